"""What kind of file is this, and which reader reads it?

By its first bytes, then by its name; what looks like text is text, whatever it is called.
"""

from __future__ import annotations

import re

from bias.errors import ReadError
from bias.reader import encodings
from bias.reader.building import Found
from bias.reader.sources import Got

_ABOVE = rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?"
# A page, or a part of one: it opens with a tag of HTML, and has another.
_HTML = re.compile(
    _ABOVE + rb"<(?:(?:!doctype\s+html|html|head|body)\b|"
    rb"(?:p|div|h[1-6]|article|section|main|header|span|font|table|[ou]l|blockquote|figure|script|"
    rb"style|strong|em|[abi])(?:\s[^<>]*)?>[^\0]*</?[a-z][a-z1-6]*[\s/>])",
    re.I | re.S,
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "compressed"),
)
#: By name alone: kinds that are refused, or that no first bytes tell.
_SUFFIXES = {
    ".doc": "an old Word document", ".epub": "EPUB", ".pdf": "PDF", ".docx": "ZIP", ".odt": "ZIP",
    ".rtf": "RTF", ".png": "a picture", ".jpg": "a picture", ".jpeg": "a picture",
    ".gif": "a picture", ".webp": "a picture", ".tif": "a picture", ".tiff": "a picture",
    ".md": "Markdown", ".markdown": "Markdown", ".json": "JSON", ".jsonl": "JSON",
    ".htm": "HTML", ".html": "HTML", ".xhtml": "HTML", ".mhtml": "MHTML", ".mht": "MHTML",
}  # fmt: skip
_READ = frozenset(("PDF", "RTF", "ZIP", "HTML", "MHTML", "Markdown", "JSON"))
#: What the name of a file in a folder ends in, if it is read.
ENDINGS = frozenset((".txt", *(ending for ending, kind in _SUFFIXES.items() if kind in _READ)))
#: The lines that head a page saved as mail.
_MHTML = re.compile(
    rb"(?=[^\0]*?^Content-Type:\s*(?:multipart/related|text/html))"
    rb"(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?MIME-Version:",
    re.I | re.M,
)
_MEDIA = {"text/html": "HTML", "text/markdown": "Markdown", "application/json": "JSON"}
_TAG = re.compile(rb"<(?:p|div|h1|br|article|span|a)[\s/>]", re.I)


def find_text(got: Got, max_bytes: int) -> Found:
    """Return the text of an article, and what its file says of it.

    Raises:
        ReadError: as `bias.reader.read`.
    """
    kind = _kind(got)
    found = _read(got, kind, max_bytes)
    return found._replace(
        link=got.name if got.host else found.link,
        kind=kind if kind and kind != "ZIP" else found.kind,
    )


def _read(got: Got, kind: str | None, max_bytes: int) -> Found:
    data, shown = got.data, got.shown
    if not data:
        raise ReadError(f"cannot read {shown}: it is empty. Save the article in it as text.")
    if kind in ("PDF", "RTF", "ZIP"):
        from bias.reader import documents

        readers = {"PDF": documents.read_pdf, "RTF": documents.read_rtf, "ZIP": documents.read_zip}
        return readers[kind](data, shown, max_bytes)
    if kind in ("HTML", "MHTML"):
        from bias.reader import pages

        if kind == "MHTML":
            return pages.read_mhtml(data, shown)
        return pages.read_html(data, shown, got.host)
    if kind is not None and kind not in _READ:
        raise ReadError(
            f"cannot read {shown}: it is {kind}, and that is not read. "
            "Save the article as text, or paste it: bias compare - right.txt"
        )
    text, warnings = encodings.decode(data, shown)
    if kind is None:
        return Found(text, warnings=warnings)
    from bias.reader import markup

    found = markup.read_json(text, shown) if kind == "JSON" else markup.read_markdown(text)
    return found._replace(warnings=warnings + found.warnings)


def _kind(got: Got) -> str | None:
    for signature, kind in _SIGNATURES:
        if got.data.startswith(signature):
            return kind
    head = got.data[:4096]
    wide = encodings.wide(head)
    head = head.decode(wide, "ignore").encode() if wide else head
    if _HTML.match(head):
        return "HTML"
    if _MHTML.match(head):
        return "MHTML"
    named = _SUFFIXES.get(got.suffix) or _MEDIA.get(got.media)
    # Text that somebody called .html has no tags.
    text = named == "MHTML" or (named == "HTML" and not _TAG.search(got.data))
    return None if text else named
