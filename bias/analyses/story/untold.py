"""What does one text alone tell that a reader of the other would want to know?

Of a pair: the sentence that its own text comes back to most and the other text nowhere comes near.
Of one text: what answers each question best.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from bias import words
from bias.analyses.story.choice import TEXTURE, Answers, StoryPick, importance
from bias.analyses.story.limits import limited_by, row_leans, turns
from bias.article import count_words
from bias.bearing import SPOKEN
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
#: What makes a sentence worth telling, each 0 to 1, and how much it counts: how like it is to its
#: own text, how early it stands, how far from the other text, how surely it answers a question,
#: how long the run of untold ones is in which it stands; each point of what it bears; and how near
#: it is to what its text is about (of 55 first screens that changed with this, read by a language
#: model, 17 tell more and nine less). Guesses, looked at in rows of the `rule` pairs
#: (docs/method/story.md).
_CENTRAL, _EARLY, _APART, _ANSWERS, _RUNNING, _BEARING = 0.12, 0.06, 0.06, 0.04, 0.04, 0.08
_MATTER = 0.1
#: How alike sentences of one text are that tell of one thing; so many more of them say all they can
#: about how much room it has, each adding this much.
_STRAND, _LONG_STRAND, _EACH = 0.4, 4, 0.1
#: Sentences so near to one that was picked mostly go on with it; in a short text one of so many.
_GAP, _SHARE = 3, 12
#: So far under the bar of a match, in log-odds, distance from the other text counts half. Of the
#: rows of 56 labelled pairs .07 are told in the other text after all, .09 without it.
_HALF = 4.5
#: Of a text with more pairs of sentences nothing is said: a book, in gigabytes of memory.
_MOST_PAIRS = 4_000_000
#: Sentences of a text that are offered of each kind; of a text of so few, for which there is room,
#: more.
_PICKS, _ALSO, _SHORT = 3, 4, 25
#: What is taken off a sentence that the other text may tell, and how far such a one must stay under
#: the bar of a match: of those in 56 labelled pairs .12 are told there below it, .22 above it.
_LESS, _FARTHER = 0.08, -3.2
#: Sentences of a run of untold ones that is long: of untold ones of those pairs in runs of four and
#: more .02 are told in the other text after all, in shorter ones .07.
_RUN = 6
#: A thread: sentences of one text, so many at least, that share a noun so rare of which the other
#: has neither a form nor a word of its kind; how many are a whole one, what standing in one adds,
#: and from which share of a whole one on a sentence that is but `far` may be picked: of 52 such
#: ones of 56 labelled pairs .12 are told in the other text, of all that are no farther .22. Of 36
#: first screens that changed with it 20 tell more and seven less (read by a language model).
_SHARED, _RARE, _WHOLE, _THREAD, _THREADED = 3, 4.0, 8, 0.15, 0.3
#: What every third sentence names is no thread of a text but its topic, and what fewer than every
#: 25th does is a word that its writer likes.
_TOPIC, _LIKES = 3, 25
_ROOT = 5  # letters of a word that others are made of
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
    nearest = context.alignment.nearest[0 if mine.side == "a" else 1][mine.numbers - 1]
    surely = np.isin(mine.numbers, sorted(context.untold[mine.side]))
    perhaps = np.isin(mine.numbers, sorted(context.unmatched[mine.side]))
    short = len(mine.numbers) < _SHORT
    bearing = context.bearing(mine.side)[mine.numbers - 1]
    worth = _worth(context, mine, own, bearing)
    threads = _threads(context, mine, other)
    score = np.round(worth + _THREAD * np.minimum(1.0, threads.sum(axis=1)), 4)
    score *= _by_itself(context, mine, bearing)
    score[:1] = 0.0  # the opening stands there already, and what says it again
    if context.reading(mine.side).vectors is not None:
        score[(np.tril(own, -1)[:, :_OPENS] >= _AGAIN).any(axis=1)] = 0.0
    is_far = np.isin(mine.numbers, sorted(context.far[mine.side]))
    far = is_far & ((nearest <= _FARTHER) | (threads.sum(axis=1) >= _THREADED))
    if is_cut(context.article(other)):
        surely, perhaps, far = np.zeros_like(surely), surely | perhaps, np.zeros_like(far)
        is_far = far
    perhaps &= (bearing > 1.0) & ~far
    if not short:  # there is room for it where nothing else is its own
        perhaps &= not np.any(score[surely | far])
    gap = min(_GAP, max(1, len(score) // _SHARE))
    taken = np.zeros(len(score), dtype=bool)
    picks: list[StoryPick] = []
    for kind, among, most, less in (
        (ONLY, surely | far, _PICKS, _LESS * far),
        (ALSO, perhaps, _ALSO, _LESS),
    ):
        strand = (own[:, among] >= _STRAND).sum(axis=1) - among
        length = 1.0 + _EACH * np.minimum(strand, _LONG_STRAND)
        left = np.round(np.where(among & ~taken & (score > 0.0), score * length - less, 0.0), 4)
        for _ in range(most):
            row = int(np.argmax(left))
            if left[row] <= 0.0:  # of a strand that was picked, or none of these
                break
            a, b = (mine.ident(row), None) if mine.side == "a" else (None, mine.ident(row))
            sure = float(min(strand[row], _LONG_STRAND) / _LONG_STRAND)
            name = PERHAPS if is_far[row] else kind
            picks.append(StoryPick(name, a, b, "only", sure, float(left[row])))
            # What is left is another strand, and stands elsewhere.
            taken |= (own[row] >= _STRAND) | (np.abs(np.arange(len(score)) - row) <= gap)
            taken |= (threads[:, threads[row] > 0.0] > 0.0).any(axis=1)
            left[taken] = 0.0
    return picks


def _threads(context: Context, mine: Answers, other: Side) -> Floats:
    """Which sentences stand in which thread of a text that the other has not: (n, threads), how
    long it is, 1 for `_WHOLE` sentences. A name of a person is none: who speaks has a line."""
    known, there = context.reading(mine.side), _kinds(context.reading(other))
    places: dict[str, set[int]] = {}
    for row, number in enumerate(mine.numbers.tolist()):
        for k in known.tokens_of(known.article.sentences[number - 1]):
            base = known.lemma[k]
            if known.class_at(k) not in ("noun", "name") or words.rarity(base) < _RARE:
                continue
            entity = known.names.at(known.tokens.starts[k])
            person = base in terms_of("roles") if entity is None else entity.kind == "person"
            kin = words.look_up(base)
            if not person and there.isdisjoint((kin.family, *kin.groups)):
                places.setdefault(kin.family, set()).add(row)
    told = {i for m in context.matches for i in (*m.a, *m.b)}
    free = np.array([mine.ident(row) not in told for row in range(len(mine.numbers))], bool)
    found = np.zeros((len(mine.numbers), len(places)))
    for n, (word, rows) in enumerate(places.items()):
        size = int(free[sorted(rows)].sum())
        often = size >= _SHARED and size * _LIKES >= len(free)
        if often and len(rows) * _TOPIC <= len(free) and not _is_part(word, there):
            found[sorted(rows), n] = (size - _SHARED + 1) / (_WHOLE - _SHARED + 1)
    return found


def _is_part(word: str, there: Set[str]) -> bool:
    """Whether one of some words is made of another: an "airstrike" is a strike."""
    return len(word) >= _ROOT and any(w.endswith(word) for w in there)


def _kinds(known: Reading) -> set[str]:
    """The families of the words of a text, of their parts, and the kinds of event they name."""
    found: set[str] = set()
    for printed, base in zip(known.tokens.words, known.lemma, strict=True):
        word = words.look_up(base)
        parts = printed.lower().split("-")
        found |= {word.family, *word.groups, *(map(words.family, parts) if parts[1:] else ())}
    return found


def _likeness(context: Context, mine: Answers) -> Floats:
    """How alike the sentences of a text are, (n, n), 0 to 1; all alike without vectors."""
    vectors, rows = context.reading(mine.side).vectors, mine.numbers - 1
    if vectors is None:
        return np.ones((len(rows), len(rows)))
    return np.asarray(np.round(np.clip(vectors[rows] @ vectors[rows].T, 0.0, 1.0), 3))


def _worth(context: Context, mine: Answers, own: Floats, bearing: Floats) -> Floats:
    """What each sentence is worth to who asks what this text alone tells: a sum."""
    n = len(mine.numbers)
    nearest = context.alignment.nearest[0 if mine.side == "a" else 1][mine.numbers - 1]
    apart = 0.5 - 0.5 * np.tanh((nearest + _HALF) / 2)
    central = (own.sum(axis=1) - 1.0) / max(1, n - 1)
    matter = context.matter(mine.side)[mine.numbers - 1]
    telling = np.array([name not in TEXTURE for name in mine.names])
    answers = mine.probability[:, telling].max(axis=1, initial=0.0)
    early = 1.0 - np.arange(n) / max(1, n - 1)
    found = (
        _CENTRAL * central / max(float(central.max()), 0.01)
        + _MATTER * matter / max(float(matter.max()), 0.01)
        + _EARLY * early
        + _APART * apart
        + _ANSWERS * answers
        + _RUNNING * _runs(context, mine)
        + _BEARING * (bearing - 1.0 - SPOKEN * mine.quoted)
    )
    return np.asarray(np.round(np.maximum(found, 0.001), 4), dtype=np.float64)


def _runs(context: Context, mine: Answers) -> Floats:
    """How long the run of untold sentences is in which each stands: 0 alone, 1 of `_RUN`."""
    alone = sorted(context.untold[mine.side] | context.far[mine.side])
    lengths: dict[int, int] = {}
    for _, run in groupby(enumerate(alone), lambda x: x[1] - x[0]):
        numbers = [number for _, number in run]
        lengths.update(dict.fromkeys(numbers, min(len(numbers), _RUN)))
    return np.array([(lengths.get(n, 1) - 1) / (_RUN - 1) for n in mine.numbers.tolist()])


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
