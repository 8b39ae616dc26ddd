"""Which figures does a text give, of what, and how firmly? And can two of them both be right?"""

from functools import lru_cache

from . import search
from .comparison import Comparison, compare
from .model import BEFALLEN, PEOPLE, Quantity

__all__ = ["BEFALLEN", "PEOPLE", "Comparison", "Quantity", "compare", "find"]


def find(text: str) -> list[Quantity]:
    """Return the figures of `text`, in order, never overlapping; see `search.find`."""
    return list(_find(text))


@lru_cache(maxsize=1024)
def _find(text: str) -> tuple[Quantity, ...]:
    # All that compares sentences asks for the figures of the same ones.
    return tuple(search.find(text))
