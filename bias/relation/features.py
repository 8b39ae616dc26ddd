"""What speaks for two accounts telling the same happening? Numbers, each with a name.

All are symmetric in the two accounts. Cosines and coverages weigh a word by its rarity in news;
coverage is the share of what one account holds that the other one holds too. "Differs" is 1 when
both name something of a kind and nothing of it is the same: silence speaks for nothing.
"""

from __future__ import annotations

from math import log, sqrt

import numpy as np

from bias.aligner import features as sentences
from bias.aligner.profile import Vocabulary, build
from bias.aligner.stems import stem
from bias.relation.portrait import Portrait, rarity

NAMES = (
    "content_cosine", "lead_cosine", "content_low", "content_high", "names_cosine",
    "lead_names_cosine", "names_low", "names_high", "main_names_low", "persons_shared",
    "persons_differ", "triggers_cosine", "figures_equal", "figures_differ", "days_shared",
    "days_differ", "months_shared", "months_differ", "years_shared", "years_differ",
    "latest_year_differs", "weekdays_shared", "weekdays_differ", "sentence_cosine",
    "sentence_cover", "sentence_content", "sentence_tie", "size_low", "size_high",
    "names_low_by_size", "cosine_by_size", "places_shared", "places_differ",
)  # fmt: skip

_TOP = 3  # best sentence pairs looked at; main names of an account


def measure(a: Portrait, b: Portrait) -> dict[str, float]:
    """Return every feature by name."""
    content = _weighed(a.content), _weighed(b.content)
    lead = _weighed(a.lead), _weighed(b.lead)
    names = _named(a.names), _named(b.names)
    lead_names = _named(a.lead_names), _named(b.lead_names)
    covers = sorted((_cover(*content), _cover(content[1], content[0])))
    held = sorted((_cover(*names), _cover(names[1], names[0])))
    main = min(_cover(_most(lead_names[0]), names[1]), _cover(_most(lead_names[1]), names[0]))
    sizes = sorted((log(1 + a.size), log(1 + b.size)))
    shared = a.figures.keys() & b.figures.keys()
    equal = sum(1 for k in shared if a.figures[k] & b.figures[k])
    names_cosine = _cosine(*names)
    found = {
        "content_cosine": _cosine(*content),
        "lead_cosine": _cosine(*lead),
        "content_low": covers[0],
        "content_high": covers[1],
        "names_cosine": names_cosine,
        "lead_names_cosine": _cosine(*lead_names),
        "names_low": held[0],
        "names_high": held[1],
        "main_names_low": main,
        "persons_shared": float(min(len(a.persons & b.persons), 4)),
        "persons_differ": _differ(a.persons, b.persons),
        "triggers_cosine": _cosine(_damped(a.triggers), _damped(b.triggers)),
        "figures_equal": float(min(equal, 4)),
        "figures_differ": float(min(len(shared) - equal, 4)),
        "latest_year_differs": float(bool(a.years and b.years and max(a.years) != max(b.years))),
        "size_low": sizes[0],
        "size_high": sizes[1],
        "names_low_by_size": held[0] * sizes[0],
        "cosine_by_size": names_cosine * sizes[0],
        "places_shared": float(bool(a.places.keys() & b.places.keys())),
        "places_differ": _differ(set(a.places), set(b.places)),
    }
    kinds = (("days", a.days, b.days), ("months", a.months, b.months),
             ("years", a.years, b.years), ("weekdays", a.weekdays, b.weekdays))  # fmt: skip
    for kind, left, right in kinds:
        found[f"{kind}_shared"] = float(bool(left & right))
        found[f"{kind}_differ"] = _differ(left, right)
    found.update(_sentences(a, b))
    return found


def _sentences(a: Portrait, b: Portrait) -> dict[str, float]:
    """The best pairs of sentences: likeness, coverage, shared words, who did what."""
    vocabulary = Vocabulary()
    left, right = build(a.texts, vocabulary), build(b.texts, vocabulary)
    i, j, _ = sentences.candidates(left, right, len(vocabulary))
    wanted = {
        "sentence_cosine": "cosine",
        "sentence_cover": "cover_low",
        "sentence_content": "content_shared",
        "sentence_tie": "tie",
    }
    if not len(i):
        return dict.fromkeys(wanted, 0.0)
    values = sentences.measure(left, right, i, j, len(vocabulary))
    columns = {mine: values[:, sentences.NAMES.index(theirs)] for mine, theirs in wanted.items()}
    return {name: float(np.sort(v)[::-1][:_TOP].mean()) for name, v in columns.items()}


def _weighed(counts: dict[str, float]) -> dict[str, float]:
    return {k: n * rarity(k) for k, n in _damped(counts).items()}


def _named(counts: dict[str, float]) -> dict[str, float]:
    return {k: n * rarity(stem(k)) for k, n in _damped(counts).items()}


def _damped(counts: dict[str, float]) -> dict[str, float]:
    """Repetition counts less and less."""
    return {k: 1 + log(n) if n >= 1 else n for k, n in counts.items()}


def _most(weights: dict[str, float]) -> dict[str, float]:
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return dict(best[:_TOP])


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
