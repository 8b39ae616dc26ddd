"""How good is the answer to "same event?"? The figures of docs/method/relation.md, recomputed.

`evaluate` takes files of labelled document pairs. On a file that the shipped weights were fitted
on (told by its hash) it cross-validates: five topic folds, each judged by weights fitted on the
other four. On any other file the shipped weights are used as they are. The mode is in the report.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.relation import SAME, model
from bias.training.evaluate_alignment import auc
from bias.training.pairs_of_events import FOLDS, folds
from bias.training.relation import Corpus, Fitted, columns, read, table, tables, train

Floats = NDArray[np.float64]


def evaluate(paths: Sequence[Path]) -> dict[str, Any]:
    """Return the figures by name, with their target in the name; first of all the mode used.

    Raises:
        BiasError: for a file that holds no labelled pairs of documents.
    """
    corpus = read([Path(path) for path in paths])
    fitted_on = json.loads(model.WEIGHTS.read_text(encoding="utf-8"))["fitted_on"]
    crossed = bool(set(corpus.hashes) & set(fitted_on))
    topics = [p.topic for p in corpus.pairs]
    fold = folds(topics)
    same = np.array([int(p.same) for p in corpus.pairs], dtype=np.int64)
    scores = _scores(corpus, fold, crossed)
    occurrence, story = scores["occurrence"], scores["story"]
    by_fold = [auc(same[fold == f], occurrence[fold == f]) for f in range(FOLDS)]
    by_topic = [_within(same, occurrence, topics, t) for t in sorted(set(topics))]
    called = (occurrence >= SAME).astype(np.int64)
    return {
        "weights": "cross-validated: five topic folds, weights fitted without the topic judged"
        if crossed
        else "shipped weights, used as they are",
        "same event against another event of the topic: AUC (target .96)": round(
            auc(same, occurrence), 4
        ),
        "the same, by fold": " ".join(f"{v:.3f}" for v in by_fold),
        "the same, inside a topic (mean)": round(float(np.mean(by_topic)), 4),
        "occurrence at .5: recall of same-event pairs": round(float(called[same == 1].mean()), 3),
        "occurrence at .5: share of other events called same": round(
            float(called[same == 0].mean()), 3
        ),
        "story: AUC": round(auc(same, story), 4),
        "pairs": f"{int(same.sum())} same event, {int((1 - same).sum())} other event",
    }


def _scores(corpus: Corpus, fold: NDArray[np.int64], crossed: bool) -> dict[str, Floats]:
    """The learned scores of every pair, without what anchors add."""
    x = table(corpus.portraits, corpus.pairs)
    if not crossed:
        return {
            name: Fitted(tuple(q.weights), np.array(list(q.weights.values())), q.bias).score(
                x[:, columns(name)]
            )
            for name, q in model.load().items()
        }
    fitting = tables(corpus)
    scores = {name: np.zeros(len(x)) for name in model.QUESTIONS}
    for f in range(FOLDS):
        here = fold == f
        judged = frozenset(p.topic for p, h in zip(corpus.pairs, here, strict=True) if h)
        for name, fitted in train(fitting, judged).items():
            scores[name][here] = fitted.score(x[here][:, columns(name)])
    return scores


def _within(same: NDArray[np.int64], score: Floats, topics: Sequence[str], topic: str) -> float:
    here = np.array([t == topic for t in topics])
    if len(set(same[here].tolist())) < 2:
        return 1.0
    return auc(same[here], score[here])


if __name__ == "__main__":
    import sys

    for name, value in evaluate([Path(path) for path in sys.argv[1:]]).items():
        print(f"{name}: {value}")
