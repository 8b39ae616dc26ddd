"""What does a lexicon file hold, and is it written as it should be?

One lexicon is one UTF-8 file ``FAMILY_NAME.tsv``: a header of ``# key: value`` lines, then rows of
seven columns, sorted by term (`rows`). A fault is a letter that names file and line; nothing is
skipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from math import inf
from pathlib import Path

from bias.errors import LexiconError
from bias.lists.rows import Rows, Term, context_faults, number_in, split_row, take

KEYS = (
    "name",
    "version",
    "family",
    "order",
    "measures",
    "question",
    "source",
    "licence",
    "dispersion",
)
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_FAMILY = re.compile(r"[a-z]+")
Note = Callable[[LexiconError], None]  # what is done with a fault


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A lexicon file as it was read.

    Attributes:
        name, family, order: as in the header; `order` decides inside a family which lexicon counts
            a word that stands in two.
        dispersion: how many times more hits vary between passages than chance alone, 1 or more.
        rows: the rows as they stand in the file, sorted by term.
        unless: contexts in which none of the terms is meant (an optional key of the header).
        about: every key of the header: these, what a hit stands for (measures, question, source,
            licence, version), and any other (definition, boundary, tradition).
        path: the file.
    """

    name: str
    family: str
    order: int
    dispersion: float
    rows: tuple[str, ...]
    unless: tuple[str, ...]
    about: dict[str, str]
    path: Path

    @cached_property
    def id(self) -> str:
        """How a report signs it: its name and a hash of what it holds, ``threat@5d1e07c2``."""
        header = "\n".join(f"{k}: {v}" for k, v in sorted(self.about.items()))
        content = "\n".join((header, *self.rows)).encode("utf-8", "surrogatepass")
        return f"{self.name}@{sha256(content).hexdigest()[:8]}"

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every row, read. A run needs a fifth of the rows that it opens: see `term`."""
        return tuple(map(self.term, range(len(self.rows))))

    @cached_property
    def texts(self) -> list[str]:
        """The terms of the rows, as written."""
        return [row[: row.index("\t")] for row in self.rows]

    def term(self, n: int) -> Term:
        """Row `n`, read.

        Raises:
            LexiconError: it has a fault, which nobody has looked for until now.
        """
        try:
            return take(self.rows[n])
        except ValueError:
            _read(self.path, _stop)
            raise


def _fault(path: Path, line: int, what: str) -> LexiconError:
    return LexiconError(f'"{path}", line {line}: {what}')


def _stop(error: LexiconError) -> None:
    raise error


def _decode(path: Path, note: Note) -> tuple[list[str], set[int]]:
    """Return the lines, and the numbers of those that are not UTF-8."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LexiconError(
            f'cannot open the lexicon "{path}": {error.strerror}. Check the path.'
        ) from error
    bad: set[int] = set()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        for number, line in enumerate(raw.split(b"\n"), 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                bad.add(number)
                note(_fault(path, number, "this is not UTF-8. Save the file as UTF-8."))
        text = raw.decode("utf-8-sig", "replace")
    # Only line feeds end a row; splitlines() would also cut at rarer signs inside a cell.
    lines = text.replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines, bad


def _header(path: Path, lines: list[str], note: Note) -> tuple[dict[str, str], int]:
    """Return the keys of the header, and how many lines it fills."""
    about: dict[str, str] = {}
    size = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    for at, line in enumerate(lines[:size], 1):
        key, colon, value = line[1:].partition(":")
        key, value = key.strip(), value.strip()
        if not colon or not key or not value:
            note(_fault(path, at, "a header line reads `# key: value`. Write it so."))
        elif key in about:
            note(_fault(path, at, f'the header gives "{key}" twice. Keep one.'))
        else:
            about[key] = value
    for what in _header_faults(path, about):
        note(_fault(path, 1, what))
    return about, size


def _header_faults(path: Path, about: dict[str, str]) -> Iterator[str]:
    missing = [key for key in KEYS if key not in about]
    for key in missing:
        yield f'the header lacks "{key}". Add a line `# {key}: ...`.'
    if not {"name", "family"} & set(missing):
        family, name = about["family"], about["name"]
        if not _NAME.fullmatch(name) or not _FAMILY.fullmatch(family):
            yield (
                f'"{family}" and "{name}" cannot be family and name. Use small '
                "letters a to z, in a name also `_` between words."
            )
        elif path.stem != f"{family}_{name}":
            yield (
                f"the header says family and name are those of {family}_{name}.tsv. "
                "Rename the file, or mend the header."
            )
    order, dispersion = about.get("order", "1"), about.get("dispersion", "1")
    if not order.isdecimal():
        yield f'the order "{order}" is not a whole number. Write 1, 2 ...'
    if not number_in(dispersion, 1, inf):
        yield f'the dispersion "{dispersion}" is not a number from 1 up. Write 1.2.'


def read_list(path: str | Path, checked: bool = False) -> Lexicon:
    """Read the lexicon file at `path`, and check it unless it was `checked` before it shipped.

    Raises:
        LexiconError: at the first fault, naming the file, the line and the cure.
    """
    path = Path(path)
    about, throughout, rows = _take(path) if checked else _read(path, _stop)
    return Lexicon(
        name=about["name"],
        family=about["family"],
        order=int(about["order"]),
        dispersion=float(about["dispersion"]),
        rows=tuple(rows),
        unless=throughout,
        about=about,
        path=path,
    )


def faults(path: str | Path) -> list[LexiconError]:
    """Return every fault of the lexicon file at `path`: of its letters, header, then rows.

    Raises:
        LexiconError: the file cannot be opened.
    """
    found: list[LexiconError] = []
    _read(Path(path), found.append)
    return found


_Content = tuple[dict[str, str], tuple[str, ...], list[str]]


def _take(path: Path) -> _Content:
    """As `_read`, for a file whose rows need no check; one that does not fit is checked."""
    lines, _ = _decode(path, _stop)
    about, first = _header(path, lines, _stop)
    rows = lines[first:]
    if not rows or not all("\t" in row for row in rows):
        return _read(path, _stop)
    return about, split_row(about.get("unless", "")), rows


def _read(path: Path, note: Note) -> _Content:
    """Return the header, its `unless` and the rows; tell every fault to `note`."""
    lines, bad = _decode(path, note)
    about, first = _header(path, lines, note)
    good: set[str] = set()
    throughout = split_row(about.get("unless", ""))
    for what in context_faults(throughout, good):
        note(_fault(path, 1, what))
    rows = Rows(about.get("family") == "world", good)
    for number, line in enumerate(lines[first:], first + 1):
        if number not in bad:
            for what in rows.faults(line):
                note(_fault(path, number, what))
    if not rows.seen:
        note(_fault(path, len(lines), "the lexicon has no rows. Add one below the header."))
    return about, throughout, lines[first:]
