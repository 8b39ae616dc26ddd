"""Do reports fit docs/schema.json, and is the file what the classes say?"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

import bias
from benchmarks import generate
from bias.analyses import SHIPPED as SECTIONS
from bias.data import folder
from bias.findings import KINDS

jsonschema = pytest.importorskip("jsonschema", reason="a package of the dev extra")

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def writer() -> Any:
    spec = importlib.util.spec_from_file_location("schema", DOCS / "schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_the_classes_say(writer: Any) -> None:
    assert (DOCS / "schema.json").read_text("utf-8") == writer.text(), "run: python docs/schema.py"


def test_every_section_has_its_kind_of_row() -> None:
    assert set(SECTIONS) <= {kind.SECTION for kind in KINDS}


@pytest.mark.parametrize("kind", ["seeds", "generated", "single", "nothing shared"])
def test_reports_fit(kind: str, writer: Any) -> None:
    if kind == "seeds":
        report = bias.compare(*(bias.read(folder("seeds") / n) for n in ("dw.txt", "azad.txt")))
    elif kind == "generated":
        report = bias.compare(*(bias.read_text(generate.article(n)) for n in (3, 4)))
    elif kind == "single":
        report = bias.score(bias.read_text(generate.article(5)))
    else:
        report = bias.compare(bias.read_text("Rain fell."), bias.read_text("Prices rose."))
    jsonschema.Draft202012Validator(writer.build()).validate(json.loads(report.to_json()))


def test_the_schema_can_refuse(writer: Any) -> None:
    report = bias.score(bias.read_text("Rain fell.")).to_dict()
    validator = jsonschema.Draft202012Validator(writer.build())
    assert validator.is_valid(report)
    assert not validator.is_valid({**report, "score": 3})
    assert not validator.is_valid({**report, "short": [{"text": "x"}]})


def test_a_file_is_compared_as_the_article_that_is_read_of_it(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.txt", "other.txt")]
    files[0].write_text("Flood\n\nRain fell on Monday. The river rose.", encoding="utf-8")
    files[1].write_text("Flood\n\nThe river rose on Monday.", encoding="utf-8")
    read = bias.compare(*map(bias.read, files), fast=True).to_dict()
    assert bias.compare(str(files[0]), files[1], fast=True).to_dict() == read
    assert bias.score(files[0], fast=True).to_dict()["articles"]["a"] == read["articles"]["a"]
    with pytest.raises(bias.errors.ReadError):
        bias.compare(files[0], tmp_path / "none.txt")
