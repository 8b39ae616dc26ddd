"""What must a text hold to bear out a claim, and which words of it meet that?

A claim needs its names, its figures, its verbs and its other content words. A name is met by the
same entity or by a rare part of it, a figure by an equal one, a word by its lemma, its family, or
a word that can name the same thing; the looser the tie, the less it is worth. Rarer words weigh
more (inverse document frequency, Sparck Jones 1972).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bias import words
from bias.article import Sentence
from bias.quantities import Quantity
from bias.reading import Reading
from bias.support.claim import Claim

#: Weight in nats of a name and of a figure: about that of a word in one of 30 documents.
NAME, FIGURE = 3.5, 3.5
#: The most that a word may weigh, and what a verb weighs more than another word as rare.
HEAVIEST, VERB = 4.5, 1.3
#: Worth of a tie: the same entity, lemma or family; a synonym or a part of a name; one kind of
#: event; a name that only a pronoun takes up.
SAME, KIN, EVENT, TAKEN_UP = 1.0, 0.9, 0.75, 0.7
#: Rarity in nats from which a part of a name stands for the whole ("McConnell", not "House").
RARE_PART = 3.5
#: How many times as much or as little a figure may be as one that softly told ("more than 10").
NEARLY = 1.5
#: Figures that a text may well give in another form ("in 1868" for "150-year-old").
ELSEWISE = frozenset(("age", "date", "rank"))
_PRONOUNS = ("pronoun", "possessive")

NeedKind = Literal["name", "verb", "word", "figure"]


class Need(NamedTuple):
    """Something that a claim needs: its token, what it weighs, and the keys that meet it, each
    with the worth of the tie."""

    kind: NeedKind
    token: int
    weight: float
    keys: Mapping[str, float]
    figure: Quantity | None = None


class Held(NamedTuple):
    """What one sentence, or two neighbours, hold of a claim.

    Attributes:
        met: need -> the token that meets it and the worth of the tie.
        share: share of the claim's weight that is held, 0 to 1.
    """

    sentences: tuple[Sentence, ...]
    met: dict[int, tuple[int, float]]
    share: float


def needs(reading: Reading, claim: Claim) -> list[Need]:
    """What a claim needs, each once."""
    named = _named_in_body(reading)
    figures = [q for q in reading.figures_in(claim.span) if q.category not in ELSEWISE]
    out = [Need("figure", reading.token_at(q.span.start), FIGURE, {}, q) for q in figures]
    seen: set[str] = set()
    for i in reading.tokens_in(claim.span):
        if any(q.span.start <= reading.tokens.starts[i] < q.span.end for q in figures):
            continue
        need = _need(reading, claim, i, named)
        if need is not None and seen.isdisjoint(k for k, w in need.keys.items() if w == SAME):
            out.append(need)
        if need is not None:
            seen.update(k for k, w in need.keys.items() if w == SAME)
    return out


def _named_in_body(reading: Reading) -> frozenset[str]:
    body = reading.article.body
    return frozenset(e.key for s in body for _, e in reading.named_in(s))


def _need(reading: Reading, claim: Claim, i: int, named: frozenset[str]) -> Need | None:
    printed, kind = reading.tokens.words[i], reading.class_at(i)
    entity = reading.names.at(reading.tokens.starts[i])
    if entity is not None and entity.key in named:
        parts = [w for w in (*entity.key.split(), printed) if words.rarity(w) >= RARE_PART]
        keys = dict.fromkeys((f"lemma:{words.lemma(w)}" for w in parts), KIN)
        bare = words.lemma(printed.replace(".", ""))
        rows = (k for k in words.meanings((bare,)) if k.startswith("row:"))
        return Need("name", i, NAME, {**dict.fromkeys(rows, KIN), **keys, f"name:{entity.key}": 1})
    verb = i in claim.verbs[:1]
    counts = kind in ("name", "number") or reading.is_open(i)
    if len(printed) < 2 or not (verb or (counts and not words.is_stopword(printed))):
        return None
    weight = min(words.rarity(printed), HEAVIEST)
    weight = max(weight, 1.0) * VERB if verb else weight
    return Need("verb" if verb else "word", i, weight, _keys(reading, i)) if weight else None


def _keys(reading: Reading, i: int) -> Mapping[str, float]:
    """The keys of a token, each with the worth of a tie by it."""
    printed = reading.tokens.words[i]
    keys = _keys_of(reading.lemma[i], words.meanings(reading.lemma[i : i + 5]))
    if "-" not in printed:
        return keys
    # "Covid-19" and "Covid-related" are of one thing.
    rare = (w for w in printed.split("-") if words.rarity(w) >= RARE_PART)
    return {**dict.fromkeys((f"lemma:{words.lemma(w)}" for w in rare), KIN), **keys}


@lru_cache(maxsize=2)  # each claim of a headline looks through the whole text
def _keys_in(reading: Reading) -> list[Mapping[str, float]]:
    return [_keys(reading, i) for i in range(len(reading.lemma))]


@lru_cache(maxsize=65536)
def _keys_of(lemma: str, meanings: frozenset[str]) -> Mapping[str, float]:
    kin = {k: KIN if k.startswith("row:") else EVENT for k in meanings}
    own = f"lemma:{lemma}", f"family:{words.look_up(lemma).family}"
    return {**kin, **dict.fromkeys(own, SAME)}


class Body:
    """The body of a text, and what of a claim its sentences hold."""

    def __init__(self, reading: Reading, claim: Claim, wanted: Sequence[Need]) -> None:
        self.reading, self.needs = reading, wanted
        self.sentences = reading.article.body
        self._index: dict[str, list[int]] = {}
        for n, need in enumerate(wanted):
            for key in need.keys:
                self._index.setdefault(key, []).append(n)
        self._title = self._words(reading.tokens_of(reading.article.sentences[claim.sentence - 1]))
        self.met = [self._meet(s) for s in self.sentences]
        self._whole = sum(n.weight for n in wanted) or 1.0

    def _words(self, tokens: range) -> list[str]:
        return [self.reading.tokens.words[i].lower() for i in tokens]

    def _new(self, sentence: Sentence) -> range:
        """The tokens of a sentence, without the headline where it is printed again before it."""
        tokens = self.reading.tokens_of(sentence)
        rest = tokens[len(self._title) :]
        again = self._words(tokens)[: len(self._title)] == self._title
        # "Mayor opens bridge The mayor of ..." but not "Mayor opens bridge at last".
        goes_on = bool(rest) and self.reading.tokens.words[rest[0]].islower()
        return rest if again and not goes_on else tokens

    def windows(self) -> list[Held]:
        """Each sentence, and each two neighbours of which one has what the other lacks."""
        met, out = self.met, []
        for n, sentence in enumerate(self.sentences):
            out.append(self._held((sentence,), self._taken_up(n)))
            if n + 1 < len(met):
                both = {**met[n + 1], **met[n]}
                if len(both) > max(len(met[n]), len(met[n + 1])):
                    out.append(self._held((sentence, self.sentences[n + 1]), both))
        return out

    def _held(self, sentences: tuple[Sentence, ...], met: dict[int, tuple[int, float]]) -> Held:
        got = sum(self.needs[k].weight * worth for k, (_, worth) in met.items())
        return Held(sentences, met, got / self._whole)

    def _meet(self, sentence: Sentence) -> dict[int, tuple[int, float]]:
        met: dict[int, tuple[int, float]] = {}
        for i in self._new(sentence):
            keys = _keys_in(self.reading)[i]
            entity = self.reading.names.at(self.reading.tokens.starts[i])
            for key in (*keys, f"name:{entity.key}") if entity else keys:
                for n in self._index.get(key, ()):
                    worth = min(self.needs[n].keys[key], keys.get(key, SAME))
                    if n not in met or worth > met[n][1]:
                        met[n] = (i, worth)
        for q in self.reading.figures_in(sentence):
            for n, need in enumerate(self.needs):
                if need.figure is not None and _bears_out(q, need.figure):
                    met[n] = (self.reading.token_at(q.span.start), SAME)
        return met

    def _taken_up(self, n: int) -> dict[int, tuple[int, float]]:
        """What a sentence meets, with the names of the two before it that a pronoun takes up."""
        met = dict(self.met[n])
        tokens = self.reading.tokens_of(self.sentences[n])
        pronoun = next((i for i in tokens if self.reading.class_at(i) in _PRONOUNS), None)
        if pronoun is not None:
            for before in self.met[max(0, n - 2) : n]:
                for k in before:
                    if self.needs[k].kind == "name":
                        met.setdefault(k, (pronoun, TAKEN_UP))
        return met


def _bears_out(given: Quantity, claimed: Quantity) -> bool:
    """Whether a figure is the one claimed, or one that a claimed bound or round word allows, and
    both may count the same kind of thing."""
    one, two = given.unit, claimed.unit
    alike = one == two or given.category == claimed.category or None in (one, two)
    return alike and (given.value == claimed.value or _within(given.value, claimed))


def _within(value: float, claimed: Quantity) -> bool:
    """Whether a number is what "more than 10", "nearly 300" or "dozens" says of it."""
    low, high = claimed.low or 0.0, claimed.high
    if claimed.hedge in ("at least", "at most", "about"):
        low, high = max(low, claimed.value / NEARLY), min(high or value, claimed.value * NEARLY)
    elif claimed.hedge != "vague":
        return False
    return low <= value <= (value if high is None else high)
