"""Which of the entries that were met are meant, and what is to be said of each?

An entry counts where its words stand together in one sentence, where its own conditions hold in
its clause, and where no longer entry of its family fills the same words. A lone word in capitals
("US", "WHO") is an acronym and meets no entry in small letters, unless its neighbour is in
capitals too; nor does a word with a capital beside another such word ("Faith Okello", "Holy Cross
College"), unless the sentence is printed like a title or the other is a country or people.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from bias.article import HEADLINE, Article, Sentence, Voice
from bias.lexicon.clauses import Clauses, Cue, Status
from bias.lexicon.files import Lexicon
from bias.lexicon.matcher import PART, Matcher, matcher_of
from bias.lexicon.tries import Contexts, Found
from bias.lexicon.world import words

_NONE: frozenset[str] = frozenset()
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
    """One sentence in which something was met: tokens `low` to `high`.

    `hints` names the contexts that it may hold; what it does hold is worked out when asked.
    """

    def __init__(self, article: Article, matcher: Matcher, low: int, high: int) -> None:
        self._text = article.text
        self._starts, self._tokens = article.tokens
        self._matcher = matcher
        self._low, self._high = low, high
        self.hints = _NONE.union(*map(matcher.hints.__getitem__, self._tokens[low:high]))

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses of the sentence."""
        return Clauses(self._text, self._starts, self._tokens, self._low, self._high)

    def joined(self, first: int, end: int) -> bool:
        """Whether the words of a phrase stand together in the sentence, with no sign between
        them but a hyphen or a quotation mark."""
        if first < self._low or end > self._high:
            return False
        text, starts, tokens = self._text, self._starts, self._tokens
        for i in range(first, end - 1):
            gap = text[starts[i] + len(tokens[i]) : starts[i + 1]]
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
        low, high = self.clauses.around(first)
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
        return word[0].isupper() and not word.isupper() and word not in words("countries")

    def _spaced(self, at: int) -> bool:
        """Whether one space, and nothing else, parts a token from the next."""
        end = self._starts[at] + len(self._tokens[at])
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
    matcher.prepare(tokens)
    found = matcher.terms.find(tokens, 0, len(tokens))
    answer: list[Hit] = []
    met = next(found, None)
    low = 0
    for sentence in article.sentences:
        if met is None:
            break
        # Tokens and sentences are both in order: one walk through both. Between two tokens stands
        # at least one sign, so a sentence has no more of them than half its length.
        if starts[low] < sentence.start:
            low = bisect_left(starts, sentence.start, low)
        most = low + (sentence.end - sentence.start) // 2 + 1
        high = bisect_left(starts, sentence.end, low, min(most, len(starts)))
        here: list[Found] = []
        cues: list[Found] = []
        while met is not None and met[0] < high:
            if met[0] >= low:  # not between sentences
                (here if met[2].gives is None else cues).append(met)
            met = next(found, None)
        if here:
            place = _Place(article, matcher, low, high)
            meant = place.meant(here)
            if meant:
                marks = place.meant(cues) if cues else cues
                _tell(article, sentence, place, meant, marks, answer)
        low = high
    return answer


def _tell(
    article: Article,
    sentence: Sentence,
    place: _Place,
    meant: list[Found],
    marks: list[Found],
    answer: list[Hit],
) -> None:
    """Add to `answer` the entries that are meant in one sentence, as its cues say."""
    starts, tokens = article.tokens
    number = sentence.number
    voice: Voice = "headline" if sentence.kind in HEADLINE else "narration"
    quoted = article.quoted(sentence)
    cues = [Cue(f, end - 1, e.gives, e.passive) for f, end, e in marks if e.gives]
    status: Status = "fact"
    told = -1
    for first, end, entry in meant:
        start, last = starts[first], tokens[end - 1]
        stop = starts[end - 1] + len(last)
        if last[-2:-1] in _APOSTROPHES and last[-1] in "sS":
            stop -= 2
        if first != told:  # several families may count one word
            told = first
            if cues:
                status = place.clauses.status(first, cues)
            if quoted:
                voice = article.voice_at(start)
        answer.append(
            Hit(entry.lexicon, entry.text, start, stop, number, voice, status, entry.weight)
        )
