"""Who is made to answer for which words? Attributions, by word order and a list of cues.

An attribution is a source, a cue and a content (PolNeAR's scheme, Newell et al. 2018): what follows
"said that", what stands before ", police said", what surrounds "according to", and what stands in
quotation marks beside such a cue. A cue inside a quotation belongs to the person quoted and brings
in nothing here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import words
from bias.article import Article, Quotation, Sentence, Span
from bias.lists import Lexicon, load, scan
from bias.reading.model import Attribution, Saying
from bias.words import WORD_CLASSES

#: Tokens between a cue and the noun phrase that is its source.
SPEAKER_REACH = 8
_STANCES = ("endorse", "doubt", "contest", "deny")
_STANCE = {f"stance {x}": x for x in _STANCES}
_CUT = re.compile(r"[;:!?…]|\.\s|\n|—")
_GLUE = frozenset(WORD_CLASSES.index(x) for x in ("have", "be", "modal", "negation", "adverb"))
_PRONOUN, _SUBORDINATOR, _PREPOSITION, _CONJUNCTION = (
    WORD_CLASSES.index(x) for x in ("pronoun", "subordinator", "preposition", "conjunction")
)
_BREAKS = frozenset((_SUBORDINATOR,))


class _Cue(NamedTuple):
    """Tokens `first` to `end` of a cue, and its row's note."""

    first: int
    end: int
    note: str
    text: str


@cache
def _list() -> tuple[Lexicon, ...]:
    return (replace(load("speech"), family="cue"),)


class _Line:
    """One sentence as the search for attributions sees it."""

    def __init__(
        self, article: Article, low: int, high: int, word_class: NDArray[np.uint8]
    ) -> None:
        self.article, self.low, self.high, self.word_class = article, low, high, word_class
        self.starts, self.ends, self.words = article.tokens

    def gap(self, i: int) -> str:
        """What is printed before token `i`, inside the sentence."""
        return self.article.unwrapped[self.ends[i - 1] : self.starts[i]] if i > self.low else ""

    def span(self, first: int, end: int) -> Span | None:
        """The characters of tokens `first` up to `end`, None for none."""
        return Span(self.starts[first], self.ends[end - 1]) if first < end else None

    @cached_property
    def _stops(self) -> list[int]:
        """Tokens with a full stop or the like before them; each is looked at once, however many
        cues the sentence has."""
        return [j for j in range(self.low + 1, self.high) if _CUT.search(self.gap(j))]

    @cached_property
    def _commas(self) -> list[int]:
        """Tokens with a comma before them."""
        return [j for j in range(self.low + 1, self.high) if "," in self.gap(j)]

    def after(self, at: int) -> int:
        """One past the last token that goes on from `at` without a full stop."""
        i = bisect_right(self._stops, at)
        return self._stops[i] if i < len(self._stops) else self.high

    def before(self, at: int) -> int:
        """The first token of the stretch without a full stop that ends before `at`."""
        i = bisect_left(self._stops, at)
        return self._stops[i - 1] if i else self.low

    def phrase(self, at: int) -> int:
        """One past the last token that goes on from `at` without a comma or full stop."""
        ends = [
            places[i]
            for places in (self._stops, self._commas)
            if (i := bisect_left(places, at)) < len(places)
        ]
        return min(ends, default=self.high)

    def comma(self, begin: int, at: int) -> int | None:
        """The last token after `begin`, up to `at`, with a comma before it."""
        i = bisect_right(self._commas, at)
        return self._commas[i - 1] if i and self._commas[i - 1] > begin else None


def attributions(
    article: Article,
    bounds: Sequence[tuple[int, int]],
    cuts: Sequence[int],
    word_class: NDArray[np.uint8],
) -> tuple[tuple[Attribution, ...], NDArray[np.int32]]:
    """Find the attributions of an article.

    Args:
        bounds: for each sentence its first token and the one past its last.
        cuts: tokens at which a clause begins.
        word_class: index in `WORD_CLASSES` of each token.

    Returns:
        the attributions by place, and for each token the one whose content holds it, or -1.
    """
    cues: dict[int, list[_Cue]] = {}
    starts = article.tokens.starts
    for n, first, end, entry in scan(article.text, article.tokens, bounds, cuts, _list()):
        if entry.note == "cognition" or words.needs_parse(entry.note):
            continue
        if article.voice_at(starts[first]) == "quotation":
            continue
        cues.setdefault(n, []).append(_Cue(first, end, entry.note, entry.text))
    found: list[Attribution] = []
    for n, here in cues.items():
        line = _Line(article, *bounds[n], word_class)
        for cue in here:
            made = _according(line, cue) if cue.text == "according to" else _said(line, cue)
            if made is not None:
                found.append(made)
    found += _quoted(article, bounds, cues, found, word_class)
    found.sort(key=lambda x: (x.content, x.cue or x.content))
    said = np.full(len(starts), -1, dtype=np.int32)
    for k, one in enumerate(found):
        low, high = (bisect_left(starts, at) for at in one.content)
        said[low:high] = k
    return tuple(found), said


