"""What do the other rooms know about each sentence? Articles and strings made into `Text`s."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bias import names, quantities
from bias.article import Article
from bias.matching.profile import Figure, Named, Text
from bias.names import Names
from bias.quantities import Quantity


@lru_cache(maxsize=1024)
def plain(sentence: str) -> Text:
    """Read one sentence by itself."""
    named = [
        Named(mention.start, mention.end, entity.key)
        for mention, entity in names.find_text(sentence).mentions
    ]
    return Text(sentence, named, [_figure(q, 0) for q in quantities.find(sentence) if _is_point(q)])


def sentences(
    article: Article, found: Names | None = None, figures: Sequence[Quantity] | None = None
) -> list[Text]:
    """Read the sentences of an article, in order; what is already known need not be found again.

    Args:
        article: the text.
        found: its names; figures: its quantities, in order of the text.
    """
    found = names.find(article) if found is None else found
    figures = quantities.find(article.text) if figures is None else figures
    out: list[Text] = []
    next_figure = 0
    for sentence in article.sentences:
        named = [
            Named(mention.start - sentence.start, mention.end - sentence.start, entity.key)
            for mention, entity in found.within(sentence.start, sentence.end)
        ]
        inside: list[Figure] = []
        while next_figure < len(figures) and figures[next_figure].span.start < sentence.end:
            figure = figures[next_figure]
            if figure.span.start >= sentence.start and _is_point(figure):
                inside.append(_figure(figure, sentence.start))
            next_figure += 1
        out.append(Text(article.slice(sentence), named, inside))
    return out


def _is_point(quantity: Quantity) -> bool:
    """Is it one number? "Dozens" and "the second" are words that any two sentences share."""
    return quantity.low == quantity.high and quantity.category != "rank"


def _figure(quantity: Quantity, offset: int) -> Figure:
    return Figure(quantity.span.start - offset, quantity.span.end - offset, quantity.value)
