"""The main job: two articles in, a Report out (or one article in: its scores).

The pipeline knows which analyses there are, runs those that were asked for, and lets the first
screen be drawn from what they offer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bias import analyses, classifier, encoder, findings, reader
from bias.article import Article
from bias.context import Context, Options
from bias.errors import OptionError
from bias.faces import say
from bias.faces.told import Report
from bias.findings import Section
from bias.pipeline import summary
from bias.reading import PARSER

Progress = Callable[[str], None]


def compare(
    a: Article | str | Path,
    b: Article | str | Path,
    *,
    fast: bool = False,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    seed: int = 1,
    lexicons: Path | None = None,
    wording: str | Path = "table",
    frames: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare how two articles tell a story.

    Args:
        a, b: articles, or where to read them (`bias.read`).
        fast: no parse, no neural model.
        wording: what judges the wording: a shipped model's name, or the folder of one.
        frames: what judges the frames: a folder that ``bias train --task frames`` made.
        only, skip: names of sections to show, or to leave out. What is counted together is tested
            together, whatever is shown.
        seed: any whole number, for the random deals of the tests.
        progress: called with the name of each section before it is made.

    Raises:
        OptionError: for a section that does not exist, or a neural model together with `fast`.
        ModelError: for a model that does not exist.
        ReadError: for what cannot be read.
    """
    options = Options(fast, seed, lexicons, wording, frames)
    return _run(Context(_article(a), _article(b), options), only, skip, progress)


def score(
    a: Article | str | Path,
    *,
    fast: bool = False,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    seed: int = 1,
    lexicons: Path | None = None,
    wording: str | Path = "table",
    frames: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Describe one article: the sections that need no second one.

    Arguments as for `compare`.

    Raises:
        OptionError: for a section that does not exist, or that needs two articles, or a neural
            model together with `fast`.
    """
    options = Options(fast, seed, lexicons, wording, frames)
    return _run(Context(_article(a), None, options), only, skip, progress)


def _article(text: Article | str | Path) -> Article:
    return text if isinstance(text, Article) else reader.read(text)


def _run(
    context: Context, only: Sequence[str], skip: Sequence[str], progress: Progress | None
) -> Report:
    _check_fast(context.options)
    made: list[Section] = []
    paired = context.b is not None
    for name in _chosen(only, skip):
        analysis = analyses.find(name)
        if not paired and "pair" in analysis.needs:
            if name in only:
                raise OptionError(
                    f"the section {name!r} compares two articles. Give it two: bias compare A B"
                )
            continue
        if progress:
            progress(name)
        made.append(Section.of(name, analysis.run(context)))
    models = _models(context, made)
    return say.report(
        findings.Report(
            a=context.a,
            b=context.b,
            sections=tuple(made),
            relation=context.relation.to_row() if paired else {},
            short=summary.chosen(made, context) if paired else (),
            look_up=summary.look_up(made, context) if paired else (),
            signature=summary.signature(context, models),
            tier={name: models.get(name) for name in ("parse", "encoder", "frames", "wording")},
            doubts=summary.doubts(context),
        )
    )


def _check_fast(options: Options) -> None:
    if options.fast and classifier.card(options.wording).get("kind") == classifier.CONTEXTUAL:
        raise OptionError(
            f"--fast opens no neural model, and --wording {options.wording} is one. Leave out one "
            "of the two."
        )


def _models(context: Context, made: Sequence[Section]) -> dict[str, str]:
    """The models that judged anything, by what they judged."""
    read = [context.reading(side) for side in context.sides]
    models = {"parse": PARSER} if read[0].engine == "parse" else {}
    if read[0].vectors is not None:
        models["encoder"] = encoder.IDENTITY
    names = {s.name for s in made}
    if "framing" in names:
        models["frames"] = context.frame_model.identity
    if "wording" in names:
        models["wording"] = context.wording_model.identity
    return models


def _chosen(only: Sequence[str], skip: Sequence[str]) -> list[str]:
    known = analyses.names()
    for name in (*only, *skip):
        if name not in known:
            raise OptionError(
                f"there is no section {name!r}. The sections are: {', '.join(known)}."
            )
    return [s for s in known if (not only or s in only) and s not in skip]
