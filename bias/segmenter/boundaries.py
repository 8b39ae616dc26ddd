"""Where does a sentence end? By nupunkt (Punkt, Kiss and Strunk 2006), and what news needs.

Importing nupunkt and loading its model takes about 30 ms.
Added here: a question inside a quotation goes on to its speaker (“Why?” Khan asked.), a letter
may end a sentence before an opener (Plan B. The rest), a missing space after a full stop, ranks
nupunkt does not know, footnote marks, abbreviations in headlines written in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from bias.article import Span
from bias.segmenter import vocabulary

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

# nupunkt is quadratic in a run without white space; windows bound it, and the memory.
_WINDOW, _LONGEST = 8_192, 65_536
#: Characters: five times the longest sentence of 10,565 in 298 articles. What is longer is no
#: prose, and work that grows with the square of a sentence must end.
LONGEST_SENTENCE = 4_000

_SPEAKER = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|of|the|al|de|bin|van|von)\s+){1,5}([a-z]+)"
    r"(?=[,.;:]|\s+(?:in|on|at|during|while|as|when|after|before|through|via|him|her|them|out|back|aloud|"
    r"reporters|journalists)\b)"
)
#: What opens no sentence: "(D-Md.), asked about it, said no."
_GOES_ON, _DASHES = frozenset("),;"), frozenset("-–—―")
_PRONOUN = re.compile(r"(?:He|She|They|I|We|It|You|Who|Nobody)\s")
_ASKED = re.compile(r"[!?] ?[\"”’»«“‘]+$")
_CALLED = re.compile(r"[!?] ?[\"'”’»«“‘)]*$")
_LOWER_WORD = re.compile(r"[^\W\d_A-Z]+(?=[\s,.;:!?]|$)")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\])+\s*")
_LAST_TOKEN = re.compile(r"(\S+)$")
_STOP = re.compile(r"\.[\"”’»)]*(\s+)(?=[\"“‘«(]?([A-Z][\w’']*))")
_TOKEN_BEFORE = re.compile(r"[\w.&’'-]+$")
_DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}$")
_INITIAL = re.compile(r"[A-Z]\.")
_FIRST_WORD = re.compile(r"\w+")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]+")
# "No. 5", "H.J.Res. 124".
_NUMBER_SIGN = re.compile(r"\b(?:[Nn]os?|(?:[A-Z][a-z]*\.)+[A-Z][a-z]+)\.$")
# A full stop between a word and a capitalised one: the space was lost. After capitals or digits
# that are no share and no year only before a word that opens sentences ("ASP.Net" is one word).
_LOST_SPACE = re.compile(
    r"(?<![\w.@/:’'-])(?:[\w’'-]*[a-z]{2}[.!?]|\d{1,2}(?::\d\d)? ?[ap]\.m\.|"
    r"(?:\d+\.)?\d+(?:%|[kmp]|bn)[.!?]|(?:1[5-9]|20)\d\d[.!?]|"
    r"([\w’'-]*[A-Z\d%]{2}[.!?]))[\"”’»]?(?=[“«‘]?([A-Z][a-z’']*)[\s,])"
)
# "at 4 a.m. Soldiers came", but "at 4 a.m. Tuesday", "EST", "Paris time".
_CLOCK = re.compile(r"\d ?[ap]\.m\.(\s+)(?=([A-Z][\w’'-]*)(?: (\w+))?)")
# "Widow and Captain America Image: N. Moreau.": a credit is no part of what stands before it.
_CREDIT = re.compile(r"\s+(?=(?:Images?|Photos?|Photographs?|Pictures?|Credit): \S)")
# Closing marks after which nupunkt sees no end.
_FOREIGN_CLOSERS = frozenset("«“‘‟›」』")
# Signs that stand behind a full stop and belong to what it ends: emoji, and the small figures and
# daggers of footnotes.
_EMOJI = "\u2600-\u275a\u2761-\u27bf\u2b50\u2b55\U0001f000-\U0001faff"
_BEHIND = re.compile(
    rf"[.!?][\"”’»)]*(?: ?[{_EMOJI}]+|[\u2070-\u2079¹²³*†‡§]+)(\s+)(?=[\"“‘«(]?[A-Z])"
)
_SIGNS = re.compile(rf"[{_EMOJI}]+(?=\s)")
_BREAK = re.compile(r"\s+(?=[“„«»\"‘‚'(]?[^\W\d_a-z])")
# "MARENVALE, Orn. — The river rose", "St. Ola, Orn. —": the full stop is the place's.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z’'.-]{2,}\b[^.!?]{0,40}|[A-Z][\w’'.-]*(?:[ ,/]+[A-Z][\w’'.-]*){0,5})\.$"
)
_AND_I = re.compile(r"\b(?:and|or) I$")
_LABELLED = re.compile(r"\b([A-Za-z]{3,}) [A-Z]$")
_CALLED_SO = re.compile(r"(?:^|\s)(?:at|of|from|by|for|with|and|band|firm|show)\s+[A-Z][\w’'-]*!$")


@cache
def _punkt() -> PunktSentenceTokenizer:
    """Open nupunkt's own model once; the instance is ours, so that our words stay here.

    Its abbreviations were learned from legal texts and hold "month", "story", "anarchy" and
    people's names, so a sentence's end would hang on what somebody is called. Words of letters
    alone abbreviate only when our list says so.
    """
    from nupunkt import PunktSentenceTokenizer
    from nupunkt.models import get_default_model_path

    punkt = PunktSentenceTokenizer.load(get_default_model_path())
    for word in punkt.abbreviations:
        if word.isalpha() and len(word) > 1:
            punkt.remove_abbreviation(word)
    punkt.add_abbreviations(sorted(vocabulary.abbreviations()))
    return punkt


def split_sentences(
    text: str, start: int, end: int, *, headline: bool = False, quotations: Sequence[Span] = ()
) -> list[Span]:
    """Cut ``text[start:end]``, one block, into sentences.

    Args:
        headline: the block is a title or heading, where capitals do not show a sentence's start.
        quotations: those of the text, in order; a sentence has both marks of a quotation that it
            holds, with a space between them and the words or without.

    Returns:
        Spans in order, without white space at their ends; together they hold every character
        of the block that is not white space. What runs on for more than `LONGEST_SENTENCE`
        characters is cut at the last white space before, or at the next one.
    """
    opening = {q.start for q in quotations}
    closing = {q.end - 1 for q in quotations if not text[q.end - 1].isalnum()}
    foreign = sorted(a for a in closing if text[a] in _FOREIGN_CLOSERS and text[a - 1] in ".!?")
    pieces: list[Span] = []
    for raw in _raw(text, start, end):
        for span in _divide(text, raw, headline, foreign):
            pieces.extend(_with_marks(text, pieces, span, opening, closing))
    spans: list[Span] = []
    for span in pieces:
        if spans and (_counts(text, spans) or _joins(text, spans[-1], span, headline)):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.extend(_trailed(text, start, spans, span))
    return [part for span in spans for part in _bounded(text, span)]


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """Cut what is far longer than a sentence, between two words."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        most = start + LONGEST_SENTENCE
        at = text.rfind(" ", start, most)
        at = at if at >= 0 else text.find(" ", most, span.end)
        if at < 0:
            break
        yield Span(start, start + len(text[start:at].rstrip()))
        start = at + 1
        while text[start].isspace():
            start += 1
    yield Span(start, span.end)


