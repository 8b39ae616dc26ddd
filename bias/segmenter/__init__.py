"""Where are the blocks, sentences and quotations of a text, and whose voice are its words?

Six steps, each in a module of its own, none of which alters the text; they read what a reader
sees of it (`bias.folding.seen`). `layout` cuts lines into blocks, `marks` pairs quotation marks,
`glued` cuts the page's own pieces out of lines, `kinds` says what each block is, `captions` which
sentences stand under a picture, `boundaries` cuts blocks into sentences (nupunkt and what news
needs). Here they are put together. All of it is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import cache
from typing import NamedTuple

from bias.article import (
    FURNITURE,
    Block,
    BlockKind,
    Quotation,
    Sentence,
    Span,
    Tokens,
    count_words,
    tokenize,
)
from bias.folding import Folded, seen
from bias.lists import fold, lemmas
from bias.segmenter import (
    boundaries,
    captions,
    furniture,
    glued,
    kinds,
    layout,
    marks,
    vocabulary,
)
from bias.segmenter.dates import date_in, date_in_dateline, dateline
from bias.segmenter.ending import is_barred, is_cut, is_partial
from bias.segmenter.language import language_of
from bias.words import months, weekdays

__all__ = [
    "Segmentation", "date_in", "date_in_dateline", "dateline", "furniture", "is_barred", "is_cut",
    "is_partial", "language_of", "quotations", "segment", "sentences",
]  # fmt: skip

# A fragment of fewer words than this, with nobody said to speak, is no quotation of a person.
SCARE_WORDS = 4
# As far as this from the marks a cue word is sought: longer than sentences of news are.
_REACH = 300
#: Words of a title that no sentence begins with by chance.
_TITLED = 4


class Segmentation(NamedTuple):
    """What stands where. `title` and `outlet` are places in the text, or None."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    title: Span | None
    outlet: Span | None


def segment(text: str, *, titled: bool = True, tokens: Tokens | None = None) -> Segmentation:
    """Cut `text` into blocks, sentences and quotations.

    Args:
        text: what was printed; offsets of the result are into it.
        titled: whether the text may open with its own title; False when it is known from
            elsewhere, and the text is body only.
        tokens: the text's tokens, where they are at hand; else it is cut into them.

    Returns:
        Blocks, sentences and quotations in order and not overlapping; every character that is
        not white space lies in exactly one block. An outlet glued to the title lies in the
        title's block, and in no sentence; no more does page furniture (`bias.article.FURNITURE`).
    """
    known = _seen(text)
    page = _read(known.text, titled)
    found = _cut(known.text, page.blocks, page.title, page.quotations, FURNITURE)
    blocks = tuple(Block(*known.around(b.start, b.end, text), b.kind) for b in page.blocks)
    sentences = [_printed(known, s, text) for s in found]
    spans = [Span(*known.printed(*q)) for q in page.quotations]
    quotations = _flag(text, spans, sentences, tokens or tokenize(text))
    title, outlet = (p and Span(*known.printed(*p)) for p in (page.title, page.outlet))
    return Segmentation(blocks, tuple(sentences), quotations, title, outlet)


class _Page(NamedTuple):
    """What stands where in the text as it is seen (`bias.folding.seen`)."""

    blocks: tuple[Block, ...]
    quotations: list[Span]
    title: Span | None
    outlet: Span | None


def _read(text: str, titled: bool) -> _Page:
    lines = layout.units(text)
    spans = marks.find_quotations(text, lines)
    units, aside = glued.cut_glued(text, lines)
    page = kinds.classify(text, units, spans, titled=titled, aside=aside)
    cut = [Block(u.start, u.end, kind) for u, kind in zip(units, page.kinds, strict=True)]
    blocks = captions.cut_captions(text, _without_title(text, cut, page.title), spans)
    return _Page(tuple(blocks), _with_turns(text, blocks, spans), page.title, page.outlet)


def _seen(text: str) -> Folded:
    """What is seen of a text, unless that is nothing at all."""
    known = seen(text)
    return known if known.text.strip() else Folded(text)


def _printed(known: Folded, sentence: Sentence, text: str) -> Sentence:
    start, end = known.around(sentence.start, sentence.end, text)
    return sentence._replace(start=start, end=end)


