"""Whose is a verb that brings in words: its subject, or who is named in its place?"""

from __future__ import annotations

from bias.article import HEADLINE
from bias.reading.cue_places import CuePlaces
from bias.words import time_words

#: Tokens of a sentence that only says whose the quotation before it is.
TAG = 12
FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_CLOSING = ('"', "”", "’", "'")
#: What opens a clause and, before a noun alone, a phrase.
_OPENING = frozenset(("after", "before", "since", "until"))
_GOING_ON = frozenset(("saying", "adding", "claiming"))
#: Verbs whose object is who says what follows: "quoted Lee as saying".
_QUOTING = frozenset(("quote", "quotes", "quoted", "quoting"))
_INTO = ("compound", "appos", "nmod", "poss", "pobj", "prep", "amod")


class CueSources(CuePlaces):
    """Sources of verbs."""

    def _source(self, v: int, passive: bool) -> list[int]:
        syntax = self.syntax
        # "An operation believed to be": a participle without "have" is nobody's act.
        bare = syntax.tag[v] == "VBN" and not syntax.those(v, "aux", "auxpass")
        if (quoted := self._quoted_by(v)) is not None:
            return syntax.phrase(quoted, (v,))
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

    def _quoted_by(self, v: int) -> int | None:
        """ "The Post quoted Lee as saying": Lee, and no newspaper, is the one who says."""
        syntax, above = self.syntax, v
        if syntax.relation[v] == "pcomp" and self.low[syntax.head[v]] == "as":
            above = syntax.head[syntax.head[v]]
            # "Quoted the head of the office as saying": the parse hangs "as" on the noun.
            while syntax.coarse[above] in ("NOUN", "PROPN", "ADP") and syntax.head[above] != above:
                above = syntax.head[above]
        if self.low[above] not in _QUOTING or syntax.those(above, "auxpass"):
            return None
        held = [k for k in syntax.those(above, "dobj") if k > above and self.quotation[k] < 0]
        return held[0] if held else None

    def _listed(self, v: int) -> int | None:
        """ "Lee praised the mayor, Sen. Ann Ford (R-Texas) said that she": the name right before a
        verb, behind a comma, where the parse gives the verb to the clause before."""
        syntax, k = self.syntax, v - 1
        if syntax.tag[v] not in FINITE or syntax.those(v, "nsubj", "aux") or k < 1:
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
        return opens and behind and self.syntax.tag[v] in FINITE

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
        if self.syntax.tag[v] not in FINITE:
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
