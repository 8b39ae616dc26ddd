"""How are the weights of the matching fitted? By logistic regression on curves of known direction.

    python -m bias.training.alignment SENTENCE_PAIRS DOCUMENT_PAIRS PAIRS

Additive models (`bias.matching`): `pair` and `context` from sentence pairs, `event` from
document pairs, `full` and `fast`, with vectors and without, from document pairs and from matches
that readers marked in whole articles (labels/matches.tsv; their `fit` pairs alone). The bars come
from scores that were given to each topic, and to each fifth of the labelled pairs, by models fitted
without it. SENTENCE_PAIRS and DOCUMENT_PAIRS are ECB+ (Cybulska and Vossen 2014, CC BY 3.0); PAIRS
names articles that stand beside it (``bias.training.whole_pairs``).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import matching
from bias.matching import ArticleComparison, Weights, build_profile
from bias.reading import Reading
from bias.reading import read as read_article
from bias.training.pairs_of_events import (
    FOLDS,
    DocumentPair,
    SentencePair,
    folds,
    make_article,
    read,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Cross-validated over {.02, .1, .5}: average precision on labelled pairs moves by .005 at most.
STRENGTH = 0.02
SENTENCE_STRENGTH = 0.005  # .002 to .02 move the AUC of sentence pairs by .002
#: What a match that readers called `partly` (1) and `same` (2) counts.
PART = np.array([0.0, 0.5, 1.0])
#: Weight of all ECB+ matches beside those that readers marked in whole articles, and in openings.
ECB = 0.6
#: Share of printed pairs that readers had marked, by which the bar is set.
PRECISION = 0.88
LOWEST, HIGHEST = -4.0, 12.0  # log-odds between which the bar is sought


@dataclass
class SentenceTable:
    """Features of sentence pairs, alone and with their documents' overlap; labels; topics."""

    alone: Floats
    context: Floats
    labels: Ints
    topics: list[str]


@dataclass
class DocumentTable:
    """A comparison, the labels of its candidates, which of them are usable, for each pair."""

    pairs: Sequence[DocumentPair]
    compared: list[ArticleComparison]
    topics: list[str]

    @property
    def events(self) -> NDArray[np.bool_]:
        """Mark the pairs from which one event is learned: not those that readers marked."""
        return np.array([not pair.read for pair in self.pairs])

    def labels(self, k: int) -> Ints:
        """Return the gold value of each candidate of pair `k`."""
        found = self.compared[k]
        return self.pairs[k].gold[found.i, found.j]

    def usable(self, k: int) -> NDArray[np.bool_]:
        """Mark the candidates whose label is known: checked on both sides, or other events."""
        found, pair = self.compared[k], self.pairs[k]
        if pair.read or not pair.same:
            return np.ones(len(found.i), dtype=bool)
        return pair.a.checked[found.i] & pair.b.checked[found.j]


def sentence_table(pairs: Sequence[SentencePair]) -> SentenceTable:
    """Measure sentence pairs; the context of a pair is what the file has of its documents."""
    known: dict[str, Reading] = {}
    sides: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        for name, text in ((pair.document_a, pair.text_a), (pair.document_b, pair.text_b)):
            sides[name][text] = None
            if text not in known:
                known[text] = read_article(make_article([text]))
    numbers = matching.KeyNumbers()
    left = build_profile([known[pair.text_a] for pair in pairs], numbers)
    right = build_profile([known[pair.text_b] for pair in pairs], numbers)
    index = np.arange(len(pairs))
    alone = matching.measure_pairs(left, right, index, index, len(numbers))
    profiles = {
        name: build_profile([known[text] for text in texts], numbers)
        for name, texts in sides.items()
    }
    shared = [
        matching.overlap_cosines(profiles[p.document_a], profiles[p.document_b]) for p in pairs
    ]
    return SentenceTable(
        alone,
        np.column_stack([alone, np.array(shared)]),
        np.array([pair.label for pair in pairs], dtype=np.int64),
        [pair.topic for pair in pairs],
    )


def document_table(pairs: Sequence[DocumentPair], vectors: bool) -> DocumentTable:
    """Compare document pairs, with vectors of their sentences or without."""
    compared = []
    for pair in pairs:
        sides = (
            pair.a.encoded if vectors else pair.a.reading,
            (pair.b.encoded if vectors else pair.b.reading),
        )
        compared.append(matching.compare_readings(*sides, matching.profile_pair(*sides)))
    return DocumentTable(pairs, compared, [pair.topic for pair in pairs])


