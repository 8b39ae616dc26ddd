"""What does a headline claim?

A headline is cut into clauses: at a colon, a semicolon, a dash, "as", "after", a comma before a
verb. A clause with a verb claims something; one without ("Ruria:", "in Orta") belongs to its
neighbour. Questions, advice, labels ("Casualties and Impact") and bare quotations claim nothing.
Headlines have their own grammar: title case, the present for the past, the infinitive for the
future (Mårdh, Headlinese, 1980), so that verbs are known by their forms and neighbours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bias import words
from bias.article import Article, Sentence, Span
from bias.lists import forms, terms_of
from bias.reading import Reading

#: A claim of fewer content words says too little to be held against a text.
LEAST_SAID = 3
#: And without a verb: "The year of the veto" is a label.
LEAST_VERBLESS = 5
#: Words that begin another clause of a headline wherever they stand.
_JOINTS = frozenset(("as", "while", "but", "after", "before", "amid"))
_BREAK = re.compile(r"[:;|—]|\s[–-]{1,2}\s")
_NOUN_FOLLOWS = frozenset(("determiner", "possessive", "preposition"))
_VERB_FOLLOWS = frozenset(("modal", "be", "have", "do", "get", "negation"))


class Claim(NamedTuple):
    """Something that a headline says.

    Attributes:
        sentence: number of the headline.
        span: the words of the claim.
        clauses: its clauses, in order; the first one with a verb is what is claimed.
        verbs: tokens that may be its verb, the likeliest first; empty for a verbless headline.
    """

    sentence: int
    span: Span
    clauses: tuple[Span, ...]
    verbs: tuple[int, ...]


def headlines(article: Article) -> list[Sentence]:
    """The title, and what stands as a second headline right below it.

    A heading that opens a passage is a signpost, not a headline: only those before the first
    sentence of the body count.
    """
    found: list[Sentence] = []
    for sentence in article.sentences:
        if sentence.kind == "title" or (sentence.kind == "heading" and found):
            found.append(sentence)
        elif sentence.kind not in ("standfirst", "source_line"):
            break
    return found


_MARKS = "'\"‘’“”"


def claims(reading: Reading) -> list[Claim]:
    """The claims of the headlines of a text, in order.

    >>> from bias import reading, reader
    >>> text = "Dam bursts in Orta as heavy rain fills valley\\n\\nThe dam burst. Rain fell."
    >>> known = reading.read(reader.read_text(text))
    >>> [known.article.slice(c.span) for c in claims(known)]
    ['Dam bursts in Orta', 'heavy rain fills valley']
    """
    return [c for s in headlines(reading.article) for c in _of(reading, s)]


def _of(reading: Reading, sentence: Sentence) -> list[Claim]:
    low = [w.lower() for w in reading.tokens.words]
    tokens = reading.tokens_of(sentence)
    text = reading.article.slice(sentence).rstrip()
    if not tokens or text.endswith("?") or _asks(low[tokens.start : tokens.stop]):
        return []
    cut = [p for p in _pieces(reading, low, tokens) if not _asks(low[p.start : p.stop])]
    pieces = [(p, _verbs(reading, p)) for p in cut if not _quoted(reading, p)]
    return [c for group in _grouped(pieces) if (c := _claim(reading, sentence, group)) is not None]


def _asks(low: list[str]) -> bool:
    """Whether a headline explains, asks, counts off or is an opinion."""
    if low[0] in terms_of("headings", "opener") or not terms_of(
        "headings", "anywhere"
    ).keys().isdisjoint(low):
        return True
    count = low[1] if low[0] == "the" and low[1:] else low[0]
    counted = count.isdigit() or count in terms_of("headings", "count")
    return counted and not terms_of("headings", "counted").keys().isdisjoint(low[1:6])


def _pieces(reading: Reading, low: list[str], tokens: range) -> list[range]:
    """The clauses of a headline, without the words that join them."""
    text, ends, starts = reading.article.unwrapped, reading.tokens.ends, reading.tokens.starts
    out, first = [], tokens.start
    for i in tokens[1:]:
        gap = text[ends[i - 1] : starts[i]]
        joint = low[i] in _JOINTS
        comma = "," in gap and (_is_verb(reading, i) or low[i] == "and")
        if joint or comma or _BREAK.search(gap):
            out.append(range(first, i))
            first = i + 1 if joint or (comma and low[i] == "and") else i
    out.append(range(first, tokens.stop))
    return [p for p in out if p]


def _grouped(pieces: list[tuple[range, list[int]]]) -> list[list[tuple[range, list[int]]]]:
    """Each clause with a verb, and the clauses without one that lead up to it or follow it."""
    groups: list[list[tuple[range, list[int]]]] = []
    for piece in pieces:
        if groups and not (piece[1] and any(v for _, v in groups[-1])):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _claim(
    reading: Reading, sentence: Sentence, group: list[tuple[range, list[int]]]
) -> Claim | None:
    verbs = tuple(v for _, found in group for v in found)
    tokens = [i for piece, _ in group for i in piece]
    says = [i for i in tokens if reading.is_open(i) or reading.class_at(i) in ("name", "number")]
    says = [i for i in says if not words.is_stopword(reading.tokens.words[i])]
    named = any(reading.class_at(i) in ("name", "number") for i in says)
    short = verbs or _tolls(reading, tokens)
    if len(says) < (LEAST_SAID if short else LEAST_VERBLESS) or not (verbs or named):
        return None
    clauses = tuple(reading.span(p.start, p.stop) for p, _ in group)
    span = _marked(reading.article.text, clauses[0].start, clauses[-1].end)
    return Claim(sentence.number, span, clauses, verbs)


def _marked(text: str, start: int, end: int) -> Span:
    """A claim with the marks of quotation that touch it: "may be 'too cautious'"."""
    first = start - (start > 0 and text[start - 1] in _MARKS)
    return Span(first, end + (text[end : end + 1] in set(_MARKS)))


def _tolls(reading: Reading, tokens: list[int]) -> bool:
    """Whether a verbless claim tells what befell how many: "Twelve dead in Marenvale flood"."""
    fates = terms_of("fates", "toll")
    words_of = reading.tokens.words
    counted = {f.span.end for f in reading.figures}
    return any(reading.tokens.ends[i - 1] in counted and words_of[i] in fates for i in tokens[1:])


def _quoted(reading: Reading, piece: range) -> bool:
    return all(reading.article.quotation_at(reading.tokens.starts[i]) for i in piece)


# -- verbs -----------------------------------------------------------------------------------------


@cache
def _verb_forms(note: str | None = None) -> frozenset[str]:
    """The forms of common verbs of news, or of those that are as often nouns."""
    return frozenset(f for verb in terms_of("verbs", note) for f in forms(verb))


@cache
def _sure_forms() -> frozenset[str]:
    return _verb_forms() - _verb_forms("noun too")


def _is_verb(reading: Reading, i: int) -> bool:
    """Whether a token can be a finite verb, by its form alone."""
    if reading.class_at(i) != "open":
        return reading.class_at(i) == "verb"
    low = reading.tokens.words[i].lower()
    return low in _verb_forms() and not low.endswith("ing")


def _verbs(reading: Reading, piece: range) -> list[int]:
    """Tokens of a clause that may be its verb, the likeliest first: finite ones, those that may
    be nouns, infinitives; an infinitive that comes first is a headline's future."""
    told = [(i, sure) for i in piece if (sure := _told(reading, piece, i)) is not None]

    def rank(found: tuple[int, bool]) -> tuple[int, int]:
        i, sure = found
        infinitive = reading.tokens.words[i - 1].lower() == "to" and i != told[0][0]
        return (2 if infinitive else not sure, i)

    auxiliary = [i for i in piece if reading.class_at(i) in ("be", "have", "get")]
    return [i for i, _ in sorted(told, key=rank)] or auxiliary[:1]


