"""Write docs/schema.json from the report's dataclasses: python docs/schema.py

tests/test_schema.py fails when the file and the classes differ, or a report does not fit. New keys
keep the schema's number; removed or retyped ones raise it (`bias.report.SCHEMA`).
"""

from __future__ import annotations

import json
import types
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from bias.article import BlockKind
from bias.report import SCHEMA, Evidence, Glance, Measure, Quote, Section

PAGE = Path(__file__).with_name("schema.json")

ID = {"type": "string", "pattern": "^[AB][1-9][0-9]*$"}
IDS = {"type": "array", "items": ID}
TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
WHOLE = {"type": "integer", "minimum": 0}
SPAN = {"start": WHOLE, "end": WHOLE}

#: What every row of a section holds; rows may hold more.
ROWS: dict[str, tuple[str, ...]] = {
    "same_event": ("kind", "anchor", "for", "a", "b"),
    "headline": ("article", "claim", "support", "sentences"),
    "framing": ("frame", "term", "a", "b", "voice", "contribution", "source"),
    "wording": ("article", "sentence", "voice", "probability", "marks"),
    "aligned": ("a", "b", "score", "reasons", "differences"),
    "coverage": ("only", "a", "b"),
    "numbers": ("quantity", "unit", "category", "a", "b", "relation"),
    "vocabulary": ("term", "a", "b", "blocks_a", "blocks_b", "verdict"),
}


def _type(hint: Any) -> dict[str, Any]:
    """The JSON schema of a type hint as a report uses them."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(x) for x in inner]}
    if origin is tuple:
        return {"type": "array", "items": _type(inner[0])}
    if hint in (Quote, Evidence, Measure):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if hint is type(None):
        return {"type": "null"}
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names[hint]} if hint in names else {"type": "object"}


def _class(cls: Any, leave: str = "") -> dict[str, Any]:
    hints = get_type_hints(cls)
    keys = {f.name: _type(hints[f.name]) for f in fields(cls) if f.name != leave}
    return _object(keys)


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
        **dict.fromkeys(("title", "outlet", "date", "source_line"), MAYBE),
        "language": TEXT,
        "words": WHOLE,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "sentences": {"type": "array", "items": _object(sentence)},
        "quotations": {"type": "array", "items": _object(SPAN)},
    }
    section = _class(Section, leave="glance")
    section["allOf"] = [
        {
            "if": {"properties": {"name": {"const": name}}},
            "then": {"properties": {"rows": {"items": {"required": list(keys)}}}},
        }
        for name, keys in ROWS.items()
    ]
    relation = {"verdict": TEXT, "story": {"type": "number"}, "occurrence": {"type": "number"}}
    top = {
        "schema": {"const": SCHEMA},
        "signature": TEXT,
        "tier": _object({"parse": MAYBE, "wording": MAYBE}),
        "warnings": {"type": "array", "items": TEXT},
        "articles": _object(
            {
                "a": {"$ref": "#/$defs/Article"},
                "b": {"anyOf": [{"$ref": "#/$defs/Article"}, {"type": "null"}]},
            }
        ),
        "relation": {"anyOf": [_object(relation), {"type": "object", "maxProperties": 0}]},
        "glance": {"type": "array", "items": _class(Glance, leave="weight")},
        "sections": {"type": "array", "items": {"$ref": "#/$defs/Section"}},
        "cannot_tell": {"type": "array", "items": TEXT},
        "look_up": {"type": "array", "items": TEXT},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report of bias",
        **_object(top),
        "$defs": {
            "Article": _object(article),
            "Quote": _class(Quote),
            "Evidence": _class(Evidence),
            "Measure": _class(Measure),
            "Section": section,
        },
    }


def text() -> str:
    """The file's content."""
    return json.dumps(build(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), "utf-8")
