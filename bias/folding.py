"""How is a printed text looked up? One folding, with positions that lead back to what was printed.

A reader sees one word where a file may hold a soft hyphen, a letter with its accent apart, a
ligature, a typographer's apostrophe or a line's end. `folded` gives the text as it is looked up
in; ``Folded.at`` maps every place of it back. Letter case is left alone: `small` folds it without
changing lengths ("İ" has two letters when lower-cased).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

# One sign for one sign: apostrophes, quotation marks, hyphens, spaces.
_SIGNS = {
    **dict.fromkeys("’‘‛ʼʹ＇`´", "'"),
    **dict.fromkeys("“”„‟«»″＂〝〞〟「」", '"'),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
    **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000", " "),
}
# What makes the folded text shorter or longer than the printed one: format characters (soft
# hyphen, zero width), letters with their marks apart, ligatures and wide letters, and a word cut
# at the end of a line.
_FORMATS = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff"
_ACCENTS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f"
_WIDE = "\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_LINE_END = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z])")
_MOVES = re.compile(
    f"\u00ad[ \t]*\n[ \t]*|[{_FORMATS}]|[^\\W\\d_][{_ACCENTS}]+|[{_WIDE}]|{_LINE_END.pattern}"
)
_MACHINE_CUT = 3  # words cut at line ends
_MOVER = re.compile(f"[{_FORMATS}{_ACCENTS}{_WIDE}]")  # one of these stands in every other move


@dataclass(frozen=True)
class Folded:
    """A text as it is looked up in.

    Attributes:
        text: the folded text.
        starts, ends: for each character of `text`, the printed characters it stands for
            (half-open); None when every character stands for itself.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Return the printed range of ``text[start:end]``; an empty range stays empty."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends or (0,))[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]

    def place(self, printed: int) -> int:
        """Return where the printed offset `printed` stands in `text`."""
        return printed if self.starts is None else bisect_left(self.starts, printed)


def folded(text: str) -> Folded:
    """Return `text` as it is looked up in; one character costs one look at most.

    >>> folded("the hos\\u00adpital’s").text, folded("the hos\\u00adpital’s").printed(4, 12)
    ("the hospital's", (4, 13))
    """
    # Looking at each distinct character is ten times faster than seeking moves in a whole text.
    signs = set("`") if text.isascii() else set(text)
    if not any(map(_MOVER.match, signs)) and not ("-" in text and _LINE_END.search(text)):
        return Folded(_signed(text, signs))
    # A text with many words cut at line ends was set by a machine that cuts them; else a hyphen
    # there is as likely the word's own ("cease-" / "fire").
    cut = "" if len(_LINE_END.findall(text)) >= _MACHINE_CUT else "-"
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        pieces.append(_signed(text[start:end], signs))
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    done = 0
    for move in _MOVES.finditer(text):
        keep(done, move.start())
        done = move.end()
        instead = cut if move[0][0] == "-" else _instead(move[0])
        pieces.append(instead)
        starts += [move.start()] * len(instead)
        ends += [move.end()] * len(instead)
    keep(done, len(text))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def _signed(text: str, among: set[str]) -> str:
    """Write the plain sign for each of `_SIGNS`; no others stand in the text than are `among`."""
    for sign in among & _SIGNS.keys():
        text = text.replace(sign, _SIGNS[sign])
    return text


def _instead(printed: str) -> str:
    """What stands in the folded text for characters that `_MOVES` found."""
    if printed[0] == "\u00ad" or unicodedata.category(printed[0]) == "Cf":
        return ""
    return unicodedata.normalize("NFKC", printed)


def small(text: str) -> str:
    """Lower-case `text` letter by letter; what would change its length stays as it is.

    >>> small("İzmir Bay"), len(small("İzmir"))
    ('İzmir bay', 5)
    """
    if text.isascii():
        return text.lower()
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
