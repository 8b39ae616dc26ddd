"""What is a figure? A number in a text with its unit, its category and its hedge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bias.article import Span

BEFALLEN = frozenset({"killed", "hurt", "missing", "detained", "displaced"})
PEOPLE = BEFALLEN | {"people"}
# Categories whose figures count something that a noun names.
COUNTS = PEOPLE | {"events", "things"}


class _Kept:
    """Room for what was seen around a figure and for the figures of its text: kept with it, dropped
    with it, no part of it."""

    __slots__ = ("around", "fellows", "given")


@dataclass(frozen=True, slots=True)
class Quantity(_Kept):
    """A figure that a text gives.

    Attributes:
        span: hedge (but of a date), number, scale word and currency; not the noun.
        value: the number said; for a range its lower end; a share is in percent, a date as
            `bias.quantities.date` writes it.
        low, high: what the words allow; None where they set no bound.
        unit: the noun counted in the singular, a currency, "percent", or None.
        category: killed, hurt, missing, detained, displaced, people, money, share, duration, date,
            age, measure, events, things, score, rank.
        hedge: None, "about", "at least", "at most", "range", "vague" or "doubt".
        grain: the worth of the last printed digit ("3.1 million": 100,000); 0 for a fraction.
        noun: where the noun counted stands, None when there is none.
        form: for a date "year", "month", "day" or "clock"; "Fahrenheit" of such degrees; "sides" of
            a result of two numbers; else None.
        whole: the figure of the same text that this one is a part of ("7 of the 11").
        drawn: whether the part is drawn from its whole in the same breath ("7 of the 11"), so
            that the part is a figure in its own right; "including 7" is not.
        pool: whether a part is drawn from this figure.
        parts: the numbers that the same text draws from this figure or counts among it.
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
    form: str | None = None
    whole: Quantity | None = None
    drawn: bool = False
    pool: bool = False
    parts: tuple[float, ...] = ()


def of_one_text(found: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Let each figure of a text know the others, so that two texts are compared without being read
    again."""
    fellows = tuple(found)
    for figure in fellows:
        object.__setattr__(figure, "fellows", fellows)
    return fellows
