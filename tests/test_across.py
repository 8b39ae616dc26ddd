"""What stands across two texts without a match, and the lines of the first screen made of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bias
from bias.aligner import across
from bias.aligner.across import Text
from bias.analyses.aligned import killing
from bias.analyses.coverage import quoted
from bias.context import Context
from bias.names import find as names_of
from bias.relation import Relation
from bias.report import Glance
from bias.training.pairs_of_events import make_article

CASES = json.loads((Path(__file__).parent / "cases" / "across.json").read_text("utf-8"))
IDS = [case["id"] for case in CASES]


def read(sentences: list[str]) -> Text:
    """An article of a case, with its names."""
    article = bias.read_text("\n\n".join(sentences) + "\n")
    return Text(article, names_of(article))


def found(left: Text, right: Text) -> list[list[str]]:
    """Kind and first ids of what is found."""
    result = []
    for x in across.find(left, right):
        a, b = left.article.sentence_at(x.a[0].start), right.article.sentence_at(x.b[0].start)
        assert a is not None
        assert b is not None
        result.append([x.kind, f"A{a.number}", f"B{b.number}"])
    return result


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_cases(case: dict[str, Any]) -> None:
    assert found(read(case["a"]), read(case["b"])) == case["found"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_mirror(case: dict[str, Any]) -> None:
    a, b = read(case["a"]), read(case["b"])
    back = [[kind, "A" + j[1:], "B" + i[1:]] for kind, i, j in found(b, a)]
    assert back == found(a, b)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_text_has_nothing_against_itself(case: dict[str, Any]) -> None:
    text = read(case["a"])
    assert found(text, text) == []


# --- lines ----------------------------------------------------------------------------------------


def context(a: str, b: str) -> Context:
    """Two texts that are taken for one event."""
    made = Context(bias.read_text(a), bias.read_text(b))
    made.__dict__["relation"] = Relation("same event", 1.0, 1.0)
    return made


def line(found: list[Glance]) -> str:
    """The text of the only line."""
    (only,) = found
    return only.text


def test_words_for_death_of_one_text() -> None:
    one = "Two soldiers were martyred at Orta.\n\nNine rebels were killed there.\n"
    two = "Two soldiers died at Orta, and nine rebels were killed there.\n"
    said = line(killing.glance(context(one, two), "aligned"))
    assert "“martyred” (A1)" in said
    assert "“killed” (A2)" in said


@pytest.mark.parametrize(
    "one",
    [
        "Two soldiers died at Orta.",
        'A spokesman said: "Two of our soldiers were martyred at Orta."',
        "The plan eliminated the tax on bread at Orta.",
    ],
    ids=["plain", "quoted", "no people"],
)
def test_no_words_for_death(one: str) -> None:
    assert killing.glance(context(one, "Two soldiers were killed at Orta."), "aligned") == []


SPOKEN = '"We left everything behind and walked to the river," said Ann Moor of Belland.\n\n' * 30
PLAIN = "The families left everything behind and walked to the river near the town.\n\n" * 30


def test_who_speaks() -> None:
    assert line(quoted.line(context(SPOKEN, PLAIN), "coverage")).startswith("Who speaks:")
    assert quoted.line(context(SPOKEN, SPOKEN + PLAIN[:76]), "coverage") == []
    assert quoted.line(context(SPOKEN[:200], PLAIN[:200]), "coverage") == []
    assert quoted.line(context(SPOKEN, PLAIN + "They went on..."), "coverage") == [], "cut"


def test_the_seeds() -> None:
    """The claim of a first time, and the claim that the other text states itself."""
    seeds = Path(__file__).parents[1] / "seeds"
    a, b = (bias.read(seeds / n) for n in ("dw.txt", "azad.txt"))
    report = bias.compare(a, b)
    lines = {g.text[:20]: g for g in report.glance if g.bin == "different"}
    assert any(x.startswith("A first, or not?") for x in lines)
    assert any("claim in A" in g.text for g in report.glance)
    assert "first time" in report.look_up[0]


def test_an_article_of_sentences_is_read() -> None:
    article = make_article(CASES[0]["a"])
    assert across.find(Text(article, names_of(article)), Text(article, names_of(article))) == []
