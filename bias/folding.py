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
from collections.abc import Callable, Iterable
from html import unescape
from typing import NamedTuple

# One sign for one sign: apostrophes, quotation marks, hyphens, spaces. A file in Windows-1252 that
# was read as Latin-1 has control characters for some of them.
_SIGNS = {
    **dict.fromkeys("’‘‛ʼʻʽʾʿˈʹꞌ′‵׳＇`´\x91\x92", "'"),
    **dict.fromkeys("“”„‟«»″＂〝〞〟「」ˮ״\x93\x94", '"'),
    **dict.fromkeys("‐‑−⁃֊﹣－", "-"),
    "\x96": "–",
    "\x97": "—",
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
    **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000", " "),
}
SPACES = {ord(sign): plain for sign, plain in _SIGNS.items() if plain == " "}
# What makes the folded text shorter or longer than the printed one: characters that print nothing
# (controls, soft hyphen, zero width, fillers, variation selectors, tags), letters with their marks
# apart, ligatures, wide and styled letters, a letter's name of HTML, a gap of many spaces, and a
# word cut at the end of a line.
_FORMATS = (
    "\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0001-\U000e01ef"
)
_ACCENTS = "\u0300-\u034e\u0350-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f"
_WIDE = "\ufb00-\ufb06\uff01-\uff06\uff08-\uff0c\uff0e-\uff5e\U0001d400-\U0001d7ff"
_ENTITY = r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8}\d?);"
_RUN = re.compile(r"[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]{2,}|\t")
_HYPHENS = "‐\u00ad¬-"  # those that cut words at line ends
_BREAK = r"[ \t]*\r?\n[ \t]*"
_LINE_END = re.compile(rf"(?<=[a-z])[{_HYPHENS}]{_BREAK}(?=[a-z])")
_MOVES = re.compile(
    rf"[\u00ad¬]{_BREAK}|[{_FORMATS}]|[^\W\d_][{_ACCENTS}]+|[{_WIDE}]|{_ENTITY}|{_RUN.pattern}"
    rf"|{_LINE_END.pattern}"
)
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
_MACHINE_CUT = 3  # words cut at line ends
# Letters of other alphabets that look Latin: in a word with Latin letters they were put for them.
_ALIKE = str.maketrans("аеорсухіѕјһԁАВЕКМНОРСТХІЅЈοαι", "aeopcyxisjhdABEKMHOPCTXISJoai")
_MIXED = re.compile(r"[^\W\d_]*(?:[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z])[^\W\d_]*")
_NOTHINGS = re.compile(f"[{_FORMATS}]+")
# What Windows-1252 has where Latin-1 has control characters; and stops of other scripts.
_MISREAD = dict(zip("\x91\x92\x93\x94\x95\x96\x97。‽", "‘’“”•–—.?", strict=True))
_HIDDEN = re.compile(
    rf"[{_FORMATS}]|[^\W\d_][{_ACCENTS}]+|[{_WIDE}\u203c\u2047-\u2049]|{_ENTITY}"
    rf"|[{''.join(_MISREAD)}]"
)
_HIDER = re.compile(f"[{_FORMATS}{_ACCENTS}{_WIDE}\u203c\u2047-\u2049&{''.join(_MISREAD)}]")
_MOVER = re.compile(f"[{_FORMATS}{_ACCENTS}{_WIDE}¬&]")  # one of these stands in most other moves


