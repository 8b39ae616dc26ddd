"""Which words inside a line belong to the page, and not to the article?

A page that is copied glues its furniture to the text: the buttons of a picture and its credit, an
advertisement's place, the highlights above a story, a link at a paragraph's end. Each is known by
words that no article says, and ends where they do. What stands round it is kept and cut in two.
Measured on 298 articles of news (149 pairs): see docs/method/furniture.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bias.article import FURNITURE, BlockKind, Span
from bias.segmenter.layout import Unit
from bias.segmenter.lines import describe_lines

# Where a piece may begin: at the line's start, or behind the end of a sentence.
_APART = r"(?:(?<![^\n])|(?<=[.!?…\"”’')] )|(?<=[.!?…\"”’')]  ))"
_AGENCY = r"(?:Getty Images|AP(?: Images| Photo)?|AFP|Reuters|REUTERS|EPA|UPI|Associated Press)\b"
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}"
_OWNER = rf"{_NAME}\s?/\s?(?:{_NAME}(?:/| via )){{0,3}}{_AGENCY}"
# A place and "CNN —" open the text behind its highlights.
_CNN = (
    r"(?:Washington |[A-Z][\w.]+(?: [A-Z][\w.]+)?, [A-Z][\w.]+(?: [A-Z][\w.]+)? )?"
    r"\(?CNN\)?\s?(?:--|[–—-])"
)
_WRITTEN: tuple[tuple[BlockKind, str, int], ...] = (
    # "Enlarge this image toggle caption Ann Roe/AP Ann Roe/AP": the credit stands twice.
    (
        "caption",
        r"\bEnlarge this image(?:\s+toggle caption)?(?:\s+(\S.{1,90}?)\s+\1(?!\S))?"
        r"|\b(?:toggle|hide) caption\b"
        r"|\bImage (?:copyright|source)\s+\S.{1,60}?\s+Image caption\b",
        0,
    ),
    # "(Photo by Ann Roe/Getty Images)", "(Ann Roe/Pool Photo via AP)", "(AP Photo/Ann Roe)".
    (
        "caption",
        r"\((?:(?i:photos?|image|picture|credit|file photo)(?::| by | courtesy )[^()]{2,80}"
        rf"|[^()]{{1,70}}?(?:/\s?|via ){_AGENCY}[^()]{{0,3}}"
        r"|(?:AP|AFP|EPA|Reuters)(?:/[A-Z]| (?:[Ff]ile )?[Pp]hoto)[^()]{0,60}"
        r"|[^()]{2,70}/European Pressphoto Agency)\)(?=\s+[\"“A-Z(]|\s*$)",
        0,
    ),
    # "Ann Roe / Reuters", "Credit: Ann Roe/Associated Press", "REUTERS/Ann Roe".
    (
        "caption",
        rf"(?:{_APART}|(?<=[.!?])(?=Credit))(?:(?:Photo |Image )?Credit:?\s?)?{_OWNER}\s?/?"
        r"(?=[.\])]?(?:\s+[\"“A-Z(]|\s*$))"
        r"|\bREUTERS/[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}(?:/File [Pp]hoto)?",
        re.M,
    ),
    ("notice", rf"\bStory [Hh]ighlights\b\s+\S[^\n]{{20,1200}}?(?=\s{_CNN})", 0),
    (
        "notice",
        rf"{_APART}(?:ADVERTISEMENT|Advertisement)(?:\s+Advertisement)*(?=\s+[\"“‘(A-Z]|\s*$)",
        re.M,
    ),
    (
        "notice",
        r"\bSIGN UP FOR OUR NEWSLETTER\b"
        rf"|{_APART}(?:Sign up|Subscribe)\b[^.!?\n]{{1,80}}\b(?i:newsletters?|inbox)\b"
        r"[^.!?\n]{0,40}(?:[.!?]|$)"
        r"|\bMedia playback is (?:unsupported|not supported) on your device\b"
        rf"|{_APART}(?:Play [Vv]ideo|Watch the video above)(?:\.|(?=\s+[A-Z]|\s*$))"
        rf"|{_APART}Follow @\w+(?=\s*$)",
        re.M,
    ),
    # Of a line's end only: where such a headline ends before more text cannot be known.
    (
        "link",
        rf"{_APART}(?i:related|read more|more|see also|read|watch):\s?[A-Z]"
        r"(?:[^.!?\n]|[.](?=\S)){12,150}$",
        re.M,
    ),
    (
        "byline",
        r"\bUpdated (?:at )?\d{1,2}:\d\d [ap]\.?m\.?(?: [A-Z]{2,3}\b)?(?=\s*$)",
        re.M,
    ),
)
_PIECES = tuple((kind, re.compile(pattern, flags)) for kind, pattern, flags in _WRITTEN)
#: A line without any of these holds no such piece.
_HINT = re.compile(
    r"caption|image|CNN|ADVERT|Advert|SIGN UP|Sign up|Subscribe|playback|ideo\b|@|Updated|/|"
    r"\((?:AP|Reuters|AFP)|(?i:more|related|read|also|watch|photo|credit|picture)"
)


def cut_glued(text: str, units: Sequence[Unit]) -> tuple[list[Unit], dict[int, BlockKind]]:
    """Cut the page's own pieces out of the lines they stand in.

    Returns:
        the units in order, the pieces among them, and the kind of each piece by its index.
    """
    cut: list[Unit] = []
    known: dict[int, BlockKind] = {}
    for unit in units:
        gap, at = unit.gap, unit.start
        pieces = find_glued(text, unit.start, unit.end)
        # What a line is as a whole, `kinds` says: a caption with its credit, a link.
        if pieces and (pieces[0][0] == unit[:2] or describe_lines(text, unit).kind in FURNITURE):
            pieces = []
        for span, kind in pieces:
            before = _trimmed(text, at, span.start)
            if before is not None:
                cut.append(Unit(*before, gap))
                gap = True
            known[len(cut)] = kind
            cut.append(Unit(*span, gap))
            gap, at = True, span.end
        rest = _trimmed(text, at, unit.end)
        if rest is not None:
            cut.append(Unit(*rest, gap))
    return cut, known


def find_glued(text: str, start: int, end: int) -> list[tuple[Span, BlockKind]]:
    """The page's own pieces in a line, in order, not overlapping.

    >>> line = "Governor signs law Enlarge this image toggle caption A. Roe/AP A. Roe/AP It passed."
    >>> [(line[slice(*span)], kind) for span, kind in find_glued(line, 0, len(line))]
    [('Enlarge this image toggle caption A. Roe/AP A. Roe/AP', 'caption')]
    """
    if not _HINT.search(text, start, end):
        return []
    line = text[start:end]
    met = sorted(
        (start + m.start(), start + m.end(), kind)
        for kind, pattern in _PIECES
        for m in pattern.finditer(line)
    )
    found: list[tuple[Span, BlockKind]] = []
    at = start
    for low, high, kind in met:
        if low < at:
            continue
        # Marks alone between two pieces, or behind the last, are of the piece before.
        after = high
        while after < end and text[after] in " /.)]":
            after += 1
        high = high + len(text[high:after].rstrip())
        found.append((Span(low, high), kind))
        at = high
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without the white space at its ends; None where nothing is left."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return (left, left + len(piece.strip())) if piece.strip() else None
