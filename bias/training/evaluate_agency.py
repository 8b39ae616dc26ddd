"""How well is it told who does what to whom? Figures on labelled deeds of single sentences.

Files: labels (TSV: id, sha, verb, form, doer, doer_found, patient, patient_kind, factuality, harm)
and the pool that holds the sentences (JSON lines: id, sha, text, before). A labelled word is ``-``
for none, ``*`` where it stands in the sentence before, ``word#2`` for its second place. A doer in
the clause, or a patient, counts as right where the found phrase holds the labelled word and the
class is right too. Macro-F1 is over classes with `LEAST` labels or more.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bias.agency import Event, events
from bias.article import Article, Span
from bias.errors import OptionError
from bias.reader import read_text

LEAST = 10
#: What a thing that was asked for got when it was not found, or with the wrong words.
MISSED = "missed"
_KNOWN = "labels of deeds have the columns id, sha, verb, form, doer; a pool has id, sha and text"
TASKS = ("form", "doer", "patient", "factuality")


class Case(NamedTuple):
    """A labelled deed and what was found there; None for nothing."""

    label: dict[str, str]
    article: Article
    sentence: Span
    event: Event | None


def evaluate(paths: Sequence[Path]) -> dict[str, Any]:
    """Return the figures by name.

    Raises:
        OptionError: a file is none that we know, or a label's sentence is in no pool.
    """
    found = cases(paths)
    report: dict[str, Any] = {"deeds": len(found)}
    for task in TASKS:
        report |= _figures(task, [_pair(task, case) for case in found])
    pairs = [
        (c.label["harm"], "yes" if c.event is not None and c.event.harm else "no") for c in found
    ]
    return report | _figures("harm", pairs)


def cases(paths: Sequence[Path]) -> list[Case]:
    """Set each label beside the event at its word."""
    pool: dict[str, dict[str, Any]] = {}
    labels: list[dict[str, str]] = []
    for path in paths:
        text = Path(path).read_text("utf-8")
        if text.startswith("{"):
            pool |= {row["id"]: row for row in map(json.loads, text.splitlines())}
        elif text.startswith("id\tsha\tverb\tform\tdoer"):
            labels += csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        else:
            raise OptionError(f"{path}: {_KNOWN}.")
    made: dict[str, tuple[Article, int, list[Event]]] = {}
    found = []
    for label in labels:
        row = pool.get(label["id"])
        if row is None or row["sha"] != label["sha"]:
            raise OptionError(f"the sentence {label['id']} is in no pool that was given.")
        if label["id"] not in made:
            before = f"{row['before']}\n\n" if row.get("before") else ""
            article = read_text(before + row["text"])
            made[label["id"]] = article, len(before), events(article)
        article, start, told = made[label["id"]]
        sentence = Span(start, len(article.text))
        verb = _place(article, sentence, label["verb"])
        event = next((e for e in told if e.verb.start <= verb < e.verb.end), None)
        found.append(Case(label, article, sentence, event))
    return found


def _place(article: Article, sentence: Span, word: str) -> int:
    """Where a labelled word stands, -1 for nowhere."""
    printed, _, which = word.partition("#")
    sought = rf"(?<!\w){re.escape(printed)}(?!\w)"
    places = [m.start() for m in re.finditer(sought, article.text) if m.start() >= sentence.start]
    n = int(which or 1)
    return places[n - 1] if n <= len(places) else -1


def _pair(task: str, case: Case) -> tuple[str, str]:
    """The labelled class and the found one."""
    due = case.label[{"doer": "doer_found", "patient": "patient_kind"}.get(task, task)]
    due = "nowhere" if due == "nearby" else due  # what another clause says is not sought
    event = case.event
    if event is None:
        return due, MISSED
    if task == "form":
        return due, event.form
    if task == "factuality":
        return due, event.factuality
    if task == "doer":
        made: str = "clause" if event.agent else "nowhere"
        right = made != "clause" or due != made or _holds(case, event.agent, "doer")
    else:
        made = event.patient_kind or "none"
        right = due != made or made == "none" or _holds(case, event.patient, "patient")
    return due, made if right else MISSED


def _holds(case: Case, span: Span | None, column: str) -> bool:
    """Whether a found phrase holds the labelled word."""
    place = _place(case.article, case.sentence, case.label[column])
    return span is not None and span.start <= place < span.end


def _figures(task: str, pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    due, made = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    right = Counter(x for x, y in pairs if x == y)
    score = {c: 2 * right[c] / (due[c] + made[c]) for c in sorted(due)}
    kept = [score[c] for c in score if due[c] >= LEAST]
    figures = {f"{task}, macro-F1": sum(kept) / len(kept) if kept else 0.0}
    figures[f"{task}, accuracy"] = sum(right.values()) / len(pairs) if pairs else 0.0
    return figures | {f"{task}: {c} ({due[c]}), F1": score[c] for c in score}
