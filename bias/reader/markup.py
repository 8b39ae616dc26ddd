"""What does the article of a Markdown or JSON file read like?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bias.errors import ReadError
from bias.reader.building import Found

_FRONT = re.compile(r"\ufeff?---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(\w+)\s*:\s*(.+?)\s*$", re.M)
#: Which names a file may give to what an article has.
_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site"),
    "date": ("date", "published", "datePublished"),
    "text": ("text", "body", "content", "articleBody"),
}
# In order; each leaves what a reader would see.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, flags), shown)
    for pattern, shown, flags in (
        (r"<!--.*?-->", "", re.S),
        (r"!\[[^\]]*\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", "", 0),
        (r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", 0),
        (r"<(https?://[^>\s]+)>", r"\1", 0),
        (r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", r"\1", re.M),
        (r"^ {0,3}(?:[-*_][ \t]*){3,}$", "", re.M),
        (r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", 0),
        (r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])", r"\1", 0),
        (r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])", r"\1", 0),
        (r"`([^`\n]+)`", r"\1", 0),
        (r"\\([\\`*_{}\[\]()#+.!>-])", r"\1", 0),
    )
)
_TITLE = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)


def read_markdown(text: str) -> Found:
    """Read Markdown: its marks are taken away, its front matter and first heading are read."""
    front = _FRONT.match(text)
    known = {k.lower(): v.strip("\"'") for k, v in _FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    heading = _TITLE.search(body)
    body, title = plain(body), plain(heading[1]) if heading else _field(known, "title")
    if title and not heading:
        body = f"{title}\n\n{body.lstrip()}"
    at_top = title if title and body.lstrip().startswith(title) else None
    return Found(body, at_top, _field(known, "outlet"), _field(known, "date"))


def plain(text: str) -> str:
    """Take the marks of Markdown away.

    >>> plain("## The [mill](http://a.example) **burned**, *twice*")
    'The mill burned, twice'
    """
    for mark, seen in _MARKS:
        text = mark.sub(seen, text)
    return text


def read_json(text: str, shown: str) -> Found:
    """Read one article of JSON: an object (or a line of JSON) with a text, and perhaps more.

    Raises:
        ReadError: it is not JSON, holds several articles, or names no text.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        try:
            whole = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError) as error:
            raise ReadError(
                f"cannot read {shown}: it is not JSON. Save the article as text."
            ) from error
    articles = whole if isinstance(whole, list) else [whole]
    if len(articles) > 1:
        raise ReadError(
            f"cannot read {shown}: it holds {len(articles)} articles. Save each in a file of its "
            "own."
        )
    known = articles[0] if articles and isinstance(articles[0], dict) else {}
    body = next((known[n] for n in _NAMES["text"] if known.get(n)), None)
    if isinstance(body, list):
        body = "\n\n".join(map(str, body))
    if not isinstance(body, str):
        raise ReadError(
            f'cannot read {shown}: it has no "text". An article in JSON is an object with a '
            '"text", and perhaps a "title", an "outlet" and a "date".'
        )
    title = _field(known, "title")
    if title and not body.lstrip().startswith(title):
        body = f"{title}\n\n{body}"
    return Found(body, title, _field(known, "outlet"), _field(known, "date"))


def _field(known: Mapping[str, Any], what: str) -> str | None:
    for name in _NAMES[what]:
        value = known.get(name, known.get(name.lower()))
        if isinstance(value, dict):  # as in JSON-LD: {"@type": "Organization", "name": …}
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
