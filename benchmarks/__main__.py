"""How fast, as ratios of one run?  python -m benchmarks

Whole processes on one thread, in turn (A B C A B C ...): an empty Python, importing scikit-learn,
spaCy alone (import, model, parse of the seeds), `bias compare` on the seeds, with and without
--fast, and `bias score --fast` of one seed as text and as a web page; processor seconds, with
compiled files of all kept. Then,
inside this process and also in turn: matching, with tokens, voice and status, against
vaderSentiment on the same texts: the seeds, article by article, with everything that counts and
with 8,000 invented entries in 25 lexicons, some of them words of the texts. Last, where the time
of matching goes.
Needs scikit-learn and vaderSentiment installed (the extra `benchmark`); what is missing is said
and left out. Articles of one's own are matched instead of the seeds: python -m benchmarks FILE ...
"""

from __future__ import annotations

import gc
import html
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from math import isnan, nan
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bias import lexicon, lists, reader
from bias.article import Article
from bias.data import folder
from bias.reading import parse
from bias.reading.clauses import cuts, marks
from bias.reading.model import sentence_bounds
from bias.reading.status import statuses

RUNS = 9
#: What any program with this parser pays.
SPACY = """
import sys
from importlib.util import find_spec
from pathlib import Path
import spacy
folder = Path(find_spec(sys.argv[1]).origin).parent / sys.argv[2]
parse = spacy.load(folder, exclude=sys.argv[3].split())
for path in sys.argv[4:]:
    parse(Path(path).read_text(encoding="utf-8"))
"""
PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article>"
SIZE = 500_000  # characters matched in one run


