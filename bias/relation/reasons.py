"""What ties two texts to one happening, or sets them apart? Things a reader can check.

Of the happening: sentences of either text that tell the same, one of them in an opening; openings
that the other text does not tell; days. Of the story: the names that both texts speak of, or that
one speaks of most and the other never.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bias import words
from bias.article import Article, sentence_ids
from bias.findings import Ids
from bias.lists import fold
from bias.matching import Match
from bias.names import Entity, Names
from bias.reading import Reading
from bias.relation.openings import LEAD, LOOKED_AT, first_weekday, looked_at, opening_of

Kind = Literal["story", "occurrence"]

MOST_NOTED = 4  # names that one reason tells
_MOST_TOLD = 3  # matches shown
_MOST_WORDS = 3  # that a match is shown to share
#: The order in which what a match shares is told: what happened, who or where, how many, when.
_ORDER = ("word", "akin", "name", "figure", "time")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing for or against: `a` and `b` are ids of the sentences it stands in.

    Attributes:
        anchor: "names", "told" (sentences that both tell; against: openings that the other text
            does not tell), "day" or "text" (one and the same).
        words_a, words_b: what shows it in each text: names by their key, words as printed, a
            weekday as its number.
        shared: of words that face each other, what each two are: "name", "word" (one word in
            both), "akin" (two words for one thing), "figure" or "time".
    """

    kind: Kind
    anchor: str
    holds: bool
    a: Ids
    b: Ids
    words_a: tuple[str, ...] = ()
    words_b: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


# -- the happening --------------------------------------------------------------------------------


def find_told(a: Article, b: Article, matches: Sequence[Match]) -> list[Anchor]:
    """The matches near the top: first those of which a sentence stands in an opening, the surest
    first."""
    top = {*sentence_ids("A", opening_of(a)), *sentence_ids("B", opening_of(b))}
    exchanged = a.order > b.order

    def rank(m: Match) -> tuple[bool, float, int, int]:
        own = _number(m.b if exchanged else m.a)
        return top.isdisjoint((*m.a, *m.b)), -m.score, _number(m.a) + _number(m.b), own

    near = [m for m in matches if _early(m.a) and _early(m.b)]
    return [_told(m) for m in sorted(near, key=rank)[:_MOST_TOLD]]


def _number(ids: Ids) -> int:
    return int(ids[0][1:])


def _early(ids: Ids) -> bool:
    return all(int(i[1:]) <= LOOKED_AT for i in ids)


def _told(match: Match) -> Anchor:
    reasons = sorted(match.reasons, key=lambda r: _ORDER.index(r.kind))
    kept = [r for r in reasons if r.kind in {"word", "akin"}][:2]
    kept += [r for r in reasons if r not in kept][: _MOST_WORDS - len(kept)]
    shared = tuple(r.kind for r in kept)
    left, right = tuple(r.a for r in kept), tuple(r.b for r in kept)
    return Anchor("occurrence", "told", True, match.a, match.b, left, right, shared)


def find_untold(a: Article, b: Article, matches: Sequence[Match]) -> Anchor | None:
    """The first sentences of either text, where no match tells any of them; None where both
    leads are told."""
    found = {i for m in matches for i in (*m.a, *m.b)}
    leads = [sentence_ids(s, opening_of(x, LEAD)) for s, x in (("A", a), ("B", b))]
    untold = [ids[:LEAD] if found.isdisjoint(ids) else () for ids in leads]
    return Anchor("occurrence", "told", False, *untold) if any(untold) else None


def find_day(a: Reading, b: Reading) -> Anchor | None:
    """The first weekday that either opening names, where they differ."""
    left, right = first_weekday(a), first_weekday(b)
    if left is None or right is None or left[0] == right[0]:
        return None
    ids = sentence_ids("A", [left[1]]), sentence_ids("B", [right[1]])
    return Anchor("occurrence", "day", False, *ids, (str(left[0]),), (str(right[0]),))


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
