"""Which options do several commands share, and what do they mean?"""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bias.faces.terminal.page import TerminalPage

WIDTH = 100  # columns of a report that goes to a file or a pipe


class Format(StrEnum):
    """The faces a report can have."""

    terminal = "terminal"
    json = "json"


class BatchFormat(StrEnum):
    """The faces that reports of many texts can have."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"


_TEXT = (
    "An article: a file (text, Markdown, HTML, MHTML, PDF, DOCX, ODT, RTF, JSON), or an http(s) "
    'link; "-" reads it from stdin, or a paste.'
)
TextA = Annotated[str, typer.Argument(metavar="A", help=_TEXT)]
TextB = Annotated[str, typer.Argument(metavar="B", help="Another one.")]
Face = Annotated[Format, typer.Option("--format", help="Words in columns, or JSON for programs.")]
BatchFace = Annotated[
    BatchFormat,
    typer.Option("--format", help="Words in columns, JSON, or a line of JSON for each file."),
]
Title = Annotated[
    str | None, typer.Option(metavar="WORDS", help="The headline, whatever the file says.")
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published it, whatever the file says.")
]
Date = Annotated[str | None, typer.Option(metavar="DATE", help="The date, whatever the file says.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="Write to this file, whole or not at all; one that ends in .json is JSON.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="SECTION", help="Only this section; may be repeated."),
]
Skip = Annotated[
    list[str] | None,
    typer.Option("--skip", metavar="SECTION", help="Leave this section out; may be repeated."),
]
Full = Annotated[bool, typer.Option("--full", help="Show every row, and the tests behind it.")]
Page = Annotated[
    bool,
    typer.Option("--page", help="Show all sections; a terminal gets the first screen without it."),
]
Offline = Annotated[
    bool, typer.Option("--offline", help="Open no link, as with the variable BIAS_OFFLINE=1.")
]
MaxBytes = Annotated[
    int | None,
    typer.Option(
        "--max-bytes",
        metavar="NUMBER",
        min=1,
        help="Refuse what is larger, packed or unpacked. Without it: 50,000,000.",
    ),
]
Fast = Annotated[bool, typer.Option("--fast", help="No parse, no neural model.")]
Lexicons = Annotated[
    Path | None,
    typer.Option(
        "--lexicons", metavar="FOLDER", help="Your own lexicons: added to ours, or instead of one."
    ),
]
Wording = Annotated[
    str,
    typer.Option(
        "--wording",
        metavar="MODEL",
        help="What judges the wording: table (by words alone), minilm (by words in their "
        "sentences; slower), or the folder of a model of yours.",
    ),
]
Frames = Annotated[
    Path | None,
    typer.Option(
        "--frames",
        metavar="FOLDER",
        help="Your own models of frames, made by bias train --task frames, in place of ours.",
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        metavar="NUMBER",
        help="Any whole number: the seed of the random deals behind each test.",
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="COLUMNS",
        min=40,
        max=400,
        help=f"Columns of the page. Without it: the terminal's; {WIDTH} in a file or a pipe.",
    ),
]


def page(output: Path | None, width: int | None, full: bool = False) -> TerminalPage:
    """The page that suits where the report goes: plain unless it goes to a terminal."""
    from bias.faces.terminal.page import TerminalPage

    screen = output is None and sys.stdout.isatty()
    if width is None:
        columns = os.environ.get("COLUMNS", "")
        fallback = int(columns) if columns.isdigit() and int(columns) else WIDTH
        width = shutil.get_terminal_size().columns if screen else fallback
    return TerminalPage(
        width,
        full=full,
        styled=screen and os.environ.get("TERM") != "dumb",
        colour=not os.environ.get("NO_COLOR"),
    )
