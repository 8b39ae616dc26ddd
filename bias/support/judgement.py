"""What does the body of a text make of a claim of its headline?

The answers are those of stance detection between headline and body (Ferreira & Vlachos, Emergent,
2016), without "against": that a text denies its own headline was never right on real pairs
(docs/method/headline.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from bias import words
from bias.lists import terms_of
from bias.quantities import BEFALLEN
from bias.reading import Attribution, Reading
from bias.support.claim import Claim
from bias.support.contrary import is_contrary
from bias.support.needs import Body, Held, Need, needs
from bias.words import speech_words

Answer = Literal["found", "softer", "nearest", "none", "not checked"]
#: What is weaker in the body: a thing not told as fact; somebody's words. Or what is absent.
Weakness = Literal["unsure", "claim", "absent"]
ANSWERS: tuple[Answer, ...] = ("found", "softer", "nearest", "none", "not checked")

# Set by reading what they let through, on titles of real articles: docs/method/headline.md.
#: Share of a claim's weight that its sentences must hold, with its verb and without it: in the
#: first sentences of the body, which as a rule tell what the headline tells, and further down.
LEAD = 3
SAYS_FIRST, ALONE_FIRST = 0.55, 0.66
SAYS, ALONE = 0.8, 0.9
#: How much more two neighbours must hold than one sentence.
BOTH = 0.12
#: Share that the sentence with the verb must hold of what two neighbours say together, and what
#: the second one must add to be named.
HALF, ADDS = 0.6, 0.15
#: Share from which a claim may lack more than a third of its names.
SURE = 0.75
#: Share under which the best sentences are not about the claim at all.
CLEAR = 0.4
#: A figure from which on its absence means something: two and three stand for many things.
COUNTED = 10
#: Share by which a headline may round a figure.
ROUNDED = 0.1
#: Letters by which a name and its kin ("Afghan", "Afghanistan") are alike.
ALIKE = 4
#: Nearness from which a sentence speaks of what a claim tells, and what it adds to stand first.
NEAR, FIRST = 0.75, 0.3
#: Share of what is held that one speaker must say.
MOSTLY = 0.8
_ANNOUNCE = words.family("announce")
_NOT_SO = frozenset(("negated", "averted"))
_UNSURE = frozenset(("hypothetical", "feared", "demanded"))


class Support(NamedTuple):
    """What the body makes of a claim.

    Attributes:
        sentences: numbers of the sentences that bear the answer, empty where none does.
        reason: what is weaker or missing, None where nothing is.
        share: share of the claim's weight that they hold, 0 to 1.
        absent: of the answer "none", the token of the claim that stands nowhere in the body.
        said: number of the attribution of the reading that holds what the headline tells as its
            own, None where there is none, or the headline names a speaker.
    """

    answer: Answer
    sentences: tuple[int, ...] = ()
    reason: Weakness | None = None
    share: float = 0.0
    absent: tuple[int, ...] = ()
    said: int | None = None


def judge(reading: Reading, claim: Claim) -> Support:
    """Say what the body of a text makes of a claim of its headline.

    >>> from bias import reader, reading, support
    >>> text = "Mayor opens bridge in Orta\\n\\nThe mayor of Orta opened the bridge. Rain fell."
    >>> known = reading.read(reader.read_text(text))
    >>> [support.judge(known, c).answer for c in support.claims(known)]
    ['found']
    """
    wanted = needs(reading, claim)
    body = Body(reading, claim, wanted)
    windows = body.windows()
    firm = [g for w in windows if (g := _grade(reading, claim, body, w)) is not None]
    if firm:
        return max(firm, key=lambda g: (g.answer == "found", g.share - ADDS * len(g.sentences)))
    share = max((w.share for w in windows), default=0.0)
    return _absent(reading, body, share) or _nearest(reading, claim, body)


def _nearest(reading: Reading, claim: Claim, body: Body) -> Support:
    """The sentence that speaks of what a claim tells, where one does."""
    alone = [w for w in body.windows() if len(w.sentences) == 1]
    near = [_nearness(reading, claim, body, w) for w in alone]
    at = max(range(len(near)), key=near.__getitem__, default=0)
    if not near or near[at] < NEAR:
        return Support("not checked", share=near[at] if near else 0.0)
    held = alone[at]
    # Further down somebody may speak of the same matter, and not of what the headline tells.
    first = held.sentences[0] in body.sentences[:LEAD]
    said = _told_by(reading, claim, body, held) if first else None
    reason: Weakness | None = "claim" if said is not None else None
    numbers = (held.sentences[0].number,)
    return Support("nearest", numbers, reason, held.share, (), said)


def _nearness(reading: Reading, claim: Claim, body: Body, held: Held) -> float:
    """How near a sentence is to a claim: by its words, its sense, and whether it opens the text."""
    sentence = held.sentences[0]
    sense = 0.0
    if reading.vectors is not None:
        sense = float(reading.vectors[claim.sentence - 1] @ reading.vectors[sentence.number - 1])
    return round(sense + held.share / 2 + (FIRST if sentence in body.sentences[:LEAD] else 0), 4)


def _grade(reading: Reading, claim: Claim, body: Body, held: Held) -> Support | None:
    """What one or two sentences make of a claim, None where they do not hold it."""
    wanted = body.needs
    said = [k for k in held.met if wanted[k].kind == "verb"]
    names = [k for k, n in enumerate(wanted) if n.kind == "name"]
    missing = [k for k in names if k not in held.met]
    first = held.sentences[0] in body.sentences[:LEAD]
    says, alone = (SAYS_FIRST, ALONE_FIRST) if first else (SAYS, ALONE)
    more = BOTH * (len(held.sentences) - 1)
    if held.share - more < (says if said else alone) or _strangers(names, missing, held):
        return None
    if len(held.sentences) > 1 and not _leans(body, held):
        return None
    if is_contrary(reading, body, held):
        return None
    reason: Weakness | None = None
    if any(need.kind == "figure" and k not in held.met for k, need in enumerate(wanted)):
        return None
    told = [_less(reading, claim, wanted[k].token, held.met[k][0]) for k in said]
    if told and all(told):
        if "not so" in told:
            return None
        reason = "unsure"
    if any(_is_hearsay(reading, i) for i, _ in held.met.values()):
        return None
    by = _told_by(reading, claim, body, held)
    reason = reason or ("claim" if by is not None else None)
    numbers = tuple(s.number for s in held.sentences)
    return Support("softer" if reason else "found", numbers, reason, held.share, (), by)


def _strangers(names: Sequence[int], missing: Sequence[int], held: Held) -> bool:
    """Whether sentences lack too many of a claim's names to be about the same people."""
    return 3 * len(missing) > len(names) * (1 if held.share < SURE else 2)


