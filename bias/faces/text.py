"""How do an article's words reach a screen without doing anything there?

A text may hold escape sequences that repaint a terminal, marks that turn the reading direction
(Trojan Source, CVE-2021-42574) or letters of no width. `safe` shows each of them as one visible
mark. Words themselves are never altered: only white space is evened out, `cut` shortens at the
ends, at a word's border, and the article of a source that began a sentence is written small.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from bias.faces.words import named
from bias.findings import is_id

MARK = "\ufffd"
ELLIPSIS = "…"

_SPACE = re.compile(r"\s+")
# Everything that is not shown as itself: controls (Cc), format marks such as bidi overrides and
# zero-width joiners (Cf), lone surrogates (Cs), private use (Co), unassigned (Cn), and the
# letters that are blank by design (Hangul fillers, the Braille blank).
_SUSPECT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
_ARTICLES = frozenset(("The", "A", "An", "Some", "Another", "His", "Her", "Its", "Their"))
_SOFT_HYPHEN = "\u00ad"


def safe(text: str) -> str:
    """Return `text` on one line with every invisible or commanding character made visible.

    Control characters become their pictures (ESC is "␛"), other suspects "\ufffd"; runs of white
    space become one space; more than two accents on one letter are dropped.

    >>> safe("red \\x1b[31malert\\x1b[0m" + chr(0x202e) + "kcab  and\\nforth")
    'red ␛[31malert␛[0m\ufffdkcab and forth'
    """
    text = _SPACE.sub(" ", text.replace(_SOFT_HYPHEN, ""))
    # What is printable is no suspect; accents and blank letters are left to look for.
    if text.isprintable() and (
        text.isascii() or (_BLANK.isdisjoint(text) and not any(map(unicodedata.combining, text)))
    ):
        return text
    out: list[str] = []
    accents = 0
    for char in text:
        accents = accents + 1 if unicodedata.combining(char) else 0
        if accents <= 2:
            out.append(_visible(char))
    return "".join(out)


def _visible(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char in _BLANK or unicodedata.category(char) in _SUSPECT:
        return MARK
    return char


def cut(text: str, room: int) -> str:
    """Shorten `text` to `room` characters at a word's border, with "…" at the end if shortened.

    A word longer than the room is cut through: there is no border to cut at.

    >>> cut("air strikes on three cities", 18)
    'air strikes on …'
    """
    text = text.strip()
    if len(text) <= room:
        return text
    if room < 3:
        return ELLIPSIS[:room]
    head = text[: room - 1]
    border = head.rfind(" ")
    return f"{head[:border]} {ELLIPSIS}" if border > room // 3 else head[: room - 1] + ELLIPSIS


def ids(names: Sequence[str], most: int = 4) -> str:
    """Name sentences: neighbours as a range, at most `most` names, then how many more.

    >>> ids(["A6", "A7", "A8", "A12", "A20"]), ids(["A1", "A4", "A6", "A9"], most=2)
    ('A6–8 A12 A20', 'A1 A4 +2')
    """
    groups: list[list[str]] = []
    for name in dict.fromkeys(names):
        if groups and name[1:].isdigit() and int(name[1:]) == int(groups[-1][-1][1:]) + 1:
            groups[-1].append(name)
        else:
            groups.append([name])
    shown = [g[0] if len(g) == 1 else f"{g[0]}–{g[-1][1:]}" for g in groups[:most]]
    rest = sum(len(g) for g in groups[most:])
    return " ".join([*shown, *([f"+{rest}"] if rest else [])])


def ids_in(value: object) -> list[str]:
    """The sentence ids in a value of a row: a list of ids, of quotations or of figures."""
    items = value if isinstance(value, list | tuple) else [value]
    names = [v.get("id") if isinstance(v, Mapping) else v for v in items]
    return [n for n in names if is_id(n)]


def both_ids(a: Sequence[str], b: Sequence[str], most: int = 3) -> str:
    """Name sentences of both texts: "A6 A8 : B3"."""
    return " : ".join(part for part in (ids(a, most), ids(b, most)) if part)


def plural(count: int, one: str, many: str = "") -> str:
    """Say a count and its noun: "1 word", "2,418 words"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def figure(value: object) -> str:
    """Write a cell: numbers with at most two decimals, None as a dash, yes and no as words."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, Mapping):
        if {"value", "low", "high"} <= value.keys():
            return _figure_in_text(value)
        if {"id", "text"} <= value.keys():
            return f'"{safe(str(value["text"]))}" ({safe(str(value["id"]))})'
        return ", ".join(figure(v) for v in value.values() if v is not None)
    if isinstance(value, Iterable):
        items = list(value)
        return ids(items) if items and all(map(is_id, items)) else ", ".join(map(figure, items))
    return safe(str(value))


def _figure_in_text(row: Mapping[str, object]) -> str:
    """A figure of an article: "40 to 60, according to the army (A13)"."""
    low, high = row["low"], row["high"]
    if row.get("text"):
        said = f'"{safe(str(row["text"]))}"'
    elif row["value"] is not None or low == high:
        said = figure(row["value"] if row["value"] is not None else low)
    elif low is None or high is None:
        said = f"at most {figure(high)}" if low is None else f"at least {figure(low)}"
    else:
        said = f"{figure(low)} to {figure(high)}"
    source = f", according to {_inside(safe(str(row['source'])))}" if row.get("source") else ""
    place = f" ({safe(str(row['id']))})" if row.get("id") else ""
    return said + source + place


def _inside(words: str) -> str:
    """Words that began a sentence, inside one.

    >>> _inside("The army"), _inside("Ann Lee")
    ('the army', 'Ann Lee')
    """
    first, space, rest = words.partition(" ")
    return first.lower() + space + rest if first in _ARTICLES else words


def share(low: float | None, high: float | None) -> str:
    """Write two shares, 0 to 1, in per cent, as one where they look alike.

    >>> share(0.042, 0.11), share(0.12, 0.12), share(0.0, 0.004)
    ('4–11 %', '12 %', '0–1 %')
    """
    ends = [math.ceil(100 * (x or 0.0)) if (x or 0.0) < 0.01 else round(100 * (x or 0.0))
            for x in (low, high)]  # fmt: skip
    return f"{ends[0]} %" if ends[0] == ends[1] else f"{ends[0]}–{ends[1]} %"


#: Words of the data that readers know by another name.
_READ_AS = {"blocks": "passages"}


def label(key: str) -> str:
    """Turn a key of the data into words: "blocks_a" is "blocks a"."""
    words = [named(w) if w in {"a", "b"} else w for w in safe(key).split("_")]
    return " ".join(_READ_AS.get(w, w) for w in words)
