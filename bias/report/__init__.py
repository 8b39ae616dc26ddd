"""What is said about two articles? A Report of Sections: measures, rows and evidence.

Two kinds of finding, two kinds of honesty: a *counted* number is a `Measure`, with its counts and
its test; a *quoted* finding is an `Evidence`, with the words it rests on. Renderers and lessons
read these classes and know no analysis. ``docs/schema.json`` is generated from them.

Rows, measures and evidence are kept in one reading order that depends on what they say and not on
who made them, so that a report and its mirror image can be compared line by line.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from bias.article import Article, Sentence, Span, Voice
from bias.report.exchange import Row, arrange_row, glance_order, mirror, row_order, without_prose

__all__ = [
    "READ_AS", "SCHEMA", "Bin", "Evidence", "Glance", "Measure", "Quote", "Report", "Row",
    "Section", "Verdict", "View", "arrange_glance", "joined", "mirror", "quote", "without_prose",
]  # fmt: skip

SCHEMA = 1

Verdict = Literal["clear", "suggestive", "no reliable difference", "too little text"]
View = Literal["bars", "pairs", "passages", "table", "facts"]
Bin = Literal["both", "different", "one"]

#: What people read for a verdict; `{side}` is the side with the higher rate.
READ_AS: dict[Verdict, str] = {
    "clear": "clear: more in {side}",
    "suggestive": "possible: more in {side}",
    "no reliable difference": "cannot tell apart",
    "too little text": "too little text to say",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one article: the sentence they stand in, where, and the words themselves."""

    id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted finding. `weight` orders evidence inside a section (higher first)."""

    note: str
    weight: float = 0.0
    a: tuple[Quote, ...] = ()
    b: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A counted number and its test.

    Attributes:
        unit: what `a`, `b` and `difference` are ("per 1,000 words", "matches", ...).
        count_a, count_b: hits, whole numbers. words_*, blocks_*: what they were counted in.
        a, b: rates, or None when both counts are under 3 (or there is no second article).
        difference: a - b. low, high: its 95 % interval. p, p_adjusted: the dealing test.
    """

    name: str
    unit: str
    voice: Voice | Literal["all"]
    family: str
    count_a: int
    count_b: int | None = None
    words_a: int | None = None
    words_b: int | None = None
    blocks_a: int | None = None
    blocks_b: int | None = None
    a: float | None = None
    b: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    p_adjusted: float | None = None
    verdict: Verdict | None = None

    def read_as(self) -> str:
        """Say the verdict in the words people read."""
        if self.verdict is None:
            return ""
        return READ_AS[self.verdict].format(side="A" if (self.difference or 0) > 0 else "B")


@dataclass(frozen=True, slots=True)
class Glance:
    """One line of the first screen. `weight` orders lines of a bin (higher first)."""

    bin: Bin
    text: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    section: str
    weight: float = 0.0


@dataclass(frozen=True)
class Section:
    """One question and its answer. A row may hold ``weight``, a number that orders it (higher
    first); rows of equal weight follow the text, A before B."""

    name: str
    question: str
    answer: str
    caveat: str = ""
    view: View = "facts"
    columns: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    rows: tuple[Row, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    glance: tuple[Glance, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "rows", tuple(sorted((arrange_row(_plain(r)) for r in self.rows), key=row_order))
        )
        object.__setattr__(
            self, "evidence", tuple(sorted(self.evidence, key=lambda e: row_order(_plain(e))))
        )


@dataclass(frozen=True)
class Report:
    """Everything said about one article, or about two."""

    a: Article
    b: Article | None
    sections: tuple[Section, ...]
    glance: tuple[Glance, ...] = ()
    relation: Row = field(default_factory=dict)
    signature: str = ""
    tier: Mapping[str, str | None] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    look_up: tuple[str, ...] = ()

    def section(self, name: str) -> Section | None:
        """Return the section called `name`, or None when it was not made."""
        return next((s for s in self.sections if s.name == name), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data, schema 1 (docs/schema.json)."""
        return {
            "schema": SCHEMA,
            "signature": self.signature,
            "tier": dict(self.tier),
            "warnings": list(self.warnings),
            "articles": {"a": _article(self.a, "A"), "b": self.b and _article(self.b, "B")},
            "relation": _plain(self.relation),
            "glance": [_section_part(g, drop="weight") for g in self.glance],
            "sections": [_section_part(s, drop="glance") for s in self.sections],
            "cannot_tell": list(self.cannot_tell),
            "look_up": list(self.look_up),
        }

    def to_json(self, indent: int | None = 2) -> str:
        """Return the report as JSON text (UTF-8 kept, no NaN, no final newline)."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, allow_nan=False)
        # A lone surrogate of a damaged text cannot be written as UTF-8; JSON can say it in ASCII.
        return re.sub(r"[\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)

    def to_frame(self) -> Any:
        """Return all measures as a pandas DataFrame, one row a measure (pandas is not installed
        with bias).

        Raises:
            ImportError: when pandas is missing.
        """
        import pandas  # a guest: only who asks for a frame needs it

        rows = [{"section": s.name, **_plain(m)} for s in self.sections for m in s.measures]
        return pandas.DataFrame(rows, columns=["section", *(f.name for f in fields(Measure))])

    def _repr_html_(self) -> str:
        """A small table for notebooks: each section's question and answer."""
        cells = "".join(
            f"<tr><th style='text-align:left'>{html.escape(s.question)}</th>"
            f"<td style='text-align:left'>{html.escape(s.answer)}</td></tr>"
            for s in self.sections
        )
        return f"<table>{cells}</table>"


def quote(side: str, article: Article, sentence: Sentence, span: Span | None = None) -> Quote:
    """Quote `span` of `sentence` (the whole sentence when None) of the article on `side`."""
    where = span or sentence.span
    return Quote(f"{side}{sentence.number}", where[0], where[1], article.text[where[0] : where[1]])


def joined(things: Sequence[str]) -> str:
    """Name things in a sentence.

    >>> joined(["one"]), joined(["one", "two", "three"])
    ('one', 'one, two and three')
    """
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]


def _section_part(part: object, drop: str) -> Row:
    plain: Row = _plain(part)
    plain.pop(drop)
    return plain


def _plain(value: Any) -> Any:
    """Turn dataclasses, spans and tuples into dicts and lists; floats to 4 decimals."""
    if isinstance(value, float):
        return round(value, 4) + 0.0  # no "-0.0": it would differ from its mirror
    if isinstance(value, str) or value is None or isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, Iterable):
        return [_plain(v) for v in value]
    return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}


def _article(article: Article, side: str) -> Row:
    return {
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "source_line": article.source_line,
        "language": article.language,
        "words": article.words,
        "sha256": article.sha256,
        "sentences": [
            {
                "id": f"{side}{s.number}",
                "start": s.start,
                "end": s.end,
                "text": article.slice(s),
                "block": s.kind,
            }
            for s in article.sentences
        ],
        "quotations": [{"start": q.start, "end": q.end} for q in article.quotations],
    }


def arrange_glance(lines: Iterable[Glance]) -> tuple[Glance, ...]:
    """Put the first screen's lines in reading order: by bin, section, then as the texts run."""
    return tuple(sorted(lines, key=lambda g: glance_order(_plain(g))))
