"""What ties two accounts to one happening, or sets them apart? Things a reader can check.

An anchor has a role: a place counts where the thing happened, a figure for what it counts, and a
sequence word dates an account. Most anchors explain what the learned score has weighed already;
those that its training texts are too short to show (`push`) also move it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bias.aligner.stems import stem
from bias.article import Sentence, sentence_ids, tokenize
from bias.lexicon import fold
from bias.names import Entity, Names
from bias.relation.features import looking_back
from bias.relation.moment import Phase
from bias.relation.portrait import Portrait, rarity

Kind = Literal["story", "occurrence"]

#: What an anchor adds to the logit of occurrence; set by hand, docs/method/relation.md#anchors.
TURN = -3.0
PLACES = -2.0
PHASE = -3.0
DATES = -4.0
WEEKDAYS = 0.0
MOST = 4  # things named in one note


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing for or against: `a` and `b` are ids of the sentences it stands in.

    `note` says it in words; `push` is what such anchors, one or more, add to the logit of
    occurrence.
    """

    kind: Kind
    anchor: str
    holds: bool
    a: tuple[str, ...]
    b: tuple[str, ...]
    note: str
    push: float = 0.0

    def to_row(self) -> dict[str, object]:
        """Return the row of the section `same_event`."""
        return {
            "kind": self.kind,
            "anchor": self.anchor,
            "for": self.holds,
            "a": list(self.a),
            "b": list(self.b),
        }


def find(a: Portrait, b: Portrait) -> tuple[Anchor, ...]:
    """Find what speaks for and against, story before occurrence, the weightiest first."""
    found = [*_names(a, b), *_places(a, b), *_turns(a, b), *_days(a, b)]
    return tuple(found)


def _names(a: Portrait, b: Portrait) -> list[Anchor]:
    shared = _pairs(a.named, b.named)
    if not shared:
        return [Anchor("story", "names", False, (), (), "no name is in both texts")]
    # Ties go by where the names stand, never by the names: exchanging two exchanges only them.
    shared.sort(key=lambda p: (-round(_weight(*p), 6), _stands(*p)))
    best = shared[:MOST]
    told = [min(x.key, y.key, key=lambda k: (len(k), k)) for x, y in best]
    ids = _where(a, "A", [x for x, _ in best]), _where(b, "B", [y for _, y in best])
    return [Anchor("story", "names", True, *ids, "both speak of " + listed(told))]


def _pairs(a: Names, b: Names) -> list[tuple[Entity, Entity]]:
    """Entities that are one in both texts, each once; the same key before another spelling."""
    found = [(x, y) for x in a.entities for y in b.entities if _one(x, y)]
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
    rare = max((rarity(stem(t)) for e in (x, y) for t in tokenize(e.key).words), default=0.0)
    return float(min(len(x.mentions), len(y.mentions)) ** 0.5) * rare


def _stands(x: Entity, y: Entity) -> tuple[int, int]:
    """Where two entities are first named, whichever text comes first."""
    places = sorted((x.mentions[0].start, y.mentions[0].start))
    return sum(places), places[0]


def _one(left: Entity, right: Entity) -> bool:
    if left.key == right.key:
        return True
    if left.kind == right.kind == "person":
        return fold(left.key.split()[-1]) == fold(right.key.split()[-1])
    return len(left.match) > 3 and left.match == right.match


def _where(portrait: Portrait, side: str, entities: Iterable[Entity]) -> tuple[str, ...]:
    article = portrait.article
    firsts = [article.sentence_at(e.mentions[0].start) for e in entities]
    return sentence_ids(side, [s for s in firsts if s is not None])


def _places(a: Portrait, b: Portrait) -> list[Anchor]:
    if not a.places or not b.places:
        return []
    both = sorted(
        a.places.keys() & b.places.keys(),
        key=lambda k: (_order(a, k) + _order(b, k), min(_order(a, k), _order(b, k)), k),
    )
    found: list[Anchor] = []
    if both:
        note = "both say that it happened in " + listed(both[:MOST])
        found.append(
            Anchor("occurrence", "place", True, *_both(a, b, both[:MOST], both[:MOST]), note)
        )
    only_a, only_b = _others(a, both, b.named), _others(b, both, a.named)
    if (only_a or only_b) if both else (only_a and only_b):
        note = f"it happened in {_told(both + only_a)} (A), {_told(both + only_b)} (B)"
        ids = _both(a, b, both + only_a, both + only_b)
        found.append(Anchor("occurrence", "place", False, *ids, note, PLACES))
    return found


