"""What the words dwell on: properties of the section, on real texts and on invented ones."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from bias.analyses import framing
from bias.analyses.framing import people
from bias.analyses.framing.tally import TRIGGERS
from bias.article import VOICES
from bias.context import Context
from bias.data import folder
from bias.lexicon import load_all
from bias.reader import read, read_text
from bias.report import Report, Section, mirror, without_prose

SIDES = ("dw.txt", "azad.txt")


@cache
def context(a: str = SIDES[0], b: str = SIDES[1]) -> Context:
    """The seeds, in this order."""
    return Context(read(folder("seeds") / a), read(folder("seeds") / b))


@cache
def section(a: str = SIDES[0], b: str = SIDES[1]) -> Section:
    """The section on the seeds."""
    return framing.answer(context(a, b))


def narration(found: Section) -> dict[str, tuple[int, int | None, int | None, int | None]]:
    """Counts and words of narration and headlines, by frame and voice."""
    return {
        (m.name, m.voice): (m.count_a, m.count_b, m.words_a, m.words_b)
        for m in found.measures
        if m.voice != "quotation"
    }


def plain(found: Section, a: str, b: str) -> object:
    """The section as a report gives it, without prose."""
    report = Report(read(folder("seeds") / a), read(folder("seeds") / b), (found,))
    return report.to_dict()


def test_mirror() -> None:
    there = plain(section(*SIDES), *SIDES)
    back = plain(section(*SIDES[::-1]), *SIDES[::-1])
    assert without_prose(mirror(there)) == without_prose(back)


def test_same_text_shows_no_difference() -> None:
    found = section(SIDES[1], SIDES[1])
    assert all(not m.difference for m in found.measures)
    assert not {m.verdict for m in found.measures} & {"clear", "suggestive"}
    assert not found.glance
    assert all(not r["contribution"] for r in found.rows)


def test_terms_sum_to_the_difference_in_narration() -> None:
    parts: dict[str, float] = defaultdict(float)
    for row in section().rows:
        if row["part"] == "term" and row["voice"] == "narration":
            parts[row["frame"]] += row["contribution"]
    tested = [m for m in section().measures if m.family == "frame" and m.difference is not None]
    assert len(tested) > 5
    for m in tested:
        # Rows are rounded to 4 decimals.
        assert parts[m.name] == pytest.approx(m.difference, abs=5e-5 * 40)


def test_voices_sum_to_the_difference_over_all_words() -> None:
    parts: dict[str, float] = defaultdict(float)
    hits: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    words = [0, 0]
    for voice in VOICES:
        m = next(x for x in section().measures if x.voice == voice)
        words[0] += m.words_a or 0
        words[1] += m.words_b or 0
    for row in section().rows:
        if row["part"] == "voice":
            parts[row["frame"]] += row["contribution"]
            hits[row["frame"]][0] += row["a"]
            hits[row["frame"]][1] += row["b"]
    for frame, (a, b) in hits.items():
        whole = 1000 * (a / words[0] - b / words[1])
        assert parts[frame] == pytest.approx(whole, abs=2e-4), frame


def test_counts_of_terms_are_counts_of_measures() -> None:
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in section().rows:
        if row["part"] == "term":
            counts[row["frame"], row["voice"]][0] += row["a"]
            counts[row["frame"], row["voice"]][1] += row["b"]
    for m in section().measures:
        assert counts[m.name, m.voice] == [m.count_a, m.count_b], m.name


def test_a_loaded_quotation_moves_no_count_of_narration() -> None:
    a, b = (read(folder("seeds") / name) for name in SIDES)
    said = (
        "\n“The terrorists slaughtered wounded children, and the war spirals out of control; they "
        "massacred mourners and fled,” said Maria Ortiz.\n"
    )
    loaded = read_text(a.text + said)
    before = narration(framing.answer(Context(read_text(a.text), b)))
    after = narration(framing.answer(Context(loaded, b)))
    moved = {k: v[:2] for k, v in after.items() if v[:2] != before.get(k, (0, 0, 0, 0))[:2]}
    assert not moved
    quoted = [m for m in framing.answer(Context(loaded, b)).measures if m.voice == "quotation"]
    assert sum(m.count_a for m in quoted) > sum(
        m.count_a for m in section().measures if m.voice == "quotation"
    )


def test_the_family_is_whole() -> None:
    tested = [m.name for m in section().measures if m.family == "frame"]
    assert tested == [x.name for x in load_all(family="frame")]
    assert len(tested) == 16


def test_other_voices_have_no_verdict() -> None:
    for m in section().measures:
        if m.voice != "narration":
            assert (m.verdict, m.p) == (None, None)


def test_no_verdict_between_two_stories() -> None:
    quake = (
        "Earthquake Levels Old Town Of Lisca\nA 6.4-magnitude earthquake struck Lisca before dawn "
        "on Tuesday, killing more than 200 people.\n"
    )
    filler = "The cathedral tower fell onto the hall while rescuers dug with bare hands for hours. "
    found = framing.answer(Context(context().a, read_text(quake + (filler * 30 + "\n") * 3)))
    assert {m.verdict for m in found.measures} <= {None}
    assert {m.p for m in found.measures} == {None}
    assert not found.glance
    assert framing.words.NOT_COMPARABLE in found.caveat


def test_one_text() -> None:
    found = framing.answer(Context(context().a))
    assert {m.count_b for m in found.measures} == {None}
    assert {m.verdict for m in found.measures} == {None}
    assert {r["contribution"] for r in found.rows} == {None}
    pair = {m.name: m.count_a for m in section().measures if m.family == "frame"}
    assert {m.name: m.count_a for m in found.measures if m.family == "frame"} == pair


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The strike was averted.", 0),
        ("The attack began at noon.", 0),
        ("Fighters and gunmen took part in the raid.", 0),
    ],
)
def test_bare_events_are_no_frame(text: str, counted: int) -> None:
    found = framing.answer(Context(read_text(text)))
    bare = [r for r in found.rows if r["part"] == "term" and r["term"] in TRIGGERS]
    assert len(bare) == counted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“I saw blood,” she said.", 1),
        ("“My house is gone,” he said.", 1),
        ("Maria Ortiz, 34, fled with her sons.", 1),
        ("A 34-year-old teacher, Maria Ortiz, fled.", 0),
        ("The 34-year-old teacher Maria Ortiz fled.", 1),
        ("“We will retaliate,” the minister said.", 0),
        ("The bridge, 34, was opened.", 0),
        ("World War I ended.", 0),
    ],
)
def test_people(text: str, found: int) -> None:
    article = Context(read_text("A Headline Of Some Kind\n" + text))
    assert len(people.find(article, "a")) == found


def test_evidence_quotes_hits_of_frames_that_are_clear() -> None:
    shown = [m.name for m in section().measures if m.verdict == "clear"]
    quoted = [e for e in section().evidence if e.weight > 0]
    assert len(quoted) == len(shown) == len(section().glance)
    for found in quoted:
        assert found.a or found.b
