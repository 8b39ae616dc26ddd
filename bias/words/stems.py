"""The old names of `lemma` and `family`, for rooms that still import them."""

from __future__ import annotations

from bias.words.families import family as root
from bias.words.lemmas import lemma as stem

__all__ = ["root", "stem"]
