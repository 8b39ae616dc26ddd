"""Which words of a text does a line quote, and how do they stand between our quotation marks?"""

from __future__ import annotations

import re

from bias.article import Span
from bias.context import Context, Side

_NEAR = 12
LONG = 170  # characters of a fragment that the first screen quotes


def around(context: Context, side: Side, span: Span, long: int = LONG) -> str:
    """The words at a span with enough around them to be understood."""
    article = context.article(side)
    sentence = article.sentence_at(span.start)
    if sentence is None or span.end - span.start >= long:
        return article.slice(span)
    if sentence.end - sentence.start <= long:
        return " ".join(article.slice(sentence).split()).rstrip(".")
    room = (long - (span.end - span.start)) // 2
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    # Rather from the start of the sentence, or to its end, than the middle of it.
    if span.end - sentence.start <= long - _NEAR:
        start, end = sentence.start, sentence.start + long
    elif sentence.end - span.start <= long - _NEAR:
        start, end = sentence.end - long, sentence.end
    head, tail = article.text[start : span.start], article.text[span.end : end]
    if start > sentence.start:
        head = "… " + head.partition(" ")[2]
    if end < sentence.end:
        tail = tail.rpartition(" ")[0] + " …"
    return " ".join(f"{head}{article.slice(span)}{tail}".split())


def inner(words: str) -> str:
    """Words to stand in our quotation marks: without marks of their own around them."""
    bare = words.strip()
    if bare[:1] in '"“' and bare[-1:] in '"”' and not re.search('["“”]', bare[1:-1]):
        return bare[1:-1].rstrip(".,")
    # A mark whose partner fell away is no mark of ours.
    for place in (0, -1):
        if len(re.findall('["“”]', bare)) == 1 and bare[place] in '"“”':
            bare = bare[1:] if place == 0 else bare[:-1]
    return bare.replace('"', "'")
