"""Nothing to find: how often does the test find it?  python -m benchmarks.null DATA

The sentences of one real article are dealt at random into two texts, which are cut into passages
anew; whatever is found then is chance. (Dealing whole passages would be exact by construction.)
Also measures the dispersion of each frame's counts over real articles, the number in a lexicon's
header. DATA is the folder of development sets (docs/development.md).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bias import lexicon, reader
from bias.article import VOICES, Article, Voice, count_words
from bias.uncertainty import Counted, Pack, Passage, measure, passages
from bias.uncertainty.passages import merge


def articles(data: Path, least_words: int = 600) -> Iterator[Article]:
    """Development articles with enough words to be cut in two."""
    for name in ("basil_triples", "seesaw_triples"):
        path = data / f"{name}.dev.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            for text in _texts(json.loads(line)):
                article = reader.read_text(text)
                if article.body_words >= least_words:
                    yield article


def _texts(row: object) -> Iterator[str]:
    """Every list of sentences or paragraphs in a row, as one text with a line each."""
    if isinstance(row, dict):
        for key, value in row.items():
            if key in {"sentences", "paragraphs", "body", "text"} and isinstance(value, list):
                lines = [v if isinstance(v, str) else str(v.get("text", "")) for v in value]
                yield "\n".join(x for x in lines if x.strip())
            else:
                yield from _texts(value)
    elif isinstance(row, list):
        for value in row:
            yield from _texts(value)


def null_real(data: Path, share: float, draws: int = 8) -> tuple[float, int, int]:
    """Deal the sentences of every article `share` : 1 - share, `draws` times.

    Returns:
        The share of p <= .05 among measures with 10 hits or more, how many there were, and over
        how many articles.
    """
    rng = np.random.default_rng(1)
    found = n = used = 0
    frames = lexicon.load_all(family="frame")
    for article in articles(data):
        used += 1
        hits: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for h in lexicon.hits(article, frames):
            if h.voice == "narration" and h.status == "fact":
                hits[h.lexicon][h.sentence] += 1
        hits = {name: h for name, h in hits.items() if sum(h.values()) >= 10}
        words = {
            s.number: {
                v: sum(count_words(article.slice(p)) for x, p in article.pieces(s) if x == v)
                for v in VOICES
            }
            for s in article.body
        }
        for _ in range(draws if hits else 0):
            for p in _null_draw(article, hits, words, rng.random(len(article.body)) < share):
                n += 1
                found += p <= 0.05
    return found / max(n, 1), n, used


def _null_draw(
    article: Article,
    hits: dict[str, dict[int, int]],
    words: dict[int, dict[Voice, int]],
    mine: np.ndarray,
) -> list[float]:
    """The p values of one dealing of an article's sentences."""
    sides = [[s for s, m in zip(article.body, mine, strict=True) if m == k] for k in (True, False)]
    cut = [_recut([words[s.number] for s in side]) for side in sides]
    pack = Pack(*(tuple(p for p, _ in c) for c in cut))
    if not pack.enough:
        return []
    counted = []
    for name in sorted(hits):
        a, b = (
            [sum(hits[name][side[i].number] for i in range(*r)) for _, r in c]
            for side, c in zip(sides, cut, strict=True)
        )
        if sum(a) + sum(b) >= 10:
            counted.append(Counted(name, "frame", {name: (a, b)}))
    return [m.p for m in measure(pack, counted) if m.p is not None]


def _recut(words: Sequence[dict[Voice, int]]) -> list[tuple[Passage, tuple[int, int]]]:
    runs = merge([sum(w.values()) for w in words], [True] * len(words))
    return [
        (Passage((), {v: sum(words[i][v] for i in range(*r)) for v in VOICES}), r) for r in runs
    ]


def dispersions(data: Path) -> dict[str, tuple[float, int]]:
    """Mean dispersion of each frame's counts over passages, and over how many articles."""
    frames = lexicon.load_all(family="frame")
    values: dict[str, list[float]] = defaultdict(list)
    for article in articles(data):
        cut = passages(article)
        where = {s.number: i for i, p in enumerate(cut) for s in p.sentences}
        words = [p.count("narration") for p in cut]
        counts: dict[str, list[int]] = {x.name: [0] * len(cut) for x in frames}
        for h in lexicon.hits(article, frames):
            if h.voice == "narration" and h.status == "fact" and h.sentence in where:
                counts[h.lexicon][where[h.sentence]] += 1
        for name, hits in counts.items():
            rate = sum(hits) / max(sum(words), 1)
            if sum(hits) >= 3 and len(cut) >= 4:
                squares = [
                    (x - rate * w) ** 2 / (rate * w) for x, w in zip(hits, words, strict=True) if w
                ]
                values[name].append(sum(squares) / (len(squares) - 1))
    return {name: (float(np.mean(v)), len(v)) for name, v in sorted(values.items())}


def main() -> None:
    """Print every figure."""
    data = Path(sys.argv[1])
    for share in (0.5, 0.26):
        rate, n, used = null_real(data, share)
        print(f"null, {used} articles dealt {share:.0%}: p <= .05 in {rate:.3f} of {n} measures")
    for name, (phi, n) in dispersions(data).items():
        print(f"dispersion {name}: {phi:.2f} over {n} articles")


if __name__ == "__main__":
    main()
