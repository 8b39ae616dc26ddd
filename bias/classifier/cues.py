"""Which words and marks does a sentence show to the word tier? Words alone, pairs, and its form.

All are taken from the sentence with its names masked, so that exchanged names change nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

#: What parts the words of a pair; a cue of form begins with it.
FORM = "¤"
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d[\d,.]*|[?!$%\":]")
_LOOKS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("quotation", r'["“”]'),
        ("opens quoted", r'^\W*["“]'),
        ("open end", r"[^.!?…\"”’')\s][\"”’')]*\s*$"),
        ("asks", r"\?"),
        ("shouts", "!"),
        ("colon", ":"),
        ("money", "[$€£¥]"),
        ("post", "#|http|@"),
        ("figure", r"\d"),
        ("three figures", r"(?<!\d)(?:\d+\D+){3}"),  # from each run of digits once
    )
)
#: Words of a title that have no capital, and letters and digits that a piece of one begins with.
_SMALL = re.compile(r"(?:a|an|and|as|at|by|for|in|it|of|on|the|to)$")
_PLAIN, _HIGH = re.compile(r"\w+"), re.compile(r"[A-Z0-9]")
_PIECES = 4
_LENGTH_STEP, _LONGEST_STEP = 6, 6
MANY = 3
SHORT = 3  # letters; longer words of a title have capitals


@lru_cache(maxsize=4096)  # frames and questions see the same sentences
def sentence_cues(masked: str) -> frozenset[str]:
    """Return the cues of a sentence whose names are masked.

    >>> sorted(sentence_cues("it fell."))
    ['< it', 'fell', 'fell >', 'it', 'it fell', '¤length 0']
    """
    words = ["0" if w[0].isdigit() else w for w in _WORD.findall(masked.lower().replace("’", "'"))]
    framed = ["<", *words, ">"]
    found = set(words)
    found.update(map(" ".join, pairwise(framed)))
    found.update(FORM + name for name, pattern in _LOOKS if pattern.search(masked))
    if _is_titled(masked):
        found.add(f"{FORM}titled")
    if words.count("0") >= MANY:
        found.add(f"{FORM}many figures")
    long = [w for w in masked.split() if len(w) > SHORT and w[0].isalpha()]
    if len(long) >= MANY and all(w[0].isupper() for w in long):
        found.add(f"{FORM}titled")
    found.add(f"{FORM}length {min(_LONGEST_STEP, len(words) // _LENGTH_STEP)}")
    return frozenset(found)


def _is_titled(masked: str) -> bool:
    """Whether all words are those of a title: small ones, and others with a capital or a digit.

    A word of several capitals counts as often, and once more if it ends like a small one: so the
    pattern read that the models learned with, which took hours for a row of digits.
    """
    pieces = 0
    for word in _PLAIN.findall(masked):
        small = _SMALL.search(word)
        if small is not None and small.start() == 0:
            pieces += 1
        elif _HIGH.match(word):
            pieces += len(_HIGH.findall(word)) + (small is not None)
        else:
            return False
    return pieces >= _PIECES
