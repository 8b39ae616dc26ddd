"""What hangs on a word? Questions to the tree of a reading that was made by the parse."""

from __future__ import annotations

from bias.article import Span
from bias.reading import Reading

#: Steps up to the noun of a relative pronoun.
CLIMB = 4
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_CLAUSES = frozenset(("relcl", "acl", "advcl", "appos", "punct", "cc", "conj"))


class Branches:
    """The tree of one article, asked by token."""

    def __init__(self, known: Reading) -> None:
        self.known = known
        self.head: list[int] = known.columns.head.tolist()
        self.relation = known.relation
        self.low = [w.lower() for w in known.tokens.words]
        self.kids, self.those = known.kids, known.those

    def after(self, i: int, *prepositions: str) -> list[int]:
        """The nouns after one of these prepositions of token `i`."""
        found = [p for p in self.those(i, "prep", "agent") if self.low[p] in prepositions]
        return [n for p in found for n in self.those(p, "pobj")]

    def top(self, span: Span) -> int:
        """The token of a span that the others hang on."""
        tokens = self.known.tokens_in(span)
        return next((i for i in tokens if self.head[i] not in tokens or self.head[i] == i), -1)

    def meant(self, i: int) -> int:
        """The noun that a relative pronoun stands for; any other token itself."""
        at = i
        if self.low[i] in _RELATIVE:
            for _ in range(CLIMB):
                if self.relation[at] == "relcl":
                    return self.head[at]
                at = self.head[at]
        return i

    def _is_clause(self, i: int, noun: int) -> bool:
        verb = self.known.class_at(i) == "verb" and i > noun
        return verb or self.relation[i] in _CLAUSES

    def phrase(self, noun: int) -> Span:
        """A noun with what describes it, without the clauses that hang on it."""
        held, open_ = [noun], [noun]
        while open_:
            at = open_.pop()
            kids = [k for k in self.kids.get(at, ()) if not self._is_clause(k, at)]
            held += kids
            open_ += kids
        first, last = min(held), max(held)
        if last > noun and self.relation[noun] != "pobj":
            last = max(k for k in held if k == noun or k > noun)
        span = self.known.span(first, last + 1)
        text = self.known.article.text[span.start : span.end]
        bare = text.removesuffix("'s").removesuffix("’s")
        return Span(span.start, span.start + len(bare))
