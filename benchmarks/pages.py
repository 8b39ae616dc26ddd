"""How long is a page? Lines at 100 columns, of the seeds and of pairs of news articles.

python -m benchmarks.pages DATA [EVERY]

Every seventh (EVERY) of the `rule` pairs. DATA is the folder of development sets
(docs/development.md), of which the texts are put together as its own tool does.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bias import compare
from bias.data import folder
from bias.faces.terminal import PAGE, draw
from bias.faces.terminal.page import TerminalPage


def length(a: Path, b: Path) -> int:
    """Lines of the page that compares two files."""
    return draw(compare(a, b), TerminalPage(100)).count("\n")


def main(data: Path, every: int = 7) -> None:
    """Print the lines of each page, and how many keep to what a page may have."""
    seeds = length(folder("seeds") / "dw.txt", folder("seeds") / "azad.txt")
    with TemporaryDirectory() as made:
        tool = data.parent / "tools" / "build_pairs.py"
        subprocess.run([sys.executable, tool, made, "rule"], check=True)
        firsts = sorted(Path(made).glob("*a.txt"))[::every]
        found = sorted(length(a, a.with_name(a.name[:-5] + "b.txt")) for a in firsts)
    print(f"seeds: {seeds} lines")
    print(f"{len(found)} pairs: {found[0]} to {found[-1]}, middle {found[len(found) // 2]}")
    print(f"{sum(n <= PAGE for n in found)} of {len(found)} have {PAGE} lines at most")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
