"""Are the participants exchanged? What word order and voice show, without a parse.

Around every event word (a verb, where that is known) the nearest name before it is taken for the
doer and the nearest after it for the one it is done to; a passive turns the two. Two sentences
exchange roles when two parties stand to one event word the one way in the first sentence and the
other way in the second, and neither sentence also has the order of the other. Verbs of meeting and
agreeing have no order (``world_mutual.tsv``), and names joined by "and" have none between them. A
match that exchanges roles is never returned: that A struck B and that B struck A are two events,
however many words they share.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bias.article import Sentence, Span
from bias.folding import small
from bias.lists import terms_of
from bias.matching.named_tokens import is_rare
from bias.reading import Reading
from bias.words import family, look_up

ROLE_REACH = 7  # tokens between a name and its event word
_JOINING = frozenset(("and", "with"))
#: Where a parse tells them from nouns. Of 149 real pairs the nouns ("the attorney general of X, Y",
#: "a win in X for Y") struck out five matches, all of them right; the verbs none.
_EVENTS = ("verb", "open")


class PartyRole(NamedTuple):
    """A party's part in an event; `event` is the family of a word, or a group of event words."""

    event: tuple[str, str]
    doer: str | None
    patient: str | None
    passive: bool
    close: bool  # the one who it is done to follows within two tokens


@cache
def _mutual() -> frozenset[str]:
    """Families of words for events whose parties can be named in either order."""
    return frozenset(map(family, terms_of("mutual")))


def find_roles(reading: Reading, sentence: Sentence) -> list[PartyRole]:
    """Return the roles that word order shows in one sentence of a text.

    >>> from bias.reader import read_text
    >>> from bias.reading import read
    >>> told = read(read_text("Ruria bombed Belland. Belland was bombed by Ruria."))
    >>> one, two = (find_roles(told, s) for s in told.article.sentences)
    >>> exchanged(one, two)
    False
    """
    tokens = reading.tokens_of(sentence)
    party = _parties(reading, tokens, sentence)
    if not any(party):
        return []
    low = [small(reading.tokens.words[i]) for i in tokens]
    joined = _joined(party, low)
    roles: list[PartyRole] = []
    for i, token in enumerate(tokens):
        word = look_up(reading.lemma[token])
        if party[i] or word.stop or word.family in _mutual() or len(low[i]) < 3:
            continue
        if reading.class_at(token) not in _EVENTS:
            continue
        before = next((k for k in range(i - 1, max(-1, i - 1 - ROLE_REACH), -1) if party[k]), None)
        after = next((k for k in range(i + 1, min(len(low), i + 1 + ROLE_REACH)) if party[k]), None)
        left = party[before] if before is not None else None
        right = party[after] if after is not None else None
        if left and right and (left == right or frozenset((left, right)) in joined):
            continue
        passive = bool(reading.columns.passive[token])
        if passive:
            left, right = right, left
        close = after is not None and after - i <= 2
        events = [("family", word.family), *(("group", x) for x in word.groups)]
        roles += [PartyRole(event, left, right, passive, close) for event in events]
    return roles


def _parties(reading: Reading, tokens: range, sentence: Sentence) -> list[str | None]:
    """Return the entity of each token of a sentence, or None.

    A short text may not confirm a name that opens its sentence; there a rare word with a capital
    counts as one.
    """
    party: list[str | None] = [None] * len(tokens)
    if tokens:
        opener = reading.tokens.words[tokens.start]
        if opener[0].isupper() and is_rare(reading, tokens.start):
            party[0] = opener
    for mention, entity in reading.named_in(sentence):
        for i in reading.tokens_in(Span(mention.start, mention.end)):
            if i in tokens:
                party[i - tokens.start] = entity.key
    return party


def _joined(party: list[str | None], low: list[str]) -> set[frozenset[str]]:
    """Return the pairs of parties that "and" joins."""
    pairs: set[frozenset[str]] = set()
    for i, word in enumerate(low):
        if word in _JOINING:
            before = next((p for p in party[max(0, i - 2) : i][::-1] if p), None)
            after = next((p for p in party[i + 1 : i + 3] if p), None)
            if before and after:
                pairs.add(frozenset((before, after)))
    return pairs


def exchanged(one: Sequence[PartyRole], two: Sequence[PartyRole]) -> bool:
    """Do two sentences with these roles tell one event with its participants exchanged?"""
    both_one = {(r.event, r.doer, r.patient) for r in one if r.doer and r.patient}
    both_two = {(r.event, r.doer, r.patient) for r in two if r.doer and r.patient}
    turned = {(event, patient, doer) for event, doer, patient in both_two}
    if both_one & turned and not both_one & both_two:
        return True
    return _turned_once(one, two) or _turned_once(two, one)


def _turned_once(passive: Sequence[PartyRole], active: Sequence[PartyRole]) -> bool:
    """Is one party the one it is done to on one side, the doer to a third on the other?

    "X was fired by Y" against "X fired Z": only told apart by the same word in two voices.
    """
    for suffer in passive:
        if suffer.event[0] != "family" or not suffer.passive or not suffer.patient:
            continue
        for act in active:
            if act.event == suffer.event and not act.passive and act.close and act.patient:
                doers = {r.doer for r in passive if r.event == act.event}
                if act.doer == suffer.patient and act.doer not in doers:
                    return True
    return False
