"""What does a lexicon file hold, and is it written as it should be?

One lexicon is one UTF-8 file ``FAMILY_NAME.tsv``: a header of ``# key: value`` lines, then rows
of seven columns, sorted by term: ``term  weight  note  plain  reason  when  unless``. A term is
a lemma, met in all its forms (``flee`` finds "fled"); a stem with ``*`` at its end; a word with
``=`` before it, met in no other form; a word with a capital, met only as it is printed; or a
phrase of up to five of these. A fault is a letter that names file and line; nothing is skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bias import data
from bias.errors import LexiconError

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
COLUMNS = ("term", "weight", "note", "plain", "reason", "when", "unless")
LONGEST = 5  # words of a phrase
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_FAMILY = re.compile(r"[a-z]+")
_WORD = re.compile(r"=?[^\W_]+(?:[-'’][^\W_]+)*\*?")
_TERM = re.compile(rf"(?:{_WORD.pattern})(?: (?:{_WORD.pattern})){{0,{LONGEST - 1}}}")
_WORLD_WORD = re.compile(r"=?[^\W_]+(?:[-'’.&][^\W_]+)*\.?\*?")  # also "U.S.", "Lt.", "AT&T"


class Term(NamedTuple):
    """One row. `when` and `unless` are the words and contexts between the commas."""

    text: str
    weight: float
    note: str = ""
    plain: str = ""
    reason: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A lexicon file as it was read.

    Attributes:
        name, version, family, order: as in the header; `order` decides inside a family which
            lexicon counts a word that stands in two.
        measures, question, source, licence: what a hit stands for, in words.
        dispersion: how many times more hits vary between passages than chance alone, 1 or more.
        terms: the rows, sorted.
        unless: contexts in which none of the terms is meant (an optional key of the header).
        about: every key of the header, these and any other (definition, boundary, tradition).
        path: the file.
    """

    name: str
    version: str
    family: str
    order: int
    measures: str
    question: str
    source: str
    licence: str
    dispersion: float
    terms: tuple[Term, ...]
    unless: tuple[str, ...]
    about: dict[str, str]
    path: Path

    @property
    def id(self) -> str:
        """How a report signs it: ``threat@1``."""
        return f"{self.name}@{self.version}"


def _fault(path: Path, line: int, what: str) -> LexiconError:
    return LexiconError(f'"{path}", line {line}: {what}')


