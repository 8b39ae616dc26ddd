"""What is said of a text that is cut, barred, doubled or no article; and of whole ones nothing."""

from __future__ import annotations

import pytest

import bias
from tests.documents import BODY, TEXT, TITLE

STOPS = '"x" seems to be cut off; what it does not tell may stand in the rest.'
BARRED = (
    '"x" stops where the page asks for a subscription or an account; what it does not tell may '
    "stand in the rest."
)
LISTED = '"x" looks like a list of headlines or links, and not like one article.'
TWICE = '1 paragraph of "x" stand more than once; each is counted as often.'
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
