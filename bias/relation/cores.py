"""What does a sentence tell, in a dozen words? The clause in which most of what matters stands.

Of a verb the subject, helpers, object and complement are kept, of what else hangs on it the parts
that hold a word that matters; what describes a noun goes first where room is short. So a quotation
never ends before its verb and object. Needs the parse: without it there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import pairwise
from typing import NamedTuple

from bias import words
from bias.article import Sentence, Span
from bias.lists import terms_of
from bias.quantities import BEFALLEN
from bias.reading import Reading
from bias.relation.entities import is_one_entity
from bias.relation.openings import weekday_at

#: Words of a core, words without which nothing is told, and gaps that a reader can follow.
MOST, LEAST, GAPS = 12, 3, 1
_BRIDGED = 12  # characters between two stretches that are shown
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_OBJECT = frozenset(("dobj", "attr", "acomp", "oprd", "dative", "agent", "xcomp"))
_HELPER = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))
#: What belongs to a verb whatever it holds, and what only if it holds a word that matters.
_NEEDED = _SUBJECT | _OBJECT | _HELPER
_OPTIONAL = frozenset(("prep", "npadvmod", "advcl"))
#: What tells when, where and how of a verb.
_ADVERBIAL = frozenset(("npadvmod", "advcl", "advmod"))
_WHEN_WHERE = frozenset(("on", "in", "at", "during", "after", "before"))
#: What belongs to a noun, and what may go.
_BEFORE = frozenset(("det", "poss", "case", "compound", "nummod", "quantmod"))
_TIED = _BEFORE | frozenset(("pobj", "pcomp", "dobj", "agent", "xcomp", "neg", "aux"))
_LOOSE = frozenset(("amod", "nmod", "prep", "cc", "conj", "advmod", "acl"))
#: Clauses that claim nothing of what they tell, and objects that stand before their subject.
_OPEN = frozenset(("if", "whether", "unless"))
_LACKING = frozenset(("relcl", "acl", "pcomp", "csubj"))
#: Relations by which a word belongs to what its sentence says first of all.
_NEWS = frozenset(("conj", "ccomp", "xcomp", "parataxis", "dep"))
#: Who holds an office no more, not yet, or for a time.
_FORMER = frozenset(("former", "ex", "acting", "interim", "late", "incoming", "outgoing"))
#: Without what follows these a noun says too little: "the full set", "a treaty between his tribe".
_PARTITIVE = frozenset(("of", "between"))
#: Words by which a sentence denies what its verb alone does not.
_DENIES = frozenset(("no", "not", "never"))
_ASKING = frozenset(("what", "which", "who", "whom", "how", "why"))


#: How much more the main clause of a sentence is worth: it tells the news (a guess).
MAIN = 1.5
#: A clause is told in both if its verb is, or by rarity so much of it and not its subject alone:
#: "the nominee went so far" is not where both name the nominee, "called it a horror show" not where
#: the other text has the ban alone (a guess).
SHARED = 0.8
ROOT = 5  # letters of a word that others are made of


class Core(NamedTuple):
    """Stretches of a sentence, in order; `worth`: the rarity of the words in them that matter;
    `verb`: the family of what is done; `doer` and `rest`: the families of who does it and of
    the other words."""

    spans: tuple[Span, ...]
    worth: float
    verb: str
    doer: frozenset[str]
    rest: frozenset[str]


Partner = tuple[Reading, Sentence]


def core(
    known: Reading, sentence: Sentence, partner: Partner | None, borne: bool = False
) -> Core | None:
    """The clause of `sentence` that holds most of what its partner, of another text, tells too;
    without a partner, the first.

    Args:
        borne: only one of which the partner bears all that it tells: what is done, who does it and
            to whom, every name, day and number in it.
    """
    if known.engine != "parse" or known.article.slice(sentence).rstrip().endswith("?"):
        return None
    theirs: dict[str, set[str]] | None = None
    news: Set[str] | None = None
    if partner is not None:
        other, same = partner
        if _hearsay(other, same) - _hearsay(known, sentence):
            return None  # what the other text tells as less than sure is not told so in both
        here, there = known.tokens_of(sentence), other.tokens_of(same)
        news = _news(known, here) | _news(other, there)
        theirs = {}
        for i in other.tokens_of(same):
            theirs.setdefault(words.family(other.lemma[i]), set()).add(other.status_at(i))
    foreign = _foreign(known, sentence, *partner) if partner is not None and borne else None
    clauses = _Clauses(known, known.tokens_of(sentence), theirs, news, foreign)
    found = [c for verb in clauses.verbs() if (c := clauses.core(verb)) is not None]
    if partner is None:
        return next(iter(found), None)
    return max(found, key=lambda c: (c.worth, -c.spans[0].start), default=None)


def _foreign(known: Reading, sentence: Sentence, other: Reading, same: Sentence) -> set[int]:
    """The tokens of a sentence that name somebody, a day or a number that its partner has not; and
    of people who came to harm, any number where the partner has another one too."""
    found: set[int] = set()
    theirs, there = other.named_in(same), {other.lemma[i] for i in other.tokens_of(same)}
    for mention, entity in known.named_in(sentence):
        if not any(is_one_entity(entity, x) for _, x in theirs):
            own = known.tokens_in(Span(mention.start, mention.end))
            found.update(i for i in own if known.lemma[i] not in there)
    figures = other.figures_in(same)
    for q in known.figures_in(sentence):
        of_kind = [x.value for x in figures if x.category == q.category]
        equal = set(of_kind) == {q.value} if q.category in BEFALLEN else q.value in of_kind
        if not equal:
            found.update(known.tokens_in(q.span))
    return found | {
        i for i in known.tokens_of(sentence) if weekday_at(known, i) and known.lemma[i] not in there
    }


def _hearsay(known: Reading, sentence: Sentence) -> set[str]:
    return {known.lemma[i] for i in known.tokens_of(sentence)} & terms_of("hearsay").keys()


def _news(known: Reading, tokens: range) -> set[str]:
    """The families of the verbs of what a sentence says first of all, be it in somebody's words: of
    no relative clause, not of "as the shutdown entered its fifth day"."""
    found = set()
    for i in tokens:
        at = i
        while known.relation[at] in _NEWS:
            at = int(known.columns.head[at])
        if known.relation[at] == "ROOT" and (i == at or known.class_at(i) in ("verb", "be")):
            found.add(words.family(known.lemma[i]))
    return found


def _names_a_thing(known: Reading, token: int) -> bool:
    return known.is_open(token) or known.class_at(token) in ("name", "number")


class _Clauses:
    """The clauses of one sentence; `named`: token -> rarity; `matters`: of these those whose family
    is among `theirs`; `news`: families of what either sentence says first of all; `foreign`: tokens
    that may not stand in what both bear."""

    def __init__(
        self,
        known: Reading,
        tokens: range,
        theirs: Mapping[str, Set[str]] | None,
        news: Set[str] | None,
        foreign: Set[int] | None,
    ) -> None:
        self.known, self.tokens, self.news, self.foreign = known, tokens, news, foreign
        self._those = known.those
        self.named = {
            i: words.rarity(known.lemma[i])
            for i in tokens
            if _names_a_thing(known, i) and not words.is_stopword(known.lemma[i])
        }
        self.theirs = theirs or {}
        self.matters = {
            i: worth
            for i, worth in self.named.items()
            if theirs is None or words.family(known.lemma[i]) in theirs
        }

    def verbs(self) -> Iterator[int]:
        """Verbs with a subject that claim something and put no words into a mouth."""
        for i in self.tokens:
            opening = {self.known.lemma[k] for k in self._those(i, "mark")} & _OPEN
            asked = {self.known.lemma[k] for k in self.known.kids.get(i, ()) if k < i} & _ASKING
            bare = "to" in {self.known.lemma[k] for k in self._those(i, "aux")}
            lacking = self._those(i, "ccomp") or self.known.relation[i] in _LACKING
            told = self.known.class_at(i) in ("verb", "be") and self._those(i, *_SUBJECT)
            turned = told and min([*self._those(i, "aux"), told[0]]) < told[0]  # "should it rain"
            if told and not (opening or asked or bare or lacking or turned):
                yield i

    def core(self, verb: int) -> Core | None:
        """What a verb tells, in `MOST` words at most; None where the clause does not say who."""
        speaker = self._speaker(verb)
        if speaker is None or not self._is_told_so(verb):
            return None
        if self._those(verb, "agent") and not self.known.columns.passive[verb]:
            return None  # "seized on a ruling by Lee": no parse that can be cut
        kept, foreign = speaker | self._needed(verb), self.foreign or set()
        for part in self._removable(verb):
            if len(kept) > MOST or not foreign.isdisjoint(part):
                kept -= part
        for k in self._optional(verb):
            parts = [p for p in (self._phrase(k), self._bare(k)) if foreign.isdisjoint(p)]
            kept |= next((p for p in parts if len(p) > 1 and len(kept | p) <= MOST), set())
        while kept and self._hangs(max(kept)):
            kept.remove(max(kept))
        if not kept:
            return None
        told = kept - speaker
        spans = tuple(self._spans(sorted(kept)))
        fits = LEAST <= len(told) and len(kept) <= MOST and len(spans) <= 1 + GAPS
        # An active verb at the end has lost its object.
        last = max(kept)
        ends = self.known.class_at(last) != "verb" or self.known.columns.passive[last]
        if not (fits and ends) or len(told & self.matters.keys()) < 2:
            return None
        says = self._says_what(verb, kept) and self._is_shared(verb, told)
        if not (says and self._reads_on(verb, sorted(kept)) and self._is_borne(verb, kept)):
            return None
        main = self.known.relation[verb] == "ROOT"
        worth = round(self._worth(told) * (MAIN if main else 1), 6)
        subject = self._phrase(self._those(verb, *_SUBJECT)[0])
        families = [
            frozenset(words.family(self.known.lemma[i]) for i in part & self.named.keys())
            for part in (subject, told - subject - {verb})
        ]
        if self.known.columns.passive[verb]:
            families.reverse()
        return Core(spans, worth, words.family(self.known.lemma[verb]), *families)

    def _hangs(self, last: int) -> bool:
        """Whether nothing can end with a word: "and", "about the nation's"."""
        owner = self.known.tokens.words[last].endswith(("'s", "’s"))
        return owner or self.known.relation[last] in ("cc", "case", "prep", "det")

    def _says_what(self, verb: int, kept: Set[int]) -> bool:
        """Whether a clause names somebody or a number, or says more than a word of what is done:
        "an official confirmed the figure" tells no event."""
        rest = kept - self._phrase(self._those(verb, *_SUBJECT)[0]) - {verb}
        named = any(self.known.class_at(i) in ("name", "number") for i in kept)
        return named or len(rest & self.named.keys()) > 1

    def _reads_on(self, verb: int, kept: list[int]) -> bool:
        """Whether what is left is a sentence: "told … we are going" lacks whom, "tens of thousands
        … prove" of what. Of cores with a gap 13 of 28 on 103 pairs read ill without this; with it,
        four of 25 on 149 (`rule`, read by a language model)."""
        verbs = {verb, *self._those(verb, "xcomp")}
        head = self.known.columns.head.tolist()
        gaps = [range(i + 1, j) for i, j in pairwise(kept) if self._is_gap(i, j)]
        return all(
            self._may_go(k, verbs, head[k]) for gap in gaps for k in gap if head[k] not in gap
        )

    def _may_go(self, token: int, verbs: Set[int], head: int) -> bool:
        """Whether a part may be left out: what describes the noun behind it, what tells when and
        where of the verb, what stands apart; of relative clauses those behind a comma."""
        relation = self.known.relation[token]
        before = relation == "amod" and token < head
        placed = relation == "prep" and self.known.lemma[token] in _WHEN_WHERE
        adverbial = head in verbs and (relation in _ADVERBIAL or placed)
        starts, ends, _ = self.known.tokens
        first = min([token, *self.known.kids.get(token, ())])
        between = self.known.article.text[ends[first - 1] : starts[first]] if first else ""
        beside = relation == "relcl" and "," in between
        return relation == "appos" or before or adverbial or beside

    def _is_gap(self, last: int, first: int) -> bool:
        """Whether two tokens stand so far apart that what lies between is left out."""
        return self.known.tokens.starts[first] - self.known.tokens.ends[last] > _BRIDGED

    def _is_shared(self, verb: int, told: Set[int]) -> bool:
        """Whether the partner tells the deed: its verb and a word besides verb and subject, if
        there is any, or nearly all of the clause and such a word that is no name."""
        verbs = {verb, *self._those(verb, "xcomp")}
        rest = told - self._phrase(self._those(verb, *_SUBJECT)[0]) - verbs
        if not verbs.isdisjoint(self.matters):
            if self.news is not None and words.family(self.known.lemma[verb]) not in self.news:
                return False
            return any(map(self._is_alike, rest)) or rest.isdisjoint(self.named)
        whole = sum(self.named.get(i, 0.0) for i in sorted(told))
        words_alone = any(self.known.class_at(i) != "name" for i in rest & self.matters.keys())
        return words_alone and self._worth(told) >= SHARED * whole

    def _is_borne(self, verb: int, kept: Set[int]) -> bool:
        """Whether the partner has the deed, who does it, to whom or what, and who says so, where
        that is asked; a state ("was the mother of twelve") is no deed."""
        if self.foreign is None:
            return True
        verbs = (verb, int(self.known.columns.head[verb]))
        nouns = [
            k
            for k in kept
            if self.known.relation[k] in _SUBJECT | _OBJECT
            and self.known.columns.head[k] in verbs
            and k in self.named
        ]
        state = self.known.class_at(verb) == "be" or self.known.lemma[verb] == "have"
        whole = self.foreign.isdisjoint(kept) and not state
        return whole and all(map(self._is_alike, (verb, *nouns)))

    def _is_told_so(self, verb: int) -> bool:
        """Whether the partner tells as done what is told as done, and as not done what is not:
        "plans to announce" is no announcement, and "did not dispute" is told by no "said"."""
        how = self.theirs.get(words.family(self.known.lemma[verb]))
        status = self.known.status_at(verb)
        if status == "negated" and self.theirs:
            denied = not _DENIES.isdisjoint(self.theirs)
            return how is not None and (denied or status in how)
        return how is None or status != "fact" or "fact" in how

    def _is_alike(self, token: int) -> bool:
        """Whether the partner has a word, or one made of it: "airstrikes" are strikes."""
        word = words.family(self.known.lemma[token])
        made = (w in word or word in w for w in self.theirs if min(len(w), len(word)) >= ROOT)
        return token in self.matters or (token in self.named and any(made))

    def _worth(self, tokens: Set[int]) -> float:
        return sum(self.matters.get(i, 0.0) for i in sorted(tokens))

    def _speaker(self, verb: int) -> set[int] | None:
        """Who says it and with what word; nothing of the writer's own words; None where the clause
        leaves open who says it, or whom it speaks of."""
        own = _names_a_thing(self.known, self._those(verb, *_SUBJECT)[0])
        above = int(self.known.columns.head[verb])
        if self.known.relation[verb] != "ccomp" or above not in self.tokens:
            return set() if own and self.known.attribution_at(verb) is None else None
        subjects = self._those(above, "nsubj")
        if not subjects or not _names_a_thing(self.known, subjects[0]):
            return None
        return {above, *self._bare(subjects[0])}

    def _needed(self, verb: int) -> set[int]:
        kept = {verb}
        for k in self._those(verb, *_NEEDED):
            kept |= self._needed(k) if self.known.relation[k] == "xcomp" else self._phrase(k)
        return kept

    def _phrase(self, noun: int) -> set[int]:
        """A noun and what hangs closely on it."""
        return {noun}.union(*(self._phrase(k) for k in self._those(noun, *_TIED, *_LOOSE)))

    def _loose(self, noun: int) -> list[set[int]]:
        """What may go of all that hangs on a noun."""
        parts = [self._phrase(k) for k in self._those(noun, *_LOOSE) if not self._limits(k)]
        inner = [p for k in self._those(noun, *_TIED, *_LOOSE) for p in self._loose(k)]
        return parts + inner

    def _limits(self, token: int) -> bool:
        """Whether a noun is another without it: a former minister, an alleged spy, a set of
        letters."""
        word = self.known.lemma[token]
        head, relation = self.known.columns.head, self.known.relation
        part = relation[token] == "prep" and word in _PARTITIVE
        joined = relation[token] in ("cc", "conj")
        pair = joined and self.known.lemma[int(head[int(head[token])])] == "between"
        return part or pair or word in _FORMER or word in terms_of("hearsay")

    def _bare(self, noun: int) -> set[int]:
        """A noun with what cannot go and what matters."""
        idle = [p for p in self._loose(noun) if not self._worth(p)]
        return self._phrase(noun).difference(*idle)

    def _removable(self, verb: int) -> list[set[int]]:
        """Parts that no verb needs: those that matter least first, of these the longest."""
        nouns = [k for k in self._those(verb, *_NEEDED) if self.known.relation[k] != "xcomp"]
        parts = [p for k in nouns for p in self._loose(k)]
        parts += [p for k in self._those(verb, "xcomp") for p in self._removable(k)]
        return sorted(parts, key=lambda p: (self._worth(p), -len(p), -min(p)))

    def _optional(self, verb: int) -> list[int]:
        """Parts that hold words that matter, those that hold most first."""
        at = [verb, *self._those(verb, "xcomp")]
        parts = [k for v in at for k in self._those(v, *_OPTIONAL) if not self._is_apart(k)]
        worth = {k: self._worth(self._phrase(k)) for k in parts}
        return sorted((k for k in parts if worth[k]), key=lambda k: (-worth[k], k))

    def _is_apart(self, i: int) -> bool:
        """Whether a part is a clause of its own, or a noun for the whole ("a move")."""
        aside = self.known.relation[i] == "npadvmod" and self.known.class_at(i) != "time"
        aside = aside and not self._those(i, "nummod")  # "shot six times"
        return aside or bool(self._those(i, "mark", *_SUBJECT))

    def _spans(self, kept: list[int]) -> Iterator[Span]:
        """The stretches; a word between two of them stays."""
        first = last = kept[0]
        for i in kept[1:]:
            if self._is_gap(last, i):
                yield self.known.span(first, last + 1)
                first = i
            last = i
        yield self.known.span(first, last + 1)
