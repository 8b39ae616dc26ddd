"""Of what is a figure a figure? Percent, age, rank, measure, money, people, events, things."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bias.article import Span
from bias.lists import terms_of

from . import noun
from .known import (
    calendar_names,
    counted,
    currencies,
    durations,
    fates,
    figure_words,
    measures,
    numerals,
    peoples,
)
from .model import Quantity
from .numeral import Number, word_at
from .view import PERCENT, FigureText, title_case

_OLD = re.compile(r"[ -](?P<unit>year|month|day|week)s?[ -]olds?\b|[ -]years? of age\b")
# "53 to 47 percent", "rose from 5 to 7%"
_ELIDED = re.compile(rf" (?:to|and|or) \d+(?:\.\d+)?(?:{PERCENT.pattern})")
# "1,642 to the dollar"
_EXCHANGED = re.compile(r" (?:to|per|against) (?:the |an? |one )?(dollar|euro|pound|yen)\b")
_DEGREES = re.compile(r"\s?[°º˚]\s?(?:[CF]\b)?|(?<=\d)\s?[CF](?![\w-])")
_SCALE = re.compile(r" (?:Fahrenheit|F)\b")
_TALL = re.compile(r"-(?:foot|feet)-(1[01]|\d)(?!\d)")
_AN_HOUR = re.compile(r" (?:an|per) hour\b")
_APPOSED = re.compile(r"(?P<holder>[^\W\d_][\w'-]*)(?:, (?:both |now |then )?| \()$")
_CLOSES = re.compile(r"[,;)]|[.:](?!\d)|\s[—–-]\s")
_AND_OLDER = re.compile(r" (?:and|or) (?:up|older|over|under|younger)\b")
_YOUNGEST = re.compile(
    r"\b(?:young|old|eld)est(?: of (?:them|whom|(?:the|these|those)(?: \w+)?))?(?: (?:is|was)|,)? $"
)
# "raising the minimum age for buyers from 18 to 21 years"
_LIMIT = re.compile(r"\bage\b[^.,;:]{0,40} (?:to|from|at) $")
_TOO = re.compile(r"\btoo [\w-]+ by $")
#: Words on either side of lives in which they are lost.
_NEAR = 4
_AGED = frozenset((w, "of") for w in ("age", "boy", "girl", "man", "woman")) | {
    ("young", "as"),
    ("old", "as"),
}
#: Letters of a unit that may be another word ("in", "bar").
_SIGN = 3
#: Units that are things where a word before them says of what kind.
_KINDS = frozenset(("degree", "point"))
_KIND_OF = frozenset(("of", "percentage", "basis", "more", "crucial", "full", "valuable"))
#: So many votes are seldom held on one matter.
LEAST_VOTES = 12
_LEADS = frozenset(("by", "margin", "lead", "majority", "short", "ahead"))
_PLAIN = frozenset(("us", "american", "british", "european", "of"))
_HALVES = frozenset(("latter", "opening", "closing"))
_RANKS = frozenset(("no", "nos", "number", "ranked", "rank"))


def named(page: FigureText, i: int, number: Number, draft: Quantity) -> Quantity | None:
    """Say of what a figure without a currency sign is a figure."""
    word = word_at(page.text, draft.span.end + 1)
    if number.grain >= 1e3 and word in currencies():  # "a 36 billion dollar group"
        span = Span(draft.span.start, draft.span.end + 1 + len(word))
        return replace(draft, span=span, unit=word, category="money")
    beside = _marked(page, i, number, draft)
    if beside is not None:
        return beside
    if number.share:
        return _share(page.text, draft, number)
    head = noun.noun_after(page.text, draft.span.end, one=number.value == 1)
    if head is None:
        return _of_unit(page, draft)
    return _of_noun(page, draft, head)


def _marked(page: FigureText, i: int, number: Number, draft: Quantity) -> Quantity | None:
    """Read what stands right beside a number and needs no noun: percent, age, rank, a unit."""
    text, (start, end), before = page.text, draft.span, page.before(i)
    if match := PERCENT.match(text, end):
        return replace(draft, span=Span(start, match.end()), unit="percent", category="share")
    if _ELIDED.match(text, end):
        return replace(draft, unit="percent", category="share")
    if match := _EXCHANGED.match(text, end):
        return replace(draft, unit=match[1], category="money")
    if match := _OLD.match(text, end):
        unit = match["unit"] or "year"
        return replace(
            draft, unit=unit, category="age" if _lives(text, match.end()) else "duration"
        )
    if _says_age(page, i, number, end):
        return replace(draft, unit="year", category="age")
    if before in _RANKS or text[max(0, start - 1) : start] == "#":
        return replace(draft, unit=None, category="rank")
    if "magnitude" in (before, before == "of" and page.lower[i - 2]):
        return replace(draft, unit="magnitude", category="measure")
    if match := _DEGREES.match(text, end):
        return replace(draft, unit="degree", category="measure", form=_scale_of(match.group()))
    if unit := unit_at(text, end):
        return replace(draft, unit=unit, category="measure")
    return _hyphened(page, number, draft) if text[end : end + 1] == "-" else None


def _hyphened(page: FigureText, number: Number, draft: Quantity) -> Quantity | None:
    """Read a figure that a hyphen joins to what it counts: "6-foot-4", "a 12-member panel"."""
    text, (start, end) = page.text, draft.span
    if (match := _TALL.match(text, end)) and number.grain == 1:
        value, span = number.value + int(match[1]) / 12, Span(start, match.end())
        return replace(
            draft, span=span, value=value, low=value, high=value, unit="foot", category="measure"
        )
    word = word_at(text, end + 1)
    if not word:
        return None
    unit = noun.singular(word) or word
    if unit in {"member", "strong", "man", "person", "woman"}:
        return replace(draft, unit="person" if unit == "strong" else unit, category="people")
    kind = _of_votes(page, draft, unit) or noun.kind_of_noun(unit)
    unit = _spelling(unit) if kind == "measure" else unit
    place = Span(end + 1, end + 1 + len(word))
    return replace(draft, unit=unit, category=kind, noun=place)


def _says_age(page: FigureText, i: int, number: Number, end: int) -> bool:
    """Is the number an age: "aged 34", "Smith, 34,", "children under 5", "she turned 30"?"""
    text, before = page.text, page.before(i)
    aged = before in {"aged", "ages"} or page.lower[max(0, i - 2) : i] == ["aged", "between"]
    if aged or _is_apposed(page, number.start, end):
        return True
    if before == "age" or (_AND_OLDER.match(text, end) and _may_be_aged(before)):
        return True
    if not 0 < number.value <= 110 or number.grain != 1:
        return False
    first, second = ("", "", *page.lower[max(0, i - 2) : i])[-2:]
    if second == "as" and (first, second) in _AGED:
        return True
    bounded = second in {"under", "over", "below", "above"}  # "people over 65 got it first"
    counted = noun.noun_after(text, end, one=not bounded)
    before_it = max(0, number.start - 60), number.start
    if (counted is None or counted.unit == "year") and _LIMIT.search(text, *before_it):
        return True
    if counted:
        return False
    if _YOUNGEST.search(text, *before_it):
        return True
    return _grows(page.before(i - 2) if i > 1 else "", first, second)


def _may_be_aged(word: str) -> bool:
    """Is this a word for persons, in the plural?"""
    one = noun.singular(word)
    return word in counted("aged") or (one is not None and noun.kind_of_noun(one) == "people")


def _grows(third: str, first: str, second: str) -> bool:
    """Do the three words before a bare number make it an age?"""
    if second in {"under", "over", "below", "above"}:
        if first in {"are", "were", "is"}:  # "one in five are over 65"
            return True
        return _may_be_aged(first)
    if second in {"is", "was"}:
        return first in {"he", "she", "who"}
    if (first, second) == ("dead", "at") and third in {"of", "the"}:
        return False  # "put the number of dead at 63"
    if (first, second) in {("died", "at"), ("dies", "at"), ("dead", "at")}:
        return True
    return second in {"turns", "turned", "age"} or (first, second) in _AGED


def _of_unit(page: FigureText, draft: Quantity) -> Quantity:
    """Read a unit in the singular ("an eight week fight", "a 300 page report"); else what is
    counted is not said."""
    at = draft.span.end + 1
    word = word_at(page.text, at) if page.text[at - 1 : at] == " " else ""
    lengths = len(word) > _SIGN and word in measures()  # "a 20 mile walk", no "6 in the house"
    if word not in durations() and not lengths and word != "page":
        return replace(draft, unit=None, category="things")
    kind, place = noun.kind_of_noun(word), Span(at, at + len(word))
    return replace(draft, unit=_spelling(word), category=kind, noun=place)


def _of_noun(page: FigureText, draft: Quantity, head: noun.Noun) -> Quantity:
    """Give a figure the unit and the category of the noun that it counts."""
    text, start = page.text, draft.span.start
    kind, unit, place = noun.kind_of_noun(head.unit), head.unit, Span(head.start, head.end)
    if unit == "point" and draft.value <= 100 and _in_percent(page, start):
        return replace(draft, unit="percent", category="share", noun=place)
    kind = _of_votes(page, draft, unit) or kind
    if unit in _KINDS and head.before and _KIND_OF.isdisjoint(head.before):
        kind = "things"  # "two college degrees", "at three different points"
    follows = text[head.end : head.end + 4]
    if kind == "money" and not (unit == "pound" and _is_weight(page, start, follows)):
        last = head.before[-1] if head.before else ""
        if text[head.start - len(last) - 1 : head.start].istitle() and last not in _PLAIN:
            unit = f"{last.title()} {unit}"
        return replace(draft, span=Span(start, head.end), unit=unit, category="money")
    if kind == "money":
        kind = "measure"
    if kind == "duration" and follows == " old":
        kind = "age"
    if kind == "killed" and _is_alive(page, head):
        kind = "people" if unit == "life" else "things"
    if kind == "people":
        said = (fates("object").get(w) or fates("subject").get(w) for w in head.before)
        kind = next((fate for fate in said if fate), kind)
    named_people = text[head.start].isupper() and not title_case(page, start)
    named_people = named_people and not text[head.start : head.end - 1].isupper()  # "SUVs"
    known = counted("thing").keys() | calendar_names()
    if kind == "things" and named_people and head.unit not in known:
        kind = "people"  # "the 300,000 Kandrans"
    if kind == "people" and named_people:
        unit = unit.capitalize()
        last = head.before[-1] if head.before else ""
        if head.unit in peoples() and text[head.start - len(last) - 1 : head.start].istitle():
            unit = f"{last.title()} {unit}"  # "Central Americans" are no Americans
    unit = _compound(text, head) if kind == "measure" else unit
    form = "Fahrenheit" if unit == "degree" and _SCALE.match(text, head.end) else draft.form
    return replace(draft, unit=unit, category=kind, noun=place, form=form)


def _of_votes(page: FigureText, draft: Quantity, unit: str) -> str | None:
    """Are these votes that somebody got ("a five-vote margin", "71,209 votes"), not votes held?"""
    if unit != "vote":
        return None
    i, j = page.token(draft.span.start), page.token(draft.span.end)
    around = {*page.lower[max(0, i - 2) : i], *page.lower[j : j + 4]}
    return "score" if draft.value >= LEAST_VOTES or around & _LEADS else None


def _in_percent(page: FigureText, start: int) -> bool:
    """Does the sentence give shares, so that "seven points ahead" are no result of a match?"""
    first, last = page.sentence(start)
    until = page.starts[last] if last < len(page.starts) else len(page.text)
    return PERCENT.search(page.text, page.starts[first], until) is not None


def _is_alive(page: FigureText, head: noun.Noun) -> bool:
    """Are these lives that nobody lost ("one life that can be saved"), bodies of no dead ("one of
    its governing bodies")?"""
    if head.unit == "body":
        return not figure_words("no corpse").isdisjoint(head.before[-1:])
    first, last = page.sentence(head.start)
    i, j = page.token(head.start), page.token(head.end)
    around = page.lower[max(first, i - _NEAR) : min(last, j + _NEAR)]
    return head.unit == "life" and figure_words("life lost").isdisjoint(around)


def _is_weight(page: FigureText, start: int, follows: str) -> bool:
    """Are pounds a weight: "pounds of", or where the sentence tells of what is weighed?"""
    first, last = page.sentence(start)
    return follows == " of " or not figure_words("of weight").isdisjoint(page.lower[first:last])


def _compound(text: str, head: noun.Noun) -> str:
    """Write a measure of several words in one way: "square kilometers", "miles an hour"."""
    unit = _spelling(head.unit)
    wide = f"{head.before[-1]} {unit}" if head.before else ""
    fast = f"{unit} per hour"
    if wide in measures():
        return wide
    return fast if fast in measures() and _AN_HOUR.match(text, head.end) else unit


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
    if _TOO.search(text, max(0, span.start - 40), span.start):
        return None  # "too clever by half"
    behind = text[max(0, span.start - 40) : span.start].lower()
    before = behind.rpartition(" ")[0].rpartition(" ")[2]
    if before in numerals("ordinal") or before in _HALVES:
        return None  # "the second half of the year"
    firm = draft.hedge is not None or before in {"by", "to", "other"} or number.value != 0.5
    if not firm and after not in {"of", "the", "all", "that"} and after not in _owners():
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


def _is_apposed(page: FigureText, start: int, end: int) -> bool:
    """Is this the 34 of "Smith, 34, said", "his son, 7, and" or "a boy (11)"?"""
    text = page.text
    if not text[start:end].isdigit() or not 0 < int(text[start:end]) <= 110:
        return False
    match = _APPOSED.search(text, max(0, start - 25), start)
    if match is None or not _CLOSES.match(text, end):
        return False
    holder = match["holder"]
    if holder[0].isupper():
        return holder.lower() not in calendar_names() and (
            text[end] in ",)" or _beside_names(text, start)
        )
    return noun.kind_of_noun(holder) == "people" and noun.singular(holder) is None


def _beside_names(text: str, start: int) -> bool:
    """Does another name with an age stand before ("Kai Orr, 34, and Max Pell, 19.")?"""
    return (
        re.search(r"[A-Z]\w+, \d{1,3}[,;] [^.!?]*$", text[max(0, start - 90) : start]) is not None
    )


def _lives(text: str, end: int) -> bool:
    """Is what is so and so old a person, not a truce or a war?"""
    head = noun.noun_after(text, end, one=True)
    return head is None or noun.kind_of_noun(head.unit) != "events"


def is_unit(text: str, end: int) -> bool:
    """Is what is glued to a number at `end` a unit ("41C", "61pc", "3.2m")?"""
    return any(p.match(text, end) for p in (_DEGREES, PERCENT, _sign_of_unit()))


def unit_at(text: str, end: int) -> str | None:
    """The unit whose short form ("km", "mph") stands at `end` or one space on."""
    match = _sign_of_unit().match(text, end)
    return _spelling(match[1].lower().replace("/", "")) if match else None


@cache
def _sign_of_unit() -> re.Pattern[str]:
    signs = "|".join(sorted(terms_of("units", "sign"), key=len, reverse=True))
    return re.compile(rf"\s?(km/h|{signs})(?!\w)", re.I)


def _scale_of(words: str) -> str | None:
    """Fahrenheit is said; without a word a degree is taken for one of Celsius."""
    return "Fahrenheit" if "F" in words else None


def _owners() -> frozenset[str]:
    """Words that say whose a thing is: "half of it", "half their land"."""
    return frozenset(terms_of("function", "possessive"))
