"""Is a model folder whole, unchanged, and of a format this version reads? Never a guess.

A model is a folder: ``card.json`` (what it is, how it was trained, its constants and figures, the
sha256 of every other file) and plain arrays. Nothing in it is run; no pickle is opened.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.errors import ModelError

FORMAT = 1
#: The shipped models, by name.
SHIPPED_MODELS = Path(__file__).resolve().parent / "models"


class Carded:
    """What has a card."""

    card: dict[str, Any]

    @property
    def identity(self) -> str:
        """Name and hash of the files, for signatures: two models of one name sign differently
        ("table@3f9a1c0e")."""
        content = json.dumps(self.card.get("files", {}), sort_keys=True).encode("utf-8")
        return f"{self.card['name']}@{sha256(content).hexdigest()[:8]}"


def read_card(folder: Path) -> dict[str, Any]:
    """Return the card of the model in `folder`.

    Raises:
        ModelError: there is none, it is no JSON object, or its format is newer than ours.
    """
    path = folder / "card.json"
    try:
        card = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ModelError(
            f'"{folder}" holds no model: there is no card.json. Make one with bias train.'
        ) from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ModelError(f'"{path}" is not JSON. Take the model from its source again.') from error
    if not isinstance(card, dict) or not isinstance(card.get("format"), int):
        raise ModelError(f'"{path}" does not say which format it has. Train the model again.')
    if card["format"] > FORMAT:
        raise ModelError(
            f'"{folder}" has format {card["format"]}; this version reads up to {FORMAT}. '
            "Upgrade bias, or train the model again."
        )
    return card


def read_bytes(folder: Path, name: str, card: dict[str, Any]) -> bytes:
    """Return a file of the model after checking its hash.

    Raises:
        ModelError: the file is missing, not named in the card, or changed since.
    """
    known = card.get("files", {}).get(name)
    try:
        content = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(
            f'the model in "{folder}" lacks its file {name}. Take it from its source again.'
        ) from error
    if known is None or sha256(content).hexdigest() != known:
        raise ModelError(
            f'"{folder / name}" is not the file its card names (its sha256 differs). '
            "Take the model from its source again, or train it."
        )
    return content


def read_array(folder: Path, name: str, card: dict[str, Any], kind: str) -> NDArray[Any]:
    """Return the array in a file of bare numbers (little-endian, C order) of dtype `kind`.

    Raises:
        ModelError: as `read_bytes`, or the size is no multiple of the dtype's.
    """
    content = read_bytes(folder, name, card)
    if len(content) % np.dtype(kind).itemsize:
        raise ModelError(f'"{folder / name}" is cut short. Take the model from its source again.')
    return np.frombuffer(content, np.dtype(kind))


def write_model(folder: Path, card: dict[str, Any], contents: dict[str, bytes]) -> None:
    """Write a model: the files, then the card that names their hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    hashes = {name: sha256(content).hexdigest() for name, content in contents.items()}
    write_card(folder, {"format": FORMAT, **card, "files": hashes})


def write_card(folder: Path, card: dict[str, Any]) -> None:
    """Write the card of a model, whose files stand already."""
    text = json.dumps(card, ensure_ascii=False, indent=2)
    (folder / "card.json").write_text(text + "\n", encoding="utf-8")
