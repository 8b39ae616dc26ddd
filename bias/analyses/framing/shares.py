"""What share of a text's sentences dwells on each frame? By word list and by classifier.

Every body sentence is looked at whole: whoever speaks in it, and whether what it names is told as
happened, denied or feared. The lower number of a score counts sentences that list and classifier
both see, the higher one those that either sees. Where the classifier abstains (it was not right
often enough on labelled sentences), or no list is, one source judges and both numbers are its own.
The classifier was taught hits of the lists beside the sentences: it is no independent witness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import exp, lgamma
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.analyses.framing.tallies import LEAST_PRECISION, Frame
from bias.article import Span
from bias.context import SIDES, Context, Side
from bias.findings import FrameTerm, Measure, Value
from bias.reading import Reading

FAMILY = "frame, sentences"
Source = Literal["lexicon", "classifier", "both"]
#: A probability that is never reached: the classifier abstains.
NEVER = 2.0
#: A sentence is quoted for a frame that the classifier finds more likely than not; read on 15 pairs
#: (docs/method/framing.md).
EVEN = 0.5
#: The first screen shows so many frames at most, and so many at least, if one text has so many
#: sentences of them: guesses.
SHOWN = 6
FEWEST = 3
#: Standard errors from which one text is said to have more, where the test of the words in
#: narration is clear (python -m benchmarks.halves DATA).
LEAST_APART = 1.2
#: Where it is not, the chance (Fisher's exact test, both ends) of so many sentences in one text and
#: so few in the other. Of ten bars on 36 screens strict readers called six false, misleading or
#: trivial: .006 and more, or seen by one source alone; the others are rarer or clear.
RARELY = 0.005
#: How many times as much a text has of a frame of which chance may give more: of six differences
#: on 36 screens four fell short of it, and strict readers called all four trivial or misleading.
BY_HALF = 1.5
#: Words named for one text.
NAMED = 5
#: How often one text must say what the other does not; of 36 lines of any words ten told something.
OFTEN = 3
#: Letters by which words are alike ("obstruct", "obstruction"; "president", "presidential").
ALIKE = 5


class Sight(NamedTuple):
    """What was seen of one frame in one text, by numbers of sentences.

    `judged`: how many sentences the text has; `listed`: those with a hit of the list; `called`:
    those the classifier is sure of; `agreed`: those with hits (without a list: it is sure of) that
    it finds more likely than not, with its probability times hits.
    """

    judged: int
    listed: set[int]
    called: set[int]
    agreed: dict[int, float]


class Score(NamedTuple):
    """A frame's measure, and what it rests on in each text."""

    measure: Measure
    sights: dict[Side, Sight]

    @property
    def apart(self) -> bool:
        """Whether one text may be said to have more of it."""
        return self.measure.first_screen and self.measure.weight >= LEAST_APART

    def best(self, side: Side) -> list[str]:
        """The id of the sentence on which list and classifier agree most, if they do on any."""
        found = self.sights[side].agreed
        return [f"{side.upper()}{min(found, key=lambda n: (-found[n], n))}"] if found else []


def scores(context: Context, found: Sequence[Frame], tested: Sequence[Measure]) -> list[Score]:
    """Score every frame of the lists and of the classifier, marking what the first screen shows.

    Args:
        tested: the measure of each frame's words in narration; where it is clear and points the
            same way, so is the score.
    """
    model = context.frame_model
    lists = {f.lexicon.name: f for f in found}
    clear = {m.name: m.difference or 0.0 for m in tested if m.verdict == "clear"}
    numbers: dict[Side, list[int]] = {}
    chances: dict[Side, NDArray[np.float64]] = {}
    for side in context.sides:
        body = [s for p in context.passages(side) for s in p.sentences]
        numbers[side] = [s.number for s in body]
        chances[side] = model.probability([context.stretch(side, s.span) for s in body])
    bars = {n: (j, model.scaling.sure[j]) for j, n in enumerate(model.classes)}
    made: list[Score] = []
    for name in dict.fromkeys([*lists, *model.classes]):
        frame = lists.get(name)
        at, sure = bars.get(name, (None, NEVER))
        if frame is None and (sure >= NEVER or not _right_alone(model.card, name)):
            continue
        sights: dict[Side, Sight] = {}
        for side in context.sides:
            given = [0.0] * len(numbers[side]) if at is None else chances[side][:, at].tolist()
            known = dict(zip(numbers[side], given, strict=True))
            listed = {h.sentence for h in frame.met[side]} & known.keys() if frame else set()
            called = {n for n, p in known.items() if p >= sure}
            hits = Counter(h.sentence for h in frame.met[side]) if frame else Counter(called)
            agreed = {n: round(k * known[n], 4) for n, k in hits.items() if known.get(n, 0) >= EVEN}
            sights[side] = Sight(len(known), listed, called, agreed)
        source: Source = "classifier" if frame is None else "both" if sure < NEVER else "lexicon"
        worth = frame.precision if frame is not None and source == "lexicon" else 1.0
        made.append(Score(_measure(name, sights, source, worth, clear.get(name)), sights))
    return _shown(made)


