"""Does a line state a date, and which words of it?

Dates as news prints them: "9 October 2025", "Oct. 9, 2025", "2025-10-09", "09/10/2025". The date
is returned as printed; what it means is for others to say.
"""

from __future__ import annotations

import re

from bias.segmenter.vocabulary import headline_words, outlet_words
from bias.words import months, weekdays

# "Sept." and "SEPTEMBER"; the longer name first.
_MONTH = f"(?:{'|'.join(sorted((*months(), 'may'), key=len, reverse=True))})\\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_DAY}[\s-]+{_MONTH},?[\s-]+\d{{4}}|{_MONTH}\s+{_DAY},?\s+\d{{4}}|"
    r"\d{4}(?P<part>[-./])\d{1,2}(?P=part)\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})\b",
    re.I,
)
_DAY_MONTH = re.compile(rf"\b(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY})(?!\w)", re.I)
_AGO = re.compile(
    r"\b(?:\d{1,2}|an?|one)\s?(?:(?:h|hrs?|hours?|m|mins?|minutes?|d|days?) ago|"
    r"[ -]?min(?:ute)?s? read)\b|\bjust (?:now|in)\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.I)
# What tells that a line is a stamp of time.
_STAMPS = (_DATE, _DAY_MONTH, _AGO, _CLOCK)
# What may stand beside the date in a line that is a date: labels, days, a time of day, a zone.
_PIECE = re.compile(r"[a-z]+|\d+|\S", re.I)
_SIGNS = frozenset(",.:;|•·–—/()[]-+")
_TIME = re.compile(
    rf"by\s+(?:early|late|mid|the|then|now|(?:{'|'.join(d for d in weekdays() if len(d) > 5)})|"
    rf"{_MONTH}(?:\s|,)|\d)",
    re.I,
)


# "WASHINGTON —", "AMHERST, N.H. (AP) --", "SEOUL, South Korea, Feb. 8 (Reuters) -"; in small
# letters only before an agency: "New York (AFP) –", "Wilmington, Delaware CNN —".
_DATELINE = re.compile(
    r"(?:(?=[A-Z]{3}|[A-Z]{2} [A-Z])[A-Z]{2}[A-Z.’']*[^a-z\n—–―(]{0,40}"
    r"(?:(?<=, )[A-Z][a-z]+\.?(?: [A-Z][a-z]+\.?)?)?"
    r"(?:,? ?[A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \d{4})?"
    r"|(?:[A-Z][\w.]+,? ){1,4}(?=CNN|\((?:AP|AFP|Reuters|CNN)\))|(?=\(?CNN\b))"
    r"\s?,?\s?(?:\(?CNN\)?|\([^)\n]{2,40}\))?\s?(?:[—–―]|--?)-?\s"
    r"(?![A-Z]{3,9} \d{1,2}:)"  # "PARIS, FRANCE - MAY 4: " opens a caption
)


def dateline(line: str) -> str:
    """The dateline that a line opens with, up to the words behind its dash; "" where it has none.

    Of 275 lines of 2,633 articles that it finds, 272 open with one, and 3 with a heading in
    capitals before a dash.

    >>> dateline("SEOUL, South Korea — It rained."), dateline("It rained — again."), dateline("")
    ('SEOUL, South Korea — ', '', '')
    """
    found = _DATELINE.match(line)
    return found.group() if found else ""


def date_in(text: str) -> str | None:
    """Return the first full date in `text` as printed, or None.

    >>> date_in("Published on 9 October 2025 at 14:30 GMT")
    '9 October 2025'
    """
    match = _DATE.search(text)
    return match.group() if match else None


def date_in_dateline(text: str) -> str | None:
    """Return the date of a dateline, which may lack its year ("KABUL, Oct. 9 (AP)")."""
    match = _DATE.search(text) or _DAY_MONTH.search(text)
    return match.group() if match else None


def is_date_line(line: str) -> bool:
    """Whether `line` is a date, a time or an age ("3 hours ago", "5 min read") and nothing beside
    it but words like "updated" and letters of a station.

    >>> is_date_line("Updated: October 9, 2025, 2:30 p.m. GMT"), is_date_line("It was May 9, 2025")
    (True, False)
    """
    if len(line) > 100:
        return False
    left = line
    for stamp in _STAMPS:
        left = stamp.sub(" ", left)
    if left == line:
        return False
    rest = _PIECE.findall(left)
    beside = headline_words("beside a date").union(_SIGNS, weekdays())
    stations = outlet_words("letters")
    return all(p.lower() in beside or p in stations or (p.isdigit() and len(p) <= 2) for p in rest)


def opens_with_time(line: str) -> bool:
    """Whether a line that starts with "By" goes on with a time, as no byline does."""
    return _TIME.match(line) is not None