def _leans(body: Body, held: Held) -> bool:
    """Whether one of two neighbours holds most of what they say together."""
    whole = sum(body.needs[k].weight * worth for k, (_, worth) in held.met.items())
    parts = [
        sum(body.needs[k].weight * worth for k, (_, worth) in body.met[n].items())
        for n, s in enumerate(body.sentences)
        if s in held.sentences
    ]
    return max(parts) >= HALF * whole


# -- told with less ------------------------------------------------------------------------------


def _less(
    reading: Reading, claim: Claim, claimed: int, token: int
) -> Literal["not so", "unsure"] | None:
    """How much less a word of the body says than the headline's: None where it says as much."""
    mine, theirs = reading.status_at(claimed), reading.status_at(token)
    if theirs in _NOT_SO and mine not in _NOT_SO:
        return "not so"
    future = reading.tense_at(token) == "future"
    return "unsure" if theirs in _UNSURE and not future and not _is_unsure(reading, claim) else None


def _is_hearsay(reading: Reading, token: int) -> bool:
    """Whether a verb or a noun stands right behind a word like "reportedly"."""
    before = reading.tokens.words[token - 1].lower() if token else ""
    return before in terms_of("hearsay") and reading.class_at(token) != "name"


def _told_by(reading: Reading, claim: Claim, body: Body, held: Held) -> int | None:
    """The attribution that holds nearly all that sentences hold of a claim, where the headline
    names no speaker, and is not about the speaker."""
    # "Battle over savings" tells nothing that could be somebody's claim.
    told = any(need.kind in ("verb", "figure") for need in body.needs)
    if not told or _is_somebodys(reading, claim) or _is_plain_toll(reading, claim, body, held):
        return None
    weight: dict[int, float] = {}
    for k, (token, _) in held.met.items():
        n = int(reading.columns.said[token])
        weight[n] = weight.get(n, 0.0) + body.needs[k].weight
    n = max(weight, key=weight.__getitem__, default=-1)
    if n < 0 or weight[n] < MOSTLY * sum(weight.values()):
        return None
    said = reading.attributions[n]
    if said.source is None or said.cue is None or said.stance == "endorse":
        return None
    if any(words.family(reading.tokens.words[i]) == _ANNOUNCE for i in reading.tokens_in(said.cue)):
        return None
    source = reading.tokens_in(said.source)
    own = any(i in source for i, _ in held.met.values()) or _is_own_deed(reading, said)
    return None if own else n


