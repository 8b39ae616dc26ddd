"""What does a reader see first? Forewarning, the two texts, the answer in at most 45 lines.

Same event or not; in short; side by side; what each dwells on. When a screen grows too long, the
least telling rows of the story go first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from bias.faces.terminal import shares, story, titles
from bias.faces.terminal.page import TerminalPage
from bias.faces.text import both_ids
from bias.faces.told import Glance, Report, Section
from bias.faces.words import say

SCREEN = 45  # lines of a first screen, at 100 columns or more
#: Rows of the story, the weightiest, that stand there if they fit before anything else is shown in
#: full.
STORY = 4

#: Reasons of the verdict, lines of one, and of a paragraph: a reason may quote both texts.
REASONS, REASON, LINES = 1, 3, 2
#: Limits under a page that is not full; --full and the JSON have all.
LIMITS = 3

FOREWARNING = "Differences between two texts, not which of them is true; a difference is no fault."
FOREWARNING_ONE = (
    "This describes the wording of one text. It does not show whether the text is true or fair. "
    "Read it first."
)
MORE = "--page shows all sections, --full every row; -o r.json saves; bias show {id} --in r.json"
SHORT = "IN SHORT"
SIDE = "SIDE BY SIDE"
DWELL = "WHAT EACH DWELLS ON"


class Detail(NamedTuple):
    """How much is shown: frames, sentences in short, lines of each."""

    frames: int = 6
    short: int = 4
    entry: int = 4


#: What goes first when the screen grows too long; on a narrow page nothing does.
DETAILS = (
    Detail(),
    Detail(frames=5),
    Detail(frames=3),
    Detail(frames=3, short=3),
    Detail(frames=3, short=2),
)


def draw(report: Report, page: TerminalPage) -> list[Text]:
    """Draw the first screen; on a wide page, as rich in detail as its 45 lines allow."""
    drawn = _story(report.section("story"), report, page)
    lines: list[Text] = []
    for least in range(min(STORY, len(drawn)), -1, -1):
        for detail in DETAILS:
            above, below = _around(report, page, detail)
            room = SCREEN - len(above) - len(below) - 2 if page.wide else 10 * SCREEN
            kept = _fitting(drawn, room)
            told = _told([drawn[n] for n in kept])
            lines = above + ([Text(), page.text((SIDE, "head")), *told] if told else []) + below
            if set(range(least)) <= set(kept) and len(lines) <= SCREEN:
                page.quoted.update(*(drawn[n].ids for n in kept))
                return lines
    return lines


def _around(report: Report, page: TerminalPage, detail: Detail) -> tuple[list[Text], list[Text]]:
    """What stands above the story, and below it."""
    two = report.b is not None
    above = page.wrap(page.text(FOREWARNING if two else FOREWARNING_ONE), page.width)
    above += [Text(), *titles.draw(report, page, LINES)]
    if not two:
        return above, []
    for part in (_relation(report, page), _short(report, page, detail)):
        above += [Text(), *part] if part else []
    below = [
        [Text(), *part]
        for part in (_dwell(report.section("framing"), page, detail), _more(report, page))
        if part
    ]
    return above, [line for part in below for line in part]


class StoryPart(NamedTuple):
    """A row of the story as it is drawn; `order`: its place in the story; `ids`: what it quotes,
    and `heads` of it what answers, without what goes on from there."""

    head: str
    lines: list[Text]
    weight: float
    order: float
    ids: tuple[str, ...]
    heads: tuple[str, ...]


def _story(section: Section | None, report: Report, page: TerminalPage) -> list[StoryPart]:
    """The rows that show most, the weightiest first."""
    rows = [row for row in section.rows if row.get("first_screen")] if section else []
    rows += [row for s in report.sections for row in s.listed]
    # What is said of a sentence above, or faces another, is not "we cannot say" as well.
    told = {i for g in report.glance if not (g.a and g.b) for i in (*g.a, *g.b)}
    told.update(i for r in rows if r.get("a") and r.get("b") for i in story.quoted_in(r))
    # A sentence stands once: what is quoted above has no row of its own.
    said = {i for g in report.glance if g.section == "sources" for i in (*g.a, *g.b)}
    rows = [r for r in rows if r.get("tag") != "only" or said.isdisjoint(story.quoted_in(r))]
    rows = [r for r in rows if not (r.get("unsure") and told.intersection(story.quoted_in(r)))]
    rows.sort(key=lambda row: -float(row["weight"]))
    opens = story.quoted_in(rows[0]) if rows else ()
    return [
        StoryPart(
            str(row["question"]),
            story.draw([row], report, page, False, False, opens if n else ()),
            row["weight"],
            row["order"],
            story.quoted_in(row),
            story.quoted_in(row, more=False),
        )
        for n, row in enumerate(rows)
    ]


def _fitting(drawn: list[StoryPart], room: int) -> list[int]:
    """The rows for which there is room, the weightiest before others, in the order of a story."""
    kept: list[int] = []
    for n, part in enumerate(drawn):
        quoted = {i for k in kept for i in drawn[k].ids}
        if part.heads and quoted.issuperset(part.heads):
            continue  # a row above shows these sentences
        if not kept or len(_told([*(drawn[i] for i in kept), part])) <= room:
            kept.append(n)
    heads = list(dict.fromkeys(drawn[n].head for n in kept))
    return sorted(kept, key=lambda n: (drawn[n].order, heads.index(drawn[n].head), n))


def _told(parts: Sequence[StoryPart]) -> list[Text]:
    """The lines of rows; those of one head stand under it, unless a note goes with theirs."""
    lines: list[Text] = []
    head = ""
    for part in parts:
        first = part.lines[0].plain
        lines += part.lines[1:] if first == head else part.lines
        head = first if first == part.head else ""
    return lines


# --- the answer ---------------------------------------------------------------------------------


def _relation(report: Report, page: TerminalPage) -> list[Text]:
    """The verdict and its reason."""
    section = report.section("same_event")
    if section is None:
        return []
    lines = _headed("SAME EVENT?", section.answer, page, most=LINES)
    shown = list(section.evidence[:REASONS])
    # Two days near the top may be two moments, whatever the verdict.
    shown += [e for e in section.evidence[REASONS:] if e.about in ("day", "next day")]
    for found in shown:
        a, b = (tuple(q.id for q in quotes) for quotes in (found.a, found.b))
        names = page.sides(both_ids(a, b, most=2))
        lines += page.tailed(Text("   "), page.text(found.note), names, most=REASON)
        page.said.add(found.note)
    return lines


def _short(report: Report, page: TerminalPage, detail: Detail) -> list[Text]:
    """What was counted and quoted, in a few sentences."""
    lines: list[Text] = []
    for entry in _weightiest(report.glance, detail.short):
        names = page.sides(both_ids(entry.a, entry.b, most=2))
        lines += page.tailed(Text(" - "), page.text(entry.text), names, most=detail.entry)
    return [page.text((SHORT, "head")), *lines] if lines else []


def _weightiest(lines: Sequence[Glance], most: int) -> list[Glance]:
    """So many lines in their order: one of each section and text before a second of any."""
    seen: Counter[tuple[str, bool, bool]] = Counter()
    ranked: list[tuple[int, float, int]] = []
    for n, line in sorted(enumerate(lines), key=lambda x: -x[1].weight):
        kind = (line.section, bool(line.a), bool(line.b))
        ranked.append((seen[kind], -line.weight, n))
        seen[kind] += 1
    return [lines[n] for n in sorted(n for *_, n in sorted(ranked)[:most])]


def _headed(heading: str, said: str, page: TerminalPage, most: int) -> list[Text]:
    if page.width < 60:
        return [page.text((heading, "head")), *page.wrap(page.text(said), page.width, most + 2)]
    return page.hang(page.text((heading, "head")) + Text("   "), page.text(said), most=most)


def _dwell(section: Section | None, page: TerminalPage, detail: Detail) -> list[Text]:
    if section is None:
        return []
    shown = [m for m in shares.scored(section.measures) if m.first_screen][: detail.frames]
    if not shown:
        return []
    return _headed(DWELL, say("framing.key"), page, most=2) + shares.draw(shown, page)


def _more(report: Report, page: TerminalPage) -> list[Text]:
    names = [i for g in report.glance for i in (*g.b, *g.a)] or ["A1"]
    return _headed("MORE", MORE.format(id=names[0]), page, most=2)


def foot(report: Report, page: TerminalPage) -> list[Text]:
    """What stands under a report: its limits in full, what to look up, its signature."""
    lines: list[Text] = []
    for heading, items in (
        ("WHAT THIS CANNOT TELL YOU", report.cannot_tell[: None if page.full else LIMITS]),
        ("LOOK UP ELSEWHERE", report.look_up),
    ):
        if items:
            lines += [Text(), page.text((heading, "head"))]
        for said in items:
            lines += page.hang(Text(" - "), page.text(said))
    signed = page.text((f"signed: {report.signature}", "soft"))
    most = 0 if page.full else 2
    return lines + ([Text(), *page.wrap(signed, page.width, most)] if report.signature else [])
