"""How do two accounts stand side by side? A question, and under it the words of each."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from rich.text import Text

from bias.faces.terminal import quotes
from bias.faces.terminal.page import TerminalPage
from bias.faces.text import ELLIPSIS
from bias.faces.told import Quoted, Report, Row
from bias.faces.words import say

#: What stands for a sentence that the same screen has told already.
ABOVE = "(above)"


def draw(
    rows: Sequence[Row], report: Report, page: TerminalPage, gaps: bool = True, whole: bool = True,
    above: Container[str] = (),
) -> list[Text]:  # fmt: skip
    """Draw rows of a story; of a list that is not `whole` the first entries, one behind another.
    Of a sentence that stands `above` the id is enough."""
    lines: list[Text] = []
    for row in rows:
        head = page.text((str(row["question"]), "strong"))
        if row.get("note"):
            head.append_text(page.text((f"  {row['note']}", "soft")))
        lines += ([Text()] if gaps else []) + page.hang(Text(), head)
        cells = ([_brief(q, above) for q in _cells(row, x, report, whole)] for x in ("a", "b"))
        a, b = cells
        lines += page.indent(quotes.pair(a, b, page), 1)
    return lines


def quoted_in(row: Row, more: bool = True) -> tuple[str, ...]:
    """The ids of the sentences that a row quotes, with those that go on from them or without."""
    shown = [side for side in ("a", "b") if row.get(side)]
    rest = {side: row.get(f"more_{side}", ()) if more else () for side in shown}
    return tuple(i for side in shown for i in (row[side]["id"], *rest[side]))


def _cells(row: Row, side: str, report: Report, whole: bool) -> list[Quoted]:
    """What a row shows of one text: what it lists, or the sentence that answers."""
    listed = row.get(f"told_{side}")
    if not listed:
        more = [quotes.sentence(report, i) for i in row.get(f"more_{side}", ())]
        return [_quoted(row[side], report), *more] if row.get(side) else []
    if whole:
        return [Quoted(x["id"], 0, 0, x["text"]) for x in listed]
    said = "; ".join(f"{x['text']} {x['id']}" for x in listed[: row["shown"]])
    rest = len(listed) - row["shown"]
    said += f"; {say('story.listed.rest', n=rest)}" if rest > 0 else ""
    return [Quoted(side.upper(), 0, 0, said)]


def _brief(shown: Quoted, above: Container[str]) -> Quoted:
    return Quoted(shown.id, 0, 0, ABOVE) if shown.id in above else shown


def _quoted(cell: Mapping[str, Any], report: Report) -> Quoted:
    """A cell as it is shown: who says it, and where it was cut."""
    shown = Quoted(**cell)
    whole = quotes.sentence(report, shown.id)
    text = shown.text if shown.end == whole.end else f"{shown.text.rstrip(' ,;')} {ELLIPSIS}"
    said = f" ({shown.source})" if shown.source else ""
    return Quoted(shown.id, shown.start, shown.end, text + said)