def _is_plain_toll(reading: Reading, claim: Claim, body: Body, held: Held) -> bool:
    """Whether a claim counts victims of no arms: everybody has a flood's dead from an office, and a
    headline that leaves it out takes nobody's side."""
    counted = any(n.figure is not None and n.figure.category in BEFALLEN for n in body.needs)
    spans = (claim.span, *(s.span for s in held.sentences))
    told = {reading.lemma[i] for span in spans for i in reading.tokens_in(span)}
    return counted and told.isdisjoint(terms_of("arms"))


def _is_unsure(reading: Reading, claim: Claim) -> bool:
    """Whether a headline itself tells of a plan, a wish or a chance."""
    tokens = reading.tokens_in(claim.span)
    return any(
        reading.status_at(i) in _UNSURE
        or reading.class_at(i) == "modal"
        or reading.tokens.words[i].lower() in ("expected", "likely")
        or (reading.tokens.words[i].lower() == "to" and i + 1 in claim.verbs)
        for i in tokens
    )


def _is_own_deed(reading: Reading, said: Attribution) -> bool:
    """Whether somebody speaks of what he does himself ("said that it would delay tariffs")."""
    content = reading.tokens_in(said.content)
    first = next((i for i in content if reading.tokens.words[i].lower() != "that"), None)
    return first is not None and reading.class_at(first) == "pronoun"


def _is_somebodys(reading: Reading, claim: Claim) -> bool:
    """Whether a headline itself names a speaker ("Mayor: bridge is safe"), or quotes."""
    head = reading.article.sentences[claim.sentence - 1]
    return ":" in reading.article.slice(head) or any(
        reading.attribution_at(i)
        or reading.lemma[i] in speech_words(thought=False)
        or reading.article.quotation_at(reading.tokens.starts[i])
        for i in reading.tokens_of(head)
    )


# -- nowhere ---------------------------------------------------------------------------------------


def _absent(reading: Reading, body: Body, best: float) -> Support | None:
    """ "none" where a figure or a name of the claim, and its verb, stand nowhere in the body."""
    met = {k for found in body.met for k in found}
    lost = [n for k, n in enumerate(body.needs) if k not in met]
    verbs = [n for n in body.needs if n.kind == "verb"]
    unsaid = best < CLEAR and any(n in lost for n in verbs)
    for need in lost if verbs else ():
        counted = _is_counted(reading, body, need)
        if counted or (unsaid and _is_named(reading, body, need)):
            return Support("none", (), "absent", best, (need.token,))
    return None


def _is_counted(reading: Reading, body: Body, need: Need) -> bool:
    """Whether a claim's figure is one that a text bearing it out would give, and does not."""
    q = need.figure
    if q is None or q.value < COUNTED or q.hedge is not None or q.category == "share":
        return False
    scale = {reading.lemma[i] for i in reading.tokens_in(q.span)[1:]}
    given = [x for s in body.sentences for x in reading.figures_in(s)]
    return all(abs(q.value - x.value) > ROUNDED * q.value for x in given) and all(
        scale.isdisjoint(reading.lemma[i] for i in reading.tokens_of(s)) for s in body.sentences
    )


def _is_named(reading: Reading, body: Body, need: Need) -> bool:
    """Whether a word of a claim that the body lacks names a person or a place."""
    printed = reading.tokens.words[need.token]
    entity = reading.names.at(reading.tokens.starts[need.token])
    # An acronym may stand there spelled out, and a people under the name of its country.
    if entity is None or entity.kind not in ("person", "place") or printed.isupper():
        return False
    begins = printed[:ALIKE].lower()
    return need.kind == "word" and not any(
        reading.tokens.words[i].lower().startswith(begins)
        for s in body.sentences
        for i in reading.tokens_of(s)
    )
