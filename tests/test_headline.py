"""Headlines against the text below them: the rule on cases by another hand, and the section.

Of `cases/headline.json` only the odd-numbered cases were looked at while the rule was improved;
those of `headline_second.json`, by another hand, after their first run.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bias
from bias.aligner.claims import read
from bias.aligner.headlines import claims
from bias.aligner.support import Support, support_claim
from bias.analyses import headline
from bias.article import Span
from bias.context import Context
from bias.report import Report, mirror, without_prose
from bias.segmenter import sentences

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "headline.json").read_text("utf-8")
)
SECOND: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "headline_second.json").read_text("utf-8")
)
ANSWERS = ("found", "softer", "none")


def support(headline: str, body: list[str]) -> Support:
    """The gravest answer to the claims of a headline."""
    spans = claims(headline) or [Span(0, len(headline))]
    found = [support_claim(headline[s.start : s.end], body) for s in spans]
    return max(found, key=lambda f: ANSWERS.index(f.answer))


def answers(cases: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """Count (expected, given); a text that says the contrary ("otherwise") does not support."""
    count: Counter[tuple[str, str]] = Counter()
    for case in cases:
        body = case["body"]
        given_ = support(case["headline"], [body[s.start : s.end] for s in sentences(body)])
        expected = "none" if case["expect"] == "otherwise" else case["expect"]
        count[expected, given_.answer] += 1
    return count


def f1(count: Counter[tuple[str, str]], answer: str) -> float:
    said = sum(count[other, answer] for other in ANSWERS)
    gold = sum(count[answer, other] for other in ANSWERS)
    return 2 * count[answer, answer] / (said + gold) if said + gold else 0.0


@pytest.mark.parametrize(
    ("which", "cases", "floor"),
    [
        ("odd, looked at", CASES[0::2], 0.76),
        ("even, never looked at", CASES[1::2], 0.69),
        ("second set, looked at after its first run", SECOND, 0.67),
    ],
)
def test_figures(which: str, cases: list[dict[str, Any]], floor: float) -> None:
    count = answers(cases)
    each = {a: f1(count, a) for a in ANSWERS}
    macro = sum(each.values()) / len(each)
    print(f"\nheadline, {which}: macro-F1 {macro:.3f}", {a: round(f, 2) for a, f in each.items()})
    assert macro >= floor


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Dam bursts as rain goes on", ["Dam bursts", "rain goes on"]),
        ("Casualties and Impact", []),
        ("The Roots of Escalation", []),
        ("Peace Talks Resume in Orta", ["Peace Talks Resume in Orta"]),
        ("Will the dam hold?", []),
        ("Four simple steps to keep a cellar dry", []),
        ("How the dam was lost", []),
        ("Four men stand trial in Orta", ["Four men stand trial in Orta"]),
        ("Ruria: dam bursts near Orta", ["Ruria: dam bursts near Orta"]),
        ("Dam bursts near Orta: two villages evacuated", None),
    ],
)
def test_claims(text: str, pieces: list[str] | None) -> None:
    found = [text[s.start : s.end] for s in claims(text)]
    assert found == pieces if pieces is not None else len(found) == 2


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_headline_is_judged(text: str, body: list[str]) -> None:
    found = support(text, body)
    assert found.answer in ANSWERS
    assert all(0 <= i < len(body) for i in found.sentences)


def test_no_body_supports_nothing() -> None:
    assert support_claim("Dam bursts near Orta", []).answer == "none"


# --- the reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The minister did not sign the accord.", ["sign"]),
        ("No one was hurt.", ["hurt"]),
        ("The talks ended without a deal.", ["deal"]),
        ("The minister failed to sign the accord.", ["sign"]),
        ("The minister did not fail to sign the accord.", ["fail"]),
        ("Not only soldiers were hurt.", []),
        ("No fewer than 12 miners were trapped.", []),
        ("The alarm was not raised until noon.", []),
        ("There is no doubt that the fire was set.", []),
        ("Nobody but the captain survived.", []),
    ],
)
def test_what_a_negation_reaches(text: str, negated: list[str]) -> None:
    assert [w.text for w in read(text).words if w.negated] == negated


@pytest.mark.parametrize(
    ("text", "contested"),
    [
        ("Kabul denied that it shelters the group.", True),
        ("Ruria accused Belland of sheltering the group.", True),
        ("The minister said the group was sheltered there.", False),
        ("The border dispute sheltered the group.", None),
        ("The group was sheltered there.", None),
    ],
)
def test_who_answers(text: str, contested: bool | None) -> None:
    said = read(text)
    word = next(w for w in said.words if w.stem == "shelter")
    found = said.speeches[word.speech].contested if word.speech >= 0 else None
    assert found == contested


# --- the section ----------------------------------------------------------------------------------

BODY = (
    "The mayor of Orta opened the bridge on Monday. Two bands played. Rain fell all day.\n\n" * 12
)
FOUND = "Mayor opens bridge in Orta\n\n" + BODY
MISSING = "Police arrest 30 bankers in Belland\n\n" + BODY
LABEL = "Bridges and Roads\n\n" + BODY


def section(a: str, b: str) -> tuple[Context, Any]:
    context = Context(bias.read_text(a), bias.read_text(b))
    return context, headline.answer(context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(FOUND, ["found"]), (MISSING, ["none"]), (LABEL, [])],
    ids=["found", "missing", "label"],
)
def test_rows(text: str, expected: list[str]) -> None:
    context, made = section(text, FOUND)
    rows = [r for r in made.rows if r["article"] == "a"]
    assert [r["support"] for r in rows] == expected
    for row in rows:
        claim = context.a.text[row["claim"]["start"] : row["claim"]["end"]]
        assert claim in text.splitlines()[0]
        assert bool(row["sentences"]) == (row["support"] != "none")


def test_the_first_screen_hears_only_of_what_is_missing() -> None:
    assert section(FOUND, FOUND)[1].glance == ()
    assert section(LABEL, FOUND)[1].glance == ()
    (line,) = section(MISSING, FOUND)[1].glance
    assert line.bin == "different"
    assert "A1" in line.a
    assert "B's headline" in line.text, "what holds for the other text stands beside it"


@pytest.mark.parametrize("rest", ["Rain fell all day...", "Rain fell all day."])
def test_nothing_is_missing_from_a_text_that_is_cut_or_very_short(rest: str) -> None:
    _, made = section(f"Police arrest three bankers in Belland\n\n{rest}\n", FOUND)
    assert [r for r in made.rows if r["article"] == "a"] == []
    assert "cut off, or very short" in made.caveat


@pytest.mark.parametrize("hedge", ["", "reportedly "], ids=["plain", "hedged"])
def test_softer_is_said_only_where_a_hedge_stands_at_the_deed(hedge: str) -> None:
    told = f"The mayor of Orta {hedge}opened the bridge on Monday.\n\n"
    rest = "Two bands played all day. Rain fell on the square and the market. " * 12
    _, made = section("Mayor opens bridge in Orta\n\n" + told + rest, FOUND)
    (row,) = [r for r in made.rows if r["article"] == "a"]
    assert row["support"] == ("softer" if hedge else "found")


def test_mirror() -> None:
    one = Report(*_pair(MISSING, FOUND), sections=(section(MISSING, FOUND)[1],)).to_dict()
    two = Report(*_pair(FOUND, MISSING), sections=(section(FOUND, MISSING)[1],)).to_dict()
    assert without_prose(mirror(one)) == without_prose(two)


def _pair(a: str, b: str) -> tuple[Any, Any]:
    return bias.read_text(a), bias.read_text(b)


def test_one_article_is_enough() -> None:
    made = headline.answer(Context(bias.read_text(FOUND)))
    assert [r["support"] for r in made.rows] == ["found"]
    assert made.glance == ()


def test_headlines_of_the_seeds() -> None:
    """A's are found; of B's, one announces a truce that its text does not report."""
    seeds = Path(__file__).parents[1] / "seeds"
    a, b = (bias.read(seeds / n) for n in ("dw.txt", "azad.txt"))
    rows = headline.answer(Context(a, b)).rows
    assert {r["support"] for r in rows if r["article"] == "a"} == {"found"}
    by = [(b.text[r["claim"]["start"] :][:20], r["support"]) for r in rows if r["article"] == "b"]
    assert dict(by)[b.text.lstrip()[:20]] == "none"
    assert {s for _, s in by} <= {"none", "found", "softer"}
    assert "none" not in {s for t, s in by if t != b.text.lstrip()[:20]}
