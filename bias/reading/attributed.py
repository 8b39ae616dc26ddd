"""Who is made to answer for which words, by the parse? Attributions from cues and quotations.

An attribution is a source, a cue and a content (PolNeAR's scheme, Newell et al. 2018). Cues and
their constructions are found by `cues`, headlines with a colon and the turns of an interview by
`colons`; here quotations join the cue beside them, go on with the speaker of their paragraph, or
stand alone. Scare quotes are nobody's speech.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bias.article import Quotation, Span
from bias.lists import lemmas
from bias.reading import colons
from bias.reading.base import Base
from bias.reading.cue_places import Found
from bias.reading.cues import Search
from bias.reading.model import ASKING, Attribution, Saying
from bias.reading.syntax import Syntax

#: Characters between a quotation and the words of its speaker, or the start of its paragraph.
STEP = 4
#: Constructions whose content is what somebody says, and no more than that.
_SAID = frozenset(("clause", "according", "quote", "headline", "turn"))
#: Constructions whose speaker may go on in the next quotation.
_SPEAKING = _SAID | {"object", "preposition"}


def attributions(known: Base, syntax: Syntax) -> tuple[tuple[Attribution, ...], NDArray[np.int32]]:
    """Find the attributions of an article.

    Returns:
        the attributions by place, and for each token the innermost one whose content holds it
        (its own cue and source are not its content), or -1.
    """
    search = Search(known, syntax)
    found = _outer([*colons.find(search), *search.find()])
    found += search.tags(found)
    # "Lee wrote, "It is war," signalling the end": what Lee is quoted with is hers alone.
    hers = {search.quotation[i] for x in found if x.source for i in x.content} - {-1}
    found = [
        x for x in found if x.source or hers.isdisjoint(search.quotation[i] for i in x.content)
    ]
    for one in found:
        _complete(search, one)
    found += _Lone(search, found).find()
    made = [(one, _attribution(search, one)) for one in found]
    made.sort(key=lambda pair: (pair[1].content, pair[1].cue or pair[1].content))
    said = np.full(len(known.low), -1, dtype=np.int32)
    inward = sorted(range(len(made)), key=lambda k: -len(made[k][0].content))
    for k in inward:
        if not _is_open(search, made[k][0]):
            said[made[k][0].content] = k
    return tuple(one for _, one in made), said


def _is_open(search: Search, one: Found) -> bool:
    """Whether somebody leaves open, or is still to say, what a clause asks: "will announce whether
    he runs". The question is the writer's; who asks it has put it in words (of 63 such clauses in
    the 149 `rule` pairs 22 had another verb, 21 of them nobody's words)."""
    asked = bool(one.content) and search.low[one.content[0]] == "whether"
    return asked and ASKING.isdisjoint(w for i in one.cue for w in lemmas(search.low[i]))


def _outer(found: Sequence[Found]) -> list[Found]:
    """Without what belongs to somebody's words already: inside them only acts of saying count
    ("he said they told him that"), not what their speaker thinks or wants. A quotation that is
    the clause of one verb is not brought in by another beside it."""
    held = {i for x in found if x.way in _SAID for i in x.content}
    clauses = {i for x in found if x.way == "clause" for i in x.content}
    told = {tuple(x.content): x.cue for x in found if x.way == "clause"}
    nouns = {i for x in found if x.way == "noun" for i in x.cue}
    out = []
    for one in found:
        says = one.plain and one.way in ("clause", "quote")
        twice = one.way == "quote" and clauses.issuperset(one.content)
        # "Saying after Lee's announcement that": the verb has no other clause.
        verb = told.get(tuple(one.content), one.cue)
        twice = twice or (one.way == "noun" and set(verb).isdisjoint(one.cue))
        # "Voiced fears that": the noun tells what was said.
        twice = twice or (one.way == "object" and not nouns.isdisjoint(one.cue))
        if not twice and (says or held.isdisjoint(one.cue)):
            out.append(one)
    return out


def _complete(search: Search, one: Found) -> None:
    """Give an attribution the whole of each quotation that its content reaches into."""
    met = sorted({search.quotation[i] for i in one.content} - {-1})
    one.quotations = [search.quotations[n] for n in met]
    held = {*one.content, *(i for q in one.quotations for i in search.within(q))}
    one.content = sorted(held.difference(one.cue, one.source))


