"""What does a sentence say at more length of what a named person is or does, by the order of its
words? "Lee, who headed the office", "Lee of the Sierra Club", "Sen. Lee (R-Ohio)".

`roles` reads by the parse what stands beside a name, which is surer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bias.article import Span
from bias.attribution.roles import LONGEST, TELLING, UNDER
from bias.lists import terms_of
from bias.names import Mention, titles
from bias.reading import Reading

#: Words between "who" and its verb.
LIGHT = 3
_ARTICLES = frozenset(("a", "an", "the"))
_SAYS = frozenset(("said", "says", "told", "added"))
_NOUNS = frozenset(("noun", "name", "open", "adjective"))
#: Forms of "be" that tell what somebody is.
_BE = frozenset(("is", "was", "been", "became", "remains", "are", "were"))
#: What ends the words of a role: a mark of punctuation other than a full stop of a short form.
_ENDS = re.compile(r"[,;:?!()\[\]\"“”—–]| -|-- |\.\s|\n")
_BRACKET = re.compile(r"\s*\([^()\n]{1,30}\)")
_AGED = re.compile(r"\s*, \d{1,3}(?=,)")
_SEAT = re.compile(
    r"\s?(?P<bracket>\([RDI](?:[-–][A-Z][\w. ]{0,20})?\))"
    r"|, (?P<comma>[RDI][-–][A-Z]\w*(?:(?:\.[A-Z])+\.?|(?:\b [A-Z]\w+)*(?:\.(?=[,)]| [a-z]))?))"
    r"|, (?:an? )?(?P<party>(?!House|Senate)(?:[A-Z]\w+ ){1,2}(?:Democrat|Republican)"
    r"|(?:Democrat|Republican) of (?:[A-Z]\w+ )?[A-Z]\w+)(?=[,.;)]| [a-z])"
)
_OF_PLACE = re.compile(r" of ([A-Z]\w+(?: [A-Z]\w+)?)")
_JUNIOR = re.compile(r",? (?:Jr|Sr|II|III|IV)\b\.?")
_SEATED = re.compile(r" of (?:[A-Z]\w+ ?){1,3}(?=, (?:an?|the) )")


def seat(known: Reading, mention: Mention) -> str:
    """The party or the place that stands behind a name, as printed: " (D-Calif.)", ", R-Utah",
    ", Ohio Republican", " of Texas"; "" for none."""
    text = known.article.unwrapped
    if met := _SEAT.match(text, mention.end):
        told = met["comma"] or met["party"]
        return f", {told}" if told else f" {met['bracket']}"
    if met := _OF_PLACE.match(text, mention.end):
        for place in (met[1], met[1].partition(" ")[0]):
            if place in terms_of("naming", "state") or place in terms_of("countries", "country"):
                return f" of {place}"
    return ""


def posts(known: Reading, mention: Mention) -> Iterator[str]:
    """What a sentence says at more length of what a name's bearer is or does, by the order of its
    words: "who headed the office", "is a nurse", "of the Sierra Club"; apposition that the parse
    hangs elsewhere. The roles beside a name are surer."""
    inside = known.tokens_in(Span(mention.start, mention.end))
    if inside:
        yield from _Around(known, mention, inside).after()


def before(known: Reading, mention: Mention) -> Iterator[str]:
    """The same of the words before a name: "former Ford lawyer and fixer Ann Lee", where the parse
    hangs some elsewhere; "The head of the Lima Committee, Ann Lee,"; "Lima News's Ann Lee"."""
    inside = known.tokens_in(Span(mention.start, mention.end))
    if inside:
        yield from _Around(known, mention, inside).before()


class _Around:
    """The words of its sentence around a name."""

    def __init__(self, known: Reading, mention: Mention, inside: range) -> None:
        self.known, self.mention = known, mention
        self.words, self.text = known.tokens.words, known.article.unwrapped
        self.starts, self.ends = known.tokens.starts, known.tokens.ends
        self.first, self.last = inside[0], inside[-1]
        n = int(known.sentence[self.last])
        self.low, self.high = known.bounds[n] if n >= 0 else (self.first, self.last + 1)
        self.being = _BE | terms_of("function", "have").keys()

    def gap(self, i: int) -> str:
        """What is printed between a token and the one before."""
        return self.text[self.ends[i - 1] : self.starts[i]]

    def after(self) -> Iterator[str]:
        """What stands behind the name."""
        at = self.ends[self.last]
        for aside in (_JUNIOR, _BRACKET, _AGED, _SEATED):
            if met := aside.match(self.text, at):
                at = met.end()
        i = next((k for k in range(self.last + 1, self.high) if self.starts[k] >= at), self.high)
        if i + 1 >= self.high:
            return
        gap, low = self.text[at : self.starts[i]].strip(), self.words[i].lower()
        if low == "who" and gap in ("", ","):
            yield from self._clause(i)
        elif gap == ",":
            yield from self._apposition(i, low)
        elif not gap and low in _BE and self.words[i + 1].lower() in ("a", "an"):
            quoted = self.known.article.quotation_at(self.mention.start) is not None
            if not quoted and int(self.known.columns.said[i]) < 0:
                yield self._phrase(i + 1)
        elif not gap and low == "of" and " " in self.mention.surface:
            yield from self._body(i)

    def _clause(self, who: int) -> Iterator[str]:
        """ "Who once headed the office", "who is a nurse"."""
        k = who + 1
        while k < self.high - 1 and self.words[k].lower() not in _ARTICLES:
            light = k - who < LIGHT and self.known.class_at(k) != "verb"
            if not light and self.words[k].lower() not in self.being:
                break
            k += 1
        verb = {self.known.lemma[k], self.words[k].lower()}
        if self.words[k - 1].lower() in _BE:
            if self.words[k].lower() in _ARTICLES:
                yield self._phrase(k)
        elif not verb.isdisjoint(terms_of("posts")):
            yield self._phrase(who, k)

    def _apposition(self, i: int, low: str) -> Iterator[str]:
        """ ", then the head of the office", ", head of the office"; not ", a nurse said"."""
        if low in _ARTICLES or low in ("then", "now", "one"):
            yield self._phrase(i + (low in ("then", "now")), apart=True)
        elif low == "of":
            yield from self._body(i)
        elif self.known.class_at(i) in _NOUNS:
            told = self._phrase(i)
            if told.rpartition(" ")[2].islower() or " of " in told or " for " in told:
                yield told

    def _body(self, of: int) -> Iterator[str]:
        """ "Of the nonpartisan Lima Center"."""
        k = of + 1 + (self.words[of + 1].lower() == "the")
        k += k < self.high and self.words[k].islower() and self.known.class_at(k) == "adjective"
        if k < self.high and self.words[k][:1].isupper():
            yield self._phrase(of)

    def _phrase(self, first: int, verb: int = -1, *, apart: bool = False) -> str:
        """The words from a token to the end of its phrase: a mark, a verb but the one given, a
        clause; "" where that is too long, or `apart` where who says something is told by it."""
        k, most = first + 1, LONGEST if verb < 0 else LONGEST + 4
        while k < self.high and k - first < most and not _ENDS.search(self.gap(k)):
            low = self.words[k].lower()
            acts = self.known.class_at(k) == "verb" and self.words[k].islower()
            # "The ranking member".
            acts &= k > first + 1 or self.words[first].lower() not in _ARTICLES
            if k > verb and (acts or low in TELLING or low in self.being):
                break
            k += 1
        says = apart and k < self.high and self.words[k] in _SAYS
        if k - first >= most or (says and not self.gap(k).strip()):
            return ""
        last = k - 1
        while last > first and (self.words[last] in _little() or self.words[last].endswith("ly")):
            last -= 1
        word, end = self.words[last], self.ends[last]
        short = word in titles() or (len(word) == 1 and word.isupper())
        end += short and self.text[end : end + 1] == "."
        return " ".join(self.text[self.starts[first] : end].split()).removeprefix("the ")

    def before(self) -> Iterator[str]:
        """What stands before the name."""
        if self.first > self.low and self.gap(self.first).strip() == ",":
            yield from self._ahead()
            return
        i = self.first
        while i > self.low and self.first - i < LONGEST and not self.gap(i).strip(" ."):
            word = self.words[i - 1]
            joins = (i < self.first and word in ("and", "of")) or word in UNDER
            if not joins and self.known.class_at(i - 1) not in _NOUNS:
                if word.lower() in ("my", "our"):  # what a speaker calls their own
                    return
                break
            i -= 1
        while i < self.first and self.words[i] in ("and", "of"):
            i += 1
        owners = [w for w in self.words[i : self.first] if w.endswith(("'s", "’s"))]
        if owners == [self.words[self.first - 1]]:
            told = " ".join(self.text[self.starts[i] : self.ends[self.first - 1]].split())[:-2]
            the = "the " if self.words[i - 1].lower() == "the" else ""
            if told[:1].isupper() and self._is_body(self.ends[self.first - 1] - 3):
                yield f"of {the}{told}"
        elif i < self.first and not owners:
            yield " ".join(self.text[self.starts[i] : self.starts[self.first]].split())

    def _ahead(self) -> Iterator[str]:
        """ "The head of the Lima Committee, Ann Lee,"; the shortest first."""
        if self.text[self.mention.end : self.mention.end + 1] not in (",", ""):
            return
        i = self.first
        while i > self.low and self.first - i < LONGEST:
            if i < self.first and _ENDS.search(self.gap(i)):
                return
            i -= 1
            if self.known.class_at(i) == "verb":
                return
            if self.words[i].lower() in (*_ARTICLES, "one"):
                told = " ".join(self.text[self.starts[i] : self.ends[self.first - 1]].split())
                told = told.removeprefix("the ").removeprefix("The ")
                if " " in told:  # "as the official, Ann Lee, left"
                    yield told

    def _is_body(self, at: int) -> bool:
        """Whether a body is named at a place."""
        return any(
            entity.kind == "organisation" and mention.start <= at <= mention.end
            for mention, entity in self.known.names.within(max(0, at - 60), at + 1)
        )


@cache
def _little() -> frozenset[str]:
    """Words that end no phrase."""
    hangs = ("preposition", "conjunction", "determiner", "pronoun", "possessive", "have")
    return frozenset(w for note in hangs for w in terms_of("function", note)) | {"that", "to"}
