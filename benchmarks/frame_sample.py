"""Which sentences were labelled with frames?  python -m benchmarks.frame_sample DATA

Draws 600 sentences of eight words or more from six development sets, by seed, and prints one JSON
line each: {"id", "text"}. Ids and labels are committed (tests/cases/frame_labels.tsv); texts never
are. The draw depends on the files alone, so the same ids come out wherever the files are.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

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


def _jsonl(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def candidates(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Every sentence of a set, as (id, text), in the order of its file."""
    path = data / f"{name}.dev.jsonl"
    if name == "babe":
        with (data / "babe.dev.csv").open(encoding="utf-8", newline="") as file:
            yield from ((row["id"], row["text"]) for row in csv.DictReader(file))
    elif name == "ptc":
        for row in _jsonl(path):
            for s in row["sentences"]:  # type: ignore[attr-defined]
                yield f"ptc:{row['doc']}:{s['start']}", s["text"]
    elif name == "fignews_iaa":
        yield from ((str(row["id"]), str(row["text_en"])) for row in _jsonl(path))
    elif name == "basil_sentences":
        yield from ((str(row["id"]), str(row["text"])) for row in _jsonl(path))
    elif name == "seesaw_triples":
        for row in _jsonl(path):
            for article in row["articles"]:  # type: ignore[attr-defined]
                for s in article["sentences"]:
                    yield f"seesaw:{article['doc']}:{s['idx']}", s["text"]
    elif name == "newswcl50":
        for row in _jsonl(path):
            for i, text in enumerate(row["sentences"]):  # type: ignore[arg-type, var-annotated]
                yield f"newswcl50:{row['doc']}:{i}", text


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
