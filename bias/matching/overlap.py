"""What do two whole texts share? Evidence that they tell one event, before any sentence matches.

Symmetric features: cosines over all content words, names, figures with dates, and ties of names to
event words; the share of each text's names and words that the other holds, for the whole text,
its opening, and the few names it repeats most; and whether they print the same years and months.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from bias.lists import fold
from bias.matching.profile import (
    CONTENT,
    EXACT,
    FAMILY,
    NAME,
    NUMBER,
    TIE,
    WHEN,
    Profile,
)
from bias.words import weekdays

Floats = NDArray[np.float64]

SHORT = ("all_content", "all_names", "all_figures", "all_ties")
NAMES = (
    *SHORT,
    "names_low", "names_high", "lead_names_low", "lead_names_high", "top_names_low",
    "top_names_high", "top_name_low", "top_name_high", "content_low", "content_high",
    "lead_content_low", "lead_content_high", "figures_low", "figures_high", "when_low",
    "when_high", "ties_low", "ties_high", "years_shared", "years_differ", "months_shared",
    "months_differ", "size_low", "size_high",
)  # fmt: skip

_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAD = 2  # sentences: a headline and the first line under it


def _main(profile: Profile) -> NDArray[np.int64]:
    families = profile.keys[:, FAMILY]
    return np.where(families >= 0, families, profile.keys[:, EXACT])


def _cosine(a: Profile, b: Profile, kinds: tuple[int, ...]) -> float:
    """Return the TF-IDF cosine (sublinear term frequency) over tokens of `kinds`."""
    sides = []
    for profile in (a, b):
        mask = np.isin(profile.kind, kinds)
        keys, first, count = np.unique(_main(profile)[mask], return_index=True, return_counts=True)
        sides.append((keys, profile.weight[mask][first] * (1 + np.log(count))))
    (keys_a, weight_a), (keys_b, weight_b) = sides
    _, in_a, in_b = np.intersect1d(keys_a, keys_b, assume_unique=True, return_indices=True)
    length = float(np.sqrt((weight_a**2).sum() * (weight_b**2).sum()))
    return float((weight_a[in_a] * weight_b[in_b]).sum()) / length if length else 0.0


def short(a: Profile, b: Profile) -> list[float]:
    """Return the four cosines named in `SHORT`, 0 to 1."""
    return [_cosine(a, b, kinds) for kinds in ((CONTENT,), (NAME,), (NUMBER, WHEN), (TIE,))]


def _covers(
    a: Profile, b: Profile, kinds: tuple[int, ...], lead: bool = False, top: int | None = None
) -> list[float]:
    """Return the smaller and the larger share of one text's weight that the other holds."""
    shares = []
    for one, other in ((a, b), (b, a)):
        mask = np.isin(one.kind, kinds)
        if lead:
            mask &= one.sentence < _LEAD
        keys, first, count = np.unique(one.keys[mask, EXACT], return_index=True, return_counts=True)
        if not len(keys):
            continue
        weight = np.round(one.weight[mask][first] * (count if top else np.sqrt(count)), 9)
        held = np.isin(keys, other.keys[:, EXACT])
        if top:
            # Weight first; at equal weight a name that is held, so that no hash decides.
            best = np.lexsort((~held, -weight))[:top]
            weight, held = weight[best], held[best]
        shares.append(float((weight * held).sum() / weight.sum()))
    return [min(shares), max(shares)] if shares else [-0.1, -0.1]


def _years(profile: Profile) -> set[str]:
    numbers = (profile.words[k] for k in np.flatnonzero(profile.kind == NUMBER))
    return {word for word in numbers if _YEAR.fullmatch(word)}


def _months(profile: Profile) -> set[str]:
    said = {fold(profile.words[k]) for k in np.flatnonzero(profile.kind == WHEN)}
    return said - weekdays().keys()


def _dated(left: set[str], right: set[str]) -> list[float]:
    """Return whether both print dates and share one, and whether both do and share none."""
    return [float(bool(left & right)), float(bool(left and right and not left & right))]


def measure(a: Profile, b: Profile) -> Floats:
    """Return the features named in `NAMES`, as one row (1, len(NAMES))."""
    size = [float(np.log1p(len(profile.kind))) for profile in (a, b)]
    row = [
        *short(a, b),
        *_covers(a, b, (NAME,)),
        *_covers(a, b, (NAME,), lead=True),
        *_covers(a, b, (NAME,), top=3),
        *_covers(a, b, (NAME,), top=1),
        *_covers(a, b, (CONTENT,)),
        *_covers(a, b, (CONTENT,), lead=True),
        *_covers(a, b, (NUMBER,)),
        *_covers(a, b, (WHEN,)),
        *_covers(a, b, (TIE,), top=5),
        *_dated(_years(a), _years(b)),
        *_dated(_months(a), _months(b)),
        min(size),
        max(size),
    ]
    return np.round(np.array([row]), 9)  # sums in another order differ in the last digit
