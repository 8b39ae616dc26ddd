"""Is this a whole article, once, and that alone? What is missing, doubled, misread, or of another.

A sentence each, for the header: a difference may come from the file and not from its writer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import shorten

from bias.article import Article
from bias.reader.joints import find_joint
from bias.reader.scans import find_misread
from bias.segmenter import is_barred, is_cut

#: Signs of a headline that is said: enough to know it again.
SHOWN = 50
#: A paragraph of fewer words may stand twice by chance.
LEAST_WORDS = 12
#: A page of at least so many lines, of which at most this share are sentences, is a list.
LEAST_LINES, FEW_SENTENCES = 8, 0.25
#: So many forms misread, and one in so many words, are a bad scan. Of 1,438 articles read one was
#: called so, rightly; of 100 with 1, 2, 3 in a hundred words damaged on purpose 35, 79, 93 were.
LEAST_MISREAD, AMONG_WORDS = 4, 250


def find_damage(article: Article, shown: str) -> Iterator[str]:
    """Say what is damaged about an article; `shown`: how letters call it."""
    listed = _lists_links(article)
    if listed:
        yield f"{shown} looks like a list of headlines or links, and not like one article."
    elif is_barred(article):
        yield (
            f"{shown} stops where the page asks for a subscription or an account; what it does "
            "not tell may stand in the rest."
        )
    elif len(article.body) > 1 and _ended(map(article.slice, article.body)) and is_cut(article):
        yield f"{shown} seems to be cut off; what it does not tell may stand in the rest."
    if not listed and (joint := find_joint(article)) is not None:
        yield (
            f"{shown} seems to hold more than one text: another begins at "
            f'"{_signs(joint)}"; what only this text tells may come from there.'
        )
    misread = find_misread(article.text) if article.language == "en" else []
    if len(misread) >= max(LEAST_MISREAD, article.words / AMONG_WORDS):
        yield (
            f'{shown} was misread or cut up in scanning ("{misread[0]}", "{misread[1]}" and '
            f"{len(misread) - 2} others); what it seems not to tell may stand in such words."
        )
    paragraphs = Counter(
        " ".join(article.slice(b).lower().split()) for b in article.blocks if b.kind == "paragraph"
    )
    twice = sum(n > 1 and len(p.split()) >= LEAST_WORDS for p, n in paragraphs.items())
    if twice:
        what = "1 paragraph" if twice == 1 else f"{twice} paragraphs"
        yield f"{what} of {shown} stand more than once; each is counted as often."


def _signs(words: str) -> str:
    return shorten(words, SHOWN, placeholder=" …")


def _lists_links(article: Article) -> bool:
    lines = [article.slice(b) for b in article.blocks]
    return len(lines) >= LEAST_LINES and _ended(lines) <= FEW_SENTENCES * len(lines)


def _ended(lines: Iterable[str]) -> int:
    """How many lines end like a sentence."""
    return sum(line.rstrip("\"'”’»)")[-1:] in (".", "!", "?", "…") for line in lines)
