"""What speaks for two accounts telling the same happening? Numbers, each with a name.

All are symmetric in the two accounts. Cosines and coverages weigh a word by its rarity in news;
coverage is the share of what one account holds that the other one holds too. "Differ" is 1 when
both name something of a kind and nothing of it is the same: silence speaks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from math import log, sqrt

import numpy as np

from bias import matching
from bias.article import Sentence
from bias.relation.account import MOST, Account
from bias.relation.shared_event import SharedEvent

FEATURES = (
    "content_cosine", "content_high", "names_high", "lead_names_cosine", "persons_high",
    "persons_differ", "kinds_cosine", "figures_equal", "figures_differ",
    "days_shared", "months_differ", "years_shared", "years_differ", "latest_year_differs",
    "weekdays_shared", "main_day_differs", "main_weekday_differs", "sentence_cosine",
    "sentence_cover", "sentence_cover_high", "sentence_content", "sentence_content_high",
    "sentence_figures", "sentence_tie", "opening_content", "shared_event", "shared_names_event",
    "size_low", "size_high", "dates_shared", "dates_differ",
)  # fmt: skip

_TOP = 3  # best sentence pairs looked at; sentences of an opening
# Feature of the best sentence pairs -> its name in `bias.matching`.
_POOLED = {
    "sentence_cosine": "cosine",
    "sentence_cover": "cover_low",
    "sentence_cover_high": "cover_high",
    "sentence_content": "content_shared",
    "sentence_content_high": "content_high",
    "sentence_figures": "figures_shared",
    "sentence_tie": "tie",
}


def measure_accounts(a: Account, b: Account, told: SharedEvent | None) -> dict[str, float]:
    """Return every feature by name.

    Args:
        told: the event that both openings tell, if there is one.
    """
    content = _weighed(a.content, a.rarity.get), _weighed(b.content, b.rarity.get)
    same = _forms_of(a.names, b.names)
    names = [_weighed(_united(x.names, same), x.rarity.get) for x in (a, b)]
    lead = [_weighed(_united(x.lead_names, same), x.rarity.get) for x in (a, b)]
    sizes = sorted((log(1 + a.size), log(1 + b.size)))
    counted = a.figures.keys() & b.figures.keys()
    equal = sum(1 for k in counted if a.figures[k] & b.figures[k])
    fewer = min(len(a.persons), len(b.persons))
    found = {
        "content_cosine": _cosine(*content),
        "content_high": max(_cover(*content), _cover(content[1], content[0])),
        "names_high": max(_cover(*names), _cover(names[1], names[0])),
        "lead_names_cosine": _cosine(*lead),
        "persons_high": len(a.persons & b.persons) / fewer if fewer else 0.0,
        "persons_differ": _differ(a.persons, b.persons),
        "kinds_cosine": _cosine(_damped(a.kinds), _damped(b.kinds)),
        "figures_equal": float(min(equal, 4)),
        "figures_differ": float(min(len(counted) - equal, 4)),
        "latest_year_differs": float(bool(a.years and b.years and max(a.years) != max(b.years))),
        "days_shared": float(bool(a.days & b.days)),
        "months_differ": _differ(a.months, b.months),
        "years_shared": float(bool(a.years & b.years)),
        "years_differ": _differ(a.years, b.years),
        "weekdays_shared": float(bool(a.weekdays & b.weekdays)),
        "main_day_differs": _changed(a.dating.day, b.dating.day),
        "main_weekday_differs": _changed(a.dating.weekday, b.dating.weekday),
        "shared_event": min(told.weight, 30.0) if told else 0.0,
        "shared_names_event": float(min(len(told.named), 3)) if told else 0.0,
        "size_low": sizes[0],
        "size_high": sizes[1],
    }
    found["dates_shared"] = (
        found["days_shared"] + found["years_shared"] + found["weekdays_shared"]
        + float(bool(a.months & b.months))
    )
    found["dates_differ"] = (
        found["months_differ"] + found["latest_year_differs"] + found["main_weekday_differs"]
    )
    return found | _best_sentences(a, b)


def _changed(left: tuple[int, Sentence] | None, right: tuple[int, Sentence] | None) -> float:
    return float(left is not None and right is not None and left[0] != right[0])


def _best_sentences(a: Account, b: Account) -> dict[str, float]:
    """The best pairs of sentences: likeness, coverage, shared words and figures, who did what."""
    pairs = matching.sentence_features(a.reading, b.reading, MOST)
    if not len(pairs["a"]):
        return dict.fromkeys((*_POOLED, "opening_content"), 0.0)
    found = {
        name: float(np.sort(pairs[theirs])[::-1][:_TOP].mean()) for name, theirs in _POOLED.items()
    }
    opening = pairs["content_shared"][(pairs["a"] < _TOP) & (pairs["b"] < _TOP)]
    return found | {"opening_content": float(opening.max()) if len(opening) else 0.0}


def _weighed(
    counts: Mapping[str, float], rarity: Callable[[str, float], float]
) -> dict[str, float]:
    return {k: n * rarity(k, 0.0) for k, n in _damped(counts).items()}


def _forms_of(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, str]:
    """What the people of a place are called in one account -> the place in the other."""
    found: dict[str, str] = {}
    for one, other in ((a, b), (b, a)):
        for place in one.keys() - other.keys():
            for form in (place + s for s in ("n", "an", "ian", "ese", "i")):
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


def _cover(u: Mapping[str, float], v: Mapping[str, float]) -> float:
    total = sum(sorted(u.values()))
    return sum(sorted(u[k] for k in u.keys() & v.keys())) / total if total else 0.0


def _differ(left: Set[object], right: Set[object]) -> float:
    return float(bool(left and right and not left & right))