def _counts(text: str, spans: list[Span]) -> bool:
    """Whether the last of `spans` is nothing but the number or letter of a list's item."""
    mark = _ENUMERATOR.fullmatch(text, *spans[-1])
    return mark is not None and (len(spans) == 1 or text[spans[-1].start].isdigit())


def _with_marks(
    text: str, pieces: list[Span], span: Span, opening: set[int], closing: set[int]
) -> list[Span]:
    """Give a quotation's marks to the sentences they belong to: a closing mark that opens `span`
    to the one before, an opening one at the end of that to `span`."""
    if not pieces:
        return [span]
    left = pieces[-1]
    start = span.start
    while start < span.end and (start in closing or text[start].isspace()):
        start += 1
    if start > span.start and text[span.start] not in " \n":
        end = span.start + len(text[span.start : start].rstrip())
        pieces[-1] = Span(left.start, end)
        return [Span(start, span.end)] if start < span.end else []
    at = left.end - 1
    if at in opening and at not in closing and at > left.start:
        pieces[-1] = Span(left.start, left.start + len(text[left.start : at].rstrip()))
        return [Span(at, span.end)]
    return [span]


def _raw(text: str, start: int, end: int) -> list[Span]:
    """nupunkt's sentences, window by window; a window's last sentence opens the next one."""
    spans: list[Span] = []
    punkt = _punkt()
    size = _WINDOW
    while start < end:
        stop = min(end, start + size)
        found = [Span(start + a, start + b) for a, b in punkt.spans(text[start:stop])]
        if stop == end:
            return spans + found
        if len(found) > 1:
            spans += found[:-1]
            start, size = found[-1].start, _WINDOW
        elif size < _LONGEST and found:
            size *= 2
        else:
            spans += found
            start, size = stop, _WINDOW
    return spans


