"""Which entries of many lexicons stand in a text, in one pass over its tokens?

Each distinct printed word is asked once which patterns it meets (`Matcher.keys`) and which
entries may begin with it; the pass itself is then a dictionary look-up for each token, and only
the few that answer are followed further, down a trie of patterns. `scanner` judges what is found.

Folding: "peace talks" is met as "peace-talks"; "high-value target" as "high value target";
"cease-fire" and "co-operate" meet the entries "ceasefire" and "cooperate", though no stem. A
printed "de-escalation" is one word, never a sighting of "escalation".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import Literal, NamedTuple

from bias.article import tokenize
from bias.lexicon.clauses import CUES, Status
from bias.lexicon.files import Lexicon, Term
from bias.lexicon.forms import fold, lemmas
from bias.lexicon.shelf import load
from bias.lexicon.world import words as world_words


class Contexts(NamedTuple):
    """What `when` or `unless` asks for.

    Attributes:
        near: words, phrases and world lists (``@harm``) of which one must stand in the clause.
        before, after: patterns of which one must stand right before the term, or right after.
        beside: longer sequences: what must stand before the term, and what after.
    """

    near: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    beside: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class Entry(NamedTuple):
    """What can be met: a term of a lexicon, a cue of status, or a context that terms ask for."""

    kind: Literal["term", "cue", "context"]
    family: str
    order: int
    lexicon: str
    text: str
    weight: float = 0.0
    when: Contexts | None = None
    unless: Contexts | None = None
    small: bool = True  # written in small letters, so no acronym and no name
    gives: Status = "fact"  # of a cue
    passive: bool = False  # of a cue that also looks back

    def rank(self) -> tuple[str, int, str, str]:
        """What decides between entries of one length."""
        return self.family, self.order, self.lexicon, self.text


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
        self._exact = {p[1:] for p in patterns if p[0] == "="}
        # Lengths of the stems by their first letters, so that most words try none.
        self._stems: dict[str, tuple[int, ...]] = {}
        for stem in patterns:
            if stem[-1] == "*":
                head = stem[:-1][:3]
                sizes = {*self._stems.get(head, ()), len(stem) - 1}
                self._stems[head] = tuple(sorted(sizes))
        self._short = tuple({len(h) for h in self._stems if len(h) < 3})

    def __missing__(self, word: str) -> frozenset[str]:
        folded = fold(word)
        found = self._meet(folded)
        if "-" in folded:
            # Not by its stem: "media-tracking" is no form of "mediat*".
            found += [f for f in self._meet(folded.replace("-", "")) if f[-1] != "*"]
        if folded != word:
            printed = word[: len(folded)]
            if printed in self._patterns:
                found.append(printed)
        self[word] = answer = frozenset(found) if found else _NONE
        return answer

    def _meet(self, folded: str) -> list[str]:
        patterns = self._patterns
        found = [lemma for lemma in lemmas(folded) if lemma in patterns]
        if folded in self._exact:
            found.append("=" + folded)
        sizes: tuple[int, ...] = self._stems.get(folded[:3], ())
        for size in self._short:
            sizes += self._stems.get(folded[:size], ())
        for size in sizes:
            stem = folded[:size] + "*"
            if len(folded) >= size and stem in patterns:
                found.append(stem)
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
    words = text.replace("’", "'").split(" ")
    found = {tuple(words)}
    atoms = " ".join(words).replace("-", " ").split(" ")
    if len(atoms) > 1 and not any(a.endswith("*") for a in atoms[:-1]):
        if not any(a.startswith("=") for a in atoms):
            found.add(("-".join(atoms),))
        # Written apart, only the last part of a hyphenated word has forms.
        spaced: list[str] = []
        for word in words:
            *firsts, last = word.split("-")
            spaced += [a if a[0] == "=" or not a.islower() else "=" + a for a in firsts]
            spaced.append(last)
        found.add(tuple(spaced))
    return found


class Matcher:
    """Lexicons made ready for one pass. Built once for a set of lexicons, see `hits`."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._root = _Node()
        self._patterns: set[str] = set()
        self._asked: set[str] = set()
        self._made: dict[tuple[str, ...], Contexts] = {}
        for lexicon in lexicons:
            family, order, name = lexicon.family, lexicon.order, lexicon.name
            for term in lexicon.terms:
                when = self._contexts(term.when)
                unless = self._contexts(term.unless + lexicon.unless)
                small = term.text.islower()
                self._add(
                    Entry("term", family, order, name, term.text, term.weight, when, unless, small)
                )
        for name, status in CUES.items():
            for term in load(name).terms:
                contexts = self._contexts(term.when), self._contexts(term.unless)
                passive = term.note == "passive"
                self._add(Entry("cue", "", 0, name, term.text, 0, *contexts, True, status, passive))
        self.keys = _Keys(self._patterns)
        self.starts = _Starts(self._root, self.keys)

    def _add(self, entry: Entry) -> None:
        for parts in _spellings(entry.text):
            self._patterns.update(parts)
            node = self._root
            for part in parts:
                if part not in node.children:
                    node.children[part] = _Node()
                node = node.children[part]
            node.entries.append(entry)

    def _contexts(self, cells: tuple[str, ...]) -> Contexts | None:
        """Enter contexts among what can be met; ``@harm`` stands for a world list."""
        if not cells:
            return None
        if cells in self._made:  # many rows share them
            return self._made[cells]
        near: set[str] = set()
        sides: tuple[set[str], set[str]] = (set(), set())
        beside: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for cell in cells:
            parts = tuple(cell.split())
            if "_" in parts:
                self._patterns.update(p for p in parts if p != "_")
                cut = parts.index("_")
                if len(parts) == 2:
                    sides[1 - cut].add(parts[1 - cut])
                else:
                    beside.append((parts[:cut], parts[cut + 1 :]))
                continue
            near.add(cell)
            if cell not in self._asked:
                self._asked.add(cell)
                for text in world_words(cell[1:]) if cell[0] == "@" else (cell,):
                    self._add(Entry("context", "", 0, cell, text))
        self._made[cells] = made = Contexts(
            frozenset(near), frozenset(sides[0]), frozenset(sides[1]), tuple(beside)
        )
        return made

    def meets(self, word: str, pattern: str) -> bool:
        """Whether a printed word meets a pattern."""
        return pattern in self.keys[word]

    def find(self, words: list[str]) -> list[Found]:
        """Return every entry met in `words`: first token, one past the last, entry."""
        found: list[Found] = []
        keys, starts = self.keys, self.starts
        last = len(words)
        # compress() leaves the loop over all tokens to C; few of them begin anything.
        for i in compress(range(last), map(starts.__getitem__, words)):
            for node in starts[words[i]]:
                for entry in node.entries:
                    found.append((i, i + 1, entry))
                if not node.children:
                    continue
                ways = [(i + 1, node)]
                while ways:
                    j, way = ways.pop()
                    if j == last:
                        continue
                    for key in keys[words[j]]:
                        step = way.children.get(key)
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

    >>> from bias.lexicon.shelf import load
    >>> [term.text for _, term in entries("truces", [load("talks_and_restraint")])]
    ['truce']
    """
    terms = {(x.family, x.name, t.text): (x, t) for x in lexicons for t in x.terms}
    found = matcher_of(tuple(lexicons)).find(tokenize(words).words)
    found.sort(key=lambda f: (f[0] - f[1], f[2].rank()))
    met = ((e.family, e.lexicon, e.text) for _, _, e in found if e.kind == "term")
    return [terms[key] for key in dict.fromkeys(met)]
