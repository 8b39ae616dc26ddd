"""The commands about lexicons: list, show, check, new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bias.cli import options, output
from bias.cli.options import Format
from bias.errors import OptionError

if TYPE_CHECKING:
    from bias.lexicon import Lexicon

commands = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    help="""List the word lists that bias counts with, or show, check or write one.

    Each with its name, version, family, number of terms, and the question it answers.

    \b
    Example: bias lexicons
    """,
)

#: What `new` writes: a header that says what belongs where, and rows that show each kind of entry.
TEMPLATE = """\
# name: {name}
# version: 1
# family: {family}
# order: 100
# measures: what a hit stands for, in a few words
# definition: what belongs here, in one sentence
# boundary: what looks like it and does not belong here
# question: Which question does this list answer for a reader?
# source: who wrote the list, and from what
# licence: CC-BY-4.0
# dispersion: 1.2
# help 1: columns, with a tab between: term, weight, note, plain, reason, when, unless
# help 2: term: flee finds fled and fleeing; terroris* what begins so; =even that form alone
# help 3: weight: 0 to 1; note: for yourself; plain: a plainer word; reason: why it stands here
# help 4: when: one of these words in the same clause; unless: none of them; _ is the term itself
# help 5: sort the rows by term; order decides who counts a word that two lists of a family hold
# help 6: take these lines and the samples out, then run bias lexicons check {file}
sample phrase\t1\t\t\ta phrase of up to five words\t\t
sample stem*\t0.5\t\tplain word\ta stem, with a plainer word\t\t
sampleword\t1\t\t\ta word, but not right before "of"\t\t_ of
"""


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
        str | None,
        typer.Option(
            "--family",
            help="Only this family: frame or wording; or world, the lists that rules and "
            "conditions know words by.",
        ),
    ] = None,
    folder: options.Lexicons = None,
) -> None:
    if context.invoked_subcommand is not None:
        return
    output.check(path)
    from bias import lexicon, lists

    families = (*lexicon.FAMILIES, "world")
    if family is not None and family not in families:
        raise OptionError(
            f"there is no lexicon of the family {family!r}. "
            f"The families are: {', '.join(families)}."
        )
    shelf = lists.load_all(folder, "world") if family == "world" else lexicon.load_all(folder)
    shelf.sort(key=lambda x: (x.family, x.name))
    rows = [
        {
            "name": x.name,
            "version": x.about["version"],
            "family": x.family,
            "terms": len(x.terms),
            "question": x.about["question"],
        }
        for x in shelf
        if family in {None, x.family}
    ]
    output.Sink(face, path, width).show_table(rows, rows)


@commands.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A lexicon, as bias lexicons lists.")],
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
    folder: options.Lexicons = None,
) -> None:
    """Show a lexicon: what it is for, what it leaves out, and every term with its reason.

    \b
    Example: bias lexicons show threat
    """
    output.check(path)
    from bias import lexicon, lists

    known = lists if name in lists.available(family="world") else lexicon
    found = described(known.load(name, folder))
    from bias.faces.terminal import entries

    output.Sink(face, path, width).show(found, lambda page: entries.draw_lexicon(found, page))


def described(lexicon: Lexicon) -> dict[str, Any]:
    """Return a lexicon as values that JSON can hold: its header and its terms."""
    return {
        "header": dict(lexicon.about),
        "terms": [
            {
                "term": term.text,
                "weight": term.weight,
                "note": term.note,
                "plain": term.plain,
                "reason": term.reason,
                "when": list(term.when),
                "unless": list(term.unless),
            }
            for term in lexicon.terms
        ],
    }


@commands.command("check")
def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Lexicon files, or folders of them.")
    ],
) -> None:
    """Check lexicon files: a line for every fault, with file, line and cure.

    Ends with exit code 1 when there is a fault.

    \b
    Example: bias lexicons check my_lexicons/frame_weather.tsv
    """
    from bias import lexicon
    from bias.faces.text import plural, safe

    lines: list[str] = []
    total = 0
    for path in _files(paths):
        if path.suffix != ".tsv":
            letters = [f'"{path}" is not called .tsv, so no lexicon is looked for in it.']
        else:
            letters = [str(fault) for fault in lexicon.faults(path)]
        total += len(letters)
        lines += letters or [f'"{path}": no fault.']
    for folder in paths:
        if folder.is_dir() and not total:
            lexicon.available(folder)  # whether its files can stand beside each other and ours
    lines += [f"{plural(total, 'fault')}."] if total else []
    output.write("".join(f"{safe(line)}\n" for line in lines), None)
    if total:
        raise typer.Exit(1)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.iterdir() if p.is_file())
            if not any(p.suffix == ".tsv" for p in found):
                raise OptionError(f'there is no lexicon (a file FAMILY_NAME.tsv) in "{path}".')
            yield from found
        else:
            yield path


@commands.command("new")
def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Small letters, _ between words: rough_weather.")
    ],
    family: Annotated[
        str, typer.Option("--family", help="What it is: frame or wording.")
    ] = "frame",
    folder: Annotated[
        Path, typer.Option("--in", metavar="FOLDER", help="Where to write it.")
    ] = Path(),
) -> None:
    """Write a lexicon to fill in: FAMILY_NAME.tsv, with a header that says what belongs where.

    Nothing is ever overwritten.

    \b
    Example: bias lexicons new weather --in my_lexicons
    """
    from bias import lexicon

    if family not in lexicon.FAMILIES:
        raise OptionError(
            f"there is no family {family!r} to add to. "
            f"The families are: {', '.join(lexicon.FAMILIES)}."
        )
    if not all(w.isascii() and w.isalpha() and w.islower() for w in name.split("_")):
        raise OptionError(
            f"{name!r} cannot be the name of a lexicon. Use small letters a to z, and _ between "
            "words."
        )
    path = folder / f"{family}_{name}.tsv"
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE.format(name=name, family=family, file=path.name))
    except FileExistsError:
        raise OptionError(
            f'"{path}" is there already, and nothing is overwritten. Choose another name.'
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OptionError(
            f'cannot write "{path}": {reason}. Name a folder you can write to with --in.'
        ) from error
    from bias.faces.text import safe

    ours = " It goes before ours of that name." if name in lexicon.available() else ""
    said = f'Wrote "{path}".{ours} Use it with: bias compare A B --lexicons "{folder}"'
    output.write(f"{safe(said)}\n", None)
