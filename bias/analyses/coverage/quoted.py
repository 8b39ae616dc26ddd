"""How much of each text do people say in their own words?

The share of a body's words that stand in quotation marks (short fragments that nobody is said to
have spoken left out). A line only where one text quotes much and the other next to nothing, and
both are long enough to have quoted somebody; indirect speech is not counted.
"""

from __future__ import annotations

from bias.analyses.coverage.controls import COMPARABLE, is_cut
from bias.article import Article, tokenize
from bias.context import Context, Side
from bias.report import Glance

#: Words of a text; share that is much; share that is next to nothing; sentences with a quotation.
WORDS, MUCH, LITTLE, QUOTES = 300, 0.12, 0.03, 3
WEIGHT = 2.1


def line(context: Context, name: str) -> list[Glance]:
    """Return the line of the first screen, or none."""
    texts = context.a, context.article("b")
    if context.relation.verdict not in COMPARABLE or any(map(is_cut, texts)):
        return []
    if min(t.body_words for t in texts) < WORDS:
        return []
    (a, in_a), (b, in_b) = (_quoted(t) for t in texts)
    much: Side = "a" if a > b else "b"
    if max(a, b) < MUCH or min(a, b) > LITTLE or len(in_a if much == "a" else in_b) < QUOTES:
        return []
    shares = {"a": _percent(a), "b": _percent(b)}
    other: Side = "b" if much == "a" else "a"
    text = (
        f"Who speaks: {shares[much]} of {much.upper()}'s words stand in quotation marks, "
        f"{shares[other]} of {other.upper()}'s."
    )
    ids = tuple(f"A{n}" for n in in_a), tuple(f"B{n}" for n in in_b)
    return [Glance("different", text, *ids, name, WEIGHT)]


def _percent(share: float) -> str:
    return "under 1 %" if share < 0.01 else f"{100 * share:.0f} %"


def _quoted(article: Article) -> tuple[float, list[int]]:
    """The share of the body's words in quotation marks, and the sentences that have some."""
    inside = [q for q in article.quotations if not q.scare]
    words = total = 0
    numbers: list[int] = []
    for sentence in article.body:
        starts, *_ = tokenize(article.slice(sentence))
        count = sum(
            any(q.start <= sentence.start + start < q.end for q in inside) for start in starts
        )
        total += len(starts)
        words += count
        if count:
            numbers.append(sentence.number)
    return (words / total if total else 0.0), numbers
