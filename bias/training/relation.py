"""How are the weights of `bias.relation` fitted? Sign-constrained logistic regression.

    python -m bias.training.relation DATA           fits on everything, writes the weights
    bias evaluate same-event PAIRS.jsonl            measures (bias.training.same_event)

ECB+ (Cybulska & Vossen 2014, CC BY 3.0) holds for each topic two happenings of one kind, each told
by many newsrooms; it has no two moments of one affair. Those come from dated stories (`sagas`) and
from the verdicts of readers (labels/matches.tsv). *Occurrence* learns from ECB+ inside topics and
from these, half and half; *story* from one happening or story against anything else; *kind* from
one topic against two.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Article
from bias.data import __version__
from bias.errors import BiasError
from bias.matching import compare_readings, profile_pair
from bias.reader import read_text
from bias.reading import Reading
from bias.reading import read as read_article
from bias.relation import SIGNS, TIERS, WEIGHTS, Asked, Score, Scores, Tier, measure_pair
from bias.training import whole_pairs
from bias.training.pairs_of_events import make_article
from bias.training.sagas import excerpts, sagas

Floats = NDArray[np.float64]
Source = Literal["ecb", "other"]

#: Strength of the penalty; in topic folds the AUC is flat from .02 to 1.
PENALTY = 0.03
#: ECB+ pairs used for fitting, drawn from the nearly 6,000 that can be made, and across topics.
MOST_PAIRS, ACROSS = 1250, 400
#: Sagas built of each group of sets, of which half serve fitting.
SAGAS = 150
SEED = 1
#: Every pair is also fitted on as two short texts, or briefs would always seem to differ.
FIRST_SENTENCES = 5
ONE_STORY = ("same event", "same story, different moment")


class EventPair(NamedTuple):
    """Two documents of one topic, by name, and whether they tell one happening."""

    topic: str
    a: str
    b: str
    same: bool


class Corpus(NamedTuple):
    """Labelled pairs, what was read in their documents, and the hashes of the files."""

    pairs: list[EventPair]
    documents: dict[str, Reading]
    hashes: list[str]


class Example(NamedTuple):
    """Two texts to fit on; a question that they do not answer is None.

    Attributes:
        topics: ECB+ topics of both.
        same, story, kind: whether they tell one happening, one story, one kind of thing.
    """

    source: Source
    topics: tuple[str, str]
    a: Reading
    b: Reading
    same: bool | None
    story: bool | None
    kind: bool | None


def read(paths: Iterable[Path]) -> Corpus:
    """Read files of document pairs (columns pair, topic, kind, a_sentences, b_sentences).

    Raises:
        BiasError: for a file of another kind.
    """
    pairs: list[EventPair] = []
    texts: dict[str, list[str]] = {}
    hashes: list[str] = []
    for path in paths:
        data = path.read_bytes()
        hashes.append(sha256(data).hexdigest())
        rows = [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
        if not rows or not {"pair", "kind", "a_sentences", "b_sentences"} <= rows[0].keys():
            raise BiasError(
                f'cannot measure on "{path.name}": it lacks the columns pair, kind, a_sentences, '
                "b_sentences. Name a file of labelled pairs of documents."
            )
        for row in rows:
            a, b = row["pair"].split("|")
            for name, part in ((a, "a_sentences"), (b, "b_sentences")):
                texts[name] = [s["text"] for s in row[part] if not s["is_url"]]
            pairs.append(EventPair(str(row["topic"]), a, b, row["kind"] == "same_event"))
    return Corpus(pairs, {n: encoded(make_article(x)) for n, x in texts.items()}, hashes)


def encoded(article: Article) -> Reading:
    """Read an article, with a vector for each sentence."""
    return read_article(article, encode=True)


def first_sentences(reading: Reading) -> Reading:
    """The reading of a document's first sentences alone."""
    article = reading.article
    return encoded(make_article([article.slice(s) for s in article.sentences[:FIRST_SENTENCES]]))


