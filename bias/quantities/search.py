"""Where are the figures of a text? Digits and words, with unit, category and hedge.

Every number is read once, left to right; then its noun is looked up, and for people the words of
the clause say what befell them. Names with a number in them ("Channel 4") are not figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bias.article import Span, tokenize

from . import clause, date, noun
from .numeral import AFTER_ARTICLE, ORDINALS, STARTERS, Number, number_at, word_at, words_of

# Categories that a doubt word in the clause does not reach, and hedges that it outweighs.
_PLAIN = frozenset({"date", "rank", "duration", "age", "score"})
_SOFT = frozenset({None, "vague", "range"})
PEOPLE = frozenset({"killed", "hurt", "missing", "detained", "displaced", "people"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a text gives.

    Attributes:
        span: hedge, number, scale word and currency; not the noun.
        value: the number said; for a range its lower end; a share is in percent, a date as
            `bias.quantities.date` writes it.
        low, high: what the words allow; None where they set no bound.
        unit: the noun counted in the singular, a currency's code, "percent", or None.
        category: killed, hurt, missing, detained, displaced, people, money, share, duration, date,
            age, measure, events, things, score, rank.
        hedge: None, "about", "at least", "at most", "range", "vague" or "doubt".
        grain: the worth of the last printed digit ("3.1 million": 100,000).
        noun: where the noun counted stands, None when there is none.
    """

    span: Span
    value: float
    low: float | None
    high: float | None
    unit: str | None
    category: str
    hedge: str | None = None
    grain: float = 1.0
    noun: Span | None = None


_CURRENCY = re.compile(
    r"(?:(?P<prefix>US|AU|CA|NZ|HK|[ACS])?(?P<sign>[$£€¥₹₽₪₩₺₦])"
    r"|(?P<code>\b(?:USD|EUR|GBP|INR|PKR|AFN|Rs\.?)))\s?$"
)
_SIGNS = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₪": "ILS",
    "₩": "KRW",
    "₺": "TRY",
    "₦": "NGN",
}
_DOLLARS = {"A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD"}
_OF_CURRENCY = {
    ("dollar", "australian"): "AUD",
    ("dollar", "canadian"): "CAD",
    ("dollar", "zealand"): "NZD",
    ("rupee", "pakistani"): "PKR",
    ("peso", "philippine"): "PHP",
    ("pound", "egyptian"): "EGP",
    ("pound", "syrian"): "SYP",
}
_PERCENT = re.compile(r"\s?%|[ -](?:percentage[ -]points?|per ?cent\b|pct\b)|[ -]basis points?\b")
_JOIN = re.compile(r"\s?[-–—]\s?|\s(to|or|and)\s")
_IN = re.compile(r" (?:in|out of) (?:every )?")
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000, 100_000))
_LETTER = re.compile(r"[A-Z](?![A-Za-z])")
_STREET = re.compile(
    r" [A-Z]\w+(?: [A-Z]\w+)? (?:Street|Road|Avenue|Lane|Boulevard|St|Square)\b| Downing"
)
_SUFFIX = re.compile(r"(?:\s?°)?\s?(km|kg|mph|kph|cm|mm|ft|lb|MW|GW|m|C|F)(?![\w])")
_NAME_COMMA = re.compile(r"[A-Z][^\W\d_]+(?:,| \() ?$")
# Between two figures that share what is said of them: "and", "including", "of whom".
_AND = re.compile(
    r"[\s,—–]*(?:and|or|as well as|plus|including|among them|of whom|of them|most of them)?[\s,]*"
    r"(?:at least )?"
)
_AND_BARE = re.compile(r"(?:\b(?:and|or|from|of whom|of them)|,)\s*$")
_OLD = re.compile(r"[ -](?:year|month|day|week)s?[ -]olds?\b|[ -]years? of age\b")
_YEAR_BEFORE = words_of(
    "in since until till by of from during before after early late mid the and to between around "
    "spring summer autumn fall winter for through back circa election season"
)
_DESIGNATORS = words_of(
    "channel flight highway route article section title chapter room boeing airbus apollo formula "
    "iphone page gate terminal psalm vol volume part season episode figure table resolution "
    "proposition level phase stage tier category class windows pier platform no number unit "
    "amendment model type version line bus train exhibit count"
)
_VOTES = words_of(
    "vote voted votes voting ruling ruled decision win won wins winning beat beats beating lost "
    "lose loss lead leads led defeat defeated victory score scored draw drew tie tied passed "
    "verdict majority split approved rejected upheld"
)
_RANKS = words_of("no nos number ranked rank")
# Words after "first" that show it to be an adverb or part of a set phrase.
_NOT_RANKED = words_of(
    "of aid lady responder responders name hand degree hand half quarter and or but to thing "
    "came began said met told reported appeared took went became was were is are glance"
)
_ADVERB_BEFORE = words_of("at was were had has have who when since he she they it we i you")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘(\[0-9])|[\n;]")