def _right_alone(card: dict[str, Any], name: str) -> bool:
    """Whether the classifier's own test found it right often enough to speak with no list."""
    row = card["figures"]["test documents"]["by_class"][name]
    return bool(row["sure_right"] >= LEAST_PRECISION * row["sure"])


def _measure(
    name: str, sights: dict[Side, Sight], source: Source, worth: float, clear: float | None
) -> Measure:
    """The measure; its weight is how far the texts are apart in standard errors, so that short
    texts do not fill the screen; of a list alone, as much as its hits are `worth`; 0 where the
    lower ends differ one way and the higher ones the other."""
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    counts: dict[str, int] = {}
    for side, sight in sights.items():
        either = sight.listed | sight.called
        agreed = sight.listed & sight.called if source == "both" else either
        counts[side] = len(either)
        low[side], high[side] = (round(len(x) / (sight.judged or 1), 4) for x in (agreed, either))
    ends = [end["a"] - end.get("b", end["a"]) for end in (low, high)]
    apart = 0.0 if min(ends) < 0 < max(ends) else sum(ends) / 2
    sizes = {str(side): sight.judged or 1 for side, sight in sights.items()}
    middles = sum((low[s] + high[s]) / 2 * n for s, n in sizes.items())
    rate = middles / sum(sizes.values())
    error = max(1e-9, rate * (1 - rate) * sum(1 / n for n in sizes.values())) ** 0.5
    return Measure(
        name=name,
        unit="share of sentences",
        voice="all",
        family=FAMILY,
        count_a=counts["a"],
        count_b=counts.get("b"),
        verdict="clear" if clear is not None and clear * apart > 0 else None,
        score_low_a=low["a"],
        score_low_b=low.get("b"),
        score_high_a=high["a"],
        score_high_b=high.get("b"),
        source=source,
        weight=round(worth * abs(apart) / error, 4),
    )


def _shown(made: list[Score]) -> list[Score]:
    """Mark the frames of which one text may be said to have more; of one text, the commonest."""
    held = [s.measure for s in made if max(s.measure.count_a, s.measure.count_b or 0) >= FEWEST]
    ranked = sorted(held, key=lambda m: (-m.weight, -(m.count_a + (m.count_b or 0)), m.name))
    paired = any(m.count_b is not None for m in held)
    sights = {s.measure.name: s.sights for s in made}
    chosen = {m.name for m in ranked[:SHOWN] if not paired or _separate(m, sights[m.name])}
    return [
        s._replace(measure=replace(s.measure, first_screen=s.measure.name in chosen)) for s in made
    ]


def _separate(m: Measure, sights: dict[Side, Sight]) -> bool:
    """Whether one text surely has more: the ranges do not overlap, by far where chance is not ruled
    out, and where list and classifier both judge, they agree on some sentences of the one with
    more; readers saw nothing in other differences. What one source alone sees must be clear."""
    low_a, high_a = m.score_low_a or 0.0, m.score_high_a or 0.0
    low_b, high_b = m.score_low_b or 0.0, m.score_high_b or 0.0
    more, less = max((low_a, high_b), (low_b, high_a), key=lambda pair: pair[0] - pair[1])
    if more < (1 if m.verdict == "clear" else BY_HALF) * less:
        return False
    surely = m.verdict == "clear"
    a, b = ((len(sights[s].listed | sights[s].called), sights[s].judged) for s in SIDES)
    rarely = _chance(a, b) < RARELY
    if m.source != "both":
        return surely and rarely
    agreed = max(len(x.listed & x.called) for x in sights.values())
    return agreed >= FEWEST and (m.weight >= LEAST_APART if surely else rarely)


