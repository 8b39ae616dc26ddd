"""At which moment of its story does an account stand?

Three signs. The *day*: the first weekday or date that dates what happened, not the day of
printing. The *phase*: a strike that begins, a walkout that ends. The *order*: what the account
announces, and what it has behind it ("since the ceasefire", "a year after the earthquake",
"14,000 residents had been taken away").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from bias import words
from bias.article import Sentence, Span
from bias.lists import fold
from bias.quantities import Quantity
from bias.reading import Reading
from bias.relation.event_places import FAR, gap, kinds_of_events

_BEHIND = frozenset(("after", "since", "following", "despite", "wake", "anniversary"))
_BEGIN = frozenset(("begin", "start", "launch", "open"))
_END = frozenset(("end", "conclude", "finish"))
_LOOK = 7  # tokens between a sequence word and its event
_LOOK_PARTICIPLE = 3  # the same after "had": its participle is near
_LEAD = 4  # sentences that say when, title and all
_OPENING = 3  # sentences that say in which phase
_STOPS = frozenset(",;:.—()")
_NEAR = 4  # tokens between an event and the word for its beginning or end
_PLANNED = frozenset(("schedule", "plan", "due"))
_LEAST = 6  # words of a sentence that is no dateline
_SMALL = 30  # smaller figures stand in any text
_AROUND = 10  # tokens after a figure in which it is put behind
_SPANS = frozenset(("day", "week", "month", "year"))
_NO_COUNT = frozenset(("date", "age", "duration"))


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
class Dating:
    """When an account says the thing happened.

    Attributes:
        weekday: 1 (Monday) to 7 of the first weekday named near the top, and where.
        day: month * 100 + day of the first date inside a sentence near the top, and where.
        phase: kind of event of the opening -> its beginning or its end.
        behind, announced: kind of event -> where; a figure ("14,000") is such a kind too.
        opening: kinds of events, and figures, of the opening.
    """

    weekday: tuple[int, Sentence] | None = None
    day: tuple[int, Sentence] | None = None
    phase: dict[str, Phase] = field(default_factory=dict)
    behind: dict[str, list[Turn]] = field(default_factory=dict)
    announced: dict[str, list[Turn]] = field(default_factory=dict)
    opening: frozenset[str] = frozenset()


@cache
def _turns() -> frozenset[str]:
    """Kinds of events that divide a story into before and after."""
    return kinds_of_events("turn")


def date_account(reading: Reading) -> Dating:
    """Find the moment at which a text stands."""
    article = reading.article
    top = [s for s in article.sentences if len(reading.tokens_of(s)) >= _LEAST]
    opening = article.sentences[:_OPENING]
    past = [s for s in article.body[:FAR] if _is_past(reading, reading.tokens_of(s))]
    titled = any(s.kind == "title" for s in article.sentences)
    news = [s for s in opening if titled and s not in past]
    first = _figures(reading, news)
    return Dating(
        next(_weekdays(reading, top[:_LEAD]), None),
        next(_dates(reading, top[:_LEAD]), None),
        _phases(reading, top[:_OPENING]),
        _behind(reading) | _figures(reading, past, looks_back=True),
        _announced(reading) | first,
        frozenset(_told(reading, opening) | first.keys()),
    )


def _is_past(reading: Reading, tokens: Iterable[int]) -> bool:
    """Whether tokens put something behind ("had fled", "three weeks before")."""
    words_before = ""
    for i in tokens:
        if reading.tense_at(i) == "pluperfect":
            return True
        if words_before in _SPANS and fold(reading.tokens.words[i]) in ("before", "earlier"):
            return True
        words_before = reading.lemma[i]
    return False


def _told(reading: Reading, sentences: Iterable[Sentence]) -> set[str]:
    """Kinds of events that sentences tell, and not only as a thing behind them."""
    return {
        kind
        for sentence in sentences
        for token in _news_tokens(reading, sentence)
        for kind in words.event_groups(reading.tokens.words[token])
    }


def _news_tokens(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """The tokens of a sentence that no word just before puts behind ("after the ceasefire")."""
    since = -_LOOK - 1
    for token in reading.tokens_of(sentence):
        if token - since > _LOOK:
            yield token
        if fold(reading.tokens.words[token]) in _BEHIND:
            since = token


def _figures(
    reading: Reading, sentences: Iterable[Sentence], looks_back: bool = False
) -> dict[str, list[Turn]]:
    """Figures large enough to be known by ("14,000"), by their value."""
    found: dict[str, list[Turn]] = {}
    for sentence in sentences:
        for q in reading.figures_in(sentence):
            if q.value <= _SMALL or q.category in _NO_COUNT:
                continue
            if looks_back and not _is_past(reading, _behind_figure(reading, q, sentence)):
                continue
            turn = Turn(reading.article.slice(q.span), sentence)
            found.setdefault(f"{q.value:g}", []).append(turn)
    return found


def _behind_figure(reading: Reading, figure: Quantity, sentence: Sentence) -> range:
    first = reading.token_at(figure.span.start)
    return range(first, min(reading.tokens_of(sentence).stop, first + _AROUND))


def _weekdays(reading: Reading, top: list[Sentence]) -> Iterator[tuple[int, Sentence]]:
    known = words.weekdays()
    for sentence in top:
        for token in reading.tokens_of(sentence):
            word = reading.tokens.words[token]
            if len(word) > 4 and word[0].isupper() and word.lower() in known:
                yield known[word.lower()], sentence


def _dates(reading: Reading, top: list[Sentence]) -> Iterator[tuple[int, Sentence]]:
    """Days near the top that date what happened: no plan, and no line of printing."""
    for sentence in top:
        inside = reading.tokens_of(sentence)
        tells = any(words.event_groups(reading.tokens.words[i]) & _turns() for i in inside)
        if not tells or any(_is_ahead(reading, i) for i in inside):
            continue
        for quantity in reading.figures_in(sentence):
            if quantity.category == "date" and quantity.form == "day":
                yield int(quantity.value) % 10_000, sentence


def _is_ahead(reading: Reading, token: int) -> bool:
    return reading.tense_at(token) == "future" or reading.lemma[token] in _PLANNED


def _phases(reading: Reading, top: list[Sentence]) -> dict[str, Phase]:
    found: dict[str, Phase] = {}
    for sentence in top:
        inside = reading.tokens_of(sentence)
        for i in inside:
            lemma = reading.lemma[i]
            if lemma not in _BEGIN and lemma not in _END:
                continue
            near = range(max(inside.start, i - _NEAR), min(inside.stop, i + _NEAR + 1))
            for word in (reading.tokens.words[j] for j in near):
                for kind in words.event_groups(word) & _turns():
                    found.setdefault(kind, Phase(lemma in _END, word.lower(), sentence))
    return found


def _behind(reading: Reading) -> dict[str, list[Turn]]:
    """Return what an account puts behind itself: kind of event -> where."""
    found: dict[str, list[Turn]] = {}
    for sentence in reading.article.sentences[:FAR]:
        inside = reading.tokens_of(sentence)
        for i in inside:
            low = fold(reading.tokens.words[i])
            if low not in _BEHIND and low != "had":
                continue
            # "had been taken away": the participle is near; "after ... was signed" may be far.
            far = _LOOK_PARTICIPLE if low == "had" else _LOOK
            event = _event_after(reading, i, min(inside.stop, i + 1 + far), low == "had")
            if event >= 0:
                said = reading.article.slice(Span(*_printed(reading, i, event)))
                for kind in words.event_groups(reading.tokens.words[event]) & _turns():
                    found.setdefault(kind, []).append(Turn(said, sentence))
    return found


def _printed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    return reading.tokens.starts[first], reading.tokens.ends[last]


def _event_after(reading: Reading, token: int, stop: int, had: bool) -> int:
    """The first word for a turn after a token, with no mark between; -1 if there is none."""
    for i in range(token + 1, stop):
        if not _STOPS.isdisjoint(gap(reading, i)):
            return -1
        word = reading.tokens.words[i]
        if had and reading.tense_at(i) != "pluperfect":
            continue
        if word.islower() and words.event_groups(word) & _turns():
            return i
    return -1


def _announced(reading: Reading) -> dict[str, list[Turn]]:
    """Return what the titles tell as news; a text without a title announces nothing.

    What a title itself puts behind ("after the ceasefire") is not announced.
    """
    found: dict[str, list[Turn]] = {}
    for sentence in reading.article.sentences:
        if sentence.kind != "title":
            continue
        for token in _news_tokens(reading, sentence):
            word = reading.tokens.words[token]
            for kind in words.event_groups(word) & _turns():
                found.setdefault(kind, []).append(Turn(word, sentence))
    return found
