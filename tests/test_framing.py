"""What the words dwell on: properties of the section, on real texts and on invented ones."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Literal

import pytest
from telling import tell

from bias.analyses.framing import shares
from bias.analyses.framing.shares import Score
from bias.analyses.framing.tallies import frames, in_narration
from bias.context import Context, Side
from bias.data import folder
from bias.faces import told
from bias.faces.text import share
from bias.faces.told import Report, Section
from bias.faces.words import label, say
from bias.findings import Measure
from bias.lexicon import load_all
from bias.lists import terms_of
from bias.reader import read, read_text

SIDES = ("dw.txt", "azad.txt")


@cache
def context(a: str = SIDES[0], b: str = SIDES[1]) -> Context:
    """The seeds, in this order."""
    return Context(read(folder("seeds") / a), read(folder("seeds") / b))


@cache
def section(a: str = SIDES[0], b: str = SIDES[1]) -> Section:
    """The section on the seeds."""
    return tell("framing", context(a, b))


def narration(found: Section) -> dict[str, tuple[int, int | None, int | None, int | None]]:
    """Counts and words of narration and headlines, by frame and voice."""
    return {
        (m.name, m.voice): (m.count_a, m.count_b, m.words_a, m.words_b)
        for m in found.measures
        if m.voice not in {"quotation", "all"}
    }


def plain(found: Section, a: str, b: str) -> object:
    """The section as a report gives it, without prose."""
    report = Report(read(folder("seeds") / a), read(folder("seeds") / b), (found,))
    return report.to_dict()


def test_same_text_shows_no_difference() -> None:
    found = section(SIDES[1], SIDES[1])
    assert all(not m.difference for m in found.measures)
    assert not {m.verdict for m in found.measures} & {"clear", "suggestive"}
    assert all(told.apart(m) == 0 for m in found.measures)
    assert not found.evidence
    assert found.answer == say("framing.answer.alike")


def test_counts_of_terms_are_counts_of_measures() -> None:
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in section().rows:
        if row["term"]:
            counts[row["frame"], row["voice"]][0] += row["a"]
            counts[row["frame"], row["voice"]][1] += row["b"]
    for m in section().measures:
        if m.source is None:
            assert counts[m.name, m.voice] == [m.count_a, m.count_b], m.name


@pytest.mark.slow
def test_a_loaded_quotation_moves_no_count_of_narration() -> None:
    a, b = (read(folder("seeds") / name) for name in SIDES)
    said = (
        "\n“The terrorists slaughtered wounded children, and the war spirals out of control; they "
        "massacred mourners and fled,” said Maria Ortiz.\n"
    )
    loaded = read_text(a.text + said)
    before = narration(tell("framing", Context(read_text(a.text), b)))
    after = narration(tell("framing", Context(loaded, b)))
    moved = {k: v[:2] for k, v in after.items() if v[:2] != before.get(k, (0, 0, 0, 0))[:2]}
    assert not moved
    quoted = [m for m in tell("framing", Context(loaded, b)).measures if m.voice == "quotation"]
    assert sum(m.count_a for m in quoted) > sum(
        m.count_a for m in section().measures if m.voice == "quotation"
    )


def test_the_family_is_whole() -> None:
    tested = [m.name for m in section().measures if m.family == "frame"]
    assert tested == [x.name for x in load_all(family="frame")]
    assert len(tested) == 16


def test_other_voices_have_no_verdict() -> None:
    for m in section().measures:
        if m.voice != "narration" and m.source is None:
            assert (m.verdict, m.p) == (None, None)


def test_no_verdict_between_two_stories() -> None:
    quake = (
        "Earthquake Levels Old Town Of Lisca\nA 6.4-magnitude earthquake struck Lisca before dawn "
        "on Tuesday, killing more than 200 people.\n"
    )
    filler = "The cathedral tower fell onto the hall while rescuers dug with bare hands for hours. "
    found = tell("framing", Context(context().a, read_text(quake + (filler * 30 + "\n") * 3)))
    assert {m.verdict for m in found.measures} <= {None}
    assert {m.p for m in found.measures} == {None}
    assert say("framing.caveat.not_comparable") in found.caveat
    assert any(told.apart(m) for m in found.measures), "shares are told all the same"


def test_one_text() -> None:
    found = tell("framing", Context(context().a))
    assert {m.count_b for m in found.measures} == {None}
    assert {m.verdict for m in found.measures} == {None}
    assert {m.score_high_b for m in found.measures} == {None}
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
    found = tell("framing", Context(read_text(text)))
    bare = [r for r in found.rows if r["term"] in terms_of("bare_events")]
    assert len(bare) == counted


# --- scores ---------------------------------------------------------------------------------------


@pytest.fixture
def scored() -> dict[str, Score]:
    """Every frame's score on the seeds."""
    found = frames(context())
    tested = in_narration(context(), found)
    return {s.measure.name: s for s in shares.scores(context(), found, tested)}


