"""Does a sentence of a story of harm tell of another event: a whole war, an attack of some month?

News names the day of its own event. A sentence of months or years is of many events; one that names
a month without a day, what was "previously" done or what an attack "comes after" is of another,
unless the text tells of no harm but in such sentences: `befallen` asks that.
"""

from __future__ import annotations

import re

from bias.article import Sentence, Span
from bias.lists import terms_of
from bias.reading import Reading

#: "In recent months", "over the past three years", "years ago": a toll of many events.
_SPANS = frozenset(("weeks", "months", "years", "decades"))
_LATELY = frozenset(("recent", "past", "last", "previous", "these"))
_REACH = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
#: "A separate attack", "the earlier blasts".
_APART = frozenset(("separate", "earlier", "previous"))
#: "Since the war began", "since March 2011": so far a word may stand behind "since".
_WARS = frozenset(("war", "conflict", "uprising", "insurgency", "invasion"))
_SINCE = 8
#: "The attack comes a week after one that killed nine".
_COMES_AFTER = re.compile(
    r"\b(?:comes?|came|follow(?:s|ed))\b(?: (?!and|but)\w+){0,3} after\b", re.I
)
_BEFORE_A_MONTH = frozenset(("in", "last", "since", "early", "late", "of"))


def is_of_long(known: Reading, sentence: Sentence, span: Span) -> bool:
    """Whether a sentence tells of months or years, names a year before what `span` holds or in one
    clause with it, or goes on after one that names a year and no month with it."""
    words = [known.tokens.words[k].lower() for k in known.tokens_of(sentence)]
    for k, word in enumerate(words):
        if word in _SPANS and not _LATELY.isdisjoint(words[max(0, k - _REACH) : k]):
            return True
        if word in _SPANS and word != "weeks" and words[k + 1 : k + 2] == ["ago"]:
            return True
    token = known.token_at(span.start)
    clause, own = known.clause_of(token), known.tokens_of(sentence)
    years = [k for k in own if _is_bare_year(known, k)]
    if any(k < token or k in clause for k in years):
        return True
    before = known.article.sentences[max(0, sentence.number - 2)]
    told = before.block == sentence.block and before is not sentence
    return told and any(_is_bare_year(known, k) for k in known.tokens_of(before))


def is_of_another(known: Reading, sentence: Sentence, span: Span, months: bool) -> bool:
    """Whether a sentence tells of another event than its text, as far as its words say; a month
    without a day says it if `months` do."""
    printed = [known.tokens.words[k] for k in known.tokens_of(sentence)]
    words, named = [word.lower() for word in printed], terms_of("calendar", "month")
    text = known.article.text[sentence.span.start : span.start]
    if "previously" in words or _COMES_AFTER.search(text):
        return True
    rounds = terms_of("figure_words", "round").keys()
    for k, word in enumerate(words):
        behind = words[k + 1 : k + 3]
        since = printed[k + 1 : k + _SINCE] if word == "since" else []
        if any(w.lower() in _WARS or w in named or _YEAR.fullmatch(w) for w in since):
            return True
        if word in _APART and not rounds.isdisjoint(behind):
            return True
        led = months and printed[k] in named and k > 0 and words[k - 1] in _BEFORE_A_MONTH
        if led and not any(map(_DAY.fullmatch, behind[:1])):
            return True
    return False


def _is_bare_year(known: Reading, token: int) -> bool:
    """Whether a token is a year without a day or a month before it."""
    before = known.tokens.words[token - 1]
    dated = before.isdigit() or before in terms_of("calendar", "month")
    return _YEAR.fullmatch(known.tokens.words[token]) is not None and not dated
