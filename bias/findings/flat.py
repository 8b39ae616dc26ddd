"""How does a finding look as plain data? Dataclasses, spans and tuples as dicts and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from bias.article import Span

#: Fields whose name is no word of Python, or no word of the schema.
KEYS = {"supports": "for"}


def plain(value: Any) -> Any:
    """Turn findings into dicts and lists of the schema; floats to 4 decimals."""
    if isinstance(value, float):
        return round(value, 4) + 0.0  # no "-0.0": it would differ from its mirror
    if isinstance(value, str) or value is None or isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, Iterable):
        return [plain(v) for v in value]
    return {key: plain(getattr(value, name)) for name, key in _shown(value.__class__)}


@cache
def _shown(kind: type[Any]) -> list[tuple[str, str]]:
    """The fields of a dataclass that the schema has, each with its key there."""
    silent = getattr(kind, "SILENT", ())
    return [(f.name, KEYS.get(f.name, f.name)) for f in fields(kind) if f.name not in silent]
