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
from bias.relation.portrait import Portrait, rarity
from bias.relation.sequence import announced, behind

Kind = Literal["story", "occurrence"]

#: What an anchor adds to the logit of occurrence; set by hand, docs/method/relation.md#anchors.
TURN = -3.0
PLACES = -1.5
MOST = 4  # things named in one note


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing for or against: `a` and `b` are ids of the sentences it stands in.

    `note` says it in words; `push` is what it adds to the logit of occurrence.
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


def find(a: Portrait, b: Portrait, names: tuple[Names, Names]) -> tuple[Anchor, ...]:
    """Find what speaks for and against, story before occurrence, the weightiest first."""
    found = [*_names(a, b, names), *_places(a, b, names), *_turns(a, b), *_days(a, b)]
    return tuple(found)


def _names(a: Portrait, b: Portrait, names: tuple[Names, Names]) -> list[Anchor]:
    shared: list[tuple[float, str, Entity, Entity]] = []
    for left in names[0].entities:
        right = next((e for e in names[1].entities if _one(left, e)), None)
        if right is not None:
            often = min(len(left.mentions), len(right.mentions)) ** 0.5
            rare = max((rarity(stem(t)) for t in tokenize(left.key).words), default=0.0)
            name = min(left.key, right.key, key=lambda k: (len(k), k))
            shared.append((-round(often * rare, 6), name, left, right))
    shared.sort(key=lambda s: s[:2])
    if not shared:
        return [Anchor("story", "names", False, (), (), "no name is in both texts")]
    best = shared[:MOST]
    return [
        Anchor(
            "story",
            "names",
            True,
            _where(a, "A", [left for _, _, left, _ in best]),
            _where(b, "B", [right for _, _, _, right in best]),
            "both speak of " + listed([name for _, name, _, _ in best]),
        )
    ]


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


def _places(a: Portrait, b: Portrait, names: tuple[Names, Names]) -> list[Anchor]:
    if not a.places or not b.places:
        return []
    both = sorted(a.places.keys() & b.places.keys())
    found: list[Anchor] = []
    if both:
        note = "both tell of " + listed(both[:MOST]) + " as the place"
        found.append(
            Anchor("occurrence", "place", True, *_both(a, b, both[:MOST], both[:MOST]), note)
        )
    # A place of one text that the other names in another role, or not at all, where it happened.
    only_a = sorted(a.places.keys() - b.places.keys(), key=lambda k: _order(a, k))
    only_b = sorted(b.places.keys() - a.places.keys(), key=lambda k: _order(b, k))
    if (only_a or only_b) and (not both or _early(a, only_a) or _early(b, only_b)):
        left = both + only_a if both else only_a
        right = both + only_b if both else only_b
        note = f"A: {_told(left)} as places; B: {_told(right)}"
        found.append(Anchor("occurrence", "place", False, *_both(a, b, left, right), note, PLACES))
    del names
    return found


def _order(portrait: Portrait, place: str) -> tuple[int, str]:
    return portrait.places[place][0].number, place


def _early(portrait: Portrait, places: list[str]) -> bool:
    """Whether one of `places` is where the main thing happened: told near the top."""
    early = [s.number for s in portrait.article.sentences if s.kind != "title"][:6]
    return any(portrait.places[p][0].number <= (early or [0])[-1] for p in places)


def _told(places: list[str]) -> str:
    return listed(places[:MOST]) if places else "none"


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
    """What one text announces and the other has behind it."""
    found: list[Anchor] = []
    past = behind(a.article), behind(b.article)
    news = announced(a.article), announced(b.article)
    seen: set[tuple[str, ...]] = set()
    for looking, telling, letters in ((0, 1, "AB"), (1, 0, "BA")):
        for label in sorted(past[looking].keys() & news[telling].keys() - news[looking].keys()):
            turn, said = past[looking][label][0], news[telling][label][0]
            back = sentence_ids(letters[0], [turn.sentence])
            ahead = sentence_ids(letters[1], [said.sentence])
            if back + ahead in seen:
                continue
            seen.add(back + ahead)
            note = f"{letters[0]} looks back (“{turn.words}”); {letters[1]} announces it"
            ids = (back, ahead) if looking == 0 else (ahead, back)
            push = TURN if not found else 0.0
            found.append(Anchor("occurrence", "sequence", False, *ids, note, push))
    return found


def _days(a: Portrait, b: Portrait) -> list[Anchor]:
    shared = a.days & b.days
    if shared:
        note = "both give the date " + listed([_day(d) for d in sorted(shared)[:2]])
        return [Anchor("occurrence", "date", True, (), (), note)]
    if a.days and b.days:
        left, right = _day(min(a.days)), _day(min(b.days))
        return [Anchor("occurrence", "date", False, (), (), f"A: {left}; B: {right}")]
    return []


def _day(day: int) -> str:
    return f"{day % 100}.{day // 100}."


def listed(things: list[str]) -> str:
    """Name things in a sentence: "a, b and c"."""
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]
