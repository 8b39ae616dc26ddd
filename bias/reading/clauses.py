"""Where do clauses begin? By marks and conjunctions, without a parser.

A sentence is cut at ``; : — … ( )``, before a conjunction or relative that follows a comma, and
before one that opens a clause wherever it stands (``lexicons/world_openers.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Final

import numpy as np

from bias.article import Tokens
from bias.lists import terms_of

COMMA: Final = 1
MARK: Final = 2  # anything else that ends a clause
_MARK = re.compile(r"[,;:—…()\[\]]|\s[–-]\s|\n\s*\n")


@cache
def openers() -> dict[str, int]:
    """Words that open a clause: `MARK` for those that do so anywhere, `COMMA` after a comma."""
    opens = {"anywhere": MARK, "after comma": COMMA}
    return {word: kind for note, kind in opens.items() for word in terms_of("openers", note)}


class _Kinds(dict[str, int]):
    """What is printed between two tokens -> `COMMA`, `MARK`, both or neither (0)."""

    def __missing__(self, gap: str) -> int:
        met = {m[0] for m in _MARK.finditer(gap)}
        self[gap] = kind = (COMMA if "," in met else 0) | (MARK if met - {","} else 0)
        return kind


def marks(text: str, tokens: Tokens) -> bytes:
    """Return for each token what is printed between the one before and it.

    `COMMA` and `MARK` are bits of a number, so that both may stand; 0 for the first token.
    """
    kinds = _Kinds({" ": 0})
    starts, ends, _ = tokens
    gaps = zip(ends, starts[1:], strict=False)
    return bytes([0] * bool(starts) + [kinds[text[end:start]] for end, start in gaps])


def cuts(tokens: Tokens, between: bytes, bounds: Sequence[tuple[int, int]]) -> list[int]:
    """Return the tokens at which a clause begins, in order; every sentence begins one.

    Args:
        between: the `marks` of the text.
        bounds: for each sentence its first token and the one past its last.
    """
    size = len(tokens.words)
    if not size:
        return []
    kinds = np.frombuffer(between, dtype=np.uint8)
    opens = np.frombuffer(bytes(map(openers().get, tokens.words, repeat(0))), dtype=np.uint8)
    begins = (kinds >= MARK) | (((kinds & COMMA) > 0) & (opens == COMMA)) | (opens == MARK)
    limits = np.array([b for b in bounds if b[0] < b[1]], dtype=np.int64).reshape(-1, 2)
    depth = np.zeros(size + 1, dtype=np.int8)
    np.add.at(depth, limits[:, 0], 1)
    np.add.at(depth, limits[:, 1], -1)
    begins &= np.cumsum(depth)[:size] > 0  # nothing is cut between sentences
    begins[limits[:, 0]] = True
    begins[limits[limits[:, 1] < size, 1]] = True
    begins[0] = True
    found: list[int] = np.flatnonzero(begins).tolist()
    return found
