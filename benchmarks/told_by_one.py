"""Is a sentence told by one text alone?  python -m benchmarks.told_by_one DATA

Whole articles on one event or story whose matches readers marked (labels/matches.tsv). Of the body
sentences that are called "only in" one text the share that a label tells otherwise, and of those
without a label the share that is called so; and of those called "perhaps only" in one text the
share that a label tells otherwise. The weights under it were fitted on the `fit` pairs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from bias.analyses.coverage import Coverage
from bias.context import Context
from bias.findings import Evidence
from bias.training import whole_pairs


def evaluate(data: Path) -> dict[str, float]:
    """Return the figures by name: shares from 0 to 1."""
    figures: dict[str, float] = {}
    for use in ("fit", "test"):
        rows: list[tuple[bool, bool]] = []
        perhaps: list[bool] = []
        for pair in whole_pairs.labelled(data / "pairs.json"):
            if pair.use != use or not pair.event.startswith("same"):
                continue
            context = Context(pair.a, pair.b)
            for side, gold in (("a", pair.gold), ("b", pair.gold.T)):
                for sentence in context.article(side).body:
                    told = bool(gold[sentence.number - 1].any())
                    rows.append((sentence.number in context.untold[side], told))
            for found in Coverage().run(context):
                if isinstance(found, Evidence) and found.about == "perhaps":
                    ids = [q.id for q in (*found.a, *found.b)]
                    gold = pair.gold if found.a else pair.gold.T
                    perhaps += [bool(gold[int(i[1:]) - 1].any()) for i in ids]
        alone, marked = np.array(rows).T
        figures[f"{use} pairs: told in the other after all"] = float(marked[alone].mean())
        figures[f"{use} pairs: recall"] = float(alone[~marked].mean())
        figures[f"{use} pairs: perhaps only, and told there"] = float(np.mean(perhaps))
    return figures


def main() -> None:
    """Print the figures."""
    for name, value in evaluate(Path(sys.argv[1])).items():
        print(f"{name:48} {value:.3f}")


if __name__ == "__main__":
    main()
