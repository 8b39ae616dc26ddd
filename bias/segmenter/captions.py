"""Which sentences stand under a picture, and not in the article?

People copy a page with its captions, as lines of their own or glued to the text. A caption says
of itself what it is: how agencies open one ("FILE PHOTO: …", "TOPSHOT - …", "PARIS, FRANCE - MAY
7: …", "In this May 7, 2019, file photo, …"), where in the picture somebody stands ("Ann Roe,
left, …"), a day in full at its end and no verb of the past ("… speaks in Paris, May 7, 2019."),
or a credit behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from bias.article import Block, Span
from bias.segmenter import boundaries
from bias.segmenter.dates import dateline
from bias.segmenter.vocabulary import headline_words, tells_past, words_of
from bias.words import months

_MONTHS = "|".join(sorted((*months(), "may"), key=len, reverse=True))
_DAY = rf"\b(?i:{_MONTHS})\.? \d{{1,2}}, (?:19|20)\d\d\b"
_PICTURE = r"(?:photo|photograph|image|picture|handout|frame)\b"
_MADE = r"(?:made|provided|released|taken|supplied|obtained|issued)\b"
#: How agencies and papers open a caption.
_LABEL = re.compile(
    r"TOPSHOT\s*[-–—]\s|FILE(?: PHOTO)?\s*(?:[-–—]|:)|(?:File|Undated) (?:photo|image|picture)s?:"
    rf"|[A-Z][A-Z. ]{{2,30}}(?:, [A-Z][A-Z. ]{{1,20}})?\s[-–—] (?i:{_MONTHS}) \d{{1,2}}: "
    rf"|In this (?:[\w.,’']+ ){{0,6}}?(?:\d{{1,4}},? |undated |file )(?:file )?{_PICTURE}"
    rf"|This (?:[\w.,’']+ ){{0,5}}{_PICTURE} {_MADE}"
)
#: Where in the picture a person stands whose name is before.
_PLACED = re.compile(
    r"\b[A-Z][\w.’'-]+(?:, |\s\()"
    r"(?:(?:second|third|far|front|back|top|bottom) (?:from )?(?:the )?)?"
    r"(?:left|right|center|centre)(?=,|\))"
)
#: A day in full at a sentence's end, alone or with the place.
_DATED = re.compile(rf"{_DAY}(?:,? (?:in|at|near|outside) [A-Z][\w.,’' -]{{2,50}})?\.?$")
_HINT = re.compile(rf"{_DAY}|TOPSHOT|FILE|[Pp]hoto|image|picture|left|right|cent(?:er|re)\b| - ")
# What stands in no caption of such a kind.
_ELSE = re.compile(r"[\"“”@]|https?:|\b(?i:according|contrary) to\b")
# "where they will meet" is of another clause.
_MAY_BE = re.compile(r"(?<!\bthey )(?<!\bwho )\b(?:will|would|could|should|may|might|can|must)\b")
#: A sentence of fewer words is none of these captions.
_LEAST_WORDS = 6


def cut_captions(text: str, blocks: Sequence[Block], quotations: Sequence[Span]) -> list[Block]:
    """Cut captions out of the paragraphs they stand in, as blocks of their own.

    Args:
        blocks: in order.
        quotations: those of the text, in order; no caption stands inside one.
    """
    found: list[Block] = []
    starts = [q.start for q in quotations]
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        credited = after is not None and _credits(text, block, after)
        if block.kind not in ("paragraph", "standfirst") or not (
            credited or _HINT.search(text, block.start, block.end)
        ):
            found.append(block)
            continue
        said = quotations[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        spans = boundaries.split_sentences(text, block.start, block.end, quotations=said)
        marks = _captions([text[slice(*span)] for span in spans], credited)
        # What stands between a headline and the dateline of its text is the page's.
        placed = after is not None and dateline(text[after.start : after.end]) != ""
        marks = [True] * len(marks) if placed and marks[0] else marks
        found += _runs(block, spans, marks)
    return found


def _runs(block: Block, spans: Sequence[Span], marks: Sequence[bool]) -> Iterator[Block]:
    if not any(marks):
        yield block
        return
    for caption, run in groupby(zip(marks, spans, strict=True), key=lambda pair: pair[0]):
        parts = [span for _, span in run]
        yield Block(parts[0].start, parts[-1].end, "caption" if caption else block.kind)


def _credits(text: str, block: Block, after: Block) -> bool:
    """Whether the credit of a picture stands behind a block, on its line."""
    between = text[block.end : after.start]
    opened = text[after.start : after.start + 6]
    return after.kind == "caption" and "\n" not in between and opened.startswith(("(", "Credit"))


def _captions(sentences: Sequence[str], credited: bool) -> list[bool]:
    """Which sentences of a block are captions; `credited`: a credit stands behind the last. A label
    that opens the block, stands alone or has a caption behind it takes the next sentence too."""
    marks = [_is_caption(s) for s in sentences]
    marks[-1] = marks[-1] or (credited and _shows(sentences[-1]))
    for n, sentence in enumerate(sentences):
        label = _LABEL.match(sentence)
        following = sentences[n + 1 : n + 2]
        if label and credited:
            marks[n:] = [True] * len(marks[n:])
        elif label and following and (n == 0 or label[0] == sentence or _shows(following[0])):
            marks[n + 1] = True
    return marks


def _is_caption(sentence: str) -> bool:
    if _LABEL.match(sentence):
        return True
    placed = _PLACED.search(sentence) and not _ELSE.search(sentence)
    placed = placed and len(words_of(sentence)) >= _LEAST_WORDS
    return bool(placed) or (_DATED.search(sentence) is not None and _shows(sentence))


def _shows(sentence: str) -> bool:
    """Whether a sentence may say what a picture shows: no verb of the past, nobody's words."""
    if len(words_of(sentence)) < _LEAST_WORDS or _ELSE.search(sentence):
        return False
    first = sentence.split(maxsplit=1)[0]
    if first in headline_words("opener") - {"A", "An", "The"} or not first[0].isalnum():
        return False
    return not _MAY_BE.search(sentence) and not tells_past(sentence)
