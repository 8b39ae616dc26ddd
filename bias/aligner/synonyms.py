"""Which words and phrases of news can name one thing?

The groups of trigger words (``groups.txt``) and the world list "synonyms", which adds what
headlines say in their own short words ("axe", "wed", "probe"). A shared group makes two words
comparable, never equal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bias.aligner import groups
from bias.aligner.stems import stem
from bias.lexicon import words

if TYPE_CHECKING:
    from bias.aligner.claims import Word

LONGEST = 5
#: Groups whose members name a deed and its counterpart: no proof that two words are one.
_LOOSE = frozenset({"win", "beat", "knock_out", "test", "leave", "start", "plan"})


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    """Word or phrase, as stems -> the rows of the list that hold it."""
    table: dict[str, set[str]] = {}
    for term, others in words("synonyms").items():
        for member in (term, *others.split(", ")):
            table.setdefault(" ".join(map(stem, member.split())), set()).add(term)
    return {k: frozenset(v) for k, v in table.items()}


@lru_cache(maxsize=1)
def _openers() -> dict[str, list[tuple[str, ...]]]:
    """First stem of each known phrase -> the phrases."""
    known = [tuple(k.split()) for k in _synonyms() if " " in k]
    known += list(groups.load().phrases)
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in known:
        table.setdefault(phrase[0], []).append(phrase)
    return table


@lru_cache(maxsize=1)
def _members() -> dict[str, frozenset[str]]:
    """Row of the list -> its first stems."""
    table: dict[str, set[str]] = {}
    for phrase, found in _synonyms().items():
        for row in found:
            table.setdefault(row, set()).add(phrase.partition(" ")[0])
    return {row: frozenset(stems) for row, stems in table.items()}


def kin(word_stem: str, phrases: tuple[str, ...]) -> frozenset[str]:
    """The first stems of what may stand for a word, by the list "synonyms"."""
    return frozenset().union(*(_members()[row] for row in rows(word_stem, phrases)))


def phrases_at(stems: list[str]) -> tuple[str, ...]:
    """Return the known phrases that begin a list of stems."""
    found = [p for p in _openers().get(stems[0], ()) if tuple(stems[: len(p)]) == p]
    return tuple(dict.fromkeys(" ".join(p) for p in found))


@lru_cache(maxsize=65536)
def _of_word(word: str) -> frozenset[str]:
    """The trigger groups of a printed word; by inflection, and by derivation where that is all."""
    known = groups.load()
    return known.words.get(stem(word), frozenset()) or known.of(word)


@lru_cache(maxsize=65536)
def _of_phrase(phrase: str) -> frozenset[str]:
    return groups.load().phrases.get(tuple(phrase.split()), frozenset())


def events(low: str, phrases: tuple[str, ...]) -> frozenset[str]:
    """The trigger groups of a word, or of the phrase that begins with it."""
    own = frozenset().union(*map(_of_phrase, phrases)) if phrases else frozenset()
    return (own or _of_word(low)) - _LOOSE


def rows(word_stem: str, phrases: tuple[str, ...]) -> frozenset[str]:
    """The rows of the list "synonyms" for a word, or for the phrase that begins with it."""
    table = _synonyms()
    own = frozenset().union(*(table.get(p, frozenset()) for p in phrases))
    return own or table.get(word_stem, frozenset())


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
