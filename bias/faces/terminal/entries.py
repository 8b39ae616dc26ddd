"""How are lexicons shown to somebody who wants to understand one, or one of its entries?

Works on the same values that ``--format json`` writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from bias.faces.terminal import tables
from bias.faces.terminal.page import TerminalPage
from bias.faces.text import figure, label, plural

LEAD = 13  # cells before the words of a header line


def _said(key: str, words: str, page: TerminalPage) -> list[Text]:
    """A line "key   words", the words hanging."""
    lead = page.text((label(key), "soft"))
    lead.append(" " * max(1, LEAD - lead.cell_len))
    return page.hang(lead, page.text(words))


def draw_lexicon(lexicon: Mapping[str, Any], page: TerminalPage) -> str:
    """Draw a lexicon: its header, then its terms; columns that hold nothing are left out."""
    header, terms = lexicon["header"], lexicon["terms"]
    lines = [page.text((f"{header['name']}", "head"), f", {header['family']}"), Text()]
    for key, value in header.items():
        if key not in {"name", "family"}:
            lines += _said(key, str(value), page)
    rows = [
        {k: ", ".join(v) if isinstance(v, list) else v for k, v in term.items()} for term in terms
    ]
    keys = [key for key in rows[0] if any(row[key] not in ("", None) for row in rows)]
    lines += [Text(), page.text((plural(len(rows), "term"), "head"))]
    return page.write([*lines, *tables.draw(rows, keys, page)])


def draw_explained(explained: Mapping[str, Any], page: TerminalPage) -> str:
    """Draw what the lexicons say of a word, and where it stands in the texts."""
    said, entries = str(explained["term"]), explained["entries"]
    if not entries:
        words = f'"{said}" stands in no lexicon: bias never counts it. That says nothing of it.'
        return page.write(page.wrap(page.text(words), page.width))
    found = plural(len(entries), "entry", "entries")
    lines = page.wrap(page.text((said, "strong"), f": {found}"), page.width)
    for entry in entries:
        lines += [Text(), *_entry(entry, page)]
    for text in explained["texts"]:
        lines += [Text(), *_text(text, page)]
    return page.write(lines)


def _entry(entry: Mapping[str, Any], page: TerminalPage) -> list[Text]:
    signed = f"{entry['lexicon']}@{entry['version']}"
    lines = page.wrap(
        page.text((str(entry["term"]), "strong"), f" in {signed}, {entry['family']}"), page.width
    )
    rows: list[tuple[str, str]] = [("weight", figure(entry["weight"]))]
    rows += [("kind", str(entry["note"])), ("why", str(entry["reason"] or entry["measures"]))]
    rows.append(("plainer", str(entry["plain"])))
    rows.append(("only with", _listed(entry["when"])))
    rows.append(("not with", _listed(entry["unless"])))
    rows.append(("boundary", str(entry["boundary"])))
    for key, words in rows:
        if words:
            lines += page.indent(_said(key, words, page), 2)
    return lines


def _listed(contexts: Sequence[str]) -> str:
    return ", ".join(f"words of {c[1:]}" if c[0] == "@" else c for c in contexts)


def _text(text: Mapping[str, Any], page: TerminalPage) -> list[Text]:
    places = [list(group) for _, group in groupby(text["places"], _place)]
    counted = sum(any(row["counted"] for row in group) for group in places)
    head = f": {counted} counted, {len(places) - counted} not" if places else ": nowhere"
    lines = page.wrap(page.text((f"{text['id']} {text['name']}", "head"), head), page.width)
    for group in places:
        row = group[0]
        lead = page.text((f" - {row['sentence']}", "soft"))
        lead.append(" " * max(1, 8 - lead.cell_len))
        how = "; ".join(_how(row) for row in group)
        shown = page.text(
            row["before"], (row["words"], "mark"), row["after"], (f" [{how}]", "soft")
        )
        lines += page.hang(lead, shown)
    return lines


def _place(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What entries at one place of a text share."""
    return row["sentence"], row["before"], row["words"]


def _how(row: Mapping[str, Any]) -> str:
    if row["counted"]:
        status = "" if row["status"] == "fact" else f", {row['status']}"
        return f"{row['lexicon']}, {row['voice']}{status}"
    return f"{row['lexicon']}: not counted, {row['why']}"
