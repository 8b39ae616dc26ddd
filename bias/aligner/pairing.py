"""Do two words, one of each sentence, speak of the same thing?

Before two sentences can contradict each other they must be about one thing: the clauses around
the two words share their other words, and nothing picks out different things (two names, two
days, "northern" and "southern", some of them and others). What is planned, feared or only claimed
on one side cannot be held against a fact on the other.
"""

from __future__ import annotations

from functools import cached_property

from bias.aligner.claims import Claims, Word
from bias.aligner.opposites import contrasted, same

#: Share of the words of a clause that the other sentence must hold, too.
SHARED = 0.5
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
_HOURS = frozenset("morning afternoon evening night noon midnight dawn dusk".split())
_RELATIVE = frozenset("today yesterday tomorrow tonight".split())
_CHANGED = frozenset(
    "initially originally previously formerly earlier later eventually subsequently briefly "
    "temporarily until".split()
)


class Pair:
    """Two sentences and which of their words may name one thing."""

    def __init__(self, a: Claims, b: Claims) -> None:
        self.a, self.b = a, b

    @cached_property
    def _twins(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        left: dict[int, set[int]] = {}
        right: dict[int, set[int]] = {}
        others = [(j, self.b.words[j]) for j in self.b.content()]
        for i in self.a.content():
            word = self.a.words[i]
            for j, other in others:
                if same(word, other):
                    left.setdefault(i, set()).add(j)
                    right.setdefault(j, set()).add(i)
        return left, right

    def twins(self, i: int) -> set[int]:
        """The words of B that may name what word `i` of A names."""
        return self._twins[0].get(i, set())

    @cached_property
    def overlap(self) -> float:
        """Share of the content words of the shorter sentence that the other holds, 0 to 1."""
        left, right = self._twins
        a, b = len(self.a.content()), len(self.b.content())
        if not a or not b:
            return 0.0
        return len(left) / a if a <= b else len(right) / b

    def comparable(
        self,
        a: range,
        b: range,
        *,
        parts: bool = True,
        subjects: bool = True,
        objects: bool = True,
    ) -> bool:
        """Whether the words at `a` and `b` are said of one thing, as facts by one speaker.

        Args:
            a, b: the places of the two words or phrases.
            parts: whether "some" on one side tells of other things than the other side.
            subjects: whether their subjects must not be exchanged.
            objects: whether what follows them must have a word in common.
        """
        i, j = a[-1], b[-1]
        x, y = self.a.words[i], self.b.words[j]
        if x.reality != y.reality or not self._same_voice(x, y):
            return False
        near_a = [k for k in self.a.content() if self.a.words[k].clause == x.clause and k not in a]
        near_b = [k for k in self.b.content() if self.b.words[k].clause == y.clause and k not in b]
        left, right = self._twins
        held_a = [k for k in near_a if left.get(k, set()) - set(b)]
        held_b = [k for k in near_b if right.get(k, set()) - set(a)]
        if not near_a or not near_b:
            if self.overlap < SHARED:
                return False
        else:
            if not held_a or not held_b:
                return False
            best = max(len(held_a) / len(near_a), len(held_b) / len(near_b))
            if best < SHARED and self.overlap < SHARED:
                return False
        if subjects and self._exchanged(a[0], b[0]):
            return False
        if parts and self._partly(x, y):
            return False
        if objects and self._other_object(a[-1], b[-1]):
            return False
        return not self._different(x.clause, y.clause)

    def _same_voice(self, x: Word, y: Word) -> bool:
        one = self.a.speeches[x.speech] if x.speech >= 0 else None
        two = self.b.speeches[y.speech] if y.speech >= 0 else None
        shared = bool(one and two and one.source & two.source)
        if (one and one.contested) or (two and two.contested):
            return bool(one and two and shared and one.denied == two.denied)
        return not (one and two and one.source and two.source) or shared

    def _subject(self, claims: Claims, i: int) -> Word | None:
        for k in range(i - 1, -1, -1):
            word = claims.words[k]
            if word.clause != claims.words[i].clause:
                return None
            if word.content and not word.adverb:
                return word
        return None

    def _exchanged(self, i: int, j: int) -> bool:
        """Whether two deeds have subjects that are known to be two."""
        x, y = self._subject(self.a, i), self._subject(self.b, j)
        if x is None or y is None or same(x, y):
            return False
        if x.kind == "name" and y.kind == "name":
            return True
        in_b = any(same(x, w) for w in self.b.words if w.content)
        in_a = any(same(y, w) for w in self.a.words if w.content)
        return in_a and in_b

    def _other_object(self, i: int, j: int) -> bool:
        """Whether each deed has an object and neither sentence knows the other's."""
        after_a = self._following(self.a, i)
        after_b = self._following(self.b, j)
        left, right = self._twins
        return bool(
            after_a
            and after_b
            and not any(left.get(k) for k in after_a)
            and not any(right.get(k) for k in after_b)
        )

    def _following(self, claims: Claims, i: int) -> list[int]:
        clause = claims.words[i].clause
        return [
            k
            for k in range(i + 1, len(claims.words))
            if claims.words[k].clause == clause and claims.words[k].content
            and not claims.words[k].adverb
            and claims.words[k].speech == claims.words[i].speech
        ]

    def _partly(self, x: Word, y: Word) -> bool:
        a = {w.part for w in self.a.words if w.clause == x.clause} - {""}
        b = {w.part for w in self.b.words if w.clause == y.clause} - {""}
        if "part" in a and "part" in b:
            return True
        if "part" in a:
            return not (b == {"all"} or y.negated)
        if "part" in b:
            return not (a == {"all"} or x.negated)
        return False

    def _different(self, clause_a: int, clause_b: int) -> bool:
        """Whether the two clauses name different people, places, days or kinds of a thing."""
        near_a = [w for w in self.a.words if w.clause == clause_a]
        near_b = [w for w in self.b.words if w.clause == clause_b]
        if self._names_apart(near_a, near_b):
            return True
        for group in (_DAYS, _MONTHS, _HOURS, _RELATIVE):
            a = {w.low for w in near_a} & group
            b = {w.low for w in near_b} & group
            if a and b and not a & b:
                return True
        years_a = {w.low for w in self.a.words if _is_year(w.low)}
        years_b = {w.low for w in self.b.words if _is_year(w.low)}
        if years_a and years_b and not years_a & years_b:
            return True
        if bool({w.low for w in near_a} & _CHANGED) != bool({w.low for w in near_b} & _CHANGED):
            return True
        stems_a, stems_b = ({w.stem for w in c.words} for c in (self.a, self.b))
        return any(
            contrasted(x, y) and x.stem not in stems_b and y.stem not in stems_a
            for x in near_a
            for y in near_b
        )

    def _names_apart(self, near_a: list[Word], near_b: list[Word]) -> bool:
        all_a = [w for w in self.a.words if w.content]
        all_b = [w for w in self.b.words if w.content]
        own_a = [w for w in near_a if w.kind == "name" and not any(same(w, v) for v in all_b)]
        own_b = [w for w in near_b if w.kind == "name" and not any(same(w, v) for v in all_a)]
        shared = any(
            w.kind == "name" and any(same(w, v) for v in all_b if v.kind == "name") for w in near_a
        )
        return bool(own_a and own_b and not shared)


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low[:2] in ("18", "19", "20")
