"""Which speaker do the words of a source name?

A name is who it names (`bearers`), a common noun is told by lists (`common_nouns`), a pronoun, a
short name and a role with "the" are resolved to the last mention that fits (`pronouns`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from bias.article import Span
from bias.attribution.common_nouns import OWNERS, CommonNouns
from bias.attribution.model import Kind, Speaker
from bias.attribution.nouns_listed import nouns_of, offices, person_nouns
from bias.attribution.posts import LIGHT, seat
from bias.attribution.role_words import (
    by_office,
    emptiness,
    no_longer,
    unloaded,
)
from bias.attribution.roles import main_token, under
from bias.attribution.roster import BACK, BESIDE, HE, IT, NOBODY, REACH, SELF, SHE, SUBJECT, THEY
from bias.lists import terms_of
from bias.names import (
    is_first_name,
    sex_of_first_name,
)
from bias.reading import Attribution, Reading
from bias.words import rarity

#: A word less rare than this in news is hardly a surname ("young" is rarer).
COMMON = 2.5
_LEAST_PLACE = 3
_DASH = re.compile(r"[—–]|--")
_NO_ONE = frozenset(("no", "nobody", "none"))
_PRONOUNS = HE | SHE | IT | THEY | SELF
#: Those that need no word beside them ("his" may be a lawyer's).
_SUBJECTS = frozenset(("he", "she", "it", "they", "i", "we"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_SEAT_IN_ROLE = re.compile(r"[RDI]-[A-Z][\w.]*(?: [A-Z]\w+)?, |, [RDI]-[A-Z][\w.]*$")


def speakers(known: Reading) -> list[tuple[Speaker, ...]]:
    """The speaker of each attribution of a reading, in order; behind it who speaks with it."""
    found = Speakers(known)
    return [(one, *others) for one, others in zip(found.find(), found.joined, strict=True)]


def roles_of(known: Reading) -> dict[str, str]:
    """Who is named in a text, and what it says they are; "" where it says nothing."""
    return {name: told[0] if told else "" for name, told in Speakers(known).roles.items()}


class Speakers(CommonNouns):
    """Who can speak in one article, found as it goes on."""

    def __init__(self, known: Reading) -> None:
        self.known = known
        self.article = known.article
        self.head, self.relation = known.columns.head, known.relation
        self.words = [w.lower() for w in known.tokens.words]
        self.called = {}
        self.surfaces = {m.surface for m, _ in known.names.mentions}
        self.two = self._shared()
        self.sources = [x.source for x in known.attributions if x.source is not None]
        self.shown = {}
        self.things = {}
        for mention, entity in known.names.mentions:
            bearer = self._bearer(mention, entity) if " " in mention.surface else None
            if bearer is not None and bearer[1] == "named person":
                parts = bearer[0].lower().split()
                # "Obama Willing to Act": two words of a headline that run into a text.
                glued = rarity(parts[-1]) < COMMON and not is_first_name(parts[0].title())
                for part in {parts[-1 if glued else 0], parts[-1]}:
                    self.called.setdefault(part, {}).setdefault(bearer[0], mention.start)
        self.bearers = {
            mention: bearer
            for mention, entity in known.names.mentions
            if (bearer := self._bearer(mention, entity)) is not None
        }
        self.told = self._telling()
        self.roles = {}
        self.sexes = {}
        self.seats = {}
        told: dict[str, Counter[str]] = defaultdict(Counter)
        more: dict[str, list[str]] = defaultdict(list)
        for mention, (name, kind) in self.bearers.items():
            if kind == "named person":
                self._learn(mention, name, told[name])
                more[name] += self._posts(mention, name)
                self.seats[name] = self.seats.get(name) or seat(known, mention)
        # What is told more than once is surest: "to constrain Iran President Lee" runs two lines
        # together.
        for name, counts in told.items():
            # "Ann Lee": what her first name tells, where nothing else does.
            self.sexes[name] = self.sexes[name] or (
                "" if " " not in name else sex_of_first_name(name.split()[0])
            )
            # "Dr." says less than "president of the clinic".
            known_as = [role for role, _ in counts.most_common()]
            known_as = list(
                dict.fromkeys(
                    unloaded(_SEAT_IN_ROLE.sub("", role).removesuffix(" Dr."))
                    for role in [*known_as, *more[name]]
                    if not role.lower().startswith("one of its ")  # of a body that was not found
                )
            )
            self.roles[name] = no_longer(by_office(sorted(known_as, key=emptiness)))
        self._share_roles()
        self.seen = []
        self.made = [NOBODY] * len(known.attributions)
        #: Who says it too, of each; and who spoke together last, from which token on.
        self.joined: list[tuple[Speaker, ...]] = [()] * len(known.attributions)
        self.pair: tuple[int, tuple[Speaker, ...]] = (0, ())

    def find(self) -> list[Speaker]:
        """The speaker of each attribution; sources are gone through in the order of the text."""
        named = self._named()
        at = 0
        order = sorted(
            (x.source, n) for n, x in enumerate(self.known.attributions) if x.source is not None
        )
        for source, n in order:
            here = self.known.token_at(source.start)
            while at < len(named) and named[at][0] < here:
                token, who, near = named[at]
                self.seen.append((token, self._holder(token) if who is NOBODY else who, near))
                at += 1
            one = self.known.attributions[n]
            # "Had long pledged that Lima would pay, as Lima had": no speaker stands behind.
            taken = one.cue is not None and one.cue.end <= one.content.start <= source.start
            taken = taken and not self._is_ahead(one, source)
            group = self._together(here, source)
            self.made[n] = NOBODY if taken else group[0] if group else self._speaker(source, one)
            self.joined[n] = tuple(group[1:]) or self._joined(n, self.made[n])
            if self.joined[n]:
                last = self.known.tokens_in(source)[-1]
                self.pair = (last, (self.made[n], *self.joined[n]))
            # What was guessed of "his" is no ground for the next guess.
            if self.made[n].name not in _PRONOUNS:
                near = 2 if self.words[here] in OWNERS else 0
                self.seen.append((here, self.made[n], near))
        return self.made

    def _is_ahead(self, one: Attribution, source: Span) -> bool:
        """Whether a cue goes before the clause whose subject speaks: "Noting this, Lee said" (27 of
        29 firings in 540 texts right, read by a language model)."""
        if one.cue is None or source.start < one.content.end:
            return False
        verb = self.known.token_at(one.cue.start)
        behind = verb < self.known.token_at(source.start) < int(self.head[verb])
        return self.relation[verb] == "advcl" and behind and self.words[verb].endswith("ing")

    def _together(self, here: int, source: Span) -> list[Speaker]:
        """ "They", "the two leaders", of whom two were named together as speaking just before, and
        nobody else who may be they."""
        words = [self.words[k] for k in self.known.tokens_in(source)]
        main = main_token(self.known, self.known.tokens_in(source)) if words else 0
        several = len(words) < BACK and words[:1] in (["the"], ["both"])
        several = several and self.words[main] != self.known.lemma[main] in person_nouns()
        several = several and not self._named_at(main)  # "the Republicans"
        at, members = self.pair
        n = int(self.known.sentence[at])
        near = self.told[int(self.known.sentence[here])] - self.told[n] <= REACH[1]
        if not members or not near or not (several or words in (["they"], ["both"])):
            return []
        between = (one for token, one, close in self.seen if token > at and close < 2)
        if any(one.kind == "vague" for one in between):
            return []
        return [replace(one, guessed=True) for one in members]

    def _joined(self, n: int, first: Speaker) -> tuple[Speaker, ...]:
        """Everybody who says it beside the first who is named."""
        one = self.known.attributions[n]
        found = {x.name: x for x in self._beside(n, first)}
        tokens = self.known.tokens_in(one.source) if one.source is not None else range(0)
        for held in self._members(tokens) if first is not NOBODY else ():
            other = self._speaker(self.known.span(held[0], held[-1] + 1), one)
            if other.kind != "nobody" and other.name != first.name:
                found.setdefault(other.name, other)
        return tuple(found.values())

    def _members(self, tokens: range) -> list[range]:
        """The words of who is joined to the first of a source: "France and Britain", "the ministry
        and a clinic"; nouns without a name or an article ("doctors and nurses") are one speaker,
        and "his aides" or "others" nobody that a row could tell."""
        if not tokens:
            return []
        main = main_token(self.known, tokens)
        found, group = [], {main}
        for k in tokens:
            if self.relation[k] != "conj" or int(self.head[k]) not in group:
                continue
            group.add(k)
            held = [i for i in under(self.known, k, tokens) if i >= k - BACK]
            ends = [i for i in held if i > k and self.relation[i] in ("cc", "conj")]
            span = range(held[0], min(ends, default=held[-1] + 1))
            before = self.words[span[0] - 1]
            comma = "," in self.article.unwrapped[: self.known.tokens.starts[span[0]]][-2:]
            if span[0] > main and (before == "and" or comma) and self._is_one(span, k):
                found.append(span)
        first = range(tokens[0], main + 1)
        sure = found and self._is_one(first, main) and not self._is_of_body(tokens, main)
        rest = range(found[0][0], tokens[-1] + 1) if found else range(0)
        return found if sure and not self._is_one_name(first, rest) else []

    def _is_one_name(self, first: range, second: range) -> bool:
        """Whether "and" stands inside a name or an office: "the Iron and Steel Institute", "Health
        and Safety Secretary Ann Lee"."""
        words = self.known.tokens.words
        bare = words[second[0]][:1].isupper() and self.words[second[0] - 1] == "and"
        behind = any(map(self._is_person_at, second))
        office = behind and not any(map(self._is_person_at, first))
        of = (k for k in second if self.words[k] in terms_of("function", "preposition"))
        body = words[next(of, second[-1] + 1) - 1] in terms_of("naming", "organisation")
        article = self.words[first[0]] in ("a", "an", "the")
        return (office and self.words[first[-1]] not in _SUBJECTS) or (bare and body and article)

    def _is_one(self, span: range, main: int) -> bool:
        """Whether words tell a speaker by themselves: a name, a pronoun, a noun with an article."""
        if self._named_at(main):
            return True
        words = self.words[span[0] : main + 1]
        if not OWNERS.isdisjoint(words) or words[-1] in ("other", "others"):
            return False
        if len(words) == 1 and words[0] in _SUBJECTS:
            return True
        forms = {self.words[main], self.known.lemma[main]}
        speaks = not forms.isdisjoint(person_nouns() | nouns_of("body") | nouns_of("vague"))
        return speaks and words[0] in ("a", "an", "the", "another")

    def _beside(self, n: int, first: Speaker) -> Iterator[Speaker]:
        """Who is named as saying it too: "Mayor Ann Lee and Tom Ford said"."""
        source = self.known.attributions[n].source
        if source is None or first.kind != "named person":
            return
        tokens = self.known.tokens_in(source)
        group = {k for k in tokens if any(x[0] == first.name for x in self._named_at(k))}
        names = {first.name}
        for k in tokens if group else ():
            for name, kind, _ in self._named_at(k):
                joined = self.relation[k] == "conj" and self._is_beside(k, group)
                if joined and kind == "named person" and name not in names:
                    yield self._of(name, kind, False)
                    names.add(name)
                    group.add(k)

    def _is_beside(self, k: int, group: set[int]) -> bool:
        """Whether a name is joined to one of a group, with no more between than a place or a party:
        "Ann Lee of Ohio and Tom Ford", "Ann Lee, R-Ohio, and Tom Ford"."""
        for _ in range(BACK):
            k = int(self.head[k])
            if k in group:
                return True
            of = self.relation[k] == "prep" and self.words[k] == "of"
            seat = self.relation[k] == "appos" and self.known.tokens.words[k][:1].isupper()
            if not (of or seat) and self.relation[k] not in ("conj", "pobj"):
                return False
        return False

    def _named(self) -> list[tuple[int, Speaker, int]]:
        """Every name of somebody who can speak, outside quotations."""
        out = []
        for mention, (name, kind) in self.bearers.items():
            quotation = self.article.quotation_at(mention.start)
            tokens = self.known.tokens_in(Span(mention.start, mention.end))
            aloud = quotation is None or quotation.scare
            if tokens and aloud and kind != "unnamed person":
                token = main_token(self.known, tokens)
                reported = int(self.known.columns.said[token]) >= 0
                near = 1 if self.relation[token] in SUBJECT else 2
                near = BESIDE if self.relation[token] == "compound" else near + 2 * reported
                out.append((token, self._of(name, kind, False), near))
        # "The president came with Lee. He said": the one who acts, whoever that is.
        for i, word in enumerate(self.words):
            acts = self.relation[i] == "nsubj" and word in offices() and self.words[i - 1] == "the"
            if acts and self.article.quotation_at(self.known.tokens.starts[i]) is None:
                out.append((i, NOBODY, 1 + 2 * (int(self.known.columns.said[i]) >= 0)))
        return sorted([*out, *self._several()], key=lambda x: x[0])

    def _several(self) -> Iterator[tuple[int, Speaker, int]]:
        """People who act together: "Two hundred lawyers met. They said"."""
        for i, low in enumerate(self.known.lemma):
            word = self.words[i]
            if self.relation[i] != "nsubj" or word == low or low not in person_nouns():
                continue
            quotation = self.article.quotation_at(self.known.tokens.starts[i])
            if quotation is None and int(self.known.columns.said[i]) < 0 and not self._named_at(i):
                held = [k for k in under(self.known, i, range(max(0, i - BACK), i + 1)) if k <= i]
                name = self.article.slice(self.known.span(held[0], i + 1))
                yield i, Speaker(" ".join(name.split()), "vague"), 1

    def _holder(self, i: int) -> Speaker:
        """Who is "the president" at token `i`: a person of the text, or unnamed."""
        named = self._by_role(i, [self.words[i]], False)
        named = named or self._by_epithet(range(i - 1, i + 1), i)
        return named or Speaker(f"the {self.words[i]}", "unnamed person")

    def _speaker(self, source: Span, one: Attribution) -> Speaker:
        tokens = self.known.tokens_in(source)
        if not tokens:
            return NOBODY
        tokens = self._timeless(self._placeless(tokens))
        if self.words[tokens[0]] in _NO_ONE:
            return NOBODY
        main = main_token(self.known, tokens)
        if members := self._members(tokens):
            tokens = range(tokens[0], max(tokens[0] + 1, members[0][0] - 1))
        if self.words[main] == "that" and main == self.known.bounds[self.known.sentence[main]][0]:
            return NOBODY  # "That suggested that it would"
        if self.words[main] in _RELATIVE:
            end, main = main, self._antecedent(main)
            if self.words[end] in ("who", "whom", "whose"):
                main = self._who(main, end)
            elif self.words[end] == "which" and self._is_person_at(main):
                return NOBODY  # "the trial of Ann Lee, which showed"
            held = under(self.known, main, range(max(0, main - BACK), max(end, main + 1)))
            tokens = range(held[0], held[-1] + 1)
        first = self.words[tokens[0]].partition("'")[0]
        if first in _SUBJECTS or (len(tokens) == 1 and first in _PRONOUNS):
            return self._pronoun(tokens[0], first, one)
        last = tokens[-1]
        joined = last > main and self.relation[last] == "conj" and not self._named_at(last)
        joined = joined and all(kind != "named person" for _, kind, _ in self._named_at(main))
        joined = joined and self._kind_at(main) != "unnamed person"  # "the mayor and her aides"
        if joined and {self.known.lemma[last], self.words[last]} & person_nouns():
            main = last  # "Defense Department and military officials"
        if self._is_of_body(tokens, main):
            last = tokens[-1]
            return self._name(tokens, last) or self._noun(tokens, last, one)
        named = self._surname(tokens) or self._by_party(tokens, main) or self._name(tokens, main)
        if named is not None or self.known.class_at(main) != "verb":
            return named or self._noun(tokens, main, one)
        # The parse has gone astray; one person named there is the speaker.
        persons = {
            name
            for i in tokens
            for name, kind, _ in self._named_at(i)
            if kind == "named person" and self._is_straight(i, main)
        }
        return self._of(persons.pop(), "named person", True) if len(persons) == 1 else NOBODY

    def _surname(self, tokens: range) -> Speaker | None:
        """ "King said", of Ann King: a surname that is a title too."""
        word = self.words[tokens[0]]
        owners = self.called.get(word, {})
        capital = self.known.tokens.words[tokens[0]][:1].isupper()
        title = word in person_nouns() and not self._named_at(tokens[0])
        past = self.known.tokens.ends[tokens[0]]
        alone = len(tokens) == 1 or self.article.unwrapped[past : past + 1] == ","
        if not alone or len(owners) != 1 or not (capital and title):
            return None
        return self._of(next(iter(owners)), "named person", True)

    def _is_of_body(self, tokens: range, main: int) -> bool:
        """Whether a source is somebody of a body that the parse takes for the head: "a senior
        Department of Ports official"."""
        last = tokens[-1]
        if last == main:
            return False
        # "A dozen House and Senate Democrats".
        party = any(kind == "vague" for _, kind, _ in self._named_at(last))
        between = self.article.unwrapped[
            self.known.tokens.starts[main] : self.known.tokens.starts[last]
        ]
        chamber = self.words[main] in ("house", "senate") and self.words[main - 1] != "white"
        if party and chamber and "," not in between:
            return True
        person = {self.words[last], self.known.lemma[last]} & person_nouns()
        if not person or not self.known.tokens.words[last].islower():
            return False
        named = self._named_at(last - 1)
        return bool(named) and named == self._named_at(main) and named[0][1] == "institution"

    def _placeless(self, tokens: range) -> range:
        """The words of a source behind a dateline: "LIMA, Peru — Ann Lee"."""
        text, ends, starts = self.article.text, self.known.tokens.ends, self.known.tokens.starts
        words = self.known.tokens.words
        # "SUPPORT FOR PLAN A poll": a heading that was set in capitals runs into the sentence.
        loud = next((n for n, k in enumerate(tokens) if not words[k].isupper()), 0)
        if loud > LIGHT:
            loud -= len(words[tokens[loud - 1]]) == 1
            return range(tokens[loud], tokens[-1] + 1)
        place = words[tokens[0]]
        if not place.isupper() or len(place) < _LEAST_PLACE:
            return tokens
        dashes = (k for k in tokens[1:] if _DASH.search(text, ends[k - 1], starts[k]))
        return range(next(dashes, tokens[0]), tokens[-1] + 1)

    def _timeless(self, tokens: range) -> range:
        """The words of a source without the day at their end ("Lee on Sunday"), nor who speaks
        beside the first person that it names."""
        end = last = tokens[-1]
        while end > tokens[0] and self.known.tokens.words[end] in terms_of("calendar", "weekday"):
            end -= 1 + (self.words[end - 1] == "on")
        # "A poll released on Friday": nor what was done to it that day.
        end -= last > end > tokens[0] and self.known.class_at(end) == "verb"
        # "Speaker Ann Lee and Mayor Tom Ray": the first of them speaks.
        persons = [k for k in range(tokens[0], end + 1) if self._is_person_at(k)]
        for k in range(persons[0], persons[-1]) if persons else ():
            if self.words[k] == "and" and self.words[k - 1] not in person_nouns():
                end = k - 1
                break
        return range(tokens[0], max(end, tokens[0]) + 1)

    def _antecedent(self, i: int) -> int:
        """What a relative pronoun stands for; without a parse the token before it."""
        at = i
        for _ in range(BACK):
            above = int(self.head[at])
            if above < 0 or above == at:
                break
            if self.relation[at] == "relcl":
                return above
            at = above
        return max(0, i - 1)

    def _who(self, main: int, end: int) -> int:
        """The person that "who" stands for: "those in Lima who", "the sheriff of Lima, who"."""
        near = end - 1
        single = self._kind_at(near) == "unnamed person" and not self._named_at(near)
        gap = self.article.unwrapped[self.known.tokens.ends[near] : self.known.tokens.starts[end]]
        if single and near != main and near > main and not gap.strip():
            return near  # "As leader over a congressman who said"
        for _ in range(2):
            named = [kind for _, kind, _ in self._named_at(main)]
            kinds = named or [self._kind_at(main)]
            above = int(self.head[main])
            if self.relation[main] != "pobj" or "institution" not in kinds or above < 0:
                break
            if self.known.class_at(int(self.head[above])) == "verb":
                break  # "interrupted by a group who says"
            main = int(self.head[above])
        if not self._is_person_at(main) and not self._kind_at(main).endswith("person"):
            # "A call from Senator Ann Lee of Ohio, who"
            persons = [k for k in range(main, end) if self._is_person_at(k)]
            main = next((k for k in reversed(persons) if self.words[k - 1] != "of"), main)
        return main

    def _kind_at(self, i: int) -> Kind:
        return self._kind(range(i, i + 1), i)

    def _telling(self) -> list[int]:
        """For each sentence how many before it may have changed who is spoken of: not those inside
        a quotation, nor those that go on with "he" or "she"."""
        out, n = [], 0
        for low, high in self.known.bounds:
            out.append(n)
            if low == high:
                continue
            quotation = self.article.quotation_at(self.known.tokens.starts[low])
            inside = quotation is not None and quotation.end >= self.known.tokens.ends[high - 1]
            n += not inside and (HE | SHE).isdisjoint(self.words[low:high])
        return out
