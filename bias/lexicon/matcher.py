"""Which entries of many lexicons stand in a text, in one pass over its tokens?

Each distinct printed word is asked once which patterns it meets (`Matcher.keys`) and which
entries are entered at it; the pass itself is then a dictionary look-up for each token, and only
the few that answer are followed further (`tries`). `scanner` judges what is found.

Folding: "peace talks" is met as "peace-talks"; "high-value target" as "high value target";
"cease-fire" and "co-operate" meet the entries "ceasefire" and "cooperate", though no stem. A
printed "de-escalation" is one word, never a sighting of "escalation".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bias.article import tokenize
from bias.lexicon.clauses import CUES
from bias.lexicon.files import Lexicon
from bias.lexicon.forms import fold, lemmas
from bias.lexicon.rows import Term
from bias.lexicon.shelf import load
from bias.lexicon.tries import Contexts, Entry, Trie
from bias.lexicon.world import words as world_words

PART = "+"  # before the name of a context of several words


class _Keys(dict[str, frozenset[str]]):
    """Printed word -> the patterns it meets, worked out when first asked."""

    def __init__(self, patterns: set[str]) -> None:
        super().__init__()
        self._patterns = patterns
        self._exact: set[str] = set()
        self._stems: dict[str, tuple[int, ...]] = {}
        self._short: tuple[int, ...] = ()

    def index(self) -> None:
        """Make ready, once all patterns are known."""
        self._exact = {p[1:] for p in self._patterns if p[0] == "="}
        # Lengths of the stems by their first letters, so that most words try none.
        for stem in self._patterns:
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


class _Hints(dict[str, frozenset[str]]):
    """Printed word -> the names of the contexts it is and, with `PART` before them, of those that
    it may be a word of."""

    def __init__(self, contexts: Trie) -> None:
        super().__init__()
        self._contexts = contexts

    def __missing__(self, word: str) -> frozenset[str]:
        met: set[str] = set()
        start = self._contexts.starts[word]
        if start is not None:
            met.update(e.lexicon for e in start.alone)
            met.update(PART + name for node in start.nodes for name in node.names())
        self[word] = answer = frozenset(met) if met else _NONE
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
        self._patterns: set[str] = set()
        self.keys = _Keys(self._patterns)
        self.terms, self.contexts = Trie(self.keys), Trie(self.keys)  # cues stand among the terms
        self._asked: set[str] = set()
        self._made: dict[tuple[str, ...], Contexts] = {}
        for lexicon in lexicons:
            family, order, name = lexicon.family, lexicon.order, lexicon.name
            for term in lexicon.terms:
                when = self._contexts(term.when)
                unless = self._contexts(term.unless + lexicon.unless)
                small = term.text.islower()
                rank = (family, order, name, term.text)
                self._add(
                    self.terms,
                    Entry(family, name, term.text, rank, term.weight, when, unless, small),
                )
        for name, status in CUES.items():
            for term in load(name).terms:
                contexts = self._contexts(term.when), self._contexts(term.unless)
                passive, rank = term.note == "passive", ("", 0, name, term.text)
                self._add(
                    self.terms,
                    Entry("", name, term.text, rank, 0, *contexts, True, status, passive),
                )
        self.keys.index()
        self.hints = _Hints(self.contexts)

    def _add(self, trie: Trie, entry: Entry) -> None:
        for parts in _spellings(entry.text):
            self._patterns.update(parts)
            trie.add(parts, entry)

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
            near.update((cell, PART + cell))
            if cell not in self._asked:
                self._asked.add(cell)
                for text in world_words(cell[1:]) if cell[0] == "@" else (cell,):
                    self._add(self.contexts, Entry("", cell, text, ("", 0, cell, text)))
        self._made[cells] = made = Contexts(
            frozenset(near),
            frozenset(sides[0]),
            frozenset(sides[1]),
            tuple(beside),
            frozenset(sides[0]).union(before[-1] for before, _ in beside if before),
            frozenset(sides[1]).union(after[0] for before, after in beside if not before),
            bool(sides[0] or sides[1] or beside),
        )
        return made

    def meets(self, word: str, pattern: str) -> bool:
        """Whether a printed word meets a pattern."""
        return pattern in self.keys[word]


@lru_cache(maxsize=8)
def matcher_of(lexicons: tuple[Lexicon, ...]) -> Matcher:
    """Return the matcher of these lexicons, made once."""
    return Matcher(lexicons)


def entries(words: str, lexicons: Sequence[Lexicon]) -> list[tuple[Lexicon, Term]]:
    """Return the entries that a word or phrase meets somewhere, conditions left aside.

            For ``bias explain``: the longest first, then by family and order.

            >>> from bias.lexicon.rows import Term
    from bias.lexicon.shelf import load
        from bias.lexicon.tries import Contexts, Entry, Trie
            >>> [term.text for _, term in entries("truces", [load("talks_and_restraint")])]
            ['truce']
    """
    terms = {(x.family, x.name, t.text): (x, t) for x in lexicons for t in x.terms}
    said = tokenize(words).words
    found = sorted(
        matcher_of(tuple(lexicons)).terms.find(said, 0, len(said)),
        key=lambda f: (f[0] - f[1], f[2].rank),
    )
    met = ((e.family, e.lexicon, e.text) for _, _, e in found if e.gives is None)
    return [terms[key] for key in dict.fromkeys(met)]


def sightings(
    text: str, lexicons: Sequence[Lexicon]
) -> list[tuple[int, int, tuple[str, str, str]]]:
    """Return where entries stand in `text`, conditions and sentences left aside.

    Returns:
        first and last character, and family, lexicon and term, by place.
    """
    starts, said = tokenize(text)
    found = {
        (starts[first], starts[end - 1] + len(said[end - 1]), (e.family, e.lexicon, e.text))
        for first, end, e in matcher_of(tuple(lexicons)).terms.find(said, 0, len(said))
        if e.gives is None
    }
    return sorted(found)
