"""How is it learned what a reader would want of what could be printed? Logistic regressions.

    python -m bias.training.wanted DATA            figures by folds, and writes the weights

Two questions: which saying is its speaker's point, and which sentence that stands in one text alone
a reader of the other would be glad of. DATA is the folder of the sets (`whole_pairs`) whose
articles hold what labels/sayings1.tsv and labels/only1.tsv judge by hash: 2 wanted, 1 true
and little, 0 not to be printed. Folds are of pairs. What is not found as it was labelled teaches
nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from nltk.metrics.agreement import AnnotationTask
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from bias.analyses.sources import cast, telling
from bias.analyses.story import worth
from bias.context import Context, Side
from bias.learned import FILE
from bias.training import whole_pairs

Floats = NDArray[np.float64]
#: What is labelled, by the pair with its side and the hash of its words.
Labels = dict[tuple[str, str], int]

FOLDER = Path(__file__).parent / "labels"
SAYINGS, ONLY = "sayings", "only"
WANTED, MISLEADS = 2, 0
#: What each label is worth to the regression: of the best two of a text as many are wanted as with
#: 0 for what is little, and fewer mislead (.18 of 555 and .28 of 291, .20 and .31; by folds).
WORTH = np.array([0.0, 1 / 3, 1.0])
#: Strength of the regression with vectors and without, and how much a vector counts beside the
#: features (of variance 1); from 6 to 12 and from .001 to .01 the area differs by .005.
STRENGTH, BARE, SCALE = 0.003, 0.1, 8.0
#: What is wrong with who speaks, not with what is chosen of it.
SPEAKERS = ("speaker", "role")
FOLDS = 10
BARS = (0.4, 0.45, 0.5, 0.6, 0.65, 0.7, 0.75)


class Read(NamedTuple):
    """What was read: of which pair, and of which speaker or text of it, what is known of it, its
    label."""

    pair: str
    group: str
    known: Floats
    label: int


def labels(name: str, without: Collection[str] = ()) -> Labels:
    """The labels of a file, without those of some reasons."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["why"] not in without]
    return {(f"{row['pair']} {row['side']}", row["sha"]): int(row["label"]) for row in rows}


def agreement(name: str, label: int) -> float:
    """Krippendorff's alpha of the two hands on whether something has a label."""
    one, again = labels(f"{name}1"), labels(f"{name}2")
    judged = [
        (hand, key, rows[key] == label)
        for key in again
        for hand, rows in (("one", one), ("again", again))
    ]
    return float(AnnotationTask(judged).alpha())


def read(folder: Path) -> dict[str, list[Read]]:
    """Read the articles of labelled pairs, and find what was labelled.

    Raises:
        OptionError: a set that the labels name does not stand in the folder.
    """
    judged = {name: labels(f"{name}1", SPEAKERS) for name in (SAYINGS, ONLY)}
    found: dict[str, list[Read]] = {name: [] for name in judged}
    names = dict.fromkeys(key[0].split()[0] for rows in judged.values() for key in rows)
    for name, (a, b) in whole_pairs.named(folder, list(names)).items():
        context = Context(a, b)
        for side in context.sides:
            found[SAYINGS] += _sayings(context, side, name, judged[SAYINGS])
            found[ONLY] += _sentences(context, side, name, judged[ONLY])
    return found


def _sayings(context: Context, side: Side, pair: str, judged: Labels) -> Iterator[Read]:
    told = cast(context.reading(side), context.attributions(side), side.upper())
    for one in told.spoken:
        said = [*one.sayings, *one.retold]
        known = telling.measure(context, side, one, said) if said else ()
        for saying, row in zip(said, known, strict=True):
            label = judged.get((f"{pair} {side}", whole_pairs.hashed(saying.words)))
            if label is not None:
                yield Read(pair, f"{side} {one.name}", row, label)