def _others(portrait: Portrait, both: list[str], other: Names) -> list[str]:
    """Places that set an account apart: listed with one that both have ("Kabul and Kandahar"), or
    when they have none in common, main ones that the other text never names."""
    listed_with = {s.number for p in both for s in portrait.places[p]}
    found = [
        place
        for place, sentences in portrait.places.items()
        if place not in both
        and (
            any(s.number in listed_with for s in sentences)
            if both
            else place in _main(portrait) and not _named_in(place, other)
        )
    ]
    return sorted(found, key=lambda k: _order(portrait, k))


def _named_in(place: str, names: Names) -> bool:
    tokens = {fold(t) for t in tokenize(place).words}
    return any(tokens & {fold(t) for t in tokenize(e.key).words} for e in names.entities)


def _main(portrait: Portrait) -> set[str]:
    """Places told at least a quarter as often as the one told most."""
    most = max(len(s) for s in portrait.places.values())
    return {p for p, s in portrait.places.items() if 4 * len(s) >= most}


def _order(portrait: Portrait, place: str) -> int:
    """The how-manieth place of its text this is."""
    return list(portrait.places).index(place)


def _told(places: list[str]) -> str:
    return listed(places[:MOST])


def _both(
    a: Portrait, b: Portrait, left: list[str], right: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        _ids("A", [a.places[p][0] for p in left[:MOST] if p in a.places]),
        _ids("B", [b.places[p][0] for p in right[:MOST] if p in b.places]),
    )


def _ids(side: str, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return sentence_ids(side, list(sentences))


def _turns(a: Portrait, b: Portrait) -> list[Anchor]:
    """What one text announces and the other has behind it; beginnings and ends."""
    found: list[Anchor] = []
    seen: set[tuple[str, ...]] = set()
    for looking, telling, letters in ((a, b, "AB"), (b, a, "BA")):
        for label in looking_back(looking.moment, telling.moment):
            turn, said = looking.moment.behind[label][0], telling.moment.announced[label][0]
            back = sentence_ids(letters[0], [turn.sentence])
            ahead = sentence_ids(letters[1], [said.sentence])
            if back + ahead in seen:
                continue
            seen.add(back + ahead)
            note = f"{letters[0]} has it behind (“{turn.words}”), {letters[1]} announces it"
            ids = (back, ahead) if letters == "AB" else (ahead, back)
            found.append(Anchor("occurrence", "sequence", False, *ids, note, TURN))
    for label in sorted(a.moment.phase.keys() & b.moment.phase.keys()):
        left, right = a.moment.phase[label], b.moment.phase[label]
        if left.end != right.end:
            ids = sentence_ids("A", [left.sentence]), sentence_ids("B", [right.sentence])
            note = f"the {_phase(left)} in A, the {_phase(right)} in B"
            return [*found, Anchor("occurrence", "phase", False, *ids, note, PHASE)]
    return found


def _phase(phase: Phase) -> str:
    return f"{'end' if phase.end else 'beginning'} of the “{phase.words}”"


def _days(a: Portrait, b: Portrait) -> list[Anchor]:
    found: list[Anchor] = []
    kinds = (
        ("date", a.moment.day, b.moment.day, _day, DATES),
        ("weekday", a.moment.weekday, b.moment.weekday, _weekday, WEEKDAYS),
    )
    for kind, left, right, name, push in kinds:
        if left is None or right is None:
            continue
        ids = sentence_ids("A", [left[1]]), sentence_ids("B", [right[1]])
        if left[0] == right[0]:
            note = f"both say {name(left[0])}"
            found.append(Anchor("occurrence", kind, True, *ids, note))
        else:
            note = f"A says {name(left[0])}; B says {name(right[0])}"
            found.append(Anchor("occurrence", kind, False, *ids, note, push))
    return found


_MONTHS = "January February March April May June July August September October November December"
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


def _day(day: int) -> str:
    return f"{day % 100} {_MONTHS.split()[day // 100 - 1]}"


def _weekday(day: int) -> str:
    return _WEEK.split()[day - 1]


def listed(things: list[str]) -> str:
    """Name things in a sentence: "a, b and c"."""
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]
