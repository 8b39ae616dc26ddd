"""What does a text tell of who bears a name: their roles, whether a man or a woman?"""

from __future__ import annotations

import re
from collections import Counter

from bias.attribution.bearers import Bearers, is_person, title_of
from bias.attribution.nouns_listed import ANY_BODY, nouns_of, offices, person_nouns, sex_told
from bias.attribution.posts import before, posts
from bias.attribution.role_words import (
    ITS,
    head_of,
    is_role,
    of_one,
)
from bias.attribution.roles import roles
from bias.lists import terms_of
from bias.names import (
    Mention,
    is_nickname,
    titles,
)

_MORE = re.compile(r", (?:who|which)\b")
#: What anybody is.
_ANYBODY = frozenset(("person", "man", "woman", "people", "friend"))


class Described(Bearers):
    """Bearers of names, with what a text says they are."""

    def _share_roles(self) -> None:
        """ "Bernie Ford", where the text has one "Sen. Bernard Ford"."""
        for name in [n for n, told in self.roles.items() if not told and " " in n]:
            given, _, surname = name.rpartition(" ")
            same = [
                told
                for other, told in self.roles.items()
                if told and other.endswith(f" {surname}")
                if is_nickname(given.split()[0], other.split()[0])
            ]
            if len(same) == 1:
                self.roles[name] = [*same[0]]

    def _whose(self, told: str, at: int) -> str:
        """A role with the name of its body: "the group's director" is "Lima Union's director"."""
        of = ITS.match(told)
        noun = of[0].split("'")[0].split("’")[0] if of else ""
        its = told.startswith(("one of its ", "One of its "))
        if not its and noun not in nouns_of("body"):
            return told
        here = int(self.known.sentence[self.known.token_at(at)])
        near: dict[str, int] = {}
        for mention, (name, kind) in sorted(self.bearers.items(), key=lambda x: -x[0].start):
            words = name.lower().split()
            body = kind == "institution" and (len(words) > 1 or name.isupper())
            if mention.start >= at or not body:
                continue
            if of and noun in words:
                return f"{name}'s {told[of.end() :]}"
            n = int(self.known.sentence[self.known.token_at(mention.start)])
            if here - n <= 1:
                near.setdefault(name, n)
        near = {name: n for name, n in near.items() if n == max(near.values())}
        if len(near) != 1 or not (its or noun in ANY_BODY):
            return told
        (owner,) = near
        return f"one of {owner}'s {told[11:]}" if of is None else f"{owner}'s {told[of.end() :]}"

    def _learn(self, mention: Mention, name: str, known: Counter[str]) -> None:
        """What the words around a name say of its bearer."""
        self.sexes[name] = self.sexes.get(name) or self._sex(mention)
        above = self._is_above(mention.start)
        for told in map(of_one, (*roles(self.known, mention), title_of(mention.surface, name))):
            if above and told.lower() not in offices():
                continue  # "New report 'flawed': Lee" makes the report no role
            self.sexes[name] = self.sexes[name] or sex_told(told.lower().split())
            # "Lee resigns after charges of", a headline, is no role.
            surname = name.rpartition(" ")[2]
            if surname in told.replace(",", "").split():
                told = told.partition(",")[0]
            if surname in told.split():
                continue
            if is_role(told) and not self._is_list(told):
                known[self._whose(_MORE.split(told)[0], mention.start)] += 1

    def _posts(self, mention: Mention, name: str) -> list[str]:
        """What the sentence of a name says at more length of what its bearer is."""
        if self._is_above(mention.start):
            return []
        surname = name.rpartition(" ")[2]
        # Who speaks, "said Ann Lee, a Lima-based OB/GYN", is told by what stands beside the name.
        speaks = any(s.start <= mention.start < s.end for s in self.sources)
        return [
            self._whose(told, mention.start)
            for told in (
                *self._of_state(mention, name),
                *posts(self.known, mention),
                *before(self.known, mention),
            )
            if told and surname not in told.split() and head_of(told) not in _ANYBODY
            if told.startswith(("who ", "of "))
            or (speaks and told.startswith(("a ", "an ")))
            or (is_role(told) and not self._is_list(told))
        ]

    def _of_state(self, mention: Mention, name: str) -> list[str]:
        """ "Secretary of State Ann Lee", of which the name was read as "State Ann Lee"."""
        first = self.known.token_at(mention.start)
        title = self.known.tokens.words[max(0, first - 2)]
        inside = title_of(mention.surface, name)
        of = bool(inside) and first > 1 and self.words[first - 1] == "of"
        place = self.known.tokens.words[max(0, first - 3)]
        place = f"{place} " if place in terms_of("naming", "state") else ""
        return [f"{place}{title} of {inside}"] if of and title in titles() else []

    def _is_list(self, told: str) -> bool:
        """Whether a role ends in a name that nothing joins to it: the next of a list of people."""
        words = told.lower().split()
        linked = any(w in terms_of("function", "preposition") or w.endswith("'s") for w in words)
        # "FDA Commissioner Dr. Ann Lee" makes no name of her office, "Mr. Hunter" is one.
        named = words[-1] not in person_nouns() or words[-2:-1] in (["mr."], ["ms."], ["mrs."])
        return words[-1] in self.called and named and not linked

    def _shared(self) -> set[str]:
        """ "Melania Trump, the first lady, … Mr. Trump": two people."""
        sexes: dict[str, set[tuple[bool, str]]] = {}
        for mention, entity in self.known.names.mentions:
            sex = self._sex(mention)
            if " " in mention.surface and not sex:
                told = " ".join(roles(self.known, mention)).lower().split()
                sex = sex_told(told)
            first = self.known.token_at(mention.start)
            before = self.known.tokens.words[max(0, first - 1)]
            # "Sasha and Malia Obama … President Obama": one of a family.
            full_name = " " in mention.surface and is_person(entity)
            if full_name and before == "and" and self._is_single(first - 2):
                sexes.setdefault(entity.key, set()).add((True, "kin"))
            office = before[:1].isupper() and before.lower() in offices() and not sex
            if (sex or office) and is_person(entity):
                what = "office" if office else sex
                sexes.setdefault(entity.key, set()).add((" " in mention.surface, what))
        # "First lady Ann Lee … President Lee" too, unless she is called president.
        full = Counter(e.key.rpartition(" ")[2] for e in self.known.names.entities if " " in e.key)
        for key, seen in list(sexes.items()):
            last = key.rpartition(" ")[2]
            if last != key and last in sexes and full[last] == 1:
                seen |= sexes[last]
                sexes[last] = set(seen)
        return {
            key for key, seen in sexes.items() if {(True, "f"), (False, "m")} <= seen
            or {(True, "m"), (False, "f")} <= seen
            or ({(True, "f"), (False, "office")} <= seen and (True, "office") not in seen)
            or ({(True, "kin"), (False, "m")} <= seen and (True, "m") not in seen)
            or ({(True, "kin"), (False, "office")} <= seen and (True, "office") not in seen)
        }  # fmt: skip

    def _is_single(self, i: int) -> bool:
        """Whether a token is a first name without a last one."""
        words = self.known.tokens.words
        alone = words[i] in self.surfaces and not words[i - 1][:1].isupper()
        return i > 0 and alone and words[i] not in terms_of("countries", "country")
