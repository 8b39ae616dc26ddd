"""How good is the answer to "same event?"? The figures of docs/method/relation.md, recomputed.

`evaluate` takes files of labelled document pairs. On a file that the shipped weights were fitted
on (told by its hash) it cross-validates: five topic folds, each judged by weights fitted on the
other four and on what else is fitted on, which is looked for beside the file. On any other file the
shipped weights are used as they are. The mode is in the report.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.matching import Alignment
from bias.relation import WEIGHTS, Relation, judge_pair, load_scores, measure_pair
from bias.training.evaluate_alignment import auc_or_none
from bias.training.pairs_of_events import FOLDS, folds
from bias.training.relation import Corpus, examples, measure, read, train

Floats = NDArray[np.float64]


def evaluate(paths: Sequence[Path]) -> dict[str, Any]:
    """Return the figures by name, with their target in the name; first of all the mode used.

    Raises:
        BiasError: for a file that holds no labelled pairs of documents.
    """
    corpus = read([Path(path) for path in paths])
    fitted_on = json.loads(WEIGHTS.read_text(encoding="utf-8"))["fitted_on"]
    crossed = bool(set(corpus.hashes) & set(fitted_on))
    topics = [p.topic for p in corpus.pairs]
    fold = folds(topics)
    same = np.array([int(p.same) for p in corpus.pairs], dtype=np.int64)
    learned, judged = _judged(corpus, fold, paths[0].parent if crossed else None)
    story = np.array([r.story for r in judged])
    by_fold = [
        auc_or_none(same[fold == f], learned[fold == f]) for f in range(FOLDS) if (fold == f).any()
    ]
    by_topic = [_within(same, learned, topics, t) for t in sorted(set(topics))]
    called = np.array([r.verdict == "same event" for r in judged])
    one_story = np.array([r.verdict.startswith("same") for r in judged])
    silent = np.array([r.verdict == "cannot tell" for r in judged])
    spoken = np.array([r.occurrence for r in judged])
    return {
        "weights": "cross-validated: five topic folds, weights fitted without the topic judged"
        if crossed
        else "shipped weights, used as they are",
        "pairs": f"{int(same.sum())} same event, {int((1 - same).sum())} other event of the topic",
        "same event against another event of the topic: AUC (target .97)": _figure(
            auc_or_none(same, learned)
        ),
        "the same, by fold": " ".join(f"{v:.3f}" for v in by_fold if v is not None),
        "the same, inside a topic (mean)": round(float(np.mean(by_topic)), 4),
        "the same, with what the story adds: AUC": _figure(auc_or_none(same, spoken)),
        "story: AUC": _figure(auc_or_none(same, story)),
        "verdict 'same event': share of same-event pairs": _share(called, same == 1),
        "verdict 'same event': share of pairs on other events": _share(called, same == 0),
        "verdict 'same event' or 'same story': share of pairs on other events": _share(
            one_story, same == 0
        ),
        "verdict 'cannot tell': share of all pairs": _share(silent, same >= 0),
    }


def _judged(
    corpus: Corpus, fold: NDArray[np.int64], folder: Path | None
) -> tuple[Floats, list[Relation]]:
    """The learned score of occurrence, and the whole answer, for every pair."""
    scores = [load_scores("full")] * FOLDS
    if folder is not None:
        found = measure(examples(corpus, folder), ("full",))
        for f in range(FOLDS):
            left_out = frozenset(p.topic for p, n in zip(corpus.pairs, fold, strict=True) if n == f)
            scores[f] = train(found, "full", left_out)
    learned = np.zeros(len(corpus.pairs))
    judged: list[Relation] = []
    for k, (pair, f) in enumerate(zip(corpus.pairs, fold.tolist(), strict=True)):
        a, b = corpus.documents[pair.a], corpus.documents[pair.b]
        alignment = Alignment.of(a, b)
        features = measure_pair(a, b, alignment.compared)
        learned[k] = scores[f]["occurrence"].logit(features)
        judged.append(judge_pair(a, b, alignment, features, scores[f]))
    return learned, judged


def _share(what: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return round(float(what[among].mean()), 3) if among.any() else 0.0


def _within(same: NDArray[np.int64], score: Floats, topics: Sequence[str], topic: str) -> float:
    here = np.array([t == topic for t in topics])
    if len(set(same[here].tolist())) < 2:
        return 1.0
    return auc_or_none(same[here], score[here]) or 0.0


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


if __name__ == "__main__":
    import sys

    for name, value in evaluate([Path(path) for path in sys.argv[1:]]).items():
        print(f"{name}: {value}")
