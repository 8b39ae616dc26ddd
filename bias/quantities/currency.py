"""In which money is a sum given? A sign or a code that stands before a number ("$", "CHF")."""

from __future__ import annotations

import re
from functools import cache

from bias.lists import terms_of

_SIGNS = {
    "$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "ruble",
    "₪": "shekel", "₩": "won", "₺": "lira", "₦": "naira",
}  # fmt: skip


@cache
def _before() -> re.Pattern[str]:
    codes = "|".join(map(re.escape, sorted(terms_of("units", "code"), key=len, reverse=True)))
    prefixes = "|".join(sorted(terms_of("units", "prefix"), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<prefix>\b(?:{prefixes}))?(?P<sign>[{''.join(_SIGNS)}])"
        rf"|\b(?P<code>(?:{codes})\.?))\s?$"
    )


def sum_before(text: str, start: int) -> tuple[str | None, int]:
    """Read the money named before the number at `start`: its name, and where that begins.

    >>> sum_before("for CHF 40", 8)
    ('franc', 4)
    """
    match = _before().search(text, max(0, start - 6), start)
    if match is None:
        return None, start
    if match["code"]:
        return terms_of("units", "code")[match["code"].rstrip(".")], match.start()
    unit = _SIGNS[match["sign"]]
    if unit == "dollar" and match["prefix"]:
        unit = terms_of("units", "prefix")[match["prefix"]]
    return unit, match.start()


def is_sign(character: str) -> bool:
    """Is this the sign of a currency?"""
    return character in _SIGNS
