"""What is dealt? Passages: runs of body sentences of 60 words or more.

Paragraphs are not comparable units (90 words in one newsroom, 45 in another), so body sentences
are merged by one rule in both texts: until a passage holds 60 words of all voices and does not
stop inside a quotation, never across a heading. A section's last passage under 30 words joins
the one before it in that section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from bias.article import BODY, HEADLINE, VOICES, Article, Sentence, Span, Voice, count_words

#: Cuts a sentence where its voice changes.
VoiceCut = Callable[[Sentence], Iterable[tuple[Voice, Span]]]

FULL_PASSAGE = 60
REST = 30


class Passage(NamedTuple):
    """A run of body sentences, and how many words of each voice it holds."""

    sentences: tuple[Sentence, ...]
    words: dict[Voice, int]

    def count(self, voice: Voice | Literal["all"]) -> int:
        """How many words of `voice` ("all": of every voice)."""
        if voice == "all":
            return sum(self.words.values())
        return self.words.get(voice, 0)


def merge(words: Sequence[int], closed: Sequence[bool]) -> list[tuple[int, int]]:
    """Merge the sentences of one section into runs.

    Args:
        words: how many words each sentence has.
        closed: whether the text stands outside a quotation after each sentence.

    Returns:
        Half-open index ranges that cover all sentences in order.

    >>> merge([40, 30, 50, 20, 10], [True] * 5)
    [(0, 2), (2, 5)]
    >>> merge([40, 30, 10], [True] * 3)
    [(0, 3)]
    """
    runs: list[tuple[int, int]] = []
    start = held = 0
    for i, (count, is_closed) in enumerate(zip(words, closed, strict=True)):
        held += count
        if held >= FULL_PASSAGE and is_closed:
            runs.append((start, i + 1))
            start, held = i + 1, 0
    if start < len(words):
        if held < REST and runs:
            runs[-1] = (runs[-1][0], len(words))
        else:
            runs.append((start, len(words)))
    return runs


def passages(article: Article, pieces: VoiceCut | None = None) -> tuple[Passage, ...]:
    """Cut the body of `article` into passages, in order.

    Args:
        pieces: cuts a sentence by voice; without it reported words count as narration.
    """
    cut = pieces or article.pieces
    found: list[Passage] = []
    for section in _sections(article):
        counts = [_words(article, s, cut) for s in section]
        totals = [sum(c.values()) for c in counts]
        closed = [not _inside(article, s.end) for s in section]
        for start, end in merge(totals, closed):
            words = {v: sum(c[v] for c in counts[start:end]) for v in VOICES}
            found.append(Passage(tuple(section[start:end]), words))
    return tuple(found)


def _sections(article: Article) -> Iterable[list[Sentence]]:
    section: list[Sentence] = []
    for sentence in article.sentences:
        if sentence.kind in BODY:
            section.append(sentence)
        elif sentence.kind in HEADLINE and section:
            yield section
            section = []
    if section:
        yield section


def _words(article: Article, sentence: Sentence, cut: VoiceCut) -> dict[Voice, int]:
    words: dict[Voice, int] = dict.fromkeys(VOICES, 0)
    for voice, span in cut(sentence):
        words[voice] += count_words(article.slice(span))
    return words


def _inside(article: Article, offset: int) -> bool:
    quotation = article.quotation_at(offset - 1)
    return quotation is not None and quotation.end > offset
