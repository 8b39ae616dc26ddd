"""Who speaks: one row a speaker over both texts, no two people in one, the same from both sides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from telling import tell

from bias import pipeline, reader
from bias.analyses.sources import SHARE, Sources
from bias.analyses.sources.facing import said_in_each
from bias.analyses.sources.requoted import requoted
from bias.analyses.sources.sayings import LEAST, NOTHING
from bias.analyses.sources.spoken import Spoken, cast, told_by, voice_of
from bias.analyses.sources.telling import BAR, likely
from bias.analyses.sources.united import unite
from bias.attribution import KINDS
from bias.context import Context, Options
from bias.faces.called import brief
from bias.faces.terminal import story as terminal_story
from bias.faces.terminal.page import TerminalPage
from bias.faces.told import mirror, without_prose
from bias.findings import Measure, Section, Short, SourceRow, Speaking

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "sources.json").read_text(encoding="utf-8")
)
IDS = [c["id"] for c in CASES]


def run(a: str, b: str | None = None) -> Section:
    articles = [reader.read_text(text) for text in (a, b) if text is not None]
    return Section.of("sources", Sources().run(Context(*articles)))


def rows(a: str, b: str | None = None) -> list[SourceRow]:
    return [row for row in run(a, b).rows if isinstance(row, SourceRow)]


def times(spoken: Speaking | None) -> int | None:
    return None if spoken is None else spoken.attributions


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_rows(case: dict[str, Any]) -> None:
    found = [
        {"name": r.name, "kind": r.kind, "role": r.role, "side": r.side, "a": times(r.a),
         "b": times(r.b)}
        for r in rows(case["a"], case["b"])
    ]  # fmt: skip
    for row in case["rows"]:
        assert row in found
    names = [r["name"] for r in found]
    for pair in case["apart"]:
        assert set(pair) <= set(names)
    assert not set(case["absent"]) & set(names)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_mirror(case: dict[str, Any]) -> None:
    a, b = (reader.read_text(case[side]) for side in "ab")
    there, back = (pipeline.compare(*x, only=["sources"]).to_dict() for x in ((a, b), (b, a)))
    for key in ("sections", "short"):
        assert without_prose(mirror({key: there[key]})) == without_prose({key: back[key]})


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_of_one_text_alone_nobody_is_lost(case: dict[str, Any]) -> None:
    alone, paired = rows(case["a"]), rows(case["a"], case["b"])
    assert sorted(x.a.words for x in alone if x.a) == sorted(x.a.words for x in paired if x.a)
    assert all(row.b is None for row in alone)


def test_measures_count_what_rows_hold() -> None:
    for case in CASES:
        section = run(case["a"], case["b"])
        counted = {m.name: m for m in section.measures if isinstance(m, Measure)}
        assert SHARE in counted
        for kind in KINDS:
            mine = [r for r in section.rows if isinstance(r, SourceRow) and r.kind == kind]
            given = sum(r.a.words for r in mine if r.a), sum(r.b.words for r in mine if r.b)
            measure = counted.get(f"{kind}, words")
            assert given == ((measure.count_a, measure.count_b) if measure else (0, 0))


def test_the_first_screen_lists_who_is_quoted_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "comparable", True)
    a = (
        "The Oster dam burst on Monday and flooded Selby. “Water had come up to the beds of the "
        "ward before anybody rang,” said Ann Lee, a nurse. “It was late at night by then,” said "
        "Tom Ray. “The streets are safe,” police said. Jo Orr said that nobody had told the town."
    )
    b = "The Oster dam burst on Monday and flooded Selby. “The water falls now,” said Ann Lee."
    shown = {r.name for r in run(a, b).rows if isinstance(r, SourceRow) and r.first_screen}
    assert shown == {"Ann Lee", "Tom Ray"}
    (listed,) = tell("sources", Context(reader.read_text(a), reader.read_text(b))).listed[-1:]
    assert [x["text"] for x in listed["told_a"]] == ["Ann Lee (a nurse)", "Tom Ray"]
    assert [x["id"] for x in listed["told_b"]] == ["B2"]
    b = "The Oster dam burst on Monday and flooded Selby. Police said that the water was falling."
    (listed,) = tell("sources", Context(reader.read_text(a), reader.read_text(b))).listed
    assert (listed["question"], [x["text"] for x in listed["told_b"]]) == ("Who speaks", ["Police"])


def test_the_first_screen_lists_who_speaks_where_one_text_quotes_nobody_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Context, "comparable", True)
    a = (
        "The Oster dam burst on Monday and flooded Selby. “The streets of the town are safe and "
        "dry now,” police said. Jo Orr said no. One resident said that nobody had told the town "
        "of the flood before. Gay said he could do nothing about it in the night at all. The "
        "account said that water came in that night at last. The group said it again to all of "
        "the people of the town. Results suggested that nobody in the town was hurt by the flood."
    )
    b = "The Oster dam burst on Monday and flooded Selby. The water rose in all of the streets."
    shown = {r.name for r in run(a, b).rows if isinstance(r, SourceRow) and r.first_screen}
    assert shown == {"police", "One resident"}
    (listed,) = tell("sources", Context(reader.read_text(a), reader.read_text(b))).listed
    assert [x["text"] for x in listed["told_a"]] == ["police", "one resident"]
    assert [(x["id"], x["text"]) for x in listed["told_b"]] == [("", "we found nobody")]
    b = f"{b} The water fell, Mayor Ann Orr said."
    (listed,) = tell("sources", Context(reader.read_text(a), reader.read_text(b))).listed
    assert [x["id"] for x in listed["told_b"]] == ["B3"]
    assert not tell("sources", Context(reader.read_text(a), reader.read_text(a))).listed


QUOTED = [
    "“The bridge is safe and it will open in May,” Mayor Tom Ray told the council.",
    "“This bridge will be the end of the council and of its mayor,” Tom Ray wrote later.",
    "“Osk has the best bakers of the coast by far,” said Tom Ray.",
]


@pytest.mark.parametrize(
    ("left", "right", "pair"),
    [
        (QUOTED[:1], QUOTED[1:2], (0, 1)),
        (QUOTED[:1], QUOTED[:1], None),
        (QUOTED[:1], QUOTED[2:], None),
        (QUOTED[::2], QUOTED[1:2], (0, 1)),
    ],
    ids=["two things said of one", "one quotation", "of other things", "the nearest"],
)
def test_one_person_is_quoted_in_each(
    left: list[str], right: list[str], pair: tuple[int, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Context, "comparable", True)
    monkeypatch.setattr(Context, "told_by_both", ())
    a, b = (
        "\n\n".join(["Council of Osk meets", "The council of Osk met on Monday.", *said]) + "\n"
        for said in (left, right)
    )
    found = run(a, b).evidence
    told = [(e.values["name"], e.a[0].text, e.b[0].text) for e in found]
    assert told == ([("Tom Ray", QUOTED[pair[0]], QUOTED[pair[1]])] if pair else [])


def test_words() -> None:
    a, b = (reader.read_text(CASES[0][side]) for side in "ab")
    said = tell("sources", Context(a, b))
    assert said.answer.startswith("Speakers found: 1 in A (1 named, ")
    assert said.rows[0]["name"] == "Ann Lee"
    assert said.rows[0]["b"] == "1 time, 3 words"
    none = tell("sources", Context(reader.read_text("Rain fell on Selby.")))
    assert none.answer == "We found no words that are given to anybody."
    assert not none.rows


def test_names_of_bodies_keep_their_of() -> None:
    assert told_by("Board of Trade") == ["board", "of", "trade"]
    assert told_by("members of the Board") == ["members"]


ROSE = "The water of the dam rose very fast in the ward"
RAN = "A flood came down the hill and took my house"


def facing(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> list[str]:
    """Who is quoted of like things in two texts of (words, name)."""
    texts = (
        "The Oster dam burst on Monday. "
        + " ".join(f"“{words},” said {name}." for words, name in told)
        for told in (a, b)
    )
    context = Context(*map(reader.read_text, texts), Options(fast=True))
    casts = [cast(context.reading(s), context.attributions(s), s.upper()) for s in context.sides]
    pairs = unite(*casts)
    return [str(found.values["name"]) for found in said_in_each(context, pairs)]


def test_facing_shows_who_is_given_most_words_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "told_by_both", ())
    near = lambda _, a, b: np.ones((len(a), len(b)))  # noqa: E731
    monkeypatch.setattr(Context, "similarity", near)
    names = ("Ann Lee", "Bob Moe", "Carl Roe", "Dora Poe")
    a, b = (
        [(said + " again" * (4 - n), name) for n, name in enumerate(names)] for said in (ROSE, RAN)
    )
    assert facing(a, b) == ["Ann Lee", "Bob Moe", "Carl Roe"]
    assert facing(a[2:], b[2:]) == ["Carl Roe", "Dora Poe"]
    assert facing(a[:1], b[1:]) == []


@pytest.mark.parametrize(
    ("a", "b", "near", "shown"),
    [
        (ROSE, RAN, 0.41, True),
        (ROSE, RAN, 0.39, False),
        (ROSE, ROSE, 1.0, False),
        (ROSE, "The water of the dam broke my windows", 1.0, True),
        (ROSE, "The water of the dam rose there and took my house away", 1.0, False),
        ("The dam rose fast", RAN, 1.0, False),
        ("The dam rose fast again", RAN, 1.0, True),
        (ROSE + " again and again" * 13, RAN, 1.0, False),
        (ROSE + " again and again" * 11, RAN, 1.0, True),
    ],
    ids=[
        "like",
        "unlike",
        "one",
        "half one",
        "most one",
        "four words",
        "five words",
        "too long",
        "long",
    ],
)
def test_facing_are_two_quotations_of_like_things(
    monkeypatch: pytest.MonkeyPatch, a: str, b: str, near: float, shown: bool
) -> None:
    monkeypatch.setattr(Context, "told_by_both", ())
    monkeypatch.setattr(Context, "similarity", lambda *_: np.array([[near]]))
    assert facing([(a, "Ann Lee")], [(b, "Ann Lee")]) == (["Ann Lee"] if shown else [])


LONG = (
    "It was a long and bitter quarrel over a bridge that nobody will remember in thirty years, or "
    "so they tell us at the inn"
)
TRUST = "The court has lost the trust of the angry town"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (f"“{LONG}. {TRUST},” Ann Lee said.", TRUST),
        (f"“{LONG},” Ann Lee said. “{TRUST}.”", f"{TRUST}."),
        (f"“{LONG}. {TRUST}. But it may win it,” Ann Lee said.", f"{TRUST}. But it may win it"),
        (f"“{LONG}. They have lost the trust of the town,” Ann Lee said.", ""),
        (f"“{LONG}. The court,” Ann Lee said, “has lost the trust of the town.”", ""),
        ("“that court has lost the trust of the town,” Ann Lee said.", ""),
    ],
)
def test_a_sentence_of_a_long_quotation_stands_for_it(said: str, shown: str) -> None:
    context = Context(reader.read_text(said))
    found = cast(context.reading("a"), context.attributions("a"), "A").spoken
    whole = [x for one in found if one.name == "Ann Lee" for x in one.sayings if x.whole]
    assert max(whole, key=lambda x: x.worth, default=NOTHING).words == shown


@pytest.mark.parametrize(
    ("who", "alone"), [("A nurse of the ward", True), ("A video of the flood", False)]
)
def test_alone_in_one_text_speaks_a_person(who: str, alone: bool) -> None:
    flood = "The Oster dam burst on Monday and flooded Selby.\n\nPolice closed the road to Selby."
    said = (
        f"{flood}\n\n{who} said on Monday that water had come up to the beds of the ward before "
        "anybody rang, that the pumps had failed twice and that nobody had told them of it."
    )
    found = Sources().run(Context(reader.read_text(said), reader.read_text(flood)))
    assert any(isinstance(x, Short) and x.kind == "only" for x in found) is alone


def held(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).parent / "cases" / f"{name}.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("case", held("sayings"), ids=lambda c: c["id"])
def test_what_of_a_quotation_tells_most(case: dict[str, Any]) -> None:
    context = Context(reader.read_text(case["text"]))
    (one,) = cast(context.reading("a"), context.attributions("a"), "A").spoken
    best = max(one.sayings, key=lambda x: x.worth, default=NOTHING)
    assert (best.words if best.worth >= LEAST else "") == case["shown"]


@pytest.mark.parametrize("case", held("retold"), ids=lambda c: c["id"])
def test_what_is_told_in_the_writers_words(case: dict[str, Any]) -> None:
    context = Context(reader.read_text(case["text"]))
    found = cast(context.reading("a"), context.attributions("a"), "A").spoken
    told = [x.words for one in found if one.name == "Ann Lee" for x in one.retold]
    assert told == ([case["told"]] if case["told"] else [])


@pytest.mark.parametrize("case", held("requoted"), ids=lambda c: c["id"])
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_one_saying_printed_otherwise(case: dict[str, Any], turned: bool) -> None:
    texts = [case["b"], case["a"]] if turned else [case["a"], case["b"]]
    context = Context(*map(reader.read_text, texts))
    casts = [cast(context.reading(s), context.attributions(s), s.upper()) for s in context.sides]
    found = [str(e.values["how"]) for e in requoted(context, unite(*casts))]
    other = {"a": "b", "b": "a"} if turned else {}
    assert found == ([other.get(case["how"], case["how"])] if case["how"] else [])


@pytest.mark.parametrize("case", held("called"), ids=lambda c: c["role"])
def test_a_role_in_a_few_words(case: dict[str, str]) -> None:
    assert brief(case["role"], 60) == case["said"]


def test_an_office_is_told_with_its_country_and_whether_it_is_held_yet() -> None:
    a = (
        "U.S. Attorney Ann Lee said the dam was safe. President-elect Tom Ray said that it leaked. "
        "“It will hold,” said incoming mayor Jo Orr."
    )
    found = {r.name: r.role for r in rows(a)}
    assert found == {
        "Ann Lee": "U.S. Attorney", "Tom Ray": "President-elect", "Jo Orr": "incoming mayor",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Rep. Ann Lee (D-Ohio), the ranking member of the Osk Committee on Fish, said",
         "ranking member of the Osk Committee on Fish"),
        ("Rep. Ann Lee, a member of the Osk Caucus, said", "Rep., member of the Osk Caucus"),
        ("FDA Commissioner Dr. Ann Lee said", "FDA Commissioner"),
        ("Health and Human Services Secretary Ann Lee said", "Health and Human Services Secretary"),
        ("Ann Lee, one of Osk's public defenders, said", "one of Osk's public defenders"),
        # The party and the place of a title need no second telling.
        ("Rep. Ann Lee, an Ohio Republican, said", "Rep., Ohio Republican"),
        ("Sen. Ann Lee, a hero of the Osk Docks, said", "Sen."),
        ("Gen. Ann Lee, the army chief of staff, said", "army chief of staff"),
        ("Lt. Gen. Ann Lee said", "Lt. Gen."),
        ("Left-wing commentator Ann Lee said", "Left-wing commentator"),
        ("Bombastic commentator Ann Lee said", "commentator"),
    ],
)  # fmt: skip
def test_a_role_tells_more_than_a_title(said: str, role: str) -> None:
    (row,) = rows(f"The dam burst on Monday.\n\n{said} that the water of the lake rose.")
    assert (row.name, row.role) == ("Ann Lee", role)


DAM = (
    "The Oster dam burst on Monday and flooded Selby.\n\nPolice closed the road to Selby. "
    "“Nobody may cross the bridge of Selby before Friday,” said Ann Lee, the mayor.\n\n"
)


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("“The owners of the dam knew of the rotten gates, lied to the people of Selby about them "
         "and kept silent for three years. They should go to prison for it,” Ann Lee said.\n\n", 1),
        # The other text prints it too.
        ("“Nobody may cross the bridge of Selby before Friday morning at the earliest, whatever "
         "the owners say,” Ann Lee said.\n\n", 0),
    ],
)  # fmt: skip
def test_what_somebody_says_in_one_text_alone(more: str, lines: int) -> None:
    context = Context(reader.read_text(DAM + more), reader.read_text(DAM))
    found = [x for x in Sources().run(context) if isinstance(x, Short) and x.kind == "said"]
    assert len(found) == lines
    if lines:
        assert (found[0].a, found[0].b) == (("A4", "A5"), ())


@pytest.mark.parametrize(
    ("there", "line"),
    [
        ("“The bridge stays closed until Friday,” said Ann Lee, the mayor.",
         "Ann Lee (mayor) speaks in both; only in text (A)"),
        ("Ann Lee, the mayor, said that the bridge would stay closed until Friday.",
         "Ann Lee (mayor) speaks in both, quoted only in text (A)"),
    ],
)  # fmt: skip
def test_who_is_quoted_in_one_text_alone(there: str, line: str) -> None:
    flood = "The Oster dam burst on Monday and flooded Selby.\n\nPolice closed the road to Selby."
    words = (
        "The owners of the dam knew of the rotten gates, lied to the people of Selby about them "
        "and kept silent for three years. They should go to prison for it"
    )
    told = f"{flood}\n\n“{words},” said Ann Lee, the mayor.\n"
    report = pipeline.compare(
        reader.read_text(told), reader.read_text(f"{flood} {there}"), only=["sources"]
    )
    found = [g.text for g in report.glance if "speaks in both" in g.text]
    assert [x.partition(": ")[0] for x in found] == [line]


def test_who_is_quoted_without_a_name_is_no_other_voice() -> None:
    text = "The Oster dam burst on Monday and flooded Selby.\n\n“The water came up to my door,” {}."
    a, b = text.format("said Ann Lee, a nurse"), text.format("a woman said")
    context = Context(reader.read_text(a), reader.read_text(b))
    (row,) = [x for x in Sources().run(context) if isinstance(x, SourceRow) and x.name == "Ann Lee"]
    assert row.a is not None
    assert row.a.quoted
    assert not row.first_screen


def test_a_list_says_how_many_more_are_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "comparable", True)
    names = "Ann Lee", "Tom Ray", "Jo Orr", "Bob Moe", "Carl Roe", "Dora Poe", "Eve Coe"
    a = "The dam burst. " + " ".join(f"“The water came up to my door,” said {n}." for n in names)
    b = "The dam burst. “The water falls now,” said Eve Coe. Tom Ray said that it rose."
    context = Context(reader.read_text(a), reader.read_text(b))
    (listed,) = tell("sources", context).listed[-1:]
    assert len(listed["told_a"]) == 7
    assert [x["text"] for x in listed["told_b"]] == ["Eve Coe"]
    # Who stands in one list stands in the other too.
    assert [x["text"] for x in listed["told_a"]][5:] == ["Eve Coe", "Dora Poe"]
    report = pipeline.compare(context.a, context.article("b"), only=["sources"])
    assert listed["shown"] == 6
    drawn = [x.plain for x in terminal_story.draw([listed], report, TerminalPage(100), whole=False)]
    assert "Eve Coe A8; 1 more" in drawn[-1]


@pytest.mark.parametrize(
    ("name", "role", "side", "voice"),
    [
        ("Tom Ford", "spokesman", "Dorn", ("spokes", "Dorn")),
        ("Tom Ford", "attorney", "Ann Lee", ("lawyer", "Ann Lee")),
        ("a lawyer", None, "Ann Lee", ("lawyer", "Ann Lee")),
        ("Tom Ford", "spokesman", None, None),  # for whom?
        ("Tom Ford", "mayor", "Dorn", None),
    ],
)
def test_for_whom_somebody_speaks(
    name: str, role: str | None, side: str | None, voice: tuple[str, str] | None
) -> None:
    roles = [role] if role else []
    assert voice_of(Spoken(name, "named person", ("ford",), "", roles=roles, side=side)) == voice


@pytest.mark.parametrize(
    ("who", "tag", "alone"),
    [
        ("Mayor Mara Quill", "said on Monday", True),
        ("Mara Quill", "said on Monday", False),  # a name that says nothing by itself
        ("Mayor Mara Quill", "said at the time", False),
        ("Mayor Mara Quill", "plans to tell the council", False),
        ("Mayor Mara Quill and Senator Ford Hale", "said in a statement", False),
    ],
)
def test_who_speaks_alone_is_known_and_speaks_now(who: str, tag: str, alone: bool) -> None:
    flood = "The Oster dam burst on Monday and flooded Selby.\n\nPolice closed the road to Selby."
    words = (
        "The water came up to the beds of the angry ward before a nurse had rung any bell, and "
        "the pumps of the town have failed for years"
    )
    said = f"{flood}\n\n“{words},” {who} {tag}."
    found = Sources().run(Context(reader.read_text(said), reader.read_text(flood)))
    assert any(isinstance(x, Short) and x.kind == "only" for x in found) is alone


def test_a_point_is_told_from_thanks() -> None:
    claim = "The council has hidden the cracks in the Oster dam from the people for ten years."
    thanks = "I want to thank everybody who came here tonight and I wish you a safe drive home."
    said = f'"{claim}" Ann Lee said.\n\nRain fell. "{thanks}" Ann Lee added.'
    text = f"Mayor accuses council over Oster dam\n\n{said}"
    other = "The Oster dam held on Monday.\n\nPolice kept the road to Selby open all day."
    context = Context(reader.read_text(text), reader.read_text(other))
    (one,) = cast(context.reading("a"), context.attributions("a"), "A").spoken
    found = likely(context, "a", one, one.sayings)
    assert found is not None
    told = {said.words: p for said, p in zip(one.sayings, found.tolist(), strict=True)}
    assert told[claim] > BAR > told[thanks]


def test_without_vectors_nothing_is_likely() -> None:
    text = reader.read_text('"The dam has cracks that nobody repairs," Ann Lee said.')
    context = Context(text, text, Options(fast=True))
    (one,) = cast(context.reading("a"), context.attributions("a"), "A").spoken
    assert likely(context, "a", one, one.sayings) is None
