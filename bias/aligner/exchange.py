"""Does a sentence tell a headline's deed with doer and done-to exchanged?

`roles` sees names around event words; here common nouns count as well ("court", "union"), but only
where they stand right next to the deed, so that nothing between can turn it.
"""

from __future__ import annotations

from bias.aligner import deeds, opposites
from bias.aligner.claims import Claims, Word, read
from bias.aligner.headlines import predicate
from bias.aligner.windows import Window
from bias.matching import roles
from bias.matching.profile import Named, Text
from bias.words.closed import PREPOSITION, listed
from bias.words.stems import root

_REACH = 5
_PRONOUN = listed("he she they")


def exchanged(said: Claims, sentence: str) -> bool:
    """Whether doer and done-to of the claim stand the other way round in a sentence.

    Only where both stand next to the deed, so that nothing between can turn it.
    """
    there = read(sentence)
    named = [
        (Named(x.start, x.end, x.stem), Named(y.start, y.end, x.stem))
        for x in said.words
        for y in there.words
        if "name" in (x.kind, y.kind) and x.content and x.stem == y.stem
    ]
    one = _parts(said, Text(said.text, [x for x, _ in named]))
    two = _parts(said, Text(sentence, [y for _, y in named]))
    if {(b, a) for a, b in one} & two and not one & two:
        return True
    for i in predicate(said):
        mine = _sides(said, i)
        for k, word in enumerate(there.words):
            if not all(mine) or word.root != said.words[i].root:
                continue
            theirs = _sides(there, k)
            if mine[0] & theirs[1] and mine[1] & theirs[0] and not mine[0] & theirs[0]:
                return True
    return False


def crossed(said: Claims, window: Window) -> bool:
    """Whether the deed, in other words, is told with its parties exchanged."""
    for i in predicate(said):
        doer = _parties(said, deeds.doers(said, i))
        done_to = _parties(said, deeds.patients(said, i))
        for n, w in window.held.get(i, ()):
            there = read(window.sentences[window.where.index(n)])
            k = next(k for k, x in enumerate(there.words) if x.start == w.start)
            if not _is_told(there, k) or roles.mutual(w.root):
                continue
            own = _parties(there, deeds.doers(there, k))
            other = _parties(there, deeds.patients(there, k))
            if opposites.converse(opposites.key(said.words[i].low), opposites.key(w.low)):
                near = {x.stem for x in there.words[max(0, k - _REACH) : k]}
                if doer & own & near and not done_to & own and not w.low.endswith("s"):
                    return True  # it did not win: it lost
                continue
            if k and there.words[k - 1].low in _PRONOUN:
                own = done_to  # "they beat Rovers": whoever they are, not Rovers
            if doer & other and done_to & own and not doer & own and not done_to & other:
                return True
    return False


def _parties(said: Claims, places: list[int]) -> frozenset[str]:
    """The stems of those who do or suffer a deed: of their names, where they have one."""
    named = [k for k in places if said.words[k].kind == "name"]
    return frozenset(said.words[k].stem for k in named or places)


def _is_told(there: Claims, k: int) -> bool:
    word = there.words[k]
    past = word.low.endswith(("ed", "s")) or deeds.is_past(word.low)
    return past and not word.negated and word.reality == "fact"


def _parts(said: Claims, text: Text) -> set[tuple[str, str]]:
    """Who does the claim's deed to whom in a text, by names."""
    deeds = {root(said.words[i].low) for i in predicate(said)}
    return {
        (r.doer, r.patient)
        for r in roles.find(text)
        if r.event[0] == "root" and r.event[1] in deeds and r.doer and r.patient
    }


def _sides(said: Claims, i: int) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of who does it and to whom: the words next to the deed, turned round in a passive."""
    clause = [w for w in said.words if w.clause == said.words[i].clause]
    left = [w for w in clause if w.start < said.words[i].start]
    right = [w for w in clause if w.start > said.words[i].start]
    passive = bool(right) and right[0].low == "by"
    doer, done_to = _run(left[::-1]), _run(right[1:] if passive else right)
    return (done_to, doer) if passive else (doer, done_to)


def _run(near: list[Word]) -> frozenset[str]:
    """The stems of the first words of content, up to a preposition or the next small word."""
    found: list[str] = []
    for word in near[:6]:
        if word.content and not word.adverb:
            found.append(word.stem)
        elif found or word.low in PREPOSITION:
            break
    return frozenset(found)
