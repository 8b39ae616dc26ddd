"""Are the participants exchanged? What word order, passives and "by" show, without a parse.

Around every event word the nearest name before it is taken for the doer and the nearest after it
for the one it is done to; a passive turns the two. Two sentences exchange roles when two parties
stand to one event word the one way in the first sentence and the other way in the second, and
neither sentence also has the order of the other. Verbs of meeting and agreeing have no order, and
names joined by "and" have none between them. A match that exchanges roles is never returned: that
A struck B and that B struck A are two events, however many words they share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bias.article import tokenize
from bias.matching.profile import Text, capitalised, is_passive, stopwords
from bias.words.groups import load
from bias.words.stems import root, stem

REACH = 7  # tokens between a name and its event word
# Events in which the parties can be named in either order; roots.
_IN_EITHER_ORDER = (
    "meet met talk talks agree agreement negotiate negotiation discuss exchange clash marry "
    "merge merger share draw sign join between together play trade swap ceasefire truce "
    "peace deal relation relationship dispute divorce conflict war border summit"
)
_MUTUAL = frozenset(map(root, _IN_EITHER_ORDER.split()))


class Role(NamedTuple):
    """A party's part in an event; `event` is a root or a group label."""

    event: tuple[str, str]
    doer: str | None
    patient: str | None
    passive: bool
    close: bool  # the one who it is done to follows within two tokens


def _parties(item: Text, starts: Sequence[int], words: Sequence[str]) -> list[str | None]:
    """Return the entity of each token, or None; an unconfirmed name that opens counts as well."""
    party: list[str | None] = [None] * len(starts)
    if words and capitalised(words)[0]:
        party[0] = words[0]
    for i, start in enumerate(starts):
        for name in item.names:
            if name.start <= start < name.end:
                party[i] = name.key
    return party


def _joined(party: list[str | None], low: list[str]) -> set[frozenset[str]]:
    """Return the pairs of parties that "and" joins."""
    pairs: set[frozenset[str]] = set()
    for i, word in enumerate(low):
        if word in ("and", "&", "with"):
            before = next((p for p in party[max(0, i - 2) : i][::-1] if p), None)
            after = next((p for p in party[i + 1 : i + 3] if p), None)
            if before and after:
                pairs.add(frozenset((before, after)))
    return pairs


def find(item: Text) -> list[Role]:
    """Return the roles that word order shows in one sentence."""
    starts, _, words = tokenize(item.text)
    party = _parties(item, starts, words)
    low = [word.lower() for word in words]
    joined = _joined(party, low)
    stop, known = stopwords(), load()
    roles: list[Role] = []
    for i, word in enumerate(words):
        form, base = stem(word), root(word)
        if party[i] or form in stop or low[i] in stop or base in _MUTUAL or len(low[i]) < 3:
            continue
        before = next((k for k in range(i - 1, max(-1, i - 1 - REACH), -1) if party[k]), None)
        after = next((k for k in range(i + 1, min(len(words), i + 1 + REACH)) if party[k]), None)
        left = party[before] if before is not None else None
        right = party[after] if after is not None else None
        if left and right and (left == right or frozenset((left, right)) in joined):
            continue
        passive = is_passive(words, i)
        if passive:
            left, right = right, left
        close = after is not None and after - i <= 2
        events = [("root", base), *(("group", group) for group in known.of(word))]
        roles += [Role(event, left, right, passive, close) for event in events]
    return roles


def differ(one: Sequence[Role], two: Sequence[Role]) -> bool:
    """Do two sentences with these roles tell one event with its participants exchanged?"""
    both_one = {(r.event, r.doer, r.patient) for r in one if r.doer and r.patient}
    both_two = {(r.event, r.doer, r.patient) for r in two if r.doer and r.patient}
    turned = {(event, patient, doer) for event, doer, patient in both_two}
    if both_one & turned and not both_one & both_two:
        return True
    return _turned_once(one, two) or _turned_once(two, one)


def _turned_once(passive: Sequence[Role], active: Sequence[Role]) -> bool:
    """Is one party the one it is done to on one side, the doer to a third on the other?

    "X was fired by Y" against "X fired Z": only told apart by the same word in two voices.
    """
    for suffer in passive:
        if suffer.event[0] != "root" or not suffer.passive or not suffer.patient:
            continue
        for act in active:
            if act.event == suffer.event and not act.passive and act.close and act.patient:
                doers = {r.doer for r in passive if r.event == act.event}
                if act.doer == suffer.patient and act.doer not in doers:
                    return True
    return False
