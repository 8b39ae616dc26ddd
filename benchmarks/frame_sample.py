"""Which sentences were labelled with frames?  python -m benchmarks.frame_sample DATA

Draws 600 sentences of eight words or more from six development sets, by seed, and prints one JSON
line each: {"id", "text"}. Ids and labels are committed (tests/cases/frame_labels.tsv); texts never
are. The draw depends on the files alone, so the same ids come out wherever the files are.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

#: How many sentences of each set.
SHARES = {
    "ptc": 130,
    "fignews_iaa": 110,
    "basil_sentences": 100,
    "seesaw_triples": 100,
    "newswcl50": 60,
    "babe": 100,
}
SEED = 1


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def candidates(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Every sentence of a set, as (id, text), in the order of its file."""
    if name == "babe":
        with (data / "babe.dev.csv").open(encoding="utf-8", newline="") as file:
            yield from ((row["id"], row["text"]) for row in csv.DictReader(file))
    else:
        for row in _jsonl(data / f"{name}.dev.jsonl"):
            yield from SENTENCES_OF[name](row)


def _of_ptc(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((f"ptc:{row['doc']}:{s['start']}", s["text"]) for s in row["sentences"])


def _of_seesaw(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for article in row["articles"]:
        for s in article["sentences"]:
            yield f"seesaw:{article['doc']}:{s['idx']}", s["text"]


def _of_newswcl50(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for i, text in enumerate(row["sentences"]):
        yield f"newswcl50:{row['doc']}:{i}", text


#: What each set's rows hold.
SENTENCES_OF: dict[str, Callable[[dict[str, Any]], Iterable[tuple[str, str]]]] = {
    "ptc": _of_ptc,
    "fignews_iaa": lambda row: [(str(row["id"]), str(row["text_en"]))],
    "basil_sentences": lambda row: [(str(row["id"]), str(row["text"]))],
    "seesaw_triples": _of_seesaw,
    "newswcl50": _of_newswcl50,
}


def sample(data: Path) -> list[tuple[str, str]]:
    """The 600 sentences, as (id, text), shuffled over the sets."""
    rng = Random(SEED)
    drawn: list[tuple[str, str]] = []
    for name, count in SHARES.items():
        fit = [(i, t) for i, t in candidates(data, name) if 8 <= len(t.split()) <= 80]
        drawn += rng.sample(fit, count)
    rng.shuffle(drawn)
    return drawn


def main() -> None:
    """Print the sample."""
    for ident, text in sample(Path(sys.argv[1])):
        print(json.dumps({"id": ident, "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
