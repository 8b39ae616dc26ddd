"""How is the word table trained? From pairs: the same proposition told plainly and told loaded.

    bias train --words /usr/share/dict/scowl --calibrate plain.conllu --out FOLDER

Words first: each word of the vocabulary is embedded alone; a logistic regression learns from the
marks which are loaded (the words of plain sides, and the unmarked ones of loaded sides, are not),
with the terms of the wording lexicons beside them, whose weights are then added to the score. The
sentence's logistic function is fitted on scores that each sentence's words got from models that
had not seen its pair (stacking), so it does not trust words it has learned by heart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from bias import classifier
from bias.classifier import (
    WORDING_FEATURES,
    Finder,
    wording_features,
    write_card,
    write_model,
)
from bias.training import examples, vocabulary
from bias.training.evaluate_wording import evaluate
from bias.training.examples import Example
from bias.training.figures import auc
from bias.training.plain import raw_sentences
from bias.training.vocabulary import Vocabulary

Floats = NDArray[np.float64]

# Chosen by cross-validation on the pairs, and on nothing else. Five folds of pairs: AUC of
# sentences / words without lexicons .785 / .847, as terms to learn from .787 / .847, weights added
# too .808 / .856. Folds of whole techniques: strength 1, .3, .1, .03: .784, .790, .793, .791;
# lexicons at .1, .3, 1: .784, .786, .778; added logits 4, 6: .784, .786.
STRENGTH = 0.1
LEXICON = 0.1  # how much a lexicon's term teaches, against a word of a sentence
RANDOM = 0.05  # the same for words drawn from the whole list, taken for plain
DRAWN = 12_000
MARKED = 3.0  # a marked word, against an unmarked one: marks are few
ADDED = 4.0  # logits added for a term of weight 1.25, subtracted for one of none at all
MIDDLE = 0.25  # the lexicon weight that neither adds nor subtracts
FULL = 0.6  # the lexicon weight from which a term is taken for loaded outright
HEAD = 1.0
FOLDS = 5
TECHNIQUES = 10  # with so many, a fold holds whole techniques: what was never seen is the test
SEED = 1
#: Of raw sentences of plain news, so many are under one half, and so many hold no mark.
PLAIN_SHARE = 80.0
MARK_SHARE = 90.0
#: On both sides of one half the model does not say: a logit of 0.5.
UNSURE = (0.3775, 0.6225)


@dataclass
class Trained:
    """Scores of the vocabulary's words, the sentence's weights, what cross-validation gave."""

    vocabulary: Vocabulary
    scores: Floats
    weights: Floats
    intercept: float
    crossed: dict[str, float]


def train(
    paths: Sequence[Path],
    out: Path,
    words: Path | None = None,
    calibrate: Path | None = None,
    cache: Path | None = None,
    measured: Sequence[Path] = (),
) -> dict[str, Any]:
    """Train a word table and write its folder; return the card.

    Args:
        paths: files of examples; none: the shipped pairs.
        words: folder of SCOWL's lists; None: the words of the shipped table.
        calibrate: raw sentences of plain news (CoNLL-U or text), for two constants; without them
            they are set on the examples' plain sides.
        cache: a file that keeps the words' vectors.
        measured: labelled files, never learned from, whose figures the card shall hold.

    Raises:
        OptionError: the examples cannot train a model. ModelError: MiniLM is missing.
    """
    from_shipped = not paths
    paths = list(paths) or examples.shipped()
    rows = examples.read(paths)
    known = vocabulary.from_scowl(words) if words else vocabulary.shipped()
    trained = fit(rows, known, vocabulary.embeddings(known, cache))
    plain = raw_sentences(calibrate) if calibrate else [e.text for e in rows if not e.loaded]
    source = calibrate.name if calibrate else "the plain examples"
    origin = "shipped pairs" if from_shipped else "own examples"
    card = _write(out, trained, rows, plain, origin, source)
    found = evaluate(measured, out) if measured else {"rows": []}
    card |= {"figures": by_file(found), "swaps": found.get("swaps")}
    write_card(out, card)
    return card


def by_file(found: dict[str, Any]) -> dict[str, Any]:
    """Return the figures of an evaluation as a card holds them: by file."""
    return {
        row["file"]: {k: v for k, v in row.items() if k not in {"file", "scorer", "outlets"}}
        for row in found["rows"]
    }


def fit(rows: Sequence[Example], known: Vocabulary, vectors: NDArray[np.float32]) -> Trained:
    """Fit words, then sentences on cross-validated words."""
    finder = Finder(known.words, named_rows(known))
    found = [occurrences(finder, e) for e in rows]
    labels = np.array([int(e.loaded) for e in rows])
    folds = folds_of(rows)
    crossed = np.zeros((len(rows), len(WORDING_FEATURES)))
    told: list[tuple[float, int]] = []
    for fold in range(FOLDS):
        scores = score_words([o for o, f in zip(found, folds, strict=True) if f != fold],
                              known, vectors)  # fmt: skip
        here = np.flatnonzero(folds == fold).tolist()
        crossed[here] = wording_features([[float(scores[r]) for r, _, _ in found[i]] for i in here])
        told += [(float(scores[r]), int(y)) for i in here for r, y, _ in found[i]
                 if rows[i].marked]  # fmt: skip
    out = np.zeros(len(rows))
    for fold in range(FOLDS):
        inside = folds != fold
        head = LogisticRegression(C=HEAD).fit(crossed[inside], labels[inside])
        out[~inside] = head.decision_function(crossed[~inside])
    head = LogisticRegression(C=HEAD).fit(crossed, labels)
    figures = {"sentences": round(auc(labels, out), 4)}
    word_labels = np.array([y for _, y in told])
    if 0 < word_labels.sum() < len(word_labels):
        figures["words"] = round(auc(word_labels, np.array([s for s, _ in told])), 4)
    scores = score_words(found, known, vectors)
    return Trained(known, scores, head.coef_[0], float(head.intercept_[0]), figures)


Occurrence = tuple[int, float, float]  # row, label, weight


def named_rows(known: Vocabulary) -> set[int]:
    """Rows of the words that are names when capitalised."""
    return {i for i, w in enumerate(known.words) if w in known.names}


def occurrences(finder: Finder, example: Example) -> list[Occurrence]:
    """The words of a sentence with what they teach. Where nobody marked words, those of a loaded
    sentence share its label between them."""
    text = example.text
    spans = [(text.index(m), text.index(m) + len(m)) for m in example.marks]
    found = finder.find(text)
    if not example.marked and example.loaded:
        return [(f.row, 1.0, 1 / len(found)) for f in found]
    taught = []
    for f in found:
        loaded = any(f.start < end and f.end > start for start, end in spans)
        taught.append((f.row, float(loaded), MARKED if loaded else 1.0))
    return taught


def folds_of(rows: Sequence[Example]) -> NDArray[np.int64]:
    by_technique = TECHNIQUES <= len({e.technique for e in rows})
    groups = sorted({e.technique if by_technique else e.group for e in rows})
    order = np.random.default_rng(SEED).permutation(len(groups))
    of = {groups[g]: i % FOLDS for i, g in enumerate(order)}
    return np.array([of[e.technique if by_technique else e.group] for e in rows])


def score_words(
    found: Sequence[Sequence[Occurrence]], known: Vocabulary, vectors: NDArray[np.float32]
) -> Floats:
    """Score every word, in logits; half the words that plain sentences are made of are under 0."""
    taught = [o for sentence in found for o in sentence]
    weight_of = np.array([known.weights.get(w, np.nan) for w in known.words])
    for row in np.flatnonzero(~np.isnan(weight_of)):
        share = min(1.0, weight_of[row] / FULL)
        taught += [(int(row), 1.0, LEXICON * share), (int(row), 0.0, LEXICON * (1 - share))]
    drawn = np.random.default_rng(SEED).permutation(len(known.words))[:DRAWN]
    taught += [(int(r), 0.0, RANDOM) for r in drawn if np.isnan(weight_of[r])]
    taught = [t for t in taught if t[2] > 0]
    index = [r for r, _, _ in taught]
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(vectors[index], [y for _, y, _ in taught], sample_weight=[w for _, _, w in taught])
    scores = np.asarray(model.decision_function(vectors), float)
    scores += np.where(np.isnan(weight_of), 0.0, ADDED * (np.nan_to_num(weight_of) - MIDDLE))
    met = [r for sentence in found for r, loaded, _ in sentence if not loaded]
    return scores - float(np.median(scores[met]))


def _write(
    out: Path,
    trained: Trained,
    rows: Sequence[Example],
    plain: Sequence[str],
    origin: str,
    source: str,
) -> dict[str, Any]:
    known = trained.vocabulary
    scale = float(np.abs(trained.scores).max()) / 127
    numbers = np.rint(trained.scores / scale).astype(np.int8)
    scores = numbers * scale
    finder = Finder(known.words, named_rows(known))
    found = [[float(scores[f.row]) for f in finder.find(text)] for text in plain]
    strongest = [max(f, default=0.0) for f in found]
    mark = float(np.percentile(strongest, MARK_SHARE))
    logits = wording_features(found) @ trained.weights
    card = {
        "name": "table" if origin == "shipped pairs" else "own",
        "version": 1,
        "kind": "word table",
        "question": "How loaded is the wording of a sentence, and which words make it so?",
        "trained on": f"{sum(e.loaded for e in rows)} loaded and "
        f"{sum(not e.loaded for e in rows)} plain sentences ({origin}), "
        f"{len(known.weights)} forms of the wording lexicons",
        "constants from": f"{len(plain)} raw sentences of {source}: {PLAIN_SHARE:.0f} % of them "
        f"are under one half, {MARK_SHARE:.0f} % hold no mark",
        "cross-validated AUC on its own examples": trained.crossed,
        "words": len(known.words),
        "features": list(WORDING_FEATURES),
        "scale": scale,
        "weights": [round(float(w), 6) for w in trained.weights],
        "intercept": round(-float(np.percentile(logits, PLAIN_SHARE)), 6),
        "intercept of the examples": round(trained.intercept, 6),
        "mark": round(mark, 6),
        "unsure": list(UNSURE),
    }
    contents = {
        "words.txt": "\n".join(known.words).encode(),
        "scores.i8": numbers.tobytes(),
        "names.bits": np.packbits([w in known.names for w in known.words]).tobytes(),
    }
    write_model(out, card, contents)
    return classifier.card(out)
