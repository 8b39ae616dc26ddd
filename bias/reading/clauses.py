"""Where do clauses begin? By marks and conjunctions, without a parser.

A sentence is cut at ``; : — … ( )``, before a conjunction or relative that follows a comma, and
before one that opens a clause wherever it stands (`ANYWHERE`).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from bias.article import Tokens

ANYWHERE = frozenset(
    ("although", "though", "whereas", "while", "but", "which", "who", "whom", "whose", "unless")
).union(("until", "because", "if"))
AFTER_COMMA = ANYWHERE.union(
    ("and", "or", "nor", "so", "yet", "as", "when", "where", "after", "before", "since", "that"),
    ("once", "then"),
)
MARK = re.compile(r"[,;:—…()\[\]]|\s[–-]\s|\n\s*\n")


def cuts(text: str, tokens: Tokens, bounds: list[tuple[int, int]]) -> list[int]:
    """Return the tokens at which a clause begins, in order; every sentence begins one.

    Args:
        bounds: for each sentence its first token and the one past its last.
    """
    starts, words = tokens.starts, tokens.words
    found: set[int] = set()
    for low, high in bounds:
        if low >= high:
            continue
        found.add(low)
        if high < len(words):
            found.add(high)
        for mark in MARK.finditer(text, starts[low], starts[high - 1]):
            i = bisect_left(starts, mark.end(), low, high)
            if i < high and (mark[0] != "," or words[i] in AFTER_COMMA):
                found.add(i)
        found.update(i for i in range(low, high) if words[i] in ANYWHERE)
    return sorted(found | {0}) if words else []
