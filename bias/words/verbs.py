"""Which words are participles of a passive, and which tense does a verb show? By word order.

A passive is a participle after a form of "be" or "get" in its clause, with nothing between them
but adverbs, negations and other auxiliaries; or a participle right before "by" and a doer; or, in
a clause without any other verb, a participle that wants an object ("Man arrested after a chase").
Measured on 309 passives of UD English GUM (news) and EWT, development parts (``python -m
benchmarks.passives DATA``): precision .86, recall .85; most of what is counted wrong there are
participles before "by" that UD calls no passive clauses ("a blog written by him").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bias.lists import terms_of
from bias.words.classes import WORD_CLASSES
from bias.words.lemmas import lemma

Tense = Literal["", "past", "pluperfect", "future"]
TENSES: tuple[Tense, ...] = ("", "past", "pluperfect", "future")

#: Tokens between a form of "be" and its participle; most are one or two apart.
PASSIVE_REACH = 4
_BE, _GET, _HAVE, _MODAL, _NUMBER, _PRONOUN = (
    WORD_CLASSES.index(x) for x in ("be", "get", "have", "modal", "number", "pronoun")
)
#: What may stand between "be" and its participle.
_BETWEEN = frozenset(WORD_CLASSES.index(x) for x in ("be", "get", "have", "negation", "adverb"))
_BEFORE = frozenset(("well", "first", "either", "neither", "both", "hereby", "so-called"))
_AFTER = frozenset(WORD_CLASSES.index(x) for x in ("preposition", "subordinator"))
_VERBAL = frozenset(WORD_CLASSES.index(x) for x in ("be", "have", "do", "get", "modal", "pronoun"))
#: What is so in a degree is no deed: "was very concerned".
_DEGREES = frozenset(("very", "too", "so", "more", "most", "as", "quite", "rather"))
_FUTURE = frozenset(("will", "would", "shall", "won't", "wouldn't"))


@cache
def _irregular() -> frozenset[str]:
    return frozenset(terms_of("participles"))


@cache
def _befalling() -> frozenset[str]:
    """Forms of verbs that take those whom something befell as their object, and want one."""
    return frozenset(terms_of("fates", "object").keys() - terms_of("fates", "subject").keys())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(terms_of("verbs"))


@cache
def _states() -> frozenset[str]:
    """Participles that are adjectives after "be": "was married", "is tired"."""
    return frozenset(terms_of("participles", "state"))


def is_participle(low: str) -> bool:
    """Whether a word in small letters can be a past participle.

    >>> is_participle("seized"), is_participle("shot"), is_participle("shoot")
    (True, True, False)
    """
    if low in _irregular():
        return True
    return (len(low) > 3 and low.endswith("ed") and not low.endswith("eed")) or low == "freed"


def may_be_passive(low: str) -> bool:
    """Whether a word in small letters is a participle and no mere state ("is gone")."""
    return is_participle(low) and not _is_state(low)


def passives(
    low: Sequence[str], word_class: NDArray[np.uint8], clause: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Mark the participles of passives.

    Args:
        low: tokens in small letters. word_class: index in `WORD_CLASSES` of each.
        clause: the clause of each.
    """
    out = np.zeros(len(low), dtype=bool)
    for i, word in enumerate(low):
        if is_participle(word) and not _is_state(word):
            out[i] = (
                _has_agent(i, low, word_class, clause)
                or _follows_be(i, low, word_class, clause)
                or _is_bare(i, low, word_class, clause)
            )
    return out


@cache
def _is_state(word: str) -> bool:
    """Is a participle an adjective: listed, or made so by "un-" ("unfinished", not "unveiled")?"""
    if word in _states():
        return True
    return word.startswith("un") and is_participle(word[2:]) and lemma(word) not in _verbs()


