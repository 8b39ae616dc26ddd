"""What does the body of a text make of a claim of its headline?

The claim is what it needs: its names, its figures, its verbs and its other content words, each
met in a sentence of the body by the same entity, an equal figure, the same lemma or family, or a
word that can name the same thing. Rarer words weigh more. Sentences are taken one by one and by
two neighbours. The answers are those of stance detection between headline and body (Ferreira &
Vlachos, Emergent, 2016), without "against": that a text denies its own headline was never right
on real pairs (docs/method/headline.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bias import words
from bias.article import Sentence
from bias.lists import terms_of
from bias.quantities import Quantity
from bias.reading import Attribution, Reading
from bias.support.claims import Claim

Answer = Literal["found", "softer", "none", "not checked"]
ANSWERS: tuple[Answer, ...] = ("found", "softer", "none", "not checked")

#: Share of a claim's weight that its sentences must hold: with its verb, without any verb seen.
SAYS, ALONE = 0.6, 0.8
#: Share under which the best sentences are not about the claim at all.
CLEAR = 0.4
#: Weight in nats of a name and of a figure, about that of a word in one of 50 documents.
NAME, FIGURE = 3.5, 3.5
#: What a verb weighs more than another word as rare.
VERB = 1.5
#: Worth of a name that only a pronoun takes up.
TAKEN_UP = 0.7
#: Figures that a text may well give in another form ("in 1868" for "150-year-old").
_ELSEWISE = frozenset(("age", "date", "rank", "duration"))
_WEAK = frozenset(("doubt", "at most", "vague"))
_NOT_SO = frozenset(("negated", "averted"))
_UNSURE = frozenset(("hypothetical", "feared", "demanded"))


@dataclass(frozen=True, slots=True)
class Support:
    """What the body makes of a claim.

    Attributes:
        sentences: numbers of the sentences that bear the answer, none for "none".
        reason: what is weaker or missing, as a few words; "" where nothing is.
        share: share of the claim's weight that they hold, 0 to 1.
    """

    answer: Answer
    sentences: tuple[int, ...] = ()
    reason: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class _Need:
    """Something that a claim needs: the keys by which it is met, and what it weighs."""

    kind: Literal["name", "verb", "word", "figure"]
    keys: frozenset[str]
    weight: float
    token: int
    figure: Quantity | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """What one sentence, or two neighbours, hold of a claim: need -> token that meets it."""

    sentences: tuple[Sentence, ...]
    met: dict[int, int]
    share: float


def judge(reading: Reading, claim: Claim) -> Support:
    """Say what the body of a text makes of a claim of its headline.

    >>> from bias import reading, reader, support
    >>> text = "Mayor opens bridge in Orta\\n\\nThe mayor of Orta opened the bridge. Rain fell."
    >>> known = reading.read(reader.read_text(text))
    >>> [support.judge(known, c).answer for c in support.claims(known)]
    ['found']
    """
    body = _Body(reading)
    needs = _needs(reading, claim, body)
    windows = body.windows(needs)
    graded = [_grade(reading, claim, needs, w) for w in windows]
    firm = [g for g in graded if g.answer != "not checked"]
    if firm:
        return max(firm, key=lambda g: (g.answer == "found", g.share, -len(g.sentences)))
    best = max((w.share for w in windows), default=0.0)
    return _absent(needs, body, best)


# -- what is needed --------------------------------------------------------------------------------


def _keys(reading: Reading, i: int, named: frozenset[str] | None = None) -> frozenset[str]:
    """The keys of a token: its entity, else its lemma, family and meanings.

    Args:
        named: the entities that count; all, when None.
    """
    entity = reading.names.at(reading.tokens.starts[i])
    if entity is not None and (named is None or entity.key in named):
        return frozenset((f"name:{entity.key}",)) | _surface(entity.key)
    printed = reading.tokens.words[i]
    own = frozenset((f"lemma:{reading.lemma[i]}", f"family:{words.family(printed)}"))
    return own | words.meanings(reading.tokens.words[i : i + 5])


def _surface(key: str) -> frozenset[str]:
    """The keys of a name that is also a word ("GOP", "Dems")."""
    printed = key.replace(".", "")
    return words.meanings((printed,)) if " " not in printed else frozenset()


class _Body:
    """The sentences of the body, and what of a claim each of them meets."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentences = reading.article.body
        numbers = {s.number for s in self.sentences}
        self.named = frozenset(
            entity.key
            for mention, entity in reading.names.mentions
            if (s := reading.article.sentence_at(mention.start)) and s.number in numbers
        )

    def windows(self, needs: Sequence[_Need]) -> list[_Held]:
        """Each sentence, and each two neighbours that together meet more than either."""
        index: dict[str, list[int]] = {}
        for n, need in enumerate(needs):
            for key in need.keys:
                index.setdefault(key, []).append(n)
        singles = [self._meet(s, needs, index) for s in self.sentences]
        carried = [self._carried(needs, singles, n) for n in range(len(singles))]
        out = [self._held((s,), needs, m) for s, m in zip(self.sentences, carried, strict=True)]
        for n in range(len(singles) - 1):
            both = {**singles[n + 1], **singles[n]}
            if len(both) > max(len(singles[n]), len(singles[n + 1])):
                pair = self.sentences[n], self.sentences[n + 1]
                out.append(self._held(pair, needs, both))
        return out

    def _meet(
        self, sentence: Sentence, needs: Sequence[_Need], index: dict[str, list[int]]
    ) -> dict[int, int]:
        met: dict[int, int] = {}
        for i in self.reading.tokens_of(sentence):
            for key in _keys(self.reading, i):
                for n in index.get(key, ()):
                    met.setdefault(n, i)
        for n, need in enumerate(needs):
            if need.figure is not None:
                met.pop(n, None)
                for q in self.reading.figures_in(sentence):
                    if q.value == need.figure.value and _same_kind(q, need.figure):
                        met[n] = self.reading.token_at(q.span.start)
        return met

    def _carried(
        self, needs: Sequence[_Need], singles: Sequence[dict[int, int]], n: int
    ) -> dict[int, int]:
        """What a sentence meets, with the names of the two before it that a pronoun takes up."""
        met = dict(singles[n])
        tokens = self.reading.tokens_of(self.sentences[n])
        pronoun = next(
            (i for i in tokens if self.reading.class_at(i) in ("pronoun", "possessive")), None
        )
        if pronoun is not None:
            for before in singles[max(0, n - 2) : n]:
                for k in before:
                    if needs[k].kind == "name":
                        met.setdefault(k, pronoun)
        return met

    def _held(
        self, sentences: tuple[Sentence, ...], needs: Sequence[_Need], met: dict[int, int]
    ) -> _Held:
        whole = sum(n.weight for n in needs)
        got = 0.0
        for k, i in met.items():
            taken_up = needs[k].kind == "name" and self.reading.class_at(i) in (
                "pronoun",
                "possessive",
            )
            got += needs[k].weight * (TAKEN_UP if taken_up else 1.0)
        return _Held(sentences, met, got / whole if whole else 0.0)


