"""Which words name a time? Months, weekdays, and words like "yesterday": world_calendar.tsv."""

from __future__ import annotations

from functools import cache

from bias.lists import terms_of

#: Short forms that are mostly other words in small letters.
_OTHERWISE = frozenset(("May", "Sat", "Sun", "Wed"))


@cache
def months() -> dict[str, int]:
    """Names of months in small letters -> 1 to 12 ("may" is left out: it is mostly the verb)."""
    return _numbered("month")


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays in small letters -> 1 (Monday) to 7, without "sat", "sun", "wed"."""
    return _numbered("weekday")


def _numbered(note: str) -> dict[str, int]:
    listed = terms_of("calendar", note).items()
    return {name.lower(): int(number) for name, number in listed if name not in _OTHERWISE}


@cache
def time_words() -> frozenset[str]:
    """Single words that name a time: days, months, "yesterday", "morning"."""
    relative = {w.lower() for w in terms_of("calendar", "relative") if " " not in w}
    return frozenset(relative | months().keys() | weekdays().keys())
