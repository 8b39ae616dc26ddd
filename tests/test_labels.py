"""What is something called in each text: one thing, its names by voice, what is disputed."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telling import tell

import bias
from bias import reader
from bias.analyses.labels import Labels, listed
from bias.analyses.labels.epithets import epithets
from bias.context import Context, Options
from bias.faces import say
from bias.faces.terminal import sections
from bias.faces.terminal.page import TerminalPage
from bias.faces.told import mirror, without_prose
from bias.findings import Evidence, Label, LabelRow, Section, Short

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "labels.json").read_text(encoding="utf-8")
)
IDS = [case["id"] for case in CASES]


def pair(case: dict[str, Any], fast: bool = False) -> Context:
    return Context(reader.read_text(case["a"]), reader.read_text(case["b"]), Options(fast=fast))


def rows(context: Context) -> list[LabelRow]:
    return [row for row in Labels().run(context) if isinstance(row, LabelRow)]


def counted(labels: tuple[Label, ...]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for label in labels:
        found[label.label][label.voice] = label.count
    return found


def fits(row: LabelRow, wanted: dict[str, Any]) -> bool:
    """Whether a row holds the labels that are wanted, with their counts by voice."""
    if wanted.get("referent", row.referent) != row.referent:
        return False
    return all(
        counted(labels).get(label) == voices
        for labels, side in ((row.a, "a"), (row.b, "b"))
        for label, voices in wanted.get(side, {}).items()
    )


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_things_are_called(case: dict[str, Any]) -> None:
    found = Labels().run(pair(case))
    shown = [row for row in found if isinstance(row, LabelRow) and row.weight > 0]
    disputed = [e for e in found if isinstance(e, Evidence)]
    for wanted in case["rows"]:
        fitting = [row for row in shown if fits(row, wanted)]
        assert fitting, [(row.referent, counted(row.a), counted(row.b)) for row in shown]
        for side in ("a", "b"):
            marked = {
                str(e.values["label"])
                for e in disputed
                if e.values["referent"] == fitting[0].referent and getattr(e, side)
            }
            assert set(wanted.get(f"disputed_{side}", ())) <= marked
    if not case["rows"]:
        assert not shown, [(row.referent, counted(row.a), counted(row.b)) for row in shown]
        assert not [s for s in found if isinstance(s, Short)]


@pytest.mark.parametrize("case", CASES, ids=IDS)
@pytest.mark.parametrize("fast", [False, True])
def test_the_mirror_of_a_pair_is_the_pair_mirrored(case: dict[str, Any], fast: bool) -> None:
    a, b = (reader.read_text(case[side]) for side in ("a", "b"))
    one, other = (bias.compare(*two, only=["labels"], fast=fast) for two in ((a, b), (b, a)))
    assert without_prose(mirror(one.to_dict())) == without_prose(other.to_dict())


SEEDS = [
    (Path(__file__).parents[1] / "seeds" / name).read_text("utf-8")
    for name in ("dw.txt", "azad.txt")
]


def test_every_label_stands_in_its_sentences() -> None:
    for a, b in (SEEDS, *([case["a"], case["b"]] for case in CASES)):
        context = Context(reader.read_text(a), reader.read_text(b))
        for label in (label for row in rows(context) for label in (*row.a, *row.b)):
            assert 0 < len(label.ids) <= label.count
            for name in label.ids:
                side = context.article("a" if name[0] == "A" else "b")
                said = side.slice(context.sentence(name)).lower().replace("-", " ")
                assert label.label.lower().replace("-", " ").removesuffix("s") in said


def test_the_seeds_tell_of_the_strikes() -> None:
    row, *_ = (r for r in rows(Context(*map(reader.read_text, SEEDS))) if r.referent == "strikes")
    told = [{k: sum(v.values()) for k, v in counted(x).items()} for x in (row.a, row.b)]
    assert told == [
        {"airstrikes": 4, "strikes": 2},
        {"strikes": 14, "precision strikes": 6, "drone strikes": 1},
    ]


def test_a_headline_printed_twice_counts_once() -> None:
    a, b = CASES[0]["a"], CASES[0]["b"]
    title = "Nine illegal immigrants held in Arnfeld"
    [row] = rows(Context(reader.read_text(f"{title}\n\n{title}\n\n{a}"), reader.read_text(b)))
    assert sum(label.count for label in row.a) == 3


def test_two_stories_have_nothing_in_common() -> None:
    b = (
        "Lena Okoro won the cycling race in Dorn on Friday. Her team was glad of the sun. "
        "Okoro rode the last hill alone. The race ends in Hale next week. "
        "Two precision strikes won the town its cup at the table."
    )
    context = Context(reader.read_text(SEEDS[0]), reader.read_text(b))
    assert context.relation.verdict == "unrelated"
    assert Labels().run(context) == []
    assert tell("labels", context).answer.startswith("We found nothing")


def test_one_text_alone() -> None:
    case = CASES[IDS.index("every-name")]
    report = bias.score(reader.read_text(case["a"]), only=["labels"])
    [section] = report.sections
    assert any('"precision strikes"† 2 (reported)' in str(row["a"]) for row in section.rows)
    assert all("b" not in row for row in section.rows)


def test_fast_counts_the_same() -> None:
    for case in CASES:
        wanted = bool(case["rows"]) or case["id"] == "no-noun"  # word order knows no adjective
        assert bool(rows(pair(case, fast=True))) == wanted, case["id"]


def test_words_of_a_pair() -> None:
    told = tell("labels", pair(CASES[IDS.index("every-name")]))
    [line] = told.glance
    assert line.text.startswith("Strikes: A precision strikes 2 (reported), strikes 1; B ")
    assert any('"precision strikes"† 2' in str(row["a"]) for row in told.rows)
    assert any("softer than what was done" in e.note for e in told.evidence)
    same = tell("labels", pair(CASES[IDS.index("same-names")]))
    assert same.answer.startswith("We found nothing that both name")
    assert not same.rows


def test_every_kind_has_two_names_and_a_disputed_one() -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    for called in listed().values():
        kinds[called.kind].append(called.reason)
    for kind, reasons in kinds.items():
        assert len(reasons) > 1, kind
        assert any(reasons) is not kind.startswith("not_"), kind
        assert set(reasons) <= {"", "judged", "softened", "side", "unlawful"}


def test_the_section_has_room_on_a_page() -> None:
    """Every row of every case in one section: at most 14 lines at 100 columns."""
    context = pair(CASES[IDS.index("every-name")])
    labels = tuple(Label(label=w * 12, count=3, voice="reported", ids=("A1",)) for w in "xyz")
    many = [LabelRow(referent=f"thing {n}", a=labels, b=labels, weight=1.0) for n in range(9)]
    told = say.section(Section.of("labels", many), say.Texts(context.a, context.b, ""))
    report = replace(bias.compare(context.a, context.article("b"), only=["labels"]), sections=())
    lines = sections.draw(told, report, TerminalPage(100))
    assert len([line for line in lines if line.plain]) <= 14
    assert lines[-1].plain == "6 more: --full"


def test_the_first_screen_has_two_lines_of_names_used_twice() -> None:
    told = [CASES[IDS.index(x)] for x in ("every-name", "immigrants", "beside-a-noun")]
    once = CASES[IDS.index("spelled-otherwise")]
    for cases, lines in ((told, 2), (told[:1], 1), ([once], 0)):
        both = {side: " ".join(case[side] for case in cases) for side in ("a", "b")}
        found = Labels().run(pair({**told[0], **both}))
        assert sum(isinstance(x, Short) for x in found) == lines


@pytest.mark.parametrize(
    ("theirs", "lines"),
    [
        ("Four terrorist forces were seen on the road.", 1),
        ("Four fighters were seen on the road.", 0),
        ('"Four terrorists were seen on the road," said Ann Lee, a baker.', 0),
    ],
)
def test_once_is_enough_where_a_writer_judges(theirs: str, lines: int) -> None:
    case = {"a": "Rebels held the road to Arnfeld on Monday.", "b": theirs}
    found = Labels().run(pair({**CASES[0], **case}))
    assert sum(isinstance(x, Short) for x in found) == lines


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (
            "Town mayor Mara Quill shut the road. The road was old.",
            "Town dictator Mara Quill shut the road. The road was old.",
            [(["Town mayor"], ["Town dictator"])],
        ),
        (
            "Mara Quill, the mayor, shut the road. The road was old.",
            "Mara Quill, a hero of the left, shut the road. The road was old.",
            [(["mayor"], ["hero of the left"])],
        ),
        (
            "The town's conservative mayor Mara Quill shut the road.",
            "The liberal politician Mara Quill shut the road.",
            [(["conservative mayor"], ["liberal politician"])],
        ),
        (  # neither word judges
            "Town mayor Mara Quill shut the road.", "Town lawyer Mara Quill shut the road.", [],
        ),
        (  # the other text says it too, of the same one
            "Town mayor Mara Quill, no dictator to her friends, shut the road.",
            "Town dictator Mara Quill shut the road.",
            [],
        ),
        (  # somebody else's word
            "Town mayor Mara Quill shut the road.",
            '"The town dictator Mara Quill shut the road," said Ann Lee, a baker.',
            [],
        ),
        (  # somebody else is the dictator
            "Town mayor Mara Quill shut the road.",
            "The vote made Ann Lee, for those like Mara Quill who fought her, a town dictator.",
            [],
        ),
        (  # the other text does not describe her
            "Mara Quill shut the road.", "Town dictator Mara Quill shut the road.", [],
        ),
        (  # some members of a party
            "Many Democrats shut the road.", "Moderate Democrats shut the road.", [],
        ),
    ],
)  # fmt: skip
def test_how_somebody_is_described(a: str, b: str, told: list[tuple[list[str], list[str]]]) -> None:
    for left, right, turn in ((a, b, 1), (b, a, -1)):
        found = epithets(Context(reader.read_text(left), reader.read_text(right)))
        cells = [tuple([x.label for x in cell] for cell in (r.a, r.b)[::turn]) for r in found]
        assert cells == told


def test_a_description_stands_on_the_first_screen() -> None:
    rest = " The council met in the town hall on Monday and spoke about the old road to the river."
    a, b = (
        f"Town {who} Mara Quill shut the road on Monday.{rest}" for who in ("mayor", "dictator")
    )
    report = bias.compare(reader.read_text(a), reader.read_text(b), only=["labels"])
    assert [line["text"] for line in report.to_dict()["short"]] == [
        "Mara Quill: text (A) “Town mayor”; text (B) “Town dictator”"
    ]