def test_a_score_is_what_list_and_classifier_say(scored: dict[str, Score]) -> None:
    model = context().frame_model
    bodies = {s: [x for p in context().passages(s) for x in p.sentences] for s in ("a", "b")}
    for name, score in scored.items():
        m = score.measure
        for side, low, high in (
            ("a", m.score_low_a, m.score_high_a),
            ("b", m.score_low_b, m.score_high_b),
        ):
            parts = [context().stretch(side, s.span) for s in bodies[side]]
            sure = model.assigned(parts)[:, model.classes.index(name)]
            called = {s.number for s, x in zip(bodies[side], sure, strict=True) if x}
            hits = {
                h.sentence for f in frames(context()) if f.lexicon.name == name for h in f.met[side]
            } & {s.number for s in bodies[side]}
            both = hits & called if m.source == "both" else hits | called
            assert low == pytest.approx(len(both) / len(parts), abs=1e-4), name
            assert high == pytest.approx(len(hits | called) / len(parts), abs=1e-4), name


def test_what_abstains_or_has_no_list_is_one_source(scored: dict[str, Score]) -> None:
    model = context().frame_model
    lists = {x.name for x in load_all(family="frame")}
    sources = {name: s.measure.source for name, s in scored.items()}
    assert set(sources.values()) == {"lexicon", "classifier", "both"}
    for name, source in sources.items():
        abstains = model.scaling.sure[model.classes.index(name)] > 1
        assert (source == "lexicon") == abstains, name
        assert (source == "classifier") == (name not in lists), name


@pytest.mark.parametrize(
    ("low", "high", "verdict", "shown"),
    [(0.31, 0.2, None, True), (0.29, 0.2, None, False), (0.21, 0.2, "clear", True),
     (0.19, 0.2, "clear", False), (0.01, 0.0, None, True)],
)  # fmt: skip
@pytest.mark.parametrize("more", ["a", "b"])
def test_a_frame_that_chance_may_give_is_shown_where_one_text_has_half_as_much_again(
    low: float, high: float, verdict: Literal["clear"] | None, shown: bool, more: str
) -> None:
    left, right = ((low, 0.9), (0.0, high)) if more == "a" else ((0.0, high), (low, 0.9))
    measure = Measure(
        name="x", unit="share of sentences", voice="all", family="frame", count_a=9, count_b=9,
        score_low_a=left[0], score_high_a=left[1], score_low_b=right[0], score_high_b=right[1],
        verdict=verdict, weight=3.0, source="both",
    )  # fmt: skip
    seen, none = set(range(9)), set[int]()
    sights: dict[Side, shares.Sight] = {
        "a": shares.Sight(30, seen, seen, {}), "b": shares.Sight(30, none, none, {}),
    }  # fmt: skip
    assert shares._separate(measure, sights) is shown


@pytest.mark.parametrize(
    ("source", "there", "weight", "verdict", "shown"),
    [
        ("both", 1, 9.0, None, True),
        ("both", 4, 9.0, None, False),
        ("both", 4, 1.3, "clear", True),
        ("both", 1, 1.1, "clear", False),
        ("lexicon", 1, 9.0, None, False),
        ("lexicon", 1, 9.0, "clear", True),
        ("lexicon", 4, 9.0, "clear", False),
        ("classifier", 1, 9.0, None, False),
    ],
)
def test_a_bar_is_clear_or_rare_and_what_one_source_sees_both(
    source: Literal["both", "lexicon", "classifier"],
    there: int,
    weight: float,
    verdict: Literal["clear"] | None,
    shown: bool,
) -> None:
    measure = Measure(
        name="x", unit="share of sentences", voice="all", family="frame", count_a=12,
        count_b=there, score_low_a=0.4, score_high_a=0.4, score_low_b=0.0, score_high_b=0.1,
        verdict=verdict, weight=weight, source=source,
    )  # fmt: skip
    sights = {
        "a": shares.Sight(30, set(range(12)), set(range(12)), {}),
        "b": shares.Sight(30, set(range(there)), set(), {}),
    }  # type: dict[Side, shares.Sight]
    assert shares._separate(measure, sights) is shown


