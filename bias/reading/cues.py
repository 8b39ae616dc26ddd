"""Which words bring in what somebody says or thinks, where the parse shows the construction?

Every search gives `Found`: tokens of the source, of the cue and of the content. The constructions
of each word stand in ``lexicons/world_speech.tsv`` (verbs, adverbs) and
``lexicons/world_report_nouns.tsv`` (nouns, adjectives). A word inside a quotation belongs to the
person quoted and brings in nothing here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from bias.article import BODY, HEADLINE, Quotation, Sentence
from bias.lists import lemmas, load, terms_of
from bias.reading.base import Base
from bias.reading.parse import LONGEST
from bias.reading.syntax import Syntax
from bias.words import time_words

#: Characters between a cue and the quotation that it brings in.
NEAR = 60
#: Characters between a sentence and a quotation that it brings in ("The mayor said:").
AHEAD = 3
#: Tokens between "that" and the quotation that it opens.
LEAD = 4
#: Tokens of a sentence that only says whose the quotation before it is.
TAG = 12

Way = Literal[
    "clause", "quote", "object", "infinitive", "preposition", "passive", "noun", "according",
    "adverb", "headline", "turn",
]  # fmt: skip
_STANCES = frozenset(("endorse", "doubt", "contest", "deny"))
_NO_KIND = _STANCES | {"stance", "neutral"}
_NOT_PREPOSITIONS = frozenset(("clause", "quote", "object", "infinitive", "adverb", "finding"))
#: The writer and the reader: what they think, outside quotations, is narration.
_OURSELVES = frozenset(("i", "we", "you", "me", "us"))
_NO_ONE = frozenset(("it", "that", "this", "which", "there", "what", "these", "those"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_CLOSING = ('"', "”", "’", "'")
#: What opens a clause and, before a noun alone, a phrase.
_OPENING = frozenset(("after", "before", "since", "until"))
_GOING_ON = frozenset(("saying", "adding", "claiming"))
#: What parts the words of a speaker from "Lee said" behind them.
_APART = re.compile(r"[^\s(]")
#: And from words that are none of theirs.
_PARTED = frozenset((":", ";"))
_INTO = ("compound", "appos", "nmod", "poss", "pobj", "prep", "amod")
#: Verbs whose object is who hears it.
_TO_SOMEBODY = frozenset(("told", "tells", "asked", "asks", "assured", "reminded", "warned"))
_ADDING = frozenset(("which", "who", "whose", "where"))
#: By which a writer adds what came of it, or what is meant: of 28 such clauses in 298 articles
#: these, "setting up" and "referring to" are the writer's (8 of 8), "citing" and "leaving" the
#: speaker's (read by a language model).
_OUTCOME = frozenset(("prompting", "sparking", "triggering", "escalating", "fueling"))
#: Verbs that a sentence ends with, behind who says it.
_TAGS = frozenset(("said", "says", "reported", "announced"))
_ABOUT = frozenset(("about", "of", "on", "over", "to"))
_OPENERS = frozenset(("that", "to", "whether"))


class Entry(NamedTuple):
    """A word that brings in somebody's words: its constructions, its stance, what it is."""

    ways: frozenset[str]
    stance: str
    note: str

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions after which it holds what is said."""
        return self.ways - _NOT_PREPOSITIONS

    @property
    def is_thought(self) -> bool:
        """Whether it names what somebody thinks or wants, and no act of saying."""
        return self.note in ("cognition", "attitude")


@dataclass
class Found:
    """Tokens of an attribution, before they become spans.

    Attributes:
        quotations: those it takes whole. colon: where the colon stands that is its cue.
        way: the construction. plain: brought in by a verb that does nothing but say.
    """

    source: list[int]
    cue: list[int]
    content: list[int]
    stance: str = "neutral"
    quotations: list[Quotation] = field(default_factory=list)
    colon: int | None = None
    way: Way = "quote"
    plain: bool = True


@cache
def _entries(name: str) -> dict[str, Entry]:
    out = {}
    for term in load(name).terms:
        if term.plain:
            stance = next((w for w in term.note.split() if w in _STANCES), "neutral")
            kind = [w for w in term.note.split() if w not in _NO_KIND]
            out[term.text] = Entry(frozenset(term.plain.split()), stance, " ".join(kind))
    return out


@cache
def _behind_tags() -> frozenset[str]:
    """Words that may stand behind the verb that ends a sentence."""
    return time_words() | {"on", "late", "in", "a", "statement"}


@cache
def _documents() -> frozenset[str]:
    return frozenset(terms_of("speakers", "document"))


class Search:
    """The search for cues in one article.

    Attributes:
        quotations: those that somebody speaks. quotation: for each token the index of the one
            that holds it, or -1. sentence: for each token the index of its sentence, or -1.
    """

    def __init__(self, known: Base, syntax: Syntax) -> None:
        self.article, self.known, self.syntax, self.low = known.article, known, syntax, known.low
        self.starts, self.ends, _ = known.article.tokens
        self.text = known.article.unwrapped
        self.bounds = known.bounds
        self.sentence = [-1] * len(self.low)
        for n, (low, high) in enumerate(known.bounds):
            self.sentence[low:high] = [n] * (high - low)
        self.quotations = [q for q in known.article.quotations if not q.scare]
        self._opens = [q.start for q in self.quotations]
        self.quotation = [-1] * len(self.low)
        for n, quotation in enumerate(self.quotations):
            for i in self.within(quotation):
                self.quotation[i] = n

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
            finite = [i for i in range(low, first) if self.syntax.tag[i] in (*_FINITE, "MD")]
            quoted = any(self.quotation[i] >= 0 for i in range(low, high))
            if finite and finite[-1] < k and len(source) and len(told) > 2 and not quoted:
                out.append(Found([*source], [*range(first, v + 1)], [*told], way="clause"))
        return out

    # -- places -----------------------------------------------------------------------------------

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def within(self, quotation: Quotation) -> range:
        """The tokens of a quotation."""
        return range(self.token_at(quotation.start), self.token_at(quotation.end))

    def sentence_of(self, i: int) -> range:
        """The tokens of the sentence that holds token `i`, no more than the parse takes at once."""
        low, high = self.bounds[self.sentence[i]] if self.sentence[i] >= 0 else (i, i + 1)
        return range(max(low, i - LONGEST), min(high, i + LONGEST))

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
        if self._disagrees(v) or self._is_aside(v):
            return None
        source = self._source(v, passive)
        way, content = self._content(v, entry, passive)
        content = self._without_asides(content)
        if not content or not self._is_meant(v, entry, source, way):
            return None
        taken = set(content)
        cue = {v, *syntax.those(v, "neg", "aux", "auxpass", "prt")} - taken
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

    def _is_aside(self, v: int) -> bool:
        """ "Lee, asked whether she knew, said": the question is nobody's, the answer is hers."""
        subject = self.syntax.subject(v) if self.syntax.tag[v] in ("VBD", "VBN") else None
        behind = subject == v - 1 and self.text[self.ends[v - 1] : self.starts[v]] == ", "
        return behind and not self.syntax.those(v, "aux", "auxpass")

    def _without_asides(self, content: list[int]) -> list[int]:
        """What is said without what the writer adds of a thing in it: ", which has ten seats"."""
        syntax = self.syntax
        asides: set[int] = set()
        for before, i in pairwise(content):
            gap = self.text[self.ends[before] : self.starts[i]]
            if self.low[i] in _ADDING and "," in gap:
                above = [i, syntax.head[i], syntax.head[syntax.head[i]]]
                tops = [k for k in above if syntax.relation[k] == "relcl"]
                asides |= set(syntax.under(tops[0])) if tops else set()
            if "," in gap and self._is_outcome(i):
                asides |= set(syntax.under(i))
        quoted = any(self.quotation[i] >= 0 for i in asides)
        return content if quoted else [i for i in content if i not in asides]

    def _is_outcome(self, i: int) -> bool:
        """ ", sparking an outcry", ", referring to the vote"."""
        after = self.low[i + 1] if i + 1 < len(self.low) else ""
        if self.low[i] in ("referring", "setting"):
            return after in ("to", "up", "off")
        return self.low[i] in _OUTCOME

    def _is_meant(self, v: int, entry: Entry, source: Sequence[int], way: Way) -> bool:
        """Whether the construction is mostly an attribution: somebody is named, and it is not the
        writer who thinks."""
        one = self.low[source[0]] if len(source) == 1 else ""
        if entry.is_thought and (one in _OURSELVES or one in _NO_ONE):
            return False
        if way in ("object", "infinitive") or entry.is_thought:
            return bool(source) or self.syntax.is_passive(v)
        return way != "quote" or bool(source)

    def _source(self, v: int, passive: bool) -> list[int]:
        syntax = self.syntax
        # "An operation believed to be": a participle without "have" is nobody's act.
        bare = syntax.tag[v] == "VBN" and not syntax.those(v, "aux", "auxpass")
        if self.low[v] == "quoted" and syntax.those(v, "auxpass"):
            head = syntax.patient(v)  # "Lee was quoted as saying"
        elif (passive or bare) and not (bare and self._tells(v)):
            head = next(iter(syntax.agents(v)), None)
        else:
            head = syntax.subject(self._going_on(v))
            if head is not None and self.quotation[head] >= 0:  # ""All types are in," said Lee"
                outside = [k for k in syntax.phrase(head, (v,)) if self.quotation[k] < 0]
                if any(syntax.coarse[k] == "PROPN" for k in outside):
                    return outside
                head = next((k for k in syntax.those(v, "nsubj") if self.quotation[k] < 0), head)
        if self._is_inverted(v) and (head is None or head < v):
            return self._chunk(v + 1, v)
        if (listed := self._listed(v)) is not None:
            return syntax.phrase(listed, (v,))
        if self._is_robbed(v):
            return syntax.phrase(v - 1, (v,))
        if head is None and self.article.text[self.starts[v]].islower() and self._opens_line(v):
            # ""Is it so?" / tweeted the mayor, Ann Lee."
            behind = [k for k in syntax.those(v, "dobj") if k > v]
            return syntax.phrase(behind[0], (v,)) if behind else self._chunk(v + 1, v)
        if head is None:
            return [] if passive else self._beside(v)
        return syntax.phrase(head, (v,))

    def _listed(self, v: int) -> int | None:
        """ "Lee praised the mayor, Sen. Ann Ford (R-Texas) said that she": the name right before a
        verb, behind a comma, where the parse gives the verb to the clause before."""
        syntax, k = self.syntax, v - 1
        if syntax.tag[v] not in _FINITE or syntax.those(v, "nsubj", "aux") or k < 1:
            return None
        gap = self.text[self.ends[k] : self.starts[v]]
        if ")" in gap and syntax.relation[k] == "appos":
            k = syntax.head[k]
        if syntax.coarse[k] != "PROPN" or gap.strip(" .)") or not 0 < k < v:
            return None
        first = k
        while first > 0 and syntax.relation[first - 1] == "compound" and (
            first <= syntax.head[first - 1] <= k
        ):  # fmt: skip
            first -= 1
        apart = "," in self.text[self.ends[first - 1] : self.starts[first]]
        joined = syntax.relation[v] in ("conj", "ccomp", "parataxis", "ROOT")
        return k if first and apart and joined and self.quotation[k] < 0 else None

    def _opens_line(self, v: int) -> bool:
        """Whether nothing of its sentence stands between a verb and a quotation before it."""
        line = self.sentence_of(v)
        opens = line.start == v or (v > line.start and self.quotation[v - 1] >= 0)
        behind = v + 1 in line and self.quotation[v + 1] < 0
        return opens and behind and self.syntax.tag[v] in _FINITE

    def _is_robbed(self, v: int) -> bool:
        """ "Lee left after The Post reported on it": whether the parse gives the noun before a verb
        to the word that opens its clause."""
        syntax, before = self.syntax, v - 1
        while before > 0 and syntax.relation[before] in ("compound", "nmod"):
            before = syntax.head[before]
        opened = syntax.relation[before] == "pobj" and self.low[syntax.head[before]] in _OPENING
        finite = syntax.tag[v] == "VBD" and syntax.relation[v] in ("advcl", "pcomp") and v > 0
        return finite and opened and before == v - 1 and not syntax.those(v, "nsubj", "aux")

    def _going_on(self, v: int) -> int:
        """The verb whose subject a participle has: "Lee said that the clip was shown, saying" is
        Lee's, though the parse hangs it on the clip (8 of 11 in 298 texts of news, read by a
        language model; 2 are the inner subject's)."""
        syntax, above = self.syntax, self.syntax.head[v]
        before = self.text[max(0, self.starts[v] - 4) : self.starts[v]].rstrip(" \"”’'")
        behind = before[-1:] == ","
        if self.low[v] not in _GOING_ON or syntax.relation[v] != "advcl" or not behind:
            return v
        while syntax.relation[above] in ("conj", "xcomp"):
            above = syntax.head[above]
        outer = syntax.head[above]
        entry = self._entry(outer, "speech") if syntax.relation[above] == "ccomp" else None
        return v if entry is None or outer > v or self.quotation[outer] >= 0 else outer

    def _tells(self, v: int) -> bool:
        """Whether a word that the parse has for a participle is the verb of a sentence of the body:
        "Lee, in a letter, called on Ford to leave"."""
        sentence = self.article.sentences[self.sentence[v]] if self.sentence[v] >= 0 else None
        body = sentence is not None and sentence.kind not in HEADLINE
        return body and self.syntax.relation[v] == "ROOT" and bool(self.syntax.those(v, "nsubj"))

    def _is_inverted(self, v: int) -> bool:
        """ ", said Ann Lee": whose name stands right behind, whatever stands before."""
        behind = v + 1 in self.sentence_of(v) and self.syntax.coarse[v + 1] == "PROPN"
        syntax, at = self.syntax, v + 1
        while behind and syntax.relation[at] in _INTO and syntax.head[at] > at:
            at = syntax.head[at]
        # "Lee, a nurse, said Ford would come."
        behind = behind and (
            syntax.relation[at] not in ("nsubj", "nsubjpass", "poss") or syntax.head[at] == v
        )
        before = self.text[max(0, self.starts[v] - 3) : self.starts[v]].rstrip()
        behind = behind and self.low[v + 1].rstrip("s") not in time_words()  # ", said Monday"
        asks = self.low[v] == "asked" and before[-1:] in _CLOSING and "?" in before
        return behind and (asks or (self.low[v] in ("said", "says") and before[-1:] == ","))

    def _beside(self, v: int) -> list[int]:
        """The noun phrase that touches a verb without a subject; beside a quotation the parse
        often loses it."""
        if self.syntax.tag[v] not in _FINITE:
            return []
        if v and self.text[self.ends[v - 1] : self.starts[v]] == ", ":
            if (told_of := self._told_of(v)) is not None:
                return self._chunk(told_of, v)
            # "Lee, asked whether she knew Ford, said": who stands before the aside.
            for k in range(self.sentence_of(v).start, v - 1):
                subject = self.syntax.relation[k] == "nsubj" and self.quotation[k] < 0
                if subject and self.text.startswith(",", self.ends[k]):
                    return self._chunk(k, v)
        for i in (v - 1, v + 1):
            here = i in self.sentence_of(v) and self.quotation[i] < 0
            if here and self.syntax.coarse[i] in _NOMINAL:
                return self._chunk(i, v)
        return []

    def _told_of(self, v: int) -> int | None:
        """ "Ann Lee, 45, said", "Lee, who leads the force, said": of whom the aside before a verb
        tells more."""
        syntax, i = self.syntax, v - 1
        for _ in range(TAG):
            above = syntax.head[i]
            if above in (i, -1) or above > v:
                return None
            if (
                syntax.relation[i] in ("relcl", "appos")
                and "," in self.text[self.ends[above] : self.ends[above] + 2]
            ):
                nominal = syntax.coarse[above] in _NOMINAL and self.quotation[above] < 0
                return above if nominal and above in self.sentence_of(v) else None
            i = above
        return None

    def _chunk(self, i: int, v: int) -> list[int]:
        """The noun phrase that holds token `i`, on its side of verb `v`, outside quotations."""
        syntax = self.syntax
        while syntax.relation[i] in _INTO:
            above = syntax.head[i]
            if above == v or self.quotation[above] >= 0 or (above > v) != (i > v):
                break
            i = above
        held = syntax.phrase(i, (v,))
        return [k for k in held if (k > v) == (i > v) and self.quotation[k] < 0]

    def _content(self, v: int, entry: Entry, passive: bool) -> tuple[Way, list[int]]:
        """The construction that holds what is said, and its tokens."""
        if "clause" in entry.ways or "quote" in entry.ways:
            content = self._clause(v)
            # "Called it", "saw prices rise": without a that-clause only in quotation marks.
            heard = "clause" in entry.ways or any(self.quotation[i] >= 0 for i in content)
            if content and heard:
                return "clause", content
        way, content = self._phrasal(v, entry, passive)
        if "quote" in entry.ways:
            beside = self._quotation(v)
            # Where the construction reaches into the quotation, it holds more than that.
            if beside and set(content).isdisjoint(beside):
                return "quote", beside
        return way, content

    def _clause(self, v: int) -> list[int]:
        """ "Said that", ", said the mayor", "as the mayor said"."""
        syntax = self.syntax
        clauses = syntax.those(v, "ccomp")
        if clauses:
            # "People came after Lee said that": no comma parts the clause before from the verb.
            behind = [k for k in clauses if k > v]
            if behind != clauses and self._is_parted(v):
                return syntax.all_under(behind)  # "The dam leaks: Lee asked Ford about it"
            apart = behind == clauses or _APART.search(self._before_source(v))
            return syntax.all_under(clauses if apart or not behind else behind)
        if (strayed := self._strayed_clause(v)) is not None:
            return syntax.under(strayed)
        above, relation = syntax.head[v], syntax.relation[v]
        if above == v or above < 0:
            return []
        marks = [self.low[k] for k in syntax.those(v, "mark", "advmod")]
        aside = relation == "parataxis" and not syntax.those(v, "dobj")
        aside = aside and not self._is_parted(v)
        return syntax.under(above, (v,)) if aside or (relation == "advcl" and "as" in marks) else []

    def _strayed_clause(self, v: int) -> int | None:
        """ "Said on Friday at a conference that": what the parse hangs on the last noun; not what
        tells more of the speaker ("said Lee, who knew that"), nor what a noun of saying holds
        ("questioned her about statements that")."""
        syntax = self.syntax
        subject = syntax.subject(v)
        hers = set(syntax.under(subject, (v,))) if subject is not None and subject > v else set()
        for n in syntax.under(v):
            if n <= v or n in hers:
                continue
            if self._is_anothers(n, v):
                continue
            kinds = ["relcl", "acl", "advcl"]
            # "Said after the reports broke that".
            if syntax.relation[n] == "advcl" and self._entry(n, "speech") is None:
                kinds.append("ccomp")
            for k in syntax.those(n, *kinds):
                if any(self.low[x] == "that" for x in syntax.those(k, "mark")):
                    return k
        return None

    def _is_anothers(self, n: int, v: int) -> bool:
        """Whether a noun of saying behind a verb is what is spoken about: "about statements",
        "rejected claims"."""
        entry, verb = self._entry(n, "report_nouns"), self._entry(v, "speech")
        if entry is None or "clause" not in entry.ways:
            return False
        if self.syntax.relation[n] == "dobj":
            return verb is not None and verb.stance in ("contest", "deny")
        return self.low[self.syntax.head[n]] in _ABOUT

    def _before_source(self, v: int) -> str:
        """What is printed between a verb with its subject and the word before."""
        first = self._first_of(v)
        return self.text[self.ends[first - 1] if first else 0 : self.starts[first]]

    def _first_of(self, v: int) -> int:
        """The first token of a verb and its subject."""
        subject = self.syntax.subject(v)
        return v if subject is None or subject > v else self.syntax.phrase(subject, (v,))[0]

    def _is_parted(self, v: int) -> bool:
        """Whether a mark of the writer's parts a verb with its subject from the words before."""
        first = self._first_of(v)
        ours = first > 0 and self.quotation[first - 1] < 0
        return ours and self._before_source(v).strip() in _PARTED

    def _phrasal(self, v: int, entry: Entry, passive: bool) -> tuple[Way, list[int]]:
        """ "Vowed to", "is said to", an object, or what stands after a preposition."""
        syntax = self.syntax
        content = syntax.all_under(k for k in syntax.those(v, "xcomp", "ccomp") if self._has_to(k))
        if "infinitive" in entry.ways and content:
            return "infinitive", content
        patient = syntax.patient(v)
        held = [] if patient is None or not passive else syntax.under(patient, (v,))
        if passive and "clause" in entry.ways and content:
            return "passive", sorted({*content, *held})
        after = self._after(v, entry)
        if "object" in entry.ways or ("finding" in entry.ways and self._is_document(v)):
            objects = [k for k in syntax.those(v, "dobj", "oprd", "ccomp") if k > v]
            objects += [k for k in syntax.those(v, "xcomp") if syntax.tag[k] == "VBG"]
            if "infinitive" in entry.ways:  # "urged calm"; "urged him" says nothing of what
                objects = [k for k in objects if syntax.coarse[k] not in ("PRON", "PROPN")]
            if objects:
                return "object", syntax.all_under([*objects, *after])
            if held and syntax.agents(v):
                return "passive", held
        if after:  # "called on them to leave"
            after += [k for k in syntax.those(v, "xcomp", "ccomp", "advcl") if self._has_to(k)]
        return "preposition", syntax.all_under(after)

    def _is_document(self, v: int) -> bool:
        """Whether the subject of a verb is a document: what a poll shows is what it says."""
        subject = self.syntax.subject(v)
        return subject is not None and not _documents().isdisjoint(lemmas(self.low[subject]))

    def _has_to(self, v: int) -> bool:
        return any(self.low[k] == "to" for k in self.syntax.those(v, "aux"))

    def _after(self, v: int, entry: Entry) -> list[int]:
        """What hangs on a word by a preposition that holds what is said."""
        syntax = self.syntax
        marked = [
            k
            for k in syntax.those(v, "ccomp", "xcomp", "advcl")
            for x in syntax.those(k, "mark")
            if self.low[x] in entry.prepositions
            # "Knocking as he spoke" is when, and no word of it is said.
            if self.low[x] != "as" or not syntax.those(k, "nsubj")
        ]
        plain = [k for k in syntax.those(v, "prep") if self.low[k] in entry.prepositions]
        plain += [  # "accused Lee this week of lying"
            p
            for n in syntax.those(v, "dobj", "npadvmod")
            for p in syntax.those(n, "prep")
            if n > v and self.low[p] in entry.prepositions
            if any(syntax.tag[k] == "VBG" for k in syntax.those(p, "pcomp"))
        ]
        return [k for k in (*plain, *marked) if k > v]

    # -- quotations -------------------------------------------------------------------------------

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
        small = len(self.sentence_of(v)) <= TAG and syntax.tag[v] in _FINITE
        about = any(self.low[k] == "about" for k in syntax.those(v, "prep"))
        return says and small and not about and not syntax.those(v, *content, *told)

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

    # -- other cues -------------------------------------------------------------------------------

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
