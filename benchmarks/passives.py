"""Which verbs are passive?  python -m benchmarks.passives DATA

DATA: CoNLL-U files, or a folder of them, of Universal Dependencies (UD English GUM and EWT were
used, development parts). A verb is passive when a dependent of it is ``aux:pass`` or
``nsubj:pass``; each sentence is read alone, as one paragraph. Participles that only modify a noun
("a blog written by him") are no passives by this rule, and count as false alarms here.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bias import reading
from bias.article import Article, Sentence

_PASSIVE = frozenset(("aux:pass", "nsubj:pass"))


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """Return the sentences of a CoNLL-U file: the ten columns of each of their words."""
    words: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if words:
                yield words
            words = []
        elif not line.startswith("#") and (columns := line.split("\t"))[0].isdigit():
            words.append(columns)
    if words:
        yield words


def printed(words: list[list[str]]) -> tuple[str, list[int]]:
    """Return the text of a sentence, and where each of its words begins."""
    text, starts = "", []
    for columns in words:
        starts.append(len(text))
        text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    return text.rstrip(), starts


def counted(path: Path) -> Counter[str]:
    """Count the passives of a file: "right", "wrong" (none by the gold) and "missed"."""
    counts: Counter[str] = Counter()
    for words in sentences(path):
        text, starts = printed(words)
        gold = {starts[int(columns[6]) - 1] for columns in words if columns[7] in _PASSIVE}
        article = Article(text, (), (Sentence(1, 0, len(text), 0, "paragraph"),), ())
        known = reading.read(article, "shallow")
        found = {known.tokens.starts[i] for i in known.columns.passive.nonzero()[0].tolist()}
        counts["right"] += len(found & gold)
        counts["wrong"] += len(found - gold)
        counts["missed"] += len(gold - found)
    return counts


def main() -> None:
    """Print precision, recall and F1 of each file, and of all."""
    total: Counter[str] = Counter()
    data = Path(sys.argv[1])
    for path in sorted(data.glob("*.conllu")) if data.is_dir() else [data]:
        counts = counted(path)
        total += counts
        print(path.name, _figures(counts))
    print("all", _figures(total))


def _figures(counts: Counter[str]) -> str:
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, counts["right"] + counts["missed"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    passives = counts["right"] + counts["missed"]
    return f"{passives} passives: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


if __name__ == "__main__":
    main()
