"""Which words are participles of a passive, and which tense does a verb show? By word order.

A passive is a participle after a form of "be" or "get" in its clause, with nothing between them
but adverbs, negations and other auxiliaries; or a participle right before "by". Measured on 309
passives of UD English GUM and EWT (development halves): ``python -m benchmarks.passives``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bias.lists import terms_of
from bias.reading.model import TENSES, WORD_CLASSES

#: Tokens between a form of "be" and its participle; most are one or two apart.
REACH = 4
_BE, _GET, _HAVE, _MODAL = (WORD_CLASSES.index(x) for x in ("be", "get", "have", "modal"))
#: What may stand between "be" and its participle.
_BETWEEN = frozenset(WORD_CLASSES.index(x) for x in ("be", "get", "have", "negation", "adverb"))
_FUTURE = frozenset(("will", "would", "shall", "won't", "wouldn't"))


@cache
def _irregular() -> frozenset[str]:
    return frozenset(terms_of("participles"))


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
    return is_participle(low) and low not in _states()


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
        if may_be_passive(word):
            by = i + 1 < len(low) and low[i + 1] == "by" and clause[i + 1] == clause[i]
            out[i] = by or _follows_be(i, low, word_class, clause)
    return out


def _follows_be(
    i: int, low: Sequence[str], word_class: NDArray[np.uint8], clause: NDArray[np.int32]
) -> bool:
    for j in range(i - 1, max(-1, i - 1 - REACH), -1):
        if clause[j] != clause[i]:
            return False
        if word_class[j] in (_BE, _GET):
            return True
        if word_class[j] not in _BETWEEN and not low[j].endswith("ly"):
            # "was arrested and charged": a second participle shares the first one's "be".
            return (
                low[j] in ("and", "or")
                and j > 0
                and is_participle(low[j - 1])
                and _follows_be(j - 1, low, word_class, clause)
            )
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
    for i, word in enumerate(low):
        if word_class[i] in (_MODAL, _HAVE, _BE):
            continue
        before = [
            low[j]
            for j in range(max(0, i - REACH), i)
            if clause[j] == clause[i] and (word_class[j] in (_MODAL, _HAVE, _BE) or low[j] == "to")
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
