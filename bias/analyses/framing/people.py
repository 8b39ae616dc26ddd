"""Do people appear as individuals? Human interest is a matter of structure, not of words.

Two traces are counted: a quotation in which somebody speaks of themselves (I, my), and a person
who is named with an age. They are one row, untested (FRAMES: human interest, after Semetko &
Valkenburg 2000).
"""

from __future__ import annotations

from bias.article import Span
from bias.context import Context, Side
from bias.findings import Evidence, FrameTerm, Quoted
from bias.quantities import Quantity
from bias.reading import Reading

FRAME = "human_interest"
#: The first person singular: "we" is as often a government.
_SELF = frozenset(("me", "my", "mine", "myself"))
#: Words between an age and the name that follows it ("the 34-year-old teacher Maria Ortiz").
_BETWEEN = 3
#: Sentences quoted from each text.
QUOTED = 3


def individuals(context: Context, side: Side) -> list[Span]:
    """Return where people speak of themselves or are named with their age, in order."""
    known = context.reading(side)
    article = known.article
    found = [q.span for q in article.quotations if not q.scare and _speaks_of_self(known, q.span)]
    found += [q.span for q in known.figures if q.category == "age" and _of_somebody(known, q)]
    return sorted(s for s in found if article.sentence_at(s.start) is not None)


def _speaks_of_self(known: Reading, span: Span) -> bool:
    words = [known.tokens.words[i] for i in known.tokens_in(span)]
    return any(w == "I" or w.startswith("I'") or w.lower() in _SELF for w in words)


def _of_somebody(known: Reading, age: Quantity) -> bool:
    """Whether a person is named right before an age, or after it in the same breath."""
    text, names = known.article.text, known.names
    before = known.token_at(age.span.start) - 1
    if before >= 0 and known.lemma[before] in ("aged", "age"):
        before -= 1
    if before >= 0:
        entity = names.at(known.tokens.starts[before])
        if entity is not None and entity.kind == "person":
            return True
    after = known.token_at(age.span.end)
    for i in range(after, min(after + _BETWEEN + 1, len(known.lemma))):
        if "," in text[age.span.end : known.tokens.starts[i]]:
            return False
        entity = names.at(known.tokens.starts[i])
        if entity is not None:
            return entity.kind == "person"
    return False


def row(found: dict[Side, list[Span]]) -> FrameTerm:
    """The row of human interest."""
    return FrameTerm(
        frame=FRAME,
        part="structure",
        term=None,
        a=len(found["a"]),
        b=len(found["b"]) if "b" in found else None,
        voice="all",
        source="structure",
    )


def evidence(context: Context, found: dict[Side, list[Span]]) -> Evidence:
    """The sentences in which people appear as individuals."""
    quotes: dict[Side, tuple[Quoted, ...]] = {"a": (), "b": ()}
    for side, spans in found.items():
        article = context.article(side)
        held = {s.number for x in spans if (s := article.sentence_at(x.start))}
        quotes[side] = context.quotes([f"{side.upper()}{n}" for n in sorted(held)[:QUOTED]])
    counts = {f"count_{side}": len(spans) for side, spans in found.items()}
    return Evidence(about="individuals", values=counts, weight=-1.0, a=quotes["a"], b=quotes["b"])
