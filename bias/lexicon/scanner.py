"""Which of the entries that were met are meant, and what is to be said of each?

An entry counts where its words stand together in one sentence, where its own conditions hold in
its clause, and where no longer entry of its family fills the same words. A lone word in capitals
("US", "WHO") is an acronym and meets no entry in small letters, unless its neighbour is in
capitals too; nor does a word with a capital beside another such word ("Faith Okello", "Holy Cross
College"), unless the sentence is printed like a title or the other is a country or people.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from bias.article import HEADLINE, Article, Voice
from bias.lexicon.clauses import Cue, Status, clause, status
from bias.lexicon.files import Lexicon
from bias.lexicon.forms import fold
from bias.lexicon.matcher import CUE, Contexts, Entry, Matcher, matcher_of
from bias.lexicon.world import words

_APOSTROPHES = ("'", "’", "ʼ")


class Hit(NamedTuple):
    """An entry that was met. `start`, `end` are characters; `sentence` is Sentence.number."""

    lexicon: str
    term: str
    start: int
    end: int
    sentence: int
    voice: Voice
    status: Status
    weight: float


class _Sentence:
    """The tokens of one sentence, and its cues: made only where something was met."""

    def __init__(self, article: Article, matcher: Matcher, number: int) -> None:
        starts, tokens = article.tokens
        sentence = article.sentences[number]
        self.low = bisect_left(starts, sentence.start)
        self.high = bisect_left(starts, sentence.end, lo=self.low)
        self.tokens = tokens[self.low : self.high]
        self.words = [fold(t) for t in self.tokens]
        begins = starts[self.low : self.high]
        self.gaps = [
            article.text[s + len(t) : e]
            for s, t, e in zip(begins, self.tokens, begins[1:], strict=False)
        ]
        self.matcher = matcher
        self.cues: list[Cue] = []
        self._clauses: dict[int, tuple[int, int]] = {}
        self._known: dict[int, list[tuple[int, frozenset[str]]]] = {}

    def clause(self, at: int) -> tuple[int, int]:
        if at not in self._clauses:
            self._clauses[at] = clause(at, self.low, self.high, self.gaps, self.words)
        return self._clauses[at]

    def joined(self, first: int, end: int) -> bool:
        """Whether the words of a phrase stand together, with no sign between them but a hyphen
        or a quotation mark."""
        return end <= self.high and all(
            gap == " " or not gap.strip(" \t\r\n\xa0-‐‑–\"'“”‘’")
            for gap in self.gaps[first - self.low : end - 1 - self.low]
        )

    def _at(self, place: int, context: tuple[str, ...], low: int, high: int) -> bool:
        tokens, base, meets = self.tokens, self.low, self.matcher.meets
        return (
            low <= place
            and place + len(context) <= high
            and all(meets(tokens[place - base + k], p) for k, p in enumerate(context))
        )

    def _keyed(self, at: int) -> list[tuple[int, frozenset[str]]]:
        """Return the tokens of a clause that meet any pattern, with the patterns they meet."""
        low, high = self.clause(at)
        if low not in self._known:
            keys = self.matcher.keys
            self._known[low] = [
                (i, met) for i in range(low, high) if (met := keys[self.tokens[i - self.low]])
            ]
        return self._known[low]

    def holds(self, contexts: Contexts, first: int, end: int) -> bool:
        """Whether one of `contexts` stands in the clause of the term that fills first..end."""
        for i, met in self._keyed(first):
            if not first <= i < end and not all(map(met.isdisjoint, contexts.alone)):
                return True
        low, high = self.clause(first)
        for context in contexts.phrases:
            if "_" in context:
                cut = context.index("_")
                before, after = context[:cut], context[cut + 1 :]
                # What stands right beside a term may lie beyond the cut of its clause.
                if self._at(first - len(before), before, self.low, self.high) and self._at(
                    end, after, self.low, self.high
                ):
                    return True
            elif any(self._at(i, context, low, high) for i, _ in self._keyed(first)):
                return True
        return False

    def named(self, first: int, end: int) -> bool:
        """Whether a one-word term is an acronym, or stands inside a name."""
        if end - first > 1:
            return False
        i = first - self.low
        word = self.tokens[i]
        if not word[0].isupper():
            return False
        beside = self.tokens[max(0, i - 1) : i] + self.tokens[i + 1 : i + 2]
        if word.isupper() and len(word) > 1:
            return not any(w.isupper() and len(w) > 1 for w in beside)
        if self.titled or (i == 0 and not beside):
            return False
        # The first word of a sentence has its capital from there, and lends none.
        left = i > 1 and self.gaps[i - 1] == " " and self._proper(self.tokens[i - 1])
        right = (
            i + 1 < len(self.tokens) and self.gaps[i] == " " and self._proper(self.tokens[i + 1])
        )
        return left or right

    @cached_property
    def titled(self) -> bool:
        """Whether the sentence is printed like a title, so that capitals tell nothing."""
        long = [t for t in self.tokens if len(t) > 3 and t[0].isalpha()]
        return 4 * sum(t[0].isupper() for t in long) > 3 * len(long)

    @staticmethod
    def _proper(word: str) -> bool:
        """Whether a word has a capital and is no country or people ("displaced Afghans")."""
        return word[0].isupper() and not word.isupper() and word not in words("countries")


def _longest(found: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    """Keep of one family the longest entries, then those of the lower order, then the first."""
    if len(found) < 2:
        return found
    kept: list[tuple[int, int, Entry]] = []
    taken: set[int] = set()
    for first, end, entry in sorted(
        found, key=lambda f: (f[0] - f[1], f[2].order, f[0], f[2].lexicon, f[2].term.text)
    ):
        if taken.isdisjoint(range(first, end)):
            taken.update(range(first, end))
            kept.append((first, end, entry))
    return kept


def hits(article: Article, lexicons: Sequence[Lexicon]) -> list[Hit]:
    """Return every entry of `lexicons` met in `article`, by place and then lexicon.

    In one family a word counts once: for the longest entry, then for the lexicon of the lower
    ``order``. Entries of different families may overlap. Words outside every sentence meet
    nothing. The time is nearly that of reading the tokens; the memory that of the hits.

    Raises:
        LexiconError: a world list that a condition names does not exist.
    """
    matcher = matcher_of(tuple(lexicons))
    starts, tokens = article.tokens
    sentences = article.sentences
    quoted = bool(article.quotations)
    answer: list[Hit] = []
    found = matcher.find(tokens)
    size, at, number = len(found), 0, 0
    while at < size and number < len(sentences):
        sentence = sentences[number]
        begin, end = sentence.start, sentence.end
        while at < size and starts[found[at][0]] < begin:
            at += 1
        group = at
        while at < size and starts[found[at][0]] < end:
            at += 1
        if at > group and any(f[2].family is not CUE for f in found[group:at]):
            around: Voice = "headline" if sentence.kind in HEADLINE else "narration"
            place = _Sentence(article, matcher, number)
            for first, last, entry, state in _settle(found[group:at], place):
                start = starts[first]
                word = tokens[last - 1]
                owner = 2 if word[-2:-1] in _APOSTROPHES and word[-1] in "sS" else 0
                answer.append(
                    Hit(
                        entry.lexicon,
                        entry.term.text,
                        start,
                        starts[last - 1] + len(word) - owner,
                        sentence.number,
                        article.voice_at(start) if quoted else around,
                        state,
                        entry.term.weight,
                    )
                )
        number += 1
    return answer


def _settle(
    found: list[tuple[int, int, Entry]], place: _Sentence
) -> list[tuple[int, int, Entry, Status]]:
    """Drop what is not meant, keep the longest of each family, and read its status."""
    families: dict[str, list[tuple[int, int, Entry]]] = {}
    for first, end, entry in found:
        if end - first > 1 and not place.joined(first, end):
            continue
        if entry.small and place.named(first, end):
            continue
        if entry.when and not place.holds(entry.when, first, end):
            continue
        if entry.unless and place.holds(entry.unless, first, end):
            continue
        families.setdefault(entry.family, []).append((first, end, entry))
    cues = [
        Cue(first, end - 1, entry.lexicon)  # type: ignore[arg-type]
        for first, end, entry in _longest(families.pop(CUE, []))
    ]
    cues.sort()
    settled = []
    for group in families.values():
        for first, end, entry in _longest(group):
            state: Status = "fact"
            if cues and cues[0].last < first:
                low = place.clause(first)[0]
                state = status(first, place.low, low, place.gaps, place.words, cues)
            settled.append((first, end, entry, state))
    settled.sort(key=lambda s: (s[0], s[1], s[2].family, s[2].order, s[2].lexicon))
    return settled
