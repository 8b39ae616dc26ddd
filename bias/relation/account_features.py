"""What speaks for two accounts telling the same happening? Numbers, each with a name.

All are symmetric in the two accounts. Cosines weigh a word by its rarity in news. "Differ" is 1
when both name something of a kind and nothing of it is the same: silence speaks for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from math import log, sqrt

import numpy as np

from bias import matching, words
from bias.article import Sentence
from bias.relation.account import MOST, Account

FEATURES = (
    "content_cosine", "lead_content_cosine", "kinds_cosine", "lead_names_cosine", "persons_high",
    "persons_differ", "places_differ", "figures_cosine", "figures_equal", "figures_differ",
    "dates_shared", "dates_differ", "sentence_cover", "sentence_content", "size_low", "size_high",
)  # fmt: skip

_TOP = 3  # best sentence pairs looked at
_MOST_FIGURES = 4  # figures that agree, or differ, beyond which more say nothing more
_YEAR = 2.0  # a year in common beside a day, a month or a weekday: texts name few of them
#: Endings that make of a place the word for its people.
_PEOPLE_OF = ("n", "an", "ian", "ese", "i")
# Feature of the best sentence pairs -> its name in `bias.matching`.
_POOLED = {"sentence_cover": "cover_low", "sentence_content": "content_shared"}


def measure(a: Account, b: Account) -> dict[str, float]:
    """Return every feature by name."""
    same = _forms_of(a.lead_names, b.lead_names)
    names = [
        {k: n * words.rarity(k) for k, n in _damped(_united(x.lead_names, same)).items()}
        for x in (a, b)
    ]
    sizes = sorted((log(1 + a.size), log(1 + b.size)))
    counted = a.figures.keys() & b.figures.keys()
    equal = sum(1 for k in counted if a.figures[k] & b.figures[k])
    fewer = min(len(a.persons), len(b.persons))
    found = {
        "content_cosine": _cosine(*(_weighed(x.content, x.rarity) for x in (a, b))),
        "lead_content_cosine": _cosine(*(_weighed(x.lead_content, x.rarity) for x in (a, b))),
        "kinds_cosine": _cosine(_damped(a.kinds), _damped(b.kinds)),
        "lead_names_cosine": _cosine(*names),
        "persons_high": len(a.persons.keys() & b.persons.keys()) / fewer if fewer else 0.0,
        "persons_differ": _differ(a.persons.keys(), b.persons.keys()),
        "places_differ": _differ(a.places.keys(), b.places.keys()),
        "figures_cosine": _cosine(*(_weighed(x.numbers, x.rarity) for x in (a, b))),
        "figures_equal": float(min(equal, _MOST_FIGURES)),
        "figures_differ": float(min(len(counted) - equal, _MOST_FIGURES)),
        "dates_shared": _dates_shared(a, b),
        "dates_differ": _dates_differ(a, b),
        "size_low": sizes[0],
        "size_high": sizes[1],
    }
    return found | _best_sentences(a, b)


def _dates_shared(a: Account, b: Account) -> float:
    """How many kinds of date they share: a day, a month, a weekday; a year counts twice."""
    shared = (a.days & b.days, a.months.keys() & b.months.keys(), a.weekdays & b.weekdays)
    return sum(map(bool, shared)) + _YEAR * bool(a.years.keys() & b.years.keys())


def _dates_differ(a: Account, b: Account) -> float:
    """How many kinds of date set them apart: months, the latest year, the weekday near the top."""
    later = bool(a.years and b.years and max(a.years) != max(b.years))
    return (
        _differ(a.months.keys(), b.months.keys())
        + later
        + _changed(a.dating.weekday, b.dating.weekday)
    )


def _changed(left: tuple[int, Sentence] | None, right: tuple[int, Sentence] | None) -> float:
    return float(left is not None and right is not None and left[0] != right[0])


def _best_sentences(a: Account, b: Account) -> dict[str, float]:
    """The best pairs of sentences: likeness, coverage, shared words and figures, who did what."""
    pairs = matching.sentence_features(a.reading, b.reading, MOST)
    if not len(pairs["a"]):
        return dict.fromkeys(_POOLED, 0.0)
    return {
        name: float(np.sort(pairs[theirs])[::-1][:_TOP].mean()) for name, theirs in _POOLED.items()
    }


def _weighed(counts: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    return {k: n * rarity[k] for k, n in _damped(counts).items()}


def _forms_of(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, str]:
    """What the people of a place are called in one account -> the place in the other."""
    found: dict[str, str] = {}
    for one, other in ((a, b), (b, a)):
        for place in one.keys() - other.keys():
            for form in (place + s for s in _PEOPLE_OF):
                if len(place) > 3 and form in other:
                    found[form] = place
    return found


def _united(counts: Mapping[str, float], same: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, n in counts.items():
        key = same.get(key, key)
        found[key] = found.get(key, 0.0) + n
    return found


def _damped(counts: Mapping[str, float]) -> dict[str, float]:
    """Repetition counts less and less."""
    return {k: 1 + log(n) if n >= 1 else n for k, n in counts.items()}


def _cosine(u: Mapping[str, float], v: Mapping[str, float]) -> float:
    # Sums run over sorted keys, so that the two orders of the accounts give the same number.
    product = sum(u[k] * v[k] for k in sorted(u.keys() & v.keys()))
    square = [sum(x * x for x in sorted(w.values())) for w in (u, v)]
    return product / sqrt(square[0] * square[1]) if square[0] and square[1] else 0.0


def _differ(left: Set[object], right: Set[object]) -> float:
    return float(bool(left and right and not left & right))
