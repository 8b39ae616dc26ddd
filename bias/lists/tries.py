"""Which of many phrases stand in a text, when each word may meet several patterns?

A trie of patterns that is entered in the middle: each phrase at the longest of its words that are
no function words, and from there to its end and then to its beginning. A text has far fewer
of "dark" than of "in" or "the", so few tokens of it are followed at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bias.lists.world import terms_of

Keys = Mapping[str, frozenset[str]]  # printed word -> the patterns it meets


class Contexts(NamedTuple):
    """What `when` or `unless` asks for.

    Attributes:
        near: words, phrases and world lists (``@harm``) of which one must stand in the clause.
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
    asks: bool = False  # whether it has conditions


class Node:
    """A place in a trie: the entries that end here, and the patterns that lead on."""

    __slots__ = ("entries", "left", "right")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.right: dict[str, Node] = {}
        self.left: dict[str, Node] = {}

    def reached(
        self, first: int, end: int, ways: list[tuple[int, int, Node]]
    ) -> list[tuple[int, int, Entry]]:
        """Return the entries that end here, reached by words first..end; what leads on from here
        is added to `ways`."""
        if self.right or self.left:
            ways.append((first, end, self))
        return [(first, end, entry) for entry in self.entries]


def _under(nodes: dict[str, Node], part: str) -> Node:
    """Return the node that `part` leads to, made where there is none."""
    node = nodes.get(part)
    if node is None:
        node = nodes[part] = Node()
    return node


def _rank(entry: Entry) -> tuple[str, int, str, str]:
    return entry.rank


class Start(NamedTuple):
    """Where a printed word leads: entries of this one word, and the nodes of longer ones with all
    patterns that may follow or go before."""

    alone: tuple[Entry, ...]
    nodes: tuple[Node, ...]
    right: frozenset[str]
    left: frozenset[str]


class _Starts(dict[str, Start | None]):
    """Printed word -> where it leads from the root of a trie; None for most words."""

    def __init__(self, root: dict[str, Node], keys: Keys) -> None:
        super().__init__()
        self._root = root
        self._keys = keys

    def __missing__(self, word: str) -> Start | None:
        nodes = [self._root[k] for k in self._keys[word] if k in self._root]
        self[word] = answer = (
            Start(
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
    """Entries by the patterns of their words; `keys` tells which patterns a word meets.

    Attributes:
        starts: printed word -> where it leads.
        phrases: pattern at which phrases are entered -> the lexicons of these.
    """

    def __init__(self, keys: Keys) -> None:
        self._root: dict[str, Node] = {}
        self._keys = keys
        self.phrases: dict[str, set[str]] = {}
        self.starts = _Starts(self._root, keys)

    def add(self, parts: tuple[str, ...], entry: Entry) -> None:
        """Enter `entry` as met by these patterns in a row."""
        at = 0
        if len(parts) > 1:
            common = terms_of("function")
            at = max(range(len(parts)), key=lambda i: (parts[i] not in common, len(parts[i])))
            self.phrases.setdefault(parts[at], set()).add(entry.lexicon)
        node = _under(self._root, parts[at])
        for part in parts[at + 1 :]:
            node = _under(node.right, part)
        for part in reversed(parts[:at]):
            node = _under(node.left, part)
        node.entries.append(entry)

    def find(self, words: list[str], low: int, high: int) -> list[tuple[int, int, Entry]]:
        """Return the entries met in words low..high, by where they were entered: the first word
        of each, one past its last, and the entry."""
        keys = self._keys
        found: list[tuple[int, int, Entry]] = []
        for i, start in enumerate(map(self.starts.__getitem__, words[low:high]), low):
            if start is not None:
                found += [(i, i + 1, entry) for entry in start.alone]
                if start.nodes and not (
                    start.right.isdisjoint(keys[words[i + 1]] if i + 1 < high else ())
                    and start.left.isdisjoint(keys[words[i - 1]] if i > low else ())
                ):
                    found += self.phrases_at(start, words, low, high, i)
        return found

    def phrases_at(
        self, start: Start, words: list[str], low: int, high: int, at: int
    ) -> list[tuple[int, int, Entry]]:
        """Return the phrases in words low..high that are entered at word `at`, as `find` does."""
        keys = self._keys
        found: list[tuple[int, int, Entry]] = []
        ways = [(at, at + 1, node) for node in start.nodes]
        while ways:
            first, end, node = ways.pop()
            right, left = node.right, node.left
            if right and end < high:
                for key in keys[words[end]]:
                    if key in right:
                        found += right[key].reached(first, end + 1, ways)
            if left and first > low:
                for key in keys[words[first - 1]]:
                    if key in left:
                        found += left[key].reached(first - 1, end, ways)
        return found
