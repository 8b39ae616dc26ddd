"""What is said of a text that is cut, barred, doubled or no article; and of whole ones nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bias
from bias.segmenter import is_cut
from tests.documents import BODY, TEXT, TITLE

STOPS = '"x" seems to be cut off; what it does not tell may stand in the rest.'
BARRED = (
    '"x" stops where the page asks for a subscription or an account; what it does not tell may '
    "stand in the rest."
)
LISTED = '"x" looks like a list of headlines or links, and not like one article.'
TWICE = '1 paragraph of "x" stand more than once; each is counted as often.'
# Invented texts: two articles or a briefing ("several"), a bad scan ("scanned"), neither ("").
CASES = json.loads(Path(__file__).with_name("cases").joinpath("damage.json").read_text("utf-8"))
SAID = {"several": "more than one text", "scanned": "in scanning"}
LINKS = "Dam opens in Orn\nTwo held after raid\nMayor quits\nSchool to close\nRain at last\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT, []),
        (f"{TEXT}\n\nDam opens after a wet spring in Orn", []),
        (f"{TEXT} “We are glad. ”", []),
        (TEXT[:-20], [STOPS]),
        (f"{TEXT[:-20]}…", [STOPS]),
        (f"{TEXT[:-46]},", [STOPS]),
        (f"{TITLE}\n\n{BODY[0]}\n\nTo continue reading, subscribe or sign in.", [BARRED]),
        (f"{TITLE}\n\n{BODY[0]}\n\nSubscribe now to read the full story.", [BARRED]),
        (f"{TEXT}\n\nHe would have to subscribe to read the full story, the mayor said.", []),
        (f"{TITLE}\n\n{BODY[0]}\n\nAlready a subscriber? Log in", [BARRED]),
        (f"{TITLE}\n\nAlready a subscriber? Log in\n\n{BODY[0]}\n\n{BODY[1]}", []),
        (LINKS * 2, [LISTED]),
        (f"{TEXT}\n\n{BODY[1]}", [TWICE]),
        (f"{TEXT}\n\n“We wait.”\n\nRain fell.\n\n“We wait.”", []),
    ],
)  # fmt: skip
def test_damage_is_said_once(text: str, said: list[str]) -> None:
    warnings = bias.read_text(text, name="x").warnings
    assert [w for w in warnings if "furniture" not in w and "sentence ends" not in w] == said


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_another_article_and_a_bad_scan_are_said_once(case: dict[str, Any]) -> None:
    article = bias.read_text(case["text"], name="x")
    said = [kind for w in article.warnings for kind, words in SAID.items() if words in w]
    assert said == [case["expect"]] * bool(case["expect"])


def test_what_was_seen_is_shown_with_what_it_means() -> None:
    texts = {case["label"]: case["text"] for case in CASES}
    joined = texts["two articles, the second with headline and byline"]
    assert bias.read_text(joined, name="x").warnings == (
        '"x" seems to hold more than one text: another begins at "Museum returns bronze heads '
        'to Adebo"; what only this text tells may come from there.',
    )
    scanned = texts["spaces before marks and lost letters"]
    assert bias.read_text(scanned, name="x").warnings == (
        '"x" was misread or cut up in scanning ("Tw0", "m!ssing" and 3 others); what it seems not '
        "to tell may stand in such words.",
    )


def test_strangers_set_one_below_the_other_are_found_without_a_byline() -> None:
    """Only long texts are held to share words: a feature's chapters say the same ones."""
    first = "\n\n".join(BODY) + "\n\nThe dam of the valley opened. " * 20
    head = "Painter leaves museum her letters"
    rest = "The painter Anna Holt gave letters and sketches to a museum. " * 12
    same = "The dam by the valley opened and the mayor spoke of water. " * 12
    assert any("more than one" in w for w in _said(f"{first}\n\n{head}\n\n{rest}"))
    assert not any("more than one" in w for w in _said(f"{first}\n\n{head}\n\n{same}"))


def test_few_odd_words_in_a_long_text_are_no_scan() -> None:
    odd = "\n\nThe rninister met tbe guests, wlio had l998 in mind."
    assert any("in scanning" in w for w in _said(TEXT + odd))
    long = "\n\n".join(f"On day {n} {line}" for n in range(16) for line in BODY)
    assert not any("in scanning" in w for w in _said(long + odd))


def _said(text: str) -> tuple[str, ...]:
    return bias.read_text(text, name="x").warnings


def test_a_writer_who_trails_off_elsewhere_is_not_cut() -> None:
    body = "The budget passed{} after a long night.\n\nIt was a close vote on the floor{}\n\n{}"
    last = "The full debate and the roll call are on the house's channel..."
    assert is_cut(bias.read_text(body.format("", ".", last)))
    assert not is_cut(bias.read_text(body.format("", "...", last)))
