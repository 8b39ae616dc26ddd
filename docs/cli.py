"""Write docs/cli.md from what ``--help`` says: python docs/cli.py

tests/test_cli.py fails when the page and the help differ.
"""

from __future__ import annotations

from pathlib import Path

import typer
from typer.main import get_command
from typer.testing import CliRunner

from bias.cli import app

PAGE = Path(__file__).with_name("cli.md")

#: The first two figures of the version: help looks a little different in each.
TYPER = ".".join(typer.__version__.split(".")[:2])

HEAD = f"""# The commands

Written by `python docs/cli.py` from what `--help` says (typer {TYPER}): change the help, not this.

stdout is the report, stderr the talk. Exit codes: 0 done, 1 could not, 2 misused, 130 interrupted.
On a terminal a report is as wide as the window; in a file or a pipe it is plain text of 100
columns (`--width` or `COLUMNS` say otherwise). `NO_COLOR` is respected; no meaning rests on colour.
"""


def commands() -> list[list[str]]:
    """Every command as the words that call it, ["lexicons", "show"] say, groups first."""

    def walk(command: object, words: list[str]) -> list[list[str]]:
        inner = getattr(command, "commands", {})
        return [words, *(w for name, c in inner.items() for w in walk(c, [*words, name]))]

    return walk(get_command(app()), [])


def helped(words: list[str]) -> str:
    """What ``bias WORDS --help`` prints on 80 columns."""
    env = {"COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1"}
    result = CliRunner().invoke(app(), [*words, "--help"], prog_name="bias", env=env)
    if result.exit_code:
        raise RuntimeError(f"bias {' '.join(words)} --help failed: {result.output}")
    return result.stdout.rstrip() + "\n"


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for words in commands():
        parts.append(f"## `{' '.join(['bias', *words])}`\n\n```text\n{helped(words)}```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
