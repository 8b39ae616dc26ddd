"""Which day, year or hour is named? Dates and clock times as one number with its bounds.

`unit` says what the number is: "year" (2021), "month" (202108), "day" (20210814, or 814 when no
year is printed) and "clock" (22.5 hours). Week days and months alone are names, not figures.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .known import months_named

_MONTH = r"(?P<month>" + "|".join(sorted(months_named(), key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b(?!,\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"


class Date(NamedTuple):
    """`text[start:end]` and what it names; `low` and `high` bound a decade or a span of years."""

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str


_CLOCK = (
    r"(?P<h>[01]?\d|2[0-4])(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<h2>[01]?\d|2[0-4]):(?P<min2>[0-5]\d)(?![\d:])"
    r"|(?P<h3>[01]\d|2[0-4])(?P<min3>[0-5]\d)(?= (?:GMT|UTC|BST|EST|EDT|local time|hours))"
    r"|(?P<h4>[01]?\d)(?= o'clock)"
    # "shortly after 0600", "the 08.14 from Wexton"
    r"|(?<=(?:.at|.by|ter|ore|til|nce|rom) )(?P<h5>0\d)(?P<min5>[0-5]\d)(?![\w:-]|[,.]\d)"
    r"|(?<=[Tt]he )(?P<h6>[01]\d|2[0-3])\.(?P<min6>[0-5]\d)(?= (?:from|service|to [A-Z]|train)\b)"
)
CLOCK = re.compile(_CLOCK)
DAY_FIRST = re.compile(_DAY + r"(?: of)? " + _MONTH + r"(?:,? " + _YEAR + ")?", re.I)
MONTH_FIRST = re.compile(
    _MONTH + r" (?:" + _YEAR + "|" + _DAY + r"(?!:\d)(?:,? (?P<year2>1[5-9]\d\d|20\d\d)\b)?)", re.I
)
DAYS = re.compile(r"([0-3]?\d)(?: (?:and|to) |\s?[-–]\s?)(?=\d)")
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
SLASHED = re.compile(r"\d{1,2}/\d{1,2}/(?P<year>\d{4}|\d\d)\b")
YEARS = re.compile(r"(1[5-9]\d\d|20\d\d)(?:[-–—/]|\s(?:to|and|through)\s)(\d{4}|\d\d)\b(?!,)")
DECADE = re.compile(r"((?:1[5-9]|20)?\d0)'?s\b")


def date_at(text: str, at: int) -> Date | None:
    """Read the date or clock time that starts with a digit at `at`; bare years are not read here.

    >>> date_at("14 August 2021", 0).value
    20210814.0
    >>> date_at("10:30 p.m.", 0).value
    22.5
    """
    if (match := DAYS.match(text, at)) and (last := DAY_FIRST.match(text, match.end())):
        until = _day(last)  # "between 3 and 24 March"
        since = until and until.value - int(last["day"]) + int(match[1])
        if until and since and since < until.value:
            return Date(at, until.end, since, since, until.value, "day")
    for pattern in (ISO, DAY_FIRST):
        if (match := pattern.match(text, at)) and not _is_count(match):
            return _day(match)
    if match := CLOCK.match(text, at):
        return _clock(match)
    if match := SLASHED.match(text, at):
        year = float(match["year"])
        return Date(at, match.end(), year, year, year, "date")
    if match := DECADE.match(text, at):
        first = float(match[1])
        if first >= 1000 or text[at - 1 : at] == "'":
            first += 0 if first >= 1000 else 1900
            return Date(at, match.end(), first, first, first + 9, "year")
    if match := YEARS.match(text, at):
        first, second = float(match[1]), float(match[2])
        second += first - first % 100 if second < 100 else 0
        if first < second < 2101:
            between = text[match.end(1) : match.start(2)].strip()
            before = text[max(0, at - 8) : at].lower().rstrip()
            if between != "and" or before.endswith("between"):
                return Date(at, match.end(), first, first, second, "year")
    return None


def _is_count(match: re.Match[str]) -> bool:
    """Is this the 19 of "the 19 Sept. 11 hijackers"?"""
    text, start = match.string, match.start()
    follows = re.match(r" [0-3]?\d [a-z]", text[match.end() : match.end() + 5])
    return follows is not None and text[max(0, start - 4) : start].lower() == "the "


def month_date(text: str, at: int) -> Date | None:
    """Read "August 2021", "March 12" or "March 12, 2024" at `at`."""
    match = MONTH_FIRST.match(text, at)
    if match is None:
        return None
    if match["year"]:
        value = float(match["year"]) * 100 + months_named()[match["month"].lower()]
        return Date(at, match.end(), value, value, value, "month")
    return _day(match)


def _day(match: re.Match[str]) -> Date | None:
    groups = match.groupdict()
    printed = groups["month"]
    month = int(printed) if printed.isdigit() else months_named()[printed.lower()]
    if printed == "may" or not 1 <= int(groups["day"]) <= 31:  # "12 may", the verb
        return None
    value = month * 100 + int(groups["day"])
    year = groups.get("year") or groups.get("year2")
    value += int(year) * 10_000 if year else 0
    return Date(match.start(), match.end(), float(value), float(value), float(value), "day")


def _clock(match: re.Match[str]) -> Date:
    groups = match.groupdict()
    hour = float(next(groups[k] for k in ("h", "h2", "h3", "h4", "h5", "h6") if groups[k]))
    minute = float(
        next((groups[k] for k in ("min", "min2", "min3", "min5", "min6") if groups[k]), 0)
    )
    if groups["half"]:
        hour = hour % 12 + (12 if groups["half"] == "p" else 0)
    value = hour + minute / 60
    return Date(match.start(), match.end(), value, value, value, "clock")
