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

from bias.article import HEADLINE, Article, Sentence, Voice
from bias.lexicon.clauses import Clauses, Cue, Status
from bias.lexicon.files import Lexicon
from bias.lexicon.matcher import Contexts, Found, Matcher, matcher_of
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
    """One sentence in which something was met, and the contexts it holds."""

    def __init__(
        self, article: Article, matcher: Matcher, number: int, contexts: list[Found]
    ) -> None:
        sentence = article.sentences[number]
        self._text = article.text
        self._starts, self._tokens = article.tokens
        self._matcher = matcher
        self._contexts: dict[str, list[tuple[int, int]]] = {}
        for first, end, entry in contexts:
            self._contexts.setdefault(entry.lexicon, []).append((first, end))
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

    def _stands(self, at: int, context: tuple[str, ...]) -> bool:
        """Whether the words of `context` stand from token `at` on, inside the sentence."""
        return not context or (
            self.clauses.low <= at
            and at + len(context) <= self.clauses.high
            and all(
                self._matcher.meets(self._tokens[i], pattern)
                for i, pattern in enumerate(context, at)
            )
        )

    def holds(self, contexts: Contexts, first: int, end: int) -> bool:
        """Whether one of `contexts` stands in the clause of the term that fills first..end."""
        here = self._contexts
        if here and not contexts.near.isdisjoint(here):
            low, high = self.clauses.around(first)
            for name in contexts.near.intersection(here):
                # The term itself is no context of its own.
                if any(low <= f and e <= high and (e <= first or end <= f) for f, e in here[name]):
                    return True
        # What stands right beside a term may lie beyond the cut of its clause.
        keys, tokens = self._matcher.keys, self._tokens
        place = self.clauses
        before = keys[tokens[first - 1]] if first > place.low else frozenset()
        after = keys[tokens[end]] if end < place.high else frozenset()
        if not contexts.before.isdisjoint(before) or not contexts.after.isdisjoint(after):
            return True
        return bool(contexts.beside) and any(
            self._stands(first - len(before), before) and self._stands(end, after)
            for before, after in contexts.beside
        )

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
    reached = -1
    for first, end, _ in found:
        if first < reached:
            break
        reached = end
    else:
        return found  # nothing overlaps
    kept: list[Found] = []
    taken: set[tuple[str, int]] = set()
    for met in sorted(found, key=lambda f: (f[0] - f[1], f[2].order, f[0], f[2].rank())):
        place = [(met[2].family, i) for i in range(met[0], met[1])]
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(met)
    kept.sort(key=lambda f: (f[0], f[1], f[2].rank()))
    return kept


def _meant(place: _Place, tokens: list[str], met: Found) -> bool:
    """Whether an entry that was met is meant."""
    first, end, entry = met
    if end - first > 1:
        if not place.joined(first, end):
            return False
    elif entry.small and tokens[first][0] < "a" and place.named(first):
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
        end = article.sentences[number].end if number >= 0 else start
        terms: list[Found] = []
        cues: list[Found] = []
        contexts: list[Found] = []
        group = at
        while at < size and starts[found[at][0]] < end:
            met = found[at]
            kind = met[2].kind
            (terms if kind == "term" else cues if kind == "cue" else contexts).append(met)
            at += 1
        if terms:
            place = _Place(article, matcher, number, contexts)
            answer += _judge(article, place, article.sentences[number], terms, cues)
        elif at == group:
            at += 1  # between sentences
    return answer


def _judge(
    article: Article, place: _Place, sentence: Sentence, terms: list[Found], cues: list[Found]
) -> list[Hit]:
    """Return the hits of one sentence."""
    starts, tokens = article.tokens
    voice: Voice = "headline" if sentence.kind in HEADLINE else "narration"
    quoted = bool(article.quotations)
    meant = _longest([met for met in terms if _meant(place, tokens, met)])
    marks: list[Cue] = []
    if meant and cues:
        marks = [
            Cue(first, end - 1, entry.gives, entry.passive)
            for first, end, entry in _longest([c for c in cues if _meant(place, tokens, c)])
        ]
    status: Status = "fact"
    answer: list[Hit] = []
    for first, end, entry in meant:
        start, last = starts[first], tokens[end - 1]
        stop = starts[end - 1] + len(last)
        if last[-1] in "sS" and last[-2:-1] in _APOSTROPHES:
            stop -= 2
        if marks:
            status = place.clauses.status(first, marks)
        if quoted:
            voice = article.voice_at(start)
        answer.append(
            Hit(
                entry.lexicon,
                entry.text,
                start,
                stop,
                sentence.number,
                voice,
                status,
                entry.weight,
            )
        )
    return answer
