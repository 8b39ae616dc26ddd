"""What answers a question of a story beside cue words? Names, figures, days, laws, speakers.

Everything is asked of the `Reading`: who does a deed and to whom are the agent and the patient of
its event, those affected speak where they are the source of an attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from bias.article import Span
from bias.lists import load, terms_of
from bias.reading import Reading

#: Places in the text, each with whether it answers the question or only touches on it.
Fillers = Iterator[tuple[Span, bool]]

#: Roles of people to whom things happen, by the groups of the world list ``roles``.
AFFECTED = ("resident", "family", "victim", "displaced", "education")
#: Who did one of these was there; what is told in one of these was told by those before it.
_CAME_AWAY = frozenset(("survived", "escaped", "fled"))
_ACCOUNTS = frozenset(("account", "report", "testimony"))
#: Bare "witnesses" saw it happen; "the witnesses", "a key witness" are mostly heard by a court or a
#: committee (on 298 articles bare ones were right 3 times of 3, others none of 6).
_IN_COURT = "witness"
#: Classes of word that begin a clause's verb: what stands behind them is not its subject.
_FINITE = frozenset(("be", "have", "modal", "negation"))


@cache
def _deeds() -> frozenset[str]:
    return frozenset(t.text for t in load("slots").terms if "deed" in t.note.split())


@cache
def _affected() -> frozenset[str]:
    return frozenset(role for group in AFFECTED for role in terms_of("roles", group))


def parties(known: Reading, role: Literal["agent", "patient"]) -> Fillers:
    """Those who do a deed, or those to whom it is done."""
    for event in known.events:
        party = event.agent if role == "agent" else event.patient
        if party is not None and known.lemma[event.token] in _deeds():
            yield party, True


def places(known: Reading) -> Fillers:
    """Places that are named as places."""
    for mention, entity in known.names.mentions:
        if mention.role == "place" or (entity.kind == "place" and mention.role == "name"):
            yield Span(mention.start, mention.end), True


def times(known: Reading) -> Fillers:
    """Days, months and words such as "overnight"."""
    for i in range(len(known.lemma)):
        if known.class_at(i) == "time":
            yield known.span(i, i + 1), True


def years(known: Reading) -> Fillers:
    """Years that the text looks back to ("since 2014", "late 1999")."""
    for figure in known.figures:
        before = known.token_at(figure.span.start) - 1
        if figure.category == "date" and figure.form == "year" and before >= 0:
            links = known.class_at(before) in ("preposition", "subordinator")
            if _names_a_law(known, before):
                continue
            if links or known.lemma[before] in ("late", "early"):
                yield figure.span, True


def _names_a_law(known: Reading, before: int) -> bool:
    """Whether the token before a year is the "of" of a title ("the Reconciliation Act of 2015")."""
    return known.lemma[before] == "of" and known.lemma[before - 1] in terms_of("laws", "named")


def laws(known: Reading) -> Fillers:
    """Laws and treaties that are named."""
    words = known.tokens.words
    named, numbered = terms_of("laws", "named"), terms_of("laws", "numbered")
    for i, word in enumerate(words):
        if not word[0].isupper():
            continue
        if known.lemma[i] in numbered and i + 1 < len(words) and words[i + 1][0].isdigit():
            yield known.span(i, i + 2), True
        elif known.lemma[i] in named:
            first = _first_capital(known, i)
            if first < i:
                yield known.span(first, i + 1), True


def _first_capital(known: Reading, last: int) -> int:
    """Where a run of capitals that ends with token `last` begins; not with "The"."""
    starts, ends, words = known.tokens
    first = last
    while (
        first
        and words[first - 1][0].isupper()
        and known.article.text[ends[first - 1] : starts[first]] == " "
        and known.class_at(first - 1) not in ("determiner", "subordinator", "preposition")
    ):
        first -= 1
    return first


def counts(known: Reading, category: str) -> Fillers:
    """Figures of the dead, of the hurt, of people who had to leave."""
    for figure in known.figures:
        if figure.category == category:
            noun = figure.noun
            end = noun.end if noun and noun.start >= figure.span.end else figure.span.end
            yield Span(figure.span.start, end), figure.value > 0


def voices(known: Reading) -> Fillers:
    """People to whom things happen, where they are the source of what is said; where a source only
    names them ("advocates for immigrants") they touch."""
    for attribution in known.attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or (cue and known.article.voice_at(cue.start) == "quotation"):
            continue
        speaker = None if cue and _is_told(known, source, cue) else _speaker(known, source)
        if speaker is not None:
            yield speaker, True
        for i in known.tokens_in(source):
            if _is_role(known, i):
                yield known.span(i, i + 1), False


def _is_told(known: Reading, source: Span, cue: Span) -> bool:
    """Whether a source before its cue is no speaker: "the migrants were told", "to report", or the
    cue is a noun ("a teacher in the state")."""
    if source.start > cue.start:
        return False
    i = known.token_at(cue.start)
    noun = i > 0 and (known.class_at(i - 1) == "determiner" or known.tokens.words[i - 1] == "to")
    return noun or bool(known.columns.passive[i])


def _is_role(known: Reading, token: int) -> bool:
    two = f"{known.lemma[token - 1]} {known.lemma[token]}"  # "asylum seeker"
    # "Citizens for Responsibility"; "neighboring states"
    named = known.class_at(token) == "name" or known.tokens.words[token].endswith("ing")
    return not named and not _affected().isdisjoint((known.lemma[token], two))


def _speaker(known: Reading, source: Span) -> Span | None:
    """The words of a source that say that it is one of those affected: "two of the residents", "a
    waiter who survived"; not "advocates for immigrants", not "immigrant groups", nor a role behind
    a verb ("could reunite his family") or with a verb of its own ("the mothers can be held")."""
    at = known.tokens_in(source)
    for i in at:
        lemma = known.lemma[i]
        if known.class_at(i) in _FINITE:
            return None
        if known.tokens.words[i] in _CAME_AWAY:
            return known.span(at.start, i + 1)
        counted = i > at.start and (
            known.class_at(i - 1) in ("number", "determiner")
            or known.lemma[i - 1] in terms_of("numerals")
        )
        if known.class_at(i) == "preposition" and not (lemma == "of" and counted):
            return None
        if _is_role(known, i):
            if lemma == _IN_COURT and i > at.start:
                return None
            after = i + 1 < at.stop and known.is_open(i + 1)
            verb = i + 1 < at.stop and known.class_at(i + 1) in _FINITE
            told = after and known.lemma[i + 1] not in _ACCOUNTS
            return None if told or verb else known.span(i, i + 1)
    return None
