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

from bias.article import BODY, HEADLINE, Article, Sentence
from bias.names import known
from bias.words import rarity

_LINKS = frozenset(("of", "for", "on", "and", "in"))
_NOT_FIRST = frozenset(("den", "ten", "ben", "bin", "al", "el", "la"))
_ACRONYM = re.compile(r"\s*\(([A-Z]{3,8})\)")
_PARTY = re.compile(r"[RDI]-[A-Z][A-Za-z]+")  # "(R-Ohio)"
#: Second syllables of given names that are words of news too ("Kun-young").
_SYLLABLES = frozenset(("young", "sun", "won", "sung", "soon", "long"))
_REGIONS = frozenset(("New", "North", "South", "East", "West", "White", "Capitol"))
#: Titles that are as often a surname.
_SURNAMES = frozenset(("King", "Bishop", "Dean", "Judge", "Major", "Pope", "Prince"))
_DOTTED = frozenset(("Ltd", "Inc", "Corp", "Co", "Jr", "Sr", "Bros"))
_OPENS = re.compile(r"[\":—–•(\[]\s*$|(?<!\w)'$|[.!?…]['\")\]]*\s+$")


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


class Capitals:
    """An article's tokens with what the whole text says about their capitals.

    All places are in the folded text (`bias.folding`), where a word is as long as it is printed.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.folded.text
        self.starts, self.ends, self.words = article.folded_tokens
        self.forms = set(self.words)
        self.lowers = {w for w in self.words if w[0].islower()}

    def tokens(self, sentence: Sentence) -> tuple[int, int]:
        """First and past-last token of a sentence."""
        starts = self.article.tokens.starts
        return bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)

    def gap(self, i: int) -> str:
        """What stands between token i and the next."""
        if i + 1 >= len(self.starts):
            return "\n"
        gap = self.text[self.ends[i] : self.starts[i + 1]]
        return " " if gap.isspace() else gap

    def case(self, sentence: Sentence, first: int, last: int) -> str:
        """How a sentence is set: "sentence", "title" or "upper"."""
        small = known.nameless_words()
        words = self.words[first + 1 : last]
        long = [w for w in words if len(w) > 2 and w not in small and w[0].isalpha()]
        if not long:
            return "sentence"
        capital = sum(w[0].isupper() for w in long)
        if capital > 1 and sum(w.isupper() for w in long) > 0.7 * len(long):
            return "upper"
        tail = self.article.text[max(sentence.start, sentence.end - 4) : sentence.end]
        closed = tail.rstrip("\"'”’») ").endswith((".", "!", "?"))
        if sentence.kind in BODY and closed:
            return "title" if capital > 0.9 * len(long) and len(long) > 5 else "sentence"
        enough = len(long) > 2 or sentence.kind in HEADLINE
        return "title" if enough and capital > 0.6 * len(long) else "sentence"


def has_capital(word: str) -> bool:
    """Does a token hold a capital, or is it a listed name that begins small ("al-Qaeda")?"""
    if "-" not in word or word[0].isdigit():
        return word[0].isupper()
    return any(part[:1].isupper() for part in word.split("-"))


def runs(page: Capitals, first: int, last: int) -> Iterator[Run]:
    """Cut the tokens `first` to `last`, a sentence in sentence case, into runs of capitals."""
    words, i = page.words, first
    particles = known.naming("particle")
    while i < last:
        if not has_capital(words[i]):
            i += 1
            continue
        begin = i
        while begin > first and words[begin - 1] in particles and page.gap(begin - 1) == " ":
            begin -= 1
        while begin < i and (
            words[begin] not in particles or words[begin] in _NOT_FIRST
        ):  # "the bin", "a den": not of the name
            begin += 1
        while (step := _next(page, begin, i, last)) is not None:
            i = step
        yield from _split(page, begin, i + 1, begin == first or _opens(page, begin))
        i += 1


def _has_tail(word: str) -> bool:
    """Does a token end in a participle that closes the name ("US-led")?"""
    tail = word.rpartition("-")[2]
    return tail != word and len(tail) > 2 and tail[0].islower()


def _opens(page: Capitals, i: int) -> bool:
    at = page.starts[i]
    return bool(_OPENS.search(page.text[max(0, at - 4) : at])) and page.text[at - 1] != "("


def _next(page: Capitals, begin: int, i: int, last: int) -> int | None:
    """The next token that belongs to the run that began at `begin` and has come to `i`."""
    words, word = page.words, page.words[i]
    if i + 1 >= last or word.endswith("'s") or _has_tail(word):
        return None
    gap, follow = page.gap(i), words[i + 1]
    dotted = gap in (". ", ".") and (len(word) == 1 or word in known.abbreviated())
    plural = gap == "' " and word[-1] == "s" and follow in known.naming("organisation")
    if gap not in (" ", " & ") and not dotted and not plural:
        return None
    if has_capital(follow):
        return i + 1
    particles = known.naming("particle")
    if follow in particles:
        after = i + 2
        while after < last and words[after] in particles:
            after += 1
        return after if after < last and words[after][0].isupper() else None
    return _linked(page, begin, i, last) if follow in _LINKS else None


def _linked(page: Capitals, begin: int, i: int, last: int) -> int | None:
    """The capital after "of", "for", "on", "and" or "in" when the link stands inside a name."""
    words, follow, after = page.words, page.words[i + 1], i + 2
    if after < last and (words[i], follow, words[after]) in known.linked():
        return after
    if after < last and words[after] == "the" and follow != "and":
        after += 1
    if after >= last or not words[after][0].isupper() or page.gap(after - 1) != " ":
        return None
    inside = set(words[begin : i + 1])
    if follow == "and":
        held = not inside.isdisjoint({"of", "for", "on"}) and words[after] not in known.countries()
        body = not known.naming("organisation").isdisjoint(inside) or words[begin] in known.naming(
            "for"
        )
        return after if held and body else None
    if follow == "in":  # only where an acronym in brackets spells the whole
        match = _ACRONYM.match(page.text, page.ends[after])
        letters = "".join(w[0] for w in words[begin : after + 1] if w[0].isupper())
        return after if match and match[1] in (letters, letters[1:]) else None
    members = known.naming("for")
    if follow == "for" and i == begin and words[i] in members:
        return None if words[after] in known.titles() else after  # "Citizens for Clean Ports"
    heads = known.of_heads() if follow == "of" else known.naming("organisation")
    return None if heads.isdisjoint(inside) else after


def _split(page: Capitals, begin: int, end: int, initial: bool) -> Iterator[Run]:
    """Cut titles, days and leading function words out of the run of tokens `begin` to `end`."""
    pieces: list[Piece] = []
    title = False
    first = page.starts[begin] if initial else -1
    for i in range(begin, end):
        start, word = page.starts[i], page.words[i]
        bare = word.removesuffix("'s")
        if word in known.organisations() and bare not in page.forms:
            bare = word  # "Moody's said", where nobody is called Moody
        # "F.B.I."
        dotted = bool(pieces) and pieces[-1].word.isupper() and page.text[start - 1] == "."
        cut = (
            (bare == "I" and not dotted and not _is_initial(page, i, end, pieces))
            or bare[:2] == "I'"
            or (bare in known.months_and_days() and not _is_person(page, i, end, title))
        )
        small = bare.lower() in known.nameless_words() and not bare.isupper()
        state = " ".join(page.words[i : i + 2]) in known.naming("state")  # "New York said"
        cut = cut or (initial and i == begin and small and not state)
        joined = bool(pieces) and page.words[i - 1] in _LINKS
        # "Peter T. King"
        surname = (
            i + 1 == end
            and bool(pieces)
            and (
                known.is_first_name(pieces[0].word)
                # "Tishana King", whose first name is no word of news.
                or (bare in _SURNAMES and rarity(pieces[0].word.lower()) >= rarity(""))
            )
        )
        named = bare in known.titles() and not joined and not surname
        # "The General Staff", "the General Assembly"
        body = i + 1 < end and page.words[i + 1] in known.naming("organisation")
        named = named and not (bare == "General" and body)
        named = named or _is_party(page.words[i:end])
        # "House Republican Ann Lee of Ohio": the State is none of her name.
        ends = title and len(pieces) > 1 and bare == "of" and "'s" not in word
        if cut or named or ends:
            while named and pieces and pieces[-1].word in known.titles("modifier"):
                pieces.pop()
            if pieces:
                yield Run(tuple(pieces), pieces[0].start == first, title)
            pieces, title = [], named
            continue
        stop = start + len(bare)
        if pieces and len(bare) == 1 and start - pieces[-1].end < 1 + dotted:  # "U.S."
            stop += page.text[stop : stop + 1] == "."
            pieces[-1] = Piece(pieces[-1].start, stop, pieces[-1].word + bare)
            continue
        if bare in _DOTTED and page.text[stop : stop + 1] == ".":
            stop += 1
        given = len(pieces) == 1 and is_given(bare)
        hyphened = "-" in bare and not given
        parts = _hyphened(start, bare) if hyphened else [Piece(start, stop, bare)]
        if len(parts) == 1 or (len(parts) > 1 and i + 1 < end):
            pieces.append(
                Piece(parts[0].start, parts[-1].end, page.text[parts[0].start : parts[-1].end])
            )
        else:
            for piece in parts:
                yield Run((piece,), False, False)
    while pieces and pieces[-1].word in _LINKS:
        pieces.pop()
    if pieces:
        yield Run(tuple(pieces), pieces[0].start == first, title)


def is_given(word: str) -> bool:
    """Is a word behind one capital a given name of two syllables ("Yoon Suk-yeol"), and no
    compound ("Hong Kong-listed")? Its second half is then no word of news."""
    front, _, tail = word.partition("-")
    syllables = tail.isalpha() and tail.islower() and len(front) < 7 and 1 < len(tail) < 7
    if syllables and tail in _SYLLABLES and rarity(front.lower()) >= rarity(""):
        return True
    return syllables and not tail.endswith(("ed", "ing", "ic")) and rarity(tail) >= rarity("")


def _is_party(words: list[str]) -> bool:
    """Does a party stand before a person's first and last name ("Ohio Republican Ann Lee")?"""
    if words[0] not in known.titles("party") or len(words) < 3 or not words[2][0].isupper():
        return False
    others = known.naming("organisation") | known.naming("place") | _REGIONS
    alone = len(words) == 3 or words[3] == "of" or words[1] in known.first_names()
    return alone and others.isdisjoint(words[:3])


