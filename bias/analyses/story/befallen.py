"""Who is killed, hurt or driven out, and what is hit, in each text's own words?

Victims that are counted are figures of such a fate; others, and all places and things, are whom or
what a deed of harm befalls that is told as done. Each stands with who says so, where its sentence
names them. A row is for stories of harm: a text must tell of it in a headline or at its beginning.
Nothing is added up, and what one list lacks the other text need not deny.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bias.agency import Event
from bias.article import HEADLINE, Sentence, Span
from bias.attribution import source_of
from bias.context import Context, Side
from bias.findings import Listed, StoryRow
from bias.lists import terms_of
from bias.quantities import BEFALLEN, Quantity
from bias.reading import STATUSES, Reading

#: The rows: people, and places and things.
VICTIMS, HIT = "victims", "hit"
#: Kinds of harm (``world_deeds.tsv``) that make a victim, and which of the fates of figures each
#: is; and those that hit a place or a thing.
_FATES = {
    "kill": "killed", "die": "killed", "hurt": "hurt", "shoot": "hurt", "bomb": "hurt",
    "abduct": "missing", "displace": "displaced",
}  # fmt: skip
_HITS = {"attack": "hit", "bomb": "hit", "destroy": "destroyed"}
_FACT = STATUSES.index("fact")
_PRACTICES = frozenset(("displace",))
_NOBODY = frozenset(("no", "nobody", "none", "no-one"))
_ANYBODY = frozenset(("a person", "another person", "any person", "someone", "a human being"))
_QUOTES = frozenset("'\"‘“")
_PEOPLE = frozenset(("people", "fighters", "officials", "groups"))
_DONE = frozenset(("happened", "claimed", "hedged"))
#: "In recent months", "over the past three years", "years ago": a toll of many events.
_SPANS = frozenset(("weeks", "months", "years", "decades"))
_LATELY = frozenset(("recent", "past", "last", "previous", "these"))
_REACH = 3
#: A toll of as many is one with another of its number (a guess).
_TOLD_AGAIN = 5
#: Sentences of the body in which a story of harm tells of it.
_EARLY = 3
#: Entries of a text, the earliest; and characters of one: a longer phrase holds a clause.
MOST, _LONGEST = 5, 90
#: Characters between a figure and its noun: "40 suspected members".
_BETWEEN = 40


_YEAR = re.compile(r"(?:19|20)\d\d")
_ONE_OF = re.compile(r"one of\b", re.I)


class _Found(NamedTuple):
    """A phrase of a text that names whom harm befell, what is said of them, the kind of harm, the
    head noun, and what it counts (None for no figure)."""

    said: str
    fate: str
    span: Span
    noun: str
    value: float | None = None
    sure: bool = True


def befallen(
    context: Context, past: Mapping[Side, frozenset[int]] = MappingProxyType({})
) -> list[StoryRow]:
    """Return a row on people and one on places and things, where either text tells of any.

    Args:
        past: the sentences of each text, by number, that tell what went before: whom another
            event harmed is no victim of this one.
    """
    if context.b is not None and not context.comparable:
        return []
    rows = []
    for name in (VICTIMS, HIT):
        told = {
            side: tuple(_listed(context, side, name, past.get(side, frozenset())))
            for side in context.sides
        }
        silent = [side for side, listed in told.items() if not listed]
        if any(_tells(context.reading(x)) for x in silent):
            continue  # what we did not read there is no silence
        if any(_is_early(context, side, listed) for side, listed in told.items()):
            rows.append(
                StoryRow(
                    question=name, a=None, b=None,
                    listed_a=told["a"], listed_b=told.get("b", ()),
                )
            )  # fmt: skip
    return rows


def _tells(known: Reading) -> bool:
    """Whether a text has words of harm, be it that none of its deeds or figures is read as such."""
    return not terms_of("harm").keys().isdisjoint(known.lemma)


def _is_early(context: Context, side: Side, listed: tuple[Listed, ...]) -> bool:
    """Whether a text tells of harm in a headline or at its beginning."""
    article = context.article(side)
    early = {f"{side.upper()}{s.number}" for s in article.body[:_EARLY]}
    early |= {f"{side.upper()}{s.number}" for s in article.sentences if s.kind in HEADLINE}
    return any(one.quoted.id in early for one in listed)


def _listed(context: Context, side: Side, name: str, past: frozenset[int]) -> Iterator[Listed]:
    """What one text tells, in order."""
    known = context.reading(side)
    found = [*_counted(context, side), *_suffered(context, side)] if name == VICTIMS else []
    found = found or [x for x in _struck(context, side) if name == HIT]
    shown = 0
    for one in sorted(_once(found), key=lambda x: x.span.start):
        sentence = known.article.sentence_at(one.span.start)
        if sentence is None or sentence.number in past or _is_of_long(known, sentence):
            continue
        if shown < MOST:
            shown += 1
            source = source_of(known, sentence, one.span, context.speaker_at(side, one.span))
            yield Listed(one.said, context.quote(side, sentence, one.span, source), one.sure)


def _is_of_long(known: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of months or years, or goes on after one that names a year and no
    month with it: news seldom names its own."""
    words = [known.tokens.words[k].lower() for k in known.tokens_in(sentence.span)]
    for k, word in enumerate(words):
        if word in _SPANS and not _LATELY.isdisjoint(words[max(0, k - _REACH) : k]):
            return True
        if word in _SPANS and word != "weeks" and words[k + 1 : k + 2] == ["ago"]:
            return True
    before = known.article.sentences[max(0, sentence.number - 2)]
    told = (sentence, before) if before.block == sentence.block else (sentence,)
    return any(
        _YEAR.fullmatch(known.tokens.words[k]) and not _is_dated(known.tokens.words[k - 1])
        for s in told
        for k in known.tokens_in(s.span)
    )


