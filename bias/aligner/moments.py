"""Which moment does a clause speak of?

Days, parts of the day and years that differ pick out two moments; "initially" and "until May" say
that a thing holds for one stretch of time only. Used by `pairing`.
"""

from __future__ import annotations

import re

from bias.aligner.claims import Claims, Word
from bias.words.closed import DAYS, HOURS, MONTHS, listed

_BOUNDS = listed("after before until till since within")
_RELATIVE = frozenset(["today", "yesterday", "tomorrow", "tonight"])
_CHANGED = listed(
    "initially originally previously formerly earlier later eventually subsequently briefly "
    "temporarily until"
)
_YEAR = re.compile(r"(?:18|19|20)\d\d")


def bounded(near: list[Word]) -> bool:
    """Whether a clause holds for a stretch of time only ("after two days", "until May")."""
    return any(
        w.low in _BOUNDS and any(x.kind in ("time", "number") for x in near[k + 1 : k + 4])
        for k, w in enumerate(near)
    )


def changed(near: list[Word]) -> bool:
    """Whether a clause says that it speaks of one of several moments."""
    return any(
        (w.low in _CHANGED and not (k and near[k - 1].kind == "time"))
        or (w.low == "first" and k > 0 and near[k - 1].low == "at")
        for k, w in enumerate(near)
    )


def apart(a: Claims, b: Claims, near_a: list[Word], near_b: list[Word]) -> bool:
    """Whether two clauses give different days or parts of a day, or their sentences other years."""
    for group in (DAYS, MONTHS, HOURS, _RELATIVE):
        one = {w.low for w in near_a} & group
        two = {w.low for w in near_b} & group
        if one and two and not one & two:
            return True
    years_a = {w.low for w in a.words if _YEAR.fullmatch(w.low)}
    years_b = {w.low for w in b.words if _YEAR.fullmatch(w.low)}
    return bool(years_a and years_b and not years_a & years_b)
