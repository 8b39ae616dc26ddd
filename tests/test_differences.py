"""Details that one of two matched sentences has alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bias
from bias import reading
from bias.clashes import differences
from bias.findings import Difference, Quoted
from bias.reading import Reading

HERE = Path(__file__).parent / "cases"
TYPED: list[dict[str, Any]] = json.loads((HERE / "differences.json").read_text("utf-8"))


def read(text: str) -> Reading:
    article = bias.read_text(text)
    assert len(article.sentences) == 1, article.sentences
    return reading.read(article)


def between(a: Reading, b: Reading) -> list[Difference]:
    return differences(a, a.article.sentences[0], b, b.article.sentences[0])


def kinds(found: list[Difference]) -> set[str]:
    return {d.kind for d in found}


def place(quote: Quoted | None) -> tuple[int, int] | None:
    return quote and (quote.start, quote.end)


@pytest.mark.parametrize("case", TYPED, ids=lambda c: c["id"])
def test_kinds(case: dict[str, Any]) -> None:
    a, b = read(case["a"]), read(case["b"])
    found = between(a, b)
    assert set(case["kinds"]) <= kinds(found), found
    assert not set(case["not"]) & kinds(found), found
    for d in found:
        for own, quote in ((a, d.a), (b, d.b)):
            if quote is not None:
                assert own.article.text[quote.start : quote.end] == quote.text
                assert quote.text.strip()
        assert d.a is not None or d.b is not None


@pytest.mark.parametrize("case", TYPED, ids=lambda c: c["id"])
def test_kinds_mirror(case: dict[str, Any]) -> None:
    a, b = read(case["a"]), read(case["b"])
    there = {(d.kind, place(d.a), place(d.b)) for d in between(a, b)}
    back = {(d.kind, place(d.b), place(d.a)) for d in between(b, a)}
    assert there == back


@pytest.mark.parametrize("case", TYPED, ids=lambda c: c["id"])
def test_no_difference_from_itself(case: dict[str, Any]) -> None:
    a = read(case["a"])
    assert between(a, a) == []
