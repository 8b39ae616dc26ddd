"""Invented articles for the properties that must always hold: seeded, hostile where it helps.

Actors are placeholder names of one form and length (Varn, Tolk ...), so that two of them can be
exchanged without moving a character.
"""

from __future__ import annotations

from random import Random

ACTORS = ("Varn", "Tolk", "Mird", "Sarn", "Belk", "Dorv")
PLACES = ("Osten", "Halma", "Perin", "Kolva")
DOINGS = (
    "{x} attacked a depot near {p} on Monday",
    "{x} accused {y} of sheltering militants",
    "At least {n} civilians were killed in {p}, {x} said",
    "{x} and {y} agreed to a ceasefire after talks in {p}",
    "Families fled {p} with their belongings",
    "{n} soldiers of {x} were wounded by {y}",
    "{y} denied that it had shelled {p}",
    "The fighting escalated when {x} crossed the border",
    "Prices of bread rose by {n} percent in {p}",
    "Hospitals in {p} treated {n} people",
    "{x} rejected a plan that {y} had accepted",
    "Officials in {p} demanded restraint from both {x} and {y}",
    "It was the first time that {x} had struck {p}",
    "Court papers show that {x} paid {n} million dollars to {y}",
    "Analysts called the raid a disaster for {x}",
    "Dozens of refugees reached {p} before dawn",
)
TAILS = (
    ".",
    ".",
    ".",
    ", according to witnesses.",
    ", a move that neighbours feared.",
    " — the worst week in years.",
    ".",
)
SAYINGS = (
    "“We lost everything,” a farmer from {p} said.",
    "“{x} will pay for this,” said an official of {y}.",
    '"Nobody warned us that {x} would come," one mother recalled. "We ran."',
    "{x} called it a “necessary step” for {p}.",
)
HEADINGS = ("Calls for calm in {p}", "What {x} wants", "A long history of mistrust")
ODD = (
    "\x1b[31mRed\x1b[0m letters came from {p}.",
    "[bold]{x}[/bold] wrote it with brackets.",
    "A line with \u202ereversed\u202c words reached {y}.",
    "{x} paid 3,000 dollars — 3,000! — for it…",
    "No end here",
)


def article(seed: int, sentences: int = 24) -> str:
    """Write an invented article of about `sentences` sentences."""
    rng = Random(seed)
    lines = [_fill("{x} strikes {p} as talks with {y} fail", rng)]
    left = sentences
    while left > 0:
        if rng.random() < 0.12:
            lines.append(_fill(rng.choice(HEADINGS), rng))
        count = rng.randint(1, 4)
        parts = []
        for _ in range(count):
            kind = rng.random()
            if kind < 0.74:
                parts.append(_fill(rng.choice(DOINGS) + rng.choice(TAILS), rng))
            elif kind < 0.96:
                parts.append(_fill(rng.choice(SAYINGS), rng))
            else:
                parts.append(_fill(rng.choice(ODD), rng))
        lines.append(" ".join(parts))
        left -= count
    return "\n".join(lines)


def exchange(text: str, one: str, other: str) -> str:
    """Exchange two names of the same length wherever they stand."""
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def _fill(pattern: str, rng: Random) -> str:
    x, y = rng.sample(ACTORS, 2)
    return pattern.format(x=x, y=y, p=rng.choice(PLACES), n=rng.choice((3, 12, 27, 40, 150)))
