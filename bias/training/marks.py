"""How is the model of marks trained? From the words that readers of real sentences marked.

    python -m bias.training.marks POOL [--out FOLDER]

Each word that may be loaded (`bias.lexicon.unjudged`) of the 4,000 labelled sentences, and 876 of
other sentences of the pool that an earlier model thought possible and a reader judged one by one
(candidates.tsv), is an example: loaded where it overlaps a marked span. A term's evidence leaves
out the story it stands in, so that a word met in one story alone teaches nothing by heart.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import average_precision_score  # type: ignore[import-untyped]

from bias import lexicon, reading
from bias.article import Span
from bias.classifier import MARKING, SHIPPED_MODELS, Unjudged, evidence, write_model
from bias.reader import read_text
from bias.training.labelled_sentences import FIRST, LABELS, SETTLED
from bias.training.labels import LabelError, Pool, read, read_pool

Floats = NDArray[np.float64]

CANDIDATES = LABELS / "candidates.tsv"
FAIR, CHOSEN, _ = FIRST
FOLDS = 5
# Of .1, .3, 1 the mean precision out of fold is .514, .523, .518.
STRENGTH = 0.3
#: From which chance a word is marked, without the encoder and with it: of the first ten marks of
#: 30 pairs of political news .81 and .83 were accepted by a reader; from .4 .74 and .75.
BARS = (0.5, 0.5)
#: Of terms that no label called loaded those met less often are not kept: they say next to nothing.
LEAST_SEEN = 3


class Example(NamedTuple):
    """A word of a labelled sentence; `story`: what its document is about, and shares with others;
    `fair`: of the fair sample, from which all precisions come."""

    word: Unjudged
    loaded: bool
    story: str
    fair: bool


def examples(pool: Pool) -> list[Example]:
    """Return every word that was judged, in the order of the labels.

    Raises:
        LabelError: a label file does not fit the pool.
    """
    fair = read(LABELS / FAIR, pool) | read(LABELS / SETTLED, pool)
    found: list[Example] = []
    for ident, label in (fair | read(LABELS / CHOSEN, pool)).items():
        spans = [Span(x.start, x.end) for x in label.loaded]
        found += [
            Example(word, _meets(span, spans), _story(pool[ident].doc), ident in fair)
            for span, word in _words(pool[ident].text)
        ]
    asked: dict[str, dict[Span, bool]] = {}
    with CANDIDATES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if pool[row["id"]].sha != row["sha"]:
                raise LabelError(f'{CANDIDATES.name}: the sha of "{row["id"]}" is another text\'s.')
            span = Span(int(row["start"]), int(row["end"]))
            asked.setdefault(row["id"], {})[span] = row["loaded"] == "yes"
    for ident, judged in asked.items():
        for span, word in _words(pool[ident].text):
            if span in judged:
                found.append(Example(word, judged[span], _story(pool[ident].doc), False))
    return found


def _words(text: str) -> list[tuple[Span, Unjudged]]:
    """The words of a sentence that may be loaded, by their place in it."""
    article = read_text(text)
    known = reading.read_with_models(article, encode=True)
    hits = lexicon.hits(article, lexicon.load_all(family="wording"), known)
    named = [h for h in hits if known.names.at(h.start, h.end) is None]
    moved = text.find(article.text)
    return [
        (Span(c.span.start + moved, c.span.end + moved), word)
        for _, c, word in lexicon.unjudged(known, named)
    ]


def _meets(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < s.end and span.end > s.start for s in spans)


def _story(doc: str) -> str:
    """The story of a document: of ECB+ the number in front, elsewhere the document."""
    topic = re.match(r"ecb:\d+_", doc)
    return topic[0] if topic else doc


class Matrices(NamedTuple):
    """Examples as numbers: facts (n, features), vectors (n, 768), whether loaded, folds."""

    facts: Floats
    vectors: Floats
    loaded: NDArray[np.bool_]
    folds: NDArray[np.int64]


def matrices(found: Sequence[Example], features: Sequence[str]) -> Matrices:
    """Bring examples into arrays; stories are dealt into folds by lot."""
    place = {name: n for n, name in enumerate(features)}
    facts = np.zeros((len(found), len(features)))
    for n, example in enumerate(found):
        for name, value in example.word.facts.items():
            facts[n, place[name]] = value
    stories = sorted({e.story for e in found})
    order = np.random.default_rng(1).permutation(len(stories)).tolist()
    fold = {stories[k]: n % FOLDS for n, k in enumerate(order)}
    vectors = np.array([e.word.vector for e in found])
    return Matrices(
        facts,
        vectors,
        np.array([e.loaded for e in found]),
        np.array([fold[e.story] for e in found]),
    )


def counted(found: Sequence[Example]) -> dict[str, tuple[int, int]]:
    """Return how often each term was met, and how often it was loaded."""
    seen = Counter(e.word.term for e in found)
    loaded = Counter(e.word.term for e in found if e.loaded)
    return {term: (n, loaded[term]) for term, n in seen.items()}


def evidence_of(
    asked: Sequence[Example], taught: Sequence[Example], base: float, inside: bool
) -> Floats:
    """Return the evidence of each word of `asked`, (n, 2); `inside`: its own story's left out."""
    terms = counted(taught)
    own = Counter((e.word.term, e.story) for e in taught) if inside else Counter()
    mine = Counter((e.word.term, e.story) for e in taught if e.loaded) if inside else Counter()
    rows = []
    for e in asked:
        seen, loaded = terms.get(e.word.term, (0, 0))
        key = (e.word.term, e.story)
        rows.append(evidence(seen - own[key], loaded - mine[key], base))
    return np.array(rows)


