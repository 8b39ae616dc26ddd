"""What is a cue, and where do words, sentences and quotations stand beside it?

The constructions of each word stand in ``lexicons/world_speech.tsv`` (verbs, adverbs) and
``lexicons/world_report_nouns.tsv`` (nouns, adjectives).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from bias.article import Quotation
from bias.lists import lemmas, load
from bias.reading.base import Base
from bias.reading.parse import LONGEST
from bias.reading.syntax import Syntax

Way = Literal[
    "clause", "quote", "object", "infinitive", "preposition", "passive", "noun", "according",
    "adverb", "headline", "turn",
]  # fmt: skip
_STANCES = frozenset(("endorse", "doubt", "contest", "deny"))
_NO_KIND = _STANCES | {"stance", "neutral"}
_NOT_PREPOSITIONS = frozenset(
    ("clause", "quote", "object", "infinitive", "adverb", "finding", "told")
)
#: How "clear" hangs on "made" ("made clear that", "made it clear").
_SHOWN = ("acomp", "ccomp")
_MADE = frozenset(("make", "makes", "made", "making"))
_ADDING = frozenset(("which", "who", "whose", "where"))
#: By which a writer adds what came of it, or what is meant: of 28 such clauses in 298 articles
#: these, "setting up" and "referring to" are the writer's (8 of 8), "citing" and "leaving" the
#: speaker's (read by a language model).
_OUTCOME = frozenset(("prompting", "sparking", "triggering", "escalating", "fueling"))


class Entry(NamedTuple):
    """A word that brings in somebody's words: its constructions, its stance, what it is."""

    ways: frozenset[str]
    stance: str
    note: str

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions after which it holds what is said."""
        return self.ways - _NOT_PREPOSITIONS

    @property
    def is_thought(self) -> bool:
        """Whether it names what somebody thinks or wants, and no act of saying."""
        return self.note in ("cognition", "attitude")


@dataclass
class Found:
    """Tokens of an attribution, before they become spans.

    Attributes:
        quotations: those it takes whole. colon: where the colon stands that is its cue.
        way: the construction. plain: brought in by a verb that does nothing but say.
    """

    source: list[int]
    cue: list[int]
    content: list[int]
    stance: str = "neutral"
    quotations: list[Quotation] = field(default_factory=list)
    colon: int | None = None
    way: Way = "quote"
    plain: bool = True


@cache
def _entries(name: str) -> dict[str, Entry]:
    out = {}
    for term in load(name).terms:
        if term.plain:
            stance = next((w for w in term.note.split() if w in _STANCES), "neutral")
            kind = [w for w in term.note.split() if w not in _NO_KIND]
            out[term.text] = Entry(frozenset(term.plain.split()), stance, " ".join(kind))
    return out


class CuePlaces:
    """The tokens of one article, as the search for cues asks for them.

    Attributes:
        quotations: those that somebody speaks. quotation: for each token the index of the one
            that holds it, or -1. sentence: for each token the index of its sentence, or -1.
    """

    def __init__(self, known: Base, syntax: Syntax) -> None:
        self.article, self.known, self.syntax, self.low = known.article, known, syntax, known.low
        self.starts, self.ends, _ = known.article.tokens
        self.text = known.article.unwrapped
        self.bounds = known.bounds
        self.sentence = [-1] * len(self.low)
        for n, (low, high) in enumerate(known.bounds):
            self.sentence[low:high] = [n] * (high - low)
        self.quotations = [q for q in known.article.quotations if not q.scare]
        self._opens = [q.start for q in self.quotations]
        self.quotation = [-1] * len(self.low)
        for n, quotation in enumerate(self.quotations):
            for i in self.within(quotation):
                self.quotation[i] = n

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def within(self, quotation: Quotation) -> range:
        """The tokens of a quotation."""
        return range(self.token_at(quotation.start), self.token_at(quotation.end))

    def sentence_of(self, i: int) -> range:
        """The tokens of the sentence that holds token `i`, no more than the parse takes at once."""
        low, high = self.bounds[self.sentence[i]] if self.sentence[i] >= 0 else (i, i + 1)
        return range(max(low, i - LONGEST), min(high, i + LONGEST))

    def _entry(self, i: int, name: str) -> Entry | None:
        """The entry of a token, or of a verb with its particle or "clear"."""
        table = _entries(name)
        for lemma in lemmas(self.low[i].removesuffix("'s")):
            for k in self.syntax.those(i, "prt", *_SHOWN):
                if f"{lemma} {self.low[k]}" in table:
                    return table[f"{lemma} {self.low[k]}"]
            if lemma in table:
                return table[lemma]
        return None

    def clear_of(self, v: int) -> int | None:
        """The "clear" of "made clear that", "made it clear"."""
        makes = self.low[v] in _MADE
        met = (k for k in self.syntax.those(v, *_SHOWN) if k > v and self.low[k] == "clear")
        return next(met, None) if makes else None

    def _is_aside(self, v: int) -> bool:
        """ "Lee, asked whether she knew, said": the question is nobody's, the answer is hers."""
        subject = self.syntax.subject(v) if self.syntax.tag[v] in ("VBD", "VBN") else None
        behind = subject == v - 1 and self.text[self.ends[v - 1] : self.starts[v]] == ", "
        return behind and not self.syntax.those(v, "aux", "auxpass")

    def _without_asides(self, content: list[int]) -> list[int]:
        """What is said without what the writer adds of a thing in it: ", which has ten seats"."""
        syntax = self.syntax
        asides: set[int] = set()
        for before, i in pairwise(content):
            gap = self.text[self.ends[before] : self.starts[i]]
            if self.low[i] in _ADDING and "," in gap:
                above = [i, syntax.head[i], syntax.head[syntax.head[i]]]
                tops = [k for k in above if syntax.relation[k] == "relcl"]
                asides |= set(syntax.under(tops[0])) if tops else set()
            if "," in gap and self._is_outcome(i):
                asides |= set(syntax.under(i))
        quoted = any(self.quotation[i] >= 0 for i in asides)
        return content if quoted else [i for i in content if i not in asides]

    def _is_outcome(self, i: int) -> bool:
        """ ", sparking an outcry", ", referring to the vote"."""
        after = self.low[i + 1] if i + 1 < len(self.low) else ""
        if self.low[i] in ("referring", "setting"):
            return after in ("to", "up", "off")
        return self.low[i] in _OUTCOME
