"""Would a test notice a fault?  python -m benchmarks.mutants N [--seed S] [--kind KIND]

Plants N faults at random in a copy of the tree, one at a time: a numeric constant is changed by
40 %, or a function is emptied (it returns what an empty answer of its type would be). Then the
tests that reach the place are run, those of the room's own test file first, until one fails. A
fault that no test notices is printed with its place. Which tests reach a place is found by one run
of the default suite in which the functions in question say that they are called.

What no test of behaviour can be asked to notice is declared in ``EXEMPT`` with its reason; such
places are drawn no more, and how many there are is printed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[1]
MOST = 80  # tests run for one fault, the nearest first
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
SHIFT = 0.4

#: Tests that a fault must have of its own; one with fewer is shown to all that run its file, since
#: what runs while a module is loaded, or is remembered, is seen in one test or in none.
FEW = 5

_TIME = "bounds time on very long texts; what it cuts off shows in none of ordinary length"
_MEMORY = "bounds what is held in memory at once; nothing else depends on it"
_CHANCE = "more or fewer random deals are less or more noise, and any seed is as good as another"

#: Place ("file:name", or "file:" for a whole file) -> why no test of behaviour can notice it.
EXEMPT = {
    "bias/__main__.py:_LOOK": "how often the collector of garbage looks: speed alone",
    "bias/agency/nearby.py:MOST": _TIME,
    "bias/analyses/numbers/figures.py:SET_BESIDE": _TIME,
    "bias/analyses/sources/united.py:MOST": _TIME,
    "bias/classifier/sentence_context.py:CHUNK": _MEMORY,
    "bias/analyses/framing/shares.py:NEVER": "any number above 1 is a probability never reached",
    "bias/cli/progress.py:": "what a person sees while waiting",
    "bias/context.py:ALL_PAIRS": _TIME,
    "bias/encoder/__init__.py:KEPT": _MEMORY,
    "bias/lists/matcher.py:MOST_WORDS": _MEMORY,
    "bias/matching/__init__.py:_AT_ONCE": _MEMORY,
    "bias/matching/features.py:MOST_CANDIDATES": _TIME,
    "bias/matching/features.py:_TABLE": _MEMORY,
    "bias/matching/nearness.py:_ROWS": _MEMORY,
    "bias/quantities/fate.py:_REACH": _TIME,
    "bias/reader/building.py:_LARGE": _TIME,
    "bias/reader/sources.py:MOST_BYTES": _MEMORY,
    "bias/reading/parse.py:WINDOW": _MEMORY,
    "bias/uncertainty/dealing.py:ALL_DEALS": _CHANCE,
    "bias/uncertainty/dealing.py:DEALS": _CHANCE,
    "bias/uncertainty/dealing.py:DEAL_SEED": _CHANCE,
}


@dataclass(frozen=True)
class Fault:
    """A place that can be broken: `first` to `last` are its lines, `uses` those that feel it, of
    functions."""

    path: str
    name: str
    kind: str
    first: int
    last: int
    uses: frozenset[int]

    @property
    def place(self) -> str:
        return f"{self.path}:{self.name}"

    @property
    def exempt(self) -> bool:
        return self.place in EXEMPT or f"{self.path}:" in EXEMPT


def faults(kind: str | None = None) -> list[Fault]:
    """Return every place of the product that can be broken."""
    found: list[Fault] = []
    for path in sorted((ROOT / "bias").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if "training" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        found += _constants(name, tree) + _functions(name, tree)
    return [f for f in found if kind is None or f.kind == kind]


def _constants(path: str, tree: ast.Module) -> list[Fault]:
    found = []
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.AnnAssign):
            target = node.target
        value = getattr(node, "value", None)
        if not isinstance(target, ast.Name) or not target.id.lstrip("_").isupper():
            continue
        if isinstance(value, ast.Constant) and type(value.value) in (int, float):
            uses = {
                n.lineno
                for n in ast.walk(tree)
                if isinstance(n, ast.Name) and n.id == target.id and n is not target
            }
            # A default is read where its function is made, and felt where it runs.
            uses |= {
                inner.lineno
                for f in ast.walk(tree)
                if isinstance(f, ast.FunctionDef) and _is_default(target.id, f)
                for inner in f.body
            }
            last = node.end_lineno or node.lineno
            found.append(Fault(path, target.id, "constants", node.lineno, last, frozenset(uses)))
    return found


def _is_default(name: str, function: ast.FunctionDef) -> bool:
    given = (*function.args.defaults, *function.args.kw_defaults)
    return any(isinstance(d, ast.Name) and d.id == name for d in given)


def _functions(path: str, tree: ast.Module) -> list[Fault]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("__"):
            body = [s for s in node.body if not _is_docstring(s)]
            if not body or isinstance(body[0], ast.Raise | ast.Pass) or _is_stub(body):
                continue
            last = node.end_lineno or node.lineno
            lines = range(body[0].lineno, last + 1)
            found.append(Fault(path, node.name, "functions", node.lineno, last, frozenset(lines)))
    return found


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_stub(body: list[ast.stmt]) -> bool:
    """A body that is empty already: "return None", "return ()"."""
    one = body[0]
    return (
        len(body) == 1
        and isinstance(one, ast.Return)
        and (one.value is None or (isinstance(one.value, ast.Constant) and not one.value.value))
    )


def broken(text: str, fault: Fault, rng: random.Random) -> str:
    """Return the file's text with the fault planted."""
    tree = ast.parse(text)
    lines = text.split("\n")
    if fault.kind == "constants":
        node = next(n for n in tree.body if n.lineno == fault.first)
        value = node.value.value  # type: ignore[attr-defined]
        factor = 1 + rng.choice((-SHIFT, SHIFT))
        new = value * factor
        if isinstance(value, int):
            new = round(new) if round(new) != value else value + rng.choice((-1, 1))
        at = node.value  # type: ignore[attr-defined]
        line = lines[at.lineno - 1]
        lines[at.lineno - 1] = line[: at.col_offset] + repr(new) + line[at.end_col_offset :]
        return "\n".join(lines)
    node = next(
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.FunctionDef) and n.lineno == fault.first and n.name == fault.name
    )
    body = [s for s in node.body if not _is_docstring(s)]
    indent = " " * body[0].col_offset
    lines[body[0].lineno - 1 : fault.last] = [indent + _empty(node)]
    return "\n".join(lines)