def _divide(text: str, span: Span, headline: bool, foreign: Sequence[int]) -> list[Span]:
    """Cut a sentence where nupunkt saw too little: a lost space, a word it takes for short, a
    mark it does not know (`foreign`: places of such closing marks after a full stop)."""
    cuts: list[tuple[int, int]] = []
    opener = vocabulary.headline_words("opener")
    for match in _LOST_SPACE.finditer(text, span.start, span.end):
        if match[1] is None or match[2] in opener:
            cuts.append((match.end(), match.end()))
    for match in () if headline else _STOP.finditer(text, span.start, span.end):
        before = _TOKEN_BEFORE.search(text, max(span.start, match.start() - 24), match.start())
        if (
            before
            and (text[match.end(2) : match.end(2) + 1] != "." or before.group().islower())
            and (
                _ends(before.group(), match.group(2))
                or _AND_I.search(text, max(span.start, match.start() - 8), match.start())
                or _is_label(text[max(span.start, match.start() - 24) : match.start()])
            )
        ):
            cuts.append((match.start(1), match.end()))
    cuts += [
        m.span() for m in _CREDIT.finditer(text, span.start, span.end) if m.start() > span.start
    ]
    for match in _CLOCK.finditer(text, span.start, span.end):
        if match[2].lower() not in vocabulary.beside_clock() and match[3] != "time":
            cuts.append(match.span(1))
    cuts += [m.span(1) for m in _BEHIND.finditer(text, span.start, span.end)]
    for place in foreign:
        if span.start < place < span.end and (gap := _BREAK.match(text, place + 1, span.end)):
            cuts.append((place + 1, gap.end()))
    pieces: list[Span] = []
    at = span.start
    for stop, resume in sorted(cuts):
        if stop > at:
            pieces.append(Span(at, stop))
            at = resume
    return [*pieces, Span(at, span.end)]


def _ends(token: str, following: str) -> bool:
    """Whether `token`, before a full stop and a capital, ends a sentence after all."""
    if token.islower() and len(token) > 1 and token.isalpha():
        return token not in vocabulary.lower_abbreviations()
    if following == "I" and len(token) == 1:
        return False
    letter = len(token) == 1 and token.isupper()  # "Plan C", where "c." is Latin
    return following in vocabulary.headline_words("opener") and (
        letter or token.lower() not in vocabulary.never_last()
    )


