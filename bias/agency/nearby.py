"""Where the clause of a deed names no doer: does the text name one elsewhere?

Another event of harm may be the same deed told again or what led to it: in its sentence or one
beside it ("nearby"), or, of the same family with the same patient, anywhere ("elsewhere").
"""

from __future__ import annotations

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
_SUSPECTS = frozenset(("suspect", "accused", "culprit", "perpetrator", "mastermind"))
_LAID = ("with", "of", "for", "in", "to", "on")
_COURTS = frozenset(("sue", "punish", "detain"))
#: Deeds that somebody is brought to court for.
_CRIMES = frozenset(("abduct", "abuse", "attack", "bomb", "destroy", "die", "hack", "hurt", "kill",
                     "rob", "shoot"))  # fmt: skip
#: Steps up from a deed to whom it is laid on: "charged with murder for the deaths of".
CLIMB = 5
_TOLD = ("happened", "claimed", "hedged")


def with_doers(tree: Branches, events: list[Event]) -> list[Event]:
    """Give events of harm without a doer the one that the text names for the same deed."""
    named = [e for e in events if e.harm and e.agent is not None and e.factuality in _TOLD]
    return [
        _found(tree, e, named) if e.harm and e.agent is None and e.factuality in _TOLD else e
        for e in events
    ]


def _found(tree: Branches, event: Event, named: list[Event]) -> Event:
    leads = _LEADS.get(event.family, frozenset((event.family,)))
    here = int(tree.known.sentence[event.token])
    blamed = _blamed(tree, event)
    if blamed >= 0:
        return replace(event, agent=tree.phrase(blamed), agent_token=blamed, doer_found="nearby")
    best: tuple[tuple[bool, int, int], Event] | None = None
    for other in named:
        if other.family not in leads or _is_target(tree, event, other):
            continue
        apart = abs(int(tree.known.sentence[other.token]) - here)
        same = other.family == event.family and _same(tree, event, other)
        if apart > 1 and not _stands_alone(tree, other):
            continue
        if not same and (
            event.family not in _LEADS or apart > 0 or not _may_be(tree, event, other)
        ):
            continue
        rank = (apart > 1, apart, abs(other.token - event.token))
        if best is None or rank < best[0]:
            best = rank, other
    if best is None:
        return event
    (far, _, _), other = best
    return replace(
        event,
        agent=other.agent,
        agent_token=other.agent_token,
        doer_found="elsewhere" if far else "nearby",
    )


def _blamed(tree: Branches, event: Event) -> int:
    """Who is charged or held for a deed, confesses it or is called its suspect; -1."""
    if event.family not in _CRIMES:
        return -1
    at = event.token
    for _ in range(CLIMB):
        at = tree.head[at]
        if tree.relation[at] == "prep" and tree.low[at] not in _LAID:
            return -1
        found = _bearer(tree, at)
        if found >= 0:
            return found if found != event.patient_token else -1
        if tree.head[at] == at or tree.known.class_at(at) == "verb":
            return -1
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
    court = deed is not None and deed.family in _COURTS and "captive" not in deed.notes
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
    return _same(tree, x, y)
