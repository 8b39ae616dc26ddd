"""Which words does the segmenter go by?

All of them stand in lexicons/: cue words, abbreviations, words that open a sentence, elisions,
what mastheads end in and what may not stand before one. None is a list of particular outlets but
the letters of stations and agencies.
"""

from __future__ import annotations

import re
from functools import cache

from bias.lists import forms, terms_of
from bias.words import months, speech_words, weekdays

# Clipped words that the world list leaves out because they abbreviate no name.
_CLIPPED = frozenset(("incl", "esp", "excl", "resp"))
# Zones by their names.
_ZONES = ("eastern", "central", "mountain", "pacific", "greenwich", "local", "may")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Beside these a form of the past is a participle, or of another clause: "is seen", "led by".
_PARTICIPLE_AFTER = frozenset(("a", "an", "the", "who", "that", "which", "they", "where"))
_PARTICIPLE_BEFORE = frozenset(("by", "of", "for", "following"))
# Verbs that speak in the hands of a crowd or on a network, beside those of the world list.
_ALSO_SAID = ("chant", "post", "tweet", "quip", "joke", "wonder", "cry", "shout")


@cache
def headline_words(note: str) -> frozenset[str]:
    """Words by which headlines, sentences and quotations are cut (world_headlines.tsv).

    "opener": opens a sentence even after an abbreviation or a letter ("Plan B. The rest");
    "governor": what follows it belongs to the headline's own sentence; "small": title case
    leaves it small; "elision": an apostrophe before it stands for letters left out.
    """
    return frozenset(terms_of("headlines", note))


@cache
def outlet_words(note: str) -> frozenset[str]:
    """What mastheads are made of: "noun" at their end ("Herald"), "plain" ones that hardly end a
    headline's own sentence, "letters" of stations and agencies (world_mastheads.tsv)."""
    return frozenset(terms_of("mastheads", note))


@cache
def labelled() -> frozenset[str]:
    """Nouns that take a letter or a number behind them: "hall A", "hepatitis C"."""
    return frozenset(terms_of("figure_words", "label"))


@cache
def titles_after_initials() -> frozenset[str]:
    """Titles that follow "U.S." inside a sentence, though nupunkt holds them for openers."""
    return frozenset(terms_of("titles", "after initials"))


@cache
def beside_clock() -> frozenset[str]:
    """What goes on after a clock, in small letters: days, months, zones ("5 p.m. Tuesday")."""
    zones = headline_words("beside a date")
    return zones.union((w.lower() for w in (*weekdays(), *months())), _ZONES)


@cache
def said() -> frozenset[str]:
    """Forms of verbs after a question in quotation marks: "Why?" Khan asked."""
    verbs = [verb for verb in speech_words() if " " not in verb]
    return frozenset(form for verb in (*verbs, *_ALSO_SAID) for form in forms(verb))


@cache
def cues() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that bring in what somebody said: lemmas, and phrases (lexicons/world_speech.tsv)."""
    known = sorted(speech_words(thought=False))
    naming = headline_words("naming")
    return naming.union(w for w in known if " " not in w), tuple(w for w in known if " " in w)


@cache
def never_last() -> frozenset[str]:
    """Abbreviations that end no sentence, folded: titles, "vs", "e.g"."""
    titles = _folded("title") - {"st", "sr", "fr", "ft", "mt"}
    return (titles | _folded("latin")) - {"etc", "al", "a.m", "p.m"}


@cache
def lower_abbreviations() -> frozenset[str]:
    """Abbreviations in lower case that may stand before a capital.

    A word in lower case that is not one of these may end a sentence.
    """
    return _folded("latin") | _CLIPPED


@cache
def abbreviations() -> frozenset[str]:
    """Every abbreviation we know, folded (lexicons/world_abbreviations.tsv)."""
    return frozenset(w.lower().removesuffix(".") for w in terms_of("abbreviations")) | _CLIPPED


def _folded(note: str) -> frozenset[str]:
    return frozenset(w.lower().removesuffix(".") for w in terms_of("abbreviations", note))


@cache
def _past() -> frozenset[str]:
    """Irregular forms of the past, "said" and "was" among them."""
    forms_of = terms_of("irregular", "verb").keys() - {"am", "is", "are", "has", "does", "goes"}
    return frozenset(f for f in forms_of if not f.endswith("ing"))


def words_of(line: str) -> list[str]:
    """The words of a line, in small letters."""
    return [w.lower() for w in _WORD.findall(line)]


def tells_past(line: str) -> bool:
    """Whether a form of the past stands in a line that is no participle by what is beside it.

    >>> tells_past("Ann Roe is seen in Paris"), tells_past("Ann Roe spoke in Paris")
    (False, True)
    """
    words = words_of(line)
    helped = _PARTICIPLE_AFTER | forms("be") | forms("have")
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return any(
        (word in _past() or (word.endswith("ed") and len(word) > 3))
        and before not in helped
        and after not in _PARTICIPLE_BEFORE
        for before, word, after in around
    )
