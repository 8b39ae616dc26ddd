"""What does a sentence claim: which words, said to be so or not so, and by whom?

A reading without a parser. A sentence is cut into clauses; each content word in it gets a
polarity (a negation reaches the head that follows it, and two negations cancel), a reality (fact,
possible, wanted, feared), a quantifier (all of a thing, or part of it) and the speaker who is
made to answer for it. The scheme is that of event factuality (Saurí & Pustejovsky, FactBank,
2009): polarity and certainty belong to a source, not to the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from bias.aligner import polarity
from bias.article import Span, tokenize
from bias.lists import fold
from bias.lists import terms_of as words
from bias.words import synonyms
from bias.words.closed import FUNCTION, NOT_ADVERBS, NUMERALS, TIME, UNITS, listed
from bias.words.stems import root, stem

Kind = Literal["content", "name", "number", "time", "function"]
Reality = Literal["fact", "possible", "wanted", "feared", "conditional"]
Part = Literal["", "all", "part"]

_CUT = listed("but although though whereas while because if unless until who which whose")
_CUT_AFTER_COMMA = _CUT | listed(
    "and or nor so yet as when where after before since then with saying adding"
)
_HARD = re.compile(r"[;:—()\[\]…!?]|\s[–-]\s|\.\s|\n")
_AUXILIARY = listed("is are was were has had have been did does do can")
_WHOLE = listed("all every each both entire whole everyone everybody everything")
_PARTLY = listed("some most many several few part others another partly partially mostly dozens")
_REALITY: dict[str, Reality] = {"hypothetical": "possible", "demand": "wanted", "fear": "feared"}
#: Cues of a wish that mostly tell of a deed ("offered no apology", "ordered the raid").
_DONE = listed("offer order invite encourage instruct prepare")
_HEARSAY = listed("said thought believed reported rumoured rumored alleged supposed expected")
_BE = listed("is are was were")
_REACH = 8  # tokens that a modal or a wish reaches


@dataclass(slots=True)
class Word:
    """A token and how it is meant. `speech`: index of the speech that holds it, or -1."""

    start: int
    end: int
    text: str
    low: str
    stem: str
    root: str
    kind: Kind
    clause: int
    negated: bool = False
    partly_negated: bool = False
    reality: Reality = "fact"
    part: Part = ""
    speech: int = -1
    phrases: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def content(self) -> bool:
        return self.kind in ("content", "name")

    @property
    def adverb(self) -> bool:
        return self.low.endswith("ly") and self.low not in NOT_ADVERBS


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that somebody answers for. `contested`: a claim, an accusation or a denial, which
    the writer does not share; otherwise a report ("police said")."""

    cue: int
    source: frozenset[str]
    contested: bool
    denied: bool


@dataclass(frozen=True)
class Claims:
    """A sentence as it was read; spans point into `text`."""

    text: str
    words: tuple[Word, ...]
    speeches: tuple[Speech, ...] = field(default=())

    def content(self) -> list[int]:
        """The places of names and content words."""
        return [i for i, w in enumerate(self.words) if w.content]


@lru_cache(maxsize=8192)
def read(text: str) -> Claims:
    """Read the claims of a sentence (or of a few neighbouring ones).

    >>> [w.text for w in read("No bus left the depot, but two trains did.").words if w.negated]
    ['bus', 'left']
    """
    tokens = tokenize(text)
    gaps = _gaps(text, tokens.starts, tokens.words)
    folded = [fold(w) for w in tokens.words]
    clauses = _clauses(folded, gaps)
    found: list[Word] = []
    for i, (start, printed, low) in enumerate(
        zip(tokens.starts, tokens.words, folded, strict=True)
    ):
        kind = _kind(i, printed, low, gaps, tokens.words)
        found.append(
            Word(start, start + len(printed), printed, low, *_forms(low), kind, clauses[i])
        )
    for i, word in enumerate(found):
        word.phrases = synonyms.phrases_at([w.stem for w in found[i : i + synonyms.LONGEST]])
    polarity.mark(found, gaps)
    _mark_reality(found)
    _mark_parts(found)
    from bias.aligner import speech  # it reads Words; no circle at import

    return Claims(text, tuple(found), speech.mark(found, gaps))


@lru_cache(maxsize=16384)
def _forms(low: str) -> tuple[str, str]:
    """Stem and root of a folded word; irregular forms go by their lemma."""
    if low == "won't":
        return stem("will"), root("will")
    lemma = words("irregular").get(low, low).partition(",")[0].strip()
    return stem(lemma), root(lemma)


def _gaps(text: str, starts: list[int], printed: list[str]) -> list[str]:
    """``gaps[i]`` is what is printed before token i."""
    ends = [0, *(s + len(w) for s, w in zip(starts, printed, strict=True))]
    return [text[e:s] for e, s in zip(ends, starts, strict=False)]


