"""How fast, as ratios of one run?  python -m benchmarks

Whole processes, taken in turn (A B C D A B C D ...): an empty Python, importing scikit-learn, and
`bias compare --fast` on the seeds. Then, inside this process and also in turn: matching, tokenising
included, against vaderSentiment on the same natural text of 1 MB; with 8,000 invented entries in 25
lexicons, some of them words of the text, and with everything that is shipped.
Needs scikit-learn and vaderSentiment installed (`pip install scikit-learn vaderSentiment`); what
is missing is said and left out.
"""

from __future__ import annotations

import gc
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from math import isnan, nan
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bias import lexicon, reader
from bias.article import Article, Block, Quotation, Sentence
from bias.data import folder

RUNS = 9


def processes(runs: int = RUNS) -> dict[str, float]:
    """Median seconds of each whole process."""
    seeds = folder("seeds")
    commands = {
        "python -c pass": ["-c", "pass"],
        "import sklearn": ["-c", "import sklearn"],
        "bias compare --fast": [
            *("-m", "bias", "compare", "--fast"),
            *(str(seeds / "dw.txt"), str(seeds / "azad.txt")),
        ],
    }
    if importlib.util.find_spec("sklearn") is None:
        commands.pop("import sklearn")
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, arguments in commands.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
            if run:  # the first round warms the disk cache
                times[name].append(time.perf_counter() - start)
    return {name: median(t) for name, t in times.items()}


def natural(size: int = 1_000_000) -> Article:
    """The two seed texts, in turn, until they fill `size` characters, cut as the reader does."""
    read = [reader.read(path) for path in sorted(folder("seeds").glob("*.txt"))]
    parts: list[str] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    blocks: list[Block] = []
    at = 0
    while at < size:
        for one in read:
            sentences += [
                Sentence(
                    len(sentences) + n, at + s.start, at + s.end, len(blocks) + s.block, s.kind
                )
                for n, s in enumerate(one.sentences, 1)
            ]
            quotations += [Quotation(at + q.start, at + q.end, q.scare) for q in one.quotations]
            blocks += [Block(at + b.start, at + b.end, b.kind) for b in one.blocks]
            parts.append(one.text + "\n\n")
            at += len(parts[-1])
    return Article("".join(parts), tuple(blocks), tuple(sentences), tuple(quotations))


def invent_lexicons(where: Path, said: list[str], lexicons: int = 25, entries: int = 8000) -> None:
    """Write invented lexicons into `where`: words made by lot, and `said`, spread among them."""
    rng = Random(1)
    letters = "abcdefghiklmnoprstuvw"
    words = sorted(
        {"".join(rng.choices(letters, k=rng.randint(5, 11))) for _ in range(3 * entries)}
    )
    rng.shuffle(words)
    mine = said + words[: entries - len(said)]
    rng.shuffle(mine)
    other = words[entries:]
    for i in range(lexicons):
        rows = set()
        for j, word in enumerate(mine[i::lexicons]):
            # One in five a stem, one in five a phrase of two words.
            term = f"{word}*" if j % 5 == 0 else f"{word} {other[j]}" if j % 5 == 1 else word
            rows.add(f"{term}\t1\t\t\t\t\t")
        head = {
            "name": f"invented_{chr(97 + i)}",
            "version": "1",
            "family": "frame",
            "order": str(i),
            "measures": "nothing",
            "question": "none",
            "source": "invented",
            "licence": "CC0-1.0",
            "dispersion": "1.2",
        }
        lines = [f"# {k}: {v}" for k, v in head.items()]
        path = where / f"frame_invented_{chr(97 + i)}.tsv"
        path.write_text("\n".join([*lines, *sorted(rows)]) + "\n", "utf-8")


def some_words(article: Article, share: float = 0.06) -> list[str]:
    """Draw words of the text that make up `share` of its tokens, so that entries are met."""
    counted = Counter(w for w in article.tokens.words if w.isalpha() and w.islower())
    words = sorted(w for w in counted if len(w) > 3)
    Random(2).shuffle(words)
    drawn, room = [], share * len(article.tokens.words)
    for word in words:
        if counted[word] <= room:
            drawn.append(word)
            room -= counted[word]
    return drawn


def matching(runs: int = RUNS) -> list[tuple[str, float, float, float]]:
    """Match the same text under two conditions, each run beside one of VADER by paragraph.

    Returns:
        the condition, hits for 1,000 words, megabytes a second, and the median over pairs of runs
        of how many times faster than VADER (nan without it). What a run starts with is a new
        Article, so that tokenising counts and nothing is kept from the run before; the collection
        of garbage is held off during both, as timeit does.
    """
    article = natural()
    with tempfile.TemporaryDirectory() as name:
        invent_lexicons(Path(name), some_words(article))
        loaded = lexicon.load_all(Path(name), family="frame")
    invented = [x for x in loaded if "invented" in x.name]
    shipped = [x for x in lexicon.load_all() if x.family != "world"]
    conditions = {
        f"{sum(len(x.terms) for x in kind)} {what} entries in {len(kind)} lexicons": kind
        for what, kind in (("invented", invented), ("shipped", shipped))
    }
    paragraphs = [p for p in article.text.split("\n") if p.strip()]
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in conditions}
    hits = {}
    vader = _vader()
    for run in range(runs + 1):
        for name, lexicons in conditions.items():
            new = Article(article.text, article.blocks, article.sentences, article.quotations)
            ours, met = _seconds(lambda new=new, x=lexicons: len(lexicon.hits(new, x)))
            theirs, _ = _seconds(lambda: [vader(p) for p in paragraphs] if vader else 0)
            if run:  # the first round builds the matcher
                times[name][0].append(ours)
                times[name][1].append(theirs if vader else nan)
            hits[name] = 1000 * met / article.words
    size = len(article.text.encode()) / 1e6
    return [
        (name, hits[name], size / median(o), median(t / s for s, t in zip(o, t, strict=True)))
        for name, (o, t) in times.items()
    ]


def _vader() -> Callable[[str], object] | None:
    if importlib.util.find_spec("vaderSentiment") is None:
        return None
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer().polarity_scores


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of `work`, which other programs on the machine disturb least."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    answer = work()
    seconds = time.process_time() - start
    gc.enable()
    return seconds, answer


def main() -> None:
    """Print every figure and its ratio."""
    times = processes()
    base = times.get("import sklearn")
    for name, seconds in times.items():
        ratio = f"{seconds / base:.2f} of importing scikit-learn" if base else "no scikit-learn"
        print(f"{name:22} {1000 * seconds:7.0f} ms   {ratio}")
    for name, rate, speed, ratio in matching():
        beside = "no vaderSentiment" if isnan(ratio) else f"{ratio:.1f} times vaderSentiment"
        print(f"{name}: {rate:.0f} hits in 1,000 words, {speed:.1f} MB/s, {beside}")


if __name__ == "__main__":
    main()
