"""Do the two texts tell the same event? The verdict in a sentence, and what bears it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.text import ELLIPSIS
from bias.faces.words import listed, named, say
from bias.findings import Evidence, Section, plain

COLUMNS = ("kind", "anchor", "for", "a", "b")
DAYS = ("day", "next day")
_MARKS = re.compile(r'["“”]')
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"(?<=\w{3})\.$")
#: Verdicts under which what is shared speaks for one story; elsewhere it is merely in common.
ONE_STORY = ("same event", "same story, different moment")


def tell(section: Section, texts: Texts) -> told.Section:
    """Put the verdict and its anchors into words."""
    return told.Section(
        answer=say(f"same_event.answer.{section.state.code}"),
        caveat=say("same_event.caveat"),
        view="facts",
        columns=COLUMNS,
        rows=tuple(plain(row) for row in section.rows),
        evidence=tuple(
            told.Evidence(_note(e, texts), 0.0 if _is_count(e) else e.weight, e.a, e.b, e.about)
            for e in section.evidence
        ),
    )


def _is_count(found: Evidence) -> bool:
    """Whether a reason only counts what is told in both: readers cannot check it, and look at names
    with more use."""
    shown = (found.values.get(x) for x in ("core_a", "core_b", "words_a"))
    return found.about == "told" and bool(found.values["supports"]) and not any(shown)


def _in_titles(found: Evidence, texts: Texts) -> bool:
    """Whether a reason rests on the two titles, which stand above it."""
    if texts.b is None or not (found.a and found.b):
        return False
    told_at = [(texts.a, q) for q in found.a] + [(texts.b, q) for q in found.b]
    return all(q.text == x.title for x, q in told_at)


def _note(found: Evidence, texts: Texts) -> str:
    pair = "same" if texts.verdict in ONE_STORY else "other"
    head = f"{found.values['kind']}_{'for' if found.values['supports'] else 'against'}"
    if found.about == "told" and not found.values["supports"]:
        head = "not_found"  # what is not found sets nothing apart
    if found.about in DAYS and texts.verdict == "same event":
        head = "days"
    if found.about == "opening":
        head = "doubt"
    titles = found.about == "told" and _in_titles(found, texts)
    note = _NOTES[found.about](found, **found.values, titles=titles)
    return say("same_event.evidence", head=say(f"same_event.head.{pair}.{head}"), note=note)


def _shorter(words_a: Sequence[str], words_b: Sequence[str]) -> list[str]:
    """Of what both texts name, the shorter name of each."""
    return [min(p, key=lambda w: (len(w), w)) for p in zip(words_a, words_b, strict=True)]


def _names(
    _: Evidence, *, supports: bool, words_a: Sequence[str], words_b: Sequence[str], **__: Any
) -> str:
    if supports:
        return say("same_event.names.both", names=listed(_shorter(words_a, words_b)))
    only = [
        say("same_event.names.only", side=side, other=other, names=listed(words))
        for side, other, words in (
            (named("a"), named("b"), words_a),
            (named("b"), named("a"), words_b),
        )
        if words
    ]
    return "; ".join(only) or say("same_event.names.none")


def _told(found: Evidence, *, supports: bool, titles: bool, **values: Any) -> str:
    cores: dict[str, Sequence[str]] = {side: values.get(f"core_{side}") or () for side in "ab"}
    said = {side: _core(core) for side, core in cores.items() if core}
    if not supports:
        return _untold(found, said)
    kinds, *both = (values.get(x, ()) for x in ("shared", "words_a", "words_b"))
    names = _particulars(said.values(), kinds, *both)
    if not said:
        key = "names" if names else "both"
        return say(f"same_event.told.{key}", names=listed(names), n=values.get("things", 0))
    quoted = say("same_event.told.titles") if titles else ""
    if len(said) == 2:
        quoted = quoted or say("same_event.told.cores", **said)
    for side, core in said.items():
        quoted = quoted or say("same_event.told.core", said=core, side=named(side))
    return say("same_event.told.also", said=quoted, names=listed(names)) if names else quoted


def _particulars(
    said: Iterable[str], kinds: Sequence[str], words_a: Sequence[str], words_b: Sequence[str]
) -> list[str]:
    """What both openings name, in words, without what is quoted."""
    quoted = [set(_WORD.findall(core.lower())) for core in said]
    found = []
    for kind, word in zip(kinds, _shorter(words_a, words_b), strict=True):
        if kind == "time":
            word = say(f"same_event.day.{word}")
        if any(core.issuperset(_WORD.findall(word.lower())) for core in quoted):
            continue
        found.append(word if kind in ("name", "time") else say(f"same_event.harmed.{kind}", n=word))
    return found


def _untold(found: Evidence, said: Mapping[str, str]) -> str:
    """What is not found, in the words of the openings where they have a clause."""
    side = "both" if found.a and found.b else "a" if found.a else "b"
    if len(said) == 2:
        return say("same_event.told.open_both", **said)
    note = say(f"same_event.told.untold_{side}")
    core = said.get(side)
    return note if core is None else say("same_event.told.opens", said=note, core=core)


def _core(stretches: Sequence[str]) -> str:
    """Stretches of a sentence as one; a quotation mark without its fellow goes, and so do the full
    stop of a headline and the colon behind words that are left out."""
    said = _STOP.sub("", f" {ELLIPSIS} ".join(stretches)).lstrip(":;, ")
    marks = _MARKS.findall(said)
    return _MARKS.sub("", said) if len(marks) % 2 else said


def _opening(_: Evidence, *, core_a: Sequence[str], core_b: Sequence[str], **__: Any) -> str:
    return say("same_event.opening", a=_core(core_a), b=_core(core_b))


def _day(_: Evidence, *, words_a: Sequence[str], words_b: Sequence[str], **__: Any) -> str:
    a, b = (
        say(f"same_event.day.{words[0]}") if words[0].isdigit() else words[0]
        for words in (words_a, words_b)
    )
    return say("same_event.day.apart", a=a, b=b)


def _text(_: Evidence, **__: Any) -> str:
    return say("same_event.text.same")


_NOTES: dict[str, Callable[..., str]] = {
    "names": _names,
    "told": _told,
    "day": _day,
    "next day": _day,
    "opening": _opening,
    "text": _text,
}
