"""Compare how two news accounts tell the same story.

>>> import bias
>>> article = bias.read_text("Rain fell. The river rose.")
>>> [article.text[s.start:s.end] for s in bias.segmenter.sentences(article.text)]
['Rain fell.', 'The river rose.']

Everything is opened when it is first asked for: ``import bias`` alone costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bias.data import __version__ as __version__
    from bias.pipeline import compare as compare
    from bias.pipeline import score as score
    from bias.reader import read as read
    from bias.reader import read_text as read_text

_FUNCTIONS = {
    "read": "reader",
    "read_text": "reader",
    "compare": "pipeline",
    "score": "pipeline",
    "__version__": "data",
}
_ROOMS = (
    "aligner",
    "article",
    "classifier",
    "encoder",
    "errors",
    "findings",
    "lexicon",
    "lists",
    "matching",
    "names",
    "quantities",
    "reading",
    "relation",
    "report",
    "segmenter",
    "uncertainty",
)


def __getattr__(name: str) -> object:
    if name in _FUNCTIONS:
        return getattr(import_module(f"bias.{_FUNCTIONS[name]}"), name)
    if name in _ROOMS:
        return import_module(f"bias.{name}")
    raise AttributeError(f"module 'bias' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*_FUNCTIONS, *_ROOMS])