def _decode(path: Path) -> list[str]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LexiconError(
            f'cannot open the lexicon "{path}": {error.strerror}. Check the path.'
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _fault(path, line, "this is not UTF-8. Save the file as UTF-8.") from None
    # Only line feeds end a row; splitlines() would also cut at rarer signs inside a cell.
    lines = text.replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _header(path: Path, lines: list[str]) -> tuple[dict[str, str], int]:
    about: dict[str, str] = {}
    at = 0
    for at, line in enumerate(lines, 1):
        if not line.startswith("#"):
            at -= 1
            break
        key, colon, value = line[1:].partition(":")
        key, value = key.strip(), value.strip()
        if not colon or not key or not value:
            raise _fault(path, at, "a header line reads `# key: value`. Write it so.")
        if key in about:
            raise _fault(path, at, f'the header gives "{key}" twice. Keep one.')
        about[key] = value
    for key in KEYS:
        if key not in about:
            raise _fault(path, 1, f'the header lacks "{key}". Add a line `# {key}: ...`.')
    if not _NAME.fullmatch(about["name"]) or not _FAMILY.fullmatch(about["family"]):
        raise _fault(
            path,
            1,
            f'"{about["family"]}" and "{about["name"]}" cannot be family and name. Use small '
            "letters a to z, in a name also `_` between words.",
        )
    stem = f"{about['family']}_{about['name']}"
    if path.stem != stem:
        raise _fault(
            path,
            1,
            f"the header says family and name are those of {stem}.tsv. "
            "Rename the file, or mend the header.",
        )
    if not about["order"].isdecimal():
        raise _fault(path, 1, f'the order "{about["order"]}" is not a whole number. Write 1, 2 ...')
    try:
        fit = float(about["dispersion"]) >= 1
    except ValueError:
        fit = False
    if not fit:
        raise _fault(
            path, 1, f'the dispersion "{about["dispersion"]}" is not a number from 1 up. Write 1.2.'
        )
    return about, at


def _term_fault(text: str, world: bool) -> str | None:
    """Say what is wrong with a term, or None."""
    if not text:
        return "the row has no term. Write one, or take the row out."
    words = text.split(" ")
    if len(words) > LONGEST:
        return (
            f'the entry "{text[:60]}" has {len(words)} words. Keep it to {LONGEST}: '
            "the shortest part that still means it."
        )
    for word in words:
        if word.startswith("*"):
            return f'"{text}" has a `*` at the front. Put it at the end of a stem: "escalat*".'
        if not (_WORLD_WORD if world else _WORD).fullmatch(word):
            return (
                f'"{text}" cannot be matched. Use letters and digits, with one space between '
                "words, and `*` only at the end of a word."
            )
    return None


def sort_key(text: str) -> tuple[str, str]:
    """Return what rows are sorted by: the term in small letters."""
    return text.lower(), text


def _weight(path: Path, line: int, cell: str, world: bool) -> float:
    if world and not cell:
        return 0.0
    try:
        value = float(cell)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise _fault(
            path, line, f'the weight "{cell}" is not a number from 0 to 1. Write one such as 0.5.'
        )
    return value


def _check(path: Path, line: int, contexts: tuple[str, ...], groups: set[str]) -> None:
    """Check the contexts of a row, or of the header; `groups` remembers what was found good."""
    for context in contexts:
        if context in groups:
            continue
        if context[0] == "@":
            if not (data.folder("lexicons") / f"world_{context[1:]}.tsv").is_file():
                raise _fault(
                    path, line, f'there is no world list "{context[1:]}" for "{context}". Mend it.'
                )
        else:
            words = context.split()
            rest = [w for w in words if w != "_"]
            if len(words) - len(rest) > 1 or not rest or not all(map(_WORD.fullmatch, rest)):
                raise _fault(
                    path,
                    line,
                    f'the context "{context}" cannot be matched. Write words, or words around '
                    'one `_` for the term ("_ savings"), or a world list ("@harm").',
                )
        groups.add(context)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(p for p in (piece.strip() for piece in cell.split(",")) if p) if cell else ()


def read(path: str | Path) -> Lexicon:
    """Read and check the lexicon file at `path`.

    Raises:
        LexiconError: at the first fault, naming the file, the line and the cure.
    """
    path = Path(path)
    lines = _decode(path)
    about, first = _header(path, lines)
    world = about["family"] == "world"
    weights: dict[str, float] = {}
    good: set[str] = set()
    throughout = _list(about.get("unless", ""))
    _check(path, 1, throughout, good)
    terms: list[Term] = []
    previous: tuple[str, str] = ("", "")
    for number, line in enumerate(lines[first:], first + 1):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise _fault(
                path,
                number,
                f"the row has {len(cells)} columns. It takes {len(COLUMNS)}, separated by tabs: "
                f"{', '.join(COLUMNS)}; leave a column empty rather than out.",
            )
        text, cell, note, plain, reason, when, unless = cells
        if not _TERM.fullmatch(text):  # nearly every term fits; only the others are taken apart
            fault = _term_fault(text, world)
            if fault:
                raise _fault(path, number, fault)
        key = (text.lower(), text)
        if key <= previous:
            if key == previous:
                raise _fault(path, number, f'"{text}" stands here twice. Keep one row.')
            raise _fault(
                path, number, f'"{text}" comes after "{previous[1]}". Sort the rows by term.'
            )
        previous = key
        asked, kept_out = _list(when), _list(unless)
        if asked or kept_out:
            _check(path, number, asked + kept_out, good)
        if cell not in weights:
            weights[cell] = _weight(path, number, cell, world)
        terms.append(Term(text, weights[cell], note, plain, reason, asked, kept_out, number))
    if not terms:
        raise _fault(path, len(lines), "the lexicon has no rows. Add one below the header.")
    return Lexicon(
        name=about["name"],
        version=about["version"],
        family=about["family"],
        order=int(about["order"]),
        measures=about["measures"],
        question=about["question"],
        source=about["source"],
        licence=about["licence"],
        dispersion=float(about["dispersion"]),
        terms=tuple(terms),
        unless=throughout,
        about=about,
        path=path,
    )