def _start(place: Sentence | Quotation) -> int:
    return place.start


def _end(place: Sentence | Quotation) -> int:
    return place.end


def _stance(cue: _Cue) -> str:
    return _STANCE.get(cue.note, "neutral")


def _kind(article: Article, content: Span) -> Saying:
    quotations = article.quotations
    low = bisect_right(quotations, content.start, key=_end)
    high = bisect_left(quotations, content.end, key=_start)
    inside = [q for q in quotations[low:high] if not q.scare]
    if not inside:
        return "indirect"
    first, last = inside[0], inside[-1]
    whole = first.start <= content.start + 1 and last.end >= content.end - 1
    return "direct" if whole and len(inside) == 1 else "mixed"


def _according(line: _Line, cue: _Cue) -> Attribution | None:
    """Content and source of "according to"."""
    end = line.phrase(cue.end)
    source = line.span(cue.end, end)
    content = line.span(line.before(cue.first), cue.first) or line.span(end, line.after(end))
    if content is None:
        return None
    return Attribution(
        content, source, line.span(cue.first, cue.end), _kind(line.article, content), _stance(cue)
    )


def _said(line: _Line, cue: _Cue) -> Attribution | None:
    """Content and source of a verb of saying: what follows it, or what stands before a comma."""
    follows = line.after(cue.end)
    begin = line.before(cue.first)
    comma = line.comma(begin, cue.first)
    heard = cue.end < line.high and line.words[cue.end] == "that"
    if comma is not None and comma - begin >= 3 and not heard and follows - cue.end < 4:
        # "The bridge is shut, the mayor said on Monday."
        content, source = line.span(begin, comma), line.span(comma, cue.first)
        if source is None:  # "…, said the mayor": the source follows
            source = line.span(cue.end, follows)
    elif follows - cue.end >= 3:
        content = line.span(cue.end + heard, follows)
        source = _subject(line, cue.first, max(begin, comma or begin))
    else:
        return None
    if content is None or (source is None and not heard):
        return None
    return Attribution(
        content, source, line.span(cue.first, cue.end), _kind(line.article, content), _stance(cue)
    )


def _subject(line: _Line, at: int, begin: int) -> Span | None:
    """The noun phrase before a verb: back over auxiliaries to a break or the clause's start."""
    end = at
    while end > begin and int(line.word_class[end - 1]) in _GLUE:
        end -= 1
    first = end
    while (
        first > max(begin, end - SPEAKER_REACH) and int(line.word_class[first - 1]) not in _BREAKS
    ):
        first -= 1
        if line.gap(first).strip(" \"“”'‘’("):
            break
    return line.span(first, end)


def _quoted(
    article: Article,
    bounds: Sequence[tuple[int, int]],
    cues: dict[int, list[_Cue]],
    known: Sequence[Attribution],
    word_class: NDArray[np.uint8],
) -> list[Attribution]:
    """Quotations that no cue has claimed: with the cue and source that stand beside them."""
    out = []
    claimed = np.zeros(len(article.text) + 1, dtype=bool)
    for x in known:
        claimed[x.content.start : x.content.end] = True
    for quotation in article.quotations:
        if quotation.scare:
            continue
        content = Span(quotation.start, quotation.end)
        if claimed[content.start : content.end].any():
            continue
        cue, source = _beside(article, bounds, cues, content, word_class)
        out.append(Attribution(content, source, cue, "direct"))
    return out


def _beside(
    article: Article,
    bounds: Sequence[tuple[int, int]],
    cues: dict[int, list[_Cue]],
    content: Span,
    word_class: NDArray[np.uint8],
) -> tuple[Span | None, Span | None]:
    """The cue nearest to a quotation in a sentence that it touches, and its source."""
    starts = article.tokens.starts
    best: tuple[int, int, _Cue] | None = None
    low = bisect_right(article.sentences, content.start, key=_end)
    high = bisect_left(article.sentences, content.end, key=_start)
    for n in range(low, high):
        for cue in cues.get(n, ()):
            at = starts[cue.first]
            away = content.start - at if at < content.start else at - content.end
            if best is None or away < best[0]:
                best = (away, n, cue)
    if best is None:
        return None, None
    _, n, cue = best
    line = _Line(article, *bounds[n], word_class)
    if starts[cue.first] < content.start:
        source = _subject(line, cue.first, line.before(cue.first))
    else:  # after the quotation: "…," the mayor said; "…," said the mayor
        first = next((j for j in range(line.low, cue.first) if starts[j] >= content.end), cue.first)
        source = line.span(first, cue.first) or line.span(cue.end, line.after(cue.end))
    return line.span(cue.first, cue.end), source
