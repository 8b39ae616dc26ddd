"""Which speaker do the words of a source name?

A name is who it names. A common noun is told by lists: a role of people, a body, a document, a
plural that names nobody. A pronoun, a short name and a role with "the" are resolved to the last
mention that fits; who speaks in a sentence goes before who acts, and who acts before who is acted
on. Who is named in what a speaker says is not that speaker: people seldom name themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from bias.article import HEADLINE, Span
from bias.attribution.model import Kind, Speaker
from bias.attribution.posts import LIGHT, before, posts, seat
from bias.attribution.roles import ADDRESS, FEMALE, HERS, HIS, MALE, main_token, roles, under
from bias.lists import lemmas, terms_of
from bias.names import (
    Entity,
    Mention,
    is_first_name,
    is_nickname,
    sex_of_first_name,
    titles,
)
from bias.reading import Attribution, Reading
from bias.words import rarity, time_words

#: Sentences that a pronoun looks back over: for who spoke, for a subject, for anybody named.
BACK, REACH = 6, (4, 2, 1)
#: How near a name is that only stands before a noun, or before the subject of its sentence.
BESIDE = 5
#: Names and speakers that a role looks back over; characters of a name.
RECENT, LONGEST_NAME = 400, 60
LONGEST_ACRONYM = 6
#: A word less rare than this in news is hardly a surname ("young" is rarer).
COMMON = 2.5
_SUBJECT = ("nsubj", "nsubjpass")
#: Documents that in the plural are anybody's.
_ANYBODYS = frozenset(("poll", "report", "survey", "study", "story", "account"))
_STRETCHES = frozenset(("day", "week", "month", "year", "hour", "weekend", "decade"))
_CHANNELS = frozenset(("Twitter", "Facebook", "Instagram", "YouTube", "Snapchat", "Reddit"))
#: What hands a subject down, and verbs whose object holds the words of who does it.
_HANDED = ("conj", "xcomp", "advcl", "pcomp", "prep")
_MAKING = frozenset(("circulate", "file", "introduce", "issue", "release", "send", "sign", "write"))
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_SELF = frozenset(("i", "we", "me", "us", "my", "our"))
#: What tells more of a speaker than who it is.
_ASIDE = re.compile(r",? (?:who|which|that|whose|whom)\b|,")
_MORE = re.compile(r", (?:who|which)\b")
_CLAUSE = re.compile(r" (?:who|whose|whom|which|where)\b")
_NAMELESS = re.compile(r"[^.;:\n]{0,60}?\b(?:anonym|not (?:to )?be (?:named|identified))")
#: What begins with one of these two capitals in a word is a body's name, no person's.
_PARTY = re.compile(r"\b[RDI](?=-[A-Z])|Democrat|Republican")
_CAMEL = re.compile(r"(?!Ma?c|D[eiu]|L[ae]|Van|Fitz)[A-Z][a-z]+[A-Z][a-z]{3}")
_LEAST_PLACE = 3
_DASH = re.compile(r"[—–]|--")
_NO_ONE = frozenset(("no", "nobody", "none"))
_PRONOUNS = _HE | _SHE | _IT | _THEY | _SELF
_OWNERS = frozenset(("his", "her", "their", "its"))
_DETERMINERS = _OWNERS | {"the", "this", "that"}
#: Those that need no word beside them ("his" may be a lawyer's).
_SUBJECTS = frozenset(("he", "she", "it", "they", "i", "we"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_SHORT = {
    "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "sen": "senator", "gov": "governor", "attorney": "lawyer", "counsel": "lawyer",
}  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an", "mr", "ms", "mrs", "own"))
#: How nouns end that say what somebody does.
_DOING = ("er", "or", "ian")
#: A vice president is no president, an attorney general no attorney.
_LESS = frozenset(("vice", "deputy", "former", "ex", "assistant", "acting", "associate", "general"))
#: What makes an attorney one who accuses.
_PROSECUTES = frozenset(("states", "district", "county", "state", "city"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
#: Words for any body; which one is meant, only its place tells.
ANY_BODY = frozenset(("agency", "association", "company", "firm", "group", "organization", "union"))
_PERSONS = frozenset(("named person", "unnamed person"))
#: What anybody is. Titles that say of whom by themselves.
_ANYBODY = frozenset(("person", "man", "woman", "people", "friend"))
_RULERS = frozenset(("President", "Pope", "King", "Queen", "Chancellor", "Premier", "Emperor"))
#: A role that names an office and of what.
_OFFICE = re.compile(
    r"\b(?:chair(?:man|woman)?|ranking|leader|speaker|director|secretary|whip|chief|head"
    r"|(?:top|leading|senior) (?:Democrat|Republican|member))\b.* (?:of|on|for) .*[A-Z]"
)
#: "The committee's": of a body that is named elsewhere. "R-Texas, a nurse".
_ITS = re.compile(r"[a-z]+['’]s ")
_SEAT_IN_ROLE = re.compile(r"[RDI]-[A-Z][\w.]*(?: [A-Z]\w+)?, |, [RDI]-[A-Z][\w.]*$")
NOBODY = Speaker("", "nobody")


def speakers(known: Reading) -> list[tuple[Speaker, ...]]:
    """The speaker of each attribution of a reading, in order; behind it who speaks with it."""
    cast = _Cast(known)
    return [(one, *others) for one, others in zip(cast.find(), cast.joined, strict=True)]


def roles_of(known: Reading) -> dict[str, str]:
    """Who is named in a text, and what it says they are; "" where it says nothing."""
    return {name: told[0] if told else "" for name, told in _Cast(known).roles.items()}


@cache
def _nouns(note: str) -> frozenset[str]:
    return frozenset(terms_of("speakers", note))


@cache
def person_nouns() -> frozenset[str]:
    """The words, in small letters, that say what a person is."""
    heads = (t.partition(" of ")[0].partition(" for ")[0] for t in terms_of("roles"))
    listed = {h.rpartition(" ")[2] for h in heads} - _nouns("body")
    return frozenset(listed | _nouns("person") | {t.lower() for t in titles()}) - ADDRESS


@cache
def _offices() -> frozenset[str]:
    """Titles, in small letters, that are no form of address and tell no sex."""
    return frozenset(t.lower() for t in titles()) - ADDRESS - MALE - FEMALE


def is_speaker(noun: str) -> bool:
    """Whether a common noun is listed as somebody who speaks, or as something that holds words; a
    video, a law and a figure do not."""
    forms = {noun, *lemmas(noun)}
    if forms & _nouns("thing"):
        return False
    listed = terms_of("speakers").keys() | person_nouns()
    return bool(forms & listed) or any(_is_agent(x) for x in forms) or noun.endswith("men")


def _plain(word: str) -> str:
    """A word of a role as others may print it: "lawyer" for "attorney", "israel" for "Israeli"."""
    bare = word.replace(".", "").replace("’", "'").removesuffix("'s").removesuffix("'")
    return _SHORT.get(bare) or _countries().get(bare, bare)


@cache
def _countries() -> dict[str, str]:
    """Demonyms and short names of countries -> their names, in small letters."""
    return {
        form.lower(): country.lower()
        for note in ("demonym", "alias")
        for form, country in terms_of("countries", note).items()
    }


def is_party(role: str) -> bool:
    """Whether a role says of a person only whose party they are of: "Democrat of Ohio"."""
    return not titles("party").isdisjoint(role.partition(" of ")[0].split()[-1:])


def is_called(said: Iterable[str], role: str) -> bool:
    """Whether the words of "the ..." are said of a role: "senator" of "Sen.", "mayor" of "the mayor
    of Lima", not of "deputy mayor"."""
    sought = {_plain(w) for w in said} - _ARTICLES
    told = role.lower().replace(",", "").partition(" who ")[0].split()
    words = {_plain(w) for w in told}
    if "attorney" in told[1:] and told[told.index("attorney") - 1] in _PROSECUTES:
        words.discard("lawyer")
    # "The president's lawyer" is no president.
    if sought <= {_plain(w) for w in told if w.endswith(("'s", "’s"))}:
        return False
    return sought <= words and _LESS.isdisjoint(words - sought)