def _is_dated(word: str) -> bool:
    """Whether a word before a year is a day or a month."""
    return word.isdigit() or word in terms_of("calendar", "month")


def _counted(context: Context, side: Side) -> list[_Found]:
    """The figures of victims; a part goes with its whole where it follows it."""
    known = context.reading(side)
    figures = [q for q in known.figures if q.category in BEFALLEN]
    deeds = [e for e in context.events(side) if e.patient is not None and e.harm]
    parts = [_phrase(q) for q in figures if q.whole is not None]
    found: list[_Found] = []
    done = 0  # up to where entries reach; figures stand in the order of the text
    for q in figures:
        if (q.whole is not None and not q.drawn) or q.pool or not _is_fact(known, q):
            continue
        whole = q.whole if q.drawn else None
        if whole is not None and any((x.fate, x.value) == (q.category, whole.value) for x in found):
            continue  # "four of the six" are among those listed
        span = _phrase(whole or q)._replace(start=q.span.start)
        if span.start < done:
            continue  # "14 pupils and three teachers" are one entry
        told = [
            e for e in deeds
            if e.patient and e.patient.start < span.end and span.start < e.patient.end
        ]  # fmt: skip
        sure = all(_is_sure(known, e) for e in told)
        follows = [p for p in parts if 0 < p.start - span.end <= len(", ")]
        span = Span(span.start, follows[0].end if follows else _joined(known, span).end)
        noun = known.lemma[known.token_at(q.noun.start)] if q.noun else ""
        value, named = q.value, known.person_joined(known.token_at(span.start))
        if named is not None:
            value, span = value + 1, Span(max(done, named.start), span.end)
            if any((x.fate, x.value) == (q.category, value) for x in found):
                continue  # "four were killed", "Mr. Lee and three others"
        found.append(_Found(q.category, q.category, span, noun, value, sure))
        done = max(done, span.end)
    return found


def _is_fact(known: Reading, q: Quantity) -> bool:
    """Whether the clause of a figure tells of something done, as far as its words say; who is
    missing has "not been found"."""
    if q.category == "missing":
        return True
    clause = known.clause_of(known.token_at(q.span.start))
    return bool((known.columns.status[clause.start : clause.stop] == _FACT).all())


def _phrase(q: Quantity) -> Span:
    """A figure with the noun behind it."""
    near = q.noun is not None and q.span.end <= q.noun.start <= q.span.end + _BETWEEN
    return Span(q.span.start, q.noun.end) if q.noun is not None and near else q.span


def _suffered(context: Context, side: Side) -> list[_Found]:
    """People whom a deed befalls that no figure counts."""
    known = context.reading(side)
    victims = [_phrase(q) for q in known.figures if q.category in BEFALLEN]
    named = [known.person_joined(known.token_at(x.start)) for x in victims]
    counted = [*(x.span for x in _counted(context, side)), *victims, *filter(None, named)]
    return [
        one
        for one in _deeds(context, side, _FATES)
        if not any(one.span.start < c.end and c.start < one.span.end for c in counted)
    ]


def _struck(context: Context, side: Side) -> list[_Found]:
    """Places and things that are hit."""
    return list(_deeds(context, side, _HITS))


