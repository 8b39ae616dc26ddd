"""How fast, as ratios of one run?  python -m benchmarks

Whole processes, taken in turn (A B C D A B C D ...): an empty Python, importing scikit-learn, and
`bias compare --fast` on the seeds. Then, inside this process and also in turn: matching 8,000
invented entries in 25 lexicons, tokenising included, against vaderSentiment on the same text.
Needs scikit-learn and vaderSentiment installed (`pip install scikit-learn vaderSentiment`); what
is missing is said and left out.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median

from bias import lexicon
from bias.article import Article, Sentence
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


def invent_lexicons(where: Path, lexicons: int = 25, entries: int = 8000) -> str:
    """Write invented lexicons into `where` and return a text of about 1 MB in which one word in
    ten is an entry."""
    rng = Random(1)
    letters = "abcdefghiklmnoprstuvw"
    words = sorted(
        {"".join(rng.choices(letters, k=rng.randint(5, 11))) for _ in range(3 * entries)}
    )
    rng.shuffle(words)
    mine, other = words[:entries], words[entries:]
    for i in range(lexicons):
        rows = []
        for j, word in enumerate(sorted(mine[i::lexicons])):
            # One in five a stem, one in five a phrase of two words.
            term = f"{word}*" if j % 5 == 0 else f"{word} {other[j]}" if j % 5 == 1 else word
            rows.append(f"{term}\t1\t\t\t\t\t")
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
    common = ["the", "of", "to", "in", "and", "said", "on", "that", "for", "with", "was", "by"]
    text = []
    while sum(map(len, text)) < 1_000_000:
        sentence = [
            rng.choice(mine if rng.random() < 0.1 else common if rng.random() < 0.5 else other)
            for _ in range(rng.randint(8, 30))
        ]
        text.append(" ".join(sentence).capitalize() + ".")
    return "\n".join(text)


def _article(text: str) -> Article:
    """A new article each time, so that no cached token is reused."""
    sentences, at = [], 0
    for i, line in enumerate(text.split("\n")):
        sentences.append(Sentence(i + 1, at, at + len(line), 0, "paragraph"))
        at += len(line) + 1
    return Article(text, (), tuple(sentences), ())


def matching(runs: int = RUNS) -> dict[str, float]:
    """Megabytes a second of matching, and of VADER when it is installed."""
    with tempfile.TemporaryDirectory() as name:
        text = invent_lexicons(Path(name))
        lexicons = [x for x in lexicon.load_all(Path(name), family="frame") if "invented" in x.name]
    lines = text.split("\n")
    megabytes = len(text.encode()) / 1e6
    vader = None
    if importlib.util.find_spec("vaderSentiment") is not None:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
    ours, theirs = [], []
    for _ in range(runs):
        article = _article(text)
        start = time.perf_counter()
        lexicon.hits(article, lexicons)
        ours.append(time.perf_counter() - start)
        if vader is not None:
            start = time.perf_counter()
            for line in lines[: len(lines) // 4]:
                vader.polarity_scores(line)
            theirs.append(4 * (time.perf_counter() - start))
    speeds = {"lexicon matching": megabytes / median(ours)}
    if theirs:
        speeds["vaderSentiment"] = megabytes / median(theirs)
    return speeds


def main() -> None:
    """Print every figure and its ratio."""
    times = processes()
    base = times.get("import sklearn")
    for name, seconds in times.items():
        ratio = f"{seconds / base:.2f} of importing scikit-learn" if base else "no scikit-learn"
        print(f"{name:22} {1000 * seconds:7.0f} ms   {ratio}")
    speeds = matching()
    vader = speeds.get("vaderSentiment")
    for name, speed in speeds.items():
        ratio = f"{speed / vader:.1f} times vaderSentiment" if vader else "no vaderSentiment"
        print(f"{name:22} {speed:7.1f} MB/s {ratio}")


if __name__ == "__main__":
    main()
