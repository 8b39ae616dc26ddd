"""Where do the bytes come from: a file, or standard input? No more than the limit are held."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from bias.errors import ReadError

STDIN = "standard input"
#: Larger files are refused: an article has some ten thousand, its page a few million.
MOST_BYTES = 50_000_000


class Got(NamedTuple):
    """Bytes; `suffix` and `media` are what a name and a server say they are."""

    data: bytes
    name: str
    shown: str
    suffix: str = ""
    media: str = ""
    host: str | None = None


def bring(path: str, max_bytes: int) -> Got:
    """Bring the bytes of a file or of standard input.

    Raises:
        ReadError: as `bias.reader.read`.
    """
    if path == "-":
        if getattr(sys.stdin, "isatty", bool)():
            print("Paste the article, then press Ctrl-D on a line of its own.", file=sys.stderr)
        data = sys.stdin.buffer.read(max_bytes + 1)
        return Got(_fitting(data, STDIN, max_bytes), STDIN, STDIN)
    return _opened(path, max_bytes)


def show(name: str) -> str:
    """How letters call a file."""
    return name if name == STDIN else f'"{name}"'


def need(package: str, what: str, shown: str) -> Any:
    """Import a package of the extra ``read``.

    Raises:
        ReadError: it is not installed.
    """
    try:
        return import_module(package)
    except ImportError as error:
        raise ReadError(
            f'cannot read {shown}: {what} needs the extra "read", which is not installed. '
            'Install it with pip install "bias-compare[read]", or save the article as text.'
        ) from error


def _opened(path: str, max_bytes: int) -> Got:
    file, shown = Path(path), show(path)
    try:
        with file.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise ReadError(
            f"cannot read {shown}: there is no such file. Check the name and the folder."
        ) from error
    except IsADirectoryError as error:
        raise ReadError(
            f"cannot read {shown}: it is a directory. Name one file inside it."
        ) from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ReadError(
            f"cannot read {shown}: {reason}. Check that the file may be read, or paste it: "
            "bias compare - right.txt"
        ) from error
    return Got(_fitting(data, shown, max_bytes), file.name, shown, file.suffix.lower())


def _fitting(data: bytes, shown: str, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise too_large(shown, max_bytes)
    return data


def too_large(shown: str, max_bytes: int) -> ReadError:
    """The letter to who gave more than the limit."""
    return ReadError(
        f"cannot read {shown}: it holds more than {max_bytes:,} bytes. Save the article alone, or "
        "raise the limit with --max-bytes."
    )
