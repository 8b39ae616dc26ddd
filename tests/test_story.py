"""The story of both texts: what stands in its rows, and how a cell is cut."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import bias
from bias import learned, questions, reading
from bias.analyses import story
from bias.analyses.story import Story, cells, choice, quotation, untold, worth
from bias.analyses.story.befallen import befallen
from bias.analyses.story.cells import main_part
from bias.analyses.story.limits import claim_of, lead_of, limited_by
from bias.analyses.story.opening import opening
from bias.context import Context, Options
from bias.errors import ModelError
from bias.faces import say
from bias.faces.terminal import quotes
from bias.faces.terminal import story as terminal_story
from bias.faces.terminal.page import TerminalPage
from bias.findings import Section, StoryRow, mirror, plain
from bias.lists import terms_of
from bias.matching import Match
from bias.questions import ids

HERE = Path(__file__).parent
CELLS = json.loads((HERE / "cases" / "cells.json").read_text(encoding="utf-8"))

LEFT = """Two sailors drown as ferry sinks off Osk

Two sailors drowned and nine people were hurt when the Osk ferry sank on Monday night.

The ferry line will be reopened next year if the council votes for it in May.

The council denied that it had been warned, and said it would sue the owner.

Repairs to the quay will cost 3 million crowns, the office said.
"""
RIGHT = """Heroic rescue at Osk as crews save forty

Crews pulled forty people from the cold water off Osk on Monday night.

Nine passengers were injured and two crew members died in the sinking, police said.

A judge ruled on Tuesday that the ferry's owner had broken the Harbour Act.

The new line is expected to open next June, after the council has voted in May.
"""


def rows(left: str, right: str | None, fast: bool = False) -> list[StoryRow]:
    b = bias.read_text(right) if right is not None else None
    found = Story().run(Context(bias.read_text(left), b, Options(fast=fast)))
    return [row for row in found if isinstance(row, StoryRow)]


@pytest.mark.parametrize("case", CELLS, ids=[c["id"] for c in CELLS])
def test_a_long_sentence_is_cut_before_what_only_adds(case: dict[str, Any]) -> None:
    article = bias.read_text("The ferry of Osk\n\n" + case["text"])
    known = reading.read(article, "parse")
    found = article.slice(main_part(known, article.sentences[-1]))
    assert found == (case["cut"] or case["text"])


@pytest.mark.parametrize("fast", [False, True])
def test_how_each_opens_comes_first_and_whole(fast: bool) -> None:
    opening = rows(LEFT, RIGHT, fast)[0]
    assert opening.question == "opening"
    assert opening.a is not None
    assert opening.b is not None
    assert opening.a.text.startswith("Two sailors drowned")
    assert opening.b.text.endswith("on Monday night.")


OPENINGS = json.loads((HERE / "cases" / "openings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", OPENINGS, ids=[c["id"] for c in OPENINGS])
def test_a_text_opens_with_its_first_sentence_and_short_ones_behind_it(
    case: dict[str, Any],
) -> None:
    context = Context(
        bias.read_text("The ferry of Osk\n\n" + case["text"]), None, Options(fast=True)
    )
    assert [q.text for q in opening(context, "a")] == case["opens"]


def test_what_stands_in_another_row_is_not_shown_with_the_opening() -> None:
    found = rows(LEFT, RIGHT)
    others = {q.id for row in found[1:] for q in (row.a, row.b) if q is not None}
    assert others.isdisjoint((*found[0].more_a, *found[0].more_b))
    (alone,) = (row for row in rows(LEFT, None) if row.question == "opening")
    assert alone.more_a in ((), ("A3",))


def test_what_both_answer_stands_in_one_row_and_what_one_tells_in_its_own() -> None:
    found = rows(LEFT, RIGHT)
    (outlook,) = (row for row in found if row.question in ("outlook", "both"))
    assert outlook.a is not None
    assert outlook.b is not None
    assert "votes for it in May" in outlook.a.text
    assert "voted in May" in outlook.b.text
    alone = [row for row in found if row.question == "only"]
    assert all((row.a is None) != (row.b is None) for row in alone)
    cells = {q.text for row in alone for q in (row.a, row.b) if q is not None}
    assert "Repairs to the quay will cost 3 million crowns, the office said." in cells


STRAND = """
Rusted lifeboats hung from the hooks of the ship and had not been lowered in ten years.

