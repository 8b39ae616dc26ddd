"""How are an article's own words shown? Behind a rule, after the id of their sentence.

Words are never altered inside; a long sentence is cut at its end, where a word ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from bias.render.terminal.page import Page
from bias.render.text import safe
from bias.report import Evidence, Glance, Quote, Report


def sentence(report: Report, name: str) -> str:
    """The printed words of the sentence called `name`; empty when there is none."""
    article = report.a if name[:1] == "A" else report.b
    number = int(name[1:]) if name[1:].isdigit() else 0
    if article is None or not 0 < number <= len(article.sentences):
        return ""
    return article.slice(article.sentences[number - 1])


def line(name: str, words: str, page: Page, width: int = 0, most: int = 0) -> list[Text]:
    """One quotation: the id of its sentence, a rule, the words."""
    width = width or page.width
    words = safe(words).strip()
    lead = page.text((name, "a" if name[:1] == "A" else "b"))
    lead.append(" " * max(0, 4 - lead.cell_len) + " │ ")
    lines = page.wrap(page.text(words), width - lead.cell_len, most)
    rule = Text(" " * (lead.cell_len - 2) + "│ ")
    return [lead + lines[0], *(rule + line for line in lines[1:])]


def pair(a: Sequence[Quote], b: Sequence[Quote], page: Page, most: int = 0) -> list[Text]:
    """Quotations of both texts: side by side on a wide page, else one above the other."""
    if page.wide and a and b:
        half = (page.width - 5) // 2
        return page.beside(
            [
                ([x for q in a for x in line(q.id, q.text, page, half, most)], half),
                ([x for q in b for x in line(q.id, q.text, page, half, most)], half),
            ],
            gap=3,
        )
    return [x for q in (*a, *b) for x in line(q.id, q.text, page, page.width - 3, most)]


def of_entry(entry: Glance, report: Report, page: Page, indent: int) -> list[Text]:
    """The words behind a line of the first screen: one quotation of each text, when both are
    short enough to stand whole on a line."""
    found = _behind(entry, report)
    if found is None or not (found.a and found.b):
        return []
    a, b = (line(q.id, q.text, page, page.width - indent) for q in (found.a[0], found.b[0]))
    return page.indent([*a, *b], indent) if len(a) == len(b) == 1 else []


def _behind(entry: Glance, report: Report) -> Evidence | None:
    section = report.section(entry.section)
    if section is None:
        return None
    for found in section.evidence:
        a, b = {q.id for q in found.a}, {q.id for q in found.b}
        if a and b and a <= set(entry.a) and b <= set(entry.b):
            return found
    return None


def finding(found: Evidence, page: Page, most: int = 0) -> list[Text]:
    """A note and the words it rests on."""
    lines = page.hang(Text(" - "), page.text(found.note))
    return [Text(), *lines, *page.indent(pair(found.a, found.b, page, most), 3)]
