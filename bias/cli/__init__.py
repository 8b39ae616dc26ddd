"""What can be typed? The commands of ``bias``, in the order its help lists them.

Each module here holds the commands of one kind and a function that adds them to the app; a new
command is one function, with a docstring, an example and a place in docs/cli.md.
"""

from __future__ import annotations

from typing import Annotated

import typer

from bias.cli import evaluating, explaining, lexicons, reports, showing, workshop
from bias.data import __version__

HELP = """Compare how two news accounts tell the same story.

It speaks of differences between texts. It does not know which is true.

\b
Example: bias compare left.txt right.txt
"""

app = typer.Typer(
    name="bias",
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bias {__version__}")
        raise typer.Exit


@app.callback()
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


reports.add_to(app)
showing.add_to(app)
lexicons.add_to(app)
explaining.add_to(app)
evaluating.add_to(app)
workshop.add_to(app)
