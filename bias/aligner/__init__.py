"""The old name of `bias.matching`, kept for one release."""

from bias.matching import Alignment, Match, align, expected_false, similarity

__all__ = ["Alignment", "Match", "align", "expected_false", "similarity"]
