"""What does the article of a word processor's file or a PDF read like? A paragraph a line.

DOCX and ODT are archives of XML, read here without a package; RTF and PDF need the extra ``read``.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from bias.errors import ReadError
from bias.reader.building import Found
from bias.reader.sources import need, too_large

_MAIN = {"word/document.xml": "DOCX", "content.xml": "ODT"}
_PARAGRAPHS = frozenset(("p", "h"))
# Fallback: a second copy of what stands in a text box. Tracked: what was deleted.
_UNSEEN = frozenset(
    ("Fallback", "tracked-changes", "annotation", "note", "instrText", "delText", "del", "meta")
)
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
_ENDS = (".", "!", "?", ":", "”", '"', "’", ")")
#: A PDF of fewer letters a page than this is pictures of pages.
SCANNED = 20
#: Lines so many times as far apart as is usual are of two paragraphs: word processors put a half
#: more between them.
GAP = 1.25


def read_zip(data: bytes, shown: str, max_bytes: int) -> Found:
    """Read a DOCX or ODT file.

    Raises:
        ReadError: damaged, locked, too large when unpacked, or another kind of archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = next((n for n in archive.namelist() if n in _MAIN), None)
            if main is None or "META-INF/container.xml" in archive.namelist():
                raise ReadError(
                    f"cannot read {shown}: it is a ZIP archive, and neither DOCX nor ODT. "
                    "Unpack it, or save the article as text."
                )
            with archive.open(main) as stream:
                xml = stream.read(max_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise _damaged(shown, "DOCX or ODT") from error
    except (RuntimeError, NotImplementedError) as error:
        raise _locked(shown) from error
    if len(xml) > max_bytes:
        raise too_large(shown, max_bytes)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # no word processor writes one
        raise _damaged(shown, _MAIN[main])
    try:
        root = ElementTree.fromstring(xml)
        text = "\n\n".join(line for line in _paragraphs(root) if line)
    except (ElementTree.ParseError, RecursionError, ValueError) as error:
        raise (_damaged(shown, _MAIN[main])) from error
    return Found(text, kind=_MAIN[main])


def _paragraphs(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name in _UNSEEN:
            continue
        if name in _PARAGRAPHS:
            yield "".join(_letters(child)).strip()
        else:
            yield from _paragraphs(child)


def _letters(element: ElementTree.Element) -> Iterator[str]:
    """The letters of a paragraph; DOCX holds them in elements "t", ODT in all."""
    word = element.tag.startswith("{http://schemas.openxml") or "purl.oclc.org" in element.tag
    if element.text and (not word or element.tag.endswith("}t")):
        yield element.text
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name in _SPACES:
            yield _SPACES[name]
        elif name not in _UNSEEN:
            yield from _letters(child)
        if child.tail and not word:
            yield child.tail


def read_rtf(data: bytes, shown: str, max_bytes: int) -> Found:
    """Read an RTF file.

    Raises:
        ReadError: damaged.
    """
    del max_bytes
    striprtf = need("striprtf.striprtf", "RTF", shown)
    try:
        text = striprtf.rtf_to_text(data.decode("latin-1"), errors="replace")
    except Exception as error:  # a parser of hostile data
        raise _damaged(shown, "RTF") from error
    return Found(re.sub(r"\n+", "\n\n", text.strip()))


def read_pdf(data: bytes, shown: str, max_bytes: int) -> Found:
    """Read the text of a PDF.

    Raises:
        ReadError: damaged, locked, or pictures of pages.
    """
    pypdf = need("pypdf", "PDF", shown)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(shown)
        lines: list[tuple[str, bool]] = []
        pages = len(reader.pages)
        for page in reader.pages:
            lines += _page_lines(page)
            if sum(len(line) for line, _ in lines) > max_bytes:
                raise too_large(shown, max_bytes)
    except ReadError:
        raise
    except Exception as error:  # a parser of hostile data
        if type(error).__name__ == "DependencyError":  # an encryption that needs a further package
            raise _locked(shown) from error
        raise _damaged(shown, "PDF") from error
    if sum(len(line) for line, _ in lines) < SCANNED * max(1, pages):
        raise ReadError(
            f"cannot read {shown}: its pages are pictures, without text. Make them readable with a "
            "tool such as ocrmypdf, and name the file that it writes."
        )
    return Found(_unwrapped(lines))


def _page_lines(page: Any) -> Iterator[tuple[str, bool]]:
    """The lines of a page, and whether each stands further below the one before than is usual."""
    parts: list[tuple[str, float]] = []

    def visit(text: str, user: list[float], at: list[float], *_: Any) -> None:
        parts.append((text, at[4] * user[1] + at[5] * user[3] + user[5]))

    page.extract_text(visitor_text=visit)
    lines, line, height = [], "", 0.0
    for text, y in (*parts, ("\n", 0.0)):
        for n, piece in enumerate(text.split("\n")):
            if n and line.strip():
                lines.append((line.strip(), height))
            line = piece if n else line + piece
            height = y if line == piece else height
    down = [a - b for (_, a), (_, b) in pairwise(lines)]
    usual = sorted(x for x in down if x > 0)
    far = GAP * usual[len(usual) // 2] if usual else 0.0
    for (line, _), drop in zip(lines, (0.0, *down), strict=False):
        yield line, 0 < far < drop


def _unwrapped(lines: list[tuple[str, bool]]) -> str:
    """Join the lines of pages into paragraphs; words cut at a line's end are made whole."""
    lengths = sorted(len(line) for line, _ in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    joined = [""]
    before = ""
    for line, far in lines:
        room = width - len(before) - 1 - len(line.partition(" ")[0])
        ended = before.endswith(_ENDS)
        whole = far and (ended or not line[0].islower())
        goes_on = not ended and (line[0].islower() or 4 * room < width)
        if before and not whole and (room < 0 or goes_on):
            cut = before[-1] == "-" and before[-2:-1].islower() and line[0].islower()
            joined[-1] = joined[-1][:-1] + line if cut else f"{joined[-1]} {line}"
        else:
            joined.append(line)
        before = line
    return "\n\n".join(filter(None, joined))


def _damaged(shown: str, kind: str) -> ReadError:
    return ReadError(
        f"cannot read {shown}: it is {kind}, and damaged. Open it in its program and save the "
        "article as text."
    )


def _locked(shown: str) -> ReadError:
    return ReadError(
        f"cannot read {shown}: it is locked by a password. Open it in its program and save the "
        "article as text."
    )