class Folded(NamedTuple):
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

    def around(self, start: int, end: int, printed: str) -> tuple[int, int]:
        """The range of ``text[start:end]`` in the printed text, with what was dropped beside it:
        what follows a visible character up to white space, else what stands before one."""
        if self.starts is None or self.ends is None:
            return start, end
        before, after = start, end
        while before and self.text[before - 1].isspace():
            before -= 1
        while after < len(self.text) and self.text[after].isspace():
            after += 1
        low = _past(printed, self.ends[before - 1]) if before else 0
        high = _past(printed, self.ends[end - 1])
        if after == len(self.text):
            high = len(printed.rstrip())
        gap = printed[low : self.starts[start]]
        return low + len(gap) - len(gap.lstrip()), high

    def unwrapped(self, lines: Iterable[tuple[int, int]]) -> Folded:
        """This with a space for each line's end inside one of the printed ranges `lines`."""
        pieces, done = [], 0
        for start, end in lines:
            start, end = self.place(start), self.place(end)
            pieces += [self.text[done:start], self.text[start:end].translate(_LINE_ENDS)]
            done = end
        return self._replace(text="".join((*pieces, self.text[done:])))

    def place(self, printed: int) -> int:
        """Return where the printed offset `printed` stands in `text`."""
        return printed if self.starts is None else bisect_left(self.starts, printed)


def folded(text: str) -> Folded:
    """Return `text` as it is looked up in; one character costs one look at most.

    >>> folded("the hos\\u00adpital’s").text, folded("the hos\\u00adpital’s").printed(4, 12)
    ("the hospital's", (4, 13))
    """
    # Looking at each distinct character is ten times faster than seeking moves in a whole text.
    signs = set(text)
    if not signs.isdisjoint(map(chr, _ALIKE)):
        text = _MIXED.sub(lambda word: word[0].translate(_ALIKE), text)
    moves = any(map(_MOVER.match, signs)) or _RUN.search(text)
    if not moves and (signs.isdisjoint(_HYPHENS) or not _LINE_END.search(text)):
        return Folded(_signed(text, signs))
    # A text with many words cut at line ends was set by a machine that cuts them; else a hyphen
    # there is as likely the word's own ("cease-" / "fire").
    cut = "" if len(_LINE_END.findall(text)) >= _MACHINE_CUT else "-"
    return _moved(text, _MOVES, lambda p: _instead(p, cut), lambda kept: _signed(kept, signs))


def seen(text: str) -> Folded:
    """Return `text` as a reader sees it: without what prints nothing, its letters in one piece.
    Marks, spaces and line ends are left alone, unless a wrong code page hid them.

    >>> seen("\ufeffthe hos\u00adpital&rsquo;s").text
    'the hospital’s'
    """
    if not any(map(_HIDER.match, set(text))):
        return Folded(text)
    return _moved(text, _HIDDEN, _show, str)


def _moved(
    text: str, moves: re.Pattern[str], instead: Callable[[str], str], rest: Callable[[str], str]
) -> Folded:
    """Put something instead of every one of `moves`, and see to the rest of the text."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        pieces.append(rest(text[start:end]))
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    done = 0
    for move in moves.finditer(text):
        if (shown := instead(move[0])) == move[0]:  # no letter's name: "&" is a sign alone
            continue
        keep(done, move.start())
        done = move.end()
        pieces.append(shown)
        starts += [move.start()] * len(shown)
        ends += [move.end()] * len(shown)
    if not done:
        return Folded(rest(text))
    keep(done, len(text))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def _past(printed: str, at: int) -> int:
    """Where the characters end that stand at `at` and print nothing."""
    return met.end() if (met := _NOTHINGS.match(printed, at)) else at


def _signed(text: str, among: set[str]) -> str:
    """Write the plain sign for each of `_SIGNS`; no others stand in the text than are `among`."""
    for sign in among & _SIGNS.keys():
        text = text.replace(sign, _SIGNS[sign])
    return text


def _instead(printed: str, cut: str) -> str:
    """What stands in the folded text for characters that `_MOVES` found; `cut`: for a hyphen at the
    end of a line, which may be a word's own."""
    if printed[0] == "&":
        letters = unescape(printed)
        return _signed(letters, set(letters))
    if printed[0].isspace():
        return " "
    if printed[0] in "-‐":
        return cut
    return "" if printed[0] == "¬" else _show(printed)


def _show(printed: str) -> str:
    """What a reader sees of characters that `_HIDDEN` found."""
    if printed[0] == "&":
        return unescape(printed)
    if _NOTHINGS.match(printed):
        return ""
    return _MISREAD.get(printed) or unicodedata.normalize("NFKC", printed)


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
