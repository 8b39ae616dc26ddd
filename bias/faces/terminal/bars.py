"""How do counts look? Bars of rates, with the counts, the verdict in words, the words counted.

A bar is as long as its rate; the longest rate on a page fills it. Below three hits on both sides
there is no rate and so no bar (STATISTICS: too little text to say).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from bias.faces.terminal.page import STYLES, TerminalPage
from bias.faces.text import figure, label
from bias.faces.told import Row, Section, read_as
from bias.faces.words import named
from bias.findings import Measure

_RANK = {"clear": 0, "suggestive": 1, "no reliable difference": 2, "too little text": 3, None: 4}
_EIGHTHS = "▏▎▍▌▋▊▉█"
_VOICES = {
    "narration": "in the writers' own sentences",
    "reported": "in words given to somebody without quotation marks",
    "quotation": "in quoted words",
    "headline": "in headlines",
    "all": "in all words",
}


def strongest(measures: Iterable[Measure]) -> list[Measure]:
    """Order measures: clear ones first, then by the size of the difference, then by hits."""
    return sorted(
        measures,
        key=lambda m: (
            _RANK[m.verdict],
            -abs(round(m.difference or 0.0, 4)),
            -(m.count_a + (m.count_b or 0)),
            m.name,
            m.voice,
        ),
    )


def tells(measure: Measure) -> bool:
    """Whether `measure` tells the two texts apart; what is merely possible is for --full."""
    return measure.verdict == "clear"


def bar(value: float | None, most: float, width: int) -> str:
    """Draw `value` on a scale where `most` is `width` cells, in eighths of a cell.

    >>> bar(5.0, 10.0, 4), bar(0.01, 10.0, 4), bar(0.0, 10.0, 4)
    ('██', '▏', '')
    """
    if not value or most <= 0:
        return ""
    eighths = max(1, round(8 * width * value / most))
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8 - 1] if eighths % 8 else "")


def hits(count: int | None, rate: float | None) -> str:
    """Write a count and its rate: "12 (14.1)", "2" when there is no rate, "–" when none."""
    if count is None:
        return "–"
    return figure(count) if rate is None else f"{figure(count)} ({figure(round(rate, 1))})"


def terms(measure: Measure, rows: Sequence[Row]) -> list[str]:
    """The words that made a measure, the ones that weigh most for the difference first."""
    mine = [
        r
        for r in rows
        if r.get("term") and measure.name in r.values() and r.get("voice") in {None, measure.voice}
    ]

    def weight(row: Row) -> tuple[float, int, str]:
        a, b = int(row.get("a") or 0), int(row.get("b") or 0)
        pull = a / (measure.words_a or 1) - b / (measure.words_b or 1)
        return (pull if (measure.difference or 0) < 0 else -pull, -(a + b), str(row["term"]))

    return [str(r["term"]).lstrip("=") for r in sorted(mine, key=weight)]


def sentence(m: Measure) -> str:
    """Say a measure in a line: "deaths: A 3 (4.1), B 12 (9.9). clear: more in B"."""
    if m.verdict is None and (m.count_a, m.a) == (m.count_b, m.b):
        return f"{label(m.name)}: {figure(m.a)} ({figure(m.count_a)} {m.unit})"  # of the pair
    where = f" {_VOICES[m.voice]}" if m.voice not in ("narration", "all") else ""
    said = f"{label(m.name)}{where}: {named('a')} {hits(m.count_a, m.a)}"
    if m.count_b is not None:
        said += f", {named('b')} {hits(m.count_b, m.b)}"
    return f"{said}. {read_as(m)}" if m.verdict else said


def draw(section: Section, page: TerminalPage, left: int = 0) -> list[Text]:
    """Draw the rates of a section, voice by voice; without --full only how many there are, with
    those `left` out before."""
    found = [m for m in section.measures if m.source is None]
    if not page.full:
        more = len(found) + left
        return [page.text((f"{more} more counts: --full", "soft"))] if more else []
    lines: list[Text] = []
    for voice, said in _VOICES.items():
        shown = strongest(m for m in found if m.voice == voice)
        if not shown:
            continue
        stems = any(t.endswith("*") for m in shown for t in terms(m, section.rows))
        said += f", {shown[0].unit}" + (" (*: with any ending)" if stems else "")
        lines += page.wrap(page.text((said, "soft")), page.width)
        most = max(max(m.a or 0.0, m.b or 0.0) for m in shown)
        for measure in shown:
            lines += _bars(measure, section, most, page)
    return lines


def _bars(m: Measure, section: Section, most: float, page: TerminalPage) -> list[Text]:
    made = terms(m, section.rows)
    words = page.wrap(page.text((", ".join(made), "soft")), page.width - 5)
    head = page.tailed(Text("  "), page.text((label(m.name), "strong")), page.text(read_as(m)))
    sides = [("A", m.count_a, m.a), ("B", m.count_b, m.b)][: 1 if m.count_b is None else 2]
    wide = max(cell_len(named(side)) for side, *_ in sides) + 1
    room = (page.width - 6) // 2 - 14 - wide if page.wide else page.width - 20 - wide
    cells = []
    for side, count, rate in sides:
        line = page.text((f"{named(side)} ", "a" if side == "A" else "b"))
        line.pad_right(wide - line.cell_len)
        line.append(f"{hits(count, rate):<12} ")
        line.append(bar(rate, most, room), STYLES["a" if side == "A" else "b"])
        cells.append(line)
    drawn = page.beside([([c], room + 13 + wide) for c in cells]) if page.wide else cells
    lines = head + page.indent([*drawn, *(words if made else [])], 4)
    if m.low is not None and m.high is not None:
        lines += page.indent(page.wrap(page.text((_test(m), "soft")), page.width - 5), 4)
    return lines


def _test(m: Measure) -> str:
    said = f"difference {figure(m.difference)}, 95 % interval {figure(m.low)} to {figure(m.high)}"
    if m.p is not None:
        said += f", p {m.p:.4f}"
    if m.p_adjusted is not None:
        said += f", adjusted {m.p_adjusted:.4f}"
    return said
