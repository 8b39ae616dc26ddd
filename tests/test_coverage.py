"""Coverage on its own cases, and what must hold whatever the texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from telling import tell

from bias import reader, reading, segmenter
from bias.analyses.coverage import PERHAPS, Coverage, untold
from bias.article import Article
from bias.context import FAR, Context
from bias.faces.told import Section, mirror, without_prose
from bias.findings import Evidence, plain

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "coverage.json").read_text(encoding="utf-8")
)
IDS = [c["id"] for c in CASES]


def read(text: str) -> Article:
    return reader.read_text(text)


def section(a: str, b: str) -> Section:
    return tell("coverage", Context(read(a), read(b)))


def only(found: Section) -> set[str]:
    return {i for r in found.rows if r["passage"] for i in (*r["a"], *r["b"])}


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_is_told_is_not_called_only(case: dict[str, Any]) -> None:
    assert not only(section(case["a"], case["b"])) & set(case["told"])


def test_what_stands_in_a_passage_of_one_text_is_not_perhaps_told_by_it_alone() -> None:
    passages = perhaps = 0
    for case in CASES:
        found = section(case["a"], case["b"])
        doubted = {q.id for e in found.evidence for q in (*e.a, *e.b)}
        assert not only(found) & doubted
        passages, perhaps = passages + len(only(found)), perhaps + len(doubted)
    assert passages
    assert perhaps


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_mirror(case: dict[str, Any]) -> None:
    there = plain(section(case["a"], case["b"]))
    back = plain(section(case["b"], case["a"]))
    for part in ("rows", "glance"):
        left, right = without_prose(mirror({part: there[part]})), without_prose({part: back[part]})
        key = json.dumps
        assert sorted(map(key, left[part])) == sorted(map(key, right[part]))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_same_text_has_nothing_of_its_own(case: dict[str, Any]) -> None:
    for text in (case["a"], case["b"]):
        found = section(text, text)
        assert not only(found)
        assert not found.glance
        assert not found.rows


LONG = "The dam broke on Tuesday and two people of the village below it died in the water."


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The dam broke. Two people died.", False),
        ('The dam broke. "Two people died."', False),
        ('The dam broke. "Two people died."\u200b', False),
        ("The dam broke. Two people", True),
        ("The dam broke. Two people died. Read more", True),
        ("The dam broke. Two people died…", True),
        ("The dam broke. Two people died...", True),
        ("The dam broke. Two people died.\n\nReporting by Ann Lee", False),
        (f"{LONG}\n\nSubscribe now to read the full story.\n\nSign up for our newsletter", True),
        (f"{LONG}\n\nThe mayor left.\n\nSign up for our newsletter", False),
    ],
)
def test_cut(text: str, cut: bool) -> None:
    assert segmenter.is_cut(read(text)) is cut


def test_what_is_neither_told_nor_surely_untold_is_perhaps_only() -> None:
    contexts = [Context(read(case["a"]), read(case["b"])) for case in CASES]
    found = [(c, x) for c in contexts for x in Coverage().run(c) if isinstance(x, Evidence)]
    assert found
    for context, one in found:
        ids = [q.id for q in (*one.a, *one.b)]
        side: Any = one.values["only"]
        assert {i[0].lower() for i in ids} == {side}
        assert 0 < len(ids) <= PERHAPS
        assert {i for m in context.matches for i in (*m.a, *m.b)}.isdisjoint(ids)
        near = context.alignment.nearest["ab".index(side)]
        for number in (int(i[1:]) for i in ids):
            assert number not in context.untold[side]
            assert near[number - 1] <= FAR or one.about == "also"
    assert {x.about for _, x in found} == {"perhaps", "also"}


def test_no_pair_no_words() -> None:
    found = section("Rain.", "The dam broke on Tuesday and two people died.")
    assert not found.glance


def test_a_text_inside_the_other_has_nothing_of_its_own() -> None:
    inner = CASES[0]["a"]
    found = section(inner, f"{CASES[3]['a']} {inner} {CASES[8]['a']}")
    assert not any(r["only"] == "a" for r in found.rows)
    assert any(r["only"] == "b" for r in found.rows)


def test_two_languages_are_not_compared() -> None:
    french = (
        "Le fleuve est sorti de son lit mardi et il a inondé la ville. Deux personnes sont mortes, "
        "selon les pompiers. Les habitants ont quitté leurs maisons et dorment dans une école."
    )
    found = section(CASES[0]["a"], french)
    assert not found.rows
    assert "two languages" in found.answer


def test_a_cut_text_suspends_the_other_side_only() -> None:
    cut = next(c for c in CASES if c["id"] == "cut-text")
    rows = section(cut["a"], cut["b"]).rows
    assert not any(r["only"] == "a" for r in rows)
    assert "B looks cut off" in section(cut["a"], cut["b"]).caveat


@pytest.mark.parametrize("verdict", ["related", "unrelated", "cannot tell"])
def test_no_first_screen_for_texts_that_need_not_be_one_event(
    verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = Context(read(CASES[0]["a"]), read(CASES[3]["a"]))
    relation = context.relation._replace(verdict=verdict)
    monkeypatch.setattr(context, "relation", relation)
    found = tell("coverage", context)
    assert not found.glance
    assert "need not be about one event" in found.caveat


STORY = (
    "The Osk ferry sank on Monday night and two sailors drowned.\n\n"
    "Crews pulled forty people from the water off Osk.\n\n"
)
#: Somebody of whom one text tells in three sentences.
OWNER = (
    "The ferry belongs to Marta Velinsky, a banker, who bought the line in May.\n\n"
    "Inspectors had fined Marta Velinsky twice.\n\n"
    "A court will hear the case against Velinsky on Friday.\n\n"
)
#: Names of the other text, what the first says more, whether the first screen says it.
NAMED = {
    "told in three sentences": (STORY, OWNER, True),
    "told in two": (STORY, "\n\n".join(OWNER.split("\n\n")[:2]) + "\n\n", False),
    "nobody says what she is": (STORY, OWNER.replace(" a banker,", ""), False),
    "named in both": (STORY + "Ms Velinsky owns the ferry.\n\n", OWNER, False),
    "a place": (
        STORY,
        OWNER.replace("Marta Velinsky", "Velin").replace("Velinsky", "Velin"),
        False,
    ),
    "who speaks": (
        STORY,
        OWNER
        + "“Nobody ever warned me of water in the hold, no letter has reached my office since "
        "May, and the boat was sound when I bought it from the town,” Velinsky said.\n\n",
        False,
    ),
}


@pytest.mark.parametrize("case", NAMED)
def test_the_first_screen_names_whom_one_text_alone_comes_back_to(case: str) -> None:
    other, more, said = NAMED[case]
    found = section(STORY + more, other)
    assert [g.text for g in found.glance] == [
        "Only A names Marta Velinsky (a banker) in 3 sentences."
    ] * said


def test_a_party_is_named_by_its_members() -> None:
    text = reading.read(
        reader.read_text("Rain fell.\n\n" + "The Democratic Party met again.\n\n" * 3)
    )
    for other, alone in (("Many Democrats stayed away.", 0), ("Many guests stayed away.", 1)):
        assert len(untold.only_named(text, reading.read(reader.read_text(other)))) == alone


@pytest.mark.parametrize(("name", "alone"), [("Harbour Post", 0), ("Harbour Trust", 1)])
def test_a_paper_is_no_part_of_what_is_told(name: str, alone: int) -> None:
    text = reading.read(
        reader.read_text("Rain fell.\n\n" + f"The {name} told of the flood.\n\n" * 3)
    )
    other = reading.read(reader.read_text("Many guests stayed away."))
    assert len(untold.only_named(text, other)) == alone
