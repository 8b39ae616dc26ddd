"""Are two accounts about the same event: properties that always hold, and the cases."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bias import reading
from bias.article import Article
from bias.data import folder
from bias.matching import Alignment
from bias.names import Entity
from bias.reader import read, read_text
from bias.relation import (
    COUNTED,
    REASONS,
    SEEN,
    SIGNS,
    Relation,
    load_scores,
    measure_pair,
    reasons,
    relate,
)
from bias.relation.cores import Core
from bias.relation.entities import is_one_entity
from bias.relation.openings import dates_a_report, first_weekday
from bias.training.pairs_of_events import make_article

CASES = json.loads((Path(__file__).parent / "cases" / "same_event.json").read_text("utf-8"))
DATA = Path(__file__).parents[2] / "shared" / "data"
PAIRS = DATA / "ecbplus_pairs_small.dev.jsonl"


def seeds() -> tuple[Article, Article]:
    """The two texts that ship."""
    return read(folder("seeds") / "dw.txt"), read(folder("seeds") / "azad.txt")


def pair(case: dict[str, str]) -> tuple[Article, Article]:
    """The two articles of a case."""
    return read_text(case["a"]), read_text(case["b"])


@pytest.fixture(scope="module")
def relations() -> list[Relation]:
    """Every case, judged once."""
    return [relate(*pair(case)) for case in CASES]


def test_cases(relations: list[Relation]) -> None:
    right = sum(r.verdict == c["verdict"] for r, c in zip(relations, CASES, strict=True))
    assert right >= 15, f"{right} of {len(CASES)}"


def test_the_same_event_is_seldom_said_wrongly(relations: list[Relation]) -> None:
    said = [c for r, c in zip(relations, CASES, strict=True) if r.verdict == "same event"]
    wrong = [c["id"] for c in said if c["verdict"] != "same event"]
    assert len(wrong) <= 6, wrong


def test_a_cut_text_that_shares_person_state_and_weekday_is_no_same_event() -> None:
    released = read_text(
        "Arlen police release film of the shooting of Dora Quill\n"
        "Police in Arlen, Vendria, released film on Wednesday of the moments before an officer "
        "shot Dora Quill, 31, outside her home. Chief Pavel Strand said the officer had called out "
        "three times. The film lasts eleven minutes and was shown to the family first. Mayor "
        "Ines Okafor asked for calm while the..."
    )
    criticised = read_text(
        "Viewers fault Channel Nine for trimming its report\n"
        "Channel Nine drew criticism on Wednesday for cutting the sound of an emergency call from "
        "its evening report on Dora Quill. The network in Vendria said that the clip had been "
        "shortened for time, and that its editors would look again at how they had..."
    )
    found = relate(released, criticised)
    assert found.verdict != "same event"
    assert any(x.kind == "occurrence" for x in found.evidence)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_every_verdict_shows_something_of_the_occurrence(case: dict[str, str]) -> None:
    assert any(x.kind == "occurrence" for x in relate(*pair(case)).evidence)


def test_unrelated_accounts_are_seldom_called_one_story(relations: list[Relation]) -> None:
    apart = {"related", "unrelated"}
    wrong = [
        c["id"]
        for r, c in zip(relations, CASES, strict=True)
        if c["verdict"] in apart and r.verdict.startswith("same")
    ]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_mirror(case: dict[str, str]) -> None:
    a, b = pair(case)
    there, back = relate(a, b), relate(b, a)
    assert there.to_row() == back.to_row()
    left = sorted((x.kind, x.anchor, x.holds, x.a, x.b) for x in there.evidence)
    right = sorted((x.kind, x.anchor, x.holds, _letters(x.b), _letters(x.a)) for x in back.evidence)
    assert left == right


def _letters(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({"A": "B", "B": "A"}[i[0]] + i[1:] for i in ids)


@pytest.mark.parametrize("case", CASES[::5], ids=lambda c: c["id"])
def test_same_text_is_the_same_event(case: dict[str, str]) -> None:
    found = relate(read_text(case["a"]), read_text(case["a"]))
    assert found.to_row() == {"verdict": "same event", "story": 1.0, "occurrence": 1.0}
    assert all(x.holds for x in found.evidence)


def test_seeds_are_one_story_at_two_moments() -> None:
    found = relate(*seeds())
    assert found.verdict == "same story, different moment"
    assert has_reason(found)


def test_weekdays_of_the_openings_that_differ_are_shown() -> None:
    text = "Guards seized the ferry Orla off Mirren on Monday, they said."
    seized = read_text(f"Ferry seized\n\n{text}")
    freed = read_text("Ferry freed\n\nThe ferry Orla left Mirren on Friday, its owners said.")
    days = [x for x in relate(seized, freed).evidence if x.anchor == "day"]
    assert [(x.a, x.b, x.words_a, x.words_b) for x in days] == [(("A2",), ("B2",), ("1",), ("5",))]
    assert not [x for x in relate(seized, seized).evidence if x.anchor == "day"]


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Guards shot at a ferry off Mirren, officials said on Tuesday.", True),
        ("An official said Tuesday that guards shot at a ferry.", True),
        ("The governor said on Tuesday that he would sell the ferry.", False),
        ("Its owners said on Tuesday that they would sell it.", False),
        ("Ann Lee said on Tuesday that she would sell the ferry.", False),
        ("Guards shot at a ferry on Tuesday, officials said.", False),
    ],
)
def test_the_day_on_which_officials_speak_is_no_day_of_a_deed(text: str, reports: bool) -> None:
    known = reading.read(read_text(text), "parse")
    token = known.tokens.words.index("Tuesday")
    assert dates_a_report(known, token) is reports
    assert (first_weekday(known) is None) is reports
    assert dates_a_report(reading.read(read_text(text)), token) is False


DATED = [
    ("on Monday a guard shot at it", "it sailed from Mirren on Friday", "day"),
    ("on Monday a guard shot at it", "it sailed from Mirren on Tuesday", "next day"),
    ("on Monday a guard shot at it", "it sailed from Mirren on Monday", None),
    ("it was seized on 4 May", "it sailed from Mirren on 9 June", "day"),
    ("it was seized on 4 May 2013", "it sailed from Mirren on 5 May", "next day"),
    ("since Monday a guard watched it", "it sailed from Mirren on Friday", None),
    ("a guard watched it, who came on a Monday", "it sailed from Mirren on Friday", None),
    ("a guard shot at it", "it sailed from Mirren on Friday", None),
    ("a guard will come on Monday", "it sailed from Mirren on Friday", None),
]


@pytest.mark.parametrize("engine", ["shallow", "parse"])
@pytest.mark.parametrize(("left", "right", "anchor"), DATED)
def test_only_days_of_what_was_done_set_apart(
    left: str, right: str, anchor: str | None, engine: reading.Engine
) -> None:
    if engine == "parse" and reading.missing() is not None:
        pytest.skip("there is no parser")
    texts = (read_text(f"The ferry Orla\n\nOf the ferry Orla: {x}.\n") for x in (left, right))
    found = relate(*(reading.read(x, engine) for x in texts))
    days = [x.anchor for x in found.evidence if "day" in x.anchor]
    assert days == ([anchor] if anchor else [])


def test_a_line_of_place_and_day_is_no_day_of_the_story() -> None:
    dated = read_text("OSK, Wednesday - The council of Osk shut the bridge late on Tuesday.")
    other = read_text("The council of Osk shut the bridge on Tuesday, its mayor said.")
    assert not [x for x in relate(dated, other).evidence if "day" in x.anchor]


def test_what_both_tell_is_shown_before_openings_that_one_tells() -> None:
    case = next(c for c in CASES if c["id"] == "rocket-aster")
    told = [x for x in relate(*pair(case)).evidence if x.anchor == "told"]
    assert told[0].holds
    assert told[0].a
    assert told[0].b
    assert len(told[0].words_a) == len(told[0].words_b) == len(told[0].shared) > 0


def test_scores_are_rounded() -> None:
    found = relate(*seeds())
    for score in (found.story, found.occurrence):
        assert 0 <= score <= 1
        assert score == round(score, 4)


def test_articles_and_readings_are_one() -> None:
    a, b = seeds()
    assert relate(reading.read(a), reading.read(b)) == relate(a, b)


def test_no_weight_stands_against_its_sign() -> None:
    for tier, questions in SIGNS.items():
        scores = load_scores(tier)
        assert set(scores) == set(questions)
        known = {*COUNTED, *(SEEN if tier == "full" else ())}
        for asked, signs in questions.items():
            assert set(scores[asked].weights) == set(signs) <= known
            for name, weight in scores[asked].weights.items():
                assert weight * signs[name] >= 0, (tier, asked, name)


def has_reason(found: Relation) -> bool:
    """Whether what speaks for the verdict stands among the evidence."""
    return REASONS[found.verdict] <= {(x.kind, x.holds) for x in found.evidence}


def test_every_verdict_has_a_reason_of_its_kind(relations: list[Relation]) -> None:
    assert all(map(has_reason, relations))


def shortened(text: str) -> str:
    """The text without its final full stop."""
    text = text.rstrip()
    return text[:-1] if text.endswith(".") else text


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_a_missing_last_full_stop_changes_nothing(case: dict[str, str]) -> None:
    a, b = case["a"], case["b"]
    whole = relate(read_text(a), read_text(b))
    assert relate(read_text(shortened(a)), read_text(b)).to_row() == whole.to_row()
    assert relate(read_text(a), read_text(shortened(b))).to_row() == whole.to_row()


@pytest.fixture(scope="module")
def real_pairs() -> list[tuple[str, str]]:
    """Every seventh of the pairs of whole articles kept for rules and tests, as texts."""
    if not DATA.is_dir():
        pytest.skip("the development data are not here")
    articles: dict[str, list[str]] = {}
    for name in ("seesaw", "basil"):
        for line in (DATA / f"{name}_triples.dev.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            articles[row["triple"]] = [
                "\n\n".join([x["title"], *(_text(s) for s in x["sentences"])])
                for x in row["articles"]
            ]
    wanted = json.loads((DATA / "pairs.json").read_text("utf-8"))["rule"]
    kept = [p for p in wanted if p["id"] in articles][::7]
    return [(articles[p["id"]][p["a"]], articles[p["id"]][p["b"]]) for p in kept]


def _text(sentence: str | dict[str, str]) -> str:
    return sentence if isinstance(sentence, str) else sentence["text"]


def test_real_verdicts_have_reasons_and_need_no_full_stop(
    real_pairs: list[tuple[str, str]],
) -> None:
    for a, b in real_pairs:
        whole = relate(read_text(a), read_text(b))
        assert has_reason(whole), a[:60]
        # A last line without its stop may be read as a heading: scores move by hundredths there.
        assert relate(read_text(shortened(a)), read_text(b)).verdict == whole.verdict, a[:60]


def test_real_pairs_of_two_stories_are_no_event(real_pairs: list[tuple[str, str]]) -> None:
    others = [b for _, b in real_pairs[1:] + real_pairs[:1]]
    for (a, _), b in zip(real_pairs, others, strict=True):
        found = relate(read_text(a), read_text(b))
        assert found.verdict != "same event", (a[:60], b[:60])


@pytest.mark.parametrize("text", ["", "Rain.", "Stop"])
def test_next_to_nothing_cannot_be_told(text: str) -> None:
    other = "Planes bombed the market of Osk on 11 October, killing 19 people, medics said."
    assert (
        relate(make_article([text] if text else []), make_article([other])).verdict == "cannot tell"
    )


def test_another_language_cannot_be_told() -> None:
    german = (
        "Die Regierung in Wien hat am Montag ein neues Gesetz vorgestellt, das die Steuern für "
        "kleine Betriebe senken soll. Die Opposition sprach von einem Geschenk an die Reichen und "
        "kündigte an, gegen das Gesetz zu stimmen. Im Herbst wird das Parlament darüber beraten."
    )
    assert relate(read_text(german), read_text(CASES[0]["a"])).verdict == "cannot tell"


@pytest.mark.skipif(not PAIRS.exists(), reason="the development data are not here")
@pytest.mark.slow
def test_figures() -> None:
    from bias.training.same_event import evaluate

    figures = evaluate([PAIRS])
    assert figures["weights"].startswith("cross-validated")
    auc = next(v for k, v in figures.items() if "AUC (target .97)" in k)
    assert auc >= 0.95


def test_what_is_told_is_put_into_words_or_shown_once(relations: list[Relation]) -> None:
    told = [[x for x in r.evidence if x.anchor == "told" and x.holds] for r in relations]
    assert any(told)
    for found in told:
        worded = [bool(x.core_a or x.core_b) for x in found]
        assert len(found) <= 2
        assert all(worded) or worded == [False]


def test_what_both_tell_of_the_deed_is_no_other_moment_without_a_day(
    relations: list[Relation],
) -> None:
    apart = [r.evidence for r in relations if r.verdict == "same story, different moment"]
    assert apart
    for found in apart:
        worded = any(x.core_a or x.core_b for x in found if x.anchor == "told" and x.holds)
        assert any(x.anchor == "day" for x in found) or not worded


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [("in March", "in March", 0.0), ("in March", "at night", 1.0), ("in March", "in June", 0.0)],
)
def test_a_month_in_one_text_alone_is_a_sign(left: str, right: str, one: float) -> None:
    a, b = (
        reading.read(read_text(f"A bridge of Osk fell {x}. Rain went on.")) for x in (left, right)
    )
    for x, y in ((a, b), (b, a)):
        assert measure_pair(x, y, Alignment.of(x, y).compared)["months_one"] == one


PARSED = pytest.mark.skipif(reading.missing() is not None, reason="there is no parser or encoder")


TOLD = json.loads((Path(__file__).parent / "cases" / "told.json").read_text("utf-8"))


@PARSED
@pytest.mark.parametrize("case", TOLD, ids=lambda c: c["label"])
def test_what_both_texts_are_said_to_tell(case: dict[str, Any]) -> None:
    a, b = (reading.read_with_models(read_text(case[x])) for x in ("a", "b"))
    for left, right, turn in ((a, b, 1), (b, a, -1)):
        found = reasons.find_told(left, right, Alignment.of(left, right).matches).shown[0]
        assert [" … ".join(x) for x in (found.core_a, found.core_b)[::turn]] == case["quoted"]
        assert [*found.words_a] == [*found.words_b] == case["named"]


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Doctor Ivo al-Hakim", "President Sami al-Hakim", False),
        ("Doctor al-Hakim", "Sami al-Hakim", True),
        ("Jose Luis Orozco", "Jose Orozco", True),
        ("Robert Vale", "Bob Vale", True),
        ("Kathryn Vale", "Katie Vale", True),
        ("Mr Vale", "Lena Vale", True),
        ("Lena Vale", "Tom Vale", False),
    ],
)
def test_one_last_name_is_one_person_only_with_a_first_name_that_may_be_one(
    left: str, right: str, one: bool
) -> None:
    x, y = (Entity(k, "person", (), (), k) for k in (left, right))
    assert is_one_entity(x, y) == is_one_entity(y, x) == one


@pytest.mark.parametrize(
    ("doer", "rest", "crossed"),
    [("cruz", "trump", True), ("trump", "cruz", False), ("mayor", "cruz", False)],
)
def test_what_one_does_is_not_what_is_done_to_them(doer: str, rest: str, crossed: bool) -> None:
    one = Core((), 1.0, "lash", frozenset({"trump"}), frozenset({"cruz"}))
    other = Core((), 1.0, "lash", frozenset({doer}), frozenset({rest}))
    assert reasons._is_crossed(one, other) == crossed


@pytest.mark.parametrize(("cosine", "told"), [(0.64, False), (0.66, True)])
def test_an_opening_that_a_sentence_comes_near_is_not_said_to_be_untold(
    cosine: float, told: bool
) -> None:
    a, b = (reading.read(read_text(f"{x}\n")) for x in ("Rain fell on Osk.", "A dam broke."))
    rest = (1 - cosine**2) ** 0.5
    left, right = (np.array([v], dtype=np.float32) for v in ((1.0, 0.0), (cosine, rest)))
    found = reasons.find_untold(replace(a, vectors=left), replace(b, vectors=right), [])
    assert (found is None) == told
