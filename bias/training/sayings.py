"""How is it learned which saying is its speaker's point? A logistic regression on read sayings.

    python -m bias.training.sayings PAIRS           figures by folds, and writes the weights

PAIRS is the list of pairs beside its sets (`whole_pairs`), whose articles hold the sayings that
labels/sayings1.tsv judges by hash: 2 the point, 1 true and little, 0 not to be printed. Folds are
of pairs. A saying that is not found as it was labelled teaches nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from nltk.metrics.agreement import AnnotationTask
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from bias.analyses.sources import BAR, FEATURES, WEIGHTS, cast, measure
from bias.context import Context
from bias.training import whole_pairs

Floats = NDArray[np.float64]

LABELS = Path(__file__).parent / "labels" / "sayings1.tsv"
AGAIN = LABELS.with_name("sayings2.tsv")
POINT, MISLEADS = 2, 0
#: Strength of the regression, and how much a vector counts beside the features (of
#: variance 1); from 6 to 12 and from .001 to .01 the area differs by .005.
STRENGTH, SCALE = 0.003, 8.0
FOLDS = 10


class Labelled(NamedTuple):
    """A saying that was read: of which speaker of which pair, what is known of it, its label."""

    pair: str
    speaker: str
    known: Floats
    label: int


def labelled(pairs: Path) -> Iterator[Labelled]:
    """Read the articles of pairs, and find the sayings that were labelled.

    Raises:
        OptionError: a set that the pairs name does not stand beside the list.
    """
    labels = _read(LABELS)
    for row, a, b in whole_pairs.articles(pairs):
        name = f"{row['set']}:{row['id']}:{row['a']}:{row['b']}"
        context = Context(a, b)
        for side in context.sides:
            told = cast(context.reading(side), context.attributions(side), side.upper())
            for one in told.spoken:
                for said in (*one.sayings, *one.retold):
                    label = labels.get((f"{name} {side}", whole_pairs.hashed(said.words)))
                    if label is not None:
                        known = measure(context, side, one, said)
                        yield Labelled(name, f"{side} {one.name}", known, label)


def _read(path: Path) -> dict[tuple[str, str], int]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {(f"{row['pair']} {row['side']}", row["sha"]): int(row["label"]) for row in rows}


def agreement(label: int) -> float:
    """Krippendorff's alpha of the two hands on whether a saying has a label."""
    one, again = _read(LABELS), _read(AGAIN)
    judged = [
        (hand, name, rows[name] == label)
        for name in again
        for hand, rows in (("one", one), ("again", again))
    ]
    return float(AnnotationTask(judged).alpha())


def fit(known: Floats, points: NDArray[np.bool_]) -> tuple[float, Floats]:
    """The bias and the weights of (sayings, features and a vector) by whether each is the point."""
    n = len(FEATURES)
    mean, spread = known[:, :n].mean(axis=0), np.maximum(known[:, :n].std(axis=0), 1e-6)
    scaled = np.hstack(((known[:, :n] - mean) / spread, SCALE * known[:, n:]))
    made = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scaled, points)
    weights = np.concatenate((made.coef_[0, :n] / spread, SCALE * made.coef_[0, n:]))
    return float(made.intercept_[0] - weights[:n] @ mean), weights


def by_folds(known: Floats, points: NDArray[np.bool_], pairs: Sequence[str]) -> Floats:
    """How likely each is the point by a model that saw no saying of its pair."""
    out = np.zeros(len(known))
    for train, test in GroupKFold(FOLDS).split(known, groups=pairs):
        bias, weights = fit(known[train], points[train])
        out[test] = 1.0 / (1.0 + np.exp(-bias - known[test] @ weights))
    return out


def main() -> None:
    """Print figures by folds, fit on everything, write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", type=Path)
    print(f"alpha: point {agreement(POINT):.2f}, misleading {agreement(MISLEADS):.2f}")
    found = list(labelled(parser.parse_args().pairs))
    known, label = np.array([x.known for x in found]), np.array([x.label for x in found])
    likely = by_folds(known, label == POINT, [x.pair for x in found])
    print(f"{len(found)} sayings; area under the curve {roc_auc_score(label == POINT, likely):.3f}")
    best: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        best[one.pair, one.speaker].append(n)
    chosen = np.array([max(x, key=lambda n: likely[n]) for x in best.values()])
    for bar in (0.0, 0.5, BAR, 0.7):
        kept = label[chosen[likely[chosen] >= bar]]
        shares = f"point {np.mean(kept == POINT):.3f}, misleading {np.mean(kept == MISLEADS):.3f}"
        print(f"best of each speaker from {bar}: {len(kept)}, {shares}")
    bias, weights = fit(known, label == POINT)
    n = len(FEATURES)
    made = {
        "bias": round(bias, 4),
        "features": {x: round(float(w), 4) for x, w in zip(FEATURES, weights, strict=False)},
        "vector": [round(float(w), 3) for w in weights[n:]],
    }
    WEIGHTS.write_text(json.dumps(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
