"""Who is an aggressor, and who a victim?  python -m benchmarks.roles DATA

Against NewsWCL50's codes (Hamborg 2019; `newswcl50_props.dev.jsonl` of the development data): of
every target coded in a sentence, whether it is coded "Aggressor" there, or "Victim". The sentence
is read alone, by the parse. A target stands where one of its mentions does that the same article
codes (`newswcl50.dev.jsonl`); it is met as the doer, or the patient, of a deed where the deed's
word for that party is the head of the mention or joined to it ("Trump and Kim"), or a pronoun of a
sentence that does not name the target. Prints F1 of each class: over all rows, the even ones, by
which rules and list were tuned, and the odd ones of the same articles. Whoever calls every target
both gets .21 and .13; harm alone, as first measured, got .098 and .088.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.hostile import hostilities
from bias import reading
from bias.agency import events
from bias.article import Article, Block, Sentence, Span
from bias.reading import Reading

CLASSES = ("Aggressor", "Victim")
_PRONOUNS = frozenset(("he", "she", "they", "him", "them", "his", "their", "her"))
_JOINED = ("conj", "appos")


def mentions(path: Path) -> dict[tuple[str, str], set[str]]:
    """The words that each article has for each target."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        for code in row["annotations"]:
            if code["code_type"] != "PROPERTY":
                name = code["code_name"].rpartition("\\")[2]
                found[row["doc"], name].add(code["code_mention"])
    return found


def parties(known: Reading, names: set[str]) -> set[int]:
    """The tokens that name a target: heads of its mentions and what those are joined to."""
    spans = [
        Span(*m.span())
        for name in names
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", known.article.text)
    ]
    low = [w.lower() for w in known.tokens.words]
    if not spans:
        return {i for i, word in enumerate(low) if word in _PRONOUNS}
    head = known.columns.head.tolist()
    found = set()
    for span in spans:
        inside = known.tokens_in(span)
        tops = [i for i in inside if head[i] not in inside or head[i] == i]
        for at in tops[:1]:
            found.add(at)
            while known.relation[at] in _JOINED and head[at] != at:
                at = head[at]
                found.add(at)
    return found


def units(data: Path) -> Iterator[tuple[int, Reading, list[set[int]], set[str]]]:
    """Each target of a sentence: the row, the sentence read, the tokens of each target that the
    code joins, and the classes coded."""
    names = mentions(data / "newswcl50.dev.jsonl")
    rows = (data / "newswcl50_props.dev.jsonl").read_text("utf-8").splitlines()
    for number, row in enumerate(map(json.loads, rows)):
        coded: dict[str, set[str]] = defaultdict(set)
        for code in row["properties"]:
            coded[code["target"]].add(code["property"])
        known = _read(row["text"]) if coded else None
        for target, classes in coded.items():
            if known is not None:
                one = [parties(known, names[row["doc"], t] | {t}) for t in target.split("; ")]
                yield number, known, one, classes


def _read(text: str) -> Reading:
    block, sentence = Block(0, len(text), "paragraph"), Sentence(1, 0, len(text), 0, "paragraph")
    return reading.read(Article(text, (block,), (sentence,), ()), "parse")


def roles(known: Reading) -> dict[str, set[int]]:
    """The tokens of those who do something against somebody in a sentence, and of whom it is
    done to: with harm, or with words, pressure, penalties."""
    harm = [e for e in events(known) if e.harm]
    hostile = hostilities(known)
    doers = [{e.agent_token for e in harm}, *(x.doers for x in hostile)]
    patients = [{e.patient_token for e in harm}, *(x.patients for x in hostile)]
    return {"Aggressor": set().union(*doers) - {-1}, "Victim": set().union(*patients) - {-1}}


def count(data: Path) -> Counter[tuple[Any, ...]]:
    """How many are right, due and made: by class and by odd and even rows."""
    counts: Counter[tuple[Any, ...]] = Counter()
    for number, known, one, classes in units(data):
        found = roles(known)
        for name in CLASSES:
            due = name in classes
            made = any(found[name] & tokens for tokens in one)
            for rows in ("all", "odd" if number % 2 else "even"):
                counts[rows, name, "due"] += due
                counts[rows, name, "made"] += made
                counts[rows, name, "right"] += due and made
    return counts


def main() -> None:
    """Print precision, recall and F1."""
    counts = count(Path(sys.argv[1]))
    for rows in ("all", "even", "odd"):
        for name in CLASSES:
            right, due, made = (counts[rows, name, x] for x in ("right", "due", "made"))
            f1 = 2 * right / (due + made) if due + made else 0.0
            print(f"{rows:5} {name:9} {right:4} of {due:4}, {made:4} made: F1 {f1:.3f}")


if __name__ == "__main__":
    main()
