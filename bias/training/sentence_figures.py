"""How right are the models of frames and questions? On test documents, and on labelled files.

    python -m bias.training.sentence_figures POOL    # the shipped models, on test documents
    bias evaluate frames FILE                        # on labels of one's own

Intervals are 95 % percentiles of 1,000 samples of documents.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from bias import classifier
from bias.classifier import SHIPPED_MODELS, TIERS, Scaling, Tier, load_sentences, write_card
from bias.errors import OptionError
from bias.training import tables
from bias.training.figures import average_precision
from bias.training.labelled_sentences import (
    SOURCES,
    LabelledSentence,
    flags,
    sentences,
)
from bias.training.labels import read_pool

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Task = Literal["frames", "questions"]
Draws = list[NDArray[np.int64]]

FEWEST = 15  # positives, below which a class has no part in a mean
ROUNDS = 1000
#: The source whose sentences are committed (tests/cases), so that anybody can recompute a figure.
WIKINEWS = "gum"
SEED = 1


def figures(
    rows: Sequence[LabelledSentence], chances: Floats, scaling: Scaling, classes: tuple[str, ...]
) -> dict[str, Any]:
    """Return all figures of one tier on labelled sentences.

    Args:
        rows: n sentences. chances: (n, k).
    """
    labels = flags(list(rows), classes)
    draws = samples([r.doc for r in rows])
    by_class: dict[str, Any] = {}
    for j, name in enumerate(classes):
        held, sure = labels[:, j], chances[:, j] >= scaling.sure[j]
        likely = chances[:, j] >= scaling.likely[j]
        by_class[name] = {
            "held": int(held.sum()),
            "ap": _rounded(average_precision(held.astype(int), chances[:, j])),
            "ap_interval": _ap_interval(held, chances[:, j], draws),
            "abstains": bool(scaling.sure[j] > 1),
            "sure": int(sure.sum()),
            "sure_right": int((sure & held).sum()),
            "sure_of": int(held.sum()),
            "precision_interval": _share_interval(held, sure, draws),
            "recall_interval": _share_interval(sure, held, draws),
            "f1": _f1(held, likely),
            "likely_precision": _share(held[likely]),
            "likely_recall": _share(likely[held]),
        }
    judged = [n for n, x in by_class.items() if x["held"] >= FEWEST]
    columns = [classes.index(n) for n in judged]
    return {
        "sentences": len(rows),
        "documents": len({r.doc for r in rows}),
        "classes_judged": len(judged),
        "mean_ap": _mean([by_class[n]["ap"] for n in judged]),
        "mean_ap_interval": _mean_interval(labels, chances, columns, draws),
        "macro_f1": _mean([by_class[n]["f1"] for n in judged]),
        "precise": sum(_is_precise(by_class[n]) for n in judged),
        "by_source": by_source(rows, labels, chances),
        "by_class": by_class,
    }


def _is_precise(row: dict[str, Any]) -> bool:
    """Whether of what a class calls sure .80 is right and .40 of all is called."""
    return bool(
        row["sure"]
        and row["sure_right"] >= 0.8 * row["sure"]
        and row["sure_right"] >= 0.4 * row["sure_of"]
    )


def by_source(rows: Sequence[LabelledSentence], labels: Flags, chances: Floats) -> dict[str, Any]:
    """Return mean average precision per source, over its classes with five positives."""
    source = np.array([r.source for r in rows])
    found = {}
    for name in SOURCES:
        here = source == name
        held = [j for j in range(labels.shape[1]) if labels[here, j].sum() >= 5]
        means = [average_precision(labels[here, j].astype(int), chances[here, j]) for j in held]
        found[name] = {
            "sentences": int(here.sum()),
            "classes": len(held),
            "mean_ap": _mean(means),
        }
    return found


def samples(docs: Sequence[str]) -> list[NDArray[np.int64]]:
    """Draw documents with replacement, `ROUNDS` times; return the sentences drawn."""
    names = sorted(set(docs))
    place = {d: n for n, d in enumerate(names)}
    of: list[list[int]] = [[] for _ in names]
    for n, doc in enumerate(docs):
        of[place[doc]].append(n)
    groups = [np.array(g) for g in of]
    rng = np.random.default_rng(SEED)
    return [
        np.concatenate([groups[i] for i in rng.integers(0, len(groups), len(groups))])
        for _ in range(ROUNDS)
    ]


def _ap_interval(held: Flags, chances: Floats, draws: Draws) -> list[float] | None:
    if not held.any():
        return None
    values = [average_precision(held[d].astype(int), chances[d]) for d in draws]
    return _limits(values)


def _mean_interval(
    labels: Flags, chances: Floats, columns: list[int], draws: Draws
) -> list[float] | None:
    if not columns:
        return None
    return _limits(
        [
            float(
                np.nanmean(
                    [average_precision(labels[d, j].astype(int), chances[d, j]) for j in columns]
                )
            )
            for d in draws[: ROUNDS // 2]
        ]
    )


def _share_interval(right: Flags, of: Flags, draws: Draws) -> list[float] | None:
    if not of.any():
        return None
    whole = np.array([of[d].sum() for d in draws])
    part = np.array([(of & right)[d].sum() for d in draws])
    return _limits((part[whole > 0] / whole[whole > 0]).tolist())


def _limits(values: list[float]) -> list[float]:
    low, high = np.nanpercentile(values, (2.5, 97.5))
    return [round(float(low), 3), round(float(high), 3)]


def _f1(held: Flags, called: Flags) -> float:
    both = held.sum() + called.sum()
    return round(float(2 * (held & called).sum() / both), 4) if both else 0.0


def _share(flags_: Flags) -> float | None:
    return round(float(flags_.mean()), 4) if len(flags_) else None


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 4)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return round(float(np.mean(known)), 4) if known else None


def measure(
    task: Task, rows: Sequence[LabelledSentence], out: Path = SHIPPED_MODELS
) -> dict[str, Any]:
    """Measure both tiers in `out` on the test documents, and write the figures into their cards.

    Args:
        rows: labelled sentences; those of other documents are left out.

    Returns:
        the figures of each tier, by its name.
    """
    rows = [r for r in rows if r.part == "test"]
    by_tier: dict[str, Any] = {}
    for tier in TIERS:
        folder = out / f"{task}_{tier}"
        model = load_sentences(folder)
        chances = model.probability([r.text for r in rows])
        found = figures(rows, chances, model.scaling, model.classes)
        judged = {"test documents": found}
        by_tier[tier] = found
        here = np.array([r.source == WIKINEWS for r in rows])
        if here.any():
            held = flags([r for r in rows if r.source == WIKINEWS], model.classes)
            few = average_precision(held.astype(int).ravel(), chances[here].ravel())
            told = {"sentences": int(here.sum()), "micro_ap": _rounded(few)}
            judged["Wikinews, test documents"] = told
        write_card(folder, {**model.card, "figures": judged})
    load_sentences.cache_clear()  # whoever opens them next shall see their figures
    return by_tier


def evaluate(
    files: Sequence[Path], task: Task, tier: Tier | None = None, folder: Path | None = None
) -> dict[str, Any]:
    """Measure a model, the shipped one or that in `folder`, on labelled files.

    A file has JSON lines with "text" and the task's name (a list of classes), or is a CSV or TSV
    table with these columns, classes parted by a space; "doc" and "id" may be there.

    Raises:
        OptionError: a column is missing, or a class is none of the model's.
    """
    rows = [row for path in files for row in read_rows(path, task)]
    if not rows:
        raise OptionError(f"there is no sentence in {', '.join(map(str, files))}.")
    model = classifier.load(task, tier, folder or SHIPPED_MODELS)
    unknown = sorted({c for r in rows for c in r.classes} - set(model.classes))
    if unknown:
        raise OptionError(
            f"{', '.join(unknown)}: no class of {task}. There are: {', '.join(model.classes)}."
        )
    texts = [r.text for r in rows]
    return {"model": model.identity} | figures(
        rows, model.probability(texts), model.scaling, model.classes
    )


def read_rows(path: Path, task: str) -> list[LabelledSentence]:
    """Read a file of labelled sentences.

    Raises:
        OptionError: it lacks a column.
    """
    rows = []
    for number, row in tables.read(path):
        if "text" not in row or task not in row:
            raise OptionError(
                f'{tables.shown(path)}, row {number}: a row needs "text" and "{task}" (its '
                "classes, parted by a space)."
            )
        given = row[task]
        names = given if isinstance(given, list) else str(given or "").split()
        ident = str(row.get("id") or f"{path.name}:{number}")
        doc = str(row.get("doc") or ident)
        rows.append(LabelledSentence(ident, doc, str(row["text"]), frozenset(names) - {"-"}))
    return rows


def main(given: Sequence[str] | None = None) -> None:
    """Measure the shipped models on the test documents once more."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pool", type=Path, help="the sentences, JSON lines")
    asked = parser.parse_args(given)
    pool = read_pool(asked.pool)
    tasks: tuple[Task, ...] = ("frames", "questions")
    for task in tasks:
        report(task, measure(task, sentences(pool, task)))


def report(task: Task, by_tier: dict[str, Any]) -> None:
    """Print what `measure` found, a line a tier."""
    for tier, found in by_tier.items():
        print(f"{task} {tier}: mean AP {found['mean_ap']} {found['mean_ap_interval']} over "
              f"{found['classes_judged']} classes, macro-F1 {found['macro_f1']}, "
              f"precise {found['precise']}")  # fmt: skip


if __name__ == "__main__":
    main()
