"""Do the wording lexicons mark what a careful reader would, and nothing for its looks alone?"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import pytest

from bias import lexicon, lists
from tests.test_lexicon import article

CASES = json.loads((Path(__file__).parent / "cases" / "wording.json").read_text("utf-8"))
#: The world list of that name was there first; a name stands for one lexicon.
CALLED = {"labels": "labelling"}


def passed(name: str) -> Counter[bool]:
    """How many of the cases of a lexicon come out right: those to be met, and those not."""
    lexicons = lexicon.load_all(family="wording")
    right: Counter[bool] = Counter()
    for case in CASES:
        if case["lexicon"] == name:
            found = {h.lexicon for h in lexicon.hits(article(case["text"]), lexicons)}
            right[case["hit"]] += (CALLED.get(name, name) in found) == case["hit"]
    return right


#: Of 6 and 6, once other senses had company; the first run is in docs/development.md. A lone
#: capital inside a sentence ("a pony called Rebel") is the one that is still taken for a word.
FLOORS = dict.fromkeys((case["lexicon"] for case in CASES), (6, 6))
FLOORS["labels"] = (6, 5)
FLOORS["euphemism"] = (7, 7)


@pytest.mark.parametrize("name", FLOORS)
def test_cases(name: str) -> None:
    right = passed(name)
    assert right[True] >= FLOORS[name][0]
    assert right[False] >= FLOORS[name][1]


@pytest.fixture(scope="module")
def wording() -> list[lexicon.Lexicon]:
    return lexicon.load_all(family="wording")


def test_every_kind_of_wording_is_there(wording: list[lexicon.Lexicon]) -> None:
    names = {CALLED.get(name, name) for name in FLOORS} | {"loaded_evaluation", "ridicule"}
    assert {x.name for x in wording} == names
    assert len({x.order for x in wording}) == len(wording)
    for each in wording:
        assert {"definition", "boundary", "tradition"} <= set(each.about)
        assert len(each.terms) >= 100


def test_every_row_gives_a_reason(wording: list[lexicon.Lexicon]) -> None:
    for each in wording:
        for term in each.terms:
            assert term.reason.endswith("."), f"{each.name}: {term.text}"
            assert term.note, f"{each.name}: {term.text}"
    euphemisms = next(x for x in wording if x.name == "euphemism")
    strong = [t for t in euphemisms.terms if t.weight >= 0.8]
    assert sum(bool(t.plain) for t in strong) >= 0.8 * len(strong)


def test_neutral_verbs_weigh_nothing(wording: list[lexicon.Lexicon]) -> None:
    heaviest = {x.name: max(t.weight for t in x.terms) for x in wording}
    assert heaviest["attribution_neutral"] <= 0.05
    assert heaviest["hedges"] < 0.5 < heaviest["labelling"]


def test_a_word_counts_in_one_list(wording: list[lexicon.Lexicon]) -> None:
    counted: Counter[str] = Counter()
    for each in wording:
        counted.update(t.text for t in each.terms if not t.when)
    assert [text for text, n in counted.items() if n > 1] == []


def test_no_country_and_no_party_is_a_term(wording: list[lexicon.Lexicon]) -> None:
    sides = {name.lower() for name in lists.terms_of("countries")} - {"us"}
    sides |= {"republican", "democrat", "democrats", "republicans", "tory", "labour", "labor"}
    for each in wording:
        for term in each.terms:
            assert not sides & set(term.text.lower().split()), term.text


#: What one camp calls the other weighs what the other calls the one.
PAIRS = [
    ("far-right", "far-left"),
    ("right-wing", "left-wing"),
    ("right-winger", "left-winger"),
    ("hard-right", "hard-left"),
    ("ultra-right", "ultra-left"),
    ("alt-right", "alt-left"),
    ("radical right", "radical left"),
    ("rightist", "leftist"),
    ("liberal media", "conservative media"),
    ("liberal elite", "conservative elite"),
    ("communist", "nationalist"),
    ("islamist", "zionist"),
    ("hindutva", "christianist"),
    ("jihadist", "crusader"),
    ("islamophobic", "antisemitic"),
    ("anti-muslim", "anti-christian"),
    ("misogynist", "misandrist"),
    ("homophobic", "transphobic"),
    ("anti-choice", "anti-life"),
    ("hawkish", "dovish"),
    ("globalist", "nativist"),
    ("isolationist", "interventionist"),
    ("infiltrator", "invader"),
]


@pytest.mark.parametrize("pair", PAIRS, ids="/".join)
def test_labels_are_balanced(pair: tuple[str, str], wording: list[lexicon.Lexicon]) -> None:
    weights = {t.text: t.weight for x in wording for t in x.terms if not t.when}
    assert weights[pair[0]] == pytest.approx(weights[pair[1]], abs=0.1)


ACTORS = json.loads((Path(__file__).parent / "cases" / "frame_actors.json").read_text("utf-8"))
TERMS = 4  # of each list, drawn by seed for each pair of actors


@pytest.mark.parametrize("pair", ACTORS["pairs"], ids=" and ".join)
def test_exchanging_two_actors_exchanges_nothing_else(
    pair: list[str], wording: list[lexicon.Lexicon]
) -> None:
    rng = Random("".join(pair))
    a, b = pair
    drawn = [term for each in wording for term in rng.sample(each.terms, TERMS)]
    found, other = (
        [
            (h.lexicon, h.term, h.sentence)
            for h in lexicon.hits(
                article(
                    " ".join(
                        pattern.format(a=one, b=two, t=term.text.replace("=", ""))
                        for term in drawn
                        for pattern in ACTORS["sentences"]
                    )
                ),
                wording,
            )
        ]
        for one, two in ((a, b), (b, a))
    )
    assert found == other
    assert len(found) > 3 * len(drawn) / 2, "the sentences meet terms"


def test_conditions_name_no_actor(wording: list[lexicon.Lexicon]) -> None:
    names = {*lists.terms_of("countries"), *(n for p in ACTORS["pairs"] for n in p)}
    sides = {n.lower().removeprefix("the ") for n in names} - {"us"}
    for each in wording:
        cells = [*each.unless, *(c for t in each.terms for c in (*t.when, *t.unless))]
        assert not sides & {c.replace("_", "").strip().lower() for c in cells}, each.name


#: What may follow a stem and leave its meaning: inflection and the common derivations.
ENDINGS = (
    "", "s", "ee", "ees", "es", "e", "ed", "er", "ers", "ing", "ings", "ion", "ions", "or",
    "ors", "ist", "ists", "ism", "y", "ies", "ic", "ical", "ically", "ics", "al", "ally",
    "ly", "ity", "ous",
    "ate", "ated", "ating", "ation", "ations", "ator", "ators", "ative", "nt", "nts", "tion",
    "ted", "te", "ting", "ia", "ize", "ized", "izing", "ise", "ised", "ising", "ue", "ues",
)  # fmt: skip


def unrelated(stem: str, words: list[str]) -> list[str]:
    """The words that begin with a stem by chance."""
    return [w for w in words if w.startswith(stem) and w[len(stem) :] not in ENDINGS]


@pytest.mark.skipif(importlib.util.find_spec("wordfreq") is None, reason="wordfreq is missing")
def test_no_stem_reaches_too_far(wording: list[lexicon.Lexicon]) -> None:
    from wordfreq import top_n_list

    words = [w for w in top_n_list("en", 60_000) if w.isalpha()]
    assert len(unrelated("escalat", [*words, "escalatory"])) >= 1  # the test can fail
    reach: dict[str, list[str]] = defaultdict(list)
    for each in wording:
        for term in each.terms:
            for part in " ".join((term.text, *term.when, *term.unless)).split():
                if part.endswith("*"):
                    reach[part] = unrelated(part[:-1], words)
    assert {stem: found for stem, found in reach.items() if len(found) > 1} == {}
