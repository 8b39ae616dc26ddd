"""Which raw sentences of plain news are the model's constants set on?

A CoNLL-U file gives the ``# text =`` lines of its sentences, any other file one sentence a line.
No label is read.
"""

from __future__ import annotations

from pathlib import Path

from bias.article import count_words

SHORTEST = 4  # shorter fragments are not scored


def raw_sentences(path: Path) -> list[str]:
    """Return the sentences of four words or more, as printed."""
    lines = path.read_text("utf-8").splitlines()
    if path.suffix == ".conllu":
        lines = [x.removeprefix("# text =") for x in lines if x.startswith("# text =")]
    return [x.strip() for x in lines if count_words(x) >= SHORTEST]
