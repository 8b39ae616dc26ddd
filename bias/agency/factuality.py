"""Is a deed told as done? FactBank's question (Saurí & Pustejovsky 2009) in six answers.

The status of a word comes from word order (`bias.reading`). A negation must also stand in the
tree above or beside the deed; and a noun with "the" or a genitive takes its deed as done, whatever
is said of it: "no charges in the shooting".
"""

from __future__ import annotations

from functools import cache

from bias.agency.branches import Branches
from bias.findings import Factuality
from bias.lists import terms_of
from bias.words import speech_words

_STATUS: dict[str, Factuality] = {
    "negated": "denied",
    "averted": "denied",
    "feared": "feared",
    "demanded": "planned",
    "hypothetical": "hedged",
}
_COURT = frozenset(("accuse", "charge", "suspect", "suspicion", "allege", "indict", "allegation"))
_COMING = frozenset(("upcoming", "planned", "imminent", "possible", "future", "expected"))
#: Lists of what brings in a status that must also stand by the deed in the tree.
_CUES = {"denied": ("negation", "averting"), "feared": ("fear",)}
_NO_ONE = ("no-one", "nobody", "none")
_SELDOM = frozenset(("rarely", "seldom", "hardly"))
_MODAL = frozenset(("can", "could", "may", "might"))
_OF = ("of", "with")
_SINCE = frozenset(("after", "since", "during", "following", "amid", "over"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
#: Relations over which a negation does not reach up.
_APART = frozenset(("advcl", "relcl", "acl", "parataxis"))
#: Words before a deed among which one that doubts it may stand.
NEAR = 3
#: Steps up from a deed to what governs it.
CLIMB = 3
_DONE = frozenset(("manage", "begin", "start", "continue", "have", "use", "force"))
#: What brings in what was done as somebody's word, or as what seems so: "is said to have fled".
_TOLD = frozenset(
    ("say", "believe", "think", "report", "allege", "understand", "claim", "consider")
)
_SEEMS = frozenset(("appear", "seem"))
_AHEAD = frozenset(("expect", "hope", "plan", "want", "like", "aim"))


@cache
def _heads(name: str) -> frozenset[str]:
    """The first words of the terms of a list."""
    return frozenset(term.lstrip("=").partition(" ")[0] for term in terms_of(name))


def factuality(tree: Branches, i: int, noun: bool) -> Factuality:
    """How the word `i` of a deed is told."""
    known = tree.known
    status = _STATUS.get(known.status_at(i))
    if noun and _definite(tree, i):
        status = None
    if status in _CUES and not _cued(tree, i, _CUES[status]):
        status = None
    if status is None and _is_nobody(tree, i):
        return "denied"
    if status in ("denied", "feared"):
        return status
    if known.tense_at(i) == "future" or _wanted(tree, i) or _is_let(tree, i):
        return "planned"
    above = tree.known.lemma[tree.head[i]] if _is_perfect(tree, i) else ""
    if above in speech_words():
        return "claimed"  # "is said to have fled"
    if (
        above in _SEEMS
        or _doubted(tree, i)
        or any(tree.low[k] in _MODAL for k in tree.those(i, "aux"))
    ):
        return "hedged"
    if status is not None:
        return status
    quoted = known.article.voice_at(known.tokens.starts[i]) == "quotation"
    return "claimed" if quoted or known.attribution_at(i) is not None else "happened"


def _is_nobody(tree: Branches, i: int) -> bool:
    """Whether nobody does or suffers it: "no-one was injured", "we rarely see them tried"."""
    parties = tree.those(i, "nsubj", "nsubjpass", "dobj", "agent")
    none = any(tree.low[k].startswith(_NO_ONE) for k in parties)
    seldom = {i, tree.head[i]} if tree.relation[i] in ("ccomp", "xcomp") else {i}
    return none or any(tree.low[k] in _SELDOM for v in seldom for k in tree.those(v, "advmod"))


def _is_let(tree: Branches, i: int) -> bool:
    """ "A bill to let victims sue them"."""
    above = tree.head[i]
    bare = tree.known.lemma[i] == tree.low[i] and tree.relation[i] in ("ccomp", "xcomp")
    return bare and tree.known.lemma[above] in ("let", "allow", "permit", "enable")


def _definite(tree: Branches, i: int) -> bool:
    if tree.relation[i] == "pobj" and tree.low[tree.head[i]] in _SINCE:
        return True
    return any(
        tree.relation[k] == "poss" or (tree.relation[k] == "det" and tree.low[k] in _DEFINITE)
        for k in tree.kids.get(i, ())
    )


def _cued(tree: Branches, i: int, lists: tuple[str, ...]) -> bool:
    """Whether a word of these lists hangs on a deed or governs it; a suspect is nobody's fear."""
    words = frozenset().union(*map(_heads, lists)) - _COURT
    at = i
    for _ in range(CLIMB):
        kids = tree.kids.get(at, [])
        near = [*kids, *(g for k in kids for g in tree.those(k, "det", "neg"))]
        if any(tree.low[k] in words or tree.relation[k] == "neg" for k in near):
            return True
        if at != i and (tree.known.lemma[at] in words or tree.low[at] in words):
            return True
        if tree.relation[at] in _APART or tree.head[at] == at:
            return False
        at = tree.head[at]
    return False


def _wanted(tree: Branches, i: int) -> bool:
    """ "To kill": an aim, not a deed, but after "managed" and its like; "an imminent attack"."""
    to = any(tree.low[k] == "to" for k in tree.those(i, "aux"))
    coming = any(tree.low[k] in _COMING for k in tree.those(i, "amod"))
    aim = to and not _is_perfect(tree, i) and tree.known.lemma[tree.head[i]] not in _DONE
    return coming or aim


def _is_perfect(tree: Branches, i: int) -> bool:
    """ "To have killed": done, but for what is expected."""
    aux = [tree.low[k] for k in tree.those(i, "aux")]
    return {"to", "have"} <= {*aux} and tree.known.lemma[tree.head[i]] not in _AHEAD


def _doubted(tree: Branches, i: int) -> bool:
    """Whether hearsay stands near, or a court still asks whether it was so."""
    near = {*tree.low[max(0, i - NEAR) : i], *(tree.low[k] for k in tree.kids.get(i, ()))}
    if not _heads("hearsay").isdisjoint(near):
        return True
    if tree.relation[i] == "nsubjpass" and tree.known.lemma[tree.head[i]] in _COURT:
        return True
    at = i
    while tree.relation[at] in ("conj", "compound") and tree.head[at] != at:
        at = tree.head[at]
    above = tree.head[at]
    if tree.relation[at] in ("acl", "ccomp", "relcl") and tree.known.lemma[above] in _COURT:
        return True
    return tree.low[above] in _OF and tree.known.lemma[tree.head[above]] in _COURT
