"""What does a figure count, in the text's own words? As much around it as can stand alone.

"640 million dollars", "53 percent" or "52 to 47" tell nothing without the words beside them. By the
parse a figure with a noun is printed with what hangs on that noun ("12 of the 23 schools opened
under it"); a sum, a share, a result or a bare number with the noun it is of ("a peak of 356 in
2009", "Ms. Orr with 18 percent"), or with its clause from the subject on ("the budget was 640
million dollars"). Without a parse it is the noun alone, the whole of a part, and what "of" or "for"
brings in.
"""

from __future__ import annotations

import re

from bias.article import Sentence, Span
from bias.quantities import COUNTS, PEOPLE, Quantity
from bias.reading import Reading

#: Characters that a row prints of a figure, of one with a noun of its own, and of a clause whose
#: subject it is; guesses.
LONGEST, WITH_NOUN, WITH_VERB = 90, 60, 120
#: Tokens of a compound behind a number ("nine-day foreign trip"), steps up to a verb; guesses.
COMPOUND, STEPS = 4, 6
#: Figures that may stand in the words of another: when, how long, which of several.
_INNER = frozenset(("duration", "date", "rank", "age"))
_INTO = frozenset(("nummod", "compound", "nmod", "amod", "quantmod"))
_BEHIND = frozenset(("prep", "npadvmod", "acl", "relcl", "dative", "agent"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
#: What is done for a stretch of time: "spent two years lying", "it took a month to say so".
_DONE = frozenset(("xcomp", "advcl"))
#: What a stretch of time is told from: "two days after the polls closed".
_FROM = frozenset(("after", "before"))
#: Units that name nothing that is counted: their figure needs the words around it.
_UNITS = frozenset(("time", "vote"))
_VERBS = frozenset(("verb", "be", "have", "modal"))
_CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "pcomp"))
_VERBAL = frozenset(("xcomp", "conj", "aux", "auxpass", "pcomp"))
_NOMINAL = frozenset(("det", "compound", "amod", "poss", "nmod", "case", "nummod", "part"))
_ASKING = frozenset(("who", "which", "that", "what", "whom", "where", "when", "whose"))
_NAMED = frozenset(("noun", "open", "name"))
#: What a noun phrase behind a preposition is made of, and after which it tells what is counted.
_PHRASE = _NAMED | {"determiner", "possessive", "adjective", "number"}
_TELLING = frozenset(("of", "for", "in", "per"))
#: Prepositions that bind a figure to the noun before them, however they were parsed.
_BINDING = frozenset(("of", "with", "at", "worth"))
#: What no phrase ends with.
_LOOSE = frozenset(("be", "have", "modal", "conjunction", "subordinator", "preposition",
                    "determiner", "negation"))  # fmt: skip
#: What stands between two shares or results told in one breath.
_BOTH = frozenset(("to", "and", "or"))
#: What a clause may end with, though a phrase seldom does: "was sworn in", "said it does not".
_ENDS = frozenset(("prt", "neg"))
_MARKS = frozenset(',;:()[]—–"“”\n')


#: What turns a figure round: "all but two voted".
_ALL_BUT = re.compile(r"\b[Aa]ll (?:but|except) $")


def phrase_of(q: Quantity) -> Span:
    """The figure with its noun, as printed: "at least 40 militants"."""
    noun, span = q.noun, q.span
    near = noun is not None and span.end <= noun.start <= span.end + 40
    return Span(span.start, noun.end) if noun is not None and near else span


def whole_phrase(known: Reading, sentence: Sentence, q: Quantity) -> Span:
    """The figure with the words that tell of what it is one."""
    phrase = phrase_of(q)
    if q.drawn and q.whole is not None:
        phrase = Span(phrase.start, max(phrase.end, phrase_of(q.whole).end))
    second = _second(known, sentence, q)
    phrase = Span(phrase.start, second.span.end) if second else phrase
    left = _ALL_BUT.search(known.article.unwrapped, max(0, phrase.start - 12), phrase.start)
    phrase = Span(left.start(), phrase.end) if left else phrase
    inner = known.tokens_in(phrase)
    named = known.person_joined(inner.start) if inner and q.category in PEOPLE else None
    if named is not None:
        return Span(named.start, phrase.end)
    if q.category == "date" or not inner:
        return phrase
    return _Around(known, sentence, q, phrase).grown()


