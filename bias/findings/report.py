"""What is said about one article, or about two? A Report of Sections, as data.

Two kinds of finding, two kinds of honesty: a *counted* number is a `Measure`, with its counts and
its test; a *quoted* finding is a row with its ids, and `Evidence` quotes what it rests on. Nothing
here is a sentence: `bias.faces` makes those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from bias.article import Article, Sentence, Span, Voice
from bias.findings.flat import plain
from bias.findings.order import row_order
from bias.findings.rows import (
    Difference,
    Finding,
    Ids,
    MatchRow,
    Quoted,
    StoryRow,
    Verdict,
)

#: What a template may be filled with: words of the texts, names of kinds, counts, lists of these.
Value = str | int | float | bool | None | tuple["Value", ...]
Values = Mapping[str, Value]

Bin = Literal["both", "different", "one"]


@dataclass(frozen=True, slots=True)
class Measure(Finding):
    """A counted number and its test.

    Attributes:
        unit: what `a`, `b` and `difference` are ("per 1,000 words", "matches", ...).
        count_a, count_b: hits, whole numbers. words_*, blocks_*: what they were counted in.
        a, b: rates, or None when both counts are under 3 (or there is no second article).
        difference: a - b. low, high: its 95 % interval. p, p_adjusted: the dealing test.
        score_low_*, score_high_*: shares of sentences, 0 to 1, by all sources and by any of them.
        source: what judged them: "lexicon", "classifier" or "both".
    """

    SILENT: ClassVar[frozenset[str]] = frozenset({"weight", "first_screen"})

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
    score_low_a: float | None = None
    score_low_b: float | None = None
    score_high_a: float | None = None
    score_high_b: float | None = None
    source: Literal["lexicon", "classifier", "both"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Finding):
    """Quotations that show something.

    Attributes:
        about: what they show, a code of the section ("term", "conflict", "individuals", ...).
        values: what the sentence about it needs.
    """

    about: str
    values: Values = field(default_factory=dict)
    a: tuple[Quoted, ...] = ()
    b: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(Finding):
    """A line that the first screen may show, as data: its kind, the ids it rests on, its values.

    `bin`: whether both tell it, each tells it differently, or one alone tells it.
    """

    kind: str
    section: str
    bin: Bin
    a: Ids
    b: Ids
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Finding):
    """What a section can say at all (`code`, "" where nothing stands in its way), and plain values
    that its answer and caveat need beside its rows and measures."""

    code: str = ""
    values: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """One question and what was found, sorted by kind; see `Section.of`."""

    name: str
    rows: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    short: tuple[Short, ...] = ()
    state: State = field(default_factory=State)

    @classmethod
    def of(cls, name: str, found: Sequence[Finding]) -> Section:
        """Sort what an analysis found.

        Rows and evidence are put in an order that depends on what they say, so that a report and
        its mirror image can be compared line by line.
        """
        kinds = (Measure, Evidence, Short, State)
        rows = [_arranged(f) for f in found if not isinstance(f, kinds)]
        evidence = [f for f in found if isinstance(f, Evidence)]
        states = [f for f in found if isinstance(f, State)]
        return cls(
            name,
            tuple(sorted(rows, key=_order)),
            tuple(f for f in found if isinstance(f, Measure)),
            tuple(sorted(evidence, key=_order)),
            tuple(f for f in found if isinstance(f, Short)),
            states[0] if states else State(),
        )


def _arranged(row: Finding) -> Finding:
    """Put the differences that a row lists in an order that depends on what they say."""
    if isinstance(row, MatchRow | StoryRow):
        return replace(row, differences=tuple(sorted(row.differences, key=_order)))
    return row


def _order(finding: Finding | Difference) -> tuple[object, ...]:
    return row_order(plain(finding))


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a report: two runs with one signature say the same.

    `texts`: side -> hash; `lists`, `models`: name -> hash of the content.
    """

    version: str
    seed: int
    texts: Mapping[str, str]
    lists: Mapping[str, str]
    models: Mapping[str, str]


@dataclass(frozen=True)
class Report:
    """Everything found in one article, or in two.

    Attributes:
        relation: verdict, story and occurrence of the pair; empty for one article.
        short: the lines chosen for the first screen. look_up: what a reader may ask elsewhere.
        tier: which parser and which models judged.
        doubts: side and what was doubtful about reading it; of the run itself, with side "".
    """

    a: Article
    b: Article | None
    sections: tuple[Section, ...]
    relation: Mapping[str, object] = field(default_factory=dict)
    short: tuple[Short, ...] = ()
    look_up: tuple[Short, ...] = ()
    signature: Signature | None = None
    tier: Mapping[str, str | None] = field(default_factory=dict)
    doubts: tuple[tuple[str, str], ...] = ()


def quoted(
    side: str,
    article: Article,
    sentence: Sentence,
    span: Span | None = None,
    source: str | None = None,
) -> Quoted:
    """Quoted `span` of `sentence` (the whole sentence when None) of the article on `side`."""
    start, end = span or sentence.span
    return Quoted(f"{side.upper()}{sentence.number}", start, end, article.text[start:end], source)
