"""How is a number printed? Digits, words, scale words, fractions and vague amounts at one place.

`number_at(text, at)` reads one plain number that starts at `at` and says how far it goes. What it
counts, and what softens it, is asked elsewhere. The grammar::

    number   = vague | fraction | cardinal part? scale* half?
    cardinal = digits | words ("point" digit-words)?      2,600   5,00,000   12 500   3'450
    part     = ½ | 1/2 | "and a half" | "and three quarters"
    half     = "and a half"                               of the scale: "a million and a half"
    fraction = ½ | 1/3 | "two thirds" | "a quarter" ("of a" scale)?
"""

from __future__ import annotations

import re
from math import gcd
from typing import NamedTuple
from unicodedata import numeric

from .currency import sum_before
from .known import bounds_of, counted, currencies, measures, numerals
from .noun import kind_of_noun, noun_after, singular

_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?"
    r"|\d{1,3}(?:'\d{3})+(?!\d)"
    r"|[1-9]\d{0,2}(?: \d{3})+(?![-\d/]|[,.:]\d)"
    r"|\d+(?:\.\d+)?"
)
_SIGN = r"[\u00bc-\u00be\u2150-\u215e]"
_BAR = r"[/\u2044]"
_SLASH = rf"(?P<n>[1-9]\d?){_BAR}(?P<d>[1-9]\d?)(?![\d/])"
_FRACTION = re.compile(rf"(?P<sign>{_SIGN})|{_SLASH}")
_MIXED = re.compile(rf" ?(?P<sign>{_SIGN})|[ -]{_SLASH.replace(_BAR, f' ?{_BAR} ?')}")
# "30-some thousand", "20-odd million"
ODD = re.compile(r"-(?:some|odd)(?= (?:hundred|thousand|million|billion)\b)")
# Letters that are scales only beside a sum or what is counted in millions.
_LETTERS = frozenset("mbt")
_SCALES = 3  # of one number, one behind the other: "two thousand million billion"
# Of printed fractions only these are more often fractions than dates or scores.
_PARTS = frozenset((2, 3, 4, 5, 6, 8, 10))
_AND_PART = re.compile(r"[ -]and[ -](?P<n>a|an|one|two|three)[ -](?P<part>[a-z]+)\b", re.I)
_OF_A = re.compile(r" of an? (?P<scale>[a-z]+)\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_STRAY = re.compile(r"\. ([a-z]+)\b")  # "$2.2. trillion"
_STEP = re.compile(r"[ –-]")
# "Nearly a third." is a share without "of".
_SOFT = re.compile(r"\b(?:nearly|almost|about|around|roughly) $")
_OF_WHOLE = frozenset(("of", "the", "more", "less", "fewer", "higher", "lower"))
_CLOSED = re.compile(r"[.,;:!?)\n]|$")


class Number(NamedTuple):
    """A plain number: `text[start:end]`, its value, what it allows, and its last digit's worth.

    `grain` is the worth of the last printed digit ("3.1 million": 100,000; "40": 1).
    `vague` marks "dozens" and its kin; `words` a number written out; `share` a fraction.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    grain: float = 1.0
    vague: bool = False
    words: bool = False
    share: bool = False


def word_at(text: str, at: int) -> str:
    """Return the lower-case word that starts at `at`, or ''."""
    match = _WORD.match(text, at)
    return match.group().lower() if match and not match.group()[0].isnumeric() else ""


def next_word(text: str, at: int) -> tuple[str, int]:
    """Step over one space or hyphen; return the lower-case word there and where it starts."""
    if _STEP.match(text, at):
        return word_at(text, at + 1), at + 1
    return "", at


def number_at(text: str, at: int) -> Number | None:
    """Read the number that starts at `at`; None when none does.

    >>> number_at("2,600 men", 0).value
    2600.0
    >>> number_at("two and a half million men", 0).value
    2500000.0
    >>> number_at("tens of thousands", 0).low
    20000.0
    """
    if (match := _FRACTION.match(text, at)) and (share := _fraction(match)) is not None:
        return _share(text, at, match.end(), share, words=False)
    if at < len(text) and text[at].isdigit():
        return _digits(text, at)
    return _words(text, at)


def _fraction(match: re.Match[str]) -> float | None:
    """The worth of a printed fraction; None when it is rather a date or a score ("9/11")."""
    if match["sign"]:
        return numeric(match["sign"])
    over, under = int(match["n"]), int(match["d"])
    proper = under in _PARTS and over < under and gcd(over, under) == 1
    follows = match.string[match.end() : match.end() + 1] in ("", " ", "-", ".", ",")
    return over / under if proper and follows else None


def _share(text: str, at: int, end: int, share: float, words: bool = True) -> Number:
    """A fraction, or the number it makes: "half a million", "a quarter of a million"."""
    scale, start = "", end
    if match := _OF_A.match(text, end):
        scale, start = match["scale"].lower(), match.start("scale")
    elif word_at(text, end + 1) in {"a", "an"} and text[end : end + 1] == " ":
        scale, start = next_word(text, end + 1 + len(word_at(text, end + 1)))
    elif text[end : end + 1] in (" ", "-"):
        scale, start = next_word(text, end)
    if scale in numerals("scale") and len(scale) > 3:
        worth = numerals("scale")[scale]
        value = share * worth
        return Number(at, start + len(scale), value, value, value, value / 5, words=words)
    return Number(at, end, share, share, share, 0.0, words=words, share=True)


def _digits(text: str, at: int) -> Number | None:
    match = _DIGITS.match(text, at)
    if match is None:  # a digit of another script
        return None
    printed = re.sub("[,' ]", "", match.group())
    if len(printed) > 15:
        return None
    value, end = float(printed), match.end()
    grain = 10.0 ** -len(printed.partition(".")[2])
    glued = word_at(text, end)
    if not glued:
        return _ended(text, Number(at, end, value, value, value, grain))
    scale = numerals("scale").get(glued, 1.0)
    if len(glued) > 3 or (glued in _LETTERS and not _is_scaled(text, at, end)):
        scale = 1.0
    end += len(glued) if scale > 1 else 0
    value, grain = value * scale, grain * scale
    return Number(at, end, value, value, value, grain)


def _is_scaled(text: str, at: int, end: int) -> bool:
    """Is the letter of "$5m", "10m people" or "1.3M items" a scale? "88B" is a name, a small m
    alone a metre."""
    if text[end] == "M" or sum_before(text, at)[0] is not None:
        return True
    follows, _ = next_word(text, end + 1)
    head = noun_after(text, end + 1)
    unit = head.unit if head else None
    if (singular(follows) or follows) in currencies():
        return True
    many = unit is not None and (unit in measures() or kind_of_noun(unit) == "people")
    return text[end] in "mb" and (many or follows in counted("in millions"))


def _ended(text: str, number: Number) -> Number:
    """Read on after a cardinal: its fraction, its scale words, and the half of its scale."""
    value, end, grain = number.value, number.end, number.grain
    scaled = number.words and grain >= 100
    whole = value == int(value) and value > 0
    if whole and (match := _MIXED.match(text, end)) and (more := _fraction(match)) is not None:
        value, end, grain = value + more, match.end(), grain / 10
    elif whole and (part := _and_part(text, end)):
        value, end, grain = value + part[0] * (grain if scaled else 1.0), part[1], grain / 10
    if odd := ODD.match(text, end):
        end = odd.end()
    for _ in range(_SCALES):
        word, start = next_word(text, end)
        if (stray := _STRAY.match(text, end)) and not number.words and _is_scale(stray[1]):
            word, start = stray[1], stray.start(1)
        short = len(word) == 1 and (word == "k" or sum_before(text, number.start)[0] is None)
        if word not in numerals("scale") or short:
            break
        worth = numerals("scale")[word]
        value, grain, end, scaled = value * worth, grain * worth, start + len(word), True
        if whole and (part := _and_part(text, end)):
            value, grain, end = value + part[0] * worth, worth / 10, part[1]
            break
    return number._replace(end=end, value=value, low=value, high=value, grain=grain)


def _and_part(text: str, end: int) -> tuple[float, int] | None:
    """Read "and a half", "and three quarters" at `end`: its worth and where it ends."""
    match = _AND_PART.match(text, end)
    part = numerals("fraction").get(match["part"].lower()) if match else None
    if match is None or part is None or not 0.1 < part <= 0.5:
        return None
    over = numerals("unit").get(match["n"].lower(), 1.0)
    return (over * part, match.end()) if over * part < 1 else None


def _words(text: str, at: int) -> Number | None:
    word = word_at(text, at)
    end = at + len(word)
    if word in {"a", "an"}:
        return _after_article(text, at, end)
    if word == "half":
        return _share(text, at, end, 0.5)
    if word in bounds_of("times") and (many := _vague_times(text, at, word)):
        return many
    if word in bounds_of("vague") and word != "couple":
        return _vague(text, at, at, word)
    if word in numerals("unit") or word in numerals("ten") or _is_scale(word):
        return _spelled(text, at, at)
    return None


def _is_scale(word: str) -> bool:
    return word in numerals("scale") and len(word) > 3


def _after_article(text: str, at: int, end: int) -> Number | None:
    """Read "a hundred", "a few thousand", "a third of", "a quarter of a million"."""
    word, start = next_word(text, end)
    if _is_scale(word):
        return _spelled(text, at, start)
    if word in bounds_of("vague") and word in {"few", "handful", "couple"}:
        return _vague(text, at, start, word)
    stop = start + len(word)
    whole = word_at(text, stop + 1) in _OF_WHOLE or text[max(0, at - 3) : at] == "by "
    soft = _SOFT.search(text, max(0, at - 8), at) and _CLOSED.match(text, stop)
    if word in numerals("fraction") and (whole or soft):
        return _share(text, at, stop, numerals("fraction")[word])
    return None


def _vague(text: str, at: int, first: int, word: str) -> Number:
    """Read "dozens", "several", "a couple of hundred"; the vague word stands at `first`."""
    low, high = bounds_of("vague")[word]
    end = first + len(word)
    if text.startswith(again := f" and {word}", end):  # "thousands and thousands of letters"
        end += len(again)
    scale, start = next_word(text, end)
    if word == "couple" and scale == "of":
        scale, start = next_word(text, start + len(scale))
    if word in {"several", "few", "couple"} and _is_scale(scale):
        factor = numerals("scale")[scale]
        end, low, high = start + len(scale), low * factor, (high + 1) * factor - 1
    return Number(at, end, low, low, high, vague=True, words=True)


def _vague_times(text: str, at: int, word: str) -> Number | None:
    low, high = bounds_of("times")[word]
    of, start = next_word(text, at + len(word))
    scale, start = next_word(text, start + len(of)) if of == "of" else ("", start)
    factor = numerals("scale").get(scale[:-1]) if scale.endswith("s") else None
    if factor is None or factor < 1e3:
        return None
    end = start + len(scale)
    return Number(at, end, low * factor, low * factor, (high + 1) * factor - 1, vague=True)


def _spelled(text: str, at: int, first: int) -> Number:
    """Read a written-out number whose first number word stands at `first`."""
    units, tens, scales = numerals("unit"), numerals("ten"), numerals("scale")
    total, current, grain, end, last = 0.0, float(first != at), 1.0, first, ""
    word, start = word_at(text, first), first
    while True:
        if word in units and (last in ("", "scale") or (last == "tens" and units[word] < 10)):
            current, last = current + units[word], "unit"
        elif word in tens and last in ("", "scale"):
            current, last = current + tens[word], "tens"
        elif _is_scale(word) and _may_follow(scales[word], grain, current or not last):
            current, grain, last = (current or 1.0) * scales[word], scales[word], "scale"
            if grain >= 1e3:
                total, current = total + current, 0.0
        else:
            break
        end = start + len(word)
        word, start = next_word(text, end)
        if word == "and" and last == "scale":  # "two hundred and fifty"
            follow, place = next_word(text, start + 3)
            if (follow in units or follow in tens) and not _and_part(text, end):
                word, start = follow, place
    value = total + current
    if last != "scale":
        grain = 1.0 if value % 1000 else grain
        if word == "point":
            value, grain, end = _decimals(text, value, end, start + len(word))
        if (share := _fraction_words(text, at, value, end)) is not None:
            return share
    grain = min(grain, value or 1.0)
    return _ended(text, Number(at, end, value, value, value, grain, words=True))


def _may_follow(scale: float, grain: float, counted: object) -> bool:
    """Does a scale word go on with a number: "two hundred thousand", "two thousand five hundred",
    not "two hundred five hundred"?"""
    return bool(counted) and (scale > grain or grain >= 1e3)


def _decimals(text: str, value: float, end: int, at: int) -> tuple[float, float, int]:
    """Read the digits after "point": the number, the worth of its last digit, where it ends."""
    grain = 1.0
    word, start = next_word(text, at)
    while numerals("unit").get(word, 10.0) < 10:
        grain /= 10
        value, end = value + grain * numerals("unit")[word], start + len(word)
        word, start = next_word(text, end)
    return value, grain, end


def _fraction_words(text: str, at: int, value: float, end: int) -> Number | None:
    """Read "two thirds", "one-quarter" whose numerator ends at `end`."""
    part, start = next_word(text, end)
    worth = numerals("fraction").get(part)
    if worth is None or part == "half" or not (value == 1 or part[-1] == "s"):
        return None
    share = value * worth
    return _share(text, at, start + len(part), share) if 0 < share <= 1 else None
