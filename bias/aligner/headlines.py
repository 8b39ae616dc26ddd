"""What does a headline claim?

A headline makes one claim, or two joined by a colon, a dash or "as". What names no deed ("Casualties
and Impact") is a label and claims nothing, and a question claims nothing. Headlines are written
in their own grammar: title case, the present for the past, the infinitive for the future (Mårdh,
Headlinese, 1980); here they are turned into plain sentences of the same length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bias.aligner import groups
from bias.aligner.claims import NUMERALS, Claims, read
from bias.aligner.stems import stem
from bias.article import Span, tokenize
from bias.lexicon import words

_JOINS = re.compile(r":\s+|;\s+|\s+[–—]\s+|,?\s+as\s+(?=[A-Za-z])|,?\s+while\s+")
_BEFORE_NOUN = frozenset("a an the of in on for with his her its their at by from".split())
_BEFORE_VERB = frozenset("to will may not could can must would might never".split())
_MORE = frozenset(
    map(stem, """march fill flood ease mull eye quit axe wed probe slam hail vow urge curb boost soar plunge
    shrink bar oust nab raid gut raze demolish pull return reach flee find miss hit sink snub dodge loom mount
    strand stall swell top trail unveil yield welcome weigh march warn visit vanish tumble swap stun
    spark sour slip slash skip shun shed scrap sack rock rally prompt plead pave mourn mar lure lift
    jump honour honor grip grill grab fuel flock fail face erase earn drift draw drag dive deepen
    cripple crack cling chase burst bury bulldoze brace block ban back avert arrive approve appeal
    collapse cost cover cross dry feed follow freeze halve help hire ignore join keep last lead leave link
    lower name own paralyse pass pay plan play prepare prevent protect pursue raise rank refuse remain
    remember replace rescue restore reveal rule save sell send serve settle share show shut sign
    slow spend split spread stage start stay steal stop store strike suffer support swim take teach
    test think threaten track train transform treat turn use wait walk want win work worry""".split())
)


def claims(headline: str) -> list[Span]:
    """Cut a headline into its claims; none for a label or a question.

    >>> [tuple(s) for s in claims("Dam bursts as rain goes on")], claims("Casualties and Impact")
    ([(0, 10), (14, 26)], [])
    """
    end = len(headline.rstrip())
    if headline[:end].endswith("?"):
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


def predicate(said: Claims) -> set[int]:
    """The place of the verb of a claim, as far as forms show it: empty, or the first one."""
    verbs, others, irregular = _verbs(), _nouns_too(), words("irregular", "verb")
    for i in said.content():
        word = said.words[i]
        low = word.low
        before = said.words[i - 1].low if i else ""
        if word.kind == "name" or before in _BEFORE_NOUN:
            continue
        verb = word.stem in verbs or stem(low) in verbs
        if before in _BEFORE_VERB and (verb or word.stem in others):
            return {i}
        if not i or not (verb or word.stem in others):
            continue
        if low.endswith("ed") or low in irregular or (verb and low.endswith(("s", "ing"))):
            return {i}
        if verb and (before.endswith("s") or said.words[i - 1].kind == "number"
                     or before in NUMERALS or before in ("people", "men", "women", "police")):
            return {i}
    return set()


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Stems of words that are mostly verbs, whatever their form."""
    known = {stem(w) for w in words("speech") if " " not in w} | set(_MORE)
    for lemmas in words("irregular", "verb").values():
        known |= {stem(lemma.strip()) for lemma in lemmas.split(",")}
    return frozenset(known)


@lru_cache(maxsize=1)
def _nouns_too() -> frozenset[str]:
    """Stems of words for events, verbs and nouns alike: verbs where their form says so."""
    known = {k for k in groups.load().words if len(k) > 2}
    for term in words("antonyms"):
        known.add(stem(term.partition(" ")[0]))
    return frozenset(known)


def quiet(text: str) -> str:
    """Write a headline in title case or capitals as a sentence, of the same length."""
    starts, printed = tokenize(text)
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
    starts, printed = tokenize(claim)
    for start, word in zip(starts, printed, strict=True):
        named = word if word in capital else word.capitalize()
        if word[0].isupper() and named in capital and word.lower() not in small:
            out[start : start + len(word)] = named
    return "".join(out)
