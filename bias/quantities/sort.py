"""Of what is a figure a figure? Percent, age, rank, measure, money, people, events, things."""

from __future__ import annotations

import re
from dataclasses import replace

from bias.article import Span
from bias.lists import terms_of

from . import noun
from .known import counted, durations, fates
from .model import Quantity
from .numeral import Number, word_at
from .view import PERCENT, FigureText, title_case

_OLD = re.compile(r"[ -](?:year|month|day|week)s?[ -]olds?\b|[ -]years? of age\b")
_SUFFIX = re.compile(r"(?:\s?°)?\s?(km|kg|mph|kph|cm|mm|ft|lb|MW|GW|m|C|F)(?![\w])")
_NAME_COMMA = re.compile(r"[A-Z][^\W\d_]+(?:,| \() ?$")
_AND_OLDER = re.compile(r" (?:and|or) (?:up|older|over|under|younger)\b")
_UNDER_AGE = re.compile(
    r"\b(?:children|child|kids|people|women|men|those|anyone|under-?) "
    r"(?:under|over|below|above) \d{1,2}$"
)
_PLAIN = frozenset(("us", "american", "british", "european", "of"))
_RANKS = frozenset(("no", "nos", "number", "ranked", "rank"))


def named(page: FigureText, i: int, number: Number, draft: Quantity) -> Quantity | None:
    """Say of what a figure without a currency sign is a figure."""
    beside = _marked(page, i, number, draft)
    if beside is not None:
        return beside
    if number.share:
        return _share(page.text, draft, number)
    head = noun.noun_after(page.text, draft.span.end, one=number.value == 1)
    if head is None:
        return replace(draft, unit=None, category="things")
    return _of_noun(page, draft, head)


def _marked(page: FigureText, i: int, number: Number, draft: Quantity) -> Quantity | None:
    """Read what stands right beside a number and needs no noun: percent, age, rank, a unit."""
    text, (start, end), before = page.text, draft.span, page.before(i)
    if match := PERCENT.match(text, end):
        return replace(draft, span=Span(start, match.end()), unit="percent", category="share")
    if _says_age(page, i, number, end):
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
        kind = noun.kind_of_noun(unit)
        unit = _spelling(unit) if kind == "measure" else unit
        place = Span(end + 1, end + 1 + len(word))
        return replace(draft, unit=unit, category=kind, noun=place)
    return None


def _says_age(page: FigureText, i: int, number: Number, end: int) -> bool:
    """Is the number an age: "aged 34", "34-year-old", "Smith, 34,", "children under 5"?"""
    text, before = page.text, page.before(i)
    if _OLD.match(text, end) or before in {"aged", "age", "ages"}:
        return True
    if _is_age(text, number.start, end):
        return True
    if before in counted("aged") and _AND_OLDER.match(text, end):
        return True
    under = _UNDER_AGE.search(text, max(0, number.start - 24), end)
    return under is not None and not text[end : end + 2].strip(" ").isalpha()


def _of_noun(page: FigureText, draft: Quantity, head: noun.Noun) -> Quantity:
    """Give a figure the unit and the category of the noun that it counts."""
    text, start = page.text, draft.span.start
    kind, unit, place = noun.kind_of_noun(head.unit), head.unit, Span(head.start, head.end)
    follows = text[head.end : head.end + 4]
    if kind == "money" and not (unit == "pound" and follows == " of "):
        last = head.before[-1] if head.before else ""
        if text[head.start - len(last) - 1 : head.start].istitle() and last not in _PLAIN:
            unit = f"{last.title()} {unit}"
        return replace(draft, span=Span(start, head.end), unit=unit, category="money")
    if kind == "money":
        kind = "measure"
    if kind == "duration" and follows == " old":
        kind = "age"
    if kind == "people":
        said = (fates("object").get(w) or fates("subject").get(w) for w in head.before)
        kind = next((fate for fate in said if fate), kind)
    named_people = text[head.start].isupper() and not title_case(page, start)
    if kind == "things" and named_people:
        kind = "people"  # "the 300,000 Kandrans"
    if kind == "people" and named_people:
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
        head = noun.noun_after(text, number.end + 1 + len(after), one=True)
        if head is not None and (unit := head.unit) in durations():
            place = Span(head.start, head.end)
            return replace(draft, unit=unit, category="duration", noun=place)
    before = text[: span.start].rpartition(" ")[0][-8:].rpartition(" ")[2].lower()
    firm = draft.hedge is not None or before in {"by", "to", "other"} or number.value != 0.5
    if not firm and after not in {"of", "the", "all"} and after not in _owners():
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


def _owners() -> frozenset[str]:
    """Words that say whose a thing is: "half of it", "half their land"."""
    return frozenset(terms_of("function", "possessive"))
