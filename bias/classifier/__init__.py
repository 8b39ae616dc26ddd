"""How loaded is the wording of a sentence, and which words make it so?

>>> model = load()
>>> plain, loaded = model.probability(
...     ["The council raised the fee.", "The greedy council brazenly raised the fee."])
>>> bool(plain < loaded)
True

``load()`` opens the word table (numpy only). What sees words in their context is heavy: it is
opened when it is first asked for, here too. Trained on pairs: the same proposition told plainly
and told loaded; names score nothing by construction (docs/method/wording.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, overload

import numpy as np
from numpy.typing import NDArray

from bias.article import Span
from bias.classifier.files import SHIPPED_MODELS, read_card, write_card, write_model
from bias.classifier.frames import Frames, frame_features, open_frames
from bias.classifier.table import WORDING_FEATURES, Judged, Table, open_table, wording_features
from bias.classifier.words import Finder, Stretch
from bias.errors import ModelError

if TYPE_CHECKING:
    from bias.classifier.contextual import (
        NO_WORD,
        TABLE_SHARE,
        VECTOR_SIZE,
        Eye,
        Heads,
        Masks,
        Sight,
        judged_by,
        word_scores,
    )

__all__ = [
    "NO_WORD", "SHIPPED_MODELS", "TABLE_SHARE", "VECTOR_SIZE", "WORDING_FEATURES",
    "Eye", "Finder", "Frames", "Heads", "Judged", "Masks", "Model", "Sight", "Stretch", "Table",
    "card", "frame_features", "judged_by", "load", "load_frames", "load_table", "word_scores",
    "wording_features", "write_card", "write_model",
]  # fmt: skip

#: name for `load` -> folder of the shipped model.
MODELS = {"table": "table", "minilm": "minilm", "frames": "frames"}
CONTEXTUAL = "contextual model"

_LATE = frozenset(
    ("Eye", "Heads", "Masks", "NO_WORD", "Sight", "TABLE_SHARE", "VECTOR_SIZE", "judged_by",
     "word_scores")
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(import_module("bias.classifier.contextual"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class Model(Protocol):
    """What `load` returns: a word table, or a contextual model upon it."""

    @property
    def mark(self) -> float:
        """From which score a word is marked."""

    @property
    def unsure(self) -> tuple[float, float]:
        """Between these probabilities the model does not say whether a sentence is loaded."""

    @property
    def card(self) -> dict[str, Any]:
        """What the model is, how it was trained, its figures."""

    @property
    def identity(self) -> str:
        """Name and hash of the files, for signatures."""

    @property
    def lowest(self) -> float:
        """What is said of a word that is not judged."""

    def probability(self, texts: Sequence[str | Stretch]) -> NDArray[np.float64]:
        """The probability, 0 to 1, that each text is loaded: array (texts,)."""

    def words(self, text: str | Stretch) -> list[tuple[Span, float]]:
        """The words that are judged, each with its score."""

    def judge(self, texts: Sequence[str | Stretch]) -> list[Judged]:
        """Both for each text."""


@overload
def load(model: Literal["frames"]) -> Frames: ...  # type: ignore[overload-overlap]
@overload
def load(model: str | Path = "table") -> Model: ...
def load(model: str | Path = "table") -> Model | Frames:
    """Load a shipped model by name ("table", "minilm"), or one of your own by its folder; "frames"
    is the model of frames (`load_frames`), which judges no wording.

    Raises:
        ModelError: there is none, it was changed, or its format is newer than this version.
    """
    if model == "frames":
        return load_frames()
    folder = _folder(model)
    if read_card(folder).get("kind") == CONTEXTUAL:
        return _load_contextual(folder)
    return load_table(folder)


@lru_cache(maxsize=4)
def load_table(folder: Path = SHIPPED_MODELS / "table") -> Table:
    """Load a word table by its folder; the shipped one without."""
    return open_table(folder)


@lru_cache(maxsize=2)
def load_frames(folder: Path = SHIPPED_MODELS / "frames") -> Frames:
    """Load a frame model by its folder; the shipped one without."""
    return open_frames(folder, load_table(_folder("table")))  # as `load` does: one table in memory


@lru_cache(maxsize=2)
def _load_contextual(folder: Path) -> Model:
    from bias.classifier import contextual  # heavy, and seldom asked for

    return contextual.open_contextual(folder, load_table())


def card(model: str | Path = "table") -> dict[str, Any]:
    """Return a model's card: what it is, how it was trained, its figures.

    Raises:
        ModelError: as `load`.
    """
    return read_card(_folder(model))


def _folder(model: str | Path) -> Path:
    if isinstance(model, str) and model in MODELS:
        return SHIPPED_MODELS / MODELS[model]
    if Path(model).is_dir():
        return Path(model)
    raise ModelError(
        f'there is no model "{model}". Shipped: {", ".join(MODELS)}; or give the folder of one.'
    )