def _empty(node: ast.FunctionDef) -> str:
    """The statement that stands for a function's whole body."""
    hint = ast.unparse(node.returns) if node.returns else ""
    if "Iterator" in hint or "Generator" in hint:
        return "yield from ()"
    for head, value in (
        ("list", "[]"), ("dict", "{}"), ("tuple", "()"), ("frozenset", "frozenset()"),
        ("set", "set()"), ("str", '""'), ("bool", "False"), ("int", "0"), ("float", "0.0"),
        ("Sequence", "()"), ("Mapping", "{}"), ("bytes", 'b""'),
    ):  # fmt: skip
        if hint.startswith(head):
            return f"return {value}"
    return "return None"


#: Put beside the copy's tests: what functions say, and to which test. One file a process.
REACHED = """
import os
seen = set()
def pytest_runtest_logstart(nodeid, location):
    seen.clear()
def pytest_runtest_logreport(report):
    if report.failed:
        seen.add(-1)
def pytest_runtest_logfinish(nodeid, location):
    if nodeid.startswith("bias/"):
        seen.add(-2)
    with open(f"reached.{os.getpid()}", "a", encoding="utf-8") as out:
        out.writelines(f"{number}\\t{nodeid}\\n" for number in sorted(seen))
"""


def speaking(text: str, asked: Sequence[tuple[int, frozenset[int]]]) -> str:
    """Return a file's text in which each function that holds a line of a fault's `uses` says the
    fault's number when it is called."""
    said: defaultdict[int, list[int]] = defaultdict(list)
    first: dict[int, ast.stmt] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = [s for s in node.body if not _is_docstring(s)]
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            if body and body[0].lineno > node.lineno:
                at = min([body[0].lineno, *(d.lineno for d in _decorators(body[0]))])
                first[at] = body[0]
                said[at] += [n for n, uses in asked if not uses.isdisjoint(lines)]
    out = text.split("\n")
    for at in sorted(first, reverse=True):
        if said[at]:
            indent = " " * first[at].col_offset
            out.insert(at - 1, f"{indent}import reached; reached.seen.update({said[at]})")
    return "\n".join(out)


def _decorators(node: ast.stmt) -> list[ast.expr]:
    return getattr(node, "decorator_list", [])