def out_of_fold(found: Sequence[Example], m: Matrices, context: bool) -> Floats:
    """Return the chance of each word from models that had not seen its story."""
    chances = np.zeros(len(found))
    for fold in range(FOLDS):
        inside, here = (np.flatnonzero(x).tolist() for x in (m.folds != fold, m.folds == fold))
        taught, base = [found[i] for i in inside], float(m.loaded[inside].mean())
        rows = [
            np.hstack(
                [m.facts[at], evidence_of(of, taught, base, own), *([m.vectors[at]] * context)]
            )
            for at, of, own in ((inside, taught, True), (here, [found[i] for i in here], False))
        ]
        model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(rows[0], m.loaded[inside])
        chances[here] = model.predict_proba(rows[1])[:, 1]
    return chances


def figures(found: Sequence[Example], m: Matrices) -> dict[str, dict[str, float]]:
    """Return, for each tier, what models that had not seen a word's story say of the fair sample:
    mean precision; marks, and the right ones among them."""
    fair = np.array([e.fair for e in found])
    told = {}
    for name, bar in zip(("words", "context"), BARS, strict=True):
        chances, loaded = out_of_fold(found, m, name == "context")[fair], m.loaded[fair]
        told[name] = {"mean precision": round(float(average_precision_score(loaded, chances)), 3)}
        marked = chances >= bar
        told[name] |= {"marks": int(marked.sum()), "right": int(loaded[marked].sum())}
    return told


def train(pool: Pool, out: Path) -> dict[str, object]:
    """Fit both tiers on all examples, write the model to `out`, and return its card."""
    found = examples(pool)
    features = sorted({name for e in found for name in e.word.facts})
    m = matrices(found, features)
    base = float(m.loaded.mean())
    facts = np.hstack([m.facts, evidence_of(found, found, base, True)])
    weights = []
    for rows in (facts, np.hstack([facts, m.vectors])):
        model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(rows, m.loaded)
        weights.append(np.r_[model.coef_[0], model.intercept_].astype("<f8"))
    terms = {t: c for t, c in counted(found).items() if c[1] or c[0] >= LEAST_SEEN}
    card: dict[str, object] = {
        "name": "marks",
        "version": 1,
        "kind": MARKING,
        "question": "Would an editor of a sober news agency call this word loaded here?",
        "trained on": f"{len(found)} words of labelled sentences, {int(m.loaded.sum())} of them "
        "loaded; a language model labelled them (docs/labels.md)",
        "figures": figures(found, m),
        "features": features,
        "base": round(base, 6),
        "bars": list(BARS),
    }
    lines = "\n".join(f"{t}\t{n}\t{k}" for t, (n, k) in sorted(terms.items()))
    contents = {
        "words.f8": weights[0].tobytes(),
        "context.f8": weights[1].tobytes(),
        "terms.txt": lines.encode(),
    }
    write_model(out, card, contents)
    return card


def main(given: Sequence[str] | None = None) -> None:
    """Train, and print what the card says of the fair sample."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pool", type=Path, help="the sentences, JSON lines")
    parser.add_argument("--out", type=Path, default=SHIPPED_MODELS / "marks")
    asked = parser.parse_args(given)
    print(train(read_pool(asked.pool), asked.out)["figures"])


if __name__ == "__main__":
    main()
