"""Does the contextual model keep what the table promises? Only where its extra is installed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bias import classifier, encoder
from bias.article import Span
from bias.classifier import Stretch
from bias.errors import ModelError
from bias.training import evaluate_wording, swaps

HELD_OUT = Path(__file__).parent / "cases" / "wording_heldout.json"
installed = pytest.mark.skipif(not encoder.is_there(), reason="the encoder is not installed")


@installed
def test_words_are_the_tables_and_know_their_sentence() -> None:
    text = "The greedy council brazenly raised the fee."
    model, table = classifier.load("minilm"), classifier.load()
    assert [span for span, _ in model.words(text)] == [span for span, _ in table.words(text)]
    strongest = sorted(_scores(model, text), key=lambda word: -word[1])[:2]
    assert {word for word, _ in strongest} == {"greedy", "brazenly"}
    one, other = ("The witness gave a frank answer.", "The frank answer of the thugs was vile.")
    assert dict(_scores(model, one))["frank"] != dict(_scores(model, other))["frank"]


def _scores(model: classifier.Model, text: str) -> list[tuple[str, float]]:
    return [(text[a:b], score) for (a, b), score in model.words(text)]


@installed
def test_what_was_exchanged_moves_nothing() -> None:
    found = swaps.largest(classifier.load("minilm"))
    assert found["largest_move"] <= 0.02, found["in"]


@installed
def test_a_name_that_the_reader_knows_is_not_read() -> None:
    model = classifier.load("minilm")
    texts = ["Vile rain fell on the camp.", "Savage rain fell on the camp."]
    silent = [(Span(0, 4),), (Span(0, 6),)]
    known = [Stretch.of(t)._replace(silent=s) for t, s in zip(texts, silent, strict=True)]
    one, other = model.judge(known)
    assert one.probability == other.probability
    assert one.probability < model.judge(texts)[0].probability


@installed
def test_company_changes_nothing() -> None:
    model = classifier.load("minilm")
    texts = ["The greedy council raised the fee.", "Rain fell.", "Nobody came to the vile farce."]
    together = model.probability(texts)
    assert [model.probability([t])[0] for t in texts] == list(together)
    assert model.probability([]).shape == (0,)
    assert 0 < model.probability(["", "1, 2"])[0] < 1


@installed
def test_the_figures_of_the_card_hold() -> None:
    known = classifier.card("minilm")["figures"][HELD_OUT.name]
    (row,) = evaluate_wording.evaluate([HELD_OUT], "minilm")["rows"]
    for key, value in known.items():
        assert row[key] == pytest.approx(value, abs=0.01), key


def test_it_stands_upon_the_shipped_table(tmp_path: Path) -> None:
    assert classifier.card("minilm")["table"] == classifier.card("table")["files"]
    folder = Path(shutil.copytree(classifier.SHIPPED_MODELS / "minilm", tmp_path / "minilm"))
    card = classifier.card(folder)
    classifier.write_card(folder, card | {"table": {"words.txt": "0"}})
    with pytest.raises(ModelError, match="another word table"):
        classifier.load(folder)
    classifier.write_card(folder, card)
    (folder / "heads.f8").write_bytes(b"\0" * 8)
    with pytest.raises(ModelError, match="sha256"):
        classifier.load(folder)


def test_the_word_pieces_are_berts() -> None:
    pieces = Path(encoder.__file__).parent / "wordpiece.txt"
    assert len(pieces.read_text("utf-8").split("\n")) == 30_523
    assert (
        json.loads((classifier.SHIPPED_MODELS / "minilm" / "card.json").read_text("utf-8"))["mark"]
        > 0
    )
