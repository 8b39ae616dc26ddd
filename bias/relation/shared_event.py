"""Which event do both accounts open with?

The opening of a news text (its titles and first sentences) tells what happened. Two openings tell
one event, as far as a reader can check it, when a sentence of each has the same event word (one
lemma, one family, or one kind of event) and the same participant, place or further rare words
beside it. A shared weekday is nothing of the kind: much happens on a Wednesday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bias import words
from bias.article import Sentence
from bias.lists import fold, terms_of
from bias.names import Entity
from bias.reading import Reading
from bias.relation.account import Account, is_content, words_of_name
from bias.relation.event_places import kinds_of_events, openings

#: Nats of rarity that event word, participants and further words must bring together: LITTLE is
#: enough where the score of occurrence is as high as LIKELY, else SOME, and then the headlines
#: must meet. Set on pairs of news texts, docs/method/relation.md#shared-event.
LITTLE, SOME = 4.0, 8.0
LIKELY = 0.9
#: Share of the words of either headline that the other text must have as well, under LIKELY.
HELD = 0.2
MOST_NAMED = 3  # things named beside the event
#: What a country in common is worth beside another participant.
COUNTRY = 0.3
#: What one family, and one kind of event, are worth beside the same word.
FAMILY, KIND = 0.9, 0.6
_SHORTEST = 3  # letters of a word that tells something
_RARE = 3.0  # nats of a word that may be named beside the event
_PEOPLE = ("er", "or", "ee", "ant", "ist", "men", "man")  # endings of who does or suffers it


@dataclass(frozen=True, slots=True)
class OpeningSentence:
    """A sentence of an opening: event words and other words by key, as printed, and names."""

    sentence: Sentence
    events: dict[str, str]
    named: tuple[Entity, ...]
    others: dict[str, str]


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """What both openings tell: the sentences, the event as printed, who or where, how sure."""

    a: Sentence
    b: Sentence
    said: tuple[str, str]
    named: tuple[tuple[Entity, Entity], ...]
    others: tuple[str, ...]
    weight: float

    def words(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The event and what stands beside it: as A has it, as B has it, and what each two are."""
        x, y = self.said
        pairs = [("word" if fold(x) == fold(y) else "akin", x, y)]
        pairs += [("name", m.key, n.key) for m, n in self.named]
        pairs += [("word", w, w) for w in self.others]
        kinds, left, right = zip(*pairs[: 1 + MOST_NAMED], strict=True)
        return left, right, kinds


def find_shared_event(a: Account, b: Account) -> SharedEvent | None:
    """Return the event that two openings share best, or None; symmetric."""
    best: SharedEvent | None = None
    rank: tuple[float, int, int] | None = None
    exchanged = a.article.order > b.article.order
    theirs = _opening(b.reading)
    for left in _opening(a.reading):
        for right in theirs:
            found = _together(left, right, exchanged)
            if found is None:
                continue
            numbers = (left.sentence.number, right.sentence.number)
            own = numbers[exchanged]  # in a tie the text that is first in canonical order
            key = (-found.weight, sum(numbers), own)
            if rank is None or key < rank:
                best, rank = found, key
    return best


def is_enough(a: Account, b: Account, found: SharedEvent | None, likely: float) -> bool:
    """May the openings of two accounts be called one event?

    Args:
        found: what they share.
        likely: the score of occurrence, 0 to 1.
    """
    if found is None:
        return False
    if likely >= LIKELY:
        return found.weight >= LITTLE
    titled = all(any(s.kind == "title" for s in x.article.sentences) for x in (a, b))
    met = not titled or min(_held(a.reading, b.reading), _held(b.reading, a.reading)) >= HELD
    return met and found.weight >= SOME


def _held(reading: Reading, other: Reading) -> float:
    """The share of a headline's words (no names; by rarity) that the other text has as well."""
    article = reading.article
    families = {words.family(w) for w in other.tokens.words} | set(other.lemma)
    kinds = {kind for w in other.tokens.words for kind in words.event_groups(w)}
    held = total = 0.0
    for sentence in [s for s in article.sentences if s.kind == "title"] or article.body[:1]:
        for token in reading.tokens_of(sentence):
            low = fold(reading.tokens.words[token])
            if not is_content(reading, token) or len(low) < _SHORTEST:
                continue
            weight = words.rarity(low)
            total += weight
            if words.family(low) in families or reading.lemma[token] in families:
                held += weight
            elif words.event_groups(low) & kinds:
                held += KIND * weight
    return held / total if total else 0.0


