"""How many sentence boundaries are found on news that people annotated?

    python -m benchmarks.boundaries DATA

reads ``ud_gum_news.dev.conllu`` in the folder (UD English GUM, Wikinews, CC BY 4.0) and prints
precision, recall and F1 of the ends of sentences, the last one of a text aside: once with its
paragraphs, an empty line between them, and once as running text, joined by spaces. Beside it stands
nupunkt alone. Nothing of the treebank is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nupunkt

from bias import segmenter

FILE = "ud_gum_news.dev.conllu"
#: Ends of sentences as counts of the characters before them, white space aside.
Ends = set[int]


def documents(path: Path) -> Iterator[list[list[str]]]:
    """Yield each document: paragraphs of sentences."""
    document: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            if document:
                yield document
            document = []
        elif line.startswith("# newpar ") or line == "# newpar":
            document.append([])
        elif line.startswith("# text = "):
            document[-1].append(line.removeprefix("# text = "))
    yield document


def _ends(pieces: list[str]) -> Ends:
    """Where pieces of one text end, the last one aside."""
    found: Ends = set()
    passed = 0
    for piece in pieces[:-1]:
        passed += len("".join(piece.split()))
        found.add(passed)
    return found


def _ours(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segmenter.sentences(text)]


def _theirs(text: str) -> list[str]:
    return [s for block in text.split("\n\n") for s in nupunkt.sent_tokenize(block)]


def main() -> None:
    """Print a line for each way to join and each splitter."""
    found = list(documents(Path(sys.argv[1]) / FILE))
    splitters: dict[str, Callable[[str], list[str]]] = {"bias": _ours, "nupunkt": _theirs}
    for how, between in (("with paragraphs", "\n\n"), ("as running text", " ")):
        for name, split in splitters.items():
            right = told = gold = 0
            for document in found:
                text = between.join(" ".join(paragraph) for paragraph in document)
                wanted = _ends([s for paragraph in document for s in paragraph])
                got = _ends(split(text))
                right, told, gold = right + len(wanted & got), told + len(got), gold + len(wanted)
            p, r = right / told, right / gold
            print(f"{how}, {name}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} of {gold}")


if __name__ == "__main__":
    main()
