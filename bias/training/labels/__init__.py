"""What did a hand say of each sentence, and is it said in the agreed form?

A label file is a TSV: id, sha, frames, questions, voice, told, loaded (docs/labelling.md). Sets are
joined by a space, loaded spans are ``words:kind`` joined by `` | ``; ``-`` is none. Spans are words
of the sentence as printed (`bias.training.spacing`); `sha` is of the pool's own text, so that a
label cannot stand by another sentence. Texts are never in a label file. The classes of each task
are in scheme.tsv; the folder holds a file for each hand and batch, and chosen.tsv says
why each row outside the fair sample was drawn.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bias.errors import BiasError
from bias.training.spacing import normalised

COLUMNS = ("id", "sha", "frames", "questions", "voice", "told", "loaded")
SCHEME = Path(__file__).parent / "scheme.tsv"
NONE = "-"
SPAN = re.compile(r"(?P<words>.+?)(?:#(?P<which>[1-9]))?:(?P<kind>[a-z_]+)")


class LabelError(BiasError):
    """A label file or pool with a fault, named by file and line."""


@dataclass(frozen=True)
class Drawn:
    """A sentence of the pool: `text` and `before` as printed, `sha` of the pool's own text."""

    id: str
    doc: str
    text: str
    before: str
    sha: str


@dataclass(frozen=True, order=True)
class Loaded:
    """A loaded span: offsets into the printed sentence, and its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Label:
    """What one hand says of one sentence; `told` is None where no harm or force is spoken of."""

    id: str
    frames: frozenset[str]
    questions: frozenset[str]
    voice: str
    told: str | None
    loaded: tuple[Loaded, ...]


Pool = dict[str, Drawn]
Labels = dict[str, Label]


@cache
def scheme() -> dict[str, tuple[str, ...]]:
    """Return task -> its classes, in the order of the guidelines."""
    found: dict[str, tuple[str, ...]] = {}
    with SCHEME.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["task"]] = (*found.get(row["task"], ()), row["class"])
    return found


def read_pool(path: Path) -> Pool:
    """Read the pool of sentences, in its order.

    Raises:
        LabelError: no such file, a line that is no row, an id twice, a text unlike its `sha`.
    """
    pool: Pool = {}
    for number, line in enumerate(_text(path).rstrip("\n").split("\n"), 1):
        try:
            row = json.loads(line)
            ident, text, sha = row["id"], row["text"], row["sha"]
            drawn = Drawn(ident, row["doc"], normalised(text), normalised(row["before"] or ""), sha)
        except (ValueError, KeyError, TypeError) as error:
            raise LabelError(
                f"{path.name}, line {number}: not a row with id, doc, text, before and sha."
            ) from error
        if hashlib.sha256(text.encode()).hexdigest()[: len(sha)] != sha:
            raise LabelError(f'{path.name}, line {number}: the text of "{ident}" is not its sha.')
        if ident in pool:
            raise LabelError(f'{path.name}, line {number}: the id "{ident}" stands twice.')
        pool[ident] = drawn
    return pool


def read(path: Path, pool: Pool) -> Labels:
    """Read one hand's label file, strictly.

    Raises:
        LabelError: a column is missing, an id is unknown or stands twice, a sha is another
            text's, a class is none of its task, or a span is not in the sentence.
    """
    lines = _text(path).rstrip("\n").split("\n")
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise LabelError(
            f"{path.name}: the first line must be the columns {', '.join(COLUMNS)}, "
            "with a tab between two."
        )
    found: Labels = {}
    for number, line in enumerate(lines[1:], 2):
        where = f"{path.name}, line {number}"
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise LabelError(f"{where}: {len(cells)} columns where {len(COLUMNS)} are needed.")
        label = _label(dict(zip(COLUMNS, cells, strict=True)), pool, where)
        if label.id in found:
            raise LabelError(f'{where}: the id "{label.id}" stands twice.')
        found[label.id] = label
    return found


def written(label: Label, drawn: Drawn) -> str:
    """Return the line of a label file, classes in the scheme's order; `read` gives it back."""
    spans = []
    for span in sorted(label.loaded):
        words = drawn.text[span.start : span.end]
        places = _places(drawn.text, words)
        which = f"#{places.index(span.start) + 1}" if len(places) > 1 else ""
        spans.append(f"{words}{which}:{span.kind}")
    sets = (
        " ".join(c for c in scheme()[task] if c in chosen) or NONE
        for task, chosen in (("frames", label.frames), ("questions", label.questions))
    )
    told = label.told or NONE
    return "\t".join((label.id, drawn.sha, *sets, label.voice, told, " | ".join(spans) or NONE))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise LabelError(f'cannot open "{path}": {error.strerror}.') from error
    except UnicodeDecodeError as error:
        raise LabelError(f"{path.name}: it is not UTF-8. Save it as UTF-8.") from error


def _label(cells: dict[str, str], pool: Pool, where: str) -> Label:
    drawn = pool.get(cells["id"])
    if drawn is None:
        raise LabelError(f'{where}: the pool has no sentence "{cells["id"]}".')
    if cells["sha"] != drawn.sha:
        raise LabelError(
            f'{where}: the sha of "{drawn.id}" is {drawn.sha}, not {cells["sha"]}; '
            "the label may stand by another sentence."
        )
    voice = _classes(cells, "voice", where)
    if len(voice) != 1:
        raise LabelError(f"{where}: a sentence has one voice, not {len(voice)}.")
    told = _classes(cells, "told", where)
    if len(told) > 1:
        raise LabelError(f"{where}: told has one value or {NONE}.")
    return Label(
        drawn.id,
        frozenset(_classes(cells, "frames", where)),
        frozenset(_classes(cells, "questions", where)),
        voice[0],
        told[0] if told else None,
        tuple(_spans(cells["loaded"], drawn.text, where)),
    )


def _classes(cells: dict[str, str], task: str, where: str) -> list[str]:
    if cells[task] == NONE:
        return []
    names = cells[task].split(" ")
    for name in names:
        if name not in scheme()[task]:
            raise LabelError(
                f'{where}: "{name}" is no class of {task}; known are {", ".join(scheme()[task])}.'
            )
    if len(set(names)) < len(names):
        raise LabelError(f"{where}: a class of {task} stands twice.")
    return names


def _spans(cell: str, text: str, where: str) -> Iterator[Loaded]:
    if cell == NONE:
        return
    used: set[int] = set()
    for part in cell.split(" | "):
        match = SPAN.fullmatch(part)
        if match is None or match["kind"] not in scheme()["loaded"]:
            raise LabelError(
                f'{where}: "{part}" is not words:kind; kinds are {", ".join(scheme()["loaded"])}.'
            )
        places = _places(text, match["words"])
        which = int(match["which"] or 1)
        if which > len(places):
            raise LabelError(
                f'{where}: "{match["words"]}" stands {len(places)} times in the sentence as '
                f"printed, as whole words; number {which} was asked for."
            )
        start = places[which - 1]
        covered = set(range(start, start + len(match["words"])))
        if covered & used:
            raise LabelError(f'{where}: "{part}" overlaps another span.')
        used |= covered
        yield Loaded(start, start + len(match["words"]), match["kind"])


def _places(text: str, words: str) -> list[int]:
    """Where `words` begin in `text`, as whole words."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [match.start() for match in whole.finditer(text)]
