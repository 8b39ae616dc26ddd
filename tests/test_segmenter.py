"""Blocks, sentences and quotations, held against cases written before the rules they judge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bias import segmenter
from bias.data import folder
from bias.segmenter import Segmentation

CASES = Path(__file__).parent / "cases"

# What is not mended, and why: case id -> reason. A case that passes must leave the table.
XFAIL: dict[str, str] = {}


def load(name: str) -> list[Any]:
    """The cases of a file as parameters; known failures are strict xfails."""
    cases = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=[pytest.mark.xfail(strict=True, reason=XFAIL[case["id"]])]
            if case["id"] in XFAIL
            else [],
        )
        for case in cases
    ]


def printed(text: str, spans: Any) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize("case", load("sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    assert printed(case["text"], segmenter.sentences(case["text"])) == case["expect"]


@pytest.mark.parametrize("case", load("quotations"))
def test_quotations(case: dict[str, Any]) -> None:
    assert printed(case["text"], segmenter.quotations(case["text"])) == case["expect"]


@pytest.mark.parametrize("case", load("blocks"))
def test_blocks(case: dict[str, Any]) -> None:
    text = case["text"]
    found = segmenter.segment(text)
    blocks = [{"kind": b.kind, "text": text[b.start : b.end]} for b in found.blocks]
    assert blocks == case["expect"]
    if "title" in case:
        assert (found.title and text[slice(*found.title)]) == case["title"]
    if "outlet" in case:
        assert (found.outlet and text[slice(*found.outlet)]) == case["outlet"]


def test_every_known_failure_is_a_case() -> None:
    ids = {c.id for name in ("sentences", "quotations", "blocks") for c in load(name)}
    assert set(XFAIL) <= ids
