"""Which capitalised words are names? Runs of capitals, judged by what the text does elsewhere.

In a sentence in sentence case a capital inside the sentence is a name. At its start a word is a
name only when it is capitalised inside a sentence elsewhere, is listed, or is followed by more
capitals. A line in title case or in capitals shows nothing of its own: there only names known
from the text's sentences or from the lists are found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from bias.article import HEADLINE, Article, Sentence

from . import known

_CONNECT = known.table("of for and the de la al el bin ben ibn van von der den du da dos del di ul")
_OPENS = re.compile(r"[\"“‘«:—–•(\[]\s*$|[.!?…]['\"”’)\]]*\s+$")
_PREFIXES = known.table(
    "anti pro non ex cross post pre trans mid pan neo un inter all intra sub then"
)
_ABBREVIATED = known.table("Mr Mrs Ms Dr Gen Sen Rep Gov Col Lt Sgt Capt Maj St Prof Rev Jr Sr")


class Piece(NamedTuple):
    """One token of a run, its possessive and its lower-case tail cut off."""

    start: int
    end: int
    word: str


class Run(NamedTuple):
    """Capitalised tokens that stand together. `initial`: the first begins a sentence.
    `title`: a personal title stood before it. `ends`: a possessive closed it."""

    pieces: tuple[Piece, ...]
    initial: bool
    title: bool


class Page:
    """An article's tokens with what the whole text says about their capitals."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.starts, self.words = article.tokens
        self.lowers = {w for w in self.words if w[0].islower()}

    def tokens(self, sentence: Sentence) -> tuple[int, int]:
        """First and past-last token of a sentence."""
        return bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)

    def gap(self, i: int) -> str:
        """What stands between token i and the next."""
        if i + 1 >= len(self.starts):
            return "\n"
        return self.text[self.starts[i] + len(self.words[i]) : self.starts[i + 1]]

    def case(self, sentence: Sentence, first: int, last: int) -> str:
        """How a sentence is set: "sentence", "title" or "upper"."""
        long = [w for w in self.words[first + 1 : last] if len(w) > 3 and w[0].isalpha()]
        if not long:
            return "sentence"
        capital = sum(w[0].isupper() for w in long)
        if capital > 1 and sum(w.isupper() for w in long) > 0.7 * len(long):
            return "upper"
        closed = self.text[sentence.end - 1 : sentence.end] in tuple(".!?")
        if sentence.kind == "paragraph" and closed:
            return "title" if capital > 0.85 * len(long) and len(long) > 4 else "sentence"
        enough = len(long) > 2 or sentence.kind in HEADLINE
        return "title" if enough and capital > 0.6 * len(long) else "sentence"


def has_capital(word: str) -> bool:
    """Does a token hold a capital, or is it a listed name that begins small ("al-Qaeda")?"""
    return word[0].isupper() or ("-" in word and any(p[:1].isupper() for p in word.split("-")))


def runs(page: Page, first: int, last: int) -> Iterator[Run]:
    """Cut the tokens `first` to `last`, a sentence in sentence case, into runs of capitals."""
    words, i = page.words, first
    while i < last:
        if not has_capital(words[i]):
            i += 1
            continue
        begin = i
        while (step := _next(page, begin, i, last)) is not None:
            i = step
        yield from _split(page, begin, i + 1, begin == first or _opens(page, begin))
        i += 1


def _has_tail(word: str) -> bool:
    """Does a token end in a participle that closes the name ("US-led")?"""
    tail = word.rpartition("-")[2]
    return tail != word and len(tail) > 2 and tail[0].islower()


def _opens(page: Page, i: int) -> bool:
    at = page.starts[i]
    return bool(_OPENS.search(page.text[max(0, at - 4) : at])) and page.text[at - 1] != "("


def _next(page: Page, begin: int, i: int, last: int) -> int | None:
    """The next token that belongs to the run that began at `begin` and has come to `i`."""
    words, word = page.words, page.words[i]
    if i + 1 >= last or word.endswith(("'s", "’s")) or _has_tail(word):
        return None
    gap = page.gap(i)
    dotted = gap in (". ", ".") and (len(word) == 1 or word in _ABBREVIATED)
    if gap not in (" ", "\u00a0", " & ", " ’", "’") and not dotted:
        return None
    follow = words[i + 1]
    if has_capital(follow) or (dotted and gap == "."):
        return i + 1
    if follow not in _CONNECT:
        return None
    after = i + 2
    if after < last and words[after] == "the" and follow in {"of", "for"}:
        after += 1
    if after >= last or not words[after][0].isupper() or page.gap(after - 1) != " ":
        return None
    inside = set(words[begin : i + 1])
    if follow in {"of", "for"}:
        return after if not known.OF_HEADS.isdisjoint(inside) else None
    if follow in {"and", "the"}:
        held = {"of", "for"} & inside and follow == "and" and words[after] not in known.countries()
        return after if held and not known.ORGANISATION.isdisjoint(inside) else None
    return after


def _split(page: Page, begin: int, end: int, initial: bool) -> Iterator[Run]:
    """Cut titles, days and leading function words out of the run of tokens `begin` to `end`."""
    pieces: list[Piece] = []
    title = False
    first = page.starts[begin] if initial else -1
    for i in range(begin, end):
        start, word = page.starts[i], page.words[i]
        bare = word[:-2] if word.endswith(("'s", "’s")) else word
        cut = bare in known.MONTHS_AND_DAYS or bare == "I"
        cut = cut or (initial and i == begin and bare.lower() in known.FUNCTION)
        joined = bool(pieces) and page.words[i - 1] in _CONNECT
        named = bare in known.TITLES and not joined
        if cut or named:
            while named and pieces and pieces[-1].word in known.TITLE_MODIFIERS:
                pieces.pop()
            if pieces:
                yield Run(tuple(pieces), pieces[0].start == first, title)
            pieces, title = [], named
            continue
        parts = _hyphened(start, bare) if "-" in bare else [Piece(start, start + len(bare), bare)]
        if len(parts) == 1:
            pieces.append(parts[0])
        else:
            for piece in parts:
                yield Run((piece,), False, False)
    while pieces and pieces[-1].word in _CONNECT:
        pieces.pop()
    if pieces:
        yield Run(tuple(pieces), pieces[0].start == first, title)


def _hyphened(start: int, word: str) -> list[Piece]:
    """Cut a token with hyphens into the names in it.

    "Al-Qaeda-affiliated" holds Al-Qaeda, "anti-Pakistan" Pakistan, "Pakistan-Afghanistan" two
    countries; "Tehreek-e-Taliban" is one name.
    """
    listed = known.organisations()
    if word in listed:
        return [Piece(start, start + len(word), word)]
    parts: list[Piece] = []
    at = start
    for part in word.split("-"):
        parts.append(Piece(at, at + len(part), part))
        at += len(part) + 1
    if parts[0].word in _PREFIXES:
        parts = parts[1:]
    while parts and parts[-1].word[:1].islower() and len(parts[-1].word) > 2:
        parts.pop()
    if not parts:
        return []
    if not parts[0].word[:1].isupper() and word not in listed:
        parts = [p for p in parts if p.word[:1].isupper()]
        if not parts:
            return []
    places = known.countries()
    if len(parts) > 1 and all(p.word in places for p in parts):
        return parts
    first, last = parts[0].start, parts[-1].end
    return [Piece(first, last, word[first - start : last - start])]
