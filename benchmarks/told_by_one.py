"""Is a sentence told by one text alone?  python -m benchmarks.told_by_one DATA

Pairs of articles on one event, with gold matches of sentences (ECB+, `ecbplus_pairs_small`). A
sentence of A that gold matches should not be called "only in A" (else a false alarm); once the
sentences of B that gold matches are deleted it should be (recall). Two readings of the task:
*checked*, in which B holds the sentences that annotators looked at, and *whole*, in which it holds
all of them. In the second an unchecked sentence of B may tell the same thing, and what is called a
miss is then right; it is the harder one, and the one the constants are fitted on.

Constants are fitted on four fifths of the topics and judged on the rest (five folds).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.analyses.coverage import telling as rule

FILE = "ecbplus_pairs_small.dev.jsonl"
ALARMS = 0.10


class Case(NamedTuple):
    """A gold-matched sentence of A, before and after its matches in B were deleted."""

    topic: int
    before: tuple[float, float]
    after: tuple[float, float]
    words: int


def cases(data: Path, whole: bool) -> Iterator[Case]:
    """Yield every gold-matched sentence of the same-event pairs, from either side."""
    for line in (data / FILE).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "same_event":
            continue
        for one, other in (("a", "b"), ("b", "a")):
            yield from _side(row, one, other, whole)


def _side(row: dict[str, Any], one: str, other: str, whole: bool) -> Iterator[Case]:
    mine = {s["idx"]: s["text"] for s in row[f"{one}_sentences"] if not s["is_url"]}
    theirs = {
        s["idx"]: s["text"]
        for s in row[f"{other}_sentences"]
        if not s["is_url"] and (whole or s["checked"])
    }
    gold = sorted({g[one] for g in row["gold"]} & mine.keys())
    matched = {g[other] for g in row["gold"]}
    texts = [mine[i] for i in gold]
    before = rule.told(texts, list(theirs.values()))
    after = rule.told(texts, [t for i, t in theirs.items() if i not in matched])
    for k in range(len(gold)):
        yield Case(
            row["topic"],
            (float(before.similar[k]), float(before.held[k])),
            (float(after.similar[k]), float(after.held[k])),
            int(before.words[k]),
        )


Bars = tuple[float, float]


def rates(found: list[Case], bars: Bars) -> tuple[float, float]:
    """Return recall and false alarms of the rule with these bars (similar, held)."""
    enough = np.array([c.words >= rule.LEAST for c in found])
    before = np.array([c.before for c in found])
    after = np.array([c.after for c in found])
    limit = np.array(bars)
    alarms = enough & (before < limit).all(axis=1)
    recalled = enough & (after < limit).all(axis=1)
    return float(recalled.mean()), float(alarms.mean())


def fit(found: list[Case]) -> Bars:
    """Return the bars with the highest recall at `ALARMS` false alarms or fewer."""
    best: tuple[float, Bars] = (-1.0, (0.0, 0.0))
    for similar in np.arange(0.02, 0.9, 0.02):
        for held in np.arange(0.1, 0.8, 0.025):
            bars = (round(float(similar), 3), round(float(held), 3))
            recall, alarms = rates(found, bars)
            if alarms <= ALARMS and recall > best[0]:
                best = (recall, bars)
    return best[1]


def folds(found: list[Case], count: int = 5) -> Iterator[tuple[list[Case], list[Case]]]:
    """Yield (fitted on, judged on) by topic."""
    topics = np.array(sorted({c.topic for c in found}))
    np.random.default_rng(1).shuffle(topics)
    for part in np.array_split(topics, count):
        out = set(part.tolist())
        yield [c for c in found if c.topic not in out], [c for c in found if c.topic in out]


def evaluate(data: Path) -> dict[str, float]:
    """Return the figures by name, shares from 0 to 1."""
    figures: dict[str, float] = {}
    known = {whole: list(cases(data, whole)) for whole in (True, False)}
    for whole, name in ((True, "whole"), (False, "checked")):
        found = known[whole]
        figures[f"{name}: sentences"] = len(found)
        recall, alarms = rates(found, (rule.SIMILAR, rule.HELD))
        figures[f"{name}: recall, shipped constants"] = recall
        figures[f"{name}: false alarms, shipped constants"] = alarms
        judged = [(rates(test, fit(train)), len(test)) for train, test in folds(found)]
        weights: NDArray[np.float64] = np.array([n for _, n in judged], dtype=float)
        both = np.array([r for r, _ in judged])
        recall, alarms = (float(x) for x in (both * weights[:, None]).sum(0) / weights.sum())
        figures[f"{name}: recall, topics held out"] = recall
        figures[f"{name}: false alarms, topics held out"] = alarms
        figures[f"{name}: fitted bar, similar"], figures[f"{name}: fitted bar, held"] = fit(found)
    return figures


def main() -> None:
    """Print the figures."""
    for name, value in evaluate(Path(sys.argv[1])).items():
        print(f"{name:48} {value:.3f}" if value < 2 else f"{name:48} {value:.0f}")


if __name__ == "__main__":
    main()
