"""What do the models of frames and questions give elsewhere, and what do they cost?

    python -m benchmarks.sentence_models DATA

Frames, zero-shot, on the 600 development sentences of other sources that two readers labelled
(benchmarks.frames): average precision against what at least one reader saw, over frames with
fifteen such sentences. The word lists (a sentence has a frame or not) stand beside. Then the speed
of the word tier and the CPU seconds of the context tier on the seeds, and how far exchanged actors
move a probability.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.frames import look
from bias import classifier
from bias.classifier import TIERS
from bias.data import folder
from bias.reader import read
from bias.training.figures import average_precision
from bias.training.swaps import largest

FEWEST = 15
REPEATS = 5


def zero_shot(data: Path) -> None:
    """Print average precision per frame and in the mean."""
    sample = look(data)
    held = {n: (sample.readers[0][n] | sample.readers[1][n]).astype(int) for n in sample.named}
    names = [n for n in held if held[n].sum() >= FEWEST]
    texts = list(sample.texts)
    scores = {"lists": {n: sample.named[n].astype(float) for n in names}}
    for tier in TIERS:
        model = classifier.load("frames", tier)
        scores[tier] = dict(zip(model.classes, model.probability(texts).T, strict=True))
    print(f"{'':24}{'held':>5}" + "".join(f"{k:>9}" for k in scores))
    means = {k: [average_precision(held[n], s[n]) for n in names] for k, s in scores.items()}
    for row, n in enumerate(names):
        print(f"{n:24}{held[n].sum():5}" + "".join(f"{m[row]:9.2f}" for m in means.values()))
    print(
        f"{'mean of ' + str(len(names)):29}" + "".join(f"{np.mean(m):9.3f}" for m in means.values())
    )
    for tier in TIERS:
        model = classifier.load("frames", tier)
        sure = model.assigned(texts)
        both = np.array([held[n] if n in held else np.zeros(len(texts)) for n in model.classes]).T
        known = [j for j, n in enumerate(model.classes) if n in held]
        right = int((sure & (both > 0))[:, known].sum())
        print(f"{tier}: sure of {int(sure[:, known].sum())}, right {right}, "
              f"of {int(both[:, known].sum())}")  # fmt: skip


def cost(texts: list[str]) -> None:
    """Print sentences a second of the word tier, CPU seconds of the context tier."""
    for task in classifier.SENTENCE_TASKS:
        for tier in TIERS:
            started = time.process_time()
            model = classifier.load(task, tier)  # type: ignore[call-overload]
            model.probability(texts[:1])
            opened = time.process_time() - started
            started = time.process_time()
            repeats = REPEATS if tier == "words" else 1
            for _ in range(repeats):
                model.probability(texts)
            spent = (time.process_time() - started) / repeats
            print(f"{task} {tier}: {len(texts)} sentences in {spent:.3f} CPU s "
                  f"({len(texts) / spent:.0f} a second); to open {opened:.2f}")  # fmt: skip


def main() -> None:
    """Print all of it."""
    articles = [read(folder("seeds") / name) for name in ("dw.txt", "azad.txt")]
    texts = [a.slice(s.span) for a in articles for s in a.sentences]
    cost(texts)
    for task in classifier.SENTENCE_TASKS:
        for tier in TIERS:
            found = largest(classifier.load(task, tier))  # type: ignore[call-overload]
            print(f"{task} {tier}: exchanged actors move a probability by {found['largest_move']}")
            print(f"    {found['in']}")
    if len(sys.argv) > 1:
        zero_shot(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
