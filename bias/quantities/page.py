"""How does a text look to one who seeks figures? Tokens, sentences, and numbers that are names.

"Channel 4", "Group of 20" and "10 Downing Street" hold numbers that count nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from bias.article import tokenize

from . import clause, date, noun
from .numeral import Number, words_of

PERCENT = re.compile(r"\s?%|[ -](?:percentage[ -]points?|per ?cent\b|pct\b)|[ -]basis points?\b")
_DESIGNATORS = words_of(
    "channel flight highway route article section title chapter room boeing airbus apollo "
    "formula iphone page gate terminal psalm vol volume part season episode figure table "
    "resolution proposition level phase stage tier category class windows pier platform no "
    "number unit amendment model type version line bus train exhibit count"
)
_LETTER = re.compile(r"[A-Z](?![A-Za-z])")
_STREET = re.compile(
    r" [A-Z]\w+(?: [A-Z]\w+)? (?:Street|Road|Avenue|Lane|Boulevard|St|Square)\b| Downing"
)
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘(\[0-9])|[\n;]")


class Page:
    """A text with its tokens in lower case, for one pass."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts, self.token_ends, self.words = tokenize(text)
        self.lower = [w.lower() for w in self.words]
        self.ends = [m.end() for m in SENTENCE_END.finditer(text)]

    def token(self, offset: int) -> int:
        """The first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def sentence(self, offset: int) -> tuple[int, int]:
        """First and past-last token of the sentence around `offset`."""
        i = bisect_right(self.ends, offset)
        start = self.ends[i - 1] if i else 0
        end = self.ends[i] if i < len(self.ends) else len(self.text)
        return self.token(start), self.token(end)

    def initial(self, token: int) -> bool:
        """Does a sentence begin with this token?"""
        return token == self.sentence(self.starts[token])[0]

    def closed(self, token: int) -> bool:
        """Does a mark follow this token?"""
        end = self.starts[token] + len(self.words[token])
        return self.text[end : end + 1] not in (" ", "\u00a0", "\n")

    def before(self, token: int) -> str:
        """The lower-case token before, when only white space is between."""
        if token == 0:
            return ""
        gap = self.text[self.starts[token - 1] + len(self.words[token - 1]) : self.starts[token]]
        return self.lower[token - 1] if gap.strip(" \u00a0.#$£€¥₹") == "" else ""


def title_case(page: Page, offset: int) -> bool:
    first, last = page.sentence(offset)
    long = [w for w in page.words[first:last] if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > 0.6 * len(long)


def is_name(page: Page, i: int, number: Number) -> bool:
    """Is the number part of a name or a label: "Channel 4", "Group of 20", "10 Downing Street"?"""
    text, end = page.text, number.end
    if _STREET.match(text, end) or (text[end : end + 1] == "-" and _LETTER.match(text, end + 1)):
        return True
    before = page.before(i)
    if not before or number.words or number.grain != 1 or number.value >= 10_000:
        return False
    if before in {"no", "nos", "number"}:
        return False
    printed = page.words[i - 1]
    if before == "of":
        return i > 1 and page.lower[i - 2] == "group" and page.words[i - 2][0].isupper()
    capital = printed[0].isupper()
    if before in _DESIGNATORS and (capital or noun.noun_after(text, end) is None):
        return True
    if not capital or page.initial(i - 1) or text[end : end + 1] in ("-", "%"):
        return False
    if before in date.WEEKDAYS or before in noun.FUNCTION or before in clause.HEDGES:
        return False
    if before in clause.TRANSITIVE or before in clause.STATE or title_case(page, number.start):
        return False
    return noun.noun_after(text, end) is None and not PERCENT.match(text, end)
