"""Which words bring in what somebody says or thinks, where the parse shows the construction?

Every search gives `Found`: tokens of the source, of the cue and of the content. The constructions
of each word stand in ``lexicons/world_speech.tsv`` (verbs, adverbs) and
``lexicons/world_report_nouns.tsv`` (nouns, adjectives). A word inside a quotation belongs to the
person quoted and brings in nothing here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from bias.article import Article, Quotation
from bias.lists import lemmas, load, terms_of
from bias.reading.base import Base
from bias.reading.syntax import Syntax

#: Characters between a cue and the quotation that it brings in.
NEAR = 60
#: Characters between a sentence and a quotation that it brings in ("The mayor said:").
AHEAD = 3
_STANCES = frozenset(("endorse", "doubt", "contest", "deny"))
_NOT_PREPOSITIONS = frozenset(("clause", "quote", "object", "infinitive", "adverb"))
#: The writer and the reader: what they think, outside quotations, is narration.
_OURSELVES = frozenset(("i", "we", "you", "me", "us"))
_NO_ONE = frozenset(("it", "that", "this", "which", "there", "what", "these", "those"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


class Entry(NamedTuple):
    """A word that brings in somebody's words: its constructions, its stance, what it is."""

    ways: frozenset[str]
    stance: str
    note: str

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions after which it holds what is said."""
        return self.ways - _NOT_PREPOSITIONS


@dataclass
class Found:
    """Tokens of an attribution, before they become spans; `quotations`: those it takes whole."""

    source: list[int]
    cue: list[int]
    content: list[int]
    stance: str = "neutral"
    quotations: list[Quotation] = field(default_factory=list)
    colon: int | None = None
    how: str = ""


@cache
def _entries(name: str) -> dict[str, Entry]:
    out = {}
    for term in load(name).terms:
        if term.plain:
            stance = next((w for w in term.note.split() if w in _STANCES), "neutral")
            note = term.note.replace("stance", "").replace(stance, "").strip()
            out[term.text] = Entry(frozenset(term.plain.split()), stance, note)
    return out


class Search:
    """The search for cues in one article."""

    def __init__(self, known: Base, syntax: Syntax) -> None:
        self.article: Article = known.article
        self.known, self.syntax, self.low = known, syntax, known.low
        self.starts, self.ends, _ = known.article.tokens
        self.quotations = [q for q in known.article.quotations if not q.scare]
        self.bounds = known.bounds
        self.sentence = [-1] * len(self.low)
        for n, (low, high) in enumerate(known.bounds):
            self.sentence[low:high] = [n] * (high - low)
        self.quoted = self._quoted()

    def _quoted(self) -> list[bool]:
        out = [False] * len(self.starts)
        at = 0
        for quotation in self.quotations:
            while at < len(out) and self.starts[at] < quotation.start:
                at += 1
            while at < len(out) and self.starts[at] < quotation.end:
                out[at] = True
                at += 1
        return out

    def find(self) -> list[Found]:
        """Everything that a cue brings in, in order of the cues."""
        found: list[Found] = []
        for i, coarse in enumerate(self.syntax.coarse):
            if self.quoted[i]:
                continue
            one = None
            if coarse in ("VERB", "AUX"):
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

    # -- verbs ------------------------------------------------------------------------------------

    def _entry(self, i: int, name: str) -> Entry | None:
        """The entry of a token, or of a verb with its particle."""
        table = _entries(name)
        for lemma in lemmas(self.low[i].removesuffix("'s")):
            for k in self.syntax.those(i, "prt"):
                if f"{lemma} {self.low[k]}" in table:
                    return table[f"{lemma} {self.low[k]}"]
            if lemma in table:
                return table[lemma]
        return None

    def _verb(self, v: int) -> Found | None:
        entry = self._entry(v, "speech")
        if entry is None:
            return None
        syntax = self.syntax
        passive = syntax.is_passive(v)
        source = self._source(v, passive)
        how, content = self._content(v, entry, passive)
        if not content or not self._is_meant(v, entry, source, how):
            return None
        taken = set(content)
        cue = [k for k in (v, *syntax.those(v, "neg", "aux", "auxpass", "prt")) if k not in taken]
        source = [] if taken.intersection(source) else source
        return Found(source, sorted(cue), content, entry.stance, how=f"{how}/{entry.note}/{'p' if passive else 'a'}/{syntax.tag[v]}/{self._kind(source)}")

    def _kind(self, source):
        if not source: return 'none'
        l=[self.low[k] for k in source]
        if len(l)==1: 
            return 'I' if l[0] in _OURSELVES else 'it' if l[0] in _NO_ONE else 'pron' if self.syntax.coarse[source[0]]=='PRON' else 'one'
        return 'np'

    def _source(self, v: int, passive: bool) -> list[int]:
        syntax = self.syntax
        if passive or (syntax.tag[v] == "VBN" and syntax.relation[v] == "acl"):
            head = next(iter(syntax.agents(v)), None)
        else:
            head = syntax.subject(v)
        if head is None:
            return [] if passive else self._beside(v)
        return syntax.phrase(head, (v,))

    def _beside(self, v: int) -> list[int]:
        """The noun phrase that touches a verb without a subject, right after a quotation: the
        parse often loses it there."""
        if self.syntax.tag[v] not in _FINITE:
            return []
        low, high = self.bounds[self.sentence[v]] if self.sentence[v] >= 0 else (v, v)
        for i in (v - 1, v + 1):
            if low <= i < high and self.syntax.coarse[i] in _NOMINAL and not self.quoted[i]:
                return self._chunk(i, v)
        return []

    def _chunk(self, i: int, v: int) -> list[int]:
        """The noun phrase that holds token `i` and stays outside quotations and off verb `v`."""
        syntax = self.syntax
        while syntax.relation[i] in ("compound", "appos", "nmod", "poss", "pobj", "prep", "amod"):
            above = syntax.head[i]
            if above == v or self.quoted[above] or (above > v) != (i > v):
                break
            i = above
        return [k for k in syntax.phrase(i, (v,)) if (k > v) == (i > v) and not self.quoted[k]]

    def _content(self, v: int, entry: Entry, passive: bool) -> tuple[str, list[int]]:
        """The construction that holds what is said, and its tokens."""
        if "clause" in entry.ways or "quote" in entry.ways:
            content = self._clause(v)
            if content:
                return "clause", content
        how, content = self._phrasal(v, entry, passive)
        if "quote" in entry.ways:
            beside = self._quotation(v)
            # What the construction holds is more than the quotation in it.
            if beside and set(content).isdisjoint(beside):
                return "quote", beside
        return how, content

    def _phrasal(self, v: int, entry: Entry, passive: bool) -> tuple[str, list[int]]:
        content = self._infinitive(v)
        if "infinitive" in entry.ways and content:
            return "infinitive", content
        if passive and "clause" in entry.ways and content:
            subject = self.syntax.patient(v)
            held = [] if subject is None else self.syntax.under(subject, (v,))
            return "passive", sorted({*content, *held})
        return self._nominal(v, entry, passive)

    def _clause(self, v: int) -> list[int]:
        syntax = self.syntax
        clauses = syntax.those(v, "ccomp")
        if clauses:
            return syntax.all_under(clauses)
        above = syntax.head[v]
        if above == v or above < 0:
            return []
        as_ = syntax.relation[v] == "advcl" and any(self.low[k] == "as" for k in syntax.those(v, "mark", "advmod"))
        aside = syntax.relation[v] == "parataxis" and not syntax.those(v, "dobj")
        if aside or as_:
            return syntax.under(above, (v,))
        return []

    def _infinitive(self, v: int) -> list[int]:
        syntax = self.syntax
        return syntax.all_under(k for k in syntax.those(v, "xcomp", "ccomp") if self._has_to(k))

    def _has_to(self, v: int) -> bool:
        return any(self.low[k] == "to" for k in self.syntax.those(v, "aux"))

    def _nominal(self, v: int, entry: Entry, passive: bool) -> tuple[str, list[int]]:
        """An object, or what stands after a preposition."""
        syntax = self.syntax
        after = [
            k for k in syntax.those(v, "prep") if k > v and self.low[k] in entry.prepositions
        ]
        after += [
            k
            for k in syntax.those(v, "ccomp", "xcomp", "advcl")
            if any(self.low[x] in entry.prepositions for x in syntax.those(k, "mark"))
        ]
        objects = [k for k in syntax.those(v, "dobj", "oprd", "ccomp") if k > v]
        objects += [k for k in syntax.those(v, "xcomp") if syntax.tag[k] == "VBG"]
        if "object" in entry.ways and objects:
            return "object", syntax.all_under([*objects, *after])
        if "object" in entry.ways and passive and syntax.agents(v):
            patient = syntax.patient(v)
            if patient is not None:
                return "passive", syntax.under(patient, (v,))
        if after:
            after += [k for k in syntax.those(v, "xcomp", "ccomp", "advcl") if self._has_to(k)]
        return "preposition", syntax.all_under(after)

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def within(self, quotation: Quotation) -> range:
        """The tokens of a quotation."""
        first = bisect_left(self.starts, quotation.start)
        return range(first, bisect_left(self.starts, quotation.end, first))

    def _quotation(self, v: int) -> list[int]:
        """The tokens of the quotation nearest to a cue that touches its sentence; of both where
        it breaks one in two ("A," she said, "B")."""
        n = self.sentence[v]
        if n < 0:
            return []
        sentence = self.article.sentences[n]
        before: Quotation | None = None
        after: Quotation | None = None
        for quotation in self.quotations:
            if quotation.end < sentence.start or quotation.start > sentence.end + AHEAD:
                continue
            if quotation.end <= self.starts[v] and self.starts[v] - quotation.end < NEAR:
                before = quotation
            elif 0 <= quotation.start - self.ends[v] < NEAR and after is None:
                after = quotation
        if before and after and self.article.text[: before.end].rstrip("\"'”’").endswith(","):
            return [*self.within(before), *self.within(after)]
        if before and after:
            nearer = self.starts[v] - before.end < after.start - self.ends[v]
            return list(self.within(before if nearer else after))
        one = before or after
        return list(self.within(one)) if one else []

    def _is_meant(self, v: int, entry: Entry, source: Sequence[int], how: str) -> bool:
        """Whether the construction is mostly an attribution: not what the writer thinks, nor what
        somebody only might think or want."""
        one = self.low[source[0]] if len(source) == 1 else ""
        if entry.note in ("cognition", "attitude") and (one in _OURSELVES or one in _NO_ONE):
            return False
        bare = not source
        if how in ("object", "infinitive") or entry.note in ("cognition", "attitude"):
            return not bare or self.syntax.is_passive(v)
        return how != "quote" or not bare

    def speaker(self, quotation: Quotation) -> Found | None:
        """Who utters a quotation that no known cue has claimed: the subject of the verb that
        governs it, or that stands with a colon before it, whatever verb that is."""
        syntax = self.syntax
        inside = self.within(quotation)
        if not inside:
            return None
        verb = next((v for i in inside for v in self._governors(i, inside)), None)
        if verb is None and self.article.text[: quotation.start].rstrip().endswith((":", ",")):
            low = self.bounds[self.sentence[inside[0] - 1]][0] if inside[0] else 0
            verb = next((i for i in range(low, inside[0]) if syntax.relation[i] == "ROOT"), None)
        if verb is None or self.quoted[verb] or not syntax.is_verb(verb):
            return None
        source = self._source(verb, syntax.is_passive(verb))
        if not source or not set(source).isdisjoint(inside):
            return None
        return Found(source, [verb], list(inside), how="governed")

    def _governors(self, i: int, inside: range) -> list[int]:
        above = self.syntax.head[i]
        return [above] if above >= 0 and above not in inside and self.syntax.relation[i] in ("ccomp", "dobj", "parataxis", "dep") else []

    # -- other cues -------------------------------------------------------------------------------

    def _according(self, i: int) -> Found | None:
        syntax = self.syntax
        if i + 1 >= len(self.low) or self.low[i + 1] != "to":
            return None
        objects = [n for p in (i + 1, *syntax.those(i, "prep")) for n in syntax.those(p, "pobj")]
        if not objects or self.sentence[i] < 0:
            return None
        source = syntax.all_under(objects)
        above = syntax.head[i]
        taken = {*source, i, i + 1}
        held = syntax.under(above, (i,)) if above != i else range(*self.bounds[self.sentence[i]])
        return Found(source, [i, i + 1], [x for x in held if x not in taken], how="according")

    def _adverb(self, i: int) -> Found | None:
        entry = self._entry(i, "speech")
        above = self.syntax.head[i]
        if entry is None or "adverb" not in entry.ways or above in (i, -1):
            return None
        return Found([], [i], self.syntax.under(above, (i,)), entry.stance, how="adverb")

    def _noun(self, i: int) -> Found | None:
        """ "The claim that", "his criticism of", "is confident that"."""
        entry = self._entry(i, "report_nouns")
        if entry is None:
            return None
        syntax = self.syntax
        adjective = entry.note == "adjective"
        if adjective != (syntax.coarse[i] == "ADJ"):
            return None
        clauses = [
            k
            for k in syntax.those(i, "acl", "ccomp", "xcomp")
            if any(self.low[x] in ("that", "to", "whether") for x in syntax.those(k, "mark", "aux"))
            or syntax.relation[k] == "ccomp"
        ]
        after = [k for k in syntax.those(i, "prep") if self.low[k] in entry.prepositions]
        source, light = (self._feeler(i) if adjective else self._holder(i))
        if not source: return None
        if "clause" in entry.ways and clauses:
            how, content = "clause", syntax.all_under(clauses)
        elif after:
            how, content = "preposition", syntax.all_under(after[:1])
        else:
            return None
        taken = set(content)
        if taken.intersection(source):
            source = []
        return Found(source, sorted({i, *light} - taken), content, entry.stance, how=f"{entry.note}/{how}/{'light' if light else ''}/{self._kind(source)}")

    def _feeler(self, i: int) -> tuple[list[int], list[int]]:
        syntax = self.syntax
        above = syntax.head[i]
        if syntax.relation[i] in ("acomp", "oprd") and syntax.is_verb(above):
            subject = syntax.subject(above)
            return (syntax.under(subject, (above,)) if subject is not None else []), [above]
        return [], []

    def _holder(self, i: int) -> tuple[list[int], list[int]]:
        """Whose claim it is: "his claim", "a claim by", or who makes it."""
        syntax = self.syntax
        owners = syntax.those(i, "poss")
        if owners:
            return syntax.under(owners[0]), []
        by = [n for p in syntax.those(i, "prep") if self.low[p] in ("by", "from") for n in syntax.those(p, "pobj")]
        if by:
            return syntax.under(by[0]), []
        above = syntax.head[i]
        if syntax.relation[i] == "dobj" and syntax.is_verb(above):
            subject = syntax.subject(above)
            if subject is not None:
                return syntax.under(subject, (above,)), [above]
        return [], []
