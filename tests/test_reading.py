"""A text is read once, and look-ups find what a reader sees in it."""

from __future__ import annotations

import sys

import pytest

import bias
from bias import article, names, quantities, reading
from bias.data import folder
from bias.folding import Folded

SEEDS = ("dw.txt", "azad.txt")


@pytest.fixture
def tokenized(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of characters that were cut into tokens."""
    sizes: list[int] = []
    cut = article.tokenize

    def counting(text: str, known: Folded | None = None) -> article.Tokens:
        sizes.append(len(text))
        return cut(text, known)

    for name, module in list(sys.modules.items()):
        if name.startswith("bias") and getattr(module, "tokenize", None) is cut:
            monkeypatch.setattr(module, "tokenize", counting)
    return sizes


def test_reading_cuts_a_text_into_tokens_once(tokenized: list[int]) -> None:
    texts = [(folder("seeds") / name).read_text("utf-8") for name in SEEDS]
    for text in texts:
        reading.read(bias.read_text(text))
    assert sum(tokenized) <= 1.1 * sum(map(len, texts))


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Officials of O’Brien County met Ann O’Brien. O'Brien left.", "Ann O'Brien"),
        ("On Monday Wayne La\u00adPierre spoke. LaPierre left.", "Wayne LaPierre"),
        ("On Monday Jose\u0301 Vale spoke. José Vale left.", "José Vale"),
    ],
)
def test_one_name_however_it_is_printed(printed: str, key: str) -> None:
    (found,) = (e for e in names.find(bias.read_text(printed)).entities if e.key == key)
    assert len(found.mentions) == 2
    for mention in found.mentions:
        assert printed[mention.start : mention.end] == mention.surface


def test_figures_lie_in_what_was_printed() -> None:
    text = "The blast kil\u00adled at\u00a0least 12\u00a0vil\u00adlagers, and 30 fled."
    first, second = quantities.find(text)
    assert text[slice(*first.span)] == "at\u00a0least 12"
    assert (first.unit, first.category, second.category) == ("villager", "killed", "displaced")
    assert first.noun is not None
    assert text[slice(*first.noun)] == "vil\u00adlagers"
    assert text[slice(*second.span)] == "30"


def test_figures_of_an_article_are_those_of_its_text() -> None:
    read = bias.read(folder("seeds") / "dw.txt")
    assert quantities.find(read) == quantities.find(read.text)


@pytest.mark.parametrize("word", ["İzmir", "I\u0307zmir", "İİİ-brutal", "İ-led", "ẞ-ŉ-ǰ"])
def test_letters_that_grow_when_small(word: str) -> None:
    """ "İ" has two letters when lower-cased; no place may be lost by it."""
    text = f"Quake in {word} kills 12\n\nThe {word}-based mayor said 12 people died in {word}."
    report = bias.compare(bias.read_text(text), bias.read_text(f"{text} It was a brutal {word}."))
    assert report.to_dict()["sections"]
