"""Can two sentences not both hold?

Six devices are looked for, each with the words that show it: one side negates what the other
says, opposites of one thing, figures of one category that exclude each other, "the first time"
against an earlier instance, one result with two winners, all against not all. The devices are those
of de Marneffe, Rafferty & Manning (Finding contradictions in text, ACL 2008); like theirs, a
device counts only where both sentences speak of one thing (`pairing`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from bias.aligner import deeds, incompatible, opposites, polarity
from bias.aligner.claims import Claims, Word, read
from bias.aligner.incompatible import FIRST
from bias.aligner.outcomes import Clash
from bias.aligner.pairing import ONE_MOMENT, Pair
from bias.article import Span
from bias.lists import terms_of as words
from bias.words.closed import stems
from bias.words.stems import stem

#: Verbs that say themselves that something is not, or is no more: no plain counterpart of a "not".
_UNDOING = stems(
    "reject refuse fail lose deny stop end cease give abandon drop cancel ban prohibit forbid "
    "prevent avoid avert spare escape miss lack withdraw oppose disagree break violate "
    "collapse decline quit abstain ignore skip reverse overturn repeal lift remove dissolve "
    "unlikely impossible unable"
)
_NONE_BEFORE = re.compile(r"\b(?:no|none|nobody|never|no one)\b.*\b(?:before|until|till)\b", re.I)
_EMPTY = stems(
    "have make take give get do see put come go report say tell bring show try manage "
    "way time people person official be use need want thing other"
)
#: "No casualties" excludes deaths and injuries; "no one was hurt" excludes deaths.
_UMBRELLAS = {
    stem(word): frozenset(map(stem, kinds.split()))
    for word, kinds in {
        "casualty": "kill die dead death injure wound hurt",
        "victim": "kill die dead death injure wound hurt",
        "die": "kill dead death",
        "survive": "alive rescue save",
        "survivor": "alive rescue save survive",
        "hurt": "kill die dead death injure wound hospital burn bruise fracture",
        "injure": "kill die dead death wound hospital burn bruise fracture",
        "harm": "kill die dead death injure wound hurt",
        "injury": "wound hurt injure hospital burn bruise fracture",
    }.items()
}


@lru_cache(maxsize=8192)
def contradictions(a: str, b: str) -> tuple[Clash, ...]:
    """Find what sentence `b` says against sentence `a`; empty when both can hold.

    >>> [c.device for c in contradictions("The union accepted the offer.",
    ...                                   "The union rejected the offer.")]
    ['opposite']
    >>> contradictions("The union did not accept the offer.", "The union rejected the offer.")
    ()
    """
    pair = Pair(read(a), read(b))
    found = [*_negations(pair), *_opposites(pair), *incompatible.find(pair)]
    return tuple(dict.fromkeys(found))


def contradicts(a: str, b: str) -> bool:
    """Whether two sentences cannot both hold, as far as the rules see."""
    return bool(contradictions(a, b))


# --- negation and quantifiers ---------------------------------------------------------------------


def _negations(pair: Pair) -> list[Clash]:
    found: list[Clash] = []
    if bool(FIRST.search(pair.a.text)) != bool(FIRST.search(pair.b.text)):
        return found  # "had never played there" and "played there for the first time" agree
    if any(
        _NONE_BEFORE.search(x.text) and "first" in y.text
        for x, y in ((pair.a, pair.b), (pair.b, pair.a))
    ):
        return found  # "no woman had flown it before her", "the first woman to fly it"
    if _opposite_denied(pair):
        return found  # "no country opposed it", "every country supported it"
    for i in pair.a.content():
        x = pair.a.words[i]
        for j in pair.b.content():
            y = pair.b.words[j]
            if "name" in (x.kind, y.kind):
                continue
            if x.root != y.root and pair.overlap < ONE_MOMENT and x.stem not in _UMBRELLAS:
                continue
            if not _one_said_one_not(x, y) or not _match(x, y) or x.stem in _EMPTY:
                continue
            if _both_ways(pair.a, x) or _both_ways(pair.b, y):
                continue
            if _denied_elsewhere(pair.a if y.negated or y.partly_negated else pair.b, x, y):
                continue
            if not pair.covers(i, j, mine=x.negated or x.partly_negated):
                continue
            if pair.comparable(range(i, i + 1), range(j, j + 1)):
                note = "one text says it, the other says that it is not so"
                found.append(Clash("negation", x.span, y.span, note))
    return found


def _one_said_one_not(x: Word, y: Word) -> bool:
    if x.partly_negated or y.partly_negated:
        one, other = (x, y) if x.partly_negated else (y, x)
        return other.part == "all" and not one.negated and not other.negated
    return x.negated != y.negated


def _match(x: Word, y: Word) -> bool:
    if x.root == y.root and len(x.root) > 2:
        return True
    if (is_deed(x) or is_deed(y)) and opposites.same(x, y):
        return True
    one, other = (x, y) if x.negated else (y, x)
    return other.stem in _UMBRELLAS.get(one.stem, ())


def is_deed(word: Word) -> bool:
    """Whether the form of a word is that of a verb; two nouns of a group can be two things."""
    return word.low.endswith(("ed", "ing")) or word.low in words("irregular", "verb")


def _both_ways(claims: Claims, word: Word) -> bool:
    """Whether the sentence itself says it of one thing and not of another."""
    return any(
        w is not word and w.root == word.root and w.negated != word.negated for w in claims.words
    )


def _denied_elsewhere(claims: Claims, x: Word, y: Word) -> bool:
    """Whether the clause that seems to say it has a negation, too, on another word."""
    word = next(w for w in (x, y) if not w.negated and not w.partly_negated)
    near = [w for w in claims.words if w.clause == word.clause]
    return any(
        w is not word and (w.negated or (w.kind == "content" and _undoes(claims, w))) for w in near
    )


def _undoes(claims: Claims, word: Word) -> bool:
    """Whether a word says that something is no more; what breaks out or breaks in begins."""
    after = next((w.low for w in claims.words if w.start > word.end), "")
    if after in ("out", "into") and word.stem in ("break", "brok"):
        return False
    if word.low.endswith(("er", "or", "ers", "ors")):
        return False  # a skipper skips nothing
    return word.stem in _UNDOING or word.root in _UNDOING


def _opposite_denied(pair: Pair) -> bool:
    """Whether one sentence negates the very opposite of what the other says: they agree."""
    return any(
        x.negated != y.negated and opposites.opposite_words(x.low, y.low)
        for x in pair.a.words
        if x.content
        for y in pair.b.words
        if y.content
    )


# --- opposites ------------------------------------------------------------------------------------


def _opposites(pair: Pair) -> list[Clash]:
    found: list[Clash] = []
    if _stranded(pair.a) or _stranded(pair.b):
        return found
    left, right = opposites.terms(pair.a.words), opposites.terms(pair.b.words)
    keys_a, keys_b = {t.key for t in left}, {t.key for t in right}
    for one in left:
        against = opposites.opposites(one.key)
        for two in right:
            if two.key not in against or one.key in keys_b or two.key in keys_a:
                continue
            if any(k in against and opposites.alike(k, two.key) for k in keys_a) or any(
                k in opposites.opposites(two.key) and opposites.alike(k, one.key) for k in keys_b
            ):
                continue  # one of them tells of a change, from the one to the other
            a, b = range(one.first, one.last + 1), range(two.first, two.last + 1)
            if _denied_near(pair.a, a) or _denied_near(pair.b, b):
                continue
            if not _has_subject(pair.a, a[0]) or not _has_subject(pair.b, b[0]):
                continue  # "the rich", "the poor": subjects, not what is said of them
            if opposites.converse(one.key, two.key) and (
                _passive(pair.a, a[0]) or _passive(pair.b, b[0]) or not pair.one_subject(a[0], b[0])
            ):
                continue
            if (
                opposites.sequence(one.key, two.key)
                and not _lasting(pair, a[0], b[0])
                and (max(pair.overlap, pair.overlap_beside(a, b)) < ONE_MOMENT)
            ):
                continue
            whole = (one.key in _WHOLLY or two.key in _WHOLLY) and not pair.apart(a[-1], b[-1])
            if whole or pair.comparable(
                a, b, parts=one.key not in _WHOLLY and two.key not in _WHOLLY
            ):
                found.append(
                    Clash(
                        "opposite",
                        Span(pair.a.words[a[0]].start, pair.a.words[a[-1]].end),
                        Span(pair.b.words[b[0]].start, pair.b.words[b[-1]].end),
                        "opposite words of one thing",
                    )
                )
    return found


#: What is said of all cannot be held with a part that does otherwise.
_WHOLLY = frozenset(map(opposites.key, ("unanimous", "unanimously", "unopposed")))


def _has_subject(claims: Claims, i: int) -> bool:
    """Whether something stands before a term that it can be said of."""
    before = claims.words[i - 1].low if i else ""
    return bool(deeds.leading(claims, i)) or before in ("he", "she", "they", "it", "we")


def _lasting(pair: Pair, i: int, j: int) -> bool:
    """Whether one of two words is said to hold still: then no stage can have followed."""
    return any(
        w.low in ("still", "remains", "remain", "stays", "stay")
        for claims, k in ((pair.a, i), (pair.b, j))
        for w in claims.words[max(0, k - 3) : k]
    )


def _passive(claims: Claims, i: int) -> bool:
    return any(
        w.low in ("was", "were", "been", "being", "is", "are")
        for w in claims.words[max(0, i - 2) : i]
    )


def _stranded(claims: Claims) -> bool:
    """Whether a "not" stands for a clause that is not repeated: "the others were not"."""
    return any(
        w.low == "not" and (k + 1 == len(claims.words) or claims.words[k + 1].clause != w.clause)
        for k, w in enumerate(claims.words)
    )


def _denied_near(claims: Claims, places: range) -> bool:
    """Whether a term is negated or halved, or anything else in its clause is negated.

    A term that negates by itself ("not guilty", "barred from returning") is not so denied.
    """
    clause = claims.words[places[0]].clause
    near = [(k, w) for k, w in enumerate(claims.words) if w.clause == clause and k not in places]
    if any(claims.words[k].partly_negated for k in places):
        return True
    if places[0] > 0 and claims.words[places[0] - 1].low in ("no", "without", "half"):
        return True
    own = any(polarity.is_plain(claims.words[k].low) for k in places)
    if not own and any(claims.words[k].negated for k in places):
        return True
    if polarity.negates_by_itself(claims.words[places[0]]) and not any(
        polarity.is_plain(w.low) for _, w in near
    ):
        return False
    return any(w.negated for _, w in near)
