"""In which order do rows stand? By weight, then as the texts run, whoever came first."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeGuard

_ID = re.compile(r"[AB][1-9][0-9]*")
#: Keys that hold prose or depend on the order of the texts; never what rows are ordered by.
PROSE = frozenset(
    ("answer", "caveat", "note", "signature", "cannot_tell", "look_up", "short_name", "warnings")
)


def is_id(value: object) -> TypeGuard[str]:
    """Whether a value is the id of a sentence ("A3")."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def numbers_in(value: Any) -> list[int]:
    """The sentence numbers named anywhere in `value`, in order of appearance."""
    if is_id(value):
        return [int(value[1:])]
    if isinstance(value, Mapping):
        return [n for v in value.values() for n in numbers_in(v)]
    if isinstance(value, list | tuple):
        return [n for v in value for n in numbers_in(v)]
    return []


def row_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Weightiest first, then as the texts run, A's own before B's own."""
    a, b = numbers_in(row.get("a")), numbers_in(row.get("b"))
    side = row.get("article") or row.get("only") or ""
    neutral = {k: v for k, v in row.items() if k not in PROSE}
    return (
        -float(row.get("weight") or 0.0),
        side,
        not a,
        a,
        b,
        json.dumps(neutral, sort_keys=True, ensure_ascii=False),
    )


_BINS = ("both", "different", "one")


def line_order(line: Mapping[str, Any]) -> tuple[Any, ...]:
    """How lines of the first screen stand: by bin, section, then as the texts run."""
    a, b = numbers_in(line["a"]), numbers_in(line["b"])
    return (_BINS.index(line["bin"]), line["section"], not a, a, b)
