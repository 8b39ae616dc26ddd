"""What ties two texts to one happening, or sets them apart? Things a reader can check.

Of the happening: sentences of either text that tell the same, one of them in an opening; openings
that the other text does not tell; days of what was done. Of the story: the names that both texts
speak of, or that one speaks of most and the other never.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import product
from typing import Literal, NamedTuple

import numpy as np

from bias import words
from bias.article import HEADLINE, Article, Sentence, Span, sentence_ids
from bias.findings import Ids
from bias.matching import Match
from bias.reading import Reading
from bias.relation import entities
from bias.relation.cores import LEAST, Core, Partner, core
from bias.relation.moments import days_apart
from bias.relation.openings import LEAD, LOOKED_AT, OPENING, opening_of
from bias.relation.particulars import find_particulars

Kind = Literal["story", "occurrence"]

MOST_NOTED = 4  # names that one reason tells
_OTHERS = 2  # names beside which countries and the like are not told
#: Cosine from which a sentence may be told by another although they are not matched: of four
#: of `rule` pairs that have none matched and one so near, three are told there.
NEAR = 0.65
_MOST_TOLD, _MOST_TRIED = 2, 6  # matches shown, and looked at for a clause
MET = 2  # words that two clauses must have in common to be read side by side
MOST_WHOLE = 20  # words of a sentence that is quoted whole: two lines (a guess)


class Anchor(NamedTuple):
    """One thing for or against: `a` and `b` are ids of the sentences it stands in.

    Attributes:
        anchor: "names", "told" (sentences that both tell; against: openings that the other text
            does not tell), "day", "next day", "opening" (what each tells first) or "text" (one
            and the same).
        words_a, words_b: what shows it in each text: names by their key, a weekday as its number, a
            date as printed, a figure in digits.
        shared: of words that face each other, what each two are: "name", "time" or, of a figure,
            what it counts.
        core_a, core_b: what is told, in a dozen words or a short sentence: stretches as printed; of
            "told" in one text where the other bears all of it, else in both.
    """

    kind: Kind
    anchor: str
    holds: bool
    a: Ids
    b: Ids
    words_a: tuple[str, ...] = ()
    words_b: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    core_a: tuple[str, ...] = ()
    core_b: tuple[str, ...] = ()


# -- the happening --------------------------------------------------------------------------------


class Told(NamedTuple):
    """What both texts tell: what is shown of it; and the matches near the top in which one deed is
    told, be it not in all that is said of it."""

    shown: tuple[Anchor, ...]
    deeds: tuple[Match, ...]


def find_told(a: Reading, b: Reading, matches: Sequence[Match]) -> Told:
    """A clause of an opening that both texts bear in all that it says, or else two sentences that
    open the texts, each in its own words; where nothing can be quoted, the surest match near the
    top stands for it. And with it what else both openings name."""
    top = {*sentence_ids("A", opening_of(a.article)), *sentence_ids("B", opening_of(b.article))}
    titles = {i for side, x in (("A", a), ("B", b)) for i in sentence_ids(side, _titles(x))}
    exchanged = a.article.order > b.article.order

    def rank(m: Match) -> tuple[int, bool, int, int, float]:
        own = _number(m.b if exchanged else m.a)
        early = (not top.isdisjoint(m.a)) + (not top.isdisjoint(m.b))
        titled = not titles.isdisjoint((*m.a, *m.b))
        return -early, titled, _number(m.a) + _number(m.b), own, -m.score

    near = sorted((m for m in matches if _early(m.a) and _early(m.b)), key=rank)[:_MOST_TRIED]
    deeds = tuple(m for m in near if any(True for _ in _cores(a, b, m, top)))
    borne = [x for m in near if (x := _borne(a, b, m, top, exchanged)) is not None]
    first = [x for x in borne if not (top.isdisjoint(x.a) or top.isdisjoint(x.b))]
    beside = None if first else _side_by_side(a, b, near, exchanged)
    found = first or [*([beside] if beside else []), *borne]
    by_core = {(x.core_a, x.core_b): x for x in reversed(found)}  # said once
    found = [x for x in found if by_core[x.core_a, x.core_b] is x][:_MOST_TOLD]
    if not found and near:
        surest = max((m for m in near if rank(m)[0] == rank(near[0])[0]), key=lambda m: m.score)
        found = [Anchor("occurrence", "told", True, surest.a, surest.b)]
    return Told(tuple(_with_particulars(a, b, found)), deeds)


def _titles(known: Reading) -> list[Sentence]:
    return [s for s in known.article.sentences if s.kind in HEADLINE]


def _number(ids: Sequence[str]) -> int:
    return int(ids[0][1:])


def _early(ids: Ids) -> bool:
    return all(int(i[1:]) <= LOOKED_AT for i in ids)


def _with_particulars(a: Reading, b: Reading, found: Sequence[Anchor]) -> Iterator[Anchor]:
    """The reasons; with the first what both openings name, by itself only with a day or a figure:
    the story's names tell more than a few of them."""
    shared = find_particulars(a, b)
    for n, anchor in enumerate(found):
        quoted = anchor.core_a or anchor.core_b or {x.kind for x in shared} - {"name"}
        own = shared if n == 0 and quoted else []
        yield anchor._replace(
            words_a=tuple(x.a for x in own),
            words_b=tuple(x.b for x in own),
            shared=tuple(x.kind for x in own),
        )


