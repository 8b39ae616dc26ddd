"""Can two figures both be right? Equal, compatible, subset, conflict, or cannot compare.

A conflict is the strongest thing that is said of two figures, so it needs everything at once: the
same category, the same kind of thing counted, no sign that one is a part, another time, another
place, another round or a forecast, and numbers that no hedge or rounding reconciles. Whatever is
not sure is "cannot compare".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from . import noun
from .date import MONTHS, WEEKDAYS
from .numeral import words_of
from .search import PEOPLE, Quantity

Comparison = Literal["equal", "compatible", "subset", "conflict", "cannot compare"]


# Kinds of people; a figure of one kind says nothing about another. "any" holds all of them.
_KINDS = {
    "any": "person life death fatality casualty victim body corpse human individual other injury "
    "arrest detention arrestee",
    "militant": "militant fighter insurgent rebel terrorist gunman extremist jihadist assailant "
    "attacker bomber operative separatist guerrilla hijacker",
    "force": "soldier troop troops serviceman servicewoman marine airman paratrooper guard trooper "
    "conscript reservist sailor ranger commando personnel peacekeeper border-guard",
    "police": "police officer policeman policewoman cop constable",
    "civilian": "civilian villager resident bystander pedestrian shopper passerby",
    "child": "child boy girl baby infant toddler pupil schoolchild schoolgirl schoolboy student "
    "teenager minor kid",
    "woman": "woman mother wife widow",
    "man": "man father husband",
    "worker": "worker employee miner aid-worker staffer staff medic doctor nurse paramedic "
    "firefighter rescuer journalist reporter",
    "passenger": "passenger traveller traveler commuter crew pilot",
    "protester": "protester protestor demonstrator activist supporter marcher rioter",
    "prisoner": "prisoner inmate detainee hostage captive",
    "refugee": "refugee migrant evacuee settler",
    "family": "family household",
}
_KIND = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
# What may be part of what, beside "any".
_WITHIN = {
    ("child", "civilian"),
    ("woman", "civilian"),
    ("worker", "civilian"),
    ("child", "passenger"),
}
_ALIKE = (
    words_of("home house dwelling residence"),
    words_of("attack strike airstrike raid bombing"),
    words_of("vehicle car truck"),
    words_of("round time"),
    words_of("explosion blast"),
    words_of("shot bullet"),
    words_of("protest demonstration rally"),
    words_of("village hamlet"),
    words_of("rocket missile"),
    words_of("aircraft plane jet"),
)
_PART = re.compile(
    r"\b(?:including|among (?:them|the|those)|of (?:them|whom|which|those|the)|other|others|another|"
    r"additional|further|more|most of|some of|remaining|as well as)\b"
)
_PART_BEFORE = re.compile(
    r"(?:\b(?:including|includes?|included|among (?:them|the dead|the victims|the \w+) (?:were|was|are)|"
    r"among them|of (?:them|whom|which),?|an? additional|a further|another|other|among whom|"
    r"the other|the remaining|the first|only)\W+(?:\w+\W+){0,2})$"
)
_PART_AFTER = re.compile(
    r"\W*(?:more|others?|of (?:them|whom|those|the|these)|further|additional)\b"
)
_TOTAL = re.compile(
    r"\b(?:total|in all|altogether|combined|overall|both sides|on both sides|in total|cumulative|"
    r"so far this|since the (?:start|beginning|war|conflict)|since (?:19|20)\d\d|nationwide|"
    r"across the (?:country|region|province)|over the (?:past|last)|this year|all told)\b"
)
_FORECAST = words_of(
    "expected expects expect forecast forecasts projected projects predicted predicts could may "
    "might would planned plans plan target aims aim estimate-for potential potentially "
    "if threatened threatens feared proposed"
)
_ROUND = re.compile(
    r"\b(first|second|third|fourth|fifth|earlier|previous|previously|initial|initially|last|latest|"
    r"new|fresh|final|opening|next|following)\s+(?:\w+\s+)?(?:round|wave|phase|attack|strike|raid|"
    r"blast|explosion|quake|tremor|half|quarter|leg|game|vote|ballot|day|night|week|month|year|"
    r"shooting|bombing|incident|clash|clashes|strikes|attacks|raids|poll|match|set|hearing)\b"
)
_EARLY = re.compile(
    r"\b(?:initially|at first|earlier|initial|preliminary|had put|previously|by midday)\b"
)
_LATER = re.compile(
    r"\b(?:rose|risen|rises|climbed|climbs|revised|updated|later|jumped|increased|up from|has since)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|across|of|on|from|around|inside|over|into)\s+(?:the\s+|(?:north|south|"
    r"east|west)\w*\s+|central\s+)*((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*)"
)
_RELATIVE = re.compile(
    r"\b(yesterday|today|tomorrow|overnight|last (?:week|month|year|night)|this (?:week|month|year)|"
    r"(?:a|two|three|four|five) (?:days?|weeks?|months?|years?) (?:ago|earlier|before|later))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BREAK = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘(\[0-9])|\n")
_WORD = re.compile(r"[a-z]{3,}")
_DULL = noun.FUNCTION | words_of(
    "people person according officials official report reported reports least about killed died "
    "injured wounded percent million billion thousand hundred dozen year years month months day "
    "days week weeks hour hours new one two three four five six seven eight nine ten some many"
)


class _Scene(NamedTuple):
    """What stands around a figure: its sentence, its clause, and what they say of when and where."""

    sentence: str
    before: str
    after: str
    days: frozenset[str]
    years: frozenset[str]
    spans: frozenset[str]
    places: frozenset[str]
    rounds: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=4096)
def _scene(text: str, start: int, end: int) -> _Scene:
    left, right = max(0, start - 500), min(len(text), end + 500)
    for stop in _BREAK.finditer(text, left, start):
        left = stop.end()
    stop_after = _BREAK.search(text, end, right)
    right = stop_after.start() + 1 if stop_after else right
    sentence = text[left:right]
    lower = sentence.lower()
    words = _WORD.findall(lower)
    capitals = {w.lower() for w in re.findall(r"\b[A-Z][a-z]{2,}", sentence)}
    days = frozenset(w for w in capitals if w in WEEKDAYS or (w in MONTHS and len(w) > 3))
    places = frozenset(
        m.group(1).removesuffix("’s").removesuffix("'s").lower()
        for m in _PLACE.finditer(sentence)
        if m.group(1).lower() not in WEEKDAYS and m.group(1).lower() not in MONTHS
    )
    return _Scene(
        sentence,
        lower[: start - left],
        lower[end - left :],
        days,
        frozenset(_YEAR.findall(sentence)),
        frozenset(m.group(1) for m in _RELATIVE.finditer(lower)),
        places,
        frozenset(m.group(1) for m in _ROUND.finditer(lower)),
        frozenset(w[:5] for w in words if w not in _DULL),
    )


def compare(x: Quantity, y: Quantity, left: str, right: str) -> Comparison:
    """Say how two figures stand to each other.

    Args:
        x, y: the figures.
        left, right: the texts that ``x.span`` and ``y.span`` point into; a sentence will do, and
            in a longer text the sentence of the figure is looked up.

    The answer does not depend on which figure comes first.

    >>> from bias.quantities.search import find
    >>> a, b = "The blast killed 12 people.", "At least 10 people died in the blast."
    >>> compare(find(a)[0], find(b)[0], a, b)
    'compatible'
    """
    if x.category != y.category:
        return "cannot compare"
    one, two = _scene(left, *x.span), _scene(right, *y.span)
    if x.category in {"date", "rank", "age", "score", "duration", "measure", "money", "share"}:
        return _compare_plain(x, y, one, two)
    return _compare_counts(x, y, one, two)


def _compare_counts(x: Quantity, y: Quantity, one: _Scene, two: _Scene) -> Comparison:
    """Compare counts of people, events and things."""
    part_x, part_y = _is_part(one, x), _is_part(two, y)
    if x.category in PEOPLE:
        kin = _kin(x.unit, y.unit)
    else:
        kin = "same" if _alike(x.unit, y.unit) else None
    if kin is None or _apart(one, two) or _sides(one, two, x, y):
        return "cannot compare"
    match = _match(x, y)
    if kin == "same" and part_x == part_y:
        return _settle(match, x, y, one, two)
    if match == "equal" and not part_x and not part_y:
        return "equal"
    inner, outer = (x, y) if kin == "in y" or (kin == "same" and part_x) else (y, x)
    if (kin == "in x" and part_x and not part_y) or (kin == "in y" and part_y and not part_x):
        return "cannot compare"
    return "subset" if _fits(inner, outer) else "cannot compare"


def _settle(match: Comparison, x: Quantity, y: Quantity, one: _Scene, two: _Scene) -> Comparison:
    """Let a conflict stand only when nothing around the figures could explain it."""
    if match != "conflict":
        return match
    if x.category not in PEOPLE and len(_common(one, two, x, y)) < 2:
        return "cannot compare"
    if x.category == "people" and len(_common(one, two, x, y)) < 2:
        return "cannot compare"
    small, large = (one, two) if x.value < y.value else (two, one)
    if small.places and not large.places:
        return "cannot compare"
    if _TOTAL.search(large.sentence.lower()) and not _TOTAL.search(small.sentence.lower()):
        return "cannot compare"
    if _LATER.search(large.sentence.lower()) or _EARLY.search(small.sentence.lower()):
        return "cannot compare"
    if _is_part(one, x) or _is_part(two, y):
        return "cannot compare"
    return "conflict"


def _compare_plain(x: Quantity, y: Quantity, one: _Scene, two: _Scene) -> Comparison:
    """Compare what is not a count: money, shares, durations, measures, dates, ages, scores, ranks."""
    left, right = _based(x), _based(y)
    if left is None or right is None or left[0] != right[0]:
        return "cannot compare"
    shared = _common(one, two, x, y)
    if _apart(one, two) and x.category != "date":
        return "cannot compare"
    match = _match(x, y, left[1], right[1])
    if match in ("equal", "compatible"):
        return match if shared or match == "equal" else "cannot compare"
    if x.category in {"rank", "date"} and len(shared) < 3:
        return "cannot compare"
    if len(shared) < 2 or (x.category == "age" and not _same_person(one, two)):
        return "cannot compare"
    if _is_part(one, x) or _is_part(two, y):
        return "cannot compare"
    return "conflict"


def _based(q: Quantity) -> tuple[str, float] | None:
    """The dimension of a quantity, and the factor to its base unit."""
    unit = q.unit or ""
    if q.category in {"duration"}:
        return ("time", noun.DURATIONS[unit]) if unit in noun.DURATIONS else None
    if q.category == "measure":
        return noun.MEASURES.get(unit, (unit, 1.0))
    return (unit if q.category != "rank" else "", 1.0)


def _match(x: Quantity, y: Quantity, by_x: float = 1.0, by_y: float = 1.0) -> Comparison:
    """Compare the numbers alone: equal, compatible (hedges, rounding), or conflict."""
    converted = by_x != by_y
    a, b = x.value * by_x, y.value * by_y
    same_bounds = (x.low, x.high) == (y.low, y.high)
    if not converted and x.value == y.value and same_bounds:
        return "equal"
    if converted and abs(a - b) <= 1e-6 * max(abs(a), abs(b)):
        return "equal" if x.hedge == y.hedge else "compatible"
    low_x, high_x = _bounds(x, by_x)
    low_y, high_y = _bounds(y, by_y)
    if low_x <= high_y and low_y <= high_x:
        return "compatible"
    if converted and abs(a - b) <= 0.03 * max(abs(a), abs(b)):
        return "compatible"
    return "conflict"


def _bounds(q: Quantity, factor: float) -> tuple[float, float]:
    """What the words allow, with half the last printed digit either side where a scale word or a
    unit shows that the number is rounded ("3 million", "40 percent")."""
    low = float("-inf") if q.low is None else q.low * factor
    high = float("inf") if q.high is None else q.high * factor
    if q.category == "share" and q.grain == 0.0:  # "a third"
        slack = 2.0
    elif q.category in {"share", "measure"} or q.grain >= 1e3:
        slack = 0.5 * q.grain * factor
    else:
        slack = 0.0
    if q.hedge == "about":
        slack = max(slack, 0.05 * q.value * factor)
    return low - slack, high + slack


def _kin(x: str | None, y: str | None) -> str | None:
    """Are two nouns for people the same kind, or one a part of the other?"""
    kind_x = _KIND.get(x or "person", x)
    kind_y = _KIND.get(y or "person", y)
    if kind_x == kind_y:
        return "same"
    if kind_y == "any" or (kind_x, kind_y) in _WITHIN:
        return "in y"
    if kind_x == "any" or (kind_y, kind_x) in _WITHIN:
        return "in x"
    return None


def _alike(x: str | None, y: str | None) -> bool:
    if x == y or x is None or y is None:
        return x == y
    return any(x in group and y in group for group in _ALIKE)


def _is_part(scene: _Scene, q: Quantity) -> bool:
    """Do the words next to a figure say that it is a part of another ("including five")?"""
    return bool(_PART_BEFORE.search(scene.before[-60:]) or _PART_AFTER.match(scene.after))


def _apart(one: _Scene, two: _Scene) -> bool:
    """Do the sentences speak of different times, places or rounds, or does only one forecast?"""
    for a, b in (
        (one.days, two.days),
        (one.years, two.years),
        (one.spans, two.spans),
        (one.rounds, two.rounds),
    ):
        if a and b and a.isdisjoint(b):
            return True
    if one.places and two.places and one.places.isdisjoint(two.places):
        return True
    if bool(one.rounds) != bool(two.rounds) and (one.rounds | two.rounds) & _ORDER:
        return True
    forecast = [not _FORECAST.isdisjoint(s.sentence.lower().split()) for s in (one, two)]
    return forecast[0] != forecast[1]


_ORDER = words_of("earlier previous previously last")


def _sides(one: _Scene, two: _Scene, x: Quantity, y: Quantity) -> bool:
    """Do the counted belong to different sides ("Afghan soldiers", "Pakistani soldiers")?"""
    a, b = _side(one), _side(two)
    return bool(a and b and a.isdisjoint(b))


def _side(scene: _Scene) -> frozenset[str]:
    match = re.match(r"(?:\s+[\w-]+){0,3}", scene.sentence[len(scene.before) + 0 :])
    del match
    tail = scene.sentence[len(scene.sentence) - len(scene.after) :]
    words = tail.split()[:3]
    return frozenset(w.strip(",.").lower() for w in words if w[:1].isupper())


def _common(one: _Scene, two: _Scene, x: Quantity, y: Quantity) -> frozenset[str]:
    """The stems that both sentences have beside the figures' own words."""
    own = {(q.unit or "")[:5] for q in (x, y)}
    return (one.stems & two.stems) - own


def _same_person(one: _Scene, two: _Scene) -> bool:
    names = [set(re.findall(r"\b[A-Z][a-z]{2,}", s.sentence)) for s in (one, two)]
    return bool(names[0] & names[1])


def _fits(inner: Quantity, outer: Quantity) -> bool:
    """Can the inner figure be a part of the outer one?"""
    low = inner.low if inner.low is not None else inner.value
    return outer.high is None or low <= outer.high
