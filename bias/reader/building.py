"""How does a text that was read become an Article, and what is doubtful about it?

The segmenter finds what stands where; what the file says of itself (title, outlet, date) goes
before what is found, and what the person says before both. What is only doubtful is read, and the
doubt goes into ``Article.warnings``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten
from typing import NamedTuple

from bias.article import LEFT_OUT, Article, count_words, tokenize
from bias.errors import ReadError
from bias.folding import folded
from bias.reader.damage import find_damage
from bias.segmenter import Segmentation, date_in, date_in_dateline, language_of, segment

# English has a function word in every breath; a text of this length without any is not English.
_TELLING = 30

# Signs of a line that was left out: enough to know it again.
_SHOWN = 50
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
# So many lines of the page may be left out without a word of it on the first screen.
_FEW = 2
# UTF-8 that was read as Windows-1252: of quotation marks, of letters with accents.
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜]|Ã[ ¡-¿]|Â[ £«»]|¬â„¢")
# Tags of HTML or XML; one or two may be what a text speaks of.
_TAGS = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>")
_SOME_TAGS = 3
_SOURCE_LABEL = re.compile(r"(?:sources?|via|credits?|references?)\s*:\s*", re.I)


class Found(NamedTuple):
    """What was found in a file: the text of its article, and what the file says of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    warnings: tuple[str, ...] = ()
    author: str | None = None
    link: str | None = None
    kind: str = "text"


def headed(text: str, title: str | None) -> str:
    """The text under its title, which it may open with already."""
    opened = text.lstrip("\ufeff \t\r\n")
    return text if not title or opened.startswith(title) else f"{title}\n\n{opened}"


def build(known: Found, name: str, shown: str) -> Article:
    """Make the Article; `shown` is how letters call what was read.

    Raises:
        ReadError: the text is empty or white space only.
    """
    text, title, outlet = known.text, known.title, known.outlet
    if not text.strip("\ufeff\u200b \t\r\n\v\f") or not text.strip():
        what = "empty" if not text else "white space only"
        raise ReadError(f"cannot read {shown}: it is {what}. Save the article in it as text.")
    opens = title is None or text.lstrip().startswith(title.strip())
    looked_up = folded(text)
    tokens = tokenize(text, looked_up)
    found = segment(text, titled=opens, tokens=tokens)
    if title is None and found.title is not None:
        title = text[slice(*found.title)]
    if outlet is None and found.outlet is not None:
        outlet = text[slice(*found.outlet)]
    language = language_of(text, tokens.words)
    article = Article(
        text=text,
        blocks=found.blocks,
        sentences=found.sentences,
        quotations=found.quotations,
        name=name,
        title=title,
        outlet=outlet,
        author=known.author,
        date=known.date or _date(text, found),
        source_line=_source_line(text, found),
        link=known.link,
        kind=known.kind,
        language=language,
        shown=shown,
        cut=(looked_up, tokens),
    )

    aside = _left_out(text, found)
    left_out = (_furniture(aside, shown),) if aside else ()
    doubts = (*_doubts(text, found, language, shown), *find_damage(article, shown))
    return replace(
        article,
        warnings=(*known.warnings, *left_out, *doubts),
        remarks=left_out if len(aside) <= _FEW else (),
        cut=(looked_up, tokens),
    )


def _source_line(text: str, found: Segmentation) -> str | None:
    """What a line like "Source: …" says after its label."""
    for block in found.blocks:
        if block.kind == "source_line":
            label = _SOURCE_LABEL.match(text, block.start, block.end)
            if label:
                return text[label.end() : block.end]
    return None


def _date(text: str, found: Segmentation) -> str | None:
    """The date a line of its own states, or the dateline of the first paragraph."""
    for block in found.blocks:
        if block.kind == "byline" and (date := date_in(text[block.start : block.end])):
            return date
    for block in found.blocks:
        if block.kind == "paragraph":
            head = text[block.start : min(block.end, block.start + 80)]
            dateline = re.match(r"(.*?)\s(?:[–—]|--?)\s", head, re.S)
            if dateline and (head[:2].isupper() or dateline[1].endswith(")")):
                return date_in_dateline(dateline.group(1))
            return None
    return None


def _left_out(text: str, found: Segmentation) -> list[str]:
    """The lines and parts of lines that belong to the page."""
    return [" ".join(text[b.start : b.end].split()) for b in found.blocks if b.kind in LEFT_OUT]


def _furniture(aside: Sequence[str], shown: str) -> str:
    lines = "1 line" if len(aside) == 1 else f"{len(aside)} lines"
    first = shorten(aside[0], _SHOWN, placeholder=" …")
    which = f'"{first}"' if len(aside) == 1 else f'"{first}" and others'
    return f"{lines} of page furniture left out of {shown}: {which}."


def _doubts(text: str, found: Segmentation, language: str, shown: str) -> tuple[str, ...]:
    """What is doubtful about a text that was read, a sentence each."""
    doubts: list[str] = []
    words = count_words(text)
    if words <= 1:
        doubts.append(f"{shown} is one word; there is nothing in it to compare.")
    elif len(found.sentences) == 1:
        doubts.append(f"{shown} is one sentence; most questions need more text.")
    elif not any(
        _SENTENCE_END.search(text, max(s.start, s.end - 8), s.end) for s in found.sentences
    ):
        doubts.append(f"{shown} has no sentence ends; each line was taken as a sentence.")
    wrong = _MOJIBAKE.findall(text)
    if len(wrong) > 1:
        doubts.append(
            f"{shown} has letters that were decoded wrongly before it was saved "
            f'("{wrong[0]}"); quotations and names with them may be missed.'
        )
    tags = _TAGS.findall(text)
    if len(tags) >= _SOME_TAGS:
        doubts.append(
            f'{shown} has markup in it ("{tags[0]}"); save it as HTML, or the article as text.'
        )
    if language != "en" and (language != "unknown" or words >= _TELLING):
        doubts.append(
            f"{shown} does not look like English; names and figures may be found, wording is not."
        )
    return tuple(doubts)
