"""What does a verb bring in: a clause, a quotation, an object, a phrase?"""

from __future__ import annotations

import re
from functools import cache

from bias.lists import lemmas, terms_of
from bias.reading.cue_places import Entry, Way
from bias.reading.cue_quotations import CueQuotations

#: What parts the words of a speaker from "Lee said" behind them.
_APART = re.compile(r"[^\s(]")
#: And from words that are none of theirs.
_PARTED = frozenset((":", ";"))
_ABOUT = frozenset(("about", "of", "on", "over", "to"))


@cache
def _documents() -> frozenset[str]:
    return frozenset(terms_of("speakers", "document"))


class CueContents(CueQuotations):
    """Contents of verbs."""

    def _content(self, v: int, entry: Entry, passive: bool) -> tuple[Way, list[int]]:
        """The construction that holds what is said, and its tokens."""
        if (clear := self.clear_of(v)) is not None:
            return "clause", [k for k in self.syntax.under(v) if k > clear]
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
        # "As the mayor said"; "as he announced a plan" is when.
        as_said = relation == "advcl" and "as" in marks and not syntax.those(v, "dobj", "xcomp")
        return syntax.under(above, (v,)) if aside or as_said else []

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
