"""Which lines belong to the page and not to the article?

Captions with credits, times and authors, links to other articles, and notices (newsletters,
sharing, cookies, subscriptions, comments, rights). A logistic regression upon what is seen of a
line: its length, how it opens and ends, its capitals and digits, its words of grammar, where it
stands; then upon that and what the first pass thinks of its neighbours, since links stand in
rows. Trained in `bias.training.furniture`; the weights are furniture.tsv. A line is set aside
only where it is nearly sure: to lose a sentence is worse than to keep a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path

from bias.article import BlockKind
from bias.segmenter import dates
from bias.segmenter.layout import Unit, units
from bias.segmenter.lines import Look, describe_lines
from bias.segmenter.vocabulary import headline_words, outlet_words, said

#: Of a feature, the weight for the article, then for each of `KINDS`.
Weights = Mapping[str, Sequence[float]]
KINDS: tuple[BlockKind, ...] = ("byline", "caption", "link", "notice")
WEIGHTS = Path(__file__).with_name("furniture.tsv")
#: Longer lines are never judged: a paragraph is the article's.
MOST_WORDS = 60
#: At least this sure that a line is furniture; see docs/method/furniture.md.
SURE = 0.9

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|@\w+")
_READER = re.compile(r"\b(?:you|your|us|our|we)\b", re.I)
# A sentence opens inside a line, without a mark before it or after one.
_OPENS = r"(?:The|That|This|These|It|He|She|They|We|I|But|And|In|On|At|As|A|An)\b"
_GLUED = re.compile(rf"[\w)] {_OPENS}")
_PARTS = re.compile(rf"(?<=[.!?]) (?=[A-Z\"“])|(?<=[\w)]) (?={_OPENS})")
_VERB = re.compile(r"\b(?:[a-z]{2,}ed|is|are|has|have|was|were|had|did|will|would|can|could|may)\b")
_SIZES = (1, 2, 3, 5, 8, 12, 20, 35)
_SEEN = tuple(
    (name, re.compile(pattern, flags))
    for name, pattern, flags in (
        ("time", r"\d[:.h]\d\d|\d\s?[ap]\.?m\b", re.I),
        ("number in brackets", r"\(\d+\)|\[\d+", 0),
        ("address", r"https?:|www\.|\w@\w|\w\.(?:com|org|net|example)\b", re.I),
        ("handle", r"(?:^|\s)@\w", 0),
        ("copyright", r"©|\(c\)", re.I),
        ("bar", r"\s[|•·»]\s|→|▶", 0),
        ("label", r"^[A-Z][\w' ]{1,24}(?::|\s[|–—])\s", 0),
        ("label in capitals", r"^[A-Z][A-Z ]{2,24}\b(?:[:|–—]|\s+[A-Z])", 0),
        ("closing bracket", r"[(\[][^()\[\]]{2,60}[)\]]\.?$", 0),
        ("slash", r"[^\W\d]\s?/\s?[^\W\d]", 0),
        ("quotation", r"[\"“”]", 0),
        ("they", r"\b(?:he|she|they|his|her|their|it|its)\b", re.I),
        ("day", r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", 0),
    )
)


def looks_of(text: str) -> list[Look]:
    """How the lines of a text look, in order."""
    return [describe_lines(text, unit) for unit in units(text)]


def find_furniture(
    looks: Sequence[Look], weights: Mapping[str, Weights] | None = None
) -> list[BlockKind | None]:
    """Say for each line of a text what furniture it is; None: it is the article's.

    Args:
        weights: by pass; the shipped ones, if None.
    """
    weights = weights or _shipped()
    seen = [set(features) for features in describe(looks)]
    sure = [1 - chances(weights["1"], features)[0] if features else 0.0 for features in seen]
    found: list[BlockKind | None] = []
    for look, features, beside in zip(looks, seen, neighbours(sure), strict=True):
        likely = chances(weights["2"], features | beside) if features else (1.0,)
        best = max(range(1, len(likely)), key=likely.__getitem__, default=0)
        kind = KINDS[best - 1] if 1 - likely[0] >= SURE else None
        holds = kind is not None and _holds_sentence(look.text, weights["1"])
        found.append(None if holds else kind)
    # A headline is a link in a row of furniture, or after a word that links are known to open
    # with; else it may be a heading, or a sentence that lost its mark.
    rows = zip([None, *found], found, [*found[1:], None], looks, strict=False)
    return [
        None if kind == "link" and not (before or after or _opens(look, weights["1"])) else kind
        for before, kind, after, look in rows
    ]


def speaks_to_reader(line: str) -> bool:
    """Whether a line has "you" or "we": a page speaks so, a headline seldom."""
    return _READER.search(line) is not None


def _opens(look: Look, weights: Weights) -> bool:
    """Whether a line opens with words that links were seen to open with."""
    first = (weights.get(f) for f in words_of(look.text) if f.startswith("first "))
    return any(w is not None and w[1 + KINDS.index("link")] > max(0.0, w[0]) for w in first)


def _holds_sentence(line: str, weights: Weights) -> bool:
    """Whether a sentence of the article was copied into a line of furniture."""
    for part in _PARTS.split(line)[1:]:
        look = describe_lines(part, Unit(0, len(part), False))
        seen = {"any", *_shape(look), *words_of(part)}
        if not look.bare and look.words >= 4 and chances(weights, seen)[0] > 0.5:
            return True
    return False


def describe(looks: Sequence[Look]) -> list[list[str]]:
    """What is seen of each line; of a line that is not judged, nothing."""
    prose = [i for i, x in enumerate(looks) if x.words >= 12 and not x.bare]
    if not prose or len(looks) < 3:  # furniture stands round an article
        return [[] for _ in looks]
    first, last = prose[0], prose[-1]
    described: list[list[str]] = []
    for i, look in enumerate(looks):
        headline = i == 0 and (look.bare or look.capitals) and look.words > 4
        if headline or look.words > MOST_WORDS or look.kind not in (None, "list_item"):
            described.append([])
            continue
        seen = ["any", *_shape(look), *words_of(look.text)]
        seen += [f"place {'above' if i < first else 'below' if i > last else 'within'}"]
        seen += [f"line {i}"] if i < 3 else []
        for name, j in (("before", i - 1), ("after", i + 1)):
            other = looks[j] if 0 <= j < len(looks) else None
            seen.append(f"{name} {_size(other.words)} {other.bare}" if other else f"{name} none")
            if other and other.kind:
                seen.append(f"{name} {other.kind}")
        described.append(seen)
    return described


def neighbours(sure: Sequence[float]) -> list[set[str]]:
    """How sure the first pass is of the lines round each line, in quarters."""
    padded = [0.0, 0.0, *sure, 0.0, 0.0]
    return [
        {
            f"nearest {int(3.99 * (padded[i + 1] + padded[i + 3]) / 2)}",
            f"least near {int(3.99 * min(padded[i + 1], padded[i + 3]))}",
            f"farther {int(3.99 * (padded[i] + padded[i + 4]) / 2)}",
        }
        for i in range(len(sure))
    ]


def _shape(look: Look) -> Iterable[str]:
    line = look.text
    words = line.split()
    size = _size(look.words)
    yield f"size {size}"
    yield f"ends {_sign(line[-1])}"
    yield f"opens {_sign(line[0])}"
    yield f"bare {look.bare} {size}"
    yield f"capitals {look.capitals} {look.bare}"
    for name, pattern in _SEEN:
        if pattern.search(line):
            yield name
            if look.words <= 8:
                yield f"{name}, short"
    if line.upper() == line and line.lower() != line:
        yield "shouts"
    if dates.date_in(line):
        yield f"date {size}"
    lowered = {w.strip(".,:;\"'“”()").lower() for w in words}
    if not said().isdisjoint(lowered):
        yield "said"
    letters = {w.strip("()[].,:;/") for w in re.split(r"[\s/]+", line)} & outlet_words("letters")
    if letters:
        yield f"agency {look.bare}"
    for name, number in (
        ("small words", sum(w.lower() in headline_words("small") for w in words)),
        ("capitals", sum(w[0].isupper() for w in words[1:])),
    ):
        yield f"{name} {min(4, int(8 * number / len(words)))}"
    if not line.isupper() and _GLUED.search(line):
        yield f"glued {look.bare}"
    verb, reader = _VERB.search(line), speaks_to_reader(line)
    yield f"sentence {not look.bare} {bool(verb)} {reader} {look.words > 5}"


def words_of(line: str) -> Iterable[str]:
    """The words of a line as features: any, the first, the first two, the last."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(line)[:MOST_WORDS]]
    if not words:
        return
    yield from (f"w {w}" for w in words)
    yield f"first {words[0]}"
    yield f"first {' '.join(words[:2])}"
    yield f"last {words[-1]}"