def _cores(
    a: Reading, b: Reading, match: Match, top: Set[str], borne: bool = False
) -> Iterator[tuple[str, str, Core | None, Core | None]]:
    """Of the matched sentences, two by two, the clauses in which either tells what the other does.
    What neither text opens with tells a side of the story: its words name no event."""
    for i, j in product(match.a, match.b):
        if not (i in top or j in top):
            continue
        left, right = (x.article.sentences[_number([n]) - 1] for x, n in ((a, i), (b, j)))
        mine, theirs = core(a, left, (b, right), borne), core(b, right, (a, left), borne)
        if (mine or theirs) and not (mine and theirs and _is_crossed(mine, theirs)):
            yield i, j, mine, theirs


def _borne(a: Reading, b: Reading, match: Match, top: Set[str], exchanged: bool) -> Anchor | None:
    """The clause of either text that holds most of what both tell and nothing that one alone does;
    as printed."""
    best, told = 0.0, None
    for i, j, mine, theirs in _cores(a, b, match, top, borne=True):
        worth = _worth(mine), _worth(theirs)
        if max(worth) <= best:
            continue
        best = max(worth)
        own = worth[0] >= worth[1] if not exchanged else worth[0] > worth[1]
        told = Anchor("occurrence", "told", True, (i,), (j,))
        if own and mine:
            told = told._replace(core_a=_printed(a, mine.spans))
        elif theirs:
            told = told._replace(core_b=_printed(b, theirs.spans))
    return told


def _side_by_side(
    a: Reading, b: Reading, matches: Sequence[Match], exchanged: bool
) -> Anchor | None:
    """The surest match of titles and leads, or else of openings, or of one, with what each text
    tells where the two say something alike."""
    tops = [
        [set(sentence_ids(s, opening_of(x.article, n))) for n in (LEAD, OPENING)]
        for s, x in (("A", a), ("B", b))
    ]
    met = []
    for m in matches:
        for i, j in product(m.a, m.b):
            deep = sum(not (i in left and j in right) for left, right in zip(*tops, strict=True))
            own = _number(m.b if exchanged else m.a)
            met.append((deep, -m.score, _number(m.a) + _number(m.b), own, i, j))
    for deep, *_, i, j in sorted(met):
        left, right = (x.article.sentences[_number([n]) - 1] for x, n in ((a, i), (b, j)))
        cited = (
            _cited(a, left, (b, right), deep < len(tops)),
            _cited(b, right, (a, left), deep < len(tops)),
        )
        if _alike(a, cited[0], b, cited[1]):
            cores = _printed(a, cited[0]), _printed(b, cited[1])
            if cores[0] == cores[1]:
                cores = (cores[0], ()) if not exchanged else ((), cores[1])
            return Anchor("occurrence", "told", True, (i,), (j,), core_a=cores[0], core_b=cores[1])
    return None


def _cited(known: Reading, sentence: Sentence, partner: Partner, opens: bool) -> tuple[Span, ...]:
    """What a sentence tells, to be read beside its partner: the whole of a short one that opens a
    text, else the clause that holds most of the other."""
    if opens and LEAST <= len(known.article.slice(sentence).split()) <= MOST_WHOLE:
        return (Span(sentence.start, sentence.end),)
    found = core(known, sentence, partner) or (core(known, sentence, None) if opens else None)
    return found.spans if found is not None else ()


def _alike(a: Reading, left: Sequence[Span], b: Reading, right: Sequence[Span]) -> bool:
    """Whether two words of what is cited meet, one of them no name."""
    mine, theirs = (
        [(i, _kin(x.lemma[i])) for s in spans for i in x.tokens_in(s) if _tells(x, i)]
        for x, spans in ((a, left), (b, right))
    )
    met = {(i, j) for i, one in mine for j, other in theirs if one & other}
    plain = any(not (_is_named(a, i) or _is_named(b, j)) for i, j in met)
    return plain and min(len({i for i, _ in met}), len({j for _, j in met})) >= MET


def _tells(known: Reading, token: int) -> bool:
    named = known.is_open(token) or known.class_at(token) == "name"
    return named and not words.is_stopword(known.lemma[token])


def _is_named(known: Reading, token: int) -> bool:
    return known.names.at(*known.span(token, token + 1)) is not None


def _kin(lemma: str) -> set[str]:
    """The family of a word and the kinds of event that it may name."""
    word = words.look_up(lemma)
    return {word.family, *word.groups}


def _is_crossed(one: Core, other: Core) -> bool:
    """Whether what one does is done to them in the other: "A lashed out at B" and the reverse."""
    met = one.doer & other.rest or other.doer & one.rest
    return one.verb == other.verb and bool(met) and one.doer.isdisjoint(other.doer)


