"""Of what is a figure a figure? Percent, age, rank, measure, money, people, events, things."""

from __future__ import annotations

import re
from dataclasses import replace

from bias.article import Span
from bias.lists import terms_of

from . import clause, noun
from .model import Quantity
from .numeral import Number, word_at, words_of
from .page import PERCENT, Page, title_case

_OLD = re.compile(r"[ -](?:year|month|day|week)s?[ -]olds?\b|[ -]years? of age\b")
_SUFFIX = re.compile(r"(?:\s?°)?\s?(km|kg|mph|kph|cm|mm|ft|lb|MW|GW|m|C|F)(?![\w])")
_NAME_COMMA = re.compile(r"[A-Z][^\W\d_]+(?:,| \() ?$")
_AND_OLDER = re.compile(r" (?:and|or) (?:up|older|over|under|younger)\b")
_UNDER_AGE = re.compile(
    r"\b(?:children|child|kids|people|women|men|those|anyone|under-?) "
    r"(?:under|over|below|above) \d{1,2}$"
)
_AGED = words_of("children people those anyone adults students residents women men")
_PLAIN = words_of("us american british european of")
_RANKS = words_of("no nos number ranked rank")


def named(page: Page, i: int, number: Number, draft: Quantity) -> Quantity | None:
    """Say of what a figure without a currency sign is a figure."""
    text, (start, end), before = page.text, draft.span, page.before(i)
    if match := PERCENT.match(text, end):
        return replace(draft, span=Span(start, match.end()), unit="percent", category="share")
    if match := _OLD.match(text, end):
        return replace(draft, unit="year", category="age")
    if before in {"aged", "age", "ages"} or _is_age(text, number.start, end):
        return replace(draft, unit="year", category="age")
    older = _AND_OLDER.match(text, end) and before in _AGED
    under = _UNDER_AGE.search(text, max(0, start - 24), end)
    if older or (under and not text[end : end + 2].strip(" ").isalpha()):
        return replace(draft, unit="year", category="age")
    if before in _RANKS or text[max(0, start - 1) : start] == "#":
        return replace(draft, unit=None, category="rank")
    if before == "magnitude":
        return replace(draft, unit="magnitude", category="measure")
    if match := _SUFFIX.match(text, end):
        return replace(draft, unit=_spelling(match[1].lower()), category="measure")
    if text[end : end + 1] == "-" and (word := word_at(text, end + 1)):
        unit = noun.singular(word) or word
        if unit in {"member", "strong", "man", "person", "woman"}:
            return replace(draft, unit="person" if unit == "strong" else unit, category="people")
        place = Span(end + 1, end + 1 + len(word))
        kind = noun.kind(unit)
        unit = _spelling(unit) if kind == "measure" else unit
        return replace(draft, unit=unit, category=kind, noun=place)
    if number.share:
        return _share(text, draft, number)
    counted = noun.noun_after(text, end, one=number.value == 1)
    if counted is None:
        return replace(draft, unit=None, category="things")
    kind, unit = noun.kind(counted.unit), counted.unit
    place = Span(counted.start, counted.end)
    if kind == "money":
        if unit == "pound" and text[counted.end : counted.end + 4] == " of ":
            kind = "measure"
        else:
            last = counted.before[-1] if counted.before else ""
            if text[counted.start - len(last) - 1 : counted.start].istitle() and last not in _PLAIN:
                unit = f"{last.title()} {unit}"
            return replace(draft, span=Span(start, counted.end), unit=unit, category="money")
    if kind == "duration" and text[counted.end : counted.end + 4] == " old":
        kind = "age"
    fates = [clause.TRANSITIVE.get(w) or clause.STATE.get(w) for w in counted.before]
    if kind == "people":
        kind = next((f for f in fates if f), kind)
    if kind == "things" and text[counted.start].isupper() and not title_case(page, start):
        kind = "people"  # "the 300,000 Kandrans"
    if kind == "people" and text[counted.start].isupper() and not title_case(page, start):
        unit = unit.capitalize()
    unit = _spelling(unit) if kind == "measure" else unit
    return replace(draft, unit=unit, category=kind, noun=place)


def _spelling(unit: str) -> str:
    """Write a measure in one way: "km" and "kilometer" are kilometre."""
    return terms_of("units").get(unit) or unit


def _share(text: str, draft: Quantity, number: Number) -> Quantity | None:
    """Read a fraction as percent; "half an hour" is a duration, "the second half" no figure."""
    span, after = draft.span, word_at(text, number.end + 1)
    if after in {"a", "an"}:
        counted = noun.noun_after(text, number.end + 1 + len(after), one=True)
        if counted is not None and (unit := counted.unit) in noun.DURATIONS:
            place = Span(counted.start, counted.end)
            return replace(draft, unit=unit, category="duration", noun=place)
    before = text[: span.start].rpartition(" ")[0][-8:].rpartition(" ")[2].lower()
    firm = draft.hedge is not None or before in {"by", "to", "other"} or number.value != 0.5
    if not firm and after not in {"of", "the", "its", "his", "her", "their", "all", "our", "my"}:
        return None
    low = None if draft.low is None else 100 * draft.low
    high = None if draft.high is None else 100 * draft.high
    return replace(
        draft,
        value=100 * draft.value,
        low=low,
        high=high,
        unit="percent",
        category="share",
        grain=0.0,
    )


def _is_age(text: str, start: int, end: int) -> bool:
    """Is this the 34 of "Smith, 34, said"?"""
    if not text[start:end].isdigit() or not 0 < int(text[start:end]) <= 110:
        return False
    return text[end : end + 1] in (",", ")") and bool(
        _NAME_COMMA.search(text, max(0, start - 25), start)
    )
