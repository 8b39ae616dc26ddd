"""Which token hangs on which? Questions to the dependency parse of one article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from bias.lists import terms_of
from bias.reading.parse import Tree
from bias.words import Tense, may_be_passive

_SUBJECT = ("nsubj", "csubj")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
#: Relations that hand the subject of the verb above on ("wants to say", "said and added").
_SHARED = ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep")
#: Steps up to a verb that has a subject; longer chains are mostly faults of the parse.
CLIMB = 4
_HAVE = frozenset(("have", "has", "having", "ve"))
_FUTURE = frozenset(("will", "would", "shall", "ll", "won't", "wouldn't"))
_GLUED = ("s", "re", "m")


@cache
def _links() -> frozenset[str]:
    """Forms of "be" and "get"."""
    return frozenset((*terms_of("function", "be"), *terms_of("function", "get")))


class Syntax:
    """The parse of an article, asked by token.

    Args:
        tree: heads and relations. low: the tokens in small letters.
    """

    def __init__(self, tree: Tree, low: Sequence[str]) -> None:
        self.head: list[int] = tree.head.tolist()
        self.relation, self.tag, self.coarse = tree.relation, tree.tag, tree.coarse
        self.low = low
        self.kids: list[list[int]] = [[] for _ in low]
        for i, head in enumerate(self.head):
            if head >= 0 and head != i:
                self.kids[head].append(i)

    def is_verb(self, i: int) -> bool:
        """Whether token `i` is a verb or an auxiliary."""
        return self.coarse[i] in ("VERB", "AUX")

    def those(self, i: int, *relations: str) -> list[int]:
        """What hangs on token `i` by one of these relations, in order."""
        return [k for k in self.kids[i] if self.relation[k] in relations]

    def under(self, i: int, without: Collection[int] = ()) -> list[int]:
        """Token `i` and all that hangs on it, in order; not what hangs on tokens in `without`."""
        found: list[int] = []
        open_ = [i]
        while open_:
            at = open_.pop()
            found.append(at)
            open_ += [k for k in self.kids[at] if k not in without]
        return sorted(found)

    def all_under(self, tokens: Iterable[int]) -> list[int]:
        """All that hangs on these tokens, in order, each once."""
        return sorted({x for i in tokens for x in self.under(i)})

    def is_passive(self, i: int) -> bool:
        """Whether token `i` is the participle of a passive: with "be" or "get" before it, or as
        headlines have it, without ("Dozens killed in crash")."""
        if self.tag[i] not in ("VBN", "VBD") or not may_be_passive(self.low[i]):
            return False
        helpers = self.those(i, "auxpass")
        if helpers:
            return any(k < i + 2 and self._carries(k) for k in helpers)
        return bool(self.those(i, "nsubjpass", "csubjpass")) or self._bare(i)

    def goes_on_passive(self, i: int) -> bool:
        """Whether token `i` shares the helper of a passive before it ("was held and charged")."""
        above = self.head[i]
        return (
            self.relation[i] == "conj"
            and self.tag[i] in ("VBN", "VBD")
            and may_be_passive(self.low[i])
            and not self.those(i, "dobj", "aux", "auxpass", *_SUBJECT)
            and (self.is_passive(above) or self.goes_on_passive(above))
        )

    def _carries(self, i: int) -> bool:
        """Whether token `i` is a form of "be" or "get"; also with what is glued to it ("it's")."""
        low = self.low[i]
        return low in _links() or low.rpartition("'")[2] in _GLUED

    def _bare(self, i: int) -> bool:
        """Whether `i` is a participle that stands for a whole sentence without a finite verb."""
        if self.tag[i] != "VBN" or self.those(i, "aux", "dobj"):
            return False
        above = self.head[i]
        if self.relation[i] == "ROOT":
            subjects = self.those(i, "nsubj")
            return bool(subjects) and subjects[0] < i and self.coarse[subjects[0]] != "PRON"
        if self.relation[i] != "acl" or self.relation[above] != "ROOT" or above > i:
            return False
        return not any(self.tag[k] in _FINITE for k in self.under(above))

    def tense(self, i: int) -> Tense:
        """The tense that the verb group of token `i` shows, "" for present and none."""
        words = [self.low[k] for k in self.those(i, "aux", "auxpass")]
        helpers = {x for w in words for x in (w, w.rpartition("'")[2])}
        if not _FUTURE.isdisjoint(helpers) or self._is_to(i):
            return "future"
        participle = self.tag[i] == "VBN"
        if participle and ("had" in helpers or "d" in helpers):
            return "pluperfect"
        told = [self.tag[k] for k in self.those(i, "aux", "auxpass")]
        if self.tag[i] == "VBD" or "VBD" in told or not _HAVE.isdisjoint(helpers):
            return "past"
        return "past" if participle and not helpers else ""

    def _is_to(self, i: int) -> bool:
        """ "The firm is to close", "is going to close": planned."""
        above = self.head[i]
        to = any(self.low[k] == "to" for k in self.those(i, "aux"))
        return to and self.relation[i] == "xcomp" and self.low[above] in ("is", "are", "going")

    def agents(self, i: int) -> list[int]:
        """The nouns after "by" of a passive."""
        return [n for p in self.those(i, "agent") for n in self.those(p, "pobj", "pcomp")]

    def subject(self, i: int, depth: int = 0) -> int | None:
        """Who does what the verb `i` says: the head of its subject, also a passive's "by"."""
        found = self.those(i, *_SUBJECT)
        if found:  # of two the nearer: "Lee went on after colleagues warned"
            return max((k for k in found if k < i), default=found[0])
        if depth:  # "was charged with killing", "was arrested after attacking": whoever was
            found = self.those(i, "nsubjpass")
        found = found or self.agents(i)
        return found[0] if found else self._handed(i, depth)

    def _handed(self, i: int, depth: int) -> int | None:
        """The subject that a verb without one gets from what it hangs on."""
        above, relation = self.head[i], self.relation[i]
        if above < 0 or above == i:
            return None
        if relation in ("acl", "relcl") and self.tag[i] == "VBG":
            return above
        if relation == "acl" and self.tag[i] == "VBN" and depth:
            return above  # "a man suspected of shooting"
        if relation == "acl" and self.tag[i] == "VB" and depth < CLIMB:
            return self._planner(above, depth)
        if relation == "ccomp" and self.tag[i] not in ("VB", "VBG"):
            return None  # a clause of its own, whose subject stands elsewhere
        if relation in _SHARED and depth < CLIMB:
            # "With Lee saying"; "began by saying", "is likely to say": past the preposition or the
            # adjective.
            if self.coarse[above] == "ADP" and (objects := self.those(above, "pobj")):
                return objects[0]
            if self.coarse[above] in ("ADP", "ADJ") and self.head[above] != above:
                above = self.head[above]
            if self.is_verb(above):
                return self.subject(above, depth + 1)
        return None

    def _planner(self, noun: int, depth: int) -> int | None:
        """Who would do what an infinitive says of a noun: "their plan to", "she made a plan to"."""
        owners = self.those(noun, "poss")
        above = self.head[noun]
        if not owners and self.relation[noun] == "dobj":
            return self.subject(above, depth + 1)
        return owners[0] if owners else None

    def patient(self, i: int) -> int | None:
        """To whom the verb `i` happens: its object, or the subject of a passive."""
        found = self.those(i, "nsubjpass", "csubjpass")
        if found:
            return found[0]
        found = self.those(i, "dobj")
        if found:
            return found[0]
        above, relation = self.head[i], self.relation[i]
        if self.tag[i] == "VBN" and relation == "acl":
            return above
        if self.goes_on_passive(i):
            return self.patient(above)
        passive = self.is_passive(i) or bool(self.agents(i))
        if passive and (found := self.those(i, "nsubj")):  # a headline's: "Teen killed by police"
            return found[0]
        if passive:  # "had care after being injured", "the third coach to get fired"
            if relation in ("acl", "relcl"):
                return above
            if relation in _SHARED:
                return self._handed(i, 0)
        return None

    def phrase(self, noun: int, without: Collection[int] = ()) -> list[int]:
        """A noun with what describes it; without clauses and ages that hang on it."""
        cut = [
            k
            for k in self.kids[noun]
            if self.relation[k] in ("relcl", "acl", "advcl")
            or (self.relation[k] == "appos" and self.coarse[k] == "NUM")
        ]
        return self.under(noun, {*without, *cut})
