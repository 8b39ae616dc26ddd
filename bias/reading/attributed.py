"""Who is made to answer for which words, by the parse? Attributions from cues and quotations.

An attribution is a source, a cue and a content (PolNeAR's scheme, Newell et al. 2018). Cues and
their constructions are found by `cues`; here quotations join the cue beside them, go on with the
speaker of their paragraph, or stand alone; headlines with a colon and the turns of an interview
are attributions too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bias.article import HEADLINE, Article, Quotation, Span
from bias.reading import colons
from bias.reading.base import Base
from bias.reading.cues import Found, Search
from bias.reading.model import Attribution, Saying
from bias.reading.syntax import Syntax

#: Characters between the words of a speaker and a quotation that goes on with them, in another
#: paragraph.
STEP = 4
SAYING=("clause","according","quote","headline","turn")
_COLON = re.compile(r"\s*:\s+|\s+[-–—]\s+(?=[\"“‘'])")


def attributions(
    known: Base, syntax: Syntax
) -> tuple[tuple[Attribution, ...], NDArray[np.int32]]:
    """Find the attributions of an article.

    Returns:
        the attributions by place, and for each token the innermost one whose content holds it
        (its own cue and source are not its content), or -1.
    """
    search = Search(known, syntax)
    labelled = colons.find(search)
    found = _outer([*labelled, *search.find()])
    _take_quotations(search, found)
    found += _lone(search, found)
    made = [(x, _attribution(search, x)) for x in found]
    made.sort(key=lambda pair: (pair[1].content, pair[1].cue or pair[1].content))
    return tuple(x for _, x in made), _said(search, made), [x.how for x,_ in made]


def _said(search: Search, made: Sequence[tuple[Found, Attribution]]) -> NDArray[np.int32]:
    said = np.full(len(search.low), -1, dtype=np.int32)
    order = sorted(range(len(made)), key=lambda k: made[k][1].content.start - made[k][1].content.end)
    for k in order:
        for i in made[k][0].content:
            said[i] = k
    return said


def _outer(found: Sequence[Found]) -> list[Found]:
    """Without what belongs to somebody's words already: inside them only acts of saying count
    ("he said they told him that"), not what their speaker thinks or wants."""
    held: set[int] = set()
    for one in found:
        if one.how.startswith(SAYING):
            held.update(one.content)
    return [x for x in found if x.how.startswith(("clause//","quote//")) or held.isdisjoint(x.cue)]


def _take_quotations(search: Search, found: Sequence[Found]) -> None:
    """Give every attribution the whole of each quotation that its content reaches into."""
    for one in found:
        held = set(one.content)
        for quotation in search.quotations:
            inside = search.within(quotation)
            if not held.isdisjoint(inside):
                one.quotations.append(quotation)
                held.update(inside)
        one.content = sorted(held.difference(one.cue, one.source))


def _lone(search: Search, found: Sequence[Found]) -> list[Found]:
    """Quotations that no cue has claimed go on with the speaker of their paragraph, or stand
    alone where they are sentences."""
    taken = {q for one in found for q in one.quotations}
    out: list[Found] = []
    speaking = [x for x in found if x.how.startswith(("clause", "quote", "according", "preposition", "object"))]
    for quotation in search.quotations:
        if quotation in taken:
            continue
        inside = list(search.within(quotation))
        before = _speaker(search, speaking, quotation)
        if before is not None:
            before.content = sorted({*before.content, *inside})
            before.quotations.append(quotation)
        elif _speaks(search, inside):
            one = search.speaker(quotation) or Found([], [], inside, how="lone")
            one.quotations.append(quotation)
            out.append(one)
            speaking.append(one)
    return out


def _end(one: Found) -> int:
    return max((*one.content, *one.cue, *one.source))


def _speaker(search: Search, found: Sequence[Found], quotation: Quotation) -> Found | None:
    """Who goes on speaking in a quotation that has no cue of its own.

    The cue right after it ("A," he said, "B"); else whoever spoke last in its paragraph; else,
    where it opens a paragraph in which nobody else speaks, who spoke last in the one before.
    """
    article = search.article
    block = _block(article, quotation.start)
    last: dict[int, Found] = {}
    own = False
    for one in found:
        words = [*one.cue, *one.source]
        if words and 0 <= search.starts[min(words)] - quotation.end < STEP and one.quotations:
            return one
        end = _end(one)
        here = _block(article, search.starts[end])
        own = own or (here == block and bool(one.cue))
        if search.ends[end] > quotation.start + 1 or not (one.quotations or _opens(search, one)):
            continue
        if here not in last or _end(last[here]) < end:
            last[here] = one
    if block in last:
        return last[block]
    opens = 0 <= block and quotation.start - article.blocks[block].start < STEP
    return last.get(block - 1) if opens and not own else None


def _opens(search: Search, one: Found) -> bool:
    """Whether a colon that brings in more ends the sentence of an attribution."""
    sentence = search.article.sentence_at(search.starts[_end(one)])
    return sentence is not None and search.article.slice(sentence).rstrip().endswith(":")


def _block(article: Article, offset: int) -> int:
    sentence = article.sentence_at(offset)
    return -1 if sentence is None else sentence.block


def _speaks(search: Search, inside: Sequence[int]) -> bool:
    """Whether the words of a quotation are a sentence: they hold a finite verb."""
    return any(search.syntax.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in inside)


def _attribution(search: Search, one: Found) -> Attribution:
    content = _span(search, one.content)
    assert content is not None
    for quotation in one.quotations:
        content = Span(min(content.start, quotation.start), max(content.end, quotation.end))
    return Attribution(
        content,
        _span(search, one.source),
        _span(search, one.cue) if one.colon is None else Span(one.colon, one.colon + 1),
        _kind(search, one),
        one.stance,
    )


def _kind(search: Search, one: Found) -> Saying:
    quoted = sum(search.quoted[i] for i in one.content)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(one.content) else "mixed"


def _span(search: Search, tokens: Sequence[int]) -> Span | None:
    """The characters from the first to the last of these tokens."""
    return Span(search.starts[tokens[0]], search.ends[tokens[-1]]) if tokens else None
