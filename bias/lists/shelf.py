"""Where does each lexicon lie, and which are there?

The shipped ones lie in ``lexicons/``; a folder of one's own adds to them, and a file in it goes
before the shipped one of the same name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bias import data
from bias.errors import LexiconError
from bias.lists.files import Lexicon, read_list


def _named(folder: Path) -> dict[str, Path]:
    """Map name to file in one folder."""
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.tsv")):
        _, line, name = path.stem.partition("_")
        if not line:
            raise LexiconError(
                f'"{path}" has no family in its name. Call it FAMILY_NAME.tsv, '
                "for example frame_weather.tsv."
            )
        if name in found:
            raise LexiconError(
                f'"{found[name]}" and "{path}" have one name, "{name}". Rename one of them.'
            )
        found[name] = path
    return found


def _family(path: Path) -> str:
    return path.stem.partition("_")[0]


def _shipped() -> dict[str, Path]:
    return _list_once(data.folder("lexicons"))


@cache
def _list_once(folder: Path) -> dict[str, Path]:
    return _named(folder)


@cache
def _read_shipped(path: Path) -> Lexicon:
    """Read a lexicon that stays as it is while we run; many rooms ask for the same one."""
    return read_list(path, checked=True)  # by the tests


def _read(path: Path) -> Lexicon:
    ours = _shipped().get(path.stem.partition("_")[2]) == path
    return _read_shipped(path) if ours else read_list(path)


def _paths(folder: str | Path | None) -> dict[str, Path]:
    """Map name to file: the shipped ones, then those of `folder`, which override and add."""
    shipped = _shipped()
    if folder is None:
        return shipped
    folder = Path(folder)
    if not folder.is_dir():
        raise LexiconError(f'there is no folder "{folder}" of lexicons. Check the path.')
    own = _named(folder)
    if not own:
        raise LexiconError(
            f'there is no lexicon in "{folder}". A lexicon is a file FAMILY_NAME.tsv; '
            "bias lexicons new writes one to fill in."
        )
    # World lists feed rules that are tuned to them; what nobody counts would be lost in silence.
    counted = sorted({_family(p) for p in shipped.values()} - {"world"})
    for name, path in own.items():
        if _family(path) not in counted:
            raise LexiconError(
                f'"{path}" is of the family "{_family(path)}", which cannot be added to. '
                f"Make it one of: {', '.join(counted)}."
            )
        if name in shipped and _family(shipped[name]) != _family(path):
            raise LexiconError(
                f'"{path}" has the name of our {shipped[name].name}, which is of another family. '
                "Rename yours."
            )
    return shipped | own


def available(folder: str | Path | None = None, family: str | None = None) -> list[str]:
    """Return the names of the shipped lexicons and those of `folder`, in alphabetical order."""
    paths = _paths(folder)
    return sorted(n for n, p in paths.items() if family in {None, _family(p)})


def load(name: str, folder: str | Path | None = None) -> Lexicon:
    """Load a lexicon by name; one in `folder` goes before the shipped one of that name.

    Raises:
        LexiconError: there is none of that name, or its file has a fault.
    """
    paths = _paths(folder)
    if name not in paths:
        raise LexiconError(f'there is no lexicon "{name}". There are: {", ".join(sorted(paths))}.')
    return _read(paths[name])


def load_all(folder: str | Path | None = None, family: str | None = None) -> list[Lexicon]:
    """Load every lexicon, or those of one family, by family and order.

    Raises:
        LexiconError: a file has a fault.
    """
    paths = _paths(folder)
    found = [_read(p) for p in paths.values() if family in {None, _family(p)}]
    return sorted(found, key=lambda lexicon: (lexicon.family, lexicon.order, lexicon.name))
