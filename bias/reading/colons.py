"""Who speaks before a colon? Headlines ("Mayor: bridge is safe") and the turns of an interview.

A headline has a speaker where a short label that names somebody (a name that the text knows, or a
role) stands before a colon or after the last one, and a clause on its other side.
"""

from __future__ import annotations

import re
from functools import cache

from bias.article import HEADLINE, Block, Sentence
from bias.lists import lemmas, terms_of
from bias.reading.cue_places import Found
from bias.reading.cues import Search

#: Tokens of a label; longer ones are mostly first halves of a title.
LABEL = 5
#: Tokens of what is said, at least.
LEAST = 3
_COLON = re.compile(r"\s*(:)\**\s+")
#: What common nouns before a colon may be.
#: Kinds of article, which stand before a colon and say nothing.
_TITLES = frozenset(("analysis", "article", "editorial", "interview", "transcript", "video"))
_NOUNS = ("body", "document", "person")


def find(search: Search) -> list[Found]:
    """The headlines and the turns of an article that name their speaker."""
    article = search.article
    found = [
        one
        for sentence in article.sentences
        if sentence.kind in HEADLINE or sentence.number == 1
        for one in _headline(search, sentence)
    ]
    for block in article.blocks:
        if block.kind == "turn":
            found += _turn(search, block)
    return found


def _headline(search: Search, sentence: Sentence) -> list[Found]:
    low, high = search.bounds[sentence.number - 1]
    colons = list(_COLON.finditer(search.article.unwrapped, sentence.start, sentence.end))
    if not colons:
        return []
    for match, side in ((colons[0], -1), (colons[-1], 1)):
        cut = search.token_at(match.end())
        label, words = range(low, cut), range(cut, high)
        if side > 0:
            label, words = words, label
        if 0 < len(label) <= LABEL and len(words) >= LEAST and _names(search, label):
            if side > 0 and any(search.quotation[i] >= 0 for i in label):
                continue
            return [Found(list(label), [], list(words), colon=match.start(1), way="headline")]
    return []


def _names(search: Search, label: range) -> bool:
    """Whether a label names somebody who can speak."""
    if any(search.syntax.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in label):
        return False
    start, end = search.starts[label[0]], search.ends[label[-1]]
    known = search.known.names.within(start, end)
    if any(
        e.kind in ("person", "organisation", "group") or m.role == "government" for m, e in known
    ):
        return True
    return any(x in _speakers() for x in lemmas(search.low[label[-1]]))


@cache
def _speakers() -> frozenset[str]:
    nouns = {noun for note in _NOUNS for noun in terms_of("speakers", note)}
    return frozenset({*terms_of("roles"), *nouns} - _TITLES)


def _turn(search: Search, block: Block) -> list[Found]:
    """The words of a turn, with its label as their source."""
    match = _COLON.search(search.article.unwrapped, block.start, block.end)
    if match is None:
        return []
    label = range(search.token_at(block.start), search.token_at(match.end()))
    words = range(label.stop, search.token_at(block.end))
    return [Found(list(label), [], list(words), colon=match.start(1), way="turn")] if words else []
