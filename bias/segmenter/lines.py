"""What does a line say of itself? How a block looks, and the kinds that need no neighbours:
credits, captions, bylines, dates, list items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bias.article import BlockKind
from bias.segmenter import dates
from bias.segmenter.layout import LIST_MARKER, Unit
from bias.segmenter.vocabulary import headline_words

_SOURCE = re.compile(
    r"(?:sources?|via|credits?|references?)\s*:\s*\S|©|\(c\)\s|copyright\b|all rights reserved|"
    r"(?:this (?:article|story|report|piece)|originally)\s+(?:was\s+)?(?:first\s+|originally\s+)?"
    r"(?:published|appeared)",
    re.I,
)
_NAME = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|al|bin|de|van|von|der|el)){0,4}"
_BYLINE = re.compile(
    r"(?:(?:(?:[Ww]ritten|[Rr]eport(?:ed|ing)?|[Ss]tory|[Ee]dit(?:ed|ing)|[Ww]ords) by|[Bb]y|BY)"
    rf":?\s+{_NAME}(?:\s*(?:,|;|and|&|\||/|in|–|—|-|•|·|with|for)\s*.*"
    r"|\s+(?:on|[Pp]ublished|[Uu]pdated|[Pp]osted)\b.*\d.*|\s+(?:staff|agencies|reporters|writers))?"
    rf"|(?:Words|Text|Author|Writer|Reporter|Story|Report):\s+{_NAME}"
    r"|[Bb]y (?:our|a|an) (?:[\w-]+ ){0,3}(?:staff|correspondents?|reporters?|writers?))$"
)
_STAMPED = re.compile(rf"{_NAME}\s*[,|·•–—-]\s*")  # "Mina Sol, Thursday 12 June 2022"
_CREDITS = re.compile(r"[Ww]ith (?:(?:additional )?reporting (?:by|from)|files from)\s+[A-Z]")
_LINK = re.compile(
    r"(?:read (?:more|also|next)|related(?: articles?| stor(?:y|ies)| coverage)?|see also|"
    r"more on this|don['’]t miss|recommended)\s*:\s*\S",
    re.I,
)
_NOTICE = re.compile(
    r"(?:(?:this|an earlier version of this) (?:article|story|report|piece) "
    r"(?:was|has been) (?:amended|corrected|edited|updated)\b|"
    r"this (?:article|story|post|piece|content|page|report) (?:is|was|has been) (?:sponsored|"
    r"paid for|brought to you|produced in|for (?:paying )?subscribers)\b|"
    r"this (?:article|story|post|page) (?:contains|includes|may contain) (?:affiliate|sponsored)\b|"
    r"(?:we|our \w+) (?:may )?(?:earn|receive|get) an? (?:\w+ )?commission\b|"
    r"this is a (?:developing|breaking)(?: news)? story\b|"
    r"(?:sponsored|presented|paid for|brought to you) by [^.,]{2,50}\.?$|"
    r"(?:correction|clarification|editor['’]?s['’]? note)\s?:\s|"
    r"(?:please )?(?:enable|turn on) javascript\b|your browser (?:does not|doesn['’]t) support\b|"
    r"(?:tap|click|press) here (?:to|for)\b|thank(?:s| you) for reading[^.!]{0,20}[.!]?$|"
    r"get (?:the|our) [^.]{0,40}(?:inbox|newsletter|e-?mail|app)\b|"
    r"comments (?:are|have been) (?:now )?(?:closed|off|disabled|turned off)\b|"
    r"(?:what do you think\? )?(?:tell us|let us know)\b[^.]{0,40}\bcomments?\b|"
    r"(?:got|have|do you have) a (?:tip|story)\?|"
    r"(?:keywords?|tags?|topics?|filed under)\s?:\s|"
    r"(?:please )?support (?:\w+ )?journalism\b)",
    re.I,
)
# How such a line opens, and how many words it has at most.
_OPENINGS: tuple[tuple[re.Pattern[str], int, BlockKind], ...] = (
    (_NOTICE, 40, "notice"),
    (_LINK, 20, "link"),
)
_SIGNATURE = re.compile(rf"(?:(?:—|--)\s*|–){_NAME}\.?")
_UPDATED = re.compile(r"(?:first |last )?(?:published|updated|posted|modified|issued)\b", re.I)
_ROLE = re.compile(
    rf"{_NAME},?\s*(?:[|,–—-]\s*)?.*\b(?:correspondent|reporter|editor|staff writer|bureau chief|"
    r"columnist|contributor|agencies|news desk|web desk)\b",
    re.I,
)
_CAPTION = re.compile(
    r"(?:file )?(?:photo|image|picture|photograph|caption|video|watch|map|graphic|illustration|"
    r"screengrab|infographic)s?(?:\s(?:credit|courtesy|caption|by|shows)[^:.]{0,30})?\s?:\s*\w|"
    r"FILE\s*[-–—]|©\s?[A-Z][\w/ ]+\s(?!rights)(?:\S+\s+){5}",
    re.I,
)
_CREDIT = re.compile(
    r"[\[(](?:(?:file )?(?:photo|image|picture|credit|source)s?\b[^)\]]*|[^()\[\]]*"
    r"(?:\b(?:ap|file|reuters|afp|epa|courtesy) photo|\bphotos?\s*(?:by\b|:|/)|getty images|/getty|"
    r"/afp|/reuters|/ap\b|/epa|\bhandout|\bscreengrab)"
    r"[^()\[\]]*)"
    r"[\])]\.?$|(?:getty images|(?:photo|image|picture)(?: credit| courtesy)?\s*:\s*[^.]{2,60})$",
    re.I,
)
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*]*(?:\[\d+\])*$")


@dataclass(slots=True)
class Look:
    """How a block looks: `bare` when it does not end like a sentence."""

    text: str
    words: int
    bare: bool
    capitals: bool
    kind: BlockKind | None
    within: bool = False  # it starts inside a quotation, or with one that it does not end


def is_name(line: str) -> bool:
    """Whether a line is nothing but words set as a person's name."""
    return re.fullmatch(_NAME, line) is not None


