"""What speaks for two texts telling the same happening? Numbers, each with a name.

All are symmetric in the two texts. What sentences share, and how sure it is that two of them tell
the same, was measured by ``bias.matching``; here it is summed up. "Differ" is 1 when both name
something of a kind and nothing of it is the same: silence speaks for nothing.
"""

from __future__ import annotations

from collections.abc import Set
from math import log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import words
from bias.article import Span
from bias.lists import fold
from bias.matching import OVERLAP_FEATURES, ArticleComparison, load_weights
from bias.reading import Reading
from bias.relation.openings import LEAD, LOOKED_AT, first_weekday, opening_of, weekday_at

Floats = NDArray[np.float64]

#: Features of every pair; those after "vector_leads" ask for vectors in both readings.
COUNTED = (
    *OVERLAP_FEATURES, "matched", "lead_low", "lead_high", "figures_equal", "persons_differ",
    "weekday_same", "weekday_differs", "weekdays_differ", "months_one", "dates_differ",
)  # fmt: skip
SEEN = ("vector_leads", "vector_whole")
_FAR = 9.0  # log-odds beyond which a pair of sentences is as sure as can be, or not compared


class Dates(NamedTuple):
    """What a text names of the calendar (weekday 1 to 7, day as month * 100 + day), and the first
    weekday of its opening, or 0."""

    days: frozenset[int]
    months: frozenset[int]
    years: frozenset[int]
    weekdays: frozenset[int]
    first: int


def measure_pair(a: Reading, b: Reading, compared: ArticleComparison) -> dict[str, float]:
    """Return every feature by name: `COUNTED`, and `SEEN` where both readings have vectors.

    Args:
        compared: what `bias.matching` measured of `a` and `b`.
    """
    found = dict(zip(OVERLAP_FEATURES, compared.overlap[0].tolist(), strict=True))
    found |= _matched(a, b, compared) | _named(a, b) | _dated(dates_of(a), dates_of(b))
    return found | (_seen(a, b) if compared.full else {})


def _matched(a: Reading, b: Reading, compared: ArticleComparison) -> dict[str, float]:
    """How many sentences are told by both, as a sum of probabilities (log), and how far the best
    partner of either lead is above the bar: the worse and the better of the two."""
    table = np.full([min(LOOKED_AT, len(x.bounds)) for x in (a, b)], -_FAR)
    near = (compared.i < LOOKED_AT) & (compared.j < LOOKED_AT)
    surplus = np.clip(compared.surplus(load_weights()), -_FAR, _FAR)
    table[compared.i[near], compared.j[near]] = surplus[near]
    if not table.size:
        return {"matched": 0.0, "lead_low": -_FAR, "lead_high": -_FAR}
    told = 1 / (1 + np.exp(-table))
    rows, columns = (len(opening_of(x.article, LEAD)) for x in (a, b))
    best = sorted(
        (
            float(table[:rows].max(initial=-_FAR)),
            float(table[:, :columns].max(initial=-_FAR)),
        )
    )
    # Sums in the order of size: the same from both sides.
    sums = [float(np.sort(told.max(axis=side)).sum()) for side in (0, 1)]
    return {"matched": log1p(min(sums)), "lead_low": best[0], "lead_high": best[1]}


def _named(a: Reading, b: Reading) -> dict[str, float]:
    """Whether no person is in both, and how many figures count one thing alike (log)."""
    people = [
        {fold(e.key.split()[-1]) for e in x.names.entities if e.kind == "person" and " " in e.key}
        for x in (a, b)
    ]
    counted = [_counts(x) for x in (a, b)]
    return {
        "persons_differ": _differ(*people),
        "figures_equal": log1p(len(counted[0] & counted[1])),
    }


def _counts(reading: Reading) -> set[tuple[float, str]]:
    """Figures with what they count."""
    found = set()
    for q in reading.figures_in(_looked_at(reading)):
        if q.category != "date" and q.unit:
            found.add((round(q.value, 6), words.family(q.unit)))
    return found


def _looked_at(reading: Reading) -> Span:
    sentences = reading.article.sentences[:LOOKED_AT]
    return Span(0, sentences[-1].end if sentences else 0)


def dates_of(reading: Reading) -> Dates:
    """What the text names of the calendar."""
    days, years = set(), set()
    for q in reading.figures_in(_looked_at(reading)):
        value = int(q.value)
        if q.category == "date" and q.form == "day":
            days.add(value % 10_000)
        elif q.category == "date" and q.form in {"month", "year", "date"}:
            years.add(value // 100 if q.form == "month" else value)
    tokens = reading.tokens_in(_looked_at(reading))
    printed = [reading.tokens.words[i] for i in tokens if reading.tokens.words[i][0].isupper()]
    months = {words.months().get(fold(word), 0) for word in printed if len(word) > 2}
    weekdays = {weekday_at(reading, i) for i in tokens}
    first = first_weekday(reading)
    return Dates(
        frozenset(days),
        frozenset(months - {0}),
        frozenset(years),
        frozenset(weekdays - {0}),
        first[0] if first else 0,
    )


def _dated(a: Dates, b: Dates) -> dict[str, float]:
    later = bool(a.years and b.years and max(a.years) != max(b.years))
    return {
        "weekday_same": float(bool(a.first) and a.first == b.first),
        "weekday_differs": float(bool(a.first and b.first and a.first != b.first)),
        "weekdays_differ": _differ(a.weekdays, b.weekdays),
        "months_one": float(bool(a.months) != bool(b.months)),
        "dates_differ": _differ(a.months, b.months) + later + _differ(a.days, b.days),
    }


def _differ(left: Set[object], right: Set[object]) -> float:
    return float(bool(left and right and not left & right))


def _seen(a: Reading, b: Reading) -> dict[str, float]:
    """How near the leads are to the nearest sentences of the other text, the farther side; and
    how near the texts are as wholes: cosines."""
    left, right = a.vectors, b.vectors
    if left is None or right is None or not len(left) or not len(right):
        return dict.fromkeys(SEEN, 0.0)
    left, right = left[:LOOKED_AT], right[:LOOKED_AT]
    # Rounded, so that the order of a sum, which differs when the sides are exchanged, is unseen.
    table = np.round(left @ right.T, 5)
    rows, columns = (len(opening_of(x.article, LEAD)) for x in (a, b))
    leads = [table[:rows].max(axis=1), table[:, :columns].max(axis=0)]
    sums = [np.asarray(x.sum(axis=0), dtype=np.float64) for x in (left, right)]
    length = float(np.sqrt((sums[0] @ sums[0]) * (sums[1] @ sums[1])))
    return {
        "vector_leads": round(min(float(x.mean()) if len(x) else 0.0 for x in leads), 5),
        "vector_whole": round(float(sums[0] @ sums[1]) / length, 5) if length else 0.0,
    }
