"""Where does an account say that something happened?

A place counts when an event word and a locative lead to it ("strikes in Kandahar", "hit Kabul"),
not when it acts ("Kabul condemned", a government) or is merely named. Countries are left out: two
happenings of one conflict share them. A sentence that looks back tells another happening.
"""

from __future__ import annotations

import re

from bias.article import HEADLINE, Article, Sentence, tokenize
from bias.lists import terms_of
from bias.names import Entity, Mention, Names
from bias.words import groups

_EVENTS = (
    "arrest attack avalanche blast bomb capture clash collapse crash damage die discover erupt "
    "evacuate fire find_body flood free host hunt injure invade kidnap kill meet open operate "
    "outbreak perform pirate protest quake rescue riot shoot sink spill stab steal storm "
    "strike_work visit"
)
#: Event words that happen somewhere: groups of words.
HAPPENINGS = frozenset(_EVENTS.split())
_LEADING = (
    "in at on near across inside outside into around over off targeting within along through "
    "throughout hit struck bombed attacked shook rocked"
)
_LOCATIVE = frozenset(_LEADING.split())
LOOKS_BACK = re.compile(
    r"\b(?:(?:19|20)\d\d|earlier (?:this|in)|last (?:year|month)|previous(?:ly)?|historical(?:ly)?|"
    r"(?:years?|months?|decades?) (?:ago|earlier|before)|in the past|not the first)\b",
    re.I,
)
#: Body sentences of an opening; its titles are always part of it.
OPENING = 4
_FAR = 300  # sentences read for places
_REACH = 8  # tokens between an event word and its place
# What may stand between two places of a list, and what opens one after a comma.
_LIST = re.compile(
    r"(?:\s(?:province|city|district|region)s?)?[\s,]*(?:and|or|as well as|also)?[\s,]*(?:the\s)?",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:\s(?:province|city|district|region)s?)?,?\s(?:and|or|as well as)\b|,\s[A-Z]"
)
_OPENS = re.compile(r",?\s(?:including|such as)\b", re.I)
_BREAK = re.compile(r"[,;:.—–()]|\b(?:that|which|who|while|as|but|said|says)\b", re.I)


def openings(article: Article) -> list[Sentence]:
    """The titles and first body sentences of `article`: what it tells as news."""
    found: list[Sentence] = []
    body = 0
    for sentence in article.sentences:
        body += sentence.kind not in HEADLINE
        if body > OPENING:
            break
        found.append(sentence)
    return found


def opened_with(article: Article) -> frozenset[str]:
    """The groups of `HAPPENINGS` that the opening speaks of."""
    known = groups.load()
    tokens = {t for s in openings(article) for t in tokenize(article.slice(s)).words}
    return frozenset(label for t in tokens for label in known.of(t) & HAPPENINGS)


def happened_at(article: Article, names: Names) -> dict[str, tuple[Sentence, ...]]:
    """Return the places where `article` says that what it opens with happened: key -> sentences.

    Another happening is background: a law against guns may be told with the place of a shooting.
    """
    countries = terms_of("countries", "country")
    main = opened_with(article)
    found: dict[str, list[Sentence]] = {}
    for sentence in article.sentences[:_FAR]:
        mentions = [m for m in names.within(sentence.start, sentence.end) if _may_be_place(*m)]
        text = article.slice(sentence)
        if not mentions or LOOKS_BACK.search(text):
            continue
        for entity in _in_sentence(text, sentence.start, mentions, main):
            if entity.key not in countries:
                found.setdefault(entity.key, []).append(sentence)
    return {key: tuple(dict.fromkeys(s)) for key, s in found.items()}


def _in_sentence(
    text: str, at: int, mentions: list[tuple[Mention, Entity]], main: frozenset[str]
) -> list[Entity]:
    known = groups.load()
    starts, _, tokens = tokenize(text)
    ends = [s + len(t) for s, t in zip(starts, tokens, strict=True)]
    events = [i for i, t in enumerate(tokens) if known.of(t) & main]
    found: list[Entity] = []
    terms_of = -1  # where the last place ended: a list goes on from there
    for mention, entity in mentions:
        start, end = mention.start - at, mention.end - at
        first = next((i for i, s in enumerate(starts) if s >= start), len(starts))
        if terms_of >= 0 and _LIST.fullmatch(text[terms_of:start]):
            led = True  # "Kabul, Kandahar and Paktia"
        elif (
            entity.kind == "unknown"
            and mention.role == "name"
            and tokens[first - 1 : first] != ["in"]
        ):
            led = False  # who knows whether this is a place
        else:
            led = any(_leads(text[ends[e] : start], first - e) for e in events if e < first)
            # "In Kabul, a bomb exploded": the place comes first.
            led |= first == 1 and tokens[0].lower() in _LOCATIVE and bool(events)
        if terms_of >= 0 and _region(text[terms_of:start], text[end:]):
            continue  # "Wellington, Somerset": the second is no other place
        if led and text[end : end + 2] not in {"'s", "’s"}:
            terms_of = end
            found.append(entity)
    return found


def _region(between: str, after: str) -> bool:
    """Whether a comma makes this name the region of the one before, and no item of a list."""
    return between.strip() == "," and _GOES_ON.match(after) is None


def _leads(between: str, distance: int) -> bool:
    """Whether an event leads to a place through what is printed `between` them."""
    opened = _OPENS.search(between)
    if opened is not None:
        return _BREAK.search(between[: opened.start()]) is None
    if distance > _REACH or _BREAK.search(between):
        return False
    return bool(_LOCATIVE & {w.lower() for w in tokenize(between).words[-3:]})


def _may_be_place(mention: Mention, entity: Entity) -> bool:
    named = mention.role == "name" and entity.kind in {"place", "unknown"}
    return mention.role == "place" or named
