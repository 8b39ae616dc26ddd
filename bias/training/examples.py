"""What is a wording model trained on? Pairs, or anyone's table of text, label and marks.

A ``.jsonl`` file holds pairs (``pairs/README.md``): neutral, loaded, marks. A ``.csv`` file holds
a row a sentence: ``text``, ``label`` (0 or plain, 1 or loaded) and, if there is one, ``marks``: the
words that carry the loading, separated by ``;``. What cannot train a model is refused in a letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bias.errors import OptionError
from bias.training import tables

LEAST_EXAMPLES = 40  # sentences, below which nothing is learned that would hold elsewhere
#: What a label may be called in a table.
LABELS = {"0": False, "plain": False, "1": True, "loaded": True}
SHIPPED_PAIRS = Path(__file__).with_name("pairs")


@dataclass(frozen=True)
class Example:
    """A sentence, whether it is loaded, which words of it are. `group`: what must not be parted
    in cross-validation (the two sides of a pair). `marked`: whether its words were looked at.
    `technique`: what loads the pair, if anybody said."""

    text: str
    loaded: bool
    marks: tuple[str, ...]
    group: str
    marked: bool = True
    technique: str = ""


def read(paths: Sequence[Path]) -> list[Example]:
    """Read and check the examples of all files.

    Raises:
        OptionError: too few rows, one class, a missing column, a text that occurs twice, a mark
            that is not in its text.
    """
    found: list[Example] = []
    for path in paths:
        found += list(_pairs(path) if path.suffix == ".jsonl" else _table(path))
    names = ", ".join(map(tables.shown, paths))
    if len(found) < LEAST_EXAMPLES:
        raise OptionError(
            f"{names}: {len(found)} sentence{'s' * (len(found) != 1)} can teach nothing that "
            f"holds. Give {LEAST_EXAMPLES} or more; a few hundred of each kind is a start."
        )
    classes = {e.loaded for e in found}
    if len(classes) < 2:
        only = "loaded" if classes == {True} else "plain"
        raise OptionError(
            f"{names}: every sentence is {only}. A model needs both: label 0 plain, 1 loaded."
        )
    seen: set[str] = set()
    for example in found:
        text = " ".join(example.text.lower().split())
        if text in seen:
            raise OptionError(
                f'{names}: "{example.text[:60]}" occurs twice; a copy in another fold would count '
                "as learned. Keep one."
            )
        seen.add(text)
    return found


def shipped() -> list[Path]:
    """Return the files of the shipped pairs."""
    return sorted(SHIPPED_PAIRS.glob("h*.jsonl"))


def _pairs(path: Path) -> Iterator[Example]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            name, plain, loaded = str(row["id"]), str(row["neutral"]), str(row["loaded"])
            marks = tuple(str(m) for m in row["marks"])
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise OptionError(
                f"{path}:{number}: no pair. A line holds a JSON object with id, neutral, loaded "
                "and marks."
            ) from error
        for mark in marks:
            if loaded.count(mark) != 1:
                raise OptionError(
                    f'{path}:{number}: the mark "{mark}" does not occur exactly once in the '
                    "loaded sentence."
                )
        technique = str(row.get("technique", ""))
        yield Example(plain, False, (), name, technique=technique)
        yield Example(loaded, True, marks, name, technique=technique)


def _table(path: Path) -> Iterator[Example]:
    rows, name = tables.read(path), tables.shown(path)
    columns = rows[0].columns if rows else {}
    missing = {"text", "label"} - columns.keys()
    if missing:
        raise OptionError(
            f"{name}: the column {' and '.join(sorted(missing))} is missing. The first line "
            "names the columns: text,label or text,label,marks."
        )
    for line, row in rows:
        label = LABELS.get(str(row["label"]).strip().lower())
        if label is None:
            raise OptionError(
                f'{name}, row {line}: the label is "{row["label"]}". It is 0 (plain) or 1 (loaded).'
            )
        marks = tuple(m.strip() for m in str(row.get("marks") or "").split(";") if m.strip())
        for mark in marks:
            if mark not in row["text"]:
                raise OptionError(f'{name}, row {line}: the mark "{mark}" is not in the text.')
        known = "marks" in columns and (bool(marks) or not label)
        yield Example(str(row["text"]), label, marks, f"{path}:{line}", known)