def _opening(reading: Reading) -> list[OpeningSentence]:
    return [_opening_sentence(reading, s) for s in openings(reading.article)]


def _opening_sentence(reading: Reading, sentence: Sentence) -> OpeningSentence:
    events: dict[str, str] = {}
    others: dict[str, str] = {}
    for token in reading.tokens_of(sentence):
        printed = reading.tokens.words[token]
        low = fold(printed)
        if not is_content(reading, token) or len(low) < _SHORTEST or _is_calendar(low):
            continue
        if _is_event(low, reading.lemma[token]):
            events.setdefault(low, printed)
        else:
            others.setdefault(reading.lemma[token], printed)
    named = {e.key: e for _, e in reading.named_in(sentence)}
    return OpeningSentence(sentence, events, tuple(named.values()), others)


def _is_calendar(low: str) -> bool:
    return low in words.weekdays() or low in words.months()


def _together(left: OpeningSentence, right: OpeningSentence, exchanged: bool) -> SharedEvent | None:
    """What a sentence of A and one of B share, if they share an event and a participant."""
    events = sorted(
        ((w, x, y) for x in left.events for y in right.events if (w := _alike(x, y)) > 0.0),
        key=lambda e: (
            -round(e[0], 6),
            _rank(e[1], left) + _rank(e[2], right),
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
    weight += sum(_worth(x, y) for x, y in named) + sum(words.rarity(o) for o in others) / 2
    _, x, y = events[0]
    both = [(left.others[o], right.others[o]) for o in others if words.rarity(o) > _RARE]
    printed = tuple(min(p, key=lambda w: (len(w), w)) for p in both if "".join(p).islower())
    if not named and not printed:
        return None
    said = (left.events[x], right.events[y])
    return SharedEvent(left.sentence, right.sentence, said, named, printed, round(weight, 4))


def _alike(x: str, y: str) -> float:
    """How far two event words are one: the same word, one family, or one kind of event."""
    rare = min(words.rarity(x), words.rarity(y))
    if words.lemma(x) == words.lemma(y):
        return rare
    if words.family(x) == words.family(y):
        return FAMILY * rare
    return KIND * rare if words.event_groups(x) & words.event_groups(y) else 0.0


def _is_event(low: str, lemma: str) -> bool:
    """Does a word name something that happens, and not somebody who does it?"""
    if lemma in _light() or words.family(low) in _light():
        return False
    kinds = words.event_groups(low)
    if kinds and kinds <= _things():
        return False
    return lemma in _verbs() or (bool(kinds) and not low.removesuffix("s").endswith(_PEOPLE))


@cache
def _things() -> frozenset[str]:
    return kinds_of_events("thing")


def _rank(word: str, opening: OpeningSentence) -> int:
    return list(opening.events).index(word)


def same_names(
    left: Sequence[Entity], right: Sequence[Entity], exchanged: bool
) -> tuple[tuple[Entity, Entity], ...]:
    """Entities that both sentences name, each once; the same key before another spelling, then by
    place, in a tie by the place in the text that is first in canonical order."""
    meetings = [
        ((x.key != y.key, i + j, j if exchanged else i), x, y)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if is_one_entity(x, y)
    ]
    found: list[tuple[Entity, Entity]] = []
    for _, x, y in sorted(meetings, key=lambda m: m[0]):
        if all(x is not m and y is not n for m, n in found):
            found.append((x, y))
    return tuple(found)


def is_one_entity(left: Entity, right: Entity) -> bool:
    """Are entities of two texts one? By key, a person's last name, or spelling."""
    if left.key == right.key:
        return True
    if left.kind == right.kind == "person":
        return fold(left.key.split()[-1]) == fold(right.key.split()[-1])
    return len(left.match) > 3 and left.match == right.match


def name_weight(x: Entity, y: Entity) -> float:
    """How much it says that both name this: the rarity of its rarest word."""
    return max((words.rarity(w) for e in (x, y) for w in words_of_name(e)), default=0.0)


def _worth(x: Entity, y: Entity) -> float:
    """A country takes part in much; a person, a town, a body in less."""
    return name_weight(x, y) * (COUNTRY if x.key in _countries() else 1.0)


@cache
def _countries() -> frozenset[str]:
    return frozenset(terms_of("countries", "country"))


@cache
def _light() -> frozenset[str]:
    """Words that name no happening of their own: somebody says, has, becomes."""
    light = terms_of("light_verbs")
    return frozenset(light) | frozenset(map(words.family, light))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(terms_of("verbs"))
