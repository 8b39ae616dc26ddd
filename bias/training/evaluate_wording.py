"""How good is a wording model on labelled files it has never seen? Its figures, and others' beside.

Per file: AUC, the same inside eight length bins and inside outlets, macro-F1 at one half, Brier,
ECE as it is and after shifting to the file's base rate, the scores against annotators' words, and
what a second annotator or panel reaches against the labels. Then the swap of actors (`swaps`)
and, as far as they are installed, VADER, TextBlob's subjectivity, length alone, and TF-IDF trained
on the file that has outlets and marked words, cross-validated on that file itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias import classifier
from bias.article import tokenize
from bias.classifier import Judged
from bias.lists import fold
from bias.training import figures, swaps
from bias.training.labelled import Labelled, read

Floats = NDArray[np.float64]
FigureRow = dict[str, Any]
FOLDS = 5


def evaluate(
    paths: Sequence[Path], model: str | Path = "table", beside: bool = False
) -> dict[str, Any]:
    """Return {"model", "rows": one a file and scorer, "swaps"}; every figure to 4 decimals."""
    table = classifier.load(model)
    sets = [read(Path(p)) for p in paths]
    rows = []
    for labelled in sets:
        judged = table.judge(labelled.texts)
        chances = np.array([j.probability for j in judged])
        row = judge_file(labelled, chances, table.identity, probabilities=True)
        if labelled.outlets:
            row["outlets"] = _by_outlet(labelled, chances)
        if labelled.words:
            row["auc_words"] = round(_words(labelled, judged, table.lowest), 4)
        rows.append(row)
    if beside:
        for name, score in _others(sets).items():
            rows += [judge_file(s, score(s), name) for s in sets]
    return {"model": table.identity, "rows": rows, "swaps": swaps.largest(table)}


def judge_file(
    labelled: Labelled, scores: Floats, scorer: str, probabilities: bool = False
) -> FigureRow:
    """Return the figures of one scorer on one file.

    `probabilities` also get F1, Brier and ECE; other scores only AUC.
    """
    labels = np.array(labelled.labels)
    row: FigureRow = {
        "file": labelled.name,
        "scorer": scorer,
        "sentences": len(labels),
        "loaded": int(labels.sum()),
        "auc": figures.auc(labels, scores),
        "auc_length": figures.auc_inside(labels, scores, figures.length_bins(labelled.texts)),
    }
    if labelled.outlets:
        row["auc_outlet"] = figures.auc_inside(labels, scores, labelled.outlets)
    if probabilities:
        row["macro_f1"] = figures.macro_f1(labels, (scores >= 0.5).astype(int))
        row["brier"] = figures.brier(labels, scores)
        row["ece"] = figures.ece(labels, scores)
        shifted = figures.shifted(scores, float(labels.mean()))
        row["macro_f1_shifted"] = figures.macro_f1(labels, (shifted >= 0.5).astype(int))
        row["ece_shifted"] = figures.ece(labels, shifted)
    if labelled.second:
        other, own = np.array(labelled.second).T
        row["second_f1"] = figures.macro_f1(own, other)
    return {k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()}


def _by_outlet(labelled: Labelled, scores: Floats) -> dict[str, FigureRow]:
    """AUC and counts of each outlet that has sentences of both kinds."""
    found: dict[str, FigureRow] = {}
    for outlet in sorted(set(labelled.outlets)):
        here = np.array([o == outlet for o in labelled.outlets])
        labels = np.array(labelled.labels)[here]
        if 0 < labels.sum() < len(labels):
            found[outlet] = {
                "sentences": len(labels),
                "loaded": int(labels.sum()),
                "auc": round(figures.auc(labels, scores[here]), 4),
            }
    return found


def _words(labelled: Labelled, judged: Sequence[Judged], lowest: float) -> float:
    """AUC of word scores against the annotators' words, over the words of sentences that have
    any. What the model does not score (names, function words) gets the lowest score."""
    scores: list[float] = []
    marked: list[int] = []
    for text, words, found in zip(labelled.texts, labelled.words, judged, strict=True):
        if not words:
            continue
        for start, _, token in zip(*tokenize(text), strict=True):
            end = start + len(token)
            met = [score for (a, b), score in found.words if a < end and b > start]
            scores.append(max(met, default=lowest))
            marked.append(int(token.lower() in words or fold(token) in words))
    return figures.auc(np.array(marked), np.array(scores))


def _others(sets: Sequence[Labelled]) -> dict[str, Callable[[Labelled], Floats]]:
    """What else scores sentences: name -> scorer; those not installed are left out."""
    found: dict[str, Callable[[Labelled], Floats]] = {
        "length": lambda s: np.array([float(len(t.split())) for t in s.texts])
    }
    try:
        vader = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
        found["VADER, |compound|"] = lambda s: np.array(
            [abs(vader.polarity_scores(t)["compound"]) for t in s.texts]
        )
    except ImportError:
        pass
    try:
        blob = import_module("textblob").TextBlob
        found["TextBlob, subjectivity"] = lambda s: np.array(
            [float(blob(t).sentiment.subjectivity) for t in s.texts]
        )
    except ImportError:
        pass
    trained = next((s for s in sets if s.outlets and s.words), None)
    if trained is not None:
        found[f"TF-IDF trained on {trained.name}"] = lambda s: _tfidf(trained, s)
    return found


def _tfidf(trained: Labelled, judged: Labelled) -> Floats:
    """Words and pairs of words, logistic regression; five folds on the file it is trained on."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.model_selection import StratifiedKFold, cross_val_predict  # type: ignore[import-untyped]
    from sklearn.pipeline import make_pipeline  # type: ignore[import-untyped]

    pipe = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        LogisticRegression(max_iter=500),
    )
    if trained is judged:
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
        inside = cross_val_predict(pipe, trained.texts, trained.labels, cv=folds,
                                   method="predict_proba")  # fmt: skip
        return np.asarray(inside[:, 1], float)
    pipe.fit(trained.texts, trained.labels)
    return np.asarray(pipe.predict_proba(judged.texts)[:, 1], float)