Inspectors wrote in March that the rusted lifeboats must be replaced before summer.

Nobody replaced the lifeboats, whose hooks were found bent and rusted through.
"""


def test_of_a_strand_one_sentence_is_shown() -> None:
    alone = [r for r in rows(LEFT + STRAND, RIGHT) if r.question == "only" and r.a is not None]
    assert len({r.a.text for r in alone if r.a is not None and "lifeboats" in r.a.text}) == 1


CLAIMS = """
The works director, Ann Lee, said every worker had been asked to a meeting. {answer}

Snow fell on the hills above the town.
"""


@pytest.mark.parametrize(
    ("answer", "limits"),
    [
        ("But no meeting was held.", True),
        ("It did not say where.", True),
        ("Two drivers, Bob Kane and Emil Ross, said no meeting took place.", True),
        ("Two drivers told us that they had heard of none.", True),
        ("It was held in the canteen.", False),
        ("She said they were not asked twice.", False),
        ("The canteen is not large.", False),
        ('"It was not a bad offer," Bob Kane said.', False),
        ("Instead, they were sent home.", True),
        ("Rather than to a meeting, they were sent home.", False),
        ('"But no meeting was held," Bob Kane said.', True),
        ("The other works held one.", True),
        ("Two drivers, however, told us of none.", True),
    ],
)
def test_what_limits_or_answers_a_sentence_stands_with_it(answer: str, limits: bool) -> None:
    context = Context(bias.read_text(CLAIMS.format(answer=answer)))
    assert limited_by(context, "A1") == ("A2" if limits else None)
    assert limited_by(context, "A2") is None
    assert limited_by(context, "A3") is None


def test_what_turns_a_sentence_may_stand_in_the_next_paragraph() -> None:
    context = Context(bias.read_text(CLAIMS.format(answer="\n\nBut no meeting was held.")))
    assert limited_by(context, "A1") == "A2"


def test_half_of_a_contrast_has_no_row_where_the_other_half_is_too_long() -> None:
    long = (
        "But " + "the levy of the harbour was paid to the last crown and " * 5 + "no ship sailed."
    )
    for answer, shown in (
        ("", True),
        ("But it will be paid for by the owner.", True),
        (long, False),
    ):
        found = [r for r in rows(f"{LEFT}\n{answer}", RIGHT) if r.question in ("only", "perhaps")]
        assert any("Repairs" in r.a.text for r in found if r.a is not None) is shown


def test_news_that_stands_behind_a_scene_is_told_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = "It used to be that a walk by the sea of Osk meant an hour of peace for everybody."
    news = (
        "Now the quay is a symbol of whether one stands for or against the sale of the ferry line "
    )
    news += "to the owners of the crane in the next town."
    text = f"The ferry of Osk\n\n{scene} {news} Snow fell.\n"
    context = Context(bias.read_text(text), None, Options(fast=True))
    assert [q.text for q in opening(context, "a")] == [scene]
    monkeypatch.setattr(Context, "announced", lambda *_: np.array([1.0, 0.1, 0.4, 0.0]))
    assert [q.text for q in opening(context, "a")] == [scene, news]


def test_an_answer_that_one_text_alone_has_begins_with_what_it_answers() -> None:
    answered = CLAIMS.format(answer="But no meeting was held.")
    context = Context(bias.read_text(answered), bias.read_text(STRAND))
    assert [claim_of(context, i) for i in ("A1", "A2", "A3")] == ["A1", "A1", "A3"]
    alike = Context(bias.read_text(answered), bias.read_text(answered))
    assert claim_of(alike, "A2") == "A2"


@pytest.mark.parametrize(
    ("ident", "alone", "head"),
    [("A2", {1, 2}, "A1"), ("A2", {2}, "A2"), ("A3", {2, 3}, "A3"), ("A1", {1}, "A1")],
)
def test_a_row_that_opens_with_a_pronoun_begins_with_the_sentence_before(
    ident: str, alone: set[int], head: str
) -> None:
    text = CLAIMS.format(answer="She spoke in the canteen of the mill.").replace("Snow", "It")
    assert lead_of(Context(bias.read_text(text)), ident, alone) == head


def test_what_the_other_text_may_tell_is_not_called_only() -> None:
    context = Context(bias.read_text(LEFT), bias.read_text(RIGHT))
    told = {i for m in context.matches for i in (*m.a, *m.b)}
    ids = {"only": set(), "perhaps": set(), "also": set()}  # type: dict[str, set[str]]
    for row in rows(LEFT, RIGHT):
        if row.question in ids:
            ids[row.question] |= {q.id for q in (row.a, row.b) if q is not None}
    untold = {f"{side.upper()}{n}" for side in context.sides for n in context.untold[side]}
    assert ids["only"] <= untold
    assert ids["also"]
    assert (ids["perhaps"] | ids["also"]).isdisjoint(untold | told)


def test_what_is_far_from_all_is_perhaps_only(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {row.question for row in rows(LEFT, RIGHT)}
    monkeypatch.setattr("bias.context.FAR", 9.0)
    after = {row.question for row in rows(LEFT, RIGHT)}
    assert "also" in before - after
    assert after - before == {"perhaps"}


def test_who_only_declines_to_speak_bears_nothing() -> None:
    told = bias.read_text(
        "The mayor declined to comment. The mill made 30 million crowns. Snow fell on the hills. "
        "Ann Lee said the mill did not close because of the river."
    )
    worth = Context(told, bias.read_text("Rain fell.")).bearing("a")
    assert worth[0] == 0.0
    assert worth[2] == 1.0
    assert worth[2] < worth[1] < worth[3]


def test_a_list_of_persons_an_hour_and_a_link_bear_less() -> None:
    told = bias.read_text(
        "Snow fell on the hills. Ann Lee, Bob Kane, Carl Moss and Dora Ross came to the mill. "
        "The letter was sent at 3 p.m. and again later. But snow fell on the hills. "
        "But the mayor declined to comment."
    )
    worth = Context(told, bias.read_text("Rain fell.")).bearing("a")
    assert all(one < worth[0] for one in worth[1:4])
    assert worth[4] == 0.0


def test_a_text_that_breaks_off_leaves_nothing_to_the_other_alone() -> None:
    cut = RIGHT.rstrip().removesuffix(".") + " and"
    found = [row.question for row in rows(LEFT, cut) if row.b is None]
    assert "only" not in found
    assert "also" in found


def test_what_one_text_opens_with_stands_beside_what_the_other_tells_of_it() -> None:
    first = "Ann Lee, who runs a bakery by the sea with two of her sons and bakes at four in the "
    first += "morning when the quay of the old town is still dark and empty, heard the sirens."
    later = RIGHT.replace("Crews pulled", f"{first}\n\nSnow fell on it.\n\nCrews pulled")
    alike = RIGHT.replace("Heroic rescue", "Rescue")
    (row,) = (r for r in rows(later, alike) if r.question == "opened")
    assert row.a is not None
    assert row.a.text.startswith("Crews pulled forty people")
    assert row.b is None
    assert not any(r.question == "opened" for r in rows(RIGHT, alike))


def test_a_sentence_of_the_opening_is_not_drawn_twice() -> None:
    report = bias.compare(bias.read_text(LEFT), bias.read_text(RIGHT))
    quoted = {"question": "On the same matter", "tag": "same", "note": ""}
    cells = {x: asdict(quotes.sentence(report, i)) for x, i in (("a", "A2"), ("b", "B4"))}
    drawn = terminal_story.draw([quoted | cells], report, TerminalPage(100), above=("A2",))
    said = "".join(line.plain for line in drawn)
    assert "(above)" in said
    assert "Two sailors drowned" not in said
    assert "A judge ruled" in said


def test_a_question_without_a_bar_has_no_row() -> None:
    barred = {q.replace(" ", "_") for q in terms_of("questions")}
    assert barred < set(ids())
    shown = {row.question for row in rows(LEFT, RIGHT)}
    lone = {"only", "perhaps", "also", "opened"}
    assert shown <= barred | lone | {"opening", "both", "victims", "hit"}


@pytest.mark.parametrize("pair", [(LEFT, RIGHT), (RIGHT, LEFT), (LEFT, LEFT)])
def test_no_sentence_stands_in_two_rows(pair: tuple[str, str]) -> None:
    found = rows(*pair)
    cells = [q.id for row in found for q in (row.a, row.b) if q is not None]
    assert len(cells) == len(set(cells))


def test_the_same_text_has_nothing_of_its_own() -> None:
    assert all((row.a or row.listed_a) and (row.b or row.listed_b) for row in rows(LEFT, LEFT))


@pytest.mark.parametrize("fast", [False, True])
def test_mirror(fast: bool) -> None:
    there = mirror({"rows": plain(rows(LEFT, RIGHT, fast))})
    back = mirror(mirror({"rows": plain(rows(RIGHT, LEFT, fast))}))
    assert there == back


def test_rows_of_one_weight_stand_in_one_order_whichever_text_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def alike(_context: Context, _answers: object) -> list[choice.StoryPick]:
        """Two pairs that cross, listed as the first text has them."""
        pairs = (("A3", "B4"), ("A4", "B3"))
        return [choice.StoryPick(choice.BOTH, a, b, "same", 0.9, 9.0) for a, b in pairs]

    monkeypatch.setattr(story, "matched", alike)
    there, back = (mirror({"rows": plain(rows(*x, True))}) for x in ((LEFT, RIGHT), (RIGHT, LEFT)))
    assert [row["question"] for row in there["rows"]].count(choice.BOTH) == 2
    assert there == mirror(back)


def test_one_text_is_told_alone() -> None:
    found = rows(LEFT, None)
    assert found[0].question == "opening"
    assert len(found) > 1
    assert all((row.a or row.listed_a) and not row.b and not row.listed_b for row in found)


BEFALLEN = json.loads((HERE / "cases" / "befallen.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", BEFALLEN, ids=[c["id"] for c in BEFALLEN])
def test_who_is_harmed_and_what_is_hit(case: dict[str, Any]) -> None:
    context = Context(bias.read_text(case["text"]), None, Options())
    found = {
        row.question: [
            [x.kind, x.quoted.text, x.quoted.source, *([] if x.sure else ["unsure"])]
            for x in row.listed_a
        ]
        for row in befallen(context)
    }
    assert found.get("victims", []) == case.get("victims", [])
    assert found.get("hit", []) == case.get("hit", [])


def test_harm_is_set_beside_harm() -> None:
    row = next(r for r in rows(LEFT, RIGHT) if r.question == "victims")
    assert [x.quoted.text for x in row.listed_a] == ["Two sailors", "nine people"]
    assert [x.kind for x in row.listed_b] == ["killed", "hurt"]
    assert row.first_screen


@pytest.mark.parametrize(
    ("verdict", "shown"), [("same event", True), ("same story, different moment", False)]
)
def test_victims_of_two_events_stand_on_the_page_alone(verdict: Any, shown: bool) -> None:
    context = Context(bias.read_text(LEFT), bias.read_text(RIGHT))
    context.relation = context.relation._replace(verdict=verdict)
    found = [r for r in Story().run(context) if isinstance(r, StoryRow)]
    assert [r.first_screen for r in found if r.question == "victims"] == [shown]


@pytest.mark.parametrize(
    ("right", "shown"),
    [
        ("Nine sailors were killed when a bridge in Pell fell on Monday. The mayor wept.\n", False),
        ("Nine sailors died when a bridge in Pell fell on Monday. The mayor wept.\n", False),
        ("Nine sailors were hurt when a bridge in Pell fell on Monday. The mayor wept.\n", True),
        ("Six sailors died when a bridge in Pell fell on Monday. The mayor wept.\n", True),
    ],
)
def test_the_same_victims_in_both_are_no_difference(right: str, shown: bool) -> None:
    left = "A bridge in Pell fell and killed nine sailors on Monday. Rain had set in at dawn.\n"
    row = next(r for r in rows(left, right) if r.question == "victims")
    assert row.first_screen is shown


def test_what_was_not_read_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "comparable", True)
    a = bias.read_text("Jets bomb Pell\n\nAt least 11 people were killed in Pell on Tuesday.\n")
    told = {
        b: [row.question for row in befallen(Context(a, bias.read_text(b)))]
        for b in (
            "Jets over Pell\n\nThe raid on Pell brought deaths and wounds, a nurse said.\n",
            "Jets over Pell\n\nJets flew over Pell on Tuesday, the council said. It rained.\n",
        )
    }
    assert list(told.values()) == [[], ["victims", "hit"]]


def answers(side: Any, n: int, question: str = "toll", sure: float = 0.9) -> choice.Answers:
    """A text of n sentences that all answer one question so surely."""
    chance = np.zeros((n, len(ids())))
    chance[:, ids().index(question)] = sure
    numbers, none = np.arange(1, n + 1), np.zeros(n, bool)
    return choice.Answers(
        side, numbers, ids(), chance, chance > 0.5, np.full(len(ids()), 0.5), none
    )


@pytest.fixture
def no_quotation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Matched sentences that print no quotation."""
    monkeypatch.setattr(choice, "quoted_of", lambda *_: quotation.Printed(0, None, None))