class _Text:
    """A text with its tokens in lower case, for one pass."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts, self.words = tokenize(text)
        self.lower = [w.lower() for w in self.words]
        self.ends = [m.end() for m in _SENTENCE_END.finditer(text)]

    def token(self, offset: int) -> int:
        """The first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def sentence(self, offset: int) -> tuple[int, int]:
        """First and past-last token of the sentence around `offset`."""
        i = bisect_right(self.ends, offset)
        start = self.ends[i - 1] if i else 0
        end = self.ends[i] if i < len(self.ends) else len(self.text)
        return self.token(start), self.token(end)

    def initial(self, token: int) -> bool:
        """Does a sentence begin with this token?"""
        return token == self.sentence(self.starts[token])[0]

    def before(self, token: int) -> str:
        """The lower-case token before, when only white space is between."""
        if token == 0:
            return ""
        gap = self.text[self.starts[token - 1] + len(self.words[token - 1]) : self.starts[token]]
        return self.lower[token - 1] if gap.strip(" \u00a0.#$£€¥₹") == "" else ""


def find(text: str) -> list[Quantity]:
    """Return the figures of `text`, in order, never overlapping.

    >>> [(q.value, q.unit, q.category) for q in find("Shelling killed at least 12 villagers.")]
    [(12.0, 'villager', 'killed')]
    """
    page = _Text(text)
    return _with_fates(page, list(_read(page)))


def _read(page: _Text) -> Iterator[Quantity]:
    done = 0
    for i, word in enumerate(page.lower):
        start = page.starts[i]
        if start < done:
            continue
        found: Quantity | None = None
        if word[0].isdigit():
            found = _digits(page, i, start)
        else:
            head = word.partition("-")[0] if "-" in word else word
            if head in STARTERS or head in AFTER_ARTICLE:
                found = _spelled(page, i, start)
            if found is None and head in ORDINALS:
                found = _rank(page, i, head)
            elif found is None and word in date.MONTHS and page.words[i][0].isupper():
                found = _date(date.month_date(page.text, start))
            elif found is None and word[-1].isdigit() and head in {"mid", "pre", "post", "early"}:
                found = _year(page, i, start + len(head) + 1)
        if found is not None:
            yield found
            done = max(found.span.end, start + 1)


def _date(read: date.Date | None) -> Quantity | None:
    if read is None:
        return None
    span = Span(read.start, read.end)
    hedge = "range" if read.low != read.high and read.high - read.low != 9 else None
    return Quantity(span, read.value, read.low, read.high, read.unit, "date", hedge)


def _year(page: _Text, i: int, at: int) -> Quantity | None:
    """Read a bare year at `at`, when the words around it make it one."""
    text = page.text
    if not (
        text[at : at + 4].isdigit() and text[at : at + 2] in {"15", "16", "17", "18", "19", "20"}
    ):
        return None
    if text[at + 4 : at + 5].isalnum() or re.match(r"[,.]\d|%", text[at + 4 : at + 6]):
        return None
    before = page.before(i)
    after = noun.noun_after(text, at + 4)
    if at == page.starts[i] and before not in _YEAR_BEFORE and before not in date.MONTHS:
        if after is not None and noun.kind(after.unit) != "events":
            return None
        if text[at + 4 : at + 5] == "-" and text[at + 5 : at + 6].isalpha():
            return None
    elif before in {"for", "to", "by", "of", "and", "from", "around"} and after is not None:
        if noun.kind(after.unit) not in {"events", "duration"} and after.before == ():
            return None
    year = float(text[at : at + 4])
    return Quantity(Span(at, at + 4), year, year, year, "year", "date")


