"""How are figures said? A table, the pairs that do not agree, and how many do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import label, say
from bias.findings import Evidence, FigureRow, Section, Short, plain

#: What the first screen shows of two figures that may differ: weight and place among the rows of
#: the story, before all that stand beside each other by what they answer.
WEIGHT, PLACE = 94.2, 2.7
#: Two lengths or leads that may differ are no matter for the first screen.
SMALL = frozenset(("measure", "score"))
COLUMNS = ("quantity", "unit", "relation", "a", "b")


def tell(section: Section, texts: Texts) -> told.Section:
    """Put the figures of one text, or of two, into words."""
    rows = [row for row in section.rows if isinstance(row, FigureRow)]
    return told.Section(
        name=section.name,
        question=say("numbers.question"),
        answer=_answer(rows, texts),
        caveat=say("numbers.caveat") if rows else "",
        view="table",
        columns=COLUMNS,
        rows=tuple(_row(r) for r in rows),
        evidence=tuple(
            told.Evidence(_said(f"evidence.{_how(e)}", e), e.weight, e.a, e.b)
            for e in section.evidence
        ),
        listed=tuple(_listed(section.evidence)),
        silent=not rows,
        glance=tuple(
            told.Glance(g.bin, _said(f"short.{g.kind}", g), g.a, g.b, g.section, g.weight)
            for g in section.short
        ),
    )


def _listed(evidence: Sequence[Evidence]) -> list[told.Row]:
    """The first two figures that may be of one thing, with the sentence of either text."""
    may = [e for e in evidence if e.about == "beside" and e.values["category"] not in SMALL]
    return [
        {
            "question": say("numbers.beside", **_words(e, "“{}”")),
            "note": label("numbers.listed", _how(e)),
            "a": plain(e.a[0]),
            "b": plain(e.b[0]),
            "weight": WEIGHT,
            "order": PLACE,
        }
        for e in may[:1]
    ]


def _how(pair: Evidence) -> str:
    """How two figures stand: of two that may differ one text may give both."""
    sides = (pair.values[f"words_{side}"] for side in "ab")
    both = any(isinstance(words, tuple) and len(words) > 1 for words in sides)
    return "both" if pair.about == "beside" and both else pair.about


def _row(row: FigureRow) -> told.Row:
    """A row in words; a figure that stands alone has nothing to be compared with."""
    made: told.Row = plain(row)
    made["quantity"] = label("numbers.category", row.quantity)
    paired = row.a and row.b and row.relation
    made["relation"] = label("numbers.relation", paired) if paired else None
    return made


def _said(key: str, pair: Evidence | Short) -> str:
    values = pair.values
    what = label("numbers.category", str(values["category"])).capitalize()
    return say(f"numbers.{key}", what=what, **_words(pair, '"{}"'))


def _words(pair: Evidence | Short, marks: str) -> dict[str, str]:
    """The figures of either text in quotation marks."""
    sides = {side: pair.values[f"words_{side}"] for side in "ab"}
    return {
        side: say("numbers.or").join(marks.format(w) for w in words)
        for side, words in sides.items()
        if isinstance(words, tuple)
    }


def _answer(rows: list[FigureRow], texts: Texts) -> str:
    if not rows:
        return say("numbers.answer.none")
    if not texts.paired:
        return say("numbers.answer.one", n=len(rows))
    a, b = sum(bool(r.a) for r in rows), sum(bool(r.b) for r in rows)
    said = say("numbers.answer.two", a=a, b=b)
    found = Counter(r.relation for r in rows if r.a and r.b)
    if not found:
        return f"{said} {say('numbers.answer.alone')}" if a and b else said
    counts = {
        "agree": found["equal"] + found["compatible"],
        "subset": found["subset"],
        "conflict": found["conflict"],
        "beside": found["beside"],
    }
    parts = [say(f"numbers.answer.{kind}", n=n) for kind, n in counts.items() if n]
    if not counts["conflict"] and not counts["beside"]:
        parts.append(say("numbers.answer.no_conflict"))
    n = sum(found.values())
    return f"{said} {say('numbers.answer.pairs', n=n, parts=', '.join(parts))}"