def fit_additive(
    rows: Floats,
    labels: Floats,
    names: Sequence[str],
    strength: float = STRENGTH,
    weights: Floats | None = None,
) -> dict[str, Any]:
    """Fit one additive model and return it as the object of ``weights.json``.

    Every curve rises, or falls where its name is in `matching.AGAINST`: steps between its knots
    are bounded at 0, and their squares are the penalty.

    Args:
        labels: 0 to 1, the share of each row that counts as a match.
        weights: of each row, 1 when None.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    weight = np.ones(len(rows)) if weights is None else weights
    curves = [_knots(rows[:, k], labels) for k in range(rows.shape[1])]
    steps = np.column_stack(
        [
            np.clip((rows[:, k] - low) / (high - low), 0, 1)
            for k, at in enumerate(curves)
            for low, high in pairwise(at)
        ]
    )
    scale = np.maximum(steps.std(axis=0), 0.02)
    steps /= scale
    falls = [
        name in matching.AGAINST for name, at in zip(names, curves, strict=True) for _ in at[1:]
    ]

    def loss(theta: Floats) -> tuple[float, Floats]:
        logit = steps @ theta[:-1] + theta[-1]
        likely = 0.5 * (1 + np.tanh(0.5 * logit))
        lost = np.logaddexp(0, logit) - labels * logit
        slope = weight * (likely - labels) * strength
        penalty = 0.5 * float((theta[:-1] ** 2).sum())
        return (
            float((weight * lost).sum()) * strength + penalty,
            np.r_[steps.T @ slope + theta[:-1], slope.sum()],
        )

    mean = float((weight * labels).sum() / weight.sum())
    start = np.r_[np.zeros(steps.shape[1]), np.log(mean / (1 - mean))]
    bounds = [(None, 0) if down else (0, None) for down in falls] + [(None, None)]
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}
    ).x
    values: list[list[float]] = []
    at_step = 0
    for at in curves:
        rise = (found[:-1] / scale)[at_step : at_step + len(at) - 1]
        values.append([round(float(v), 5) for v in np.r_[0.0, np.cumsum(rise)]])
        at_step += len(at) - 1
    return {
        "names": list(names),
        "intercept": round(float(found[-1]), 5),
        "knots": [[float(x) for x in at] for at in curves],
        "values": values,
    }


def _knots(column: Floats, labels: Floats) -> Floats:
    """Where a curve may turn: its ends, its middle, and three places among the matches."""
    matches = column[labels > 0.5]
    places = [column.min(), np.median(column), column.max(), *np.quantile(matches, (0.1, 0.5, 0.9))]
    at: Floats = np.unique(np.round(np.array(places), 6))
    return at if len(at) > 1 else np.array([at[0], at[0] + 1.0])


def fit_pairs(table: SentenceTable, rows: NDArray[np.bool_]) -> dict[str, Any]:
    """Fit the models of sentence pairs on some rows."""
    labels = table.labels[rows].astype(float)
    return {
        "pair": fit_additive(table.alone[rows], labels, matching.PAIR_FEATURES, SENTENCE_STRENGTH),
        "context": fit_additive(
            table.context[rows],
            labels,
            matching.PAIR_FEATURES + matching.OVERLAP_COSINES,
            SENTENCE_STRENGTH,
        ),
    }


def fit_event(table: DocumentTable, chosen: NDArray[np.bool_]) -> dict[str, Any]:
    """Fit the model of one event on some pairs of documents."""
    same = np.array([pair.same for pair in table.pairs], dtype=float)[chosen]
    wholes = np.vstack([found.overlap for found in table.compared])[chosen]
    return fit_additive(wholes, same, matching.OVERLAP_FEATURES)


def fit_articles(
    table: DocumentTable, chosen: NDArray[np.bool_], events: Sequence[Weights]
) -> dict[str, Any]:
    """Fit a model of sentences of two articles on some pairs.

    Readers' labels in whole articles, in their openings, and ECB+ weigh the same as wholes, ECB+
    at `ECB`: short texts are learned from as much as long ones.

    Args:
        events: the weights whose model of one event did not see each pair.
    """
    rows, labels, weights = [], [], []
    for k in map(int, np.flatnonzero(chosen)):
        usable = table.usable(k)
        rows.append(table.compared[k].rows(events[k])[usable])
        labels.append(PART[table.labels(k)[usable]])
        pair = table.pairs[k]
        weights.append(np.full(int(usable.sum()), int(pair.read) + int(pair.short)))
    kind = np.concatenate(weights)
    matches = np.concatenate(labels)
    sums = np.maximum(1.0, np.bincount(kind, matches, minlength=3))
    weight = np.array([ECB, 1.0, 1.0])[kind] * sums[1] / sums[kind] if kind.any() else None
    names = matching.FULL if table.compared[0].full else matching.FAST
    return fit_additive(np.vstack(rows), matches, names, weights=weight)


def find_bar(table: DocumentTable, logits: Sequence[Floats], chosen: NDArray[np.bool_]) -> float:
    """Return the lowest log-odds at which `PRECISION` of what is printed was marked by readers."""
    read = [k for k in np.flatnonzero(chosen).tolist() if table.pairs[k].read]
    found = []
    for k in read:
        pair, compared = table.pairs[k], table.compared[k]
        known = matching.choose_pairs(
            pair.a.reading, pair.b.reading, compared, np.round(logits[k], 4), LOWEST
        )
        found += [(p.logit, pair.gold[p.i, p.j] > 0) for p in known]
    found.sort(key=lambda x: -x[0])
    right, bar = 0, HIGHEST
    for n, (logit, marked) in enumerate(found, 1):
        right += int(marked)
        if right / n >= PRECISION:
            bar = min(bar, logit)
    return round(bar, 4)


class Fitted(NamedTuple):
    """Models fitted without each fold: `weights` of each pair's fold, held-out log-odds."""

    weights: list[Weights]
    logits: list[Floats]


