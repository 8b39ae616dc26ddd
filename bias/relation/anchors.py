"""What ties two accounts to one happening, or sets them apart? Things a reader can check.

An anchor has a role: a place counts where the thing happened, a figure for what it counts, and a
sequence word dates an account. Most anchors explain what the learned score has weighed already;
those that its training texts are too short to show (`push`) also move it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bias.article import Sentence, sentence_ids
from bias.findings import Ids
from bias.names import Entity, Names
from bias.relation.account import Account, words_of_name
from bias.relation.dating import Dating, Phase
from bias.relation.event_places import looks_back, openings
from bias.relation.shared_event import LITTLE, SharedEvent, is_one_entity, name_weight

AnchorKind = Literal["story", "occurrence"]

#: What an anchor adds to the logit of occurrence; set by hand, docs/method/relation.md#anchors.
TURN = -3.0
PLACES = -2.0
PHASE = -3.0
DATES = -4.0
MOST_NOTED = 4  # things that one anchor names


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing for or against: `a` and `b` are ids of the sentences it stands in.

    Attributes:
        words_a, words_b: what shows it in each text: names by their key, words as printed, a day
            as "MM-DD", a month as "MM".
        shared: of words that face each other, what each two are: "name", "word" (one word in
            both) or "akin" (two words for one thing).
        told_a, told_b: how each text tells it, where that is a matter of kind: "attacked";
            "behind" or "announced"; "beginning" or "end".
        push: what such anchors, one or more, add to the logit of occurrence.
    """

    kind: AnchorKind
    anchor: str
    holds: bool
    a: Ids
    b: Ids
    words_a: tuple[str, ...] = ()
    words_b: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    told_a: str = ""
    told_b: str = ""
    push: float = 0.0


def find_anchors(a: Account, b: Account, told: SharedEvent | None) -> tuple[Anchor, ...]:
    """Find what speaks for and against, story before occurrence, the weightiest first.

    Args:
        told: the happening that both openings tell, if one was found.
    """
    found = [
        *_names(a, b),
        *_places(a, b),
        *_turns(a, b),
        *_days(a, b),
        _shared_event(a, b, told),
    ]
    return tuple(found)


def find_apart(a: Account, b: Account) -> Anchor | None:
    """What sets two stories apart: the names that each text tells most of and the other never."""
    left, right = _only_in(a, b), _only_in(b, a)
    if not left and not right:
        return None
    ids = _where(a, "A", left), _where(b, "B", right)
    return Anchor("story", "names", False, *ids, _keys(left), _keys(right))


