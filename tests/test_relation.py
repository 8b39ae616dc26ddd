"""Are two accounts about the same event: properties that always hold, and the cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bias import names, quantities
from bias.article import Article
from bias.data import folder
from bias.reader import read, read_text
from bias.relation import Relation, relate
from bias.relation.moment import TURNS
from bias.relation.moment import find as find_moment
from bias.relation.places import HAPPENINGS, happened_at
from bias.training.pairs_of_events import make_article
from bias.words import groups

CASES = json.loads((Path(__file__).parent / "cases" / "same_event.json").read_text("utf-8"))
PAIRS = Path(__file__).parents[2] / "shared" / "data" / "ecbplus_pairs_small.dev.jsonl"


def seeds() -> tuple[Article, Article]:
    """The two texts that ship."""
    return read(folder("seeds") / "dw.txt"), read(folder("seeds") / "azad.txt")


def pair(case: dict[str, str]) -> tuple[Article, Article]:
    """The two articles of a case."""
    return read_text(case["a"]), read_text(case["b"])


@pytest.fixture(scope="module")
def relations() -> list[Relation]:
    """Every case, judged once."""
    return [relate(*pair(case)) for case in CASES]


def test_groups_that_the_code_names_exist() -> None:
    known = groups.load()
    there = frozenset().union(*known.words.values(), *known.phrases.values())
    assert there >= TURNS | HAPPENINGS


def test_cases(relations: list[Relation]) -> None:
    right = sum(r.verdict == c["verdict"] for r, c in zip(relations, CASES, strict=True))
    assert right >= 19, f"{right} of {len(CASES)}"


def test_the_same_event_is_seldom_said_wrongly(relations: list[Relation]) -> None:
    said = [c for r, c in zip(relations, CASES, strict=True) if r.verdict == "same event"]
    wrong = [c["id"] for c in said if c["verdict"] != "same event"]
    assert len(wrong) <= 4, wrong


def test_a_cut_text_that_shares_person_state_and_weekday_is_no_same_event() -> None:
    released = read_text(
        "Arlen police release film of the shooting of Dora Quill\n"
        "Police in Arlen, Vendria, released film on Wednesday of the moments before an officer "
        "shot Dora Quill, 31, outside her home. Chief Pavel Strand said the officer had called out "
        "three times. The film lasts eleven minutes and was shown to the family first. Mayor "
        "Ines Okafor asked for calm while the..."
    )
    criticised = read_text(
        "Viewers fault Channel Nine for trimming its report\n"
        "Channel Nine drew criticism on Wednesday for cutting the sound of an emergency call from "
        "its evening report on Dora Quill. The network in Vendria said that the clip had been "
        "shortened for time, and that its editors would look again at how they had..."
    )
    found = relate(released, criticised)
    assert found.verdict != "same event"
    assert any(x.kind == "occurrence" for x in found.evidence)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_every_verdict_shows_something_of_the_occurrence(case: dict[str, str]) -> None:
    assert any(x.kind == "occurrence" for x in relate(*pair(case)).evidence)


def test_unrelated_accounts_are_seldom_called_one_story(relations: list[Relation]) -> None:
    apart = {"related", "unrelated"}
    wrong = [
        c["id"]
        for r, c in zip(relations, CASES, strict=True)
        if c["verdict"] in apart and r.verdict.startswith("same")
    ]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_mirror(case: dict[str, str]) -> None:
    a, b = pair(case)
    there, back = relate(a, b), relate(b, a)
    assert there.to_row() == back.to_row()
    left = sorted((x.kind, x.anchor, x.holds, x.a, x.b, x.push) for x in there.evidence)
    right = sorted(
        (x.kind, x.anchor, x.holds, _letters(x.b), _letters(x.a), x.push) for x in back.evidence
    )
    assert left == right


def _letters(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({"A": "B", "B": "A"}[i[0]] + i[1:] for i in ids)


@pytest.mark.parametrize("case", CASES[::5], ids=lambda c: c["id"])
def test_same_text_is_the_same_event(case: dict[str, str]) -> None:
    found = relate(read_text(case["a"]), read_text(case["a"]))
    assert found.to_row() == {"verdict": "same event", "story": 1.0, "occurrence": 1.0}
    assert not [x for x in found.evidence if not x.holds and x.push]


def test_seeds_are_one_story_at_two_moments() -> None:
    found = relate(*seeds())
    assert found.verdict == "same story, different moment"
    against = {x.anchor for x in found.evidence if x.kind == "occurrence" and not x.holds}
    assert {"place", "sequence"} <= against


def test_scores_are_rounded() -> None:
    found = relate(*seeds())
    for score in (found.story, found.occurrence):
        assert 0 <= score <= 1
        assert score == round(score, 4)


def test_given_facts_change_nothing() -> None:
    a, b = seeds()
    given = relate(
        a,
        b,
        names_of=(names.find(a), names.find(b)),
        quantities_of=(quantities.find(a.text), quantities.find(b.text)),
    )
    assert given == relate(a, b)


@pytest.mark.parametrize("text", ["", "Rain.", "Stop"])
def test_next_to_nothing_cannot_be_told(text: str) -> None:
    other = "Planes bombed the market of Osk on 11 October, killing 19 people, medics said."
    assert (
        relate(make_article([text] if text else []), make_article([other])).verdict == "cannot tell"
    )


def test_another_language_cannot_be_told() -> None:
    german = (
        "Die Regierung in Wien hat am Montag ein neues Gesetz vorgestellt, das die Steuern für "
        "kleine Betriebe senken soll. Die Opposition sprach von einem Geschenk an die Reichen und "
        "kündigte an, gegen das Gesetz zu stimmen. Im Herbst wird das Parlament darüber beraten."
    )
    assert relate(read_text(german), read_text(CASES[0]["a"])).verdict == "cannot tell"


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (
            "The strikes hit sites in Kabul, Kandahar, and Paktia province.",
            {"Kabul", "Kandahar", "Paktia"},
        ),
        ("Kabul condemned the strikes in Kandahar.", {"Kandahar"}),
        ("Islamabad denied the attack.", set()),
        ("In 2019 planes bombed Kandahar.", set()),
        ("He was arrested in Wellington, Somerset.", {"Wellington"}),
    ],
)
def test_a_place_is_where_something_happened(sentence: str, places: set[str]) -> None:
    # Two sentences before it make the names known, as an article would.
    lead = ["Kandahar province lies in the south.", "Paktia province lies in the east."]
    article = make_article([*lead, "Officials from Somerset in Wellington came.", sentence])
    found = happened_at(article, names.find(article))
    assert {p for p, s in found.items() if s[-1].number == 4} == places


@pytest.mark.parametrize(
    ("sentence", "behind"),
    [
        ("Fighting has grown since a fragile ceasefire was signed in October.", True),
        ("The families had been evacuated, officials said.", False),
        ("The ceasefire was signed on Monday.", False),
        ("Since then, a ceasefire has held.", False),
    ],
)
def test_what_lies_behind(sentence: str, behind: bool) -> None:
    moment = find_moment(make_article([sentence]), [])
    assert ("ceasefire" in moment.behind) is behind


@pytest.mark.skipif(not PAIRS.exists(), reason="the development data are not here")
@pytest.mark.slow
def test_figures() -> None:
    from bias.training.same_event import evaluate

    figures = evaluate([PAIRS])
    assert figures["weights"].startswith("cross-validated")
    auc = next(v for k, v in figures.items() if "AUC (target .96)" in k)
    assert auc >= 0.96
