"""Which sentences answer a question of the story, and which of them face each other?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import questions
from bias.analyses.story.quotation import Printed, quoted_of
from bias.article import BODY, Sentence, count_words
from bias.context import ALL_PAIRS, SIDES, Context, Side
from bias.lists import terms_of
from bias.reading import Reading, pieces

Floats = NDArray[np.float64]

#: What is told as background this surely answers no other question: it is of another time.
_PAST = 0.6
#: Of two matched sentences that share more of their words, both say the same.
_ALIKE = 0.7
#: The row of matched sentences that surely answer no question, and of one quotation of which the
#: texts print other parts; what such a row weighs more than another.
BOTH, QUOTED = "both", "quoted"
_MORE = 1.25
#: Characters that one text alone prints of a quotation from which it weighs no more (a guess).
_LONG = 100
#: Likeness from which two sentences without a match speak of like things: strangers found 7 of 22
#: that faced each other from .43 on to be of two things; of nine in 40 `rule` pairs the five from
#: .59 on face each other well, of the four under .54 none.
NEAR = 0.55
#: The likeness of two matched sentences, the median of 79 rows.
USUAL = 0.65
#: A cell of fewer words is a fragment.
_FEWEST = 6
TEXTURE = frozenset(("background", "how"))
#: Questions that a quotation may answer: others judge, somebody denies, a witness counts the dead.
_SPOKEN = frozenset(("reactions", "answer", "toll"))
_DENIALS = frozenset(("deny", "contest"))


class StoryPick(NamedTuple):
    """A question and the ids of the sentences that answer it; `tag`: how they stand to each
    other."""

    question: str
    a: str | None
    b: str | None
    tag: str | None
    score: float
    weight: float

    def order(self, first: str) -> tuple[int, int]:
        """Where the sentences stand, the canonical side first."""
        a, b = (int(i[1:]) if i else 0 for i in (self.a, self.b))
        return (a, b) if first == "a" else (b, a)


class Answers(NamedTuple):
    """What the body of one text answers.

    Attributes:
        numbers: of its sentences (n). names: of the questions (k).
        probability: (n, k); `shown`: (n, k), whether it reaches the bar of the list ``questions``.
        likely: (k), from which probability most sentences that answer are found at least loss.
    """

    side: Side
    numbers: NDArray[np.int64]
    names: tuple[str, ...]
    probability: Floats
    shown: NDArray[np.bool_]
    likely: Floats
    quoted: NDArray[np.bool_]

    @classmethod
    def of(cls, context: Context, side: Side) -> Answers:
        """Judge the sentences of a text."""
        judged = questions.judge(context.reading(side), "words" if context.options.fast else None)
        sentences = context.article(side).sentences
        article = context.article(side)
        body = [
            n
            for n, s in enumerate(judged.sentences)
            if sentences[s - 1].kind in BODY
            and count_words(article.slice(sentences[s - 1])) >= _FEWEST
        ]
        numbers = np.array([judged.sentences[n] for n in body], dtype=np.int64)
        chance = judged.probability[body].copy()
        past = judged.questions.index("background")
        other = np.arange(chance.shape[1]) != past
        chance[np.ix_(chance[:, past] >= _PAST, other)] = 0.0
        bars = {k.replace(" ", "_"): float(bar) for k, bar in terms_of("questions").items()}
        shown = chance >= [bars.get(name, np.inf) for name in judged.questions]
        denied = _denied(context, side)
        for name in terms_of("questions", "denied"):
            shown[:, judged.questions.index(name)] &= np.isin(numbers, sorted(denied))
        known = context.reading(side)
        quoted = np.array([_is_quoted(known, article.sentences[n - 1]) for n in numbers], bool)
        told = np.array([name not in _SPOKEN for name in judged.questions])
        shown[np.outer(quoted, told)] = False
        return cls(side, numbers, judged.questions, chance, shown, judged.likely, quoted)

    def past(self) -> frozenset[int]:
        """The numbers of the sentences that surely tell what went before."""
        surely = self.probability[:, self.names.index("background")] >= _PAST
        return frozenset(self.numbers[surely].tolist())

    def surest(self, most: int) -> Answers:
        """The so many sentences that answer anything most surely, in the order of the text."""
        best = (self.probability * self.shown).max(axis=1, initial=0.0) * self.early
        kept = np.sort(np.argsort(-best, kind="stable")[:most])
        numbers, chance, shown = self.numbers[kept], self.probability[kept], self.shown[kept]
        quoted = self.quoted[kept]
        return self._replace(numbers=numbers, probability=chance, shown=shown, quoted=quoted)

    def ident(self, row: int) -> str:
        """The id of a sentence."""
        return f"{self.side.upper()}{self.numbers[row]}"

    @property
    def early(self) -> Floats:
        """1 for the first sentence, falling to .7 for the last: an account tells what matters
        first."""
        n = len(self.numbers)
        return 1.0 - 0.3 * np.arange(n) / max(1, n - 1)


def _is_quoted(known: Reading, sentence: Sentence) -> bool:
    """Whether most of a sentence stands in quotation marks."""
    size = sum(b - a for voice, (a, b) in pieces(known, sentence) if voice == "quotation")
    return 2 * size > sentence.end - sentence.start


def _denied(context: Context, side: Side) -> set[int]:
    """The sentences in which somebody denies or contests something."""
    said = (x for x in context.attributions(side) if x.stance in _DENIALS and x.cue is not None)
    found = (context.article(side).sentence_at(x.cue.start) for x in said if x.cue)
    return {sentence.number for sentence in found if sentence is not None}


def importance(question: str) -> float:
    """What a question weighs beside the others: victims most, texture least."""
    return 1.4 if question == "toll" else 0.6 if question in TEXTURE else 1.0


def _least_near(question: str) -> float:
    """How alike two sentences must be to face each other: those about victims least, those about
    what went before, which may be anything, most."""
    return {"toll": NEAR - 0.1, "background": NEAR + 0.1}.get(question, NEAR)


def both(context: Context, answers: Mapping[Side, Answers]) -> list[StoryPick]:
    """What both answer, in sentences that were not matched: the surest two of like content."""
    a, b = answers["a"], answers["b"]
    if not len(a.numbers) or not len(b.numbers):
        return []
    if len(a.numbers) * len(b.numbers) > ALL_PAIRS:  # each with each would take hours of a book
        a, b = (x.surest(int(ALL_PAIRS**0.5)) for x in (a, b))
    told = {i for m in context.told_by_both for i in (*m.a, *m.b)}
    rows, columns = (
        [n for n, shown in enumerate(x.shown) if shown.any() and x.ident(n) not in told]
        for x in (a, b)
    )
    near = np.full((len(a.numbers), len(b.numbers)), -1.0)
    near[np.ix_(rows, columns)] = _nearness(context, a.numbers[rows], b.numbers[columns])
    picks = []
    for k, question in enumerate(a.names):
        sure = np.outer(a.probability[:, k] * a.early, b.probability[:, k] * b.early) ** 0.5
        sure[~np.outer(a.shown[:, k], b.shown[:, k]) | (near < _least_near(question))] = 0.0
        total = np.round(sure * (0.4 + 0.6 * near), 4)
        if not total.any():
            continue
        i, j = _highest(total, context.first)
        score = round(float(sure[i, j]), 4)
        weight = float(total[i, j]) * importance(question)
        picks.append(StoryPick(question, a.ident(i), b.ident(j), None, score, weight))
    return picks


def _highest(table: Floats, first: str) -> tuple[int, int]:
    """The place of the highest value; of equal ones the earliest, whichever text comes first."""
    places = np.argwhere(table == table.max()).tolist()
    place = min(places, key=lambda p: (sum(p), p if first == "a" else p[::-1]))
    return int(place[0]), int(place[1])


def _nearness(context: Context, a: NDArray[np.int64], b: NDArray[np.int64]) -> Floats:
    """How alike sentences are, by number, 0 to 1: by vectors, else by words."""
    left, right = context.reading("a").vectors, context.reading("b").vectors
    if left is None or right is None:
        return context.similarity(a.tolist(), b.tolist())
    cosine = left[a - 1] @ right[b - 1].T
    return np.asarray(np.round(np.clip(cosine, 0.0, 1.0), 3), dtype=np.float64)


def _likest(context: Context, left: list[str], right: list[str]) -> tuple[str, str]:
    """Of sentences that tell the same together the two that are most alike."""
    if len(left) == len(right) == 1:
        return left[0], right[0]
    a, b = (np.array([int(ident[1:]) for ident in idents]) for idents in (left, right))
    i, j = _highest(_nearness(context, a, b), context.first)
    return left[i], right[j]


def _most_quoted(context: Context, left: list[str], right: list[str]) -> tuple[Printed, str, str]:
    """Of sentences that tell the same together the two that print most of one quotation, those
    before others of which one prints more than the other text; of equal ones the first."""
    pairs = [(quoted_of(context, i, j), i, j) for i, j in product(left, right)]

    def rank(pair: tuple[Printed, str, str]) -> tuple[bool, int, int, int]:
        printed, i, j = pair
        return printed.alone > 0, printed.both, printed.alone, -int(i[1:]) - int(j[1:])

    return max(pairs, key=rank)


def _says_no_more(context: Context, printed: Printed, i: str, j: str) -> bool:
    """Whether a quotation that both print, and neither goes on with, is most of either sentence."""
    if printed.alone or not printed.both:
        return False
    sizes = [
        len(context.reading(side).tokens_of(context.sentence(ident)))
        for side, ident in zip(SIDES, (i, j), strict=True)
    ]
    return 2 * printed.both >= min(sizes)


def _alike(context: Context, i: str, j: str) -> float:
    """How much two matched sentences weigh by their vectors: 1 for the usual likeness. A match by
    a rare name and other words stands high by its score and by how far the words lie apart: of the
    first rows of 36 `rule` pairs six were of two things, by this weight one (read by a model)."""
    if context.reading("a").vectors is None or context.reading("b").vectors is None:
        return 1.0
    a, b = (np.array([int(ident[1:])]) for ident in (i, j))
    return float((_nearness(context, a, b)[0, 0] / USUAL) ** 2)


def matched(context: Context, answers: Mapping[Side, Answers]) -> list[StoryPick]:
    """What both tell, in other words: matched sentences, under the question that both answer most
    surely, or under none."""
    a, b = answers["a"], answers["b"]
    rows_a = {a.ident(i): i for i in range(len(a.numbers))}
    rows_b = {b.ident(j): j for j in range(len(b.numbers))}
    picks = []
    for match in context.told_by_both:
        left, right = [i for i in match.a if i in rows_a], [j for j in match.b if j in rows_b]
        if not left or not right:
            continue
        printed, i, j = _most_quoted(context, left, right)
        if _says_no_more(context, printed, i, j):
            continue
        if printed.alone:
            weight = match.score * (0.4 + 0.8 * min(1.0, printed.alone / _LONG)) * _MORE
            picks.append(StoryPick(QUOTED, i, j, "same", match.score, weight))
            continue
        i, j = _likest(context, left, right)
        chance = (a.probability[rows_a[i]] * b.probability[rows_b[j]]) ** 0.5
        surely = a.shown[rows_a[i]] | b.shown[rows_b[j]]
        k = int(np.argmax(chance * surely))
        question = a.names[k] if surely[k] and chance[k] >= a.likely[k] else BOTH
        apart = 1.0 - context.wording_overlap(i, j)
        if apart < 1.0 - _ALIKE:
            continue
        alike = _alike(context, i, j)
        weight = match.score * (0.4 + 0.8 * apart) * alike * importance(question)
        picks.append(StoryPick(question, i, j, "same", match.score, weight))
    return picks
