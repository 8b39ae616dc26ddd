"""Which labelled files tell who reports the same event? Reads ECB+-like files by their columns.

*Sentence pairs* have ``text_a``, ``text_b``, ``label`` (1: one event told in both) and the
documents they come from. *Document pairs* have the sentences of both sides, the gold matches and
``kind`` (``same_event`` or another event of the topic). The topic is the number before "_". A list
of pairs of whole articles (``rule``) is read with our labels (``bias.training.whole_pairs``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.article import Article, Block, Sentence
from bias.errors import BiasError
from bias.reader import read_text
from bias.reading import Reading
from bias.reading import read as read_article
from bias.training import whole_pairs

FOLDS = 5
OPENING = 12  # sentences, as many as short pieces have


@dataclass(frozen=True)
class SentencePair:
    """Two sentences, the documents they stand in, and whether they tell one event."""

    text_a: str
    text_b: str
    document_a: str
    document_b: str
    label: int

    @property
    def topic(self) -> str:
        return self.document_a.partition("_")[0]


@dataclass
class Document:
    """The sentences of one side. `checked`: whether matches of that sentence are labelled."""

    sentences: list[str]
    checked: NDArray[np.bool_]
    whole: Article | None = None

    @cached_property
    def article(self) -> Article:
        """The article, or the sentences as one, each a paragraph, so that their numbers stay."""
        return self.whole or make_article(self.sentences)

    @cached_property
    def reading(self) -> Reading:
        """What is read in them."""
        return read_article(self.article)

    @cached_property
    def encoded(self) -> Reading:
        """The same with a vector for each sentence."""
        return read_article(self.article, encode=True)


@dataclass
class DocumentPair:
    """Two documents on one event or on two. `gold` (sentences a, sentences b): 0 no match, 1 one
    event, 2 one event and a shared participant (strong); or as readers marked it: 1 partly, 2 the
    same. `read`: whether readers marked it; `use`: "fit" or "test"; `short`: an opening."""

    a: Document
    b: Document
    topic: str
    same: bool
    gold: NDArray[np.int64]
    read: bool = False
    use: str = "fit"
    short: bool = False

    def opening(self) -> DocumentPair:
        """The pair with the first `OPENING` sentences of each side: two short accounts."""
        sides = []
        for document in (self.a, self.b):
            article = document.article
            end = article.sentences[:OPENING][-1].end
            text = read_text(article.text[article.sentences[0].start : end])
            checked = document.checked[:OPENING]
            if len(text.sentences) != len(checked):
                raise BiasError("the opening of an article is cut otherwise than the whole of it.")
            sides.append(Document([text.slice(s) for s in text.sentences], checked, text))
        gold = self.gold[:OPENING, :OPENING]
        return replace(self, a=sides[0], b=sides[1], gold=gold, short=True)


@dataclass
class Files:
    """All rows of some files, and the files' hashes."""

    sentences: list[SentencePair]
    documents: list[DocumentPair]
    hashes: list[str]
    read: list[DocumentPair] = field(default_factory=list)

    def taught(self) -> list[DocumentPair]:
        """The pairs that models are fitted on: of those that readers marked the openings too."""
        marked = [pair for pair in self.read if pair.use == "fit"]
        return [*self.documents, *marked, *(pair.opening() for pair in marked)]


def make_article(sentences: Sequence[str]) -> Article:
    """Join sentences to an article of one paragraph each."""
    blocks: list[Block] = []
    made: list[Sentence] = []
    at = 0
    for n, text in enumerate(sentences):
        end = at + len(text)
        blocks.append(Block(at, end, "paragraph"))
        made.append(Sentence(n + 1, at, end, n, "paragraph"))
        at = end + 2
    return Article("\n\n".join(sentences), tuple(blocks), tuple(made), ())


def read(paths: Sequence[Path]) -> Files:
    """Read files of either kind.

    Raises:
        BiasError: for a file of another kind.
    """
    files = Files([], [], [])
    known: dict[tuple[str, ...], Document] = {}
    for path in paths:
        data = path.read_bytes()
        files.hashes.append(sha256(data).hexdigest())
        if path.suffix == ".json":
            files.read += [_marked_pair(pair) for pair in whole_pairs.labelled(path)]
            continue
        rows = [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
        if rows and {"text_a", "text_b", "label"} <= rows[0].keys():
            files.sentences += [_sentence_pair(row) for row in rows]
        elif rows and {"a_sentences", "b_sentences", "gold"} <= rows[0].keys():
            files.documents += [_document_pair(row, known) for row in rows]
        else:
            raise BiasError(
                f'cannot measure on "{path.name}": it has neither the columns text_a, text_b, '
                "label nor a_sentences, b_sentences, gold. Name a file of labelled pairs."
            )
    return files


def _marked_pair(pair: whole_pairs.LabelledPair) -> DocumentPair:
    a, b = (
        Document([x.slice(s) for s in x.sentences], np.ones(len(x.sentences), dtype=bool), x)
        for x in (pair.a, pair.b)
    )
    return DocumentPair(a, b, pair.name, pair.event == "same event", pair.gold, True, pair.use)


def _sentence_pair(row: dict[str, Any]) -> SentencePair:
    return SentencePair(row["text_a"], row["text_b"], row["a_doc"], row["b_doc"], int(row["label"]))


def _document_pair(row: dict[str, Any], known: dict[tuple[str, ...], Document]) -> DocumentPair:
    sides: list[Document] = []
    places: list[dict[int, int]] = []
    for side in "ab":
        kept = [s for s in row[f"{side}_sentences"] if not s["is_url"]]
        texts = tuple(s["text"] for s in kept)
        checked = np.array([bool(s["checked"]) for s in kept])
        sides.append(known.setdefault(texts, Document(list(texts), checked)))
        places.append({s["idx"]: n for n, s in enumerate(kept)})
    gold = np.zeros((len(sides[0].sentences), len(sides[1].sentences)), dtype=np.int64)
    for match in row["gold"]:
        if match["a"] in places[0] and match["b"] in places[1]:
            gold[places[0][match["a"]], places[1][match["b"]]] = 1 + int(match["strong"])
    return DocumentPair(sides[0], sides[1], str(row["topic"]), row["kind"] == "same_event", gold)


def folds(topics: Sequence[str]) -> NDArray[np.int64]:
    """Deal topics into five folds, by a fixed draw; return the fold of each row."""
    names = sorted(set(topics), key=lambda t: (len(t), t))
    order = np.random.default_rng(0).permutation(len(names))
    fold = {names[k]: n % FOLDS for n, k in enumerate(order)}
    return np.array([fold[topic] for topic in topics], dtype=np.int64)
