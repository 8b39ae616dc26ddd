"""What two sentences share, in a dozen words: never cut before the verb and its object."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bias import reading
from bias.reader import read_text
from bias.relation.cores import MOST, core

CASES = json.loads((Path(__file__).parent / "cases" / "cores.json").read_text("utf-8"))


def told(case: dict[str, Any], engine: reading.Engine) -> list[str] | None:
    """The stretches of a case's core, as printed."""
    known, other = (reading.read(read_text(case[x]), engine) for x in ("text", "partner"))
    partner = (other, other.article.sentences[0])
    found = core(known, known.article.sentences[0], partner, case.get("borne", False))
    return None if found is None else [known.article.text[s.start : s.end] for s in found.spans]


@pytest.mark.skipif(reading.missing() is not None, reason="there is no parser")
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_core(case: dict[str, Any]) -> None:
    found = told(case, "parse")
    assert found == case["core"]
    assert found is None or sum(len(x.split()) for x in found) <= MOST


def test_without_a_parse_there_is_none() -> None:
    assert told(CASES[0], "shallow") is None
