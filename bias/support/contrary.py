"""Do sentences that hold the words of a claim say something else with them?

Two signs: the claim's verb stands there by an opposite ("rise" for "fall"), or the names around
its verb have changed places. Such sentences bear nothing out; that a text contradicts its own
headline is not said.
"""

from __future__ import annotations

from functools import cache

from bias import words
from bias.lists import terms_of
from bias.reading import Reading
from bias.support.needs import SAME, Body, Held, Need


def is_contrary(reading: Reading, body: Body, held: Held) -> bool:
    """Whether sentences turn round or exchange what a claim says."""
    for k, need in enumerate(body.needs):
        if need.kind != "verb":
            continue
        token, worth = held.met.get(k, (-1, 0.0))
        sought = (
            [token] if token >= 0 else [i for s in held.sentences for i in reading.tokens_of(s)]
        )
        if worth < SAME and any(_is_opposite(reading, need, i) for i in sought):
            return True
        if token >= 0 and _is_exchanged(reading, body, held, need.token, token):
            return True
    return False


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """The family of a word -> the families of its opposites."""
    table: dict[str, set[str]] = {}
    for term, others in terms_of("antonyms").items():
        for other in others.split(", "):
            if other and " " not in term + other:
                one, two = words.family(term), words.family(other)
                table.setdefault(one, set()).add(two)
                table.setdefault(two, set()).add(one)
    return {k: frozenset(v) for k, v in table.items()}


def _is_opposite(reading: Reading, need: Need, token: int) -> bool:
    mine = words.family(reading.tokens.words[need.token])
    return words.family(reading.tokens.words[token]) in _opposites().get(mine, frozenset())


def _is_exchanged(reading: Reading, body: Body, held: Held, here: int, there: int) -> bool:
    """Whether the names before and behind a verb stand the other way round in its other clause."""
    names = sorted((n.token, k) for k, n in enumerate(body.needs) if n.kind == "name")
    before = [k for at, k in names if at < here and k in held.met][-1:]
    behind = [k for at, k in names if at > here and k in held.met][:1]
    turned = reading.columns.passive[here] != reading.columns.passive[there]
    if not (before and behind) or turned:
        return False
    one, two = held.met[before[0]][0], held.met[behind[0]][0]
    clause = reading.clause_of(there)
    return two < there < one and one in clause and two in clause
