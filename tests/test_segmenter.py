"""Blocks, sentences and quotations, held against cases written before the rules they judge."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bias import segmenter
from bias.article import FURNITURE
from bias.data import folder
from bias.segmenter import Segmentation
from bias.segmenter.boundaries import LONGEST_SENTENCE

CASES = Path(__file__).parent / "cases"

# What is not mended, and why: case id -> reason. A case that passes must leave the table.
XFAIL: dict[str, str] = {
    "s86": "no list of firms: one word with an exclamation mark is mostly a cry",
    "q66": "news sets lists off with dashes too (“— Two lanes are shut, police said”)",
    "q67": "an apostrophe and a closing mark side by side look like one mark and a stray one",
    "b51": "a line may open with the letter o for other reasons",
    "b59": "this is made for English",
}


def load(name: str) -> list[Any]:
    """The cases of a file as parameters; known failures are strict xfails."""
    cases = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=[pytest.mark.xfail(strict=True, reason=XFAIL[case["id"]])]
            if case["id"] in XFAIL
            else [],
        )
        for case in cases
    ]


def printed(text: str, spans: Any) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize("case", load("sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    assert printed(case["text"], segmenter.sentences(case["text"])) == case["expect"]


@pytest.mark.parametrize("case", load("quotations"))
def test_quotations(case: dict[str, Any]) -> None:
    assert printed(case["text"], segmenter.quotations(case["text"])) == case["expect"]


@pytest.mark.parametrize("case", load("blocks"))
def test_blocks(case: dict[str, Any]) -> None:
    text = case["text"]
    found = segmenter.segment(text)
    blocks = [{"kind": b.kind, "text": text[b.start : b.end]} for b in found.blocks]
    assert blocks == case["expect"]
    if "title" in case:
        assert (found.title and text[slice(*found.title)]) == case["title"]
    if "outlet" in case:
        assert (found.outlet and text[slice(*found.outlet)]) == case["outlet"]


def test_every_known_failure_is_a_case() -> None:
    ids = {c.id for name in ("sentences", "quotations", "blocks") for c in load(name)}
    assert set(XFAIL) <= ids


# Texts made of what news is made of, quotation marks and line ends above all.
PIECES = st.sampled_from(
    [
        "The truce held", "Khan", "said", "is it over", "U.S.", "p.m.", "'90s", "soldiers’", "it’s",
        "no", "Azure Coast Courier", "Source: WNA", "By Jane Doe", "5", "–", "|", "a.", "…",
        "“", "”", '"', "‘", "’", "'", "«", "»", "„", ".", "?", "!", ",", ":", " ", "  ", "(", ")",
        "\n", "\n\n", "\r\n", "\u2028", "\t", "- ", "1. ", "[2]", "ٹھیک", "\u200b", "\u00a0", "”.",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.text(max_size=200),
)


def bare(found: Segmentation, text: str, start: int, end: int) -> str:
    """What stands from `start` to `end`, without page furniture."""
    for b in reversed(found.blocks):
        if b.kind in FURNITURE and start <= b.start and b.end <= end:
            text, end = text[: b.start] + text[b.end :], end - (b.end - b.start)
    return text[start:end]


def check(text: str) -> Segmentation:
    """Assert what must hold of any text."""
    found = segmenter.segment(text)
    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        at = block.end
    assert not text[at:].strip()
    at = 0
    for number, sentence in enumerate(found.sentences, 1):
        assert sentence.number == number
        assert at <= sentence.start < sentence.end
        block = found.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert sentence.kind == block.kind
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        gap = bare(found, text, at, sentence.start)
        assert not gap.strip() or found.title is not None
        at = sentence.end
    at = 0
    for quotation in found.quotations:
        assert at <= quotation.start < quotation.end <= len(text)
        at = quotation.end
    for place in (found.title, found.outlet):
        assert place is None or text[slice(*place)].strip()
    return found


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_nest_and_cover(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_all_of_a_body_is_in_sentences(text: str) -> None:
    found = segmenter.segment(text, titled=False)
    at = 0
    for sentence in found.sentences:
        assert not bare(found, text, at, sentence.start).strip()
        at = sentence.end
    assert not bare(found, text, at, len(text)).strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_same_text_same_answer(text: str) -> None:
    assert segmenter.segment(text) == segmenter.segment(text)


@pytest.mark.parametrize("name", ["dw.txt", "azad.txt"])
def test_properties_hold_on_the_seeds(name: str) -> None:
    check((folder("seeds") / name).read_text(encoding="utf-8"))


PARAGRAPHS = [
    "The river rose by two metres on Monday and washed away the wooden bridge that joins the two "
    "halves of the town, the council said. Nobody was hurt.",
    "“We heard it crack at about 5 p.m. Tuesday,” said Lena Orr, who keeps the ferry. She wants "
    "the council to pay for a boat until the bridge is built again.",
    "Engineers from the capital are expected on Thursday, and they will look at the pillars that "
    "still stand in the water.",
]


# Without blank lines a paragraph shows by its short last line; at 40 and 80 one of these is full.
@pytest.mark.parametrize(
    ("width", "gap"), [(40, "\n\n"), (60, "\n\n"), (80, "\n\n"), (60, "\n"), (72, "\n")]
)
def test_hard_wrapped_text_is_joined(width: int, gap: str) -> None:
    title = "River takes bridge"
    wrapped = gap.join([title, *("\n".join(textwrap.wrap(p, width)) for p in PARAGRAPHS)])
    found = segmenter.segment(wrapped)
    assert [b.kind for b in found.blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    plain = segmenter.segment("\n\n".join([title, *PARAGRAPHS]))
    assert len(found.sentences) == len(plain.sentences)


def test_lines_of_paragraphs_are_not_joined() -> None:
    found = segmenter.segment("\n".join(["River takes bridge", *PARAGRAPHS]))
    assert len(found.blocks) == 4


MASTHEADS = [
    "Northern Valley Herald", "Azure Coast Courier", "Delta News HD", "Lowland TV",
    "The Ostmark Gazette", "Port Sable Tribune", "Kestrel Evening Post", "Highmoor Daily Times",
    "Brenna News Network", "Radio Varna FM",
]  # fmt: skip


@pytest.mark.parametrize("name", MASTHEADS)
@pytest.mark.parametrize(
    "form", ["{title} | {name}", "{title} - {name}", "{title} – {name}", "{title} {name}"]
)
def test_mastheads_are_cut_off(name: str, form: str) -> None:
    title = "Council votes to rebuild the bridge after spring flood"
    text = form.format(title=title, name=name) + "\n\n" + "\n\n".join(PARAGRAPHS)
    found = segmenter.segment(text)
    assert found.title is not None
    assert found.outlet is not None
    assert (text[slice(*found.title)], text[slice(*found.outlet)]) == (title, name)


@pytest.mark.parametrize(
    "title",
    [
        "Council hands flood records to Northern Valley Herald",
        "Mayor sues Kestrel Evening Post",
        "Two held after break-in at Lowland TV",
        "Owner sells the Ostmark Gazette",
        "Flood victims talk to Delta News HD",
        "Mayor calls bridge report fake News",
        "Bridge collapse – ten years after",
        "Storm hits coast - officials",
        "Council Votes To Rebuild The Bridge",
        "A Bridge For Our Times",
    ],
)
def test_mastheads_in_the_sentence_stay(title: str) -> None:
    found = segmenter.segment(title + "\n\n" + "\n\n".join(PARAGRAPHS))
    assert found.outlet is None
    assert found.title == (0, len(title))


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("2. Then the deck.", ["2. Then the deck."]),
        ("(a) The pillars. The deck.", ["(a) The pillars.", "The deck."]),
        ("The G.O.P. base cheered.", ["The G.O.P. base cheered."]),
        ("Ann Doe (D-Vt.) on Monday left.", ["Ann Doe (D-Vt.) on Monday left."]),
        ("“Mr. Orr left. He ran.", ["“Mr. Orr left.", "He ran."]),
        ("It took a month. Orr left.", ["It took a month.", "Orr left."]),
        ("She said no. Orr left.", ["She said no.", "Orr left."]),
        ("Rules no. 4 and No. 5 fell.", ["Rules no. 4 and No. 5 fell."]),
        ("She said “yes.”. Orr left.", ["She said “yes.”.", "Orr left."]),
        ("They met U.S. Senator Ann Doe.", ["They met U.S. Senator Ann Doe."]),
    ],
)
def test_what_news_needs(text: str, expect: list[str]) -> None:
    assert printed(text, segmenter.sentences(text)) == expect


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “so-called deal” was signed on Monday.", [True]),
        ("The mayor called it a “bad deal” on Monday.", [False]),
        ("According to the mayor it is a “bad deal” for all.", [False]),
        ("It was the “worst deal of all time” for the town.", [False]),
        ("“No,” she said. The “deal” was off.", [False, True]),
        ("“Deal” Off, Town Stunned\n\nThe mayor said that it was over on Monday.", [True]),
    ],
)
def test_scare_marks(text: str, scare: list[bool]) -> None:
    assert [q.scare for q in segmenter.segment(text).quotations] == scare


def test_what_runs_on_is_cut_between_words() -> None:
    text = "The town was lost and " * 1_000 + "won."
    found = [text[a:b] for a, b in segmenter.sentences(text)]
    assert " ".join(found) == text
    assert max(map(len, found)) <= LONGEST_SENTENCE < min(map(len, found[:-1])) + len("town ")
    assert segmenter.sentences("x" * 10_000) == [(0, 10_000)]


@pytest.mark.parametrize(
    "text",
    [
        "The river rose. " * 40_000,
        "word " * 130_000,
        "a." * 20_000 + " b",
        "“" * 100_000,
        "'a " * 100_000,
        "s' a" * 100_000,
        '."' * 50_000,
        "Line\n" * 100_000,
        "-'’" * 60_000,
        "x" * 600_000,
    ],
)
def test_time_is_linear(text: str) -> None:
    # Four times the text may take at most some ten times as long: the bound is loose because
    # machines are, but a quadratic step (sixteen times and more) does not pass.
    def seconds(t: str) -> float:
        start = process_time()
        segmenter.segment(t)
        return process_time() - start

    segmenter.segment(text[:100])
    quarter = min(seconds(text[: len(text) // 4]) for _ in range(2))
    assert seconds(text) <= 10 * quarter + 0.3
