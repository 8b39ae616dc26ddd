"""Which entries of many lexicons stand in a text, in one pass over its tokens?

Each distinct printed word is asked once which patterns it meets (`Matcher.keys`) and which
entries may begin with it; the pass itself is then a dictionary look-up for each token, and only
the few that answer are followed further, down a trie of patterns. `scanner` judges what is found.

Folding: "peace talks" is met as "peace-talks"; "high-value target" as "high value target";
"cease-fire" and "co-operate" meet the entries "ceasefire" and "cooperate". A printed
"de-escalation" is one word, never a sighting of "escalation".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bias.article import tokenize
from bias.lexicon.clauses import CUES, Status
from bias.lexicon.files import Lexicon, Term, load
from bias.lexicon.forms import fold, lemmas
from bias.lexicon.world import words as world_words

CUE = "cue "  # no header can claim this family: it holds a space


class Contexts(NamedTuple):
    """What `when` or `unless` asks for.

    Attributes:
        alone: words of which one must stand in the clause.
        groups: world lists of which one word must.
        phrases: sequences of words, each after its first.
        beside: what must stand right before the term, and right after.
    """

    alone: frozenset[str]
    groups: frozenset[str]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    beside: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class Entry(NamedTuple):
    """A term of a lexicon, made ready."""

    family: str
    order: int
    lexicon: str
    term: Term
    when: Contexts | None
    unless: Contexts | None
    small: bool  # written in small letters, so no acronym and no name
    gives: Status  # of a cue


Found = tuple[int, int, Entry]  # first token, one past the last, what was met


class _Node:
    """A place in the trie: the entries that end here, and the patterns that lead on."""

    __slots__ = ("children", "entries")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.children: dict[str, _Node] = {}


class _Keys(dict[str, frozenset[str]]):
    """Printed word -> the patterns it meets, worked out when first asked."""

    def __init__(self, patterns: set[str]) -> None:
        super().__init__()
        self._patterns = patterns
        # Lengths of the stems by their first letters, so that most words try none.
        self._stems: dict[str, tuple[int, ...]] = {}
        for stem in patterns:
            if stem[-1] == "*":
                head = stem[:-1][:3]
                sizes = {*self._stems.get(head, ()), len(stem) - 1}
                self._stems[head] = tuple(sorted(sizes))
        self._short = frozenset(len(h) for h in self._stems if len(h) < 3)

    def __missing__(self, word: str) -> frozenset[str]:
        folded = fold(word)
        found = self._meet(folded)
        if "-" in folded:
            found |= self._meet(folded.replace("-", ""))
        if folded != word:
            printed = word[: len(folded)]
            if printed in self._patterns:
                found.add(printed)
        self[word] = answer = frozenset(found) if found else _NONE
        return answer

    def _meet(self, folded: str) -> set[str]:
        patterns = self._patterns
        found = {lemma for lemma in lemmas(folded) if lemma in patterns}
        if "=" + folded in patterns:
            found.add("=" + folded)
        sizes: tuple[int, ...] = self._stems.get(folded[:3], ())
        for size in self._short:
            sizes += self._stems.get(folded[:size], ())
        for size in sizes:
            stem = folded[:size] + "*"
            if len(folded) >= size and stem in patterns:
                found.add(stem)
        return found


class _Starts(dict[str, tuple[_Node, ...]]):
    """Printed word -> the nodes it leads to from the root; empty for nearly every word."""

    def __init__(self, root: _Node, keys: _Keys) -> None:
        super().__init__()
        self._root = root
        self._keys = keys

    def __missing__(self, word: str) -> tuple[_Node, ...]:
        children = self._root.children
        self[word] = answer = tuple(children[k] for k in self._keys[word] if k in children)
        return answer


_NONE: frozenset[str] = frozenset()


def _spellings(text: str) -> set[tuple[str, ...]]:
    """Return the token sequences an entry is met as: written, spaced, hyphenated."""
    parts = tuple(text.replace("’", "'").split(" "))
    found = {parts}
    atoms = text.replace("’", "'").replace("-", " ").split(" ")
    if len(atoms) > 1 and not any(a.endswith("*") for a in atoms[:-1]):
        found.add(tuple(atoms))
        if not any(a.startswith("=") for a in atoms):
            found.add(("-".join(atoms),))
    return found


class Matcher:
    """Lexicons made ready for one pass. Built once for a set of lexicons, see `hits`."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._root = _Node()
        patterns: set[str] = set()
        self._opened: set[str] = set()
        #: pattern -> the world lists it begins a member of, each with the rest of that member
        self.members: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._made: dict[tuple[str, ...], Contexts] = {}
        for lexicon in lexicons:
            for term in lexicon.terms:
                when = self._contexts(term.when, patterns)
                unless = self._contexts(term.unless + lexicon.unless, patterns)
                small = term.text.islower()
                self._add(
                    Entry(
                        lexicon.family,
                        lexicon.order,
                        lexicon.name,
                        term,
                        when,
                        unless,
                        small,
                        "fact",
                    ),
                    patterns,
                )
        for name, kind in CUES.items():
            for term in load(name).terms:
                self._add(Entry(CUE, 0, name, term, None, None, True, kind), patterns)
        self.keys = _Keys(patterns)
        self._starts = _Starts(self._root, self.keys)

    def _add(self, entry: Entry, patterns: set[str]) -> None:
        for parts in _spellings(entry.term.text):
            node = self._root
            for part in parts:
                patterns.add(part)
                if part not in node.children:
                    node.children[part] = _Node()
                node = node.children[part]
            node.entries.append(entry)

    def _contexts(self, cells: tuple[str, ...], patterns: set[str]) -> Contexts | None:
        """Cut contexts into patterns; ``@harm`` stands for the words of a world list."""
        if not cells:
            return None
        if cells in self._made:  # many rows share them
            return self._made[cells]
        alone: set[str] = set()
        groups: set[str] = set()
        phrases: list[tuple[str, tuple[str, ...]]] = []
        beside: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for cell in cells:
            parts = tuple(cell.split())
            patterns.update(p for p in parts if p != "_" and p[0] != "@")
            if cell[0] == "@":
                groups.add(cell[1:])
                self._open(cell[1:], patterns)
            elif "_" in parts:
                cut = parts.index("_")
                beside.append((parts[:cut], parts[cut + 1 :]))
            elif len(parts) == 1:
                alone.add(cell)
            else:
                phrases.append((parts[0], parts))
        made = Contexts(frozenset(alone), frozenset(groups), tuple(phrases), tuple(beside))
        self._made[cells] = made
        return made

    def _open(self, group: str, patterns: set[str]) -> None:
        """Note the words and phrases of a world list as members of it."""
        if group in self._opened:
            return
        self._opened.add(group)
        for text in world_words(group):
            first, *rest = text.split()
            patterns.update((first, *rest))
            self.members.setdefault(first, []).append((group, tuple(rest)))

    def meets(self, word: str, pattern: str) -> bool:
        """Whether a printed word meets a pattern."""
        return pattern in self.keys[word]

    def find(self, words: list[str]) -> list[Found]:
        """Return every entry met in `words`: first token, one past the last, entry."""
        found: list[Found] = []
        keys = self.keys
        last = len(words)
        for i, nodes in enumerate(map(self._starts.__getitem__, words)):
            for node in nodes:
                for entry in node.entries:
                    found.append((i, i + 1, entry))
                if not node.children:
                    continue
                ways = [(i + 1, node)]
                while ways:
                    j, way = ways.pop()
                    if j == last:
                        continue
                    children = way.children
                    for key in keys[words[j]]:
                        step = children.get(key)
                        if step is not None:
                            for entry in step.entries:
                                found.append((i, j + 1, entry))
                            if step.children:
                                ways.append((j + 1, step))
        return found


@lru_cache(maxsize=8)
def matcher_of(lexicons: tuple[Lexicon, ...]) -> Matcher:
    """Return the matcher of these lexicons, made once."""
    return Matcher(lexicons)


def entries(words: str, lexicons: Sequence[Lexicon]) -> list[tuple[Lexicon, Term]]:
    """Return the entries that a word or phrase meets somewhere, conditions left aside.

    For ``bias explain``: the longest first, then by family and order.

    >>> [(l.name, t.text) for l, t in entries("escalating", [load("escalation")])]
    [('escalation', 'escalat*')]
    """
    by_name = {(x.family, x.name): x for x in lexicons}
    met = [f for f in matcher_of(tuple(lexicons)).find(tokenize(words).words) if f[2].family != CUE]
    met.sort(key=lambda f: (f[0] - f[1], f[2].family, f[2].order, f[2].term.text))
    seen: dict[tuple[str, str, str], tuple[Lexicon, Term]] = {}
    for _, _, entry in met:
        key = (entry.family, entry.lexicon, entry.term.text)
        seen.setdefault(key, (by_name[entry.family, entry.lexicon], entry.term))
    return list(seen.values())
