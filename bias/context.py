"""What is known about the two texts? Facts, each found once and only when somebody asks.

An analysis gets a `Context` and turns facts into words; it never looks at another analysis. The
side of a fact is "a" or "b"; with a single article there is no side "b".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import product
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from bias import (
    agency,
    bearing,
    classifier,
    lexicon,
    matching,
    quantities,
    reading,
    relation,
    uncertainty,
)
from bias.agency import Event
from bias.article import (
    BODY,
    HEADLINE,
    VOICES,
    Article,
    Sentence,
    Span,
    Voice,
    count_words,
)
from bias.article import Side as Side
from bias.attribution import Attribution, attributions
from bias.classifier import Stretch
from bias.errors import OptionError
from bias.findings import Quoted, quoted
from bias.leaning import Leaning
from bias.lexicon import Hit, Lexicon, LoadedWord
from bias.quantities import Quantity
from bias.reading import Reading
from bias.relation import Relation
from bias.uncertainty import Pack, Passage
from bias.words import is_stopword

#: Both sides of a pair, as analyses go through them.
SIDES: tuple[Side, Side] = ("a", "b")
T = TypeVar("T")

#: Shorter parts of a sentence are not judged by a model.
LEAST_JUDGED = 4
#: Pairs of sentences of which each may be compared: half a second.
ALL_PAIRS = 50_000
#: What perhaps one text alone tells stays so far under the bar of a match (`python -m
#: benchmarks.told_by_one DATA`), and has so many words.
FAR, FAR_WORDS = -2.5, 8
#: Titles, and sentences at the top, that tell what a text is about.
MATTER = 2
#: A text that repeats one figure more often is no news, and nothing follows from it.
ALIKE_FIGURES = 12


class Options(NamedTuple):
    """What a run was asked for. `fast`: no parse, no neural model; `seed`: of the dealing test;
    `lexicons`: a folder that adds to or overrides the shipped ones; `wording`: a shipped model's
    name, or the folder of one; `frames`: a folder that bias train made, in place of our models."""

    fast: bool = False
    seed: int = 1
    lexicons: Path | None = None
    wording: str | Path = "table"
    frames: Path | None = None


def _victims(known: Reading) -> dict[tuple[str, float], list[Quantity]]:
    """Figures that tell one thing where they agree, whatever the words around them."""
    found: dict[tuple[str, float], list[Quantity]] = {}
    for quantity in known.figures:
        if quantity.category in quantities.BEFALLEN:
            found.setdefault((quantity.category, quantity.value), []).append(quantity)
    return found


class VoicedPart(NamedTuple):
    """One voice's words of a sentence, `span`; and what a model judges: those, or of a few quoted
    words the whole sentence."""

    sentence: Sentence
    voice: Voice
    span: Span
    stretch: Stretch

    @property
    def alone(self) -> bool:
        """Whether the part is judged by its own words."""
        return self.span == self.stretch.span


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
        return ("a",) if self.b is None else SIDES

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

    @property
    def first(self) -> Side:
        """The side that comes first in canonical order, whichever was named first."""
        return "a" if self.a.order <= self.article("b").order else "b"

    def sentence(self, ident: str) -> Sentence:
        """The sentence called `ident` ("A3")."""
        side: Side = "a" if ident[0] == "A" else "b"
        return self.article(side).sentences[int(ident[1:]) - 1]

    def quote(
        self, side: Side, sentence: Sentence, span: Span | None = None, source: str | None = None
    ) -> Quoted:
        """Quote a sentence of `side`, or a part of it, and who says it."""
        return quoted(side, self.article(side), sentence, span, source)

    def quotes(self, ids: Sequence[str]) -> tuple[Quoted, ...]:
        """Quote whole sentences by their ids."""
        return tuple(self.quote("a" if i[0] == "A" else "b", self.sentence(i)) for i in ids)

    # -- facts about one article ------------------------------------------------------------------

    def _fact(self, name: str, side: Side, find: Callable[[Article], T]) -> T:
        key = (name, side)
        if key not in self._facts:
            self._facts[key] = find(self.article(side))
        return cast(T, self._facts[key])

    def reading(self, side: Side) -> Reading:
        """The article of `side`, read once: tokens, names, figures, attributions, events. Unless
        fast it is parsed, and of a pair each sentence has its vector, where there are models."""
        if self.options.fast:
            return self._fact("reading", side, reading.read)
        encode = self.b is not None
        return self._fact("reading", side, lambda x: reading.read_with_models(x, encode=encode))

    def events(self, side: Side) -> list[Event]:
        """Who does what to whom in the article of `side`; nothing without a parse."""
        return self._fact("events", side, lambda _: agency.events(self.reading(side)))

    def attributions(self, side: Side) -> list[Attribution]:
        """Who says what in the article of `side`."""
        return self._fact("attributions", side, lambda _: attributions(self.reading(side)))

    def speaker_at(self, side: Side, span: Span) -> str | None:
        """The person whose uttered words hold `span`, named in another sentence or not."""
        said = (
            x.speaker
            for x in self.attributions(side)
            if x.uttered and x.content.start <= span.start < x.content.end
        )
        return next((x.name for x in said if x.kind in ("named person", "unnamed person")), None)

    def hits(self, side: Side) -> list[Hit]:
        """Lexicon hits of `side`, every voice, in order."""
        return self._fact(
            "hits", side, lambda x: lexicon.hits(x, self.lexicons, self.reading(side))
        )

    def loaded_words(self, side: Side) -> list[LoadedWord]:
        """The words of `side` that may be loaded, in order, each with the chance that an editor
        would call it so."""

        def find(_: Article) -> list[LoadedWord]:
            known = self.reading(side)
            wording = lexicon.available(self.options.lexicons, "wording")
            listed = [h for h in self.hits(side) if h.lexicon in wording]
            nameless = [h for h in listed if known.names.at(h.start, h.end) is None]
            return lexicon.loaded_words(known, nameless)

        return self._fact("loaded words", side, find)

    def passages(self, side: Side) -> tuple[Passage, ...]:
        """The passages that the dealing test deals."""
        if self.b is None:
            cut = partial(reading.pieces, self.reading(side))
            return self._fact("passages", side, lambda x: uncertainty.passages(x, cut))
        return self.pack.a if side == "a" else self.pack.b

    def voiced_words(self, side: Side) -> dict[Voice, int]:
        """The words of each voice in passages and headlines."""

        def count(article: Article) -> dict[Voice, int]:
            words = {v: sum(p.count(v) for p in self.passages(side)) for v in VOICES}
            for sentence in article.sentences:
                if sentence.kind in HEADLINE:
                    for voice, span in reading.pieces(self.reading(side), sentence):
                        words[voice] += count_words(article.slice(span))
            return words

        return self._fact("voiced words", side, count)

    def voiced_parts(self, side: Side) -> list[VoicedPart]:
        """The parts of body sentences and headlines that a model judges, names silent."""

        def cut(article: Article) -> list[VoicedPart]:
            return [
                VoicedPart(
                    sentence,
                    voice,
                    span,
                    self.stretch(
                        side,
                        span if count_words(article.slice(span)) >= LEAST_JUDGED else sentence.span,
                    ),
                )
                for sentence in article.sentences
                if sentence.kind in BODY or sentence.kind in HEADLINE
                if count_words(article.slice(sentence.span)) >= LEAST_JUDGED
                for voice, span in reading.pieces(self.reading(side), sentence)
            ]

        return self._fact("voiced parts", side, cut)

    def stretch(self, side: Side, span: Span) -> Stretch:
        """A part of a text as a model judges it, names silent."""
        return reading.without_names(self.reading(side), span)

    @cached_property
    def lexicons(self) -> list[Lexicon]:
        """The lexicons that count: frames, and wording where there is one."""
        return lexicon.load_all(self.options.lexicons)

    @cached_property
    def wording_model(self) -> classifier.Model:
        """What judges how loaded words and sentences are."""
        return classifier.load(self.options.wording)

    @property
    def own_wording(self) -> bool:
        """Whether somebody chose another wording model than the shipped table."""
        return self.options.wording != Options().wording

    @cached_property
    def frame_model(self) -> classifier.SentenceModel:
        """What judges which frames a sentence dwells on."""
        tier: classifier.Tier | None = "words" if self.options.fast else None
        return classifier.load("frames", tier, self.options.frames or classifier.SHIPPED_MODELS)

    # -- facts about the pair ---------------------------------------------------------------------

    @cached_property
    def pack(self) -> Pack:
        """The passages of both texts and the deals."""
        cuts = (
            partial(reading.pieces, self.reading("a")),
            partial(reading.pieces, self.reading("b")),
        )
        return Pack.of(self.a, self.article("b"), self.options.seed, cuts)

    @cached_property
    def _profiles(self) -> matching.ProfilePair:
        """What both texts hold, for all that compares their sentences."""
        return matching.profile_pair(self.reading("a"), self.reading("b"))

    @cached_property
    def alignment(self) -> matching.Alignment:
        """Which sentences tell the same thing, and how many matches may be false."""
        return matching.Alignment.of(self.reading("a"), self.reading("b"), self._profiles)

    @property
    def matches(self) -> list[matching.Match]:
        """The matches of the alignment."""
        return list(self.alignment.matches)

    @cached_property
    def told_by_both(self) -> tuple[matching.Match, ...]:
        """The matches, each sentence in one of them: each is told once, beside its best match."""
        taken: set[str] = set()
        kept: set[int] = set()

        def rank(n: int) -> tuple[float, int, int]:
            match = self.alignment.matches[n]
            a, b = int(match.a[0][1:]), int(match.b[0][1:])
            return -match.score, a + b, a if self.first == "a" else b

        for n in sorted(range(len(self.alignment.matches)), key=rank):
            match = self.alignment.matches[n]
            if taken.isdisjoint((*match.a, *match.b)):
                taken.update(match.a, match.b)
                kept.add(n)
        return tuple(m for n, m in enumerate(self.alignment.matches) if n in kept)

    def wording_overlap(self, a: str, b: str) -> float:
        """The share of the words that tell something in the shorter of two sentences, by id, that
        the other one has too: 0 to 1."""
        left, right = self._content(a), self._content(b)
        return round(len(left & right) / max(1, min(len(left), len(right))), 4)

    def _content(self, ident: str) -> frozenset[str]:
        known = self.reading("a" if ident[0] == "A" else "b")
        tokens = known.tokens_of(self.sentence(ident))
        return frozenset(
            known.lemma[k]
            for k in tokens
            if len(known.lemma[k]) > 1 and not is_stopword(known.tokens.words[k])
        )

    @cached_property
    def untold(self) -> dict[Side, frozenset[int]]:
        """The numbers of the sentences that the other text surely does not tell.

        A figure of dead or hurt that agrees with one of the other text tells for certain, in
        whatever words.
        """
        told: dict[Side, set[int]] = {"a": set(), "b": set()}
        here, there = (_victims(self.reading(side)) for side in SIDES)
        texts = self.a.unwrapped, self.article("b").unwrapped
        for key in here.keys() & there.keys():
            if max(len(here[key]), len(there[key])) > ALIKE_FIGURES:
                continue
            for x, y in product(here[key], there[key]):
                if quantities.compare(x, y, *texts) == "equal":
                    for side, q in zip(SIDES, (x, y), strict=True):
                        if sentence := self.article(side).sentence_at(q.span.start):
                            told[side].add(sentence.number)
        a, b = self.alignment.untold
        return {"a": a - told["a"], "b": b - told["b"]}

    @cached_property
    def unmatched(self) -> dict[Side, frozenset[int]]:
        """The numbers of the sentences of the body with a verb that neither stand beside one of the
        other text nor are surely far from all."""
        told = {i for m in self.matches for i in (*m.a, *m.b)}
        return {
            side: frozenset(
                s.number
                for s in self.article(side).body
                if s.number not in self.untold[side]
                and f"{side.upper()}{s.number}" not in told
                and any(
                    self.reading(side).class_at(k) == "verb"
                    for k in self.reading(side).tokens_of(s)
                )
            )
            for side in SIDES
        }

    @cached_property
    def far(self) -> dict[Side, frozenset[int]]:
        """The `unmatched` ones that perhaps one text alone tells: long enough, and so far under the
        bar of a match."""
        return {
            side: frozenset(
                n
                for n in self.unmatched[side]
                if self.alignment.nearest[SIDES.index(side)][n - 1] <= FAR
                and count_words(self.article(side).slice(self.article(side).sentences[n - 1]))
                >= FAR_WORDS
            )
            for side in SIDES
        }

    def bearing(self, side: Side) -> NDArray[np.float64]:
        """What each sentence weighs for who asks what one text alone tells: (sentences,)."""
        return self._fact(
            "bearing", side, lambda _: bearing.weigh(self.reading(side), self.attributions(side))
        )

    def matter(self, side: Side) -> NDArray[np.float64]:
        """How near each sentence is to what its text is about, its titles and its first sentences:
        (sentences,), 0 to 1; 0 for all without vectors."""

        def find(article: Article) -> NDArray[np.float64]:
            heads = [s.number for s in article.sentences if s.kind in HEADLINE][:MATTER]
            return self._near(side, [*heads, *(s.number for s in article.body[:MATTER])])

        return self._fact("matter", side, find)

    def announced(self, side: Side) -> NDArray[np.float64]:
        """How near each sentence is to the titles of its text: (sentences,), 0 to 1; 1 for all
        without titles or vectors."""

        def find(article: Article) -> NDArray[np.float64]:
            heads = [s.number for s in article.sentences if s.kind in HEADLINE][:MATTER]
            near = self._near(side, heads)
            return near if near.any() else np.ones(len(article.sentences))

        return self._fact("announced", side, find)

    def _near(self, side: Side, numbers: Sequence[int]) -> NDArray[np.float64]:
        """How near each sentence is to the middle of those called `numbers`, by vectors."""
        vectors = self.reading(side).vectors
        if vectors is None or not numbers:
            return np.zeros(len(self.article(side).sentences))
        middle = vectors[np.array(numbers) - 1].mean(axis=0)
        near = vectors @ middle / max(float(np.linalg.norm(middle)), 1e-6)
        return np.asarray(np.round(np.clip(near, 0.0, 1.0), 4), dtype=np.float64)

    def leaning(self, side: Side) -> Leaning:
        """Which sentences of a text cannot stand alone."""
        return self._fact("leaning", side, lambda _: Leaning(self.reading(side)))

    def similarity(self, a: Sequence[int], b: Sequence[int]) -> NDArray[np.float64]:
        """How alike sentences of A and of B are, 0 to 1, by number: (len(a), len(b))."""
        (rows, at_a), (columns, at_b) = (
            np.unique(np.array(x, np.int64), return_inverse=True) for x in (a, b)
        )
        near = matching.similarity_of(
            self._profiles, rows=(rows - 1).tolist(), columns=(columns - 1).tolist()
        )
        return np.asarray(near[np.ix_(at_a, at_b)])

    @cached_property
    def relation(self) -> Relation:
        """Are these the same event? It gates what "only in A" may mean."""
        return relation.relate(self.reading("a"), self.reading("b"), self.alignment)

    @property
    def comparable(self) -> bool:
        """Whether words may be compared: there is one text alone, or both tell one story. Elsewhere
        words follow the topic, not the telling (two stories of one newsroom differ in 42 % of
        measures, two accounts of one event in 9 %)."""
        return self.b is None or self.relation.one_story
