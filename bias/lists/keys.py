"""Which patterns does a printed word meet?

A pattern is a lemma ("flee"), a word met in this form only ("=fled"), a stem ("escalat*") or a
word with its capitals ("Act"). A word with hyphens meets what it is without them, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bias.lists.forms import fold, lemmas

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 15)
def _plain(word: str) -> tuple[str, frozenset[str]]:
    """Return a printed word folded, and the patterns it could meet that are no stems."""
    folded = fold(word)
    found = {*lemmas(folded), "=" + folded}
    if "-" in folded:
        # Not by its stem: "media-tracking" is no form of "mediat*".
        joined = folded.replace("-", "")
        found.update((*lemmas(joined), "=" + joined))
    found.add(word[: len(folded)])  # as printed
    return folded, frozenset(found)


class Ways(dict[str, frozenset[str]]):
    """Printed word -> every pattern that it could meet, worked out when first asked."""

    def __init__(self) -> None:
        super().__init__()
        self._stems: set[str] = set()
        self._sizes: dict[str, tuple[int, ...]] = {}
        self._short: tuple[int, ...] = ()

    def expect(self, stems: Iterable[str]) -> None:
        """Be asked for these stems ("escalat*") from now on."""
        new = set(stems) - self._stems
        if not new:
            return
        self.clear()
        self._stems |= new
        # Lengths of the stems by their first letters, so that most words try none.
        for stem in new:
            head = stem[:-1][:3]
            sizes = {*self._sizes.get(head, ()), len(stem) - 1}
            self._sizes[head] = tuple(sorted(sizes))
        self._short = tuple({len(h) for h in self._sizes if len(h) < 3})

    def __missing__(self, word: str) -> frozenset[str]:
        folded, answer = _plain(word)
        stems = self._met_stems(folded)
        if stems:
            answer = answer.union(stems)
        self[word] = answer
        return answer

    def _met_stems(self, folded: str) -> list[str]:
        sizes: tuple[int, ...] = self._sizes.get(folded[:3], ())
        for size in self._short:
            sizes += self._sizes.get(folded[:size], ())
        tried = (folded[:size] + "*" for size in sizes if len(folded) >= size)
        return [stem for stem in tried if stem in self._stems]


class Keys(dict[str, frozenset[str]]):
    """Printed word -> the patterns it meets, of those that are sought."""

    def __init__(self, ways: Ways, patterns: set[str]) -> None:
        super().__init__()
        self._ways, self._patterns = ways, patterns

    def __missing__(self, word: str) -> frozenset[str]:
        self[word] = answer = self._ways[word] & self._patterns or _NONE
        return answer
