"""Does the encoder cut texts as it was trained to, and read each text by itself?"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bias import encoder
from bias.errors import ModelError

CASES = json.loads((Path(__file__).parent / "cases" / "encoder.json").read_text("utf-8"))["cases"]
TEXTS = ["The ferry line was shut on Monday.", "Rain fell.", "Unions blame years of neglect."]
installed = pytest.mark.skipif(not encoder.is_there(), reason="the encoder is not installed")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_pieces_are_those_of_the_reference(case: dict) -> None:
    found = encoder.cut(case["text"], 512)
    assert found.ids == case["ids"]
    assert [list(s) for s in found.spans] == case["spans"]


def test_long_texts_are_cut() -> None:
    found = encoder.cut("word " * 400, 128)
    assert len(found.ids) == len(found.spans) == 128
    assert found.ids[-1] == encoder.cut("word", 9).ids[-1]


def _means(texts: list[str]) -> np.ndarray:
    return np.array([rows.mean(0) for _, rows in encoder.hidden(texts)])


@installed
def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    texts = [*TEXTS, "Snow fell.", "The harbour line was shut on Friday."]  # two of one length
    alone = np.concatenate([_means([t]) for t in texts])
    assert (_means(texts) == alone).all()


@installed
def test_like_sentences_lie_near() -> None:
    found = _means(
        ["The ferry line was closed.", "The boat service was shut down.", "Parliament cut the tax."]
    )
    ferry, boat, tax = found / np.linalg.norm(found, axis=1, keepdims=True)
    assert ferry @ boat > ferry @ tax + 0.2


@installed
def test_tuned_layers_bring_near_what_tells_the_same_of_one_story() -> None:
    pairs = [
        (
            "The mayor resigned on Monday over the harbour contract.",
            "Under fire for a deal with the port, the town's leader gave up her post.",
        ),
        ("She said that she had done nothing wrong.", "The mayor denied any misconduct."),
        (
            "Her deputy will lead the town until the vote.",
            "Until the election the deputy mayor takes over.",
        ),
        ("Prosecutors look into the payments.", "The money is being investigated."),
    ]
    seen = encoder.look([text for pair in pairs for text in pair], encoder.READ)
    rows = np.array([x.told.mean(0) / np.linalg.norm(x.told.mean(0)) for x in seen])
    met = rows[::2] @ rows[1::2].T
    assert (np.diag(met) > met.mean(0)).all()
    assert (np.diag(met) > met.mean(1)).all()
    assert [x.pieces for x in seen] == [encoder.cut(t, 128) for pair in pairs for t in pair]


@installed
def test_other_tuned_layers_are_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    encoder._told_session.cache_clear()
    monkeypatch.setattr(encoder, "TOLD", tmp_path / "told_layers.onnx")
    with pytest.raises(ModelError, match="not the file we know"):
        encoder.look(TEXTS, encoder.READ)
    encoder._told_session.cache_clear()


@installed
@pytest.mark.parametrize("layer", [1, 3, 5])
def test_middle_layers_are_other_views(layer: int) -> None:
    middle, last = encoder.layer_means(TEXTS, (layer, 6)).transpose(1, 0, 2)
    assert middle.shape == (3, encoder.SIZE)
    assert np.allclose(last, _means(TEXTS), atol=1e-5)
    assert not np.allclose(middle, last, atol=0.05)


@installed
def test_another_file_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder._session.cache_clear()
    monkeypatch.setattr(encoder, "MODEL_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the file we know"):
        encoder.hidden(TEXTS)
    encoder._session.cache_clear()


def test_a_missing_encoder_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder._session.cache_clear()
    monkeypatch.setattr(encoder, "find_spec", lambda _name: None)
    with pytest.raises(ModelError, match="go without: --fast"):
        encoder.hidden(TEXTS)
    encoder._session.cache_clear()
