"""The commands that measure bias itself on labelled files: evaluate alignment, same-event,
attribution, agency.

The measuring is done by the workshop (bias.training), which needs more than a reader does; it is
opened only here and only when asked.
"""

from __future__ import annotations

import json as json_format
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from bias import training
from bias.cli import options, output
from bias.cli.options import Format
from bias.cli.progress import Progress
from bias.errors import OptionError

commands = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Measure how often bias is right, on labelled files.

    \b
    Example: bias evaluate alignment pairs.jsonl
    """,
)

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="Labelled files; the format is told by their columns."),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(commands, name="evaluate")


@commands.command("alignment")
def alignment(
    files: Files,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure the matching on labelled pairs of sentences.

    \b
    Example: bias evaluate alignment pairs.jsonl --format json
    """
    measure(training.alignment_figures, files, face, path, width)


@commands.command("same-event")
def same_event(
    files: Files,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure the answer to "same event?" on labelled pairs of articles.

    \b
    Example: bias evaluate same-event pairs.jsonl
    """
    measure(training.same_event_figures, files, face, path, width)


@commands.command("attribution")
def attribution(
    files: Files,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure who says what on articles with labelled attributions.

    \b
    Example: bias evaluate attribution polnear.jsonl --format json
    """
    measure(training.attribution_figures, files, face, path, width)


@commands.command("agency")
def agency(
    files: Files,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure who does what to whom on labelled deeds and the sentences they stand in.

    \b
    Example: bias evaluate agency deeds.tsv pool.jsonl
    """
    measure(training.agency_figures, files, face, path, width)


def measure(
    figures_of: Callable[[list[Path]], dict[str, Any]],
    files: list[Path],
    face: Format,
    path: Path | None,
    width: int | None,
) -> None:
    """Measure with `figures_of` and show its figures."""
    output.check(path, [str(f) for f in files])
    for file in files:
        if not file.is_file():
            raise OptionError(f'cannot open "{file}": there is no such file.')
    with Progress() as progress:
        progress("measuring")
        try:
            figures = figures_of(files)
        except (json_format.JSONDecodeError, UnicodeDecodeError) as error:
            raise OptionError(
                f"cannot measure with {', '.join(map(str, files))}: not a file of labelled pairs, "
                "one JSON object a line."
            ) from error
    if face is Format.json:
        output.write(json_format.dumps(figures, ensure_ascii=False, indent=2) + "\n", path)
        return
    from bias.faces import terminal

    rows = [{"figure": name, "value": _shown(value)} for name, value in figures.items()]
    output.write(terminal.draw_table(rows, options.page(path, width)), path)


def _shown(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value
