"""What was read? An Article is a text and places in it; the text itself is never altered.

Everything points into ``Article.text`` with `Span`: ``article.text[s.start:s.end]`` is always
words that a reader can find in what was printed. Sentences are numbered through the whole text,
headings included, and a report names them by side and number: ``A3``, ``B17``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import InitVar, dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import accumulate
from typing import Literal, NamedTuple

from bias.folding import SPACES, Folded, folded

FurnitureKind = Literal["caption", "byline", "link", "notice"]
BlockKind = Literal[
    "title",
    "standfirst",
    "heading",
    "paragraph",
    "pull_quote",
    "list_item",
    "source_line",
    "turn",
    FurnitureKind,
]
#: The first of two texts, or the second.
Side = Literal["a", "b"]
#: "reported": words given to somebody without quotation marks; only a `Reading` can tell them.
Voice = Literal["narration", "reported", "quotation", "headline"]
VOICES: tuple[Voice, ...] = ("narration", "reported", "quotation", "headline")

BODY: frozenset[BlockKind] = frozenset({"paragraph", "pull_quote", "list_item", "turn"})
HEADLINE: frozenset[BlockKind] = frozenset({"title", "standfirst", "heading"})
#: What belongs to the page and not to the article, and is not even counted among its words.
LEFT_OUT: frozenset[BlockKind] = frozenset({"caption", "link", "notice"})
#: That, and who wrote it when: no sentence of either is ever read.
FURNITURE: frozenset[BlockKind] = LEFT_OUT | {"byline"}

# A token for matching: letters and digits, joined inside by apostrophes and hyphens, so that
# "de-escalation" is one token and never a sighting of "escalation". The run of [a-z]*+ changes
# nothing but the time: it takes what most of a word is made of a third faster than the class does.
# It is sought in the folded text, which has one apostrophe and one hyphen.
_TOKEN = re.compile(r"([^\W_][a-z]*+[^\W_]*+(?:[-'][^\W_]++)*+)")
# A word for counting: a piece between white space that holds a letter or a digit.
# The look-behind starts it at pieces only: without it a long run of dashes costs its square.
_WORD = re.compile(r"(?<!\S)\S*?[^\W_]\S*")


class Span(NamedTuple):
    """A half-open range of characters of ``Article.text``."""

    start: int
    end: int


class Block(NamedTuple):
    """A title, a paragraph, ...: one visual unit of the text."""

    start: int
    end: int
    kind: BlockKind


class Sentence(NamedTuple):
    """One sentence. `number` counts from 1 through the whole text; `block` indexes the blocks."""

    number: int
    start: int
    end: int
    block: int
    kind: BlockKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Quotation(NamedTuple):
    """From the opening to the closing mark. `scare`: a short fragment that nobody is said to
    have spoken; its words have the voice of what stands around them."""

    start: int
    end: int
    scare: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Tokens(NamedTuple):
    """The tokens of a text as three parallel lists.

    `starts` and `ends` are places in the printed text; `words` are the words as they are looked
    up (`bias.folding`), with their capitals.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]


def tokenize(text: str, known: Folded | None = None) -> Tokens:
    """Cut `text` into tokens for matching; `known`: ``folded(text)``, where it is at hand.

    >>> tokenize("Oslo’s de-escalation talks").words
    ["Oslo's", 'de-escalation', 'talks']
    """
    known = known or folded(text)
    # split() with one group alternates gap and token; accumulate() then gives every offset
    # without a Python-level loop (several times faster than finditer).
    pieces = _TOKEN.split(known.text)
    offsets = list(accumulate(map(len, pieces)))
    starts, ends, words = offsets[0:-1:2], offsets[1::2], pieces[1::2]
    if known.starts is not None and known.ends is not None:
        last = known.ends
        starts = [known.starts[i] for i in starts]
        ends = [last[i - 1] for i in ends]
    return Tokens(starts, ends, words)


