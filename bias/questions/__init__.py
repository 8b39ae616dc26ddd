"""Which question of a story does a sentence answer? Eighteen of them; one or two a sentence.

    answer(article)    -> sentence, question, probability
    answer(reading)    -> the same, of an article that was read before
    judge(reading)     -> the probability of every question for every sentence

What happened, whom it hit, why, who says no, what comes next: the spine of a report, the same for
war, courts, business and sport. Judged sentence by sentence by a model that learned from labelled
real sentences, names masked (bias.classifier, docs/method/sentences.md).

>>> from bias.reader import read_text
>>> found = answer(read_text("The talks failed. Two sailors died and nine were hurt."), "words")
>>> [question for number, question, _ in found if number == 2][0]
'toll'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import classifier
from bias.article import BODY, HEADLINE, Article, Span
from bias.classifier import Tier
from bias.reading import Reading, read, without_names

__all__ = ["Answer", "Judged", "answer", "ids", "judge", "judge_parts"]


class Answer(NamedTuple):
    """A sentence, by its `Sentence.number`, answers a question with a probability of 0 to 1."""

    sentence: int
    question: str
    probability: float


class Judged(NamedTuple):
    """Sentences, by number (n), questions (k), probabilities (n, k), and from which probability
    (k) most sentences that answer are found at least loss."""

    sentences: tuple[int, ...]
    questions: tuple[str, ...]
    probability: NDArray[np.float64]
    likely: NDArray[np.float64]


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
    judged = judge(text if isinstance(text, Reading) else read(text), tier)
    found: list[Answer] = []
    for number, row in zip(judged.sentences, judged.probability, strict=True):
        named = [
            Answer(number, question, float(chance))
            for question, chance, bar in zip(judged.questions, row, judged.likely, strict=True)
            if chance >= bar
        ]
        found += sorted(named, key=lambda a: (-a.probability, a.question))
    return found


def judge(known: Reading, tier: Tier | None = None) -> Judged:
    """Return the probability of every question for each sentence of the body and the headlines.

    Raises:
        ModelError: the encoder was asked for and is not installed.
    """
    kept = [s for s in known.article.sentences if s.kind in BODY or s.kind in HEADLINE]
    numbers = tuple(s.number for s in kept)
    model = classifier.load("questions", tier)
    chance = judge_parts(known, [s.span for s in kept], tier)
    return Judged(numbers, model.classes, chance, np.asarray(model.scaling.likely))


def ids() -> tuple[str, ...]:
    """The questions, in the order of columns."""
    return classifier.load("questions", "words").classes


def judge_parts(
    known: Reading, parts: Sequence[Span], tier: Tier | None = None
) -> NDArray[np.float64]:
    """Return the probability of every question for parts of a text: (parts, k), 4 decimals."""
    model = classifier.load("questions", tier)
    return np.round(model.probability([without_names(known, span) for span in parts]), 4)
