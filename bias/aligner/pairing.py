"""Do two words, one of each sentence, speak of the same thing?

Before two sentences can contradict each other they must be about one thing: the clauses around
the two words share their other words, and nothing picks out different things (two names, two
days, "northern" and "southern", some of them and others). What is planned, feared or only claimed
on one side cannot be held against a fact on the other.
"""

from __future__ import annotations

import re
from functools import cached_property

from bias.aligner import deeds, moments
from bias.aligner.claims import Claims, Word
from bias.aligner.opposites import contrasted, near, same
from bias.words.closed import NUMERALS, listed, stems

#: Share of the words of a clause that the other sentence must hold, too.
SHARED = 0.5
#: Overlap from which two stages of a story are told of one moment.
ONE_MOMENT = 0.6
_MANNER = listed("far longer anymore ago")
_MOST = re.compile(r"\b(?:most|majority|two thirds|two-thirds|nearly all|almost all)\b", re.I)
_DRAWN = re.compile(
    r"\b(?:half|third|quarter|some|most|many|\d+|t\w+|four|five|six|seven|eight|nine) of "
    r"(?:the|its|their|his|her|those|these|all)\b|\bof (?:the|its|their|those|these) \d",
    re.IGNORECASE,
)


#: Verbs that leave what was done to a noun ("saw a rise").
_LIGHT = stems("see have make take give get do show report record post register")


