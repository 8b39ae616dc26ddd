"""Where does a result go? To stdout, or to a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from bias.cli import options
from bias.cli.options import Format
from bias.errors import OptionError

if TYPE_CHECKING:
    from bias.faces.terminal.page import TerminalPage

STDOUT = "-"

Rows = Sequence[Mapping[str, Any]]


def check(path: Path | None, texts: Sequence[str] = ()) -> None:
    """Refuse a place that cannot be written to, before any work is done.

    Raises:
        OptionError: a directory, a missing folder, or one of the `texts` themselves.
    """
    if path is None or str(path) == STDOUT:
        return
    if path.is_dir():
        raise OptionError(f'cannot write to "{path}": it is a directory. Name a file in it.')
    if not path.resolve().parent.is_dir():
        raise OptionError(
            f'cannot write to "{path}": there is no folder "{path.parent}". Make it first.'
        )
    for text in texts:
        if text != STDOUT and path.exists() and os.path.exists(text) and path.samefile(text):
            raise OptionError(
                f'will not write to "{path}": it is one of the texts. Name another file.'
            )


class Sink(NamedTuple):
    """Where a value goes, and how it looks there."""

    face: Format
    path: Path | None
    width: int | None

    def show(self, value: Rows | Mapping[str, Any], draw: Callable[[TerminalPage], str]) -> None:
        """Write a value: as indented JSON that commands no terminal, or as `draw` draws it."""
        if self.face is Format.json:
            from bias.faces.json import inert

            write(inert(json.dumps(value, ensure_ascii=False, indent=2)) + "\n", self.path)
        else:
            write(draw(options.page(self.path, self.width)), self.path)

    def show_table(self, value: Rows | Mapping[str, Any], rows: Rows, below: Rows = ()) -> None:
        """Write a value: as JSON, or its `rows` as a table and, on stdout, others below it."""
        from bias.faces import terminal

        self.show(value, lambda page: terminal.draw_table(rows, page))
        if below and self.reads:
            write("\n", self.path)
            self.show_table(value, below)

    @property
    def reads(self) -> bool:
        """Whether a person reads it on stdout."""
        return self.face is Format.terminal and (self.path is None or str(self.path) == STDOUT)


def write(text: str, path: Path | None) -> None:
    """Write `text` in UTF-8 to `path`, or to stdout when it is None or "-".

    A file appears whole or not at all: it is written beside its place, then moved there.

    Raises:
        OptionError: when the place cannot be written to.
        typer.Exit: when whoever reads stdout has stopped reading; nobody is left to tell.
    """
    data = text.encode("utf-8", "backslashreplace")
    if path is None or str(path) == STDOUT:
        _to_stdout(data)
        return
    target = path.resolve()  # through a link, so that the link stays one
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a named pipe has no half-written state
        else:
            _whole(data, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OptionError(
            f'cannot write to "{path}": {reason.lower()}. Nothing was written; name another place.'
        ) from error


def _whole(data: bytes, target: Path) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with open(part, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:  # an interrupt must not leave a piece behind either
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _to_stdout(data: bytes) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    try:
        if stream is None or sys.stdout.isatty():  # a terminal has an encoding of its own
            encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
            sys.stdout.write(data.decode().encode(encoding, "replace").decode(encoding))
        else:
            sys.stdout.flush()
            stream.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout again when it ends; there it must find an open door.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
