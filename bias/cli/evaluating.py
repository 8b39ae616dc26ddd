"""The commands that measure bias itself on labelled files: evaluate.

The measuring is done by the workshop (bias.training), which needs more than a reader does; it is
opened only when asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from bias import training
from bias.cli import options, output
from bias.cli.options import Format
from bias.cli.progress import Progress
from bias.errors import OptionError

commands = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Measure how often bias is right, on labelled files.

    \b
    Example: bias evaluate alignment pairs.jsonl
    """,
)

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="Labelled files; the format is told by their columns."),
]
Model = Annotated[
    str,
    typer.Option("--model", metavar="NAME", help="A shipped model (table, minilm) or a folder."),
]
Tier = Literal["words", "context"]
Level = Annotated[
    Tier | None,
    typer.Option("--tier", metavar="NAME", help="words, or context; without it the best there is."),
]
#: Columns of the table of figures; --format json has them all.
SHOWN = ("file", "scorer", "auc", "auc_length", "auc_outlet", "macro_f1", "brier", "ece",
         "ece_shifted", "auc_words", "second_f1")  # fmt: skip


#: Commands that show one table of figures: name, room of the workshop, question, example.
PLAIN = (
    ("alignment", "evaluate_alignment", "Measure the matching on labelled pairs of sentences.",
     "pairs.jsonl --format json"),
    ("same-event", "same_event",
     'Measure the answer to "same event?" on labelled pairs of articles.', "pairs.jsonl"),
    ("attribution", "evaluate_attribution",
     "Measure who says what on articles with labelled attributions.",
     "polnear.jsonl --format json"),
    ("agency", "evaluate_agency",
     "Measure who does what to whom on labelled deeds and the sentences they stand in.",
     "deeds.tsv pool.jsonl"),
)  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for name, room, question, example in PLAIN:
        told = f"{question}\n\n\b\nExample: bias evaluate {name} {example}"
        commands.command(name, help=told)(_plain(name, room))
    commands.command("wording")(wording)
    for task, example in (("frames", "mine.csv --tier words"), ("questions", "mine.jsonl")):
        told = (
            f"Measure the model of {task} on labelled sentences: text and {task}, parted by a "
            f"space.\n\n\b\nExample: bias evaluate {task} {example}"
        )
        commands.command(task, help=told)(_classes(task))
    app.add_typer(commands, name="evaluate")


def _plain(name: str, room: str) -> Callable[..., None]:
    def command(
        files: Files,
        face: options.Face = Format.terminal,
        path: options.Output = None,
        width: options.Width = None,
    ) -> None:
        found = _measured(name, room, files, path)
        output.Sink(face, path, width).show_table(found, figures(found))

    return command


def wording(
    files: Files,
    model: Model = "table",
    beside: Annotated[
        bool,
        typer.Option(
            "--beside",
            help="Also VADER and TextBlob (if installed), length alone, and TF-IDF trained on "
            "the file that has outlets and marked words.",
        ),
    ] = False,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure a wording model on labelled sentences, and how far exchanged names move it.

    \b
    Example: bias evaluate wording babe.csv --beside
    """
    found = _measured("wording", "evaluate_wording", files, path, model, beside)
    rows = [{k: rounded(row.get(k)) for k in SHOWN} for row in found["rows"]]
    kept = [k for k in SHOWN if any(row[k] is not None for row in rows)]
    outlets = [
        {"file": row["file"], "outlet": name} | {k: rounded(v) for k, v in told.items()}
        for row in found["rows"]
        for name, told in row.get("outlets", {}).items()
    ]
    sink = output.Sink(face, path, width)
    sink.show_table(found, [{k: row[k] for k in kept} for row in rows], outlets)
    if sink.reads:
        swaps = found["swaps"]
        output.write(
            f"{swaps['sentences']} sentences with exchanged actors: the probability moves by "
            f"{swaps['largest_move']:.3f} at most.\n",
            path,
        )


def _classes(task: str) -> Callable[..., None]:
    def command(
        files: Files,
        tier: Level = None,
        model: Annotated[
            Path | None,
            typer.Option(
                "--model",
                metavar="FOLDER",
                help="A folder that bias train made, in place of our models.",
            ),
        ] = None,
        face: options.Face = Format.terminal,
        path: options.Output = None,
        width: options.Width = None,
    ) -> None:
        found = _measured(task, "sentence_figures", files, path, task, tier, model)
        rows = figures(single(found))
        output.Sink(face, path, width).show_table(found, rows, by_class(found["by_class"]))

    return command


def _measured(
    name: str, room: str, files: Sequence[Path], path: Path | None, *how: object
) -> dict[str, Any]:
    """What a room of the workshop finds in labelled files."""
    output.check(path, [str(f) for f in files])
    check_present(files)
    with Progress() as progress:
        progress(f"measuring {name}")
        try:
            found: dict[str, Any] = training.room(room).evaluate(files, *how)
        except (json.JSONDecodeError, UnicodeDecodeError, KeyError, IsADirectoryError) as error:
            raise OptionError(
                f"cannot measure with {', '.join(map(str, files))}: not a file of labels that we "
                f"know. See bias evaluate {name} --help."
            ) from error
    return found


def check_present(paths: Sequence[Path]) -> None:
    """Refuse a file that is not there; "-" is standard input.

    Raises:
        OptionError: naming it.
    """
    for path in paths:
        if str(path) != output.STDOUT and not path.exists():
            raise OptionError(f'cannot open "{path}": there is no such file.')


def single(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures that are neither nested nor missing."""
    return {k: v for k, v in found.items() if v is not None and not isinstance(v, dict)}


def by_class(found: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one row a class: how many, average precision, what is right of what is called sure."""
    return [
        {
            "class": name,
            "held": row["held"],
            "ap": rounded(row["ap"]),
            "sure": "abstains" if row["abstains"] else f"{row['sure_right']} of {row['sure']}",
            "found": f"{row['sure_right']} of {row['sure_of']}",
            "f1": rounded(row["f1"]),
        }
        for name, row in found.items()
    ]


def rounded(value: object) -> object:
    """Return a figure as a table shows it."""
    return f"{value:.3f}" if isinstance(value, float) else value


def figures(found: Mapping[str, Any], above: str = "") -> list[dict[str, Any]]:
    """Lay figures, nested ones too, out as rows of a table."""
    rows: list[dict[str, Any]] = []
    for key, value in found.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            rows += figures(value, f"{name}: ")
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else rounded(value)
            rows.append({"figure": name, "value": shown})
    return rows
