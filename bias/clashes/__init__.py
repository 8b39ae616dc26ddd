"""Which names and figures stand in one of two sentences that tell the same thing, and not in the
other text?

What is not sure is left out: a missing row says nothing, a wrong one says that two writers differ.
"""

from __future__ import annotations

from functools import lru_cache

from bias import quantities
from bias.article import Sentence, Span
from bias.findings import Difference, Quoted, quoted
from bias.lists import fold
from bias.reading import Reading

_DETAILS = 3  # details shown for each side of a match
#: "Two justices" are named in the other text as often as counted; a name at a slash is the credit
#: of a picture. With both 32 of 44 details of odd `rule` pairs were right, without them 32 of 35.
_FEW = 2
_COUNTED = quantities.PEOPLE | {"money", "share"}


def differences(a: Reading, left: Sentence, b: Reading, right: Sentence) -> list[Difference]:
    """Return what a sentence of A alone tells, then what one of B does."""
    found = [
        *(Difference(kind="detail", a=q, b=None) for q in _details("A", a, left, b, right)),
        *(Difference(kind="detail", a=None, b=q) for q in _details("B", b, right, a, left)),
    ]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _words_of(known: Reading) -> frozenset[str]:
    """Every word of a text, folded."""
    return frozenset(map(fold, known.tokens.words))


def _details(
    side: str, known: Reading, mine: Sentence, other: Reading, theirs: Sentence
) -> list[Quoted]:
    """Names of a sentence that the other text has nowhere, and figures of people, money and shares
    of a kind that the other sentence does not give. Names of one word are left out: strangers found
    most of them empty ("Marine"), or acronyms of what the other text names."""
    keys = {entity.match for entity in other.names.entities}
    there = _words_of(other)
    words = known.tokens.words
    kinds = {figure.category for figure in other.figures_in(theirs)}
    values = {(figure.category, figure.value) for figure in other.figures}
    spans = [
        figure.span
        for figure in known.figures_in(mine)
        if figure.category in _COUNTED
        and figure.hedge != "vague"
        and figure.value > _FEW
        and figure.category not in kinds
        and (figure.category, figure.value) not in values
    ]
    for mention, entity in known.named_in(mine):
        span = Span(mention.start, mention.end)
        # "Joe Biden" beside "Biden" is no detail: a word of the name stands in the other text.
        said = {fold(words[i]) for i in known.tokens_in(span) if len(words[i]) > 1}
        credit = "/" in known.article.text[max(0, span.start - 1) : span.end + 1]
        if len(said) > 1 and not credit and entity.match not in keys and not said & there:
            spans.append(span)
    first = {known.article.slice(span): span for span in sorted(spans, reverse=True)}
    shown = sorted(first.values())[:_DETAILS]
    return [quoted(side, known.article, mine, span) for span in shown]