def _is_label(before: str) -> bool:
    """Whether a letter before a full stop tells one of several: "hepatitis C. Doctors"."""
    labelled = _LABELLED.search(before)
    return labelled is not None and labelled[1].lower() in vocabulary.labelled()


def _joins(text: str, left: Span, right: Span, headline: bool) -> bool:
    """Whether the break between two sentences is none."""
    if text[right.start] in _GOES_ON:
        return True
    if text[right.start] in _DASHES and _DATELINE.fullmatch(text, left.start, left.end):
        return True
    tail = text[max(left.start, left.end - 40) : left.end]
    # "”." and "…" alone are no sentences.
    if not (_has_words(text, left) and _has_words(text, right)):
        return True
    last = _LAST_TOKEN.search(tail)
    token = last.group(1).strip("“‘\"'«»”’[]()") if last else ""
    if token.endswith(".") and _abbreviates(text, tail, token, right):
        return True
    if _CALLED.search(tail) and _LOWER_WORD.match(text, right.start, right.end):
        return True
    if _CALLED_SO.search(tail) and _is_firm(text, right):
        return True
    if _NUMBER_SIGN.search(tail) and text[right.start].isdigit():
        return True
    first = _FIRST_WORD.match(text, right.start, right.end)
    if first and first.group() in vocabulary.titles_after_initials() and _DOTTED.search(tail):
        return True
    if _ASKED.search(tail) and _names_speaker(text, right):
        return True
    return headline and token.endswith(".") and token.rstrip(".").lower() in _punkt().abbreviations


def _abbreviates(text: str, tail: str, token: str, right: Span) -> bool:
    """Whether a token with a full stop is cut short, before what goes on with it."""
    short = token.rstrip(".").rpartition("-")[2]  # "then-Rep. Lee", "the post-Sept. 11 era"
    dated = "-" in token and text[right.start].isdigit()
    if dated and short.lower() in vocabulary.abbreviations():
        return True
    # "the G.O.P. base", "Bobby Scott (D-Va.) on Saturday", and a title after an opening mark.
    member = tail.endswith(".)") and "-" in token
    if ("." in short or member) and _LOWER_WORD.match(text, right.start, right.end):
        return True
    if member and text[right.start] in _DASHES:  # "Dick Durbin (D-Ill.) — who was there"
        return True
    # "c." is Latin, but "Plan C." may end, if no other initial follows ("C. A. Dutch").
    titled = len(short) > 1 or bool(_INITIAL.match(text, right.start, right.end))
    return titled and short[:1].isupper() and short.lower() in vocabulary.never_last()


def _names_speaker(text: str, right: Span) -> bool:
    """Whether a sentence opens with a name and its verb of speech: “Why?” Khan asked."""
    speaker = _SPEAKER.match(text, right.start, right.end)
    return (
        speaker is not None
        and speaker[1] in vocabulary.said()
        and not _PRONOUN.match(text, right.start, right.end)
    )


def _is_firm(text: str, right: Span) -> bool:
    """Whether what follows a mark that may be of a name ("Zap! Foods") goes on with the name."""
    first = _FIRST_WORD.match(text, right.start, right.end)
    return first is not None and first.group() not in vocabulary.headline_words("opener")


def _has_words(text: str, span: Span) -> bool:
    return span.end - span.start > 8 or any(map(str.isalnum, text[span.start : span.end]))


def _trailed(text: str, start: int, spans: list[Span], span: Span) -> list[Span]:
    """Give a footnote mark, or emoji, that open `span` to the sentence before it; not in a block
    that opens with emoji at `start`, where each leads its sentence."""
    mark = _FOOTNOTE.match(text, span.start, span.end)
    if mark is None and not _SIGNS.match(text, start):
        mark = _SIGNS.match(text, span.start, span.end)
    if not mark or not spans:
        return [span]
    spans[-1] = Span(spans[-1].start, mark.start() + len(mark.group().rstrip()))
    after = span.end - len(text[mark.end() : span.end].lstrip())
    return [Span(after, span.end)] if after < span.end else []
