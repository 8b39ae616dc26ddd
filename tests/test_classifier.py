"""Is the wording model whole, quick, and blind to names; and does it refuse what it should?"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bias import classifier
from bias.errors import ModelError, OptionError
from bias.training import agreement, evaluate_wording, examples, figures, swaps, vocabulary

CASES = Path(__file__).parent / "cases"
HELD_OUT = CASES / "wording_heldout.json"
DATA = Path(__file__).parents[2] / "shared" / "data"
WORDS = json.loads((CASES / "classifier_words.json").read_text("utf-8"))
LETTERS = json.loads((CASES / "training_letters.json").read_text("utf-8"))
DRIFT = 0.01


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the shipped table that may be damaged."""
    return Path(shutil.copytree(classifier.SHIPPED_MODELS / "table", tmp_path / "table"))


@pytest.mark.parametrize("case", WORDS, ids=lambda c: c["label"])
def test_which_words_are_scored(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = [text[s.start : s.end] for s, _ in classifier.load().words(text)]
    assert set(case["scored"]) <= set(found), found
    assert not set(case["silent"]) & set(found), found


def test_words_explain_the_sentence() -> None:
    table = classifier.load_table()
    text = "The greedy council brazenly raised the fee."
    words = table.words(text)
    assert {text[a:b] for (a, b), score in words if score >= table.mark} == {"greedy", "brazenly"}
    assert table.chance([[score for _, score in words]])[0] == table.probability([text])[0]


def test_what_was_exchanged_moves_nothing() -> None:
    found = swaps.largest(classifier.load())
    assert found["sentences"] > 500
    assert found["largest_move"] <= 0.02, found["in"]


def test_no_silent_word_stands_in_the_table() -> None:
    held = set(classifier.load_table().finder.words())
    assert len(held) > 60_000
    assert not held & vocabulary.silent()
    assert {"left", "right"} <= held


def test_nothing_to_score() -> None:
    table = classifier.load()
    assert table.probability([]).shape == (0,)
    assert table.words("") == []
    assert 0 < table.probability(["1, 2, 3"])[0] < 0.5


@pytest.mark.parametrize("what", ["hash", "missing", "format", "no card", "no json", "sizes"])
def test_a_damaged_model_is_a_letter(model: Path, what: str) -> None:
    card = json.loads((model / "card.json").read_text("utf-8"))
    if what == "hash":
        (model / "scores.i8").write_bytes((model / "scores.i8").read_bytes()[:-1] + b"\x00")
    elif what == "missing":
        (model / "names.bits").unlink()
    elif what == "format":
        (model / "card.json").write_text(json.dumps(card | {"format": 99}))
    elif what == "no card":
        (model / "card.json").unlink()
    elif what == "no json":
        (model / "card.json").write_text("{")
    else:
        card.pop("files")
        contents = {n: (model / n).read_bytes() for n in ("words.txt", "scores.i8", "names.bits")}
        contents["scores.i8"] = contents["scores.i8"][:-8]
        classifier.write_model(model, card, contents)
    with pytest.raises(ModelError, match=r"(again|bias train|Upgrade)"):
        classifier.load(model)


def test_an_unknown_model_is_a_letter() -> None:
    with pytest.raises(ModelError, match="table"):
        classifier.load("no-such-model")


def test_the_shipped_model_is_small_and_light() -> None:
    size = sum(p.stat().st_size for p in (classifier.SHIPPED_MODELS / "table").iterdir())
    assert size < 3_000_000
    code = (
        "from bias import classifier; classifier.load().probability(['Rain fell.']); import sys;"
        "print([m for m in ('sklearn', 'nltk', 'scipy', 'onnxruntime') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert shown.stdout.strip() == "[]"


def test_the_figures_of_the_card_hold() -> None:
    known = classifier.card()["figures"]
    paths = [HELD_OUT, *(DATA / name for name in known if (DATA / name).is_file())]
    found = {r["file"]: r for r in evaluate_wording.evaluate(paths)["rows"]}
    assert HELD_OUT.name in known
    for name, row in found.items():
        for key, value in known[name].items():
            assert row[key] == pytest.approx(value, abs=DRIFT), (name, key)


def test_the_held_out_sentences_are_no_pairs() -> None:
    trained = {e.text for e in examples.read(examples.shipped())}
    held = [c["text"] for c in json.loads(HELD_OUT.read_text("utf-8"))]
    assert len(held) == len(set(held)) == 200
    assert not trained & set(held)


@pytest.mark.parametrize("case", LETTERS, ids=lambda c: c["label"])
def test_what_cannot_train_is_a_letter(case: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / str(case["file"])
    lines = [str(line).replace("{n}", str(n)) for n in range(int(str(case["times"])))
             for line in case["lines"]]  # fmt: skip
    path.write_text("\n".join([*case["head"], *lines]) + "\n", encoding="utf-8")
    with pytest.raises(OptionError, match=str(case["says"])):
        examples.read([path])


def test_figures_against_what_is_known_by_hand() -> None:
    labels = np.array([0, 0, 1, 1])
    assert figures.auc(labels, np.array([0.1, 0.4, 0.4, 0.9])) == pytest.approx(0.875)
    assert figures.auc_inside(labels, np.array([1.0, 0, 3, 2]), [0, 1, 0, 1]) == 1.0
    assert figures.macro_f1(labels, np.array([0, 1, 1, 1])) == pytest.approx((2 / 3 + 0.8) / 2)
    assert figures.brier(labels, np.array([0.0, 0, 1, 0])) == 0.25
    assert figures.ece(labels, np.array([0.5, 0.5, 0.5, 0.5])) == 0.0
    assert figures.ece(labels, np.array([0.9, 0.9, 0.9, 0.9])) == pytest.approx(0.4)
    assert figures.shifted(np.array([0.9, 0.9]), 0.3).mean() == pytest.approx(0.3)


def test_agreement(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("text,ann,ben,cem\nx,1,1,1\ny,0,0,0\nz,1,1,0\nw,0,0,0\n", encoding="utf-8")
    found = agreement.agreement(path)
    assert found["items"] == 4
    assert found["all agree"] == 0.75
    assert 0.6 < found["alpha (Krippendorff)"] < 0.8
    path.write_text("item,annotator,label\n1,a,x\n2,b,y\n", encoding="utf-8")
    with pytest.raises(OptionError, match="two annotators"):
        agreement.agreement(path)
