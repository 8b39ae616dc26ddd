"""Which of the entries that were met are meant, and what is to be said of each?

An entry counts where its words stand together in one sentence, where its own conditions hold in
its clause, and where no longer entry of its family fills the same words. A lone word in capitals
("US", "WHO") is an acronym and meets no entry in small letters, unless its neighbour is in
capitals too; nor does a word with a capital beside another such word ("Faith Okello", "Holy Cross
College"), unless the sentence is printed like a title or the other is a country or people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from bias.article import HEADLINE, Article, Voice
from bias.lexicon.clauses import Clauses, Cue, Status
from bias.lexicon.files import Lexicon
from bias.lexicon.matcher import CUE, Contexts, Found, Matcher, matcher_of
from bias.lexicon.world import words

_APOSTROPHES = ("'", "’", "ʼ")
_INSIDE = frozenset(" \t\r\n\xa0-‐‑–\"'“”‘’")  # signs that may stand between words of a phrase


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


class _Place:
    """One sentence in which something was met, and what its words meet."""

    def __init__(self, article: Article, matcher: Matcher, number: int) -> None:
        sentence = article.sentences[number]
        self._text = article.text
        self._starts, self._tokens = article.tokens
        self._matcher = matcher
        self._met: dict[int, tuple[dict[str, list[int]], dict[str, list[int]]]] = {}
        self.clauses = Clauses(
            article.text, self._starts, self._tokens, sentence.start, sentence.end
        )

    def joined(self, first: int, end: int) -> bool:
        """Whether the words of a phrase stand together in the sentence, with no sign between
        them but a hyphen or a quotation mark."""
        starts, tokens = self._starts, self._tokens
        return end <= self.clauses.high and all(
            _INSIDE.issuperset(self._text[starts[i] + len(tokens[i]) : starts[i + 1]])
            for i in range(first, end - 1)
        )

    def _stands(self, at: int, context: tuple[str, ...], low: int, high: int) -> bool:
        """Whether the words of `context` stand from token `at` on, between low and high."""
        return (
            low <= at
            and at + len(context) <= high
            and all(
                self._matcher.meets(self._tokens[i], pattern)
                for i, pattern in enumerate(context, at)
            )
        )

    def _patterns(self, at: int) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Return which patterns, and which world lists, the clause around `at` meets, where."""
        low, high = self.clauses.around(at)
        if low not in self._met:
            patterns: dict[str, list[int]] = {}
            groups: dict[str, list[int]] = {}
            keys, members = self._matcher.keys, self._matcher.members
            for i in range(low, high):
                for pattern in keys[self._tokens[i]]:
                    patterns.setdefault(pattern, []).append(i)
                    for group, rest in members.get(pattern, ()):
                        if not rest or self._stands(i + 1, rest, low, high):
                            groups.setdefault(group, []).append(i)
            self._met[low] = patterns, groups
        return self._met[low]

    def holds(self, contexts: Contexts, first: int, end: int) -> bool:
        """Whether one of `contexts` stands in the clause of the term that fills first..end."""
        patterns, groups = self._patterns(first)
        # The term itself is no context of its own.
        for asked, met in ((contexts.alone, patterns), (contexts.groups, groups)):
            if not asked.isdisjoint(met):
                for name in asked.intersection(met):
                    if any(not first <= i < end for i in met[name]):
                        return True
        for before, after in contexts.beside:
            # What stands right beside a term may lie beyond the cut of its clause.
            low, high = self.clauses.low, self.clauses.high
            if self._stands(first - len(before), before, low, high) and self._stands(
                end, after, low, high
            ):
                return True
        if contexts.phrases:
            low, high = self.clauses.around(first)
            for start, phrase in contexts.phrases:
                if any(self._stands(i, phrase, low, high) for i in patterns.get(start, ())):
                    return True
        return False

    def named(self, at: int) -> bool:
        """Whether a word with a capital is an acronym, or stands inside a name."""
        tokens, low, high = self._tokens, self.clauses.low, self.clauses.high
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
        part = self._tokens[self.clauses.low : self.clauses.high]
        long = [t for t in part if len(t) > 3 and t[0].isalpha()]
        return 4 * sum(t[0].isupper() for t in long) > 3 * len(long)

    def _proper(self, at: int) -> bool:
        """Whether a word has a capital and is no country or people ("displaced Afghans")."""
        word = self._tokens[at]
        return word[0].isupper() and not word.isupper() and word not in words("countries")

    def _spaced(self, at: int) -> bool:
        """Whether one space, and nothing else, parts a token from the next."""
        end = self._starts[at] + len(self._tokens[at])
        return self._starts[at + 1] == end + 1 and self._text[end] == " "


def _longest(found: list[Found]) -> list[Found]:
    """Keep in each family the longest entries, then those of the lower order, then the first."""
    end = -1
    for met in found:
        if met[0] < end:
            break
        end = met[1]
    else:
        return found  # nothing overlaps
    kept: list[Found] = []
    taken: set[tuple[str, int]] = set()
    for met in sorted(
        found, key=lambda f: (f[0] - f[1], f[2].order, f[0], f[2].lexicon, f[2].term.text)
    ):
        place = [(met[2].family, i) for i in range(met[0], met[1])]
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(met)
    kept.sort(key=lambda f: (f[0], f[1], f[2].family, f[2].order, f[2].lexicon))
    return kept


def _meant(place: _Place, tokens: list[str], met: Found) -> bool:
    """Whether an entry that was met is meant."""
    first, end, entry = met
    if end - first > 1:
        if not place.joined(first, end):
            return False
    elif entry.small and tokens[first][0].isupper() and place.named(first):
        return False
    if entry.when and not place.holds(entry.when, first, end):
        return False
    return not (entry.unless and place.holds(entry.unless, first, end))


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
    begins = [s.start for s in article.sentences]
    answer: list[Hit] = []
    found = matcher.find(tokens)
    at, size = 0, len(found)
    while at < size:
        start = starts[found[at][0]]
        number = bisect_right(begins, start) - 1
        end = article.sentences[number].end if number >= 0 else 0
        group: list[Found] = []
        cues: list[Found] = []
        while at < size and ((not group and not cues) or starts[found[at][0]] < end):
            (cues if found[at][2].family is CUE else group).append(found[at])
            at += 1
        if group and start < end:
            answer += _judge(article, matcher, number, group, cues)
    return answer


def _judge(
    article: Article, matcher: Matcher, number: int, found: list[Found], cues: list[Found]
) -> list[Hit]:
    """Return the hits of one sentence."""
    starts, tokens = article.tokens
    sentence = article.sentences[number]
    around: Voice = "headline" if sentence.kind in HEADLINE else "narration"
    quoted = bool(article.quotations)
    place = _Place(article, matcher, number)
    meant = _longest([met for met in found if _meant(place, tokens, met)])
    marks = [
        Cue(first, end - 1, entry.gives)
        for first, end, entry in _longest([c for c in cues if _meant(place, tokens, c)])
    ]
    answer: list[Hit] = []
    for first, end, entry in meant:
        start, last = starts[first], tokens[end - 1]
        owner = 2 if last[-2:-1] in _APOSTROPHES and last[-1] in "sS" else 0
        answer.append(
            Hit(
                entry.lexicon,
                entry.term.text,
                start,
                starts[end - 1] + len(last) - owner,
                sentence.number,
                article.voice_at(start) if quoted else around,
                place.clauses.status(first, marks) if marks and marks[0].last < first else "fact",
                entry.term.weight,
            )
        )
    return answer
