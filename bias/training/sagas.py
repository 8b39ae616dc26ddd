"""Which articles tell two moments of one saga? Pairs built from dated stories, no text kept.

Stories of the sets beside a list of pairs (BASIL, SEESAW, AllSides) have a day. Two articles of
different stories, `WEEKS` days apart, whose openings name a person in common, are paired; pairs
whose openings share the most names, by rarity among the openings, come first, and a story stands
in three pairs at most. So built they are never one event: months of one affair, at times only one
politician. Every second pair, by a hash, is kept for measuring ("test").
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from math import log
from pathlib import Path
from typing import Any, Literal, NamedTuple
from zlib import crc32

from bias.names import Entity
from bias.reader import read_text
from bias.reading import read
from bias.relation import opening_of

WEEKS = (14, 250)  # days
MOST_USED = 3  # pairs in which one story stands
WORDS = 200  # of an excerpt, what people paste; of AllSides, whose texts are scraped, fewer
SCRAPED_WORDS = 120


class Dated(NamedTuple):
    """An article's opening as text, the story that it belongs to, and its day."""

    story: str
    name: str
    day: date
    text: str


class Saga(NamedTuple):
    """Two articles of one saga, and whether they serve fitting or measuring."""

    a: Dated
    b: Dated
    use: Literal["fit", "test"]


def excerpts(folder: Path, name: str, words: int | None = WORDS) -> Iterator[Dated]:
    """The articles of a set, cut after so many words (None: whole).

    Args:
        folder: where ``<name>_triples.dev.jsonl`` stands.
        name: "basil", "seesaw" or "allsides".
    """
    for line in (folder / f"{name}_triples.dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if name == "allsides":
            for side in ("left", "right"):
                article = row["articles"].get(side) or {}
                if article.get("paragraphs"):
                    body = "\n\n".join(article["paragraphs"])
                    body = " ".join(body.split(" ")[:SCRAPED_WORDS])
                    yield _dated(row["id"], side, row["date"], f"{article['title']}\n\n{body}")
            continue
        for n, article in enumerate(row["articles"]):
            day = article["date"] if name == "basil" else row["meta"]["story_time"]
            text = "\n\n".join([article["title"], *_lines(article, words)])
            yield _dated(row["triple"], str(n), day, text)


def _dated(story: Any, name: str, day: str, text: str) -> Dated:
    return Dated(str(story), name, date.fromisoformat(day[:10]), text)


def _lines(article: dict[str, Any], words: int | None) -> list[str]:
    kept: list[str] = []
    count = 0
    for sentence in article["sentences"]:
        text = sentence if isinstance(sentence, str) else sentence["text"]
        if text and text != article["title"] and (words is None or count <= words):
            kept.append(text)
            count += len(text.split())
    return kept


def sagas(articles: list[Dated], most: int) -> list[Saga]:
    """Pair the articles that may tell two moments of one saga, the likest first."""
    named = [_opened(x.text) for x in articles]
    held = Counter(name for names in named for name in names)
    found: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(articles)), 2):
        apart = abs((articles[i].day - articles[j].day).days)
        if articles[i].story == articles[j].story or not WEEKS[0] <= apart <= WEEKS[1]:
            continue
        shared = named[i].keys() & named[j].keys()
        if any(named[i][name].kind == "person" for name in shared):
            found.append((-sum(log(len(articles) / held[name]) for name in sorted(shared)), i, j))
    used: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    kept: list[Saga] = []
    for _, i, j in sorted(found):
        a, b = articles[i], articles[j]
        stories = (a.story, b.story)
        if stories in seen or max(used[s] for s in stories) >= MOST_USED or len(kept) == most:
            continue
        seen.add(stories)
        used.update(stories)
        half = crc32(f"{a.story} {a.name} {b.story} {b.name}".encode()) % 2
        kept.append(Saga(a, b, "fit" if half else "test"))
    return kept


def _opened(text: str) -> dict[str, Entity]:
    """Whom and what an opening names."""
    known = read(read_text(text))
    return {e.key: e for s in opening_of(known.article) for _, e in known.named_in(s)}
