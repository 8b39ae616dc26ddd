"""How is said what one text alone tells? Questions, names and passages, and why to doubt it."""

from __future__ import annotations

from bias.faces import told
from bias.faces.say import COMPARABLE, Texts
from bias.faces.words import has, label, listed, say
from bias.findings import OnlyIn, Section, Short, State, plain

COLUMNS = ("label", "name", "passage", "state", "stands")
_OTHER = {"a": "b", "b": "a"}


def tell(section: Section, texts: Texts) -> told.Section:
    """Put what only one text tells into words."""
    if section.state.code:
        return told.Section(
            name=section.name,
            question=say("coverage.question"),
            answer=label("coverage.answer", section.state.code),
        )
    return told.Section(
        name=section.name,
        question=say("coverage.question"),
        answer=_answer(section.state, texts),
        caveat=_caveat(section.state, texts),
        view="passages",
        columns=COLUMNS,
        rows=tuple(_row(row, texts) for row in section.rows if isinstance(row, OnlyIn)),
        glance=tuple(
            told.Glance(s.bin, _short(s), s.a, s.b, s.section, s.weight) for s in section.short
        ),
    )


def _row(row: OnlyIn, texts: Texts) -> told.Row:
    """A row, with what its question is called and where its first sentence stands."""
    said: told.Row = {**plain(row), "stands": None}
    if row.question:
        said["label"] = label("coverage.label", row.question)
    elif row.name:
        said["label"] = say("coverage.row.named")
    if row.state:
        said["state"] = label("coverage.state", row.state)
    if row.only:
        first = (row.a or row.b)[0]
        count = len(texts.article(row.only).sentences)
        said["stands"] = say("coverage.row.stands", n=first[1:], all=str(count))
    return said


def _answer(state: State, texts: Texts) -> str:
    said = []
    for side, other in _OTHER.items():
        if state.values[f"held_{side}"]:
            continue
        here, there = side.upper(), other.upper()
        body, n = str(len(texts.article(side).body)), str(state.values[f"untold_{side}"])
        said.append(say("coverage.answer.untold", n=n, here=here, body=body, there=there))
        only = state.values[f"only_{side}"]
        if isinstance(only, tuple) and only:
            questions = ", ".join(label("coverage.label", str(q)).lower() for q in only)
            said.append(say("coverage.answer.only", here=here, questions=questions))
    return " ".join(said) or say("coverage.answer.none")


def _caveat(state: State, texts: Texts) -> str:
    said = []
    for key, about in (("held", "cut"), ("longer", "room")):
        for side, other in _OTHER.items():
            if times := state.values[f"{key}_{side}"]:
                here, there = side.upper(), other.upper()
                said.append(say(f"coverage.caveat.{about}", here=here, there=there, times=times))
    if texts.verdict not in COMPARABLE:
        said.append(say("coverage.caveat.events"))
    elif texts.verdict != "same event":
        said.append(say("coverage.caveat.moments"))
    return " ".join([*said, say("coverage.caveat.only")])


def _short(short: Short) -> str:
    question = str(short.values.get("question"))
    group = "short_label" if has(f"coverage.short_label.{question}") else "label"
    what = label(f"coverage.{group}", question)
    if short.kind == "question":
        return say("coverage.short.question", what=what, words=short.values["words"])
    found = short.values["names"]
    names = [str(name) for name in found] if isinstance(found, tuple) else []
    if short.kind == "named":
        quoted = ", ".join(say("coverage.short.name", name=name) for name in names)
        return say("coverage.short.named", names=quoted)
    kind = "shared" if len(names) > 1 else "shared_one"
    return say(f"coverage.short.{kind}", what=what, names=listed(names))
