"""Is a word of harm meant so? "Fired" and "hit" harm people; a deal is struck, a law attacked."""

from __future__ import annotations

from functools import cache

from bias.agency import deeds
from bias.agency.branches import Branches
from bias.agency.deeds import Deed
from bias.agency.kinds import kind_of, strange_name
from bias.agency.parties import Told
from bias.lists import terms_of

#: Kinds of patients that are persons.
SOMEBODY = frozenset(("people", "fighters", "officials"))
#: Sides of a game are beaten and hit; a strange name among them is no harm.
_PLAYED = frozenset(("hurt", "attack"))
#: "Attacked him over the vote" is done with words.
_ATTACKS = frozenset(("attack", "assault", "onslaught", "offensive", "target", "blast"))
_VERBAL = ("for", "over", "as", "on")
#: Endings of nouns of doers: "accountant", "arsonist".
_AGENTIVE = ("er", "or", "ist", "ant", "ian", "ee")
#: Words of arms that politics is told in.
_SAID = frozenset(("attack", "assault", "strike", "base", "general", "force", "offensive"))
_CAPTIVE = frozenset(("hostage", "captive", "prisoner", "custody"))
_LIVES = frozenset(("life", "lives"))
#: What only somebody does; a forecast penalises nobody.
BY_SOMEBODY = frozenset(("sue", "punish", "detain", "dismiss", "ban"))
#: Who kills plans: "the board killed the pilot".
_VOTERS = frozenset(
    ("board", "council", "committee", "senate", "parliament", "congress", "legislature", "majority")
)
#: What somebody is charged with who is no suspect.
_TASKS = frozenset(
    ("negotiate", "oversee", "lead", "manage", "enforce", "protect", "implement", "run")
)
#: What makes a deed undone: "quashed the convictions of three bosses".
_UNDOING = frozenset(("quash", "overturn", "reverse", "vacate", "annul", "void", "lift", "drop"))


def is_harm(tree: Branches, told: Told) -> bool:
    """Whether a verb or noun of the list means harm where it stands."""
    if not told.family:
        return False
    if told.family in deeds.families("bodily") and not _is_bodily(tree, told):
        return False
    if told.family in _PLAYED and _is_contest(tree, told):
        return False
    if _is_decision(tree, told):
        return False
    deed = deeds.verb(tree, told.token)
    if deed is None or deeds.noun(tree, told.token) is not None:
        return True
    return _meets(tree, told, deed)


def _is_decision(tree: Branches, told: Told) -> bool:
    """Whether what is told is no harm for who decides it, or that it is undone, or is a task."""
    i, doer = told.token, told.doer
    nobody = doer >= 0 and kind_of(tree, doer) is None and not strange_name(tree, doer)
    if told.family in BY_SOMEBODY and nobody:
        return True
    if told.family == "kill" and doer >= 0 and tree.known.lemma[doer] in _VOTERS:
        return True
    undone = tree.relation[i] in ("dobj", "nsubjpass") and tree.head[i] != i
    if undone and tree.known.lemma[tree.head[i]] in _UNDOING:
        return True
    done = [v for p in tree.those(i, "prep") for v in tree.those(p, "pcomp")]
    return any(tree.known.lemma[v] in _TASKS for v in done)


def _meets(tree: Branches, told: Told, deed: Deed) -> bool:
    """Whether what a verb is done to is of the kind that its row asks for."""
    patient = told.patient
    kind = kind_of(tree, patient) if patient >= 0 else None
    down = any(tree.low[k] == "down" for k in tree.those(told.token, "prt"))
    if down and kind in SOMEBODY:
        return False  # who is shot down in a debate
    if deed.has("captive"):
        near = tree.low[told.token + 1 : told.token + 4]
        return not _CAPTIVE.isdisjoint((*near, tree.known.lemma[patient] if patient >= 0 else ""))
    if deed.has("lives"):
        return any(tree.low[k] in _LIVES for k in tree.those(told.token, "dobj"))
    if deed.has("at") and patient >= 0 and deeds.note(tree, patient, "instrument"):
        return False
    if deed.has("person") or told.family == "dismiss":
        if patient >= 0 and told.family == "dismiss" and tree.low[patient] in ("them", "they"):
            return False  # claims, as often as people
        strange = patient >= 0 and told.family not in _PLAYED and strange_name(tree, patient)
        return kind in SOMEBODY or strange
    return not deed.has("solid") or _bodily(tree, patient)


def _is_bodily(tree: Branches, told: Told) -> bool:
    """Whether harm is done by somebody, a thing or nature, to what can be touched."""
    doer = tree.those(told.token, "nsubj") or [told.doer]
    if doer[0] >= 0 and not (_bodily(tree, doer[0]) or _does(tree, doer[0])):
        return False
    if told.family == "attack" and not _is_armed(tree, told):
        return False
    if told.patient < 0:
        return True
    patient = told.patient
    if told.family == "kill":  # an operation is executed, a party is not killed
        virus = tree.known.tokens.words[patient].isupper()  # "eliminated HIV"
        strange = strange_name(tree, patient) and not virus
        return kind_of(tree, patient) in SOMEBODY or strange
    body = kind_of(tree, patient) == "groups" and told.family in ("destroy", "hurt")
    return _bodily(tree, patient) and not body


def _is_contest(tree: Branches, told: Told) -> bool:
    """Whether somebody is beaten or hit in a race or a game: "beat Lee in the caucus"."""
    low, high = tree.known.bounds[int(tree.known.sentence[told.token])]
    contest = terms_of("vote").keys() | terms_of("sport").keys()
    beaten = tree.known.lemma[told.token] in ("beat", "trounce", "thrash")
    return beaten and not contest.isdisjoint(tree.known.lemma[low:high])


def _is_armed(tree: Branches, told: Told) -> bool:
    """Whether an attack is one with more than words: on a place or a thing, or told with arms or
    with those it hurt in its sentence."""
    if tree.known.lemma[told.token] not in _ATTACKS:
        return True
    if told.form != "nominal" and tree.after(told.token, *_VERBAL):
        return False
    patient = told.patient
    aimed = tree.known.lemma[told.token] == "target"  # as often by a campaign
    if patient >= 0 and kind_of(tree, patient) not in (*SOMEBODY, "groups") and not aimed:
        return not strange_name(tree, patient)
    low, high = tree.known.bounds[int(tree.known.sentence[told.token])]
    words = set(tree.known.lemma[low:high]) - {tree.known.lemma[told.token]}
    return not words.isdisjoint(_arms())


@cache
def _arms() -> frozenset[str]:
    return frozenset((*terms_of("arms"), *terms_of("harm"))) - _SAID - {"enemy"}


def _does(tree: Branches, i: int) -> bool:
    """Whether a word may do harm to bodies: nature, harm itself, a doer by its ending."""
    if deeds.note(tree, i, "nature") and tree.after(i, "of"):
        return False  # "a flood of imports"
    relative = tree.low[i] in ("who", "which", "that")
    agentive = tree.known.lemma[i].endswith(_AGENTIVE)
    harm = deeds.noun(tree, i) is not None
    return relative or agentive or harm or deeds.note(tree, i, "nature")


def _bodily(tree: Branches, i: int) -> bool:
    """Whether a word names somebody, a place or a thing that can be touched, as far as we know."""
    if i < 0:
        return False
    if kind_of(tree, i) is not None or strange_name(tree, i):
        return True
    known = tree.known.lemma[i] in terms_of("counted", "alike")
    return known or deeds.note(tree, i, "instrument") or deeds.note(tree, i, "thing")
