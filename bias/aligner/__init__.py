"""The old name of `bias.matching`, kept for one release."""

from bias.matching import Alignment, Match, align, similarity

__all__ = ["Alignment", "Match", "align", "similarity"]
