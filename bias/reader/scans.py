"""Was this text read by a machine from paper or film, and read badly?

The faults of such readings are few and the same everywhere: letters taken for others that look
like them ("tbe", "rninister", "ki11ed"), words cut in two ("govern- ment", "capi tal"), letters
spaced out, strokes and tildes that were dirt. A word that nobody knows, and that everybody knows
once a fault is undone, was damaged; a name, dialect or a slip of the keyboard seldom is such one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bias.words import rarity

#: A longer piece is no word; most words of a scan are shorter.
LONGEST = 24
#: Rarer than this is a word that no list has, in nats.
UNKNOWN = 6.4
# What a machine prints, and what stood there.
_TAKEN_FOR = (
    *zip(r"bcul10]\!{9", "henilollidg", strict=True),
    *(("li", "h"), ("rn", "m"), ("m", "rn"), ("cl", "d"), ("6", "fi")),
)
_PIECE = re.compile(r"[^\W_]++(?:[\]\\!{](?=[a-z])[^\W_]++)*+-?")
_MARKS = (
    # Letters inside a number ("l998", "2l4"), a capital I inside a small word ("hospitaIs").
    re.compile(r"\b(?:[lO]\d{2,}|\d+[lO]\d+|[a-z]+I+[a-z]*)\b"),
    re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_]\b"),  # letters spaced out
    re.compile(r"(?<=\s)[|~^§•\\¦_]{1,2}(?=\s|$)"),  # dirt
)


def find_misread(text: str) -> list[str]:
    """What was misread in scanning, each form once, in the order of the text.

    >>> find_misread("Tlie govern- ment of tbe town, wlio met 300 rninisters, laughs at wich.")
    ['govern- ment', 'tbe', 'wlio', 'rninisters']
    """
    pieces = list(_PIECE.finditer(text))
    strange = {word for word in {p[0] for p in pieces} if not _is_known(word)}
    damaged = set(filter(_was_known, strange))
    found = [(p.start(), p[0]) for p in pieces if p[0] in damaged]
    for a, b in pairwise(pieces):
        odd = a[0] in strange or b[0] in strange
        if odd and text[a.end() : b.start()] == " " and _was_cut(a[0], b[0]):
            found.append((a.start(), f"{a[0]} {b[0]}"))
    found += [(m.start(), m[0]) for kind in _MARKS for m in kind.finditer(text)]
    return list(dict.fromkeys(form for _, form in sorted(found)))


def _is_known(word: str) -> bool:
    return rarity(word) < UNKNOWN


def _was_known(word: str) -> bool:
    """Whether a word, set small unless it has a figure, is known once one fault is undone."""
    low = word.lower()
    if (
        not 3 <= len(word) <= LONGEST
        or not any(map(str.islower, word))
        or (low != word and word.isalpha())
    ):
        return False
    return any(w.isalpha() and len(w) > 2 and _is_known(w) for w in _undone(low))


def _undone(word: str) -> Iterator[str]:
    """A word with one kind of fault undone, at one place or at all."""
    for printed, meant in _TAKEN_FOR:
        parts = word.split(printed)
        for n in range(1, len(parts)):
            yield printed.join(parts[:n]) + meant + printed.join(parts[n:])
        if len(parts) > 2:
            yield meant.join(parts)


def _was_cut(left: str, right: str) -> bool:
    """Whether two pieces are one word that was cut at the end of a line, or inside it."""
    whole = left.removesuffix("-") + right
    return whole[1:].islower() and _is_known(whole)
