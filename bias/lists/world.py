"""Which words does a world list name?

World lists (family ``world``) are neutral knowledge without weights: cue words, abbreviations,
countries. Other rooms ask for them by name and need not know that they are files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from bias.lists.shelf import load


@lru_cache(maxsize=256)
def terms_of(name: str, note: str | None = None) -> Mapping[str, str]:
    """Return the terms of the shipped world list `name`, each with its ``plain`` column.

    Args:
        name: as in ``available(family="world")``: "speech", "harm", "countries" ...
        note: keep only the rows whose ``note`` is this ("capital", "demonym"); a row may have
            several notes, with commas between them.

    Returns:
        term as written -> plain ("" where the column is empty); made once, not to be changed.

    Raises:
        LexiconError: there is no list of that name, or its file has a fault.

    >>> terms_of("countries", "capital")["Kabul"]
    'Afghanistan'
    """
    return MappingProxyType(_terms_by_note(name).get(note, {}))


@lru_cache(maxsize=256)
def _terms_by_note(name: str) -> dict[str | None, dict[str, str]]:
    """Each term with its ``plain``: all of a list (None), and those of each note; these lists are
    checked before they ship."""
    every: dict[str, str] = {}
    found: dict[str | None, dict[str, str]] = {None: every}
    for row in load(name).rows:
        text, _, note, plain, _ = row.split("\t", 4)
        every[text] = plain
        for kind in note.split(", "):
            found.setdefault(kind, {})[text] = plain
    return found
