"""How do shares of sentences look? A frame a line: both ranges, and bars from a line in the middle.

The solid part of a bar is what all judges agree on, the light part what one alone sees; the
longest bar of a page fills its half.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.text import Text

from bias.faces.terminal.page import STYLES, TerminalPage
from bias.faces.told import shares
from bias.faces.words import label, named
from bias.findings import Measure

SOLID, LIGHT, MIDDLE = "█", "░", "│"


def scored(measures: Iterable[Measure]) -> list[Measure]:
    """The measures that are shares of sentences, and not 0: those of the first screen first, what
    differs most before the rest."""
    found = [m for m in measures if m.source is not None and (m.count_a or m.count_b)]
    return sorted(
        found,
        key=lambda m: (not m.first_screen, -m.weight, -(m.count_a + (m.count_b or 0)), m.name),
    )


def draw(found: list[Measure], page: TerminalPage) -> list[Text]:
    """Draw measures as lines."""
    said = [shares(m) for m in found]
    names = [page.text((label("framing.name", m.name), "strong")) for m in found]
    name = max((n.cell_len for n in names), default=0)
    size = max((cell_len(named(s)) + 1 + len(x) for row in said for s, x in row.items()), default=0)
    most = max((x or 0.0 for m in found for x in (m.score_high_a, m.score_high_b)), default=0.0)
    room = (page.width - name - 2 * size - 14) // 2
    lines: list[Text] = []
    for m, lead, row in zip(found, names, said, strict=True):
        cells = [page.text((f"{named(s)} ", s), x) for s, x in row.items()]
        if m.verdict == "clear":
            cells[-1].append(" *", STYLES["strong"])
        if name + 2 * size + 9 > page.width:
            lines += page.hang(Text("   "), lead + Text(": ") + Text("  ").join(cells))
            continue
        columns = [([lead], name), ([cells[0]], size)]
        if page.wide and "b" in row:
            columns.append(([_bars(m, most, room)], 2 * room + 1))
        columns += [([c], size + 2) for c in cells[1:]]
        lines += page.indent(page.beside(columns), 3)
    return lines


def _bars(m: Measure, most: float, room: int) -> Text:
    """Both bars, A's growing to the left; a source alone gives a light one."""
    made = Text()
    sides = (("a", m.score_low_a, m.score_high_a), ("b", m.score_low_b, m.score_high_b))
    for side, low, high in sides:
        solid, whole = (round(room * (x or 0.0) / (most or 1.0)) for x in (low, high))
        if m.source != "both":
            solid = 0
        whole = max(whole, 1 if high else 0)
        drawn = SOLID * solid + LIGHT * (whole - solid)
        if side == "a":
            made.append(" " * (room - whole))
            made.append(drawn[::-1], STYLES[side])
            made.append(MIDDLE)
        else:
            made.append(drawn, STYLES[side])
    return made
