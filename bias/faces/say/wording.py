"""How loaded are the words? Marks, and their counts, in words that need no statistics."""

from __future__ import annotations

from collections.abc import Sequence

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.told import READ_AS, read_as
from bias.faces.words import label, named, say
from bias.findings import Finding, LoadedSentence, Measure, Section, Short, plain

COLUMNS = ("whose", "probability")
#: The measure of all marked phrases; the others are of one kind of wording each.
MARKED = "marked_phrases"
FAMILY = "wording"


def tell(section: Section, texts: Texts) -> told.Section:
    """Put marked phrases into words."""
    tested = [m for m in section.measures if m.family == FAMILY]
    marked = next(m for m in tested if m.name == MARKED)
    rows = [row for row in section.rows if isinstance(row, LoadedSentence)]
    if texts.paired:
        answer = _compared(marked, tested, texts)
    else:
        said = sum(len(row.marks) for row in rows if row.voice != "narration")
        answer = say("wording.answer.one_text", n=marked.count_a, said=said)
    return told.Section(
        answer=answer,
        caveat=_caveat(section, texts),
        view="passages",
        columns=COLUMNS,
        rows=tuple(map(_row, rows)),
        glance=tuple(
            told.Glance(s.bin, _short(s), s.a, s.b, s.section, s.weight) for s in section.short
        ),
    )


def _short(short: Short) -> str:
    """Say that one writer argues, and how."""
    side = str(short.values["article"])
    other = named("b" if side == "a" else "a")
    return say("wording.short.arguing", which=named(side), other=other, **short.values)


def _row(row: Finding) -> told.Row:
    """A row in which every mark has a reason."""
    said: told.Row = plain(row)
    who = "_by" if said["speaker"] else ""
    said["whose"] = say(f"wording.voice.{said['voice']}{who}", speaker=said["speaker"])
    for mark in said["marks"]:
        mark["reason"] = mark["reason"] or say("wording.unlisted")
    return said


def _compared(marked: Measure, tested: Sequence[Measure], texts: Texts) -> str:
    """Say what was marked in a pair, and what differs."""
    counts = say("wording.answer.counts", a=marked.count_a, b=marked.count_b)
    if marked.a is not None and marked.b is not None:
        counts += say("wording.answer.rates", a=marked.a, b=marked.b)
    if marked.verdict == "too little text":
        return say("wording.answer.too_little", counts=counts)
    if not texts.comparable:
        return say("wording.answer.two_stories", counts=counts)
    kinds = [
        say("wording.answer.kind", name=label("wording_list", m.name), verdict=read_as(m))
        for m in tested
        if m.name != MARKED and m.verdict == "clear"
    ]
    more = say("wording.answer.kinds", kinds=", ".join(kinds)) if kinds else ""
    said = READ_AS["no reliable difference"] if marked.verdict == "suggestive" else read_as(marked)
    verdict = said or say("wording.answer.untested")
    return say("wording.answer.compared", counts=counts, verdict=verdict, kinds=more)


def _caveat(section: Section, texts: Texts) -> str:
    """Say what the marks and probabilities do not show."""
    said = [say("wording.caveat.model", **section.state.values)]
    if not texts.comparable:
        said.insert(0, say("wording.caveat.not_comparable"))
    return " ".join(said)