@lru_cache(maxsize=8192)  # most parts of a text are counted several times
def count_words(text: str) -> int:
    """Count the white-space separated pieces of `text` that hold a letter or a digit.

    >>> count_words("— 48-hour truce , says A.")
    4
    """
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, eq=False)
class Article:
    """A text that was read, and what stands where in it.

    Attributes:
        text: what was printed, decoded; offsets everywhere are into this string.
        blocks: in order, not overlapping.
        sentences: in order, each inside one block.
        quotations: in order, not overlapping; one may run over sentences and paragraphs.
        name: how the reader calls the file ("dw.txt", "standard input").
        title, outlet, author, date, source_line: as printed, or None.
        link: where it stands on the web, when the file or the person says so.
        kind: of what it was read: "text", "HTML", "PDF" ...
        language: "en", another code, or "unknown".
        warnings: what was doubtful about reading it, a sentence each.
        remarks: those of the warnings that change nothing for a reader of two texts.
        shown: how warnings call what was read.
        cut: the text folded and cut into tokens, if that was done before; else it is done once,
            when `folded` or `tokens` is first asked for.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    name: str = "text"
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    source_line: str | None = None
    link: str | None = None
    kind: str = "text"
    language: str = "en"
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    shown: str = ""
    cut: InitVar[tuple[Folded, Tokens] | None] = None

    def __post_init__(self, cut: tuple[Folded, Tokens] | None) -> None:
        if cut is not None:
            known, self.__dict__["tokens"] = cut
            self.__dict__["folded"] = self._unwrapped(known)

    def _unwrapped(self, known: Folded) -> Folded:
        """A line that was wrapped is one line to whatever looks things up."""
        return known.unwrapped((b.start, b.end) for b in self.blocks)

    def slice(self, span: Span | Block | Sentence | Quotation) -> str:
        """Return the printed words at `span`."""
        return self.text[span.start : span.end]

    @cached_property
    def sha256(self) -> str:
        """The hash of the text in UTF-8; a lone surrogate is kept as it was decoded."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def order(self) -> tuple[int, int, str]:
        """What puts two articles in canonical order: fewer body words first, then fewer
        sentences, then by hash. Whatever must not depend on which text came first goes by it."""
        return self.body_words, len(self.sentences), self.sha256

    @cached_property
    def unwrapped(self) -> str:
        """The text, as long as it was printed, with plain spaces: for one of another width, and
        for the end of a line inside a block."""
        return self._unwrapped(Folded(self.text)).text.translate(SPACES)

    @cached_property
    def folded(self) -> Folded:
        """The text as it is looked up in, with the way back to what was printed."""
        return self._unwrapped(folded(self.text))

    @cached_property
    def tokens(self) -> Tokens:
        """Every token of the text, once."""
        return tokenize(self.text, self.folded)

    @cached_property
    def folded_tokens(self) -> Tokens:
        """`tokens` with their places in ``folded.text``, where words are as long as they are."""
        if self.folded.starts is None:
            return self.tokens
        starts = [self.folded.place(start) for start in self.tokens.starts]
        words = self.tokens.words
        return Tokens(starts, [s + len(w) for s, w in zip(starts, words, strict=True)], words)

    @cached_property
    def words(self) -> int:
        """How many words the text has, headings and all, without captions, links and notices."""
        return sum(count_words(self.slice(b)) for b in self.blocks if b.kind not in LEFT_OUT)

    @cached_property
    def body_words(self) -> int:
        """How many words stand in paragraphs, pull quotes, list items and turns."""
        return sum(count_words(self.slice(s)) for s in self.body)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body."""
        return tuple(s for s in self.sentences if s.kind in BODY)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [q.start for q in self.quotations]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds `offset`, or None between sentences."""
        i = bisect_right(self._sentence_starts, offset) - 1
        if i >= 0 and offset < self.sentences[i].end:
            return self.sentences[i]
        return None

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the quotation that holds `offset`, scare quotes included."""
        i = bisect_right(self._quotation_starts, offset) - 1
        if i >= 0 and offset < self.quotations[i].end:
            return self.quotations[i]
        return None

    def quoted(self, sentence: Sentence) -> bool:
        """Whether any part of the sentence stands in a quotation, scare quotes included."""
        i = bisect_left(self._quotation_starts, sentence.end) - 1
        return i >= 0 and self.quotations[i].end > sentence.start

    def voice_at(self, offset: int) -> Voice:
        """Whose voice speaks at `offset` as it is printed: a person quoted, a headline, or the
        narration, which includes what it only reports (`bias.reading.voice` tells that apart)."""
        quotation = self.quotation_at(offset)
        if quotation is not None and not quotation.scare:
            return "quotation"
        sentence = self.sentence_at(offset)
        return "headline" if sentence is not None and sentence.kind in HEADLINE else "narration"

    def pieces(self, sentence: Sentence) -> list[tuple[Voice, Span]]:
        """Cut a sentence where its voice changes; every character belongs to one piece."""
        around: Voice = "headline" if sentence.kind in HEADLINE else "narration"
        pieces: list[tuple[Voice, Span]] = []
        at = sentence.start
        i = max(0, bisect_right(self._quotation_starts, at) - 1)
        for quotation in self.quotations[i:]:
            if quotation.start >= sentence.end:
                break
            if quotation.scare or quotation.end <= at:
                continue
            start, end = max(at, quotation.start), min(sentence.end, quotation.end)
            if start > at:
                pieces.append((around, Span(at, start)))
            pieces.append(("quotation", Span(start, end)))
            at = end
        if at < sentence.end:
            pieces.append((around, Span(at, sentence.end)))
        return pieces


def sentence_ids(side: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Name sentences as a report does: side letter and number, in order, each once."""
    return tuple(f"{side}{n}" for n in sorted({s.number for s in sentences}))
