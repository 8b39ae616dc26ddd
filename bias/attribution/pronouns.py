"""Whom does "he", "she", "it" or "they" stand for?

The last mention that fits: who speaks in a sentence goes before who acts, and who acts before who
is acted on. Who is named in what a speaker says is not that speaker: people seldom name themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from bias.article import Span
from bias.attribution.described import Described
from bias.attribution.model import Kind, Speaker
from bias.attribution.nouns_listed import nouns_of
from bias.attribution.roster import (
    BACK,
    BESIDE,
    HE,
    IT,
    NOBODY,
    REACH,
    RECENT,
    SELF,
    SHE,
    SUBJECT,
    THEY,
)
from bias.lists import lemmas
from bias.reading import Attribution

_PERSONS = frozenset(("named person", "unnamed person"))


class Pronouns(Described):
    """Whom pronouns stand for."""

    def _pronoun(self, main: int, word: str, said: Attribution) -> Speaker:
        around = int(self.known.columns.said[main])
        holder = self.made[around] if around >= 0 else NOBODY
        quoted = self.article.quotation_at(self.known.tokens.starts[main]) is not None
        if word in SELF:
            return holder if quoted and holder != NOBODY else Speaker(word, "unnamed person")
        spoke = next((one for token, one, near in reversed(self.seen) if not near), None)
        if word in IT and spoke is NOBODY:
            return Speaker(word, "institution")  # "The letter said. It added"
        # "Lee asked whether she thought": the one who is asked.
        cue = self.known.attributions[around].cue if around >= 0 else None
        asks = cue is not None and self.article.slice(cue).lower().startswith("ask")
        # "Lee said she thought": the same person; in quotation marks it is somebody else.
        if not quoted and not asks and holder != NOBODY and self._fits(holder, word):
            return replace(holder, guessed=True)
        ahead = self._ahead(main) if word in HE | SHE else None
        if ahead is not None and self._fits(ahead, word):
            return replace(ahead, guessed=True)
        others = self._named_in(said.content)
        # "Backing the Lee campaign, he said", "He came with Lee. He said": he is hardly Lee.
        least = BESIDE if self._is_main(main) else BESIDE + 1
        met = sorted(self._before(main), key=lambda x: x[1] >= least)
        # Many things can be "they" or "it": only who speaks or acts.
        fits = [
            (one, near)
            for one, near in met
            if (near < 2 or word in HE | SHE)
            and self._fits(one, word)
            and not ((quoted or asks) and one.name == holder.name)
        ]
        # Who is named in the words is hardly their speaker, unless they spoke or acted before, or
        # nobody else did: "Mayor Ann Lee is to leave, she said" (of 25 speakers in 298 texts of
        # news that hang on this 24 are right, read by a language model).
        sure = [one for one, near in fits if near < 2 or one.name not in others]
        for one in (*sure, *(one for one, near in fits if near == 3)):
            return replace(one, guessed=True)
        kind: Kind = "vague" if word in THEY else "institution"
        return Speaker(word, "unnamed person" if word in HE | SHE else kind)

    def _is_main(self, i: int) -> bool:
        """Whether a token stands in no clause that hangs on a noun or a verb."""
        for _ in range(BACK):
            above = int(self.head[i])
            if self.relation[i] in ("relcl", "acl", "advcl") or above < 0:
                return False
            if above == i:
                return True
            i = above
        return False

    def _ahead(self, main: int) -> Speaker | None:
        """Who is meant where the name comes after: "As he left, Lee said"."""
        at = main
        for _ in range(BACK):
            above = int(self.head[at])
            if above < 0 or above == at:
                break
            if self.relation[at] == "advcl" and at < above:
                for k in range(at, above):
                    if self.relation[k] in SUBJECT and int(self.head[k]) == above:
                        named = [x for x in self._named_at(k) if x[1] != "unnamed person"]
                        return self._of(*named[0][:2], True) if named else None
            at = above
        return None

    def _named_in(self, content: Span) -> set[str]:
        """Who is named in what is said."""
        met = (self.bearers.get(m) for m, _ in self.known.names.within(*content))
        return {bearer[0] for bearer in met if bearer is not None and bearer[1] == "named person"}

    def _fits(self, one: Speaker, word: str) -> bool:
        if word in HE | SHE:
            other = "f" if word in HE else "m"
            return one.kind in _PERSONS and self.sexes.get(one.name) != other
        if word in IT:
            return one.kind == "institution"
        if one.kind == "institution":  # "The groups" are they, a ministry is it
            last = one.name.lower().rpartition(" ")[2]
            return last not in nouns_of("body") and not nouns_of("body").isdisjoint(lemmas(last))
        return one.kind == "vague" and nouns_of("document").isdisjoint(lemmas(one.name.split()[-1]))

    def _before(self, main: int) -> Iterator[tuple[Speaker, int]]:
        """Who was met before a token: the sentences backwards; in each, speakers first, then
        subjects, and last who is named in somebody's words."""
        here = int(self.known.sentence[main])
        stop = bisect_left(self.seen, main, key=lambda x: x[0])
        sentences: dict[int, list[tuple[int, int, Speaker]]] = {}
        for token, one, near in reversed(self.seen[max(0, stop - RECENT) : stop]):
            n = int(self.known.sentence[token])
            if here - n > 2 * BACK:
                break
            sentences.setdefault(n, []).append((near, token, one))
        for n, found in sentences.items():
            if n == here:
                found = [(self._fronted(x[1], main, x[0]), *x[1:]) for x in found]
            for near, token, one in sorted(found, key=lambda x: x[:2]):
                low = self.known.bounds[n][0]
                gone_on = near > 1 and any(
                    self.words[k] in ("he", "she") and self.relation[k] == "nsubj"
                    for k in range(low, token)
                )
                near = 6 if gone_on else near
                if self.told[here] - self.told[n] <= REACH[min(near, 2)]:
                    yield one, near

    def _fronted(self, i: int, main: int, near: int) -> int:
        """How near a name is to a pronoun that is the subject of its sentence: one that stands in
        what goes before the subject is hardly it ("At a talk with Ann Lee, she said")."""
        verb = int(self.head[main])
        if near < 2 or not i < main < verb or self.relation[main] not in SUBJECT:
            return near
        for _ in range(2 * BACK):
            above = int(self.head[i])
            if above < 0 or above == i:
                return near
            if above == verb:
                return BESIDE
            if any(self.relation[k] in SUBJECT and self.head[k] == above for k in range(above)):
                return near  # "When it came to Ann Lee, she said"
            i = above
        return near
