"""How does a text look to one who seeks figures? Tokens, sentences, and numbers that are names.

"Channel 4", "Group of 20" and "10 Downing Street" hold numbers that count nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

import numpy as np

from bias.article import Tokens
from bias.folding import Folded, small
from bias.lists import terms_of
from bias.words import passives, weekdays, word_classes

from . import noun
from .known import fates, figure_words, softeners, uncounted_words
from .numeral import Number

PERCENT = re.compile(
    r"\s?%|[ -](?:percentage[ -]points?|per[ -]?cent\b|pct\b)|[ -]?pc\b|[ -]basis points?\b"
)
_DRAWN = re.compile(r" (?:out )?of (?:the |its |their )?\d")
_LETTER = re.compile(r"[A-Z](?![A-Za-z])")
_STREET = re.compile(
    r" [A-Z]\w+(?: [A-Z]\w+)? (?:Street|Road|Avenue|Lane|Boulevard|St|Square)\b| Downing"
)


class FigureText:
    """A text with its tokens in lower case, for one pass.

    All places are in the folded text (`bias.folding`), where a word is as long as it is printed.
    """

    def __init__(self, known: Folded, tokens: Tokens) -> None:
        self.text = known.text
        self.starts, self.ends, self.words = tokens
        self.lower = [small(w) for w in self.words]
        self.stops = [m.end() for m in _sentence_end().finditer(self.text)]

    def token(self, offset: int) -> int:
        """The first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def sentence(self, offset: int) -> tuple[int, int]:
        """First and past-last token of the sentence around `offset`."""
        i = bisect_right(self.stops, offset)
        start = self.stops[i - 1] if i else 0
        end = self.stops[i] if i < len(self.stops) else len(self.text)
        return self.token(start), self.token(end)

    def opening(self, offset: int) -> int:
        """Where the sentence around `offset` begins, semicolons inside it; 500 characters back at
        most, so that a text without sentences is read in time."""
        first = max(0, offset - 500)
        marks = (". ", "! ", "? ", "\n")
        return max(first, *(self.text.rfind(mark, first, offset) + 1 for mark in marks))

    def passive(self, first: int, last: int) -> list[bool]:
        """Whether each token from `first` to `last` is the participle of a passive there."""
        low = self.lower[first:last]
        marks: list[bool] = passives(low, word_classes(low), np.zeros(len(low), np.int32)).tolist()
        return marks

    def initial(self, token: int) -> bool:
        """Does a sentence begin with this token?"""
        return token == self.sentence(self.starts[token])[0]

    def closed(self, token: int) -> bool:
        """Does a mark follow this token?"""
        end = self.ends[token]
        return self.text[end : end + 1] not in (" ", "\n")

    def before(self, token: int) -> str:
        """The lower-case token before, when only white space is between."""
        if token == 0:
            return ""
        gap = self.text[self.ends[token - 1] : self.starts[token]]
        return self.lower[token - 1] if gap.strip(" .#$£€¥₹") == "" else ""


@cache
def _sentence_end() -> re.Pattern[str]:
    """The end of a sentence: not the stop of an initial or a title ("J. Lee", "Sen. Lee")."""
    titles = "".join(rf"(?<!\b{re.escape(t)})" for t in sorted(terms_of("abbreviations", "title")))
    end = rf"[.!?](?<!(?<![.A-Z])\b[A-Z]\.){titles}"
    return re.compile(rf"{end}[\"')\]]*\s+(?=[A-Z\"'(\[0-9])|[\n;]")


def title_case(page: FigureText, offset: int) -> bool:
    first, last = page.sentence(offset)
    long = [w for w in page.words[first:last] if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > 0.6 * len(long)


def is_name(page: FigureText, i: int, number: Number) -> bool:
    """Is the number part of a name or a label: "Channel 4", "Group of 20", "10 Downing Street"?"""
    text, end = page.text, number.end
    if _STREET.match(text, end) or (text[end : end + 1] == "-" and _LETTER.match(text, end + 1)):
        return True
    before = page.before(i)
    if not before or number.words or not text[number.start : end].isdigit():
        return False
    if before in {"no", "nos", "number"}:
        return False
    printed = page.words[i - 1]
    if before == "of":
        return i > 1 and page.lower[i - 2] == "group" and page.words[i - 2][0].isupper()
    capital = printed[0].isupper()
    if before in figure_words("label") and (capital or noun.noun_after(text, end) is None):
        return True
    short = printed.isupper() and 1 < len(printed) < 4  # "SB 8", also at the beginning
    if not capital or (page.initial(i - 1) and not short) or text[end : end + 1] in ("-", "%"):
        return False
    if before in weekdays() or before in uncounted_words() or before in softeners():
        return False
    if before in fates("object") or before in fates("subject") or title_case(page, number.start):
        return False
    drawn = _DRAWN.match(text, end)  # "gave the Front 64 of 120 seats"
    return noun.noun_after(text, end) is None and not PERCENT.match(text, end) and not drawn
