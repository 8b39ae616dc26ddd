"""Where is something named? Runs confirmed as names; names found again in lines of capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bias.lists import terms_of
from bias.names import known
from bias.names.runs import Capitals, Piece, Run, is_given
from bias.words import rarity

_SPEAKING = re.compile(r"(?:,? who| (?:said|says|told|added|wrote|argued|noted|explained))\b")
_MOVING = re.compile(
    r"\b([a-z]+) to $|, of $|\b(?:reached|entered|visited|captured|stormed|shelled) $"
)
_PLACE_AFTER = re.compile(r"(?:'s)?(?:,? (?:and )?[A-Z][\w-]+(?: [A-Z][\w-]+)?){0,2} ([a-z]+)\b")
_GROUP_AFTER = re.compile(r" ([a-z]+)\b")
_VERB_AFTER = re.compile(r" (?:[a-z]+ed|said|says|is|was|has|had|will)[ .,;]")
#: A guess between the two.
_COMMON = 3.5
_LOUD = frozenset(("is", "was", "are", "were", "so", "very", "too", "not"))
_LIST = re.compile(r"(?:,|,? and) ")
_LISTED = re.compile(r"[,.;]| and [A-Z]")


@dataclass(slots=True)
class SeenName:
    """One sighting of a name before names are brought together.

    `person`, `place`, `group`: what its company speaks for. `titled`: a personal title stood
    before it. `line`: it was seen in a headline. `printed`: the form with its marks.
    `the`: an article stood before it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    person: bool = False
    place: bool = False
    group: bool = False
    titled: bool = False
    line: bool = False
    printed: str = ""
    the: bool = False

    @property
    def surface(self) -> str:
        """The words of the name with single spaces."""
        return " ".join(self.words)


def confirmed(page: Capitals, plain: list[Run]) -> list[SeenName]:
    """Keep the runs that are names, by what the whole text says of their words."""
    inside = Counter(p.word for r in plain for p in r.pieces[r.initial and not _is_eastern(r) :])
    found: list[SeenName] = []
    for run in plain:
        pieces = list(run.pieces)
        if run.initial and not _listed(pieces):
            first = pieces[0].word
            if len(pieces) == 1:
                if not (inside[first] or _is_acronym(first) or _acts(page, pieces[0])):
                    continue
            elif not inside[first] and (
                first.lower() in page.lowers or _listed(pieces[1:]) or _is_participle(first)
            ):
                pieces = pieces[1:] if first.lower() not in known.naming("particle") else pieces
        if len(pieces) == 1 and not run.title:
            word = pieces[0].word
            if word.isupper() and not _is_listed(word) and _is_shouted(page.text, run.pieces[0]):
                continue
            if word in known.naming("alone") or word in known.naming("acronym") or len(word) < 2:
                continue
            if (word.lower() in known.nameless_words() and not _is_acronym(word)) or word.isdigit():
                continue
        found.extend(_cut(page, pieces, run.title, found[-1] if found else None))
    return found


def _is_eastern(run: Run) -> bool:
    """Does a run begin with a surname ("Kim Jong-su")?"""
    return len(run.pieces) == 2 and is_given(run.pieces[1].word)


def _is_participle(word: str) -> bool:
    """Is a word that opens a sentence a participle ("Following Lee's visit"), and no name? Those
    are rarer in news ("Fleming": 5.1; "arriving": 3.1, "following": 1.9)."""
    return word.endswith("ing") and rarity(word.lower()) < _COMMON


def _acts(page: Capitals, piece: Piece) -> bool:
    """Does a word that only opens sentences do so as a name, with its verb and no article
    ("Tarvex opened a yard"), more than once, and is no word of news?"""
    word = piece.word
    verb = _VERB_AFTER.match(page.text, piece.end)
    return (
        verb is not None
        and not word.endswith(("s", "ing", "ed", "ly", "en"))
        and page.words.count(word) > 1
        and word.lower() not in page.lowers
        and rarity(word.lower()) >= rarity("")  # as rare as no word
    )


def _is_shouted(text: str, piece: Piece) -> bool:
    """Is a word in capitals said loudly ("was BAD", "a VILE act", "KILLED"), and no acronym?"""
    word = piece.word
    if len(word) > 6 or (len(word) > 4 and word.endswith(("ED", "ING"))):
        return True
    before = text[max(0, piece.start - 8) : piece.start].split()[-1:]
    return len(word) > 3 and (word.lower() in known.strong() or not _LOUD.isdisjoint(before))


def _cut(page: Capitals, pieces: list[Piece], title: bool, last: SeenName | None) -> list[SeenName]:
    """Turn a run into sightings; `last` is the one before it, for places in a list."""
    if not title and len(pieces) > 1 and (parts := _two_listed(pieces)) is not None:
        return [found for part in parts for found in _cut(page, part, False, None)]
    if title and (n := _first_name(pieces)) is not None:  # "President Pro Tem Dan Lee"
        pieces = pieces[n:]
    words = tuple(p.word for p in pieces)
    text, start, end = page.text, pieces[0].start, pieces[-1].end
    before = text[max(0, start - 24) : start]
    company = before.split()
    place = bool(company) and company[-1] in known.beside("inside")
    place = place and not (company[-1] == "from" and len(words) > 1)
    place = place or _is_reached(before) or _goes_on(text, end, _PLACE_AFTER, "place noun")
    if last is not None and last.place and start - last.end < 7 and _LISTED.match(text, end):
        place = place or bool(_LIST.fullmatch(text[last.end : start]))
    acronym = len(words) == 1 and words[0].isupper()
    person = title or (not place and not acronym and bool(_SPEAKING.match(text, end)))
    group = _goes_on(text, end, _GROUP_AFTER, "group noun")
    printed = " ".join(text[start:end].split())
    person, the = person and len(words) < 6, company[-1:] == ["the"]
    return [SeenName(start, end, words, person, place, group, title, False, printed, the)]


