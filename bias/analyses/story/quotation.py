"""Do two texts print one quotation, of which one goes on with words that the other leaves out?

Words in quotation marks are one's choice of what somebody said: "he is determined to prevent it",
and in the other text "… and I respect that". Two sentences print one quotation where `RUN` of its
words stand in both, one behind another; what one text alone prints of it is a stretch of `LEAST`
words or more beside them, of which the other has no four in a row, be it in its own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bias.article import Span
from bias.context import SIDES, Context, Side
from bias.folding import small

#: Words in a row that make one quotation (as in matching), words that one text alone prints, and
#: words in a row by which they would be found in the other.
RUN, LEAST, FOUND = 6, 6, 4
#: The share of the shorter quotation that both print: "the full faith and credit of the United
#: States" stands in many.
MOSTLY = 0.5
_BESIDE = 3  # words in a row that count beside the longest


class Printed(NamedTuple):
    """How many words of one quotation two sentences print, and what one alone prints."""

    both: int
    a: Span | None
    b: Span | None

    @property
    def alone(self) -> int:
        """Characters that one text alone prints, of both."""
        return sum(s.end - s.start for s in (self.a, self.b) if s is not None)


def quoted_of(context: Context, a: str, b: str) -> Printed:
    """What two sentences, by id, print of one quotation: of each the longest stretch that the other
    text leaves out."""
    left, right = _quoted(context, "a", a), _quoted(context, "b", b)
    mine, theirs = (
        [small(context.reading(side).tokens.words[i]) for i in tokens]
        for side, tokens in zip(SIDES, (left, right), strict=True)
    )
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    met = matcher.find_longest_match()
    blocks = (block.size for block in matcher.get_matching_blocks())
    shared = sum(size for size in blocks if size >= _BESIDE)
    if met.size < RUN or shared < MOSTLY * min(len(mine), len(theirs)):
        return Printed(0, None, None)
    return Printed(
        shared,
        _rest(context, "a", left, met.a, met.a + met.size),
        _rest(context, "b", right, met.b, met.b + met.size),
    )


def _quoted(context: Context, side: Side, ident: str) -> list[int]:
    """The tokens of a sentence that stand in quotation marks."""
    known = context.reading(side)
    pieces = known.article.pieces(context.sentence(ident))
    return [i for voice, span in pieces if voice == "quotation" for i in known.tokens_in(span)]


def _rest(context: Context, side: Side, tokens: Sequence[int], first: int, end: int) -> Span | None:
    """The longest stretch of tokens before or behind those that both print, in the same quotation
    marks, of which the other text has no words in a row."""
    known, other = context.reading(side), context.reading("b" if side == "a" else "a")
    there = _runs([small(w) for w in other.tokens.words])
    found = []
    for part in (_unbroken(tokens[:first][::-1])[::-1], _unbroken(tokens[end:])):
        said = [small(known.tokens.words[i]) for i in part]
        if len(part) >= LEAST and there.isdisjoint(_runs(said)):
            found.append(known.span(part[0], part[-1] + 1))
    return max(found, key=lambda s: (s.end - s.start, -s.start), default=None)


def _unbroken(tokens: Sequence[int]) -> Sequence[int]:
    """The first tokens, as far as they stand one beside the other."""
    end = next((n for n in range(1, len(tokens)) if abs(tokens[n] - tokens[n - 1]) > 1), None)
    return tokens[:end]


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[n:] for n in range(FOUND)), strict=False))
