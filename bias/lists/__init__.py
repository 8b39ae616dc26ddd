"""Which words do we know lists of, and where do their entries stand?

A list is one TSV file in ``lexicons/`` that a person can open, understand and change (`files`,
`rows`). Lists of the family ``world`` are knowledge for the rooms above (`words`): cue words,
abbreviations, countries. All lists are sought in one pass over tokens (`matcher`, `tries`), by
lemma, stem or phrase (`inflection`), and judged in their clauses (`conditions`). What a hit of a
counted lexicon is worth is said by `bias.lexicon`.
"""

from __future__ import annotations

from bias.lists.conditions import scan
from bias.lists.files import Lexicon, faults, read_list
from bias.lists.inflection import fold, forms, lemmas
from bias.lists.matcher import entries, sightings
from bias.lists.rows import Term
from bias.lists.shelf import available, load, load_all
from bias.lists.world import terms_of

__all__ = [
    "Lexicon", "Term", "available", "entries", "faults", "fold", "forms", "lemmas", "load",
    "load_all", "read_list", "scan", "sightings", "terms_of",
]  # fmt: skip
