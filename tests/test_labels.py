"""What is something called in each text: one thing, its names by voice, what is disputed."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telling import tell

import bias
from bias import reader
from bias.analyses.labels import Labels, _is_apart
from bias.analyses.labels.callings import listed
from bias.context import Context, Options
from bias.faces import say
from bias.faces.terminal import sections
from bias.faces.terminal.page import TerminalPage
from bias.faces.told import mirror, without_prose
from bias.findings import Evidence, Label, LabelRow, Section, Short
from bias.words import lemma

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


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_label_stands_in_its_sentences(case: dict[str, Any]) -> None:
    context = pair(case)
    for row in rows(context):
        for label in (*row.a, *row.b):
            assert 0 < len(label.ids) <= label.count
            noun = label.label.rsplit(" ", 1)[-1][:5]
            for name in label.ids:
                side = context.article("a" if name[0] == "A" else "b")
                assert noun in side.slice(context.sentence(name)).lower().replace("-", "") or (
                    noun in side.slice(context.sentence(name)).lower()
                )


def searched(text: str, words: str) -> int:
    """How often a search of a text finds words, the last of them in the singular or the plural."""
    *before, last = words.lower().split()
    forms = "|".join(re.escape(w) for w in {last, lemma(last), lemma(last) + "s"})
    said = r"[\s-]".join([*map(re.escape, before), f"(?:{forms})"])
    return len(re.findall(rf"(?<![\w-]){said}(?![\w-])", text.lower()))


SEEDS = [
    (Path(__file__).parents[1] / "seeds" / name).read_text("utf-8")
    for name in ("dw.txt", "azad.txt")
]
PAIRS = [SEEDS, *([case["a"], case["b"]] for case in CASES)]


def test_labels_count_as_a_search_of_the_text_does() -> None:
    """Of what has no name, in each pair; a repeated headline counts once."""
    compared = 0
    for a, b in (*PAIRS, (f"{SEEDS[0].splitlines()[0]}\n\n{SEEDS[0]}", SEEDS[1])):
        context = Context(reader.read_text(a), reader.read_text(b))
        for row in rows(context):
            for side, labels in (("a", row.a), ("b", row.b)) if not row.named else ():
                article = context.article(side)
                lines = dict.fromkeys(" ".join(article.slice(s).split()) for s in article.sentences)
                for label, voices in counted(labels).items():
                    compared += 1
                    assert sum(voices.values()) == sum(searched(x, label) for x in lines), label
    assert compared > 10


def test_the_seeds_tell_of_the_strikes() -> None:
    [row] = rows(Context(*map(reader.read_text, SEEDS)))
    told = [{k: sum(v.values()) for k, v in counted(x).items()} for x in (row.a, row.b)]
    assert told == [{"airstrikes": 4}, {"precision strikes": 6}]


def test_two_stories_have_nothing_in_common() -> None:
    a = reader.read_text(CASES[IDS.index("immigrants")]["a"] * 2)
    b = reader.read_text(CASES[IDS.index("strikes-and-operation")]["b"] + CASES[0]["b"])
    context = Context(a, b)
    assert context.relation.verdict == "unrelated"
    assert Labels().run(context) == []
    assert tell("labels", context).answer.startswith("We found nothing")


def test_one_text_alone() -> None:
    case = CASES[IDS.index("strikes-and-operation")]
    report = bias.score(reader.read_text(case["a"]), only=["labels"])
    [section] = report.sections
    assert any('"precision strikes"† 2 (reported)' in str(row["a"]) for row in section.rows)
    assert all("b" not in row for row in section.rows)


def test_fast_counts_words_alone_and_says_so() -> None:
    case = CASES[IDS.index("immigrants")]
    [row] = [r for r in rows(pair(case, fast=True)) if r.weight > 0]
    assert counted(row.a) == {"illegal immigrants": {"narration": 2}}
    assert "Read without a parse" in tell("labels", pair(case, fast=True)).caveat
    assert "Read without a parse" not in tell("labels", pair(case)).caveat


def test_words_of_a_pair() -> None:
    told = tell("labels", pair(CASES[IDS.index("witch-hunt-quoted")]))
    [line] = told.glance
    assert line.text.startswith('Investigation: A "investigation" 3 (1 quoted); B ')
    assert '"witch hunt" 2' in line.text
    assert any('"witch hunt"† 2' in str(row["b"]) for row in told.rows)
    assert any("says what to think" in e.note for e in told.evidence)
    same = tell("labels", pair(CASES[IDS.index("same-names")]))
    assert same.answer.startswith("We found nothing that both name")
    assert not same.rows


def test_every_family_has_two_plain_words_or_a_disputed_one() -> None:
    families: dict[str, list[str]] = defaultdict(list)
    for called in listed().values():
        for family, reason in called.families.items():
            families[family].append(reason)
    for family, reasons in families.items():
        assert len(reasons) > 1, family
        assert set(reasons) <= {"", "judged", "softened", "praised", "side", "camp", "unlawful"}


def test_the_section_has_room_on_a_page() -> None:
    """Every row of every case in one section: at most 14 lines at 100 columns."""
    context = pair(CASES[IDS.index("strikes-and-operation")])
    labels = tuple(Label(label=w * 12, count=3, voice="reported", ids=("A1",)) for w in "xyz")
    many = [LabelRow(referent=f"thing {n}", a=labels, b=labels, weight=1.0) for n in range(9)]
    told = say.section(Section.of("labels", many), say.Texts(context.a, context.b, ""))
    report = replace(bias.compare(context.a, context.article("b"), only=["labels"]), sections=())
    lines = sections.draw(told, report, TerminalPage(100))
    assert len([line for line in lines if line.plain]) <= 14
    assert lines[-1].plain == "6 more: --full"


def test_the_first_screen_has_two_lines_of_disputed_names() -> None:
    told = [CASES[IDS.index(x)] for x in ("witch-hunt-quoted", "immigrants", "named-apposition")]
    for cases, lines in ((told, 2), (told[:1], 1)):
        both = {side: " ".join(case[side] for case in cases) for side in ("a", "b")}
        found = Labels().run(pair({**told[0], **both}))
        assert sum(isinstance(x, Short) for x in found) == lines


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (("attack", 2), ("attacks", 3), False),
        (("deal", 1), ("terrible deal", 1), False),
        (("leader", 4), ("dictator", 4), True),
    ],
)
def test_the_first_screen_tells_of_other_nouns(
    a: tuple[str, int], b: tuple[str, int], apart: bool
) -> None:
    labels = [(Label(label=words, count=n, voice="narration", ids=("A1",)),) for words, n in (a, b)]
    row = LabelRow(referent="it", a=labels[0], b=labels[1])
    assert _is_apart(row) is apart
