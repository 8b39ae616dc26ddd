"""Which of the things told by one text alone may stand on the first screen?

Only what a stranger can check: the one text answers a slot, the other does not answer it, and the
sentences that answer it are told nowhere in the other in whatever words. Where the other at least
touches on the slot the sentences must be far from all it says. At most two lines a side, in the
text's own words; texts that need not be about one event give none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bias.analyses.coverage.controls import COMPARABLE
from bias.analyses.coverage.named import Named
from bias.analyses.coverage.slots import SLOTS, Answer, Slot
from bias.analyses.coverage.telling import Told
from bias.article import Article, Span
from bias.context import Context, Side
from bias.report import Glance

LINES = 2
#: How much further from told a sentence must be when the other text touches on its slot.
FAR = 0.75
#: Words of a quoted fragment.
WORDS = 12
_CLAUSE = re.compile(r"[,;:—–()\[\]\"“”]|\s-\s")
_WORD = re.compile(r"\S+")


def lines(
    context: Context,
    side: Side,
    answers: Mapping[Side, Mapping[str, Answer]],
    told: Told,
    named: Sequence[Named],
    name: str,
) -> list[Glance]:
    """Return at most `LINES` lines for what only the text on `side` tells.

    Args:
        told: how far each sentence of `side` is told in the other text.
        named: what only `side` names.
        name: of the section.
    """
    if context.relation.verdict not in COMPARABLE:
        return []
    other: Side = "b" if side == "a" else "a"
    article = context.article(side)
    untold = {False: set(told.only()), True: set(told.only(FAR))}
    found: list[Glance] = []
    for slot in SLOTS:
        mine, theirs = answers[side][slot.name], answers[other][slot.name]
        if not slot.glance or theirs.spans or not mine.spans:
            continue
        far = untold[bool(theirs.touched)]
        numbers = [n for n in sorted(mine.spans) if n - 1 in far]
        if numbers:
            words = fragment(article, numbers, mine)
            found.append(_line(side, f'{slot.label}: "{words}"', numbers, slot, article, name))
    if named:
        shown = [n for n in named if len(n.sentences) >= 3][:2]
        if shown:
            words = ", ".join(f'"{n.entity.key}"' for n in shown)
            numbers = sorted({i for n in shown for i in n.sentences})
            found.append(_line(side, f"Named: {words}", numbers, None, article, name))
    found.sort(key=lambda g: (-g.weight, g.a, g.b))
    return found[:LINES]


def _line(
    side: Side, text: str, numbers: Sequence[int], slot: Slot | None, article: Article, name: str
) -> Glance:
    ids = tuple(f"{side.upper()}{n}" for n in numbers)
    early = 1 - numbers[0] / (len(article.sentences) + 1)
    worth = slot.glance if slot else 0.35
    weight = 1.0 + worth + 0.1 * min(len(numbers), 5) + 0.2 * early
    a, b = (ids, ()) if side == "a" else ((), ids)
    return Glance("one", text, a, b, name, round(weight, 4))


def fragment(article: Article, numbers: Sequence[int], answer: Answer) -> str:
    """Quote the clause that answers, at most `WORDS` words of it around the answer itself."""
    best = max(
        (span for n in numbers for span in answer.spans[n]),
        key=lambda s: (s.end - s.start, -s.start),
    )
    sentence = article.sentence_at(best.start)
    low, high = (sentence.start, sentence.end) if sentence else best
    for cut in _CLAUSE.finditer(article.text, low, best.start):
        low = cut.end()
    after = _CLAUSE.search(article.text, best.end, high)
    high = after.start() if after else high
    words = [Span(*m.span()) for m in _WORD.finditer(article.text, low, high)]
    first = next((i for i, w in enumerate(words) if w.end > best.start), 0)
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].start < best.end), first)
    start = max(0, min(first - (WORDS - (last - first + 1)) // 2, len(words) - WORDS))
    kept = words[start : max(start + WORDS, last + 1)]
    if not kept:
        return article.slice(best)
    return article.text[kept[0].start : kept[-1].end].rstrip(".!?").rstrip()
