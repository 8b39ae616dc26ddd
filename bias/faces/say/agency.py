"""How is it said who does what to whom? A row a deed, headlines and harm first."""

from __future__ import annotations

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import named, say
from bias.findings import AgencyRow, Measure, Quoted, Section, plain

COLUMNS = ("article", "deed", "to", "by", "ids")


def tell(section: Section, texts: Texts) -> told.Section:
    """Put the deeds of one text, or of two, into words."""
    rows = [row for row in section.rows if isinstance(row, AgencyRow)]
    return told.Section(
        name=section.name,
        question=say("agency.question"),
        answer=_answer(section, texts),
        caveat=say("agency.caveat") if rows else "",
        view="table",
        columns=COLUMNS,
        measures=section.measures,
        rows=tuple(plain(r) | _cells(r) for r in rows),
        silent=texts.paired and not rows,
    )


def _cells(row: AgencyRow) -> told.Row:
    return {
        "deed": _words(row.event),
        "to": _words(row.patient) if row.patient else "",
        "by": _words(row.doer) if row.doer else say("agency.doer.none"),
        "ids": list(row.ids),
    }


def _words(quote: Quoted) -> str:
    return " ".join(quote.text.split())


def _answer(section: Section, texts: Texts) -> str:
    if section.state.code:
        return say(f"agency.answer.{section.state.code}")
    measures = {m.name: m for m in section.measures}
    with_doer, every = measures["harm_with_doer"], measures["all_deeds_with_doer"]
    a, b = (with_doer.blocks_a or 0), (with_doer.blocks_b or 0)
    if not a and not b:
        return say("agency.answer.none")
    told_a, told_b = with_doer.count_a, (with_doer.count_b or 0)
    if not texts.paired:
        said = say("agency.answer.one", n=a, named=told_a)
    elif a and b:
        said = say("agency.answer.two", n=a, named=told_a, m=b, other=told_b)
    else:
        values = {"with": named("a" if a else "b"), "without": named("b" if a else "a")}
        said = say("agency.answer.none_in", n=a or b, named=told_a or told_b, **values)
    return f"{said} {_base(every, texts)}".strip()


def _base(every: Measure, texts: Texts) -> str:
    """How many of all deeds have a doer in their clause."""
    if every.a is None or (texts.paired and every.b is None):
        return ""
    if not texts.paired:
        return say("agency.answer.base_one", a=round(every.a))
    return say("agency.answer.base_two", a=round(every.a), b=round(every.b or 0))
