"""Do the two texts tell the same event? The verdict in a sentence, and what bears it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import listed, named, say
from bias.findings import Evidence, Section, plain

COLUMNS = ("kind", "anchor", "for", "a", "b")
#: Verdicts under which what is shared speaks for one story; elsewhere it is merely in common.
ONE_STORY = ("same event", "same story, different moment")


def tell(section: Section, texts: Texts) -> told.Section:
    """Put the verdict and its anchors into words."""
    return told.Section(
        name=section.name,
        question=say("same_event.question"),
        answer=say(f"same_event.answer.{section.state.code}"),
        caveat=say("same_event.caveat"),
        view="facts",
        columns=COLUMNS,
        rows=tuple(plain(row) for row in section.rows),
        evidence=tuple(
            told.Evidence(_note(e, texts.verdict), e.weight, e.a, e.b) for e in section.evidence
        ),
    )


def _note(found: Evidence, verdict: str) -> str:
    pair = "same" if verdict in ONE_STORY else "other"
    head = f"{found.values['kind']}_{'for' if found.values['supports'] else 'against'}"
    if found.about == "happening" and not found.values["supports"]:
        head = "not_found"  # what is not found sets nothing apart
    return say(
        "same_event.evidence",
        head=say(f"same_event.head.{pair}.{head}"),
        note=_NOTES[found.about](**found.values),
    )


def _shorter(words_a: Sequence[str], words_b: Sequence[str]) -> list[str]:
    """Of what both texts name, the shorter name of each."""
    return [min(p, key=lambda w: (len(w), w)) for p in zip(words_a, words_b, strict=True)]


def _names(*, supports: bool, words_a: Sequence[str], words_b: Sequence[str], **_: Any) -> str:
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


def _place(
    *, supports: bool, words_a: Sequence[str], words_b: Sequence[str], told_a: str, **_: Any
) -> str:
    where = say(f"same_event.place.{told_a or 'happened'}")
    if not supports:
        return _facing("same_event.place.apart", words_a, words_b, where=where)
    place = say(f"same_event.place.{'one' if len(words_a) == 1 else 'many'}", where=where)
    return say("same_event.place.both", names=listed(words_a), a_place=place)


def _sequence(*, words_a: Sequence[str], words_b: Sequence[str], told_a: str, **_: Any) -> str:
    return _facing(
        f"same_event.sequence.{'a' if told_a == 'behind' else 'b'}_back", words_a, words_b
    )


def _phase(
    *, words_a: Sequence[str], words_b: Sequence[str], told_a: str, told_b: str, **_: Any
) -> str:
    a = say(f"same_event.phase.{told_a}", word=words_a[0])
    return say("same_event.phase.note", a=a, b=say(f"same_event.phase.{told_b}", word=words_b[0]))


def _persons(*, words_a: Sequence[str], words_b: Sequence[str], **_: Any) -> str:
    return _facing("same_event.persons.note", words_a, words_b)


def _date(*, supports: bool, words_a: Sequence[str], words_b: Sequence[str], **_: Any) -> str:
    key = f"same_event.date.{'both' if supports else 'apart'}"
    return _facing(key, [_day(w) for w in words_a], [_day(w) for w in words_b])


def _day(code: str) -> str:
    """The words for "05-12" or "05"."""
    number, _, day = code.partition("-")
    month = say(f"same_event.date.months.{number}")
    return say("same_event.date.day", day=int(day), month=month) if day else month


def _happening(
    *,
    supports: bool,
    words_a: Sequence[str],
    words_b: Sequence[str],
    shared: Sequence[str],
    **_: Any,
) -> str:
    if not words_a:
        return say(f"same_event.happening.{'same_text' if supports else 'none'}")
    event = say(f"same_event.happening.{shared[0]}", a=words_a[0], b=words_b[0])
    beside = [
        say("same_event.happening.word", a=word) if kind == "word" else word
        for kind, word in zip(shared[1:], _shorter(words_a, words_b)[1:], strict=True)
    ]
    return say("same_event.happening.both", event=event, beside=listed(beside))


def _facing(key: str, words_a: Sequence[str], words_b: Sequence[str], **values: str) -> str:
    return say(key, words_a=listed(words_a), words_b=listed(words_b), **values)


_NOTES: dict[str, Callable[..., str]] = {
    "names": _names,
    "place": _place,
    "sequence": _sequence,
    "phase": _phase,
    "persons": _persons,
    "date": _date,
    "happening": _happening,
}
