"""Which quotation does a verb bring in?"""

from __future__ import annotations

from bisect import bisect_right

from bias.article import Quotation, Sentence
from bias.reading.cue_sources import FINITE, TAG, CueSources

#: Characters between a cue and the quotation that it brings in (PolNeAR dev: F1 of found .765, with
#: 110 .764).
NEAR = 60
#: Characters between a sentence and a quotation that it brings in ("The mayor said:").
AHEAD = 3
#: Verbs whose object is who hears it.
_TO_SOMEBODY = frozenset(("told", "tells", "asked", "asks", "assured", "reminded", "warned"))


class CueQuotations(CueSources):
    """Quotations that verbs bring in."""

    def _quotation(self, v: int) -> list[int]:
        """The tokens of the quotation nearest to a cue that touches its sentence; of both where
        it breaks one in two ("A," she said, "B")."""
        n = self.sentence[v]
        if n < 0:
            return []
        sentence = self.article.sentences[n]
        before = self._carried_over(v, sentence)
        if before is not None:
            return list(self.within(before))
        after: Quotation | None = None
        opens = self.text[sentence.start : sentence.end].rstrip()[-1:] == ":"
        reach = sentence.end + (AHEAD if opens else -1)
        low = max(0, bisect_right(self._opens, sentence.start) - 1)
        for quotation in self.quotations[low : bisect_right(self._opens, reach)]:
            if 0 <= self.starts[v] - quotation.end < NEAR and quotation.end >= sentence.start:
                before = None if self._holds(v, quotation) else quotation
            elif 0 <= quotation.start - self.ends[v] < NEAR and after is None:
                after = quotation
        if before and after:
            if self.text[before.end - 2 : before.end].strip("\"'”’») ") == ",":
                return [*self.within(before), *self.within(after)]
            if self.starts[v] - before.end < after.start - self.ends[v]:
                after = None
        one = after or before
        return list(self.within(one)) if one else []

    def _holds(self, v: int, quotation: Quotation) -> bool:
        """ "Lee called it "closed" and slammed the mayor": what stands between a verb and its
        subject is not brought in by it."""
        subjects = self.syntax.those(v, "nsubj") or [
            k for k in self.syntax.those(self.syntax.head[v], "nsubj")
            if self.syntax.relation[v] == "conj"
        ]  # fmt: skip
        if any(self.ends[k] <= quotation.start and k < v for k in subjects):
            return True
        # "A," Lee claimed, although she also said: the first verb brings it in.
        between = range(self.token_at(quotation.end), v)
        return any(
            self.syntax.tag[k] == "VBD" and self.syntax.those(k, "nsubj")
            and self._entry(k, "speech") is not None for k in between
        )  # fmt: skip

    def _carried_over(self, v: int, sentence: Sentence) -> Quotation | None:
        """The quotation of the sentence before, where the one of verb `v` only says whose it is:
        ""Is it so?" / Lee asked her aides.", ""I agree!" / he wrote."."""
        text = self.text
        at = bisect_right(self._opens, sentence.start) - 1
        if at < 0 or self.quotations[at].end > sentence.start:
            return None
        last = self.quotations[at]
        gap = text[last.end : sentence.start]
        small = text[sentence.start].islower()
        asked = text[last.start : last.end].rstrip("\"”’' ").endswith(("?", "!"))
        line = self.sentence_of(v)
        first = self.syntax.relation[v] == "ROOT" and all(self.quotation[i] < 0 for i in line)
        # A longer sentence tells something of its own.
        entry = self._entry(v, "speech")
        short = "\n" not in gap or (entry is not None and not entry.note and len(line) < TAG // 2)
        short = short and len(line) <= TAG
        # ""Is it so?" / Ann Lee, a nurse from Lima, asked, noting that it had rained."
        short = short or (self.low[v] == "asked" and "?" in text[last.end - 3 : last.end])
        tag = ((asked and short) or self._is_bare(v)) and line.start in self._source(v, False)
        return last if first and (small or tag) and not gap.strip() else None

    def _is_bare(self, v: int) -> bool:
        """Whether the sentence of a verb of saying tells nothing that is said: "Lee told reporters
        on Monday."."""
        entry, syntax = self._entry(v, "speech"), self.syntax
        content = ("ccomp", "xcomp", "advcl", "conj", "prt", "neg", "oprd")
        told = () if self.low[v] in _TO_SOMEBODY else ("dobj",)
        says = entry is not None and "quote" in entry.ways and not entry.is_thought
        small = len(self.sentence_of(v)) <= TAG and syntax.tag[v] in FINITE
        about = any(self.low[k] == "about" for k in syntax.those(v, "prep"))
        return says and small and not about and not syntax.those(v, *content, *told)
