"""Names: what counts as one, which are one, and what a capital does. Cases by another hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bias import names, reader, segmenter
from bias.article import Article
from bias.names import Names, aliases

CASES = json.loads((Path(__file__).parent / "cases" / "names.json").read_text(encoding="utf-8"))


def find(text: str) -> Names:
    """The names of a text as it is read."""
    cut = segmenter.segment(text)
    return names.find(Article(text, cut.blocks, cut.sentences, cut.quotations))


def surfaces(found: Names) -> dict[str, set[tuple[str, str]]]:
    """Printed form -> (key, kind) of the entities that have it."""
    forms: dict[str, set[tuple[str, str]]] = {}
    for mention, entity in found.mentions:
        forms.setdefault(mention.surface, set()).add((entity.key, entity.kind))
    return forms


def keys(forms: dict[str, set[tuple[str, str]]], name: str) -> set[str]:
    return {key for key, _ in forms.get(name, ())}


def test_the_cases_by_rate() -> None:
    counts: Counter[str] = Counter()
    for case in CASES:
        forms = surfaces(names.find(reader.read_text(case["text"])))
        wanted = {n["text"]: n["kind"] for n in case["names"]}
        counts["wanted"] += len(wanted)
        counts["printed"] += len(forms)
        counts["found"] += len(wanted.keys() & forms.keys())
        counts["kind"] += sum(
            k in {kind for _, kind in forms.get(n, ())} for n, k in wanted.items()
        )
        counts["pairs"] += len(case["same"]) + len(case["different"])
        counts["right"] += sum(bool(keys(forms, x) & keys(forms, y)) for x, y in case["same"])
        counts["right"] += sum(not keys(forms, x) & keys(forms, y) for x, y in case["different"])
    assert counts["found"] / counts["wanted"] >= 0.97
    assert counts["found"] / counts["printed"] >= 0.97
    assert counts["kind"] / counts["wanted"] >= 0.93
    assert counts["right"] / counts["pairs"] >= 0.95


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_what_is_no_name(case: dict[str, Any]) -> None:
    forms = surfaces(names.find(reader.read_text(case["text"])))
    assert not forms.keys() & set(case["not"])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kabul condemned the raid.", "government"),
        ("On Friday Kabul said it had no part in it.", "government"),
        ("Trust between Islamabad and Kabul is low.", "government"),
        ("The raid was a signal to Kabul.", "government"),
        ("They came despite assurances from Kabul.", "government"),
        ("The envoy accused Kabul of delay.", "government"),
        ("That was Kabul's response.", "government"),
        ("The raid left Kabul with little choice.", "government"),
        ("People died in Kabul.", "place"),
        ("There were strikes on Kabul.", "place"),
        ("Rockets hit Kabul at dawn.", "place"),
        ("The road between Kandahar and Kabul is closed.", "place"),
        ("Analysts in Tokyo and Kabul said so.", "place"),
        ("He flew over Kabul at night.", "place"),
        ("The fire spread through Kabul's streets.", "place"),
        ("The capital Kabul is large.", "place"),
    ],
)
def test_what_a_capital_does(text: str, role: str) -> None:
    found = [(m, e) for m, e in find(text).mentions if m.surface == "Kabul"]
    assert [m.role for m, _ in found] == [role]
    assert found[0][1].key == ("Afghanistan" if role == "government" else "Kabul")


def test_a_country_is_one_with_its_people_and_its_adjective() -> None:
    found = find("Afghan officials met. Most Afghans stayed in Afghanistan.")
    assert [e.key for e in found.entities] == ["Afghanistan"]
    assert [m.role for m in found.entities[0].mentions] == ["adjective", "people", "place"]


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday it rained. Heavy rain fell on Monday in March.",
        "The minister said so. Critics disagreed.",
        "I think I know what IED and UAV mean on TV.",
        "However Much It Rains, People Will Come To See The Show",
        "“Our patience has ended,” he said. “Now it is war.”",
    ],
)
def test_a_text_without_names(text: str) -> None:
    assert find(text).entities == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tehrik-i-Taliban Pakistan", "Tehreek-e-Taliban Pakistan", True),
        ("Moammar Gadhafi", "Muammar Qaddafi", False),
        ("Osama", "Usama", False),
        ("Zelensky", "Zelenskyy", True),
        ("Iran", "Iraq", False),
        ("Pakistan Army", "Pakistan Navy", False),
    ],
)
def test_spellings(one: str, other: str, same: bool) -> None:
    assert (aliases.skeleton(one) == aliases.skeleton(other)) is same


def test_names_of_two_texts_are_linked() -> None:
    left = find("A man met Leo Wigger of the Tehrik-i-Badal Front. Jan Koss left.")
    right = find("Friends of Wigger in the Tehreek-e-Badal Front met Maria Koss.")
    there = {"Tehreek-e-Badal Front": "Tehrik-i-Badal Front", "Wigger": "Leo Wigger"}
    assert names.link(left, right) == there
    assert names.link(right, left) == {x: y for y, x in there.items()}
    assert names.link(left, left) == {e.key: e.key for e in left.entities}


def test_an_entity_is_found_by_place_and_by_alias() -> None:
    text = "Inter-Services Public Relations (ISPR) spoke. Then ISPR fell silent."
    found = find(text)
    entity = found.at(text.rindex("ISPR"))
    assert entity is not None
    assert entity is found.at(0)
    assert "ISPR" in entity.aliases
    assert found.at(text.index("Then")) is None
    assert [m.surface for m, _ in found.within(40, len(text))] == ["ISPR"]


PARTS = (
    "Kabul Islamabad Pakistan Afghan Afghans Leo Wigger Wigger's Dr Mr. U.S. U.S.-led al-Qaeda "
    "Tehrik-i-Taliban (TTP) TTP Ministry of Defence and the said condemned in on The However "
    "Monday May I de la van Cruz ’s - – , . ; “ ” O'Neill É"
)
PIECES = st.sampled_from([*PARTS.split(), " ", "\n"])


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_mentions_lie_in_the_text_and_apart(text: str) -> None:
    last = 0
    for mention, entity in find(text).mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        assert mention in entity.mentions
        last = mention.end


def test_exchanging_two_names_exchanges_only_the_names() -> None:
    text = "Actor Alder met Actor Birch in Tarn. Alder left. Birch, who stayed, blamed Alder."
    there = find(text)
    back = find(text.replace("Alder", "#####").replace("Birch", "Alder").replace("#####", "Birch"))
    swap = {"Alder": "Birch", "Birch": "Alder"}

    def spots(found: Names, swapped: bool) -> list[tuple[int, str, str]]:
        return [
            (m.start, " ".join(swap.get(w, w) if swapped else w for w in e.key.split()), e.kind)
            for m, e in found.mentions
        ]

    assert spots(there, swapped=False) == spots(back, swapped=True)


def test_time_grows_with_the_text_and_no_faster() -> None:
    text = " ".join(case["text"] for case in CASES)

    def best(times: int) -> float:
        article = reader.read_text("\n".join([text] * times))
        tries = []
        for _ in range(3):
            start = process_time()
            names.find(article)
            tries.append(process_time() - start)
        return min(tries)

    assert best(16) < 16 * best(2)


@pytest.mark.parametrize("line", ["Kabul and ", "Aa ", "Leo Wigger of the ", "Ab-", "de la "])
def test_a_line_without_end_is_read_in_time(line: str) -> None:
    start = process_time()
    find(line * 4000)
    assert process_time() - start < 8


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The column entered Marrow at dawn. Its bridge fell.", "place"),
        ("The column marched to Marrow at dawn. Its bridge fell.", "place"),
        ("The column saw Marrow at dawn. Its bridge fell.", "unknown"),
    ],
)
def test_what_somebody_enters_is_a_place(text: str, kind: str) -> None:
    (entity,) = names.find(reader.read_text(text)).entities
    assert (entity.key, entity.kind) == ("Marrow", kind)
