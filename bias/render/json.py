"""What does a program read? The report as JSON (schema 1), or one line for each of several."""

from __future__ import annotations

from collections.abc import Sequence

from bias.report import Report


def draw(reports: Sequence[Report]) -> str:
    """Return one report as indented JSON, several as JSON lines; always with a final newline."""
    if len(reports) == 1:
        return reports[0].to_json() + "\n"
    return "".join(report.to_json(indent=None) + "\n" for report in reports)
