"""Whose name is it, and can its bearer speak?

A name is who it names: a person, a body, a document; a place only as a government's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from bias.article import HEADLINE
from bias.attribution.model import Kind, Speaker
from bias.attribution.nouns_listed import nouns_of, offices, person_nouns
from bias.attribution.posts import posts
from bias.attribution.role_words import is_role
from bias.attribution.roles import ADDRESS
from bias.attribution.roster import BACK, HE, IT, SHE, Roster
from bias.lists import terms_of
from bias.names import (
    Entity,
    Mention,
    is_first_name,
    sex_of_first_name,
)

#: Characters of a name.
LONGEST_NAME, LONGEST_ACRONYM = 60, 6
_CAMEL = re.compile(r"(?!Ma?c|D[eiu]|L[ae]|Van|Fitz)[A-Z][a-z]+[A-Z][a-z]{3}")
#: Countries that people are called after.
_GIVEN = frozenset(("Chad", "Georgia", "India", "Israel", "Jordan", "Kenya"))
#: Letters before the names of ships that might be somebody's initials.
_SHIPS = frozenset(("MS", "MV", "SS"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


class Bearers(Roster):
    """Names of an article, and who bears them."""

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
        # "In Kim's hands": no place that a list knows (5 of 5 texts of 256 right).
        listed = {*terms_of("countries"), *terms_of("naming")}
        guess = entity.kind == "place" and parts[0] not in listed and " " in "".join(owners)
        if alone and (addressed or guess or entity.kind in ("unknown", "person")):
            return owners[0], "named person"
        if addressed:
            return _surnamed(entity) or _untitled(entity.key), "named person"
        # "The Weekly Register" is no person, whatever it says.
        bare = _surnamed(entity) or _untitled(entity.key)
        if parts[-1].lower() in nouns_of("document"):  # "The Customer Satisfaction Index"
            return self._printed(entity, entity.key), "institution"
        head = first - 2 - (before == "the")
        of = head >= 0 and self.words[head + 1] == "of" and self.words[head] in person_nouns()
        body = len(parts) > 1 and parts[-1].lower() in nouns_of("body")
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
        if told and not body and (is_person(entity) or self._is_introduced(entity)):
            if self._is_thing(entity):
                return self._printed(entity, entity.key), "institution"
            return self._printed(entity, bare), "named person"
        # "Jen Jordan, a state senator".
        beside = () if body or len(parts) != 2 or before == "the" else posts(self.known, mention)
        if any(told.startswith(("a ", "an ")) and is_role(told) for told in beside):
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
                titled = self.words[max(0, token - 1)] in offices() | ADDRESS
                after = {w.partition("'")[0] for w in self.words[token:high]}
                told["he"] += titled or not (HE | SHE | {"who"}).isdisjoint(after)
                told["it"] += not IT.isdisjoint(after)
            self.things[entity.key] = " " not in entity.key and told["it"] > 2 * told["he"]
        return self.things[entity.key]

    def _is_thing(self, entity: Entity) -> bool:
        """Whether a name that might be a person's is a ship's, an outlet's or a company's: it opens
        with letters ("HMS Moe") or has a country in it ("Moefone Egypt"); and no first name opens
        it, no title stands before it, and its last word is nobody's, alone or in another name."""
        words = entity.key.split()
        if len(words) < 2 or is_first_name(words[0].title()) or _untitled(entity.key) != entity.key:
            return False
        loud = words[0].isalpha() and words[0].isupper()
        loud = loud and (len(words[0]) > 2 or words[0] in _SHIPS)
        lands = {words[0], words[-1]} - _GIVEN
        of = not lands.isdisjoint(terms_of("countries", "country"))
        if not (loud or of):
            return False
        others = {x.removesuffix("'s") for x in self.surfaces} - {entity.key}
        alone = not of and any(x.rpartition(" ")[2] == words[-1] for x in others)
        return not alone and not any(self._follows(m, offices() | ADDRESS) for m in entity.mentions)

    def _is_introduced(self, entity: Entity) -> bool:
        """Whether a name of two words, read as nothing for certain, has a role before it
        ("prosecutor Kellie Moe")."""
        words = entity.key.split()
        unsure = entity.kind in ("place", "unknown") and len(words) == 2
        unsure = unsure and entity.key not in terms_of("countries")
        return unsure and any(self._follows(m, person_nouns()) for m in entity.mentions)

    def _follows(self, mention: Mention, nouns: Collection[str]) -> bool:
        """Whether one of these nouns stands right before a name."""
        first = self.known.token_at(mention.start)
        end = self.known.tokens.ends[first - 1] if first else 0
        close = not self.article.unwrapped[end : mention.start].strip(" .")
        return first > 0 and close and self.words[first - 1] in nouns

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
        of = self.words[main] in offices() and self.words[main + 1 : main + 2] == ["of"]
        if of and not is_first_name(self.known.tokens.words[min(main + 2, tokens[-1])]):
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
            if self.words[i] in offices():
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
                name = k + (self.words[k] in offices() or self.words[k] in ADDRESS)
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


def is_person(entity: Entity) -> bool:
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


def title_of(surface: str, name: str) -> str:
    """The roles that were printed as a part of a name."""
    return surface.removesuffix(name).strip() if surface.endswith(name) else ""


def _kind_of(entity: Entity, mention: Mention) -> Kind | None:
    """What a name of no person is as a speaker; None where it speaks for nobody (an adjective)."""
    if mention.role == "adjective":
        return None
    if entity.kind == "group" and not mention.surface.endswith("s"):
        # "The Republican", "the GOP"
        return "institution" if mention.surface.isupper() else "unnamed person"
    many = entity.kind == "group" and mention.surface.endswith("s")  # "Republicans"
    return "vague" if mention.role == "people" or many else "institution"