def processes(where: Path, runs: int = RUNS) -> dict[str, list[float]]:
    """Processor seconds of each whole process, run by run; `where`: a folder for a web page."""
    seeds = [str(path) for path in _seeds()]
    page = where / "page.html"
    title, *body = Path(seeds[0]).read_text(encoding="utf-8").split("\n\n")
    paragraphs = "".join(f"<p>{html.escape(x)}</p>" for x in body)
    page.write_text(PAGE.format(title=html.escape(title), body=paragraphs), encoding="utf-8")
    commands = {
        "python -c pass": ["-c", "pass"],
        "import sklearn": ["-c", "import sklearn"],
        "spaCy alone": ["-c", SPACY, parse.PACKAGE, parse.FOLDER, " ".join(parse.UNUSED), *seeds],
        "bias compare": ["-m", "bias", "compare", *seeds],
        "bias compare --fast": ["-m", "bias", "compare", "--fast", *seeds],
        "bias score, text": ["-m", "bias", "score", "--fast", seeds[0]],
        "bias score, page": ["-m", "bias", "score", "--fast", str(page)],
    }
    if importlib.util.find_spec("sklearn") is None:
        commands.pop("import sklearn")
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as compiled:
        # An installed package is compiled once; a checkout must not be compiled at every start.
        environment = os.environ | {
            "PYTHONPYCACHEPREFIX": compiled,
            "PYTHONDONTWRITEBYTECODE": "",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        for run in range(runs + 1):
            for name, arguments in commands.items():
                start = _children()
                subprocess.run(
                    [sys.executable, *arguments],
                    check=True,
                    stdout=subprocess.DEVNULL,
                    env=environment,
                )
                if run:  # the first round compiles, and warms the disk cache
                    times[name].append(_children() - start)
    return times


def _children() -> float:
    """Processor seconds of all processes started and ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seeds() -> list[Path]:
    return sorted(folder("seeds").glob("*.txt"))


def articles(paths: Sequence[str | Path] = ()) -> list[Article]:
    """The articles at `paths`, or the seeds, again and again until they fill `SIZE` characters."""
    read = [reader.read(path) for path in paths or _seeds()]
    return read * max(1, SIZE // sum(len(x.text) for x in read))


def _anew(article: Article) -> Article:
    """The article as it was before anybody asked for its tokens."""
    return Article(article.text, article.blocks, article.sentences, article.quotations)


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


def some_words(texts: Sequence[Article], share: float = 0.06) -> list[str]:
    """Draw words of the texts that make up `share` of their tokens, so that entries are met."""
    tokens = [w for x in texts for w in x.tokens.words]
    counted = Counter(w for w in tokens if w.isalpha() and w.islower())
    words = sorted(w for w in counted if len(w) > 3)
    Random(2).shuffle(words)
    drawn, room = [], share * len(tokens)
    for word in words:
        if counted[word] <= room:
            drawn.append(word)
            room -= counted[word]
    return drawn


def matching(texts: Sequence[Article], runs: int = RUNS) -> list[tuple[str, float, float, float]]:
    """Match the same articles under two conditions, each run beside one of VADER by paragraph.

    Returns:
        the condition, hits for 1,000 words, megabytes a second, and the median over pairs of runs
        of how many times faster than VADER (nan without it). What a run starts with is new
        Articles, so that tokenising counts and nothing is kept from the run before but what was
        worked out for distinct words; the collection of garbage is held off during both, as timeit
        does.
    """
    with tempfile.TemporaryDirectory() as name:
        invent_lexicons(Path(name), some_words(texts))
        loaded = lexicon.load_all(Path(name), family="frame")
        invented = [x for x in loaded if "invented" in x.name and x.terms]
    conditions = {
        f"{sum(len(x.terms) for x in kind)} {what} entries in {len(kind)} lexicons": kind
        for what, kind in (("shipped", lexicon.load_all()), ("invented", invented))
    }
    paragraphs = [p for x in texts for p in x.text.split("\n") if p.strip()]
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in conditions}
    hits = {}
    vader = _vader()
    for run in range(runs + 1):
        for name, lexicons in conditions.items():
            new = [_anew(x) for x in texts]
            ours, met = _seconds(lambda new=new, x=lexicons: _count(new, x))
            theirs, _ = _seconds(lambda: [vader(p) for p in paragraphs] if vader else 0)
            if run:  # the first round builds the matcher
                times[name][0].append(ours)
                times[name][1].append(theirs if vader else nan)
            hits[name] = 1000 * met / sum(x.words for x in texts)
    size = sum(len(x.text.encode()) for x in texts) / 1e6
    return [
        (name, hits[name], size / median(o), median(t / s for s, t in zip(o, t, strict=True)))
        for name, (o, t) in times.items()
    ]


def _count(texts: Sequence[Article], lexicons: Sequence[lexicon.Lexicon]) -> int:
    return sum(len(lexicon.hits(x, lexicons)) for x in texts)


def stages(texts: Sequence[Article], runs: int = RUNS) -> dict[str, float]:
    """Least processor seconds of each part of matching all that is shipped."""
    lexicons = lexicon.load_all()
    least: dict[str, float] = {}
    for _ in range(runs + 1):
        spent: Counter[str] = Counter()

        def step(name: str, work: Callable[[], Any], spent: Counter[str] = spent) -> Any:
            start = time.process_time()
            answer = work()
            spent[name] += time.process_time() - start
            return answer

        for text in map(_anew, texts):
            _stages_of(text, lexicons, step)
        for name, seconds in spent.items():
            least[name] = min(seconds, least.get(name, seconds))
    whole = least.pop("all")
    least["voice, making hits"] = whole - sum(least.values())
    return least


def _stages_of(
    article: Article, lexicons: Sequence[lexicon.Lexicon], step: Callable[..., Any]
) -> None:
    text = article.text
    tokens = step("tokens", lambda: article.tokens)
    bounds = step("sentences", lambda: sentence_bounds(article))
    between = step("clauses", lambda: marks(text, tokens))
    begins = step("clauses", lambda: cuts(tokens, between, bounds))
    step("cues of status", lambda: statuses(text, tokens, between, bounds, begins))
    step("entries and conditions", lambda: lists.scan(text, tokens, bounds, begins, lexicons))
    step("all", lambda: lexicon.hits(_anew(article), lexicons))


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
    with tempfile.TemporaryDirectory() as folder_name:
        times = processes(Path(folder_name))
    base = times.get("import sklearn")
    times["page over text"] = [
        x - y for x, y in zip(times["bias score, page"], times["bias score, text"], strict=True)
    ]
    for name, seconds in times.items():
        ratio = "no scikit-learn"
        if base:
            paired = median(x / y for x, y in zip(seconds, base, strict=True))
            ratio = f"{paired:.2f} of importing scikit-learn"
        print(f"{name:22} {1000 * median(seconds):7.0f} ms   {ratio}")
    pairs = zip(times["bias compare"], times["spaCy alone"], strict=True)
    print(f"bias compare: {median(x / y for x, y in pairs):.2f} of spaCy alone")
    texts = articles(sys.argv[1:])
    for name, rate, speed, ratio in matching(texts):
        beside = "no vaderSentiment" if isnan(ratio) else f"{ratio:.1f} times vaderSentiment"
        print(f"{name}: {rate:.0f} hits in 1,000 words, {speed:.1f} MB/s, {beside}")
    spent = stages(texts)
    for name, seconds in spent.items():
        print(f"  {name:26} {100 * seconds / sum(spent.values()):3.0f} %")


if __name__ == "__main__":
    main()
