"""Do several people label alike, and how good can a machine be that learns from them?

Krippendorff's alpha and Cohen's kappa (averaged over pairs) come from ``nltk.metrics.agreement``.
The ceiling is what one annotator reaches when judged against the majority of the others: a model
that scores above it has learned the file, not the matter.

A file is a CSV table: either a row an item, with a column for each annotator, or a row a label,
with the columns ``item,annotator,label``. An empty cell is no label.
"""

from __future__ import annotations

import csv
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from nltk.metrics.agreement import AnnotationTask

from bias.errors import OptionError

LONG = {"item", "annotator", "label"}
NOT_LABELS = frozenset({"id", "item", "text", "sentence"})

Labels = dict[str, dict[str, str]]  # item -> annotator -> label


def agreement(path: Path) -> dict[str, Any]:
    """Return the figures by name.

    Raises:
        OptionError: fewer than two annotators, or no item that two of them labelled.
    """
    labels = {i: by for i, by in read(path).items() if len(by) > 1}
    annotators = sorted({a for by in labels.values() for a in by})
    if not labels:
        raise OptionError(
            f"{path.name}: no item has labels of two annotators. Give a row an item and a column "
            "an annotator, or the columns item,annotator,label."
        )
    data = [(a, i, label) for i, by in sorted(labels.items()) for a, label in sorted(by.items())]
    kinds = sorted({label for _, _, label in data})
    if len(kinds) < 2:
        raise OptionError(f'{path.name}: every label is "{kinds[0]}"; agreement needs two kinds.')
    whole = sum(1 for by in labels.values() if len(set(by.values())) == 1)
    return {
        "items": len(labels),
        "annotators": len(annotators),
        "labels": ", ".join(kinds),
        "all agree": whole / len(labels),
        "alpha (Krippendorff)": float(AnnotationTask(data=data).alpha()),
        "kappa (Cohen, mean of pairs)": _kappa(labels, annotators),
        "ceiling: macro-F1 of one against the others": _ceiling(labels, annotators, kinds),
    }


def read(path: Path) -> Labels:
    """Read a table of labels.

    Raises:
        OptionError: it has no columns for labels, or cannot be opened.
    """
    if not path.is_file():
        raise OptionError(f'cannot open "{path}": there is no such file.')
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        columns = [c for c in rows.fieldnames or () if c]
        found: Labels = {}
        if set(columns) >= LONG:
            for row in rows:
                if row["label"].strip():
                    found.setdefault(row["item"], {})[row["annotator"]] = row["label"].strip()
            return found
        coders = [c for c in columns if c.lower() not in NOT_LABELS]
        if len(coders) < 2:
            raise OptionError(
                f"{path.name}: there are not two columns of labels. Give a row an item and a "
                "column an annotator, or the columns item,annotator,label."
            )
        for number, row in enumerate(rows):
            given = {c: (row[c] or "").strip() for c in coders}
            found[str(number)] = {c: label for c, label in given.items() if label}
    return found


def _kappa(labels: Labels, annotators: list[str]) -> float:
    values = []
    for one, other in combinations(annotators, 2):
        both = {i: by for i, by in labels.items() if one in by and other in by}
        data = [(a, i, by[a]) for i, by in both.items() for a in (one, other)]
        if len({label for _, _, label in data}) > 1:
            values.append(float(AnnotationTask(data=data).kappa()))
    return sum(values) / len(values) if values else float("nan")


def _ceiling(labels: Labels, annotators: list[str], kinds: list[str]) -> float:
    """Mean over annotators of macro-F1 against the others' majority; ties are left out."""
    reached = []
    for one in annotators:
        said: list[tuple[str, str]] = []
        for by in labels.values():
            others = Counter(label for a, label in by.items() if a != one).most_common(2)
            tied = len(others) == 2 and others[0][1] == others[1][1]
            if one in by and others and not tied:
                said.append((by[one], others[0][0]))
        scores = []
        for kind in kinds:
            right = sum(1 for a, b in said if a == b == kind)
            total = sum((a == kind) + (b == kind) for a, b in said)
            if total:
                scores.append(2 * right / total)
        if scores:
            reached.append(sum(scores) / len(scores))
    return sum(reached) / len(reached) if reached else float("nan")