def _keys(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(e.key for e in entities)


def _only_in(account: Account, other: Account) -> list[Entity]:
    """The entities among the `MOST_NOTED` named most often that the other text does not name."""
    entities = sorted(account.reading.names.entities, key=lambda e: -len(e.mentions))[:MOST_NOTED]
    return [
        e
        for e in entities
        if not any(is_one_entity(e, x) for x in other.reading.names.entities)
        and not _named_in(e.key, other.reading.names)
    ]


def same_text(a: Account, b: Account) -> Anchor:
    """The reason why a text and itself tell one event."""
    ids = sentence_ids("A", openings(a.article)[:1]), sentence_ids("B", openings(b.article)[:1])
    return Anchor("occurrence", "happening", True, *ids)


def _shared_event(a: Account, b: Account, told: SharedEvent | None) -> Anchor:
    if told is not None and told.weight >= LITTLE:
        ids = sentence_ids("A", [told.a]), sentence_ids("B", [told.b])
        return Anchor("occurrence", "happening", True, *ids, *told.words())
    first = [openings(x.article)[:2] for x in (a, b)]
    ids = sentence_ids("A", first[0]), sentence_ids("B", first[1])
    return Anchor("occurrence", "happening", False, *ids)


def _names(a: Account, b: Account) -> list[Anchor]:
    shared = _pairs(a.reading.names, b.reading.names)
    if not shared:
        return [Anchor("story", "names", False, (), ())]
    # Ties go by where the names stand, never by the names: exchanging two exchanges only them.
    shared.sort(key=lambda p: (-round(_weight(*p), 6), _stands(*p)))
    left, right = zip(*shared[:MOST_NOTED], strict=True)
    ids = _where(a, "A", left), _where(b, "B", right)
    names = _keys(left), _keys(right), ("name",) * len(left)
    return [Anchor("story", "names", True, *ids, *names)]


def _pairs(a: Names, b: Names) -> list[tuple[Entity, Entity]]:
    """Entities that are one in both texts, each once; the same key before another spelling."""
    found = [(x, y) for x in a.entities for y in b.entities if is_one_entity(x, y)]
    found.sort(key=lambda p: (p[0].key != p[1].key, _stands(*p)))
    pairs: list[tuple[Entity, Entity]] = []
    left, right = set(), set()
    for x, y in found:
        if x.key not in left and y.key not in right:
            left.add(x.key)
            right.add(y.key)
            pairs.append((x, y))
    return pairs


def _weight(x: Entity, y: Entity) -> float:
    return float(min(len(x.mentions), len(y.mentions)) ** 0.5) * name_weight(x, y)


def _stands(x: Entity, y: Entity) -> tuple[int, int]:
    """Where two entities are first named, whichever text comes first."""
    places = sorted((x.mentions[0].start, y.mentions[0].start))
    return sum(places), places[0]


def _where(account: Account, side: str, entities: Iterable[Entity]) -> tuple[str, ...]:
    article = account.article
    firsts = [article.sentence_at(e.mentions[0].start) for e in entities]
    return sentence_ids(side, [s for s in firsts if s is not None])


def _places(a: Account, b: Account) -> list[Anchor]:
    if not a.places or not b.places:
        return []
    told = ("attacked" if _hit(a) and _hit(b) else "",) * 2
    both = sorted(
        a.places.keys() & b.places.keys(),
        key=lambda k: (_order(a, k) + _order(b, k), min(_order(a, k), _order(b, k)), k),
    )
    only_a, only_b = _others(a, both, b.reading.names), _others(b, both, a.reading.names)
    if (only_a or only_b) if both else (only_a and only_b):
        ids = _both(a, b, both + only_a, both + only_b)
        places = _told(a, both + only_a), _told(b, both + only_b)
        return [Anchor("occurrence", "place", False, *ids, *places, (), *told, push=PLACES)]
    if not both:
        return []
    best = tuple(both[:MOST_NOTED])
    ids, names = _both(a, b, both[:MOST_NOTED], both[:MOST_NOTED]), ("name",) * len(best)
    return [Anchor("occurrence", "place", True, *ids, best, best, names, *told)]


def _hit(account: Account) -> bool:
    """Is an attack or a bomb what the account opens with?"""
    return bool(account.opened & {"attack", "bomb"})


def _others(account: Account, both: list[str], other: Names) -> list[str]:
    """Places that set an account apart: listed with one that both have ("Osk and Kelmar"), or
    when they have none in common, main ones that the other text never names."""
    listed_with = {s.number for p in both for s in account.places[p]}
    found = [
        place
        for place, sentences in account.places.items()
        if place not in both
        and (any(s.number in listed_with for s in sentences) if both else place in _main(account))
    ]
    if all(_named_in(place, other) for place in found):
        return []  # the other text names them all, and may only not say that it happened there
    return sorted(found, key=lambda k: _order(account, k))


def _named_in(place: str, names: Names) -> bool:
    parts = set(place.lower().split())
    return any(not parts.isdisjoint(words_of_name(e)) for e in names.entities)


def _main(account: Account) -> set[str]:
    """Places told at least a quarter as often as the one told most."""
    most = max(len(s) for s in account.places.values())
    return {p for p, s in account.places.items() if 4 * len(s) >= most}


def _order(account: Account, place: str) -> int:
    """The how-manieth place of its text this is."""
    return list(account.places).index(place)


def _told(account: Account, places: list[str]) -> tuple[str, ...]:
    """Places in the order of the text."""
    return tuple(sorted(places, key=lambda k: _order(account, k))[:MOST_NOTED])


def _both(
    a: Account, b: Account, left: list[str], right: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        _ids("A", [a.places[p][0] for p in left[:MOST_NOTED] if p in a.places]),
        _ids("B", [b.places[p][0] for p in right[:MOST_NOTED] if p in b.places]),
    )


def _ids(side: str, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return sentence_ids(side, list(sentences))


def _turns(a: Account, b: Account) -> list[Anchor]:
    """What one text announces and the other has behind it; beginnings and ends."""
    found: list[Anchor] = []
    seen: set[tuple[str, ...]] = set()
    for looking, telling, letters in ((a, b, "AB"), (b, a, "BA")):
        for label in _looking_back(looking.dating, telling.dating):
            turn, said = looking.dating.behind[label][0], telling.dating.announced[label][0]
            back = sentence_ids(letters[0], [turn.sentence])
            ahead = sentence_ids(letters[1], [said.sentence])
            if back + ahead in seen:
                continue
            seen.add(back + ahead)
            told = (back, (turn.words,), "behind"), (ahead, (said.words,), "announced")
            found.append(_turn("sequence", *(told if letters == "AB" else told[::-1]), TURN))
    for label in sorted(a.dating.phase.keys() & b.dating.phase.keys()):
        left, right = a.dating.phase[label], b.dating.phase[label]
        if left.end != right.end:
            return [*found, _turn("phase", _phase("A", left), _phase("B", right), PHASE)]
    return found


#: Of one text: where it stands, in which words, and how it tells it.
Told = tuple[Ids, tuple[str, ...], str]


def _turn(anchor: str, a: Told, b: Told, push: float) -> Anchor:
    (left, words_a, told_a), (right, words_b, told_b) = a, b
    words = words_a, words_b, ()
    return Anchor("occurrence", anchor, False, left, right, *words, told_a, told_b, push)


def _phase(side: str, phase: Phase) -> Told:
    told = "end" if phase.end else "beginning"
    return sentence_ids(side, [phase.sentence]), (phase.words,), told


def _looking_back(a: Dating, b: Dating) -> list[str]:
    """Kinds of events, and figures, that `a` has behind it and `b` announces.

    What the opening of `a` tells too is no sign: it may tell it and then go on.
    """
    return sorted((a.behind.keys() & b.announced.keys()) - a.opening)


def _days(a: Account, b: Account) -> list[Anchor]:
    """The days that the openings date it to, else months that they do not share. A weekday is
    no anchor: there is one every week."""
    left, right = a.dating.day, b.dating.day
    if left is None or right is None:
        return _months(a, b)
    ids = sentence_ids("A", [left[1]]), sentence_ids("B", [right[1]])
    days = (_day(left[0]),), (_day(right[0]),)
    if days[0] == days[1]:
        return [Anchor("occurrence", "date", True, *ids, *days)]
    return [Anchor("occurrence", "date", False, *ids, *days, push=DATES)]


def _months(a: Account, b: Account) -> list[Anchor]:
    """Months that the openings name, of texts that share none anywhere."""
    if a.months.keys() & b.months.keys():
        return []
    left, right = _opening_months(a), _opening_months(b)
    if not left or not right:
        return []
    ids = sentence_ids("A", list(left.values())), sentence_ids("B", list(right.values()))
    return [Anchor("occurrence", "date", False, *ids, tuple(left), tuple(right))]


def _opening_months(account: Account) -> dict[str, Sentence]:
    top = openings(account.article)
    found = {f"{n:02}": s for n, s in account.months.items() if s in top}
    return {m: s for m, s in found.items() if not looks_back(account.reading, s)}


def _day(day: int) -> str:
    return f"{day // 100:02}-{day % 100:02}"
