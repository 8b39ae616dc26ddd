"""Of which lemmas may a printed word be a form?

Matching asks backwards: the suffixes of a printed word are taken off by rule ("bombings" may be
of ``bombing`` or ``bomb``), irregular forms are looked up (``lexicons/world_irregular.tsv``), and
whatever is no entry of a lexicon is dropped. So nothing is expanded when a lexicon is loaded.
The rules are those of English spelling (Quirk et al. 1985, 3.5 to 3.10 and 5.80), as far as they
decide: the doubled consonant, ``e`` and ``y``. Comparison (-er, -est) is not inflection here.
"""

from __future__ import annotations

from functools import lru_cache

from bias.folding import small
from bias.lists.shelf import load

_VOWELS = frozenset("aeiou")
_ENDS = frozenset("sdg")  # the last letters of every regular form
_APOSTROPHE = str.maketrans("’ʼ‑‐", "''--")


def fold(word: str) -> str:
    """Fold a token for look-up: small letters, straight apostrophes and hyphens, no ``'s``.

    >>> fold("Kabul’s"), fold("cease‑fire"), fold("didn’t")
    ('kabul', 'cease-fire', "didn't")

    A word keeps its length but for ``'s``: "İzmir" keeps its first letter (`bias.folding.small`).
    """
    word = small(word)
    if not word.isascii():
        word = word.translate(_APOSTROPHE)
    return word[:-2] if word.endswith("'s") else word


@lru_cache(maxsize=1)
def _irregular() -> tuple[dict[str, tuple[str, ...]], frozenset[str], dict[str, list[str]]]:
    """Return form -> lemmas, the verbs that take no -ed, lemma -> forms."""
    backward: dict[str, tuple[str, ...]] = {}
    verbs: set[str] = set()
    forward: dict[str, list[str]] = {}
    for term in load("irregular").terms:
        of = tuple(lemma.strip() for lemma in term.plain.split(","))
        backward[term.text] = of
        for lemma in of:
            forward.setdefault(lemma, []).append(term.text)
        if term.note == "verb":
            verbs.update(of)
    return backward, frozenset(verbs), forward


def _doubles(stem: str) -> bool:
    """Whether a short stem doubles its last letter before -ed and -ing: stop, ban; not aid, fix."""
    return (
        2 < len(stem) < 6
        and stem[-1] not in "aeiouwxyh"
        and stem[-2] in _VOWELS
        and stem[-3] not in _VOWELS
        and not _VOWELS.intersection(stem[:-2])
    )


def _strip(word: str, cut: int) -> list[str]:
    """Undo -ed or -ing, which is `cut` letters long."""
    stem = word[:-cut]
    if len(stem) < 2 or not (_VOWELS.intersection(stem) or "y" in stem):
        return []
    found = [stem + "e"]
    if not _doubles(stem) and not (cut == 2 and stem.endswith("e")):
        found.append(stem)
    if stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        found.append(stem[:-1])
    elif len(stem) > 5 and stem.endswith("ick"):
        found.append(stem[:-1])  # panicked, trafficked; "blocked" is no form of "bloc"
    if cut == 2 and stem.endswith("i"):
        found.append(stem[:-1] + "y")
    elif cut == 3 and stem.endswith("y"):
        found.append(stem[:-1] + "ie")  # dying
    return found


def lemmas(word: str) -> tuple[str, ...]:
    """Return the words that `word` (folded) may be a form of, itself first; some are no words.

    >>> lemmas("fled")[:2], "deny" in lemmas("denied"), "hop" in lemmas("hoped")
    (('fled', 'flee'), True, False)
    """
    backward, verbs, _ = _irregular()
    if word[-1:] not in _ENDS:
        return (word, *backward[word]) if word in backward else (word,)
    found = [word, *backward.get(word, ())]
    if len(word) > 2:
        last = word[-1]
        if last == "s" and word[-2] not in "su":
            found.append(word[:-1])
            if word.endswith("ies"):
                found.append(word[:-3] + "y")
            elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
                found.append(word[:-2])
        elif last == "d" and word[-2] == "e":
            found += [lemma for lemma in _strip(word, 2) if lemma not in verbs]
        elif last == "g" and word.endswith("ing"):
            found += _strip(word, 3)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def forms(lemma: str) -> frozenset[str]:
    """Return every form of a one-word lemma, as noun or verb; some are forms of no word.

    >>> sorted(forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    _, verbs, forward = _irregular()
    found = {lemma, *forward.get(lemma, ())}
    doubled = lemma + lemma[-1] if _doubles(lemma) else lemma
    if len(lemma) > 4 and _doubles(lemma[-3:]):  # repelled, harbored: stress is not written
        found.update((lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"))
    if lemma.endswith("e"):
        ed, ing = lemma + "d", lemma[:-1] + "ing"
        if lemma.endswith("ie"):
            ing = lemma[:-2] + "ying"
        elif lemma.endswith("ee"):
            ing = lemma + "ing"
    elif len(lemma) > 2 and lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        ed, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        ed, ing = doubled + "ed", doubled + "ing"
    if len(lemma) > 2 and lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        found.add(lemma[:-1] + "ies")
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        found.add(lemma + "es")
    else:
        found.add(lemma + "s")
    found.add(ing)
    if lemma not in verbs:
        found.add(ed)
    return frozenset(found)
