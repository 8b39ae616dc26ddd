"""How loaded the words are: properties of the section, on real texts and on invented ones."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from telling import tell

from bias import analyses, classifier, findings, pipeline
from bias.analyses.wording import parts
from bias.analyses.wording.arguing import arguing
from bias.analyses.wording.tallies import MARKED
from bias.article import VOICES, Span, count_words
from bias.context import LEAST_JUDGED, Context, Options
from bias.data import folder
from bias.faces import say
from bias.faces.told import Report, Section
from bias.reader import read, read_text

SIDES = ("dw.txt", "azad.txt")
CASES = json.loads((Path(__file__).parent / "cases" / "wording_marks.json").read_text("utf-8"))


@cache
def section(a: str = SIDES[0], b: str = SIDES[1]) -> Section:
    """The section on the seeds."""
    return tell("wording", Context(read(folder("seeds") / a), read(folder("seeds") / b)))


def plain(found: Section, a: str, b: str) -> object:
    report = Report(read(folder("seeds") / a), read(folder("seeds") / b), (found,))
    return report.to_dict()


def alone(text: str) -> Section:
    """The section on one text of one paragraph."""
    return tell("wording", Context(read_text(f"Council meets\n\n{text}")))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_marks(case: dict[str, object]) -> None:
    found = alone(str(case["text"]))
    marks = {(r["voice"], m["text"]) for r in found.rows for m in r["marks"]}
    assert marks == {tuple(m) for m in case["marks"]}, marks


def test_same_text_shows_no_difference() -> None:
    found = section(SIDES[1], SIDES[1])
    assert all(not m.difference for m in found.measures)
    assert not {m.verdict for m in found.measures} & {"clear", "suggestive"}


def test_marks_are_the_text_at_their_offsets_and_have_reasons() -> None:
    texts = {
        side: read(folder("seeds") / name).text for side, name in zip("ab", SIDES, strict=True)
    }
    found = section()
    assert found.rows
    for row in found.rows:
        for mark in row["marks"]:
            assert texts[row["article"]][mark["start"] : mark["end"]] == mark["text"]
            assert mark["reason"].endswith(".")


def test_rows_hold_the_marks_that_are_counted() -> None:
    found = section()
    for measure in found.measures:
        if measure.name == MARKED:
            for side, count in (("a", measure.count_a), ("b", measure.count_b)):
                marks = [
                    m
                    for r in found.rows
                    if r["article"] == side and r["voice"] == measure.voice
                    for m in r["marks"]
                ]
                assert len(marks) == count


def test_a_loaded_quotation_moves_no_count_of_narration() -> None:
    text = read(folder("seeds") / SIDES[0]).text
    loaded = "“Savage murderers slaughtered innocent children, a disgraceful massacre by thugs.”"
    told = []
    for whole in (text, f"{text}\n{loaded}"):
        found = tell("wording", Context(read_text(whole)))
        told.append({m.name: m.count_a for m in found.measures if m.voice == "narration"})
        quoted = [m.count_a for m in found.measures if m.voice == "quotation"]
    assert {k: v for k, v in told[0].items() if v} == {k: v for k, v in told[1].items() if v}
    assert quoted[-1] >= 3


def test_fragments_are_not_scored() -> None:
    for row in section().rows:
        assert row["voice"] in VOICES
    assert not alone("Shameful, savage!").rows
    assert count_words("Shameful, savage!") < LEAST_JUDGED


def test_names_that_are_words_are_not_marked() -> None:
    found = alone("The court heard Savage and Wanton Brutal. Later Savage left the building early.")
    assert not found.rows


def test_it_does_not_say_between_its_bounds() -> None:
    low, high = classifier.load().unsure
    for row in section().rows:
        expected = (
            "loaded"
            if row["probability"] >= high
            else "plain"
            if row["probability"] <= low
            else None
        )
        assert row["call"] == expected


def test_two_stories_get_no_verdict() -> None:
    a = "\n\n".join(
        f"The savage council brazenly lied about item {n} of the budget." for n in range(60)
    )
    b = "\n\n".join(
        f"Engine {n} of the ferry was inspected in the dock on Monday." for n in range(60)
    )
    found = tell("wording", Context(read_text(a), read_text(b)))
    assert {m.verdict for m in found.measures} <= {None, "too little text"}


def test_the_report_says_which_model_judged() -> None:
    a, b = (read(folder("seeds") / name) for name in SIDES)
    assert pipeline.compare(a, b, only=["wording"]).tier["wording"] == classifier.load().identity
    assert pipeline.compare(a, b, only=["numbers"]).tier["wording"] is None


def test_speed() -> None:
    table = classifier.load()
    texts = ["The council of the town voted on Monday to raise the fee for parking by two euros."]
    best = min(_timed(lambda: table.probability(texts * 2000)) for _ in range(3))
    assert 2000 / best > 10_000, f"{2000 / best:.0f} sentences a second"


def _timed(work: object) -> float:
    began = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - began


LOUD = (
    "The disgraceful plan was rammed through by a reckless, shameful and corrupt clique of thugs. ",
    "A vicious, barbaric gang of cowardly fanatics slaughtered the heroic, innocent villagers. ",
    "The outrageous, ludicrous, pathetic regime lied brazenly about its monstrous atrocities. ",
)
PLAIN = (
    "The council met in the town hall on Monday and spoke about the road to the river for an hour. "
    "Its members read the plan and asked the clerk about the cost of the bridge. "
    "The work on the road will end in May, as the council had asked the builders."
)


def same_event(a: str, b: str) -> Section:
    """The section on two texts that are taken to tell one event."""
    context = Context(read_text(a), read_text(b), Options(fast=True))
    found = findings.Section.of("wording", analyses.find("wording").run(context))
    return say.section(found, say.Texts(context.a, context.b, "same event"))


def test_a_text_with_loaded_words_throughout_is_told_from_a_plain_one() -> None:
    loud = "Council meets\n\n" + "\n\n".join(LOUD[n % 3] + PLAIN for n in range(8))
    calm = "Council meets\n\n" + "\n\n".join(["It met again in the hall. " + PLAIN] * 8)
    for texts, side in (((loud, calm), "a"), ((calm, loud), "b")):
        found = same_event(*texts)
        assert f"clear: more in {side.upper()}" in found.answer
    assert "clear" not in same_event(loud, loud).answer


@pytest.mark.parametrize(
    ("score", "wording", "marked"),
    [(1.1, "minilm", True), (0.9, "minilm", False), (1.1, "table", False)],
)
def test_a_model_that_somebody_chose_marks_words_of_its_own(
    monkeypatch: pytest.MonkeyPatch, score: float, wording: str, marked: bool
) -> None:
    text = "Council meets\n\nThe clerk read the road plan to the members of the council."
    at = text.index("plan")
    judged = classifier.Judged(0.9, [(Span(at, at + 4), score)])
    model = SimpleNamespace(unsure=(0.4, 0.6), mark=1.0, judge=lambda parts: [judged] * len(parts))
    monkeypatch.setattr(Context, "wording_model", model)
    context = Context(read_text(text), None, Options(wording=wording, fast=True))
    found = [m for part in parts.scored_parts(context, "a") for m in part.marks]
    assert [m.mark.text for m in found] == (["plan"] if marked else [])
    assert all(0.4 < m.chance < 0.6 for m in found)  # as likely as not: our own model was not sure


OWN = (
    "We must not let the council shut the road. At night I walk there, and it is good to us. "
    "The road is older than the town. It will cost our children their way to school. "
    "The council should ask first. I do not see why it will not."
)


@pytest.mark.parametrize(
    ("added", "elsewhere", "sentences"),
    [
        (OWN, "", 5),
        (OWN.replace("It will cost our children", "It will cost children"), "", 0),  # four of them
        (OWN.replace("I walk", "they walk").replace("We must", "US may"), "", 0),
        (f'"{OWN}" said Ann Lee, a baker.', "", 0),
        (OWN, "My own child walks there.", 0),  # the other writer does so too
        (f"{OWN} We walk. We talk. We must go.", "My own child walks there.", 8),  # so much less
        (OWN, '"We walk there," a child said.', 5),
        (OWN.replace("should", "could"), "", 0),
        ("The F.B.I. came. Under Article I it may. Henry I slept. World War I ended.", "", 0),
    ],
)  # fmt: skip
def test_one_writer_argues(added: str, elsewhere: str, sentences: int) -> None:
    head, tail = "Council shuts the road\n\n", f"\n\n{PLAIN}"
    mine, other = (read_text(f"{head}{x}{tail}") for x in (added, elsewhere))
    found = arguing(Context(mine, other, Options(fast=True)))
    assert [s.values["sentences"] for s in found] == [sentences] * bool(sentences)
    assert all(s.a and not s.b for s in found)
    turned = arguing(Context(other, mine, Options(fast=True)))
    assert [replace(s, values=s.values | {"article": "a"}, a=s.b, b=()) for s in turned] == [
        replace(s, a=tuple(i.replace("A", "B") for i in s.a)) for s in found
    ]
