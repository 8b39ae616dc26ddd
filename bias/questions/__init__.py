"""Which question of a story does a sentence answer? Eighteen of them; one or two a sentence.

    answer(article)    -> sentence, question, probability
    answer(reading)    -> the same, of an article that was read before

What happened, whom it hit, why, who says no, what comes next: the spine of a report, the same for
war, courts, business and sport. Judged sentence by sentence by a model that learned from labelled
real sentences, names masked (bias.classifier, docs/method/sentences.md).

>>> from bias.reader import read_text
>>> found = answer(read_text("The talks failed. Two sailors died and nine were hurt."), "words")
>>> [question for number, question, _ in found if number == 2][0]
'toll'
"""

from __future__ import annotations

from typing import NamedTuple

from bias import classifier
from bias.article import BODY, HEADLINE, Article, Span, Tokens
from bias.classifier import Stretch, Tier
from bias.reading import Reading, read

__all__ = ["Answer", "answer"]


class Answer(NamedTuple):
    """A sentence, by its `Sentence.number`, answers a question with a probability of 0 to 1."""

    sentence: int
    question: str
    probability: float


def answer(text: Article | Reading, tier: Tier | None = None) -> list[Answer]:
    """Return which questions the sentences of the body and the headlines answer.

    A question is named from the probability at which most of its sentences are found at least loss
    (the best F1 on train documents); of one sentence the likeliest comes first. A sentence may
    answer none.

    Args:
        tier: "words" opens no encoder; without it the best that can be opened here.

    Raises:
        ModelError: the encoder was asked for and is not installed.
    """
    known = text if isinstance(text, Reading) else read(text)
    kept = [s for s in known.article.sentences if s.kind in BODY or s.kind in HEADLINE]
    parts = [_without_names(known, s.span) for s in kept]
    model = classifier.load("questions", tier)
    found: list[Answer] = []
    for sentence, row in zip(kept, model.probability(parts), strict=True):
        named = [
            Answer(sentence.number, question, float(chance))
            for question, chance, bar in zip(model.classes, row, model.scaling.likely, strict=True)
            if chance >= bar
        ]
        found += sorted(named, key=lambda a: (-a.probability, a.question))
    return found


def _without_names(known: Reading, span: Span) -> Stretch:
    """A part of a text, the names that were found in the whole of it silent."""
    within = known.tokens_in(span)
    at = slice(within.start, within.stop)
    starts, ends, words = known.tokens
    silent = [Span(m.start, m.end) for m, _ in known.names.within(*span)]
    return Stretch(known.article.text, span, Tokens(starts[at], ends[at], words[at]), silent)
