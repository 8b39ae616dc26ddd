"""Who says the figure, when its sentence tells?

Read from the printed words, without a parser: "according to X", "X said (that) ...", "..., X said"
and "..., said X", with the verbs of the world list ``speech``. A source is words of the sentence.
When the sentence does not tell, nothing is guessed: None is "the sentence does not say", not
"nobody said it". Indirect attribution without such a verb is missed (most of it is: PolNeAR).
"""

from __future__ import annotations

import re
from functools import cache

from bias.article import Span
from bias.lists import forms, terms_of

#: Words of a source; longer ones are cut at the front of the noun phrase, not inside it.
LONGEST = 9

# Verbs that also have an object of their own ("showed off", "found 12 bodies") say nothing about
# who speaks unless "that" follows; these always bring in words.
_SAYING = (
    "say add announce state report tell estimate confirm declare note explain warn insist "
    "acknowledge admit assert allege maintain reiterate argue claim"
)
_ACCORDING = re.compile(r"\baccording to\s+", re.I)
_STOP = re.compile(r"[,;:.!?—–()\"“”]|\s(?:but|while|who|which|that|and (?:the|that|more|at))\s")
_NAME_OR_NOUN = re.compile(r"[A-Za-z]")
_NO_SOURCE = (
    "it he she they we i you which who that this there what had has have was were is are been "
    "previously also later earlier already not never to"
)
_PRONOUN = frozenset(_NO_SOURCE.split())
#: What a speaker's words do not begin with.
_BEFORE_PLACE = "in at on by of to for from with about during after before as"
_PREPOSITION = frozenset(_BEFORE_PLACE.split())
_NOT_FIRST = re.compile(
    r"^(?:and|but|while|as|when|where|after|before|although|though|because|since|that|meanwhile|"
    r"however|also|later|earlier|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|then)\s+",
    re.I,
)


@cache
def _verbs() -> re.Pattern[str]:
    known = terms_of("speech")
    said = sorted({form for verb in _SAYING.split() if verb in known for form in forms(verb)})
    return re.compile(
        r"\b(?:has |have |had |will |would |is |was |also |later )*(" + "|".join(said) + r")\b",
        re.I,
    )


def source(text: str, sentence: Span, figure: Span) -> str | None:
    """Return the words for who says the figure at `figure`, or None.

    >>> said = 'At least 12 people died, the interior ministry said on Monday.'
    >>> source(said, Span(0, len(said)), Span(0, 11))
    'the interior ministry'
    >>> plain = 'The army killed 12 people.'
    >>> source(plain, Span(0, len(plain)), Span(16, 18)) is None
    True
    """
    words_of = text[sentence.start : sentence.end]
    at = figure.start - sentence.start
    for match in _ACCORDING.finditer(words_of):
        found = _phrase(words_of[match.end() :])
        if found and not match.end() <= at < match.end() + len(found):
            return found
    for match in _verbs().finditer(words_of):
        found = _speaker(words_of, match, at)
        if found:
            return found
    return None


def _speaker(sentence: str, verb: re.Match[str], figure: int) -> str | None:
    """Who the verb is said of, when the figure stands in what is said."""
    before, after = sentence[: verb.start()].rstrip(), sentence[verb.end() :]
    if verb[1].lower().startswith("claim") and not after.startswith((" that", ",", ".")):
        return None  # "claimed 40 lives", "claimed responsibility"
    comma = re.search(r"[,”\"]['’]?$", before)
    if comma and figure < verb.start():  # "..., said X"
        return _clean(_phrase(after.lstrip()) or "")
    subject = re.split(r"[,;:.!?—–()\"“”]\s*", before)[-1]
    place = len(before) - len(subject)
    if place <= figure < verb.start():
        return None  # the figure belongs to the speaker: "three officials said"
    if figure < place and not re.match(r"\s*(?:[.,;]|on |in |at |to |$|as |late |early )", after):
        return None  # "..., and the army said that ...": said of what follows
    return _clean(subject)


def _phrase(rest: str) -> str | None:
    stop = _STOP.search(rest)
    words_of = (rest[: stop.start()] if stop else rest).split()
    return " ".join(words_of[:LONGEST]) or None


def _clean(phrase: str) -> str | None:
    """A source is a few words with a noun; pronouns point elsewhere and are no source."""
    previous = None
    while previous != phrase:
        previous, phrase = phrase, _NOT_FIRST.sub("", phrase.strip())
    pieces = phrase.split()
    if pieces and (pieces[0].lower() in _PREPOSITION or pieces[-1].endswith(("'s", "’s"))):
        return None  # "said in a statement": who said it stands elsewhere
    if not pieces or len(pieces) > LONGEST or not _NAME_OR_NOUN.search(phrase):
        return None
    if pieces[0].lower() in _PRONOUN or pieces[-1].lower() in {
        "to",
        "of",
        "and",
        "is",
        "was",
        "be",
    }:
        return None
    return phrase