@pytest.mark.usefixtures("no_quotation")
@pytest.mark.parametrize(("overlap", "told"), [(0.0, 1), (0.69, 1), (0.71, 0), (1.0, 0)])
def test_choice_of_two_matched_sentences_with_the_same_words_has_no_row(
    overlap: float, told: int
) -> None:
    context: Any = SimpleNamespace(
        told_by_both=[Match(("A2",), ("B3",), 0.9, ())],
        wording_overlap=lambda *_: overlap,
        reading=lambda _: SimpleNamespace(vectors=None),
    )
    found = choice.matched(context, {"a": answers("a", 4), "b": answers("b", 4)})
    assert len(found) == told
    assert all((p.question, p.a, p.b, p.tag) == ("toll", "A2", "B3", "same") for p in found)


@pytest.mark.usefixtures("no_quotation")
@pytest.mark.parametrize(("first", "ident"), [(0.9, "A2"), (0.3, "A3")])
def test_choice_shows_of_several_matched_sentences_the_two_most_alike(
    monkeypatch: pytest.MonkeyPatch, first: float, ident: str
) -> None:
    monkeypatch.setattr(choice, "_nearness", lambda *_: np.array([[first], [0.6]]))
    context: Any = SimpleNamespace(
        told_by_both=[Match(("A2", "A3"), ("B3",), 0.9, ())],
        wording_overlap=lambda *_: 0.0,
        reading=lambda _: SimpleNamespace(vectors=None),
        first="a",
    )
    [found] = choice.matched(context, {"a": answers("a", 4), "b": answers("b", 4)})
    assert (found.a, found.b) == (ident, "B3")


