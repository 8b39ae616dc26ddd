"""Which entries of many lexicons stand in a text, in one pass over its tokens?

Each distinct printed word is asked once which patterns it meets (`Matcher.keys`) and which
entries are entered at it; the pass itself is then a dictionary look-up for each token, and only
the few that answer are followed further (`tries`). `scan` judges what is found.

Folding: "peace talks" is met as "peace-talks"; "high-value target" as "high value target";
"cease-fire" and "co-operate" meet the entries "ceasefire" and "cooperate", though no stem. A
printed "de-escalation" is one word, never a sighting of "escalation".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bias.article import tokenize
from bias.lists.files import Lexicon
from bias.lists.keys import Keys, Ways
from bias.lists.rows import Term
from bias.lists.tries import Contexts, Entry, Trie
from bias.lists.world import terms_of

MOST_WORDS = 200_000  # distinct ones that are remembered: tens of megabytes


class _Hints(dict[str, frozenset[str]]):
    """Printed word -> the names of the contexts that it is, or may be a word of."""

    def __init__(self, contexts: Trie, keys: Keys) -> None:
        super().__init__()
        self._contexts, self._keys = contexts, keys

    def __missing__(self, word: str) -> frozenset[str]:
        met: set[str] = set()
        start = self._contexts.starts[word]
        if start is not None:
            met.update(e.lexicon for e in start.alone)
            if start.nodes:
                phrases = self._contexts.phrases
                for key in self._keys[word] & phrases.keys():
                    met.update(phrases[key])
        self[word] = answer = frozenset(met) if met else _NONE
        return answer


_NONE: frozenset[str] = frozenset()


def _spellings(text: str) -> set[tuple[str, ...]]:
    """Return the token sequences an entry is met as: written, spaced, hyphenated."""
    if text.isalpha():
        return {(text,)}
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


def _atoms(text: str) -> list[str]:
    """Return the parts that every spelling of an entry is made of."""
    if text.isalpha():
        return [text]
    return text.replace("’", "'").replace("=", "").replace("-", " ").split(" ")


_Row = tuple[Lexicon, int]  # and the number of the row in it


class Matcher:
    """Lexicons made ready for one pass. Built once for a set of lexicons, see `matcher_of`.

    Of thousands of rows a text can meet a few hundred: those of which it holds every word. Each of
    the others waits for one word that no text has had yet (`prepare`).
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._ways = Ways()
        self._patterns: set[str] = set()
        self._new: set[str] = set()  # those of what was entered last
        self.keys = Keys(self._ways, self._patterns)
        self.terms, self.contexts = Trie(self.keys), Trie(self.keys)
        self.hints = _Hints(self.contexts, self.keys)
        self._worked_out = self.keys, self.terms.starts, self.contexts.starts, self.hints
        self._asked: set[str] = set()
        self._known: dict[tuple[str, ...], Contexts] = {}
        self._seen: set[str] = set()  # words of the texts so far
        self._met: set[str] = set()  # patterns that these meet
        self._waiting: dict[str, list[_Row | Entry]] = {}
        stems: set[str] = set()
        for lexicon in lexicons:
            for n, text in enumerate(lexicon.texts):
                atom = text
                if not text.isalpha():
                    atoms = _atoms(text)
                    atom = max(atoms, key=len)
                    if "*" in text:
                        stems.update(a for a in atoms if a[-1] == "*")
                self._waiting.setdefault(atom, []).append((lexicon, n))
        self._ways.expect(stems)

    def prepare(self, words: Iterable[str]) -> None:
        """Make ready for a text of these words; needed before anything is sought in it."""
        if len(self._seen) > MOST_WORDS:
            for held in (self._seen, self._met, self._ways, *self._worked_out):
                held.clear()
        new = set(words) - self._seen
        if not new:
            return
        self._seen |= new
        met = {way for word in new for way in self._parts(word)} - self._met
        self._met |= met
        woken = [row for part in met & self._waiting.keys() for row in self._waiting.pop(part)]
        if not sum(map(self._offer, woken)):
            return
        self._patterns |= self._new
        self._ways.expect(p for p in self._new if p[-1] == "*")
        self._forget()

    def _forget(self) -> None:
        """Drop what was worked out for words that meet a pattern of what is new."""
        changed = [word for word in self.keys if not self._ways[word].isdisjoint(self._new)]
        for held in self._worked_out:
            for word in changed:
                held.pop(word, None)
        self._new.clear()

    def _parts(self, word: str) -> frozenset[str]:
        """The patterns that a word or a part of it could meet."""
        ways = self._ways[word]
        return ways.union(*(self._ways[part] for part in word.split("-"))) if "-" in word else ways

    def _offer(self, row: _Row | Entry) -> bool:
        """Enter a row if every word of it was met, else let it wait for one that was not."""
        text = row.text if isinstance(row, Entry) else row[0].texts[row[1]]
        for atom in _atoms(text):
            if atom not in self._met:
                self._waiting.setdefault(atom, []).append(row)
                return False
        if isinstance(row, Entry):
            self._add(self.contexts, row)
        else:
            self._add(self.terms, self._entry(row[0], row[0].term(row[1])))
        return True

    def _entry(self, lexicon: Lexicon, term: Term) -> Entry:
        when = self._contexts(term.when)
        unless = self._contexts(term.unless + lexicon.unless)
        return Entry(
            lexicon.family,
            lexicon.name,
            term.text,
            (lexicon.family, lexicon.order, lexicon.name, term.text),
            term.weight,
            when,
            unless,
            term.text.islower(),
            term.note,
            when is not None or unless is not None,
        )

    def _add(self, trie: Trie, entry: Entry) -> None:
        for parts in _spellings(entry.text):
            self._new.update(parts)
            trie.add(parts, entry)

    def _contexts(self, cells: tuple[str, ...]) -> Contexts | None:
        """Enter contexts among what can be met; ``@harm`` stands for a world list."""
        if not cells:
            return None
        if cells in self._known:  # many rows share them
            return self._known[cells]
        near: set[str] = set()
        sides: tuple[set[str], set[str]] = (set(), set())
        beside: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for cell in cells:
            parts = tuple(cell.split())
            if "_" in parts:
                self._new.update(p for p in parts if p != "_")
                cut = parts.index("_")
                if len(parts) == 2:
                    sides[1 - cut].add(parts[1 - cut])
                else:
                    beside.append((parts[:cut], parts[cut + 1 :]))
                continue
            near.add(cell)
            if cell not in self._asked:
                self._asked.add(cell)
                for text in terms_of(cell[1:]) if cell[0] == "@" else (cell,):
                    self._ways.expect(a for a in _atoms(text) if a[-1] == "*")
                    self._offer(Entry("", cell, text, ("", 0, cell, text)))
        self._known[cells] = made = Contexts(
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


def matcher_of(lexicons: Iterable[Lexicon]) -> Matcher:
    """Return the matcher of these lexicons, in whatever order, made once."""
    return _matcher(tuple(sorted(lexicons, key=lambda x: (x.family, x.order, x.name))))


@lru_cache(maxsize=8)
def _matcher(lexicons: tuple[Lexicon, ...]) -> Matcher:
    return Matcher(lexicons)


def _find(said: list[str], lexicons: Sequence[Lexicon]) -> list[tuple[int, int, Entry]]:
    matcher = matcher_of(lexicons)
    matcher.prepare(said)
    return matcher.terms.find(said, 0, len(said))


def entries(words: str, lexicons: Sequence[Lexicon]) -> list[tuple[Lexicon, Term]]:
    """Return the entries that a word or phrase meets somewhere, conditions left aside.

    For ``bias explain``: the longest first, then by family and order.

    >>> from bias.lists import load
    >>> [term.text for _, term in entries("truces", [load("talks_and_restraint")])]
    ['truce']
    """
    terms = {(x.family, x.name, t.text): (x, t) for x in lexicons for t in x.terms}
    said = tokenize(words).words
    found = sorted(
        _find(said, lexicons),
        key=lambda f: (f[0] - f[1], f[2].rank),
    )
    met = ((e.family, e.lexicon, e.text) for _, _, e in found)
    return [terms[key] for key in dict.fromkeys(met)]


def sightings(
    text: str, lexicons: Sequence[Lexicon]
) -> list[tuple[int, int, tuple[str, str, str]]]:
    """Return where entries stand in `text`, conditions and sentences left aside.

    Returns:
        first and last character, and family, lexicon and term, by place.
    """
    starts, ends, said = tokenize(text)
    found = {
        (starts[first], ends[end - 1], (e.family, e.lexicon, e.text))
        for first, end, e in _find(said, lexicons)
    }
    return sorted(found)
