"""What kinds of finding are there? One dataclass a row of a section; values, never sentences.

Fields named `a` and `b` (or ending so) belong to the two texts; `article` and `only` name a side.
That, and nothing about words, is what `mirror` and the canonical order go by. A field that is
None does not apply or was not found. Ids are sentence ids ("A3", "B17").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from bias.article import Side, Span, Voice

Ids = tuple[str, ...]
Verdict = Literal["clear", "suggestive", "no reliable difference", "too little text"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of one article: their sentence, their characters, and who says them, where somebody
    other than the writer does."""

    id: str
    start: int
    end: int
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A row of a section. `weight` orders rows (higher first); `first_screen`: it stands there."""

    SECTION: ClassVar[str] = ""
    #: Fields that plain data leaves out.
    SILENT: ClassVar[frozenset[str]] = frozenset()

    weight: float = 0.0
    first_screen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How two matched sentences or two cells differ; `kind`: "detail" (a name or figure of one
    only) or "quoted" (the words of one quotation that one text prints and the other does not)."""

    kind: str
    a: Quoted | None
    b: Quoted | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEvidence(Finding):
    """Something for (`supports`) or against the texts telling one story or one occurrence.

    Attributes:
        anchor: "names", "told" (sentences that both tell; against: openings that the other text
            does not tell), "day", "next day", "opening" (what each tells first) or "text" (one and
            the same).
        words_a, words_b: what shows it in each, as printed or by name; a weekday is "1" to "7".
        shared: of words that face each other, what each two are: "name", "word" (one word in
            both), "akin" (two words for one thing), "figure" or "time".
    """

    SECTION = "same_event"

    kind: Literal["story", "occurrence"]
    anchor: str
    supports: bool  # "for" in the JSON
    a: Ids
    b: Ids
    words_a: tuple[str, ...] = ()
    words_b: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Words that a row lists, with what is said of them (`kind`: "killed", "bombed" ...); not
    `sure` where the text only says so with a hedge ("reportedly")."""

    kind: str
    quoted: Quoted
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow(Finding):
    """One question of a story and what each text answers (`question`: an id of the scheme, or
    "opening", "both", "quoted", "only", "perhaps", "also", "opened", "victims", "hit"). The last
    two list phrases and quote no sentence; "quoted": one quotation of which the texts print other
    parts; "perhaps": told in one text and not found in the other; "also": told in one text, and
    perhaps in the other; "opened": what is nearest to the opening of the other.
    """

    SECTION = "story"

    question: str
    a: Quoted | None
    b: Quoted | None
    more_a: Ids = ()
    more_b: Ids = ()
    tag: str | None = None
    differences: tuple[Difference, ...] = ()
    score: float | None = None
    listed_a: tuple[Listed, ...] = ()
    listed_b: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Something that two matched sentences share: `kind` "name", "figure", "time", "word" (one
    word in both) or "akin" (two words for one thing)."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow(Finding):
    """Sentences of either text that tell the same thing; `score` 0 to 1."""

    SECTION = "aligned"

    a: Ids
    b: Ids
    score: float
    reasons: tuple[Reason, ...] = ()
    question: str | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTerm(Finding):
    """How often a term of a frame's word list stands in each text, in one voice; with no term, how
    many sentences of each a classifier gives to the frame (`voice` "all")."""

    SECTION = "framing"

    frame: str
    term: str | None
    a: int
    b: int | None
    voice: Voice | Literal["all"]
    source: Literal["lexicon", "classifier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """How much one text lets somebody say: attributions, how many of them in quotation marks,
    words, the verbs that bring them in, and where; `role`: what this text says that they are;
    `quoted`: the sentences that quote them by name."""

    attributions: int
    direct: int
    words: int
    cues: tuple[str, ...]
    ids: Ids
    role: str | None = None
    quoted: Ids = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Finding):
    """Somebody who is given words. `role`: in the text's own words; `side`: the party of the story
    that they speak for, where a text says so."""

    SECTION = "sources"

    name: str
    kind: Literal["named person", "unnamed person", "institution", "vague", "nobody"]
    role: str | None
    side: str | None
    a: Speaking | None
    b: Speaking | None


Form = Literal[
    "active", "passive with agent", "passive without agent", "nominal", "instrument subject",
    "intransitive",
]  # fmt: skip
Factuality = Literal["happened", "claimed", "hedged", "planned", "denied", "feared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow(Finding):
    """One harm as one text tells it, in the words that say most; `doer`: None where its clause
    names none; `ids`: all sentences that tell it."""

    SECTION = "agency"

    article: Side
    event: Quoted
    form: Form
    doer: Quoted | None
    patient: Quoted | None
    patient_kind: str | None
    factuality: Factuality
    harm: bool
    ids: Ids = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name that a text uses for a kind of thing, in which voice, how often, where."""

    label: str
    count: int
    voice: Voice
    ids: Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow(Finding):
    """What one kind of thing is called in each text: all its names there; `of` "name": how each
    writer describes one person or body."""

    SECTION = "labels"

    referent: str
    of: Literal["kind", "name"] = "kind"
    a: tuple[Label, ...]
    b: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """One figure of a text: what the words allow, who gives it, for when, where.

    `value` is None where the words name no one value ("dozens", "40 to 60"); `text`: as printed.
    """

    value: float | None
    low: float | None
    high: float | None
    hedge: str | None
    source: str | None
    time: str | None
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow(Finding):
    """One thing counted, and what each text gives for it.

    `relation`: "equal", "compatible", "subset", "conflict", "beside" (of one noun and not equal,
    perhaps not of one thing), "cannot compare", or None where only one text gives a figure.
    """

    SECTION = "numbers"

    quantity: str
    unit: str | None
    category: str
    who: str | None
    a: tuple[FigureCell, ...]
    b: tuple[FigureCell, ...]
    relation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A loaded word or phrase; `kind` (the list that holds it) and `reason` where the sense is
    sure; `shared`: it is marked in the other text too."""

    start: int
    end: int
    text: str
    kind: str | None = None
    reason: str | None = None
    plain: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSentence(Finding):
    """What one voice says in a sentence, with what is loaded in it; `probability` that it is, 0 to
    1; `call`: "loaded", "plain" (a mark in a plain sentence), or None between the model's two
    bounds: then it does not say."""

    SECTION = "wording"

    article: Side
    sentence: str
    voice: Voice
    speaker: str | None
    call: Literal["loaded", "plain"] | None
    probability: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineClaim(Finding):
    """A claim of a headline and whether the body below bears it out.

    `sentences`: those that bear it out, or the "nearest" one. `reason`: what is weaker there
    ("unsure", "claim", which `speaker` makes), or "absent". `absent`: of "none", the words that
    stand nowhere below.
    """

    SECTION = "headline"

    article: Side
    claim: Span
    clause: Span
    support: Literal["found", "softer", "nearest", "none", "not checked"]
    sentences: Ids
    reason: str | None = None
    absent: tuple[str, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyIn(Finding):
    """What one text tells and we did not find in the other: somebody or something named (`name`),
    or a passage by its rarest words."""

    SECTION = "coverage"

    passage: str | None
    only: Side
    a: Ids
    b: Ids
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow(Finding):
    """A word that one text uses more: counts in the writers' own sentences.

    `kind`: a "word" in all its forms, a "group" of words of one family, or a "name", which is not
    tested; `blocks_a`, `blocks_b`: in how many passages it stands.
    """

    SECTION = "vocabulary"

    term: str
    kind: Literal["group", "word", "name"]
    a: int
    b: int
    blocks_a: int | None
    blocks_b: int | None
    verdict: Verdict | None


#: Every kind of row, by section and in the order of a report.
KINDS: tuple[type[Finding], ...] = (
    EventEvidence, StoryRow, MatchRow, FrameTerm, SourceRow, AgencyRow, LabelRow, FigureRow,
    LoadedSentence, HeadlineClaim, OnlyIn, TermRow,
)  # fmt: skip
