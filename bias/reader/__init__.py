"""How does what a person has (a file, a link, a paste, a string) become an Article?

`sources` and `links` bring the bytes, `formats` says what they are and who reads them (`documents`,
`pages`, `markup`, `encodings`), `building` makes the Article. Plain text is never changed but for
its byte order mark. What cannot be read is refused with a letter that says what to do. Packages
that only one format needs are the extra ``read``, and are opened when such a file is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bias.article import Article
from bias.errors import ReadError
from bias.reader import formats, sources
from bias.reader.building import Found, build, headed
from bias.reader.encodings import decode
from bias.reader.sources import MOST_BYTES, STDIN

__all__ = ["MOST_BYTES", "STDIN", "decode", "find_files", "read", "read_text"]


def read(
    path: str | Path,
    *,
    max_bytes: int = MOST_BYTES,
    offline: bool | None = None,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
) -> Article:
    """Read an article from a file, from an http(s) link, or from standard input (``"-"``).

    Args:
        max_bytes: more than this, packed or unpacked, is refused.
        offline: refuse links; None: as the variable ``BIAS_OFFLINE`` says.
        title, outlet, date: go before what the file says; a text that does not open with its
            title is put under it.

    Returns:
        the article, named after its file or link.

    Raises:
        ReadError: missing, a directory, unreadable, too large, empty, damaged, locked, or of a
            format that is not read or whose package is not installed.
    """
    got = _bring(str(path), max_bytes, offline)
    found = formats.find_text(got, max_bytes)
    known = found._replace(
        text=headed(found.text, title),
        title=title or found.title,
        outlet=outlet or found.outlet,
        date=date or found.date,
    )
    return build(known, got.name, got.shown)


def _bring(path: str, max_bytes: int, offline: bool | None) -> sources.Got:
    """The bytes of what the person named; no other link is opened."""
    if not path.lower().startswith(("http://", "https://")):
        return sources.bring(path, max_bytes)
    if os.environ.get("BIAS_OFFLINE", "") not in ("", "0") if offline is None else offline:
        raise ReadError(
            f"cannot read {sources.show(path)}: links are not opened offline. Save the page and "
            "name its file, or leave out --offline and BIAS_OFFLINE."
        )
    from bias.reader import links  # opens the network's modules

    return links.fetch(path, max_bytes)


def find_files(folder: str | Path) -> Iterator[str]:
    """The files of a folder and of those in it that `read` reads, by their names' endings; sorted,
    without what is hidden."""
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in formats.ENDINGS and not name.startswith("."):
                yield os.path.join(place, name)


def read_text(
    text: str, title: str | None = None, outlet: str | None = None, name: str = "text"
) -> Article:
    """Make an Article of a string that was printed.

    Args:
        title: the headline, when it is known; the text is then not searched for one unless it
            starts with it.
        outlet: who published it, when it is known.
        name: how reports call the text.

    Raises:
        ReadError: the text is empty or white space only.
    """
    return build(Found(text, title, outlet), name, sources.show(name))
