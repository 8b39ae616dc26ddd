"""Is a row of a lexicon written as it should be?

A row is ``term  weight  note  plain  reason  when  unless``, separated by tabs. A term is a lemma,
met in all its forms (``flee`` finds "fled"); a stem with ``*`` at its end; a word with ``=`` before
it, met in no other form; a word with a capital, met only as it is printed; or a phrase of up to
five of these. World lists need no weight, and may hold "U.S." and "AT&T".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bias import data

ROW_COLUMNS = ("term", "weight", "note", "plain", "reason", "when", "unless")
LONGEST_ENTRY = 5  # words of a phrase
_WORD = re.compile(r"=?[^\W_]+(?:[-'’][^\W_]+)*\*?")
_TERM = re.compile(rf"(?:{_WORD.pattern})(?: (?:{_WORD.pattern})){{0,{LONGEST_ENTRY - 1}}}")
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


def number_in(cell: str, least: float, most: float) -> bool:
    """Whether a cell is a number in these bounds."""
    try:
        return least <= float(cell) <= most
    except ValueError:
        return False


def _term_fault(text: str, world: bool) -> str | None:
    """Say what is wrong with a term, or None."""
    if not text:
        return "the row has no term. Write one, or take the row out."
    words = text.split(" ")
    if len(words) > LONGEST_ENTRY:
        return (
            f'the entry "{text[:60]}" has {len(words)} words. Keep it to {LONGEST_ENTRY}: '
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


def context_faults(contexts: tuple[str, ...], good: set[str]) -> Iterator[str]:
    """Say what is wrong with the contexts of a row, or of the header; `good` remembers."""
    for context in contexts:
        if context in good:
            continue
        if context[0] == "@":
            if not (data.folder("lexicons") / f"world_{context[1:]}.tsv").is_file():
                yield f'there is no world list "{context[1:]}" for "{context}". Mend it.'
                continue
        else:
            words = context.split()
            rest = [w for w in words if w != "_"]
            if len(words) - len(rest) > 1 or not rest or not all(map(_WORD.fullmatch, rest)):
                yield (
                    f'the context "{context}" cannot be matched. Write words, or words around '
                    'one `_` for the term ("_ savings"), or a world list ("@harm").'
                )
                continue
        good.add(context)


@lru_cache(maxsize=4096)  # many rows share them
def split_row(cell: str) -> tuple[str, ...]:
    """Return the words and contexts between the commas of a cell."""
    return tuple(p for p in (piece.strip() for piece in cell.split(",")) if p) if cell else ()


def take(row: str) -> Term:
    """Read a row that was checked before.

    Raises:
        ValueError: it is not as it should be after all.
    """
    text, weight, note, plain, reason, when, unless = row.split("\t")
    return Term(text, float(weight or 0), note, plain, reason, split_row(when), split_row(unless))


class Rows:
    """Says what is wrong with rows, one by one; `seen`: the terms so far."""

    def __init__(self, world: bool, good: set[str]) -> None:
        self._world, self._good = world, good
        self.seen: set[str] = set()
        self._previous = ("", "")

    def faults(self, line: str) -> Iterator[str]:
        """Yield what is wrong with the next row, if anything."""
        cells = line.split("\t")
        if len(cells) != len(ROW_COLUMNS):
            yield (
                f"the row has {len(cells)} columns. It takes {len(ROW_COLUMNS)}, separated by "
                f"tabs: {', '.join(ROW_COLUMNS)}; leave a column empty rather than out."
            )
            return
        text, cell, *_, when, unless = cells
        if not _TERM.fullmatch(text):  # nearly every term fits; only the others are taken apart
            fault = _term_fault(text, self._world)
            if fault:
                yield fault
        key = (text.lower(), text)
        if text in self.seen:
            yield f'"{text}" stands here twice. Keep one row.'
        elif key < self._previous:
            yield f'"{text}" comes after "{self._previous[1]}". Sort the rows by term.'
        self._previous = key
        self.seen.add(text)
        yield from context_faults(split_row(when) + split_row(unless), self._good)
        if not number_in(cell, 0, 1) and (cell or not self._world):
            yield f'the weight "{cell}" is not a number from 0 to 1. Write one such as 0.5.'
