"""How good is the aligner? The figures of docs/method/alignment.md, recomputed.

`evaluate` recognises files by their columns. On a file that the shipped weights were fitted on
(told by its hash) it cross-validates: five topic folds, each judged by weights of the other
four. On any other file, and on pairs kept for testing, the shipped weights are used as they
are. The mode is in the report. With the encoder installed everything is judged twice: with vectors
of the sentences and without.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias import encoder, matching
from bias.training.alignment import (
    DocumentTable,
    SentenceTable,
    document_table,
    fit_folds,
    fit_pairs,
    sentence_table,
)
from bias.training.figures import auc, average_precision
from bias.training.pairs_of_events import FOLDS, Files, folds, read

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def evaluate(paths: Sequence[Path]) -> dict[str, Any]:
    """Return the figures by name, with their targets in the name; first of all the mode used."""
    files = read([Path(path) for path in paths])
    crossed = _seen(files)
    report: dict[str, Any] = {
        "weights": "cross-validated: five topic folds, weights fitted without the topic judged"
        if crossed
        else "shipped weights, used as they are"
    }
    if files.sentences:
        report |= _sentence_figures(sentence_table(files.sentences), crossed)
    kinds = ("full", "fast") if encoder.is_there() else ("fast",)
    for kind in kinds:
        if files.documents or files.read:
            for name, value in _pair_figures(files, kind == "full", crossed).items():
                report[f"{kind}, {name}"] = value
    return report


def _pair_figures(files: Files, vectors: bool, crossed: bool) -> dict[str, Any]:
    """Figures of documents and of pairs that readers marked; the latter's test pairs apart."""
    report: dict[str, Any] = {}
    pairs = files.taught()
    if pairs:
        table = document_table(pairs, vectors)
        weights = fit_folds(table).weights if crossed else [matching.load_weights()] * len(pairs)
        if files.documents:
            report |= _document_figures(table, weights)
        for name, short in (("40 pairs fitted on", False), ("their openings", True)):
            marked = [
                (table, k, weights[k]) for k, p in enumerate(pairs) if p.read and p.short == short
            ]
            if marked:
                report |= _marked_figures(name, marked)
    kept = [pair for pair in files.read if pair.use == "test"]
    if kept:
        table = document_table(kept, vectors)
        report |= _marked_figures(
            "20 pairs kept for testing, shipped weights",
            [(table, k, matching.load_weights()) for k in range(len(kept))],
        )
    return report


def _marked_figures(
    name: str, marked: Sequence[tuple[DocumentTable, int, matching.Weights]]
) -> dict[str, Any]:
    """Average precision over all that is compared; precision of what is printed (partly is right)
    and recall of what readers called the same."""
    labels, scores = [], []
    printed = right = same = all_same = 0
    for table, k, weights in marked:
        pair, found = table.pairs[k], table.compared[k]
        groups = matching.choose_groups(pair.a.reading, pair.b.reading, found, weights).groups
        labels.append(table.labels(k) > 0)
        scores.append(found.logits(weights))
        grades = [int(pair.gold[p.i, p.j]) for group in groups for p in group.pairs]
        printed += len(grades)
        right += sum(grade > 0 for grade in grades)
        same += sum(grade == 2 for grade in grades)
        all_same += int((pair.gold == 2).sum())
    return {
        f"{name}: average precision": round(
            average_precision(np.concatenate(labels).astype(np.int64), np.concatenate(scores)), 3
        ),
        f"{name}: pairs of sentences shown": printed,
        f"{name}: precision of members (target .88)": round(right / max(1, printed), 3),
        f"{name}: recall of same (target .70)": round(same / max(1, all_same), 3),
    }


def _seen(files: Files) -> bool:
    text = matching.ALIGNMENT_WEIGHTS.read_text(encoding="utf-8")
    return bool(set(files.hashes) & set(json.loads(text)["fitted_on"]))


def auc_or_none(labels: Ints, scores: Floats) -> float | None:
    """Return the AUC of labels above 0; None where one of the two classes is missing."""
    value = auc((labels > 0).astype(np.int64), scores)
    return None if np.isnan(value) else value


def recall_at(labels: Ints, scores: Floats, precision: float) -> float:
    """Return the highest recall at a threshold whose precision is at least `precision`."""
    if not (labels > 0).any():
        return 0.0
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order] > 0)
    ends = np.flatnonzero(np.r_[np.diff(scores[order]) != 0, True])
    good = ends[hits[ends] / (ends + 1) >= precision]
    return float(hits[good].max() / hits[-1]) if len(good) else 0.0


