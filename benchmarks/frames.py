"""How well do the frame lexicons agree with readers?  python -m benchmarks.frames DATA [--write]

Two readers labelled 600 development sentences without knowing the terms (tests/cases/
frame_labels_1.tsv and _2.tsv). Agreement is Krippendorff's alpha (nltk.metrics.agreement), of each
frame yes or no, and of the sets of frames with MASI distance. A sentence has a frame when the
lexicon has a hit of status fact in it, in any voice. Precision is published against the sentences
in which at least one reader saw the frame, recall against those in which both did; figures
against each reader stand beside. Intervals are 95 % percentiles of 1,000 bootstrap samples of
sentences. False hits were read in half one alone; of half two only the figures were seen, but they
were seen after every change, so they too are a little too good. --write puts precision,
recall, alpha and dispersion (benchmarks.null) into the headers of the lexicon files.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.frame_sample import sample
from benchmarks.null import articles, dispersions
from bias import lexicon, segmenter
from bias.article import Article, Sentence

LABELS = Path(__file__).parent.parent / "tests" / "cases"
ROUNDS = 1000
SEED = 1
FEWEST_ARTICLES = 20  # below it the dispersion stays as assumed
ASSUMED = 1.2
FEWEST = 15  # sentences: fewer are too few to judge a frame by

Flags = NDArray[np.bool_]  # one for each sentence


def labels(reader: int) -> dict[str, frozenset[str]]:
    """Return sentence id -> frames, as labelled by reader 1 or 2."""
    found = {}
    for line in (LABELS / f"frame_labels_{reader}.tsv").read_text("utf-8").splitlines():
        ident, _, frames = line.partition("\t")
        found[ident] = frozenset(f for f in frames.split(",") if f)
    return found


def half(ident: str) -> int:
    """Return 1 or 2: the half of the sample that an id falls in, by its hash."""
    return 1 + hashlib.sha256(ident.encode()).digest()[0] % 2


def as_article(text: str) -> Article:
    """Make an article of the sentences of `text`, all in the writer's voice."""
    spans = segmenter.sentences(text)
    return Article(
        text, (), tuple(Sentence(i, *s, 0, "paragraph") for i, s in enumerate(spans, 1)), ()
    )


@dataclass(frozen=True)
class Rate:
    """`right` of `all`, and the 95 % interval of the share; NaN where there are none."""

    right: int
    all: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.right / self.all if self.all else float("nan")

    def __str__(self) -> str:
        if not self.all:
            return f"{'-':>4} {'':11} {'0 of 0':>10}"
        counts = f"{self.right} of {self.all}"
        return f"{self.share:4.2f} ({self.low:.2f}-{self.high:.2f}) {counts:>10}"


def rate(right: Flags, of: Flags) -> Rate:
    """Share of the sentences `of` that are also `right`, with a bootstrap interval."""
    rng = np.random.default_rng(SEED)
    n = len(of)
    draws = rng.integers(0, n, (ROUNDS, n))
    whole = of[draws].sum(axis=1)
    part = (of & right)[draws].sum(axis=1)
    shares = part[whole > 0] / whole[whole > 0]
    low, high = np.percentile(shares, (2.5, 97.5)) if len(shares) else (np.nan, np.nan)
    return Rate(int((of & right).sum()), int(of.sum()), float(low), float(high))


def alpha(one: list[object], two: list[object], sets: bool = False) -> float:
    """Krippendorff's alpha between two readers of the same sentences."""
    from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]
    from nltk.metrics.distance import binary_distance, masi_distance  # type: ignore[import-untyped]

    rows = [(r, i, x) for r, column in (("1", one), ("2", two)) for i, x in enumerate(column)]
    task = AnnotationTask(rows, masi_distance if sets else binary_distance)
    return float(task.alpha())


