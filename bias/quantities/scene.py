"""What stands around a figure: its sentence and clause, and what they say of when and where.

All of it is read from words, without a parser; where words do not tell, a set is empty.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .known import calendar_names, figure_words, phrases, uncounted_words
from .model import Quantity

_BREAK = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘(\[0-9])|\n")
_PART = re.compile(r";\s|,\s(?:and|but|while)\s")
_SEGMENT = re.compile(r"[,;:—–(]\s|\s(?:and|but|while|after|before)\s")
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]cross|of|on|from|around|inside|over|into|above)"
    r"\s+(?:the\s+|"
    r"(?:north|south|east|west)\w*\s+|central\s+)*((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*)"
)
_AGO = re.compile(
    r"\b((?:a|two|three|four|five) (?:days?|weeks?|months?|years?) (?:ago|earlier|before|later))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[a-z]{3,}")
_CAPITAL = re.compile(r"\b[A-Z][a-z]{2,}")
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|dozens?)\b")


class Scene(NamedTuple):
    """What stands around one figure; sets hold lower-case words or stems of five letters.

    `clause` runs between marks and conjunctions, `reach` from the last figure to two words
    on: what governs a figure stands before it or close behind.
    """

    sentence: str
    before: str
    after: str
    clause: str
    reach: str
    days: frozenset[str]
    years: frozenset[str]
    spans: frozenset[str]
    place: frozenset[str]
    rounds: frozenset[str]
    stems: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]


def scene_of(figure: Quantity, text: str) -> Scene:
    """Look around a figure of `text`; at most 500 characters either way."""
    # A figure is set beside many of the other text, so what was seen stays with it.
    known: tuple[str, Scene] | None = getattr(figure, "around", None)
    if known is None or known[0] is not text:
        known = text, _look(text, *figure.span)
        object.__setattr__(figure, "around", known)
    return known[1]


def _look(text: str, start: int, end: int) -> Scene:
    left, right = max(0, start - 500), min(len(text), end + 500)
    for stop in _BREAK.finditer(text, left, start):
        left = stop.end()
    closing = _BREAK.search(text, end, right)
    right = closing.start() + 1 if closing else right
    sentence, lower = text[left:right], text[left:right].lower()
    first = max((m.end() for m in _SEGMENT.finditer(text, left, start)), default=left)
    cut = _SEGMENT.search(text, end, right)
    last = cut.start() if cut else right
    wide_first = max((m.end() for m in _PART.finditer(text, left, start)), default=left)
    cut = _PART.search(text, end, right)
    wide = text[wide_first : cut.start() if cut else right].lower()
    previous = max((m.end() for m in _FIGURE.finditer(text, first, start)), default=first)
    reach = text[previous:start] + " " + " ".join(text[end:last].split()[:4])
    capitals = {w.lower() for w in _CAPITAL.findall(sentence)}
    calendar = calendar_names()
    return Scene(
        sentence,
        text[left:start].lower(),
        text[end:right].lower(),
        text[first:last].lower(),
        reach.lower(),
        frozenset(capitals & calendar),
        frozenset(_YEAR.findall(sentence)),
        frozenset(m[1] for p in (phrases("relative time"), _AGO) for m in p.finditer(wide)),
        _place(text, left, start, end, right),
        frozenset(m[1] for m in _rounds().finditer(wide)),
        stems(lower),
        stems(text[first:last].lower()),
        frozenset(capitals - calendar - dull()),
    )


@cache
def _rounds() -> re.Pattern[str]:
    """ "the third strike", "a new round": which of several."""
    return phrases("which round", after=rf"\s+(?:\w+\s+)?(?:{'|'.join(figure_words('round'))})")


def stems(lower: str) -> frozenset[str]:
    """The content words of a text, cut to five letters."""
    return frozenset(w[:5] for w in _WORD.findall(lower) if w not in dull())


@cache
def dull() -> frozenset[str]:
    """Words that say nothing of what a figure is about."""
    return uncounted_words() | figure_words("dull")


def _place(text: str, left: int, start: int, end: int, right: int) -> frozenset[str]:
    """The place that belongs to a figure: named after it and before the next, else before it."""
    after = _FIGURE.search(text, end, right)
    stop = after.start() if after else right
    for match in _PLACE.finditer(text, end, stop):
        name = _bare(match.group(1))
        if name not in calendar_names():
            return frozenset({name})
    for match in reversed(list(_PLACE.finditer(text, left, start))):
        name = _bare(match.group(1))
        if name not in calendar_names():
            return frozenset({name})
    return frozenset()


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name).lower()