def _deeds(context: Context, side: Side, fates: dict[str, str]) -> Iterator[_Found]:
    known = context.reading(side)
    people = fates is _FATES
    for event in context.events(side):
        if event.patient is None or event.factuality not in _DONE or not event.harm:
            continue
        if event.family not in fates or (event.patient_kind in _PEOPLE) is not people:
            continue
        if known.class_at(event.patient_token) in ("pronoun", "determiner", "number"):
            continue
        if known.status_at(event.token) != "fact" or not _is_told(known, event):
            continue
        span = _joined(known, event.patient)
        if span.end - span.start <= _LONGEST and not _is_aside(known, event, span):
            said = known.article.slice(event.verb).lower()
            noun, sure = known.lemma[event.patient_token], _is_sure(known, event)
            yield _Found(said, fates[event.family], span, noun, sure=sure)


def _is_sure(known: Reading, event: Event) -> bool:
    """Whether a deed is told without a doubt: none of its own, and no "reportedly" in its sentence
    where it is somebody's word."""
    sentence = known.article.sentence_at(event.verb.start)
    words = known.tokens_in(sentence.span) if sentence is not None else range(0)
    hearsay = any(known.tokens.words[k].lower() in terms_of("hearsay") for k in words)
    return event.factuality != "hedged" and not (hearsay and event.factuality == "claimed")


def _is_aside(known: Reading, event: Event, span: Span) -> bool:
    """Whether a word of harm only describes ("expelled students"), befalls nobody ("no one was
    hurt"), or is somebody's word for it (people "killed" in a video)."""
    text = known.article.text
    first = known.tokens.words[known.tokens_in(span).start].lower()
    nobody = first in _NOBODY or known.class_at(known.tokens_in(span).start) == "negation"
    nobody = nobody or known.article.slice(span).lower() in _ANYBODY
    inside = span.start <= event.verb.start < span.end
    described = event.family in _PRACTICES and known.relation[event.token] == "acl"
    described = described or _ONE_OF.match(text, span.start) is not None
    return nobody or inside or described or text[event.verb.start - 1 : event.verb.start] in _QUOTES


def _is_told(known: Reading, event: Event) -> bool:
    """Whether somebody or something is told to be harmed: no "shooting suspect", nobody "seized on"
    a word, and of nouns none that may name a practice ("the jailing of children")."""
    assert event.patient is not None
    if event.form == "nominal":
        # "Attacks against Pakistan" may be any, and "strikes on" be called off.
        behind = event.patient.start > event.verb.start
        return behind and event.family not in _PRACTICES and event.family not in _HITS
    if event.form == "intransitive" and event.family != "die":
        return False
    if event.form == "active" and event.patient.start < event.verb.start:
        return False  # "Mr. Trump seized on an opinion"
    by_preposition = (
        known.relation[event.patient_token] == "pobj" and event.patient.start > event.verb.start
    )
    return not by_preposition and (bool(known.tense_at(event.token)) or event.form != "active")


def _joined(known: Reading, span: Span) -> Span:
    """A phrase with what is joined to its noun: "a few children" "and women"."""
    tokens = known.tokens_in(span)
    heads = known.columns.head
    last = tokens.stop - 1
    for k in range(tokens.stop, min(tokens.stop + 6, len(heads))):
        joined = known.relation[k] == "conj" and int(heads[k]) in tokens
        if joined and known.class_at(k) in ("noun", "open", "name"):
            last = k
            tokens = range(tokens.start, k + 1)
    return Span(span.start, max(span.end, known.tokens.ends[last]))


def _once(found: list[_Found]) -> list[_Found]:
    """Each told once: of two that count the same, or name the same of one fate, the fuller one, or
    of one toll under two nouns the first; a phrase without a number goes where a figure counts its
    noun."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda x: (x.value is None, x.span.start - x.span.end)):
        if not any(x.fate == one.fate and _is_same(x, one) for x in kept):
            kept.append(one)
    first: dict[tuple[str, float], _Found] = {}
    for one in sorted(kept, key=lambda x: x.span.start):
        if one.value is not None and one.value >= _TOLD_AGAIN:
            first.setdefault((one.fate, one.value), one)
    return [x for x in kept if x.value is None or first.get((x.fate, x.value), x) is x]


def _is_same(full: _Found, other: _Found) -> bool:
    if full.value is not None and other.value is not None:
        return full.value == other.value and (full.noun == other.noun or not other.noun)
    return full.noun == other.noun
