"""What do the words dwell on? Frames in words that need no statistics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.told import read_as
from bias.faces.words import label, listed, say
from bias.findings import Evidence, Measure, Section, Short, plain

COLUMNS = ("frame", "term", "a", "b", "voice", "contribution")
#: The family of what is tested; the rest stands beside it.
FAMILY = "frame"
#: Less, per 1,000 words, would print as 0.0.
LEAST_AGAINST = 0.05


def tell(section: Section, texts: Texts) -> told.Section:
    """Put frames into words."""
    tested = {m.name: m for m in section.measures if m.family == FAMILY}
    values: dict[str, Any] = dict(section.state.values)
    return told.Section(
        name=section.name,
        question=say("framing.question"),
        answer=_answer(tested.values(), values["loose"], texts),
        caveat=" ".join([*_caveat(values, texts), _classifier(values)]),
        view="bars",
        columns=COLUMNS,
        measures=section.measures,
        rows=tuple(plain(row) for row in section.rows),
        evidence=tuple(
            told.Evidence(_note(e, tested), e.weight, e.a, e.b) for e in section.evidence
        ),
        glance=tuple(_line(s, tested) for s in section.short),
    )


def _frames(names: Iterable[str]) -> str:
    return listed([label("frame", n) for n in names])


def _answer(tested: Iterable[Measure], loose: Sequence[str], texts: Texts) -> str:
    measures = [m for m in tested if texts.paired or m.name not in loose]
    if not measures:
        return say("framing.answer.no_lexicons")
    if not texts.paired:
        return _commonest(measures)
    if any(m.verdict == "too little text" for m in measures):
        return say("framing.answer.too_little")
    if not texts.comparable:
        return say("framing.answer.two_stories")
    clear = [m for m in measures if m.verdict == "clear"]
    sides = {
        "A": [m.name for m in clear if (m.difference or 0) > 0],
        "B": [m.name for m in clear if (m.difference or 0) < 0],
    }
    said = [
        say("framing.answer.more", side=side, frames=_frames(names))
        for side, names in sides.items()
        if names
    ]
    return (
        say("framing.answer.differ", said="; ".join(said)) if said else say("framing.answer.alike")
    )


def _commonest(measures: Sequence[Measure]) -> str:
    common = sorted((m for m in measures if m.count_a), key=lambda m: -m.count_a)[:3]
    if not common:
        return say("framing.answer.no_word")
    said = [
        say("framing.answer.frame_count", frame=label("frame", m.name), n=m.count_a) for m in common
    ]
    return say("framing.answer.most", frames=listed(said))


def _caveat(values: dict[str, Any], texts: Texts) -> list[str]:
    """Say what the counts do not show."""
    said = [] if texts.comparable else [say("framing.caveat.not_comparable")]
    said.append(say(f"framing.caveat.{'counted' if texts.paired else 'one_text'}"))
    why = [
        say(
            "framing.caveat.unclear_frame",
            frame=label("frame", name),
            why=say(f"framing.why.{code}"),
        )
        for name, code in values.get("unclear", ())
    ]
    if why:
        said.append(say("framing.caveat.unclear", frames="; ".join(why)))
    if values["loose"]:
        said.append(say("framing.caveat.loose", frames=_frames(values["loose"])))
    return said


def _classifier(values: dict[str, Any]) -> str:
    """Say in a line whether the model and the word lists point the same way."""
    silent = say("framing.classifier.silent", n=values["silent"]) if values["silent"] else ""
    if "same_way" not in values:
        said = say("framing.classifier.counts")
    else:
        ways = [
            say(f"framing.classifier.{way}", frames=_frames(values[f"{way}_way"]))
            for way in ("same", "other")
            if values[f"{way}_way"]
        ]
        said = (
            say("framing.classifier.points", ways=", ".join(ways))
            if ways
            else say("framing.classifier.assigns")
        )
    return say("framing.classifier.sentence", said=said, silent=silent)


def _note(found: Evidence, tested: dict[str, Measure]) -> str:
    values: dict[str, Any] = dict(found.values)
    if found.about == "individuals":
        counts = [
            say("framing.evidence.individuals_count", n=values[f"count_{side}"], side=side.upper())
            for side in "ab"
            if f"count_{side}" in values
        ]
        return say("framing.evidence.individuals", counts=listed(counts))
    name = label("frame", values["frame"])
    frame, definition = name.capitalize(), values["definition"] or name
    if "terms" not in values:
        counted = zip(values["words"], values["counts_a"], strict=True)
        words = [say("framing.evidence.one_word", term=t, a=a) for t, a in counted]
        return say(
            "framing.evidence.one",
            frame=frame,
            definition=definition,
            words=", ".join(words),
        )
    return _made_of(frame, definition, tested[values["frame"]], values)


def _made_of(frame: str, definition: str, measure: Measure, values: dict[str, Any]) -> str:
    counted = zip(values["words"], values["counts_a"], values["counts_b"], strict=True)
    words = [say("framing.evidence.pair_word", term=t, a=a, b=b) for t, a, b in counted]
    more, against = values["more"], values["against"]
    return say(
        "framing.evidence.pair",
        frame=frame,
        definition=definition,
        verdict=read_as(measure),
        difference=abs(measure.difference or 0),
        words=", ".join(words),
        more=say("framing.evidence.more", n=more) if more > 0 else "",
        against=say("framing.evidence.against", n=against) if against >= LEAST_AGAINST else "",
        terms=values["terms"],
        effective=values["effective"],
    )


def _line(short: Short, tested: dict[str, Measure]) -> told.Glance:
    m = tested[str(short.values["frame"])]
    frame = label("frame", m.name)
    text = say(
        "framing.line",
        side="A" if (m.difference or 0) > 0 else "B",
        frame=frame,
        about=short.values["about"] or frame,
        count_a=m.count_a,
        count_b=m.count_b,
        a=m.a or 0,
        b=m.b or 0,
    )
    return told.Glance(short.bin, text, short.a, short.b, short.section, short.weight)
