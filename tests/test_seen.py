"""What a reader cannot see in a text changes nothing that is found in it."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from bias import quantities, reader, segmenter
from bias.folding import folded

CASES = json.loads((Path(__file__).parent / "cases" / "seen.json").read_text(encoding="utf-8"))
PAGE = """River Takes Bridge in Harlow | The Harlow Post

By Ida Moe, Staff Writer

HARLOW, May 3 (Nordic Press) — The river took the bridge, and 1,200 people fled on Monday, he said.
“We had no warning,” said Tom Berg. “None.” She left.

• Two schools are shut.
• Power is out in Harlow.

The embassy won't close. "It's safe," Mr. Moe said at 5 p.m. on Tuesday.

Read more: Five towns that lost their bridges"""
UNSEEN = ("\u200b", "\ufeff", "\u00ad", "\u2060", "\u034f", "\ufe0f", "\u2066", "\x00", "\x7f")
PLACES = {
    "before each line": r"(?m)^(?=.)",
    "behind each line": r"(?m)(?<=.)$",
    "before each space": r"(?= )",
    "behind each space": r"(?<= )",
    "round each mark": r"(?=[“”\"])|(?<=[“”\"])",
    "inside words": r"(?<=[A-Za-z]{2})(?=[A-Za-z]{2})",
}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_looked_up_alike(case: dict[str, Any]) -> None:
    alike = folded(case["printed"]).text == folded(case["plain"]).text
    assert alike is case["same"]


def shown(text: str) -> tuple[Any, ...]:
    """What the segmenter finds, in plain letters."""
    found = segmenter.segment(text)
    plain = [
        [" ".join(folded(text[s.start : s.end]).text.split()) for s in spans]
        for spans in (found.blocks, found.sentences, found.quotations)
    ]
    return [b.kind for b in found.blocks], *plain, bool(found.title), bool(found.outlet)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", UNSEEN, ids=lambda s: f"{ord(s):04x}")
def test_what_prints_nothing_moves_no_border(sign: str, place: str) -> None:
    assert shown(re.sub(PLACES[place], sign, PAGE)) == shown(PAGE)


@pytest.mark.parametrize("width", [40, 60, 72])
def test_a_wrapped_line_is_one(width: int) -> None:
    whole = " ".join(PAGE.split("\n\n")[2].split())
    wrapped = textwrap.fill(whole, width, break_on_hyphens=False)
    told = [
        [(q.value, q.unit, q.category, q.hedge) for q in quantities.find(reader.read_text(text))]
        for text in (whole, wrapped)
    ]
    assert told[0] == told[1]
    assert "\n" in wrapped


def test_lines_that_part_paragraphs_stay() -> None:
    article = reader.read_text("Harlow is calm.\n\nThe raid killed 14.\n\nVillagers fled.")
    assert [(q.value, q.unit) for q in quantities.find(article)] == [(14.0, None)]
