"""Which names do both texts speak of, and which one alone? Entities of two texts, paired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from bias import words
from bias.article import Article, sentence_ids
from bias.findings import Ids
from bias.lists import fold, terms_of
from bias.names import Entity, Names, is_nickname, titles
from bias.reading import Reading
from bias.relation.openings import looked_at

#: Bodies and parties of one word, whose words are no rarer, stand in any news ("Democrats"), as
#: countries do.
_COMMON = 5.0


def only_in(names: Names, other: Names, most: int) -> list[Entity]:
    """Of the `most` told names of a text those that another never names."""
    entities = sorted(names.entities, key=lambda e: -len(e.mentions))[:most]
    known = {w for e in other.entities for w in _words_of(e)}
    return [
        e
        for e in entities
        if known.isdisjoint(e.key.lower().split())
        and not any(is_one_entity(e, x) for x in other.entities)
    ]


def early_names(reading: Reading) -> list[Entity]:
    """The entities named among the sentences looked at."""
    end = looked_at(reading).end
    return [e for e in reading.names.entities if e.mentions[0].start < end]


def pairs(a: Sequence[Entity], b: Sequence[Entity], exchanged: bool) -> list[tuple[Entity, Entity]]:
    """Entities that are one in both texts, each once; the same key before another spelling.

    Args:
        exchanged: whether B comes first in canonical order (`Article.order`), which decides ties.
    """
    if exchanged:
        return [(x, y) for y, x in pairs(b, a, False)]
    found = [(x, y) for x in a for y in b if is_one_entity(x, y)]
    found.sort(key=lambda p: (p[0].key != p[1].key, stands(*p)))
    chosen: list[tuple[Entity, Entity]] = []
    left, right = set(), set()
    for x, y in found:
        if x.key not in left and y.key not in right:
            left.add(x.key)
            right.add(y.key)
            chosen.append((x, y))
    return chosen


def is_one_entity(left: Entity, right: Entity) -> bool:
    """Are entities of two texts one? By key, a person's last name, or spelling."""
    if left.key == right.key:
        return True
    if left.kind == right.kind == "person":
        return fold(left.key.split()[-1]) == fold(right.key.split()[-1]) and _may_meet(left, right)
    return len(left.match) > 3 and left.match == right.match


def _may_meet(left: Entity, right: Entity) -> bool:
    """Whether persons of one last name may have one first name: one is printed without any, or two
    of them are one, begin alike or are short for one another."""
    office = titles() | titles("modifier")
    given = [
        [w for w in _words_of(e)[:-1] if w.title() not in office and w not in terms_of("roles")]
        for e in (left, right)
    ]
    return not all(given) or any(
        x[0] == y[0] or is_nickname(x, y) for x, y in product(given[0], given[1])
    )


def weight(x: Entity, y: Entity) -> float:
    """How much both speak of it, and how rare its rarest word is."""
    return float(min(len(x.mentions), len(y.mentions)) ** 0.5) * rarest(x, y)


def is_common(x: Entity, y: Entity) -> bool:
    """Whether a name stands in any news."""
    both, countries = (x, y), terms_of("countries", "country")
    body = any(e.kind in ("group", "organisation") and " " not in e.key for e in both)
    return any(e.key in countries for e in both) or (body and rarest(x, y) < _COMMON)


def rarest(x: Entity, y: Entity) -> float:
    """How rare the rarest word of their names is."""
    return max((words.rarity(w) for e in (x, y) for w in _words_of(e)), default=0.0)


def _words_of(entity: Entity) -> list[str]:
    """The words of a name in small letters; initials and "the" left out."""
    low = [fold(part.strip(".,()")) for part in entity.key.split()]
    return [w for w in low if len(w) > 1 and not words.is_stopword(w)]


def stands(x: Entity, y: Entity) -> tuple[int, int]:
    """Where two entities are first named, whichever text comes first."""
    places = sorted((x.mentions[0].start, y.mentions[0].start))
    return sum(places), places[0]


def keys(entities: Iterable[Entity]) -> tuple[str, ...]:
    """What entities are called."""
    return tuple(e.key for e in entities)


def where(article: Article, side: str, entities: Iterable[Entity]) -> Ids:
    """The sentences in which entities are first named."""
    firsts = [article.sentence_at(e.mentions[0].start) for e in entities]
    return sentence_ids(side, [s for s in firsts if s is not None])
