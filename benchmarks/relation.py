"""Which verdicts do pairs of real articles get, of one story and of two?

    python -m benchmarks.relation DATA

Reads the development sets named in docs/development.md; nothing in `bias` was fitted on them.
Prints, for each set of pairs, how many got which verdict.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from bias.reader import read_text
from bias.reading import read
from bias.relation import Account, describe, judge

Pairs = list[tuple[Account, Account]]

WORDS = 120  # of an AllSides article: what people paste
SAGA = (14, 250)  # days between two articles on one person
MOST = 100  # pairs of a set
SEED = 3


def account(title: str, lines: Iterable[str], most: int | None = None) -> Account:
    """The account of an article, or of its first `most` words."""
    body = "\n\n".join(lines)
    if most is not None:
        body = " ".join(body.split(" ")[:most])
    return describe(read(read_text(f"{title}\n\n{body}")))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.open(encoding="utf-8"))


def _line(sentence: str | dict[str, str]) -> str:
    return sentence if isinstance(sentence, str) else sentence["text"]


def allsides(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Openings of articles: one story left and right, one topic, two topics, one saga."""
    rng = random.Random(SEED)
    rows = [
        r
        for r in _rows(data / "allsides_triples.dev.jsonl")
        if all(r["articles"].get(side, {}).get("paragraphs") for side in ("left", "right"))
    ]
    sides = {
        side: [
            account(r["articles"][side]["title"], r["articles"][side]["paragraphs"], WORDS)
            for r in rows
        ]
        for side in ("left", "right")
    }
    made: dict[str, list[tuple[int, int]]] = {
        "one story": [(i, i) for i in range(len(rows))],
        "one topic": [],
        "two topics": [],
        "one saga": [],
    }
    for i, j in combinations(range(len(rows)), 2):
        one_topic = rows[i]["topic"] == rows[j]["topic"]
        made["one topic" if one_topic else "two topics"].append((i, j))
        apart = abs((_day(rows[i]) - _day(rows[j])).days)
        persons = sides["left"][i].persons.keys() & sides["right"][j].persons.keys()
        if one_topic and persons and SAGA[0] <= apart <= SAGA[1]:
            made["one saga"].append((i, j))
    for name, pairs in made.items():
        chosen = rng.sample(pairs, min(MOST, len(pairs)))
        yield f"AllSides, {name}", [(sides["left"][i], sides["right"][j]) for i, j in chosen]


def _day(row: dict[str, Any]) -> date:
    return date.fromisoformat(row["date"][:10])


def whole_articles(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Whole articles on one story (the pairs kept for rules), and exchanged between stories."""
    rng = random.Random(SEED)
    articles: dict[tuple[str, Any], Account] = {}
    for name in ("basil", "seesaw"):
        for row in _rows(data / f"{name}_triples.dev.jsonl"):
            for n, x in enumerate(row["articles"]):
                lines = [s for s in map(_line, x["sentences"]) if s and s != x["title"]]
                articles[row["triple"], n] = account(x["title"], lines)
    wanted = json.loads((data / "pairs.json").read_text("utf-8"))["rule"]
    pairs: dict[str, Pairs] = {}
    for p in wanted:
        if (p["id"], p["a"]) in articles:
            pair = articles[p["id"], p["a"]], articles[p["id"], p["b"]]
            pairs.setdefault(p["set"], []).append(pair)
    for name, found in pairs.items():
        yield f"{name}, one story", found
        others = rng.sample(list(combinations(range(len(found)), 2)), MOST)
        yield f"{name}, two stories", [(found[i][0], found[j][1]) for i, j in others]


def main() -> None:
    """Print a line for each set."""
    data = Path(sys.argv[1])
    for sets in (allsides(data), whole_articles(data)):
        for name, pairs in sets:
            counts = Counter(judge(a, b).verdict for a, b in pairs)
            told = ", ".join(f"{v} {n / len(pairs):.2f}" for v, n in counts.most_common())
            print(f"{name} ({len(pairs)}): {told}")


if __name__ == "__main__":
    main()
