"""Which words of a lexicon stand in a text, in whose voice, and said to be so or not?

A lexicon counts something (a frame, a kind of wording). Its file and the one pass that finds its
entries are `bias.lists`; the voice and the status of a hit come from the text's `Reading`.

>>> import bias
>>> article = bias.read_text("Mediators fear an escalation.")
>>> [(hit.term, hit.status) for hit in hits(article, [load("escalation")])]
[('escalation', 'feared')]
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bias import lists, reading
from bias.article import HEADLINE, Article, Voice
from bias.errors import LexiconError
from bias.lists import Lexicon, Term, entries, faults, fold, forms, lemmas, read_list, sightings
from bias.reading import STATUSES, Reading, Status

__all__ = [
    "Hit",
    "Lexicon",
    "Status",
    "Term",
    "available",
    "entries",
    "faults",
    "fold",
    "forms",
    "hits",
    "lemmas",
    "load",
    "load_all",
    "read_list",
    "sightings",
]

#: The families that count; lists of other families are knowledge for rules.
FAMILIES = ("frame", "wording")


_OWNERS = frozenset(("'s", "'S"))


class Hit(NamedTuple):
    """An entry that was met. `start`, `end` are characters; `sentence` is Sentence.number."""

    lexicon: str
    term: str
    start: int
    end: int
    sentence: int
    voice: Voice
    status: Status
    weight: float


def available(folder: str | Path | None = None, family: str | None = None) -> list[str]:
    """Return the names of the lexicons that count, of one family or of all, alphabetically."""
    return sorted(n for f in _families(family) for n in lists.available(folder, f))


def load(name: str, folder: str | Path | None = None) -> Lexicon:
    """Load a lexicon by name; one in `folder` goes before the shipped one of that name.

    Raises:
        LexiconError: there is none of that name, or its file has a fault.
    """
    names = available(folder)
    if name not in names:
        raise LexiconError(f'there is no lexicon "{name}". There are: {", ".join(names)}.')
    return lists.load(name, folder)


def load_all(folder: str | Path | None = None, family: str | None = None) -> list[Lexicon]:
    """Load every lexicon that counts, or those of one family, by family and order.

    Raises:
        LexiconError: a file has a fault.
    """
    return [x for f in _families(family) for x in lists.load_all(folder, f)]


def _families(family: str | None) -> tuple[str, ...]:
    return FAMILIES if family is None else (family,)


def hits(article: Article, lexicons: Sequence[Lexicon], known: Reading | None = None) -> list[Hit]:
    """Return every entry of `lexicons` met in `article`, by place and then lexicon.

    In one family a word counts once: for the longest entry, then for the lexicon of the lower
    ``order``. Entries of different families may overlap. Words outside every sentence meet
    nothing.

    Args:
        known: the reading of `article`, where it was made before.

    Raises:
        LexiconError: a world list that a condition names does not exist.
    """
    if known is None:
        bounds, cuts, status = reading.outline(article)
    else:
        bounds, cuts, status = known.bounds, known.cuts, known.columns.status
    met = lists.scan(article.text, article.tokens, bounds, cuts, lexicons)
    starts, ends, words = article.tokens
    codes = status.tobytes()  # plain integers when indexed, faster than numpy's
    answer: list[Hit] = []
    number, quoted = -1, False
    around: Voice = "narration"
    for n, first, end, entry in met:
        if n != number:
            number, sentence = n, article.sentences[n]
            around = "headline" if sentence.kind in HEADLINE else "narration"
            quoted = article.quoted(sentence)
        start, stop = starts[first], ends[end - 1]
        if words[end - 1][-2:] in _OWNERS:
            stop -= 2
        voice = around
        if quoted:
            quotation = article.quotation_at(start)
            if quotation is not None and not quotation.scare:
                voice = "quotation"
        if voice == "narration" and known is not None:
            voice = reading.voice(known, first)
        status_of = STATUSES[codes[first]]
        answer.append(
            Hit(entry.lexicon, entry.text, start, stop, n + 1, voice, status_of, entry.weight)
        )
    return answer
