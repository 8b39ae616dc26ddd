"""How does a file, standard input or a string become an Article?

Plain text only for now. What was printed is decoded, a byte order mark is dropped, and nothing
else is changed; then the segmenter finds what stands where. What cannot be read is refused with
a letter that says what to do; what is only doubtful is read, and the doubt goes into
``Article.warnings``.
"""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from bias.article import LEFT_OUT, Article, count_words, tokenize
from bias.errors import ReadError
from bias.folding import folded
from bias.segmenter import Segmentation, date_in, date_in_dateline, language_of, segment

STDIN = "standard input"
_LARGE = 5_000_000
# English has a function word in every breath; a text of this length without any is not English.
_TELLING = 30

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SOURCE_LABEL = re.compile(r"(?:sources?|via|credits?|references?)\s*:\s*", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "a ZIP archive, such as DOCX, ODT or EPUB"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "compressed"),
)
_SUFFIXES = {
    ".pdf": "PDF", ".docx": "DOCX", ".doc": "an old Word document", ".odt": "ODT", ".rtf": "RTF",
    ".epub": "EPUB", ".html": "HTML", ".htm": "HTML", ".png": "a picture", ".jpg": "a picture",
    ".jpeg": "a picture", ".gif": "a picture", ".webp": "a picture", ".tif": "a picture",
    ".tiff": "a picture",
}  # fmt: skip


def read(path: str | Path) -> Article:
    """Read a plain text file, or standard input when `path` is ``"-"``.

    Returns:
        the article, named after its file.

    Raises:
        ReadError: missing, a directory, unreadable, empty, white space only, binary, or a format
            that cannot be read yet.
    """
    if str(path) == "-":
        return _article(sys.stdin.buffer.read(), STDIN, _shown(STDIN))
    file = Path(path)
    shown = _shown(str(path))
    kind = _SUFFIXES.get(file.suffix.lower())
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(
            f"cannot read {shown}: there is no such file. Check the name and the folder."
        ) from error
    except IsADirectoryError as error:
        raise ReadError(
            f"cannot read {shown}: it is a directory. Name one text file inside it."
        ) from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ReadError(
            f"cannot read {shown}: {reason}. Check that the file may be read, or paste it: "
            "bias compare - right.txt"
        ) from error
    return _article(data, file.name, shown, kind)


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
    return _build(text, title, outlet, name, _shown(name), ())


def _shown(name: str) -> str:
    return name if name == STDIN else f'"{name}"'


def _article(data: bytes, name: str, shown: str, kind: str | None = None) -> Article:
    decoded = _decode(data, shown, kind)
    return _build(decoded.text, None, None, name, shown, decoded.warnings)


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    warnings: tuple[str, ...]


def _decode(data: bytes, shown: str, kind: str | None) -> _Decoded:
    """Turn bytes into text: UTF-8, UTF-16 with its mark, else Windows-1252 with a warning."""
    if not data:
        raise ReadError(f"cannot read {shown}: it is empty. Save the article in it as text.")
    kind = _format(data) or kind
    if kind == "HTML" and not _HTML.match(data[:4096]):
        kind = None  # text that somebody called .html
    if kind:
        raise ReadError(
            f"cannot read {shown}: it is {kind}, and so far only plain text is read. "
            "Save the article as text, or paste it: bias compare - right.txt"
        )
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    warnings: tuple[str, ...] = ()
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            if marked:
                raise _binary(shown)
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise _binary(shown) from error
        warnings = (
            f"{shown} is not UTF-8; it was read as Windows-1252. If letters look wrong, save it "
            "as UTF-8.",
        )
    if _CONTROL.search(text):
        raise _binary(shown)
    return _Decoded(text, warnings)


def _format(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return "HTML" if _HTML.match(data[:4096]) else None


def _binary(shown: str) -> ReadError:
    return ReadError(
        f"cannot read {shown}: it is not text, and so far only plain text is read. "
        "Save the article as text in UTF-8, or paste it: bias compare - right.txt"
    )


def _build(
    text: str,
    title: str | None,
    outlet: str | None,
    name: str,
    shown: str,
    warnings: tuple[str, ...],
) -> Article:
    if not text.strip("\ufeff\u200b \t\r\n\v\f") or not text.strip():
        what = "empty" if not text else "white space only"
        raise ReadError(f"cannot read {shown}: it is {what}. Save the article in it as text.")
    opens = title is None or text.lstrip().startswith(title.strip())
    looked_up = folded(text)
    tokens = tokenize(text, looked_up)
    found = segment(text, titled=opens, tokens=tokens)
    if title is None and found.title is not None:
        title = text[slice(*found.title)]
    if outlet is None and found.outlet is not None:
        outlet = text[slice(*found.outlet)]
    language = language_of(text, tokens.words)
    return Article(
        text=text,
        blocks=found.blocks,
        sentences=found.sentences,
        quotations=found.quotations,
        name=name,
        title=title,
        outlet=outlet,
        date=_date(text, found),
        source_line=_source_line(text, found),
        language=language,
        warnings=warnings + _doubts(text, found, language, shown),
        cut=(looked_up, tokens),
    )


def _source_line(text: str, found: Segmentation) -> str | None:
    """What a line like "Source: …" says after its label."""
    for block in found.blocks:
        if block.kind == "source_line":
            label = _SOURCE_LABEL.match(text, block.start, block.end)
            if label:
                return text[label.end() : block.end]
    return None


def _date(text: str, found: Segmentation) -> str | None:
    """The date a line of its own states, or the dateline of the first paragraph."""
    for block in found.blocks:
        if block.kind == "byline" and (date := date_in(text[block.start : block.end])):
            return date
    for block in found.blocks:
        if block.kind == "paragraph":
            head = text[block.start : min(block.end, block.start + 80)]
            dateline = re.match(r"(.*?)\s(?:[–—]|--?)\s", head, re.S)
            if dateline and head[:2].isupper():
                return date_in_dateline(dateline.group(1))
            return None
    return None


def _doubts(text: str, found: Segmentation, language: str, shown: str) -> tuple[str, ...]:
    """What is doubtful about a text that was read, a sentence each."""
    doubts: list[str] = []
    words = count_words(text)
    aside = sum(block.kind in LEFT_OUT for block in found.blocks)
    if aside:
        lines = "1 line" if aside == 1 else f"{aside} lines"
        doubts.append(f"{lines} of page furniture left out of {shown}.")
    if words <= 1:
        doubts.append(f"{shown} is one word; there is nothing in it to compare.")
    elif len(found.sentences) == 1:
        doubts.append(f"{shown} is one sentence; most questions need more text.")
    elif not any(
        _SENTENCE_END.search(text, max(s.start, s.end - 8), s.end) for s in found.sentences
    ):
        doubts.append(f"{shown} has no sentence ends; each line was taken as a sentence.")
    if len(text) > _LARGE:
        doubts.append(
            f"{shown} has {len(text) / 1e6:.1f} million characters; this is made for articles, "
            "and will take a while."
        )
    if language != "en" and (language != "unknown" or words >= _TELLING):
        doubts.append(
            f"{shown} does not look like English; names and figures may be found, wording is not."
        )
    return tuple(doubts)
