"""What is page furniture? Held against pages written after the classifier was fitted."""

from __future__ import annotations

from pathlib import Path

import pytest

import bias
from bias import segmenter
from bias.article import BODY, FURNITURE, HEADLINE
from bias.faces import terminal
from bias.faces.terminal.page import TerminalPage

PAGES = [
    [(line[0], line[2:]) for line in page.splitlines()]
    for page in (Path(__file__).parent / "cases" / "furniture.txt").read_text("utf-8").split("\n\n")
    if page[0] != "#"
]
ROOM = "The river rose by two metres on Monday and took the old bridge of Orn, the council said."


def asides(page: list[tuple[str, str]], gap: str) -> list[bool]:
    text = gap.join(line for _, line in page)
    return [b.kind in FURNITURE or b.kind == "source_line" for b in segmenter.segment(text).blocks]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_no_line_of_an_article_is_lost(gap: str) -> None:
    found = [(x, a) for page in PAGES for x, a in zip(page, asides(page, gap), strict=True)]
    assert [line for (mark, line), aside in found if aside and mark == "+"] == []


def test_most_furniture_is_set_aside() -> None:
    found = [(x, a) for page in PAGES for x, a in zip(page, asides(page, "\n\n"), strict=True)]
    missed = [line for (mark, line), aside in found if not aside and mark == "-"]
    assert len(missed) <= 0.25 * sum(mark == "-" for (mark, _), _ in found), missed


@pytest.mark.parametrize("line", ["We use cookies here.", "Sign up now!", "Share", "Read more"])
def test_a_text_of_a_line_or_two_is_kept(line: str) -> None:
    assert bias.read_text(f"{line}\n\n{line}").sentences


def test_furniture_is_counted_and_in_no_sentence() -> None:
    plain = bias.read_text(f"River takes bridge\n\n{ROOM}\n\nNobody was hurt.")
    framed = bias.read_text(
        f"River takes bridge\n\n{ROOM}\n\nRead more: Orn in pictures\n\nNobody was hurt.\n\n"
        "Sign up for our newsletter",
        name="orn.txt",
    )
    assert [framed.slice(s) for s in framed.sentences] == [plain.slice(s) for s in plain.sentences]
    assert (framed.words, framed.body_words) == (plain.words, plain.body_words)
    assert framed.warnings == (
        '2 lines of page furniture left out of "orn.txt": "Read more: Orn in pictures" and others.',
    )
    assert plain.warnings == ()
    assert not FURNITURE & (BODY | HEADLINE)


def test_a_line_or_two_of_furniture_is_said_but_not_on_the_first_screen() -> None:
    body = f"River takes bridge\n\n{ROOM}\n\nNobody was hurt."
    few = bias.read_text(f"{body}\n\nSign up for our newsletter", name="orn.txt")
    notices = "Sign up for our newsletter\n\nShare this article\n\nAll rights reserved to Orn"
    many = bias.read_text(f"{body}\n\n{notices}\n\nRead more: Orn in pictures", name="ter.txt")
    assert few.remarks == few.warnings
    assert (len(many.warnings), many.remarks) == (1, ())
    report = bias.compare(few, many, fast=True)
    # The label says which text; a path says nothing to a reader.
    assert report.warnings[0] == (
        'orn: 1 line of page furniture left out of the text: "Sign up for our newsletter".'
    )
    page = " ".join(terminal.draw(report, TerminalPage(100), sections=False).split())
    whole = " ".join(terminal.draw(report, TerminalPage(100, full=True)).split())
    assert ("1 line of page" in page, "of page furniture" in page) == (False, True)
    assert "1 line of page" in whole
