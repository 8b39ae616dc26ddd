"""How are figures read and compared in two outlets' sentences on one event?

python -m benchmarks.figures [-v]

75 invented pairs (`tests/cases/accounts.json`), written by a language model that had not seen the
program. Printed for all, and for the pairs at odd and at even places of the file (the first may be
mended on, the second may not: -v prints what is wrong of the others). In the same way 80 more, by
a second model (`accounts_more.json`), and 106 by the hand that wrote the rules
(`accounts_own.json`). A figure counts as found where a found one touches its words.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bias import quantities
from bias.quantities import Quantity

FILE = Path(__file__).parents[1] / "tests" / "cases" / "accounts.json"
MORE, OWN = FILE.with_name("accounts_more.json"), FILE.with_name("accounts_own.json")
#: A share of the value by which a printed fraction may differ ("two-thirds": 66.7).
ROUNDED = 0.05


def cases(file: Path = FILE) -> list[dict[str, Any]]:
    """The pairs: texts `a` and `b`, their `figures` and `relations`."""
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _place(text: str, words: str) -> int:
    """Where a figure is printed; the "30" of "Section 302 to 30 years" is the second."""
    match = re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)", text)
    return match.start() if match else text.index(words)


def _paired(case: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Quantity | None]]:
    """Each figure of a case, with the one that was found where it stands."""
    for side in "ab":
        free = quantities.find(case[side])
        for figure in (x for x in case["figures"] if x["side"] == side):
            start = _place(case[side], figure["text"])
            end = start + len(figure["text"])
            held = next((q for q in free if q.span.start < end and start < q.span.end), None)
            free = [q for q in free if q is not held]
            yield figure, held


def judge(pairs: Sequence[dict[str, Any]], verbose: bool = False) -> Counter[str]:
    """Count figures and relations, and what is right of them."""
    count: Counter[str] = Counter()
    for case in pairs:
        held: dict[tuple[str, str], Quantity] = {}
        for figure, found in _paired(case):
            count["figures"] += 1
            if found is None:
                continue
            held[figure["side"], figure["text"]] = found
            value = figure["value"]
            near = value is None or abs(found.value - value) <= ROUNDED * max(1.0, abs(value))
            count["found"] += 1
            count["category"] += found.category == figure["category"]
            if verbose and found.category != figure["category"]:
                print(case["id"], figure["text"], figure["category"], "->", found.category)
            count["value"] += near
            count["hedge"] += found.hedge == figure["hedge"]
        for asked in case["relations"]:
            x, y = held.get(("a", asked["a"])), held.get(("b", asked["b"]))
            told = quantities.compare(x, y, case["a"], case["b"]) if x and y else "not found"
            count["relations"] += 1
            count["relation"] += told == asked["relation"]
            count["false conflict"] += told == "conflict" != asked["relation"]
            if verbose and told != asked["relation"]:
                print(case["id"], asked["a"], "|", asked["b"], asked["relation"], "->", told)
    return count


def main(verbose: bool = False) -> None:
    """Print the shares."""
    pairs, more = cases(), cases(MORE)
    sets = {"all": pairs, "odd": pairs[::2], "even": pairs[1::2], "own": cases(OWN)}
    sets |= {"more odd": more[::2], "more even": more[1::2]}
    for name, some in sets.items():
        n = judge(some, verbose and name in {"odd", "own", "more odd"})
        print(
            f"{name}: {n['figures']} figures, found {n['found'] / n['figures']:.3f}, category "
            f"{n['category'] / n['figures']:.3f}; of found: value {n['value'] / n['found']:.3f}, "
            f"hedge {n['hedge'] / n['found']:.3f}; {n['relations']} relations, right "
            f"{n['relation'] / n['relations']:.3f}, false conflicts {n['false conflict']}"
        )


if __name__ == "__main__":
    main("-v" in sys.argv)
