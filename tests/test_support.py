"""Headlines against the text below them: what they claim, what the body makes of it, the section.

`cases/headline.json` and `cases/headline_second.json` are by other hands and were not read while
this was written: only their figure is tested. `cases/support.json` is ours.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import tell

import bias
from bias import reading, support
from bias.context import Context
from bias.faces.told import Report, mirror, without_prose

FOLDER = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def judged(title: str, body: str) -> list[tuple[str, support.Support]]:
    """The claims of a title as printed, and what its body makes of each."""
    known = reading.read(bias.read_text(f"{title}\n\n{body}\n"))
    return [(known.article.slice(c.span), support.judge(known, c)) for c in support.claims(known)]


def claims(title: str) -> list[str]:
    return [words for words, _ in judged(title, "Rain fell on the square. Two bands played.")]


# --- what a headline claims -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        (
            "Dam bursts in Orta as heavy rain fills valley",
            ["Dam bursts in Orta", "heavy rain fills valley"],
        ),
        ("Peace Talks Resume in Orta", ["Peace Talks Resume in Orta"]),
        ("Ruria: dam bursts near Orta", ["Ruria: dam bursts near Orta"]),
        ("Four men stand trial in Orta", ["Four men stand trial in Orta"]),
        ("Orta loses port, builds old town bridge", ["Orta loses port", "builds old town bridge"]),
        ("'We were too late': Mayor resigns in Orta", ["Mayor resigns in Orta"]),
        ("Council to close library in Orta", ["Council to close library in Orta"]),
        ("Casualties and Impact", []),
        ("The Roots of Escalation", []),
        ("Orta's year of the dam", []),
        ("Will the dam hold in Orta?", []),
        ("Four simple steps to keep a cellar dry", []),
        ("How the dam was lost", []),
        ("Opinion: Mayor fails the people of Orta", []),
        ("The dam, explained", []),
    ],
)
def test_claims(title: str, pieces: list[str]) -> None:
    assert claims(title) == pieces


def test_the_verb_of_a_claim_comes_first() -> None:
    known = reading.read(bias.read_text("Mayor plans to close bridge in Orta\n\nRain fell.\n"))
    (claim,) = support.claims(known)
    assert known.tokens.words[claim.verbs[0]] == "plans"


# --- what the body makes of it --------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("support"), ids=lambda c: c["label"])
def test_answers(case: dict[str, Any]) -> None:
    found = [s.answer for _, s in judged(case["headline"], case["body"])]
    assert found == [case["expect"]]


ORDER = ("none", "softer", "found", "nearest", "not checked")


def f1(count: Counter[tuple[str, str]], answer: str) -> float:
    said = sum(n for (_, given), n in count.items() if given == answer)
    gold = sum(n for (wanted, _), n in count.items() if wanted == answer)
    return 2 * count[answer, answer] / (said + gold) if said + gold else 0.0


@pytest.mark.parametrize(("name", "floor"), [("headline", 0.25), ("headline_second", 0.18)])
def test_figures(name: str, floor: float) -> None:
    count: Counter[tuple[str, str]] = Counter()
    for case in cases(name):
        answers: list[str] = [s.answer for _, s in judged(case["headline"], case["body"])]
        wanted = "none" if case["expect"] == "otherwise" else case["expect"]
        count[wanted, min(answers, key=ORDER.index, default="not checked")] += 1
    each = {a: f1(count, a) for a in ("found", "softer", "none")}
    macro = sum(each.values()) / len(each)
    right = {a: count[a, a] / max(1, sum(count[w, a] for w in each)) for a in each}
    print(f"\n{name}: macro-F1 {macro:.3f}", {a: round(x, 2) for a, x in each.items()})
    print("  precision", {a: round(x, 2) for a, x in right.items()}, dict(count))
    assert macro >= floor


def test_a_headline_printed_again_bears_nothing_out() -> None:
    body = "Rain fell. The square was empty. Nobody came to see it."
    ((_, alone),) = judged("Mayor opens bridge in Orta", body)
    ((_, again),) = judged("Mayor opens bridge in Orta", f"Mayor opens bridge in Orta {body}")
    assert alone.answer != "found"
    assert again.answer != "found"


WORDS = st.sampled_from(
    ["mayor", "opens", "bridge", "Orta", "30", "says", "not", "as", ":", ",", "may"]
)


@given(st.lists(WORDS, max_size=9), st.lists(WORDS, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_headline_is_judged(title: list[str], body: list[str]) -> None:
    text = f"{' '.join(title)}\n\nIt rained. {' '.join(body)}.\n"
    known = reading.read(bias.read_text(text))
    numbers = {s.number for s in known.article.body}
    for claim in support.claims(known):
        head = known.article.sentences[claim.sentence - 1]
        assert head.start <= claim.span.start < claim.span.end <= head.end
        assert all(claim.span.start <= c.start < c.end <= claim.span.end for c in claim.clauses)
        found = support.judge(known, claim)
        assert found.answer in support.ANSWERS
        assert set(found.sentences) <= numbers
        assert bool(found.sentences) == (found.answer in ("found", "softer", "nearest"))
        assert 0 <= found.share <= 1 + 1e-9


# --- the section ----------------------------------------------------------------------------------

BODY = (
    "The mayor of Orta opened the bridge on Monday. Two bands played. Rain fell all day.\n\n" * 12
)
FOUND = "Mayor opens bridge in Orta\n\n" + BODY
MISSING = "Police arrest 30 bankers in Belland\n\n" + BODY
LABEL = "Bridges and Roads\n\n" + BODY


def section(a: str, b: str) -> tuple[Context, Any]:
    context = Context(bias.read_text(a), bias.read_text(b))
    return context, tell("headline", context)


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
        assert claim == row["clause"]
        assert claim in text.splitlines()[0]
        assert bool(row["sentences"]) == (row["support"] != "none")


def test_the_first_screen_hears_only_of_what_is_missing() -> None:
    assert section(FOUND, FOUND)[1].glance == ()
    assert section(LABEL, FOUND)[1].glance == ()
    assert section(MISSING, MISSING)[1].glance == ()
    (line,) = section(MISSING, FOUND)[1].glance
    assert line.bin == "different"
    assert line.a == ("A1",)
    assert line.text == (
        'A\'s headline "Police arrest 30 bankers in Belland": we found no sentence below it that '
        "says so. B's headline: found in B."
    ), "what holds for the other text stands beside it"


def test_why_an_answer_is_no_better_is_said() -> None:
    (note,) = [e.note for e in section(MISSING, FOUND)[1].evidence if e.a]
    assert note == 'A\'s headline: we found no sentence ("30" stands nowhere below).'


CREDITED = "Nine dead in unprovoked raid on Orta\n\n" + (
    "A raid on Orta killed nine people on Monday, the council said. Rain fell all day.\n\n" * 12
)


def test_what_the_body_gives_to_somebody_is_softer_and_has_no_line() -> None:
    _, made = section(CREDITED, FOUND)
    assert [r["support"] for r in made.rows if r["article"] == "a"] == ["softer"]
    assert made.glance == ()


def test_words_are_not_claims() -> None:
    """That a body has "severe" where its headline has "record" makes it no softer."""
    text = CREDITED.replace(", the council said", "")
    for word in ("unprovoked", ""):
        _, made = section(text.replace("unprovoked", word), FOUND)
        assert [r["support"] for r in made.rows if r["article"] == "a"] == ["found"]
        assert not any("nowhere" in e.note for e in made.evidence)


@pytest.mark.parametrize("rest", ["Rain fell all day...", "Rain fell all day."])
def test_nothing_is_missing_from_a_text_that_is_cut_or_very_short(rest: str) -> None:
    _, made = section(f"Police arrest 30 bankers in Belland\n\n{rest}\n", FOUND)
    assert [r["support"] for r in made.rows if r["article"] == "a"] == ["not checked"]
    assert made.glance == ()
    assert "cut off, or very short" in made.caveat


def test_mirror() -> None:
    one = Report(*_pair(MISSING, FOUND), sections=(section(MISSING, FOUND)[1],)).to_dict()
    two = Report(*_pair(FOUND, MISSING), sections=(section(FOUND, MISSING)[1],)).to_dict()
    assert without_prose(mirror(one)) == without_prose(two)


def _pair(a: str, b: str) -> tuple[Any, Any]:
    return bias.read_text(a), bias.read_text(b)


def test_one_article_is_enough() -> None:
    made = tell("headline", Context(bias.read_text(FOUND)))
    assert [r["support"] for r in made.rows] == ["found"]
    assert made.glance == ()


def test_a_claim_keeps_its_marks_of_quotation() -> None:
    for title in ("Lee says Pell may be 'too cautious'", "'Cruel' plan closes mill in Pell"):
        assert claims(title) == [title]
