"""What the seeds are said to tell, in other words: which findings stay?

python -m benchmarks.rewordings [ID ...]

Each case of ``tests/cases/rewordings.json`` is an ordinary rewording of the sentences on which one
finding of the seeds' report rests, made alone. A finding stays if its section still has a row, or
a measure, with the fields that the case names, and among the rows that a page shows if the case
says how many those are. Printed are the cases whose finding is gone, with the rows of the section
that are about the same sentences.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bias import compare, read_text
from bias.data import folder

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "rewordings.json"
SEEDS = {"a": "dw.txt", "b": "azad.txt"}

Case = Mapping[str, Any]


def cases() -> list[Case]:
    """The cases, each with the names that it exchanges."""
    held = json.loads(CASES.read_text("utf-8"))
    return [{**c, "names": held["names"].get(c.get("names"), {})} for c in held["cases"]]


def reworded(text: str, case: Case, side: str) -> str:
    """The text of one side in the words of the case.

    Raises:
        ValueError: if words to be exchanged do not stand in it exactly once.
    """
    for old in case.get(side, {}):
        if text.count(old) != 1:
            raise ValueError(f"{case['id']}: {old!r} stands {text.count(old)} times in {side}")
    words = {**case["names"], **case.get(side, {})}
    if not words:
        return text
    longest = sorted(words, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda m: words[m[0]], text)


def has(row: Any, wanted: Any) -> bool:
    """Whether a row holds all that is wanted of it; a text at least as a part."""
    if isinstance(wanted, dict):
        return isinstance(row, dict) and all(
            w in (row.get(k) or "") if k == "text" else has(row.get(k), w)
            for k, w in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(row, list) and all(any(has(r, w) for r in row) for w in wanted)
    return bool(row == wanted)


def rows(report: Mapping[str, Any], case: Case) -> list[dict[str, Any]]:
    """The rows among which the finding has to be."""
    if case["section"] == "short":
        return list(report["short"])
    section = next(s for s in report["sections"] if s["name"] == case["section"])
    found = section["measures"] if case["section"] == "framing" else section["rows"]
    return list(found[: case.get("among")])


def stays(report: Mapping[str, Any], case: Case) -> bool:
    """Whether the finding of the case is in the report."""
    more = case.get("more")
    return any(
        has(row, case["row"]) and (not more or row[more[0]] > row[more[1]])
        for row in rows(report, case)
    )


def report(case: Case) -> Mapping[str, Any]:
    """The report of the seeds in the words of the case."""
    texts = [
        read_text(reworded((folder("seeds") / name).read_text("utf-8"), case, side))
        for side, name in SEEDS.items()
    ]
    found: Mapping[str, Any] = json.loads(compare(*texts).to_json())
    return found


def main(chosen: Sequence[str]) -> None:
    """Print which findings are gone, and the share that stays."""
    asked = [c for c in cases() if not chosen or c["id"] in chosen]
    stayed = 0
    for case in asked:
        made = report(case)
        held = stays(made, case)
        stayed += held
        if not held:
            print(f"gone: {case['id']}: {case['section']} {json.dumps(case['row'])}")
            ids = set(re.findall(r'"([AB]\d+)"', json.dumps(case["row"])))
            for row in rows(made, {**case, "among": None}):
                said = json.dumps(row, ensure_ascii=False)
                if ids & set(re.findall(r'"([AB]\d+)"', said)):
                    print(f"    {said[:300]}")
    print(f"{stayed} of {len(asked)} findings stay")


if __name__ == "__main__":
    main(sys.argv[1:])
