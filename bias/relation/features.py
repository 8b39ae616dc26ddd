"""What speaks for two accounts telling the same happening? Numbers, each with a name.

All are symmetric in the two accounts. Cosines and coverages weigh a word by its rarity in news;
coverage is the share of what one account holds that the other one holds too. "Differs" is 1 when
both name something of a kind and nothing of it is the same: silence speaks for nothing.
"""

from __future__ import annotations

from math import log, sqrt

import numpy as np

from bias.article import Sentence
from bias.matching import sentence_features
from bias.reading import read
from bias.relation.moment import Moment
from bias.relation.portrait import MOST, Portrait, rarity
from bias.words.stems import stem

NAMES = (
    "content_cosine", "content_high", "names_high", "lead_names_cosine", "persons_high",
    "persons_differ", "triggers_cosine", "figures_equal", "figures_differ", "figures_cosine",
    "days_shared", "months_differ", "years_shared", "years_differ", "latest_year_differs",
    "weekdays_shared", "main_day_differs", "main_weekday_differs", "sentence_cosine",
    "sentence_cover", "sentence_cover_high", "sentence_content", "sentence_content_high",
    "sentence_figures", "sentence_tie", "opening_content", "size_low", "size_high",
)  # fmt: skip

_TOP = 3  # best sentence pairs looked at; sentences of an opening
# Feature of the best sentence pairs -> the aligner's name for it.
_POOLED = {
    "sentence_cosine": "cosine",
    "sentence_cover": "cover_low",
    "sentence_cover_high": "cover_high",
    "sentence_content": "content_shared",
    "sentence_content_high": "content_high",
    "sentence_figures": "figures_shared",
    "sentence_tie": "tie",
}


def measure(a: Portrait, b: Portrait) -> dict[str, float]:
    """Return every feature by name."""
    content = _weighed(a.content), _weighed(b.content)
    same = _forms_of(a.names, b.names)
    names = _named(_united(a.names, same)), _named(_united(b.names, same))
    lead = _named(_united(a.lead_names, same)), _named(_united(b.lead_names, same))
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
        "triggers_cosine": _cosine(_damped(a.triggers), _damped(b.triggers)),
        "figures_equal": float(min(equal, 4)),
        "figures_differ": float(min(len(counted) - equal, 4)),
        "latest_year_differs": float(bool(a.years and b.years and max(a.years) != max(b.years))),
        "days_shared": float(bool(a.days & b.days)),
        "months_differ": _differ(a.months, b.months),
        "years_shared": float(bool(a.years & b.years)),
        "years_differ": _differ(a.years, b.years),
        "weekdays_shared": float(bool(a.weekdays & b.weekdays)),
        "main_day_differs": _changed(a.moment.day, b.moment.day),
        "main_weekday_differs": _changed(a.moment.weekday, b.moment.weekday),
        "size_low": sizes[0],
        "size_high": sizes[1],
    }
    found.update(_sentences(a, b))
    return found


def _changed(left: tuple[int, Sentence] | None, right: tuple[int, Sentence] | None) -> float:
    return float(left is not None and right is not None and left[0] != right[0])


def looking_back(a: Moment, b: Moment) -> list[str]:
    """Groups of events, and figures, that `a` has behind it and `b` announces.

    What the opening of `a` tells too is no sign: it may tell it and then go on.
    """
    return sorted((a.behind.keys() & b.announced.keys()) - a.opening)


def _sentences(a: Portrait, b: Portrait) -> dict[str, float]:
    """The best pairs of sentences: likeness, coverage, shared words and figures, who did what."""
    pairs = sentence_features(read(a.article), read(b.article), MOST)
    found = {"figures_cosine": 0.0}
    if not len(pairs["a"]):
        return found | dict.fromkeys((*_POOLED, "opening_content"), 0.0)
    for name, theirs in _POOLED.items():
        found[name] = float(np.sort(pairs[theirs])[::-1][:_TOP].mean())
    opening = pairs["content_shared"][(pairs["a"] < _TOP) & (pairs["b"] < _TOP)]
    return found | {"opening_content": float(opening.max()) if len(opening) else 0.0}


def _weighed(counts: dict[str, float]) -> dict[str, float]:
    return {k: n * rarity(k) for k, n in _damped(counts).items()}


def _named(counts: dict[str, float]) -> dict[str, float]:
    return {k: n * rarity(stem(k)) for k, n in _damped(counts).items()}


def _forms_of(a: dict[str, float], b: dict[str, float]) -> dict[str, str]:
    """What the people of a place are called in one account -> the place in the other."""
    found: dict[str, str] = {}
    for one, other in ((a, b), (b, a)):
        for place in one.keys() - other.keys():
            for form in (place + s for s in ("n", "an", "ian", "ese", "i")):
                if len(place) > 3 and form in other:
                    found[form] = place
    return found


def _united(counts: dict[str, float], same: dict[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, n in counts.items():
        key = same.get(key, key)
        found[key] = found.get(key, 0.0) + n
    return found


def _damped(counts: dict[str, float]) -> dict[str, float]:
    """Repetition counts less and less."""
    return {k: 1 + log(n) if n >= 1 else n for k, n in counts.items()}


def _cosine(u: dict[str, float], v: dict[str, float]) -> float:
    # Sums run over sorted keys, so that the two orders of the accounts give the same number.
    product = sum(u[k] * v[k] for k in sorted(u.keys() & v.keys()))
    square = [sum(x * x for x in sorted(w.values())) for w in (u, v)]
    return product / sqrt(square[0] * square[1]) if square[0] and square[1] else 0.0


def _cover(u: dict[str, float], v: dict[str, float]) -> float:
    total = sum(sorted(u.values()))
    return sum(sorted(u[k] for k in u.keys() & v.keys())) / total if total else 0.0


def _differ(left: set[int] | set[str], right: set[int] | set[str]) -> float:
    return float(bool(left and right and not left & right))
