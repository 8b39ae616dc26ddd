"""The command that looks into a saved report: show."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bias.cli import options, output
from bias.errors import ReportError
from bias.faces.told import SCHEMA


def add_to(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("show")(show)


def show(
    names: Annotated[
        list[str], typer.Argument(metavar="ID", help="Sentences as a report names them: A3 B17.")
    ],
    report: Annotated[
        str,
        typer.Option(
            "--in", metavar="REPORT", help='A report saved with --format json; "-" reads stdin.'
        ),
    ],
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Show a sentence of a saved report and what is said of it.

    With its neighbours, and every finding that names it.

    \b
    Example: bias compare left.txt right.txt --format json --output report.json
             bias show B19 --in report.json
    """
    output.check(path, (report,))
    from bias.faces import terminal

    saved = read_report(report)
    wanted = [name.upper() for name in names]
    try:
        text = terminal.draw_saved(saved, wanted, options.page(path, width))
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ReportError(
            f'"{report}" is damaged: it is not laid out like a report of schema {SCHEMA}. '
            "Make the report again."
        ) from error
    output.write(text, path)


def read_report(source: str) -> dict[str, Any]:
    """Read a saved report from a file, or from stdin for "-".

    Raises:
        ReportError: when there is no such file, or it holds no report of this schema.
    """
    try:
        data = sys.stdin.buffer.read() if source == output.STDOUT else Path(source).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReportError(
            f'cannot open "{source}": {reason}. Save a report first: '
            "bias compare A B --format json --output report.json"
        ) from error
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReportError(
            f'"{source}" is not a saved report: it is not JSON. Save one with --format json; '
            "of several reports in one file, give one line."
        ) from error
    if not isinstance(loaded, dict) or not {"schema", "articles", "sections"} <= loaded.keys():
        raise ReportError(
            f'"{source}" is JSON, but not a report of bias. Save one with --format json.'
        )
    if loaded["schema"] != SCHEMA:
        raise ReportError(
            f'"{source}" is a report of schema {loaded["schema"]}; this version reads schema '
            f"{SCHEMA}. Make the report again."
        )
    return loaded
