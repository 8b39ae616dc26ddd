"""What of a claim stands in a sentence, or in two neighbours?

Each word of a claim is looked for in each sentence once: the same word, or another word for it.
`support` grades what the windows hold.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bias.aligner import amounts, nearness
from bias.aligner.claims import Claims, Word, read
from bias.words import background


@dataclass(frozen=True)
class Window:
    """One sentence or two neighbours, and which word stands there for each word of a claim.

    `after`: the sentence that follows, or "".
    """

    where: tuple[int, ...]
    sentences: tuple[str, ...]
    held: dict[int, list[tuple[int, Word]]]
    share: float
    after: str = ""


class Held(NamedTuple):
    """The words of one sentence that stand for a word of a claim, by its place there.

    `itself`: the same word. `other`: another word for it.
    """

    itself: dict[int, list[Word]]
    other: dict[int, list[Word]]


def counts(word: Word) -> bool:
    return word.content or word.kind == "number"


def hold(said: Claims, sentences: Sequence[str], which: Collection[int]) -> dict[int, Held]:
    """Look for each word of a claim in each of the sentences; each is looked through once."""
    own = {w.stem for w in said.words}
    sought = [
        (i, word, nearness.meeting(word))
        for i, word in enumerate(said.words)
        if not word.adverb and counts(word)
    ]
    wanted = [(q, amounts.places(said, q)) for q in amounts.figures(said)]
    held = {n: Held({}, {}) for n in which}
    for n, found in held.items():
        there = [(w, nearness.meeting(w)) for w in read(sentences[n]).words if counts(w)]
        for i, word, ways in sought:
            # Most words have nothing in common by which they could meet.
            for w in [w for w, others in there if not ways.isdisjoint(others)]:
                if w.stem == word.stem:
                    found.itself.setdefault(i, []).append(w)
                # A word that stands for itself elsewhere in the claim stands for no other word.
                elif w.stem not in own and nearness.near(word, w):
                    found.other.setdefault(i, []).append(w)
        for q, at in wanted:
            if (twin := amounts.twin(q, sentences[n])) is not None:
                for i in at:
                    found.itself.setdefault(i, [twin])
    return held


def window(
    said: Claims, where: tuple[int, ...], sentences: Sequence[str], by: dict[int, Held]
) -> Window:
    """Hold a claim against a window: the share of its weight that is there, 0 to 1."""
    held: dict[int, list[tuple[int, Word]]] = {}
    total = got = 0.0
    for i, word in enumerate(said.words):
        if word.adverb or not counts(word):
            continue
        weight = min(background.load().weight(word.stem), 8.0) / 4.0 + 0.5
        total += weight
        # Its very self says more about it than a word that may stand for it.
        found = [(n, w) for n in where for w in by[n].itself.get(i, ())]
        found = found or [(n, w) for n in where for w in by[n].other.get(i, ())]
        if found:
            held[i] = found
            got += weight
    after = sentences[where[-1] + 1] if where[-1] + 1 < len(sentences) else ""
    texts = tuple(sentences[n] for n in where)
    return Window(where, texts, held, got / total if total else 0.0, after)
