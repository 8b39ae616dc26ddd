"""What is known about the two texts? Facts, each found once and only when somebody asks.

An analysis gets a `Context` and turns facts into words; it never looks at another analysis. The
side of a fact is "a" or "b"; with a single article there is no side "b".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from bias import classifier, lexicon, lists, matching, reading, relation, uncertainty
from bias.article import Article, Sentence, Span, Voice
from bias.errors import OptionError
from bias.report import Evidence, Quote
from bias.report import quote as quote_words

if TYPE_CHECKING:
    from bias.lexicon import Hit, Lexicon
    from bias.matching import Match
    from bias.names import Names
    from bias.quantities import Quantity
    from bias.reading import Reading
    from bias.relation import Relation
    from bias.uncertainty import Pack, Passage

Side = Literal["a", "b"]
T = TypeVar("T")

#: Families of lexicons that count words; "world" ones are knowledge for rules.
COUNTED_FAMILIES = ("frame", "wording")


#: World lists whose sightings analyses ask for.
CUES = ("calendar", "roles", "slots", "speech")


@cache
def _cue_lists() -> tuple[Lexicon, ...]:
    """Return the lists `CUES`, each a family of its own: none hides what another meets."""
    return tuple(replace(x, family=f"world {x.name}") for x in map(lists.load, CUES))


@dataclass(frozen=True)
class Options:
    """What a run was asked for. `fast`: no parse, no neural model; `seed`: of the dealing test;
    `lexicons`: a folder that adds to or overrides the shipped ones; `wording`: a shipped model's
    name, or the folder of one."""

    fast: bool = False
    seed: int = 1
    lexicons: Path | None = None
    wording: str | Path = "table"


class Context:
    """One run's facts about one article, or about two."""

    def __init__(self, a: Article, b: Article | None = None, options: Options | None = None):
        self.a, self.b = a, b
        self.options = options or Options()
        self._facts: dict[tuple[str, Side], object] = {}

    # -- articles ---------------------------------------------------------------------------------

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides there are."""
        return ("a",) if self.b is None else ("a", "b")

    def article(self, side: Side) -> Article:
        """The article on `side`.

        Raises:
            OptionError: when there is no second article.
        """
        if side == "a":
            return self.a
        if self.b is None:
            raise OptionError("this needs two articles: bias compare A B")
        return self.b

    def sentence(self, ident: str) -> Sentence:
        """The sentence called `ident` ("A3")."""
        side: Side = "a" if ident[0] == "A" else "b"
        return self.article(side).sentences[int(ident[1:]) - 1]

    def quote(self, side: Side, sentence: Sentence, span: Span | None = None) -> Quote:
        """Quote a sentence of `side`, or a part of it."""
        return quote_words(side.upper(), self.article(side), sentence, span)

    def evidence(
        self,
        note: str,
        weight: float = 0.0,
        a: tuple[str, ...] = (),
        b: tuple[str, ...] = (),
    ) -> Evidence:
        """Evidence that quotes whole sentences by their ids."""
        return Evidence(
            note,
            weight,
            tuple(self.quote("a", self.sentence(i)) for i in a),
            tuple(self.quote("b", self.sentence(i)) for i in b),
        )

    # -- facts about one article ------------------------------------------------------------------

    def _fact(self, name: str, side: Side, find: Callable[[Article], T]) -> T:
        key = (name, side)
        if key not in self._facts:
            self._facts[key] = find(self.article(side))
        return cast(T, self._facts[key])

    def sayings(self, side: Side) -> frozenset[str]:
        """The sentences of `side` as printed."""
        return self._fact("sayings", side, lambda x: frozenset(map(x.slice, x.sentences)))

    def reading(self, side: Side) -> Reading:
        """The article of `side`, read once: tokens, names, figures, attributions, events."""
        return self._fact(
            "reading", side, lambda article: reading.read(article, fast=self.options.fast)
        )

    @property
    def parser(self) -> str | None:
        """The parser that the texts were read with, None without one."""
        engines = {self.reading(side).engine for side in self.sides}
        return reading.PARSER if engines == {"parse"} else None

    def names(self, side: Side) -> Names:
        """People, places and organisations of `side`."""
        return self.reading(side).names

    def quantities(self, side: Side) -> list[Quantity]:
        """Figures of `side`, in order."""
        return list(self.reading(side).figures)

    def hits(self, side: Side) -> list[Hit]:
        """Lexicon hits of `side`, every voice, in order."""
        cues = {x.name for x in _cue_lists()}
        return self._fact(
            "counted", side, lambda _: [h for h in self._met(side) if h.lexicon not in cues]
        )

    def cues(self, side: Side, name: str) -> list[tuple[Hit, str]]:
        """Hits of the world list `name` (one of `CUES`) in `side`, in order, with their notes."""

        def find(_: Article) -> list[tuple[Hit, str]]:
            notes = {t.text: t.note for x in _cue_lists() if x.name == name for t in x.terms}
            return [(h, notes[h.term]) for h in self._met(side) if h.lexicon == name]

        return self._fact(f"cues of {name}", side, find)

    def _met(self, side: Side) -> list[Hit]:
        """Hits of all that is sought, in one pass."""
        sought = [*self.lexicons, *_cue_lists()]
        return self._fact(
            "hits", side, lambda article: lexicon.hits(article, sought, self.reading(side))
        )

    def pieces(self, side: Side, sentence: Sentence) -> list[tuple[Voice, Span]]:
        """A sentence of `side`, cut where its voice changes, reported words apart."""
        return reading.pieces(self.reading(side), sentence)

    def _cut(self, side: Side) -> Callable[[Sentence], list[tuple[Voice, Span]]]:
        return lambda sentence: self.pieces(side, sentence)

    def passages(self, side: Side) -> tuple[Passage, ...]:
        """The passages that the dealing test deals."""
        if self.b is None:
            return self._fact(
                "passages", side, lambda article: uncertainty.passages(article, self._cut(side))
            )
        return self.pack.a if side == "a" else self.pack.b

    @cached_property
    def lexicons(self) -> list[Lexicon]:
        """The lexicons that count: frames, and wording where there is one."""
        folder = self.options.lexicons
        return [x for f in COUNTED_FAMILIES for x in lexicon.load_all(folder, family=f)]

    @cached_property
    def wording_model(self) -> classifier.Model:
        """What judges how loaded words and sentences are."""
        return classifier.load(self.options.wording)

    # -- facts about the pair ---------------------------------------------------------------------

    @cached_property
    def pack(self) -> Pack:
        """The passages of both texts and the deals."""
        cut = (self._cut("a"), self._cut("b"))
        return uncertainty.Pack.of(self.a, self.article("b"), self.options.seed, cut)

    @cached_property
    def alignment(self) -> matching.Alignment:
        """Which sentences tell the same thing, and how many matches may be false."""
        return matching.Alignment.of(
            self.a,
            self.article("b"),
            names=(self.names("a"), self.names("b")),
            quantities=(self.quantities("a"), self.quantities("b")),
        )

    @property
    def matches(self) -> list[Match]:
        """The matches of the alignment."""
        return list(self.alignment.matches)

    @cached_property
    def relation(self) -> Relation:
        """Are these the same event? It gates what "only in A" may mean."""
        return relation.relate(
            self.a,
            self.article("b"),
            names_of=(self.names("a"), self.names("b")),
            quantities_of=(self.quantities("a"), self.quantities("b")),
        )
