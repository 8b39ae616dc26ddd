"""Which of the words we know stand in a text, where, in whose voice, and said to be so or not?

A lexicon is one TSV file that a person can open, understand and change (`files`, `rows`). All of
them are sought in one pass over ``Article.tokens`` (`matcher`, `tries`), by lemma, stem or phrase
(`forms`), and judged in their clauses (`scanner`, `clauses`). World lists (`world`) hold what is
neutral: cue words, abbreviations, countries.

>>> from bias.article import Article, Sentence
>>> text = "Mediators fear an escalation."
>>> article = Article(text, (), (Sentence(1, 0, len(text), 0, "paragraph"),), ())
>>> [(hit.term, hit.status) for hit in hits(article, [load("escalation")])]
[('escalation', 'feared')]
"""

from __future__ import annotations

from bias.lexicon.clauses import Status
from bias.lexicon.files import Lexicon, faults, read
from bias.lexicon.forms import fold, forms, lemmas
from bias.lexicon.matcher import entries, sightings
from bias.lexicon.rows import Term
from bias.lexicon.scanner import Hit, hits
from bias.lexicon.shelf import available, load, load_all
from bias.lexicon.world import words

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
    "read",
    "sightings",
    "words",
]