def _without_title(text: str, blocks: Sequence[Block], title: Span | None) -> Sequence[Block]:
    """Set the title aside where it is printed once more, as a line of its own or the beginning of
    a paragraph, as copies of pages often do: it is no sentence, nor the beginning of one. A title
    without capitals may be the first words of a sentence, unless a new one stands behind it."""
    words = text[title.start : title.end].split() if title is not None else []
    if len(words) < _TITLED:
        return blocks
    behind = r"(?=[\s.])\.?" if _in_capitals(words) else _new_sentence()
    again = re.compile(r"\s+".join(map(re.escape, words)) + behind)
    found: list[Block] = []
    for block in blocks:
        met = again.match(text, block.start, block.end) if block.kind == "paragraph" else None
        rest = met.end() if met else block.end
        while rest < block.end and text[rest].isspace():
            rest += 1
        if block.kind == "heading" and text[block.start : block.end].split() == words:
            found.append(Block(block.start, block.end, "notice"))
        elif met is None or rest == block.end:
            found.append(block)
        else:
            found += [Block(block.start, met.end(), "notice"), Block(rest, block.end, "paragraph")]
    return found


@cache
def _new_sentence() -> str:
    """What shows that a title without capitals ends where it does: a full stop, or a capital that
    is no day of the same sentence. Of 440 texts five print such a title so, none begins with it."""
    days = "|".join(w.capitalize() for w in (*weekdays(), *months()))
    return rf"(?:\.|(?=\s+(?!(?:{days})\b)[“\"]?[A-Z]))"


def _in_capitals(words: Sequence[str]) -> bool:
    """Whether most long words of a title begin with a capital."""
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) >= _TITLED and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _with_turns(text: str, blocks: Sequence[Block], spans: list[Span]) -> list[Span]:
    """The quotations of a text, the words of each turn of an interview among them."""
    turns = [b for b in blocks if b.kind == "turn"]
    said = [s for b in turns if (s := kinds.spoken(text, b.start, b.end)) is not None]
    if not said:
        return spans
    outside = [q for q in spans if not any(q.start < s.end and s.start < q.end for s in said)]
    return sorted(said + outside)


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text` in order, headings and page furniture included.

    >>> text = "The U.S. Army left at 5 p.m. Tuesday. “Why?” he asked."
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['The U.S. Army left at 5 p.m. Tuesday.', '“Why?” he asked.']
    """
    known = _seen(text)
    page = _read(known.text, True)
    cut = _cut(known.text, page.blocks, page.title, page.quotations)
    return [_printed(known, s, text).span for s in cut]


def quotations(text: str) -> list[Span]:
    """Return every quotation of `text` in order, from its opening to its closing mark.

    >>> text = "The '90s ended. ‘It’s over,’ she said."
    >>> [text[q.start:q.end] for q in quotations(text)]
    ['‘It’s over,’']
    """
    known = seen(text)
    found = marks.find_quotations(known.text, layout.units(known.text))
    return [Span(*known.printed(*q)) for q in found]


def _cut(
    text: str,
    blocks: Sequence[Block],
    title: Span | None,
    quotations: list[Span],
    without: Container[BlockKind] = (),
) -> list[Sentence]:
    sentences: list[Sentence] = []
    starts = [q.start for q in quotations]
    for index, block in enumerate(blocks):
        if block.kind in without:
            continue
        start, end = title if block.kind == "title" and title else (block.start, block.end)
        for span in boundaries.split_sentences(
            text,
            start,
            end,
            headline=kinds.is_headline(block.kind),
            quotations=quotations[bisect_left(starts, start) : bisect_left(starts, end)],
        ):
            number = len(sentences) + 1
            sentences.append(Sentence(number, span.start, span.end, index, block.kind))
    return sentences


def _flag(
    text: str, spans: list[Span], sentences: list[Sentence], tokens: Tokens
) -> tuple[Quotation, ...]:
    """Flag the short fragments that nobody is said to have spoken."""
    starts = [s.start for s in sentences]
    flagged: list[Quotation] = []
    for span in spans:
        scare = False
        if span.end - span.start < 200 and count_words(text[span.start : span.end]) < SCARE_WORDS:
            i = bisect_right(starts, span.start) - 1
            scare = True
            if i >= 0 and sentences[i].end > span.start:
                # Only what stands outside the marks can bring the words in.
                before = max(sentences[i].start, span.start - _REACH)
                after = min(max(span.end, sentences[i].end), span.end + _REACH)
                outside = (Span(before, span.start), Span(span.end, after))
                turn = sentences[i].kind == "turn"
                scare = not (turn or any(_brings_in(tokens, side) for side in outside))
        flagged.append(Quotation(span.start, span.end, scare))
    return tuple(flagged)


def _brings_in(tokens: Tokens, side: Span) -> bool:
    """Whether a word that brings in what somebody said stands in `side`."""
    low, high = bisect_left(tokens.starts, side.start), bisect_left(tokens.starts, side.end)
    words = [fold(w) for w in tokens.words[low:high]]
    lemmas_of_speech, phrases = vocabulary.cues()
    if any(not lemmas_of_speech.isdisjoint(lemmas(w)) for w in words):
        return True
    flat = f" {' '.join(words)} "
    return any(f" {phrase} " in flat for phrase in phrases)
