"""Which figures does a text give, of what, and how firmly? And can two of them both be right?"""

from .comparison import Comparison, agree, compare, is_crowd, is_telling
from .model import BEFALLEN, PEOPLE, Quantity
from .noun import kind_of_noun
from .search import find

__all__ = [
    "BEFALLEN", "PEOPLE", "Comparison", "Quantity", "agree", "compare", "find", "is_crowd",
    "is_telling", "kind_of_noun",
]  # fmt: skip
