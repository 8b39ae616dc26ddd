"""How are matches said? Sentences side by side, what they share, and where they differ."""

from __future__ import annotations

from itertools import groupby

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import say
from bias.findings import MatchRow, Reason, Section, plain

COLUMNS = ("a", "b", "score", "reasons", "differences")


def tell(section: Section, _: Texts) -> told.Section:
    """Put what both texts tell into words."""
    rows = [row for row in section.rows if isinstance(row, MatchRow)]
    return told.Section(
        answer=_answer(rows),
        caveat=_caveat(section),
        view="pairs",
        columns=COLUMNS,
        silent=not rows,
        rows=tuple(
            plain(row)
            | {
                "reasons": _reasons(row),
                "differences": [
                    {**plain(d), "note": say("aligned.detail")} for d in row.differences
                ],
            }
            for row in rows
        ),
    )


def _reasons(row: MatchRow) -> list[str]:
    said = []
    for kind, reasons in groupby(row.reasons, key=lambda r: r.kind):
        if kind == "akin":
            said += [say("aligned.reason.akin", a=r.a.lower(), b=r.b.lower()) for r in reasons]
        else:
            said.append(say(f"aligned.reason.{kind}", words=", ".join(map(_word, reasons))))
    return said


def _word(reason: Reason) -> str:
    """One word for both printed forms, the shorter one."""
    word = min(reason.a, reason.b, key=lambda w: (len(w), w))
    return say("aligned.reason.quoted", word=word.lower()) if reason.kind == "word" else word


def _answer(rows: list[MatchRow]) -> str:
    if not rows:
        return say("aligned.answer.none")
    return say("aligned.answer.all", n=len(rows))


def _caveat(section: Section) -> str:
    if not section.rows:
        return say("aligned.caveat.none")
    (measure,) = section.measures
    if (measure.a or 0) < 1.5 or len(section.rows) < 3:  # no "about 1 of 2"
        return say("aligned.caveat.any_false")
    return say("aligned.caveat.false", expected=measure.a)
