"""Do two hands say the same of the same sentences, class by class?

Krippendorff's alpha (``nltk.metrics.agreement``). It is agreement between two runs of labelling
under one set of guidelines, not that either is right.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from bias.article import tokenize
from bias.training.labels import (
    NONE,
    LabelError,
    Labels,
    Loaded,
    Pool,
    scheme,
    written,
)

FEWEST = 5  # sentences that either hand gives a class, below which its alpha says nothing


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha of two hands on one class (None: one value only).

    `one` and `other` are how many sentences each gives the class, `both` how many both.
    """

    task: str
    name: str
    one: int
    other: int
    both: int
    alpha: float | None


def agree(pool: Pool, one: Labels, other: Labels) -> list[Agreement]:
    """Return the agreement on each class, over the sentences that both hands labelled.

    Frames, questions, voice and told are judged by sentence, loaded kinds and "any" by word. The
    row "sets" of frames and of questions takes whole sets at MASI distance.

    Raises:
        LabelError: the two have no sentence in common.
    """
    shared = [i for i in pool if i in one and i in other]
    if not shared:
        raise LabelError("the two label files have no sentence in common.")
    hands = ([one[i] for i in shared], [other[i] for i in shared])
    found: list[Agreement] = []
    for task in ("frames", "questions"):
        first, second = ([getattr(label, task) for label in hand] for hand in hands)
        found += [
            _flags(task, name, [name in s for s in first], [name in s for s in second])
            for name in scheme()[task]
        ]
        found.append(_sets(task, first, second))
    for task in ("voice", "told"):
        first, second = ([getattr(label, task) for label in hand] for hand in hands)
        found += [
            _flags(task, name, [name == v for v in first], [name == v for v in second])
            for name in scheme()[task]
        ]
    first, second = (
        [kinds for label in hand for kinds in _kinds(pool[label.id].text, label.loaded)]
        for hand in hands
    )
    found.append(_flags("loaded", "any", [bool(k) for k in first], [bool(k) for k in second]))
    found += [
        _flags("loaded", name, [name in k for k in first], [name in k for k in second])
        for name in scheme()["loaded"]
    ]
    return found


def _kinds(text: str, loaded: Sequence[Loaded]) -> list[frozenset[str]]:
    """Return the kinds that cover each word of a sentence, none for most."""
    return [
        frozenset(s.kind for s in loaded if s.start < end and start < s.end)
        for start, end in _words(text)
    ]


def _words(text: str) -> Iterator[tuple[int, int]]:
    tokens = tokenize(text)
    for start, word in zip(tokens.starts, tokens.words, strict=True):
        yield start, start + len(word)


def _flags(task: str, name: str, one: Sequence[bool], other: Sequence[bool]) -> Agreement:
    both = sum(a and b for a, b in zip(one, other, strict=True))
    return Agreement(task, name, sum(one), sum(other), both, _alpha(one, other))


def _sets(task: str, one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> Agreement:
    from nltk.metrics.distance import masi_distance

    same = sum(a == b for a, b in zip(one, other, strict=True) if a and b)
    some = [sum(map(bool, side)) for side in (one, other)]
    # two empty sets have no union to divide by
    first, second = ([chosen or frozenset({NONE}) for chosen in side] for side in (one, other))
    return Agreement(task, "sets", some[0], some[1], same, _alpha(first, second, masi_distance))


def _alpha(
    one: Sequence[Hashable],
    other: Sequence[Hashable],
    distance: Callable[[Hashable, Hashable], float] | None = None,
) -> float | None:
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance

    if len({*one, *other}) < 2:
        return None
    data = [(hand, i, v) for hand, side in (("1", one), ("2", other)) for i, v in enumerate(side)]
    return float(AnnotationTask(data, distance or binary_distance).alpha())


def table(rows: Sequence[Agreement]) -> str:
    """Return the figures, a class a line; few: neither hand gives it to `FEWEST` sentences."""
    lines = [f"{'task':10} {'class':28} {'one':>6} {'other':>6} {'both':>6}  alpha"]
    for row in rows:
        alpha = "-" if row.alpha is None else f"{row.alpha:.2f}"
        few = " (few)" if max(row.one, row.other) < FEWEST else ""
        lines.append(
            f"{row.task:10} {row.name:28} {row.one:6} {row.other:6} {row.both:6}  {alpha:>5}{few}"
        )
    return "\n".join(lines)


def parted(pool: Pool, one: Labels, other: Labels) -> str:
    """Return the sentences on which two hands part, each with both lines of labels."""
    found = []
    for place, drawn in enumerate(pool.values(), 1):
        if drawn.id in one and drawn.id in other and one[drawn.id] != other[drawn.id]:
            lines = (written(hand[drawn.id], drawn).split("\t", 2)[2] for hand in (one, other))
            found.append(
                "\n".join((f"{place}\t{drawn.id}\n[{drawn.before}]\n{drawn.text}", *lines))
            )
    return "\n\n".join(found)
