"""Who does it, and to whom? The doer and the patient of one word of harm or of action.

A verb has them from the parse. A noun has them by its genitive, by what stands before it
("police raid"), by "of", "by" and "on", or by the verb that leads to it ("launched strikes on").
A weapon, a strike or a crash as the subject ("the strike killed") is no doer: whose it was may
stand beside it. The same holds after "in", "during" and "by" of a passive.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bias.agency import deeds
from bias.agency.branches import Branches
from bias.agency.deeds import Deed
from bias.agency.kinds import kind_of
from bias.findings import Form
from bias.lists import terms_of
from bias.words import time_words

_AT = ("at", "on", "upon", "toward", "towards", "to")
_AGAINST = ("on", "against", "upon")
_INSIDE = ("in", "during", "by", "with", "from", "under", "amid", "through")
_ACTORS = frozenset(("people", "fighters", "officials", "groups"))
_PERSONS = _ACTORS - {"groups"}
_ASKED = frozenset(("who", "what", "which", "that"))
_PARTICIPLE = ("ed", "en", "shot", "hit", "struck", "slain", "sued")
_WHERE = frozenset(("where", "when", "why", "whose"))
#: Deeds that the police suffer as often as they do them.
_AIMED = frozenset(("ambush", "assault", "attack", "killing", "murder", "shooting", "slaying"))
_BEFORE = ("amod", "compound", "nmod", "poss")


@cache
def _measures() -> frozenset[str]:
    more = ("number", "lives", "life", "%", "dozens", "hundreds", "thousands", "bodies")
    return frozenset((*terms_of("speakers", "vague"), *terms_of("numerals"), *more))


class Told(NamedTuple):
    """One deed by tokens: its word, how it is told, who did it, to whom; -1 for nobody."""

    token: int
    form: Form
    doer: int
    patient: int
    family: str
    #: Verbs that only lead to the word and are no event of their own.
    leads: int = -1


def of_verb(tree: Branches, told: Told, deed: Deed | None) -> Told:
    """Complete what the parse says of a verb; `deed`: its row, None for no harm."""
    i = told.token
    if told.doer >= 0:
        doer = _meant(tree, told.doer)
        none = tree.low[doer] in _ASKED or tree.known.class_at(doer) == "verb"
        told = told._replace(doer=-1 if none else doer)
    if tree.relation[i] == "amod" and told.form == "intransitive":
        told = _describing(tree, told)
    if deed is not None:
        told = _harmed(tree, told._replace(family=deed.family), deed)
    if told.patient >= 0:
        told = told._replace(patient=_counted(tree, _somebody(tree, i, told.patient)))
    return _without_tools(tree, told)


def _somebody(tree: Branches, verb: int, i: int) -> int:
    """Whom a patient stands for: of "a member of the tribe, whom they charged" the member."""
    found = tree.meant(i)
    kids = tree.those(verb, "dobj", "nsubjpass") if tree.head[verb] == found else []
    above = tree.head[tree.head[found]]
    body = tree.relation[found] == "pobj" and kind_of(tree, found) not in _PERSONS
    who = any(tree.low[k] in ("who", "whom") for k in (i, *kids))
    if who and body and kind_of(tree, above) in _ACTORS:
        return above
    return found


def _meant(tree: Branches, i: int) -> int:
    """The doer that a relative pronoun stands for: of "the massacre in the town that killed six"
    the massacre, not the town."""
    found = tree.meant(i)
    above = tree.head[tree.head[found]]
    if found != i and tree.relation[found] == "pobj" and _instrument(tree, above):
        return above
    return found


def _describing(tree: Branches, told: Told) -> Told:
    """ "Displaced families", "attacking troops"."""
    above = tree.head[told.token]
    if tree.low[told.token].endswith("ing"):
        return told._replace(doer=above)
    return told._replace(form="passive without agent", doer=-1, patient=above)


def _without_tools(tree: Branches, told: Told) -> Told:
    """Whose the weapon, the strike or the crash was that stands as the doer; -1 where unsaid."""
    i, doer = told.token, told.doer
    by = doer in tree.after(i, "by")  # "by Georgia State Patrol"
    if doer >= 0 and (_speaks(tree, i, doer) or (told.family and not by and _is_site(tree, doer))):
        doer = -1
    form = told.form
    above = tree.head[i]
    state = deeds.note(tree, above, "state") and not deeds.note(tree, above, "lives")
    burst = tree.relation[i] == "advcl" and state
    if burst and form == "active" and tree.low[i].endswith("ing"):
        form, doer = "instrument subject", -1  # "it exploded, killing six"
    if doer >= 0 and told.family and _instrument(tree, doer):
        form = "instrument subject" if form == "active" else form
        doer = owner(tree, doer)
    if doer < 0 and form != "active":
        doer = _beside(tree, i)
    return told._replace(form=form, doer=doer)


def _is_site(tree: Branches, i: int) -> bool:
    """Whether a doer is but a town or a building: "the attack in Paris that killed"."""
    entity = tree.known.names.at(tree.known.tokens.starts[i])
    place = entity is not None and entity.kind == "place"
    return place and entity is not None and entity.key not in terms_of("countries")


def _speaks(tree: Branches, i: int, doer: int) -> bool:
    """Whether the found doer is only who tells of the deed ("Sheriff: blast injures two")."""
    if any(tree.low[k] == "to" for k in tree.those(i, "aux")):
        return False  # "wanted to kill"
    said = tree.known.attribution_at(i)
    source = said.source if said is not None else None
    return source is not None and source.start <= tree.known.tokens.starts[doer] < source.end


def _harmed(tree: Branches, told: Told, deed: Deed) -> Told:
    """A verb of harm with what it is aimed at, and with the object that it shares or leaves out."""
    if told.form.startswith("passive"):
        return told
    i = told.token
    if deed.has("at"):
        objects = tree.those(i, "dobj")
        aimed = [n for k in (i, *objects) for n in tree.after(k, *_AT)]
        aimed = [n for n in aimed if tree.low[n] not in time_words()]
        if aimed and not objects and kind_of(tree, aimed[0]) == "places":
            aimed = []  # "shot at the station" there
        phrase = told.patient in objects and tree.low[told.patient] == "fire"
        if aimed and (told.patient < 0 or phrase or _instrument(tree, told.patient)):
            family = "shoot" if deed.family == "dismiss" else deed.family
            return told._replace(patient=aimed[0], form="active", family=family)
    if told.patient >= 0:
        own = tree.known.lemma[told.patient] == "life" and deed.has("state")  # "lost their lives"
        return told._replace(form="intransitive", doer=-1, patient=told.doer) if own else told
    shared = [k for c in tree.those(i, "conj") for k in tree.those(c, "dobj")]
    if shared and not deed.has("state"):
        return told._replace(patient=shared[0], form="active")
    return _objectless(tree, told, deed) if told.form == "intransitive" else told


def _objectless(tree: Branches, told: Told, deed: Deed) -> Told:
    """A verb of harm without an object: what dies; a headline's passive ("Two killed in crash");
    what a clause tells of its noun ("the man she attacked")."""
    i, doer = told.token, told.doer
    if deed.has("state") and not deed.has("lives"):
        return told._replace(doer=-1, patient=doer)
    above = tree.head[i]
    asked = any(tree.low[k] in _WHERE for k in tree.kids.get(i, ()))
    if tree.relation[i] == "relcl" and doer >= 0 and doer != above and not asked:
        return told._replace(form="active", patient=above)
    by = tree.after(i, "by")
    if by and doer >= 0:
        return told._replace(form="passive with agent", doer=by[0], patient=doer)
    bare = tree.low[i].endswith(_PARTICIPLE) and tree.low[i] != "fired"
    bare = bare and not (tree.those(i, "xcomp", "ccomp", "aux") or _elsewhere(tree, i))
    if bare and doer >= 0 and tree.known.tense_at(i) != "future":
        return told._replace(form="passive without agent", doer=-1, patient=doer)
    return told


def _elsewhere(tree: Branches, i: int) -> bool:
    """ "Seized on the vote": the verb has another object."""
    return any(tree.low[n] not in time_words() for n in tree.after(i, "on", "upon"))


def of_noun(tree: Branches, i: int, deed: Deed) -> Told | None:
    """The deed that a noun names; None where it only describes another noun ("murder trial")."""
    if tree.relation[i] in ("compound", "amod", "nmod"):
        above = tree.head[i]
        if kind_of(tree, above) is None or tree.head[above] == i:
            return None
        suspect = above if _accused(tree, above) else -1
        return Told(i, "nominal", suspect, -1, deed.family)
    doer, patient = _around(tree, i, deed)
    form: Form = "nominal"
    leads = -1
    above = tree.head[i]
    if tree.relation[i] in ("dobj", "nsubjpass") and above != i:
        if deeds.note(tree, above, "support"):
            leads = above
            form = "active" if tree.relation[i] == "dobj" else "passive without agent"
        elif deeds.note(tree, above, "bears"):
            leads = above
    return Told(i, form, doer, patient, deed.family, leads)


def _accused(tree: Branches, i: int) -> bool:
    return tree.low[i].removesuffix("s") in ("suspect", "gunman", "attacker")


def _around(tree: Branches, i: int, deed: Deed) -> tuple[int, int]:
    """Doer and patient of a noun of harm by what hangs on it."""
    by = tree.after(i, "by")
    of = [k for k in tree.after(i, "of") if not deeds.note(tree, k, "instrument")]
    against = [k for k in tree.after(i, *_AGAINST) if tree.low[k] not in time_words()]
    before = owner(tree, i, also_of=False)
    genitive = next(iter(tree.those(i, "poss")), -1)
    doer, patient = (by[0] if by else -1), (against[0] if against else -1)
    if deed.has("suffered"):
        of = of or tree.after(i, "to")
        patient = of[0] if of else genitive
        # "the shooting of Lee, a teacher by an officer"
        by = by or [
            n for k in of for m in (k, *tree.those(k, "appos")) for n in tree.after(m, "by")
        ]
        doer = by[0] if by and _acts(tree, by[0]) else doer
        if before != patient and doer < 0:
            own = (
                before >= 0
                and kind_of(tree, before) == "people"
                and tree.known.class_at(before) != "name"
            )
            if own and patient < 0:  # "child murder", "family detention"
                patient = before
            else:
                doer = before
    else:
        made = deed.has("made")
        doer = doer if doer >= 0 else before
        if of and made and doer < 0:
            doer = of[0]
        elif of:
            patient = of[0]
    if patient >= 0:
        patient = _counted(tree, patient)
    if doer >= 0 and _instrument(tree, doer):
        doer = owner(tree, doer)
    return (tree.meant(doer) if doer >= 0 else -1), patient


def owner(tree: Branches, i: int, also_of: bool = True) -> int:
    """Whose strike, raid or shot it was: by what stands before the noun, or "by"; -1."""
    aimed = tree.known.lemma[i] in _AIMED
    for k in reversed(tree.those(i, *_BEFORE)):
        if aimed and tree.relation[k] == "compound" and kind_of(tree, k) == "officials":
            break  # "the police attack", "the officer shooting": theirs, or on them
        if _acts(tree, k):
            return k
    made = [k for v in tree.those(i, "acl") for k in tree.after(v, "by")]
    later = tree.after(i, "by") + made + (tree.after(i, "of") if also_of else [])
    return next((k for k in later if _acts(tree, k)), -1)


def _acts(tree: Branches, i: int) -> bool:
    """Whether a word names somebody who acts: a person, a body, a people or its adjective."""
    adjective = tree.relation[i] == "amod" and tree.known.class_at(i) != "name"
    adjective = adjective or tree.known.tokens.words[i].endswith("ing")  # "lobbying indictments"
    if adjective or tree.low[i] in time_words():
        return False
    if tree.relation[i] == "poss" and tree.low[i] in terms_of("function", "possessive"):
        return True
    if _is_place(tree, i):
        found = tree.known.names.within(tree.known.tokens.starts[i], tree.known.tokens.ends[i])
        adjective = bool(found) and found[0][0].role in ("adjective", "people")
        # "US strikes" are theirs, "Paris attacks" are not.
        return adjective or tree.relation[i] == "poss" or tree.known.tokens.words[i].isupper()
    return kind_of(tree, i) in _ACTORS


def _is_place(tree: Branches, i: int) -> bool:
    """Whether a word is the name of a place, not of who lives there."""
    entity = tree.known.names.at(tree.known.tokens.starts[i])
    return entity is not None and entity.kind == "place"


def _instrument(tree: Branches, i: int) -> bool:
    """Whether a noun is what harm is done with, or harm itself."""
    if kind_of(tree, i) in _ACTORS:
        return False
    return deeds.note(tree, i, "instrument") or deeds.noun(tree, i) is not None


def _beside(tree: Branches, i: int) -> int:
    """The doer of a strike, a raid or a shot that stands beside a verb without a doer."""
    for k in tree.after(i, *_INSIDE):
        harm = deeds.noun(tree, k)
        if harm is not None and harm.has("suffered"):
            continue
        made = harm is not None and harm.has("made")
        if _instrument(tree, k) and (found := owner(tree, k, also_of=made)) >= 0:
            return found
    hands = [k for n in tree.after(i, "at") if tree.low[n] == "hands" for k in tree.after(n, "of")]
    return hands[0] if hands else -1


def _counted(tree: Branches, i: int) -> int:
    """Who is counted: "dozens of civilians", "the lives of three miners"."""
    while tree.low[i] in _measures() or tree.known.class_at(i) == "number":
        of = tree.after(i, "of")
        if not of:
            break
        i = of[0]
    return i
