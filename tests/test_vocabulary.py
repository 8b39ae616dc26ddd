"""Which words set two texts apart: properties on the seeds and on invented texts."""

from __future__ import annotations

from functools import cache

import pytest
from telling import tell

from bias.context import Context
from bias.data import folder
from bias.faces.told import Section
from bias.reader import read, read_text
from bias.words import family, lemma

SIDES = ("dw.txt", "azad.txt")


@cache
def section(a: str = SIDES[0], b: str = SIDES[1]) -> Section:
    """The section on the seeds, in this order."""
    return tell("vocabulary", Context(read(folder("seeds") / a), read(folder("seeds") / b)))


def test_same_text_shows_no_difference() -> None:
    found = section(SIDES[1], SIDES[1])
    assert not {m.verdict for m in found.measures} & {"clear", "suggestive"}
    assert all(r["a"] == r["b"] for r in found.rows)
    assert not found.glance


def test_names_are_apart_and_untested() -> None:
    names = [r for r in section().rows if r["kind"] == "name"]
    assert "Pakistan" in {r["term"] for r in names}
    assert {r["verdict"] for r in names} == {None}
    assert not {m.name for m in section().measures} & {r["term"] for r in names}


def test_no_grammar_and_no_figures() -> None:
    words = {w for m in section().measures for w in m.name.split(", ")}
    assert len(words) > 50
    assert not words & {"the", "and", "that", "however", "their", "been", "which"}
    assert not [w for w in words if any(c.isdigit() for c in w)]


def two(word_a: str, word_b: str) -> Section:
    """Two texts that differ in one word, said in every passage."""
    text = (
        "The {word} reached the harbour before noon and the crews watched it from the quay. Later "
        "that day the owners met the workers in a hall beside the old market to talk about wages, "
        "and the meeting went on for hours. Nobody left before the lamps were lit along the whole "
        "length of the street, and then the rain began.\n"
    )
    title = "Harbour Of Mirren Waits\n"
    return tell(
        "vocabulary",
        Context(
            read_text(title + text.format(word=word_a) * 8),
            read_text(title + text.format(word=word_b) * 8),
        ),
    )


def test_a_word_in_every_passage_is_clear() -> None:
    verdicts = {m.name: m.verdict for m in two("ferry", "steamer").measures}
    assert verdicts["ferry"] == verdicts["steamer"] == "clear"
    assert verdicts["harbour"] == "no reliable difference"


def test_without_a_verdict_there_are_no_rows() -> None:
    article = read(folder("seeds") / SIDES[0])
    found = tell("vocabulary", Context(article, read_text("The valley is calm. It rained.")))
    assert not found.rows
    assert "too little" in found.answer.lower()
    assert section().rows


@pytest.mark.parametrize(("one", "other"), [("ferry", "ferries"), ("ferry", "ferry’s")])
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert not [m for m in two(one, other).measures if m.verdict in {"clear", "suggestive"}]


def test_a_quoted_word_is_not_the_writers() -> None:
    quoted = "“{word}!” they shouted. " * 2
    plain = (
        "The boat reached the harbour before noon and the crews watched it from the quay all day "
        "long, while owners met workers in a hall beside the old market to talk about pay and the "
        "meeting went on for many hours until the lamps were lit along the street by the sea.\n"
    )
    a = read_text("Harbour Waits\n" + (quoted.format(word="Cowards of the sea") + plain) * 8)
    b = read_text("Harbour Waits\n" + plain * 8)
    found = tell("vocabulary", Context(a, b))
    assert not [m for m in found.measures if "coward" in m.name]


def test_groups_are_named_by_their_words() -> None:
    groups = [r for r in section().rows if r["kind"] == "group"]
    assert groups
    for row in groups:
        words = [w for part in row["term"].split(", ") for w in part.split(" / ")]
        assert len(words) > 1
        assert len({family(lemma(w)) for w in words}) == 1
