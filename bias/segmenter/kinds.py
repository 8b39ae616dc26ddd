"""What is each block: title, standfirst, heading, paragraph, pull quote, list item, caption,
byline, source line, link, notice or turn?

By what a reader sees: where a block stands, how long it is, whether it ends like a sentence,
whether it is set in capitals, what word opens it. First what a line says of itself (a credit, a
byline, a list marker), and whether it looks like the page's own (`furniture`); then the top of
the page (title, second headline, standfirst), then headings between paragraphs. A line of which
nothing is sure is a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from bias.article import FURNITURE, HEADLINE, BlockKind, Span
from bias.segmenter import furniture, masthead
from bias.segmenter.dates import dateline
from bias.segmenter.layout import Unit
from bias.segmenter.lines import Look, describe_lines, is_name
from bias.segmenter.vocabulary import headline_words, tells_past
from bias.words import weekdays

# "[00:12] ANNA KOVE, HOST: ", "Anna Kove (host): ", "**Anna Kove:** ", "Speaker 1: ", "Q. ".
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_TIME = r"[\[(]?\d{1,2}(?::\d{2}){1,2}[\])]?"
_TURN = re.compile(
    rf"(?:{_TIME}\s+)?[*_<]{{0,2}}"
    rf"({_CAPITAL}[\w.’'-]*(?:\s+(?:{_CAPITAL}[\w.’'-]*|\d)){{0,3}}|Q|A)"
    rf"(?:, [^:,]{{2,40}}| \([^:()]{{2,40}}\)| {_TIME})?[*_]{{0,2}}"
    r"(?:\s?:[*_]{0,2}|>|(?<=\b[QA])[.)]|(?P<dash>\s[–—-]))\s+(?=\S)"
)
# What opens an item where the line beside it opens so too: a sign, or a letter or number in order.
_ITEM = re.compile(
    r"(?P<sign>[^\w\s\"'“”‘’«»„()\[\]$€£¥₹@#&<>.,;:!?/\\|=*_—`]|[*~]\s|--\s|\[[ xX✓]?\])"
    r"\ufe0f?\s*(?=\S)|"
    r"(?:\(?(?:[A-Za-z]|[ivxIVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2})[.):-]|\d{1,2}\.\d{1,2}"
    r"|[\u2460-\u24ff\u2776-\u2793])\s+(?=\S)"
)
_SIGNED = re.compile(r"\s*(?:[—–-]|--)\s*[A-Z][^.!?]{1,80}$")
# A place and a dash alone, or behind a headline on its line: "… ends strike WASHINGTON —".
_PLACE = r"[A-Z][A-Z.’' ]{3,30}(?:, [A-Z][\w.]+)?(?: \(\w+\))?\s+(?:[—–]|--?)$"
_PLACE_ALONE, _PLACE_BEHIND = re.compile(_PLACE), re.compile(rf"(?<=[^A-Z\s])\s+{_PLACE}")
# Words that a headline with a full stop does without, and the first sentence of news hardly.
_TOLD = re.compile(
    r"\b(?i:an?|the|is|are|has|have)\b|[\"“”]|^(?:I|[HSW]e|She|It|They|There|This|That|But|And)\b"
)
_DATED = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b")
_STOPPED_WORDS = range(4, 21)
_WHEN = re.compile(r"\b(?:(\w+day)|tonight|overnight|last night)\b")
# Labels before a colon that name no speaker.
_LABELS = frozenset(("source", "sources", "photo", "image", "note", "update", "watch", "video"))


class BlockKinds(NamedTuple):
    """The kind of every block; the title and the outlet as places in the text."""

    kinds: tuple[BlockKind, ...]
    title: Span | None
    outlet: Span | None


def is_headline(kind: BlockKind) -> bool:
    """Whether the words of such a block are a headline's."""
    return kind in HEADLINE


