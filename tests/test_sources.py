"""Who speaks: one row a speaker over both texts, no two people in one, the same from both sides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from telling import tell

from bias import pipeline, reader
from bias.analyses.sources import SHARE, Sources
from bias.analyses.sources.spoken import told_by
from bias.attribution import KINDS
from bias.context import Context
from bias.faces.told import mirror, without_prose
from bias.findings import Measure, Section, SourceRow, Speaking

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "sources.json").read_text(encoding="utf-8")
)
IDS = [c["id"] for c in CASES]


def run(a: str, b: str | None = None) -> Section:
    articles = [reader.read_text(text) for text in (a, b) if text is not None]
    return Section.of("sources", Sources().run(Context(*articles)))


def rows(a: str, b: str | None = None) -> list[SourceRow]:
    return [row for row in run(a, b).rows if isinstance(row, SourceRow)]


def times(spoken: Speaking | None) -> int | None:
    return None if spoken is None else spoken.attributions


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_rows(case: dict[str, Any]) -> None:
    found = [
        {"name": r.name, "kind": r.kind, "role": r.role, "side": r.side, "a": times(r.a),
         "b": times(r.b)}
        for r in rows(case["a"], case["b"])
    ]  # fmt: skip
    for row in case["rows"]:
        assert row in found
    names = [r["name"] for r in found]
    for pair in case["apart"]:
        assert set(pair) <= set(names)
    assert not set(case["absent"]) & set(names)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_mirror(case: dict[str, Any]) -> None:
    a, b = (reader.read_text(case[side]) for side in "ab")
    there, back = (pipeline.compare(*x, only=["sources"]).to_dict() for x in ((a, b), (b, a)))
    for key in ("sections", "short"):
        assert without_prose(mirror({key: there[key]})) == without_prose({key: back[key]})


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_of_one_text_alone_nobody_is_lost(case: dict[str, Any]) -> None:
    alone, paired = rows(case["a"]), rows(case["a"], case["b"])
    assert sorted(x.a.words for x in alone if x.a) == sorted(x.a.words for x in paired if x.a)
    assert all(row.b is None for row in alone)


def test_measures_count_what_rows_hold() -> None:
    for case in CASES:
        section = run(case["a"], case["b"])
        counted = {m.name: m for m in section.measures if isinstance(m, Measure)}
        assert SHARE in counted
        for kind in KINDS:
            mine = [r for r in section.rows if isinstance(r, SourceRow) and r.kind == kind]
            given = sum(r.a.words for r in mine if r.a), sum(r.b.words for r in mine if r.b)
            measure = counted.get(f"{kind}, words")
            assert given == ((measure.count_a, measure.count_b) if measure else (0, 0))


def test_who_speaks_in_one_text_alone_is_not_even_named_in_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Context, "comparable", True)
    a = (
        "The Oster dam burst on Monday and flooded Selby. Ann Lee, a nurse, said that water had "
        "come up to the beds of the ward before anybody rang, and that nobody had told them."
    )
    b = "The Oster dam burst on Monday and flooded Selby. Police said that the water was falling."
    told = run(a, b)
    assert [(s.kind, s.values["name"], s.a, s.b) for s in told.short if s.kind == "only"] == [
        ("only", "Ann Lee", ("A2",), ())
    ]
    named = run(a, f"{b} Among the injured is Ann Lee.")
    assert not [s for s in named.short if s.kind == "only"]


def test_words() -> None:
    a, b = (reader.read_text(CASES[0][side]) for side in "ab")
    said = tell("sources", Context(a, b))
    assert said.answer.startswith("We found words given to 1 speaker in A, 1 of them named people;")
    assert said.rows[0]["name"] == "Ann Lee"
    assert said.rows[0]["b"] == "1 time, 3 words"
    none = tell("sources", Context(reader.read_text("Rain fell on Selby.")))
    assert none.answer == "We found no words that are given to anybody."
    assert not none.rows


def test_names_of_bodies_keep_their_of() -> None:
    assert told_by("Board of Trade") == ["board", "of", "trade"]
    assert told_by("members of the Board") == ["members"]