def _told(reading: Reading, piece: range, i: int) -> bool | None:
    """Whether a word is a verb where it stands: yes, no (None), or perhaps (False)."""
    kind, before = reading.class_at(i), reading.class_at(i - 1)
    low, last = reading.tokens.words[i].lower(), reading.tokens.words[i - 1].lower()
    if kind == "name" and low.endswith(("s", "ed")) and i > piece.start:
        # Title case makes names longer than they are: "Anna Berg Resigns".
        return True if low in _sure_forms() else None
    if kind != "open":
        return True if kind == "verb" else None
    if i == piece.start:
        # "Council shuts pool, opens library": the second verb has the first one's subject.
        second = i > 0 and reading.sentence[i] == reading.sentence[i - 1]
        told = low in _sure_forms() and low.endswith(("s", "ed"))
        return True if second and told else None
    finite = not low.endswith("ing")
    if low in _verb_forms() and (before in _VERB_FOLLOWS or last == "to"):
        return True
    if before in _NOUN_FOLLOWS or not finite:
        return None
    if low not in _verb_forms():
        # "taped", "decries": no verb of the list, but a form that a name seldom has behind it.
        return False if before == "name" and low.endswith(("s", "ed")) else None
    if low not in _verb_forms("noun too"):
        plural = last.endswith("s") or before in ("name", "number", "conjunction", "pronoun")
        shown = low.endswith(("s", "ed")) or plural or reading.tense_at(i) != ""
        return True if shown else None
    return False if i + 1 < piece.stop else None
