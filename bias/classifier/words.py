"""Which words of a sentence may be scored, and which are names?

A name must never move a score: the same sentence about Germany, Pakistan or Trump gets .19, .24
and .39 from a model that sees names. Countries, peoples, parties and gendered words stand in no
table of ours, so they say nothing wherever they are printed. A capital inside a sentence is taken
for a name; at a sentence's start, and in lines set in title case or capitals, a word is scored
unless it is known as a name too ("Grace", "Mark"). "Left" and "right" are words like others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import NamedTuple

from bias.article import Article, Tokens
from bias.lists.forms import fold

_OPENS = re.compile(r"[.!?…:;\"“”‘«»(\[—–\n]|(?<!\w)'|--")
#: Longer words that title case leaves small.
_LINKS_OF_TITLES = (
    "about above across after against along among around before behind below beneath beside "
    "between beyond despite during inside outside since through toward towards under until "
    "upon versus where while within without"
)
_LINKS = frozenset(_LINKS_OF_TITLES.split())

#: word -> its number in the table; phrases by their first word.
Vocabulary = Mapping[str, int]


class Found(NamedTuple):
    """A word or phrase of the table in a text: its characters, its row in the table."""

    start: int
    end: int
    row: int


class Finder:
    """Finds the words of a vocabulary in texts.

    Args:
        rows: folded word, or phrase with its words joined by one space -> row.
        names: rows whose word, when capitalised, is taken for a name.
    """

    def __init__(self, rows: Vocabulary, names: Set[int] = frozenset()) -> None:
        self._rows = rows
        self._names = names
        self._longest: dict[str, int] = {}
        for phrase in [text for text in rows if " " in text]:
            first, size = phrase[: phrase.index(" ")], phrase.count(" ") + 1
            self._longest[first] = max(self._longest.get(first, 0), size)

    def words(self) -> list[str]:
        """Return every word and phrase, by row."""
        return list(self._rows)

    def names(self) -> set[str]:
        """Return the words that are names when capitalised."""
        return {w for w, row in self._rows.items() if row in self._names}

    def find(self, text: str) -> list[Found]:
        """Return what is in the table, in order, the longest phrase first, nothing twice."""
        article = Article(text, (), (), ())
        found = self._among(article.folded.text, article.folded_tokens)
        if article.folded.starts is None:
            return found
        return [Found(*article.folded.printed(f.start, f.end), f.row) for f in found]

    def _among(self, text: str, tokens: Tokens) -> list[Found]:
        """As `find`, in the folded text, where a word is as long as it is printed."""
        starts, _, words = tokens
        found: list[Found] = []
        shown: bool | None = None
        rows, longest = self._rows, self._longest
        i, last = -1, len(words) - 1
        while i < last:
            i += 1
            word = words[i]
            row = rows.get(word)
            if row is not None and word not in longest:  # most words of most texts
                found.append(Found(starts[i], starts[i] + len(word), row))
                continue
            if row is None and word.isalpha() and word.islower() and word not in longest:
                continue
            small = fold(word)
            if small in longest:
                size = self._phrase(words, i, longest[small])
                if size:
                    end = starts[i + size - 1] + len(words[i + size - 1])
                    said = " ".join(map(fold, words[i : i + size]))
                    found.append(Found(starts[i], end, rows[said]))
                    i += size - 1
                    continue
            row = rows.get(small)
            if row is None:
                if "-" in small:
                    found += self._parts(starts[i], word, small)
                continue
            if not word[0].islower():
                if shown is None:
                    shown = _shows_names(words)
                if not self._scored(text, starts, words, i, row, shown):
                    continue
            found.append(Found(starts[i], starts[i] + len(word), row))
        return found

    def _phrase(self, words: list[str], i: int, longest: int) -> int:
        """How many words from i on are a phrase of the table; 0: none. Its tail is small letters
        or all of it is capitals, so that "Holy See" is no "holy see"."""
        for size in range(min(longest, len(words) - i), 1, -1):
            said = words[i : i + size]
            if (all(w[0].islower() for w in said[1:]) or " ".join(said).isupper()) and " ".join(
                map(fold, said)
            ) in self._rows:
                return size
        return 0

    def _parts(self, start: int, word: str, small: str) -> list[Found]:
        found = []
        at = 0
        for part in small.split("-"):
            row = self._rows.get(part)
            if row is not None and word[at].islower():
                found.append(Found(start + at, start + at + len(part), row))
            at += len(part) + 1
        return found

    def _scored(
        self, text: str, starts: list[int], words: list[str], i: int, row: int, shown: bool
    ) -> bool:
        """Whether a word that begins with a capital may be scored."""
        if row in self._names:
            return False
        if not shown:
            return True
        return not i or bool(_OPENS.search(text, starts[i - 1] + len(words[i - 1]), starts[i]))


def _shows_names(words: list[str]) -> bool:
    """Whether capitals mean something: not in title case, not in a line of capitals.

    Told from the words that are no names, so that no name changes the answer.
    """
    return any(len(w) > 4 and w[0].islower() and w not in _LINKS for w in words)
