"""Can two words name one thing?"""

from __future__ import annotations

from functools import lru_cache

from bias.aligner.claims import Word
from bias.words.synonyms import events, rows


@lru_cache(maxsize=65536)
def _ways(low: str, word_stem: str, word_root: str, phrases: tuple[str, ...]) -> frozenset[str]:
    shared = {"stem " + word_stem, "root " + word_root, "name " + low[:3]}
    shared |= {f"row {r}" for r in rows(word_stem, phrases)}
    return frozenset(shared | {f"event {e}" for e in events(low, phrases)})


def meeting(word: Word) -> frozenset[str]:
    """What a word shares with every word that is `near` it, or of the same form."""
    return _ways(word.low, word.stem, word.root, word.phrases)


def near(a: Word, b: Word) -> bool:
    """Whether two words can name one thing: one stem, one root, one event, one row."""
    fits = bool(events(a.low, a.phrases) & events(b.low, b.phrases))
    if a.stem == b.stem or (a.root == b.root and len(a.root) > 2):
        return not (a.phrases or b.phrases) or a.phrases == b.phrases or fits
    if a.kind == "name" or b.kind == "name":
        return _initials(a.text, b.text)
    return fits or bool(rows(a.stem, a.phrases) & rows(b.stem, b.phrases))


def _initials(a: str, b: str) -> bool:
    """Afghan / Afghanistan, Pakistani / Pakistan: one name inside the other."""
    a, b = sorted((a.lower(), b.lower()), key=len)
    return len(a) >= 5 and b.startswith(a[:-1] if a[-1] in "ins" and len(a) > 5 else a)
