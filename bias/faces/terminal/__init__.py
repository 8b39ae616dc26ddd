"""What does a person read? The report as words in columns; the only face that needs rich.

First a screen that answers in brief, then each section's strongest rows with the count of the
rest. Two texts stand side by side from 100 columns on, one above the other below that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from rich.text import Text

from bias.faces.terminal import first_screen, saved, tables
from bias.faces.terminal import sections as drawn
from bias.faces.terminal.page import Amount, TerminalPage
from bias.faces.told import Report
from bias.faces.words import naming

#: Lines of a page at 100 columns.
PAGE = 200
#: What is shown in part, one after the other, until so many lines hold a page.
LESS: tuple[dict[str, int], ...] = (
    {"lines": 3}, {"quoted": 4}, {"found": 4, "quoted": 3}, {"lines": 2}, {"rows": 4},
    {"frames": 6}, {"found": 3, "quoted": 2}, {"story": 6}, {"rows": 3}, {"found": 2}, {"story": 4},
    {"table": 6}, {"quoted": 1}, {"frames": 4}, {"table": 5}, {"story": 3}, {"rows": 2},
    {"table": 4}, {"found": 1}, {"table": 3}, {"story": 2},
)  # fmt: skip


def draw(
    report: Report, page: TerminalPage, *, overview: bool = True, sections: bool = True
) -> str:
    """Draw a report: the first screen (`overview`), and its `sections`; both together on a wide
    page as rich in detail as 200 lines allow."""
    with naming(report.names):
        above = first_screen.draw(report, page) if overview else []
        told = frozenset(page.quoted), frozenset(page.said)
        below = first_screen.foot(report, page) if overview and sections else []

        @cache
        def lines_of(amount: Amount) -> list[Text]:
            page.start(amount, *told)
            return above + _sections(report, page) + below

        lines = lines_of(Amount()) if sections else above
        if page.wide and overview and sections and not page.full and len(lines) > PAGE:
            amounts = tuple(
                accumulate(LESS, lambda held, less: held._replace(**less), initial=Amount())
            )
            # Each shows less than the one before: the first that is held is found by halving.
            place = bisect_left(
                amounts, True, lo=1, hi=len(amounts) - 1, key=lambda x: len(lines_of(x)) <= PAGE
            )
            lines = lines_of(amounts[place])
    return page.write(lines)


def _sections(report: Report, page: TerminalPage) -> list[Text]:
    lines: list[Text] = []
    for section in report.sections:
        # What we did not find is no finding, unless somebody asks for it.
        if page.full or not section.silent or len(report.sections) == 1:
            lines += drawn.draw(section, report, page)
    return lines


def draw_saved(report: Mapping[str, Any], names: Sequence[str], page: TerminalPage) -> str:
    """Draw sentences of a saved report (the dict of its JSON) and what it says about them.

    Raises:
        ReportError: when the report has no sentence of that name.
    """
    return page.write([line for name in names for line in saved.draw(report, name, page)])


def draw_table(rows: Sequence[Mapping[str, Any]], page: TerminalPage) -> str:
    """Draw rows that share their keys as a table."""
    return page.write(tables.draw(rows, list(rows[0]) if rows else [], page))
