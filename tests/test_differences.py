"""Figures and details that differ between two matched sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bias
from bias import names, quantities
from bias.aligner.differences import KINDS, Difference, Side, differences

HERE = Path(__file__).parent / "cases"
TYPED: list[dict[str, Any]] = json.loads((HERE / "differences.json").read_text("utf-8"))


def side(text: str) -> Side:
    article = bias.read_text(text)
    assert len(article.sentences) == 1, article.sentences
    return Side(article, article.sentences[0], names.find(article), quantities.find(article.text))


def kinds(found: list[Difference]) -> list[str]:
    return [d.kind for d in found]


@pytest.mark.parametrize("case", TYPED, ids=lambda c: c["id"])
def test_kinds(case: dict[str, Any]) -> None:
    a, b = side(case["a"]), side(case["b"])
    found = differences(a, b)
    assert set(case["kinds"]) <= set(kinds(found)), found
    assert not set(case["not"]) & set(kinds(found)), found
    assert kinds(found) == sorted(kinds(found), key=KINDS.index), "figures first"
    for d in found:
        for own, span in ((a, d.a), (b, d.b)):
            assert span is None or own.article.slice(span).strip()
        assert d.a is not None or d.b is not None


@pytest.mark.parametrize("case", TYPED, ids=lambda c: c["id"])
def test_kinds_mirror(case: dict[str, Any]) -> None:
    a, b = side(case["a"]), side(case["b"])
    there = {(d.kind, d.a, d.b) for d in differences(a, b)}
    back = {(d.kind, d.b, d.a) for d in differences(b, a)}
    assert there == back


@pytest.mark.parametrize("case", TYPED, ids=lambda c: c["id"])
def test_no_difference_from_itself(case: dict[str, Any]) -> None:
    a = side(case["a"])
    assert differences(a, a) == []
