"""Who does what to whom: each form, each factuality, what is no harm; and what the section says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from telling import tell

import bias
from benchmarks.hostile import hostilities
from bias import reader, reading
from bias.agency import Event, events
from bias.analyses import find
from bias.article import Article
from bias.context import Context, Options
from bias.faces.told import mirror, without_prose
from bias.faces.words import say
from bias.findings import AgencyRow, Measure, Section
from bias.training import evaluate_agency

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "agency.json").read_text("utf-8")
)
#: Sentences, each with its one deed against somebody; null for none.
HOSTILE: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "hostile.json").read_text("utf-8")
)
LABELS = Path(evaluate_agency.__file__).parent / "labels"
POOL = Path(__file__).parents[2] / "shared" / "data" / "label_pool.jsonl"
#: Texts, each with the deeds that a page shows of it.
SHOWN: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "deeds_shown.json").read_text(encoding="utf-8")
)

ONE = """Officer shoots Ann Lee at Alder station

An officer shot Ann Lee at Alder station on Monday, March 4. Two students were wounded by
the police in the Alder station shooting. Tom Ford, the mayor of Alder, was sacked by the council
on Tuesday."""
OTHER = """Ann Lee shot at Alder station

Ann Lee was shot at Alder station on Monday, March 4. Two students were wounded in the
Alder station shooting. The mayor of Alder, Tom Ford, lost his post when he was sacked on Tuesday.
A shop was looted."""


def at(article: Article, word: str, found: list[Event]) -> Event | None:
    """The event at a word, or at its nth place ("shot#2")."""
    printed, _, which = word.partition("#")
    places = [m.start() for m in re.finditer(rf"\b{printed}\b", article.text)]
    start = places[int(which or 1) - 1]
    return next((e for e in found if e.verb.start == start), None)


@pytest.mark.parametrize("case", HOSTILE, ids=[c["label"] for c in HOSTILE])
def test_who_acts_against_whom(case: dict[str, Any]) -> None:
    known = reading.read(reader.read_text(case["text"]), "parse")
    words = known.tokens.words
    found = [
        {
            "family": x.family,
            "doers": [words[i] for i in sorted(x.doers)],
            "patients": [words[i] for i in sorted(x.patients)],
        }
        for x in hostilities(known)
    ]
    assert found == ([case["expect"]] if case["expect"] else [])


def test_deeds_of_words_are_no_harm() -> None:
    article = reader.read_text("The mayor blamed the council. The union mocked the minister.")
    assert len(hostilities(reading.read(article, "parse"))) == 2
    assert not any(e.harm for e in events(article))
    assert hostilities(reading.read(article)) == []  # none without a parse


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_events(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    article = reader.read_text(case["text"])
    found = events(article)
    for due in case["expect"]:
        event = at(article, due["verb"], found)
        assert event is not None, due["verb"]
        made = {name: getattr(event, name) for name in due if name != "verb"}
        for name in ("agent", "patient"):
            made[name] = article.slice(made[name]) if made[name] else None
        assert {"verb": due["verb"], **made} == due
    for word in case["harmless"]:
        event = at(article, word, found)
        assert event is None or not event.harm, word


def test_spans_and_order() -> None:
    for case in CASES:
        article = reader.read_text(case["text"])
        found = events(article)
        assert [e.verb for e in found] == sorted(e.verb for e in found)
        assert all((e.patient is None) == (e.patient_kind is None) for e in found)


def test_without_a_parse_nothing_is_told() -> None:
    article = reader.read_text(ONE)
    assert events(reading.read(article)) == []
    section = tell("agency", Context(article, None, Options(fast=True)))
    assert section.answer.startswith("Left out")
    assert not section.rows


def section(a: str, b: str | None = None) -> Section:
    texts = [bias.read_text(text) for text in (a, b) if text is not None]
    return Section.of("agency", find("agency").run(Context(*texts)))


def rows(found: Section) -> dict[tuple[str, str], AgencyRow]:
    return {(r.article, r.event.text): r for r in found.rows if isinstance(r, AgencyRow)}


def test_rows_and_measures_of_a_pair() -> None:
    found = section(ONE, OTHER)
    told = rows(found)
    assert told["a", "shoots"].doer is not None
    assert told["b", "wounded"].doer is None
    assert told["a", "wounded"].patient_kind == "people"
    measures = {m.name: m for m in found.measures if isinstance(m, Measure)}
    named = measures["harm_with_doer"]
    assert (named.count_a, named.blocks_a) == (3, 3)
    assert (named.count_b, named.blocks_b) == (0, 3)
    for m in measures.values():
        assert m.count_a <= (m.blocks_a or 0)


def test_one_deed_told_twice_is_one_row() -> None:
    found = section("Rebels killed Ann Lee.\n\nAnn Lee was killed at home by rebels on Monday.")
    assert [r.ids for r in found.rows if isinstance(r, AgencyRow)] == [("A1", "A2")]


def test_neither_text_fills_the_page() -> None:
    found = section(ONE, OTHER)
    sides = [r.article for r in found.rows if isinstance(r, AgencyRow)]
    assert sides[:4] == ["a", "b"] * 2


def test_a_page_shows_what_is_surely_read() -> None:
    told = tell("agency", Context(bias.read_text(ONE), bias.read_text(OTHER)))
    assert told.rows
    assert all(r["harm"] and r["patient"] and r["factuality"] == "happened" for r in told.rows)
    idle = "Smoke\n\nAn inquiry hangs over the ferry company. If Lee is charged, he goes."
    assert not tell("agency", Context(bias.read_text(idle))).rows


def test_the_answer_agrees_with_the_rows() -> None:
    """In every text of the cases: as many deeds as rows, as many doers as rows that show one."""
    none = say("agency.doer.none")
    for case in CASES:
        told = tell("agency", Context(bias.read_text(case["text"])))
        numbers = [int(n) for n in re.findall(r"\d+", told.answer)][:2]
        by = [row["by"] for row in told.rows]
        assert numbers == [len(by), len(by) - by.count(none)] if by else "no harm" in told.answer


@pytest.mark.parametrize("case", SHOWN, ids=lambda c: c["text"])
def test_deeds_that_a_page_shows(case: dict[str, Any]) -> None:
    told = tell("agency", Context(bias.read_text(case["text"])))
    assert [row["deed"] for row in told.rows] == case["shown"]


def test_the_answer_counts_both() -> None:
    told = tell("agency", Context(bias.read_text(ONE), bias.read_text(OTHER)))
    assert "surely read: 3 in A, 3 in B; with a doer in the same clause: 3 and 0" in told.answer
    assert tell("agency", Context(bias.read_text("Prices rose."))).answer.startswith("We found no")


def test_mirror() -> None:
    a, b = bias.read_text(ONE), bias.read_text(OTHER)
    one = bias.compare(a, b, only=["agency"]).to_dict()
    other = bias.compare(b, a, only=["agency"]).to_dict()
    assert without_prose(mirror(one)) == without_prose(other)


def test_labels_are_ids_and_single_words() -> None:
    for path in sorted(LABELS.glob("agency*.tsv")):
        head, *lines = path.read_text("utf-8").splitlines()
        assert head.startswith("id\tsha\tverb\tform\tdoer")
        assert len(lines) > 100
        assert all(line.count("\t") == head.count("\t") for line in lines), path.name
        assert not any(" " in cell for line in lines for cell in line.split("\t")[4:5]), path.name


@pytest.mark.skipif(not POOL.exists(), reason="the pool of sentences is not there")
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("agency1", (0.9, 0.7, 0.68, 0.82)),
        ("agency2", (0.84, 0.73, 0.75, 0.8)),
        ("agency3", (0.88, 0.67, 0.77, 0.74)),
    ],
)
def test_figures_on_labelled_deeds(name: str, least: tuple[float, ...]) -> None:
    figures = evaluate_agency.evaluate([LABELS / f"{name}.tsv", POOL])
    for task, floor in zip(evaluate_agency.TASKS, least, strict=True):
        assert figures[f"{task}, macro-F1"] >= floor, task
