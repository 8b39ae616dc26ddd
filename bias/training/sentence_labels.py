"""How does a hand get its sentences, and are its labels whole? Batches, checks, agreement.

    python -m bias.training.sentence_labels batch POOL FIRST COUNT [--reverse]
    python -m bias.training.sentence_labels check POOL FILE...
    python -m bias.training.sentence_labels agree POOL ONE OTHER [--parted]

Guidelines: docs/labelling.md. The form of a label file: `bias.training.labels`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bias.errors import BiasError
from bias.training import hands
from bias.training.labels import LabelError, Pool, read, read_pool


def batch(pool: Pool, first: int, count: int, backwards: bool = False) -> str:
    """Return `count` sentences from place `first` (1 is the pool's first) for a hand to read.

    Each has its place, id and sha, the sentence before in square brackets, and the sentence.

    Raises:
        LabelError: the pool has no such places.
    """
    if first < 1 or count < 1 or first + count - 1 > len(pool):
        raise LabelError(
            f"the pool has places 1 to {len(pool)}, not {first} to {first + count - 1}."
        )
    rows = list(enumerate(pool.values(), 1))[first - 1 : first - 1 + count]
    return "\n".join(
        f"{place}\t{drawn.id}\t{drawn.sha}\n[{drawn.before}]\n{drawn.text}\n"
        for place, drawn in (reversed(rows) if backwards else rows)
    )


def main(given: Sequence[str] | None = None) -> int:
    """Run one of the three commands; 0 done, 1 a fault in a file, told on stderr."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("batch", "check", "agree"):
        commands.add_parser(name).add_argument("pool", type=Path, help="the pool, JSON lines")
    commands.choices["batch"].add_argument("first", type=int, help="place of the first, from 1")
    commands.choices["batch"].add_argument("count", type=int)
    commands.choices["batch"].add_argument("--reverse", action="store_true", help="last one first")
    commands.choices["check"].add_argument("files", type=Path, nargs="+")
    commands.choices["agree"].add_argument("files", type=Path, nargs=2)
    commands.choices["agree"].add_argument(
        "--parted", action="store_true", help="print the sentences on which they part"
    )
    asked = parser.parse_args(given)
    try:
        pool = read_pool(asked.pool)
        if asked.command == "batch":
            print(batch(pool, asked.first, asked.count, asked.reverse))
            return 0
        labels = [read(path, pool) for path in asked.files]
        if asked.command == "agree":
            one, other = labels
            print(
                hands.parted(pool, one, other)
                if asked.parted
                else hands.table(hands.agree(pool, one, other))
            )
        else:
            for path, held in zip(asked.files, labels, strict=True):
                print(f"{path.name}: {len(held)} sentences, in order.")
    except BiasError as error:
        print(f"bias: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
