"""What does a report look like from the other side?

`mirror` exchanges A and B in a report's plain data; comparing B with A must give just that. It
goes by the names of keys: `a` and `b`, those that end so, those that name a side, and those that
hold sentence ids. No words are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bias.findings.order import PROSE, is_id, line_order, row_order

Row = dict[str, Any]

_OTHER = {"A": "B", "B": "A", "a": "b", "b": "a"}
#: Keys whose value is a side, exchanged when it is "a" or "b".
_SIDE_KEYS = frozenset({"article", "only", "side"})
#: Keys whose strings are sentence ids (any other "B52" is somebody's word, an aircraft say).
_ID_KEYS = frozenset({"a", "b", "id", "ids", "quoted", "sentence", "sentences", "more_a", "more_b"})
#: Keys that are negated; an interval's bounds also change places.
_NEGATED = frozenset({"difference"})
#: Lists of dicts that are kept in the order of `row_order`.
_ORDERED = frozenset({"rows", "evidence", "differences"})


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
        return _exchange_keys(value)
    if isinstance(value, list | tuple):
        items = [_exchange(v, key) for v in value]
        if items and isinstance(items[0], dict) and key in _ORDERED:
            items.sort(key=row_order)
        elif items and isinstance(items[0], dict) and key == "short":
            items.sort(key=line_order)
        return items
    if isinstance(value, str):
        if key in _SIDE_KEYS and value in _OTHER:
            return _OTHER[value]
        if key in _ID_KEYS and is_id(value):
            return _OTHER[value[0]] + value[1:]
        return value
    if key in _NEGATED and isinstance(value, int | float):
        return -value + 0.0 if isinstance(value, float) else -value
    return value


def _exchange_keys(value: Mapping[str, Any]) -> Row:
    names = list(value)
    flipped = {_other_key(k): _exchange(v, k) for k, v in value.items()}
    if {"low", "high", "difference"} <= value.keys():
        low, high = value["low"], value["high"]
        flipped["low"] = None if high is None else -high + 0.0
        flipped["high"] = None if low is None else -low + 0.0
    return {k: flipped[k] for k in names if k in flipped} | flipped


def _other_key(key: str) -> str:
    if key in {"a", "b"}:
        return _OTHER[key]
    if key.endswith(("_a", "_b")):
        return key[:-1] + _OTHER[key[-1]]
    return key


def without_prose(report: Any) -> Any:
    """Drop the keys of `PROSE` (and the words of short sentences) at every depth."""
    if isinstance(report, dict):
        prose = PROSE | {"question"} if "answer" in report else PROSE
        if report.keys() >= {"bin", "text"}:
            prose |= {"text"}
        return {k: without_prose(v) for k, v in report.items() if k not in prose}
    if isinstance(report, list):
        return [without_prose(v) for v in report]
    return report
