"""Where does each lexicon lie, and which are there?

The shipped ones lie in ``lexicons/``; a folder of one's own adds to them, and a file in it goes
before the shipped one of the same name.
"""

from __future__ import annotations

from pathlib import Path

from bias import data
from bias.errors import LexiconError
from bias.lexicon.files import Lexicon, read


def _paths(folder: str | Path | None) -> dict[str, Path]:
    """Map name to file: the shipped ones, then those of `folder`, which override and add."""
    folders = [data.folder("lexicons")]
    if folder is not None:
        if not Path(folder).is_dir():
            raise LexiconError(f'there is no folder "{folder}" of lexicons. Check the path.')
        folders.append(Path(folder))
    found: dict[str, Path] = {}
    for place in folders:
        for path in sorted(place.glob("*.tsv")):
            _, line, name = path.stem.partition("_")
            if not line:
                raise LexiconError(
                    f'"{path}" has no family in its name. Call it FAMILY_NAME.tsv, '
                    "for example frame_weather.tsv."
                )
            found[name] = path
    return found


def available(folder: str | Path | None = None, family: str | None = None) -> list[str]:
    """Return the names of the shipped lexicons and those of `folder`, in alphabetical order."""
    paths = _paths(folder)
    return sorted(
        n for n, p in paths.items() if family is None or p.stem.partition("_")[0] == family
    )


def load(name: str, folder: str | Path | None = None) -> Lexicon:
    """Load a lexicon by name; one in `folder` goes before the shipped one of that name.

    Raises:
        LexiconError: there is none of that name, or its file has a fault.
    """
    paths = _paths(folder)
    if name not in paths:
        raise LexiconError(f'there is no lexicon "{name}". There are: {", ".join(sorted(paths))}.')
    return read(paths[name])


def load_all(folder: str | Path | None = None, family: str | None = None) -> list[Lexicon]:
    """Load every lexicon, or those of one family, by family and order.

    Raises:
        LexiconError: a file has a fault.
    """
    paths = _paths(folder)
    found = [
        read(p) for n, p in paths.items() if family is None or p.stem.partition("_")[0] == family
    ]
    return sorted(found, key=lambda lexicon: (lexicon.family, lexicon.order, lexicon.name))
