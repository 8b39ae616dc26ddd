"""What does a headline claim?

A headline makes one claim, or two joined by a colon, a dash or "as". What names no deed
("Casualties and Impact") is a label and claims nothing; nor does a question, or what explains or
counts off ("Four steps to a greener house"). Headlines have
their own grammar: title case, the present for the past, the infinitive for the future (Mårdh,
Headlinese, 1980); here they are turned into plain sentences of the same length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bias.aligner.claims import Claims, read
from bias.article import Span, tokenize
from bias.lists import terms_of as words
from bias.words.closed import NUMERALS, PREPOSITION, listed
from bias.words.stems import stem

_JOINS = re.compile(r":\s+|;\s+|\s+[–—]\s+|,?\s+as\s+(?=[A-Za-z])|,?\s+while\s+")
# What explains, counts off or asks claims nothing that a text could bear out or not.
_NO_CLAIM = re.compile(
    r"(?:opinion|analysis|explainer|editorial|video|watch|photos|live(?: updates)?)\s*[:|]|"
    r"(?:how|why|what|who|whose|where|when|which|here['’](?:s|re)|here (?:is|are))\b|"
    r"(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|top)\b(?: \w+){0,3}? "
    r"(?:steps|ways|things|reasons|tips|facts|questions|takeaways|lessons|moments|myths|charts|"
    r"photos|books|ideas)\b",
    re.I,
)
_EXPLAINED = re.compile(r"\bexplained\b", re.I)
_BEFORE_NOUN = listed("a an the of in on for with his her its their at by from")
_PLURAL = NUMERALS | listed("people men women children police nobody none one")
_BEFORE_VERB = listed("to will may not could can must would might never")


def claims(headline: str) -> list[Span]:
    """Cut a headline into its claims; none for a label, a question, or advice.

    >>> [tuple(s) for s in claims("Dam bursts as rain goes on")], claims("Casualties and Impact")
    ([(0, 10), (14, 26)], [])
    """
    end = len(headline.rstrip())
    if headline[:end].endswith("?") or _advises(headline):
        return []
    pieces: list[Span] = []
    at = 0
    for cut in _JOINS.finditer(headline, 0, end):
        if cut.start() > at:
            pieces.append(Span(at, cut.start()))
        at = cut.end()
    pieces.append(Span(at, end))
    said = [p for p in pieces if predicate(read(quiet(headline[p.start : p.end])))]
    if not said or len(said) == len(pieces):
        return said
    # A piece without a predicate ("Pakistan:") belongs to what it leads.
    return [Span(0, end)] if len(said) == 1 else said


def _advises(headline: str) -> bool:
    bare = headline.lstrip("'\"‘“ ")
    return _NO_CLAIM.match(bare) is not None or _EXPLAINED.search(bare) is not None


def predicate(said: Claims) -> set[int]:
    """The place of the verb of a claim, as far as forms show it: empty, or the likeliest one."""
    verbs, nouns_too = _verbs(), _verbs("noun too")
    doubtful: list[int] = []
    bare: list[int] = []
    for i in said.content():
        word = said.words[i]
        low = word.low
        form = word.stem if word.stem in verbs else stem(low)
        before = said.words[i - 1].low if i else ""
        if word.kind == "name" or form not in verbs or before in _BEFORE_NOUN or not _form(low):
            continue
        if before in _BEFORE_VERB:
            return set(doubtful[:1]) or {i}
        if not i:
            continue
        plural = before.endswith("s") or before in _PLURAL or said.words[i - 1].kind == "number"
        past = _past(low)
        if form not in nouns_too and (past or low.endswith("s") or plural or before == "and"):
            return {i}
        elsewhere = any(w.low.endswith("s") and w.content for w in said.words[:i])
        following = said.words[i + 1].low if i + 1 < len(said.words) else ""
        if past or plural or (low.endswith("s") and before != "and"):
            doubtful.append(i)
        elif elsewhere and following in PREPOSITION:
            doubtful.append(i)  # "house prices in the capital rise for a fifth year"
        elif said.words[i - 1].kind == "name" and _takes(said, i):
            bare.append(i)  # "Norfield lift cup": a name of many
    # "monitors shot at in the valley": a participle tells more than a plural.
    for i in doubtful:
        following = said.words[i + 1].low if i + 1 < len(said.words) else ""
        if _past(said.words[i].low) and following in PREPOSITION | {""}:
            others = {said.words[k].low[-1] for k in doubtful if k != i}
            if others == {"s"} and i - 1 in doubtful:
                return {i}
    # "talks", "strikes": a noun as likely; the first that something stands before and after.
    inner = [i for i in doubtful if i + 1 < len(said.words)]
    return set((inner or doubtful or bare)[:1])


def _form(low: str) -> bool:
    """Whether a word is a form of a verb, and not merely of its stem ("plane", "plan")."""
    return low in _inflected() or low in words("irregular", "verb")


@lru_cache(maxsize=1)
def _inflected() -> frozenset[str]:
    forms: set[str] = set()
    for verb in words("verbs"):
        short, doubled = verb[:-1], verb + verb[-1]
        forms |= {verb, verb + "s", verb + "es", verb + "ed", verb + "d", verb + "ing"}
        forms |= {short + "ies", short + "ied", short + "ing", doubled + "ed", doubled + "ing"}
    return frozenset(forms)


def _past(low: str) -> bool:
    irregular = words("irregular", "verb")
    return low.endswith("ed") or irregular.get(low, low) != low


def _takes(said: Claims, i: int) -> bool:
    """Whether an object stands right after word `i`."""
    following = said.words[i + 1] if i + 1 < len(said.words) else None
    return following is not None and (following.content or following.low in ("the", "a", "an"))


@lru_cache(maxsize=2)
def _verbs(note: str | None = None) -> frozenset[str]:
    """Stems of the verbs of the world list "verbs", or of those that are nouns as well."""
    return frozenset(stem(w) for w in words("verbs", note))


def quiet(text: str) -> str:
    """Write a headline in title case or capitals as a sentence, of the same length."""
    starts, _, printed = tokenize(text)
    long = [w for w in printed if len(w) > 3 and w[0].isalpha()]
    if sum(w[0].isupper() for w in long) < 0.7 * max(1, len(long)):
        return text
    shouted = all(w.isupper() for w in long)
    out = list(text)
    for start, word in zip(starts, printed, strict=True):
        if shouted:
            out[start : start + len(word)] = _lower(word)
        elif not word.isupper():
            out[start] = _lower(word[0])
    return "".join(out)


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else text  # "İ" would grow


def plain(claim: str, sentences: Sequence[str]) -> str:
    """Write a claim as a sentence: capitals only where the body has them inside a sentence."""
    capital = {
        w for s in sentences for k, w in enumerate(tokenize(s).words) if k and w[0].isupper()
    }
    small = {w for s in sentences for w in tokenize(s).words if w[0].islower()}
    out = list(quiet(claim))
    starts, _, printed = tokenize(claim)
    for start, word in zip(starts, printed, strict=True):
        named = word if word in capital else word.capitalize()
        if word[0].isupper() and named in capital and word.lower() not in small:
            out[start : start + len(word)] = named
    return "".join(out)
