"""How is said what one text alone tells? Names and passages, and why to doubt it."""

from __future__ import annotations

from bias.faces import told
from bias.faces.called import with_role
from bias.faces.say import COMPARABLE, Texts
from bias.faces.words import label, named, say
from bias.findings import Evidence, OnlyIn, Section, Short, State, plain

COLUMNS = ("name", "passage", "stands")
_OTHER = {"a": "b", "b": "a"}
#: Characters of a role behind a name.
ROLE = 76


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
        evidence=tuple(
            told.Evidence(_perhaps(e), e.weight, e.a, e.b, e.about) for e in section.evidence
        ),
        glance=tuple(
            told.Glance(g.bin, _short(g), g.a, g.b, g.section, g.weight) for g in section.short
        ),
    )


def _perhaps(found: Evidence) -> str:
    side = str(found.values["only"])
    return say(f"coverage.{found.about}", here=named(side), there=named(_OTHER[side]))


def _short(short: Short) -> str:
    names = [
        say(
            "coverage.short.name",
            name=with_role(str(short.values[key]), str(short.values[f"role_{key[5:]}"]), ROLE),
            n=short.values[f"sentences_{key[5:]}"],
        )
        for key in sorted(short.values)
        if key.startswith("name_")
    ]
    return say("coverage.short.names", side=named("a" if short.a else "b"), names=", ".join(names))


def _row(row: OnlyIn, texts: Texts) -> told.Row:
    """A row, with where its first sentence stands."""
    first = (row.a or row.b)[0]
    count = len(texts.article(row.only).sentences)
    return {**plain(row), "stands": say("coverage.row.stands", n=first[1:], all=str(count))}


def _answer(state: State, texts: Texts) -> str:
    said = []
    for side, other in _OTHER.items():
        if state.values[f"held_{side}"]:
            continue
        here, there = named(side), named(other)
        body, n = str(len(texts.article(side).body)), str(state.values[f"untold_{side}"])
        said.append(say("coverage.answer.untold", n=n, here=here, body=body, there=there))
    return " ".join(said) or say("coverage.answer.none")


def _caveat(state: State, texts: Texts) -> str:
    said = []
    for key, about in (("held", "cut"), ("longer", "room")):
        for side, other in _OTHER.items():
            if times := state.values[f"{key}_{side}"]:
                here, there = named(side), named(other)
                said.append(say(f"coverage.caveat.{about}", here=here, there=there, times=times))
    if texts.verdict not in COMPARABLE:
        said.append(say("coverage.caveat.events"))
    elif texts.verdict != "same event":
        said.append(say("coverage.caveat.moments"))
    return " ".join([*said, say("coverage.caveat.only")])
