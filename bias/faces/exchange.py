"""What does a report look like from the other side?

`mirror` exchanges A and B in a report's plain data; comparing B with A must give just that. So
rows, evidence and glance lines are kept in an order that depends on what they say, not on who
made them first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

Row = dict[str, Any]

_ID = re.compile(r"[AB][1-9][0-9]*")
_OTHER = {"A": "B", "B": "A", "a": "b", "b": "a"}
#: Keys whose value is a side, exchanged when it is "a" or "b".
_SIDE_KEYS = frozenset({"article", "only", "side"})
#: Keys whose strings are sentence ids (any other "B52" is somebody's word, an aircraft say).
_ID_KEYS = frozenset({"a", "b", "id", "sentence", "sentences"})
#: Keys that are negated; an interval's bounds also change places.
_NEGATED = frozenset({"difference", "contribution"})
#: Keys that hold prose, written for one order of the sides: left out of comparisons.
PROSE = frozenset({"answer", "caveat", "note", "question", "signature", "cannot_tell", "look_up"})


def mirror(report: Row) -> Row:
    """Exchange the sides of a report (the dict of `Report.to_dict`): what comparing B with A
    must give. Prose keeps its words.

    >>> mirror({"rows": [{"a": ["A3"], "b": [], "only": "a", "difference": 0.5}]})
    {'rows': [{'a': [], 'b': ['B3'], 'only': 'b', 'difference': -0.5}]}
    """
    result: Row = _exchange(report)
    return result


def _exchange(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        names = list(value)
        flipped = {_other_key(k): _exchange(v, k) for k, v in value.items()}
        if "low" in value and "high" in value and "difference" in value:
            low, high = value["low"], value["high"]
            flipped["low"] = None if high is None else -high + 0.0
            flipped["high"] = None if low is None else -low + 0.0
        return {k: flipped[k] for k in names if k in flipped} | flipped
    if isinstance(value, list | tuple):
        items = [_exchange(v, key) for v in value]
        if items and isinstance(items[0], dict) and key in _ORDERED:
            items.sort(key=row_order)
        elif items and isinstance(items[0], dict) and key == "glance":
            items.sort(key=glance_order)
        return items
    if isinstance(value, str):
        if key in _SIDE_KEYS and value in _OTHER:
            return _OTHER[value]
        if key in _ID_KEYS and _ID.fullmatch(value):
            return _OTHER[value[0]] + value[1:]
        if key == "reasons":  # "fired / dismissal": A's word, B's word
            return " / ".join(reversed(value.split(" / ")))
        return value
    if key in _NEGATED and isinstance(value, int | float):
        return -value + 0.0 if isinstance(value, float) else -value
    return value


#: Lists of dicts that are kept in the order of `row_order`.
_ORDERED = frozenset({"rows", "evidence", "differences"})


def _other_key(key: str) -> str:
    if key in {"a", "b"}:
        return _OTHER[key]
    if key.endswith(("_a", "_b")):
        return key[:-1] + _OTHER[key[-1]]
    return key


def without_prose(report: Any) -> Any:
    """Drop the keys of `PROSE` (and the words of glance lines) at every depth."""
    if isinstance(report, dict):
        kept = {k: without_prose(v) for k, v in report.items() if k not in PROSE}
        if kept.keys() >= {"bin", "text"}:
            kept.pop("text")
        return kept
    if isinstance(report, list):
        return [without_prose(v) for v in report]
    return report


def arrange_row(row: Row) -> Row:
    """Put what a row lists into reading order."""
    ordered = {k: sorted(v, key=row_order) for k, v in row.items() if k in _ORDERED}
    return {**row, **ordered}


def _numbers(value: Any) -> list[int]:
    """The sentence numbers named anywhere in `value`, in order of appearance."""
    if isinstance(value, str):
        return [int(value[1:])] if _ID.fullmatch(value) else []
    if isinstance(value, Mapping):
        return [n for v in value.values() for n in _numbers(v)]
    if isinstance(value, list | tuple):
        return [n for v in value for n in _numbers(v)]
    return []


def row_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Weightiest first, then as the texts run, A's own before B's own."""
    a, b = _numbers(row.get("a")), _numbers(row.get("b"))
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


def glance_order(line: Mapping[str, Any]) -> tuple[Any, ...]:
    a, b = _numbers(line["a"]), _numbers(line["b"])
    return (_BINS.index(line["bin"]), line["section"], not a, a, b)
