"""What does a saved report say about one sentence? The sentence, its neighbours, every finding.

Works on the dict of a report's JSON, so that a report made elsewhere can be looked into without
its texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.text import Text

from bias.errors import ReportError
from bias.render.terminal import quotes, rows
from bias.render.terminal.page import Page
from bias.render.text import both_ids, label, listed

NEIGHBOURS = 1

BESIDE = 3  # lines of a sentence from the other text
_SKIP = frozenset({"start", "end"})


def draw(report: Mapping[str, Any], name: str, page: Page) -> list[Text]:
    """Draw the sentence called `name` ("B19") and what the report says about it.

    Raises:
        ReportError: when there is no such sentence.
    """
    article, at = _find(report, name)
    sentences = article["sentences"]
    lines = page.wrap(page.text((_whence(article, at, name), "soft")), page.width)
    for i in range(max(0, at - NEIGHBOURS), min(len(sentences), at + NEIGHBOURS + 1)):
        lines += _sentence(sentences[i], i == at, page)
    found = list(_findings(report, name, page))
    lines += [Text(), page.text(("WHAT THE REPORT SAYS ABOUT IT", "head"))]
    if not found:
        lines += page.wrap(
            page.text("Nothing: no mark means no finding, not a clean bill."), page.width
        )
    return [*lines, *(x for item in found for x in item), Text()]


def _find(report: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], int]:
    article = report["articles"].get(name[:1].lower()) if name[:1] in {"A", "B"} else None
    if article is not None:
        for i, sentence in enumerate(article["sentences"]):
            if sentence["id"] == name:
                return article, i
    known = [
        f"{a['sentences'][0]['id']} to {a['sentences'][-1]['id']}"
        for a in report["articles"].values()
        if a and a["sentences"]
    ]
    raise ReportError(
        f"the report has no sentence {name!r}. It has {' and '.join(known) or 'no sentences'}."
    )


def _whence(article: Mapping[str, Any], at: int, name: str) -> str:
    where = f"sentence {at + 1} of {len(article['sentences'])} of text {name[0]}"
    return f"{name}: {where}, {article.get('title') or 'no headline found'}"


def _sentence(sentence: Mapping[str, Any], chosen: bool, page: Page) -> list[Text]:
    side = "a" if sentence["id"][0] == "A" else "b"
    lead = page.text("▶ " if chosen else "", (str(sentence["id"]), side if chosen else "soft"))
    lead = Text("" if chosen else "  ") + lead + Text(" ")
    lead.append(" " * max(0, 7 - lead.cell_len))
    return page.hang(lead, page.text((str(sentence["text"]), "strong" if chosen else "soft")))


def _findings(report: Mapping[str, Any], name: str, page: Page) -> list[list[Text]]:
    found: list[list[Text]] = []
    for line in report.get("glance", ()):
        if name in {*line["a"], *line["b"]}:
            found.append(_item(f"first screen, {line['section']}", line["text"], line, page))
    for section in report.get("sections", ()):
        title = str(section["name"])
        for evidence in section.get("evidence", ()):
            if _names(evidence, name):
                found.append(_item(title, evidence["note"], evidence, page))
        for row in section.get("rows", ()):
            if _names(row, name):
                keys = section.get("columns") or list(row)
                said = rows.said(row, keys, page, _cell)
                found.append(_item(title, said, row, page) + _beside(report, row, name, page))
    return found


def _item(section: str, said: Any, found: Mapping[str, Any], page: Page) -> list[Text]:
    names = page.sides(both_ids(listed(found.get("a")), listed(found.get("b"))))
    body = page.text((label(section), "strong"), f": {said}")
    return page.tailed(Text(" - "), body, names)


def _beside(report: Mapping[str, Any], row: Mapping[str, Any], name: str, page: Page) -> list[Text]:
    """What stands beside the sentence in a pair, and what differs."""
    if not row.get("differences"):
        return []
    lines: list[Text] = []
    for other in (*listed(row.get("a")), *listed(row.get("b"))):
        if other[0] != name[0]:
            article, at = _find(report, other)
            words = str(article["sentences"][at]["text"])
            lines += quotes.line(other, words, page, page.width - 3, BESIDE)
    return page.indent(lines, 3) + rows.differences(row, page)


def _names(value: Any, name: str) -> bool:
    if isinstance(value, Mapping):
        return any(_names(v, name) for v in value.values())
    if isinstance(value, list):
        return any(_names(v, name) for v in value)
    return bool(value == name)


def _cell(row: Mapping[str, Any], key: str) -> Any:
    """A value without what only places it."""
    return _plain(row[key])


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items() if k not in _SKIP}
    return [_plain(v) for v in value] if isinstance(value, list) else value
