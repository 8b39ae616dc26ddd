"""Where do quotations open and close? A state machine over quotation marks alone.

One mark opens, the mark that answers it closes; what stands inside in other marks is part of it.
Curly “ ” and ‘ ’, straight " and ', guillemets « » (and » «), low „ “ and ‚ ‘ are known. A
quotation may run over sentences; over paragraphs when each one reopens it, and only the last
closes it. What is never closed ends with its paragraph. Apostrophes are told from single marks
by what touches them: a letter on both sides, 's' before and a word after, '90s, 'em.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bias.article import Span
from bias.segmenter import vocabulary
from bias.segmenter.layout import Unit

_MARK = re.compile(r"[“”„‟«»‹›‘’‚‛\"″＂〝〞〟]|``|''|'")
# Marks that are printed for the straight double one.
_STRAIGHT = frozenset(("''", "″", "＂", "〝", "〞", "〟"))
_WORD = re.compile(r"[^\W\d_]+|\d+s?")

# Which marks may close what each mark opens. A mark may open if it stands before its words.
_CLOSERS: dict[str, str] = {
    "“": '”“"',
    "”": "”",
    "„": '“”"‟',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’'",
    "‚": "‘’",
    "‛": "’",
    "'": "'’",
    '"': '"”',
    "``": '"”',
}
_SINGLE = frozenset("‘’‚‛'")
# These always point at their words; the others open or close by what touches them.
_ALWAYS_OPENS = frozenset(["„", "‚", "``"])


class _Mark(NamedTuple):
    at: int
    end: int
    glyph: str
    opens: bool
    closes: bool
    apostrophe: bool


def find(text: str, units: Sequence[Unit]) -> list[Span]:
    """Return the quotations of `text` in order, not overlapping, marks included.

    Args:
        units: the blocks of the text; a quotation runs into the next block only when that one
            starts with the opening mark.
    """
    spans: list[Span] = []
    opened: _Mark | None = None
    for index, unit in enumerate(units):
        marks = _marks(text, unit)
        if opened is not None:
            if marks and marks[0].at == unit.start and _same(opened, marks[0]):
                marks = marks[1:]
            else:
                spans.append(Span(opened.at, units[index - 1].end))
                opened = None
        opened = _pair(text, unit, marks, opened, spans)
    if opened is not None:
        spans.append(Span(opened.at, units[-1].end))
    return spans


def _same(opened: _Mark, reopened: _Mark) -> bool:
    return reopened.glyph == opened.glyph or (opened.glyph == "«" and reopened.glyph == "»")


def _pair(
    text: str, unit: Unit, marks: list[_Mark], opened: _Mark | None, spans: list[Span]
) -> _Mark | None:
    """Pair the marks of one block; return the mark that is still open at its end."""
    nested = _balanced(marks, opened)
    depth = 0
    for i, mark in enumerate(marks):
        if opened is None:
            if mark.opens and not _is_loose(text, unit, marks, i):
                opened, depth = mark, 0
            continue
        if nested and mark.glyph == "“" and opened.glyph == "“":
            depth += 1
            continue
        if not _closes(text, marks, i, opened):
            continue
        if nested and depth and mark.glyph == "”":
            depth -= 1
            continue
        spans.append(Span(opened.at, mark.end))
        opened = None
    return opened


def _balanced(marks: list[_Mark], opened: _Mark | None) -> bool:
    """Whether “ and ” in the block nest without remainder; only then may they nest at all."""
    depth = 1 if opened is not None and opened.glyph == "“" else 0
    for mark in marks:
        if mark.glyph == "“":
            depth += 1
        elif mark.glyph == "”":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def _closes(text: str, marks: list[_Mark], i: int, opened: _Mark) -> bool:
    mark = marks[i]
    if mark.glyph not in _CLOSERS[opened.glyph] or not mark.closes:
        return False
    if mark.glyph in _SINGLE and mark.glyph != "‘":
        # "the soldiers’ families": a possessive, if a mark that closes better comes later.
        return not (_may_be_possessive(text, mark) and _better_closer(marks, i))
    return True


def _may_be_possessive(text: str, mark: _Mark) -> bool:
    return (
        text[mark.at - 1] in "sSzx"
        and text[mark.end : mark.end + 1] == " "
        and text[mark.end + 1 : mark.end + 2].isalpha()
    )


def _better_closer(marks: list[_Mark], i: int) -> bool:
    """Whether the next single mark that could close comes before one that opens."""
    for mark in marks[i + 1 : i + 12]:
        if mark.glyph not in _SINGLE or mark.apostrophe:
            continue
        if mark.opens and not mark.closes:
            return False
        if mark.closes:
            return True
    return False


def _is_loose(text: str, unit: Unit, marks: list[_Mark], i: int) -> bool:
    """Whether an opening mark is none: a straight single mark needs one that answers it."""
    mark = marks[i]
    if mark.glyph == "'":
        return not any(
            m.closes and not m.apostrophe and m.glyph in _CLOSERS["'"]
            for m in marks[i + 1 : i + 61]
        )
    if mark.glyph == "‘" and mark.at != unit.start:
        following = text[mark.end : mark.end + 1]
        answered = any(
            m.closes and not m.apostrophe and m.glyph in "’'" for m in marks[i + 1 : i + 61]
        )
        return not answered and following.islower()
    return False


def _marks(text: str, unit: Unit) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, unit.start, unit.end):
        at, end, glyph = match.start(), match.end(), match.group()
        if glyph in _STRAIGHT:
            glyph = '"'  # typewriters make a double mark of two single ones
        before = text[at - 1] if at > unit.start else " "
        after = text[end] if end < unit.end else " "
        left = before.isspace() or before in "([{—–-/:…" or before in "“„«‘\"'‚»"
        right = after.isspace() or not (after.isalnum() or after in "“„«‘\"'‚([$€£#@…")
        opens, closes, apostrophe = _role(text, unit, glyph, at, end, left, right)
        marks.append(_Mark(at, end, glyph, opens, closes, apostrophe))
    return marks


def _role(
    text: str, unit: Unit, glyph: str, at: int, end: int, left: bool, right: bool
) -> tuple[bool, bool, bool]:
    """Say whether a mark may open, may close, or is an apostrophe.

    Args:
        left: what stands before leaves room for an opening mark.
        right: what stands after leaves room for a closing mark.
    """
    spaced = at == unit.start or text[at - 1].isspace()
    blank_after = end >= unit.end or text[end].isspace()
    if glyph in _ALWAYS_OPENS:
        return True, False, False
    if glyph in "'’‘":
        inside = at > unit.start and text[at - 1].isalnum() and not right
        if inside or (left and _elided(text, end, unit.end)):
            return False, False, True
    if glyph in "‘‛":
        return not blank_after or spaced, not spaced and right, False
    if glyph == "’":
        return False, not spaced or blank_after, False
    if glyph == "'":
        return left and not blank_after, not spaced and right, False
    if glyph in "«‹":
        # « opens, except where » opened: »so« (German).
        return True, True, False
    if glyph in "»›":
        return spaced and not blank_after, True, False
    if glyph == "“":
        return True, not spaced and (right or blank_after), False
    if glyph in "”‟":
        # Swedish and careless typing open with it too.
        return spaced and not blank_after, True, False
    # The straight double mark: by what touches it, and by turns where that does not tell.
    digit = at > unit.start and text[at - 1].isdigit()
    opens = not digit and (left or not right)
    closes = not (spaced and not blank_after)
    return opens, closes, False


def _elided(text: str, end: int, stop: int) -> bool:
    """Whether the mark before `end` stands for letters left out: '90s, 'em, 'n'."""
    word = _WORD.match(text, end, min(stop, end + 12))
    if not word:
        return False
    found = word.group().lower()
    return (found[0].isdigit() and found.endswith("s") and len(found) <= 5) or (
        found in vocabulary.headline_words("elision")
    )
