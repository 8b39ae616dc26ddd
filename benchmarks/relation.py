"""Which verdicts do pairs of real articles get, of one story and of two?

    python -m benchmarks.relation DATA [--fast]

Reads the development sets named in docs/development.md. Of them the weights were fitted on the
halves of sagas and labelled pairs called "fit" (bias.training.relation), which are left out here.
Prints, for each set of pairs, which share got which verdict.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from bias.article import Article
from bias.reader import read_text
from bias.reading import Reading, read, read_with_models
from bias.relation import relate
from bias.training import whole_pairs
from bias.training.relation import saga_pairs
from bias.training.sagas import excerpts

Pairs = list[tuple[Article, Article]]

MOST = 100  # pairs of a set
SEED = 3


def allsides(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Openings of articles: one story left and right, one topic, two topics."""
    rng = random.Random(SEED)
    found: defaultdict[str, dict[str, Article]] = defaultdict(dict)
    for x in excerpts(data, "allsides"):
        found[x.story][x.name] = read_text(x.text)
    sides = {story: found[story] for story in found if len(found[story]) == 2}
    topics = dict(_topics(data))
    made: dict[str, list[tuple[str, str]]] = {
        "one story": [(x, x) for x in sides],
        "one topic": [],
        "two topics": [],
    }
    for x, y in combinations(sides, 2):
        made["one topic" if topics[x] == topics[y] else "two topics"].append((x, y))
    for name, pairs in made.items():
        chosen = rng.sample(pairs, MOST)
        yield f"AllSides, {name}", [(sides[x]["left"], sides[y]["right"]) for x, y in chosen]


def _topics(data: Path) -> Iterator[tuple[str, Any]]:
    for line in (data / "allsides_triples.dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield str(row["id"]), row["topic"]


def two_moments(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Two moments of one saga, the half that is kept for measuring."""
    for title, pairs in saga_pairs(data, "test").items():
        yield title, [(read_text(a), read_text(b)) for a, b in pairs]


def whole_articles(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Whole articles on one story (the pairs kept for rules), and exchanged between stories."""
    rng = random.Random(SEED)
    pairs: defaultdict[str, Pairs] = defaultdict(list)
    stories: defaultdict[str, list[str]] = defaultdict(list)
    for row, a, b in whole_pairs.articles(data / "pairs.json"):
        pairs[row["set"]].append((a, b))
        stories[row["set"]].append(str(row["id"]))
    for name, found in pairs.items():
        yield f"{name}, one story", found
        two = [(i, j) for i, j in combinations(range(len(found)), 2)]
        two = [(i, j) for i, j in two if stories[name][i] != stories[name][j]]
        chosen = rng.sample(two, min(MOST, len(two)))
        yield f"{name}, two stories", [(found[i][0], found[j][1]) for i, j in chosen]


def labelled(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Pairs that a reader gave a verdict, those not fitted on, by that verdict."""
    by_verdict: defaultdict[str, Pairs] = defaultdict(list)
    for pair in whole_pairs.labelled(data / "pairs.json"):
        if pair.use == "test":
            by_verdict[pair.event].append((pair.a, pair.b))
    with (whole_pairs.LABELS.parent / "moments.tsv").open(encoding="utf-8") as lines:
        read = dict(line.rstrip("\n").split("\t") for line in lines)
    for row, a, b in whole_pairs.articles(data / "pairs.json"):
        if event := read.get(f"{row['set']}:{row['id']}:{row['a']}:{row['b']}"):
            by_verdict[f"{event}, by the openings"].append((a, b))
    for verdict, pairs in sorted(by_verdict.items()):
        yield f'labelled "{verdict}"', pairs


def main() -> None:
    """Print a line for each set."""
    data = Path(sys.argv[1])
    fast = "--fast" in sys.argv

    @cache
    def known(article: Article) -> Reading:
        return read(article) if fast else read_with_models(article)

    for sets in (labelled, two_moments, allsides, whole_articles):
        for name, pairs in sets(data):
            counts = Counter(relate(known(a), known(b)).verdict for a, b in pairs)
            told = ", ".join(f"{v} {n / len(pairs):.2f}" for v, n in counts.most_common())
            print(f"{name} ({len(pairs)}): {told}", flush=True)
        known.cache_clear()


if __name__ == "__main__":
    main()