@pytest.mark.usefixtures("no_quotation")
@pytest.mark.parametrize(("sure", "question"), [(0.4, "both"), (0.6, "toll")])
def test_choice_names_a_question_that_both_answer_surely(sure: float, question: str) -> None:
    context: Any = SimpleNamespace(
        told_by_both=[Match(("A2",), ("B3",), 0.9, ())],
        wording_overlap=lambda *_: 0.0,
        reading=lambda _: SimpleNamespace(vectors=None),
    )
    both = {side: answers(side, 4, sure=sure) for side in ("a", "b")}
    assert [p.question for p in choice.matched(context, both)] == [question]


@pytest.mark.usefixtures("no_quotation")
@pytest.mark.parametrize(("near", "weight"), [(0.65, 0.9 * 1.2 * 1.4), (0.325, 0.9 * 0.3 * 1.4)])
def test_choice_weighs_matched_sentences_by_how_alike_their_vectors_are(
    monkeypatch: pytest.MonkeyPatch, near: float, weight: float
) -> None:
    monkeypatch.setattr(choice, "_nearness", lambda *_: np.array([[near]]))
    context: Any = SimpleNamespace(
        told_by_both=[Match(("A2",), ("B3",), 0.9, ())],
        wording_overlap=lambda *_: 0.0,
        reading=lambda _: SimpleNamespace(vectors=True),
    )
    [found] = choice.matched(context, {"a": answers("a", 4), "b": answers("b", 4)})
    assert found.weight == pytest.approx(weight)


