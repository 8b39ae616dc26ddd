"""Which tokens of a text are numbers, as they are printed and as they were read?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bias.article import Tokens
from bias.quantities import Quantity
from bias.reading import Reading


@dataclass
class NumberToken:
    """What a token says as a number.

    Attributes:
        values: as printed in digits, then as the reading has it; the two may differ: "Dec. 9" is
            printed 9 and read as a day.
        digits: whether it is printed in digits. date: whether it is part of a date.
    """

    values: list[float] = field(default_factory=list)
    digits: bool = False
    date: bool = False


def number_tokens(reading: Reading) -> dict[int, NumberToken]:
    """The tokens that are numbers, or part of a date."""
    found = {i: NumberToken([value], True) for i, value in _printed(reading)}
    for figure in reading.figures:
        tokens = reading.tokens_in(figure.span)
        if figure.category == "date":
            for i in tokens:
                found.setdefault(i, NumberToken()).date = True
        if tokens and _is_point(figure):
            found.setdefault(tokens[0], NumberToken()).values.append(round(figure.value, 6))
    return found


def _is_point(figure: Quantity) -> bool:
    """Is it one number? "Dozens" and "the second" are words that any two sentences share."""
    return figure.low == figure.high and figure.category != "rank"


def _printed(reading: Reading) -> Iterable[tuple[int, float]]:
    """The numbers in digits by token; "5.6" and "1,200" are two tokens and one number."""
    tokens, text = reading.tokens, reading.article.unwrapped
    begun = [i for i, word in enumerate(tokens.words) if word[0].isdecimal()]
    end = 0
    for first in begun:
        if first < end:
            continue
        digits, end = _leading_digits(tokens.words[first]), first + 1
        while end < len(tokens.words) and (sign := _joint(tokens, text, end)):
            if sign == "." and "." in digits:
                break
            digits += sign.strip(",") + _leading_digits(tokens.words[end])
            end += 1
        for i in range(first, end):
            yield i, float(digits)


def _joint(tokens: Tokens, text: str, i: int) -> str:
    """The point or comma by which token `i` goes on with the number of the token before it."""
    before = tokens.ends[i - 1]
    joined = (
        tokens.starts[i] == before + 1
        and text[before] in ".,"
        and tokens.words[i - 1].isdecimal()
        and tokens.words[i][0].isdecimal()
    )
    return text[before] if joined else ""


def _leading_digits(word: str) -> str:
    end = next((n for n, sign in enumerate(word) if not sign.isdecimal()), len(word))
    return word[:end]
