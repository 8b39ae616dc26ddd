"""How are the weights of the matching fitted? By logistic regression on linear splines.

    python -m bias.training.alignment SENTENCE_PAIRS DOCUMENT_PAIRS

Four additive models (``bias.matching.scorer``): `pair` and `context` from sentence pairs, `article`
and `event` from document pairs; and the decoys' rates, from scores that were given to each topic
by models fitted without it. The data are ECB+ (Cybulska and Vossen 2014, CC BY 3.0).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.matching import comparison, contrast, features, overlap, scorer
from bias.matching.comparison import Comparison
from bias.matching.profile import KeyNumbers, build
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

TARGET = Path(__file__).resolve().parent.parent / "matching" / "weights.json"
# Cross-validated over {3, 4, 5, 7} knots and {.005, .02, .05}: AUC moves by .007 at most.
KNOTS = 4
SENTENCE_STRENGTH, EVENT_STRENGTH = 0.005, 0.02
# False pairs found in a topic for one that the decoys of other topics promise: two (0.19 for 0.1).
OPTIMISM = 2.0


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

    pairs: list[DocumentPair]
    compared: list[Comparison]
    topics: list[str]

    def labels(self, k: int) -> Ints:
        """Return the gold value of each candidate of pair `k`."""
        found = self.compared[k]
        return self.pairs[k].gold[found.i, found.j]

    def usable(self, k: int) -> NDArray[np.bool_]:
        """Mark the candidates whose label is known: checked on both sides, or other events."""
        found, pair = self.compared[k], self.pairs[k]
        if not pair.same:
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
    numbers = KeyNumbers()
    left = build([known[pair.text_a] for pair in pairs], numbers)
    right = build([known[pair.text_b] for pair in pairs], numbers)
    index = np.arange(len(pairs))
    alone = features.measure(left, right, index, index, len(numbers))
    profiles = {
        name: build([known[text] for text in texts], numbers) for name, texts in sides.items()
    }
    shared = [overlap.short(profiles[p.document_a], profiles[p.document_b]) for p in pairs]
    return SentenceTable(
        alone,
        np.column_stack([alone, np.array(shared)]),
        np.array([pair.label for pair in pairs], dtype=np.int64),
        [pair.topic for pair in pairs],
    )


def document_table(pairs: Sequence[DocumentPair]) -> DocumentTable:
    """Compare document pairs."""
    compared = [comparison.compare(pair.a.reading, pair.b.reading) for pair in pairs]
    return DocumentTable(list(pairs), compared, [pair.topic for pair in pairs])


def fit_additive(
    rows: Floats, labels: Ints, names: Sequence[str], strength: float = SENTENCE_STRENGTH
) -> dict[str, Any]:
    """Fit one additive model and return it as the object of ``weights.json``."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.preprocessing import (  # type: ignore[import-untyped]
        SplineTransformer,
        StandardScaler,
    )

    curves: list[Floats] = []
    columns: list[Floats] = []
    for k in range(rows.shape[1]):
        at = np.unique(np.round(np.quantile(rows[:, k], np.linspace(0, 1, KNOTS)), 6))
        if len(at) < 2:
            at = np.array([at[0], at[0] + 1.0])
        curves.append(at)
        spline = SplineTransformer(
            degree=1, knots=at[:, None], extrapolation="constant", include_bias=True
        )
        columns.append(np.asarray(spline.fit_transform(rows[:, k : k + 1])))
    scaler = StandardScaler()
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(scaler.fit_transform(np.hstack(columns)), labels > 0)
    slopes = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - (slopes * scaler.mean_).sum())
    values: list[list[float]] = []
    start = 0
    for at in curves:
        values.append([round(float(v), 5) for v in slopes[start : start + len(at)]])
        start += len(at)
    return {
        "names": list(names),
        "intercept": round(intercept, 5),
        "knots": [[float(x) for x in at] for at in curves],
        "values": values,
    }