def classify(
    text: str,
    units: Sequence[Unit],
    quotations: Sequence[Span],
    *,
    titled: bool = True,
    aside: Mapping[int, BlockKind] = MappingProxyType({}),
) -> BlockKinds:
    """Say what every block is.

    Args:
        quotations: as `marks.find_quotations` returns them.
        titled: whether the first block may be the title.
        aside: what is known of some blocks already, by their index.
    """
    looks = [describe_lines(text, u) for u in units]
    for look, kind in zip(looks, furniture.find_furniture(looks), strict=True):
        look.kind = kind or look.kind
    for i, known in aside.items():
        looks[i].kind = known
    _mark_author(looks)
    _mark_turns(looks)
    _mark_lists(looks)
    _mark_rules(looks)
    _mark_pull_quotes(text, units, quotations, looks)
    title, outlet = _mark_title(text, units, looks) if titled else (None, None)
    if titled and title is None and (lost := _lost_title(looks)) is not None:
        looks[lost].kind, title = "title", Span(units[lost].start, units[lost].end)
    _mark_headings(looks)
    if title is not None:
        _mark_standfirst(looks)
    return BlockKinds(tuple(look.kind or "paragraph" for look in looks), title, outlet)


def _mark_author(looks: Sequence[Look]) -> None:
    """A name alone between the headline and the date is the writer's."""
    if len(looks) < 3 or looks[0].words < 4 or looks[2].kind != "byline":
        return
    name = looks[1]
    outlet = name.text.startswith("The ") or masthead.is_masthead(name.text)
    if name.kind is None and name.bare and 1 < name.words < 5 and not outlet and is_name(name.text):
        name.kind = "byline"


def _mark_turns(looks: list[Look]) -> None:
    """An interview: labels that come again before a colon, in full or as a surname."""
    found = [_TURN.match(look.text) for look in looks]
    labels = [m[1].split()[-1].lower() if m else None for m in found]
    again = Counter(label for label in labels if label and label not in _LABELS)
    if sum(again.values()) < 3 or len(again) < 2 or max(again.values()) < 2:
        return
    # A dash behind a name is seldom a speaker's, unless somebody asks.
    asked = any(look.text.endswith("?") for look, m in zip(looks, found, strict=True) if m)
    if not asked and any(m["dash"] for m in found if m):
        return
    for look, label, match in zip(looks, labels, found, strict=True):
        if label is None or match is None or look.kind is not None:
            continue
        if again[label] > 1 or (label in again and match[1].isupper()):
            look.kind = "turn"


def _mark_lists(looks: list[Look]) -> None:
    """Lines in a row that open with one sign, or with letters or numbers in order."""
    opened = [_ITEM.match(look.text) if look.kind is None else None for look in looks]
    keys = [m and (m["sign"] or "order").strip() for m in opened]
    for i, (look, key) in enumerate(zip(looks, keys, strict=True)):
        if key and key in (keys[i - 1] if i else None, *keys[i + 1 : i + 2]):
            look.kind = "list_item"


def _mark_rules(looks: list[Look]) -> None:
    """Lines that only part others: "***", "---"."""
    for look in looks if len(looks) > 2 else ():
        if look.kind in (None, "list_item") and not any(map(str.isalnum, look.text)):
            look.kind = "notice"


def spoken(text: str, start: int, end: int) -> Span | None:
    """What a turn says after its label; None for a question of the paper's own ("Q:")."""
    label = _TURN.match(text, start, end)
    if label is None or label[1] == "Q":
        return None
    stop = label.end() + len(text[label.end() : end].rstrip(".?!… "))
    return Span(label.end(), stop) if stop > label.end() else None


def _mark_pull_quotes(
    text: str, units: Sequence[Unit], quotations: Sequence[Span], looks: list[Look]
) -> None:
    """A block that is nothing but a quotation, with at most a name under a dash after it."""
    starts = [q.start for q in quotations]
    for i, (unit, look) in enumerate(zip(units, looks, strict=True)):
        at = bisect_right(starts, unit.start) - 1
        look.within = at >= 0 and starts[at] <= unit.start and quotations[at].end > unit.end
        if look.kind is not None or at < 0 or starts[at] != unit.start:
            continue
        quotation = quotations[at]
        while at + 1 < len(quotations) and quotations[at + 1].end <= unit.end:
            if text[quotation.end : quotations[at + 1].start].strip():
                break
            at += 1
            quotation = quotations[at]
        if quotation.end > unit.end:
            continue
        rest = text[quotation.end : min(unit.end, quotation.end + 120)]
        before = looks[i - 1].text if i else ""
        if (not rest.strip(" .\n") or _SIGNED.fullmatch(rest)) and not before.endswith(":"):
            look.kind = "pull_quote"


