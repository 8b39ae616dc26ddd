"""How do two sentences that tell the same thing differ?

Eight kinds of difference, each with the words that show it in either text: contradiction, figure,
time, place, label (what a thing is called), doer (named or not), voice (somebody's claim or the
writer's own statement) and detail (in one only). What is not sure is left out: a missing row says
nothing, a wrong one says that two writers disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from bias import quantities
from bias.aligner import opposites
from bias.aligner.claims import Claims, Word, read
from bias.aligner.contradiction import contradictions
from bias.aligner.pairing import Pair
from bias.article import Article, Sentence, Span, tokenize
from bias.lists import terms_of as words
from bias.names import Names
from bias.quantities import Quantity
from bias.words.closed import DAYS, PREPOSITION, stems
from bias.words.stems import stem

Kind = Literal["contradiction", "figure", "time", "place", "label", "doer", "voice", "detail"]
#: In the order in which a reader should see them.
KINDS: tuple[Kind, ...] = (
    "contradiction", "voice", "figure", "doer", "label", "place", "time", "detail",
)  # fmt: skip

_DETAILS = 3  # details shown for each side of a match
_NAMING = 3  # words that a claim and the other text must share before the voices differ
#: Victims are counted once an event; other figures of two sentences may be of two things. What a
#: contradiction needs beyond that (`incompatible`) makes a conflict of any other category.
_VICTIMS = frozenset({"killed", "hurt", "missing", "displaced", "detained"})
_COUNTED = _VICTIMS | {"people", "money", "share"}
_CLAIM = 0.5  # and their share of the claim
_CHARGES = stems(
    "allege allegation accuse accusation claim charge indict indictment suspect suspicion "
    "reportedly blame deny denial dispute lawsuit sue complaint report"
)


class Side(NamedTuple):
    """A sentence of one text, and what is known about that text."""

    article: Article
    sentence: Sentence
    names: Names
    quantities: Sequence[Quantity]

    @property
    def text(self) -> str:
        return self.article.slice(self.sentence)

    def at(self, span: Span) -> Span:
        """Move a span of the sentence to the article."""
        return Span(span.start + self.sentence.start, span.end + self.sentence.start)

    def figures(self) -> list[Quantity]:
        """The figures of the sentence."""
        low, high = self.sentence.span
        return [q for q in self.quantities if low <= q.span.start < high]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; spans point into the articles. `a` or `b` is None for a detail that only
    the other text has."""

    kind: Kind
    a: Span | None
    b: Span | None
    note: str


def differences(left: Side, right: Side) -> list[Difference]:
    """Return the differences between a sentence of A and one of B, gravest first."""
    one, two = read(left.text), read(right.text)
    found = [
        *_contradiction(left, right),
        *_voice(left, right, one, two),
        *_figure(left, right),
        *_doer(left, right, one, two),
        *_label(left, right, one, two),
        *_place(left, right),
        *_time(left, right, one, two),
        *_detail(left, right),
    ]
    found.sort(key=lambda d: KINDS.index(d.kind))
    return list(dict.fromkeys(found))


def _contradiction(left: Side, right: Side) -> Iterable[Difference]:
    for clash in contradictions(left.text, right.text):
        a, b = left.at(clash.a), right.at(clash.b)
        # What a person said in quotation marks is that person's; the writer may think otherwise.
        if "quotation" in (left.article.voice_at(a.start), right.article.voice_at(b.start)):
            continue
        yield Difference("contradiction", a, b, clash.note)


# --- voice ----------------------------------------------------------------------------------------


