"""Which sentences teach, which choose the thresholds, and which are kept for the end?

The labels of `bias.training.labels` are brought together into one label a sentence: the third
hand's where two hands parted, else the first hand's. Documents are dealt by the hash of their name,
once and for all, so that a sentence of a test document never taught a shipped model.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.training.labels import Label, Pool, read, scheme

LABELS = Path(__file__).with_name("labels")
INVENTED = Path(__file__).with_name("frames")
#: The document that all invented sentences are of.
INVENTED_DOC = "invented"
#: First hands: the first places of the pool, those chosen for rare classes, and all that was left;
#: and what a third hand said where two parted. Together they are the whole pool.
FIRST, SETTLED = ("fair_hand1.tsv", "chosen_hand1.tsv", "rest_hand1.tsv"), "fair_final.tsv"

Part = Literal["train", "validation", "test"]
TEST_SHARE, VALIDATION_SHARE = 0.25, 0.20
#: The sources of the pool: how an id begins, and what it is.
SOURCES = {
    "ecb": "ECB+ documents",
    "fig": "posts on one war",
    "gvfc": "headlines on guns",
    "gum": "Wikinews",
}

Flags = NDArray[np.bool_]


class LabelledSentence(NamedTuple):
    """A sentence with its classes."""

    ident: str
    doc: str
    text: str
    classes: frozenset[str]

    @property
    def part(self) -> Part:
        """What its document is for."""
        return part_of(self.doc)

    @property
    def source(self) -> str:
        """One of `SOURCES`, or "other"."""
        return next((s for s in SOURCES if self.ident.lower().startswith(s)), "other")


def part_of(doc: str) -> Part:
    """Return what a document is for, told from its name."""
    place = sha256(doc.encode()).digest()[0] / 256
    if place < TEST_SHARE:
        return "test"
    return "validation" if place < TEST_SHARE + VALIDATION_SHARE else "train"


def classes_of(task: str) -> tuple[str, ...]:
    """Return the classes of a task, in the order of the guidelines."""
    return scheme()[task]


def sentences(pool: Pool, task: Literal["frames", "questions"]) -> list[LabelledSentence]:
    """Return all labelled sentences of the pool.

    Raises:
        LabelError: a label file does not fit the pool.
    """
    return [
        LabelledSentence(
            label.id,
            pool[label.id].doc,
            pool[label.id].text,
            label.frames if task == "frames" else label.questions,
        )
        for label in labels(pool).values()
    ]


def labels(pool: Pool) -> dict[str, Label]:
    """Return the one label of each labelled sentence.

    Raises:
        LabelError: a label file does not fit the pool.
    """
    found: dict[str, Label] = {}
    for name in (*FIRST, SETTLED):
        found |= read(LABELS / name, pool)
    return found


def invented(task: Literal["frames", "questions"]) -> list[LabelledSentence]:
    """Return our own invented sentences for a task; there are some for sixteen frames alone."""
    if task != "frames":
        return []
    lines = [x for p in sorted(INVENTED.glob("*.jsonl")) for x in p.read_text("utf-8").splitlines()]
    rows = map(json.loads, lines)
    return [
        LabelledSentence(r["id"], INVENTED_DOC, r["text"], frozenset(r["frames"])) for r in rows
    ]


def flags(rows: list[LabelledSentence], classes: tuple[str, ...]) -> Flags:
    """Return whether each row has each class: array (n, k)."""
    return np.array([[c in r.classes for c in classes] for r in rows], bool).reshape(
        len(rows), len(classes)
    )
