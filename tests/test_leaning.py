"""Which sentences cannot stand alone?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bias
from bias.context import Context, Options

CASES = json.loads((Path(__file__).parent / "cases" / "leaning.json").read_text(encoding="utf-8"))
#: What stands before the sentence of each case.
BEFORE = "Ferry sinks off Osk\n\nA ferry sank off Osk on Monday.\n\nSnow fell on the hills.\n\n"


def leaning(text: str, fast: bool = False) -> frozenset[int]:
    return Context(bias.read_text(text), None, Options(fast=fast)).leaning("a").numbers


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_sentence_leans_on_what_it_does_not_name(case: dict[str, Any]) -> None:
    assert (4 in leaning(BEFORE + case["text"])) == case["leans"]


def test_what_headline_and_opening_name_is_known() -> None:
    text = "Town votes on the proposal\n\nThe town of Osk votes on Monday.\n\n"
    assert not leaning(text + "The proposal would cut 3 million crowns from the ferry line.")


def test_he_is_whom_the_headline_is_about_unless_another_was_named_since() -> None:
    text = "Bob Kane runs for mayor\n\nBob Kane will run for mayor of Osk, his office said.\n\n"
    said = "He criticised the court for closing the ferry line.\n\n"
    assert not leaning(text + said)
    assert 4 in leaning(text + "Emil Ross opposed the plan.\n\n" + said)


def test_who_the_opening_names_alone_is_he_but_not_at_the_head_of_a_row() -> None:
    text = "Ferries of Osk\n\nBob Kane opened the conference of owners of ferries on Monday.\n\n"
    assert not leaning(text + "Levies on ferries, he told the conference, are a burden.")
    assert 3 in leaning(text + "He held the owners of ferries in a hall by the sea.")


@pytest.mark.parametrize(
    ("said", "leans"),
    [
        ("The storm killed two sailors of the navy.", True),
        ("The storm of March killed two sailors of the navy.", False),
        ("Two sailors of the navy were killed by the storm.", False),
        ("The hills saved two sailors of the navy.", False),
    ],
)
def test_the_noun_that_another_sentence_brought_in_leans(said: str, leans: bool) -> None:
    assert (5 in leaning(BEFORE + "A storm broke the quay.\n\n" + said)) == leans


def test_without_a_parse_what_opens_with_a_pronoun_leans() -> None:
    assert leaning(BEFORE + "They closed the line. Snow fell on the town.", fast=True) == {4}