def _chance(a: tuple[int, int], b: tuple[int, int]) -> float:
    """How likely hits lie as unevenly in two texts, if each sentence is as likely to be one.

    Args:
        a, b: hits and sentences of each text.

    Fisher (1935), "The logic of inductive inference"; both ends.

    >>> round(_chance((1, 24), (9, 25)), 4), round(_chance((2, 10), (2, 10)), 4)
    (0.0106, 1.0)
    """
    (here, size), (there, other) = a, b
    hits = here + there
    ways = [
        _ways(size, n) + _ways(other, hits - n) - _ways(size + other, hits)
        for n in range(max(0, hits - other), min(hits, size) + 1)
    ]
    least = _ways(size, here) + _ways(other, there) - _ways(size + other, hits) + 1e-7
    return min(1.0, sum(exp(w) for w in ways if w <= least))


def _ways(size: int, chosen: int) -> float:
    """The logarithm of how many ways there are to choose some of so many."""
    return lgamma(size + 1) - lgamma(chosen + 1) - lgamma(size - chosen + 1)


def called(found: Sequence[Score]) -> list[FrameTerm]:
    """One row a frame: how many sentences of each text the classifier gives to it."""
    return [
        FrameTerm(
            frame=s.measure.name,
            term=None,
            a=len(s.sights["a"].called),
            b=len(s.sights["b"].called) if "b" in s.sights else None,
            voice="all",
            source="classifier",
        )
        for s in found
        if s.measure.source != "lexicon" and any(x.called for x in s.sights.values())
    ]


def used(context: Context, side: Side, frame: Frame) -> Value:
    """The commonest words that hit a frame in a text, each as first printed, with counts."""
    known = context.reading(side)
    spans = [Span(h.start, h.end) for h in frame.met[side]]
    counts = Counter(_dictionary(known, s) for s in spans)
    printed = {_dictionary(known, s): _printed(known, s) for s in reversed(spans)}
    return tuple((_plain(printed[w]), n) for w, n in counts.most_common(NAMED))


def words_of_one(context: Context, side: Side, frames: Sequence[Frame]) -> Value:
    """The words of some frames that one text alone uses, counted in all of it, headings too.

    A word is left out when it is said once or twice, when the other text has words that begin like
    it ("obstruction of justice", "obstruct justice") or any word of its list entry, and when its
    list counts it only beside other words: then it is often another word.
    """
    other: Side = "b" if side == "a" else "a"
    mine, theirs = context.reading(side), context.reading(other)
    text, without = _line(mine.lemma), {_begin(w) for w in theirs.tokens.words}
    counts: dict[str, tuple[str, int]] = {}
    for frame in frames:
        entries = {h.term for h in frame.met[other]}
        entries |= {term.text for term in frame.lexicon.terms if term.when}
        for hit in (h for h in frame.met[side] if h.term not in entries):
            span = Span(hit.start, hit.end)
            word, printed = _dictionary(mine, span), _printed(mine, span)
            often = text.count(word)
            if often >= OFTEN and not {_begin(w) for w in printed.split()} <= without:
                counts[word] = (_plain(printed), often)
    return tuple(sorted(counts.values(), key=lambda x: -x[1])[:NAMED])


def _begin(word: str) -> str:
    return word.lower()[:ALIKE]


def _line(words: Sequence[str]) -> str:
    """Words in small letters, each between two spaces of its own."""
    return "".join(f" {w.lower()} " for w in words)


def _dictionary(known: Reading, span: Span) -> str:
    return _line([known.lemma[i] for i in known.tokens_in(span)])


def _printed(known: Reading, span: Span) -> str:
    return _line([known.tokens.words[i] for i in known.tokens_in(span)])


def _plain(line: str) -> str:
    return line.replace("  ", " ").strip()
