"""What does a reader see first? Forewarning, the two texts, the answer in at most 45 lines.

The layout knows three sections by name (same_event, headline, framing); everything else comes
from `Report.glance`. When a screen grows too long, what is least needed goes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.text import Text

from bias.faces.terminal import quotes, shares, titles
from bias.faces.terminal.page import TerminalPage
from bias.faces.text import both_ids
from bias.faces.told import Glance, Report, Section
from bias.faces.words import say
from bias.findings import Bin

SCREEN = 45  # lines of a first screen, at 100 columns or more

FOREWARNING = (
    "These are differences in wording and selection between two texts. They do not show which is "
    "true, and a difference is not a fault. Read both texts first."
)
FOREWARNING_ONE = (
    "This describes the wording of one text. It does not show whether the text is true or fair. "
    "Read it first."
)
MORE = "--full shows every row; --format json -o r.json saves; then bias show {id} --in r.json"
DWELL = "WHAT EACH DWELLS ON"
BINS: dict[Bin, str] = {
    "both": "TOLD BY BOTH",
    "different": "TOLD DIFFERENTLY",
    "one": "TOLD BY ONE ONLY",
}


# A side's own words get a line of their own: 'Another figure. A "forty"; B "sixty".'
_WORDS_OF_A_SIDE = re.compile(r"(?:;|(?<=[.:]))\s(?=[AB] \")")


@dataclass(frozen=True)
class Detail:
    """How much is shown: `entry` lines for each finding, `lines` for other paragraphs."""

    gaps: bool = True
    words: bool = True
    quotes: bool = True
    evidence: int = 3
    lines: int = 2
    entry: int = 4


#: What goes first when the screen grows too long; the findings themselves are shortened last.
DETAILS = (
    Detail(),
    Detail(gaps=False),
    Detail(gaps=False, words=False),
    Detail(gaps=False, words=False, evidence=2),
    Detail(gaps=False, words=False, evidence=2, quotes=False),
    Detail(gaps=False, words=False, evidence=1, quotes=False),
    Detail(gaps=False, words=False, evidence=1, quotes=False, entry=3),
    Detail(gaps=False, words=False, evidence=1, quotes=False, lines=1, entry=3),
    Detail(gaps=False, words=False, evidence=1, quotes=False, lines=1, entry=2),
    Detail(gaps=False, words=False, evidence=0, quotes=False, lines=1, entry=1),
)


def draw(report: Report, page: TerminalPage) -> list[Text]:
    """Draw the first screen; on a wide page, as rich in detail as its 45 lines allow."""
    lines: list[Text] = []
    for detail in DETAILS:
        lines = _screen(report, page, detail)
        if len(lines) <= SCREEN or not page.wide:
            break
    return lines


def _screen(report: Report, page: TerminalPage, detail: Detail) -> list[Text]:
    two = report.b is not None
    blank = [Text()]
    lines = page.wrap(page.text(FOREWARNING if two else FOREWARNING_ONE), page.width)
    lines += blank + titles.draw(report, page, detail.lines)
    if not two:
        return lines
    for part in (
        _relation(report, page, detail),
        _glance(report, page, detail),
        _headlines(report.section("headline"), page, detail),
        _dwell(report.section("framing"), page, detail),
        _limits(report, page, detail),
    ):
        lines += blank + part if part else []
    return lines


# --- the answer ---------------------------------------------------------------------------------


def _relation(report: Report, page: TerminalPage, detail: Detail) -> list[Text]:
    section = report.section("same_event")
    if section is None:
        return []
    lines = _headed("SAME EVENT?", section.answer, page, most=detail.lines)
    told = {(line.a, line.b) for line in report.glance}  # what a bin below says is not said twice
    places = [(tuple(q.id for q in e.a), tuple(q.id for q in e.b)) for e in section.evidence]
    fresh = [(e, at) for e, at in zip(section.evidence, places, strict=True) if at not in told]
    for found, (a, b) in fresh[: detail.evidence]:
        names = page.sides(both_ids(a, b, most=2))
        lines += page.tailed(Text("   "), page.text(found.note), names, most=detail.lines)
    return lines


def _glance(report: Report, page: TerminalPage, detail: Detail) -> list[Text]:
    lines: list[Text] = []
    number = 0
    for name, heading in BINS.items():
        entries = [g for g in report.glance if g.bin == name]
        if not entries:
            continue
        if lines and detail.gaps:
            lines.append(Text())
        lines.append(page.text((heading, "head")))
        for entry in entries:
            number += 1
            lines += _entry(number, entry, report, page, detail)
    return lines


def _entry(
    number: int, entry: Glance, report: Report, page: TerminalPage, detail: Detail
) -> list[Text]:
    names = page.sides(both_ids(entry.a, entry.b, most=2))
    said, *quoted = _WORDS_OF_A_SIDE.split(entry.text)
    lines = page.tailed(Text(f"{number:>2} "), page.text(said), names, most=detail.entry)
    sides = [page.text((w[:1], w[:1].lower()), f" {_closed(w[1:])}") for w in quoted]
    together = Text("   ").join(sides)
    if sides and together.cell_len <= page.width - 3:
        sides = [together]
    for side in sides:
        lines += page.indent(page.wrap(side, page.width - 3, max(1, detail.entry - 1)), 3)
    if entry.bin == "different" and '"' not in entry.text and detail.quotes:
        lines += quotes.of_entry(entry, report, page, indent=3)
    return lines


def _closed(words: str) -> str:
    """Without the full stop that closed our sentence behind the last quotation mark."""
    return words.strip().removesuffix(".") if words.endswith('".') else words.strip()


def _headlines(section: Section | None, page: TerminalPage, detail: Detail) -> list[Text]:
    if section is None or not section.answer:
        return []
    return _headed("HEADLINES", section.answer, page, most=1 + detail.lines)


def _headed(heading: str, said: str, page: TerminalPage, most: int) -> list[Text]:
    if page.width < 60:
        return [page.text((heading, "head")), *page.wrap(page.text(said), page.width, most + 2)]
    return page.hang(page.text((heading, "head")) + Text("   "), page.text(said), most=most)


def _dwell(section: Section | None, page: TerminalPage, detail: Detail) -> list[Text]:
    if section is None:
        return []
    shown = [m for m in shares.scored(section.measures) if m.first_screen]
    if not shown:
        return _headed(DWELL, section.answer, page, most=2)
    lines = _headed(DWELL, say("framing.key"), page, most=2) + shares.draw(shown, page)
    words = [e.note for e in section.evidence if not e.a and not e.b][:1] if detail.words else []
    return lines + [x for w in words for x in page.hang(Text("   "), page.text(w), most=3)]


def _limits(report: Report, page: TerminalPage, detail: Detail) -> list[Text]:
    lines: list[Text] = []
    if report.cannot_tell:
        said = " ".join(report.cannot_tell[: detail.lines])
        lines += _headed("CANNOT TELL YOU", said, page, most=2)
    if report.look_up:
        lines += _headed("LOOK UP", " ".join(report.look_up), page, most=2)
    names = [i for g in report.glance for i in (*g.b, *g.a)] or ["A1"]
    return lines + _headed("MORE", MORE.format(id=names[0]), page, most=2)


def foot(report: Report, page: TerminalPage) -> list[Text]:
    """What stands under a report: its limits in full, what to look up, its signature."""
    lines: list[Text] = []
    for heading, items in (
        ("WHAT THIS CANNOT TELL YOU", report.cannot_tell),
        ("LOOK UP ELSEWHERE", report.look_up),
    ):
        if items:
            lines += [Text(), page.text((heading, "head"))]
        for said in items:
            lines += page.hang(Text(" - "), page.text(said))
    signed = page.text((f"signed: {report.signature}", "soft"))
    most = 0 if page.full else 2
    return lines + ([Text(), *page.wrap(signed, page.width, most)] if report.signature else [])
