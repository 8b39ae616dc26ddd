"""Coverage on its own cases, and what must hold whatever the texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bias import reader
from bias.analyses import coverage
from bias.analyses.coverage import controls, slots
from bias.analyses.coverage.telling import told
from bias.article import Article
from bias.context import Context
from bias.lexicon import load
from bias.report import Section, _plain, mirror, without_prose

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "coverage.json").read_text(encoding="utf-8")
)
#: What the rule does not reach yet, and why (docs/method/coverage.md).
MISSED: dict[str, str] = {}


def read(text: str) -> Article:
    return reader.read_text(text)


def section(a: str, b: str) -> Section:
    return coverage.answer(Context(read(a), read(b)))


def only(found: Section) -> set[str]:
    return {i for r in found.rows if "passage" in r for i in (*r["a"], *r["b"])}


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_case(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case["id"] in MISSED:
        request.applymarker(pytest.mark.xfail(reason=MISSED[case["id"]], strict=True))
    found = section(case["a"], case["b"])
    named = only(found)
    assert not named & set(case["told"]), "told in other words, called only"
    assert set(case["only"]) <= named, "told by one alone, not found"
    rows = {r["slot"]: r for r in found.rows if "slot" in r}
    for slot, side in case["slots"].items():
        assert rows[slot]["only"] == (None if side == "-" else side), slot


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_mirror(case: dict[str, Any]) -> None:
    there = _plain(section(case["a"], case["b"]))
    back = _plain(section(case["b"], case["a"]))
    for part in ("rows", "glance"):
        left, right = without_prose(mirror({part: there[part]})), without_prose({part: back[part]})
        key = json.dumps
        assert sorted(map(key, left[part])) == sorted(map(key, right[part]))


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_same_text_has_nothing_of_its_own(case: dict[str, Any]) -> None:
    for text in (case["a"], case["b"]):
        found = section(text, text)
        assert not only(found)
        assert not found.glance
        assert all(r["only"] is None for r in found.rows)


def test_a_text_told_twice_over_is_told() -> None:
    text = CASES[0]["a"]
    longer = text + " " + CASES[5]["a"]
    assert told([text], [longer]).only() == []


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The dam broke. Two people died.", False),
        ('The dam broke. "Two people died."', False),
        ("The dam broke. Two people", True),
        ("The dam broke. Two people died. Read more", True),
        ("The dam broke. Two people died…", True),
        ("The dam broke. Two people died...", True),
        ("The dam broke. Two people died.\n\nReporting by Ann Lee", False),
    ],
)
def test_cut(text: str, cut: bool) -> None:
    assert controls.is_cut(read(text)) is cut


def test_every_slot_has_words_or_a_reading_of_its_own() -> None:
    known = {note.rstrip("?") for t in load("slots").terms for note in t.note.split()}
    names = {slot.name for slot in slots.SLOTS}
    assert {s.name for s in slots.SLOTS if s.find is None} <= known
    assert known <= names | {"charge", "deed"}


def test_no_pair_no_words() -> None:
    found = section("Rain.", "The dam broke on Tuesday and two people died.")
    assert not found.glance
