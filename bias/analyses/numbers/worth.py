"""Which figures are worth a row, and how early does it come?

A figure tells something that could have been otherwise. "The two leaders", "our three sons" point
to those whom the reader knows; "several brothers" gives no number; "a 12-step programme", "the top
1 percent" and "100 percent sure" are names and turns of phrase; the year of "the 2016 election" is
its name.
"""

from __future__ import annotations

import re

from bias.quantities import PEOPLE, Quantity

#: How early the rows of a category come (higher first).
WEIGHTS: dict[str, float] = {
    "killed": 9.0,
    "hurt": 8.5,
    "missing": 8.0,
    "displaced": 8.0,
    "detained": 7.5,
    "people": 6.0,
    "money": 5.0,
    "share": 4.5,
    "measure": 4.0,
    "score": 4.0,
    "events": 3.5,
    "things": 3.0,
    "duration": 2.0,
    "date": 1.0,
}
#: A few of something, dozens of somebody, and one or two are hardly figures: they come after sums,
#: shares and results (read on the first rows of 36 of the 149 development pairs).
FEW, FEW_PEOPLE, MANY_PEOPLE, PAIR = 1.5, 2.5, 3.2, 0.5
#: What is told early weighs up to so much more, so that the rows of either text take turns.
EARLY = 0.4
#: Counts of people and things below this are few; a vague word below the next gives no number.
LEAST, LEAST_VAGUE = 10, 12
#: A compound of a number below this is an adjective, and of people it is the size of a body: "a
#: 12-step programme", "the 54-member caucus".
LEAST_COMPOUND = 20
_COUNTED = frozenset(("people", "things", "events"))
_KNOWN = re.compile(
    r"(?:\b(?:the|th[eo]se|both|all|our|your|their|his|her|its|my)|\w['’]s|s['’])"
    r"(?: (?:first|last|past|top|other|previous))?\s$",
    re.I,
)
_GROUP = re.compile(r"\b(?:top|bottom|wealthiest|richest|poorest|the)\s$", re.I)
_AGO = re.compile(r"[ -]\w+ (?:ago|earlier|later)\b")
_ONE = re.compile(r" (?:day|night|week|evening|morning)\b")
_OF = re.compile(r"\sof\s(?!the time\b)")
#: Dates that say when something is, not which of several it is.
_DAYS = frozenset(("day", "month"))


def is_worth(q: Quantity, before: str, after: str) -> bool:
    """Whether a figure is worth a row.

    Args:
        q: the figure.
        before, after: the words of its sentence on either side.

    >>> from bias.quantities import find
    >>> text = "The two leaders met 40 voters."
    >>> [is_worth(q, text[:q.span.start], text[q.span.end:]) for q in find(text)]
    [False, True]
    """
    if q.category == "date":
        return q.form in _DAYS
    if q.hedge == "vague":
        few = q.category == "people" and q.value < LEAST_VAGUE
        return q.category in PEOPLE and not few
    if q.category == "share":
        whole = q.value == 100 and q.hedge is None and not _OF.match(after)
        return not whole and not (_GROUP.search(before) and q.value in (1, 2, 99))
    if q.category == "duration" and (_AGO.match(after) or (q.value == 1 and _ONE.match(after))):
        return False  # "15 years ago" is a date, "one night" is some night
    if q.category not in _COUNTED or q.hedge is not None:
        return True
    if after[:1] == "-" and (q.category == "people" or q.value < LEAST_COMPOUND):
        return q.category == "events"  # "the 54-member caucus", "six-way"
    return not (q.value < LEAST and _KNOWN.search(before))


def weight(q: Quantity, place: float) -> float:
    """How early the row of a figure comes.

    Args:
        q: the figure.
        place: how far into its text it stands, from 0 to 1.
    """
    plain = WEIGHTS[q.category]
    if q.category in _COUNTED:
        people = q.category == "people"
        if q.value <= 2 and q.hedge is None:
            return PAIR
        if q.hedge == "vague":
            plain = MANY_PEOPLE
        elif q.value < LEAST:
            plain = FEW_PEOPLE if people else FEW
    return plain + EARLY * (1 - place)
