"""Write docs/schema.json from the report's dataclasses: python docs/schema.py

tests/test_schema.py fails when the file and the classes differ, or a report does not fit. New keys
keep the schema's number; removed or retyped ones raise it (`bias.faces.told.SCHEMA`).
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from bias.article import BlockKind, Span
from bias.faces.told import SCHEMA, Evidence
from bias.findings import KINDS, Bin, Measure, Quoted
from bias.findings.flat import KEYS

PAGE = Path(__file__).with_name("schema.json")

ID = {"type": "string", "pattern": "^[AB][1-9][0-9]*$"}
IDS = {"type": "array", "items": ID}
TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
WHOLE = {"type": "integer", "minimum": 0}
SPAN = {"start": WHOLE, "end": WHOLE}


def _type(hint: Any) -> dict[str, Any]:
    """The JSON schema of a type hint as a report uses them."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(x) for x in inner]}
    if origin is tuple:
        return {"type": "array", "items": _type(inner[0])}
    if hint is Span:
        return _object(SPAN)
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin in (dict, Mapping):
        return {"type": "object"}
    if hint is type(None):
        return {"type": "null"}
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names[hint]} if hint in names else {"type": "object"}


def _class(cls: Any, leave: str = "") -> dict[str, Any]:
    hints = get_type_hints(cls)
    silent = getattr(cls, "SILENT", frozenset()) | {leave}
    keys = {
        KEYS.get(f.name, f.name): _type(hints[f.name]) for f in fields(cls) if f.name not in silent
    }
    return _object(keys)


def _classes() -> list[Any]:
    """Every dataclass that a row is or holds, once, by name."""
    found: dict[str, Any] = {}

    def gather(hint: Any) -> None:
        if is_dataclass(hint) and hint.__name__ not in found:
            found[hint.__name__] = hint
            for inner in get_type_hints(hint).values():
                gather(inner)
        for inner in get_args(hint):
            gather(inner)

    for cls in (Quoted, *KINDS):
        gather(cls)
    return [found[name] for name in sorted(found)]


def _object(keys: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def build() -> dict[str, Any]:
    """The whole schema."""
    sentence = {"id": ID, **SPAN, "text": TEXT, "block": {"enum": list(get_args(BlockKind))}}
    article = {
        **dict.fromkeys(("title", "outlet", "author", "date", "source_line", "link"), MAYBE),
        **dict.fromkeys(("short_name", "kind", "language"), TEXT),
        "headlines": {"type": "array", "items": TEXT},
        "words": WHOLE,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "sentences": {"type": "array", "items": _object(sentence)},
        "quotations": {"type": "array", "items": _object(SPAN)},
    }
    section = _object(
        {
            **dict.fromkeys(("name", "question", "answer", "caveat"), TEXT),
            "measures": {"type": "array", "items": {"$ref": "#/$defs/Measure"}},
            "rows": {"type": "array"},
            "evidence": {"type": "array", "items": {"$ref": "#/$defs/Evidence"}},
        }
    )
    # A section of somebody else's analysis may have rows of its own.
    section["allOf"] = [
        {
            "if": {"properties": {"name": {"const": kind.SECTION}}},
            "then": {"properties": {"rows": {"items": {"$ref": f"#/$defs/{kind.__name__}"}}}},
        }
        for kind in KINDS
    ]
    line = {"text": TEXT, "kind": TEXT, "section": TEXT, "bin": {"enum": list(get_args(Bin))}}
    relation = {"verdict": TEXT, "story": {"type": "number"}, "occurrence": {"type": "number"}}
    top = {
        "schema": {"const": SCHEMA},
        "signature": TEXT,
        "tier": _object(dict.fromkeys(("parse", "encoder", "frames", "wording"), MAYBE)),
        "warnings": {"type": "array", "items": TEXT},
        "articles": _object(
            {
                "a": {"$ref": "#/$defs/Article"},
                "b": {"anyOf": [{"$ref": "#/$defs/Article"}, {"type": "null"}]},
            }
        ),
        "relation": {"anyOf": [_object(relation), {"type": "object", "maxProperties": 0}]},
        "short": {"type": "array", "items": _object({**line, "a": IDS, "b": IDS})},
        "sections": {"type": "array", "items": {"$ref": "#/$defs/Section"}},
        "cannot_tell": {"type": "array", "items": TEXT},
        "look_up": {"type": "array", "items": TEXT},
    }
    whole = _object(top)
    whole["properties"] |= {"file": TEXT}  # of a line of a batch, as it was given
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report of bias",
        **whole,
        "$defs": {
            "Article": _object(article),
            "Section": section,
            **{cls.__name__: _class(cls) for cls in (Evidence, Measure, *_classes())},
        },
    }


def text() -> str:
    """The file's content."""
    return json.dumps(build(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), "utf-8")
