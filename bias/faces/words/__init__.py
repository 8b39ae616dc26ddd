"""How is a finding said? Every sentence that a reader sees is a template in ``en/*.toml``.

    say("numbers.conflict", quantity="dead", a="15", b="27")

A template is a Python format string with one more rule, for plurals: ``{n:sentence|sentences}``
gives "1 sentence", "3 sentences". ``{A}`` and ``{B}`` are what the two texts are called
(`naming`). Nothing is chosen here: which template, and with which values, is decided by kinds and
fields of findings, never by words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

__all__ = ["has", "label", "listed", "named", "naming", "say", "templates"]

LANGUAGE = "en"


class _Sayer(Formatter):
    """Formats templates; numbers have thousands, plurals have their noun."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, more = format_spec.split("|")
            return f"{_number(value)} {one if value == 1 else more}"
        if isinstance(value, bool) or format_spec:
            return str(super().format_field(value, format_spec))
        return _number(value)


_SAYER = _Sayer()
_LETTERS: Mapping[str, str] = {"A": "A", "B": "B"}
_names: ContextVar[Mapping[str, str]] = ContextVar("names of the texts", default=_LETTERS)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


@cache
def templates(language: str = LANGUAGE) -> Mapping[str, str]:
    """Return every template by its dotted key; the first part is the name of its file."""
    found: dict[str, str] = {}

    def gather(table: Mapping[str, Any], path: str) -> None:
        for key, value in table.items():
            if isinstance(value, Mapping):
                gather(value, f"{path}{key}.")
            else:
                found[f"{path}{key}"] = str(value)

    for path in sorted((Path(__file__).parent / language).glob("*.toml")):
        gather(tomllib.loads(path.read_text(encoding="utf-8")), f"{path.stem}.")
    return found


def has(key: str) -> bool:
    """Whether there is a template `key`."""
    return key in templates()


def say(key: str, /, **values: object) -> str:
    """Fill the template `key` with `values`.

    Raises:
        KeyError: there is no such template, or a value is missing.

    >>> say("report.words", n=1200)
    '1,200 words'
    """
    return _SAYER.vformat(templates()[key], (), {**_names.get(), **values})


@contextmanager
def naming(names: Mapping[str, str]) -> Iterator[None]:
    """Call the texts by these names ("A" and "B" -> name) as long as the context lasts."""
    before = _names.set({**_LETTERS, **names})
    try:
        yield
    finally:
        _names.reset(before)


def named(side: str) -> str:
    """What the text of a side ("a", "b", "A" or "B") is called."""
    return _names.get()[side.upper()]


def label(group: str, code: str) -> str:
    """The word for a code of a group ("question", "frame", "verdict"); the code itself, its
    underscores taken out, where it needs no other."""
    return templates().get(f"{group}.{code.replace(' ', '_')}", code.replace("_", " "))


def listed(things: Sequence[str], last: str = "and") -> str:
    """Name things in a sentence.

    >>> listed(["Oslo", "Bergen", "Molde"])
    'Oslo, Bergen and Molde'
    """
    if len(things) < 2:
        return "".join(things)
    return ", ".join(things[:-1]) + f" {last} {things[-1]}"
