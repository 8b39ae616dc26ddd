"""The commands about lexicons: list them (show, check and new will stand beside it)."""

from __future__ import annotations

import json as json_format
from typing import Annotated

import typer

from bias.cli import options, output
from bias.cli.options import Format
from bias.errors import OptionError

commands = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    help="""List the word lists that bias counts with.

    Each with its name, version, family, number of terms, and the question it answers.

    \b
    Example: bias lexicons
    """,
)


def add_to(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(commands, name="lexicons")


@commands.callback()
def listing(
    context: typer.Context,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
    family: Annotated[
        str | None, typer.Option("--family", help="Only this family: frame, wording, world.")
    ] = None,
) -> None:
    if context.invoked_subcommand is not None:
        return
    output.check(path)
    from bias import lexicon

    shelf = [lexicon.load(name) for name in lexicon.available()]
    shelf.sort(key=lambda x: (x.family, x.name))
    families = sorted({x.family for x in shelf})
    if family is not None and family not in families:
        raise OptionError(
            f"there is no lexicon of the family {family!r}. "
            f"The families are: {', '.join(families)}."
        )
    rows = [
        {
            "name": x.name,
            "version": x.version,
            "family": x.family,
            "terms": len(x.terms),
            "question": x.question,
        }
        for x in shelf
        if family in {None, x.family}
    ]
    if face is Format.json:
        output.write(json_format.dumps(rows, ensure_ascii=False, indent=2) + "\n", path)
        return
    from bias.render import terminal

    output.write(terminal.draw_table(rows, options.page(path, width)), path)
