"""Which of the entries that were met are meant?

An entry counts where its words stand together in one sentence, where its own conditions hold in
its clause, and where no longer entry of its family fills the same words. A lone word in capitals
("US", "WHO") is an acronym and meets no entry in small letters, unless its neighbour is in
capitals too; nor does a word with a capital beside another such word ("Faith Okello", "Holy Cross
College"), unless the sentence is printed like a title or the other is a country or people.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress

from bias.article import Tokens
from bias.lists.files import Lexicon
from bias.lists.matcher import Matcher, matcher_of
from bias.lists.tries import Contexts, Entry, Start
from bias.lists.world import terms_of

_NONE: frozenset[str] = frozenset()
_INSIDE = frozenset(" \t\r\n\xa0-‐‑–\"'“”‘’\xad\u200b")  # signs that may part words of a phrase


# A word in capitals of so many letters that meets an entry is that word, shouted: no acronym of
# five letters or more in 298 texts of news is an entry.
_SHOUTED = 5

MetEntry = tuple[int, int, int, Entry]  # sentence, first token, one past the last, what was met


class _Page:
    """A text in which entries are sought, and the sentence being looked at: tokens low to high."""

    def __init__(self, text: str, tokens: Tokens, cuts: Sequence[int], matcher: Matcher) -> None:
        self._text, self._cuts = text, cuts
        self._starts, self._ends, self._tokens = tokens
        self._matcher = matcher
        self._hint = matcher.hints.__getitem__
        self.begins = list(map(matcher.terms.starts.__getitem__, tokens.words))
        self._low = self._high = 0
        self._seen: frozenset[str] | None = None
        self._titled: bool | None = None
        self._held: dict[int, dict[str, tuple[int, int]]] = {}  # by the first token of a clause

    def turn(self, low: int, high: int) -> None:
        """Go on to the next sentence."""
        self._low, self._high = low, high
        self._seen = self._titled = None
        self._held = {}

    def _hints(self) -> frozenset[str]:
        """The contexts that the sentence may hold; which it does hold is worked out when asked."""
        part = self._tokens[self._low : self._high]
        self._seen = seen = _NONE.union(*map(self._hint, part))
        return seen

    def _clause(self, at: int) -> tuple[int, int]:
        """First token, and the one past the last, of the clause that holds token `at`."""
        i = bisect_right(self._cuts, at)
        end = self._cuts[i] if i < len(self._cuts) else self._high
        return max(self._low, self._cuts[i - 1] if i else 0), min(self._high, end)

    def _joined(self, first: int, end: int) -> bool:
        """Whether the words of a phrase stand together in the sentence, with no sign between
        them but a hyphen or a quotation mark."""
        if first < self._low or end > self._high:
            return False
        text, starts, ends = self._text, self._starts, self._ends
        for i in range(first, end - 1):
            gap = text[ends[i] : starts[i + 1]]
            if not gap.isspace() and not _INSIDE.issuperset(gap):
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
        low, high = self._clause(first)
        held = self._held.get(low)
        if held is None:
            held = self._held[low] = self._contexts_in(low, high)
        return any(
            held[name][0] <= first or end <= held[name][1]
            for name in contexts.near.intersection(held)
        )

    def _contexts_in(self, low: int, high: int) -> dict[str, tuple[int, int]]:
        """The contexts that stand in a clause: where the first of each ends, where the last begins.

        So a clause is looked through once, however many terms it has.
        """
        held: dict[str, tuple[int, int]] = {}
        for first, end, entry in self._matcher.contexts.find(self._tokens, low, high):
            ends, begins = held.get(entry.lexicon, (end, first))
            held[entry.lexicon] = min(ends, end), max(begins, first)
        return held

    def _holds(self, contexts: Contexts, first: int, end: int) -> bool:
        """Whether one of `contexts` stands in the clause of the term that fills first..end."""
        near = contexts.near
        if near:
            # Most conditions ask for what the sentence holds nowhere.
            seen = self._hints() if self._seen is None else self._seen
            if not near.isdisjoint(seen) and self._near(contexts, first, end):
                return True
        return contexts.sided and self._touches(contexts, first, end)

    def _touches(self, contexts: Contexts, first: int, end: int) -> bool:
        """Whether one stands right beside the term, where it may lie beyond the clause's cut."""
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

    def _asked(self, entry: Entry, first: int, end: int) -> bool:
        """Whether the conditions of an entry hold."""
        when, unless = entry.when, entry.unless
        if when is not None and not self._holds(when, first, end):
            return False
        return unless is None or not self._holds(unless, first, end)

    def _is_name(self, at: int) -> bool:
        """Whether a word with a capital is an acronym, or stands inside a name."""
        tokens, low, high = self._tokens, self._low, self._high
        word = tokens[at]
        if len(word) > 1 and word.isupper():
            after = tokens[at + 1 : min(at + 2, high)]
            if len(word) >= _SHOUTED and word not in terms_of(
                "mastheads"
            ):  # "a MASSACRE", but "the PATRIOT Act"
                return any(w[0].isupper() and not w.isupper() for w in after)
            beside = tokens[max(low, at - 1) : at] + after
            return not any(w.isupper() and len(w) > 1 for w in beside)
        # The first word of a sentence has its capital from there, and lends none.
        left = at > low + 1 and self._proper(at - 1) and self._spaced(at - 1)
        if not left and not (at + 1 < high and self._proper(at + 1) and self._spaced(at)):
            return False
        if self._titled is None:
            self._titled = self._is_titled()
        return not self._titled

    def _is_titled(self) -> bool:
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

    def meant(self, n: int, places: Iterable[int]) -> list[MetEntry]:
        """Return the entries that are meant in sentence `n`, in order; some may be entered at
        `places`, tokens of it."""
        words, begins, keys = self._tokens, self.begins, self._matcher.keys
        meant: list[MetEntry] = []
        overlap = False
        for at in places:
            start = begins[at]
            assert start is not None
            alone, nodes, right, left = start
            if nodes and not (
                right.isdisjoint(keys[words[at + 1]] if at + 1 < self._high else _NONE)
                and left.isdisjoint(keys[words[at - 1]] if at > self._low else _NONE)
            ):
                phrases = self._phrases(n, at, start)
                if phrases:
                    overlap = True
                    meant += phrases
            if alone:
                named = words[at][0] < "a" and self._is_name(at)
                family = ""
                for entry in alone:  # by family and order: of a family the first that fits
                    if (
                        entry.family != family
                        and not (named and entry.small)
                        and (not entry.asks or self._asked(entry, at, at + 1))
                    ):
                        meant.append((n, at, at + 1, entry))
                        family = entry.family
        return _longest(meant, self._low) if overlap else meant

    def _phrases(self, n: int, at: int, start: Start) -> list[MetEntry]:
        """The phrases entered at token `at` that are meant."""
        met = self._matcher.terms.phrases_at(start, self._tokens, self._low, self._high, at)
        return [
            (n, first, end, entry)
            for first, end, entry in met
            if self._joined(first, end) and (not entry.asks or self._asked(entry, first, end))
        ]