def _voice(left: Side, right: Side, one: Claims, two: Claims) -> Iterable[Difference]:
    """The same words as somebody's claim in one text and as the writer's own in the other."""
    for mine, theirs, said, told, flip in (
        (left, right, one, two, False),
        (right, left, two, one, True),
    ):
        if told.speeches or _disputed(told) or _quoted(theirs):
            continue
        for n, speech in enumerate(said.speeches):
            if not speech.contested or not speech.source or speech.denied:
                continue
            inside = [i for i in said.content() if said.words[i].speech == n]
            pairs = [
                (i, j)
                for i in inside
                for j in told.content()
                if opposites.same(said.words[i], told.words[j])
            ]
            held = {i for i, _ in pairs}
            if len(held) < _NAMING or len(held) < _CLAIM * len(inside):
                continue
            claim = _reach(mine, said, list(held), speech.cue)
            own = _reach(theirs, told, [j for _, j in pairs], None)
            a, b = (own, claim) if flip else (claim, own)
            note = "a claim by somebody in one text, the writer's own words in the other"
            yield Difference("voice", a, b, note)


def _disputed(told: Claims) -> bool:
    """Whether a sentence speaks of claims and charges without saying whose."""
    return any(w.stem in _CHARGES for w in told.words)


def _quoted(side: Side) -> bool:
    """Whether a sentence has words in quotation marks."""
    return any(voice == "quotation" for voice, _ in side.article.pieces(side.sentence))


def _reach(side: Side, said: Claims, places: list[int], cue: int | None) -> Span:
    """The words from the first to the last of `places`; with the cue of a speech and its source."""
    first, last = min(places), max(places)
    if cue is not None:
        first, last = min(first, cue), max(last, cue)
        while first and said.words[first - 1].content:
            first -= 1
    return side.at(Span(said.words[first].start, said.words[last].end))


# --- figures, times, places -----------------------------------------------------------------------


def _figure(left: Side, right: Side) -> Iterable[Difference]:
    for q in left.figures():
        for r in right.figures():
            if q.category not in _COUNTED or r.category != q.category:
                continue
            relation = quantities.compare(q, r, left.article.text, right.article.text)
            if relation == "conflict" and q.category in _VICTIMS:
                yield Difference("figure", q.span, r.span, "figures that exclude each other")
            elif (
                q.unit == r.unit
                and relation == "compatible"
                and left.article.slice(q.span) != right.article.slice(r.span)
            ):
                yield Difference("figure", q.span, r.span, "figures that can both hold")


def _time(left: Side, right: Side, one: Claims, two: Claims) -> Iterable[Difference]:
    a = [w for w in one.words if w.low in DAYS]
    b = [w for w in two.words if w.low in DAYS]
    if len(a) == 1 and len(b) == 1 and a[0].low != b[0].low:
        yield Difference("time", left.at(a[0].span), right.at(b[0].span), "another day")
    for q in left.figures():
        for r in right.figures():
            if q.category == r.category == "date" and q.unit == r.unit and q.hedge == r.hedge:
                dates = [sum(x.category == "date" for x in s.figures()) for s in (left, right)]
                if dates == [1, 1] and q.value != r.value:
                    yield Difference("time", q.span, r.span, "another date")


def _place(left: Side, right: Side) -> Iterable[Difference]:
    """Places that the texts name for it, when they share none."""
    a, b = _places(left), _places(right)
    if not a or not b or a.keys() & b.keys():
        return
    yield Difference("place", next(iter(a.values())), next(iter(b.values())), "another place")


def _places(side: Side) -> dict[str, Span]:
    """Places where something is said to be: a place after a preposition, by its match."""
    found: dict[str, Span] = {}
    low, high = side.sentence.span
    for mention, entity in side.names.within(low, high):
        before = side.article.text[max(low, mention.start - 20) : mention.start]
        if (
            entity.kind == "place"
            and mention.role in ("place", "name")
            and re.search(
                r"\b(?:in|at|near|inside|outside|across|into|on)\s+(?:the\s+|[a-z]+ern\s+)?$",
                before,
            )
        ):
            found.setdefault(entity.match, Span(mention.start, mention.end))
    return found


# --- what things are called, who did them ---------------------------------------------------------


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    """Stem -> family of the world list "labels"; phrases by their stems joined."""
    from bias.lists import load

    return {" ".join(stem(w) for w in t.text.split()): t.note for t in load("labels").terms}