class _Lone:
    """Quotations that no cue has claimed: who goes on speaking in them?"""

    def __init__(self, search: Search, found: Sequence[Found]) -> None:
        self.search = search
        self.found = [x for x in found if x.way in _SPEAKING]
        self.cued = {self._block(x.cue[0]) for x in self.found if x.cue}
        self.cued_sentences = {search.sentence[x.cue[0]] for x in self.found if x.cue}
        self.opening = sorted(
            (search.starts[min(*x.cue, *x.source)], n)
            for n, x in enumerate(self.found)
            if x.quotations and x.cue and x.source
        )
        # Those whose words have ended, in order of their ends; the last one of each paragraph.
        self.waiting = sorted(self.found, key=_end, reverse=True)
        self.last: dict[int, Found] = {}

    def find(self) -> list[Found]:
        """Join quotations to their speakers; return those that are an attribution of their own:
        sentences, whoever utters them."""
        taken = {q for one in self.found for q in one.quotations}
        out: list[Found] = []
        for quotation in self.search.quotations:
            inside = list(self.search.within(quotation))
            if quotation in taken or not inside:
                continue
            before = self._speaker(quotation)
            if before is not None:
                before.content = sorted({*before.content, *inside})
                before.quotations.append(quotation)
                self.last[self._block(inside[-1])] = before
            elif self._speaks(inside):
                source = self._reported_before(quotation)
                one = self.search.speaker(quotation) or Found(source, [], inside)
                one.quotations.append(quotation)
                out.append(one)
                self.last[self._block(inside[-1])] = one
        return out

    def _speaker(self, quotation: Quotation) -> Found | None:
        """Who goes on speaking in a quotation that has no cue of its own.

        The cue right after it ("A," he said, "B"); else whoever spoke last in its paragraph; else,
        where it opens a paragraph, who spoke last in the one before: if nobody else speaks in its
        own, or that one ends in those words and the quotation's sentence has no cue.
        """
        search = self.search
        follows = bisect_left(self.opening, (quotation.end, -1))
        for start, n in self.opening[follows : follows + 1]:
            gap = search.article.unwrapped[quotation.end : min(start, quotation.end + STEP)]
            # '"It is so." Lee, a nurse, said': her words are others.
            ended = search.article.slice(quotation).rstrip("\"”’' ").endswith(".")
            if len(gap) < STEP and "\n" not in gap and not ended:
                return self.found[n]
        while self.waiting and search.ends[_end(self.waiting[-1])] <= quotation.start + 1:
            one = self.waiting.pop()
            if one.quotations or self._brings_in(one):
                self.last[self._block(_end(one))] = one
        sentence = search.article.sentence_at(quotation.start)
        if sentence is None:
            return None
        block, here = sentence.block, sentence.number - 1
        opens = quotation.start - search.article.blocks[block].start < STEP
        inside = block in self.last
        before = self.last.get(block) or (self.last.get(block - 1) if opens else None)
        # Behind a sentence of the writer's own, or a colon, somebody else may speak.
        goes_on = before is not None and here - search.sentence[_end(before)] <= 1 + inside
        behind = search.article.unwrapped[max(0, quotation.start - STEP) : quotation.start]
        if not goes_on or behind.rstrip().endswith(":"):
            return None
        cued = block in self.cued and here in self.cued_sentences
        return before if inside or not cued else None

    def _reported_before(self, quotation: Quotation) -> list[int]:
        """Whose words the sentence before a quotation reports, in the same paragraph: "Lee said it
        was shut. "We closed it.""; the tokens of the source."""
        search = self.search
        sentence = search.article.sentence_at(quotation.start)
        if sentence is None or quotation.start - sentence.start >= STEP:
            return []
        before = sentence.number - 2
        told = [
            one.source for one in self.found
            if one.plain and one.way == "clause" and one.source and one.cue
            and search.sentence[one.cue[0]] == before
            and any(search.syntax.relation[i] == "ROOT" for i in one.cue)
        ]  # fmt: skip
        same = before >= 0 and search.article.sentences[before].block == sentence.block
        return told[0] if same and len(told) == 1 else []

    def _block(self, i: int) -> int:
        n = self.search.sentence[i]
        return -1 if n < 0 else self.search.article.sentences[n].block

    def _brings_in(self, one: Found) -> bool:
        """Whether a colon ends the sentence of an attribution, and more of it follows."""
        sentence = self.search.article.sentence_at(self.search.starts[_end(one)])
        return sentence is not None and self.search.article.slice(sentence).rstrip()[-1:] == ":"

    def _speaks(self, inside: Sequence[int]) -> bool:
        """Whether the words of a quotation are a sentence: a finite verb, or an order first."""
        tag = self.search.syntax.tag
        return tag[inside[0]] == "VB" or any(tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in inside)


def _end(one: Found) -> int:
    return max((*one.content, *one.cue, *one.source))


def _attribution(search: Search, one: Found) -> Attribution:
    content = Span(search.starts[one.content[0]], search.ends[one.content[-1]])
    for quotation in one.quotations:
        content = Span(min(content.start, quotation.start), max(content.end, quotation.end))
    cue = _span(search, one.cue)
    if one.colon is not None:
        cue = Span(one.colon, one.colon + 1)
    return Attribution(content, _span(search, one.source), cue, _kind(search, one), one.stance)


def _kind(search: Search, one: Found) -> Saying:
    if one.way == "turn":
        return "direct"
    quoted = sum(search.quotation[i] >= 0 for i in one.content)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(one.content) else "mixed"


def _span(search: Search, tokens: Sequence[int]) -> Span | None:
    """The characters from the first to the last of these tokens."""
    return Span(search.starts[tokens[0]], search.ends[tokens[-1]]) if tokens else None
