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
        (
            "titled",
            r"^(?:\W*[A-Z0-9]\w*|\W*(?:a|an|and|as|at|by|for|in|it|of|on|the|to)\b){4,}\W*$",
        ),
    )
)
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
    if words.count("0") >= MANY:
        found.add(f"{FORM}many figures")
    long = [w for w in masked.split() if len(w) > SHORT and w[0].isalpha()]
    if len(long) >= MANY and all(w[0].isupper() for w in long):
        found.add(f"{FORM}titled")
    found.add(f"{FORM}length {min(_LONGEST_STEP, len(words) // _LENGTH_STEP)}")
    return frozenset(found)