@pytest.mark.parametrize(("past", "kept"), [(0.59, True), (0.61, False)])
def test_choice_takes_what_is_told_as_background_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch, past: float, kept: bool
) -> None:
    judged = answers("a", 4).probability
    judged[:, ids().index("background")] = past
    made = questions.Judged((1, 2, 3, 4), ids(), judged, np.full(len(ids()), 0.5))
    monkeypatch.setattr(questions, "judge", lambda *_: made)
    context = Context(bias.read_text("Rain fell on the old town again. " * 4), None)
    found = choice.Answers.of(context, "a").probability[:, ids().index("toll")]
    assert found.any() == kept


@pytest.mark.parametrize(("left", "cut"), [(0.79, False), (0.81, True), (1.0, True)])
def test_cells_are_cut_where_what_is_left_still_answers(
    monkeypatch: pytest.MonkeyPatch, left: float, cut: bool
) -> None:
    case = CELLS[1]
    monkeypatch.setattr(
        questions, "judge_parts", lambda *_: np.array([[1.0] * len(ids()), [left] * len(ids())])
    )
    context = Context(bias.read_text("The ferry of Osk\n\n" + case["text"]), None)
    ident = f"A{context.a.sentences[-1].number}"
    quoted = cells.cell(context, "a", ident, "toll", whole=False)
    assert quoted.text == (case["cut"] if cut else case["text"])
    assert cells.cell(context, "a", ident, "toll", whole=True).text == case["text"]


