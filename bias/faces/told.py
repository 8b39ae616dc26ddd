"""What does a report say, in words? A Report of Sections whose findings were put into sentences.

Faces and lessons read these classes and know no analysis; `bias.faces.say` makes them of findings.
``docs/schema.json`` is generated from them.

Rows, measures and evidence are kept in one reading order that depends on what they say and not on
who made them, so that a report and its mirror image can be compared line by line.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from bias.article import HEADLINE, Article
from bias.faces.names import short_names
from bias.faces.text import share
from bias.faces.words import listed as joined
from bias.faces.words import named
from bias.findings import (
    Bin,
    Finding,
    Measure,
    Quoted,
    Verdict,
    line_order,
    mirror,
    plain,
    row_order,
    without_prose,
)

__all__ = [
    "READ_AS", "SCHEMA", "Bin", "Evidence", "Glance", "Measure", "Quoted", "Report", "Row",
    "Section", "Verdict", "View", "apart", "arrange_glance", "joined", "mirror", "read_as",
    "shares", "without_prose",
]  # fmt: skip

SCHEMA = 2

#: A row in words, or as plain data.
Row = dict[str, Any]

View = Literal["bars", "pairs", "passages", "story", "table", "facts"]

#: What people read for a verdict; `{side}` is the side with the higher rate.
READ_AS: dict[Verdict, str] = {
    "clear": "clear: more in {side}",
    "suggestive": "possible: more in {side}",
    "no reliable difference": "cannot tell apart",
    "too little text": "too little text to say",
}


def read_as(measure: Measure) -> str:
    """Say the verdict of a measure in the words people read."""
    if measure.verdict is None:
        return ""
    return READ_AS[measure.verdict].format(
        side=named("a" if (measure.difference or 0) > 0 else "b")
    )


def shares(measure: Measure) -> dict[str, str]:
    """The share of sentences that each side of a measure has, in words: {"a": "4–11 %"}."""
    ends = {"a": (measure.score_low_a, measure.score_high_a),
            "b": (measure.score_low_b, measure.score_high_b)}  # fmt: skip
    return {s: share(low, high) for s, (low, high) in ends.items() if None not in (low, high)}


def apart(measure: Measure) -> float:
    """How far the middle of A's share lies above that of B's; 0 where there is no second text."""
    m = measure
    if m.score_low_b is None or m.score_high_b is None:
        return 0.0
    a = ((m.score_low_a or 0.0) + (m.score_high_a or 0.0)) / 2
    return round(a - (m.score_low_b + m.score_high_b) / 2, 6)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted finding. `weight` orders evidence inside a section (higher first); `about`: what it
    shows, a code of the section; `worded`: whether the note says what its sentences tell."""

    note: str
    weight: float = 0.0
    a: tuple[Quoted, ...] = ()
    b: tuple[Quoted, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """One line of the first screen. `weight` orders lines of a bin (higher first)."""

    bin: Bin
    text: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    section: str
    weight: float = 0.0
    kind: str = ""


@dataclass(frozen=True)
class Section:
    """One question and its answer; `say.section` fills in what every section has: its name, its
    question, its measures and the rows that were `found`.

    `rows` are what people read, in words; a row may hold ``weight``, a number that orders it
    (higher first); rows of equal weight follow the text, A before B. `found` are the rows that
    programs read; `listed`: what the first screen shows of them, as rows of the story.
    `silent`: it found nothing that a page needs to say. `most`:
    how many rows stand on a page that is not full, and `beside` how many findings under a table
    there.
    """

    name: str = ""
    question: str = ""
    answer: str = ""
    caveat: str = ""
    view: View = "facts"
    columns: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    rows: tuple[Row, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    glance: tuple[Glance, ...] = ()
    found: tuple[Finding, ...] = ()
    listed: tuple[Row, ...] = ()
    silent: bool = False
    most: int = 5
    beside: int = 3

    def in_order(self) -> Section:
        """The section with its rows, what they list and its evidence in reading order."""
        rows = sorted((_arranged(plain(r)) for r in self.rows), key=row_order)
        evidence = sorted(self.evidence, key=lambda e: row_order(plain(e)))
        return replace(self, rows=tuple(rows), evidence=tuple(evidence))


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
    remarks: tuple[str, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    look_up: tuple[str, ...] = ()

    @property
    def names(self) -> Mapping[str, str]:
        """What the texts are called: "A" and "B" -> short name."""
        return short_names(self.a, self.b)

    def section(self, name: str) -> Section | None:
        """Return the section called `name`, or None when it was not made."""
        return next((s for s in self.sections if s.name == name), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data, schema 2 (docs/schema.json)."""
        return {
            "schema": SCHEMA,
            "signature": self.signature,
            "tier": dict(self.tier),
            "warnings": list(self.warnings),
            "articles": {
                "a": _article(self.a, "A", self.names["A"]),
                "b": self.b and _article(self.b, "B", self.names["B"]),
            },
            "relation": plain(self.relation),
            "short": [_line(line) for line in self.glance],
            "sections": [_section(s) for s in self.sections],
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

        rows = [{"section": s.name, **plain(m)} for s in self.sections for m in s.measures]
        return pandas.DataFrame(rows, columns=["section", *(f.name for f in fields(Measure))])

    def _repr_html_(self) -> str:
        """A small table for notebooks: each section's question and answer."""
        cells = "".join(
            f"<tr><th style='text-align:left'>{html.escape(s.question)}</th>"
            f"<td style='text-align:left'>{html.escape(s.answer)}</td></tr>"
            for s in self.sections
        )
        return f"<table>{cells}</table>"


def _line(line: Glance) -> Row:
    row: Row = plain(line)
    row.pop("weight")
    return row


def _section(section: Section) -> Row:
    """A section as programs read it: its findings as they are, its sentences beside them."""
    return {
        "name": section.name,
        "question": section.question,
        "answer": section.answer,
        "caveat": section.caveat,
        "measures": plain(section.measures),
        "rows": plain(section.found or section.rows),
        "evidence": plain(section.evidence),
    }


def _arranged(row: Row) -> Row:
    """Put what a row lists into reading order."""
    ordered = {k: sorted(row[k], key=row_order) for k in ("differences",) if k in row}
    return {**row, **ordered}


def _article(article: Article, side: str, name: str) -> Row:
    return {
        "short_name": name,
        "headlines": [article.slice(s) for s in article.sentences if s.kind in HEADLINE],
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "date": article.date,
        "source_line": article.source_line,
        "link": article.link,
        "kind": article.kind,
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
    return tuple(sorted(lines, key=lambda g: line_order(plain(g))))
