"""What may each quotation mark of a text do: open, close, or neither?

By its glyph and by what touches it. Apostrophes are told from single marks: a letter on both
sides, 's' before and a word after, '90s, 'em.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bias.segmenter import vocabulary
from bias.segmenter.layout import Unit

_MARK = re.compile(
    r"[“”„‟«»‹›‘’‚‛\"″＂〝〞〟ʺ❝❞❛❜「」『』《》〈〉]|<<|>>|``|''|'|(?<![^\s(])(?:,,|`)(?=\w)"
)
# What is printed for a mark: typewriters make a double one of two single ones.
_PRINTED = {
    **dict.fromkeys(("''", "″", "＂", "〝", "〞", "〟", "ʺ", "❝", "❞"), '"'),
    **dict.fromkeys(("``", "「", "『"), "“"),
    **dict.fromkeys(("」", "』"), "”"),
    "‟": "“",
    **dict.fromkeys(("<<", "《"), "«"),
    **dict.fromkeys((">>", "》"), "»"),
    "〈": "‹",
    "〉": "›",
    ",,": "„",
    "`": "'",
    "❛": "‘",
    "❜": "’",
}
_WORD = re.compile(r"[^\W\d_]+|\d+s?")
#: Before the second mark of "rock 'n' roll".
_AND = frozenset(("'n", "’n", "‘n"))

# These always point at their words; the others open or close by what touches them.
_ALWAYS_OPENS = frozenset("„‚")


class Mark(NamedTuple):
    """One mark and what it may do; `glyph` is the plain sign for it."""

    at: int
    end: int
    glyph: str
    opens: bool
    closes: bool
    apostrophe: bool


def find_marks(text: str, unit: Unit) -> list[Mark]:
    """Return the quotation marks and apostrophes of a block, in order."""
    marks: list[Mark] = []
    for match in _MARK.finditer(text, unit.start, unit.end):
        at, end, glyph = match.start(), match.end(), match.group()
        glyph = _PRINTED.get(glyph, glyph)
        before = text[at - 1] if at > unit.start else " "
        after = text[end] if end < unit.end else " "
        left = before.isspace() or before in "([{—–-/:…" or before in "“„«‘\"'‚»"
        right = after.isspace() or not (after.isalnum() or after in "“„«‘\"'‚([$€£#@…")
        opens, closes, apostrophe = _role(text, unit, glyph, at, end, left, right)
        marks.append(Mark(at, end, glyph, opens, closes, apostrophe))
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
        inside = inside or text[max(unit.start, at - 2) : at] in _AND
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
    if glyph == "”":
        # Swedish and careless typing open with it too.
        return spaced and not blank_after, True, False
    # The straight double mark: by what touches it, and by turns where that does not tell.
    digit = at > unit.start and text[at - 1].isdigit()
    opens = not digit and (left or not right)
    closes = not (spaced and not blank_after)
    return opens, closes, False


def _elided(text: str, end: int, stop: int) -> bool:
    """Whether the mark before `end` stands for letters left out: '76, '90s, 'em, 'n'."""
    word = _WORD.match(text, end, min(stop, end + 12))
    if not word:
        return False
    found = word.group().lower()
    if found[0].isdigit():  # "the summer of '76", "the '90s"
        year = len(found) == 2 and text[word.end() : word.end() + 1] in ("", *" ,.;:)")
        return year or (found.endswith("s") and len(found) <= 5)
    return found in vocabulary.headline_words("elision")