def _mark_title(
    text: str, units: Sequence[Unit], looks: list[Look]
) -> tuple[Span | None, Span | None]:
    """Find the title at the top of the page; its outlet may be glued to it, or stand above."""
    outlet: Span | None = None
    for i, look in enumerate(looks[:6]):
        if look.kind in FURNITURE or look.kind == "source_line":
            continue
        unit = units[i]
        rest = looks[i + 1 :]
        if _PLACE_ALONE.match(look.text):
            look.kind = "byline"
            continue
        if look.kind not in (None, "pull_quote") or not rest:
            break
        if not _may_be_title(look) and not _is_stopped_title(look, rest):
            break
        if masthead.is_masthead(look.text) and look.words <= 5 and _may_be_title(rest[0]):
            look.kind, outlet = "source_line", Span(unit.start, unit.end)
            continue
        if _is_above(look) and len(rest) > 1 and rest[0].words >= 4:
            if rest[0].kind in ("notice", "link") and rest[0].bare:
                rest[0].kind = None  # whatever a line looks like, below a name it is the headline
            if _may_be_title(rest[0]):
                named = outlet is None and masthead.may_be_outlet(look.text)
                look.kind = "source_line" if named else "heading"
                outlet = Span(unit.start, unit.end) if named else outlet
                continue
        look.kind = "title"
        glued = masthead.part(text, unit.start, unit.end)
        if glued:
            return glued.title, glued.outlet
        if outlet is None and rest[0].kind is None and len(rest) > 1:
            outlet = _outlet_below(units[i + 1], rest[0])
        place = _PLACE_BEHIND.search(text, unit.start, unit.end)
        return Span(unit.start, place.start() if place else unit.end), outlet
    return None, outlet


def _lost_title(looks: Sequence[Look]) -> int | None:
    """The one long line above the text that was taken for the page's own, and does not speak to
    the reader: without it the text has no headline."""
    above = next((i for i, look in enumerate(looks) if look.kind not in FURNITURE), 0)
    long = [
        i
        for i, look in enumerate(looks[:above])
        if look.words > 4 and look.bare and not furniture.speaks_to_reader(look.text)
    ]
    return long[0] if len(long) == 1 and not looks[above].bare else None


def _is_above(look: Look) -> bool:
    """Whether a first line is too short for a headline: a kicker, or a name ("The Ninth Ward")."""
    words = look.text.split()
    name = len(words) <= 4 and words[0] == "The" and all(w[:1].isupper() for w in words)
    return look.words <= 2 or name


def _outlet_below(unit: Unit, look: Look) -> Span | None:
    if look.bare and look.words <= 5 and masthead.is_masthead(look.text):
        look.kind = "source_line"
        return Span(unit.start, unit.end)
    return None


def _may_be_title(look: Look) -> bool:
    if look.kind not in (None, "pull_quote") or look.words > 30:
        return False
    if look.bare:
        return not look.text.endswith(":")
    # With a full stop only a line in capitals is a headline: "Storm Takes Bridge."
    mark = look.text.rstrip("\"'”’»")[-1:]
    return look.words <= 20 and (
        mark in ("?", "!") or (mark == "." and look.words > 2 and look.capitals)
    )