def _longest(found: list[MetEntry], low: int) -> list[MetEntry]:
    """Keep in each family the longest entries, then those of the lower order, then the first;
    `low` is the first token of their sentence."""
    kept: list[MetEntry] = []
    taken: dict[str, int] = {}  # family -> a bit for each token
    for met in sorted(found, key=_length):
        _, first, end, entry = met
        filled, family = (1 << end - low) - (1 << first - low), entry.family
        before = taken.get(family, 0)
        if not before & filled:
            taken[family] = before | filled
            kept.append(met)
    kept.sort(key=_place)
    return kept


def _length(met: MetEntry) -> tuple[int, int, int, tuple[str, int, str, str]]:
    """What goes first where entries of a family overlap."""
    _, first, end, entry = met
    return first - end, entry.rank[1], first, entry.rank


def _place(met: MetEntry) -> tuple[int, int, tuple[str, int, str, str]]:
    """What hits are ordered by."""
    return met[1], met[2], met[3].rank


def scan(
    text: str,
    tokens: Tokens,
    sentences: Sequence[tuple[int, int]],
    cuts: Sequence[int],
    lexicons: Sequence[Lexicon],
) -> list[MetEntry]:
    """Return every entry of `lexicons` that is meant in `text`, in one pass.

    Args:
        text: as printed. tokens: its tokens.
        sentences: for each sentence its first token and the one past its last, in order.
        cuts: tokens at which a clause begins, in order; conditions hold inside a clause.
        lexicons: lists of any families; in one family a word counts once, for the longest entry,
            then for the list of the lower `order`. Entries of different families may overlap.

    Returns:
        index of the sentence, first token, one past the last, and the entry; in order.
    """
    matcher = matcher_of(lexicons)
    matcher.prepare(tokens.words)
    page = _Page(text, tokens, cuts, matcher)
    # compress() leaves the loop over all tokens to C; few of them begin anything.
    places = list(compress(range(len(tokens.words)), page.begins))
    answer: list[MetEntry] = []
    done = 0
    for n, (low, high) in enumerate(sentences):
        first = bisect_left(places, low, done)
        done = bisect_left(places, high, first)
        if first < done:
            page.turn(low, high)
            answer += page.meant(n, places[first:done])
    return answer
