"""One article cut in two: how often does a page call that a difference?

python -m benchmarks.halves DATA

Three blocks (paragraphs, or lines of a sentence) of a real article for one half, the next three for
the other: one hand, one story, one day. Counted are pages that say that one half dwells more on a
frame, or call words or wording clear. What "only" one half tells is no such line: each half does
tell other things. DATA is the folder of development sets (docs/development.md).
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.null import articles
from bias import compare, reader
from bias.article import BODY, Article
from bias.faces.told import Report

#: Articles, the first long enough; sentences that a half must have.
MOST, LEAST = 148, 12
RUN = 3


def halves(article: Article) -> tuple[str, str]:
    """The blocks of the body, dealt by threes."""
    blocks = dict.fromkeys(s.block for s in article.sentences if s.kind in BODY)
    told = [article.slice(article.blocks[n]) for n in blocks]
    a, b = ([x for n, x in enumerate(told) if n // RUN % 2 == half] for half in (0, 1))
    return "\n\n".join(a), "\n\n".join(b)


def differences(report: Report) -> tuple[int, int]:
    """How many frames are said to differ, and how many words and wordings are clear."""
    framing = report.section("framing")
    bars = sum(m.first_screen for m in framing.measures) if framing else 0
    clear = sum(
        m.verdict == "clear"
        for name in ("vocabulary", "wording")
        for m in getattr(report.section(name), "measures", ())
    )
    return bars, clear


def main(data: Path) -> None:
    """Print the shares of pages that call halves of one article different."""
    pages = bars = clear = several = 0
    for article in articles(data):
        a, b = halves(article)
        texts = reader.read_text(a), reader.read_text(b)
        if min(len(t.body) for t in texts) < LEAST:
            continue
        found = differences(compare(*texts))
        pages += 1
        bars += found[0] > 0
        clear += found[1] > 0
        several += sum(found) > 1
        if pages == MOST:
            break
    print(
        f"{pages} articles cut in two: {bars} pages with a frame that differs, {clear} with clear"
    )
    print(f"words or wording, {several} with more than one such line ({several / pages:.3f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