def _sentence_figures(table: SentenceTable, crossed: bool) -> dict[str, Any]:
    alone, context = np.zeros(len(table.labels)), np.zeros(len(table.labels))
    fold = folds(table.topics)
    if crossed:
        for f in range(FOLDS):
            models = fit_pairs(table, fold != f)
            here = fold == f
            for name, rows, out in (
                ("pair", table.alone, alone),
                ("context", table.context, context),
            ):
                model = matching.Additive.from_dict(models[name], models[name]["names"])
                out[here] = model.logit(rows[here])
    else:
        weights = matching.load_weights()
        alone, context = weights.pair.logit(table.alone), weights.context.logit(table.context)
    report: dict[str, Any] = {}
    for name, scores in (("alone", alone), ("with their documents' sentences", context)):
        spread = [auc_or_none(table.labels[fold == f], scores[fold == f]) for f in range(FOLDS)]
        report[f"sentence pairs {name}: AUC (target .82)"] = _round(
            auc_or_none(table.labels, scores)
        )
        report[f"sentence pairs {name}: AUC by fold"] = _list(spread)
        report[f"sentence pairs {name}: recall at precision .80 (target .55)"] = round(
            recall_at(table.labels, scores, 0.8), 3
        )
    return report


def _document_figures(table: DocumentTable, weights: Sequence[matching.Weights]) -> dict[str, Any]:
    fold = folds(table.topics)
    first: list[tuple[int, float]] = []
    false: list[int] = []
    strong = hit = kept = right = 0
    event = np.zeros(len(table.pairs))
    documents = [k for k, pair in enumerate(table.pairs) if not pair.read]
    for k in documents:
        pair, found = table.pairs[k], table.compared[k]
        logits = np.round(found.logits(weights[k]), 4)
        event[k] = found.event(weights[k])
        groups = matching.choose_groups(pair.a.reading, pair.b.reading, found, weights[k]).groups
        cells = [(p.i, p.j) for group in groups for p in group.pairs]
        if not pair.same:
            false.append(sum(pair.gold[cell] == 0 for cell in cells))
            continue
        strong += int((pair.gold == 2).sum())
        hit += sum(pair.gold[cell] == 2 for cell in cells)
        known = [c for c in cells if pair.a.checked[c[0]] and pair.b.checked[c[1]]]
        kept += len(known)
        right += sum(pair.gold[cell] > 0 for cell in known)
        first += [(int(fold[k]), r) for r in _ranks(pair.gold, found.i, found.j, logits)]
    ranks = np.array([rank for _, rank in first], dtype=float)
    ranked_fold = np.array([f for f, _ in first], dtype=np.int64)
    same = np.array([table.pairs[k].same for k in documents], dtype=np.int64)
    by_fold = [_mean(ranks[ranked_fold == f] == 1) for f in range(FOLDS)]
    return {
        "same-event documents: P@1 (target .80)": _mean(ranks == 1),
        "same-event documents: P@1 by fold": _list(by_fold),
        "same-event documents: MRR (target .82)": _mean(1 / ranks),
        "different events: false matches a pair (target 0.2)": _mean(np.array(false)),
        "different events: pairs with a false match": _mean(np.array(false) > 0),
        "same-event documents: recall of strong gold (target .45)": round(hit / max(1, strong), 3),
        "same-event documents: precision where labelled": round(right / max(1, kept), 3),
        "same event against another of the topic: AUC of the overlap": _round(
            auc_or_none(same, event[documents])
        ),
    }


def _ranks(gold: Ints, i: Ints, j: Ints, logits: Floats) -> list[float]:
    """Return the rank of the best gold sentence for each gold sentence of the first side."""
    scores = np.full(gold.shape, -np.inf)
    scores[i, j] = logits
    ranks = []
    for row in np.flatnonzero((gold > 0).any(axis=1)):
        best = scores[row][gold[row] > 0].max()
        above, level = (scores[row] > best).sum(), (scores[row] == best).sum()
        ranks.append(float(above + (level + 1) / 2))  # a tie is worth its mean rank
    return ranks


def _mean(values: NDArray[Any]) -> float | None:
    return round(float(values.mean()), 3) if len(values) else None


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _list(values: Sequence[float | None]) -> str:
    return " ".join("-" if value is None else f"{value:.3f}" for value in values)


if __name__ == "__main__":
    import sys

    for name, value in evaluate([Path(path) for path in sys.argv[1:]]).items():
        print(f"{name}: {value}")
