"""Where do the files that are not code lie, and which version is this?

In a wheel ``lexicons/`` and ``seeds/`` are inside the package (hatchling's force-include); in a
checkout they stand beside it. An editable install leaves a copy of them in site-packages that
nothing keeps fresh, so only the folder of *this* file and its parent are looked at.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__version__ = "0.1.0"

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder of data files called `name` ("lexicons", "seeds").

    A checkout is recognised by its ``pyproject.toml``; there the folder beside the package wins.

    Raises:
        FileNotFoundError: when the installation lacks the folder.
    """
    root = _PACKAGE.parent
    beside = root / name
    if (root / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    inside = _PACKAGE / name
    if inside.is_dir():
        return inside
    raise FileNotFoundError(f"the installation of bias-compare lacks its folder {name!r}")