def _sentences(context: Context, side: Side, pair: str, judged: Labels) -> Iterator[Read]:
    article = context.article(side)
    rows = [
        (s.number, label)
        for s in article.body
        if (label := judged.get((f"{pair} {side}", whole_pairs.hashed(article.slice(s)))))
        is not None
    ]
    known = worth.measure(context, side, np.array([n for n, _ in rows], np.int64))
    yield from (Read(pair, side, row, label) for (_, label), row in zip(rows, known, strict=True))


def fit(known: Floats, label: NDArray[np.int64], n: int) -> tuple[float, Floats]:
    """The bias and the weights of (rows, `n` features and a vector) by what each label is worth."""
    mean, spread = known[:, :n].mean(axis=0), np.maximum(known[:, :n].std(axis=0), 1e-6)
    scaled = np.hstack(((known[:, :n] - mean) / spread, SCALE * known[:, n:]))
    strength = STRENGTH if known.shape[1] > n else BARE
    worth = WORTH[label]
    made = LogisticRegression(C=strength, max_iter=3000).fit(
        np.vstack((scaled, scaled)),
        np.repeat((True, False), len(label)),
        sample_weight=np.concatenate((worth, 1.0 - worth)),
    )
    weights = np.concatenate((made.coef_[0, :n] / spread, SCALE * made.coef_[0, n:]))
    return float(made.intercept_[0] - weights[:n] @ mean), weights


def by_folds(known: Floats, label: NDArray[np.int64], pairs: Sequence[str], n: int) -> Floats:
    """How much each is worth to a model that saw nothing of its pair."""
    out = np.zeros(len(known))
    for train, test in GroupKFold(FOLDS).split(known, groups=pairs):
        bias, weights = fit(known[train], label[train], n)
        out[test] = 1.0 / (1.0 + np.exp(-bias - known[test] @ weights))
    return out


def learn(rows: Sequence[Read], features: Sequence[str], most: int, *, fast: bool) -> object:
    """Print how well the best `most` of each group are chosen by folds, and fit on everything."""
    n, label = len(features), np.array([x.label for x in rows])
    known = np.array([x.known[:n] if fast else x.known for x in rows])
    likely = by_folds(known, label, [x.pair for x in rows], n)
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, one in enumerate(rows):
        groups[one.pair, one.group].append(i)
    print(f"  {len(rows)}; area under the curve {roc_auc_score(label == WANTED, likely):.3f}")
    best = [i for x in groups.values() for i in sorted(x, key=lambda i: -likely[i])[:most]]
    for bar in (0.0, *BARS):
        for name, harm in (("of politics", False), ("of other news", True)):
            kept = label[[i for i in best if rows[i].pair.startswith("ecb") is harm
                          and likely[i] >= bar]]  # fmt: skip
            if len(kept):
                wanted, misleads = np.mean(kept == WANTED), np.mean(kept == MISLEADS)
                print(f"  best {most} {name} from {bar}: {len(kept)}, wanted {wanted:.3f}, "
                      f"misleading {misleads:.3f}")  # fmt: skip
    bias, weights = fit(known, label, n)
    return {
        "bias": round(bias, 4),
        "features": {x: round(float(w), 4) for x, w in zip(features, weights, strict=False)},
        "vector": [round(float(w), 3) for w in weights[n:]],
    }


def main() -> None:
    """Print figures by folds, fit on everything, write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    found = read(parser.parse_args().folder)
    made = {}
    for key, name, features, most, fast in (
        ("saying", SAYINGS, telling.FEATURES, 1, False),
        ("only", ONLY, worth.FEATURES, 2, False),
        ("only, fast", ONLY, worth.FEATURES, 2, True),
    ):
        alpha = ", ".join(f"{agreement(name, label):.2f}" for label in (WANTED, MISLEADS))
        print(f"{key}: alpha of wanted and of misleading {alpha}")
        made[key] = learn(found[name], features, most, fast=fast)
    FILE.write_text(json.dumps(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
