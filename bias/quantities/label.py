"""Which digits are no figure? Links, telephone and serial numbers, notes, marks of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Repetitions that may fail at every place are bounded: a hostile line is read in time.
_CODES = re.compile(
    r"""
    (?!(?<=\w)[^\W\d_])(?:                                      # never inside a word
    (?<![\w.])(?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]{1,64}+@[\w.-]{3,99}                    # a mail address
    | (?<![\w.-])(?:[\w-]{1,63}+\.){1,6}[a-z]{2,24}[/?]\S+       # a link without its protocol
    | \+\d[\d ()./-]{6,20}\d                                    # "+44 20 7946 0018"
    | (?<![\d,.'])(?<!\d\ )\(?0\d{1,4}\)?[ -]?\d{3,4}(?:[ -]?\d{2,4}){1,3}(?!\d)
    | (?<!\d)\(\d{3}\)\ ?\d{3}-\d{4}\b
    | (?<![\d-])\d{3}-(?:\d{3}-\d{4}|0\d{3})\b
    | (?<!\d)\d{4}(?:\ \d{4}){2,}(?!\d)                         # the number of a card
    | (?<![\w-])\d+-[A-Z]{2,4}-\d+\b                            # "22-CV-4417"
    | \b(?:[Zz][Ii][Pp]|[Pp]ost(?:al)?)[ -]?(?:[Cc]ode):?\ \d{4,6}\b
    | \b(?:[Tt]el|[Ff]ax|[Pp]hone)[.:]+\ \d{3}-\d{4}\b
    | (?<![\d-])(?:\d+-){3,}[\dX]+\b                            # a serial number
    | \b[Nn]os?\.?\ \d+(?:[-/]\d+\b|:\d+-[\w-]+)              # "case no. 3:21-cv-94"
    | \b[Rr]ef(?:\.|erence)(?:\ (?:no\.?|number))?:?\ \d+
    | \b(?:[Cc]all|[Dd]ial|[Rr]ing|[Tt]ext)(?:ed|s|ing)?\ \d{3,6}
      (?=[.,;:!?)"”]|\Z|\ (?:and|as|at|before|for|from|if|immediately|in|on|or|to|when|with)\b)
    | (?<![\d,.])\d+(?:\.\d+){2,}\b                             # "version 2.5.1"
    | \b\d{1,2}\ /\ \d{1,2}\ /\ \d{4}\b                          # "5 / 5 / 2010"
    | \[\d{1,3}\]                                               # a note
    | (?<![\w-])24[-/]7\b                                       # round the clock
    | (?<![\w.])\d+(?:\([a-z0-9]{1,3}\))+                       # "501(c)(3)"
    )
    """,
    re.X,
)
_LIST = re.compile(
    r"(?:\A|\n\s{0,9}\n[ \t]{0,9}|[.!?:;\"')\]]\s{0,9}\n[ \t]{0,9})(?P<line>\(?\d{1,3}(?:[.)](?=\s)"
    r"|(?=[ \t]+(?:The|A|An|In|It|He|She|They)\s)))"
    r"|(?:\A|[.!?:;,\"']\s{1,9}|\n\s{0,9})(?P<inline>\(?\d{1,2}\))(?=\s+\w)"
)


def labels(text: str) -> list[tuple[int, int]]:
    """Return where digits stand that count nothing, in order.

    >>> labels("Call 800-555-0142.")
    [(5, 17)]
    """
    return sorted((*_codes(text), *_marks(text)))


def _codes(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _CODES.finditer(text))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """The marks of a list. One lonely "(12)" after a comma may be an age or a count."""
    for match in _LIST.finditer(text):
        yield match.span(match.lastgroup or 0)
