"""What does each text dwell on? Shares of sentences and words, in words that need no statistics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import label, listed, named, say
from bias.findings import Evidence, Measure, Section, plain

COLUMNS = ("frame", "term", "a", "b", "voice")


def tell(section: Section, texts: Texts) -> told.Section:
    """Put frames into words."""
    scores = {m.name: m for m in section.measures if m.source is not None}
    caveat = [say("framing.caveat.shares")]
    if texts.paired:
        caveat.append(say(f"framing.caveat.{'test' if texts.comparable else 'not_comparable'}"))
    return told.Section(
        answer=_answer(
            [scores[str(e.values["frame"])] for e in section.evidence if e.about == "frame"],
            texts.paired,
        ),
        caveat=" ".join(caveat),
        view="bars",
        columns=COLUMNS,
        rows=tuple(plain(row) for row in section.rows),
        evidence=tuple(
            told.Evidence(_note(e, scores), e.weight, e.a, e.b) for e in section.evidence
        ),
    )


def _answer(shown: Sequence[Measure], paired: bool) -> str:
    """Say what more of one text dwells on, or what one text dwells on most."""
    if not shown:
        return say(f"framing.answer.{'alike' if paired else 'none'}")
    if not paired:
        common = sorted(shown, key=lambda m: (-m.count_a, m.name))
        told_of = [
            say("framing.answer.one_frame", frame=_name(m), share=told.shares(m)["a"])
            for m in common
        ]
        return say("framing.answer.one", frames=listed(told_of))
    ranked = sorted(shown, key=lambda m: (-m.weight, m.name))
    sides = {s: [m for m in ranked if (told.apart(m) > 0) == (s == "A")] for s in "AB"}
    said = [
        say("framing.answer.more", side=named(side), frames=_names(measures))
        for side, measures in sides.items()
        if measures
    ]
    clear = [m for m in ranked if m.verdict == "clear"]
    starred = [say("framing.answer.clear", frames=_names(clear))] if clear else []
    text = "; ".join(said)
    return " ".join([f"{text[:1].upper()}{text[1:]}.", *starred])


def _name(measure: Measure) -> str:
    return label("framing.name", measure.name)


def _names(measures: Iterable[Measure]) -> str:
    return listed([_name(m) for m in measures])


def _note(found: Evidence, scores: dict[str, Measure]) -> str:
    values: dict[str, Any] = dict(found.values)
    if found.about == "words":
        return say("framing.evidence.words", said=_words(values, "only"))
    measure = scores[values["frame"]]
    shares = [
        say("framing.evidence.share", share=x, side=named(side), n=values[f"judged_{side}"])
        for side, x in told.shares(measure).items()
    ]
    met, unreal = _words(values, "words"), _unreal(values)
    name, definition = _name(measure), values.get("definition")
    source = "own_list" if values.get("precision") == 1 else str(measure.source)
    return say(
        "framing.evidence.frame",
        frame=f"{name[:1].upper()}{name[1:]}",
        definition=say("framing.evidence.definition", definition=definition) if definition else "",
        shares=listed(shares) + say("framing.evidence.clear") * (measure.verdict == "clear"),
        words=say("framing.evidence.met", said=met) if met else "",
        unreal=say("framing.evidence.unreal", said=unreal) if unreal else "",
        worth=""
        if measure.source == "both"
        else say(f"framing.evidence.{source}", right=round(10 * values.get("precision", 0))),
    )


def _words(values: dict[str, Any], key: str) -> str:
    """The words of each side with their counts: "A panic 3, blood 2; B terror 9"."""
    said = []
    for side in "ab":
        words = [
            say("framing.evidence.word", term=t, n=n) for t, n in values.get(f"{key}_{side}", ())
        ]
        if words:
            said.append(say("framing.evidence.words_of", side=named(side), words=", ".join(words)))
    return "; ".join(said)


def _unreal(values: dict[str, Any]) -> str:
    counts = {side: values.get(f"unreal_{side}", 0) for side in "ab" if f"judged_{side}" in values}
    if not any(counts.values()):
        return ""
    said = [say("framing.evidence.word", term=named(s), n=n) for s, n in counts.items()]
    return ", ".join(said)
