"""What does one text alone tell that a reader of the other would want to know?

Of a pair: the sentence that its own text comes back to most and the other text nowhere comes near.
Of one text: what answers each question best.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bias.analyses.story.choice import Answers, StoryPick, importance
from bias.analyses.story.limits import limited_by, row_leans, turns
from bias.analyses.story.worth import weigh
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
#: What a sentence bears is so much before few words are enough.
_MARKED = 1.3
#: How alike sentences of one text are that tell of one thing; so many more of them are all that
#: makes one sure of it.
_STRAND, _LONG_STRAND = 0.4, 4
#: Sentences so near to one that was picked mostly go on with it; in a short text one of so many.
_GAP, _SHARE = 3, 12
#: Of a text with more pairs of sentences nothing is said: a book, in gigabytes of memory.
_MOST_PAIRS = 4_000_000
#: Sentences of a text that are offered of each kind; of a text of so few, for which there is room,
#: more.
_PICKS, _ALSO, _SHORT = 3, 4, 25
#: Sentences at the top that nothing is to say again, and how alike that is.
_OPENS, _AGAIN = 2, 0.75
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
    surely = np.isin(mine.numbers, sorted(context.untold[mine.side]))
    perhaps = np.isin(mine.numbers, sorted(context.unmatched[mine.side]))
    short = len(mine.numbers) < _SHORT
    bearing = context.bearing(mine.side)[mine.numbers - 1]
    score = weigh(context, mine.side, mine.numbers) * _by_itself(context, mine, bearing)
    score[:1] = 0.0  # the opening stands there already, and what says it again
    if context.reading(mine.side).vectors is not None:
        score[(np.tril(own, -1)[:, :_OPENS] >= _AGAIN).any(axis=1)] = 0.0
    far = np.isin(mine.numbers, sorted(context.far[mine.side]))
    if is_cut(context.article(other)):
        surely, perhaps, far = np.zeros_like(surely), surely | perhaps, np.zeros_like(far)
    perhaps &= (bearing > 1.0) & ~far
    if not short:  # there is room for it where nothing else is its own
        perhaps &= not np.any(score[surely | far])
    gap = min(_GAP, max(1, len(score) // _SHARE))
    taken = np.zeros(len(score), dtype=bool)
    picks: list[StoryPick] = []
    for kind, among, most in ((ONLY, surely | far, _PICKS), (ALSO, perhaps, _ALSO)):
        strand = (own[:, among] >= _STRAND).sum(axis=1) - among
        left = np.where(among & ~taken, score, 0.0)
        for _ in range(most):
            row = int(np.argmax(left))
            if left[row] <= 0.0:  # of a strand that was picked, or none of these
                break
            a, b = (mine.ident(row), None) if mine.side == "a" else (None, mine.ident(row))
            sure = float(min(strand[row], _LONG_STRAND) / _LONG_STRAND)
            name = PERHAPS if far[row] else kind
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


def _by_itself(context: Context, mine: Answers, bearing: Floats) -> NDArray[np.bool_]:
    """Which sentences can stand alone, or behind the one before: with a verb, not too short or too
    long, no tail of a quotation, and nothing in them that another sentence tells."""
    known, article = context.reading(mine.side), context.article(mine.side)
    named = _named(context, mine.side)
    stands = np.zeros(len(mine.numbers), dtype=bool)
    for row in range(len(mine.numbers)):
        sentence = context.sentence(mine.ident(row))
        tokens = known.tokens_of(sentence)
        first = known.tokens.words[tokens[0]] if len(tokens) else ""
        few = bearing[row] > _MARKED and len(stands) < _SHORT
        few &= all(voice != "quotation" for voice, _ in pieces(known, sentence))
        is_part = first.islower() or any(
            q.start < sentence.start < q.end for q in article.quotations
        )
        whole = article.text[sentence.end - 1] in '.!"”’)' and not is_part
        whole &= any(known.class_at(k) == "verb" for k in tokens)
        long = count_words(article.slice(sentence)) > _LONGEST
        short = _tells(known, tokens) < (_FEW if few else _FEWEST)
        if mine.quoted[row]:  # whose words, its own words must say
            spans = [x for voice, x in pieces(known, sentence) if voice == "quotation"]
            whole &= sentence.number in named
            whole &= any(_tells(known, known.tokens_in(x)) >= _FEW for x in spans)
        if whole and not (long or short) and first.lower() not in _CALLS:
            ident = mine.ident(row)
            half = turns(context, ident) and limited_by(context, ident) is None
            stands[row] = not (half or row_leans(context, ident))
    return stands


def _named(context: Context, side: Side) -> set[int]:
    """The numbers of the sentences that name who says what they quote, by more than a pronoun."""
    article, found = context.article(side), set()
    for said in context.attributions(side):
        if said.source is None or not said.uttered:
            continue
        by, sentence = article.slice(said.source), article.sentence_at(said.source.start)
        named = count_words(by) > 1 or by[:1].isupper()
        if sentence is not None and named and by.lower() not in terms_of("leaning", "opens"):
            found.add(sentence.number)
    return found


def _tells(known: Reading, tokens: range) -> int:
    """How many things a sentence names: its words that are not grammar."""
    return len({known.lemma[k] for k in tokens if not is_stopword(known.tokens.words[k])})
