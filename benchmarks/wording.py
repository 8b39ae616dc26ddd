"""Do the wording lexicons find loaded sentences they never saw?  python -m benchmarks.wording DATA

A sentence's score is the sum of the weights of its wording hits divided by the square root of its
words: chosen before measuring, because loaded words neither fill long sentences (division by
words) nor simply grow with length (no division). Printed beside it, in the same run, are VADER's
absolute compound and TextBlob's subjectivity; one that is not installed is said to be missing.
AUC: the chance that a positive sentence scores above a negative one, ties half (0.5 is chance);
"binned" is the mean over eight quantile bins of words, weighted by positives x negatives.
Sets and labels are those of the folder's MANIFEST.md; each file is recognised by its columns.

    --each      AUC with each lexicon alone, and what is lost without it
    --rate      hits for 1,000 words of the articles in basil_triples, per lexicon
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bias import lexicon
from bias.article import Article, Sentence, count_words, tokenize
from bias.lexicon import Hit, Lexicon

BINS = 8
MARK = 0.4  # the least weight of a hit that is marked as a word; chosen before measuring


class Set(NamedTuple):
    """A labelled set: its sentences, which are positive, and the words that readers marked."""

    name: str
    texts: list[str]
    positive: list[bool]
    marked: list[str]


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines())


def _rows(path: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield (text, positive, words marked) of a file, if its columns are those of a known set."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if {"text", "label"} <= set(reader.fieldnames or ()):
                for row in reader:
                    yield row["text"], row["label"] == "1", row.get("biased_words", "")
        return
    for row in _jsonl(path):
        if {"lexical", "idx", "text"} <= row.keys():
            if row["idx"] >= 0 and row["text"]:
                yield row["text"], row["lexical"] == 1, ""
        elif "sentences" in row and "spans" in row:
            for line in row["sentences"]:
                if len(line["text"].split()) >= 4:
                    yield line["text"], "Loaded_Language" in line["techniques"], ""
        elif "bias_majority" in row:
            if row["bias_majority"] not in {"unclear", "not_applicable"}:
                yield row["text_en"], row["bias_majority"] != "unbiased", ""
        else:
            return


def sets(data: Path) -> Iterator[Set]:
    """Yield every labelled set in the folder, or the one in the file, known by its columns."""
    for path in [data] if data.is_file() else sorted(data.iterdir()):
        if path.suffix in {".csv", ".jsonl"} and (rows := list(_rows(path))):
            texts, positive, marked = map(list, zip(*rows, strict=True))
            yield Set(path.name.split(".")[0], texts, positive, marked)


def as_article(texts: Sequence[str]) -> Article:
    """Put sentences into one article, a line each, so that they are met in one pass."""
    lines = [re.sub(r"\s+", " ", text) for text in texts]
    sentences, at = [], 0
    for i, line in enumerate(lines, 1):
        sentences.append(Sentence(i, at, at + len(line), 0, "paragraph"))
        at += len(line) + 1
    return Article("\n".join(lines), (), tuple(sentences), ())


def scores(texts: Sequence[str], hits: Sequence[Hit]) -> np.ndarray:
    """Sum of weights / sqrt(words), per sentence."""
    total = np.zeros(len(texts))
    for hit in hits:
        total[hit.sentence - 1] += hit.weight
    return total / np.sqrt([max(1, count_words(t)) for t in texts])


def auc(score: np.ndarray, positive: np.ndarray) -> float | None:
    """Chance that a positive scores above a negative, ties half; None without both."""
    n, p = int((~positive).sum()), int(positive.sum())
    if not n or not p:
        return None
    _, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((ranks[positive].sum() - p * (p + 1) / 2) / (n * p))


def binned(score: np.ndarray, positive: np.ndarray, words: np.ndarray) -> float:
    """AUC inside quantile bins of words, weighted by positives x negatives."""
    edges = np.quantile(words, np.linspace(0, 1, BINS + 1)[1:-1])
    which = np.searchsorted(edges, words, side="right")
    total = weight = 0.0
    for b in range(BINS):
        inside = which == b
        value = auc(score[inside], positive[inside])
        if value is not None:
            pairs = float(positive[inside].sum() * (~positive[inside]).sum())
            total, weight = total + value * pairs, weight + pairs
    return total / weight


def others() -> dict[str, Callable[[str], float]]:
    """The general sentiment tools that are installed, each as text -> score."""
    found: dict[str, Callable[[str], float]] = {}
    if importlib.util.find_spec("vaderSentiment"):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        found["VADER"] = lambda text: abs(vader.polarity_scores(text)["compound"])
    if importlib.util.find_spec("textblob"):
        from textblob import TextBlob

        found["TextBlob"] = lambda text: TextBlob(text).sentiment.subjectivity
    for name in {"VADER", "TextBlob"} - found.keys():
        print(f"{name}: not installed, left out")
    return found


def words_marked(known: Set, hits: Sequence[Hit], article: Article) -> tuple[float, float]:
    """Precision and recall of marked tokens against the words readers marked, all sentences."""
    marks: dict[int, Counter[str]] = {}
    for hit in hits:
        if hit.weight >= MARK:
            found = tokenize(article.text[hit.start : hit.end].lower()).words
            marks.setdefault(hit.sentence, Counter()).update(found)
    right = made = gold = 0
    for number, (text, cell) in enumerate(zip(known.texts, known.marked, strict=True), 1):
        asked = set(tokenize(cell.lower()).words)
        wanted = Counter(w for w in tokenize(text.lower()).words if w in asked)
        mine = marks.get(number, Counter())
        right += (mine & wanted).total()
        made += mine.total()
        gold += wanted.total()
    return right / made, right / gold


def _each(known: Set, hits: Sequence[Hit], lexicons: Sequence[Lexicon]) -> None:
    positive = np.array(known.positive)
    whole = auc(scores(known.texts, hits), positive) or 0.0
    for name in [x.name for x in lexicons]:
        alone = auc(scores(known.texts, [h for h in hits if h.lexicon == name]), positive) or 0.0
        rest = auc(scores(known.texts, [h for h in hits if h.lexicon != name]), positive) or 0.0
        print(f"  {name:20} alone {alone:.3f}  adds {whole - rest:+.4f}")


def rates(data: Path, lexicons: Sequence[Lexicon]) -> None:
    """Print hits for 1,000 words of every article in basil_triples, per lexicon."""
    texts = [
        s for row in _jsonl(data / "basil_triples.dev.jsonl") for a in row["articles"]
        for s in a["sentences"]
    ]  # fmt: skip
    words = sum(map(count_words, texts))
    counts = Counter(h.lexicon for h in lexicon.hits(as_article(texts), lexicons))
    print(f"{words} words")
    for each in lexicons:
        print(f"{each.name:20} {len(each.terms):5} terms {1000 * counts[each.name] / words:6.2f}")


def main() -> None:
    """Print every figure."""
    data = Path(sys.argv[1])
    lexicons = lexicon.load_all(family="wording")
    if "--rate" in sys.argv:
        rates(data, lexicons)
        return
    rivals = {} if "--each" in sys.argv else others()
    for known in sets(data):
        article = as_article(known.texts)
        hits = lexicon.hits(article, lexicons)
        positive = np.array(known.positive)
        words = np.array([count_words(t) for t in known.texts])
        print(f"{known.name}: {len(words)} sentences, {positive.sum()} positive")
        given = {"wording": scores(known.texts, hits), "words": words.astype(float)}
        given |= {n: np.array([f(t) for t in known.texts]) for n, f in rivals.items()}
        for name, score in given.items():
            print(f"  {name:10} AUC {auc(score, positive):.3f}  binned "
                  f"{binned(score, positive, words):.3f}")  # fmt: skip
        if any(known.marked):
            precision, recall = words_marked(known, hits, article)
            print(f"  marked words: precision {precision:.2f}, recall {recall:.2f}")
        if "--each" in sys.argv:
            _each(known, hits, lexicons)


if __name__ == "__main__":
    main()
