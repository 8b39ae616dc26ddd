"""Which entries of lexicons stand in a text, in whose voice, and said to be so or not?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bias import lists, reading
from bias.article import HEADLINE, Article, Voice
from bias.lists import Lexicon
from bias.reading import STATUSES, Reading, Status

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
