"""What is said about one article, or about two? A Report of Sections, as data.

Two kinds of finding, two kinds of honesty: a *counted* number is a `Measure`, with its counts and
its test; a *quoted* finding is a row with its ids, and `Evidence` quotes what it rests on. Nothing
here is a sentence: `bias.faces` makes those.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bias.article import Article, Sentence, Span, Voice
from bias.findings.order import row_order
from bias.findings.plain import plain
from bias.findings.rows import Finding, Ids, Quoted, Verdict

SCHEMA = 2

#: The sections of a report, in its order.
SECTIONS = (
    "same_event", "story", "aligned", "framing", "sources", "agency", "labels", "numbers",
    "wording", "headline", "coverage", "vocabulary",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """A counted number and its test.

    Attributes:
        unit: what `a`, `b` and `difference` are ("per 1,000 words", "matches", ...).
        count_a, count_b: hits, whole numbers. words_*, blocks_*: what they were counted in.
        a, b: rates, or None when both counts are under 3 (or there is no second article).
        difference: a - b. low, high: its 95 % interval. p, p_adjusted: the dealing test.
        score_low_*, score_high_*: share of the text's sentences that dwell on a frame, 0 to 1, by
            list and classifier together and by either; for voice "all" alone.
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
    source: str | None = None
    score_low_a: float | None = None
    score_low_b: float | None = None
    score_high_a: float | None = None
    score_high_b: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quotations that show something: a row (by its place in the section) or a measure (by name).

    `about`: what they show, a code of the section ("term", "conflict", "individuals", ...).
    `name`: of what (a frame, a quantity). `values`: what the sentence about it needs.
    """

    about: str
    name: str = ""
    weight: float = 0.0
    values: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)
    a: tuple[Quoted, ...] = ()
    b: tuple[Quoted, ...] = ()


@dataclass(frozen=True)
class Section:
    """One question and what was found.

    Attributes:
        state: a code of what the section can say at all ("compared", "one text", "too little
            text", "two languages", ...), "" where nothing stands in its way.
        facts: plain values that its answer and caveat need.
    """

    name: str
    rows: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    state: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Rows in an order that depends on what they say, so that a report and its mirror image
        # can be compared line by line.
        rows = tuple(sorted(self.rows, key=lambda r: row_order(plain(r))))
        evidence = tuple(sorted(self.evidence, key=lambda e: row_order(plain(e))))
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "evidence", evidence)


@dataclass(frozen=True, slots=True)
class Short:
    """One sentence of "In short", as data: its kind, the ids it rests on, its values."""

    kind: str
    section: str
    a: Ids
    b: Ids
    weight: float = 0.0
    values: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a report: two runs with one signature say the same.

    `texts`: side -> hash; `lists`, `models`: name -> hash of the content.
    """

    version: str
    seed: int
    engine: str
    texts: Mapping[str, str]
    lists: Mapping[str, str]
    models: Mapping[str, str]


@dataclass(frozen=True)
class Report:
    """Everything said about one article, or about two.

    `relation`: verdict, story and occurrence of the pair; empty for one article.
    `warnings`: side and what was doubtful about reading it; codes of the run itself have side "".
    """

    a: Article
    b: Article | None
    sections: tuple[Section, ...]
    relation: Mapping[str, str | float] = field(default_factory=dict)
    short: tuple[Short, ...] = ()
    signature: Signature | None = None
    tier: Mapping[str, str | None] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()
    look_up: tuple[Short, ...] = ()

    def section(self, name: str) -> Section | None:
        """Return the section called `name`, or None when it was not made."""
        return next((s for s in self.sections if s.name == name), None)


def quoted(
    side: str,
    article: Article,
    sentence: Sentence,
    span: Span | None = None,
    source: str | None = None,
) -> Quoted:
    """Quote `span` of `sentence` (the whole sentence when None) of the article on `side`."""
    start, end = span or sentence.span
    return Quoted(f"{side.upper()}{sentence.number}", start, end, article.text[start:end], source)