def _clauses(low: list[str], gaps: list[str]) -> list[int]:
    """Number the clause of each token."""
    numbers, number = [], 0
    for i, word in enumerate(low):
        if i and (
            _HARD.search(gaps[i]) or word in _CUT or ("," in gaps[i] and word in _CUT_AFTER_COMMA)
        ):
            number += 1
        numbers.append(number)
    return numbers


def _kind(i: int, printed: str, low: str, gaps: list[str], all_words: list[str]) -> Kind:
    if low[0].isdigit():
        return "number"
    if low in ("may", "march") and printed != low and i and gaps[i] == " ":
        return "time"
    if low in FUNCTION or ("'" in low and polarity.is_negation(low)):
        return "function"
    if low in TIME or (low[-1] == "s" and low[:-1] in TIME):
        return "time"
    if not printed[0].isupper():
        return "content"
    opens = i == 0 or bool(re.search(r"[.!?:\n“\"]\s*[“\"]?$", gaps[i]))
    if printed.isupper() and len(printed) > 1:
        return "content" if "'" in low else "name"
    if opens:
        following = all_words[i + 1][:1] if i + 1 < len(all_words) else ""
        return "name" if following.isupper() else "content"
    return "name"


def _mark_reality(found: list[Word]) -> None:
    """A modal, a wish or a fear reaches the words after it, up to the next finite verb; a
    condition reaches its whole sentence."""
    if any(w.low in ("if", "unless") for w in found) or (
        found and found[0].low == "had" and any(w.low == "would" for w in found)
    ):
        for word in found:
            word.reality = "conditional"
        return
    for at, length, reality in _cues(found):
        if found[at].low in ("could", "would", "can") and polarity.negates_soon(
            found, at + length - 1
        ):
            continue  # "would not sign" tells a refusal, "could not" a failure: facts
        for j in range(at + length, min(at + length + _REACH, len(found))):
            word = found[j]
            if word.clause != found[at].clause:
                break
            if j > at + length + 1 and word.low in _AUXILIARY and found[at].low != "if":
                break
            if word.reality == "fact":
                word.reality = reality


def _cues(found: list[Word]) -> list[tuple[int, int, Reality]]:
    """Where the cues of the world lists stand: first token, length, reality."""
    table = _cue_table()
    cues: list[tuple[int, int, Reality]] = []
    for i, word in enumerate(found):
        if word.low in _BE and i + 2 < len(found) and found[i + 1].low == "to":
            cues.append((i, 2, "possible"))  # "the firm is to shut it": planned
        told = word.low in _BE and i + 3 < len(found) and found[i + 2].low == "to"
        if told and found[i + 1].low in _HEARSAY:
            cues.append((i, 3, "possible"))  # "is said to be rich"
        for phrase, reality in table.get(word.stem, ()):
            if tuple(w.stem for w in found[i : i + len(phrase)]) == phrase:
                cues.append((i, len(phrase), reality))
                break
    return cues


@lru_cache(maxsize=1)
def _cue_table() -> dict[str, list[tuple[tuple[str, ...], Reality]]]:
    table: dict[str, list[tuple[tuple[str, ...], Reality]]] = {}
    for name, reality in _REALITY.items():
        for term in words(name):
            if term in _DONE:
                continue
            phrase = tuple(stem(fold(w.lstrip("="))) for w in term.split())
            table.setdefault(phrase[0], []).append((phrase, reality))
    for phrases in table.values():
        phrases.sort(key=lambda p: -len(p[0]))
    return table


def _partly(found: list[Word], i: int) -> bool:
    """Whether "some", "half of" or a bare number of people or things begins at token `i`."""
    word = found[i]
    following = found[i + 1] if i + 1 < len(found) else None
    if word.low in _PARTLY or following is None:
        return word.low in _PARTLY
    if word.low == "half" or word.low in NUMERALS or word.low.isdigit():
        if following.low == "of":
            return True
        definite = i > 0 and found[i - 1].low in ("the", "both", "all", "these", "those", "its")
        counted = following.kind == "content" and (
            following.low.endswith("s") or following.stem in ("person", "man", "woman", "child")
        )
        return counted and not definite and following.stem not in UNITS and word.low != "half"
    return False


def _mark_parts(found: list[Word]) -> None:
    """ "All" and "some" mark the words of their phrase; "none of" is a negation of all."""
    for i, word in enumerate(found):
        part: Part = "all" if word.low in _WHOLE else "part" if _partly(found, i) else ""
        if not part:
            continue
        if part == "all" and i and found[i - 1].low in ("not", "almost", "nearly", "after"):
            part = "part"
        marked = 0
        for later in found[i + 1 : i + 7]:
            if later.clause != word.clause or marked == 2:
                break
            if later.content:
                later.part, marked = part, marked + 1
