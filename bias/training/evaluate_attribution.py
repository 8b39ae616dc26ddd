"""How well do the engines tell who says what? Figures on a file of labelled attributions.

A row is one article: ``text`` and ``attributions``, each with ``source``, ``cue`` and ``content``
(lists of character spans) and ``quote_type`` (PolNeAR, Newell et al. 2018). An attribution is
*found* where its cue overlaps a labelled one or the contents share half of their characters,
*whole* where its cue overlaps and source and content each share half; one to one, the most alike
first. *Reported words* are the tokens that stand in somebody's content and in no quotation.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bias import reading
from bias.errors import OptionError
from bias.reader import read_text
from bias.reading import Engine, Reading

SHARED = 0.5
ENGINES: tuple[Engine, ...] = ("parse", "shallow")
_KNOWN = "a file of attributions has rows of text and attributions (source, cue, content)"


class Said(NamedTuple):
    """Characters of one attribution."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str


def evaluate(paths: Sequence[Path]) -> dict[str, Any]:
    """Return the figures by name, of each engine.

    Raises:
        OptionError: a file is none that we know.
    """
    rows = [row for path in paths for row in _read(Path(path))]
    report: dict[str, Any] = {"articles": len(rows)}
    for engine in ENGINES:
        report |= {f"{engine}: {name}": value for name, value in _figures(rows, engine).items()}
    return report


def _read(path: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    if not all({"text", "attributions"} <= set(row) for row in rows):
        raise OptionError(f"{path.name}: {_KNOWN}.")
    return rows


def _figures(rows: Sequence[dict[str, Any]], engine: Engine) -> dict[str, float]:
    count: Counter[str] = Counter()
    for row in rows:
        known = reading.read(read_text(row["text"]), engine)
        gold, found = [_labelled(x) for x in row["attributions"]], _found(known)
        pairs = _pairs(gold, found)
        count.update(
            labelled=len(gold), made=len(found), found=len(pairs),
            whole=sum(_whole(gold[i], found[j]) for i, j in pairs),
        )  # fmt: skip
        count.update(f"all {x.kind}" for x in gold)
        count.update(f"found {gold[i].kind}" for i, _ in pairs)
        count.update(_words(known, gold))
    figures = _scores("found", count["found"], count["made"], count["labelled"])
    whole = _scores("whole", count["whole"], count["made"], count["labelled"])
    figures["whole, F1"] = whole["whole, F1"]
    for kind in ("direct", "mixed", "indirect"):
        figures[f"recall, {kind}"] = _share(count[f"found {kind}"], count[f"all {kind}"])
    right, held, due = count["words right"], count["words made"], count["words due"]
    return figures | _scores("reported words", right, held, due)


def _scores(name: str, right: int, made: int, due: int) -> dict[str, float]:
    return {
        f"{name}, precision": _share(right, made),
        f"{name}, recall": _share(right, due),
        f"{name}, F1": _share(2 * right, made + due),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _characters(spans: Iterable[Sequence[int] | None]) -> frozenset[int]:
    return frozenset(i for span in spans if span is not None for i in range(span[0], span[1]))


def _labelled(row: dict[str, Any]) -> Said:
    source, cue, content = (_characters(row[name]) for name in ("source", "cue", "content"))
    return Said(source, cue, content, row.get("quote_type", ""))


def _found(known: Reading) -> list[Said]:
    return [
        Said(_characters([x.source]), _characters([x.cue]), _characters([x.content]), x.kind)
        for x in known.attributions
    ]


def _alike(x: frozenset[int], y: frozenset[int]) -> float:
    return len(x & y) / len(x | y) if x or y else 0.0


def _pairs(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[int, int]]:
    """Indices of what belongs together, the most alike first."""
    likely = []
    for i, x in enumerate(gold):
        for j, y in enumerate(found):
            cue, shared = bool(x.cue & y.cue), _alike(x.content, y.content)
            if cue or shared >= SHARED:
                likely.append((-(cue + shared), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in sorted(likely):
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def _whole(gold: Said, found: Said) -> bool:
    source = not gold.source or _alike(gold.source, found.source) >= SHARED
    return bool(gold.cue & found.cue) and source and _alike(gold.content, found.content) >= SHARED


def _words(known: Reading, gold: Sequence[Said]) -> dict[str, int]:
    held = frozenset().union(*(x.content for x in gold))
    due, made = set(), set()
    for i, start in enumerate(known.tokens.starts):
        if known.article.voice_at(start) == "quotation":
            continue
        if start in held:
            due.add(i)
        if known.columns.said[i] >= 0:
            made.add(i)
    return {"words right": len(due & made), "words made": len(made), "words due": len(due)}
