"""What must always hold (benchmarks/properties.py says it; here on fewer pairs)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bias
from benchmarks import generate, properties
from bias.data import folder

PAIRS = list(properties.generated(5))
DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="module")
def seeds() -> tuple[str, str]:
    texts = folder("seeds")
    return (texts / "dw.txt").read_text("utf-8"), (texts / "azad.txt").read_text("utf-8")


@pytest.mark.parametrize(("x", "y"), PAIRS)
def test_generated_pairs(x: str, y: str) -> None:
    a, b = bias.read_text(x), bias.read_text(y)
    assert properties.check_mirror(a, b) == []
    assert properties.check_same(a) == []
    assert properties.check_spans(a, b) == []
    assert properties.check_voices(a, b) == []
    assert properties.check_names(x, y, "Varn", "Tolk") == []


def test_the_seeds_are_mirrored(seeds: tuple[str, str]) -> None:
    assert properties.check_mirror(*map(bias.read_text, seeds)) == []


@pytest.mark.slow
def test_the_seeds(seeds: tuple[str, str]) -> None:
    a, b = map(bias.read_text, seeds)
    assert properties.check_same(a) == []
    assert properties.check_same(b) == []
    assert properties.check_spans(a, b) == []
    assert properties.check_voices(a, b) == []


def test_the_checks_can_fail() -> None:
    """A check that finds nothing in anything would hold up nothing."""
    a, b = (bias.read_text(generate.article(n)) for n in (1, 2))
    report = bias.compare(a, b).to_dict()
    assert properties._different(report, bias.findings.mirror(report))
    assert properties._different({"x": [1, 2]}, {"x": [1, 3]}) == [".x[1]: 2 against 3"]


def test_byte_identical_whatever_the_hash_seed_and_locale(tmp_path: Path) -> None:
    for name, seed in (("x", 5), ("y", 6)):
        (tmp_path / name).write_text(generate.article(seed), "utf-8")
    outputs = set()
    for hash_seed, locale, threads in (
        ("0", "C", "1"),
        ("1", "C.UTF-8", "2"),
        ("77", "POSIX", "1"),
    ):
        environment = os.environ | {
            "PYTHONHASHSEED": hash_seed,
            "LC_ALL": locale,
            "OMP_NUM_THREADS": threads,
            "OPENBLAS_NUM_THREADS": threads,
        }
        command = [sys.executable, "-m", "bias", "compare", "x", "y", "--format", "json"]
        done = subprocess.run(
            command, capture_output=True, cwd=tmp_path, env=environment, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


@pytest.mark.slow
def test_many_generated_pairs() -> None:
    wrong = []
    for x, y in properties.generated(30):
        a, b = bias.read_text(x), bias.read_text(y)
        wrong += properties.check_mirror(a, b) + properties.check_same(a)
        wrong += properties.check_spans(a, b)
    assert wrong == []


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not beside this checkout")
def test_development_pairs() -> None:
    wrong = []
    for x, y in properties.real(DATA, 8):
        a, b = bias.read_text(x), bias.read_text(y)
        wrong += properties.check_mirror(a, b) + properties.check_spans(a, b)
    assert wrong == []
