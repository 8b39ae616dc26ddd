"""Which dictionary word is a printed one a form of?"""

from __future__ import annotations

from functools import lru_cache

from bias.lists import fold, lemmas


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the dictionary form of `word`, in small letters.

    >>> lemma("denied"), lemma("Children"), lemma("local")
    ('deny', 'child', 'local')
    """
    low = fold(word)
    candidates = lemmas(low)
    return min(candidates[1:], key=len, default=low) if len(candidates) > 1 else low
