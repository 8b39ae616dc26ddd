"""Are the minimal pairs in order, and does nothing but wording tell their two sides apart?

The rules are those of ``bias/training/pairs/README.md``. Each check gives a list of faults, which
names the pairs; ``tests/cases/pairs.json`` holds small sets of pairs with and without each fault.
A shortcut is measured by its AUC: the chance that a loaded side has more of the feature than a
neutral side (ties count one half), so .5 means that the feature says nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

FOLDER = Path(__file__).parent.parent / "bias" / "training" / "pairs"
CASES = json.loads((Path(__file__).parent / "cases" / "pairs.json").read_text("utf-8"))
BATCHES = {
    path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for path in sorted(FOLDER.glob("*.jsonl"))
}
PAIRS = [pair for batch in BATCHES.values() for pair in batch]

SIDES = ("neutral", "loaded")
FIELDS = {"id", "neutral", "loaded", "marks", "technique", "topic", "register", "hand"}
TECHNIQUES = (
    "loaded_adjective loaded_adverb label intensifier presupposition attribution emotive_metaphor "
    "generalisation speculation_as_fact ridicule victim_hero euphemism praise"
)
TOPICS = (
    "conflict politics economy health technology courts migration education sport climate religion"
)
REGISTERS = "wire headline quotation analysis broadcast press_release"
KNOWN = {"technique": TECHNIQUES, "topic": TOPICS, "register": REGISTERS}
BATCH_SIZE = 50
RUN = 5  # words that no two neutral sides share in a row
LENGTH_TOLERANCE = 0.02
LOW, HIGH = 0.44, 0.56
FUNCTION_WORDS = (
    "a about after all an and any are as at be because been before being between both but by can "
    "could did do does during each else every few for from had has have having he her here hers "
    "him his how i if in into is it its itself may me might more most must my nor not of off on "
    "once one only or other our out over own shall she should since so some such than that the "
    "their them then there these they this those through to too under until up upon us was we "
    "were what when where which while who whom whose why will with without would you your"
)
SINGLE_WORDS = "said says the to by after a of and in on that which who has not according"


def words(text: str) -> list[str]:
    """Split a text into words in lower case; an apostrophe stays inside its word."""
    return re.findall(r"\w+(?:['’]\w+)*", text.lower())


def function_share(text: str) -> float:
    """Give the share of a text's words that are function words (0 to 1)."""
    return sum(word in FUNCTION_WORDS.split() for word in words(text)) / len(words(text))


def counter(pattern: str) -> Callable[[str], float]:
    """Make a feature of a pattern: how often it occurs in a text."""
    return lambda text: float(len(re.findall(pattern, text, re.IGNORECASE)))


FEATURES: dict[str, Callable[[str], float]] = {
    "words": lambda text: float(len(words(text))),
    "characters": lambda text: float(len(text)),
    "letters a word": lambda text: float(np.mean([len(word) for word in words(text)])),
    "digits": counter(r"\d"),
    "quotation marks": counter(r"[\"“”«»]"),
    "apostrophes": counter(r"['’]"),
    "commas": counter(","),
    "dashes": counter(r"[–—]| - "),
    "hyphens": counter(r"\w-\w"),
    "exclamation marks": counter("!"),
    "question marks": counter(r"\?"),
    "colons and semicolons": counter("[:;]"),
    "share of function words": function_share,
    "share of capitals": lambda text: sum(map(str.isupper, text)) / len(text),
}
FEATURES |= {word: counter(rf"\b{word}\b") for word in SINGLE_WORDS.split()}


def auc(neutral: list[float], loaded: list[float]) -> float:
    """Give the chance (0 to 1) that a loaded value is above a neutral one; ties count one half."""
    difference = np.subtract.outer(np.array(loaded), np.array(neutral))
    return float(((difference > 0) + (difference == 0) / 2).mean())


