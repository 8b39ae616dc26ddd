"""Which words of a text would an editor call loaded, and how sure is that?

Looked at is every entry of the wording lexicons that was met and every word that the word table
finds loaded rather than plain. A list alone does not decide: of its hits in news a third were
marked by readers. What does is `bias.classifier.marking`, from the facts brought together here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import classifier, encoder, reading, words
from bias.article import HEADLINE, Sentence, Span
from bias.classifier import SHARES, Unjudged
from bias.lexicon.hits import Hit
from bias.reading import Reading

#: The lowest score of the table from which a word that no list holds is looked at: of 867 words
#: that readers marked 830 are in a list or reach it.
LEAST_SCORE = 0.5
#: An entry that the table does not hold as one ("illegal immigrant", of which it scores "illegal")
#: has the score that those it holds have by their weight: 2.7 at .4, 4.2 at .6, 4.8 at .7.
SCORE_OF_WEIGHT = 6.5
#: What the facts are divided by, so that all are about as large.
_SCORE, _RARE, _NEAR, _LONG = 4.0, 6.0, 6.0, 50


class LoadedWord(NamedTuple):
    """A word or phrase that may be loaded: the best entry that was met in it, the `chance` that
    an editor would call it so here, and whether that is enough to mark it."""

    span: Span
    sentence: int
    hit: Hit | None
    chance: float
    marked: bool


class _Candidate(NamedTuple):
    span: Span
    score: float
    hits: tuple[Hit, ...]


def loaded_words(known: Reading, hits: Sequence[Hit]) -> list[LoadedWord]:
    """Return what may be loaded in the text of `known`, judged, in order.

    Args:
        hits: of the wording lexicons, names left out.
    """
    found = list(unjudged(known, hits))
    chances = classifier.load_marker().chances([word for _, _, word in found])
    return [
        LoadedWord(c.span, number, _best(c), chance, marked)
        for (number, c, _), (chance, marked) in zip(found, chances, strict=True)
    ]


def unjudged(known: Reading, hits: Sequence[Hit]) -> Iterator[tuple[int, _Candidate, Unjudged]]:
    """Yield each word that is looked at: its sentence's number, what it is, what is known of it."""
    table = classifier.load_table()
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        by_sentence.setdefault(hit.sentence, []).append(hit)
    for sentence in known.article.sentences:
        part = reading.without_names(known, sentence.span)
        scored = table.words(part)
        all_words = _together(scored, by_sentence.get(sentence.number, []))
        asked = [c for c in all_words if c.hits or c.score >= LEAST_SCORE]
        if not asked:
            continue
        vectors = _vectors(known, sentence, [c.span for c in asked])
        for n, c in enumerate(asked):
            near = [x.score for x in all_words if x is not c]
            facts = _facts(known, sentence, c, near, len(scored))
            said = " ".join(known.lemma[k] for k in known.tokens_in(c.span))
            term = (said or known.article.slice(c.span)).lower()
            yield sentence.number, c, Unjudged(term, facts, None if vectors is None else vectors[n])


def _together(scored: Sequence[tuple[Span, float]], hits: Sequence[Hit]) -> list[_Candidate]:
    """Bring words of the table and entries together: what overlaps is one."""
    found = [_Candidate(span, score, ()) for span, score in scored]
    for hit in hits:
        over = [c for c in found if c.span.start < hit.end and c.span.end > hit.start]
        found = [c for c in found if c not in over]
        span = Span(
            min([hit.start, *(c.span.start for c in over)]),
            max([hit.end, *(c.span.end for c in over)]),
        )
        score = max((c.score for c in over), default=0.0)
        if not any(c.span == (hit.start, hit.end) for c in over):
            score = max(score, SCORE_OF_WEIGHT * hit.weight)
        found.append(_Candidate(span, score, (*(h for c in over for h in c.hits), hit)))
    return sorted(found, key=lambda c: c.span)


def _best(c: _Candidate) -> Hit | None:
    return max(c.hits, key=lambda h: (h.weight, h.end - h.start, h.term), default=None)


def _facts(
    known: Reading, sentence: Sentence, c: _Candidate, near: Sequence[float], length: int
) -> Mapping[str, float]:
    """What is known of a word and its place, by name."""
    behind = known.token_at(c.span.start)
    tokens = known.tokens_in(c.span) or range(behind - 1, behind)  # part of "gun-toting"
    first, last = tokens[0], tokens[-1]
    text, score = known.article.slice(c.span), c.score / _SCORE
    quotation = known.article.quotation_at(c.span.start)
    best = _best(c)
    facts = {
        "score": score,
        "score over .5": max(0.0, score - 0.5),
        "score over 1": max(0.0, score - 1.0),
        "rarity": max((words.rarity(known.tokens.words[k]) for k in tokens), default=0) / _RARE,
        "strongest near": max(near, default=0.0) / _NEAR,
        "mean near": 2 * sum(near) / max(1, len(near)) / _NEAR,
        "length": min(length, _LONG) / _LONG,
        "quoted": float(quotation is not None and not quotation.scare),
        "scare quotes": float(quotation is not None and quotation.scare),
        "said": float(known.columns.said[first] >= 0),
        "headline": float(sentence.kind in HEADLINE),
        "capital": float(text[0].isupper()),
        "phrase": float(" " in text),
        "hyphen": float("-" in text),
        f"class {known.class_at(last)}": 1.0,
        f"status {known.status_at(first)}": 1.0,
    }
    if best:
        facts |= {"listed": 1.0, "weight": best.weight, f"list {best.lexicon}": 1.0}
        facts[f"weight {best.lexicon}"] = best.weight
    return facts


def _vectors(
    known: Reading, sentence: Sentence, spans: Sequence[Span]
) -> NDArray[np.float64] | None:
    """The vector of each word in its sentence and that of the sentence, side by side: array
    (n, 768); None where no encoder was asked."""
    if known.pieces is None or known.vectors is None:
        return None
    n = sentence.number - 1
    low, high = known.pieces.starts[n], known.pieces.starts[n + 1]
    seen = known.pieces.vectors[low:high].astype(float)
    rows = []
    for at in classifier.pieces_of(reading.without_names(known, sentence.span), spans):
        mine = seen[[k for k in at if k < len(seen)]]
        # What stands behind the encoder's last piece is seen as its sentence is.
        mean = mine.mean(0) if len(mine) else known.vectors[n].astype(float)
        rows.append(mean / max(1e-9, float(np.linalg.norm(mean))))
    whole = np.tile(known.vectors[n].astype(float), (len(spans), 1))
    assert len(rows[0]) == encoder.SIZE
    return np.hstack([SHARES[0] * np.array(rows), SHARES[1] * whole])