def fit_pairs(table: SentenceTable, rows: NDArray[np.bool_]) -> dict[str, Any]:
    """Fit the models of sentence pairs on some rows."""
    labels = table.labels[rows]
    return {
        "pair": fit_additive(table.alone[rows], labels, features.NAMES),
        "context": fit_additive(table.context[rows], labels, features.NAMES + overlap.SHORT),
    }


def fit_documents(table: DocumentTable, chosen: NDArray[np.bool_]) -> dict[str, Any]:
    """Fit the models of document pairs on some pairs."""
    rows, labels = [], []
    for k in map(int, np.flatnonzero(chosen)):
        usable = table.usable(k)
        rows.append(table.compared[k].measured[usable])
        labels.append(table.labels(k)[usable])
    same = np.array([pair.same for pair in table.pairs], dtype=np.int64)[chosen]
    wholes = np.vstack([found.overlap for found in table.compared])[chosen]
    return {
        "article": fit_additive(
            np.vstack(rows), np.concatenate(labels), features.NAMES + contrast.NAMES
        ),
        "event": fit_additive(wholes, same, overlap.NAMES, EVENT_STRENGTH),
    }


def measure_decoys(
    table: DocumentTable, logits: Sequence[Floats], chosen: NDArray[np.bool_]
) -> dict[str, list[float]]:
    """Return how many pairs of sentences of different events reach each log-odds, a report."""
    decoys = [int(k) for k in np.flatnonzero(chosen) if not table.pairs[k].same]
    scores = np.sort(np.concatenate([logits[k][table.labels(k) == 0] for k in decoys]))[::-1]
    # The n-th highest score is reached by n pairs: a dozen points on the way down to many.
    ranks = [3, 5, 8, 12, 20, 32, 50, 80, 130, 200, 320, 500, 1000, 2000]
    points = {
        round(float(scores[n - 1]), 4): OPTIMISM * n / len(decoys)
        for n in ranks
        if n <= len(scores)
    }
    ordered = sorted(points.items())
    return {"logits": [x for x, _ in ordered], "counts": [round(y, 6) for _, y in ordered]}


def fit_folds(table: DocumentTable) -> tuple[Ints, list[scorer.Weights], list[Floats]]:
    """Fit document models without each fold; return folds, the models and held-out log-odds.

    The `pair` and `context` models of these weights are empty, and the decoys of each are the
    held-out scores of the other folds.
    """
    fold = folds(table.topics)
    fitted = [fit_documents(table, fold != f) for f in range(FOLDS)]
    flat = {"logits": [0.0, 1.0, 2.0], "counts": [1.0, 0.1, 0.01]}
    blank = [_weights({**models, "decoys": flat}) for models in fitted]
    logits = [found.logits(blank[fold[k]]) for k, found in enumerate(table.compared)]
    whole = [
        _weights({**models, "decoys": measure_decoys(table, logits, fold != f)})
        for f, models in enumerate(fitted)
    ]
    return fold, whole, logits


def _weights(data: dict[str, Any]) -> scorer.Weights:
    empty: dict[str, Any] = {"intercept": 0.0, "knots": [], "values": []}
    return scorer.parse(
        {
            "pair": {**empty, "names": list(features.NAMES)},
            "context": {**empty, "names": list(features.NAMES + overlap.SHORT)},
            **data,
        }
    )


def fit(paths: Sequence[Path]) -> dict[str, Any]:
    """Fit everything that ships on all rows of `paths`."""
    files = read(paths)
    sentences, documents = sentence_table(files.sentences), document_table(files.documents)
    _, _, logits = fit_folds(documents)
    everything = np.ones(len(documents.pairs), dtype=bool)
    return {
        "source": "ECB+ development documents (Cybulska and Vossen 2014), CC BY 3.0",
        "fitted_on": sorted(files.hashes),
        **fit_pairs(sentences, np.ones(len(sentences.labels), dtype=bool)),
        **fit_documents(documents, everything),
        "decoys": measure_decoys(documents, logits, everything),
    }


def main(paths: Sequence[str]) -> None:
    """Fit and write the weights."""
    weights = fit([Path(path) for path in paths])
    TARGET.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
