"""Where does an account say that something happened?

A place counts when an event word and a locative lead to it ("strikes in Osk", "hit Kelmar"),
not when it acts ("Moscow condemned", a government) or is merely named. Countries are left out: two
happenings of one conflict share them. A sentence that looks back tells another happening.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bias import words
from bias.article import HEADLINE, Article, Sentence
from bias.lists import fold, terms_of
from bias.names import Entity, Mention
from bias.quantities import Quantity
from bias.reading import Reading

#: Body sentences of an opening; its titles are always part of it.
OPENING_SENTENCES = 4
#: Sentences read for places and for what lies behind.
FAR = 300
_FIRST_YEAR = 1900
_REACH = 8  # tokens between an event word and its place
_NEAR = 3  # tokens before a place in which its locative stands
_NOTES = ("turn", "place", "turn place", "thing")
_STOPS = frozenset(",;:.—–()")
# What leads away from an event before a place is reached, beside marks and new clauses.
_AWAY = frozenset(("that", "as", "said", "says", "who", "which", "while", "but"))
# What may stand between two places of a list.
_LISTING = frozenset(("and", "or", "also", "the", "province", "city", "district", "region"))


def kinds_of_events(note: str) -> frozenset[str]:
    """Kinds with this note: "turn" divides a story, "place" happens somewhere, and "thing" is no
    event but a matter, a thing or somebody that may be spoken of for years ("border", "law")."""
    return frozenset(v for v, n in _kinds().items() if note in n)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Kind of event -> its notes."""
    notes = {note: terms_of("event_kinds", note) for note in _NOTES}
    return {kind: tuple(note.split()) for note, kinds in notes.items() for kind in kinds.values()}


def openings(article: Article) -> list[Sentence]:
    """The titles and first body sentences of `article`: what it tells as news."""
    found: list[Sentence] = []
    body = 0
    for sentence in article.sentences:
        body += sentence.kind not in HEADLINE
        if body > OPENING_SENTENCES:
            break
        found.append(sentence)
    return found


def kinds_opened_with(reading: Reading) -> frozenset[str]:
    """The kinds of events happening somewhere that the opening of a text speaks of."""
    known, printed = _somewhere(), reading.tokens.words
    tokens = {printed[i] for s in openings(reading.article) for i in reading.tokens_of(s)}
    return frozenset(kind for t in tokens for kind in words.event_groups(t) & known)


@cache
def _somewhere() -> frozenset[str]:
    return kinds_of_events("place")


def places_of_events(
    reading: Reading, kinds: frozenset[str] | None = None
) -> dict[str, tuple[Sentence, ...]]:
    """Return the places where a text says that what it opens with happened: key -> sentences.

    Another happening is background: a law against guns may be told with the place of a shooting.

    Args:
        kinds: what it opens with, where it was found before.
    """
    countries = terms_of("countries", "country")
    main = kinds_opened_with(reading) if kinds is None else kinds
    found: dict[str, list[Sentence]] = {}
    for sentence in reading.article.sentences[:FAR]:
        mentions = [m for m in reading.named_in(sentence) if _may_be_place(*m)]
        if not mentions or looks_back(reading, sentence):
            continue
        for entity in _in_sentence(reading, sentence, mentions, main):
            if entity.key not in countries:
                found.setdefault(entity.key, []).append(sentence)
    return {key: tuple(dict.fromkeys(s)) for key, s in found.items()}


