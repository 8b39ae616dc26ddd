"""Do the wording lexicons mark what a careful reader would mark, and nothing for its looks alone?"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from bias import lexicon
from tests.test_lexicon import article

CASES = json.loads((Path(__file__).parent / "cases" / "wording.json").read_text("utf-8"))
#: The world list of that name was there first; a name stands for one lexicon.
CALLED = {"labels": "labelling"}


def passed(name: str) -> Counter[bool]:
    """How many of the cases of a lexicon come out right: those to be met, and those not."""
    lexicons = lexicon.load_all(family="wording")
    right: Counter[bool] = Counter()
    for case in CASES:
        if case["lexicon"] == name:
            found = {h.lexicon for h in lexicon.hits(article(case["text"]), lexicons)}
            right[case["hit"]] += (CALLED.get(name, name) in found) == case["hit"]
    return right
