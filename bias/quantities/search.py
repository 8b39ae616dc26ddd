"""Where are the figures of a text? Digits and words, with unit, category and hedge.

Every number is read once, left to right; then its noun is looked up, and for people the words of
the clause say what befell them. Names with a number in them ("Channel 4") are not figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bias.article import Article, Span
from bias.folding import Folded

from . import clause, date, noun
from .currency import is_sign, sum_before
from .fate import with_fates
from .known import (
    after_article,
    durations,
    fates,
    figure_words,
    measures,
    months_named,
    numerals,
    softeners,
    starters,
)
from .label import labels
from .model import Quantity, of_one_text
from .numeral import ODD, Number, number_at, word_at
from .sort import is_unit, named
from .view import PERCENT, FigureText, is_name, title_case

_JOIN = re.compile(r"-?[\s-](to|or|and)[\s-]|\s?[-–—]\s?")
# "between 20% and 30%", "20%-30%"
_SHARES = re.compile(r"(?:%| per ?cent)(?:[-–]|\s(and)\s)(?=\d+(?:\.\d+)?(?:%| per ?cent))")
_VOTES = re.compile(r"\svotes? (to)\s")
_IN = re.compile(r"[ -](?:in|out of)[ -](?:every )?")
_MINUS = re.compile(r"(?:(?<![\w)\]%])[-–]|(?<!or )\b[Mm]inus )$")
_BELOW = re.compile(r"(?:\s?[°º˚]?[CF])? below (?:zero|freezing)\b")
_LATER = frozenset(("later", "ago", "before", "after", "or", "and", "of", "time"))
_WHOLES = frozenset((*range(2, 11), *range(15, 55, 5), 12, 100, 200, 500, 1000, 10_000, 100_000))


def find(source: str | Article) -> list[Quantity]:
    """Return the figures of a text, in order, never overlapping; places are in the printed text.

    Args:
        source: an article, whose tokens are asked; or a bare text, which is cut into tokens.

    >>> [(q.value, q.unit, q.category) for q in find("Shelling killed at least 12 villagers.")]
    [(12.0, 'villager', 'killed')]
    """
    article = source if isinstance(source, Article) else Article(source, (), (), ())
    page = FigureText(article.folded, article.folded_tokens)
    found = with_fates(page, list(_read(page)))
    if article.folded.starts is not None:
        found = [_printed(quantity, article.folded) for quantity in found]
    return list(of_one_text(found))


def _printed(quantity: Quantity, known: Folded) -> Quantity:
    """Move a quantity from the folded text to what was printed."""
    noun_at, whole = quantity.noun, quantity.whole
    return replace(
        quantity,
        span=Span(*known.printed(*quantity.span)),
        noun=noun_at and Span(*known.printed(*noun_at)),
        whole=whole and _printed(whole, known),
    )


def _read(page: FigureText) -> Iterator[Quantity]:
    done = 0
    marks = labels(page.text)[::-1]
    for i, word in enumerate(page.lower):
        start = page.starts[i]
        while marks and marks[-1][1] <= start:
            marks.pop()
        if start < done or (marks and marks[-1][0] <= start):
            continue
        numeric = word[0].isnumeric()
        found = _digits(page, i, start) if numeric else _worded(page, i, word, start)
        if found is not None:
            yield found
            done = max(found.span.end, start + 1)


def _worded(page: FigureText, i: int, word: str, start: int) -> Quantity | None:
    """Read a figure that begins with a word: a number, a rank, a month, "mid-1990s"."""
    head = word.partition("-")[0]
    place, length = _ordinal(word)
    found = _spelled(page, i, start) if length <= len(head) and head in _openers() else None
    if found is None and place:
        return _rank(page, i, place, length)
    if found is None and word in months_named() and page.words[i][0].isupper():
        return _date(page.text, date.month_date(page.text, start))
    if found is None and word[-1].isdigit() and head in {"mid", "pre", "post", "early"}:
        return _year(page, i, start + len(head) + 1)
    return found


@cache
def _openers() -> frozenset[str]:
    return starters() | after_article() | numerals("scale").keys()


def _date(text: str, read: date.Date | None) -> Quantity | None:
    if read is None:
        return None
    span = Span(read.start, read.end)  # a hedge stays outside: matching asks the tokens of a date
    hedge, _ = clause.hedge_before(text, read.start)
    hedge = hedge if hedge == "about" else None
    if read.low != read.high and (read.unit != "year" or read.high - read.low != 9):
        hedge = "range"
    return Quantity(span, read.value, read.low, read.high, None, "date", hedge, form=read.unit)


def _year(page: FigureText, i: int, at: int) -> Quantity | None:
    """Read a bare year at `at`, when the words around it make it one."""
    text = page.text
    if not (
        text[at : at + 4].isdigit() and text[at : at + 2] in {"15", "16", "17", "18", "19", "20"}
    ):
        return None
    if text[at + 4 : at + 5].isalnum() or re.match(r"[,.]\d|%", text[at + 4 : at + 6]):
        return None
    before = page.before(i)
    if before in figure_words("label") and page.words[i - 1][0].isupper():
        return None  # "Resolution 1701"
    after = noun.noun_after(text, at + 4)
    if after is not None and text[after.start].isupper():
        after = None  # "2020 Democrats": four digits and a capital are of that year
    if (
        at == page.starts[i]
        and before not in figure_words("before a year")
        and before not in months_named()
    ):
        # "2003 men", "1500 homes", but "GOP 2016 candidates", "2017 levels", "the 2003 accord"
        kind = noun.kind_of_noun(after.unit) if after and not after.before else "events"
        named = i and page.words[i - 1][0].isupper() and not page.initial(i - 1)
        many = text[at : at + 2] < "19" or text[at + 2 : at + 4] == "00"
        if kind != "events" and (many or kind == "people") and not named:
            return None
        if text[at + 4 : at + 5] == "-" and text[at + 5 : at + 6].isalpha():
            return None
    year = float(text[at : at + 4])
    return Quantity(Span(at, at + 4), year, year, year, None, "date", form="year")


def _digits(page: FigureText, i: int, start: int) -> Quantity | None:
    text = page.text
    before = text[start - 1] if start else " "
    if before in "/_@.:" or (before in "-–" and start > 1 and text[start - 2].isalpha()):
        return None
    if (read := date.date_at(text, start)) is not None:
        return _date(text, read)
    number = number_at(text, start)
    if number is None:
        return None
    tail = text[number.end : number.end + 2]
    if tail[:1] in ("/", "_", "@") and tail[1:].isalnum():
        return None
    if (suffix := word_at(text, number.end)) in {"st", "nd", "rd", "th"}:
        end = number.end + len(suffix)
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            return None  # "117th Street"
        return Quantity(Span(start, end), number.value, number.value, number.value, None, "rank")
    if suffix == "s" and page.before(i) in figure_words("before a decade"):
        low = number.value
        return Quantity(Span(start, number.end + 1), low, low, low + 9, "year", "age", "about")
    if suffix and not is_unit(text, number.end):
        return None  # "88B", "4you"
    if (year := _year(page, i, start)) is not None and sum_before(text, start)[0] is None:
        return year
    return _counted(page, i, number)


def _spelled(page: FigureText, i: int, start: int) -> Quantity | None:
    word = page.lower[i]
    head = word.partition("-")[0]
    before = page.before(i)
    if head in after_article() and before in {"a", "an"}:
        i, start = i - 1, page.starts[i - 1]
    elif head in numerals("scale") and before in softeners():
        pass  # "some hundred and twenty"
    elif head == "zero" and before in {"below", "above"}:
        return None
    elif head == "few" and before in {"past", "last", "next"}:
        few = Number(start, start + 3, 2.0, 2.0, 9.0, vague=True, words=True)
        return _counted(page, i, few)
    elif head not in starters():
        return None
    number = number_at(page.text, start)
    if number is None or page.text[number.end : number.end + 1].isalpha():
        return None
    if number.value == 0.5 and page.text[number.end : number.end + 1] == "-":
        tail = word_at(page.text, number.end + 1)  # "half-hour", but "half-hearted"
        unit = noun.singular(tail) or tail
        if unit not in durations() and unit not in measures():
            return None
    if word == "scores" and not (
        page.text[number.end : number.end + 4] in (" of ", " wer", " mor")
        or before in fates("object")
        or before in {"and", "with"}
    ):
        return None
    if page.words[i][0].isupper() and not page.initial(i) and not title_case(page, start):
        j, k = page.token(number.end), i - 1 - (before == "of")
        named_on = j < len(page.words) and page.words[j][0].isupper()
        if named_on or (before and page.words[k][0].isupper() and not page.initial(k)):
            return None  # "One Direction", "Air Force Two", "Group of Seven"
    return _counted(page, i, number)


def _ordinal(word: str) -> tuple[float, int]:
    """The place that an ordinal names, and how long it is printed; 0 when it is none."""
    head, _, tail = word.partition("-")
    place = numerals("ordinal").get(tail, 10.0)
    if head in numerals("ten") and place < 10:
        return numerals("ten")[head] + place, len(word)
    return numerals("ordinal").get(head, 0.0), len(head)


def _rank(page: FigureText, i: int, place: float, length: int) -> Quantity | None:
    text, start = page.text, page.starts[i]
    before = page.before(i)
    if before in figure_words("no rank after") or (
        page.words[i][0].isupper() and not page.initial(i)
    ):
        return None
    end = start + length
    after = page.lower[i + 1] if i + 1 < len(page.lower) else ""
    if place == 2 and (before == "per" or (before in {"a", "every"} and after in _LATER)):
        return None
    if text[end : end + 1] == "-":
        if page.lower[i].partition("-")[2] in {"hand", "degree", "class", "rate", "time"}:
            return None
    elif text[end : end + 1] != " " or after in figure_words("no rank") or after.endswith("ed"):
        return None
    counted = noun.noun_after(text, end, one=True)
    unit = counted.unit if counted else None
    at = Span(counted.start, counted.end) if counted else None
    return Quantity(Span(start, end), place, place, place, unit, "rank", noun=at)


def _counted(page: FigureText, i: int, number: Number) -> Quantity | None:
    """Give a number its range, hedge, unit and category; None when it is part of a name."""
    text = page.text
    currency, start = sum_before(text, number.start)
    if currency is None and is_name(page, i, number):
        return None
    low: float | None = number.low
    high: float | None = number.high
    end, grain, scale = number.end, number.grain, 1.0
    hedge = "vague" if number.vague else None
    before, (joint, other) = page.before(i), _second(page, i, number)
    if other is not None:
        end = other.end
        if joint == "score":
            low, high = min(number.value, other.value), max(number.value, other.value)
            span = Span(start, end)
            return Quantity(span, number.value, low, high, None, "score", form="sides")
        if joint == "in":
            part = 100 * number.value / other.value
            hedge, start = clause.hedge_before(text, start)
            span, (low, high) = Span(start, end), _bounds(hedge, part)
            return Quantity(span, part, low, high, "percent", "share", hedge, grain=0.0)
        if other.grain > number.grain >= 1 and number.value < 1000 <= other.value:
            scale = other.grain if not other.words else 10.0 ** (len(str(int(other.value))) - 1)
            scale = max(s for s in (1.0, 1e3, 1e6, 1e9) if s <= scale)  # "two to three million"
        if number.value * scale > other.value:  # "2- MILLION", "5-3 million": no range
            end, scale = number.end, 1.0
        else:
            low, high, hedge, grain = number.value * scale, other.value, "range", other.grain
            start = page.starts[i - 1] if before in {"between", "from"} else start
    value = number.value * scale
    outer, begin = clause.hedge_before(text, start)
    behind, end = clause.hedge_after(text, end)
    behind = behind or ("about" if ODD.search(text, number.start, number.end) else None)
    lapse = begin < start and _is_lapse(page, text[begin:start], begin, end)
    if lapse or (outer == "doubt" and word_at(text, end + 1) in clause.NOT_DOUBT):
        outer = None  # "claimed six lives"
    if outer is not None:
        start = begin
    if hedge is None and (outer or behind):
        hedge = outer or behind
        low, high = _bounds(hedge, value)
    draft = Quantity(Span(start, end), value, low, high, currency, "money", hedge, grain)
    read = draft if currency is not None else named(page, i, number, draft)
    return read and _signed(text, _hedged_behind(text, read))


def _hedged_behind(text: str, read: Quantity) -> Quantity:
    """Read the hedge after the noun counted: "10 minutes or more"."""
    if read.noun is None or read.hedge is not None:
        return read
    hedge, _ = clause.hedge_after(text, read.noun.end)
    low, high = _bounds(hedge, read.value)
    return replace(read, hedge=hedge, low=low, high=high) if hedge else read


def _signed(text: str, read: Quantity) -> Quantity:
    """Read the sign of a share or a temperature: "minus 12 degrees", "12 degrees below zero"."""
    if read.value <= 0 or not (read.category == "share" or read.unit == "degree"):
        return read
    start = read.span.start
    sign = _MINUS.search(text, max(0, start - 7), start)
    if sign is None and not _BELOW.match(text, (read.noun or read.span).end):
        return read
    low, high = (None if x is None else -x for x in (read.high, read.low))
    span = Span(sign.start() if sign else start, read.span.end)
    return replace(read, span=span, value=-read.value, low=low, high=high)


def _is_lapse(page: FigureText, hedge: str, begin: int, end: int) -> bool:
    """Is this "over" the preposition of "410 million km over 19 months"?"""
    if hedge.strip().lower() != "over":
        return False
    counted = noun.noun_after(page.text, end) if page.text[end : end + 1] == " " else None
    unit = counted.unit if counted else word_at(page.text, end + 1)
    return unit in durations() and page.before(page.token(begin)) not in figure_words("lasting")


def _bounds(hedge: str | None, value: float) -> tuple[float | None, float | None]:
    """What a hedge allows; "about" leaves a tenth either side."""
    if hedge == "at least":
        return value, None
    if hedge == "at most":
        return 0.0, value
    return (0.9 * value, 1.1 * value) if hedge == "about" else (value, value)


def _second(page: FigureText, i: int, number: Number) -> tuple[str, Number | None]:
    """Read the other half of a range, a score or "one in five": how it joins, and the number."""
    text = page.text
    before = page.before(i)
    if not number.vague and number.value <= 20 and (part := _IN.match(text, number.end)):
        whole = number_at(text, part.end())
        plain = "out" in part.group() or (whole is not None and whole.value in _WHOLES)
        if whole is not None and plain and whole.value > number.value:
            return "in", whole
    joints = (_VOTES, _SHARES, _JOIN)
    match = next(filter(None, (joint.match(text, number.end) for joint in joints)), None)
    if match is None or number.vague:
        return "", None
    at = match.end()
    if is_sign(text[at : at + 1]):
        at += 1
    other = number_at(text, at)
    if other is None or other.vague or other.share != number.share:
        return "", None
    rises = other.value > number.value
    word = match[1]
    if word == "to" and not rises and PERCENT.match(text, other.end):
        return "", None  # "53 to 47 percent"
    if word == "and":
        return ("range", other) if before == "between" and rises else ("", None)
    if word == "or":
        return ("range", other) if rises else ("", None)
    if (
        word == "to" and before == "from" and not page.initial(i - 1)
    ):  # "rose from 40 to 60" gives two figures
        return "", None
    near = page.lower[max(0, i - 8) : i + 8]
    votes_near = figure_words("vote")
    votes = number.grain == 1 == other.grain and not votes_near.isdisjoint(near)
    counted = noun.noun_after(text, other.end)
    if votes and (counted is None or counted.unit in votes_near):
        return "score", other
    if rises:
        return "range", other
    # "Ahead 520 to 39"; "$5 million to $2 million" are two sums.
    money = sum_before(text, number.start)[0] is not None
    bare = word == "to" and counted is None and not number.words and not money
    return ("score", other) if bare or (word is None and text[number.end] in "-–") else ("", None)
