"""Which words of a sentence may be scored, and which are names?

A name must never move a score: the same sentence about Germany, Pakistan or Trump gets .19, .24
and .39 from a model that sees names. Countries, peoples, parties and gendered words stand in no
table of ours, so they say nothing wherever they are printed. A capital inside a sentence is taken
for a name; at a sentence's start, and in lines set in title case or capitals, a word is scored
unless it is known as a name too ("Grace", "Mark"). "Left" and "right" are words like others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from bias.article import Span, Tokens, tokenize
from bias.lists import fold, terms_of

#: Parts of texts whose words are remembered: four questions are asked of nearly every sentence.
MOST_FOUND = 4096
_OPENS = re.compile(r"[.!?…:;\"“”‘«»(\[—–\n]|(?<!\w)'|--")


class Stretch(NamedTuple):
    """A part of a text that is judged alone.

    Attributes:
        text: the whole text, into which all places are.
        span: the part.
        tokens: those of the part.
        silent: places that shall not count: a reader knows more names than a table does.
    """

    text: str
    span: Span
    tokens: Tokens
    silent: tuple[Span, ...] = ()

    def __hash__(self) -> int:  # the tokens, which are lists, follow from the rest
        return hash((self.text, self.span, self.silent))

    @classmethod
    def of(cls, text: str) -> Stretch:
        """A text that stands alone."""
        return cls(text, Span(0, len(text)), tokenize(text))


def stretches(texts: Sequence[str | Stretch]) -> list[Stretch]:
    """Bring texts and parts of texts into one form."""
    return [Stretch.of(t) if isinstance(t, str) else t for t in texts]


class TableWord(NamedTuple):
    """A word or phrase of the table in a text: its characters, its row in the table."""

    start: int
    end: int
    row: int


class Finder:
    """Finds the words of a vocabulary in texts.

    Args:
        words: folded words, and phrases with one space between their words; sorted, each once, so
            that nothing need be built of them: a run asks for a fiftieth. Their places are rows.
        names: rows whose word, when capitalised, is taken for a name.
    """

    def __init__(self, words: Sequence[str], names: Set[int] = frozenset()) -> None:
        self._words = words
        self._names = names
        self._look_up = lru_cache(maxsize=1 << 15)(self._known)
        self._found = lru_cache(MOST_FOUND)(self._find)

    def words(self) -> list[str]:
        """Return every word and phrase, by row."""
        return list(self._words)

    def names(self) -> set[str]:
        """Return the words that are names when capitalised."""
        return {self._words[row] for row in self._names}

    def _row(self, said: str) -> int | None:
        """The row of a word or phrase."""
        at = bisect_left(self._words, said)
        return at if at < len(self._words) and self._words[at] == said else None

    def _known(self, word: str) -> tuple[int | None, int]:
        """The row of a word, and how many words the longest phrase has that begins with it."""
        at = bisect_left(self._words, word)
        row = at if self._words[at : at + 1] == [word] else None
        at += row is not None
        longest = 0
        while at < len(self._words) and self._words[at].startswith(f"{word} "):
            longest = max(longest, 1 + self._words[at].count(" "))
            at += 1
        return row, longest

    def find(self, text: str | Stretch) -> list[TableWord]:
        """Return what is in the table, in order, the longest phrase first, nothing twice."""
        return self._found(Stretch.of(text) if isinstance(text, str) else text)

    def _find(self, stretch: Stretch) -> list[TableWord]:
        found = self._read(stretch.text, stretch.tokens)
        for start, end in stretch.silent:
            found = [f for f in found if f.start >= end or f.end <= start]
        return found

    def _read(self, text: str, tokens: Tokens) -> list[TableWord]:
        starts, ends, words = tokens
        found: list[TableWord] = []
        shown: bool | None = None
        look_up = self._look_up
        i, last = -1, len(words) - 1
        while i < last:
            i += 1
            word = words[i]
            row, longest = look_up(word)
            if row is not None and not longest:  # most words of most texts
                found.append(TableWord(starts[i], ends[i], row))
                continue
            if row is None and not longest and word.isalpha() and word.islower():
                continue
            small = fold(word)
            row, longest = look_up(small)
            if longest:
                size, phrase = self._phrase(words, i, longest)
                if size:
                    found.append(TableWord(starts[i], ends[i + size - 1], phrase))
                    i += size - 1
                    continue
            if row is None:
                if "-" in small:
                    found += self._parts(Span(starts[i], ends[i]), word)
                continue
            if not word[0].islower():
                if shown is None:
                    shown = _shows_names(words)
                if not self._scored(text, tokens, i, row, shown):
                    continue
            found.append(TableWord(starts[i], ends[i], row))
        return found

    def _phrase(self, words: list[str], i: int, longest: int) -> tuple[int, int]:
        """How many words from i on are a phrase of the table, and its row; 0, 0: none. Its tail is
        small letters or all of it is capitals, so that "Holy See" is no "holy see"."""
        said = list(map(fold, words[i : i + longest]))
        for size in range(len(said), 1, -1):
            row = self._row(" ".join(said[:size]))
            if row is not None:
                printed = words[i : i + size]
                if all(w[0].islower() for w in printed[1:]) or " ".join(printed).isupper():
                    return size, row
        return 0, 0

    def _parts(self, at: Span, word: str) -> list[TableWord]:
        """The parts of a word with hyphens; where signs stand in it that are not looked up, they
        are all of it."""
        found = []
        start, whole = at.start, at.end - at.start == len(word)
        for part in word.split("-"):
            row = self._row(fold(part)) if part else None
            if row is not None and part[0].islower():
                found.append(
                    TableWord(start, start + len(part), row) if whole else TableWord(*at, row)
                )
            start += len(part) + 1
        return found

    def _scored(self, text: str, tokens: Tokens, i: int, row: int, shown: bool) -> bool:
        """Whether a word that begins with a capital may be scored."""
        if row in self._names:
            return False
        if not shown:
            return True
        return not i or bool(_OPENS.search(text, tokens.ends[i - 1], tokens.starts[i]))


def _shows_names(words: list[str]) -> bool:
    """Whether capitals mean something: not in title case, not in a line of capitals.

    Told from the words that are no names, so that no name changes the answer.
    """
    return any(len(w) > 4 and w[0].islower() and w not in _small_in_titles() for w in words)


@cache
def _small_in_titles() -> frozenset[str]:
    """Words that title case leaves small."""
    notes = ("preposition", "subordinator", "conjunction")
    return frozenset(word for note in notes for word in terms_of("function", note))