def _is_initial(page: Capitals, i: int, end: int, pieces: list[Piece]) -> bool:
    """Is this "I" a middle initial ("John I. Koss")?"""
    return bool(pieces) and i + 1 < end and page.gap(i) == ". "


def _is_person(page: Capitals, i: int, end: int, title: bool) -> bool:
    """Is this month a person's name ("Senator Jan Koss", "Jan van Loon")?"""
    if page.words[i] not in {"Jan", "April", "May", "June", "August"}:
        return False
    follows = page.words[i + 1] if i + 1 < end else "-"
    return title or follows[0].isupper() or follows in known.naming("particle")


def _hyphened(start: int, word: str) -> list[Piece]:
    """Cut a token with hyphens into the names in it.

    "Al-Qaeda-affiliated" holds Al-Qaeda, "anti-Pakistan" Pakistan, "Pakistan-Afghanistan" two
    countries; "Tehreek-e-Taliban" is one name.
    """
    listed = known.organisations()
    if _PARTY.fullmatch(word):
        return []
    if word in listed:
        return [Piece(start, start + len(word), word)]
    parts: list[Piece] = []
    at = start
    for part in word.split("-"):
        parts.append(Piece(at, at + len(part), part))
        at += len(part) + 1
    if parts[0].word in known.naming("prefix"):
        parts = parts[1:]
    while parts and parts[-1].word[:1].islower() and len(parts[-1].word) > 2:
        parts.pop()
    if not parts:
        return []
    if not parts[0].word[:1].isupper() and parts[0].word not in known.naming("particle"):
        parts = [p for p in parts if p.word[:1].isupper()]
        if not parts:
            return []
    places = known.countries()
    if len(parts) > 1 and all(p.word in places for p in parts):
        return parts
    first, last = parts[0].start, parts[-1].end
    return [Piece(first, last, word[first - start : last - start])]