@dataclass(frozen=True)
class Sample:
    """The sentences with what readers and lexicons see in them: frame -> flags."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    readers: tuple[dict[str, Flags], dict[str, Flags]]
    met: dict[str, Flags]
    named: dict[str, Flags]  # met in any status: denied, feared, demanded too
    words: tuple[dict[str, list[str]], ...]  # per sentence: frame -> the terms met as fact


def look(data: Path) -> Sample:
    """Read the sample, the labels and the lexicons."""
    frames = lexicon.load_all(family="frame")
    ids, texts = zip(*sample(data), strict=True)
    words: list[dict[str, list[str]]] = []
    named: list[set[str]] = []
    for text in texts:
        here: dict[str, list[str]] = {}
        named.append(set())
        for hit in lexicon.hits(as_article(text), frames):
            named[-1].add(hit.lexicon)
            if hit.status == "fact":
                here.setdefault(hit.lexicon, []).append(hit.term)
        words.append(here)
    names = [f.name for f in frames]
    read = tuple(labels(k) for k in (1, 2))
    seen = tuple({n: np.array([n in r[i] for i in ids]) for n in names} for r in read)
    met = {n: np.array([n in w for w in words]) for n in names}
    any_status = {n: np.array([n in w for w in named]) for n in names}
    return Sample(ids, texts, (seen[0], seen[1]), met, any_status, tuple(words))


@dataclass(frozen=True)
class Figures:
    """What is published of one frame."""

    alpha: float
    precision: Rate
    recall: Rate


def figures(s: Sample, name: str, among: Flags | None = None) -> Figures:
    """Measure one frame over the sentences `among`, by default all."""
    keep = np.ones(len(s.ids), bool) if among is None else among
    one, two, met = (x[name][keep] for x in (*s.readers, s.met))
    agreed = alpha(one.tolist(), two.tolist()) if among is None else float("nan")
    return Figures(agreed, rate(one | two, met), rate(met, one & two))


def table(s: Sample) -> None:
    """Print every figure of every frame, then both halves."""
    halves = np.array([half(i) for i in s.ids])
    sets = [
        [frozenset(n for n in s.met if r[n][i]) or frozenset({"none"}) for i in range(len(s.ids))]
        for r in s.readers
    ]
    print(f"{len(s.ids)} sentences, two readers; alpha of whole sets (MASI):", end=" ")
    print(f"{alpha(list(sets[0]), list(sets[1]), sets=True):.2f}")
    print(f"{'frame':22}{'alpha':>6}  {'precision (one reader or more)':31}{'recall (both)':31}")
    for name in s.met:
        f = figures(s, name)
        few = "  too few to judge" if min(f.precision.all, f.recall.all) < FEWEST else ""
        print(f"{name:22}{f.alpha:6.2f}  {f.precision!s:31}{f.recall!s:31}{few}")
    print("\nagainst each reader: precision 1, precision 2, recall 1, recall 2")
    for name, met in s.met.items():
        one, two = s.readers[0][name], s.readers[1][name]
        cells = (rate(one, met), rate(two, met), rate(met, one), rate(met, two))
        print(f"{name:22}" + "".join(f"  {c.share:4.2f} of {c.all:3}" for c in cells))
    print("\nwords of any status, denied or demanded too: precision, recall")
    for name, met in s.named.items():
        one, two = s.readers[0][name], s.readers[1][name]
        print(f"{name:22}{rate(one | two, met)!s:31}{rate(met, one & two)!s:31}")
    print("\nhalf one (looked at) and half two: precision, recall")
    for name in s.met:
        both = [c for h in (1, 2) for c in _pair(figures(s, name, halves == h))]
        print(f"{name:22}" + "".join(f"  {c.share:4.2f} {f'{c.right}/{c.all}':>6}" for c in both))
    for title, among in (("all", halves > 0), ("half one", halves == 1), ("half two", halves == 2)):
        every = [_pair(figures(s, n, among)) for n in s.met]
        parts = []
        for k, what in enumerate(("precision", "recall")):
            right, whole = sum(e[k].right for e in every), sum(e[k].all for e in every)
            parts.append(f"{what} {right} of {whole} = {right / whole:.3f}")
        print(f"over all frames, {title}: {', '.join(parts)}")


def _pair(f: Figures) -> tuple[Rate, Rate]:
    return f.precision, f.recall


def false_hits(s: Sample, name: str) -> None:
    """Print the hits of one frame in half one that neither reader shares."""
    for i, ident in enumerate(s.ids):
        if half(ident) == 1 and s.met[name][i] and not any(r[name][i] for r in s.readers):
            print(", ".join(s.words[i][name]), "|", s.texts[i])


def hit_rates(data: Path) -> dict[str, float]:
    """Hits per 1,000 words of each frame, any voice and status, over whole articles."""
    frames = lexicon.load_all(family="frame")
    counts = dict.fromkeys((f.name for f in frames), 0)
    words = 0
    for article in articles(data, least_words=300):
        words += article.body_words
        for hit in lexicon.hits(article, frames):
            counts[hit.lexicon] += 1
    return {name: 1000 * n / words for name, n in counts.items()}


def write(s: Sample, data: Path) -> None:
    """Put the figures into the headers of the lexicon files."""
    spread = dispersions(data)
    halves = np.array([half(i) for i in s.ids])
    for frame in lexicon.load_all(family="frame"):
        f = figures(s, frame.name)
        mean, n = spread.get(frame.name, (ASSUMED, 0))
        known = n >= FEWEST_ARTICLES
        few = min(f.precision.all, f.recall.all) < FEWEST
        unseen = figures(s, frame.name, halves == 2).precision
        keys = {
            "dispersion": f"{max(1.0, mean):.2f}" if known else f"{ASSUMED}",
            "precision": f"{f.precision.share:.2f}",
            "recall": f"{f.recall.share:.2f}",
            "alpha": f"{f.alpha:.2f}",
            "measured": (
                f"python -m benchmarks.frames over {len(s.ids)} sentences and two readers; "
                f"precision {f.precision.right} of {f.precision.all} "
                f"({f.precision.low:.2f} to {f.precision.high:.2f}) where at least one reader "
                f"agrees, {unseen.right} of {unseen.all} in the half that was not read; "
                f"recall {f.recall.right} of {f.recall.all} "
                f"({f.recall.low:.2f} to {f.recall.high:.2f}) where both do"
                + ("; too few to judge" if few else "")
                + f"; dispersion {f'over {n} articles' if known else 'assumed'}"
            ),
        }
        lines = frame.path.read_text("utf-8").split("\n")
        body = next(i for i, line in enumerate(lines) if not line.startswith("#"))
        head = [x for x in lines[:body] if re.match(r"# (\w+):", x)[1] not in keys]  # type: ignore[index]
        head += [f"# {key}: {value}" for key, value in keys.items()]
        frame.path.write_text("\n".join(head + lines[body:]), "utf-8")


def main() -> None:
    """Print the figures; --write keeps them; --false NAME shows false hits; --rates counts."""
    data, *options = Path(sys.argv[1]), *sys.argv[2:]
    if options[:1] == ["--rates"]:
        for name, per_thousand in hit_rates(data).items():
            print(f"{name:22} {per_thousand:6.2f} per 1,000 words")
        return
    s = look(data)
    if options[:1] == ["--false"]:
        false_hits(s, options[1])
        return
    table(s)
    if options[:1] == ["--write"]:
        write(s, data)


if __name__ == "__main__":
    main()
