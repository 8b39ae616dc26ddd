"""Which speaker does a common noun stand for?

It is told by lists: a role of people, a body, a document, a plural that names nobody. A role with
"the" is resolved to the last mention that fits, a document to who made it.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from bias.article import Span
from bias.attribution.model import Kind, Speaker
from bias.attribution.nouns_listed import (
    ANY_BODY,
    LESS,
    bare_title,
    is_agent,
    nouns_of,
    offices,
    person_nouns,
    plain_word,
)
from bias.attribution.pronouns import Pronouns
from bias.attribution.role_words import head_of, is_meant
from bias.attribution.roles import under
from bias.attribution.roster import BACK, BESIDE, NOBODY, REACH, RECENT
from bias.lists import lemmas, terms_of
from bias.names import (
    titles,
)
from bias.reading import Attribution
from bias.words import time_words

#: Documents that in the plural are anybody's.
_ANYBODYS = frozenset(("poll", "report", "survey", "study", "story", "account"))
_STRETCHES = frozenset(("day", "week", "month", "year", "hour", "weekend", "decade"))
_CHANNELS = frozenset(("Twitter", "Facebook", "Instagram", "YouTube", "Snapchat", "Reddit"))
#: What hands a subject down, and verbs whose object holds the words of who does it.
_HANDED = ("conj", "xcomp", "advcl", "pcomp", "prep")
_MAKING = frozenset(("circulate", "file", "introduce", "issue", "release", "send", "sign", "write"))
#: What tells more of a speaker than who it is.
_ASIDE = re.compile(r",? (?:who|which|that|whose|whom)\b|,")
_NAMELESS = re.compile(r"[^.;:\n]{0,60}?\b(?:anonym|not (?:to )?be (?:named|identified))")
#: What begins with one of these two capitals in a word is a body's name, no person's.
_PARTY = re.compile(r"\b[RDI](?=-[A-Z])|Democrat|Republican")
#: Two words for one thing.
_RELEASED = frozenset(("statement", "release"))
_PAPERS = frozenset(("newspaper", "paper", "magazine"))
OWNERS = frozenset(("his", "her", "their", "its"))
_DETERMINERS = OWNERS | {"the", "this", "that"}


class CommonNouns(Pronouns, ABC):
    """Whom common nouns stand for."""

    def _noun(self, tokens: range, main: int, one: Attribution) -> Speaker:
        if (author := self._carried(tokens, main, one)) is not None:
            return author
        end = self._dated(tokens, main)
        if self.words[main] == "one" and self.words[tokens[0]] == "the":
            return NOBODY  # "Of five reports the one of May said"
        name = " ".join(self.article.slice(self.known.span(tokens[0], end)).split())
        name = _ASIDE.split(name)[0]
        kind = self._kind(tokens, main)
        told = self._told_by_noun(tokens, main, one, kind)
        # "The student, who asked not to be named" may be told of before, not by name.
        if told is None or (told.kind == "named person" and self._is_nameless(main)):
            return Speaker(name, kind)
        return told

    def _dated(self, tokens: range, main: int) -> int:
        """Where the words of a source end before what says when: "officials in recent days"."""
        for k in range(main + 1, tokens[-1]):
            if self.relation[k] == "prep" and int(self.head[k]) == main:
                held = [i for i in tokens if self.relation[i] == "pobj" and self.head[i] == k]
                times = time_words() | _STRETCHES
                if held and not {self.words[held[0]], self.known.lemma[held[0]]}.isdisjoint(times):
                    return k
        return tokens[-1] + 1

    def _carried(self, tokens: range, main: int, one: Attribution) -> Speaker | None:
        """Whose words a statement or a letter holds: who is named before it, who makes it ("Lee
        sent a letter urging"), who spoke last of what "the statement" is; nobody else is guessed.
        None for what is no such thing."""
        if {self.words[main], self.known.lemma[main]}.isdisjoint(nouns_of("carrier")):
            return None
        if (author := self._author(tokens, main)) is not None:
            return author
        for k in range(tokens[0], main):
            for name, kind, _ in self._named_at(k):
                stands = self.relation[k] == "compound" and int(self.head[k]) == main
                if stands and kind in ("named person", "institution") and name not in _CHANNELS:
                    return self._of(name, kind, True)
        if self.words[main + 1 : main + 2] in (["from"], ["by"]):
            return self._giver(tokens, main, one)
        maker = self._maker(main)
        if maker is not None and not tokens[0] <= maker <= tokens[-1]:
            held = [
                k for k in under(self.known, maker, range(max(0, maker - BACK), main)) if k < main
            ]
            return self._speaker(self.known.span(held[0], maker + 1), one)
        told = self.words[tokens[0]] in ("the", "this")
        if told and self.words[main] == self.known.lemma[main]:
            return self._issuer(main, one)
        return NOBODY

    def _giver(self, tokens: range, main: int, one: Attribution) -> Speaker | None:
        """ "A message from the office": the office."""
        of = [k for k in tokens if self.relation[k] == "pobj" and self.head[k] == main + 1]
        if not of:
            return None
        held = under(self.known, of[0], range(main + 2, tokens[-1] + 1))
        return self._speaker(self.known.span(held[0], held[-1] + 1), one)

    def _issuer(self, main: int, one: Attribution) -> Speaker:
        """Whose "the statement" is: who was told to speak in one, or else spoke just before."""
        here = int(self.known.sentence[main])
        alike = _RELEASED if self.words[main] in _RELEASED else {self.words[main]}
        last: Speaker | None = None
        for token, other, near in reversed(self.seen):
            n = int(self.known.sentence[token])
            if here - n > 2 * BACK:
                break
            around = int(self.known.columns.said[token])
            # "Lee will say, according to the statement": hers.
            own = near == 0 and (around < 0 or self.known.attributions[around] == one)
            if not own or other.kind not in ("named person", "institution"):
                continue
            document = not nouns_of("document").isdisjoint(other.name.lower().split())
            held = self.words[slice(*self.known.bounds[n])]
            if n < here and not document and not alike.isdisjoint(held):
                return replace(other, guessed=True)
            if last is None and here - n <= REACH[1]:
                named = other.name.removeprefix("the ").removeprefix("The ")[:1].isupper()
                last = replace(other, guessed=True) if named else NOBODY
        return last or NOBODY

    def _maker(self, main: int) -> int | None:
        """The subject of the verb by which a document is made or in which words are said."""
        verb = int(self.head[main])
        if self.relation[main] == "pobj" and self.words[verb] == "in":
            verb = int(self.head[verb])
        elif self.relation[main] != "dobj" or self.known.lemma[verb] not in _MAKING:
            return None
        for _ in range(BACK):
            subjects = [
                k
                for k in range(self.known.bounds[self.known.sentence[verb]][0], verb)
                if self.relation[k] == "nsubj" and int(self.head[k]) == verb
            ]
            if subjects:
                return subjects[-1]
            above = int(self.head[verb])
            if above in (verb, -1) or self.relation[verb] not in _HANDED:
                return None
            verb = above
        return None

    def _told_by_noun(
        self, tokens: range, main: int, one: Attribution, kind: Kind
    ) -> Speaker | None:
        """Somebody told of elsewhere in the text, of whom a noun says what they are."""
        if kind in ("institution", "vague") and (author := self._author(tokens, main)):
            return author
        owned = self._is_owned(tokens, main)
        if self.words[tokens[0]] in ("the", "this", "that") or owned:
            opens = tokens[0] + (self.words[tokens[0]] in _DETERMINERS)
            said = [w.removesuffix("'s") for w in self.words[opens : main + 1]]
            if self.words[main + 1 : main + 2] == ["of"]:  # "the author of", whoever else is one
                said += [w for w in self.words[main + 2 : tokens[-1] + 1] if w.isalpha()]
            if kind == "unnamed person" and (named := self._by_role(main, said, owned)):
                return named
            # "Ford's lawyer", where the text has one "lawyer Ann Lee".
            if owned and kind == "unnamed person" and len(bare := self._bearing(said[-1])) == 1:
                return self._of(bare[0], "named person", True)
            if kind == "institution" and not owned:
                paper = len(said) == 1 and said[0] in _PAPERS
                return self._outlet(main) if paper else self._by_body(main, said)
            if kind == "unnamed person" and not owned and self._is_epithet(main, said, one):
                return self._by_epithet(tokens, main)
        return None

    def _is_nameless(self, main: int) -> bool:
        """Whether somebody is told to speak without a name: "the student, who asked not to be
        named"."""
        ends = self.known.tokens.ends[main]
        return _NAMELESS.match(self.article.text, ends) is not None

    def _author(self, tokens: range, main: int) -> Speaker | None:
        """Whose words a document has: "a statement from Ann Lee", "Ann Lee's letter"."""
        low = {self.words[main], self.known.lemma[main]}
        if not low & nouns_of("document") or low & nouns_of("thing"):
            return None
        by = self.words[main + 1 : main + 2] in (["from"], ["by"])
        if by:
            owners = [k for k in tokens if self.relation[k] == "pobj" and self.head[k] == main + 1]
        else:
            owners = [k for k in range(tokens[0], main) if self.words[k].endswith(("'s", "s'"))]
        met = [(name, kind) for k in owners for name, kind, _ in self._named_at(k)]
        for sought in ("named person", "institution"):
            for name, kind in met:
                if kind == sought:
                    return self._of(name, kind, True)
        return None

    def _is_owned(self, tokens: range, main: int) -> bool:
        """Whether a noun is somebody's: "his lawyer", "Ann Lee's lawyer"."""
        return any(
            self.words[k] in OWNERS or self.words[k].endswith(("'s", "s'"))
            for k in range(tokens[0], main)
        )

    def _by_party(self, tokens: range, main: int) -> Speaker | None:
        """ "The Ohio Democrat": who spoke, or else was named, last."""
        party = self.known.tokens.words[main] in titles("party")
        if not party or self.words[tokens[0]] != "the" or tokens[-1] != main or len(tokens) < 3:
            return None
        # Who is named in somebody's words is hardly the one who goes on speaking.
        near = sorted(self._before(main), key=lambda x: x[1] > 2)
        met = [one for one, _ in near if one.kind == "named person"]
        # "The Ohio Democrat" is the one who is said to be of Ohio, and nobody of elsewhere.
        words = self.known.tokens.words
        states = {" ".join(words[main - n : main]) for n in (1, 2)} & {*terms_of("naming", "state")}
        for place in states:
            own = [name for name in self.roles if self._is_from(name, place, words[main])]
            if len(own) == 1:
                return self._of(own[0], "named person", True)
            met = [x for x in met if x.name in own or not self.seats.get(x.name)]
        # Who holds an office goes before "a voter named Ann".
        held = [one for one in met if not offices().isdisjoint(map(bare_title, one.role.split()))]
        one = next(iter((*held, *met)), None)
        return one and replace(one, guessed=True)

    def _is_from(self, name: str, place: str, party: str) -> bool:
        """Whether a text says of a person that they are of a State, and of no other party."""
        told = f"{self.seats.get(name, '')} {' '.join(self.roles.get(name, ()))}"
        parties = {met[0] for met in _PARTY.findall(told)}
        own = any(len(w) > 2 and place.startswith(w) for w in re.findall(r"[A-Z]\w+", told))
        return own and parties <= {party[0]}

    def _kind(self, tokens: range, main: int) -> Kind:
        word = self.words[main].removesuffix("'s").removesuffix("'")
        low = self.known.lemma[main]
        forms = {word, low, *lemmas(word)}
        if word.endswith("men"):
            forms.add(f"{word.removesuffix('men')}man")  # "chairmen"
        noun = self.known.class_at(main) in ("noun", "name", "open", "pronoun")
        if word in nouns_of("vague") or not noun:
            return "vague"
        if self.words[main + 1 : main + 2] == ["of"] and self._is_people(tokens[-1]):
            return "vague"  # "a group of residents"
        if word == "one" and (of := self._parts(main)) and not self._is_people(of):
            return "institution"  # "one of the messages"
        if forms & person_nouns() or is_agent(low):
            if word == low or not word.endswith(("s", "men", "people")):
                return "unnamed person"
            counted = any(
                self.relation[k] == "nummod" or self.known.class_at(k) == "number"
                for k in tokens
                if k < main and "/" not in self.words[k]  # "9/11 families"
            )
            return "unnamed person" if counted else "vague"
        if word != low and word.endswith("s") and low in _ANYBODYS:
            return "vague"  # "polls", "reports": whose?
        if forms & (nouns_of("body") | nouns_of("document")):
            return "institution"
        return "vague" if word.endswith("s") and word != low else "institution"

    def _parts(self, main: int) -> int:
        """The noun behind "of" behind a token; 0: none."""
        ofs = [k for k in range(main + 1, main + BACK) if self.head[k] == main + 1]
        held = self.words[main + 1 : main + 2] == ["of"]
        return next((k for k in ofs if held and self.relation[k] == "pobj"), 0)

    def _is_people(self, i: int) -> bool:
        """Whether a token is a plural of people."""
        word, low = self.words[i], self.known.lemma[i]
        plural = word != low and (low in person_nouns() or is_agent(low))
        return (
            plural
            or word in nouns_of("vague")
            or any(k == "vague" for _, k, _ in self._named_at(i))
        )

    def _by_role(self, main: int, said: Sequence[str], owned: bool) -> Speaker | None:
        """ "The mayor": the person named last who is one, and no vice mayor. Where the text names
        two just before, nobody is guessed."""
        fits: dict[str, int] = {}
        here = int(self.known.sentence[main])
        for token, one, near in reversed(self.seen[-RECENT:]):
            words = [w.removesuffix("'s") for w in one.name.lower().split()]
            again = one.kind == "unnamed person" and said[-1] in words
            again = again and (not owned or set(said) <= set(words))
            again = again and not self._is_above(self.known.tokens.starts[token])
            if again and near == 0 and here - int(self.known.sentence[token]) <= REACH[0]:
                return replace(one, guessed=True)
            if one.kind != "named person" or token >= main or one.name in fits:
                continue
            roles = self.roles.get(one.name, ())
            if any(is_meant(said, told) for told in roles):
                fits[one.name] = token
        close = [n for n, token in fits.items() if here - int(self.known.sentence[token]) <= 1]
        if not fits:  # "The chairman asked", and only then who is chairman
            later = [n for n, told in self.roles.items() if any(is_meant(said, x) for x in told)]
            fits = dict.fromkeys(later if len(later) == 1 else (), main)
        if not fits or len(close) > 1:
            return None
        return self._of(next(iter(fits)), "named person", True)

    def _is_epithet(self, main: int, said: Sequence[str], one: Attribution) -> bool:
        """Whether "the ..." may say of somebody named what they are: who is quoted with more than a
        noun, and who holds an office or seeks one, unless somebody else says what they said."""
        if not LESS.isdisjoint(set(said) - {"former", "ex"}):
            return False  # "the deputy mayor"
        if one.kind == "indirect":
            office = said[-1].removeprefix("ex-") in nouns_of("office")
            return office and int(self.known.columns.said[main]) < 0
        return len(said) > 1 or said[-1] in offices() | nouns_of("office")

    def _by_epithet(self, tokens: range, main: int) -> Speaker | None:
        """ "The former Lima senator", who is quoted: of those told of just before the one senator,
        else the only one who spoke, or who was named at all (11 of 11 firings in 298 texts of news
        right, read by a language model)."""
        if self.words[main + 1 : main + 2] == ["of"] or any(map(self._is_person_at, tokens)):
            return None
        noun = self.words[main]
        here = int(self.known.sentence[main])
        met: dict[str, int] = {}
        spoke: dict[str, int] = {}
        for token, one, near in reversed(self.seen[-RECENT:]):
            n = int(self.known.sentence[token])
            if n < here and self.told[here] - self.told[n] > 1:
                break
            if n < here and one.kind == "named person" and near <= REACH[1]:
                met.setdefault(one.name, n)
                spoke |= {one.name: n} if near == 0 and one.name not in spoke else {}
        for fits in (
            [n for n in met if plain_word(noun) in map(head_of, self.roles.get(n, ()))],
            [n for n in spoke if spoke[n] == max(spoke.values())],
            [*met],
        ):
            if len(fits) == 1:
                return self._of(fits[0], "named person", True)
        return None

    def _bearing(self, noun: str) -> list[str]:
        """Whose role is one noun and no more: "lawyer Ann Lee"."""
        return [
            n
            for n, told in self.roles.items()
            if any(plain_word(r) == plain_word(noun) for r in told)
        ]

    def _by_body(self, main: int, said: Sequence[str]) -> Speaker | None:
        """ "The ministry": the last name that has the word in it."""
        if not set(said) & nouns_of("body"):
            return None
        if len(said) == 1 and said[0] in ANY_BODY:
            return self._last_body(main)
        # Rather a body than what stands before a title: "Democratic Committee Chairman Ann Lee".
        for token, one, _ in sorted(self.seen[-RECENT:], key=lambda x: (x[2] >= BESIDE, -x[0])):
            if token < main and one.kind == "institution":
                words = one.name.lower().removeprefix("the ").split()
                if set(said) <= set(words) and len(words) > len(said):
                    return replace(one, guessed=True)
        return None

    def _outlet(self, main: int) -> Speaker | None:
        """ "The newspaper": the outlet named last, or the name without a space that spoke last."""
        here = int(self.known.sentence[main])
        for token, one, near in reversed(self.seen[-RECENT:]):
            away = here - int(self.known.sentence[token])
            if away > BACK:
                return None
            words = one.name.split()
            listed = one.name[:1].isupper() and not terms_of("mastheads").keys().isdisjoint(words)
            spoke = near == 0 and away <= REACH[1] and len(words) == 1 and one.name[:1].isupper()
            if one.kind == "institution" and (listed or spoke) and token < main:
                return replace(one, guessed=True)
        return None

    def _last_body(self, main: int) -> Speaker | None:
        """ "The group": the one named body that spoke just before."""
        here = int(self.known.sentence[main])
        near = {
            one.name: one
            for token, one, near in self.seen[-RECENT:]
            if near == 0 and here - int(self.known.sentence[token]) <= REACH[1]
            if one.kind == "institution" and one.name[:1].isupper() and " " in one.name
        }
        one = next(iter(near.values())) if len(near) == 1 else None
        return one and replace(one, guessed=True)

    @abstractmethod
    def _speaker(self, source: Span, one: Attribution) -> Speaker:
        """Who the words of a source name, whatever they are."""