def fit_folds(table: DocumentTable) -> Fitted:
    """Fit models of articles without each fold; their bars are of the other folds.

    The `pair` and `context` models of these weights are empty.
    """
    fold = folds(table.topics)
    kind = "full" if table.compared[0].full else "fast"
    others = [fold != f for f in range(FOLDS)]
    events = [fit_event(table, rest & table.events) for rest in others]
    first = [_weights({"event": event}) for event in events]
    by_pair = [first[f] for f in fold]
    models = [{**fit_articles(table, rest, by_pair), "bar": 0.0} for rest in others]
    early = [_weights({"event": e, kind: m}) for e, m in zip(events, models, strict=True)]
    logits = [found.logits(early[fold[k]]) for k, found in enumerate(table.compared)]
    whole = [
        _weights({"event": event, kind: {**model, "bar": find_bar(table, logits, rest)}})
        for event, model, rest in zip(events, models, others, strict=True)
    ]
    return Fitted([whole[f] for f in fold], logits)


def _weights(data: dict[str, Any]) -> Weights:
    empty: dict[str, Any] = {"intercept": 0.0, "knots": [], "values": []}
    shown = {**empty, "bar": 0.0}
    return matching.parse_weights(
        {
            "pair": {**empty, "names": list(matching.PAIR_FEATURES)},
            "context": {**empty, "names": list(matching.PAIR_FEATURES + matching.OVERLAP_COSINES)},
            "full": {**shown, "names": list(matching.FULL)},
            "fast": {**shown, "names": list(matching.FAST)},
            **data,
        }
    )


def fit(paths: Sequence[Path]) -> dict[str, Any]:
    """Fit everything that ships on all rows of `paths`, but for the labels kept for testing."""
    files = read(paths)
    sentences = sentence_table(files.sentences)
    pairs = files.taught()
    made: dict[str, Any] = {
        "source": "ECB+ development documents (Cybulska and Vossen 2014), CC BY 3.0; own labels",
        "fitted_on": sorted(files.hashes),
        **fit_pairs(sentences, np.ones(len(sentences.labels), dtype=bool)),
    }
    for kind in ("fast", "full"):
        table = document_table(pairs, vectors=kind == "full")
        everything = np.ones(len(pairs), dtype=bool)
        fitted = fit_folds(table)
        made.setdefault("event", fit_event(table, table.events))
        made[kind] = {
            **fit_articles(table, everything, fitted.weights),
            "bar": find_bar(table, fitted.logits, everything),
        }
    return made


def main(paths: Sequence[str]) -> None:
    """Fit and write the weights."""
    weights = fit([Path(path) for path in paths])
    target = matching.ALIGNMENT_WEIGHTS
    target.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
