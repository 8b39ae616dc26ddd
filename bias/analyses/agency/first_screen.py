"""What of the deeds may the first screen say? A headline without the doer whom its text names; and
whom each text calls harmed."""

from __future__ import annotations

from collections import Counter

from bias.analyses.agency.deeds import Deed
from bias.context import Context, Side
from bias.findings import Short

_OTHER: dict[Side, Side] = {"a": "b", "b": "a"}


def lines(context: Context, deeds: dict[Side, list[Deed]]) -> list[Short]:
    """The lines that the first screen may show."""
    found = [line for side, mine in deeds.items() for line in _headlines(side, mine)]
    if context.b is not None and context.comparable:
        found += _harmed(deeds)
    return found


def _headlines(side: Side, deeds: list[Deed]) -> list[Short]:
    """Harm whose headline names no doer and whose text does."""
    return []


def _harmed(deeds: dict[Side, list[Deed]]) -> list[Short]:
    """Whom each text calls harmed, where they differ."""
    return []
