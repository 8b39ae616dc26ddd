"""Does another article begin inside this text?

Sure is a headline with its own byline, date or dateline below a text that was told already, or a
printout's "Document 2 of 2"; likely, under the title of a briefing, a row of items of which none
names what another names. A live page has bylines and headlines of its own, and many clocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import hypot, log

from bias.article import LEFT_OUT, Article, Block
from bias.segmenter import date_in
from bias.words import lemma, months, rarity, weekdays

#: So many sentences are told before a second article begins; fewer are a summary above the first.
TOLD = 3
#: So many lines with a time of day are a live page.
LIVE = 3
#: A line of fewer words is a section's, a paper's or a writer's name; one of more no headline.
HEADLINE_WORDS = (4, 25)
#: So many blocks above what opens an article its headline is sought.
BETWEEN = 4
#: A line of so many characters may say who wrote on what day; a paragraph has so many words.
SHORT, PARAGRAPH = 60, 12
#: Below this likeness parts under a date alone are no days of one story (a guess: invented days
#: lie at .35 to .40, long strangers under .2).
DATED = 0.3
#: So many items make a briefing, when of all of them this share names what no other names.
ITEMS, APART = 3, 0.8
#: Two parts of so many words are strangers below this likeness; words are counted if so rare, in
#: nats. Of 1,437 articles read, half of 108 pairs of strangers set one below the other lie under
#: it; of 501 headings inside an article 11, of which most head an advertisement or a comment.
FEWEST_WORDS, STRANGERS, COMMON = 100, 0.07, 2.0
#: So many headlines are tried, which bounds the time.
MOST_HEADS = 8

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.I)
_WRITER = re.compile(r"\b[Bb][Yy]\s+[A-Z]")
_DATELINE = re.compile(
    r"[A-Z][A-Z/’'.-]+(?: [A-Z][A-Z/’'.-]+){0,3}(?:,[^.!?]{1,40}?)?(?: ?\([^)]{2,40}\))?"
    r"(?: ?[—–]|--| -) ?(?=\S)"
)
_PRINTED = re.compile(r"^(?:document|article|story|item|record) (\d+) of \d+\b.*$", re.I | re.M)
_BRIEFING = re.compile(
    r"\b(?:news in brief|in brief$|briefing$|newsletter|round-?up$|digest$|things to know|"
    r"good (?:morning|afternoon|evening)\.|thanks for reading)",
    re.I | re.M,
)
# A name inside a sentence, or the place in capitals that a line opens with.
_NAME = re.compile(r"(?:(?<=[a-z,] )[A-Z]|^[A-Z]{2})[\w’'-]+", re.M)


def find_joint(article: Article) -> str | None:
    """The first words by which another article begins, or None."""
    printed = list(_PRINTED.finditer(article.text))
    if len({m[1] for m in printed}) > 1:
        return printed[1][0]
    blocks = [b for b in article.blocks if b.kind not in LEFT_OUT]
    stamps = sum(b.kind == "byline" and _CLOCK.search(article.slice(b)) is not None for b in blocks)
    if stamps >= LIVE:
        return None
    borders = list(_borders(article, blocks))
    heads = [b for b in blocks[1:] if b.kind == "heading" and _is_headline(article.slice(b))]
    dated = [line for opens, line in borders if opens == "day"]
    return (
        next((article.slice(line) for opens, line in borders if opens != "day"), None)
        or _second_item(article, blocks)
        or next(_strangers(article, dated, DATED), None)
        or next(_strangers(article, heads, STRANGERS, FEWEST_WORDS), None)
    )


def _borders(article: Article, blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Headlines below which an article opens, after another was told; and what opens it."""
    told = [s.end for s in article.body]
    for n, block in enumerate(blocks):
        opens = _opens(article, block)
        if opens and _is_told(article, blocks[n : n + BETWEEN]):
            line = _above(article, blocks[max(0, n - BETWEEN) : n])
            if line is not None and bisect_right(told, line.start) >= TOLD:
                yield opens, line


def _above(article: Article, blocks: Sequence[Block]) -> Block | None:
    """The headline of what opens; the paper's name and the writer's may stand between."""
    for block in reversed(blocks):
        line = article.slice(block)
        if block.kind != "byline" and len(line.split()) >= HEADLINE_WORDS[0]:
            return block if _is_headline(line) and line != article.title else None
    return None


def _opens(article: Article, block: Block) -> str:
    """What an article opens with here: "writer", "day", "place", or "" for nothing."""
    words = article.slice(block)
    if block.kind == "paragraph" and _DATELINE.match(words):
        return "place"
    short = block.kind == "byline" or len(words) <= SHORT
    if short and _WRITER.search(words) and (block.kind == "byline" or date_in(words)):
        return "writer"
    return "day" if block.kind == "byline" and date_in(words) else ""


def _is_told(article: Article, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph comes next, and not a row of headlines."""
    below = next((b for b in blocks if b.kind in ("paragraph", "pull_quote")), None)
    return below is not None and len(article.slice(below).split()) >= PARAGRAPH


def _is_headline(line: str) -> bool:
    fewest, most = HEADLINE_WORDS
    return fewest <= len(line.split()) <= most and line.rstrip("\"'”’»)")[-1:].isalnum()


def _second_item(article: Article, blocks: Sequence[Block]) -> str | None:
    """The second item of a briefing."""
    paragraphs = [b for b in blocks if b.kind == "paragraph"]
    ends = [*blocks[:2], *paragraphs[:1], *paragraphs[-1:]]
    if not any(_BRIEFING.search(article.slice(b)) for b in ends):
        return None
    items: list[list[str]] = []
    for block in blocks[1:]:
        words = article.slice(block)
        if block.kind in ("heading", "list_item") or _DATELINE.match(words):
            items.append([])
        if items:
            items[-1].append(words)
    named = [set(_NAME.findall("\n".join(item))) - _days() for item in items]
    among = Counter(name for names in named for name in names)
    apart = sum(bool(names) and all(among[name] == 1 for name in names) for names in named)
    return items[1][0] if apart >= max(ITEMS, APART * sum(map(bool, named))) else None


@cache
def _days() -> frozenset[str]:
    return frozenset(w.capitalize() for w in (*months(), *weekdays()))


def _strangers(
    article: Article, heads: Sequence[Block], bar: float, fewest: int = 0
) -> Iterator[str]:
    """Headlines above and below which hardly a word of weight is the same."""
    starts, _, words = article.tokens
    for block in heads[:MOST_HEADS]:
        at = bisect_left(starts, block.start)
        long = fewest <= at <= len(words) - fewest
        if long and _likeness(words[:at], words[at:]) < bar:
            yield article.slice(block)


def _weights(words: Sequence[str]) -> dict[str, float]:
    counts = Counter(map(lemma, words))
    return {w: rare * (1 + log(n)) for w, n in counts.items() if (rare := rarity(w)) > COMMON}


def _likeness(left: Sequence[str], right: Sequence[str]) -> float:
    """The cosine of two texts' words of weight, 0 to 1."""
    a, b = _weights(left), _weights(right)
    sizes = hypot(*a.values()) * hypot(*b.values())
    return sum(x * b.get(w, 0.0) for w, x in a.items()) / sizes if sizes else 1.0
