"""Which words name a time?"""

from __future__ import annotations

from functools import cache

from bias.lists import terms_of


@cache
def months() -> dict[str, int]:
    """Names of months in small letters -> 1 to 12 ("may" is left out: it is mostly the verb)."""
    return {k.lower(): int(v) for k, v in terms_of("calendar", "month").items() if k != "May"}


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays in small letters -> 1 (Monday) to 7."""
    return {k.lower(): int(v) for k, v in terms_of("calendar", "weekday").items()}


@cache
def time_words() -> frozenset[str]:
    """Single words that name a time: days, months, "yesterday", "morning"."""
    relative = {w.lower() for w in terms_of("calendar", "relative") if " " not in w}
    return frozenset(relative | months().keys() | weekdays().keys())
