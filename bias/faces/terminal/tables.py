"""How are rows of values shown? As a table where it fits, else as one paragraph a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from bias.faces.terminal.page import TerminalPage
from bias.faces.text import figure, label

GAP = 2
LEAST = 16  # cells to which a column of long words may shrink
NOTHING = ("", "–")


def draw(rows: Sequence[Mapping[str, Any]], keys: Sequence[str], page: TerminalPage) -> list[Text]:
    """Draw rows under their keys; figures stand right, words left; the widest column wraps."""
    if not rows:
        return []
    cells = [[figure(row.get(k)) for k in keys] for row in rows]
    number = [all(isinstance(r.get(k), int | float | None) for r in rows) for k in keys]
    texts = [[page.text((label(k), "soft")) for k in keys]]
    texts += [[page.text(c) for c in row] for row in cells]
    widths = [max(row[i].cell_len for row in texts) for i in range(len(keys))]
    least = [min(w, LEAST) for w in widths]
    room = page.width - GAP * (len(keys) - 1)
    while sum(widths) > room:
        widest = max(range(len(keys)), key=lambda i: widths[i] - least[i])
        if widths[widest] <= least[widest]:
            return _paragraphs(cells, keys, page)
        widths[widest] -= 1
    lines: list[Text] = []
    for row in texts:
        columns = []
        for text, width, right in zip(row, widths, number, strict=True):
            wrapped = page.wrap(text, width) if text.cell_len > width else [text]
            pad = Text(" " * (width - text.cell_len if right else 0))
            columns.append(([pad + line for line in wrapped], width))
        lines += page.beside(columns, GAP)
    return lines


def _paragraphs(
    cells: Sequence[Sequence[str]], keys: Sequence[str], page: TerminalPage
) -> list[Text]:
    lines: list[Text] = []
    for row in cells:
        said = ", ".join(
            f"{label(k)}: {c}" for k, c in zip(keys, row, strict=True) if c not in NOTHING
        )
        lines += page.hang(Text(" - "), page.text(said))
    return lines
