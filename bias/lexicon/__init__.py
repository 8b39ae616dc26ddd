"""Which words of a lexicon stand in a text, in whose voice, and said to be so or not?

A lexicon counts something (a frame, a kind of wording). Its file and the one pass that finds its
entries are `bias.lists`; the voice and the status of a hit come from the text's `Reading`.

>>> import bias
>>> article = bias.read_text("Mediators fear an escalation.")
>>> [(hit.term, hit.status) for hit in hits(article, [load("escalation")])]
[('escalation', 'feared')]
"""

from __future__ import annotations

from pathlib import Path

from bias import lists
from bias.errors import LexiconError
from bias.lexicon.hits import Hit, hits
from bias.lexicon.loaded import LoadedWord, loaded_words, unjudged
from bias.lists import Lexicon, Term, entries, faults, fold, forms, lemmas, read_list, sightings
from bias.reading import Status

__all__ = [
    "Hit", "Lexicon", "LoadedWord", "Status", "Term", "available", "entries", "faults", "fold",
    "forms", "hits", "lemmas", "load", "load_all", "loaded_words", "read_list", "sightings",
    "unjudged",
]  # fmt: skip

#: The families that count; lists of other families are knowledge for rules.
FAMILIES = ("frame", "wording")


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