class Pair:
    """Two sentences and which of their words may name one thing."""

    def __init__(self, a: Claims, b: Claims) -> None:
        self.a, self.b = a, b

    @cached_property
    def _twins(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        left: dict[int, set[int]] = {}
        right: dict[int, set[int]] = {}
        own, others = self.a.content(), self.b.content()
        for exact in (True, False):
            # A word whose very self stands in the other text stands for no other word.
            told_a, told_b = frozenset(left), frozenset(right)
            for i in own:
                for j in others:
                    x, y = self.a.words[i], self.b.words[j]
                    if (exact and x.stem != y.stem) or (not exact and (i in told_a or j in told_b)):
                        continue
                    if near(x, y):
                        left.setdefault(i, set()).add(j)
                        right.setdefault(j, set()).add(i)
        return left, right

    def twins(self, i: int) -> set[int]:
        """The words of B that may name what word `i` of A names."""
        return self._twins[0].get(i, set())

    def overlap_beside(self, a: range, b: range) -> float:
        """The overlap of what stands beside the words at `a` and `b` and is not merely light."""
        left, right = self._twins
        near_a = [k for k in self.a.content() if k not in a and self.a.words[k].stem not in _LIGHT]
        near_b = [k for k in self.b.content() if k not in b and self.b.words[k].stem not in _LIGHT]
        held_a, held_b = (sum(k in t for k in n) for n, t in ((near_a, left), (near_b, right)))
        days_a, days_b = ({w.stem for w in c.words if w.kind == "time"} for c in (self.a, self.b))
        extra = len(days_a & days_b)  # one day of the week is a thing shared as well
        fewest, held = min((len(near_a), held_a), (len(near_b), held_b))
        return (held + extra) / (fewest + extra) if fewest + extra > 1 else 0.0

    @cached_property
    def overlap(self) -> float:
        """Share of the content words of the shorter sentence that the other holds, 0 to 1."""
        left, right = self._twins
        a, b = len(self.a.content()), len(self.b.content())
        if not a or not b:
            return 0.0
        if a == b:  # neither is shorter: the lesser share, whichever text came first
            return min(len(left), len(right)) / a
        return len(left) / a if a < b else len(right) / b

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
        if not self._one_reality(x, y) or not self._same_voice(x, y):
            return False
        near_a = [k for k in self.a.content() if self.a.words[k].clause == x.clause and k not in a]
        near_b = [k for k in self.b.content() if self.b.words[k].clause == y.clause and k not in b]
        left, right = self._twins
        held_a = [k for k in near_a if left.get(k, set()) - set(b)]
        held_b = [k for k in near_b if right.get(k, set()) - set(a)]
        if not (near_a and near_b) and self.overlap < SHARED:
            return False
        if near_a and near_b:
            if not held_a or not held_b:
                return False
            mean = (len(held_a) / len(near_a) + len(held_b) / len(near_b)) / 2
            if mean < SHARED and self.overlap < ONE_MOMENT and not self._bare(a[0], b[0]):
                return False
        if subjects and self._exchanged(a[0], b[0]):
            return False
        if parts and self._partly(x, y):
            return False
        if objects and self._other_object(a[-1], b[-1]):
            return False
        if self._other_filler(a, b):
            return False
        return not self._different(i, j)

    def _one_reality(self, x: Word, y: Word) -> bool:
        """Whether both are facts, both plans; "would" and "would not" are of one kind."""
        if x.reality == y.reality:
            return True
        if x.negated == y.negated or {x.reality, y.reality} != {"fact", "possible"}:
            return False
        return all(
            any(w.low in ("would", "will") for w in c.words if w.clause == v.clause)
            for c, v in ((self.a, x), (self.b, y))
        )

    def _bare(self, i: int, j: int) -> bool:
        """Whether two deeds have the very same subject and no object: what else there is told of
        how or where."""
        a, b = self.leading(self.a, i), self.leading(self.b, j)
        left, right = self._twins
        same = all(left.get(k, set()) & set(b) for k in a) and all(k in right for k in b)
        alone = not deeds.following(self.a, i) and not deeds.following(self.b, j)
        return bool(a and b) and same and alone

    def _same_voice(self, x: Word, y: Word) -> bool:
        one = self.a.speeches[x.speech] if x.speech >= 0 else None
        two = self.b.speeches[y.speech] if y.speech >= 0 else None
        shared = bool(one and two and one.source & two.source)
        if (one and one.contested) or (two and two.contested):
            return bool(one and two and shared and one.denied == two.denied)
        return not (one and two and one.source and two.source) or shared

    leading = staticmethod(deeds.leading)

    def _exchanged(self, i: int, j: int) -> bool:
        """Whether two deeds have subjects that are known to be two."""
        left, right = self._twins
        if deeds.passive(self.a, i) != deeds.passive(self.b, j):
            done_to = set(deeds.patients(self.b, j))
            if any(left.get(k, set()) & done_to for k in deeds.patients(self.a, i)):
                by = set(deeds.doers(self.b, j))
                own = deeds.doers(self.a, i)
                return bool(own and by) and not any(left.get(k, set()) & by for k in own)
        a, b = self.leading(self.a, i), self.leading(self.b, j)
        onto_a, onto_b = deeds.following(self.a, i), deeds.following(self.b, j)
        if self.joined(a, onto_b) != self.joined(onto_a, b) and not (onto_a and onto_b):
            return False  # "the mill shuts", "the firm shuts the mill"
        if not a or not b or any(left.get(k, set()) & set(b) for k in a):
            return False
        if not any(left.get(k) for k in a) and not any(right.get(k) for k in b):
            # Two subjects and neither text knows the other's; a name may stand for a noun.
            return all(c.words[k].kind != "name" for c, p in ((self.a, a), (self.b, b)) for k in p)
        if all(any(c.words[k].kind == "name" for k in p) for c, p in ((self.a, a), (self.b, b))):
            return True
        return any(left.get(k) for k in a) and any(right.get(k) for k in b)

    def _other_object(self, i: int, j: int) -> bool:
        """Whether each deed has an object and neither sentence knows the other's."""
        after_a = deeds.following(self.a, i)
        after_b = deeds.following(self.b, j)
        left, right = self._twins
        return bool(
            after_a
            and after_b
            and not any(left.get(k) for k in after_a)
            and not any(right.get(k) for k in after_b)
        )

    def _other_filler(self, a: range, b: range) -> bool:
        """Whether one word has two complements: "price of gold", "price of silver"."""
        left, right = self._twins
        shared = [(a[-1], b[-1]), *((k, m) for k, ms in left.items() for m in ms)]
        for k, m in shared:
            one, two = deeds.filler(self.a, k), deeds.filler(self.b, m)
            known = any(left.get(x) for x in one) or any(right.get(y) for y in two)
            if one and two and not known:
                return True
        return False

    def covers(self, i: int, j: int, mine: bool) -> bool:
        """Whether the other sentence has what the negated clause says after the word.

        "It was not built *for floods*" negates the purpose, and not that it was built.
        """
        claims, k, twins = (self.a, i, self._twins[0]) if mine else (self.b, j, self._twins[1])
        after = [
            n
            for n in claims.content()
            if n > k
            and claims.words[n].clause == claims.words[k].clause
            and claims.words[n].speech == claims.words[k].speech
            and not claims.words[n].adverb
            and claims.words[n].low not in _MANNER
        ]
        return not after or sum(bool(twins.get(n)) for n in after) >= 0.5 * len(after)

    def of_one_thing(self, i: int, j: int) -> bool:
        """Whether the clauses of two words share half of the shorter one's other words."""
        near_a = [k for k in self.a.content() if self.a.words[k].clause == self.a.words[i].clause]
        near_b = [k for k in self.b.content() if self.b.words[k].clause == self.b.words[j].clause]
        left, right = self._twins
        a = sum(bool(left.get(k)) for k in near_a if k != i)
        b = sum(bool(right.get(k)) for k in near_b if k != j)
        fewest = min(len(near_a), len(near_b)) - 1
        return min(a, b) >= max(1, SHARED * fewest)

    def _near(self, i: int, j: int) -> tuple[list[Word], list[Word]]:
        """The words of the clauses of two words."""
        one, two = self.a.words[i].clause, self.b.words[j].clause
        return (
            [w for w in self.a.words if w.clause == one],
            [w for w in self.b.words if w.clause == two],
        )

    def apart(self, i: int, j: int) -> bool:
        """Whether two words have subjects that are known to be two, or stand in clauses that
        speak of different people, places or days."""
        return self._exchanged(i, j) or self._elsewhere(*self._near(i, j))

    def apart_in_time(self, i: int, j: int) -> bool:
        """Whether the clauses of two words give different days or years."""
        return moments.apart(self.a, self.b, *self._near(i, j))

    def _partly(self, x: Word, y: Word) -> bool:
        if _MOST.search(self.a.text) and _MOST.search(self.b.text):
            return False  # more than half of them cannot do the one and the other
        if _DRAWN.search(self.a.text) and _DRAWN.search(self.b.text):
            return True  # "half of the rooms", "30 of the 60 rooms": each may be the other half
        if self._numerals(self.a, x) & self._numerals(self.b, y):
            return False  # "the 12 members", "12 members": the same ones
        a = {w.part for w in self.a.words if w.clause == x.clause} - {""}
        b = {w.part for w in self.b.words if w.clause == y.clause} - {""}
        if "part" in a and "part" in b:
            return True
        if "part" in a:
            return not (b == {"all"} or y.negated)
        if "part" in b:
            return not (a == {"all"} or x.negated)
        return False

    @staticmethod
    def _numerals(claims: Claims, near: Word) -> set[str]:
        clause = (w for w in claims.words if w.clause == near.clause)
        return {w.low for w in clause if w.low in NUMERALS or w.kind == "number"}

    def joined(self, a: list[int], b: list[int]) -> bool:
        """Whether a word of A among `a` may name what one of B among `b` names."""
        others = set(b)
        return any(self.twins(k) & others for k in a)

    def one_subject(self, i: int, j: int) -> bool:
        """Whether two deeds have a subject in common that both name."""
        return self.joined(self.leading(self.a, i), self.leading(self.b, j))

    def _different(self, i: int, j: int) -> bool:
        """Whether the two clauses name different people, places, days or kinds of a thing."""
        near_a, near_b = self._near(i, j)
        if self._elsewhere(near_a, near_b):
            return True
        never = any(w.low == "never" for w in near_a + near_b)  # of all moments
        if not never and moments.changed(near_a) != moments.changed(near_b):
            return True
        if not never and moments.bounded(near_a) != moments.bounded(near_b):
            return True
        stems_a, stems_b = ({w.stem for w in c.words} for c in (self.a, self.b))
        return any(
            contrasted(x, y) and x.stem not in stems_b and y.stem not in stems_a
            for x in near_a
            for y in near_b
        )

    def _elsewhere(self, near_a: list[Word], near_b: list[Word]) -> bool:
        """Whether two clauses name different people or places, or different times."""
        return self._names_apart(near_a, near_b) or moments.apart(self.a, self.b, near_a, near_b)

    def _names_apart(self, near_a: list[Word], near_b: list[Word]) -> bool:
        all_a = [w for w in self.a.words if w.content]
        all_b = [w for w in self.b.words if w.content]
        own_a = [w for w in near_a if w.kind == "name" and not any(same(w, v) for v in all_b)]
        own_b = [w for w in near_b if w.kind == "name" and not any(same(w, v) for v in all_a)]
        shared = any(
            w.kind == "name" and any(same(w, v) for v in all_b if v.kind == "name") for w in near_a
        )
        return bool(own_a and own_b and not shared)
