"""Which happening do both accounts open with?

The opening of a news text (its titles and first sentences) tells what happened. Two openings tell
one happening, as far as a reader can check it, when a sentence of each has the same event word
(one stem, one root, or one group of event words) and the same participant, place or further rare
words beside it. A shared weekday is nothing of the kind: much happens on a Wednesday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bias.article import Article, Sentence, tokenize
from bias.lists import fold, terms_of
from bias.names import Entity, Names
from bias.relation.excerpt import is_cut
from bias.relation.places import openings
from bias.relation.portrait import Portrait, rarity
from bias.words import groups
from bias.words.known import stopwords
from bias.words.stems import root, stem

#: Nats of rarity that event word, participants and further words must bring together: LITTLE is
#: enough where the score of occurrence is as high as LIKELY, else SOME; of a text that is cut off
#: CUT, and more than that (SURE) where the headlines do not meet and the score is CERTAIN.
#: Set on pairs of news texts, docs/method/relation.md#happening.
LITTLE, SOME, CUT, SURE = 4.0, 8.0, 10.0, 20.0
LIKELY, CERTAIN = 0.9, 0.98
#: Share of the words of either headline that the other text must have as well: of cut texts, and
#: of whole ones where the score is under LIKELY.
HELD_CUT, HELD = 0.4, 0.2
MOST = 3  # participants named in a note
#: What a country in common is worth beside another participant.
COUNTRY = 0.3
#: Words that name no happening of their own: somebody says, has, becomes.
_NO_HAPPENING = (
    "say tell add state note report ask speak call make take get give go come see be have do "
    "become want need plan use work show know think believe include expect try keep put let like "
    "help look find seem mean face follow set hold run turn bring lead remain continue talk write "
    "read share post tweet move start begin end act military close vote poll elect time year "
    "day week month"
)
_LIGHT = frozenset(stem(w) for w in _NO_HAPPENING.split())
_PERSON = re.compile(r"(?:ers?|ors?|ees?|ants?|ists?|men|man)$")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of an opening: event words (key -> printed), names, other words."""

    sentence: Sentence
    events: dict[str, str]
    named: tuple[Entity, ...]
    others: dict[str, str]


@dataclass(frozen=True, slots=True)
class Happening:
    """What both openings tell: the sentences, the event as printed, who or where, how sure."""

    a: Sentence
    b: Sentence
    said: tuple[str, str]
    named: tuple[tuple[Entity, Entity], ...]
    others: tuple[str, ...]
    weight: float

    def note(self) -> str:
        """What both openings have, in words of theirs."""
        x, y = self.said
        said = f"“{x}”" if fold(x) == fold(y) else f"“{x}” (A) and “{y}” (B)"
        beside = [min(m.key, n.key, key=lambda k: (len(k), k)) for m, n in self.named]
        beside += [f"“{w}”" for w in self.others]
        return f"near the top both have {said} with {listed(beside[:MOST])}"


def find(a: Portrait, b: Portrait) -> Happening | None:
    """Return the happening that the two openings share best, or None; symmetric."""
    best: Happening | None = None
    rank: tuple[float, int, int] | None = None
    exchanged = a.article.order > b.article.order
    for left in _opening(a):
        for right in _opening(b):
            found = _together(left, right, exchanged)
            if found is None:
                continue
            numbers = (left.sentence.number, right.sentence.number)
            own = numbers[exchanged]  # in a tie the text that is first in canonical order
            key = (-found.weight, sum(numbers), own)
            if rank is None or key < rank:
                best, rank = found, key
    return best


def is_enough(a: Portrait, b: Portrait, found: Happening | None, likely: float) -> bool:
    """May the openings of `a` and `b` be called one happening?

    Args:
        found: what they share.
        likely: the score of occurrence, 0 to 1.
    """
    if found is None:
        return False
    articles = a.article, b.article
    if any(is_cut(x) for x in articles):
        if found.weight >= SURE and likely >= CERTAIN:
            return True
        return found.weight >= CUT and min(_held(a, b), _held(b, a)) >= HELD_CUT
    if likely >= LIKELY:
        return found.weight >= LITTLE
    titled = all(any(s.kind == "title" for s in x.sentences) for x in articles)
    met = not titled or min(_held(a, b), _held(b, a)) >= HELD
    return met and found.weight >= SOME


def _held(portrait: Portrait, other: Portrait) -> float:
    """The share of a headline's words (no names; by rarity) that the other text has as well."""
    article = portrait.article
    known, stop = groups.load(), stopwords()
    there = {w for s in other.article.sentences for w in tokenize(other.article.slice(s)).words}
    forms = {f for w in there for f in (stem(w), root(w))}
    labels = {label for w in there for label in known.of(w)}
    held = total = 0.0
    for sentence in [s for s in article.sentences if s.kind == "title"] or article.body[:1]:
        starts, _, tokens = tokenize(article.slice(sentence))
        for start, token in zip(starts, tokens, strict=True):
            low = fold(token)
            if low in stop or stem(low) in stop or len(low) < 3:
                continue
            if portrait.named.at(sentence.start + start) is not None:
                continue
            weight = rarity(stem(low))
            total += weight
            if stem(low) in forms or root(low) in forms:
                held += weight
            elif known.of(low) & labels:
                held += 0.6 * weight
    return held / total if total else 0.0