def _worth(found: Core | None) -> float:
    return found.worth if found is not None else -1.0


def _printed(reading: Reading, spans: Sequence[Span]) -> tuple[str, ...]:
    text = reading.article.text
    return tuple(" ".join(text[s.start : s.end].split()) for s in spans)


def find_untold(a: Reading, b: Reading, matches: Sequence[Match]) -> Anchor | None:
    """The first sentences of either text, where no match tells any of them and no sentence of the
    other text comes near; None where both leads are told."""
    found = {i for m in matches for i in (*m.a, *m.b)} | _near(a, b)
    leads = [sentence_ids(s, opening_of(x.article, LEAD)) for s, x in (("A", a), ("B", b))]
    left, right = (ids[:LEAD] if found.isdisjoint(ids) else () for ids in leads)
    if not (left or right):
        return None
    core_a, core_b = (
        (_first_told(x, HEADLINE)[0] or _first_told(x)[0]) if own else ()
        for x, own in ((a, left), (b, right))
    )
    return Anchor("occurrence", "told", False, left, right, core_a=core_a, core_b=core_b)


def _near(a: Reading, b: Reading) -> set[str]:
    """The sentences to which a sentence of the other text is near by its vector."""
    if a.vectors is None or b.vectors is None or not (len(a.vectors) and len(b.vectors)):
        return set()
    near = np.round(a.vectors @ b.vectors.T, 3) >= NEAR
    return {
        f"{side}{n + 1}"
        for side, axis in (("A", 1), ("B", 0))
        for n in np.flatnonzero(near.any(axis=axis)).tolist()
    }


def find_day(a: Reading, b: Reading) -> Anchor | None:
    """The days on which what the texts open with was done, where they differ."""
    days = days_apart(a, b)
    if days is None:
        return None
    ids = sentence_ids("A", [days[0].sentence]), sentence_ids("B", [days[1].sentence])
    left, right = (d.printed if d.is_date else str(int(d.value)) for d in days)
    anchor = "day" if days[0].apart(days[1]) > 1 else "next day"
    return Anchor("occurrence", anchor, False, ids[0], ids[1], (left,), (right,))


def find_openings(a: Reading, b: Reading) -> Anchor | None:
    """What each text tells first."""
    told = [_first_told(x) for x in (a, b)]
    if not all(cores for cores, _ in told):
        return None
    (core_a, a_first), (core_b, b_first) = told
    ids = sentence_ids("A", [a_first]), sentence_ids("B", [b_first])
    return Anchor("occurrence", "opening", False, ids[0], ids[1], core_a=core_a, core_b=core_b)


def _first_told(
    reading: Reading, without: Set[str] = frozenset()
) -> tuple[tuple[str, ...], Sentence]:
    """The first title that is as short, or the first clause, that can be told in a dozen words, of
    sentences that are not of some kinds."""
    article = reading.article
    for sentence in opening_of(article, LEAD):
        if sentence.kind in without:
            continue
        said = article.slice(sentence).split()
        if sentence.kind in HEADLINE and LEAST <= len(said) <= MOST_WHOLE:
            return (" ".join(said),), sentence
        if found := core(reading, sentence, None):
            return _printed(reading, found.spans), sentence
    return (), article.sentences[0]


def same_text(a: Article, b: Article) -> Anchor:
    """The reason why a text and itself tell one event."""
    ids = sentence_ids("A", opening_of(a)[:1]), sentence_ids("B", opening_of(b)[:1])
    return Anchor("occurrence", "text", True, *ids)


# -- the story ------------------------------------------------------------------------------------


def find_names(a: Reading, b: Reading) -> Anchor:
    """The names that both texts speak of most, or that there are none."""
    exchanged = a.article.order > b.article.order
    shared = entities.pairs(entities.early_names(a), entities.early_names(b), exchanged)
    if not shared:
        return Anchor("story", "names", False, (), ())
    # Ties go by where the names stand, never by the names: exchanging two exchanges only them.
    shared.sort(key=lambda p: (-round(entities.weight(*p), 6), entities.stands(*p)))
    telling = [p for p in shared if not entities.is_common(*p)]
    shared = telling if len(telling) >= _OTHERS else shared
    left, right = zip(*shared[:MOST_NOTED], strict=True)
    ids = entities.where(a.article, "A", left), entities.where(b.article, "B", right)
    return Anchor(
        "story",
        "names",
        True,
        *ids,
        entities.keys(left),
        entities.keys(right),
        ("name",) * len(left),
    )


def find_apart(a: Reading, b: Reading) -> Anchor | None:
    """The names that each text tells most of and the other never."""
    left, right = (
        entities.only_in(*x, MOST_NOTED) for x in ((a.names, b.names), (b.names, a.names))
    )
    if not left and not right:
        return None
    ids = entities.where(a.article, "A", left), entities.where(b.article, "B", right)
    return Anchor("story", "names", False, *ids, entities.keys(left), entities.keys(right))