def describe_lines(text: str, unit: Unit) -> Look:
    """Look at one block by itself."""
    # Only short blocks are judged by their words; a long one is a paragraph.
    size = unit.end - unit.start
    printed = text[unit.start : unit.end] if size <= 2000 else text[unit.start : unit.start + 2000]
    tail = text[max(unit.start, unit.end - 12) : unit.end]
    words = printed.split()
    look = Look(
        printed,
        len(words) if size <= 2000 else size // 6,
        not _TERMINAL.search(tail) and tail[-1] not in ",;",
        _capitals(words),
        None,
    )
    look.kind = _by_itself(look)
    return look


def _by_itself(look: Look) -> BlockKind | None:
    """What a line says of itself."""
    line = look.text
    if line.startswith(">"):
        return "pull_quote"
    if look.words <= 80 and (_CAPTION.match(line) or _CREDIT.search(line)):
        return "caption"
    # A label with more behind it than a name or two has the article's first sentence on its line.
    if (source := _SOURCE.match(line)) and look.words <= (25 if ":" in source[0] else 60):
        return "source_line"
    if look.words <= 6 and _SIGNATURE.fullmatch(line):
        return "byline"
    for pattern, longest, kind in _OPENINGS:
        if look.words <= longest and pattern.match(line):
            return kind
    if LIST_MARKER.match(line):
        return "list_item"
    return "byline" if dates.is_date_line(line) or _is_byline(look) else None


def _is_byline(look: Look) -> bool:
    """Whether a line says who wrote, or that and when."""
    line = look.text
    if (name := _STAMPED.match(line)) and dates.is_date_line(line[name.end() :]):
        return True
    if look.words > 20 or not look.bare:
        return False
    if _BYLINE.match(line) and not dates.opens_with_time(line):
        return True
    if _CREDITS.match(line) or (_UPDATED.match(line) and dates.date_in(line)):
        return True
    return 3 <= look.words <= 10 and _ROLE.fullmatch(line) is not None


def _capitals(words: list[str]) -> bool:
    """Whether a line is set as a headline: its words of weight start with capitals."""
    small = headline_words("small")
    weighty = [w.strip("“”\"'‘’«»()—–-:") for w in words]
    weighty = [w for w in weighty if w and w[0].isalpha() and w.lower() not in small]
    return len(weighty) >= 1 and sum(w[0].isupper() for w in weighty) >= 0.75 * len(weighty)
