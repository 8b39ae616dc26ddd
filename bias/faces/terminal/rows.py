"""What does a row of a section say? Its values in words, what differs, what was marked.

Keys that place or order a row are not read out; what is so is said, what is not so is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.text import Text

from bias.faces.terminal.page import TerminalPage
from bias.faces.text import figure, label
from bias.faces.words import named, say

#: Keys that place or order a row, or are drawn in a way of their own.
SILENT = frozenset(
    {"weight", "first_screen", "a", "b", "sentence", "sentences", "article", "only", "marks"}
    | {"differences", "reasons"}
)
#: A row's value as a reader reads it.
Cell = Callable[[Mapping[str, Any], str], object]


def said(row: Mapping[str, Any], keys: Sequence[str], page: TerminalPage, cell: Cell) -> str:
    """A row in a line: words as they are, numbers with their name; scores only on a full page."""
    parts: list[str] = []
    for key in keys:
        value = row.get(key)
        if key in SILENT or value in (None, "", []) or value is False or value == "only":
            continue
        if isinstance(value, float) and not page.full:
            continue
        if value is True:
            parts.append(label(key))
            continue
        words = figure(cell(row, key))
        parts.append(words if isinstance(value, str | Mapping) else f"{label(key)}: {words}")
    for side in ("a", "b"):
        value = row.get(side)
        told = [v for v in value if isinstance(v, Mapping)] if isinstance(value, list) else []
        parts += [f"{named(side)}: {figure(told)}"] if told else []
    line = ", ".join(dict.fromkeys(part for part in parts if part))
    if row.get("only") not in ("a", "b"):
        return line
    # The sentences that name somebody may be told by both: the name alone is one text's own.
    how = "named" if row.get("name") else "only"
    return say(f"coverage.row.{how}", side=named(row["only"]), what=line)


def differences(row: Mapping[str, Any], page: TerminalPage) -> list[Text]:
    """What differs between the sentences of a pair, a line each, in the texts' own words."""
    lines: list[Text] = []
    for found in row.get("differences") or ():
        line = page.text((label(str(found.get("kind", "difference"))), "strong"))
        for side in ("a", "b"):
            if words := (found.get(side) or {}).get("text"):
                line.append_text(page.text("  ", (named(side), side), f' "{words}"'))
        if found.get("note"):
            line.append_text(page.text(f"  ({found['note']})"))
        lines += page.hang(Text("≠ "), line, page.width - 5)
    return page.indent(lines, 5)


def marks(row: Mapping[str, Any], page: TerminalPage) -> list[Text]:
    """Marked words of a sentence: why, and a plainer word where there is one; without the reason
    where the page gave it for that word before."""
    lines: list[Text] = []
    again: list[str] = []
    for mark in row.get("marks") or ():
        word, reason = str(mark.get("text", "")), str(mark.get("reason") or "")
        if not page.full and (word.lower(), reason) in page.explained:
            again.append(word)
            continue
        page.explained.add((word.lower(), reason))
        line = page.text((word, "mark"), f": {reason}")
        if mark.get("plain"):
            line.append_text(page.text(f" (plainer: {mark['plain']})"))
        lines += page.hang(Text("      "), line)
    if again:
        parts = [x for word in dict.fromkeys(again) for x in (", ", (word, "mark"))]
        lines += page.hang(Text("      "), page.text(*parts[1:]))
    return lines