def _second(known: Reading, sentence: Sentence, q: Quantity) -> Quantity | None:
    """The share that is told in one breath with another: "49 percent to 44 percent"."""
    after = (x for x in known.figures_in(sentence) if x.span.start >= q.span.end)
    other = next(after, None)
    if other is None or not other.category == q.category == "share":
        return None
    gap = known.article.unwrapped[q.span.end : other.span.start]
    return other if gap.strip() in _BOTH else None


class _Around:
    """One figure in its parsed sentence, and how far its words may reach: not to another figure,
    nor over a mark, nor before the word that brings in its clause."""

    def __init__(self, known: Reading, sentence: Sentence, q: Quantity, phrase: Span) -> None:
        self.known, self.phrase = known, phrase
        inner = known.tokens_in(phrase)
        self.first, self.end = inner.start, inner.stop
        tokens = known.tokens_of(sentence)
        others = [
            known.tokens_in(phrase_of(x))
            for x in known.figures_in(sentence)
            if x.category not in _INNER
        ]
        low = max((x.stop for x in others if x.stop <= self.first), default=tokens.start)
        high = min((x.start for x in others if x.start >= self.end), default=tokens.stop)
        brought = (
            k + 1
            for k in range(self.first - 1, low - 1, -1)
            if self._brings_in(k) and known.relation[k] != "prep"  # "after 20 weeks"
        )
        result = q.form == "sides" or phrase.end > phrase_of(q).end
        apart = result and self._is_marked(self.first)  # "Ms. Orr won, 134 to 63"
        marked = (k for k in range(self.first - apart, low, -1) if self._is_marked(k))
        self.low = max(low, next(brought, low), next(marked, low))
        self.high = next((k for k in range(self.end, high) if self._is_marked(k)), high)
        head, of, top = known.columns.head, known.relation, self.end - 1
        while top > self.first and self.first <= int(head[top]) < self.end:
            top -= 1
        while of[top] in _INTO and self.end <= int(head[top]) < min(self.end + COMPOUND, self.high):
            if q.noun is None and self._is_told(int(head[top])):
                break  # "65% are": a sign is no token
            top = int(head[top])
        self.top = top
        own = q.category in COUNTS | {"score", "measure"} and q.noun is not None
        self.share = q.category == "share"
        timed = q.category in ("duration", "measure") or q.unit == "time"
        self.timeless = not (timed or apart)
        self.bare = top < self.end and (not own or q.unit == "point")
        self.people = q.category == "people" and q.unit == "person"
        if top < self.end and (q.unit in _UNITS or q.category == "measure" or self.people):
            # "about 8 million acres", but "55 miles of fencing"
            self.bare |= self._behind({top}, self.end, WITH_NOUN) == self.end

    def _is_marked(self, k: int) -> bool:
        """Whether a mark or a dash stands before a token."""
        text, (starts, ends, _) = self.known.article.unwrapped, self.known.tokens
        gap = text[ends[k - 1] : starts[k]]
        return not _MARKS.isdisjoint(gap) or "-" in gap

    def _brings_in(self, k: int) -> bool:
        return self.known.relation[k] == "mark" or self.known.class_at(k) == "subordinator"

    def _is_told(self, k: int) -> bool:
        """Whether a token is the verb of a clause, and no noun ("a 22 percent cut")."""
        clause = self.known.relation[k] in _CLAUSES
        noun = not clause and self.known.those(k, "det", "poss", "amod")
        return self.known.class_at(k) in _VERBS and not noun

    def grown(self) -> Span:
        """The words of the figure with those around it."""
        if int(self.known.columns.head[self.first]) < 0:
            return self._span(self.first, self._by_order() if self.bare else self.end)
        end, verb = max(self.end, self.top + 1), self._verb() if self.bare else None
        told = self._told(end) if (self.bare or self.share) and self._is_subject() else end
        if told > end:
            return self._span(self.first, told)
        if not self.bare:
            return self._span(self.first, self._behind({self.top}, end, WITH_NOUN))
        verb = None if self._is_subject() else verb
        end = self._behind({self.top, *self._above()}, self._since(end), LONGEST)
        return self._span(self._before(verb, end), end)

    def _told(self, end: int) -> int:
        """Where the clause ends that tells something of the figure, its subject."""
        verb = self._verb()
        if verb is None:
            return end
        ends = (k for k in range(verb + 1, self._right(verb)) if self._may_end(verb, k))
        for reach in (self._right(verb), next(ends, verb)):
            clause = min(reach, self.high)
            if verb < clause == self._trimmed(end, clause, WITH_VERB, verb):
                return clause
        return end

    def _is_subject(self) -> bool:
        """Whether the clause tells something of the figure; a sign ("65%") is no token of its
        own, so that the number hangs on the verb."""
        of, head = self.known.relation[self.top], int(self.known.columns.head[self.top])
        return of in _SUBJECTS or (of == "nummod" and head > self.top and self._is_told(head))

    def _may_end(self, verb: int, k: int) -> bool:
        """Whether a clause of a verb says something without what a token begins: another clause
        joined to it, a reason, an aim."""
        of, lemma = self.known.relation[k], self.known.lemma[k]
        joined = of == "cc" and int(self.known.columns.head[k]) == verb
        return joined or of == "mark" or (of == "aux" and lemma == "to")

    def _since(self, end: int) -> int:
        """Where the words end that tell what a stretch of time is told from."""
        known = self.known
        if not self.timeless and end < self.high and int(known.columns.head[self.top]) == end:
            end += known.relation[end] in ("advmod", "npadvmod")  # "four hours early"
        if self.timeless or end >= self.high or known.lemma[end] not in _FROM:
            return end
        top = int(known.columns.head[end]) if known.relation[end] == "mark" else end
        reach = self._trimmed(end + 1, self._right(top), LONGEST, top)
        return reach if reach > end + 1 else end

    def _by_order(self) -> int:
        """Without a parse, where "of" or "for" and a noun phrase behind a bare figure end."""
        known, k = self.known, self.end
        if k == self.high or known.lemma[k] not in _TELLING:
            return k
        while k + 1 < self.high and k < self.end + COMPOUND and known.class_at(k + 1) in _PHRASE:
            k += 1
        while k > self.end and known.class_at(k) not in _NAMED | {"number"}:
            k -= 1
        return k + (k > self.end)

    def _span(self, start: int, end: int) -> Span:
        (starts, ends, _), phrase = self.known.tokens, self.phrase
        begin = starts[start] if start < self.first else phrase.start
        last = max(ends[end - 1], phrase.end) if end > self.end else phrase.end
        short = self.known.article.unwrapped[last - 2 : last + 1]
        stop = short[:1] == "." == short[2:] and short[1].isalpha()  # "10 p.m."
        return Span(begin, last + stop)

    def _above(self) -> list[int]:
        """What the figure hangs on, up to its verb."""
        head, k, found = self.known.columns.head, self.top, []
        for _ in range(STEPS):
            if int(head[k]) == k:
                break
            k = int(head[k])
            found.append(k)
            if self.known.tense_at(k) or self.known.class_at(k) in ("verb", "be", "have"):
                break
        return found

    def _verb(self) -> int | None:
        above = self._above()[-1:]
        verbal = [k for k in above if self.known.class_at(k) not in ("noun", "name", "preposition")]
        return verbal[0] if verbal else None

    def _right(self, k: int) -> int:
        """Where what hangs on a token ends."""
        return max([k + 1, *(self._right(x) for x in self.known.kids.get(k, ()) if x > k)])

    def _left(self, k: int) -> int:
        return min([k, *(self._left(x) for x in self.known.kids.get(k, ()) if x < k)])

    def _trimmed(self, end: int, reach: int, most: int, top: int = -1) -> int:
        """As far as `reach` without a mark, another figure, too many signs or a loose end; of a
        clause all or nothing. `top`: its verb, where it hangs on what follows."""
        ends, whole = self.known.tokens.ends, reach
        reach = min(reach, self.high)
        while reach > end and ends[reach - 1] - self.phrase.start > most:
            reach -= 1
        if reach < whole:
            reach = next((k for k in range(end, reach) if self._opens(k)), reach)
        while (cut := self._cut(end, reach, top)) < reach:
            reach = cut
        return reach

    def _opens(self, k: int) -> bool:
        """Whether a token brings in a clause."""
        return self._brings_in(k) or self.known.lemma[k] in _ASKING

    def _cut(self, end: int, reach: int, top: int) -> int:
        """The first token up to `reach` that hangs on what is cut off, or the last, where a phrase
        cannot end with it."""
        known, last = self.known, reach - 1
        first = end + (end < reach and known.lemma[end] == "of")
        hangs = (k for k in range(first, reach) if int(known.columns.head[k]) >= reach and k != top)
        closes = last < end or known.class_at(last) in _NAMED or known.relation[last] in _ENDS
        open_to = known.class_at(last) in _LOOSE or known.kids.get(last, [0])[-1] >= reach
        return next(hangs, reach if closes or not open_to else last)

    def _behind(self, spine: set[int], end: int, most: int) -> int:
        """Where the words right behind the figure end that hang on its noun, or on its verb."""
        known, head = self.known, self.known.columns.head
        end += end < self.high and known.lemma[end] == "worth"  # "$40 worth of toys"
        if end < self.high and known.lemma[end] == "of":
            end = self._trimmed(end, self._right(end), most)
        while end < self.high:
            k = end
            while int(head[k]) not in spine and int(head[k]) != k:
                if self._left(int(head[k])) != end:
                    return end
                k = int(head[k])
            behind = known.relation[k] in _BEHIND or (
                not self.timeless and known.relation[k] in _DONE and not known.those(k, "mark")
            )
            if int(head[k]) not in spine or not behind:
                return end
            reach = self._trimmed(end, self._right(k), most)
            if reach <= end:
                return end
            end = reach
        return end

    def _before(self, verb: int | None, end: int) -> int:
        """Where the words before a bare figure begin that tell of what it is one."""
        known = self.known
        last = self.first - 1
        bound = known.class_at(last) == "preposition" or known.lemma[last] == "worth"
        noun = last - bound
        binding = _BINDING | ({"on"} if self.share else set()) if self.timeless else {"of"}
        hangs = self.timeless and int(known.columns.head[last]) == noun
        loose = known.lemma[last] not in binding and not hangs if bound else not self.timeless
        if noun >= self.low and known.class_at(noun) in _NAMED and not loose:
            start = noun
            while start > self.low and known.relation[start - 1] in _NOMINAL:
                start -= 1
            return start if self._fits(start, end) else self.first
        joined = self.people and known.class_at(last) == "conjunction"
        return self._from_subject(verb, end) if verb is not None and not joined else self.first

    def _from_subject(self, verb: int, end: int) -> int:
        """Where the clause begins: at its subject, else at its verb."""
        known, top = self.known, verb
        subjects: list[int] = []
        for _ in range(STEPS):
            subjects = known.those(top, *_SUBJECTS, "expl")
            if subjects or known.relation[top] not in _VERBAL:
                break
            top = int(known.columns.head[top])
        verbal = min([verb, *known.those(verb, "aux", "auxpass", "neg")])
        said = [k for k in subjects if k < verb and known.lemma[k] not in _ASKING]
        starts = [*map(self._left, said), verbal, verb]
        return next(
            (k for k in starts if self.low <= k < self.first and self._fits(k, end)), self.first
        )

    def _fits(self, start: int, end: int) -> bool:
        span = self._span(start, end)
        return span.end - span.start <= LONGEST
