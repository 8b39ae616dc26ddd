"""The section on what both tell: rows, typed differences, what may reach the first screen."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from telling import tell

import bias
from bias.context import Context
from bias.faces.told import Report, mirror, without_prose
from bias.matching import Match, Reason

LEFT = (
    "Bridge opens\n\n"
    "The mayor of Orta opened the bridge on Monday. The flood killed 12 people in Tarn. "
    "Ruria claims that the Belland government shelters the Dawn movement. "
    "The council approved the new tram line in May.\n"
)
RIGHT = (
    "Orta has a bridge\n\n"
    "On Monday the mayor of Orta opened the bridge. The flood killed 19 people in Tarn. "
    "The Dawn movement, sheltered by the Belland government, has bases in the hills. "
    "The council rejected the new tram line in May.\n"
)
MATCHES = (
    Match(("A2",), ("B2",), 0.9, (Reason("word", "bridge", "bridge"),)),
    Match(("A3",), ("B3",), 0.8, (Reason("word", "flood", "flood"),)),
    Match(("A4",), ("B4",), 0.7, (Reason("word", "Dawn", "Dawn"),)),
    Match(("A5",), ("B5",), 0.75, (Reason("word", "tram", "tram"),)),
)


def context(a: str, b: str, matches: tuple[Match, ...]) -> Context:
    made = Context(bias.read_text(a), bias.read_text(b))
    made.__dict__["alignment"] = dataclasses.replace(made.alignment, matches=matches)
    return made


def swapped(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    def other(ids: tuple[str, ...], side: str) -> tuple[str, ...]:
        return tuple(side + i[1:] for i in ids)

    return tuple(
        Match(
            other(m.b, "A"),
            other(m.a, "B"),
            m.score,
            tuple(Reason(r.kind, r.b, r.a) for r in m.reasons),
        )
        for m in matches
    )


def kinds(row: dict[str, Any]) -> set[str]:
    return {d["kind"] for d in row["differences"]}


def test_rows_name_their_differences() -> None:
    made = tell("aligned", context(LEFT, RIGHT, MATCHES))
    rows = {r["a"][0]: r for r in made.rows}
    assert kinds(rows["A2"]) == set()
    assert kinds(rows["A3"]) == kinds(rows["A4"]) == kinds(rows["A5"]) == set(), (
        "what is told otherwise in words is not judged"
    )


def test_quotes_are_the_words_of_the_texts() -> None:
    facts = context(LEFT, RIGHT, MATCHES)
    for row in tell("aligned", facts).rows:
        for difference in row["differences"]:
            for side in ("a", "b"):
                quote = difference[side]
                if quote:
                    text = facts.article(side).text  # type: ignore[arg-type]
                    assert text[quote["start"] : quote["end"]] == quote["text"]
                    assert quote["id"] in row[side]


def test_reasons_are_said() -> None:
    reasons = (
        Reason("name", "Orta", "Orta"),
        Reason("name", "Tarn", "Tarn"),
        Reason("figure", "12", "12"),
        Reason("time", "Monday", "Monday"),
        Reason("word", "Bridges", "Bridge"),
        Reason("akin", "fired", "Dismissal"),
    )
    matches = (Match(("A2",), ("B2",), 0.9, reasons),)
    there = tell("aligned", context(LEFT, RIGHT, matches))
    back = tell("aligned", context(RIGHT, LEFT, swapped(matches)))
    assert there.rows[0]["reasons"] == [
        "both: Orta, Tarn",
        "same figure: 12",
        "same day or month: Monday",
        "both: “bridge”",
        "fired / dismissal",
    ]
    assert back.rows[0]["reasons"] == [*there.rows[0]["reasons"][:-1], "dismissal / fired"]


def test_expected_false_is_printed() -> None:
    made = tell("aligned", context(LEFT, RIGHT, MATCHES))
    (measure,) = made.measures
    assert (measure.name, measure.a, measure.b) == ("expected_false", 0.85, 0.85)
    assert made.caveat.startswith("Any of these may be of two things")


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((0.5, 0.5, 0.4), "About 2 of these may"),
        ((0.6, 0.6, 0.6), "Any of"),
        ((0.1, 0.1), "Any of"),
    ],
)
def test_how_many_may_be_false_is_never_more_than_there_are(
    scores: tuple[float, ...], said: str
) -> None:
    matches = tuple(
        match._replace(score=score) for match, score in zip(MATCHES, scores, strict=False)
    )
    made = tell("aligned", context(LEFT, RIGHT, matches))
    assert said in made.caveat
    assert made.measures[0].a == pytest.approx(len(scores) - sum(scores))


@pytest.mark.parametrize("matches", [MATCHES, MATCHES[:1], ()], ids=["four", "one", "none"])
def test_mirror(matches: tuple[Match, ...]) -> None:
    one, two = context(LEFT, RIGHT, matches), context(RIGHT, LEFT, swapped(matches))
    reports = [Report(c.a, c.b, sections=(tell("aligned", c),)).to_dict() for c in (one, two)]
    assert without_prose(mirror(reports[0])) == without_prose(reports[1])


def test_the_same_text_twice_has_no_difference() -> None:
    matches = tuple(Match((f"A{n}",), (f"B{n}",), 1.0, ()) for n in range(2, 6))
    made = tell("aligned", context(LEFT, LEFT, matches))
    assert all(r["differences"] == [] for r in made.rows)
    assert all(g.bin == "both" for g in made.glance)


def test_nothing_in_common() -> None:
    made = tell("aligned", context(LEFT, RIGHT, ()))
    assert made.rows == ()
    assert "no sentence" in made.answer
