"""How are the weights of `bias.relation` fitted? Logistic regression on ECB+ (CC BY 3.0).

    python -m bias.training.relation PAIRS.jsonl    fits on every topic, writes the weights
    bias evaluate same-event PAIRS.jsonl            measures (bias.training.same_event)

ECB+ (Cybulska & Vossen 2014) holds for each topic two happenings of one kind, each told by many
newsrooms. *Occurrence* learns to tell them apart; *story* learns from the same pairs without days
and figures, so that it stays high for one affair at two moments. Every document is paired with
every other one of its topic, which gives more pairs than the file lists.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import reading
from bias.data import __version__
from bias.errors import BiasError
from bias.relation import FEATURES, SIGNS, WEIGHTS, Account, Asked, Score, describe, measure
from bias.training.pairs_of_events import make_article

Floats = NDArray[np.float64]

#: Strength of the penalty; in topic folds the AUC is flat from .02 to 1.
PENALTY = 0.03
#: Pairs used for fitting, drawn from the nearly 6,000 that can be made: fitting takes seconds.
MOST = 2500
#: Pairs across topics for the story score.
ACROSS = 800
SEED = 1
#: Every pair is also fitted on as two short texts, or briefs would always seem to differ.
OPENING = 5


class Pair(NamedTuple):
    """Two documents of one topic, by name, and whether they tell one happening."""

    topic: str
    a: str
    b: str
    same: bool


class Corpus(NamedTuple):
    """Labelled pairs, the accounts of their documents, and the hashes of the files."""

    pairs: list[Pair]
    accounts: dict[str, Account]
    openings: dict[str, Account]  # of the first `OPENING` sentences alone
    hashes: list[str]


def read(paths: Iterable[Path]) -> Corpus:
    """Read files of document pairs (columns pair, topic, kind, a_sentences, b_sentences).

    Raises:
        BiasError: for a file of another kind.
    """
    pairs: list[Pair] = []
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
            pairs.append(Pair(str(row["topic"]), a, b, row["kind"] == "same_event"))
    accounts = {name: account_of(lines) for name, lines in texts.items()}
    openings = {name: account_of(lines[:OPENING]) for name, lines in texts.items()}
    return Corpus(pairs, accounts, openings, hashes)


def account_of(lines: Sequence[str]) -> Account:
    """Return the account that sentences make."""
    return describe(reading.read(make_article(lines)))


def extended(corpus: Corpus) -> list[Pair]:
    """All pairs inside the topics, at most `MOST`, drawn with a fixed seed.

    The name of a document says to which of its topic's two happenings it belongs.
    """
    made: list[Pair] = []
    by_topic: dict[str, set[str]] = {}
    for pair in corpus.pairs:
        by_topic.setdefault(pair.topic, set()).update((pair.a, pair.b))
    for topic, documents in sorted(by_topic.items()):
        for a, b in combinations(sorted(documents), 2):
            made.append(Pair(topic, a, b, a.endswith("plus") == b.endswith("plus")))
    if len(made) > MOST:
        chosen = np.random.default_rng(SEED).choice(len(made), MOST, replace=False)
        made = [made[i] for i in sorted(chosen)]
    return made


def across(corpus: Corpus) -> list[Pair]:
    """Pairs of documents of different topics, as likely to be drawn as any."""
    rng = np.random.default_rng(SEED)
    topic = {d: p.topic for p in corpus.pairs for d in (p.a, p.b)}
    documents = sorted(topic)
    made: list[Pair] = []
    while len(made) < ACROSS and len(set(topic.values())) > 1:
        a, b = (documents[i] for i in rng.choice(len(documents), 2, replace=False))
        if topic[a] != topic[b]:
            made.append(Pair(topic[a], a, b, False))
    return made


def fit(x: Floats, same: NDArray[np.bool_], signs: Mapping[str, int]) -> Score:
    """Fit a logistic regression with a penalty on the squares, no weight against its sign.

    Features are standardised for it, and the scaling is folded into the weights.

    Args:
        x: (pairs, features), in the order of `signs`.
        same: the answer for each pair.
        signs: feature -> 1 where its weight may not be below zero, -1 not above, 0 either.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    y = np.where(same, 1.0, -1.0)
    # Happenings are as likely to be one as two: the thresholds mean the same whatever the corpus.
    worth = np.where(same, 0.5 / max(1, same.sum()), 0.5 / max(1, (~same).sum())) * len(same)
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


def table(accounts: Mapping[str, Account], pairs: Sequence[Pair]) -> Floats:
    """All features of pairs: (pairs, FEATURES)."""
    rows = [measure(accounts[p.a], accounts[p.b]) for p in pairs]
    return np.array([[found[name] for name in FEATURES] for found in rows])


class Tables(NamedTuple):
    """Pairs to fit on.

    Attributes:
        x: (pairs, FEATURES).
        same: whether they tell one happening.
        topics: of both documents; equal when the pair is one of a single topic.
    """

    x: Floats
    same: NDArray[np.bool_]
    topics: list[tuple[str, str]]


def tables(corpus: Corpus) -> Tables:
    """Compute what `train` fits on, once: whole documents, then openings."""
    topic = {d: p.topic for p in corpus.pairs for d in (p.a, p.b)}
    pairs = [*extended(corpus), *across(corpus)]
    x = np.vstack([table(corpus.accounts, pairs), table(corpus.openings, pairs)])
    topics = [(topic[p.a], topic[p.b]) for p in pairs]
    return Tables(x, np.array([p.same for p in pairs] * 2), topics * 2)


def train(found: Tables, without: frozenset[str] = frozenset()) -> dict[Asked, Score]:
    """Fit every question; `without` leaves out every pair of these topics.

    Occurrence is fitted inside topics; story on one happening against anything else; kind on one
    topic against two.
    """
    kept = np.array([without.isdisjoint(t) for t in found.topics])
    one_topic = np.array([a == b for a, b in found.topics])
    targets: dict[Asked, tuple[NDArray[np.bool_], NDArray[np.bool_]]] = {
        "occurrence": (kept & one_topic, found.same),
        "story": (kept, found.same),
        "kind": (kept, one_topic),
    }
    scores: dict[Asked, Score] = {}
    for asked, (rows, target) in targets.items():
        columns = [FEATURES.index(name) for name in SIGNS[asked]]
        scores[asked] = fit(found.x[rows][:, columns], target[rows], SIGNS[asked])
    return scores


def write(path: Path, hashes: Sequence[str], scores: Mapping[Asked, Score]) -> None:
    """Write the weights that ship."""
    plain: dict[str, Any] = {
        "source": "ECB+ (Cybulska & Vossen 2014), CC BY 3.0",
        "version": __version__,
        "fitted_on": list(hashes),
    }
    for asked, score in scores.items():
        plain[asked] = {
            "bias": round(score.bias, 6),
            "weights": {name: round(weight, 6) for name, weight in score.weights.items()},
        }
    path.write_text(json.dumps(plain, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    corpus = read([Path(p) for p in sys.argv[1:]])
    write(WEIGHTS, corpus.hashes, train(tables(corpus)))
