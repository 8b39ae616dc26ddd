"""Figures: read with unit, category and hedge; two of them compared. Cases by another hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import figures
from bias.quantities import Quantity, compare, find

CASES = json.loads((Path(__file__).parent / "cases" / "numbers.json").read_text(encoding="utf-8"))


# How numbers are printed, and what is no figure: each kind of the grammar, with its negatives.
FORMS = json.loads((Path(__file__).parent / "cases" / "figures.json").read_text(encoding="utf-8"))

# What befell the people a figure counts: its words, the category and, where it matters, the unit.
FATES = json.loads((Path(__file__).parent / "cases" / "fates.json").read_text(encoding="utf-8"))


def printed(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find(text)]


def only(text: str) -> Quantity:
    found = find(text)
    assert len(found) == 1, printed(text)
    return found[0]


def located(text: str, words: str, found: list[Quantity]) -> Quantity | None:
    """The figure that lies closest on the printed `words`."""
    best: tuple[int, Quantity] | None = None
    at = text.find(words)
    while at >= 0:
        for q in found:
            shared = min(q.span.end, at + len(words)) - max(q.span.start, at)
            rank = shared - abs(q.span.end - q.span.start - len(words))
            if shared > 0 and (best is None or rank > best[0]):
                best = rank, q
        at = text.find(words, at + 1)
    return best[1] if best else None


def scored() -> tuple[Counter[str], list[Any]]:
    """Count what is right over all cases; list the conflicts that are none."""
    counts: Counter[str] = Counter()
    false_conflicts = []
    for case in CASES:
        found = {side: find(case[side]) for side in "ab"}
        got: dict[tuple[str, str], Quantity | None] = {}
        for figure in case["figures"]:
            side = figure["side"]
            q = got[side, figure["text"]] = located(case[side], figure["text"], found[side])
            counts["figures"] += 1
            counts["category"] += q is not None and q.category == figure["category"]
            counts["hedge"] += q is not None and q.hedge == figure["hedge"]
        counts["found"] += sum(len(f) for f in found.values())
        for pair in case["relations"]:
            x, y = got["a", pair["a"]], got["b", pair["b"]]
            said = compare(x, y, case["a"], case["b"]) if x and y else None
            counts["relations"] += 1
            counts["relation"] += said == pair["relation"]
            if said == "conflict" != pair["relation"]:
                false_conflicts.append((case["id"], pair))
    return counts, false_conflicts


@pytest.mark.parametrize("case", FATES, ids=[c["id"] for c in FATES])
def test_what_befell_those_whom_a_figure_counts(
    case: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    found = find(case["text"])
    for words, category, *unit in case["expect"]:
        q = located(case["text"], words, found)
        assert q is not None, words
        assert q.category == category, words
        assert (q.unit == "casualty") is (unit == ["casualty"]), words
    assert case.get("unread") not in printed(case["text"])


def test_the_cases_by_rate() -> None:
    counts, _ = scored()
    assert counts["category"] / counts["figures"] >= 0.95
    assert counts["hedge"] / counts["figures"] >= 0.95
    assert counts["relation"] / counts["relations"] >= 0.88
    assert counts["found"] <= 1.02 * counts["figures"]


def test_no_conflict_is_claimed_where_there_is_none() -> None:
    assert scored()[1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_the_order_of_two_figures_does_not_matter(case: dict[str, Any]) -> None:
    for x in find(case["a"]):
        for y in find(case["b"]):
            there = compare(x, y, case["a"], case["b"])
            assert there == compare(y, x, case["b"], case["a"])


@pytest.mark.parametrize(
    "text",
    [
        "HS-1 surveillance and an F-16 flew by.",
        "Channel 4 and Al Jazeera reported it.",
        "The G7 met; the G20 did not.",
        "Covid-19 closed the schools.",
        "It was worse than 9/11 for them.",
        "No one cared, and one might ask why.",
        "One resident recounted the night.",
        "They helped one another.",
        "He lives at 10 Downing Street.",
        "A Boeing 737 landed.",
        "Officials spoke on Monday in March.",
        "The first lady arrived.",
        "He was at first unsure.",
        "The test scores fell.",
        "Group of 20 leaders met.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "category", "hedge"),
    [
        ("Two dozen homes burned.", 24, "home", "things", None),
        ("Some 40 Pakistani soldiers were killed.", 40, "soldier", "killed", "about"),
        ("Between 40 and 60 rebels died.", 40, "rebel", "killed", "range"),
        ("Scores of villagers fled.", 40, "villager", "displaced", "vague"),
        ("No fewer than 7 raids followed.", 7, "raid", "events", "at least"),
        ("Up to 500 people are missing.", 500, "person", "missing", "at most"),
        ("The group claimed to have killed 40 troops.", 40, "troop", "killed", "doubt"),
        ("It cost nearly $2.5 million.", 2.5e6, "dollar", "money", "about"),
        ("Two-thirds of voters agreed.", 200 / 3, "percent", "share", None),
        ("Prices rose 4.1 percent.", 4.1, "percent", "share", None),
        ("The 48-hour truce held.", 48, "hour", "duration", None),
        ("The 2,600-kilometer line is long.", 2600, "kilometre", "measure", None),
        ("A 34-year-old was there.", 34, "year", "age", None),
        ("Lund lost the match 1-3.", 1, None, "score", None),
        ("She was ranked No. 2.", 2, None, "rank", None),
        ("Police arrested 12 of them.", 12, None, "detained", None),
        ("The blast wounded a hundred.", 100, None, "hurt", None),
        ("It happened at 10:30 p.m.", 22.5, None, "date", None),
        ("It happened on 14 August 2021.", 20210814, None, "date", None),
        ("It began in 2021.", 2021, None, "date", None),
        ("It came 6 1 / 2 years later.", 6.5, "year", "duration", None),
        ("Some 30-odd thousand voters came.", 30_000, "voter", "people", "about"),
        ("It had 30-some voters.", 30, "voter", "people", "about"),
        ("A 6-foot-4 guard came.", 6 + 1 / 3, "foot", "measure", None),
        ("Eight attorneys general sued.", 8, "attorney general", "people", None),
        ("He faces a maximum penalty of five years.", 5, "year", "duration", "at most"),
        ("They earn $250,000 and above.", 250_000, "dollar", "money", "at least"),
        ("Two thousand five hundred people died.", 2500, "person", "killed", None),
        ("Three hundred thousand million dollars went.", 3e11, "dollar", "money", None),
    ],
)
def test_one_figure(
    text: str, value: float, unit: str | None, category: str, hedge: str | None
) -> None:
    q = only(text)
    assert (pytest.approx(value), unit, category, hedge) == (q.value, q.unit, q.category, q.hedge)


def relation(left: str, right: str, i: int = 0, j: int = 0) -> str:
    return compare(find(left)[i], find(right)[j], left, right)


@pytest.mark.parametrize(
    ("left", "right", "i", "j"),
    [
        # a total against a part
        ("The blast killed 40 people.", "The blast killed 12 people, including 5 boys.", 0, 1),
        ("Fire took 9 of the 12 homes in Orn.", "Fire spared none of the 12 homes in Orn.", 0, 0),
        ("In all 40 people were killed.", "In Orn, 12 people were killed.", 0, 0),
        # two rounds, two times, two places
        ("The first raid killed 40 people.", "The second raid killed 12 people.", 0, 0),
        ("On Monday 40 people were killed.", "On Friday 12 people were killed.", 0, 0),
        ("Shells killed 40 people in Orn.", "Shells killed 12 people in Tarn.", 0, 0),
        # two kinds of victims, two sides
        ("The raid killed 40 militants.", "The raid killed 12 civilians.", 0, 0),
        ("The raid killed 40 Ornish soldiers.", "The raid killed 12 Tarnish soldiers.", 0, 0),
        # a forecast, a wish
        ("The bank expects a 6 percent rise in prices.", "Prices rose 9 percent.", 0, 0),
        (
            "Prosecutors asked for 12 years in the Orn case.",
            "He got 9 years in the Orn case.",
            0,
            0,
        ),
        # another category
        ("The raid killed 40 people.", "The raid wounded 12 people.", 0, 0),
        # a later count
        ("The death toll has risen to 40.", "The blast killed 12 people.", 0, 0),
    ],
)
def test_what_is_never_a_conflict(left: str, right: str, i: int, j: int) -> None:
    assert relation(left, right, i, j) != "conflict"


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("The blast killed 12 people.", "The blast killed 15 people.", "conflict"),
        ("The blast killed 12 people.", "Twelve people died in the blast.", "equal"),
        ("The blast killed dozens.", "The blast killed 40 to 60 people.", "compatible"),
        ("The blast killed at least 12.", "The blast killed 15 people.", "compatible"),
        ("The truce in Orn is for 48 hours.", "A two-day truce in Orn began.", "equal"),
        ("The fine for Orn was $3 million.", "Orn's fine was $3.1 million.", "compatible"),
        ("The blast killed 40 people.", "The blast killed 12 children.", "subset"),
    ],
)
def test_what_two_figures_are_to_each_other(left: str, right: str, said: str) -> None:
    assert relation(left, right) == said


def holds(wanted: dict[str, Any], q: Quantity) -> bool:
    return all(getattr(q, key) == pytest.approx(value) for key, value in wanted.items())


@pytest.mark.parametrize("case", [c for c in FORMS if "text" in c], ids=lambda c: c["id"])
def test_how_a_figure_is_printed(case: dict[str, Any]) -> None:
    found, wanted = find(case["text"]), case["expect"]
    if isinstance(wanted, list):
        assert len(found) == len(wanted)
        assert all(map(holds, wanted, found))
        return
    assert all(any(holds(w, q) for q in found) for w in wanted.get("has", []))
    assert not any(holds(w, q) for w in wanted.get("has_not", []) for q in found)


@pytest.mark.parametrize("case", [c for c in FORMS if "texts" in c], ids=lambda c: c["id"])
def test_how_two_forms_compare(case: dict[str, Any]) -> None:
    assert relation(*case["texts"], *case.get("which", (0, 0))) == case["expect"]


PARTS = (
    "40 12 2,600 3.5 million two dozen hundred several scores half third at least about between "
    "and to of the in 2021 March 14 % $ - – , . ; : ( ) killed wounded people soldiers were "
    "Kabul including them percent year-old hours first one No. 10:30 p.m. 9/11 F-16 ’ “ "
    "’s ١٢ ² ½ 1e9 0 2½ 1/3 -12°C minus ° 12)  [3] +44 000 '450 point hundred quarter a ( ) 41F "
    "out million aged Dead: EUR US$ 5mn"
)
PIECES = st.sampled_from([*PARTS.split(), " ", "\n"])


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_figures_lie_in_the_text_and_in_their_bounds(text: str) -> None:
    last = 0
    for q in find(text):
        assert last <= q.span.start < q.span.end <= len(text)
        assert q.noun is None or q.noun.end <= len(text)
        assert q.low is None or q.low <= q.value
        assert q.high is None or q.value <= q.high
        last = q.span.end


@settings(deadline=None, max_examples=100)
@given(st.lists(PIECES).map(" ".join), st.lists(PIECES).map(" ".join))
def test_any_two_figures_can_be_held_side_by_side(left: str, right: str) -> None:
    for x in find(left)[:3]:
        for y in find(right)[:3]:
            assert compare(x, y, left, right) == compare(y, x, right, left)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nine people were killed, four of them children.", [(4,), ()]),
        (
            "They hired 40 workers, 12 of whom are women and eight are men.",
            [(8, 12), (), ()],
        ),
        ("Nine people were killed and four children were hurt.", [(), ()]),
    ],
)
def test_a_whole_keeps_the_numbers_of_its_parts(text: str, parts: list[tuple[int, ...]]) -> None:
    assert [q.parts for q in find(text)] == parts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("She has a 43%-37% advantage over Bush.", [43, 37]),
        ("She has a 43%–37% advantage over Bush.", [43, 37]),
        ("The margin fell to -36% in spring.", [-36]),
        ("Growth (-3%) was worse than before.", [-3]),
    ],
)
def test_a_hyphen_behind_a_per_cent_sign_is_no_minus(text: str, values: list[int]) -> None:
    assert [q.value for q in find(text)] == values


def test_time_grows_with_the_text_and_no_faster() -> None:
    text = " ".join(f"{c['a']} {c['b']}" for c in CASES)

    def best(times: int) -> float:
        longer = " ".join([text] * times)
        tries = []
        for _ in range(3):
            start = process_time()
            find(longer)
            tries.append(process_time() - start)
        return min(tries)

    assert best(16) < 16 * best(2)


@pytest.mark.parametrize(
    "line",
    [
        "12 people and ",
        "40, ",
        "one two ",
        "hundred ",
        "five hundred ",
        "million ",
        "of the 12 ",
        "\n\n",
        "a.",
        "x",
        "-",
        "A1",
        "0",
        "1 000 ",
        "(1) ",
    ],
)
def test_a_line_without_end_is_read_in_time(line: str) -> None:
    start = process_time()
    find(line * 4000)
    assert process_time() - start < 8


def test_two_accounts_of_one_event_by_rate() -> None:
    """First runs were .875 of categories and .558 of relations (docs/development.md); figures found
    .99. What is found must not fall, and of two accounts few may be called a conflict wrongly."""
    n = figures.judge(figures.cases())
    assert (n["figures"], n["relations"]) == (575, 233)
    assert n["found"] / n["figures"] >= 0.985
    assert n["category"] / n["figures"] >= 0.91
    assert n["relation"] / n["relations"] >= 0.82
    assert n["false conflict"] <= 1
    own = figures.judge(figures.cases(figures.OWN))
    assert own["relation"] / own["relations"] >= 0.82
    assert own["false conflict"] <= 1
    more = figures.judge(figures.cases(figures.MORE))  # first run .796 and .668, 8 false conflicts
    assert (more["figures"], more["relations"]) == (565, 286)
    assert more["category"] / more["figures"] >= 0.86
    assert more["relation"] / more["relations"] >= 0.77
    assert more["false conflict"] <= 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("He was outspent $5.4 million to $200,000 in the race.", ["money", "money"]),
        ("The repair will cost $2 million to $5 million.", ["money"]),
        ("They lost 520 to 39.", ["score"]),
    ],
)
def test_two_sums_are_no_result(text: str, kinds: list[str]) -> None:
    assert [q.category for q in find(text)] == kinds
