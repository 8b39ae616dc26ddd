"""What ties two texts to one happening, or sets them apart? Things a reader can check.

Of the happening: sentences of either text that tell the same, one of them in an opening; openings
that the other text does not tell; days of what was done. Of the story: the names that both texts
speak of, or that one speaks of most and the other never.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from bias import words
from bias.article import HEADLINE, Article, Sentence, sentence_ids
from bias.findings import Ids
from bias.lists import fold
from bias.matching import Match, Reason
from bias.names import Entity, Names
from bias.reading import Reading
from bias.relation.cores import LEAST, MOST, Core, core
from bias.relation.moments import days_apart
from bias.relation.openings import LEAD, LOOKED_AT, looked_at, opening_of

Kind = Literal["story", "occurrence"]

MOST_NOTED = 4  # names that one reason tells
_MOST_TOLD, _MOST_TRIED = 2, 6  # matches shown, and looked at for a clause
_MOST_WORDS = 3  # that a match is shown to share
MOST_WHOLE = 20  # tokens of a headline that is quoted whole: two lines (a guess)
#: The order in which what a match shares is told: what happened, who or where, how many, when.
_ORDER = ("word", "akin", "name", "figure", "time")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing for or against: `a` and `b` are ids of the sentences it stands in.

    Attributes:
        anchor: "names", "told" (sentences that both tell; against: openings that the other text
            does not tell), "day", "next day", "opening" (what each tells first) or "text" (one
            and the same).
        words_a, words_b: what shows it in each text: names by their key, words as printed, a
            weekday as its number, a date as printed.
        shared: of words that face each other, what each two are: "name", "word" (one word in
            both), "akin" (two words for one thing), "figure" or "time".
        core_a, core_b: what is told, in a dozen words: stretches as printed; of "told" in the
            words of one text.
        whole: the core is a headline as it stands, since no clause that both tell can be cut out.
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
    whole: bool = False


# -- the happening --------------------------------------------------------------------------------


def find_told(a: Reading, b: Reading, matches: Sequence[Match]) -> list[Anchor]:
    """The matches near the top that can be told in a dozen words, or else the first: those of two
    sentences of openings before those of one."""
    top = {*sentence_ids("A", opening_of(a.article)), *sentence_ids("B", opening_of(b.article))}
    exchanged = a.article.order > b.article.order

    titles = {
        *sentence_ids("A", [s for s in a.article.sentences if s.kind in HEADLINE]),
        *sentence_ids("B", [s for s in b.article.sentences if s.kind in HEADLINE]),
    }

    def rank(m: Match) -> tuple[int, bool, int, int, float]:
        own = _number(m.b if exchanged else m.a)
        early = (not top.isdisjoint(m.a)) + (not top.isdisjoint(m.b))
        return (
            -early,
            not titles.isdisjoint((*m.a, *m.b)),
            _number(m.a) + _number(m.b),
            own,
            -m.score,
        )

    near = sorted((m for m in matches if _early(m.a) and _early(m.b)), key=rank)[:_MOST_TRIED]
    told = [_told(a, b, m, exchanged, top.isdisjoint((*m.a, *m.b))) for m in near]
    if cored := [x for x in told if x.core_a or x.core_b]:
        return cored[:_MOST_TOLD]
    whole = (_with_headline(a, b, x) for x in told)
    return [x for x in whole if x is not None][:1] or told[:1]


def _number(ids: Sequence[str]) -> int:
    return int(ids[0][1:])


def _early(ids: Ids) -> bool:
    return all(int(i[1:]) <= LOOKED_AT for i in ids)


def _told(a: Reading, b: Reading, match: Match, exchanged: bool, late: bool) -> Anchor:
    kept = _told_words(match)
    shared = tuple(r.kind for r in kept)
    words_a, words_b = tuple(r.a for r in kept), tuple(r.b for r in kept)
    # What neither text opens with tells a side of the story: its words name no event.
    cores = ((), ()) if late else _shared_core(a, b, match, exchanged)
    return Anchor(
        "occurrence", "told", True, match.a, match.b, words_a, words_b, shared, cores[0], cores[1]
    )


def _told_words(match: Match) -> list[Reason]:
    reasons = sorted(match.reasons, key=lambda r: _ORDER.index(r.kind))
    kept = [r for r in reasons if r.kind in {"word", "akin"}][:2]
    return kept + [r for r in reasons if r not in kept][: _MOST_WORDS - len(kept)]


def _shared_core(
    a: Reading, b: Reading, match: Match, exchanged: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The clause of either text that holds most of what both tell: of one of them, as printed."""
    best: list[Core | None] = [None, None]
    for i, j in product(match.a, match.b):
        pair = a.article.sentences[_number([i]) - 1], b.article.sentences[_number([j]) - 1]
        found = core(a, pair[0], (b, pair[1])), core(b, pair[1], (a, pair[0]))
        best = [max(x, y, key=_worth) for x, y in zip(best, found, strict=True)]
    left, right = (_worth(x) for x in best)
    own = left >= right if not exchanged else left > right
    return (_printed(a, best[0]), ()) if own else ((), _printed(b, best[1]))


def _with_headline(a: Reading, b: Reading, told: Anchor) -> Anchor | None:
    """The shortest headline among the matched sentences, where it can be told as it is."""
    found = [
        (len(known.tokens_of(one)), known.article.order, known.article.slice(one), known is a)
        for known, ids in ((a, told.a), (b, told.b))
        for one in (known.article.sentences[_number([i]) - 1] for i in ids)
        if one.kind in HEADLINE
    ]
    if not found or min(found)[0] > MOST_WHOLE:
        return None
    *_, said, is_a = min(found)
    core = (" ".join(said.split()),)
    return replace(told, core_a=core if is_a else (), core_b=() if is_a else core, whole=True)


