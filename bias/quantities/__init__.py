"""Which figures does a text give, of what, and how firmly? And can two of them both be right?"""

from .comparison import (
    Comparison,
    agree,
    compare,
    count_alike,
    is_crowd,
    is_part,
    is_rest,
    is_telling,
    reconcile,
)
from .kin import one_kind, opposed
from .known import phrases
from .model import BEFALLEN, COUNTS, PEOPLE, Quantity, of_one_text
from .noun import kind_of_noun, noun_after
from .search import find

__all__ = [
    "BEFALLEN", "COUNTS", "PEOPLE", "Comparison", "Quantity", "agree", "compare", "count_alike",
    "find", "is_crowd", "is_part", "is_rest", "is_telling", "kind_of_noun", "noun_after",
    "of_one_text", "one_kind", "opposed", "phrases", "reconcile",
]  # fmt: skip