def _size(words: int) -> int:
    return sum(words > size for size in _SIZES)


def _sign(sign: str) -> str:
    if sign.isdigit():
        return "digit"
    return ("upper" if sign.isupper() else "lower") if sign.isalpha() else sign


def chances(weights: Weights, features: Iterable[str]) -> tuple[float, ...]:
    """How likely a line is the article's, then each of `KINDS`."""
    rows = [weights[f] for f in sorted(features) if f in weights]
    scores = [exp(min(50.0, sum(column))) for column in zip(*rows, strict=True)]
    total = sum(scores)
    return tuple(score / total for score in scores) or (1.0,)


@cache
def _shipped() -> Mapping[str, Weights]:
    passes: dict[str, dict[str, str]] = {"1": {}, "2": {}}
    for line in WEIGHTS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            number, feature, weights = line.split("\t", 2)
            passes[number][feature] = weights
    return {number: _Written(lines) for number, lines in passes.items()}


class _Written(Mapping[str, Sequence[float]]):
    """Weights as they stand in a file; few are ever asked for, and only these are read."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._read: dict[str, Sequence[float]] = {}

    def __getitem__(self, feature: str) -> Sequence[float]:
        found = self._read.get(feature)
        if found is None:
            found = self._read[feature] = tuple(map(float, self._lines[feature].split("\t")))
        return found

    def __contains__(self, feature: object) -> bool:
        return feature in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
