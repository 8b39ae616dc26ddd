"""How is it said what something is called? A row a thing, each text's labels with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.text import ELLIPSIS
from bias.faces.words import say
from bias.findings import Evidence, Label, LabelRow, Section

COLUMNS = ("referent", "a", "b")
#: Rows of a page that is not full, and signs of a cell (the section has room for 14 lines), and of
#: a text's labels on the first screen.
ROWS, SIGNS, SHORT = 3, 105, 45
MARK = "†"


class _Sum(NamedTuple):
    """A label over all voices: how often, and how often quoted and reported."""

    label: str
    times: int
    quoted: int
    reported: int


def tell(section: Section, texts: Texts) -> told.Section:
    """Put what things are called into words."""
    shown = [row for row in section.rows if isinstance(row, LabelRow)]
    named = {row.referent: row for row in reversed(shown)}  # the weightiest of a name
    disputed = {
        (side, str(e.values["referent"]), str(e.values["label"]))
        for e in section.evidence
        for side in ("a" if e.a else "b",)
    }
    return told.Section(
        name=section.name,
        question=say("labels.question"),
        answer=_answer(shown, texts),
        caveat=say("labels.caveat.pair") if shown else "",
        view="table",
        columns=COLUMNS if texts.paired else COLUMNS[:2],
        rows=tuple(_row(row, disputed, texts) for row in shown),
        evidence=tuple(
            told.Evidence(_said(f"labels.evidence.{e.about}", e), e.weight, e.a, e.b)
            for e in section.evidence
        ),
        glance=tuple(
            told.Glance(g.bin, _line(named[str(g.values["referent"])], disputed), g.a, g.b,
                        g.section, g.weight)
            for g in section.short
        ),
        silent=texts.paired and not shown,
        most=ROWS,
        beside=0,
    )  # fmt: skip


def _said(key: str, found: Evidence) -> str:
    return say(key, referent=found.values["referent"], label=found.values["label"])


def _answer(rows: Sequence[LabelRow], texts: Texts) -> str:
    named, described = (sum(row.of == of for row in rows) for of in ("kind", "name"))
    kind = ("pair" if named else "nothing") if texts.paired else ("one" if named else "none")
    said = [say(f"labels.answer.{kind}", n=named)] if named or not described else []
    said += [say("labels.answer.described", n=described)] if described else []
    return " ".join(said)


def _row(row: LabelRow, disputed: set[tuple[str, str, str]], texts: Texts) -> told.Row:
    cells = {"a": _cell(row, "a", disputed), "b": _cell(row, "b", disputed)}
    said = {"referent": row.referent, **cells, "weight": row.weight}
    return said if texts.paired else {k: v for k, v in said.items() if k != "b"}


def _line(row: LabelRow, disputed: set[tuple[str, str, str]]) -> str:
    a, b = (_cell(row, side, disputed, short=True) for side in ("a", "b"))
    return say("labels.short.called", referent=row.referent[0].upper() + row.referent[1:], a=a, b=b)


def _cell(
    row: LabelRow, side: str, disputed: set[tuple[str, str, str]], *, short: bool = False
) -> str:
    """Two labels of a text, and as many more as fit: the most used, disputed ones, the rest; in
    short the disputed ones first, without signs, and with a voice only where all uses are
    somebody's."""
    sums = sorted(_summed(row.a if side == "a" else row.b), key=lambda s: (-s.times, s.label))
    marked = {s.label for s in sums if (side, row.referent, s.label) in disputed}
    said: list[tuple[bool, int, str]] = []
    for s in sums[:1] + sorted(sums[1:], key=lambda s: s.label not in marked):
        words = _label(s, MARK if s.label in marked and not short else "", short)
        if short and row.of == "name":
            words = say("labels.cell.described", label=s.label)
        room = SHORT if short else SIGNS
        if len(said) > 1 and sum(len(w) + 2 for *_, w in said) + len(words) > room:
            break
        said.append((short and s.label not in marked, -s.times, words))
    words = ", ".join(words for *_, words in sorted(said))
    return words if len(said) == len(sums) else f"{words}, {ELLIPSIS}"


def _label(found: _Sum, mark: str, short: bool) -> str:
    kind = "short" if short else "label"
    said = say(f"labels.cell.{kind}", label=found.label, mark=mark, n=found.times)
    parts = []
    for voice, n in (("quoted", found.quoted), ("reported", found.reported)):
        if n == found.times:
            parts.append(say(f"labels.cell.all_{voice}"))
        elif n and not short:
            parts.append(say(f"labels.cell.{voice}", n=n))
    return f"{said} ({', '.join(parts)})" if parts else said


def _summed(labels: Sequence[Label]) -> list[_Sum]:
    found: dict[str, _Sum] = {}
    for label in labels:
        s = found.get(label.label, _Sum(label.label, 0, 0, 0))
        found[label.label] = _Sum(
            label.label,
            s.times + label.count,
            s.quoted + label.count * (label.voice == "quotation"),
            s.reported + label.count * (label.voice == "reported"),
        )
    return list(found.values())
