"""What does one text alone tell that a reader of the other would want to know?

Of a pair: the sentence that its own text comes back to most and the other text nowhere comes near.
Of one text: what answers each question best.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bias.analyses.story.choice import TEXTURE, Answers, StoryPick, importance
from bias.article import count_words
from bias.context import Context, Side
from bias.lists import terms_of
from bias.reading import Reading, pieces
from bias.segmenter import is_cut
from bias.words import is_stopword

Floats = NDArray[np.float64]

#: The rows of what one text alone tells, and of what it tells and the other may or may not.
ONLY, PERHAPS, ALSO = "only", "perhaps", "also"
#: Content words and words of a sentence that can stand for what only one tells: under the first it
#: says too little by itself (fewer do for what somebody says, or what is denied), above the last it
#: fills the screen.
_FEWEST, _FEW, _LONGEST = 6, 4, 45
#: What a sentence bears is so much before few words are enough; it is taken to this power, and to
#: the second of a long text, most of which is somebody's.
_MARKED, _BEARS, _BEARS_LONG = 1.3, 2.0, 0.5
#: How alike sentences of one text are that tell of one thing; so many more of them say all they can
#: about how much room it has, each adding this much.
_STRAND, _LONG_STRAND, _EACH = 0.4, 4, 0.15
#: Sentences so near to one that was picked mostly go on with it; in a short text one of so many.
_GAP, _SHARE = 3, 12
#: What a sentence weighs that leans on the one before; and one that answers no question of the
#: story but those of texture, beside one that surely does.
_LEANS, _LIGHT = 0.5, 0.6
#: So far under the bar of a match, in log-odds, distance from the other text counts half. Of the
#: rows of 56 labelled pairs .07 are told in the other text after all, .09 without it.
_HALF = 4.5
#: Of a text with more pairs of sentences nothing is said: a book, in gigabytes of memory.
_MOST_PAIRS = 4_000_000
#: Sentences of a text that are offered of each kind; of a text of so few, for which there is room,
#: more.
_PICKS, _ALSO, _SHORT_ALSO, _SHORT = 3, 1, 4, 25
#: What a sentence weighs that the other text may tell, beside one that it surely does not.
_LESS = 0.5
#: Words that open a sentence and call on the reader of a page.
_CALLS = frozenset(("watch", "read", "click", "listen", "subscribe", "follow", "see"))


def alone(context: Context, answers: Mapping[Side, Answers]) -> list[StoryPick]:
    """Of one text: what it answers; of two: what one tells at length and the other nowhere."""
    if context.b is None:
        mine = answers["a"]
        return [
            StoryPick(q, mine.ident(row), None, None, float(mine.probability[row, k]), score)
            for k, q in enumerate(mine.names)
            for row, score in [_surest(mine, k)]
            if score
        ]
    return [pick for mine in answers.values() for pick in _untold(context, mine)]


def _surest(mine: Answers, k: int) -> tuple[int, float]:
    """The sentence that answers a question best, and how well with its place; 0 where none does."""
    scores = mine.probability[:, k] * mine.early * mine.shown[:, k] * importance(mine.names[k])
    row = int(np.argmax(scores)) if len(scores) else 0
    return row, round(float(scores[row]), 4) if len(scores) else 0.0


def _untold(context: Context, mine: Answers) -> list[StoryPick]:
    """The sentences of a text that say most of what it is about: first those that stand nowhere in
    the other, then those that may. Nothing stands nowhere in a text that breaks off."""
    other: Side = "b" if mine.side == "a" else "a"
    # Of two stories each tells all of its own.
    if not context.comparable or not len(mine.numbers):
        return []
    if (
        len(mine.numbers) * max(len(mine.numbers), len(context.article(other).sentences))
        > _MOST_PAIRS
    ):
        return []
    own = _likeness(context, mine)
    nearest = context.alignment.nearest[0 if mine.side == "a" else 1][mine.numbers - 1]
    apart = 0.5 - 0.5 * np.tanh((nearest + _HALF) / 2)
    surely = np.isin(mine.numbers, sorted(context.untold[mine.side]))
    perhaps = np.isin(mine.numbers, sorted(context.unmatched[mine.side]))
    central = (own.sum(axis=1) - 1.0) / max(1, len(own) - 1)
    short = len(mine.numbers) < _SHORT
    power = _BEARS if short else _BEARS_LONG
    bearing = context.bearing(mine.side)[mine.numbers - 1]
    score = central * apart * mine.early * _by_itself(context, mine, bearing) * bearing**power
    score[:1] = 0.0  # the opening stands there already
    far = context.far[mine.side]
    if is_cut(context.article(other)):
        surely, perhaps, far = np.zeros_like(surely), surely | perhaps, frozenset()
    perhaps &= bearing > 1.0
    if not short:  # there is room for it where nothing surely is its own
        perhaps &= not np.any(score[surely])
    gap = min(_GAP, max(1, len(score) // _SHARE))
    taken = np.zeros(len(score), dtype=bool)
    also = _SHORT_ALSO if short else _ALSO
    picks: list[StoryPick] = []
    for kind, among, most, share in ((ONLY, surely, _PICKS, 1.0), (ALSO, perhaps, also, _LESS)):
        strand = (own[:, among] >= _STRAND).sum(axis=1) - among
        length = 1.0 + _EACH * np.minimum(strand, _LONG_STRAND)
        left = np.round(np.where(among & ~taken, score * length * share, 0.0), 4)
        for _ in range(most):
            row = int(np.argmax(left))
            if left[row] <= 0.0:  # of a strand that was picked, or none of these
                break
            a, b = (mine.ident(row), None) if mine.side == "a" else (None, mine.ident(row))
            sure = float(min(strand[row], _LONG_STRAND) / _LONG_STRAND)
            name = PERHAPS if kind == ALSO and int(mine.numbers[row]) in far else kind
            picks.append(StoryPick(name, a, b, "only", sure, float(left[row])))
            # What is left is another strand, and stands elsewhere.
            taken |= (own[row] >= _STRAND) | (np.abs(np.arange(len(score)) - row) <= gap)
            left[taken] = 0.0
    return picks


def _likeness(context: Context, mine: Answers) -> Floats:
    """How alike the sentences of a text are, (n, n), 0 to 1; all alike without vectors."""
    vectors, rows = context.reading(mine.side).vectors, mine.numbers - 1
    if vectors is None:
        return np.ones((len(rows), len(rows)))
    return np.asarray(np.round(np.clip(vectors[rows] @ vectors[rows].T, 0.0, 1.0), 3))


def _by_itself(context: Context, mine: Answers, bearing: Floats) -> Floats:
    """How well each sentence can stand alone: 0 for what is no sentence with a verb, most of it
    quoted, too short or too long; less than 1 for one that leans on another or is texture."""
    known, article = context.reading(mine.side), context.article(mine.side)
    telling = np.array([name not in TEXTURE for name in mine.names])
    worth: Floats = _LIGHT + (1.0 - _LIGHT) * mine.probability[:, telling].max(axis=1, initial=0.0)
    for row in range(len(mine.numbers)):
        sentence = context.sentence(mine.ident(row))
        tokens = known.tokens_of(sentence)
        first = known.tokens.words[tokens[0]] if len(tokens) else ""
        leans = any(first.lower() in terms_of("leaning", how) for how in ("opens", "contrast"))
        if leans or _points_back(known, tokens):
            worth[row] *= _LEANS
        few = bearing[row] > _MARKED and len(worth) < _SHORT
        few &= all(voice != "quotation" for voice, _ in pieces(known, sentence))
        is_part = first.islower() or any(
            q.start < sentence.start < q.end for q in article.quotations
        )
        whole = article.text[sentence.end - 1] in '.!"”’)' and not is_part
        whole &= any(known.class_at(k) == "verb" for k in tokens)
        long = count_words(article.slice(sentence)) > _LONGEST
        short = _tells(known, tokens) < (_FEW if few else _FEWEST)
        if mine.quoted[row] or not whole or long or short or first.lower() in _CALLS:
            worth[row] = 0.0
    return worth


def _points_back(known: Reading, tokens: range) -> bool:
    """Whether a sentence speaks of "that legislation", or of the same, by comparison."""
    back, points = (terms_of("leaning", how) for how in ("back", "points"))
    return any(
        known.lemma[k] in back or (known.relation[k] == "det" and known.lemma[k] in points)
        for k in tokens
    )


def _tells(known: Reading, tokens: range) -> int:
    """How many things a sentence names: its words that are not grammar."""
    return len({known.lemma[k] for k in tokens if not is_stopword(known.tokens.words[k])})