@pytest.mark.parametrize(
    ("long", "telling", "shown"),
    [
        (40, (2, 5), ["A2"]),
        (40, (2, 6), ["A2", "A6"]),
        (40, (2, 6, 10, 14), ["A2", "A6", "A10"]),
        (40, (1,), []),
        (14, (2, 3), ["A2"]),
        (14, (2, 4), ["A2", "A4"]),
    ],
    ids=["goes on", "another", "a fourth", "the opening", "short, goes on", "short, another"],
)
def test_untold_picks_are_three_and_not_near_each_other(
    monkeypatch: pytest.MonkeyPatch, long: int, telling: tuple[int, ...], shown: list[str]
) -> None:
    worth = np.isin(np.arange(1, long + 1), telling).astype(float)
    monkeypatch.setattr(Context, "comparable", True)
    monkeypatch.setattr(untold, "_by_itself", lambda *_: worth)
    monkeypatch.setattr(untold, "_likeness", lambda *_: np.eye(long) * 0.7 + 0.3)
    monkeypatch.setattr(untold, "weigh", lambda *_: np.linspace(0.9, 0.1, long))
    names = ("Ann", "Bob", "Carl", "Dora", "Emil", "Fay", "Gus")
    a = bias.read_text(" ".join(f"{name} opened a shop." for name in (names * 6)[:long]))
    b = bias.read_text("Heavy snow closed the northern railway for nine days.")
    both = {"a": answers("a", long), "b": answers("b", 0)}
    found = untold.alone(Context(a, b, Options(fast=True)), both)
    assert [p.a for p in found] == shown


def test_a_reader_is_gladder_of_news_than_of_a_scene() -> None:
    news = "The council had known for nine years that the dam of Oster would break in a flood."
    scene = "She smiled."
    plain = " ".join(["They sat and talked all day, and nobody of them left the hall."] * 6)
    a, b = bias.read_text(f"{plain} {news} {scene}"), bias.read_text("Snow fell on the pass.")
    for fast in (False, True):
        found = worth.weigh(Context(a, b, Options(fast=fast)), "a", np.array([7, 8]))
        assert found[0] > found[1] + 0.1, fast


def test_what_is_worth_little_is_not_on_the_first_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for bar, shown in ((0.0, True), (1.0, False)):
        monkeypatch.setattr("bias.analyses.story.BAR", bar)
        monkeypatch.setattr("bias.analyses.story.FURTHER", bar)
        found = [r for r in rows(LEFT, RIGHT) if r.question in ("only", "perhaps")]
        assert found
        assert any(r.first_screen for r in found) is shown