def _has_agent(
    i: int, low: Sequence[str], word_class: NDArray[np.uint8], clause: NDArray[np.int32]
) -> bool:
    """Does "by" follow with a doer: not "by 25 percent", "by 2050", "responded by firing"?"""
    if i + 2 >= len(low) or low[i + 1] != "by" or clause[i + 1] != clause[i]:
        return False
    after = low[i + 2]
    return word_class[i + 2] != _NUMBER and not (after.endswith("ing") and len(after) > 5)


def _is_bare(
    i: int, low: Sequence[str], word_class: NDArray[np.uint8], clause: NDArray[np.int32]
) -> bool:
    """Is this the only verb of its clause, in want of an object: "Man arrested after a chase"?"""
    if low[i] not in _befalling() or not i or clause[i - 1] != clause[i]:
        return False
    if i + 1 < len(low) and clause[i + 1] == clause[i] and word_class[i + 1] not in _AFTER:
        return False
    first = i
    while first and clause[first - 1] == clause[i]:
        first -= 1
    end = i + 1
    while end < len(low) and clause[end] == clause[i]:
        end += 1
    return not any(
        word_class[j] in _VERBAL or is_participle(low[j]) or low[j] in _past_forms()
        for j in range(first, end)
        if j != i
    )


def _follows_be(
    i: int, low: Sequence[str], word_class: NDArray[np.uint8], clause: NDArray[np.int32]
) -> bool:
    for j in range(i - 1, max(-1, i - 1 - PASSIVE_REACH), -1):
        if clause[j] != clause[i] or low[j] in _DEGREES:
            return False
        if word_class[j] in (_BE, _GET):
            return True
        if (
            word_class[j] == _PRONOUN
            and word_class[j - 1] == _BE
            and j
            and clause[j] == clause[j - 1]
        ):
            return True  # "was he arrested?"
        if word_class[j] in _BETWEEN or low[j].endswith("ly") or low[j] in _BEFORE:
            continue
        # "was arrested and charged": a second participle shares the first one's "be".
        shares = low[j] in ("and", "or") and j > 0 and is_participle(low[j - 1])
        return shares and _follows_be(j - 1, low, word_class, clause)
    return False


def tenses(
    low: Sequence[str], word_class: NDArray[np.uint8], clause: NDArray[np.int32]
) -> NDArray[np.uint8]:
    """Return for every token the index in `TENSES` of what its verb form shows.

    A participle after "had" is pluperfect, a verb after "will" or "is to" future, a form in -ed
    or an irregular past form past; what the form does not show is "".
    """
    out = np.zeros(len(low), dtype=np.uint8)
    past, pluperfect, future = (TENSES.index(t) for t in ("past", "pluperfect", "future"))
    known = _past_forms()
    classes, clauses = word_class.tolist(), clause.tolist()
    helpers = [
        i for i, word in enumerate(low) if classes[i] in (_MODAL, _HAVE, _BE) or word == "to"
    ]
    at = 0
    for i, word in enumerate(low):
        if classes[i] in (_MODAL, _HAVE, _BE):
            continue
        while at < len(helpers) and helpers[at] < i - PASSIVE_REACH:
            at += 1
        before = [
            low[j] for j in helpers[at : at + PASSIVE_REACH] if j < i and clauses[j] == clauses[i]
        ]
        if "had" in before and is_participle(word):
            out[i] = pluperfect
        elif not _FUTURE.isdisjoint(before) or _is_to(i, low):
            out[i] = future
        elif word in known or (word.endswith("ed") and len(word) > 3):
            out[i] = past
    return out


def _is_to(i: int, low: Sequence[str]) -> bool:
    """ "The firm is to close": planned."""
    return i > 1 and low[i - 1] == "to" and low[i - 2] in ("is", "are", "set", "due", "going")


@cache
def _past_forms() -> frozenset[str]:
    """Irregular past forms and participles ("began", "struck")."""
    return frozenset(f for f, base in terms_of("irregular", "verb").items() if f != base)
