"""The commands that read texts and report: compare, score, demo, align."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bias.cli import options, output
from bias.cli.options import Format
from bias.cli.progress import Progress
from bias.errors import OptionError

if TYPE_CHECKING:
    from bias.article import Article
    from bias.faces.told import Report


def add_to(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("compare")(compare)
    app.command("score")(score)
    app.command("align")(align)
    app.command("demo")(demo)


def compare(
    a: options.TextA,
    b: options.TextB,
    only: options.Only = None,
    skip: options.Skip = None,
    whole: options.Page = False,
    full: options.Full = False,
    fast: options.Fast = False,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
    lexicons: options.Lexicons = None,
    wording: options.Wording = "table",
    seed: options.Seed = 1,
    offline: options.Offline = False,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Compare two articles.

    What both tell, what they tell differently, what only one tells; headlines, wording, figures.

    \b
    Examples: bias compare left.txt right.html
              bias compare left.txt right.txt --only framing --full
              bias compare left.txt - --format json < right.txt
    """
    _check_pair("compare", a, b, path)
    with Progress() as progress:
        from bias import pipeline

        left, right = _read((a, b), offline, max_bytes)
        report = pipeline.compare(
            left,
            right,
            fast=fast,
            only=tuple(only or ()),
            skip=tuple(skip or ()),
            seed=seed,
            lexicons=lexicons,
            wording=wording,
            progress=progress,
        )
    _deliver([report], face, path, width, full, whole=whole or bool(only))


def score(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help='Files or links, one article each; "-" reads one from stdin.'
        ),
    ],
    only: options.Only = None,
    skip: options.Skip = None,
    whole: options.Page = False,
    full: options.Full = False,
    fast: options.Fast = False,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
    lexicons: options.Lexicons = None,
    wording: options.Wording = "table",
    seed: options.Seed = 1,
    offline: options.Offline = False,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Describe articles one by one, without comparing.

    With --format json, several articles give one line of JSON each.

    \b
    Examples: bias score article.txt
              bias score *.txt --format json > reports.jsonl
    """
    output.check(path, files)
    if files.count(output.STDOUT) > 1:
        raise OptionError('"-" is named twice, and stdin can be read once. Name it once.')
    reports = []
    with Progress() as progress:
        from bias import pipeline

        for article in _read(files, offline, max_bytes):
            progress(article.name)
            reports.append(
                pipeline.score(
                    article,
                    fast=fast,
                    only=tuple(only or ()),
                    skip=tuple(skip or ()),
                    seed=seed,
                    lexicons=lexicons,
                    wording=wording,
                )
            )
    _deliver(reports, face, path, width, full, whole=whole or bool(only))


def align(
    a: options.TextA,
    b: options.TextB,
    full: options.Full = False,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
    offline: options.Offline = False,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Show which sentences tell the same thing.

    \b
    Example: bias align left.txt right.txt --full
    """
    _check_pair("align", a, b, path)
    with Progress() as progress:
        from bias import pipeline

        left, right = _read((a, b), offline, max_bytes)
        report = pipeline.compare(left, right, only=("aligned",), progress=progress)
    _deliver([report], face, path, width, full, overview=False)


def demo(
    whole: options.Page = False,
    full: options.Full = False,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
    lexicons: options.Lexicons = None,
) -> None:
    """Compare the two articles that come with bias.

    The shorter one is A.

    \b
    Example: bias demo
    """
    a, b = seeds()
    compare(a, b, whole=whole, full=full, face=face, path=path, width=width, lexicons=lexicons)


def seeds() -> list[str]:
    """The paths of the two texts that come with bias, the shorter first."""
    from bias.data import folder

    texts = sorted(folder("seeds").glob("*.txt"), key=lambda p: (p.stat().st_size, p.name))
    return [str(path) for path in texts[:2]]


def _check_pair(command: str, a: str, b: str, path: Path | None) -> None:
    output.check(path, (a, b))
    if a == b == output.STDOUT:
        raise OptionError(
            f'both texts are "-", and stdin holds one. Name a file: bias {command} left.txt -'
        )


def _read(names: Sequence[str], offline: bool, max_bytes: int | None) -> list[Article]:
    from bias import reader

    most = max_bytes or reader.MOST_BYTES
    return [reader.read(name, max_bytes=most, offline=offline or None) for name in names]


def _deliver(
    reports: Sequence[Report],
    face: Format,
    path: Path | None,
    width: int | None,
    full: bool,
    overview: bool = True,
    whole: bool = True,
) -> None:
    if face is Format.json:
        from bias.faces import json

        text = json.draw(reports)
    else:
        from bias.faces import terminal

        text = "\n".join(
            terminal.draw(
                report,
                options.page(path, width, full),
                overview=overview,
                # A person at a terminal reads a screen first; a file or a pipe gets everything.
                sections=whole or full or path is not None or not sys.stdout.isatty(),
            )
            for report in reports
        )
    output.write(text, path)
    if path is not None or not sys.stdout.isatty():  # on a terminal, the report itself says it
        for report in reports:
            for warning in report.warnings:
                warn(warning)


def warn(words: str) -> None:
    """Tell a person something beside the report."""
    from bias.faces.text import safe

    typer.echo(f"bias: note: {safe(words)}", err=True)
