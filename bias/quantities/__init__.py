"""Which figures does a text give, of what, and how firmly? And can two of them both be right?"""

from .comparison import Comparison, compare
from .search import Quantity, find

__all__ = ["Comparison", "Quantity", "compare", "find"]
