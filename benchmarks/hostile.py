"""Who acts against whom, be it with words? Threats, blame, pressure, penalties, what is undone.

    hostilities(reading)  -> list[Hostility], in order of the text; none without a parse

Wider than `bias.agency.events` by deeds that no report prints: those of ``world_hostile.tsv``,
whose header explains the notes, beside the harm of ``world_deeds.tsv``. Who is meant is what the
build of the sentence says: the subject of the verb above of "threatened to scrap", the object of
"forced them to leave", the genitive of "his attempts to intimidate".
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from bias.agency import deeds
from bias.agency.branches import Branches
from bias.agency.kinds import kind_of, strange_name
from bias.lists import read_list
from bias.reading import Reading

#: What a noun of the list is aimed with.
_AT = ("against", "on", "upon", "at", "to", "toward", "towards", "over")
_SHARED = ("conj", "xcomp", "advcl", "ccomp", "pcomp")
#: Verbs of harm that mean it only of some objects or in some phrases.
_NARROW = ("captive", "lives", "at")
#: Steps up from a verb to the one whose subject it shares.
CLIMB = 4
#: What is said of the object, not of the subject: "forced Iran to", "blamed him for leaving".
_OF_OBJECT = frozenset(("for", "of", "from", "into"))


@cache
def _noted(note: str) -> dict[str, str]:
    """The terms of the list with this note, each with its class."""
    terms = read_list(Path(__file__).with_name("world_hostile.tsv")).terms
    return {t.text: t.plain for t in terms if note in t.note.split(", ")}


class Hostility(NamedTuple):
    """A deed against somebody: its word, its class, who does it and who suffers it, by token."""

    token: int
    family: str
    doers: frozenset[int]
    patients: frozenset[int]


def hostilities(known: Reading) -> list[Hostility]:
    """Return the deeds of the list that stand in a text.

    >>> from bias.reader import read_text
    >>> from bias.reading import read
    >>> [x] = hostilities(read(read_text("The mayor lashed out at the press."), "parse"))
    >>> x.family, x.doers, x.patients
    ('words', frozenset({1}), frozenset({6}))
    """
    if known.engine != "parse":
        return []
    tree = Branches(known)
    found = (_told(tree, i) for i in range(len(known.lemma)))
    return [x for x in found if x is not None]


def _told(tree: Branches, i: int) -> Hostility | None:
    if tree.known.class_at(i) == "verb":
        family, last = _verb(tree, i)
        patients = _suffer(tree, i) if last < 0 else tree.those(last, "pobj")
        return _made(tree, i, family, _does(tree, i), set(patients)) if family else None
    low = tree.low[i].removesuffix("'s")
    rows = _noted("noun")
    base = next((x for x in (low, low.removesuffix("s")) if x in rows), tree.known.lemma[i])
    harm = deeds.noun(tree, i)
    family = harm.family if harm else rows.get(base, "")
    if not family:
        return None
    of = base in _noted("of") or (harm is not None and not harm.has("made"))
    return _made(tree, i, family, *_of_noun(tree, i, (*_AT, "of") if of else _AT))


def _made(tree: Branches, i: int, family: str, doers: set[int], patients: set[int]) -> Hostility:
    one, other = ({tree.meant(k) for k in some} for some in (doers, patients))
    return Hostility(i, family, frozenset(one), frozenset(other - one))


def _verb(tree: Branches, i: int) -> tuple[str, int]:
    """The class of a verb, and the preposition that its patient stands after (-1: its object)."""
    rows = _noted("verb")
    base = tree.known.lemma[i]
    parts = [tree.low[k] for k in tree.those(i, "prt", "advmod")]
    for start in (*(f"{base} {part}" for part in parts), base):
        for k in tree.those(i, "prep"):
            if f"{start} {tree.low[k]}" in rows:
                return rows[f"{start} {tree.low[k]}"], k
        if start in rows and (start != base or not tree.those(i, "prt")):
            return rows[start], -1
    harm = deeds.verb(tree, i)
    if harm is None or not harm.has("verb") or harm.has(*_NARROW):
        return "", -1
    bodies = (kind_of(tree, k) or strange_name(tree, k) for k in _suffer(tree, i))
    return (harm.family if not harm.has("person", "solid") or any(bodies) else ""), -1


def _does(tree: Branches, i: int, steps: int = CLIMB) -> set[int]:
    """Who does what a verb tells, in its clause or the one above."""
    by = tree.after(i, "by")
    own = tree.those(i, "nsubj")
    if by or own or tree.those(i, "nsubjpass", "auxpass"):
        return set(by) if tree.those(i, "nsubjpass", "auxpass") else set(own or by)
    above, how = tree.head[i], tree.relation[i]
    if above == i or not steps:
        return set()
    if how == "acl":
        if not tree.low[i].endswith("ing") and not tree.those(i, "aux"):
            return set()  # a participle: "the man accused"
        return _whose(tree, above, steps) or {above}
    if how == "amod":
        return {above} if tree.low[i].endswith("ing") else set()
    if how == "pcomp":
        verb = tree.head[above]
        if tree.known.class_at(verb) != "verb":
            return _whose(tree, verb, steps)
        objects = tree.those(verb, "dobj", "nsubjpass")
        if tree.low[above] in _OF_OBJECT and objects:
            return set(objects)
        return _does(tree, verb, steps - 1)
    if how not in _SHARED:
        return set()
    objects = tree.those(above, "dobj", "nsubjpass") if how in ("xcomp", "ccomp") else []
    return set(objects) or _does(tree, above, steps - 1)


def _whose(tree: Branches, noun: int, steps: int) -> set[int]:
    """Whose a noun is: by its genitive, else by the verb whose object it is."""
    found = set(tree.those(noun, "poss")) or set(tree.after(noun, "by", "from"))
    verb = tree.head[noun]
    if tree.relation[noun] == "pobj":  # "in an attempt to deter them, they closed the port"
        verb = tree.head[verb]
    if found or not steps or tree.relation[noun] not in ("dobj", "pobj"):
        return found
    return _does(tree, verb, steps - 1)


def _suffer(tree: Branches, i: int) -> list[int]:
    """To whom a verb is done: its object, also that of the verb it leads to ("threatened to
    deport them"), or the subject of a passive, also a shared one."""
    passive = tree.those(i, "nsubjpass")
    if passive or tree.those(i, "auxpass"):
        return passive
    if tree.relation[i] in ("acl", "amod") and tree.low[i].endswith(("ed", "en")):
        return [tree.head[i]]
    led = [n for v in tree.those(i, "xcomp") for n in tree.those(v, "dobj")]
    objects = tree.those(i, "dobj", "dative") or led
    if not objects and tree.relation[i] == "conj" and not tree.those(i, "nsubj"):
        return tree.those(tree.head[i], "nsubjpass")
    shared = [n for c in tree.those(i, "conj") for n in tree.those(c, "dobj")]
    return objects or shared


def _of_noun(tree: Branches, i: int, aimed: tuple[str, ...]) -> tuple[set[int], set[int]]:
    patients = set(tree.after(i, *aimed))
    doers = _whose(tree, i, 0) or {
        k for k in tree.those(i, "compound", "amod", "nmod") if tree.known.class_at(k) == "name"
    }
    above = tree.head[i]
    verb = above
    if tree.relation[i] == "pobj":
        verb = tree.head[above]
    if tree.known.class_at(verb) != "verb" or verb == i:
        return doers, patients
    if tree.known.lemma[verb] in _noted("bears"):
        patients |= _does(tree, verb)
    elif tree.relation[i] == "dobj" and tree.known.lemma[verb] in _noted("gives"):
        doers = doers or _does(tree, verb)
        patients |= {*tree.after(verb, *_AT), *tree.those(verb, "dative")}
    return doers, patients