def _is_reached(before: str) -> bool:
    """Do the words before a name bring somebody there?"""
    moving = _MOVING.search(before)
    return moving is not None and moving[1] in (None, *known.beside("moving to"))


def _goes_on(text: str, end: int, pattern: re.Pattern[str], note: str) -> bool:
    """Does a noun that tells what the name before it names follow?"""
    follows = pattern.match(text, end)
    return follows is not None and follows[1] in known.beside(note)


def _two_listed(pieces: list[Piece]) -> list[list[Piece]] | None:
    """Cut a run that is two listed names side by side, or a people's name before a person's."""
    if _listed(pieces):
        return None
    first = pieces[0].word
    if len(pieces) > 2 and _is_people(first):
        others = [p.word for p in pieces[1:]]
        if known.naming("organisation").isdisjoint(others) and known.naming("place").isdisjoint(
            others
        ):
            return [pieces[:1], pieces[1:]]  # "Republican Bill Adams"
    if (n := _first_name(pieces)) is not None:
        person, pieces = pieces[n:], pieces[:n]
        dull = known.titles("modifier") | {w.title() for w in terms_of("roles")}
        while pieces and pieces[-1].word.removesuffix("s") in dull:
            pieces = pieces[:-1]  # "CBP Commissioner Ann Lee"
        return [part for part in (pieces, person) if part]
    for n in range(1, len(pieces)):
        if _listed(pieces[:n]) and _listed(pieces[n:]):
            return [pieces[:n], pieces[n:]]
    return None


def _first_name(pieces: list[Piece]) -> int | None:
    """Where a person's first name begins behind two other words or an acronym ("National
    Intelligence Dan Lee", "NBC Dan Lee"), and what follows is no body or place."""
    words = [p.word for p in pieces]
    first = known.first_names()
    kept = known.naming("organisation") | known.naming("place")
    if words[0] in first or len(words[0].strip(".")) < 2 or words[-1] in kept:
        return None
    # "Secretary of Defense Dan Lee", "Representatives Dan Lee and Ann Ray"
    short = words[0].isupper() or words[0] in known.titles("modifier")
    least = 1 if short or words[0].removesuffix("s") in known.titles() else 2
    return next((n for n in range(least, len(words) - 1) if words[n] in first), None)


def _listed(pieces: list[Piece]) -> bool:
    return _is_listed(" ".join(p.word for p in pieces))


def _is_people(word: str) -> bool:
    """Is this the name of a people, a faith or a party, or an adjective made of it?"""
    entry = known.countries().get(word)
    return word in known.naming("group") or (entry is not None and entry.how == "demonym")


def _is_acronym(word: str) -> bool:
    return (
        len(word) > 1 and sum(c.isupper() for c in word) > 1 and word not in known.naming("acronym")
    )


class Lines:
    """Finds listed names, and names that sentences have confirmed, in lines of capitals."""

    def __init__(self, page: Capitals, kept: Sequence[SeenName]) -> None:
        self.page = page
        self.heads: dict[str, list[tuple[str, ...]]] = {}
        for words in {f.words for f in kept}:
            self.heads.setdefault(words[0].lower(), []).append(words)
        self.parts = {w for f in kept for w in f.words}

    def find(self, first: int, last: int) -> list[SeenName]:
        """Return the sightings in the line of tokens `first` to `last`, in order."""
        found: list[SeenName] = []
        starts, i = self.page.starts, first
        while i < last:
            bare = [_bare(w) for w in self.page.words[i : min(last, i + 7)]]
            best = self._longest(bare)
            if best:
                words = tuple(bare[:best])
                if " ".join(words).isupper() and not _is_listed(" ".join(words)):
                    words = tuple(w.title() for w in words)
                end = starts[i + best - 1] + len(bare[best - 1])
                found.append(SeenName(starts[i], end, words, line=True))
            elif (
                bare[0] in self.parts
                and i > first
                and self.page.words[i - 1].lower() in known.beside("inside")
            ):
                end = starts[i] + len(bare[0])
                found.append(SeenName(starts[i], end, (bare[0],), place=True, line=True))
            elif "-" in bare[0]:
                found.extend(self._parts(starts[i], bare[0]))
            i += max(1, best)
        return found

    def _longest(self, bare: list[str]) -> int:
        """How many words from here make the longest name that is known; 0 when none does."""
        best = 0
        lower = [w.lower() for w in bare]
        for words in self.heads.get(lower[0], ()):
            if [w.lower() for w in words] == lower[: len(words)]:
                best = max(best, len(words))
        for n in range(min(5, len(bare)), best, -1):
            name = " ".join(bare[:n])
            if _is_listed(name) or (name.isupper() and len(name) > 3 and _is_listed(name.title())):
                return n
        return best

    @staticmethod
    def _parts(start: int, word: str) -> list[SeenName]:
        """The countries in a token with hyphens."""
        found, at = [], start
        for part in word.split("-"):
            if part in known.countries():
                found.append(SeenName(at, at + len(part), (part,), line=True))
            at += len(part) + 1
        return found


def _is_listed(name: str) -> bool:
    return (
        name in known.countries() or name in known.organisations() or name in known.naming("group")
    )


def _bare(word: str) -> str:
    return word.removesuffix("'s")