def reaching(tree: Path, drawn: Sequence[Fault]) -> tuple[list[list[str]], float]:
    """Return, for each fault, the tests that reach it, from one run of the default suite; and how
    many seconds that took."""
    (tree / "reached.py").write_text(REACHED, encoding="utf-8")
    kept = {f.path: (tree / f.path).read_text("utf-8") for f in drawn}
    for path, text in kept.items():
        asked = [(n, f.uses) for n, f in enumerate(drawn) if f.path == path]
        (tree / path).write_text(speaking(text, asked), encoding="utf-8")
    start = monotonic()
    subprocess.run(
        [*PYTEST, "-n", "auto", "-p", "reached"],
        cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)}, check=False, capture_output=True,
    )  # fmt: skip
    taken = monotonic() - start
    for path, text in kept.items():
        (tree / path).write_text(text, encoding="utf-8")
    found: list[set[str]] = [set() for _ in (*drawn, None, None)]
    for file in tree.glob("reached.*[0-9]"):
        for line in file.read_text("utf-8").splitlines():
            number, _, test = line.partition("\t")
            found[int(number)].add(test)
    # The examples of a file may find remembered what a test before them reached. A test that fails
    # without a fault tells nothing of one.
    *reached, examples, failed = found
    own = [{t for t in examples if t.startswith(f"{fault.path}::")} for fault in drawn]
    return [sorted((r | o) - failed) for r, o in zip(reached, own, strict=True)], taken


def near(fault: Fault, tests: Sequence[str], known: Sequence[str]) -> list[str]:
    """The tests to run: those that reach the fault, of bars, of its own file and of the rooms that
    hold it first, the others in an order drawn by its place; where these are few, those of all that
    is `known` to be reached too."""
    *rooms, part = fault.path.removesuffix(".py").split("/")[1:]
    own = ("test_bars", f"test_{part}", *(f"test_{room}" for room in reversed(rooms)))

    def ordered(some: set[str]) -> list[str]:
        lots = {t: sha256(f"{fault.place} {t}".encode()).digest() for t in some}
        return sorted(some, key=lambda t: (*(name not in t for name in own), lots[t]))

    others = set(known) - set(tests) if len(tests) < FEW else set()
    return [*ordered(set(tests)), *ordered(others)][:MOST]


def noticed(
    tree: Path, fault: Fault, tests: Sequence[str], rng: random.Random, limit: float
) -> bool:
    """Plant a fault in the copy, run tests for `limit` seconds, take it out again. Tests that take
    longer hang, and the fault is noticed."""
    path = tree / fault.path
    text = path.read_text("utf-8")
    path.write_text(broken(text, fault, rng), encoding="utf-8")
    try:
        done = subprocess.run(
            [*PYTEST, "-x", *tests], cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)},
            check=False, capture_output=True, timeout=limit,
        )  # fmt: skip
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(text, encoding="utf-8")


def plant(drawn: Sequence[Fault], seed: int) -> list[str]:
    """Plant each fault, as many at once as the machine has cores; return what was missed."""
    cores = min(os.cpu_count() or 1, len(drawn))
    with ExitStack() as folders, ThreadPoolExecutor(cores) as pool:
        trees = [
            Path(folders.enter_context(tempfile.TemporaryDirectory())) / "tree"
            for _ in range(cores)
        ]
        for tree in trees:
            shutil.copytree(
                ROOT,
                tree,
                ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache"),
            )
        reached, limit = reaching(trees[0], drawn)
        every = sorted({test for tests in reached for test in tests})

        def missed(n: int) -> str:
            fault, tree = drawn[n], trees.pop()
            tests = near(fault, reached[n], every)
            found = noticed(tree, fault, tests, random.Random(f"{seed} {n}"), limit)
            trees.append(tree)
            why = "no test" if reached[n] else "no test reaches it"
            told = f"missed: {fault.place} line {fault.first} ({fault.kind}; {why})"
            return "" if found else told

        told = []
        for line in pool.map(missed, range(len(drawn))):
            told += [line] if line else []
            print(line or ".", flush=True)
    return told


def main() -> int:
    """Plant faults and print those that no test noticed."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("count", type=int)
    ask.add_argument("--seed", type=int, default=random.randrange(10_000))
    ask.add_argument("--kind", choices=("constants", "functions"))
    ask.add_argument("--least", type=float, default=0.0, help="share below which this fails")
    asked = ask.parse_args()
    every = faults(asked.kind)
    open_ = [f for f in every if not f.exempt]
    drawn = random.Random(asked.seed).sample(open_, min(asked.count, len(open_)))
    print(f"seed {asked.seed}; {len(every)} places, {len(every) - len(open_)} exempt", flush=True)
    missed = len(plant(drawn, asked.seed))
    share = 1 - missed / max(1, len(drawn))
    print(f"noticed {len(drawn) - missed} of {len(drawn)}: {share:.2f}")
    return int(share < asked.least)


if __name__ == "__main__":
    raise SystemExit(main())
