"""Figures beside each other: no false conflict, both sides quoted, the same from both sides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from telling import tell

from bias import reader, reading
from bias.analyses import numbers as section_numbers
from bias.analyses.numbers.facing import face_figures
from bias.analyses.numbers.figures import GivenFigure, given_figures
from bias.analyses.numbers.pairing import MATCHED, FigurePair, pair_figures
from bias.analyses.numbers.tolls import face_tolls
from bias.article import Span
from bias.attribution import source_of
from bias.context import SIDES, Context, Side
from bias.faces.say import numbers
from bias.faces.told import mirror, without_prose
from bias.findings import Evidence, plain

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "numbers.json").read_text(encoding="utf-8")
)
IDS = [c["id"] for c in CASES]


def figures(text: str, side: Side) -> list[GivenFigure]:
    known = reading.read(reader.read_text(text))
    found = []
    for q in known.figures:
        sentence = known.article.sentence_at(q.span.start)
        if sentence is not None:
            found.append(GivenFigure(q, sentence, side, known))
    return found


def matched(case: dict[str, Any], verdict: str) -> list[FigurePair]:
    """The figures of two texts whose sentences all tell the same thing."""
    left, right = figures(case["a"], "a"), figures(case["b"], "b")
    return pair_figures(left, right, verdict, np.full((len(left), len(right)), MATCHED))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_no_conflict_that_is_none(case: dict[str, Any]) -> None:
    conflicts = {
        tuple(x.reading.article.slice(x.quantity.span) for x in (p.a, p.b))
        for p in matched(case, "same event")
        if p.relation == "conflict"
    }
    allowed = {(r["a"], r["b"]) for r in case["relations"] if r["relation"] == "conflict"}
    listed = {(r["a"], r["b"]) for r in case["relations"]}
    assert not (conflicts & listed) - allowed


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_no_conflict_unless_one_event(case: dict[str, Any]) -> None:
    for verdict in ("unrelated", "related", "same story, different moment"):
        assert all(p.relation != "conflict" for p in matched(case, verdict))


@pytest.mark.parametrize("case", CASES[:20], ids=IDS[:20])
def test_mirror(case: dict[str, Any]) -> None:
    a, b = reader.read_text(case["a"]), reader.read_text(case["b"])
    there = plain(tell("numbers", Context(a, b)))
    back = plain(tell("numbers", Context(b, a)))
    for part in ("rows", "evidence", "glance"):
        left, right = without_prose(mirror({part: there[part]})), without_prose({part: back[part]})
        assert sorted(map(json.dumps, left[part])) == sorted(map(json.dumps, right[part]))


def test_a_pair_weighs_the_same_from_both_sides() -> None:
    left = "The bank put two senior managers on leave on Monday, the board said in Orta."
    right = "The bank put at least two senior managers on leave on Monday, the board said in Orta."
    a, b = reader.read_text(left), reader.read_text(right)
    weights = [
        [r["weight"] for r in tell("numbers", Context(*pair)).rows if r["a"] and r["b"]]
        for pair in ((a, b), (b, a))
    ]
    assert weights[0]
    assert weights[0] == weights[1]


@pytest.mark.parametrize("case", CASES[:20], ids=IDS[:20])
def test_same_text_agrees_with_itself(case: dict[str, Any]) -> None:
    a = reader.read_text(case["a"])
    found = tell("numbers", Context(a, a))
    assert all(r["relation"] in ("equal", "compatible") for r in found.rows if r["a"] and r["b"])
    assert not any(g.bin == "different" for g in found.glance)


def test_one_article_lists_its_figures() -> None:
    found = tell("numbers", Context(reader.read_text(CASES[0]["a"])))
    assert [r["a"][0]["value"] for r in found.rows] == [14.0, 9.0]
    assert all(r["b"] == [] and r["relation"] is None for r in found.rows)


def test_ages_ranks_and_old_years_are_no_rows() -> None:
    text = (
        "The mayor spoke. Rain fell. The hall was full. In 1994 Ann Lee, 34, came second. "
        "Twelve people died."
    )
    found = tell("numbers", Context(reader.read_text(text)))
    assert [r["category"] for r in found.rows] == ["killed"]


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        (
            "At least 12 people died, the interior ministry said on Monday.",
            "12",
            "the interior ministry",
        ),
        ("According to police, 12 people died.", "12", "police"),
        ("Twelve people died, according to the governor of Orn.", "Twelve", "the governor of Orn"),
        ("“Twelve people died,” said Mayor Ann Lee.", "Twelve", "Mayor Ann Lee"),
        ("The army said 12 people had died.", "12", "The army"),
        ("The army killed 12 people.", "12", None),
        ("The war claimed 12 lives.", "12", None),
        ("Three officials said the dam was safe.", "Three", None),
        ("Twelve people died, and the army said that it was sorry.", "Twelve", None),
    ],
)
def test_source(text: str, figure: str, who: str | None) -> None:
    at = text.index(figure)
    known = reading.read(reader.read_text(text))
    (sentence,) = known.article.sentences
    assert source_of(known, sentence, Span(at, at + len(figure))) == who


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        # What somebody wants, votes for or is charged with is no figure that they give.
        ("The mayor called for 300 new beds.", "300", None),
        ("The senate voted to reject a bill of $741 million.", "741", None),
        ("Ann Lee pleaded guilty to charges that she spent $750,000 on coats.", "750,000", None),
        # The writer's own words beside those of a speaker.
        ("Lee said, referring to Ford's claim that he paid nothing in 10 years.", "10", None),
        ("The mayor said he came home as he signed a contract for 40 buses.", "40", None),
        ("The mayor said the bridge, which cost 40 million euros, was safe.", "40", None),
        ("After a report that week showed that 12 people died, the mayor left.", "12", None),
        # A document finds, and a long source is cut where more of it is told.
        ("A poll shows Lee leading Ford by 49 percent.", "49", "A poll"),
        (
            "Forty people were hurt, said two officials speaking on the condition of anonymity.",
            "Forty",
            "two officials",
        ),
        (
            "Ann Lee, a spokeswoman for the Department of Roads in Orn, said that 40 people came.",
            "40",
            "Ann Lee",
        ),
        ("Sen. Ann Lee (D-Md.) said that 40 people came.", "40", "Sen. Ann Lee"),
        # Who says it may stand further out, or close the sentence.
        (
            "Forty percent of the voters said that they were tired, according to a poll.",
            "Forty",
            "a poll",
        ),
        (
            "The paper revealed that 40 sailors died, according to a nurse who worked there.",
            "40",
            "a nurse",
        ),
        (
            "The paper revealed that 40 sailors died, and the mayor left, according to a nurse.",
            "40",
            "The paper",
        ),
        ("Some 45 percent of voters said that they backed 30 new laws.", "30", None),
        (
            "He got five letters and took steps to avoid the war, according to records.",
            "five",
            "records",
        ),
        (
            "The 420-5 vote in favor of the deal signaled that the care outweighed the price, $10 "
            "billion of which would be tacked onto the deficit, according to an estimate.",
            "420",
            None,
        ),
        (
            "Thousands gathered on Monday as three firms announced a halt to all trade.",
            "Thousands",
            None,
        ),
    ],
)
def test_source_by_the_parse(text: str, figure: str, who: str | None) -> None:
    at = text.index(figure)
    known = reading.read(reader.read_text(text), "parse")
    sentence = known.article.sentences[0]
    assert source_of(known, sentence, Span(at, at + len(figure))) == who


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # Those whom a reader knows, and words that give no number.
        ("The two leaders met 40 voters.", ["40 voters"]),
        ("Orn's four judges and our three sons met two cooks.", ["two cooks"]),
        ("Several judges met dozens of voters.", ["dozens of voters"]),
        ("The quake killed several miners.", ["several miners"]),
        ("The storm killed the six miners.", ["six miners"]),
        # Names and turns of phrase.
        ("She joined a 12-step programme in a 218-room house.", ["218-room house"]),
        ("He spoke to the 54-member caucus and a six-person panel.", []),
        ("All but the top 1 percent paid, and I am 100 percent sure of it.", []),
        ("Fully 100 percent of voters came.", ["100 percent of voters came"]),
        ("The 2016 election was won in 2017, on 3 May 2018.", ["3 May 2018"]),
        # What a figure is a part or a share of stands in its row, and has none of its own.
        ("Officials closed 12 of the 23 schools.", ["12 of the 23 schools"]),
        (
            "The poll found 54 percent of American voters worried.",
            ["54 percent of American voters worried"],
        ),
        ("It found 54 percent of them worried.", ["54 percent of them worried"]),
        # Sums, shares and results come before a few of something.
        ("Four cooks and nine bakers paid $40.", ["paid $40", "Four cooks", "nine bakers"]),
        # Lengths and sums of nothing.
        ("The mayor had, for 65 years, been a baker.", []),
        ("The mayor left two days before the vote.", ["The mayor left two days before the vote"]),
        ("A tariff, 33 percent, was planned.", []),
    ],
)
def test_which_figures_have_a_row(text: str, rows: list[str]) -> None:
    known = reading.read_with_models(reader.read_text(text), encode=False)
    context = Context(known.article)
    assert [r["a"][0]["text"] for r in tell("numbers", context).rows] == rows


FACING = json.loads((Path(__file__).parent / "cases" / "facing.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", FACING, ids=[c["why"] for c in FACING])
@pytest.mark.parametrize("sides", ["ab", "ba"])
def test_which_figures_face_each_other(case: dict[str, Any], sides: str) -> None:
    """Two texts, how near their sentences are, and the rows that come of it."""
    left, right = (figures(case[text], side) for text, side in zip(sides, SIDES, strict=True))
    near = np.full((len(left), len(right)), case["near"])
    found = pair_figures(left, right, "same event", near)
    found += face_figures(left, right, near, found)
    faced = [(p.a.words, p.b.words, p.relation) for p in found]
    order = slice(None, None, 1 if sides == "ab" else -1)
    assert faced == [(*row[:2][order], row[2]) for row in case["rows"]]


TOLLS = json.loads((Path(__file__).parent / "cases" / "tolls.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TOLLS, ids=[c["why"] for c in TOLLS])
@pytest.mark.parametrize("sides", ["ab", "ba"])
def test_which_tolls_face_each_other(case: dict[str, Any], sides: str) -> None:
    """Two whole texts, how near their sentences are, and the rows of what befell people."""
    texts = [reader.read_text(case[side]) for side in sides]
    left, right = (given_figures(Context(*texts), side) for side in SIDES)
    near = np.full((len(left), len(right)), case["near"])
    found = pair_figures(left, right, case["verdict"], near)
    found = face_tolls(left, right, near, case["verdict"], found)
    found += face_figures(left, right, near, found)
    faced = [(*map(list, p.words), p.relation) for p in found]
    order = slice(None, None, 1 if sides == "ab" else -1)
    assert sorted(faced) == sorted((*row[:2][order], row[2]) for row in case["rows"])


def test_a_share_is_of_the_subject_of_its_sentence() -> None:
    a = reader.read_text("Voting in Pollen ended on Monday. Turnout reached 71 per cent, a record.")
    b = reader.read_text(
        "Voting in Pollen ended on Monday. Turnout was put at 68 per cent, subject to revision."
    )
    left, right = (given_figures(Context(a, b), side) for side in ("a", "b"))
    (pair,) = pair_figures(left, right, "same event", np.full((len(left), len(right)), 0.5))
    assert pair.relation == "conflict"
    assert pair.words == (("Turnout reached 71 per cent",), ("Turnout was put at 68 per cent",))


@pytest.mark.parametrize(("day", "n"), [("on Monday", 1), ("last year", 0)])
def test_figures_of_two_years_are_no_conflict(day: str, n: int) -> None:
    left = figures(f"The office of Pell cut the grant of the port by 2.2 percent {day}.", "a")
    right = figures("The office of Pell cut the grant of the port by 1.9 percent on Monday.", "b")
    pairs = pair_figures(left, right, "same event", np.full((1, 1), MATCHED))
    assert [p.relation for p in pairs].count("conflict") == n


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The budget was $640 million.", ["The budget was $640 million"]),
        ("He fears the debt of $16 trillion.", ["the debt of $16 trillion"]),
        ("Ms. Orr had 53 percent of it.", ["Ms. Orr had 53 percent of it"]),
        ("Lee leads Orr with 18 percent.", ["Orr with 18 percent"]),
        ("Lee led, with Ann Orr on 15.3%.", ["Ann Orr on 15.3%"]),
        (
            "It passed the Senate 52 to 47 and the House 9 to 2.",
            ["the Senate 52 to 47", "the House 9 to 2"],
        ),
        ("They began a nine-day foreign trip.", ["nine-day foreign trip"]),
        ("He gave it, and the $5 billion that Orr wants.", ["$5 billion that Orr wants"]),
        # Not over a mark, nor to another figure; a clause whole or not at all.
        ("It rose, from $11.5 million, he said.", ["$11.5 million"]),
        ("She paid $40 and $50.", ["She paid $40", "$50"]),
        ("He met nine guards who had, in a dark and rainy night, left.", ["nine guards"]),
        ("He met Ann Lee and three other guards.", ["Ann Lee and three other guards"]),
        # What is done so many times, for so long, and since when.
        ("He has visited the island 11 times.", ["He has visited the island 11 times"]),
        ("She spent four years writing a book.", ["She spent four years writing a book"]),
        ("The law bans fishing after 20 weeks.", ["The law bans fishing after 20 weeks"]),
        (
            "Eight days after the mayor was sworn in, Lee left.",
            ["Eight days after the mayor was sworn in"],
        ),
        ("He gave up about 8 million acres.", ["He gave up about 8 million acres"]),
        ("It paid for 55 miles of fencing.", ["55 miles of fencing"]),
        ("Lee lives about 40 miles away from Orn.", ["Lee lives about 40 miles away from Orn"]),
        ("There were about 400 people in Orn.", ["There were about 400 people in Orn"]),
        ("The storm left 53 others without a home.", ["53 others"]),
        ("A poll of 40 people and 53 others came.", ["A poll of 40 people", "53 others came"]),
        ("The show drew 1,200 people.", ["The show drew 1,200 people"]),
        ("It gave, and 84,000 people came.", ["84,000 people came"]),
        ("It found that about half its members came.", ["about half its members came"]),
        # A share with what is told of those whom it holds; two told in one breath; a result.
        ("The poll found 65% are happy with the port.", ["65% are happy with the port"]),
        ("It asked for a 22 percent cut in the budget.", ["22 percent cut in the budget"]),
        ("The rate fell from 56% to 37%.", ["The rate fell from 56% to 37%", "37%"]),
        ("Ms. Orr won, 134 to 63.", ["Ms. Orr won, 134 to 63"]),
        (
            "All but two members of the board met ten cooks.",
            ["All but two members of the board", "ten cooks"],
        ),
    ],
)
def test_what_a_row_prints(text: str, rows: list[str]) -> None:
    article = reader.read_text(text)
    told = [f.words for f in given_figures(Context(article), "a")]
    assert told == rows


@pytest.mark.parametrize(
    ("title", "body", "told"),
    [
        ("Flood kills 14", "A flood killed 14 people in Orn.", ["14 people"]),
        ("14 dead in flood", "A flood killed 14 people. The 14 dead were poor.", ["14 people"]),
        ("Flood kills 14", "A flood killed 13 people in Orn.", ["Flood kills 14", "13 people"]),
        (
            "Flood", "A flood killed 3 in Orn. Three guards died in Kelm.",
            ["A flood killed 3 in Orn", "Three guards"],
        ),
    ],
)  # fmt: skip
def test_a_bare_toll_is_of_the_people_it_counts(title: str, body: str, told: list[str]) -> None:
    article = reader.read_text(f"{title}\n\n{body} Rain fell on the road to Kelm all night.")
    assert [f.words for f in given_figures(Context(article), "a")] == told


@pytest.mark.parametrize(
    ("verdict", "near", "shown"),
    [
        ("same event", 0.0, True),
        ("cannot tell", 0.4, True),
        ("same story, different moment", 0.4, False),
        ("same story, different moment", MATCHED, True),
        ("related", MATCHED, False),
    ],
)
def test_tolls_of_two_events_are_not_said_to_differ(verdict: str, near: float, shown: bool) -> None:
    left = figures("A raid killed 44 people in Pell.", "a")
    right = figures("A raid killed 48 people in Osk.", "b")
    pair = FigurePair(left[0], right[0], "beside", near)
    assert section_numbers._is_of_two(pair, verdict) is not shown
    assert not section_numbers._is_of_two(pair._replace(relation="equal"), verdict)


def test_of_two_tolls_one_text_may_give_both() -> None:
    for words, said in ((("44",), "they differ"), (("44", "48"), "One text gives both numbers")):
        values = {"category": "killed", "words_a": words, "words_b": ("48",)}
        pair = Evidence(about="beside", values=values)
        assert said in numbers._said(f"evidence.{numbers._how(pair)}", pair)
