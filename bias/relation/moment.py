"""At which moment of its story does an account stand?

Three signs. The *day*: the first weekday or date that dates what happened, not the day of
printing. The *phase*: a strike that begins, a walkout that ends. The *order*: what the account
announces, and what it has behind it ("since the ceasefire", "a year after the earthquake",
"14,000 residents had been taken away").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bias.article import Article, Sentence, tokenize
from bias.lists import fold, terms_of
from bias.quantities import Quantity
from bias.words import groups

_EVENTS = (
    "acquit arrest attack avalanche bomb ceasefire clash collapse convict coup crash die elect "
    "erupt evacuate fire_job flood hand_over invade kidnap kill merge peace quake quit "
    "release riot sanction sentence shoot storm strike_work suspend veto war "
    "withdraw"
)
#: Event words that divide a story into before and after: groups of words.
TURNS = frozenset(_EVENTS.split())
_BEHIND = frozenset({"after", "since", "following", "despite", "wake", "anniversary"})
_BEGINS = "begin began begins begun start started starts launch launched opened"
_BEGIN = frozenset(_BEGINS.split())
_ENDS = "end ended ends ending concluded conclude finish finished"
_END = frozenset(_ENDS.split())
_FAR = 300  # sentences read for what lies behind
_LOOK = 7  # tokens between a sequence word and its event
_LEAD = 4  # sentences that say when, title and all
_OPENING = 3  # sentences that say in which phase
_STOP = re.compile(r"[,;:.—()]")
_NEAR = 4  # tokens between an event and the word for its beginning or end
_AHEAD = re.compile(r"\b(?:will|would|scheduled|planned|set (?:for|to)|to be held|due)\b", re.I)
_LEAST = 6  # words of a sentence that is no dateline
_SMALL = 30  # smaller figures stand in any text
_AROUND = 60  # characters after a figure in which it is put behind
_PAST = re.compile(
    r"\bhad (?:been|already|\w+ed)\b|\b(?:days|weeks|months|years?) (?:before|earlier)\b", re.I
)
_PARTICIPLE = re.compile(r"had .*(?:ed|en|wn|ught|own|ung|ept|eld)", re.I)


class Turn(NamedTuple):
    """An event that divides: its words as printed, and the sentence."""

    words: str
    sentence: Sentence


class Phase(NamedTuple):
    """An event that begins or ends: which of both, its word as printed, and the sentence."""

    end: bool
    words: str
    sentence: Sentence


@dataclass
class Moment:
    """When an account says the thing happened.

    Attributes:
        weekday: 1 (Monday) to 7 of the first weekday named near the top, and where.
        day: month * 100 + day of the first date inside a sentence near the top, and where.
        phase: group of event words of the opening -> its beginning or its end.
        behind, announced: group of event words -> where; a figure ("14,000") is such a group too.
        opening: groups of event words, and figures, of the opening.
    """

    weekday: tuple[int, Sentence] | None = None
    day: tuple[int, Sentence] | None = None
    phase: dict[str, Phase] = field(default_factory=dict)
    behind: dict[str, list[Turn]] = field(default_factory=dict)
    announced: dict[str, list[Turn]] = field(default_factory=dict)
    opening: frozenset[str] = frozenset()


def find(article: Article, quantities: list[Quantity]) -> Moment:
    """Find the moment of `article`."""
    top = [s for s in article.sentences if len(tokenize(article.slice(s)).words) >= _LEAST]
    opening = article.sentences[:_OPENING]
    past = [s for s in article.body[:_FAR] if _PAST.search(article.slice(s))]
    titled = any(s.kind == "title" for s in article.sentences)
    news = [s for s in opening if titled and s not in past]
    first = _figures(article, news, quantities)
    moment = Moment(
        next(_weekdays(article, top[:_LEAD]), None),
        next(_dates(article, top[:_LEAD], quantities), None),
        _phases(article, top[:_OPENING]),
        _behind(article) | _figures(article, past, quantities, looks_back=True),
        _announced(article) | first,
    )
    moment.opening = frozenset(_told(article, opening) | first.keys())
    return moment


def _told(article: Article, opening: Iterable[Sentence]) -> set[str]:
    """Groups of events that the opening tells, and not only as a thing behind it."""
    known = groups.load()
    told: set[str] = set()
    for sentence in opening:
        tokens = tokenize(article.slice(sentence)).words
        folded = [fold(t) for t in tokens]
        for i, token in enumerate(tokens):
            if not _BEHIND & set(folded[max(0, i - _LOOK) : i]):
                told |= known.of(token)
    return told


def _figures(
    article: Article,
    sentences: Iterable[Sentence],
    quantities: list[Quantity],
    looks_back: bool = False,
) -> dict[str, list[Turn]]:
    """Figures large enough to be known by ("14,000"), by their value and what they count."""
    found: dict[str, list[Turn]] = {}
    for sentence in sentences:
        for q in quantities:
            inside = sentence.start <= q.span.start < sentence.end
            around = article.text[q.span.start : min(q.span.end + _AROUND, sentence.end)]
            if looks_back and not _PAST.search(around):
                continue
            if inside and q.value > _SMALL and q.category not in {"date", "age", "duration"}:
                turn = Turn(article.text[q.span.start : q.span.end], sentence)
                found.setdefault(f"{q.value:g}", []).append(turn)
    return found


def _weekdays(article: Article, top: list[Sentence]) -> Iterator[tuple[int, Sentence]]:
    known = terms_of("calendar", "weekday")
    for sentence in top:
        for token in tokenize(article.slice(sentence)).words:
            if token in known and len(token) > 4:
                yield int(known[token]), sentence


def _dates(
    article: Article, top: list[Sentence], quantities: list[Quantity]
) -> Iterator[tuple[int, Sentence]]:
    known = groups.load()
    for sentence in top:
        text = article.slice(sentence)
        if _AHEAD.search(text) or not any(known.of(t) & TURNS for t in tokenize(text).words):
            continue  # what is planned, or a line of printing
        for quantity in quantities:
            inside = sentence.start <= quantity.span.start < sentence.end
            if inside and quantity.category == "date" and quantity.form == "day":
                yield int(quantity.value) % 10_000, sentence


def _phases(article: Article, top: list[Sentence]) -> dict[str, Phase]:
    known = groups.load()
    found: dict[str, Phase] = {}
    for sentence in top:
        tokens = tokenize(article.slice(sentence)).words
        for i, low in enumerate(map(fold, tokens)):
            if low not in _BEGIN and low not in _END:
                continue
            for token in tokens[max(0, i - _NEAR) : i + _NEAR + 1]:
                for label in known.of(token) & TURNS:
                    found.setdefault(label, Phase(low in _END, token.lower(), sentence))
    return found


def _behind(article: Article) -> dict[str, list[Turn]]:
    """Return what the account puts behind itself: group of events -> where."""
    known = groups.load()
    found: dict[str, list[Turn]] = {}
    for sentence in article.sentences[:_FAR]:
        text = article.slice(sentence)
        starts, _, tokens = tokenize(text)
        ends = [s + len(t) for s, t in zip(starts, tokens, strict=True)]
        for i, token in enumerate(tokens):
            low = fold(token)
            if low not in _BEHIND and low != "had":
                continue
            # "had been taken away": the participle is near; "after ... was signed" may be far.
            for j in range(i + 1, min(len(tokens), i + 1 + (3 if low == "had" else _LOOK))):
                if _STOP.search(text[ends[j - 1] : starts[j]]):
                    break
                labels = known.of(tokens[j]) & TURNS if tokens[j].islower() else frozenset()
                said = text[starts[i] : ends[j]]
                if low == "had" and not _PARTICIPLE.fullmatch(said):
                    continue
                for label in labels:
                    turn = Turn(said, sentence)
                    found.setdefault(label, []).append(turn)
                if labels:
                    break
    return found


def _announced(article: Article) -> dict[str, list[Turn]]:
    """Return what the titles tell as news; a text without a title announces nothing.

    What a title itself puts behind ("after the ceasefire") is not announced.
    """
    known = groups.load()
    titles = [s for s in article.sentences if s.kind == "title"]
    found: dict[str, list[Turn]] = {}
    for sentence in titles:
        tokens = tokenize(article.slice(sentence)).words
        folded = [fold(t) for t in tokens]
        for i, token in enumerate(tokens):
            if not _BEHIND & set(folded[max(0, i - _LOOK) : i]):
                for label in known.of(token) & TURNS:
                    found.setdefault(label, []).append(Turn(token, sentence))
    return found
