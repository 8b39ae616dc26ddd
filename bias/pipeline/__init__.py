"""The main job: two articles in, a Report out (or one article in: its scores).

The pipeline knows which analyses there are, runs those that were asked for, and lets the first
screen be drawn from what they offer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bias import classifier
from bias.analyses import SECTIONS
from bias.article import Article
from bias.context import Context, Options
from bias.errors import OptionError
from bias.pipeline.summary import CANNOT_TELL, glance, look_up, signature, warnings
from bias.report import Report, Section

Progress = Callable[[str], None]


def compare(
    a: Article,
    b: Article,
    *,
    fast: bool = False,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    seed: int = 1,
    lexicons: Path | None = None,
    wording: str | Path = "table",
    progress: Progress | None = None,
) -> Report:
    """Compare how two articles tell a story.

    Args:
        fast: no parse, no neural model.
        wording: what judges the wording: a shipped model's name, or the folder of one.
        only, skip: names of sections to show, or to leave out. What is counted together is tested
            together, whatever is shown.
        seed: any whole number, for the random deals of the tests.
        progress: called with the name of each section before it is made.

    Raises:
        OptionError: for a section that does not exist, or a neural model together with `fast`.
        ModelError: for a model that does not exist.
    """
    return _run(Context(a, b, Options(fast, seed, lexicons, wording)), only, skip, progress)


def score(
    a: Article,
    *,
    fast: bool = False,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    seed: int = 1,
    lexicons: Path | None = None,
    wording: str | Path = "table",
    progress: Progress | None = None,
) -> Report:
    """Describe one article: the sections that need no second one.

    Arguments as for `compare`.

    Raises:
        OptionError: for a section that does not exist, or that needs two articles, or a neural
            model together with `fast`.
    """
    return _run(Context(a, None, Options(fast, seed, lexicons, wording)), only, skip, progress)


def _run(
    context: Context, only: Sequence[str], skip: Sequence[str], progress: Progress | None
) -> Report:
    _check_fast(context.options)
    made: list[Section] = []
    for name in _chosen(only, skip):
        module = _analysis(name)
        if context.b is None and "pair" in module.NEEDS:
            if name in only:
                raise OptionError(
                    f"the section {name!r} compares two articles. Give it two: bias compare A B"
                )
            continue
        if progress:
            progress(name)
        section: Section = module.answer(context)
        made.append(section)
    paired = context.b is not None
    return Report(
        a=context.a,
        b=context.b,
        sections=tuple(made),
        glance=glance(made, context) if paired else (),
        relation=context.relation.to_row() if paired else {},
        signature=signature(context, _wording(context, made)),
        tier={"parse": context.parser, "wording": _wording(context, made)},
        warnings=warnings(context),
        cannot_tell=CANNOT_TELL if paired else CANNOT_TELL[:1],
        look_up=look_up(made, context) if paired else (),
    )


def _check_fast(options: Options) -> None:
    if options.fast and classifier.card(options.wording).get("kind") == classifier.CONTEXTUAL:
        raise OptionError(
            f"--fast opens no neural model, and --wording {options.wording} is one. Leave out one "
            "of the two."
        )


def _wording(context: Context, made: Sequence[Section]) -> str | None:
    """The model that judged the wording, if anything was judged."""
    return context.wording_model.identity if any(s.name == "wording" for s in made) else None


def _analysis(name: str) -> ModuleType:
    return import_module(f"bias.analyses.{name}")


def _chosen(only: Sequence[str], skip: Sequence[str]) -> list[str]:
    for name in (*only, *skip):
        if name not in SECTIONS:
            known = ", ".join(SECTIONS)
            raise OptionError(f"there is no section {name!r}. The sections are: {known}.")
    return [s for s in SECTIONS if (not only or s in only) and s not in skip]
