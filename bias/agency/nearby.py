"""Where the clause of a deed names no doer: does the text name one elsewhere?

Another event of harm may be the same deed told again or what led to it: in its sentence or one
beside it ("nearby"), or, of the same family with the same patient, anywhere ("elsewhere").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bias.agency import deeds
from bias.agency.branches import Branches
from bias.agency.model import Event
from bias.lists import terms_of

#: Families that bring another about: who shoots may have killed.
_LEADS: dict[str, frozenset[str]] = {
    "kill": frozenset(("kill", "shoot", "attack", "bomb", "hurt", "destroy")),
    "die": frozenset(("kill", "shoot", "attack", "bomb", "hurt", "destroy")),
    "hurt": frozenset(("kill", "shoot", "attack", "bomb", "hurt", "destroy")),
    "shoot": frozenset(("kill", "shoot", "attack", "hurt")),
    "attack": frozenset(("attack", "shoot", "bomb")),
    "bomb": frozenset(("bomb", "attack")),
    "destroy": frozenset(("destroy", "bomb", "attack")),
}
_SUSPECTS = frozenset((
    "suspect", "accused", "culprit", "perpetrator", "gunman", "shooter", "attacker", "killer",
))  # fmt: skip
_LAID = ("with", "of", "for", "in", "to", "on")
_COURTS = frozenset(("sue", "punish", "detain"))
#: Tellings of one deed that are looked at.
MOST = 50
_TOLD = ("happened", "claimed", "hedged")


def with_doers(tree: Branches, events: list[Event]) -> list[Event]:
    """Give events of harm without a doer the one that the text names for the same deed."""
    named = _Named(tree, events)
    return [
        named.found(e) if e.harm and e.agent is None and e.factuality in _TOLD else e
        for e in events
    ]


class _Named:
    """The deeds of harm whose doer is named, by sentence, and by family and patient."""

    def __init__(self, tree: Branches, events: list[Event]) -> None:
        self.tree = tree
        self.near: dict[int, list[Event]] = {}
        self.same: dict[tuple[str, str], list[Event]] = {}
        for e in events:
            if e.harm and e.agent is not None and e.factuality in _TOLD:
                self.near.setdefault(self._sentence(e), []).append(e)
                if e.patient_token >= 0:
                    self.same.setdefault((e.family, _key(tree, e.patient_token)), []).append(e)

    def _sentence(self, event: Event) -> int:
        return int(self.tree.known.sentence[event.token])

    def found(self, event: Event) -> Event:
        """An event with the doer that is named for it, nearest first; or as it is."""
        blamed = _blamed(self.tree, event)
        if blamed >= 0:
            agent = self.tree.phrase(blamed)
            return replace(event, agent=agent, agent_token=blamed, doer_found="nearby")
        here = self._sentence(event)
        for other in self._candidates(event, here):
            if not _is_target(self.tree, event, other):
                far = abs(self._sentence(other) - here) > 1
                return replace(
                    event,
                    agent=other.agent,
                    agent_token=other.agent_token,
                    doer_found="elsewhere" if far else "nearby",
                )
        return event

    def _candidates(self, event: Event, here: int) -> Iterator[Event]:
        """Deeds of its sentence that it may come of; then the same deed, told elsewhere."""
        leads = _LEADS.get(event.family, frozenset())
        beside = [
            e for e in self.near.get(here, []) if e.family in leads and _may_be(self.tree, event, e)
        ]
        yield from sorted(beside, key=lambda e: abs(e.token - event.token))
        if event.patient_token < 0:
            return
        told = self.same.get((event.family, _key(self.tree, event.patient_token)), [])
        for e in sorted(told[:MOST], key=lambda e: abs(e.token - event.token)):
            if abs(self._sentence(e) - here) <= 1 or _stands_alone(self.tree, e):
                yield e


def _blamed(tree: Branches, event: Event) -> int:
    """Who is charged or held for a deed, confesses it or is called its suspect; -1."""
    if event.family not in deeds.families("crime"):
        return -1
    at = event.token
    while True:  # "charged with murder for the deaths of"; a climb ends at the root
        at = tree.head[at]
        if tree.relation[at] == "prep" and tree.low[at] not in _LAID:
            return -1
        found = _bearer(tree, at)
        if found >= 0:
            return found if found != event.patient_token else -1
        if tree.head[at] == at or tree.known.class_at(at) == "verb":
            return -1


def _bearer(tree: Branches, at: int) -> int:
    """Whom a word lays a deed on: "charged", "confessed", "responsibility", "suspect"; -1."""
    base, low = tree.known.lemma[at], tree.low[at]
    if low == "responsibility" or base == "confess":
        subject = tree.those(at if base == "confess" else tree.head[at], "nsubj")
        return subject[0] if subject else -1
    if low in _SUSPECTS and tree.known.class_at(at) != "verb":
        subject = tree.those(tree.head[at], "nsubj") if tree.relation[at] == "attr" else []
        return subject[0] if subject else at
    deed = deeds.verb(tree, at)
    court = deed is not None and deed.family in _COURTS and not deed.has("captive")
    if not court and base != "accuse":
        return -1
    held = tree.those(at, "nsubjpass", "dobj") or tree.those(at, "nsubj")
    if not held and tree.relation[at] == "acl" and low.endswith("ed"):
        held = [tree.head[at]]
    return tree.meant(held[0]) if held else -1


def _stands_alone(tree: Branches, other: Event) -> bool:
    """Whether a telling far off says who did it, and that it was done."""
    word = tree.low[other.agent_token].partition("'")[0]
    return other.factuality != "hedged" and word not in terms_of("function", "pronoun")


def _is_target(tree: Branches, event: Event, other: Event) -> bool:
    """Whether who did the one suffers the other: "attacks on Hamas targets"."""
    if event.patient is None or other.agent is None:
        return False
    suffers = {tree.low[i] for i in tree.known.tokens_in(event.patient)}
    return tree.low[other.agent_token] in suffers


def _same(tree: Branches, x: Event, y: Event) -> bool:
    """Whether two events have the same patient, by name or by noun."""
    if x.patient_token < 0 or y.patient_token < 0:
        return False
    return _key(tree, x.patient_token) == _key(tree, y.patient_token)


def _key(tree: Branches, i: int) -> str:
    entity = tree.known.names.at(tree.known.tokens.starts[i])
    return entity.key if entity is not None else tree.known.lemma[i]


def _may_be(tree: Branches, x: Event, y: Event) -> bool:
    """Whether two neighbouring events may be one deed: a patient that one of them leaves out."""
    known = tree.known
    told = [e.patient_token for e in (x, y)]
    if min(told) < 0 or any(known.class_at(i) == "pronoun" for i in told):
        return True
    struck = y.patient_kind == "places" and x.patient_kind != "places"  # and who was there
    return struck or _same(tree, x, y)
