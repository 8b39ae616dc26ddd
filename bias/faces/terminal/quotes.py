"""How are an article's own words shown? Behind a rule, after the id of their sentence.

Words are never altered inside; a long sentence is cut at its end, where a word ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from bias.faces.terminal.page import StyledText, TerminalPage
from bias.faces.told import Evidence, Quoted, Report

#: Places in the words of a quotation.
Marks = Sequence[tuple[int, int]]


def sentence(report: Report, name: str) -> Quoted:
    """Quoted the whole sentence called `name`; without words when there is none."""
    article = report.a if name[:1] == "A" else report.b
    number = int(name[1:]) if name[1:].isdigit() else 0
    if article is None or not 0 < number <= len(article.sentences):
        return Quoted(name, 0, 0, "")
    found = article.sentences[number - 1]
    return Quoted(name, found.start, found.end, article.slice(found))


def line(
    name: str, words: str, page: TerminalPage, width: int = 0, most: int = 0, marks: Marks = ()
) -> list[Text]:
    """One quotation: the id of its sentence, a rule, the words; ``words[start:end]`` of each of
    `marks` stands out."""
    width = width or page.width
    lead = page.text((name, "a" if name[:1] == "A" else "b"))
    lead.append(" " * max(0, 4 - lead.cell_len) + " │ ")
    lines = page.wrap(page.text(*_parts(words, marks)), width - lead.cell_len, most)
    rule = Text(" " * (lead.cell_len - 2) + "│ ")
    return [lead + lines[0], *(rule + line for line in lines[1:])]


def _parts(words: str, marks: Marks) -> Iterator[StyledText]:
    at = len(words) - len(words.lstrip())
    for start, end in sorted(marks):
        if at <= start < end <= len(words):
            yield words[at:start]
            yield (words[start:end], "mark")
            at = end
    yield words[at:].rstrip()


def pair(
    a: Sequence[Quoted],
    b: Sequence[Quoted],
    page: TerminalPage,
    most: int = 0,
    marked: Sequence[Quoted] = (),
) -> list[Text]:
    """Quotations of both texts: side by side on a wide page, else one above the other.

    What `marked` quotes stands out where it is part of them.
    """

    def drawn(q: Quoted, width: int) -> list[Text]:
        marks = [(m.start - q.start, m.end - q.start) for m in marked if m.id == q.id]
        return line(q.id, q.text, page, width, most, marks)

    if page.wide and a and b:
        half = (page.width - 5) // 2
        return page.beside(
            [
                ([x for q in a for x in drawn(q, half)], half),
                ([x for q in b for x in drawn(q, half)], half),
            ],
            gap=3,
        )
    return [x for q in (*a, *b) for x in drawn(q, page.width - 3)]


def finding(found: Evidence, page: TerminalPage, most: int = 0) -> list[Text]:
    """A note and the words it rests on."""
    lines = page.hang(Text(" - "), page.text(found.note))
    return [Text(), *lines, *page.indent(pair(found.a, found.b, page, most), 3)]