def _labels(said: Claims) -> dict[str, dict[str, Word]]:
    """Family -> stem -> the word, for the words of a sentence that colour what they name."""
    found: dict[str, dict[str, Word]] = {}
    table = _families()
    for word in said.words:
        family = table.get(word.stem)
        if family and word.kind == "content":
            found.setdefault(family, {}).setdefault(word.stem, word)
    return found


def _label(left: Side, right: Side, one: Claims, two: Claims) -> Iterable[Difference]:
    a, b = _labels(one), _labels(two)
    for family in sorted(a.keys() & b.keys()):
        if a[family].keys() & b[family].keys():
            continue
        x, y = next(iter(a[family].values())), next(iter(b[family].values()))
        if x.root != y.root:
            yield Difference("label", left.at(x.span), right.at(y.span), f"a word for {family}")


def _doer(left: Side, right: Side, one: Claims, two: Claims) -> Iterable[Difference]:
    """One deed, told with its doer in one text and as a passive without one in the other."""
    pair = Pair(one, two)
    for i in one.content():
        for j in two.content():
            if one.words[i].root != two.words[j].root or one.words[i].stem in _tellings():
                continue
            if not pair.of_one_thing(i, j):
                continue
            a, b = _form(one, i), _form(two, j)
            if {a[0], b[0]} != {"bare", "doer"}:
                continue
            note = "one text names the doer, the other does not here"
            yield Difference("doer", left.at(a[1]), right.at(b[1]), note)


@lru_cache(maxsize=1)
def _tellings() -> frozenset[str]:
    """Stems of verbs of saying: who announced a thing did not do it."""
    return frozenset(stem(w) for w in words("speech") if " " not in w)


def _form(said: Claims, i: int) -> tuple[str, Span]:
    """How a deed is told: "bare" (a passive without "by"), "doer" (with one), or "" (not sure)."""
    word = said.words[i]
    near = [w for w in said.words[max(0, i - 3) : i] if w.clause == word.clause]
    passive = any(w.low in ("was", "were", "been", "being") for w in near) and (
        word.low.endswith("ed") or words("irregular", "verb").get(word.low) is not None
    )
    by = next((k for k in range(i + 1, len(said.words)) if said.words[k].low == "by"), 0)
    if passive and not by:
        return "bare", Span(near[0].start, word.end)
    if passive and by < i + 7:
        end = said.words[min(by + 2, len(said.words) - 1)]
        return "doer", Span(word.start, end.end)
    first = i
    while first and said.words[first - 1].kind == "name":
        first -= 1
    before = said.words[first - 1].low if first else ""
    if not passive and first < i and before not in PREPOSITION and word.low.endswith("ed"):
        return "doer", Span(said.words[first].start, word.end)
    return "", word.span


# --- details --------------------------------------------------------------------------------------


def _detail(left: Side, right: Side) -> Iterable[Difference]:
    """Names and figures that only one of the two sentences has."""
    for side, other, mine in ((left, right, True), (right, left, False)):
        keys = {e.match for _, e in other.names.within(*other.sentence.span)}
        there = {w.lower() for w in tokenize(other.article.slice(other.sentence)).words}
        # "Joe Biden" beside "Biden" is no detail: a word of the name stands in the other sentence.
        spans = [
            Span(m.start, m.end)
            for m, e in side.names.within(*side.sentence.span)
            if e.match not in keys
            and not any(
                len(w) > 1 and w.lower() in there
                for w in tokenize(side.article.text[m.start : m.end]).words
            )
        ]
        kinds = {q.category for q in other.figures()}
        spans += [q.span for q in side.figures() if q.category not in kinds]
        seen: set[str] = set()
        for span in sorted(spans):
            word = side.article.slice(span)
            if word in seen or len(seen) == _DETAILS:
                continue
            seen.add(word)
            a, b = (span, None) if mine else (None, span)
            yield Difference("detail", a, b, "only here")
