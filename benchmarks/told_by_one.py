"""Is a sentence told by one text alone?  python -m benchmarks.told_by_one DATA

Pairs of articles on one event, with gold matches of sentences (ECB+, `ecbplus_pairs_small`). A
sentence of A that gold matches should not be called "only in A" (else a false alarm); once the
sentences of B that gold matches are deleted it should be (recall). Two readings of the task:
*checked*, in which B holds the sentences that annotators looked at, and *whole*, in which it holds
all of them. In the second an unchecked sentence of B may tell the same thing, and what counts as a
miss is then right.

The bars are fitted on both readings at once, on four fifths of the topics, and judged on the rest
(five folds). The similarity itself was fitted on these topics too (`bias.training.alignment`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bias import matching
from bias.article import tokenize
from bias.context import Context
from bias.matching import telling as rule
from bias.training import whole_pairs

ALARMS = 0.10
HELD = (0.3, 0.35, 0.4, 0.45, 0.5)


def _file(data: Path) -> Path:
    """A file of document pairs, or the first such file of a folder, known by its columns.

    Raises:
        FileNotFoundError: when the folder has none.
    """
    if data.is_file():
        return data
    for path in sorted(data.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            if json.loads(file.readline()).keys() >= {"a_sentences", "b_sentences", "gold"}:
                return path
    raise FileNotFoundError(f"no file of document pairs with gold matches in {data}")


class Case(NamedTuple):
    """A gold-matched sentence, before and after its matches in the other text were deleted:
    (similar, held, sentences it was sought among)."""

    topic: int
    before: tuple[float, float, int]
    after: tuple[float, float, int]
    words: int


def cases(data: Path, whole: bool) -> list[Case]:
    """Return every gold-matched sentence of the same-event pairs, from either side."""
    found: list[Case] = []
    for line in _file(data).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "same_event":
            for one, other in (("a", "b"), ("b", "a")):
                found.extend(_side(row, one, other, whole))
    return found


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
    before = _reach(texts, list(theirs.values()))
    after = _reach(texts, [t for i, t in theirs.items() if i not in matched])
    for k in range(len(gold)):
        yield Case(
            row["topic"],
            (float(before.similar[k]), float(before.held[k]), before.among),
            (float(after.similar[k]), float(after.held[k]), after.among),
            int(before.words[k]),
        )


def _reach(left: list[str], right: list[str]) -> rule.Reach:
    words = ([tokenize(t.lower()).words for t in texts] for texts in (left, right))
    return rule.reach(np.asarray(matching.similarity(left, right)), *words)


Bars = tuple[float, float, float, float]
SHIPPED: Bars = (rule.SIMILAR, rule.RISE, rule.HELD, rule.FALL)


def rates(found: list[Case], bars: Bars) -> tuple[float, float]:
    """Return recall and false alarms of the rule with these bars (similar, rise, held, fall)."""
    enough = np.array([c.words >= rule.LEAST for c in found])
    shares = []
    for state in (np.array([c.after for c in found]), np.array([c.before for c in found])):
        length = np.log(np.maximum(1, state[:, 2]))
        alike = state[:, 0] >= bars[0] + bars[1] * length
        held = state[:, 1] >= bars[2] - bars[3] * length
        shares.append(float((enough & ~alike & ~held).mean()))
    return shares[0], shares[1]


def fit(readings: list[list[Case]]) -> Bars:
    """Return the bars with the highest recall, all readings together, at `ALARMS` false alarms or
    fewer in each of them."""
    best: tuple[float, Bars] = (-1.0, (0.0, 0.0, 0.0, 0.0))
    grid = product((0.25, 0.3, 0.35, 0.4), (0.08, 0.1, 0.12, 0.15), HELD, (0.0, 0.02, 0.04, 0.06))
    for bars in grid:
        got = [rates(found, bars) for found in readings]
        recall = sum(r for r, _ in got)
        if max(alarms for _, alarms in got) <= ALARMS and recall > best[0]:
            best = (recall, bars)
    return best[1]


def folds(topics: set[int], count: int = 5) -> Iterator[set[int]]:
    """Yield the topics to be judged on."""
    order = np.array(sorted(topics))
    np.random.default_rng(1).shuffle(order)
    for part in np.array_split(order, count):
        yield set(part.tolist())


def evaluate(data: Path) -> dict[str, float]:
    """Return the figures by name: shares from 0 to 1, and numbers of sentences."""
    known = {"checked": cases(data, whole=False), "whole": cases(data, whole=True)}
    held_out: dict[str, list[tuple[float, float, int]]] = {name: [] for name in known}
    for topics in folds({c.topic for c in known["whole"]}):
        bars = fit([[c for c in found if c.topic not in topics] for found in known.values()])
        for name, found in known.items():
            judged = [c for c in found if c.topic in topics]
            held_out[name].append((*rates(judged, bars), len(judged)))
    figures: dict[str, float] = {}
    for name, found in known.items():
        figures[f"{name}: sentences"] = len(found)
        for kind, value in zip(("recall", "false alarms"), rates(found, SHIPPED), strict=True):
            figures[f"{name}: {kind}, shipped constants"] = value
        parts = np.array(held_out[name])
        mean = (parts[:, :2] * parts[:, 2:]).sum(0) / parts[:, 2].sum()
        for kind, value in zip(("recall", "false alarms"), mean.tolist(), strict=True):
            figures[f"{name}: {kind}, topics held out"] = value
    for kind, value in zip(
        ("similar", "rise", "held", "fall"), fit(list(known.values())), strict=True
    ):
        figures[f"fitted on all topics: {kind}"] = value
    return figures


def labelled_pairs(data: Path) -> dict[str, float]:
    """Of the sentences of labelled whole articles that are said to be told by one alone the share
    that a label tells otherwise, and of those without a label the share that is found."""
    figures: dict[str, float] = {}
    for use in ("fit", "test"):
        called: list[bool] = []
        told: list[bool] = []
        for pair in whole_pairs.labelled(data / "pairs.json"):
            if pair.use != use or not pair.event.startswith("same"):
                continue
            context = Context(pair.a, pair.b)
            for side, gold in (("a", pair.gold), ("b", pair.gold.T)):
                only = set(context.reached[side].only())
                for sentence in context.article(side).body:
                    called.append(sentence.number - 1 in only)
                    told.append(bool(gold[sentence.number - 1].any()))
        alone, marked = np.array(called), np.array(told)
        figures[f"{use} pairs: told in the other after all"] = float(marked[alone].mean())
        figures[f"{use} pairs: recall"] = float(alone[~marked].mean())
    return figures


def main() -> None:
    """Print the figures."""
    data = Path(sys.argv[1])
    for name, value in (evaluate(data) | labelled_pairs(data)).items():
        print(f"{name:48} {value:.3f}" if value < 2 else f"{name:48} {value:.0f}")


if __name__ == "__main__":
    main()
