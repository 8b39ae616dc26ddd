"""How is a sentence printed without the names in it? What every model that reads sentences sees.

A name must never move a score (bias.classifier.words): each name, and each run of them, becomes
one small word, and so do gendered words, countries, peoples, parties and faiths.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bias.article import Span
from bias.classifier.files import read_bytes
from bias.classifier.words import Stretch
from bias.lists import fold

#: What stands for a name, or for several side by side.
NOBODY = "it"
_BETWEEN = re.compile(r"[ \-.’'‑]{1,2}")
_ARTICLE = re.compile(r"(?i)\bthe $")


class Masks(NamedTuple):
    """Who must not be seen. `actors`: masked wherever they stand; `function`: words that begin a
    sentence with a capital and are no names."""

    actors: frozenset[str]
    function: frozenset[str]

    def contents(self) -> dict[str, bytes]:
        """Return the files that `read_masks` reads."""
        return {
            "actors.txt": "\n".join(sorted(self.actors)).encode(),
            "function.txt": "\n".join(sorted(self.function)).encode(),
        }


def read_masks(folder: Path, card: dict[str, Any]) -> Masks:
    """Read the masks of the model in `folder`.

    Raises:
        ModelError: a file is missing or changed.
    """
    actors, function = (
        frozenset(read_bytes(folder, name, card).decode("utf-8").split("\n"))
        for name in ("actors.txt", "function.txt")
    )
    return Masks(actors, function)


def mask_names(
    part: Stretch, words: Sequence[Span], masks: Masks, places: Sequence[Span] | None = None
) -> tuple[str, list[Span]]:
    """Replace the names of `part`; return its words and where `places` are now.

    Args:
        words: the words of the word table in the part, which are no names, in order.
        places: what is looked for; None for `words`.
    """
    places = words if places is None else places
    text, (base, stop) = part.text, part.span
    kept = {place for a, b in words for place in range(a, b)}
    names: list[list[int]] = []
    for start, end, word in zip(*part.tokens, strict=True):
        small = fold(word)
        # Of "Moscow-installed" the second half is a word of the table, and stays.
        if start not in kept:
            half = next((i for i in range(start + 1, end) if i in kept), end)
            end = half - 1 if half < end else end
        capital = word[0].isupper() and start not in kept and small not in masks.function
        if not (
            capital
            or small in masks.actors
            or any(start < s.end and end > s.start for s in part.silent)
        ):
            continue
        if names and _BETWEEN.fullmatch(text, names[-1][1], start):
            names[-1][1] = end
        else:
            names.append([start, end])
    new, last = "", base
    ends, moves = [base], [-base]
    for start, end in names:
        new += _ARTICLE.sub("", text[last:start]) + NOBODY
        last = end
        ends.append(end)
        moves.append(len(new) - end)
    moved = [moves[bisect_right(ends, a) - 1] for a, _ in places]
    return new + text[last:stop], [
        Span(a + m, b + m) for (a, b), m in zip(places, moved, strict=True)
    ]
