"""What does the article of a web page, or of one saved as MHTML, read like?

What trafilatura takes for it, a block a line.
"""

from __future__ import annotations

import email
import re
from typing import Any
from urllib.parse import urlsplit

from bias.errors import ReadError
from bias.reader import encodings
from bias.reader.building import Found
from bias.reader.sources import need

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_PAID = re.compile(r"isAccessibleForFree[\"']\s*:\s*[\"']?false", re.I)
#: Boxes with offers, by the names that sites give them. A long one may hold the article itself.
_OFFERS = "//*[{}][string-length(normalize-space(.)) < 400]".format(
    " or ".join(
        f"contains(@class, '{c}')" for c in ("newsletter", "paywall", "membership", "subscri")
    )
)
#: An article of fewer words than this is taken for missed.
FEWEST_WORDS = 25


def read_mhtml(data: bytes, shown: str) -> Found:
    """Read the article of a page that a browser saved as one file: its first part in HTML.

    Raises:
        ReadError: it has no such part, or that holds no text.
    """
    try:
        mail = email.message_from_bytes(data)
        part = next(p for p in mail.walk() if p.get_content_type() == "text/html")
        page, charset = part.get_payload(decode=True), part.get_content_charset()
        link = str(part["Content-Location"] or mail["Snapshot-Content-Location"] or "").strip()
        host = urlsplit(link).hostname if link.startswith("http") else None
    except Exception as error:  # a parser of hostile data; no such part is one of its faults
        raise ReadError(
            f"cannot read {shown}: it is MHTML, and damaged. Save the page as HTML, or the article "
            "as text."
        ) from error
    found = read_html(page if isinstance(page, bytes) else b"", shown, host, charset)
    return found._replace(link=link if host else found.link)


def read_html(data: bytes, shown: str, host: str | None, charset: str | None = None) -> Found:
    """Read the article of a page.

    Args:
        host: where it was fetched from.
        charset: the name of its encoding, where the page itself names none.

    Raises:
        ReadError: it holds no text.
    """
    trafilatura = need("trafilatura", "HTML", shown)
    html, warnings = _decoded(data, shown, charset)
    try:
        page = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            prune_xpath=_OFFERS,
            # When it first appeared; with an extensive search years are guessed.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
        blocks = [] if page is None else _blocks(page.body)
        title = page and page.title
        if sum(len(b.split()) for b in blocks) < FEWEST_WORDS:
            loose = _loose(html, shown)
            if sum(map(len, loose)) > sum(map(len, blocks)):
                blocks = loose
                warnings += (f"{shown}: no article was found in the page; all of it was read.",)
    except Exception as error:  # a parser of hostile data
        raise ReadError(
            f"cannot read {shown}: it is HTML, and damaged. Copy the article and save it as text."
        ) from error
    if not blocks:
        raise ReadError(
            f"cannot read {shown}: the page holds no text; a script may bring it later. Copy the "
            "article from a browser, and save it as text."
        )
    if title and blocks[0] != title:
        blocks = [title, *(b for b in blocks if b != title)]
    outlet = (page and page.sitename) or host
    author, date, link = (page.author, page.date, page.url) if page else (None, None, None)
    if _PAID.search(html):
        warnings += (f"{shown}: the page says that it is for subscribers; it may not be whole.",)
    return Found("\n\n".join(blocks), title or None, outlet, date, warnings, author, link)


def _decoded(data: bytes, shown: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    named = _CHARSET.search(data[:4096])
    encoding = named[1].decode("ascii").lower() if named else charset or ""
    try:
        if encoding in ("iso-8859-1", "latin1", "ascii", "windows-1252"):
            return data.decode("cp1252"), ()  # as browsers read them
        if encoding and encoding != "utf-8":
            return data.decode(encoding), ()
    except (LookupError, UnicodeDecodeError):
        pass
    return encodings.decode(data if encodings.wide(data) else data.replace(b"\0", b""), shown)


def _blocks(body: Any) -> list[str]:
    """The blocks of trafilatura's tree: paragraphs, headings, quotations, items of lists."""
    found: list[str] = []
    for element in body.iter("p", "head", "quote", "item"):
        if any(x.tag in ("p", "head", "quote", "item") for x in element.iterancestors()):
            continue
        inner = element.findall(".//p") if element.tag == "quote" else []
        for part in inner or [element]:
            text = " ".join("".join(part.itertext()).split())
            if text:
                found.append(f"• {text}" if element.tag == "item" else text)
    return found


def _loose(html: str, shown: str) -> list[str]:
    tree = need("lxml.html", "HTML", shown).fromstring(html)
    for gone in tree.xpath("//script|//style|//noscript"):
        gone.drop_tree()
    parts = tree.xpath("//h1|//h2|//p") or [tree]
    return [t for x in parts if (t := " ".join(x.text_content().split()))]