def form_faults(pairs: list[dict]) -> list[str]:
    """Name the pairs whose fields, names or marks are not as the README has them."""
    faults = []
    for pair in pairs:
        name = pair.get("id", "a pair without an id")
        if set(pair) != FIELDS:
            faults.append(f"{name}: fields differ: {sorted(set(pair) ^ FIELDS)}")
            continue
        for field, known in KNOWN.items():
            if pair[field] not in known.split():
                faults.append(f"{name}: unknown {field} {pair[field]!r}")
        if not re.fullmatch(re.escape(pair["hand"]) + r"-\d{3}", name):
            faults.append(f"{name}: an id is its hand and three digits")
        if not pair["marks"]:
            faults.append(f"{name}: no marks")
        for mark in pair["marks"]:
            if not mark.strip() or pair["loaded"].count(mark) != 1:
                faults.append(f"{name}: mark {mark!r} does not occur exactly once")
        for side in ("neutral", "loaded"):
            if pair[side] != " ".join(pair[side].split()) or not pair[side]:
                faults.append(f"{name}: {side} is empty or has stray blanks")
        if pair["neutral"] == pair["loaded"]:
            faults.append(f"{name}: both sides are the same")
    return faults


def id_faults(pairs: list[dict]) -> list[str]:
    """Name the ids that stand more than once."""
    counts = Counter(pair["id"] for pair in pairs)
    return [f"{name}: used {n} times" for name, n in counts.items() if n > 1]


def run_faults(pairs: list[dict]) -> list[str]:
    """Name the two pairs whose neutral sides share a run of words."""
    seen: dict[tuple[str, ...], str] = {}
    faults = []
    for pair in pairs:
        spoken = words(pair["neutral"])
        for i in range(len(spoken) - RUN + 1):
            run = tuple(spoken[i : i + RUN])
            if seen.setdefault(run, pair["id"]) != pair["id"]:
                faults.append(f"{seen[run]} and {pair['id']}: {' '.join(run)!r}")
    return faults


def length_faults(pairs: list[dict]) -> list[str]:
    """Say when the mean lengths of the two sides, in words, differ by more than the tolerance."""
    neutral, loaded = (float(np.mean([len(words(p[s])) for p in pairs])) for s in SIDES)
    if abs(loaded / neutral - 1) <= LENGTH_TOLERANCE:
        return []
    return [f"mean length: neutral {neutral:.2f} words, loaded {loaded:.2f}"]


def shortcut_faults(pairs: list[dict]) -> list[str]:
    """Name the features other than wording that tell the two sides apart."""
    faults = []
    for name, feature in FEATURES.items():
        found = auc(*([feature(pair[side]) for pair in pairs] for side in SIDES))
        if not LOW <= found <= HIGH:
            faults.append(f"{name}: AUC {found:.3f}")
    return faults


CHECKS = {
    "form": form_faults,
    "id": id_faults,
    "run": run_faults,
    "length": length_faults,
    "shortcut": shortcut_faults,
}


@pytest.mark.parametrize("check", CHECKS)
def test_corpus(check: str) -> None:
    assert PAIRS
    assert CHECKS[check](PAIRS) == []


@pytest.mark.parametrize("name", BATCHES)
def test_batch(name: str) -> None:
    batch = BATCHES[name]
    assert 0 < len(batch) <= BATCH_SIZE
    assert {pair["hand"] for pair in batch} == {name.split("_")[0]}
    assert f"- {name}: 10 read" in (FOLDER / "readback.md").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_faults(case: dict) -> None:
    blank = {"id": "x-001", "marks": ["foul"], "technique": "label", "topic": "sport"}
    blank |= {"register": "wire", "hand": "x", "neutral": "", "loaded": ""}
    pairs = [blank | row for row in case["pairs"]]
    for row in pairs:
        for field in case.get("without", []):
            del row[field]
    found = CHECKS[case["check"]](pairs)
    assert len(found) == len(case["faults"])
    for fault, expected in zip(found, case["faults"], strict=True):
        assert expected in fault
