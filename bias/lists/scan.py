"""Which of the entries that were met are meant?

An entry counts where its words stand together in one sentence, where its own conditions hold in
its clause, and where no longer entry of its family fills the same words. A lone word in capitals
("US", "WHO") is an acronym and meets no entry in small letters, unless its neighbour is in
capitals too; nor does a word with a capital beside another such word ("Faith Okello", "Holy Cross
College"), unless the sentence is printed like a title or the other is a country or people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from bias.article import Tokens
from bias.lists.files import Lexicon
from bias.lists.matcher import PART, Matcher, matcher_of
from bias.lists.tries import Contexts, Found
from bias.lists.world import terms_of

_NONE: frozenset[str] = frozenset()
_INSIDE = frozenset(" \t\r\n\xa0-‐‑–\"'“”‘’\xad\u200b")  # signs that may part words of a phrase


class _Place:
    """One sentence in which something was met: tokens `low` to `high`.

    `hints` names the contexts that it may hold; what it does hold is worked out when asked.
    """

    def __init__(
        self, text: str, tokens: Tokens, cuts: Sequence[int], matcher: Matcher, low: int, high: int
    ) -> None:
        self._text, self._cuts = text, cuts
        self._starts, self._ends, self._tokens = tokens
        self._matcher = matcher
        self._low, self._high = low, high
        self.hints = _NONE.union(*map(matcher.hints.__getitem__, self._tokens[low:high]))

    def _clause(self, at: int) -> tuple[int, int]:
        """First token, and the one past the last, of the clause that holds token `at`."""
        i = bisect_right(self._cuts, at)
        end = self._cuts[i] if i < len(self._cuts) else self._high
        return max(self._low, self._cuts[i - 1] if i else 0), min(self._high, end)

    def joined(self, first: int, end: int) -> bool:
        """Whether the words of a phrase stand together in the sentence, with no sign between
        them but a hyphen or a quotation mark."""
        if first < self._low or end > self._high:
            return False
        text, starts, ends = self._text, self._starts, self._ends
        for i in range(first, end - 1):
            gap = text[ends[i] : starts[i + 1]]
            if gap != " " and not _INSIDE.issuperset(gap):
                return False
        return True

    def _stands(self, at: int, context: tuple[str, ...]) -> bool:
        """Whether the words of `context` stand from token `at` on, inside the sentence."""
        return not context or (
            self._low <= at
            and at + len(context) <= self._high
            and all(
                self._matcher.meets(self._tokens[i], pattern)
                for i, pattern in enumerate(context, at)
            )
        )

    def _near(self, contexts: Contexts, first: int, end: int) -> bool:
        """Whether a context stands in the clause of a term, the term itself not counted."""
        tokens, hints, near = self._tokens, self._matcher.hints, contexts.near
        low, high = self._clause(first)
        parts: set[str] = set()
        for word in tokens[low:first] + tokens[end:high]:
            names = hints[word]
            if names and not near.isdisjoint(names):
                met = near & names
                if not all(name[0] == PART for name in met):
                    return True
                parts |= met
        return bool(parts) and any(
            (e <= first or end <= f) and PART + entry.lexicon in parts
            for f, e, entry in self._matcher.contexts.find(tokens, low, high)
        )

    def holds(self, contexts: Contexts, first: int, end: int) -> bool:
        """Whether one of `contexts` stands in the clause of the term that fills first..end."""
        if not contexts.near.isdisjoint(self.hints) and self._near(contexts, first, end):
            return True
        if not contexts.sided:
            return False
        # What stands right beside a term may lie beyond the cut of its clause.
        keys, tokens = self._matcher.keys, self._tokens
        before = keys[tokens[first - 1]] if first > self._low else _NONE
        after = keys[tokens[end]] if end < self._high else _NONE
        if contexts.touch_before.isdisjoint(before) and contexts.touch_after.isdisjoint(after):
            return False
        if not contexts.before.isdisjoint(before) or not contexts.after.isdisjoint(after):
            return True
        return any(
            self._stands(first - len(before), before) and self._stands(end, after)
            for before, after in contexts.beside
        )

    def named(self, at: int) -> bool:
        """Whether a word with a capital is an acronym, or stands inside a name."""
        tokens, low, high = self._tokens, self._low, self._high
        word = tokens[at]
        if len(word) > 1 and word.isupper():
            beside = tokens[max(low, at - 1) : at] + tokens[at + 1 : min(at + 2, high)]
            return not any(w.isupper() and len(w) > 1 for w in beside)
        if self._titled:
            return False
        # The first word of a sentence has its capital from there, and lends none.
        left = at > low + 1 and self._proper(at - 1) and self._spaced(at - 1)
        return left or (at + 1 < high and self._proper(at + 1) and self._spaced(at))

    @cached_property
    def _titled(self) -> bool:
        """Whether the sentence is printed like a title, so that capitals tell nothing."""
        part = self._tokens[self._low : self._high]
        long = [t for t in part if len(t) > 3 and t[0].isalpha()]
        return 4 * sum(t[0].isupper() for t in long) > 3 * len(long)

    def _proper(self, at: int) -> bool:
        """Whether a word has a capital and is no country or people ("displaced Afghans")."""
        word = self._tokens[at]
        return word[0].isupper() and not word.isupper() and word not in terms_of("countries")

    def _spaced(self, at: int) -> bool:
        """Whether one space, and nothing else, parts a token from the next."""
        end = self._ends[at]
        return self._starts[at + 1] == end + 1 and self._text[end] == " "

    def meant(self, found: Iterable[Found]) -> list[Found]:
        """Return those of the entries met here that are meant, in order."""
        tokens, hints = self._tokens, self.hints
        meant: list[Found] = []
        reached, apart = -1, True
        for met in found:
            first, end, entry = met
            if end - first > 1:
                if not self.joined(first, end):
                    continue
            elif tokens[first][0] < "a" and entry.small and self.named(first):
                continue
            when, unless = entry.when, entry.unless
            if when is not None and not self.holds(when, first, end):
                continue
            # Most conditions ask for what the sentence holds nowhere.
            if (
                unless is not None
                and (unless.sided or not unless.near.isdisjoint(hints))
                and self.holds(unless, first, end)
            ):
                continue
            apart = apart and first >= reached
            reached = end
            meant.append(met)
        return meant if apart else _longest(meant)


def _longest(found: list[Found]) -> list[Found]:
    """Keep in each family the longest entries, then those of the lower order, then the first."""
    reached: dict[str, int] = {}
    for first, end, entry in found:
        if first < reached.get(entry.family, 0):
            break
        reached[entry.family] = end
    else:  # only families overlap, which they may
        found.sort(key=_place)
        return found
    kept: list[Found] = []
    taken: set[tuple[str, int]] = set()
    for met in sorted(found, key=lambda f: (f[0] - f[1], f[2].rank[1], f[0], f[2].rank)):
        place = [(met[2].family, i) for i in range(met[0], met[1])]
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(met)
    kept.sort(key=_place)
    return kept


def _place(met: Found) -> tuple[int, int, tuple[str, int, str, str]]:
    """What hits are ordered by."""
    return met[0], met[1], met[2].rank


def scan(
    text: str,
    tokens: Tokens,
    sentences: Sequence[tuple[int, int]],
    cuts: Sequence[int],
    lexicons: Sequence[Lexicon],
) -> list[tuple[int, Found]]:
    """Return every entry of `lexicons` that is meant in `text`, in one pass.

    Args:
        text: as printed. tokens: its tokens.
        sentences: for each sentence its first token and the one past its last, in order.
        cuts: tokens at which a clause begins, in order; conditions hold inside a clause.
        lexicons: lists of any families; in one family a word counts once, for the longest entry,
            then for the list of the lower `order`. Entries of different families may overlap.

    Returns:
        index of the sentence, and (first token, one past the last, entry), in order.
    """
    matcher = matcher_of(tuple(lexicons))
    matcher.prepare(tokens.words)
    found = matcher.terms.find(tokens.words, 0, len(tokens.words))
    answer: list[tuple[int, Found]] = []
    met = next(found, None)
    for n, (low, high) in enumerate(sentences):
        if met is None:
            break
        here: list[Found] = []
        while met is not None and met[0] < high:
            if met[0] >= low:  # not between sentences
                here.append(met)
            met = next(found, None)
        if here:
            place = _Place(text, tokens, cuts, matcher, low, high)
            answer += [(n, one) for one in place.meant(here)]
    return answer
