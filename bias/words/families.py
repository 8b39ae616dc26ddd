"""Which verb was a noun made of? "Dismissal" and "dismiss" are one family; "moral" and "more" not.

A noun joins a verb where an ending of English word formation (Quirk et al. 1985, I.31 to I.38)
leads from one to the other and the verb is one that we know (``world_verbs.tsv``). What looks so
and is not ("mission", "department"), and what no ending reaches ("loss", "belief"), stands in
``world_families.tsv``. Everything else is a family of its own.
How often two families are mixed: ``python -m benchmarks.lemmas``.
"""

from __future__ import annotations

from functools import cache, lru_cache

from bias.lists import terms_of
from bias.words.lemmas import lemma

#: Ending of a noun -> the endings that its verb may have instead; the longest that fits is tried
#: first. "Agreement": agree; "explosion": explode; "robbery": rob; "attacker": attack. Without the
#: nouns of doers the best match of a sentence is found less often (P@1 .741 for .754 on ECB+).
_ENDINGS: dict[str, tuple[str, ...]] = {
    "ication": ("y",),
    "ation": ("", "e"),
    "ition": ("e", ""),
    "uction": ("uce",),
    "truction": ("troy",),
    "mption": ("me",),
    "iption": ("ibe",),
    "eption": ("eive",),
    "lution": ("lve",),
    "ission": ("it",),
    "ession": ("ede",),
    "sion": ("de", "d", "t"),
    "ion": ("e", ""),
    "iance": ("y",),
    "ance": ("", "e"),
    "ence": ("", "e"),
    "iment": ("y",),
    "ment": ("", "e"),
    "ial": ("y",),
    "al": ("", "e"),
    "iage": ("y",),
    "age": ("", "e"),
    "ure": ("", "e"),
    "bery": ("", "be"),
    "ry": ("r", "re"),
    "er": ("", "e"),
    "or": ("", "e"),
}
_SHORTEST = 3  # letters that a noun keeps of its verb


_LONGEST = max(map(len, _ENDINGS))


def family(word: str) -> str:
    """Return what `word` shares with its verb or noun: a lemma; the word's own where it has none.

    >>> [family(w) for w in ("dismissal", "dismissed", "nominations", "mission", "losses")]
    ['dismiss', 'dismiss', 'nominate', 'mission', 'lose']
    """
    return family_of_lemma(lemma(word))


@lru_cache(maxsize=65536)
def family_of_lemma(base: str) -> str:
    """As `family`, for a dictionary form."""
    listed = terms_of("families").get(base)
    if listed is not None:
        return listed or base
    known = _verbs()
    if base in known:
        return base
    again = lemma(base)  # "shootings" is of "shooting", and that is of "shoot"
    if again != base:
        return family_of_lemma(again)
    # Two letters may be all that is left of a verb with a silent "e" or a doubled consonant, but
    # such short ones mislead ("dial", "dime"): at least three are asked for.
    for size in range(min(len(base) - _SHORTEST, _LONGEST), 1, -1):
        for ending in _ENDINGS.get(base[-size:], ()):
            verb = base[:-size] + ending
            if verb in known:
                return verb
    return base


@cache
def _verbs() -> frozenset[str]:
    return frozenset(terms_of("verbs"))
