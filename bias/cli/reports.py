"""The commands that read texts and report: compare, score, demo, align."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bias.cli import options, output
from bias.cli.options import BatchFormat, Format
from bias.cli.progress import Progress
from bias.errors import BiasError, OptionError, ReadError

if TYPE_CHECKING:
    from bias.article import Article
    from bias.faces.told import Report

#: Bytes: an article has some ten thousand, and a million letters take about a minute.
LARGE = 2_000_000


AnyFormat = TypeVar("AnyFormat", Format, BatchFormat)


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
    frames: options.Frames = None,
    seed: options.Seed = 1,
    offline: options.Offline = False,
    max_bytes: options.MaxBytes = None,
    title_a: options.Title = None,
    title_b: options.Title = None,
    outlet_a: options.Outlet = None,
    outlet_b: options.Outlet = None,
    date_a: options.Date = None,
    date_b: options.Date = None,
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

        left = _read(a, progress, offline, max_bytes, title_a, outlet_a, date_a)
        right = _read(b, progress, offline, max_bytes, title_b, outlet_b, date_b)
        report = pipeline.compare(
            left,
            right,
            fast=fast,
            only=tuple(only or ()),
            skip=tuple(skip or ()),
            seed=seed,
            lexicons=lexicons,
            wording=wording,
            frames=frames,
            progress=progress,
        )
    _deliver(report, face, path, width, full, whole=whole or bool(only))


def score(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help='Files or links, one article each, or folders of them; "-" reads one from stdin.',
        ),
    ],
    only: options.Only = None,
    skip: options.Skip = None,
    whole: options.Page = False,
    full: options.Full = False,
    fast: options.Fast = False,
    face: options.BatchFace = BatchFormat.terminal,
    path: options.Output = None,
    width: options.Width = None,
    lexicons: options.Lexicons = None,
    wording: options.Wording = "table",
    frames: options.Frames = None,
    seed: options.Seed = 1,
    offline: options.Offline = False,
    max_bytes: options.MaxBytes = None,
    title: options.Title = None,
    outlet: options.Outlet = None,
    date: options.Date = None,
) -> None:
    """Describe articles one by one, without comparing.

    With --format jsonl each gives one line of JSON, its file named first; so do several with
    --format json. What cannot be read is said at the end; the rest is described.

    \b
    Examples: bias score article.txt
              bias score folder *.html --format jsonl > reports.jsonl
    """
    if files.count(output.STDOUT) > 1:
        raise OptionError('"-" is named twice, and stdin can be read once. Name it once.')
    names = list(_files(files))
    output.check(path, names)
    if title and len(names) > 1:
        raise OptionError(f"--title is for one article, and {len(names)} are given. Leave it out.")
    face = _by_name(face, path)
    lines = face == "jsonl" or (face == "json" and len(names) > 1)
    whole = whole or bool(only)
    held = path is not None or sys.stdout.isatty()  # else each report leaves as soon as it is made
    texts: list[str] = []
    between = ""
    notes: list[str] = []
    unread: list[ReadError] = []
    with Progress() as progress:
        from bias import pipeline
        from bias.faces import json

        for n, name in enumerate(names, 1):
            count = f"{n} of {len(names)}: " if len(names) > 1 else ""
            try:
                article = _read(name, progress, offline, max_bytes, title, outlet, date, count)
                report = pipeline.score(
                    article,
                    fast=fast,
                    only=tuple(only or ()),
                    skip=tuple(skip or ()),
                    seed=seed,
                    lexicons=lexicons,
                    wording=wording,
                    frames=frames,
                )
            except Exception as error:
                unread.append(_of_one(error, name, len(names)))
                continue
            if lines:
                texts.append(json.draw_line(report, name))
            else:
                texts.append(between + _draw(report, face, path, width, full, whole))
                between = "\n"
            notes += report.warnings
            if not held:
                output.write(texts.pop(), None)
    if texts:
        output.write("".join(texts), path)
    _note(notes, path)
    _refuse(unread, len(names))


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

        left, right = (_read(name, progress, offline, max_bytes) for name in (a, b))
        report = pipeline.compare(left, right, only=("aligned",), progress=progress)
    _deliver(report, face, path, width, full, overview=False)


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


def _files(names: Sequence[str]) -> Iterator[str]:
    """What is named, the files of a folder in its place; one without any is left to be refused."""
    from bias import reader

    for name in names:
        found = list(reader.find_files(name)) if os.path.isdir(name) else []
        yield from found or [name]


def _read(
    name: str,
    progress: Progress,
    offline: bool,
    max_bytes: int | None,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    count: str = "",
) -> Article:
    from bias import reader

    large = os.path.isfile(name) and os.path.getsize(name) > LARGE
    if large or name == output.STDOUT:
        progress("")  # a paste, or a note, has the screen for itself
    if large:
        size = os.path.getsize(name) / 1e6
        warn(f'"{name}" has {size:.1f} million bytes. This is made for articles; it may take long.')
    if name != output.STDOUT:
        progress("reading", count + os.path.basename(name))
    return reader.read(
        name,
        max_bytes=max_bytes or reader.MOST_BYTES,
        offline=offline or None,
        title=title,
        outlet=outlet,
        date=date,
    )


def _by_name(face: AnyFormat, path: Path | None) -> AnyFormat:
    """The face that is asked for; where none is, what the name of the file says."""
    ending = path.suffix.lower().lstrip(".") if path is not None else ""
    if face == "terminal" and ending in type(face).__members__:
        return type(face)(ending)
    return face


def _deliver(
    report: Report,
    face: Format,
    path: Path | None,
    width: int | None,
    full: bool,
    whole: bool = True,
    overview: bool = True,
) -> None:
    face = _by_name(face, path)
    output.write(_draw(report, face, path, width, full, whole, overview), path)
    _note(report.warnings, path)


def _draw(
    report: Report,
    face: str,
    path: Path | None,
    width: int | None,
    full: bool,
    whole: bool,
    overview: bool = True,
) -> str:
    if face == Format.json:
        from bias.faces import json

        return json.draw(report)
    from bias.faces import terminal

    return terminal.draw(
        report,
        options.page(path, width, full),
        overview=overview,
        # A person at a terminal reads a screen first; a file or a pipe gets everything.
        sections=whole or full or path is not None or not sys.stdout.isatty(),
    )


def _note(warnings: Iterable[str], path: Path | None) -> None:
    if path is not None or not sys.stdout.isatty():  # on a terminal, the report itself says it
        for warning in warnings:
            warn(warning)


def _of_one(error: Exception, name: str, of: int) -> ReadError:
    """What failed with one article, for a letter at the end of a batch. A model or an option that
    fails does so with each of them, and is raised again; so is all that fails with a single one."""
    if isinstance(error, ReadError):
        return error
    if of == 1 or isinstance(error, BiasError | OSError):
        raise error
    return ReadError(
        f'could not describe "{name}": {type(error).__name__}. This is a fault of bias; run it on '
        "that file alone with --debug, and report what it shows."
    )


def _refuse(unread: Sequence[ReadError], of: int) -> None:
    """Say what was not read, and end with 1; of one file as any command does."""
    from bias.faces.text import safe

    if not unread:
        return
    if of == 1:
        raise unread[0]
    for error in unread:
        typer.echo(f"bias: {safe(str(error))}", err=True)
    typer.echo(f"bias: {len(unread)} of {of} were not read.", err=True)
    raise typer.Exit(1)


def warn(words: str) -> None:
    """Tell a person something beside the report."""
    from bias.faces.text import safe

    typer.echo(f"bias: note: {safe(words)}", err=True)