class _Cast:
    """Who can speak in one article, found as it goes on."""

    def __init__(self, known: Reading) -> None:
        self.known = known
        self.article = known.article
        self.head, self.relation = known.columns.head, known.relation
        self.words = [w.lower() for w in known.tokens.words]
        #: The last and the first words of persons' names -> whose they are, and where named first.
        self.called: dict[str, dict[str, int]] = {}
        #: Names whose bearer is a woman and whose last word is a man's, or the other way round.
        self.surfaces = {m.surface for m, _ in known.names.mentions}
        self.two = self._shared()
        self.sources = [x.source for x in known.attributions if x.source is not None]
        self.shown: dict[str, str] = {}
        self.things: dict[str, bool] = {}
        for mention, entity in known.names.mentions:
            bearer = self._bearer(mention, entity) if " " in mention.surface else None
            if bearer is not None and bearer[1] == "named person":
                parts = bearer[0].lower().split()
                # "Obama Willing to Act": two words of a headline that run into a text.
                glued = rarity(parts[-1]) < COMMON and not is_first_name(parts[0].title())
                for part in {parts[-1 if glued else 0], parts[-1]}:
                    self.called.setdefault(part, {}).setdefault(bearer[0], mention.start)
        #: Whose name a mention is, and what they are.
        self.bearers: dict[Mention, tuple[str, Kind]] = {
            mention: bearer
            for mention, entity in known.names.mentions
            if (bearer := self._bearer(mention, entity)) is not None
        }
        #: How many sentences of the writer's own stand before each, pronouns of its topic aside.
        self.told = self._telling()
        self.roles: dict[str, list[str]] = {}
        self.sexes: dict[str, str] = {}
        self.seats: dict[str, str] = {}
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
                    _unloaded(_SEAT_IN_ROLE.sub("", role).removesuffix(" Dr."))
                    for role in [*known_as, *more[name]]
                    if not role.lower().startswith("one of its ")  # of a body that was not found
                )
            )
            self.roles[name] = _no_longer(_by_office(sorted(known_as, key=_emptiness)))
        self._share_roles()
        #: Who was named or spoke so far: token, speaker, how near at hand; in order.
        self.seen: list[tuple[int, Speaker, int]] = []
        self.made: list[Speaker] = [NOBODY] * len(known.attributions)
        #: Who says it too, of each; and who spoke together last, from which token on.
        self.joined: list[tuple[Speaker, ...]] = [()] * len(known.attributions)
        self.pair: tuple[int, tuple[Speaker, ...]] = (0, ())

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
        of = _ITS.match(told)
        noun = of[0].split("'")[0].split("’")[0] if of else ""
        its = told.startswith(("one of its ", "One of its "))
        if not its and noun not in _nouns("body"):
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
        for told in map(_of_one, (*roles(self.known, mention), _titled(mention.surface, name))):
            if above and told.lower() not in _offices():
                continue  # "New report 'flawed': Lee" makes the report no role
            self.sexes[name] = self.sexes[name] or _sex_of(told.lower().split())
            # "Lee resigns after charges of", a headline, is no role.
            surname = name.rpartition(" ")[2]
            if surname in told.replace(",", "").split():
                told = told.partition(",")[0]
            if surname in told.split():
                continue
            if _is_role(told) and not self._is_list(told):
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
            if told and surname not in told.split() and _head(told) not in _ANYBODY
            if told.startswith(("who ", "of "))
            or (speaks and told.startswith(("a ", "an ")))
            or (_is_role(told) and not self._is_list(told))
        ]

    def _of_state(self, mention: Mention, name: str) -> list[str]:
        """ "Secretary of State Ann Lee", of which the name was read as "State Ann Lee"."""
        first = self.known.token_at(mention.start)
        title = self.known.tokens.words[max(0, first - 2)]
        inside = _titled(mention.surface, name)
        of = bool(inside) and first > 1 and self.words[first - 1] == "of"
        place = self.known.tokens.words[max(0, first - 3)]
        place = f"{place} " if place in terms_of("naming", "state") else ""
        return [f"{place}{title} of {inside}"] if of and title in titles() else []

    def _is_above(self, start: int) -> bool:
        """Whether a place is in a headline."""
        sentence = self.article.sentence_at(start)
        return sentence is None or sentence.kind in HEADLINE

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
                sex = _sex_of(told)
            first = self.known.token_at(mention.start)
            before = self.known.tokens.words[max(0, first - 1)]
            # "Sasha and Malia Obama … President Obama": one of a family.
            full_name = " " in mention.surface and _is_person(entity)
            if full_name and before == "and" and self._is_single(first - 2):
                sexes.setdefault(entity.key, set()).add((True, "kin"))
            office = before[:1].isupper() and before.lower() in _offices() and not sex
            if (sex or office) and _is_person(entity):
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
            group = self._together(here, source)
            self.made[n] = NOBODY if taken else group[0] if group else self._speaker(source, one)
            self.joined[n] = tuple(group[1:]) or tuple(self._beside(n, self.made[n]))
            if self.joined[n]:
                last = self.known.tokens_in(source)[-1]
                self.pair = (last, (self.made[n], *self.joined[n]))
            # What was guessed of "his" is no ground for the next guess.
            if self.made[n].name not in _PRONOUNS:
                near = 2 if self.words[here] in _OWNERS else 0
                self.seen.append((here, self.made[n], near))
        return self.made

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
                near = 1 if self.relation[token] in _SUBJECT else 2
                near = BESIDE if self.relation[token] == "compound" else near + 2 * reported
                out.append((token, self._of(name, kind, False), near))
        # "The president came with Lee. He said": the one who acts, whoever that is.
        for i, word in enumerate(self.words):
            acts = self.relation[i] == "nsubj" and word in _offices() and self.words[i - 1] == "the"
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

    def _of(self, name: str, kind: Kind, guessed: bool) -> Speaker:
        role = next(iter(self.roles.get(name, ())), "")
        return Speaker(name, kind, role, guessed, self.seats.get(name, ""))

    def _speaker(self, source: Span, one: Attribution) -> Speaker:
        tokens = self.known.tokens_in(source)
        if not tokens:
            return NOBODY
        tokens = self._timeless(self._placeless(tokens))
        if self.words[tokens[0]] in _NO_ONE:
            return NOBODY
        main = main_token(self.known, tokens)
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
        named = self._by_party(tokens, main) or self._name(tokens, main)
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
        end = tokens[-1]
        while end > tokens[0] and self.known.tokens.words[end] in terms_of("calendar", "weekday"):
            end -= 1 + (self.words[end - 1] == "on")
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
            main = int(self.head[above])
        if not self._is_person_at(main) and not self._kind_at(main).endswith("person"):
            # "A call from Senator Ann Lee of Ohio, who"
            persons = [k for k in range(main, end) if self._is_person_at(k)]
            main = next((k for k in reversed(persons) if self.words[k - 1] != "of"), main)
        return main

    def _kind_at(self, i: int) -> Kind:
        return self._kind(range(i, i + 1), i)

    # -- names ------------------------------------------------------------------------------------

    def _bearer(self, mention: Mention, entity: Entity) -> tuple[str, Kind] | None:
        """Who bears a name, and what they are as a speaker; None for who cannot speak.

        "Mr. Jordan" is a person whatever else is called so; "Whitmer" is, where the text names
        "Leader Gretchen Whitmer".
        """
        parts = mention.surface.split()
        owners = self._owners(mention, parts[-1].removesuffix("'s").lower())
        first = self.known.token_at(mention.start)
        before = self.words[max(0, first - 1)]
        addressed = before in ADDRESS
        if entity.key in self.two and len(parts) == 1:
            return mention.surface.removesuffix("'s"), "named person"
        alone = len(owners) == len(parts) == 1 and " " not in entity.key
        if alone and (addressed or entity.kind in ("unknown", "person")):
            return owners[0], "named person"
        if addressed:
            return _surnamed(entity) or _untitled(entity.key), "named person"
        # "The Weekly Register" is no person, whatever it says.
        bare = _surnamed(entity) or _untitled(entity.key)
        if parts[-1].lower() in _nouns("document"):  # "The Customer Satisfaction Index"
            return self._printed(entity, entity.key), "institution"
        head = first - 2 - (before == "the")
        of = head >= 0 and self.words[head + 1] == "of" and self.words[head] in person_nouns()
        body = len(parts) > 1 and parts[-1].lower() in _nouns("body")
        body = body and not is_first_name(parts[0])  # "The Lima Committee", no "Tom Camp"
        if of and len(parts) > 2 and not body:
            # "Secretary of State Rex W. Lee": from the first name on.
            at = next((n for n, p in enumerate(parts[:-1]) if is_first_name(p)), -2)
            middle = at < 0 and parts[-2].endswith(".") and len(parts) > 3
            return " ".join(parts[at - middle :]), "named person"
        if len(parts) == 1 and entity.kind == "person" and self._is_it(entity):
            return entity.key, "institution"
        if _CAMEL.match(entity.key):  # "HuffPost Pollster"
            return self._printed(entity, entity.key), "institution"
        told = before != "the" or len(parts) < 2 or bare != entity.key
        if told and not body and _is_person(entity):
            return self._printed(entity, bare), "named person"
        # "Jen Jordan, a state senator".
        beside = () if body or len(parts) != 2 or before == "the" else posts(self.known, mention)
        if any(told.startswith(("a ", "an ")) and _is_role(told) for told in beside):
            return mention.surface, "named person"
        kind = _kind_of(entity, mention)
        # The White House is told by its own name, a capital by its country's; "Iranians" are no
        # Iran.
        own = mention.surface in terms_of("countries", "government") or mention.role == "people"
        name = mention.surface if own else self._printed(entity, entity.key)
        return None if kind is None else (name, kind)

    def _owners(self, mention: Mention, word: str) -> list[str]:
        """Whose name a word is; of a family the one who was named in full first ("Mr. Lee", where
        the text goes on to Anna Lee: 11 of 11 in 298 texts of news, read by a language model)."""
        owners = self.called.get(word, {})
        if len(owners) < 2:
            return [*owners]
        other = {"m": "f", "f": "m"}.get(self._sex(mention))
        first = [
            name
            for name, start in owners.items()
            if start < mention.start or self._is_above(mention.start)
            if is_first_name(given := name.partition(" ")[0])
            if sex_of_first_name(given) != other
        ]
        return first[:1] or [*owners]

    def _is_it(self, entity: Entity) -> bool:
        """Whether a name of one word with no title is told of as "it" ("Tarvex said it would"),
        more often than as a person, in its own sentences."""
        if entity.key not in self.things:
            told: Counter[str] = Counter()
            for mention in entity.mentions:
                token = self.known.token_at(mention.start)
                n = int(self.known.sentence[token])
                high = self.known.bounds[n][1] if n >= 0 else token
                titled = self.words[max(0, token - 1)] in _offices() | ADDRESS
                after = {w.partition("'")[0] for w in self.words[token:high]}
                told["he"] += titled or not (_HE | _SHE | {"who"}).isdisjoint(after)
                told["it"] += not _IT.isdisjoint(after)
            self.things[entity.key] = " " not in entity.key and told["it"] > 2 * told["he"]
        return self.things[entity.key]

    def _printed(self, entity: Entity, name: str) -> str:
        """A name as the body prints it; found once."""
        if name not in self.shown:
            shown = self._shown(entity, name)
            words = shown.split()
            if (
                words[: len(words) // 2] == words[len(words) // 2 :]
            ):  # a photograph's "Ann Lee Ann Lee"
                shown = " ".join(words[: len(words) // 2])
            owner, _, site = shown.rpartition(" ")
            if site.lower() in terms_of("sites") and owner in self.surfaces:
                shown = owner  # "Trump Tower" is nobody
            if shown.endswith((" of the", " for the")):
                shown = self._whole(entity)  # "Office of the" Director of Ports
            last = shown.rpartition(" ")  # "Labor Department on": two lines run together
            hangs = last[0] and last[2] in terms_of("function", "preposition")
            self.shown[name] = f"{self._owner(entity)}{last[0] if hangs else shown}"
        return self.shown[name]

    def _whole(self, entity: Entity) -> str:
        """A name that was cut behind "of the", with the capitals that follow."""
        first = self.known.token_at(entity.mentions[0].start)
        words, end = self.known.tokens.words, first + len(entity.mentions[0].surface.split())
        while end < min(len(words), first + LONGEST_ACRONYM + 2) and (
            words[end][:1].isupper() or words[end] == "of"
        ):
            end += 1
        return " ".join(self.article.slice(self.known.span(first, end)).split())

    def _owner(self, entity: Entity) -> str:
        """ "Dick's " of "Dick's Sporting Goods", which has that word wherever it is named."""
        before = {
            self.known.tokens.words[max(0, self.known.token_at(m.start) - 1)]
            for m in entity.mentions
        }
        owner = before.pop() if len(before) == 1 and entity.kind == "organisation" else ""
        bare = owner.removesuffix("'s")
        own = bare != owner and owner[:1].isupper() and bare not in terms_of("countries")
        persons = (e.key for e in self.known.names.entities if e.kind == "person")
        return f"{owner} " if own and not any(bare in key.split() for key in persons) else ""

    def _shown(self, entity: Entity, name: str) -> str:
        """A name as the body prints it: in a line of capitals other words run into it ("Lee Wows"),
        and one word of a body is less than its name ("Department")."""
        if name in terms_of("mastheads"):  # "The Post", where the text names one "Lima Post"
            full = {e.key for e in self.known.names.entities if e.key.endswith(f" {name}")}
            return full.pop() if len(full) == 1 else name
        words = name.split()
        shouted = [w.isupper() and len(w) > 2 for w in words]
        # Of one word in capitals a long one only: "NATO Secretary".
        junk = shouted[0] and (all(shouted[:2]) or len(words[0]) > LONGEST_ACRONYM)
        if len(words) > 1 and junk and not shouted[-1]:
            name = " ".join(w for w, loud in zip(words, shouted, strict=True) if not loud)
        own = [m for m in entity.mentions if m.role in ("name", "government")]
        body = {
            _untitled(m.surface)
            for m in own
            if (s := self.article.sentence_at(m.start)) is not None and s.kind not in HEADLINE
        }
        # "The governor of Arkansas Mike Lee": what stands alone more often is the name.
        least = 1 if entity.kind == "group" else 2
        forms = Counter(_untitled(m.surface) for m in own if name.endswith(_untitled(m.surface)))
        shorter = [x for x, n in forms.items() if len(x.split()) >= least and n > forms[name] == 1]
        name = max(shorter, key=len, default=name)
        only_above = name in {_untitled(m.surface) for m in own} - body and bool(body)
        part = " " not in name and entity.kind == "organisation"
        longer = sorted((x for x in body if only_above or name in x.split()), key=lambda x: -len(x))
        return longer[0] if (only_above or part) and longer else name

    def _name(self, tokens: range, main: int) -> Speaker | None:
        """Who is named: by the word that the source hangs on, by what stands in apposition to it,
        or by the first word of the source where the parse goes astray."""
        above = int(self.head[main])
        beside = [above] if self.relation[main] == "appos" and above >= 0 else []
        beside += [k for k in tokens if self.relation[k] == "appos"]
        opening = tokens[0] + (self.words[tokens[0]] in ADDRESS)
        past = self.known.tokens.ends[opening]
        if "," in self.article.unwrapped[past : past + 2]:
            beside.append(opening)
        if self.words[main] in person_nouns() and self.words[main + 1 : main + 2] == ["of"]:
            beside.append(min(main + 4, tokens[-1]))  # "Secretary of State Ann Lee"
        behind = self._titled_in(tokens, main)
        beside += behind
        found = [(i, *bearer) for i in (main, *beside) for bearer in self._named_at(i)]
        persons = [x for x in found if x[2] == "named person"]
        heads = [x for x in found if x[0] == main]
        sure = [x for x in heads if x[2] != "unnamed person"]
        titled = [x for x in persons if x[0] in behind]
        for _, name, kind, surface in (*titled, *sure, *persons):
            return self._of(name, kind, kind == "named person" and not surface.endswith(name))
        if heads:  # "One Democrat" is told by the words around it
            words = self.article.slice(self.known.span(tokens[0], main + 1))
            return Speaker(" ".join(words.split()).removesuffix("'s"), "unnamed person")
        return None

    def _is_office(self, i: int) -> bool:
        """Whether a title stands before the name that ends in token `i`, with nothing between
        ("Chiefs of Staff Chairman Ann Lee")."""
        while i and self.known.tokens.words[i - 1][:1].isupper() and self.relation[i - 1] in (
            "compound", "nmod", "amod",
        ):  # fmt: skip
            i -= 1
            if self.words[i] in _offices():
                return True
        return False

    def _is_joined(self, i: int, main: int) -> bool:
        """Whether token `i` ends a name that a second role stands before: "the senator and would-be
        mayor Ann Lee"."""
        words = self.known.tokens.words
        first = i
        while first > main and words[first - 1][:1].isupper() and self.head[first - 1] == i:
            first -= 1
        role = self.relation[first - 1] == "compound" and self.head[first - 1] == i
        return main < first - 1 and role and self._is_person_at(i)

    def _is_straight(self, i: int, main: int) -> bool:
        """Whether no preposition but "of" stands on the way from a token up to the main one: "the
        letter to Chairman Lee, a nurse," is not Lee's."""
        for _ in range(BACK):
            above = int(self.head[i])
            if i == main or above < 0 or above == i:
                break
            if self.relation[i] == "pobj" and self.words[above] not in ("of", "for"):
                return False
            i = above
        return True

    def _titled_in(self, tokens: range, main: int) -> list[int]:
        """Names behind the role that a source hangs on: "the chairman of the board, Senator Ann
        Lee", "Fleet President and Captain Ann Lee"."""
        if self._is_person_at(main) and main == tokens[-1]:
            return []
        if self.words[main] not in person_nouns() and not self._named_at(main):
            return []
        text, ends, starts = (
            self.article.unwrapped,
            self.known.tokens.ends,
            self.known.tokens.starts,
        )
        last = next(
            (k - 1 for k in tokens if k > main and "," in text[ends[k - 1] : starts[k]]), tokens[-1]
        )
        hangs = terms_of("function", "preposition").keys() & set(self.words[main:last])
        straight = not (hangs and self.words[main] in person_nouns())
        named = straight and (self._is_office(last) or self._is_joined(last, main))
        out = [last] if named else []
        for k in tokens:
            # "Reps. Tom Ray, Ann Lee and Joe Ford": the first of them speaks.
            listed = self._is_person_at(main)
            if k > main and not listed and "," in text[ends[k - 1] : starts[k]]:
                name = k + (self.words[k] in _offices() or self.words[k] in ADDRESS)
                return [*out, name] if name in tokens and self._is_person_at(name) else out
        return out

    def _is_person_at(self, i: int) -> bool:
        """Whether a token is a word of a person's name."""
        return any(kind == "named person" for _, kind, _ in self._named_at(i))

    def _named_at(self, i: int) -> list[tuple[str, Kind, str]]:
        """The name that token `i` is a word of: whose it is, what they are, what is printed."""
        start = self.known.tokens.starts[i]
        return [
            (*self.bearers[mention], mention.surface)
            for mention, _ in self.known.names.within(max(0, start - LONGEST_NAME), start + 1)
            if mention in self.bearers and start < mention.end
        ]

    # -- common nouns -----------------------------------------------------------------------------

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
        if {self.words[main], self.known.lemma[main]}.isdisjoint(_nouns("carrier")):
            return None
        if (author := self._author(tokens, main)) is not None:
            return author
        for k in range(tokens[0], main):
            for name, kind, _ in self._named_at(k):
                stands = self.relation[k] == "compound" and int(self.head[k]) == main
                if stands and kind in ("named person", "institution") and name not in _CHANNELS:
                    return self._of(name, kind, True)
        if self.words[main + 1 : main + 2] in (["from"], ["by"]):
            return None  # "a message from the office"
        maker = self._maker(main)
        if maker is not None and not tokens[0] <= maker <= tokens[-1]:
            held = [
                k for k in under(self.known, maker, range(max(0, maker - BACK), main)) if k < main
            ]
            return self._speaker(self.known.span(held[0], maker + 1), one)
        here = int(self.known.sentence[main])
        if self.words[tokens[0]] in ("the", "this") and self.words[main] == self.known.lemma[main]:
            for token, other, near in reversed(self.seen):
                if here - int(self.known.sentence[token]) > REACH[1]:
                    break
                own = near == 0 and int(self.known.columns.said[token]) < 0
                if own and other.kind in ("named person", "institution"):
                    named = other.name.removeprefix("the ").removeprefix("The ")[:1].isupper()
                    return replace(other, guessed=True) if named else NOBODY
        return NOBODY

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
                for k in range(max(0, verb - 2 * BACK), verb)
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
                return self._by_body(main, said)
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
        if not low & _nouns("document") or low & _nouns("thing"):
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
            self.words[k] in _OWNERS or self.words[k].endswith(("'s", "s'"))
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
        held = [one for one in met if not _offices().isdisjoint(map(_bare_title, one.role.split()))]
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
        if word in _nouns("vague") or not noun:
            return "vague"
        if self.words[main + 1 : main + 2] == ["of"] and self._is_people(tokens[-1]):
            return "vague"  # "a group of residents"
        if word == "one" and (of := self._parts(main)) and not self._is_people(of):
            return "institution"  # "one of the messages"
        if forms & person_nouns() or _is_agent(low):
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
        if forms & (_nouns("body") | _nouns("document")):
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
        plural = word != low and (low in person_nouns() or _is_agent(low))
        return (
            plural or word in _nouns("vague") or any(k == "vague" for _, k, _ in self._named_at(i))
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
            if any(_is_meant(said, told) for told in roles):
                fits[one.name] = token
        close = [n for n, token in fits.items() if here - int(self.known.sentence[token]) <= 1]
        if not fits:  # "The chairman asked", and only then who is chairman
            later = [n for n, told in self.roles.items() if any(_is_meant(said, x) for x in told)]
            fits = dict.fromkeys(later if len(later) == 1 else (), main)
        if not fits or len(close) > 1:
            return None
        return self._of(next(iter(fits)), "named person", True)

    def _is_epithet(self, main: int, said: Sequence[str], one: Attribution) -> bool:
        """Whether "the ..." may say of somebody named what they are: who is quoted with more than a
        noun, and who holds an office or seeks one, unless somebody else says what they said."""
        if not _LESS.isdisjoint(set(said) - {"former", "ex"}):
            return False  # "the deputy mayor"
        if one.kind == "indirect":
            office = said[-1].removeprefix("ex-") in _nouns("office")
            return office and int(self.known.columns.said[main]) < 0
        return len(said) > 1 or said[-1] in _offices() | _nouns("office")

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
            [n for n in met if _plain(noun) in map(_head, self.roles.get(n, ()))],
            [n for n in spoke if spoke[n] == max(spoke.values())],
            [*met],
        ):
            if len(fits) == 1:
                return self._of(fits[0], "named person", True)
        return None

    def _bearing(self, noun: str) -> list[str]:
        """Whose role is one noun and no more: "lawyer Ann Lee"."""
        return [n for n, told in self.roles.items() if any(_plain(r) == _plain(noun) for r in told)]

    def _by_body(self, main: int, said: Sequence[str]) -> Speaker | None:
        """ "The ministry": the last name that has the word in it."""
        if not set(said) & _nouns("body"):
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

    # -- pronouns ---------------------------------------------------------------------------------

    def _pronoun(self, main: int, word: str, said: Attribution) -> Speaker:
        around = int(self.known.columns.said[main])
        holder = self.made[around] if around >= 0 else NOBODY
        quoted = self.article.quotation_at(self.known.tokens.starts[main]) is not None
        if word in _SELF:
            return holder if quoted and holder != NOBODY else Speaker(word, "unnamed person")
        spoke = next((one for token, one, near in reversed(self.seen) if not near), None)
        if word in _IT and spoke is NOBODY:
            return Speaker(word, "institution")  # "The letter said. It added"
        # "Lee asked whether she thought": the one who is asked.
        cue = self.known.attributions[around].cue if around >= 0 else None
        asks = cue is not None and self.article.slice(cue).lower().startswith("ask")
        # "Lee said she thought": the same person; in quotation marks it is somebody else.
        if not quoted and not asks and holder != NOBODY and self._fits(holder, word):
            return replace(holder, guessed=True)
        ahead = self._ahead(main) if word in _HE | _SHE else None
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
            if (near < 2 or word in _HE | _SHE)
            and self._fits(one, word)
            and not ((quoted or asks) and one.name == holder.name)
        ]
        # Who is named in the words is hardly their speaker, unless they spoke or acted before, or
        # nobody else did: "Mayor Ann Lee is to leave, she said" (of 25 speakers in 298 texts of
        # news that hang on this 24 are right, read by a language model).
        sure = [one for one, near in fits if near < 2 or one.name not in others]
        for one in (*sure, *(one for one, near in fits if near == 3)):
            return replace(one, guessed=True)
        kind: Kind = "vague" if word in _THEY else "institution"
        return Speaker(word, "unnamed person" if word in _HE | _SHE else kind)

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
                    if self.relation[k] in _SUBJECT and int(self.head[k]) == above:
                        named = [x for x in self._named_at(k) if x[1] != "unnamed person"]
                        return self._of(*named[0][:2], True) if named else None
            at = above
        return None

    def _named_in(self, content: Span) -> set[str]:
        """Who is named in what is said."""
        met = (self.bearers.get(m) for m, _ in self.known.names.within(*content))
        return {bearer[0] for bearer in met if bearer is not None and bearer[1] == "named person"}

    def _fits(self, one: Speaker, word: str) -> bool:
        if word in _HE | _SHE:
            other = "f" if word in _HE else "m"
            return one.kind in _PERSONS and self.sexes.get(one.name) != other
        if word in _IT:
            return one.kind == "institution"
        if one.kind == "institution":  # "The groups" are they, a ministry is it
            last = one.name.lower().rpartition(" ")[2]
            return last not in _nouns("body") and not _nouns("body").isdisjoint(lemmas(last))
        return one.kind == "vague" and _nouns("document").isdisjoint(lemmas(one.name.split()[-1]))

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
        if near < 2 or not i < main < verb or self.relation[main] not in _SUBJECT:
            return near
        for _ in range(2 * BACK):
            above = int(self.head[i])
            if above < 0 or above == i:
                return near
            if above == verb:
                return BESIDE
            if any(self.relation[k] in _SUBJECT and self.head[k] == above for k in range(above)):
                return near  # "When it came to Ann Lee, she said"
            i = above
        return near

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
            n += not inside and (_HE | _SHE).isdisjoint(self.words[low:high])
        return out

    def _sex(self, mention: Mention) -> str:
        """What the title before a name says: "m", "f", or "" for nothing."""
        first = self.known.token_at(mention.start)
        words = self.words[max(0, first - 1) : first + 1]
        if not MALE.isdisjoint(words):
            return "m"
        return "f" if not FEMALE.isdisjoint(words) else ""


def _emptiness(role: str) -> int:
    """How little a role says beside others: an office, a title alone, a party."""
    if is_party(role):
        return 3
    if role.startswith("of "):
        return 4
    its = re.split("['’]", role)[0] in _nouns("body")
    return int(role in ("Dr.", "Dr") or role.startswith("who ") or its)


def _by_office(told: list[str]) -> list[str]:
    """Roles, before a title alone the office that says of what: "chairman of the House Intelligence
    Committee" before "Rep.", "Texas Governor" before "Governor"."""
    longer = [r for r in told if r.endswith(f" {told[0]}")] if told else []
    words = told[0].strip(".").split() if told else []
    # "California Rep.": of a committee too.
    seat = bool(words) and words[-1] in ("Rep", "Sen", "Representative", "Senator")
    if not seat and " ".join(words) not in titles() - _RULERS:
        over = longer if told and "Under" in told[0] else []
        return [*over, *(r for r in told if r not in over)]
    same = [r for r in longer if r[:1].isupper() and titles().isdisjoint(r.split()[:-1])]
    over = [r for r in told if _OFFICE.search(r) and not _ITS.match(r)] or same[:1]
    article = ("a ", "an ", "the ")
    fuller = next((r for r in told[1:] if _is_fuller(r) and not r.endswith(told[0])), "")
    if fuller and not over:  # "Rep., member of the House Freedom Caucus"
        bare = next((fuller.removeprefix(x) for x in article if fuller.startswith(x)), fuller)
        seat = words[-1] in ("Rep", "Sen", "Representative", "Senator", "Gov", "Governor")
        over = [f"{told[0]}, {bare}" if seat else fuller]
    return [*over, *(r for r in told if r not in over)]


def _is_fuller(role: str) -> bool:
    """Whether a role tells what a title alone does not: "a nurse of the Lima Clinic"; of a body
    that is told there, at some length, and not the party and place alone."""
    words = role.split()
    named = any(word[:1].isupper() for word in words[1:])
    judges = not _opinions().isdisjoint(words)
    told = len(words) > 3 and named and not judges and not is_party(role)
    # "Democrats who have defined it" are others.
    many = any(word.endswith("s") and word[:-1] in titles("party") for word in words)
    return told and not many and words[0].lower() not in ("of", "who", "one", "another")


def _unloaded(role: str) -> str:
    """A role without the writer's opinion at its head: "bombastic talk show host"."""
    words = role.split(" ")
    first = words[0].lower() in ("a", "an")
    rest = words[first + 1 :]
    if not rest or words[first].lower() not in _opinions() or not _is_role(" ".join(rest)):
        return role
    if rest[0] in terms_of("naming", "organisation"):
        return role  # "Revolutionary Guard commander"
    article = ("an" if rest[0][0].lower() in "aeio" else "a",) if first else ()
    return " ".join((*article, *rest))


@cache
def _opinions() -> frozenset[str]:
    """Words, in small letters, that judge or label whom they stand before."""
    lists = ("glorifying", "loaded_evaluation", "labelling", "ridicule")
    return frozenset(word.lower() for name in lists for word in terms_of(name))


def _no_longer(told: list[str]) -> list[str]:
    """Roles, the first one as the text tells it of who holds it no longer: "former senator", where
    it says "Senator" too."""
    if not told or told[0].lower().startswith(("former ", "a former ")):
        return told
    head = _head(told[0])
    over = [r for r in told if r.lower().startswith(("former ", "a former ")) and _head(r) == head]
    return [*over, *(r for r in told if r not in over)]


def _bare_title(word: str) -> str:
    return word.lower().strip(".,")


def _is_meant(said: Sequence[str], role: str) -> bool:
    """Whether "the ..." may name who has a role: "chairman" or "chairman of the House committee
    that met" who is "the committee's chairman", not "the president" who is one of some body."""
    words = {_plain(w) for w in role.lower().replace(",", "").split()} - _ARTICLES - {"of"}
    told = {_plain(w) for w in said}
    fuller = len(words) > 1 and words <= told and _LESS.isdisjoint(told - words)
    # "The Ohio secretary of state" is no secretary of state of elsewhere.
    fuller = fuller and not any(w.title() in terms_of("naming", "state") for w in told - words)
    return fuller or (is_called(said, role) and not _leads(said, role))


def _leads(said: Sequence[str], role: str) -> bool:
    """Whether a role is the president of some body, and no "the president"."""
    return list(said) == ["president"] and " of " in role


def _sex_of(words: Sequence[str]) -> str:
    """What the words of a role say: "m", "f", or "" for nothing."""
    if any(w in HERS or w.endswith("woman") for w in words):
        return "f"
    return "m" if any(w in HIS for w in words) else ""


def _is_person(entity: Entity) -> bool:
    """Whether a name is a person's: it is read as one, or a role stands before two words of it
    ("Senate Minority Leader Gretchen Whitmer"), or it is read as nothing for certain and has a
    first name and one word more ("in Ann Lee's town")."""
    words = entity.key.split()
    if len(words) > 2 and words[-1].lower() in terms_of("sites") and not is_first_name(words[0]):
        return False  # "War Memorial Building"
    if _is_long(words):
        return bool(_surnamed(entity)) or _untitled(entity.key) != entity.key
    first = entity.kind in ("place", "unknown") and is_first_name(words[0])
    plain = [w.strip(".").lower() for w in words]
    first = first and sum(len(w) > 1 and w not in _SUFFIXES for w in plain) == 2
    return entity.kind == "person" or first or _untitled(entity.key) != entity.key


def _is_long(words: Sequence[str]) -> bool:
    """Whether words are too many for a person's name: four capitals, of which the first is no
    first name ("Ford National Lima Club")."""
    full = all(w[0].isupper() and len(w.strip(".")) > 1 for w in words)
    behind = words[-1].strip(".").lower() in _SUFFIXES
    return len(words) > 3 and full and not behind and not is_first_name(words[0])


def _surnamed(entity: Entity) -> str:
    """ "Ann Lee" of "Harbour Security Ann Lee", where the text goes on to "Lee"; "" elsewhere."""
    words = entity.key.split()
    again = any(m.surface.removesuffix("'s") == words[-1] for m in entity.mentions)
    return " ".join(words[-2:]) if _is_long(words) and again else ""


def _untitled(key: str) -> str:
    """A name without the roles before it, if a first and a last name are left."""
    words = key.split()
    plain = [w.lower().strip(".") for w in words]
    roles = [n for n, w in enumerate(plain) if {w, w.removesuffix("s")} & person_nouns()]
    last = max(roles, default=-1)
    return " ".join(words[last + 1 :]) if len(words) - last - 1 in (2, 3) and last >= 0 else key


def _head(role: str) -> str:
    """The noun of a role, as others may print it: "representative" of "Rep. for Lima"."""
    words = role.lower().replace(",", " ").split()
    hangs = terms_of("function", "preposition")
    end = next((n for n, w in enumerate(words) if n and w in hangs), len(words))
    return _plain(words[end - 1])


def _titled(surface: str, name: str) -> str:
    """The roles that were printed as a part of a name."""
    return surface.removesuffix(name).strip() if surface.endswith(name) else ""


def _of_one(role: str) -> str:
    """The role of one person: "Sens. Ann Lee and Tom Ray" makes each a "Sen."."""
    before, space, title = role.rpartition(" ")
    if title.endswith("s") and title[:-1] in titles():
        return f"{before}{space}{title[:-1]}"
    short = title.removesuffix("s.")
    return f"{before}{space}{short}." if short != title and short in titles() else role


def _is_role(words: str) -> bool:
    """Whether words name what a person is."""
    low = [w.strip(".,'\"") for w in words.lower().split()]
    if low and low[0] in terms_of("numerals") and low[0] not in ("one", "first", "second"):
        return False  # "Two candidates who stayed away: Ann Lee and ..."
    # "An inquiry led by a judge" is nobody, "one of its members" is.
    hangs = terms_of("function", "preposition")
    end = next((n for n, w in enumerate(low) if n and w in hangs), len(low))
    low = low if low[:1] == ["one"] else low[:end]
    if (
        len(low) > 1
        and low[-1].endswith("s")
        and low[-1][:-1] in person_nouns()
        and low[0] != "one"
    ):
        return False  # "Both are former governors, Lee of Lima and Ford of Delft"
    # "One of Ford's lawyers".
    low = [*low, *(w.removesuffix("s") for w in low[1:])] if low[:1] == ["one"] else low
    bare = [w.removeprefix("co-").removesuffix("-elect") for w in low]
    if any(w in person_nouns() or _is_agent(w) for w in bare):
        return True
    if low[:1] == ["one"] and "of" in low and low[-1].endswith(_DOING):
        return True  # "one of Ford's public defenders"
    # "Ann Lee, a baker"; "a University of Lima professor", where only names stand before the noun.
    full = _CLAUSE.split(words)[0].split()
    if full[:1] in (["a"], ["an"]) and len(full) < 4 and full[-1].endswith(_DOING):
        return True
    named = all(w[:1].isupper() or w.lower() in (*hangs, *_ARTICLES) for w in full[:-1])
    return named and bool(full) and full[-1].lower() in person_nouns()


def _kind_of(entity: Entity, mention: Mention) -> Kind | None:
    """What a name of no person is as a speaker; None where it speaks for nobody (an adjective)."""
    if mention.role == "adjective":
        return None
    if entity.kind == "group" and not mention.surface.endswith("s"):
        # "The Republican", "the GOP"
        return "institution" if mention.surface.isupper() else "unnamed person"
    many = entity.kind == "group" and mention.surface.endswith("s")  # "Republicans"
    return "vague" if mention.role == "people" or many else "institution"


def _is_agent(low: str) -> bool:
    """Whether the end of a word says that it names a person."""
    ends = low.endswith(("person", "man", "woman", "ist", "ologist", "maker"))
    return ends and low not in ("human", "german", "roman")  # "Health and Human Services"