def _is_stopped_title(look: Look, rest: Sequence[Look]) -> bool:
    """Whether a first line that ends in a full stop is the headline of the text below.

    It stands above a dateline; or it is short, without article, auxiliary, past and day, and what
    follows is longer and of the same things. Of 216 such lines in 3,031 articles 216 were
    headlines; of 62 in the same articles without their first line 60 were second headlines.
    """
    if look.bare or look.kind or look.words not in _STOPPED_WORDS or len(rest) < 3:
        return False
    line = look.text
    if not line.endswith(".") or dateline(line):
        return False
    if any(dateline(below.text) for below in rest[:2]):
        return True
    if _TOLD.search(line) or _DATED.search(line) or _says_day(line) or tells_past(line):
        return False
    longer = any(not x.bare and x.words >= min(20, 2 * look.words) for x in rest[:2])
    return longer and any(_shared(line, below.text) > 1 for below in rest[:3])


def _mark_headings(looks: list[Look]) -> None:
    top = True
    for i, look in enumerate(looks):
        if look.kind is not None:
            continue
        following = next((n for n in looks[i + 1 : i + 5] if n.kind not in FURNITURE), None)
        if following is None or not _is_heading(look, following, top):
            top = False
            continue
        look.kind = "heading"


def _is_heading(look: Look, following: Look, top: bool) -> bool:
    first = look.text[0]
    if first.islower() or look.words > (30 if top else 20) or look.within:
        return False
    if not any(map(str.isalpha, look.text)):
        return False
    body = not following.bare or following.words > 20 or following.kind is not None
    if look.text.endswith(":"):
        return following.kind is None and not following.bare and look.capitals and look.words <= 8
    if look.bare:
        return look.capitals or ((top or look.words <= 12) and body)
    if look.text.endswith("?"):
        # Most questions between paragraphs are the writer's own; a heading asks in capitals, or
        # is short and has a long answer.
        short = look.words <= 8 and following.words >= 4 * look.words
        return look.words <= 12 and following.kind is None and (look.capitals or short)
    return False


def _mark_standfirst(looks: list[Look]) -> None:
    """What stands between the title and the article, and sums it up.

    A paragraph between two headlines that name the same things; one right above the byline, the
    date or a dateline; or a second line under a headline, set as a sentence.
    """
    at = next(i for i, look in enumerate(looks) if look.kind == "title")
    title = looks[at]
    rest = looks[at + 1 :]
    while rest and rest[0].kind in ("source_line",):
        rest = rest[1:]
    if not rest:
        return
    first, second = rest[0], rest[1] if len(rest) > 1 else None
    if first.kind == "heading":
        if title.capitals and not first.capitals and first.words >= 7:
            first.kind = "standfirst"
            return
        if second is None or second.kind is not None:
            return
        # Below a second headline a standfirst may follow.
        first, second = second, rest[2] if len(rest) > 2 else None
    if first.kind is not None or second is None or first.words > 90:
        return
    if dateline(first.text):
        return
    third = rest[rest.index(second) + 1] if rest[-1] is not second else None
    if (
        second.kind == "byline"
        or dateline(second.text)
        or (second.kind == "heading" and _sums_up(title, first, second, third))
    ):
        first.kind = "standfirst"


def _sums_up(title: Look, first: Look, second: Look, third: Look | None) -> bool:
    """Whether a paragraph between two headlines sums up, and the article starts after them.

    Either both headlines name the same things, or the paragraph says no day and the one after
    the second headline does: news says in its first sentence when.
    """
    if _shared(title.text, second.text) >= 2:
        return True
    return third is not None and not _says_day(first.text) and _says_day(third.text)


def _says_day(text: str) -> bool:
    """Whether a text names a day of the week, or a day as seen from the day of print."""
    days = (*(day.capitalize() for day in weekdays()), "yesterday", "today", None)
    return any(found[1] in days for found in _WHEN.finditer(text))


def _shared(a: str, b: str) -> int:
    """How many words of weight two headlines share; a stem of six letters is enough."""
    return len(_stems(a) & _stems(b))


def _stems(text: str) -> set[str]:
    words = (w.strip("“”\"'‘’«»(),.:;?!").lower() for w in text.split())
    return {w[:6] for w in words if len(w) > 3 and w not in headline_words("small")}