def _digits(page: _Text, i: int, start: int) -> Quantity | None:
    text = page.text
    before = text[start - 1] if start else " "
    if before in "/_@.:" or (before in "-–" and start > 1 and text[start - 2].isalpha()):
        return None
    if (read := date.date_at(text, start)) is not None:
        return _date(read)
    number = number_at(text, start)
    if number is None:
        return None
    tail = text[number.end : number.end + 2]
    if tail[:1] in ("/", "_", "@") and tail[1:].isalnum():
        return None
    if (suffix := word_at(text, number.end)) in {"st", "nd", "rd", "th"}:
        end = number.end + len(suffix)
        return Quantity(Span(start, end), number.value, number.value, number.value, None, "rank")
    if suffix == "s" and page.before(i) in {
        "his",
        "her",
        "their",
        "my",
        "our",
        "late",
        "early",
        "mid",
    }:
        low = number.value
        return Quantity(Span(start, number.end + 1), low, low, low + 9, "year", "age", "about")
    if (
        suffix
        and text[start : number.end].isdigit()
        and suffix not in {"km", "kg", "mph", "m", "cm", "kph", "ft", "mm", "lb", "mw", "gw"}
    ):
        return None
    if (year := _year(page, i, start)) is not None and not _CURRENCY.search(text[:start][-6:]):
        return year
    return _counted(page, i, number)


def _spelled(page: _Text, i: int, start: int) -> Quantity | None:
    word = page.lower[i]
    head = word.partition("-")[0]
    before = page.before(i)
    if head in AFTER_ARTICLE and before in {"a", "an"}:
        i, start = i - 1, page.starts[i - 1]
    elif head == "few" and before in {"past", "last", "next"}:
        number = Number(start, start + 3, 2.0, 2.0, 9.0, vague=True, words=True)
        return _counted(page, i, number)
    elif head not in STARTERS:
        return None
    number = number_at(page.text, start)
    if number is None or page.text[number.end : number.end + 1].isalpha():
        return None
    if word == "scores" and page.text[number.end : number.end + 4] not in (" of ", " wer"):
        return None
    if page.words[i][0].isupper() and not page.initial(i):
        j = page.token(number.end)
        if j < len(page.words) and page.words[j][0].isupper() and not _title_case(page, start):
            return None
    return _counted(page, i, number)


