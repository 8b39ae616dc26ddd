"""Does a headline carry the name of its outlet, and where does that name start?

A general rule, without a list of outlets. With a separator ("… | The Northern Herald",
"… - Delta TV") the last part is the outlet when it looks like one. Without one ("… amid border
clashes Delta News HD") a run of capitalised words at the end is, when it ends in a word that
mastheads end in and the words before it do not need it: they do not end in a preposition, an
article or a verb that takes an object. In doubt the headline keeps its words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bias.article import Span
from bias.lists import terms_of
from bias.segmenter.vocabulary import headline_words, outlet_words
from bias.words import rarity

# What a station's name may start with.
_STATIONS = frozenset(("Channel", "Radio", "TV", "Television"))
_SEPARATOR = re.compile(r"\s+(?:[|•·»]|::|[-–—])\s+|\s*\|\s*")
_COLON = re.compile(r":\s+")
_WORD = re.compile(r"\S+")
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co|tv|news|info|uk|in|pk|af)$", re.I
)
_BRACKET = re.compile(r"\s*\((?:[A-Z][\w. ]{1,20})\)$")

# Rarity in nats of what no list of words has ("Openhouse").
_UNKNOWN = 6.4
# A title left with fewer words than this is no headline.
_FEWEST = 3


class Glued(NamedTuple):
    """The headline proper, and the outlet's name, as places in the text."""

    title: Span
    outlet: Span


def part(text: str, start: int, end: int) -> Glued | None:
    """Part the headline ``text[start:end]`` from an outlet's name, or return None."""
    return (
        _by_separator(text, start, end) or _by_colon(text, start, end) or _by_run(text, start, end)
    )


def is_masthead(name: str, *, strict: bool = False) -> bool:
    """Whether `name` looks like the name of an outlet.

    Args:
        strict: nothing but the name itself speaks for it (no bar stands before it).

    >>> is_masthead("The Northern Herald"), is_masthead("officials")
    (True, False)
    """
    name = _BRACKET.sub("", name).strip()
    words = name.split()
    if not words or len(words) > 6 or outlet_words("section").issuperset(words):
        return False
    if len(words) == 1 and (_DOMAIN.fullmatch(name) or name in outlet_words("letters")):
        return True
    if not all(_capital(w) or w.lower() in ("of", "the", "and", "&", "for") for w in words):
        return False
    noun = words[-1].rstrip(".,") in (outlet_words("plain") if strict else outlet_words("noun"))
    named = len(words) > 1 and any(
        w in outlet_words("noun") or w in outlet_words("letters") for w in words[:-1]
    )
    if strict:
        return noun and len(words) > 1
    return noun or (named and len(words) <= 5) or words[0] in outlet_words("letters")


def may_be_outlet(name: str) -> bool:
    """Whether a short line above a headline names an outlet that we do not know, and no section
    of a paper, no place and no kind of text.

    >>> may_be_outlet("Openhouse"), may_be_outlet("World Politics"), may_be_outlet("Ferry sinks")
    (True, False, False)
    """
    words = name.split()
    apart = outlet_words("section") | terms_of("countries").keys()
    if not all(_capital(w) and w.isalpha() for w in words) or not apart.isdisjoint((*words, name)):
        return False
    return len(words) > 1 or rarity(name) >= _UNKNOWN


def _by_separator(text: str, start: int, end: int) -> Glued | None:
    cuts = list(_SEPARATOR.finditer(text, start, end))
    if not cuts:
        return None
    first, last = cuts[0], cuts[-1]
    tail = text[last.end() : end]
    dash = last.group().strip() in "-–—"
    if is_masthead(tail) or (not dash and _proper(tail)):
        # "Headline | World | The Herald": what stands between is a section's name.
        stop = last.start()
        if not dash:
            bars = [c for c in cuts if c.group().strip() not in "-–—"]
            stop = bars[0].start()
        if _count(text[start:stop]) >= _FEWEST:
            return Glued(Span(start, stop), Span(last.end(), end))
    head = text[start : first.start()]
    if is_masthead(head) and _count(text[first.end() : end]) >= _FEWEST:
        return Glued(Span(first.end(), end), Span(start, first.start()))
    return None


def _by_colon(text: str, start: int, end: int) -> Glued | None:
    """ "Delta News: Ferry runs aground"; "Breaking News: …" names nobody."""
    colon = _COLON.search(text, start, min(end, start + 60))
    if not colon:
        return None
    words = text[start : colon.start()].split()
    if (
        not 2 <= len(words) <= 5
        or words[0].lower() in headline_words("governor")
        or not all(map(_capital, words))
    ):
        return None
    if words[-1] not in outlet_words("plain") and words[0] not in _STATIONS:
        return None
    if _count(text[colon.end() : end]) < _FEWEST:
        return None
    return Glued(Span(colon.end(), end), Span(start, colon.start()))


def _by_run(text: str, start: int, end: int) -> Glued | None:
    words = [Span(*m.span()) for m in _WORD.finditer(text, start, end)]
    printed = [text[s.start : s.end] for s in words]
    size = len(printed)
    if size < 5 or printed[-1] not in outlet_words("noun"):
        return None
    # The run of capitalised words that ends the headline, joined by "of" and "the".
    at = size
    while at and (_capital(printed[at - 1]) or printed[at - 1] in ("of", "&")):
        at -= 1
    while at < size and printed[at] in ("of", "&"):
        at += 1
    if at == 0 or _title_case(printed[:at]):
        at = _name_start(printed)
    elif printed[at - 1] == "the":
        return None
    if not _FEWEST <= at <= size - 2:
        return None
    name = " ".join(printed[at:])
    if not is_masthead(name, strict=True) or not _complete(printed[:at]):
        return None
    return Glued(Span(start, words[at - 1].end), Span(words[at].start, end))


def _name_start(printed: list[str]) -> int:
    """Where the name starts in a headline whose words are all capitalised.

    "The" opens it if it stands near the end; else it is one word and the masthead nouns, and
    only where two nouns ("News HD", "Daily Courier") leave no doubt that it is a name.
    """
    size = len(printed)
    for at in range(size - 2, max(size - 6, 0), -1):
        if printed[at] == "The":
            return at
    at = size
    while at and printed[at - 1] in outlet_words("noun"):
        at -= 1
    return at - 1 if size - at >= 2 else 0


def _complete(head: list[str]) -> bool:
    """Whether a headline can end where the name was cut off."""
    last = head[-1].strip("’'\"“”‘").lower()
    if last in headline_words("governor") or last.endswith((",", ":", ";", "ing")):
        return False
    if head[-1].endswith(("'s", "’s")):
        return False
    # A verb that wants an object looks like a plural ("owner sells"); after a preposition with
    # its noun ("amid border clashes") the sentence stands without one.
    if last.endswith(("s", "ed")):
        prepositions = {
            **terms_of("function", "preposition"),
            **terms_of("function", "subordinator"),
        }
        return len(head) >= 6 and any(w.lower() in prepositions for w in head[-4:-1])
    return True


def _proper(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 4 and all(
        _capital(w) or w.lower() in headline_words("small") for w in words
    )


def _title_case(words: list[str]) -> bool:
    long = [w for w in words if w.lower() not in headline_words("small") and w[0].isalpha()]
    return bool(long) and sum(_capital(w) for w in long) >= 0.8 * len(long)


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _count(text: str) -> int:
    return len(text.split())
