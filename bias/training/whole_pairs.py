"""Which sentences of two whole articles did readers match? Labels by hash, texts from their sets.

A list of pairs (``{"rule": [{"set", "id", "a", "b"}]}``) names articles of the files beside it:
``basil_triples``, ``seesaw_triples`` and ``newswcl50``; a pair of ``ecbplus_pairs_small`` is named
by its topic and its documents (``ecb:18:18_3ecb:18_6ecb``). Which sentences tell the same stands in
``labels/matches.tsv``, by the hash of the sentence; labels/README.md says who marked it.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Article
from bias.errors import OptionError
from bias.reader import read_text
from bias.training.spacing import normalised

LABELS = Path(__file__).parent / "labels" / "matches.tsv"
GRADES = {"partly": 1, "same": 2}
#: The files of the sets.
SETS = {
    "basil": "basil_triples",
    "seesaw": "seesaw_triples",
    "newswcl50": "newswcl50",
    "ecb": "ecbplus_pairs_small",
}
#: Sentences of a paragraph: these sets do not keep the articles' own. At least, and at most while
#: a quotation is open.
_LEAST, _MOST = 2, 5


class LabelledPair(NamedTuple):
    """Two articles, the verdict of the pair, and `gold` (sentences a, sentences b): 0 no match, 1
    partly, 2 the same. `missing`: labels whose sentence is not found as it was cut."""

    name: str
    use: str
    a: Article
    b: Article
    event: str
    gold: NDArray[np.int64]
    missing: int


def labelled(path: Path) -> list[LabelledPair]:
    """Read the labelled pairs of a list of pairs.

    Raises:
        OptionError: it is no list of pairs, or a set that it names does not stand beside it.
    """
    rows = json.loads(path.read_text("utf-8"))
    if not isinstance(rows, dict) or "rule" not in rows:
        raise OptionError(f'"{path.name}" is no list of pairs: it has no key "rule".')
    events, links, uses = _labels()
    wanted = {_name(row): row for row in rows["rule"]}
    articles = _articles(path.parent, [wanted[name] for name in events if name in wanted])
    out = []
    for name, event in events.items():
        if name not in wanted:
            continue
        row = wanted[name]
        a, b = (articles[row["set"], str(row["id"]), str(row[side])] for side in "ab")
        hashes = [[hashed(x.slice(s)) for s in x.sentences] for x in (a, b)]
        marked = links[name]
        gold = np.array(
            [[GRADES.get(marked.get((m, n), ""), 0) for n in hashes[1]] for m in hashes[0]],
            dtype=np.int64,
        )
        here = {(m, n) for m in hashes[0] for n in hashes[1]}
        out.append(LabelledPair(name, uses[name], a, b, event, gold, len(marked.keys() - here)))
    return out


def articles(path: Path) -> list[tuple[dict[str, Any], Article, Article]]:
    """The rows of a list of pairs, labelled or not, and their articles."""
    rows = json.loads(path.read_text("utf-8"))["rule"]
    found = _articles(path.parent, rows)
    return [
        (row, *(found[row["set"], str(row["id"]), str(row[side])] for side in "ab")) for row in rows
    ]


def names() -> list[str]:
    """The names of the labelled pairs."""
    return list(_labels()[0])


def named(folder: Path, wanted: Sequence[str]) -> dict[str, tuple[Article, Article]]:
    """The articles of pairs by their names, in whose sets they stand in `folder`."""
    rows = [dict(zip(("set", "id", "a", "b"), n.split(":"), strict=True)) for n in wanted]
    found = _articles(folder, rows)
    return {
        name: (found[r["set"], r["id"], r["a"]], found[r["set"], r["id"], r["b"]])
        for name, r in zip(wanted, rows, strict=True)
    }


def hashed(sentence: str) -> str:
    """Return what a sentence is called in the labels."""
    return sha256(" ".join(sentence.split()).encode()).hexdigest()[:12]


def _name(row: dict[str, Any]) -> str:
    return f"{row['set']}:{row['id']}:{row['a']}:{row['b']}"


def _labels() -> tuple[dict[str, str], dict[str, dict[tuple[str, str], str]], dict[str, str]]:
    events: dict[str, str] = {}
    uses: dict[str, str] = {}
    links: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            uses[row["pair"]] = row["use"]
            if row["a"] == "event":
                events[row["pair"]] = row["grade"]
            else:
                links[row["pair"]][row["a"], row["b"]] = row["grade"]
    return events, links, uses


def _articles(folder: Path, rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str, str], Article]:
    """The articles that `rows` name, by set, id and number or name."""
    sets = {row["set"] for row in rows}
    wanted = {(r["set"], str(r["id"]), str(r[side])) for r in rows for side in "ab"}
    found: dict[tuple[str, str, str], Article] = {}
    for name in sorted(sets):
        path = folder / f"{SETS.get(name, name)}.dev.jsonl"
        if not path.is_file():
            raise OptionError(f'the pairs name "{path.name}", which is not beside them.')
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            for key, title, sentences in _texts(name, row):
                if key in wanted:
                    # Two sets part signs from words.
                    if name in _PARTED:
                        title, *sentences = map(_PARTED[name], (title, *sentences))
                    found[key] = _article(title, sentences)
    return found


def _texts(name: str, row: dict[str, Any]) -> list[tuple[tuple[str, str, str], str, list[str]]]:
    if name == "newswcl50":
        first, *rest = row["sentences"]
        return [((name, str(row["event"]), str(row["doc"])), first, rest)]
    if name == "ecb":
        return [
            ((name, str(row["topic"]), document), first, rest)
            for document, side in zip(row["pair"].split("|"), "ab", strict=True)
            for first, *rest in [[s["text"] for s in row[f"{side}_sentences"] if not s["is_url"]]]
        ]
    return [
        (
            (name, str(row["triple"]), str(n)),
            x["title"],
            [s if isinstance(s, str) else s["text"] for s in x["sentences"]],
        )
        for n, x in enumerate(row["articles"])
    ]


def _article(title: str, sentences: Sequence[str]) -> Article:
    """An article with its headline and paragraphs of some sentences each."""
    lines = [s for s in sentences if s.strip()]
    if lines and lines[0] == title:
        lines = lines[1:]
    paragraphs = [title.strip()]
    current: list[str] = []
    for line in lines:
        current.append(line)
        text = " ".join(current)
        closed = text.count('"') % 2 == 0
        if (len(current) >= _LEAST and closed) or len(current) >= _MOST:
            paragraphs.append(text)
            current = []
    if current:
        paragraphs.append(" ".join(current))
    return read_text("\n\n".join(paragraphs))


def _joined(text: str) -> str:
    halves = text.split('"')
    for n in range(1, len(halves), 2):
        halves[n] = halves[n].strip(" ")
    return '"'.join(halves).replace(" - ", "-")


_PARTED = {"newswcl50": _joined, "ecb": normalised}