def _same_kind(x: Quantity, y: Quantity) -> bool:
    return x.unit == y.unit or x.category == y.category or None in (x.unit, y.unit)


def _needs(reading: Reading, claim: Claim, body: _Body) -> list[_Need]:
    """What a claim needs, each once."""
    out: list[_Need] = []
    seen: set[frozenset[str]] = set()
    figures = reading.figures_in(claim.span)
    for q in figures:
        at = reading.token_at(q.span.start)
        out.append(_Need("figure", frozenset(), FIGURE, at, q))
    for i in reading.tokens_in(claim.span):
        start = reading.tokens.starts[i]
        kind = reading.class_at(i)
        verb = i in claim.verbs
        if any(q.span.start <= start < q.span.end for q in figures):
            continue
        if kind not in ("name", "number") and not reading.is_open(i) and not verb:
            continue
        keys = _keys(reading, i, body.named)
        printed = reading.tokens.words[i]
        if keys in seen or (words.is_stopword(printed) and not verb and kind != "name"):
            continue
        seen.add(keys)
        weight = words.rarity(printed)
        if verb:
            out.append(_Need("verb", keys, max(weight, 1.0) * VERB, i))
        elif any(k.startswith("name:") for k in keys):
            out.append(_Need("name", keys, NAME, i))
        elif weight > 0.0:
            out.append(_Need("word", keys, min(weight, 5.0), i))
    return out


# -- what is held ----------------------------------------------------------------------------------


def _grade(reading: Reading, claim: Claim, needs: Sequence[_Need], held: _Held) -> Support:
    """Say what one or two sentences make of a claim."""
    verbs = [k for k, n in enumerate(needs) if n.kind == "verb"]
    names = [k for k, n in enumerate(needs) if n.kind == "name"]
    figures = [k for k, n in enumerate(needs) if n.kind == "figure"]
    said = [k for k in verbs if k in held.met]
    missing = [k for k in names if k not in held.met]
    lack = Support("not checked", share=held.share)
    if held.share < (SAYS if said else ALONE) or len(missing) > len(names) // 3:
        return lack
    numbers = tuple(s.number for s in held.sentences)
    support = Support("found", numbers, "", held.share)
    for k in figures:
        if k not in held.met:
            if not _weaker(reading, needs[k], held.sentences):
                return lack
            support = replace(support, answer="softer", reason="another figure")
    told = [_told(reading, needs[k].token, held.met[k]) for k in said]
    if told and all(t == "not so" for t in told):
        return lack
    softened = [t for t in told if t]
    if softened and len(softened) == len(told):
        return replace(support, answer="softer", reason=softened[0])
    return support


def _told(reading: Reading, claimed: int, token: int) -> str:
    """How much less a body's word says than the headline's: "" where it says as much."""
    mine, theirs = reading.status_at(claimed), reading.status_at(token)
    if theirs in _NOT_SO and mine not in _NOT_SO:
        return "not so"
    if theirs in _UNSURE and mine == "fact":
        return "not told as fact"
    hearsay = terms_of("hearsay").keys()
    if token and reading.tokens.words[token - 1].lower() in hearsay:
        return "told as hearsay"
    said = reading.attribution_at(token)
    if said is not None and reading.attribution_at(claimed) is None and said.source is not None:
        return "somebody's claim"
    return ""


def _weaker(reading: Reading, need: _Need, sentences: Iterable[Sentence]) -> bool:
    """Whether sentences give a lower or a hedged figure of the same kind."""
    assert need.figure is not None
    mine = need.figure
    return any(
        q.category == mine.category and q.unit == mine.unit and q.value < mine.value
        for s in sentences
        for q in reading.figures_in(s)
    )


def _absent(needs: Sequence[_Need], body: _Body, best: float) -> Support:
    """ "none" where a figure or a name of the claim, and its verb, stand nowhere in the body."""
    return Support("not checked", share=best)
