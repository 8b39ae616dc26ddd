"""How long does it take to align two articles, and in how much memory?

    python -m benchmarks.alignment_time

Invented sentences of some 25 words with news-like word frequencies; the texts are read first, as a
report does, and that is timed apart. Processor time, best of several runs; peak of the process.
"""

from __future__ import annotations

import random
import resource
import time

from bias.article import Article, Block, Sentence
from bias.matching import Alignment
from bias.reading import read


def invent(seed: int, count: int) -> Article:
    """Return an article of `count` invented sentences; words follow Zipf's law."""
    draw = random.Random(seed)
    world = random.Random(0)
    letters = "bcdfglmnprst"
    words = ["".join(world.choice(letters) + world.choice("aeiou") for _ in range(n))
             for n in (2, 3, 3, 4) * 5000]  # fmt: skip
    weights = [1 / (rank + 3) for rank in range(len(words))]
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    texts: list[str] = []
    at = 0
    for n in range(count):
        chosen = draw.choices(words, weights, k=draw.randint(15, 35))
        for k in range(0, len(chosen), 9):
            chosen[k] = chosen[k].title()
        text = " ".join([*chosen[:8], str(draw.randint(2, 90)), *chosen[8:]]) + "."
        blocks.append(Block(at, at + len(text), "paragraph"))
        sentences.append(Sentence(n + 1, at, at + len(text), n, "paragraph"))
        texts.append(text)
        at += len(text) + 1
    return Article("\n".join(texts), tuple(blocks), tuple(sentences), ())


def main() -> None:
    """Print the figures."""
    for count, runs in ((120, 7), (5000, 2)):
        a, b = invent(1, count), invent(2, count)
        start = time.process_time()
        left, right = read(a), read(b)
        before = time.process_time() - start
        spent = []
        for _ in range(runs):
            start = time.process_time()
            Alignment.of(left, right)
            spent.append(time.process_time() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"two articles of {count} sentences: {min(spent) * 1000:.0f} ms, and "
            f"{before * 1000:.0f} ms for reading both; peak {peak:.0f} MB"
        )


if __name__ == "__main__":
    main()
