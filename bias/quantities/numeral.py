"""How is a number printed? Digits, words, scale words, fractions and vague amounts at one place.

`number_at(text, at)` reads one plain number that starts at `at` and says how far it goes. What it
counts, and what softens it, is asked elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .known import bounds_of, counted, numerals

# Letters that are glued to digits ("$5bn", "20k"); "m" and "b" are also read elsewhere (metres).
_GLUED = ("bn", "mn", "mln", "tn", "m", "k", "b")

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_STEP = re.compile(r"[ -]")


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
    return match.group().lower() if match else ""


def next_word(text: str, at: int) -> tuple[str, int]:
    """Step over one space or hyphen; return the lower-case word there and where it starts."""
    if _STEP.match(text, at):
        return word_at(text, at + 1), at + 1
    return "", at


def number_at(text: str, at: int) -> Number | None:
    """Read the number that starts at `at`; None when none does.

    >>> number_at("2,600 men", 0).value
    2600.0
    >>> number_at("two dozen men", 0).value
    24.0
    >>> number_at("tens of thousands", 0).low
    20000.0
    """
    if at < len(text) and text[at].isdigit():
        return _digits(text, at)
    return _words(text, at)


def _digits(text: str, at: int) -> Number | None:
    match = _DIGITS.match(text, at)
    if match is None:  # a digit of another script
        return None
    printed = match.group().replace(",", "")
    if len(printed) > 15:
        return None
    value, end = float(printed), match.end()
    grain = 10.0 ** -len(printed.partition(".")[2])
    glued = word_at(text, end)
    if glued in _GLUED and (glued != "m" or _is_million(text, at, end + 1)):
        end += len(glued)
        value, grain = value * numerals("scale")[glued], grain * numerals("scale")[glued]
    elif not glued:
        value, grain, end = _scaled(text, value, grain, end)
    return Number(at, end, value, value, value, grain)


def _is_million(text: str, at: int, end: int) -> bool:
    """Is the m of "$5m" or "10m people" a million? Alone it is a metre."""
    return text[max(0, at - 1) : at] in tuple("$£€¥₹") or word_at(text, end + 1) in counted(
        "in millions"
    )


def _scaled(text: str, value: float, grain: float, end: int) -> tuple[float, float, int]:
    """Multiply by the scale words that follow: "3.5 million", "two hundred thousand"."""
    while True:
        word, start = next_word(text, end)
        if word not in numerals("scale") or (len(word) < 3 and word != "bn"):
            return value, grain, end
        value, grain, end = (
            value * numerals("scale")[word],
            grain * numerals("scale")[word],
            start + len(word),
        )


def _words(text: str, at: int) -> Number | None:
    word = word_at(text, at)
    end = at + len(word)
    if word in {"a", "an"}:
        word, start = next_word(text, end)
        if word in numerals("scale") and len(word) > 4:
            return _spelled(text, at, start)
        if word in bounds_of("vague") and word in {"few", "handful", "couple"}:
            return _vague(text, at, start, word)
        whole = word_at(text, start + len(word) + 1) in {"of", "the"}
        if word in numerals("fraction") and (whole or text[max(0, at - 3) : at] == "by "):
            share = numerals("fraction")[word]
            return Number(at, start + len(word), share, share, share, 0.0, False, True, True)
        return None
    if word == "half":
        return _half(text, at, end)
    if word in bounds_of("times") and (many := _vague_times(text, at, word)):
        return many
    if word in bounds_of("vague") and word != "couple":
        return _vague(text, at, at, word)
    if (
        word in numerals("unit")
        or word in numerals("ten")
        or (word in numerals("scale") and len(word) > 4)
    ):
        return _spelled(text, at, at)
    return None


def _half(text: str, at: int, end: int) -> Number | None:
    """Read "half", "half a million", "half a dozen"."""
    word, start = next_word(text, end)
    if word in {"a", "an"}:
        word, start = next_word(text, start + len(word))
    if word in numerals("scale") and len(word) > 4:
        value = numerals("scale")[word] / 2
        return Number(at, start + len(word), value, value, value, value / 5, False, True)
    return Number(at, end, 0.5, 0.5, 0.5, 0.0, False, True, True)


def _vague(text: str, at: int, first: int, word: str) -> Number:
    """Read "dozens", "several", "several thousand"; the vague word stands at `first`."""
    low, high = bounds_of("vague")[word]
    scale, start = next_word(text, first + len(word))
    if word in {"several", "few"} and numerals("scale").get(scale, 0.0) >= 100:
        factor = numerals("scale")[scale]
        end, low, high = start + len(scale), low * factor, (high + 1) * factor - 1
    else:
        end = first + len(word)
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
    fractions = numerals("fraction")
    total, current, grain, end, last = 0.0, float(first != at), 1.0, first, ""
    word, start = word_at(text, first), first
    while True:
        if word in units and (last in ("", "scale") or (last == "tens" and units[word] < 10)):
            current, last = current + units[word], "unit"
        elif word in tens and last in ("", "scale"):
            current, last = current + tens[word], "tens"
        elif word in scales and len(word) > 4 and (current or not last):
            current, grain, last = (current or 1.0) * scales[word], scales[word], "scale"
            if grain >= 1e3:
                total, current = total + current, 0.0
        else:
            break
        end = start + len(word)
        word, start = next_word(text, end)
        if word == "and" and last == "scale":  # "two hundred and fifty"
            follow, place = next_word(text, start + 3)
            if follow in units or follow in tens:
                word, start = follow, place
    value = total + current
    part, start = next_word(text, end)
    if part in fractions and part != "half" and (value == 1 or part[-1] == "s"):
        share = value * fractions[part]
        if 0 < share <= 1:
            return Number(at, start + len(part), share, share, share, 0.0, words=True, share=True)
    if text[end : end + 11].lower() == " and a half" and value:
        value, end = value + 0.5, end + 11
    return Number(at, end, value, value, value, min(grain, value or 1.0), words=True)
