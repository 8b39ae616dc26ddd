"""A figure of one text is exchanged for another: how often does the report point at it?

python -m benchmarks.planted DATA [MOST]

Of each pair of real articles on one story (the development list `rule`) one figure that the report
calls equal in both is drawn, and in the second text its digits become another number, 10 to 60 %
larger or smaller and of the same form. Counted are the pairs whose report then sets the two beside
each other as a conflict, as figures that differ, or not at all; and the pairs where nothing was
exchanged that it calls a conflict all the same. DATA is the folder of development sets
(docs/development.md).
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from bias.analyses.numbers import Numbers
from bias.article import Article, Span
from bias.context import Context
from bias.findings import FigureCell, FigureRow
from bias.reader import read_text
from bias.training import whole_pairs

SEED = 11
#: What a planted figure is multiplied by.
FACTORS = (0.4, 0.6, 0.75, 0.9, 1.1, 1.25, 1.4, 1.6)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: Categories whose figures are no counts.
_DATED = frozenset(("date", "age", "year", "time"))
POINTED = ("conflict", "beside")


def figures(a: Article, b: Article) -> list[FigureRow]:
    """The rows of figures that a report of two articles has."""
    return [row for row in Numbers().run(Context(a, b)) if isinstance(row, FigureRow)]


def exchanged(words: str, draw: random.Random) -> str | None:
    """The words with another number in their digits; None where there are none, or it stays."""
    found = _DIGITS.search(words)
    if found is None:
        return None
    digits = found[0]
    value = float(digits.replace(",", "")) * draw.choice(FACTORS)
    decimals = len(digits.partition(".")[2])
    made = f"{value:,.{decimals}f}" if "," in digits else f"{value:.{decimals}f}"
    if made == digits or float(made.replace(",", "")) == 0:
        return None
    return words[: found.start()] + made + words[found.end() :]


def place(article: Article, cell: FigureCell) -> Span | None:
    """Where a figure stands; None where its sentence prints it twice."""
    sentence = article.sentences[int(cell.id[1:]) - 1]
    text = article.slice(sentence)
    at = sentence.start + text.find(cell.text)
    return Span(at, at + len(cell.text)) if text.count(cell.text) == 1 else None


def planted(article: Article, at: Span, words: str) -> Article:
    """The article with other words in one place."""
    text = article.text[: at.start] + words + article.text[at.end :]
    return replace(read_text(text), name=article.name)


def main(data: Path, most: int) -> None:
    """Print what the report says of planted figures, by their category."""
    draw = random.Random(SEED)
    said: Counter[tuple[str, str]] = Counter()
    before = tried = 0
    for _, a, b in whole_pairs.articles(data / "pairs.json"):
        rows = figures(a, b)
        before += any(row.relation == "conflict" for row in rows)
        equal = [r for r in rows if r.relation == "equal" and r.category not in _DATED]
        draw.shuffle(equal)
        for row in equal:
            at = place(b, row.b[0])
            words = exchanged(row.b[0].text, draw)
            if at is None or words is None:
                continue
            tried += 1
            relation = next(
                (
                    r.relation
                    for r in figures(a, planted(b, at, words))
                    if r.relation in POINTED
                    and (r.a[0].id, r.b[0].id) == (row.a[0].id, row.b[0].id)
                ),
                None,
            )
            said[row.category, str(relation)] += 1
            break
        if tried == most:
            break
    for relation in (*POINTED, "None"):
        told = {c: n for (c, r), n in sorted(said.items()) if r == relation}
        n = sum(told.values())
        print(f"{relation}: {n} of {tried}, {n / max(1, tried):.2f} {told}")
    print(f"conflicts where nothing was planted: {before} pairs")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200)
