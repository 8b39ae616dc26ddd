"""How do counts look? Bars of rates, with the counts, the verdict in words, the words counted.

A bar is as long as its rate; the longest rate on a page fills it. Below three hits on both sides
there is no rate and so no bar (STATISTICS: too little text to say).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from bias.render.terminal.page import STYLES, Page
from bias.render.text import figure, label
from bias.report import READ_AS, Measure, Row, Section

_RANK = {"clear": 0, "suggestive": 1, "no reliable difference": 2, "too little text": 3, None: 4}
MOST = 8  # measures of a voice without --full
UNTESTED = 3  # of them where nothing was tested
_EIGHTHS = "▏▎▍▌▋▊▉█"
_VOICES = {
    "narration": "in the writers' own sentences",
    "reported": "in reported words",
    "quotation": "in quoted words",
    "headline": "in headlines",
    "all": "in all words",
}
_WHERE = {
    "reported": " in reported words", "quotation": " in quotations", "headline": " in headlines",
}  # fmt: skip


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


def telling(measures: Sequence[Measure], tested: bool) -> list[Measure]:
    """The measures worth a reader's first look: those that tell the texts apart; where nothing
    was tested, those with the most hits."""
    if tested:
        return [m for m in strongest(measures) if tells(m)][:MOST]
    held = [m for m in measures if m.count_a + (m.count_b or 0)]
    return sorted(held, key=lambda m: (-(m.count_a + (m.count_b or 0)), m.name))[:UNTESTED]


def others(measures: Sequence[Measure]) -> str:
    """Count the measures that tell nothing, by what their verdict says."""
    short = sum(m.verdict == "too little text" for m in measures)
    alike = sum(m.verdict in {"no reliable difference", "suggestive"} for m in measures)
    counts = ((alike, READ_AS["no reliable difference"]), (short, READ_AS["too little text"]))
    return "; ".join(f"{n} more: {said}" for n, said in counts if n)


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


def terms(measure: Measure, rows: Sequence[Row], most: int = 0) -> list[str]:
    """The words that made a measure, the ones that weigh most for the difference first."""
    mine = [
        r
        for r in rows
        if r.get("term") and measure.name in r.values() and r.get("voice") in {None, measure.voice}
    ]

    def weight(row: Row) -> tuple[float, int, str]:
        a, b = int(row.get("a") or 0), int(row.get("b") or 0)
        pull = float(row.get("contribution") or 0.0) * (1 if (measure.difference or 0) >= 0 else -1)
        return (-pull, -(a + b), str(row["term"]))

    found = [str(r["term"]).lstrip("=") for r in sorted(mine, key=weight)]
    return found[:most] if most else found


def compact(
    measures: Sequence[Measure], section: Section, page: Page, words: bool = True
) -> list[Text]:
    """A line a measure, for the first screen: name, verdict, counts; below it the words."""
    lines: list[Text] = []
    name = max((len(label(m.name)) for m in measures), default=0)
    counts = [hits(n, r) for m in measures for n, r in ((m.count_a, m.a), (m.count_b, m.b))]
    count = max(map(len, counts), default=0)
    for m in measures:
        cells = [
            ([page.text((label(m.name), "strong"))], name),
            ([page.text(m.read_as())], 19),
            ([page.text(("A ", "a"), hits(m.count_a, m.a))], count + 2),
            ([page.text(("B ", "b"), hits(m.count_b, m.b))], count + 2),
        ]
        room = sum(width for _, width in cells) + 6
        lines += page.indent(page.beside(cells), 3) if room + 3 <= page.width else _stacked(m, page)
        made = ", ".join(terms(m, section.rows, 12))
        if words and made:
            lines += page.indent(page.wrap(page.text((made, "soft")), page.width - 5, 1), 5)
    return lines


def _stacked(m: Measure, page: Page) -> list[Text]:
    said = page.text((label(m.name), "strong"), f": {m.read_as()}. ")
    counts = [("A", "a", m.count_a, m.a), ("B", "b", m.count_b, m.b)]
    for side, style, count, rate in counts:
        said.append_text(page.text((f"{side} ", style), f"{hits(count, rate)} "))
    return page.hang(Text("   "), said)


def sentence(m: Measure) -> str:
    """Say a measure in a line: "deaths: A 3 (4.1), B 12 (9.9). clear: more in B"."""
    if m.verdict is None and (m.count_a, m.a) == (m.count_b, m.b):
        return f"{label(m.name)}: {figure(m.a)} ({figure(m.count_a)} {m.unit})"  # of the pair
    where = _WHERE.get(m.voice, "")
    said = f"{label(m.name)}{where}: A {hits(m.count_a, m.a)}"
    if m.count_b is not None:
        said += f", B {hits(m.count_b, m.b)}"
    return f"{said}. {m.read_as()}" if m.verdict else said


def draw(section: Section, page: Page) -> list[Text]:
    """Draw the bars of a section, voice by voice."""
    lines: list[Text] = []
    hidden = 0
    tested = any(m.verdict for m in section.measures)
    for voice, said in _VOICES.items():
        mine = strongest(m for m in section.measures if m.voice == voice)
        shown = mine if page.full else telling(mine, tested)
        hidden += len(mine) - len(shown)
        if not shown:
            continue
        stems = any(t.endswith("*") for m in shown for t in terms(m, section.rows, MOST))
        said += f", {shown[0].unit}" + (" (*: with any ending)" if stems else "")
        lines += page.wrap(page.text((said, "soft")), page.width)
        most = max(max(m.a or 0.0, m.b or 0.0) for m in shown)
        for measure in shown:
            lines += _bars(measure, section, most, page)
    if hidden:
        lines.append(page.text((f"{hidden} more counts: --full", "soft")))
    return lines


def _bars(m: Measure, section: Section, most: float, page: Page) -> list[Text]:
    made = terms(m, section.rows, 0 if page.full else 8)
    words = page.wrap(page.text((", ".join(made), "soft")), page.width - 5, 0 if page.full else 2)
    head = page.tailed(Text("  "), page.text((label(m.name), "strong")), page.text(m.read_as()))
    sides = [("A", m.count_a, m.a), ("B", m.count_b, m.b)][: 1 if m.count_b is None else 2]
    room = (page.width - 6) // 2 - 16 if page.wide else page.width - 22
    cells = []
    for side, count, rate in sides:
        line = page.text((f"{side} ", "a" if side == "A" else "b"))
        line.append(f"{hits(count, rate):<12} ")
        line.append(bar(rate, most, room), STYLES["a" if side == "A" else "b"])
        cells.append(line)
    drawn = page.beside([([c], room + 15) for c in cells]) if page.wide else cells
    lines = head + page.indent([*drawn, *(words if made else [])], 4)
    if page.full and m.low is not None and m.high is not None:
        lines += page.indent(page.wrap(page.text((_test(m), "soft")), page.width - 5), 4)
    return lines


def _test(m: Measure) -> str:
    said = f"difference {figure(m.difference)}, 95 % interval {figure(m.low)} to {figure(m.high)}"
    if m.p is not None:
        said += f", p {m.p:.4f}"
    if m.p_adjusted is not None:
        said += f", adjusted {m.p_adjusted:.4f}"
    return said
