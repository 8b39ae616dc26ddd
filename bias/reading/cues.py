"""Which words bring in what somebody says or thinks, where the parse shows the construction?

Every search gives `Found`: tokens of the source (`cue_sources`), of the cue and of the content
(`cue_contents`, `cue_quotations`). A word inside a quotation belongs to the person quoted and
brings in nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bias.article import BODY, Quotation
from bias.reading.cue_contents import CueContents
from bias.reading.cue_places import Entry, Found, Way
from bias.reading.cue_quotations import AHEAD
from bias.reading.cue_sources import FINITE
from bias.words import time_words

#: Tokens between "that" and the quotation that it opens.
LEAD = 4
#: The writer and the reader: what they think, outside quotations, is narration.
_OURSELVES = frozenset(("i", "we", "you", "me", "us"))
_NO_ONE = frozenset(("it", "that", "this", "which", "there", "what", "these", "those"))
#: Verbs that a sentence ends with, behind who says it.
_TAGS = frozenset(("said", "says", "reported", "announced"))
_OPENERS = frozenset(("that", "to", "whether"))


@cache
def _behind_tags() -> frozenset[str]:
    """Words that may stand behind the verb that ends a sentence."""
    return time_words() | {"on", "late", "in", "a", "statement"}


class Search(CueContents):
    """The search for cues in one article."""

    def find(self) -> list[Found]:
        """Everything that a cue brings in, in order of the cues."""
        found: list[Found] = []
        for i, coarse in enumerate(self.syntax.coarse):
            if self.quotation[i] >= 0:
                continue
            one = None
            if coarse in ("VERB", "AUX") or self._is_mistaken(i):
                one = self._verb(i)
            elif coarse in ("NOUN", "PROPN", "ADJ"):
                one = self._noun(i)
            elif coarse == "ADV":
                one = self._adverb(i)
            if one is None and self.low[i] == "according":
                one = self._according(i)
            if one is not None and one.content:
                found.append(one)
        return found

    def tags(self, found: Sequence[Found]) -> list[Found]:
        """What a sentence ends with, where the parse has missed it: "The dam has burst, a person
        familiar with the matter said Friday." (all 6 such sentences in 298 texts of news right)."""
        known = {i for one in found for i in one.cue}
        out = []
        for sentence, (low, high) in zip(self.article.sentences, self.bounds, strict=True):
            said = [v for v in range(low, high) if self.low[v] in _TAGS and v not in known]
            v = said[-1] if said and sentence.kind in BODY else low
            if v == low or not set(self.low[v + 1 : high]) <= _behind_tags():
                continue
            first = v - (self.low[v - 1] in ("has", "have"))
            k = first - 1
            while k > low and "," not in self.text[self.ends[k - 1] : self.starts[k]]:
                k -= 1
            told, source = range(low, k), range(k, first)
            finite = [i for i in range(low, first) if self.syntax.tag[i] in (*FINITE, "MD")]
            quoted = any(self.quotation[i] >= 0 for i in range(low, high))
            if finite and finite[-1] < k and len(source) and len(told) > 2 and not quoted:
                out.append(Found([*source], [*range(first, v + 1)], [*told], way="clause"))
        return out

    def _verb(self, v: int) -> Found | None:
        entry = self._entry(v, "speech")
        if entry is None:
            return None
        syntax = self.syntax
        passive = syntax.is_passive(v)
        if self._disagrees(v) or self._is_aside(v):
            return None
        source = self._source(v, passive)
        way, content = self._content(v, entry, passive)
        content = self._without_asides(content)
        if not content or not self._is_meant(v, entry, source, way):
            return None
        taken = set(content)
        clear = self.clear_of(v)
        cue = {v, *syntax.those(v, "neg", "aux", "auxpass", "prt"), clear or v} - taken
        source = source if taken.isdisjoint(source) else []
        return Found(source, sorted(cue), content, entry.stance, way=way, plain=not entry.note)

    def _is_mistaken(self, i: int) -> bool:
        """Whether the parse has a verb of saying for a noun, and yet gives it a subject and a
        clause: ""It is so," Lee's statement read"."""
        syntax = self.syntax
        whole = syntax.relation[i] == "ROOT" and not syntax.those(i, "det", "amod", "poss", "cop")
        noun = syntax.coarse[i] == "NOUN" and whole
        return noun and bool(syntax.those(i, "nsubj")) and bool(syntax.those(i, "ccomp"))

    def _disagrees(self, v: int) -> bool:
        """ "As the two fight, calls for peace grow": a plural is no subject of a verb with "s"."""
        subject = self.syntax.subject(v) if self.syntax.tag[v] == "VBZ" else None
        if subject is None or subject > v:
            return False
        joined = any(self.low[k] == "and" for k in self.syntax.those(subject, "cc"))
        return joined or self.syntax.tag[subject] in ("NNS", "NNPS")

    def _is_meant(self, v: int, entry: Entry, source: Sequence[int], way: Way) -> bool:
        """Whether the construction is mostly an attribution: somebody is named, and it is not the
        writer who thinks."""
        one = self.low[source[0]] if len(source) == 1 else ""
        if entry.is_thought and (one in _OURSELVES or one in _NO_ONE):
            return False
        if way in ("object", "infinitive") or entry.is_thought:
            return bool(source) or self.syntax.is_passive(v)
        return way != "quote" or bool(source)

    def speaker(self, quotation: Quotation) -> Found | None:
        """Who utters a quotation that no listed cue has claimed: the subject of the verb that
        governs it, or of the sentence that ends in a colon before it, whatever verb that is."""
        syntax, inside = self.syntax, self.within(quotation)
        if not inside:
            return None
        verb = next((v for i in inside if (v := self._governor(i, inside)) is not None), None)
        before = self.text[max(0, quotation.start - AHEAD) : quotation.start].rstrip()
        if verb is None and inside[0] and before.endswith((":", ",")):
            line = self.sentence_of(inside[0] - 1)
            told = [i for i in line if i < inside[0] and syntax.is_verb(i)]
            verb = next((i for i in told if syntax.relation[i] == "ROOT"), None)
            if verb is None and before[-1] == ":":  # the parse has its root in the quotation
                verb = next((i for i in told if syntax.those(i, "nsubj")), None)
            name = range(line.start + 1, inside[0])
            named = before[-1] == ":" and name and all(syntax.coarse[i] == "PROPN" for i in name)
            if named and self._entry(line.start, "speech"):  # "Added Ann Lee: "It is.""
                return Found(list(name), [line.start], list(inside))
        verb = self._strayed(inside) if verb is None else verb
        verb = self._as_put(inside) if verb is None else verb
        if verb is None or self.quotation[verb] >= 0 or not syntax.is_verb(verb):
            return None
        source = self._source(verb, syntax.is_passive(verb))
        nobody = len(source) == 1 and self.low[source[0]] in _NO_ONE
        if not source or nobody or not set(source).isdisjoint(inside):
            return None
        return Found(source, [verb], list(inside))

    def _as_put(self, inside: range) -> int | None:
        """ "As Ann Lee put it, "it was shut"": the verb of the clause before."""
        syntax = self.syntax
        for i in inside:
            for k in syntax.those(i, "advcl"):
                opens = any(self.low[x] == "as" for x in syntax.those(k, "mark", "advmod"))
                if opens and k < inside[0] <= k + 3 and syntax.those(k, "nsubj"):
                    return k
        return None

    def _strayed(self, inside: range) -> int | None:
        """ "Charged on the trail in Lima that it "has been sold"": the verb of saying whose "that"
        stands before a quotation, where the parse has not joined them."""
        line = self.sentence_of(inside[0])
        that = next((i for i in range(inside[0] - 1, line.start, -1) if self.low[i] == "that"), 0)
        if inside[0] - that > LEAD:
            return None
        for i in range(that - 1, line.start, -1):
            entry = (
                self._entry(i, "speech") if self.syntax.tag[i] in ("VBD", "VBZ", "VBN") else None
            )
            if entry is not None:
                return i if "clause" in entry.ways and not entry.is_thought else None
        return None

    def _governor(self, i: int, inside: range) -> int | None:
        """The word outside a quotation that a token of it hangs on as its object or clause."""
        above = self.syntax.head[i]
        governed = self.syntax.relation[i] in ("ccomp", "dobj", "parataxis", "dep")
        return above if governed and above >= 0 and above not in inside else None

    def _according(self, i: int) -> Found | None:
        syntax = self.syntax
        if i + 1 >= len(self.low) or self.low[i + 1] != "to" or self.sentence[i] < 0:
            return None
        objects = [n for p in (i + 1, *syntax.those(i, "prep")) for n in syntax.those(p, "pobj")]
        source = syntax.all_under(objects)
        above = syntax.head[i]
        taken = {*source, i, i + 1}
        held = syntax.under(above, (i,)) if above != i else self.sentence_of(i)
        content = [x for x in held if x not in taken]
        return Found(source, [i, i + 1], content, way="according") if source else None

    def _adverb(self, i: int) -> Found | None:
        """ "Reportedly": what it hangs on is somebody's, nobody says whose."""
        entry = self._entry(i, "speech")
        above = self.syntax.head[i]
        if entry is None or "adverb" not in entry.ways or above in (i, -1):
            return None
        content = self.syntax.under(above, (i,))
        return Found([], [i], content, entry.stance, way="adverb", plain=False)

    def _noun(self, i: int) -> Found | None:
        """ "The claim that", "his criticism of", "is confident that"."""
        entry = self._entry(i, "report_nouns")
        is_adjective = self.syntax.coarse[i] == "ADJ"
        if entry is None or (entry.note == "adjective") != is_adjective:
            return None
        source, light = self._feeler(i) if is_adjective else self._holder(i)
        content = self._without_asides(self._complement(i, entry))
        taken = set(content)
        if not content or not source:
            return None
        source = source if taken.isdisjoint(source) else []
        cue = sorted({i, *light} - taken)
        return Found(source, cue, content, entry.stance, way="noun", plain=False)

    def _complement(self, i: int, entry: Entry) -> list[int]:
        """The clause that a noun or an adjective holds, or what stands after its preposition."""
        syntax = self.syntax
        clauses = syntax.those(i, "ccomp")
        clauses += [
            k
            for k in syntax.those(i, "acl", "xcomp")
            if any(self.low[x] in _OPENERS for x in syntax.those(k, "mark", "aux"))
        ]
        if "clause" in entry.ways and clauses:
            return syntax.all_under(clauses)
        return syntax.all_under(self._after(i, entry)[:1])

    def _feeler(self, i: int) -> tuple[list[int], list[int]]:
        """Who is confident, and the verb that says so."""
        syntax = self.syntax
        above = syntax.head[i]
        if syntax.relation[i] not in ("acomp", "oprd") or not syntax.is_verb(above):
            return [], []
        subject = syntax.subject(above)
        return ([] if subject is None else syntax.phrase(subject, (above,))), [above]

    def _holder(self, i: int) -> tuple[list[int], list[int]]:
        """Whose claim it is ("his claim", "a claim by"), or who makes it and the verb for that."""
        syntax = self.syntax
        owners = syntax.those(i, "poss")
        owners += [
            n
            for p in syntax.those(i, "prep")
            if self.low[p] in ("by", "from")
            for n in syntax.those(p, "pobj")
        ]
        if owners:
            return syntax.phrase(owners[0]), []
        above = syntax.head[i]
        subject = syntax.subject(above) if syntax.relation[i] == "dobj" else None
        return ([], []) if subject is None else (syntax.phrase(subject, (above,)), [above])
