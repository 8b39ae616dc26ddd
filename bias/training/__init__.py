"""The workshop: fits what ships and measures it on labelled files. Never needed to compare.

It opens scikit-learn and nltk, so each room of it is opened when it is called.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

__all__ = ["room"]


def room(name: str) -> ModuleType:
    """Open the module of this name: "wording" trains a word table, "same_event" measures ..."""
    return import_module(f"bias.training.{name}")
