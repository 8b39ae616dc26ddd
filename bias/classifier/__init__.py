"""How loaded is the wording of a sentence, and which words make it so?

>>> model = load()
>>> plain, loaded = model.probability(
...     ["The council raised the fee.", "The greedy council brazenly raised the fee."])
>>> bool(plain < loaded)
True

``load()`` opens the word table (numpy only). Trained on pairs: the same proposition told plainly
and told loaded; names score nothing by construction (docs/method/wording.md).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from bias.classifier import files, table
from bias.classifier.table import Table
from bias.errors import ModelError

__all__ = ["Model", "Table", "card", "load"]

#: What `load` returns.
Model = Table

#: name for `load` -> folder of the shipped model.
MODELS = {"table": "table"}


def load(model: str | Path = "table") -> Table:
    """Load a shipped model by name, or one of your own by its folder.

    Raises:
        ModelError: there is none, it was changed, or its format is newer than this version.
    """
    return _load(_folder(model))


@lru_cache(maxsize=4)
def _load(folder: Path) -> Table:
    return table.load(folder)


def card(model: str | Path = "table") -> dict[str, Any]:
    """Return a model's card: what it is, how it was trained, its figures.

    Raises:
        ModelError: as `load`.
    """
    return files.read_card(_folder(model))


def _folder(model: str | Path) -> Path:
    if isinstance(model, str) and model in MODELS:
        return files.SHIPPED / MODELS[model]
    if Path(model).is_dir():
        return Path(model)
    raise ModelError(
        f'there is no model "{model}". Shipped: {", ".join(MODELS)}; or give the folder of one.'
    )
