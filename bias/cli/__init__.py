"""What can be typed? The commands of ``bias``, in the order its help lists them.

Each module here holds the commands of one kind and a function that adds them to the app; a new
command is one function, with a docstring, an example and a place in docs/cli.md. Who types a
command waits for its own module alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from bias.data import __version__

HELP = """Compare how two news accounts tell the same story.

It speaks of differences between texts. It does not know which is true.

\b
Example: bias compare left.txt right.txt
"""

#: The module of each command.
MODULES = {
    "compare": "reports", "score": "reports", "align": "reports", "demo": "reports",
    "show": "showing", "lexicons": "lexicons", "explain": "explaining", "evaluate": "evaluating",
    "train": "workshop", "card": "workshop", "agreement": "workshop",
}  # fmt: skip


def app(word: str = "") -> typer.Typer:
    """The commands that can be typed: those of the module that has the command `word`, or all."""
    made = typer.Typer(
        name="bias",
        help=HELP,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(main)
    for name in dict.fromkeys([MODULES[word]] if word in MODULES else MODULES.values()):
        import_module(f"bias.cli.{name}").add_to(made)
    return made


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bias {__version__}")
        raise typer.Exit


def main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    debug: Annotated[
        bool,
        typer.Option("--debug", help="When something fails, show where (for reports of faults)."),
    ] = False,
) -> None:
    # Both are dealt with before a command runs: the version above, --debug by bias.__main__.
    del version, debug
