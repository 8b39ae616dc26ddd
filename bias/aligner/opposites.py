"""Which words are one, which are opposite, and which pick out different things?

Sameness is one stem, one root or one group of ``groups.txt``. Opposites ("raise" / "cut") come
from the world list "antonyms"; the words of a contrast ("northern" / "southern") name different
things of one kind and say that two sentences do *not* speak of the same one ("contrasts"). Both
lists hold one direction of a pair; the pair counts in both.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bias.lists import terms_of as words
from bias.words import synonyms
from bias.words.stems import root, stem

if TYPE_CHECKING:
    from bias.aligner.claims import Word

_LONGEST = 4


class Term(NamedTuple):
    """A word or phrase of a sentence that has opposites: its first and last place, its key."""

    first: int
    last: int
    key: str


def same(a: Word, b: Word) -> bool:
    """Whether two words name one thing or one kind of event."""
    if a.stem == b.stem or (a.root == b.root and len(a.root) > 2):
        return not (a.phrases or b.phrases) or a.phrases == b.phrases or _fits(a, b)
    if a.kind == "name" or b.kind == "name":
        return _initials(a.text, b.text)
    return _fits(a, b) and not opposite_words(a.low, b.low)


def near(a: Word, b: Word) -> bool:
    """Whether two words can name one thing: as `same`, or synonyms of news."""
    if same(a, b):
        return True
    if a.kind == "name" or b.kind == "name":
        return False
    shared = synonyms.rows(a.stem, a.phrases) & synonyms.rows(b.stem, b.phrases)
    return bool(shared) and not opposite_words(a.low, b.low)


@lru_cache(maxsize=65536)
def _ways(low: str, word_stem: str, word_root: str, phrases: tuple[str, ...]) -> frozenset[str]:
    named = {"name " + low[:3], "key " + key(low), "key " + stem(low)}
    rows = (f"row {r}" for r in synonyms.rows(word_stem, phrases))
    events = (f"event {e}" for e in synonyms.events(low, phrases))
    return frozenset({"stem " + word_stem, "root " + word_root, *named, *rows, *events})


def meeting(word: Word) -> frozenset[str]:
    """What a word shares with every word that is `near` it, or of the same form."""
    return _ways(word.low, word.stem, word.root, word.phrases)


def opposing(word: Word) -> frozenset[str]:
    """What of `meeting` every opposite of a word has."""
    return frozenset(f"key {k}" for k in opposites(key(word.low)) | opposites(stem(word.low)))


def _fits(a: Word, b: Word) -> bool:
    return bool(synonyms.events(a.low, a.phrases) & synonyms.events(b.low, b.phrases))


def _initials(a: str, b: str) -> bool:
    """Afghan / Afghanistan, Pakistani / Pakistan: one name inside the other."""
    a, b = sorted((a.lower(), b.lower()), key=len)
    return len(a) >= 5 and b.startswith(a[:-1] if a[-1] in "ins" and len(a) > 5 else a)


def key(phrase: str) -> str:
    """What the inflections and derivations of a word or phrase share."""
    parts = phrase.split()
    return root(parts[0]) if len(parts) == 1 else " ".join(stem(p) for p in parts)


def _keys(phrase: str) -> set[str]:
    """Every key of a word: with its inflection off, and with its derivation off as well."""
    return {key(phrase), stem(phrase)} if " " not in phrase else {key(phrase)}


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for term, others in words(name).items():
        for other in others.split(","):
            for a in _keys(term):
                for b in _keys(other.strip()):
                    if a != b:
                        table.setdefault(a, set()).add(b)
                        table.setdefault(b, set()).add(a)
    return {k: frozenset(v) for k, v in table.items()}


def opposites(phrase_key: str) -> frozenset[str]:
    """The keys of the opposites of a word."""
    return _table("antonyms").get(phrase_key, frozenset())


@lru_cache(maxsize=1)
def _converse() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((key(term), key(other.strip())))
        for term, others in words("antonyms", "converse").items()
        for other in others.split(",")
    )


def converse(a: str, b: str) -> bool:
    """Whether two opposite keys tell one deed from its two sides (buy / sell, win / lose)."""
    return frozenset((a, b)) in _converse()


@lru_cache(maxsize=1)
def _sequence() -> frozenset[str]:
    return frozenset(k for t in words("antonyms", "sequence") for k in _keys(t))


def sequence(a: str, b: str) -> bool:
    """Whether two opposite keys can be two stages of one story (arrested, released)."""
    return a in _sequence() or b in _sequence()


def alike(a: str, b: str) -> bool:
    """Whether two keys say nearly one thing (open / reopen)."""
    return a.endswith(b) or b.endswith(a) or bool(synonyms.rows(a, ()) & synonyms.rows(b, ()))


def opposite_words(a: str, b: str) -> bool:
    """Whether two printed words are opposites."""
    against = opposites(key(a)) | opposites(stem(a))
    return key(b) in against or stem(b) in against


def contrasted(a: Word, b: Word) -> bool:
    """Whether two words pick out different things of one kind."""
    return a.stem != b.stem and key(b.low) in _table("contrasts").get(key(a.low), frozenset())


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return frozenset(k for k in _table("antonyms") if " " in k)


def terms(found: tuple[Word, ...]) -> list[Term]:
    """Find the words and phrases of a sentence that have opposites, longest first.

    A word inside a longer phrase ("voted" in "voted against") is not a term of its own.
    """
    phrases = _phrases()
    table = _table("antonyms")
    result: list[Term] = []
    taken = -1
    for i in range(len(found)):
        if i <= taken:
            continue
        for length in range(min(_LONGEST, len(found) - i), 1, -1):
            piece = found[i : i + length]
            joined = " ".join(w.stem for w in piece)
            if joined in phrases and piece[0].clause == piece[-1].clause:
                result.append(Term(i, i + length - 1, joined))
                taken = i + length - 1
                break
        else:
            form = found[i].root if found[i].root in table else found[i].stem
            owner = found[i].text.endswith(("'s", "’s"))
            if form in table and found[i].kind == "content" and not owner:
                result.append(Term(i, i, form))
    return result