def test_damaged_weights_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "learned.json").write_text('{"only": 1}', encoding="utf-8")
    monkeypatch.setattr(learned, "FILE", tmp_path / "learned.json")
    learned.load.cache_clear()
    for name in ("only", "nothing"):
        with pytest.raises(ModelError, match="Install bias-compare again"):
            learned.load(name)
    learned.load.cache_clear()


def pick(n: int, question: str, tag: str | None) -> choice.StoryPick:
    b = None if tag == "only" else f"B{n}"
    return choice.StoryPick(question, f"A{n}", b, tag, 0.9, 20.0 - n)


@pytest.mark.parametrize(
    ("question", "tag", "kept"),
    [("toll", "same", 2), ("toll", None, 1), ("both", "same", 3), ("only", "only", 6)],
)
def test_story_has_few_rows_of_one_question(
    monkeypatch: pytest.MonkeyPatch, question: str, tag: str | None, kept: int
) -> None:
    made = [pick(n, question, tag) for n in range(2, 9)]
    monkeypatch.setattr(story, "alone", lambda *_: made)
    monkeypatch.setattr(story, "matched", lambda *_: [])
    monkeypatch.setattr(story, "both", lambda *_: [])
    monkeypatch.setattr(story, "_opened", lambda *_: [])
    texts = (bias.read_text("Rain fell on the town. " * 9) for _ in "ab")
    context = Context(*texts, Options(fast=True))
    assert len(story._picked(context, {}, {})) == kept
    assert "A2" in {p.a for p in story._picked(context, {}, {"a": ["A9", "A2"]})}
    assert "A2" not in {p.a for p in story._picked(context, {}, {"a": ["A2"]})}


@pytest.mark.parametrize(
    ("sentences", "shown"),
    [(24, ["toll", "only", "only", "outlook"]), (25, ["only", "toll", "only", "outlook"])],
)
def test_story_of_short_texts_begins_where_they_face_each_other(
    sentences: int, shown: list[str]
) -> None:
    texts = (bias.read_text("Rain fell. " * sentences) for _ in "ab")
    told = (("toll", "same"), ("only", "only"), ("only", "only"), ("outlook", "same"))
    picks = [pick(n, question, tag) for n, (question, tag) in enumerate(told, start=2)]
    found = story._rows(Context(*texts, Options(fast=True)), picks)
    assert [row.question for row in found] == shown


PRINTED = json.loads((HERE / "cases" / "printed.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("exchanged", [False, True])
@pytest.mark.parametrize("case", PRINTED, ids=lambda c: c["label"])
def test_what_one_text_alone_prints_of_a_quotation(case: dict[str, Any], exchanged: bool) -> None:
    sides = ("b", "a") if exchanged else ("a", "b")
    context = Context(*(bias.read_text(case[x]) for x in sides), Options(fast=True))
    found = quotation.quoted_of(context, "A1", "B1")
    alone = {
        x: context.article(side).slice(span) if span else None
        for x, side, span in zip(sides, ("a", "b"), found[1:], strict=True)
    }
    assert found.both == case["both"]
    assert alone == {"a": case["only_a"], "b": case["only_b"]}


def test_one_quotation_of_which_one_text_prints_more_has_a_row_of_its_own() -> None:
    case = PRINTED[0]
    texts = [bias.read_text(f"Harbour of Osk\n\nRain fell on Osk.\n\n{case[x]}\n") for x in "ab"]
    context = Context(*texts)
    found = [r for r in Story().run(context) if isinstance(r, StoryRow) and r.question == "quoted"]
    [difference] = found[0].differences
    assert (difference.kind, difference.a) == ("quoted", None)
    assert difference.b is not None
    assert difference.b.text == case["only_b"]
    told = say.section(Section.of("story", found), say.Texts(*texts, "same event"))
    assert told.rows[0]["question"] == "One quotation, of which B prints more"


def test_a_quotation_that_is_all_that_two_sentences_say_has_no_row() -> None:
    said = '"We know very well how to win the elections of Osk," {}'
    texts = [
        bias.read_text(f"Harbour of Osk\n\nRain fell.\n\n{said.format(x)}\n")
        for x in ("Vale said.", "she added.")
    ]
    context = Context(*texts)
    found = [r for r in Story().run(context) if isinstance(r, StoryRow) and r.tag == "same"]
    assert context.told_by_both
    assert not found
