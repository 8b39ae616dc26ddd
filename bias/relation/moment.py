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

from bias.aligner import groups
from bias.article import HEADLINE, Article, Sentence, tokenize
from bias.lexicon import fold, words
from bias.quantities import Quantity

_EVENTS = (
    "acquit appeal arrest attack avalanche bomb ceasefire charge clash collapse convict coup court "
    "crash die elect erupt evacuate fire_job flood hand_over invade join_leave kidnap kill law "
    "merge peace quake quit release resign riot sanction sentence shoot sign storm strike_work "
    "suspend talk verdict veto vote war withdraw"
)
#: Event words that divide a story into before and after: groups of the aligner.
TURNS = frozenset(_EVENTS.split())
_BEHIND = frozenset({"after", "since", "following", "despite", "wake", "anniversary"})
_BEGINS = "begin began begins begun start started starts launch launched opened"
_BEGIN = frozenset(_BEGINS.split())
_ENDS = (
    "end ended ends ending over concluded resume resumed resumes return returned returns finish "
    "finished reopened reopens"
)
_END = frozenset(_ENDS.split())
_LOOK = 7  # tokens between a sequence word and its event
_LEAD = 4  # sentences that say when, title and all
_OPENING = 3  # sentences that say in which phase
_STOP = re.compile(r"[,;:.—()]")
_OVER = re.compile(r"\bback (?:to|at) (?:work|school|normal)\b|\b(?:days|weeks|months) (?:into|of)\b")
_LEAST = 6  # words of a sentence that is no dateline
_SMALL = 30  # smaller figures stand in any text
_PAST = re.compile(
    r"\bhad (?:been|already|\w+ed)\b|\b(?:days|weeks|months|years?) (?:before|earlier|ago)\b"
    r"|\blast (?:week|month|year)\b|\bearlier\b",
    re.I,
)


class Turn(NamedTuple):
    """An event that divides: its words as printed, and the sentence."""

    words: str
    sentence: Sentence


@dataclass
class Moment:
    """When an account says the thing happened.

    Attributes:
        weekday: 1 (Monday) to 7 of the first weekday named near the top, and where.
        day: month * 100 + day of the first date inside a sentence near the top, and where.
        phase: "begin", "end" or "" near the top, and where.
        behind, announced: group of event words -> where; a figure ("14,000") is such a group too.
        opening: groups of event words, and figures, of the opening.
    """

    weekday: tuple[int, Sentence] | None = None
    day: tuple[int, Sentence] | None = None
    phase: tuple[str, Sentence] | None = None
    behind: dict[str, list[Turn]] = field(default_factory=dict)
    announced: dict[str, list[Turn]] = field(default_factory=dict)
    opening: frozenset[str] = frozenset()


def find(article: Article, quantities: list[Quantity]) -> Moment:
    """Find the moment of `article`."""
    known = groups.load()
    top = [s for s in article.sentences if len(tokenize(article.slice(s)).words) >= _LEAST]
    opening = article.sentences[:_OPENING]
    told = {
        label for s in opening for t in tokenize(article.slice(s)).words for label in known.of(t)
    }
    first = _figures(article, opening, quantities)
    back = [s for s in article.sentences if _PAST.search(article.slice(s)) and s not in opening]
    moment = Moment(
        next(_weekdays(article, top[:_LEAD]), None),
        next(_dates(article, top[:_LEAD], quantities), None),
        next(_phases(article, top[:_OPENING]), None),
        behind(article),
        announced(article),
        frozenset(told | first.keys()),
    )
    for figures, where in ((first, moment.announced), (_figures(article, back, quantities), moment.behind)):
        for figure, turns in figures.items():
            where.setdefault(figure, []).extend(turns)
    return moment


def _figures(
    article: Article, sentences: Iterable[Sentence], quantities: list[Quantity]
) -> dict[str, list[Turn]]:
    """Figures large enough to be known by ("14,000"), by their value and what they count."""
    found: dict[str, list[Turn]] = {}
    for sentence in sentences:
        for q in quantities:
            inside = sentence.start <= q.span.start < sentence.end
            if inside and q.value > _SMALL and q.category not in {"date", "age", "duration"}:
                turn = Turn(article.text[q.span.start : q.span.end], sentence)
                found.setdefault(f"{q.value:g}", []).append(turn)
    return found


def _weekdays(article: Article, top: list[Sentence]) -> Iterator[tuple[int, Sentence]]:
    known = words("calendar", "weekday")
    for sentence in top:
        for token in tokenize(article.slice(sentence)).words:
            if token in known and len(token) > 4:
                yield int(known[token]), sentence


def _dates(
    article: Article, top: list[Sentence], quantities: list[Quantity]
) -> Iterator[tuple[int, Sentence]]:
    known = groups.load()
    for sentence in top:
        if not any(known.of(t) & TURNS for t in tokenize(article.slice(sentence)).words):
            continue  # a line of printing
        for quantity in quantities:
            inside = sentence.start <= quantity.span.start < sentence.end
            if inside and quantity.category == "date" and quantity.form == "day":
                yield int(quantity.value) % 10_000, sentence


def _phases(article: Article, top: list[Sentence]) -> Iterator[tuple[str, Sentence]]:
    for sentence in top:
        text = article.slice(sentence)
        found = {fold(t) for t in tokenize(text).words}
        if found & _END or _OVER.search(text):
            yield "end", sentence
        elif found & _BEGIN:
            yield "begin", sentence


def behind(article: Article) -> dict[str, list[Turn]]:
    """Return what the body puts behind itself: group of events -> where."""
    known = groups.load()
    found: dict[str, list[Turn]] = {}
    for sentence in article.sentences:
        if sentence.kind in HEADLINE:
            continue
        text = article.slice(sentence)
        starts, tokens = tokenize(text)
        ends = [s + len(t) for s, t in zip(starts, tokens, strict=True)]
        for i, token in enumerate(tokens):
            low = fold(token)
            if low not in _BEHIND and low != "had":
                continue
            # "had been taken away": the participle is near; "after ... was signed" may be far.
            for j in range(i + 1, min(len(tokens), i + 1 + (3 if low == "had" else _LOOK))):
                if _STOP.search(text[ends[j - 1] : starts[j]]):
                    break
                labels = known.of(tokens[j]) & TURNS
                for label in labels:
                    turn = Turn(text[starts[i] : ends[j]], sentence)
                    found.setdefault(label, []).append(turn)
                if labels:
                    break
    return found


def announced(article: Article) -> dict[str, list[Turn]]:
    """Return what the titles tell as news (without a title, the first sentence of the body).

    What a title itself puts behind ("after the ceasefire") is not announced.
    """
    known = groups.load()
    titles = [s for s in article.sentences if s.kind == "title"] or list(article.body[:1])
    found: dict[str, list[Turn]] = {}
    for sentence in titles:
        tokens = tokenize(article.slice(sentence)).words
        folded = [fold(t) for t in tokens]
        for i, token in enumerate(tokens):
            if not _BEHIND & set(folded[max(0, i - _LOOK) : i]):
                for label in known.of(token) & TURNS:
                    found.setdefault(label, []).append(Turn(token, sentence))
    return found