def examples(corpus: Corpus, folder: Path) -> list[Example]:
    """Everything to fit on: ECB+, labelled pairs kept for fitting, and sagas of the sets."""
    topic = {d: p.topic for p in corpus.pairs for d in (p.a, p.b)}
    made: list[Example] = []
    short = {name: first_sentences(x) for name, x in corpus.documents.items()}
    for known in (corpus.documents, short):
        for p in (*extended(corpus), *across(corpus)):
            topics = topic[p.a], topic[p.b]
            one = topics[0] == topics[1]
            answers = p.same if one else None, p.same, one
            made.append(Example("ecb", topics, known[p.a], known[p.b], *answers))
    return made + _labelled(folder) + _sagas(folder)


def extended(corpus: Corpus) -> list[EventPair]:
    """All pairs inside the topics, at most `MOST_PAIRS`, drawn with a fixed seed.

    The name of a document says to which of its topic's two happenings it belongs.
    """
    made: list[EventPair] = []
    by_topic: dict[str, set[str]] = {}
    for pair in corpus.pairs:
        by_topic.setdefault(pair.topic, set()).update((pair.a, pair.b))
    for topic, documents in sorted(by_topic.items()):
        for a, b in combinations(sorted(documents), 2):
            made.append(EventPair(topic, a, b, a.endswith("plus") == b.endswith("plus")))
    if len(made) > MOST_PAIRS:
        chosen = np.random.default_rng(SEED).choice(len(made), MOST_PAIRS, replace=False)
        made = [made[i] for i in sorted(chosen)]
    return made


def across(corpus: Corpus) -> list[EventPair]:
    """Pairs of documents of different topics, as likely to be drawn as any."""
    rng = np.random.default_rng(SEED)
    topic = {d: p.topic for p in corpus.pairs for d in (p.a, p.b)}
    documents = sorted(topic)
    made: list[EventPair] = []
    while len(made) < ACROSS and len(set(topic.values())) > 1:
        a, b = (documents[i] for i in rng.choice(len(documents), 2, replace=False))
        if topic[a] != topic[b]:
            made.append(EventPair(topic[a], a, b, False))
    return made


def _labelled(folder: Path) -> list[Example]:
    """Pairs with a reader's verdict, whole and as excerpts."""
    known = {
        (name, x.story, x.name): x.text
        for name in ("basil", "seesaw")
        for x in excerpts(folder, name)
    }
    made = []
    for pair in whole_pairs.labelled(folder / "pairs.json"):
        if pair.use != "fit":
            continue
        name, story, a, b = pair.name.split(":")
        texts = [(pair.a, pair.b)]
        if name in {"basil", "seesaw"}:
            texts.append((read_text(known[name, story, a]), read_text(known[name, story, b])))
        answers = pair.event == "same event", pair.event in ONE_STORY, None
        for x, y in texts:
            made.append(Example("other", ("", ""), encoded(x), encoded(y), *answers))
    return made


def _sagas(folder: Path) -> list[Example]:
    """Two moments of one saga, in the halves kept for fitting: as excerpts, and whole."""
    made = []
    for a, b in (x for pairs in saga_pairs(folder, "fit").values() for x in pairs):
        left, right = (encoded(read_text(x)) for x in (a, b))
        made.append(Example("other", ("", ""), left, right, False, None, None))
    return made


def saga_pairs(folder: Path, use: str) -> dict[str, list[tuple[str, str]]]:
    """The texts of pairs of one saga, by set and form: AllSides has openings alone."""
    made: dict[str, list[tuple[str, str]]] = {}
    for title, names in (("BASIL and SEESAW", ("basil", "seesaw")), ("AllSides", ("allsides",))):
        articles = [x for name in names for x in excerpts(folder, name)]
        chosen = [s for s in sagas(articles, SAGAS) if s.use == use]
        made[f"{title}, sagas, excerpts"] = [(s.a.text, s.b.text) for s in chosen]
        if "basil" in names:
            whole = {x[:2]: x.text for name in names for x in excerpts(folder, name, None)}
            pairs = [(whole[s.a[:2]], whole[s.b[:2]]) for s in chosen]
            made[f"{title}, sagas, whole"] = pairs
    return made


