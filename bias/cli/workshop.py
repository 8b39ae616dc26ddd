"""The commands of the wording workshop: train, card, agreement, and evaluate wording.

Training and measuring need more than a reader does (scikit-learn, nltk); the
workshop is opened only here and only when asked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from bias import training
from bias.cli import evaluating, options, output
from bias.cli.options import Format
from bias.cli.progress import Progress
from bias.errors import OptionError

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


def add_to(app: typer.Typer) -> None:
    """Add the commands to `app`, and ``wording`` to those of ``evaluate``."""
    app.command("train")(train)
    app.command("card")(card)
    app.command("agreement")(agreement)
    evaluating.commands.command("wording")(wording)
    evaluating.commands.command("frames")(frames)
    evaluating.commands.command("questions")(questions)


def train(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="CSV of text,label[,marks] (label 0 plain, 1 loaded; marks separated by ;) or "
            "JSON lines of pairs. Without a file: the pairs that bias comes with.",
        ),
    ] = None,
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
    """Train a model of loaded wording from examples, and write its folder.

    Embeds every word of the vocabulary once: some minutes.

    \b
    Example: bias train mine.csv --out my-model
    """
    _present([p for p in (*(files or ()), *(measure or ()), words, calibrate) if p])
    with Progress() as progress:
        progress("training")
        told = {"calibrate": calibrate, "cache": cache, "measured": measure or ()}
        made: dict[str, Any]
        if contextual:
            made = training.train_contextual(files or [], out, **told)
        else:
            made = training.train_table(files or [], out, words=words, **told)
    _show(_flat(made), made, Format.terminal, None, None)


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
    found = classifier.card(model, tier)
    judged = found.get("figures", {}).get("test documents", {})
    if "by_class" in judged:
        _show_sentence_card(found, judged, face, path, width)
        return
    _show(_flat(found), found, face, path, width)


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
    figures = training.agreement_figures(file)
    rows = [{"figure": k, "value": _rounded(v)} for k, v in figures.items()]
    _show(rows, figures, face, path, width)


def wording(
    files: evaluating.Files,
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
    output.check(path, [str(f) for f in files])
    _present(files)
    with Progress() as progress:
        progress("measuring wording")
        try:
            figures = training.wording_figures(files, model, beside)
        except (json.JSONDecodeError, UnicodeDecodeError, KeyError) as error:
            raise OptionError(
                f"cannot measure with {', '.join(map(str, files))}: not a file of labelled "
                "sentences that we know. See bias evaluate wording --help."
            ) from error
    rows = [{k: _rounded(row.get(k)) for k in SHOWN} for row in figures["rows"]]
    kept = [k for k in SHOWN if any(row[k] is not None for row in rows)]
    rows = [{k: row[k] for k in kept} for row in rows]
    _show(rows, figures, face, path, width)
    outlets = [
        {"file": row["file"], "outlet": name} | {k: _rounded(v) for k, v in told.items()}
        for row in figures["rows"]
        for name, told in row.get("outlets", {}).items()
    ]
    if face is Format.terminal and (path is None or str(path) == output.STDOUT):
        if outlets:
            output.write("\n", path)
            _show(outlets, figures, face, path, width)
        swaps = figures["swaps"]
        output.write(
            f"{swaps['sentences']} sentences with exchanged actors: the probability moves by "
            f"{swaps['largest_move']:.3f} at most.\n",
            path,
        )


def frames(
    files: evaluating.Files,
    tier: Level = None,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure the model of frames on labelled sentences: text and frames, parted by a space.

    \b
    Example: bias evaluate frames mine.csv --tier words
    """
    _classes("frames", files, tier, face, path, width)


def questions(
    files: evaluating.Files,
    tier: Level = None,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
) -> None:
    """Measure the model of questions on labelled sentences: text and questions, parted by a space.

    \b
    Example: bias evaluate questions mine.jsonl
    """
    _classes("questions", files, tier, face, path, width)


def _classes(
    task: Literal["frames", "questions"], files: list[Path], tier: Tier | None, face: Format,
    path: Path | None, width: int | None,
) -> None:  # fmt: skip
    output.check(path, [str(f) for f in files])
    _present(files)
    with Progress() as progress:
        progress(f"measuring {task}")
        try:
            found = training.class_figures(files, task, tier)
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise OptionError(
                f"cannot measure with {', '.join(map(str, files))}: neither JSON lines nor a table "
                f'in UTF-8. Give "text" and "{task}", classes parted by a space.'
            ) from error
    rows = [{"figure": k, "value": _rounded(v)} for k, v in found.items() if _is_single(v)]
    _show(rows, found, face, path, width)
    if face is Format.terminal and (path is None or str(path) == output.STDOUT):
        output.write("\n", path)
        _show(_by_class(found["by_class"]), found, face, path, width)


def _show_sentence_card(
    found: dict[str, Any], judged: dict[str, Any], face: Format, path: Path | None,
    width: int | None,
) -> None:  # fmt: skip
    """Show a card of frames or questions: what it is, its figures, then each class."""
    plain = {k: v for k, v in found.items() if isinstance(v, str | int | float)}
    single = {k: v for k, v in judged.items() if _is_single(v)}
    sources = {f"mean_ap of {k}": v["mean_ap"] for k, v in judged["by_source"].items()}
    rows = _flat(plain | {"on test documents": single | sources})
    _show(rows, found, face, path, width)
    if face is Format.terminal and (path is None or str(path) == output.STDOUT):
        output.write("\n", path)
        _show(_by_class(judged["by_class"]), found, face, path, width)


def _is_single(value: object) -> bool:
    return value is not None and not isinstance(value, dict)


def _by_class(found: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """One row a class: how many, average precision, what is right of what is called sure."""
    return [
        {
            "class": name,
            "held": row["held"],
            "ap": _rounded(row["ap"]),
            "sure": "abstains" if row["abstains"] else f"{row['sure_right']} of {row['sure']}",
            "found": f"{row['sure_right']} of {row['sure_of']}",
            "f1": _rounded(row["f1"]),
        }
        for name, row in found.items()
    ]


def _present(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise OptionError(f'cannot open "{path}": there is no such file.')


def _rounded(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value


def _flat(found: dict[str, Any], above: str = "") -> list[dict[str, Any]]:
    """Lay nested figures out as rows of a table."""
    rows: list[dict[str, Any]] = []
    for key, value in found.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            rows += _flat(value, f"{name}: ")
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else _rounded(value)
            rows.append({"figure": name, "value": shown})
    return rows


def _show(
    rows: list[dict[str, Any]],
    whole: dict[str, Any],
    face: Format,
    path: Path | None,
    width: int | None,
) -> None:
    if face is Format.json:
        output.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", path)
        return
    from bias.faces import terminal

    output.write(terminal.draw_table(rows, options.page(path, width)), path)
