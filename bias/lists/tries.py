"""Which of many phrases stand in a text, when each word may meet several patterns?

A trie of patterns that is entered in the middle: each phrase at its rarest word, of those that are
not among the commonest the longest, and from there
to its end and then to its beginning. A text has far fewer of "dark" than of "in" or "the", so few
tokens of it are followed at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from typing import NamedTuple

# Words that fill a text and that no phrase is entered at while it has another. Time rests on this
# choice, never what is found.
_COMMON_WORDS = """
a about after against all an and any are as at be been before between but by for from had has have
he her his in into is it its more most no not of off on one or our out over she so some than that
the their them they this those to under up was we were what when which who will with would you
"""
_COMMON = frozenset(_COMMON_WORDS.split())
Keys = Mapping[str, frozenset[str]]  # printed word -> the patterns it meets


class Contexts(NamedTuple):
    """What `when` or `unless` asks for.

    Attributes:
        near: words, phrases and world lists (``@harm``) of which one must stand in the clause,
            each as such and, for its phrases, with `PART` before it.
        before, after: patterns of which one must stand right before the term, or right after.
        beside: longer sequences: what must stand before the term, and what after.
        touch_before, touch_after: every pattern of these that touches the term.
        sided: whether there are any but `near`.
    """

    near: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    beside: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    touch_before: frozenset[str]
    touch_after: frozenset[str]
    sided: bool


class Entry(NamedTuple):
    """What can be met: a term of a list, or a context that terms ask for."""

    family: str
    lexicon: str
    text: str
    rank: tuple[str, int, str, str]  # what decides between entries of one length
    weight: float = 0.0
    when: Contexts | None = None
    unless: Contexts | None = None
    small: bool = True  # written in small letters, so no acronym and no name
    note: str = ""  # of its row


Found = tuple[int, int, Entry]  # first token, one past the last, what was met


class Node:
    """A place in a trie: the entries that end here, and the patterns that lead on."""

    __slots__ = ("entries", "left", "right")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.right: dict[str, Node] = {}
        self.left: dict[str, Node] = {}

    def names(self) -> set[str]:
        """The lexicons of all entries that end further on."""
        beyond = [*self.right.values(), *self.left.values()]
        return {e.lexicon for n in beyond for e in n.entries}.union(*(n.names() for n in beyond))


def _rank(entry: Entry) -> tuple[str, int, str, str]:
    return entry.rank


class _Start(NamedTuple):
    """Where a printed word leads: entries of this one word, and the nodes of longer ones with all
    patterns that may follow or go before."""

    alone: tuple[Entry, ...]
    nodes: tuple[Node, ...]
    right: frozenset[str]
    left: frozenset[str]


class _Starts(dict[str, _Start | None]):
    """Printed word -> where it leads from the root of a trie; None for most words."""

    def __init__(self, root: dict[str, Node], keys: Keys) -> None:
        super().__init__()
        self._root = root
        self._keys = keys

    def __missing__(self, word: str) -> _Start | None:
        nodes = [self._root[k] for k in self._keys[word] if k in self._root]
        self[word] = answer = (
            _Start(
                tuple(sorted((e for n in nodes for e in n.entries), key=_rank)),
                tuple(n for n in nodes if n.right or n.left),
                frozenset(k for n in nodes for k in n.right),
                frozenset(k for n in nodes for k in n.left),
            )
            if nodes
            else None
        )
        return answer


class Trie:
    """Entries by the patterns of their words; `keys` tells which patterns a word meets."""

    def __init__(self, keys: Keys) -> None:
        self._root: dict[str, Node] = {}
        self._keys = keys
        self.starts = _Starts(self._root, keys)

    def add(self, parts: tuple[str, ...], entry: Entry) -> None:
        """Enter `entry` as met by these patterns in a row."""
        at = max(range(len(parts)), key=lambda i: (parts[i] not in _COMMON, len(parts[i])))
        node = self._root.setdefault(parts[at], Node())
        for part in parts[at + 1 :]:
            node = node.right.setdefault(part, Node())
        for part in reversed(parts[:at]):
            node = node.left.setdefault(part, Node())
        node.entries.append(entry)

    def find(self, words: list[str], low: int, high: int) -> Iterator[Found]:
        """Yield the entries met in words low..high, by where they were entered."""
        keys, starts = self._keys, self.starts
        part = words if high - low == len(words) else words[low:high]
        # compress() leaves the loop over all tokens to C; few of them begin anything.
        for i in compress(range(low, high), map(starts.__getitem__, part)):
            start = starts[words[i]]
            assert start is not None
            alone, nodes, right, left = start
            for entry in alone:
                yield i, i + 1, entry
            if nodes and not (
                (i + 1 >= high or right.isdisjoint(keys[words[i + 1]]))
                and (i <= low or left.isdisjoint(keys[words[i - 1]]))
            ):
                yield from self._follow(words, low, high, i, nodes)

    def _follow(
        self, words: list[str], low: int, high: int, at: int, nodes: tuple[Node, ...]
    ) -> Iterator[Found]:
        """Yield the phrases that are entered at word `at` and go on as `nodes` say."""
        keys = self._keys
        ways = [(at, at + 1, node) for node in nodes]
        while ways:
            first, end, node = ways.pop()
            steps = []
            if node.right and end < high:
                after = keys[words[end]] & node.right.keys()
                steps = [(first, end + 1, node.right[k]) for k in after]
            if node.left and first > low:
                before = keys[words[first - 1]] & node.left.keys()
                steps += [(first - 1, end, node.left[k]) for k in before]
            for way in steps:
                for entry in way[2].entries:
                    yield way[0], way[1], entry
            ways += steps
