"""What rows does a file of labels hold, however a spreadsheet saved it?

JSON lines, a JSON list, or a table parted by commas, semicolons or tabs whose first line names the
columns; in any encoding that articles are read in. Nothing is learned or judged here.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from bias.errors import OptionError
from bias.reader import STDIN, decode

PIPED = "-"  # how standard input is named
MARKS = "\t;,"  # that part columns; at a tie the first


class Row(NamedTuple):
    """One row: the line it begins on (of JSON: its number), and its columns, without names "" ."""

    line: int
    columns: dict[str, Any]


def read(path: Path) -> list[Row]:
    """Return the rows of a file; "-" is standard input.

    Raises:
        OptionError: it is no file, or a line is neither JSON nor a row of the table.
        ReadError: it is no text.
    """
    name = shown(path)
    if str(path) == PIPED:
        data = sys.stdin.buffer.read()
    elif path.is_dir():
        raise OptionError(f"cannot read {name}: it is a folder. Name the file of labels.")
    else:
        data = path.read_bytes()
    text = decode(data, name)[0].lstrip("\ufeff")
    if text.lstrip().startswith(("{", "[")):
        return [Row(n, _object(row, name, n)) for n, row in _json(text, name)]
    return _table(text)


def shown(path: Path) -> str:
    """Return how a file is called in a letter."""
    return STDIN if str(path) == PIPED else f'"{path}"'


def _json(text: str, name: str) -> list[tuple[int, Any]]:
    try:
        if text.lstrip().startswith("["):
            return list(enumerate(json.loads(text), 1))
        lines = enumerate(text.splitlines(), 1)
        return [(n, json.loads(line)) for n, line in lines if line.strip()]
    except json.JSONDecodeError as error:
        raise OptionError(
            f"cannot read {name}: it begins like JSON and is none ({error}). A file of JSON lines "
            "has one object a line."
        ) from error


def _object(row: Any, name: str, number: int) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise OptionError(f"{name}, row {number}: this is no object with names and values.")
    return row


def _table(text: str) -> list[Row]:
    first = text.partition("\n")[0]
    mark = max(MARKS, key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
    rows.fieldnames = [(x or "").strip() for x in rows.fieldnames or ()]
    return [
        Row(rows.line_num, {k: v or "" for k, v in row.items() if k and isinstance(v, str | None)})
        for row in rows
    ]
