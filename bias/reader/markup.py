"""What does the article of a Markdown or JSON file read like?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bias.errors import ReadError
from bias.reader.building import Found, headed

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\n(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)", re.S)
#: Which names a file may give to what an article has.
_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site"),
    "author": ("author", "byline", "by"),
    "date": ("date", "published", "datePublished"),
    "link": ("link", "url"),
    "text": ("text", "body", "content", "articleBody"),
}
_TO = r"\([^)\s]{0,2000}(?:\s{1,99}\"[^\"]{0,500}\")?\)"


def _unclosed(heading: re.Match[str]) -> str:
    """The words of a heading; "#" may close it, after a space."""
    words = heading[1].rstrip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare[-1:] in ("", " ", "\t") else words


# In order; each leaves what a reader would see. Bounds and what may not stand inside keep the time
# that a hostile file takes in step with its length.
_MARKS = tuple(
    (re.compile(pattern, flags), shown)
    for pattern, shown, flags in (
        (r"<!--.{0,2000}?-->", "", re.S),
        (r"!\[[^\[\]]*\]" + _TO, "", 0),
        (r"\[([^\[\]]+)\]" + _TO, r"\1", 0),
        (r"<(https?://[^>\s]+)>", r"\1", 0),
        (r"^ {0,3}#{1,6}[ \t]+(.*)$", _unclosed, re.M),
        (r"^ {0,3}(?:[-*_][ \t]*){3,}$", "", re.M),
        (r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1", r"\2", 0),
        (r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])", r"\1", 0),
        (r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])", r"\1", 0),
        (r"`([^`\n]+)`", r"\1", 0),
        (r"\\([\\`*_{}\[\]()#+.!>-])", r"\1", 0),
    )
)
_TITLE = re.compile(r"\s* {0,3}#[ \t]+(\S.*)")


def read_markdown(text: str) -> Found:
    """Read Markdown: its marks are taken away, its front matter and first heading are read."""
    front = _FRONT.match(text)
    known = {}
    for line in front[1].splitlines() if front else ():
        key, _, value = line.partition(":")
        known[key.rstrip().lower()] = value.strip().strip("\"'")
    body = text[front.end() :] if front else text
    heading = _TITLE.match(body)
    title = plain(heading[0]).strip() if heading else _field(known, "title")
    return _found(plain(body).strip(), title, known)


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
    return _found(body, _field(known, "title"), known)


def _found(body: str, title: str | None, known: Mapping[str, Any]) -> Found:
    outlet, author, date, link = (_field(known, x) for x in ("outlet", "author", "date", "link"))
    if outlet and outlet.startswith("http"):  # a "source" may be either
        outlet, link = None, link or outlet
    return Found(headed(body, title), title, outlet, date, author=author, link=link)


def _field(known: Mapping[str, Any], what: str) -> str | None:
    for name in _NAMES[what]:
        value = known.get(name, known.get(name.lower()))
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):  # as in JSON-LD: {"@type": "Organization", "name": …}
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