def test_frames_that_differ_are_shown_and_quoted(scored: dict[str, Score]) -> None:
    shown = [m for m in section().measures if m.first_screen]
    assert 0 < len(shown) <= shares.SHOWN
    left = [m for m in section().measures if m.source and not m.first_screen]
    for m in (*shown, *left):
        a, b = ((m.score_low_a, m.score_high_a), (m.score_low_b, m.score_high_b))
        times = 1 if m.verdict == "clear" else shares.BY_HALF
        separate = a[0] >= times * b[1] or b[0] >= times * a[1]
        sights = scored[m.name].sights.values()
        agreed = max(len(x.listed & x.called) for x in sights)
        left, right = ((len(x.listed | x.called), x.judged) for x in sights)
        surely, rarely = m.verdict == "clear", shares._chance(left, right) < shares.RARELY
        if m.source == "both":
            enough = m.weight >= shares.LEAST_APART if surely else rarely
            expected = separate and enough and agreed >= shares.FEWEST
        else:
            expected = separate and surely and rarely
        few = max(m.count_a, m.count_b or 0) < shares.FEWEST
        assert m.first_screen == (expected and not few), m.name
    assert all(told.apart(m) for m in shown)
    told_of = {n for n, s in scored.items() if s.apart}
    named = {n for n in scored if label("framing.name", n) in section().answer}
    assert named == told_of
    assert told_of == {m.name for m in shown}, "the others are counts and no more"
    quoted = [q for e in section().evidence for q in (*e.a, *e.b)]
    assert quoted
    agreed = {f"{s.upper()}{n}" for x in scored.values() for s in "ab" for n in x.sights[s].agreed}
    assert {q.id for q in quoted} <= agreed


def test_a_share_counts_what_is_denied_and_a_word_count_does_not() -> None:
    text = "A Headline Of Some Kind\nNobody was killed. The army said no civilians were wounded.\n"
    found = tell("framing", Context(read_text(text)))
    share = {m.name: m for m in found.measures if m.source}["harm_to_civilians"]
    words = {m.name: m for m in found.measures if m.family == "frame"}["harm_to_civilians"]
    assert (share.score_high_a, words.count_a) == (1.0, 0)


def test_words_of_one_text_stand_nowhere_in_the_other() -> None:
    found = frames(context())
    words = shares.words_of_one(context(), "b", found)
    assert words
    for word, count in words:
        assert not re.search(rf"\b{re.escape(word)}", context().a.text.lower()), word
        assert count >= shares.OFTEN
    assert shares.words_of_one(context("dw.txt", "dw.txt"), "a", found) == ()


@pytest.mark.parametrize(
    ("times", "theirs", "said"),
    [
        (3, "The mayor of Orta spoke of the flood.", (("obstruction of justice", 3),)),
        (2, "The mayor of Orta spoke of the flood.", ()),
        (3, "The mayor of Orta tried to obstruct justice.", ()),
    ],
)
def test_words_of_one_text_are_said_often_and_have_no_kin(
    times: int, theirs: str, said: tuple[tuple[str, int], ...]
) -> None:
    mine = "The council charged the mayor of Orta with obstruction of justice. " * times
    pair = Context(read_text(mine), read_text(theirs))
    found = [f for f in frames(pair) if f.lexicon.name == "crime_and_justice"]
    words = shares.words_of_one(pair, "a", found)
    assert tuple(w for w in words if "justice" in w[0]) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.042, 0.11, "4–11 %"), (0.0, 0.0, "0 %"), (0.0, 0.004, "0–1 %"), (0.118, 0.121, "12 %")],
)
def test_shares_in_words(low: float, high: float, said: str) -> None:
    assert share(low, high) == said