def looks_back(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of another time: by a year, or in words ("earlier this")."""
    if any(map(_has_year, reading.figures_in(sentence))):
        return True
    low = [fold(reading.tokens.words[i]) for i in reading.tokens_of(sentence)]
    known = _background()
    return any(" ".join(low[i : i + n]) in known for i in range(len(low)) for n in (1, 2, 3))


def _has_year(figure: Quantity) -> bool:
    """Whether a figure is a date with its year; one without is written month * 100 + day."""
    return figure.category == "date" and figure.form != "clock" and figure.value >= _FIRST_YEAR


@cache
def _background() -> frozenset[str]:
    return frozenset(terms_of("looking_back"))


@cache
def _locatives() -> frozenset[str]:
    return frozenset(terms_of("locatives"))


def _in_sentence(
    reading: Reading,
    sentence: Sentence,
    mentions: Sequence[tuple[Mention, Entity]],
    main: frozenset[str],
) -> list[Entity]:
    inside = reading.tokens_of(sentence)
    printed = reading.tokens.words
    events = [i for i in inside if words.event_groups(printed[i]) & main]
    found: list[Entity] = []
    last = -1  # the token after the last place: a list goes on from there
    for mention, entity in mentions:
        first, end = reading.token_at(mention.start), reading.token_at(mention.end)
        if last >= 0 and _lists(reading, last, first):
            led = True  # "Osk, Kelmar and Brunn"
        elif _unsure(mention, entity) and printed[first - 1 : first] != ["in"]:
            led = False  # who knows whether this is a place
        else:
            led = any(_leads(reading, e, first) for e in events if e < first)
            # "In Osk, a bomb exploded": the place comes first.
            opens = first == inside.start + 1 and fold(printed[inside.start]) in _locatives()
            led |= opens and bool(events)
        if last >= 0 and _region(reading, last, first, end, inside.stop):
            continue  # "Wellington, Somerset": the second is no other place
        if led and not printed[end - 1].endswith("'s"):
            last = end
            found.append(entity)
    return found


def _unsure(mention: Mention, entity: Entity) -> bool:
    return entity.kind == "unknown" and mention.role == "name"


def gap(reading: Reading, token: int) -> str:
    """What is printed between a token and the one before it."""
    tokens = reading.tokens
    return reading.article.text[tokens.ends[token - 1] : tokens.starts[token]] if token else ""


def _lists(reading: Reading, last: int, first: int) -> bool:
    """Whether only what joins a list stands between two places."""
    low = [reading.lemma[i] for i in range(last, first)]
    text = "".join(low)
    if text == "aswellas":
        return True
    return all(w in _LISTING for w in low) and all(
        gap(reading, i).strip() in {"", ","} for i in range(last, first + 1)
    )


def _region(reading: Reading, last: int, first: int, end: int, stop: int) -> bool:
    """Whether a comma makes this name the region of the one before, and no item of a list."""
    if last != first or gap(reading, first).strip() != ",":
        return False
    after = end
    if after < stop and reading.lemma[after] in _LISTING - {"and", "or", "also", "the"}:
        after += 1
    if after >= stop:
        return True
    word, before = reading.tokens.words[after], gap(reading, after).strip()
    goes_on = word in {"and", "or"} and before in {"", ","}
    return not (goes_on or (before == "," and word[0].isupper()))


def _leads(reading: Reading, event: int, place: int) -> bool:
    """Whether an event leads to a place through what is printed between them."""
    low = [fold(reading.tokens.words[i]) for i in range(event + 1, place)]
    for n, word in enumerate(low):  # "cities including", "towns such as"
        if word == "including" or (word == "such" and low[n + 1 : n + 2] == ["as"]):
            return not _broken(reading, event, event + 1 + n)
    if place - event > _REACH or _broken(reading, event, place):
        return False
    return not _locatives().isdisjoint(low[-_NEAR:])


def _broken(reading: Reading, event: int, place: int) -> bool:
    """Whether a mark or a new clause stands between an event and a place."""
    return any(
        not _STOPS.isdisjoint(gap(reading, i)) or fold(reading.tokens.words[i]) in _AWAY
        for i in range(event + 1, place + 1)
    )


def _may_be_place(mention: Mention, entity: Entity) -> bool:
    named = mention.role == "name" and entity.kind in {"place", "unknown"}
    return mention.role == "place" or named