def _worth(found: Core | None) -> float:
    return found.worth if found is not None else -1.0


def _printed(reading: Reading, found: Core | None) -> tuple[str, ...]:
    text = reading.article.text
    spans = found.spans if found is not None else ()
    return tuple(" ".join(text[s.start : s.end].split()) for s in spans)


def find_untold(a: Article, b: Article, matches: Sequence[Match]) -> Anchor | None:
    """The first sentences of either text, where no match tells any of them; None where both
    leads are told."""
    found = {i for m in matches for i in (*m.a, *m.b)}
    leads = [sentence_ids(s, opening_of(x, LEAD)) for s, x in (("A", a), ("B", b))]
    left, right = (ids[:LEAD] if found.isdisjoint(ids) else () for ids in leads)
    return Anchor("occurrence", "told", False, left, right) if left or right else None


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


def _first_told(reading: Reading) -> tuple[tuple[str, ...], Sentence]:
    """The first title that is as short, or the first clause, that can be told in a dozen words."""
    article = reading.article
    for sentence in opening_of(article, LEAD):
        if sentence.kind in HEADLINE and LEAST <= len(reading.tokens_of(sentence)) <= MOST:
            return (" ".join(article.slice(sentence).split()),), sentence
        if found := core(reading, sentence, None):
            return _printed(reading, found), sentence
    return (), article.sentences[0]


def same_text(a: Article, b: Article) -> Anchor:
    """The reason why a text and itself tell one event."""
    ids = sentence_ids("A", opening_of(a)[:1]), sentence_ids("B", opening_of(b)[:1])
    return Anchor("occurrence", "text", True, *ids)


# -- the story ------------------------------------------------------------------------------------


def find_names(a: Reading, b: Reading) -> Anchor:
    """The names that both texts speak of most, or that there are none."""
    shared = _pairs(_early_names(a), _early_names(b))
    if not shared:
        return Anchor("story", "names", False, (), ())
    # Ties go by where the names stand, never by the names: exchanging two exchanges only them.
    shared.sort(key=lambda p: (-round(_weight(*p), 6), _stands(*p)))
    left, right = zip(*shared[:MOST_NOTED], strict=True)
    ids = _where(a.article, "A", left), _where(b.article, "B", right)
    return Anchor("story", "names", True, *ids, _keys(left), _keys(right), ("name",) * len(left))


def find_apart(a: Reading, b: Reading) -> Anchor | None:
    """The names that each text tells most of and the other never."""
    left, right = _only_in(a.names, b.names), _only_in(b.names, a.names)
    if not left and not right:
        return None
    ids = _where(a.article, "A", left), _where(b.article, "B", right)
    return Anchor("story", "names", False, *ids, _keys(left), _keys(right))


def _only_in(names: Names, other: Names) -> list[Entity]:
    entities = sorted(names.entities, key=lambda e: -len(e.mentions))[:MOST_NOTED]
    known = {w for e in other.entities for w in _words_of(e)}
    return [
        e
        for e in entities
        if known.isdisjoint(e.key.lower().split())
        and not any(is_one_entity(e, x) for x in other.entities)
    ]


def _early_names(reading: Reading) -> list[Entity]:
    end = looked_at(reading).end
    return [e for e in reading.names.entities if e.mentions[0].start < end]


def _pairs(a: list[Entity], b: list[Entity]) -> list[tuple[Entity, Entity]]:
    """Entities that are one in both texts, each once; the same key before another spelling."""
    found = [(x, y) for x in a for y in b if is_one_entity(x, y)]
    found.sort(key=lambda p: (p[0].key != p[1].key, _stands(*p)))
    pairs: list[tuple[Entity, Entity]] = []
    left, right = set(), set()
    for x, y in found:
        if x.key not in left and y.key not in right:
            left.add(x.key)
            right.add(y.key)
            pairs.append((x, y))
    return pairs


def is_one_entity(left: Entity, right: Entity) -> bool:
    """Are entities of two texts one? By key, a person's last name, or spelling."""
    if left.key == right.key:
        return True
    if left.kind == right.kind == "person":
        return fold(left.key.split()[-1]) == fold(right.key.split()[-1])
    return len(left.match) > 3 and left.match == right.match


def _weight(x: Entity, y: Entity) -> float:
    """How much both speak of it, and how rare its rarest word is."""
    rare = max((words.rarity(w) for e in (x, y) for w in _words_of(e)), default=0.0)
    return float(min(len(x.mentions), len(y.mentions)) ** 0.5) * rare


def _words_of(entity: Entity) -> list[str]:
    """The words of a name in small letters; initials and "the" left out."""
    low = [fold(part.strip(".,()")) for part in entity.key.split()]
    return [w for w in low if len(w) > 1 and not words.is_stopword(w)]


def _stands(x: Entity, y: Entity) -> tuple[int, int]:
    """Where two entities are first named, whichever text comes first."""
    places = sorted((x.mentions[0].start, y.mentions[0].start))
    return sum(places), places[0]


def _keys(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(e.key for e in entities)


def _where(article: Article, side: str, entities: Iterable[Entity]) -> Ids:
    firsts = [article.sentence_at(e.mentions[0].start) for e in entities]
    return sentence_ids(side, [s for s in firsts if s is not None])
