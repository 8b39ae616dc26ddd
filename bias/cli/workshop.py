"""The commands of the wording workshop: train, card, agreement.

Training needs more than a reader does (scikit-learn, nltk); the workshop is opened only when asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bias import training
from bias.cli import options, output
from bias.cli.evaluating import Level, by_class, check_present, figures, single
from bias.cli.options import Format
from bias.cli.progress import Progress
from bias.errors import OptionError

Task = Literal["wording", "frames", "questions"]


def add_to(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("train")(train)
    app.command("card")(card)
    app.command("agreement")(agreement)


def train(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Of wording: CSV of text,label[,marks] (label 0 plain, 1 loaded; marks separated "
            "by ;) or JSON lines of pairs; without a file the pairs that bias comes with. Of "
            "frames and questions: text and the task's name, its classes parted by a space, and "
            'doc where several sentences are of one document. "-" reads stdin.',
        ),
    ] = None,
    task: Annotated[
        Task, typer.Option("--task", metavar="TASK", help="wording, frames or questions.")
    ] = "wording",
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where the model goes.")
    ] = Path("model"),
    words: Annotated[
        Path | None,
        typer.Option(
            "--words", metavar="FOLDER", help="SCOWL's word lists; without it: our table's words."
        ),
    ] = None,
    calibrate: Annotated[
        Path | None,
        typer.Option(
            "--calibrate",
            metavar="FILE",
            help="Raw sentences of plain news (CoNLL-U, or one a line): 80 % of them shall not "
            "be marked. Without it: the plain examples.",
        ),
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option("--cache", metavar="FILE", help="Keeps the words' vectors for next time."),
    ] = None,
    contextual: Annotated[
        bool,
        typer.Option("--contextual", help="A model that reads sentences, upon our word table."),
    ] = False,
    measure: Annotated[
        list[Path] | None,
        typer.Option(
            "--measure",
            metavar="FILE",
            help="Labelled sentences, not learned from, whose figures go into the card; may be "
            "repeated.",
        ),
    ] = None,
) -> None:
    """Train a model from examples of your own, and write its folder.

    Of wording it embeds every word of the vocabulary once: some minutes. Models of frames and
    questions are measured on a quarter of the documents, which teaches nothing.

    \b
    Examples: bias train mine.csv --out my-model
              bias train --task frames mine.csv --out my-frames
    """
    check_present([p for p in (*(files or ()), *(measure or ()), words, calibrate) if p])
    if task != "wording":
        _check_sentences(task, files, bool(words or calibrate or cache or contextual or measure))
        with Progress() as progress:
            progress(f"training {task}")
            found = training.room("sentence_models").train(files or [], task, out)
        rows = [row for tier, x in found.items() for row in figures(single(x), f"{tier}: ")]
        best = by_class(found["context"]["by_class"])
        output.Sink(Format.terminal, None, None).show_table(found, rows, best)
        return
    with Progress() as progress:
        progress("training")
        told = {"calibrate": calibrate, "cache": cache, "measured": measure or ()}
        room = training.room("contextual" if contextual else "wording")
        made = room.train(files or [], out, **told, **({} if contextual else {"words": words}))
    output.Sink(Format.terminal, None, None).show_table(made, figures(made))


def _check_sentences(task: str, files: list[Path] | None, others: bool) -> None:
    if not files:
        raise OptionError(f"which labels? Name a file: bias train --task {task} mine.csv")
    if others:
        raise OptionError(
            f"--words, --calibrate, --cache, --contextual and --measure are for wording; with "
            f"--task {task} leave them out."
        )


def card(
    model: Annotated[
        str,
        typer.Argument(
            metavar="[MODEL]",
            help="A task (frames, questions, wording), a shipped model (table, minilm) or a "
            "folder.",
        ),
    ] = "table",
    tier: Level = None,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Print a model's card: how it was trained, its constants, its figures.

    \b
    Example: bias card table
    """
    from bias import classifier

    output.check(path)
    sink = output.Sink(face, path, width)
    found = classifier.card(model, tier)
    judged = found.get("figures", {}).get("test documents", {})
    if "by_class" not in judged:
        sink.show_table(found, figures(found))
        return
    # Of frames and questions: what it is, its figures, then each class.
    plain = {k: v for k, v in found.items() if isinstance(v, str | int | float)}
    sources = {f"mean_ap of {k}": v["mean_ap"] for k, v in judged["by_source"].items()
               if v["sentences"]}  # fmt: skip
    rows = figures(plain | {"on test documents": single(judged) | sources})
    sink.show_table(found, rows, by_class(judged["by_class"]))


def agreement(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV: a row an item and a column an annotator, or item,annotator,label.",
        ),
    ],
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure how far several people's labels agree, and the ceiling this sets.

    \b
    Example: bias agreement labels.csv
    """
    output.check(path, [str(file)])
    found = training.room("agreement").agreement(file)
    output.Sink(face, path, width).show_table(found, figures(found))