def _opening(portrait: Portrait) -> list[Telling]:
    return [_telling(portrait.article, portrait.named, s) for s in openings(portrait.article)]


def _telling(article: Article, names: Names, sentence: Sentence) -> Telling:
    stop = stopwords()
    events: dict[str, str] = {}
    others: dict[str, str] = {}
    starts, _, tokens = tokenize(article.slice(sentence))
    for start, token in zip(starts, tokens, strict=True):
        low = fold(token)
        form = stem(low)
        if low in stop or form in stop or not low[0].isalpha() or len(low) < 3:
            continue
        if low in _days() or names.at(sentence.start + start) is not None:
            continue
        if _is_event(low, form):
            events.setdefault(low, token)
        else:
            others.setdefault(form, token)
    named = {e.key: e for _, e in names.within(sentence.start, sentence.end)}
    return Telling(sentence, events, tuple(named.values()), others)


def _together(left: Telling, right: Telling, exchanged: bool) -> Happening | None:
    """What a sentence of A and one of B share, if they share an event and a participant."""
    events = sorted(
        ((w, x, y) for x in left.events for y in right.events if (w := _alike(x, y)) > 0.0),
        key=lambda e: (
            -round(e[0], 6),
            _places(e[1], left) + _places(e[2], right),
            *sorted(e[1:]),  # the last word in a tie, the same from both sides
        ),
    )
    if not events:
        return None
    named = same_names(left.named, right.named, exchanged)
    others = sorted(left.others.keys() & right.others.keys())
    weight = events[0][0]
    used = {events[0][1], events[0][2]}
    for w, x, y in events[1:]:
        if x not in used and y not in used:
            used |= {x, y}
            weight += w / 2  # one happening has one main event; the rest is detail
    weight += sum(_worth(x, y) for x, y in named) + sum(rarity(o) for o in others) / 2
    _, x, y = events[0]
    both = [(left.others[o], right.others[o]) for o in others if rarity(o) > 3]
    printed = tuple(min(x, y, key=lambda w: (len(w), w)) for x, y in both if (x + y).islower())
    if not named and not printed:
        return None
    said = (left.events[x], right.events[y])
    return Happening(left.sentence, right.sentence, said, named, printed, round(weight, 4))


def _alike(x: str, y: str) -> float:
    """How far two event words are one: by stem, by root, or by a group of event words."""
    if stem(x) == stem(y):
        return rarity(stem(x))
    rare = min(rarity(stem(x)), rarity(stem(y)))
    if root(x) == root(y):
        return 0.9 * rare
    known = groups.load()
    return 0.6 * rare if known.of(x) & known.of(y) else 0.0


def _is_event(low: str, form: str) -> bool:
    """Does a word name something that happens, and not somebody who does it?"""
    if form in _LIGHT or root(low) in _LIGHT:
        return False
    if form in _verbs():
        return True
    return _PERSON.search(low) is None and bool(groups.load().of(low))


def _places(word: str, telling: Telling) -> int:
    return list(telling.events).index(word)


def same_names(
    left: tuple[Entity, ...], right: tuple[Entity, ...], exchanged: bool
) -> tuple[tuple[Entity, Entity], ...]:
    """Entities that both sentences name, each once; the same key before another spelling, then by
    place, in a tie by the place in the text that is first in canonical order."""
    meetings = [
        ((x.key != y.key, i + j, j if exchanged else i), x, y)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if one(x, y)
    ]
    found: list[tuple[Entity, Entity]] = []
    for _, x, y in sorted(meetings, key=lambda m: m[0]):
        if all(x is not m and y is not n for m, n in found):
            found.append((x, y))
    return tuple(found)


def one(left: Entity, right: Entity) -> bool:
    """Are entities of two texts one? By key, a person's last name, or spelling."""
    if left.key == right.key:
        return True
    if left.kind == right.kind == "person":
        return fold(left.key.split()[-1]) == fold(right.key.split()[-1])
    return len(left.match) > 3 and left.match == right.match


def name_weight(x: Entity, y: Entity) -> float:
    """How much it says that both name this: the rarity of its rarest token."""
    tokens = [t for e in (x, y) for t in tokenize(e.key).words]
    return max((rarity(stem(t)) for t in tokens), default=0.0)


def _worth(x: Entity, y: Entity) -> float:
    """A country takes part in much; a person, a town, a body in less."""
    return name_weight(x, y) * (COUNTRY if x.key in _countries() else 1.0)


@cache
def _countries() -> frozenset[str]:
    return frozenset(terms_of("countries", "country"))


def listed(things: list[str]) -> str:
    """Name things in a sentence: "a, b and c"."""
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]


@cache
def _verbs() -> frozenset[str]:
    return frozenset(stem(w) for w in terms_of("verbs"))


@cache
def _days() -> frozenset[str]:
    return frozenset(w.lower() for note in ("weekday", "month") for w in terms_of("calendar", note))
