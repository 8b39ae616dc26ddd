"""Do people appear as individuals? Human interest is a matter of structure, not of words.

Two traces are counted: a quotation in which somebody speaks of themselves (I, my), and a person
who is named with an age. They are one row, untested (FRAMES: human interest, after Semetko &
Valkenburg 2000).
"""

from __future__ import annotations

import re

from bias.article import Span
from bias.context import Context, Side
from bias.report import Evidence, Quote, Row

FRAME = "human_interest"
#: The first person singular: "we" is as often a government.
_I = re.compile(r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
# "Maria Ortiz, 34," and "34-year-old Maria Ortiz": the age follows a person or leads to a name.
_AGED_AFTER = re.compile(r"(?:,\s|\()(?:aged\s)?(\d{1,3})(?:[,.;)]|\s(?:and|who|from|was|is)\b)")
_AGED_BEFORE = re.compile(r"\b(?:\d{1,3})[- ]year[- ]old(?:\s[a-z-]+){0,3}\s(?=[A-Z])")


def find(context: Context, side: Side) -> list[Span]:
    """Return where people speak of themselves or are named with their age, in order."""
    article = context.article(side)
    text = article.text
    found = [q.span for q in article.quotations if not q.scare and _I.search(text, q.start, q.end)]
    for mention, entity in context.names(side).mentions:
        aged = _AGED_AFTER.match(text, mention.end)
        if aged and entity.kind == "person" and int(aged[1]) < 120:
            found.append(Span(mention.start, aged.end(1)))
    found += [Span(m.start(), m.end()) for m in _AGED_BEFORE.finditer(text)]
    placed = [s for s in found if article.sentence_at(s.start) is not None]
    return sorted(placed)


def row(found: dict[Side, list[Span]]) -> Row:
    """The row of human interest."""
    return {
        "frame": FRAME,
        "part": "structure",
        "term": None,
        "a": len(found["a"]),
        "b": len(found["b"]) if "b" in found else None,
        "voice": "all",
        "contribution": None,
        "source": "structure",
    }


def evidence(context: Context, found: dict[Side, list[Span]]) -> Evidence:
    """The sentences in which people appear as individuals."""
    quotes: dict[str, tuple[Quote, ...]] = {"a": (), "b": ()}
    for side, spans in found.items():
        article = context.article(side)
        sentences = {s.number: s for x in spans if (s := article.sentence_at(x.start))}
        quotes[side] = tuple(context.quote(side, s) for s in list(sentences.values())[:3])
    counts = " and ".join(f"{len(spans)} in {side.upper()}" for side, spans in found.items())
    note = f"People as individuals (speaking of themselves, or named with an age): {counts}."
    return Evidence(note + " Not tested.", -1.0, quotes["a"], quotes["b"])
