"""What are the untold sentences about? Neighbours, and sentences that share rare words, together.

A passage is named by words of its own: names first, then the words that are rare in news and that
the other text does not have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bias.article import Article, Sentence, tokenize
from bias.words import background
from bias.words.known import stopwords
from bias.words.stems import stem

#: Words that name a passage, and sentences a passage may have before it is left as it is.
NAMED_BY, LONGEST = 3, 8
#: Words that two runs must share to be one passage.
SHARED = 2


@dataclass(frozen=True)
class Passage:
    """Untold sentences on one thing, and what to call it in words of the text."""

    sentences: tuple[Sentence, ...]
    words: str


def group(article: Article, numbers: Sequence[int], other: Article) -> list[Passage]:
    """Group the sentences called `numbers`, in order.

    Args:
        other: the text that does not tell them; its words do not name a passage.
    """
    runs: list[list[Sentence]] = []
    for number in sorted(numbers):
        sentence = article.sentences[number - 1]
        last = runs[-1][-1] if runs else None
        near = last is not None and number - last.number == 1 and sentence.block - last.block <= 1
        if near and len(runs[-1]) < LONGEST:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    there = {stem(w.lower()) for w in other.tokens.words}
    runs = _joined(article, runs, there)
    return [Passage(tuple(run), ", ".join(_named(article, run, there))) for run in runs]


def _joined(article: Article, runs: list[list[Sentence]], there: set[str]) -> list[list[Sentence]]:
    """Bring runs together that share rare words which the other text does not have."""
    kept: list[tuple[list[Sentence], set[str]]] = []
    holding: dict[str, set[int]] = {}  # word -> places in `kept` of runs with room for more
    for run in runs:
        own = {s for s, (w, _) in _weights(article, run).items() if s not in there and w > 4}
        shared = Counter(at for word in own for at in holding.get(word, ()))
        fit = [
            at
            for at, count in shared.items()
            if count >= SHARED and len(kept[at][0]) + len(run) <= LONGEST
        ]
        at = min(fit, default=len(kept))
        if not fit:
            kept.append(([], set()))
        together, words = kept[at]
        together.extend(run)
        words |= own
        for word in own:
            holding.setdefault(word, set()).add(at)
        if len(together) >= LONGEST:
            for word in words:
                holding[word].discard(at)
    return [run for run, _ in kept]


def _weights(article: Article, run: Sequence[Sentence]) -> dict[str, tuple[float, str]]:
    """Stem -> how much it says of these sentences, and how it is printed there."""
    stop, rarity = stopwords(), background.load()
    printed: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for sentence in run:
        for word in tokenize(article.slice(sentence)).words:
            low = word.lower()
            if low in stop or len(low) < 4 or not low[0].isalpha():
                continue
            key = stem(low)
            if "'" in low.removesuffix("'s") or "’" in low.removesuffix("’s"):
                continue  # "we'll"
            bare = word.removesuffix("'s").removesuffix("’s")
            if key not in printed or (printed[key][0].isupper() and bare[0].islower()):
                printed[key] = bare
            counts[key] += 1
    return {
        key: (min(rarity.weight(key), 7.0) * (1 + 0.5 * (n - 1)), printed[key])
        for key, n in counts.items()
    }


def _named(article: Article, run: Sequence[Sentence], there: set[str]) -> list[str]:
    weights = _weights(article, run)
    text = " ".join(article.slice(s) for s in run)
    ranked = sorted(
        weights,
        key=lambda k: (
            k in there,
            -weights[k][0] * (1.5 if weights[k][1][0].isupper() else 1.0),
            text.find(weights[k][1]),
            k,
        ),
    )
    best = [weights[k][1] for k in ranked[:NAMED_BY]]
    return sorted(best, key=text.find)