def fit(x: Floats, same: NDArray[np.bool_], worth: Floats, signs: Mapping[str, int]) -> Score:
    """Fit a logistic regression with a penalty on the squares, no weight against its sign.

    Features are standardised for it, and the scaling is folded into the weights.

    Args:
        x: (pairs, features), in the order of `signs`.
        same: the answer for each pair.
        worth: how much each pair counts.
        signs: feature -> 1 where its weight may not be below zero, -1 not above, 0 either.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    y = np.where(same, 1.0, -1.0)
    worth = worth * len(same) / worth.sum()
    penalty = np.r_[np.full(x.shape[1], 1 / PENALTY), 0.0]

    def loss(w: Floats) -> tuple[float, Floats]:
        margin = y * (z @ w)
        value = (worth * np.logaddexp(0, -margin)).sum() + 0.5 * (penalty * w**2).sum()
        slope = -worth * y / (1 + np.exp(np.minimum(margin, 500)))
        return float(value), z.T @ slope + penalty * w

    bounds = [(0 if s > 0 else None, 0 if s < 0 else None) for s in signs.values()]
    start = np.zeros(z.shape[1])
    w = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    weights = w[:-1] / spread
    named = dict(zip(signs, weights.tolist(), strict=True))
    return Score(float(w[-1] - (weights * mean).sum()), named)


def features_of(a: Reading, b: Reading, tier: Tier) -> dict[str, float]:
    """The features of a pair, with vectors or as if there were none."""
    if tier == "fast":
        a, b = (replace(x, vectors=None, pieces=None) for x in (a, b))
    return measure_pair(a, b, compare_readings(a, b, profile_pair(a, b)))


class Measured(NamedTuple):
    """An example without its texts: features by tier."""

    source: Source
    topics: tuple[str, str]
    features: dict[Tier, dict[str, float]]
    answers: dict[Asked, bool | None]


def measure(made: Iterable[Example], tiers: Iterable[Tier] = TIERS) -> list[Measured]:
    """Measure every example once, for all that fits on them."""
    return [
        Measured(
            x.source,
            x.topics,
            {tier: features_of(x.a, x.b, tier) for tier in tiers},
            {"occurrence": x.same, "story": x.story, "kind": x.kind},
        )
        for x in made
    ]


def train(
    found: Sequence[Measured], tier: Tier, without: frozenset[str] = frozenset()
) -> dict[Asked, Score]:
    """Fit every question; `without` leaves out every pair of these topics."""
    kept = [m for m in found if without.isdisjoint(m.topics)]
    scores: dict[Asked, Score] = {}
    for asked, signs in SIGNS[tier].items():
        rows = [m for m in kept if m.answers[asked] is not None]
        x = np.array([[m.features[tier][name] for name in signs] for m in rows])
        same = np.array([bool(m.answers[asked]) for m in rows])
        worth = _worth([m.source for m in rows], same)
        scores[asked] = fit(x, same, worth, signs)
    return scores


def _worth(sources: Sequence[Source], same: NDArray[np.bool_]) -> Floats:
    """Yes and no count alike in each source, and so do the sources: the thresholds mean the same
    whatever the corpus."""
    groups = list(zip(sources, same.tolist(), strict=True))
    sizes = Counter(groups)
    return np.array([1 / sizes[g] for g in groups])


def write_weights(path: Path, hashes: Sequence[str], scores: Mapping[Tier, Scores]) -> None:
    """Write the weights that ship."""
    plain: dict[str, Any] = {
        "source": "ECB+ (Cybulska & Vossen 2014), CC BY 3.0; pairs of sagas; readers' verdicts",
        "version": __version__,
        "fitted_on": list(hashes),
    }
    for tier, asked in scores.items():
        plain[tier] = {
            question: {
                "bias": round(score.bias, 6),
                "weights": {name: round(weight, 6) for name, weight in score.weights.items()},
            }
            for question, score in asked.items()
        }
    path.write_text(json.dumps(plain, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    data = Path(sys.argv[1])
    corpus = read([data / "ecbplus_pairs_small.dev.jsonl"])
    measured = measure(examples(corpus, data))
    write_weights(WEIGHTS, corpus.hashes, {tier: train(measured, tier) for tier in TIERS})