def _title_case(page: _Text, offset: int) -> bool:
    first, last = page.sentence(offset)
    long = [w for w in page.words[first:last] if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > 0.6 * len(long)


def _rank(page: _Text, i: int, head: str) -> Quantity | None:
    text, start = page.text, page.starts[i]
    before = page.before(i)
    if before in _ADVERB_BEFORE or (page.words[i][0].isupper() and not page.initial(i)):
        return None
    if head == "second" and before in {"a", "per", "every", "each"}:
        return None
    end = start + len(head)
    after = page.lower[i + 1] if i + 1 < len(page.lower) else ""
    if text[end : end + 1] == "-":
        if page.lower[i].partition("-")[2] in {"hand", "degree", "class", "rate", "time"}:
            return None
    elif text[end : end + 1] != " " or after in _NOT_RANKED or after.endswith("ed"):
        return None
    counted = noun.noun_after(text, end, one=True)
    unit = counted.unit if counted else None
    value = ORDINALS[head]
    place = Span(counted.start, counted.end) if counted else None
    return Quantity(Span(start, end), value, value, value, unit, "rank", noun=place)


def _counted(page: _Text, i: int, number: Number) -> Quantity | None:
    """Give a number its range, hedge, unit and category; None when it is part of a name."""
    text = page.text
    currency, start = _currency(text, number.start)
    if currency is None and _is_name(page, i, number):
        return None
    low: float | None = number.low
    high: float | None = number.high
    end, grain, scale = number.end, number.grain, 1.0
    hedge = "vague" if number.vague else None
    before = page.before(i)
    joint: str = ""
    other: Number | None = None
    if not number.vague:
        joint, other = _second(page, i, number)
    if other is not None:
        end = other.end
        if joint == "score":
            low, high = min(number.value, other.value), max(number.value, other.value)
            return Quantity(Span(start, end), number.value, low, high, None, "score")
        if joint == "in":
            part = 100 * number.value / other.value
            return Quantity(Span(start, end), part, part, part, "percent", "share", grain=0.0)
        if other.grain > number.grain >= 1 and number.value < 1000 <= other.value:
            scale = other.grain if not other.words else 10.0 ** (len(str(int(other.value))) - 1)
            scale = max(s for s in (1.0, 1e3, 1e6, 1e9) if s <= scale)  # "two to three million"
        low, high, hedge, grain = number.value * scale, other.value, "range", other.grain
        if before == "between":
            start = page.starts[i - 1]
    value = number.value * scale
    outer, begin = clause.hedge_before(text, start)
    behind, end = clause.hedge_after(text, end)
    if outer is not None:
        start = begin
    if hedge is None and (outer or behind):
        hedge = outer or behind
        low, high = _bounds(hedge, value)
    draft = Quantity(Span(start, end), value, low, high, currency, "money", hedge, grain)
    return draft if currency is not None else _named(page, i, number, draft)


def _bounds(hedge: str | None, value: float) -> tuple[float | None, float | None]:
    """What a hedge allows; "about" leaves a tenth either side."""
    if hedge == "at least":
        return value, None
    if hedge == "at most":
        return 0.0, value
    return (0.9 * value, 1.1 * value) if hedge == "about" else (value, value)


def _currency(text: str, start: int) -> tuple[str | None, int]:
    """Read the currency that stands before the number at `start`: its code, where it begins."""
    match = _CURRENCY.search(text, max(0, start - 5), start)
    if match is None:
        return None, start
    if match["code"]:
        code = match["code"].upper()
        return ("INR" if code.startswith("RS") else code), match.start()
    code = _SIGNS[match["sign"]]
    return (_DOLLARS.get(match["prefix"] or "", code) if code == "USD" else code), match.start()


def _second(page: _Text, i: int, number: Number) -> tuple[str, Number | None]:
    """Read the other half of a range, a score or "one in five": how it is joined, and the number."""
    text = page.text
    before = page.before(i)
    if number.value <= 20 and (part := _IN.match(text, number.end)):
        other = number_at(text, part.end())
        whole = other is not None and other.value in _WHOLES and other.value > number.value
        if other is not None and whole and not other.vague:
            return "in", other
    match = _JOIN.match(text, number.end)
    if match is None:
        return "", None
    at = match.end()
    if text[at : at + 1] in _SIGNS:
        at += 1
    other = number_at(text, at)
    if other is None or other.vague or other.share != number.share:
        return "", None
    rises = other.value > number.value
    word = match[1]
    if word == "and":
        return ("range", other) if before == "between" and rises else ("", None)
    if word == "or":
        return ("range", other) if rises else ("", None)
    if word == "to" and before == "from":  # "rose from 40 to 60" gives two figures
        return "", None
    near = page.lower[max(0, i - 8) : i + 8]
    votes = number.grain == 1 == other.grain and not _VOTES.isdisjoint(near)
    counted = noun.noun_after(text, other.end)
    if votes and (counted is None or counted.unit in _VOTES):
        return "score", other
    if rises:
        return "range", other
    return ("score", other) if word is None and text[number.end] in "-–" else ("", None)


def _is_name(page: _Text, i: int, number: Number) -> bool:
    """Is the number part of a name or a label: "Channel 4", "Group of 20", "10 Downing Street"?"""
    text, end = page.text, number.end
    if _STREET.match(text, end) or (text[end : end + 1] == "-" and _LETTER.match(text, end + 1)):
        return True
    before = page.before(i)
    if not before or number.words or number.grain != 1 or number.value >= 10_000:
        return False
    printed = page.words[i - 1]
    if before == "of":
        return i > 1 and page.lower[i - 2] == "group" and page.words[i - 2][0].isupper()
    capital = printed[0].isupper()
    if before in _DESIGNATORS and (capital or noun.noun_after(text, end) is None):
        return True
    if not capital or page.initial(i - 1) or text[end : end + 1] in ("-", "%"):
        return False
    if before in date.WEEKDAYS or before in noun.FUNCTION or before in clause.HEDGES:
        return False
    if before in clause.TRANSITIVE or before in clause.STATE or _title_case(page, number.start):
        return False
    return noun.noun_after(text, end) is None and not _PERCENT.match(text, end)


def _named(page: _Text, i: int, number: Number, draft: Quantity) -> Quantity | None:
    """Say of what a figure without a currency sign is a figure."""
    text, (start, end), before = page.text, draft.span, page.before(i)
    if match := _PERCENT.match(text, end):
        return replace(draft, span=Span(start, match.end()), unit="percent", category="share")
    if match := _OLD.match(text, end):
        return replace(draft, unit="year", category="age")
    if before in {"aged", "age", "ages"} or _is_age(text, number.start, end):
        return replace(draft, unit="year", category="age")
    if before in _RANKS or text[max(0, start - 1) : start] == "#":
        return replace(draft, unit=None, category="rank")
    if before == "magnitude":
        return replace(draft, unit="magnitude", category="measure")
    if match := _SUFFIX.match(text, end):
        return replace(draft, unit=match[1].lower(), category="measure")
    if text[end : end + 1] == "-" and (word := word_at(text, end + 1)):
        unit = noun.singular(word) or word
        if unit in {"member", "strong", "man", "person", "woman"}:
            return replace(draft, unit="person" if unit == "strong" else unit, category="people")
        place = Span(end + 1, end + 1 + len(word))
        kind = noun.kind(unit)
        unit = noun.CURRENCIES.get(unit, unit) if kind == "money" else unit
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
            unit = _OF_CURRENCY.get((unit, last), noun.CURRENCIES[unit])
            return replace(draft, span=Span(start, counted.end), unit=unit, category="money")
    if kind == "duration" and text[counted.end : counted.end + 4] == " old":
        kind = "age"
    fates = [clause.TRANSITIVE.get(w) or clause.STATE.get(w) for w in counted.before]
    if kind == "people":
        kind = next((f for f in fates if f), kind)
    return replace(draft, unit=unit, category=kind, noun=place)


def _share(text: str, draft: Quantity, number: Number) -> Quantity | None:
    """Read a fraction as percent; "half an hour" is a duration, "the second half" no figure."""
    span, after = draft.span, word_at(text, number.end + 1)
    if after in {"a", "an"}:
        counted = noun.noun_after(text, number.end + 1 + len(after), one=True)
        if counted is not None and (unit := counted.unit) in noun.DURATIONS:
            place = Span(counted.start, counted.end)
            return replace(draft, unit=unit, category="duration", noun=place)
    before = text[: span.start].rpartition(" ")[0][-8:].rpartition(" ")[2].lower()
    firm = draft.hedge is not None or before in {"by", "to"} or number.value != 0.5
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


def _with_fates(page: _Text, found: list[Quantity]) -> list[Quantity]:
    """Say for counted people what befell them, and drop "one" where it counts nothing."""
    starts = [q.span.start for q in found]
    done: list[Quantity] = []
    for n, quantity in enumerate(found):
        bare = quantity.unit is None
        first, last = page.sentence(quantity.span.start)
        i = page.token(quantity.span.start)
        j = page.token((quantity.noun or quantity.span).end)
        before, after = page.lower[first:i], page.lower[j:last]
        if quantity.category == "people" or (bare and quantity.category == "things"):
            own = [False] * len(after)
            for k, other in enumerate(found[n + 1 : n + 6], start=n + 1):
                at = page.token(starts[k]) - j
                if at >= len(own):
                    break
                loose = other.unit is None and other.category == "things"
                own[at] = loose and after[at + 1 : at + 3] != ["of", "them"]
            quantity = _befallen(page, quantity, before, after, own, done[-1] if done else None)
        open_to_doubt = quantity.category not in _PLAIN and quantity.hedge in _SOFT
        if open_to_doubt and clause.is_doubted(before, after):
            quantity = replace(quantity, hedge="doubt")
        if not _is_idle_one(page, quantity, i):
            done.append(quantity)
    return done


def _befallen(
    page: _Text,
    quantity: Quantity,
    before: list[str],
    after: list[str],
    own: list[bool],
    last: Quantity | None,
) -> Quantity:
    bare = quantity.unit is None
    ahead = clause.fate_after(after, own)
    behind = clause.fate_before(before, bare or quantity.unit in {"person", "victim", "civilian"})
    if ahead and behind:
        return replace(quantity, category=min(ahead, behind, key=lambda f: f[1])[0])
    if ahead or behind:
        return replace(quantity, category=(ahead or behind or ("people", 0))[0])
    if last is not None and last.category in PEOPLE and last.span.end <= quantity.span.start:
        gap = page.text[(last.noun or last.span).end : quantity.span.start].lower()
        if _AND.fullmatch(gap) or (bare and _AND_BARE.search(gap) and len(gap) < 80):
            unit = quantity.unit
            if last.category != "people" or not bare:
                return replace(quantity, category=last.category, unit=unit)
    return quantity


def _is_idle_one(page: _Text, quantity: Quantity, i: int) -> bool:
    """Is this "one" an article or a pronoun ("one resident recounted", "one another")?"""
    start, end = quantity.span
    if end - start != 3 or page.lower[i] not in {"one"}:
        return False
    if page.before(i) in {"no", "another", "any", "every", "each", "which"}:
        return True
    if quantity.category in {
        "killed",
        "hurt",
        "missing",
        "detained",
        "displaced",
        "share",
        "money",
    }:
        return False
    return quantity.category not in {"duration", "measure"} or quantity.unit == "day"
