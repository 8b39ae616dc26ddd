"""Which words set the two texts apart? Counts, and what is clear about them."""

from __future__ import annotations

from typing import Any

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import named, say
from bias.findings import Section, Values, plain

COLUMNS = ("term", "a", "b", "blocks_a", "blocks_b", "verdict")


def tell(section: Section, _: Texts) -> told.Section:
    """Put words that differ into words."""
    # Of what stands in the same sentences, the surest first: a tie must not hang on a side.
    ranks = {m.name: rank for rank, m in enumerate(section.measures)}
    evidence = sorted(section.evidence, key=lambda e: ranks[str(e.values["term"])])
    return told.Section(
        answer=_answer(section),
        caveat=say("vocabulary.caveat"),
        view="table",
        columns=COLUMNS,
        rows=tuple(plain(row) for row in section.rows),
        evidence=tuple(
            told.Evidence(_term("vocabulary.evidence", e.values), e.weight, e.a, e.b)
            for e in evidence
        ),
        beside=0,  # their sentences say no more than the table
        silent=not section.state.values.get("clear"),
    )


def _answer(section: Section) -> str:
    measures = section.measures
    if not measures or any(m.verdict == "too little text" for m in measures):
        return say("vocabulary.answer.too_little")
    tested = sum(1 for m in measures if m.p is not None)
    clear: Any = section.state.values["clear"]
    said = [say("vocabulary.answer.term", term=t, side=named(side)) for t, side in clear]
    if not said:
        return say("vocabulary.answer.none", n=tested)
    return say("vocabulary.answer.clear", terms="; ".join(said), n=tested)


def _term(key: str, values: Values) -> str:
    return say(key, **{**values, "side": named(str(values["side"]))})
