"""The workshop: fits what ships and measures it on labelled files. Never needed to compare.

It opens scikit-learn and nltk, so each of its commands is imported when it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

__all__ = [
    "agency_figures",
    "agreement_figures",
    "alignment_figures",
    "attribution_figures",
    "class_figures",
    "same_event_figures",
    "train_contextual",
    "train_table",
    "wording_figures",
]


def train_table(paths: Sequence[Path], out: Path, **how: Any) -> dict[str, Any]:
    """Train a word table; see `bias.training.wording.train`."""
    from bias.training import wording

    return wording.train(paths, out, **how)


def train_contextual(paths: Sequence[Path], out: Path, **how: Any) -> dict[str, Any]:
    """Train a contextual model; see `bias.training.contextual.train`."""
    from bias.training import contextual

    return contextual.train(paths, out, **how)


def wording_figures(
    paths: Sequence[Path], model: str | Path = "table", beside: bool = False
) -> dict[str, Any]:
    """Measure a wording model; see `bias.training.evaluate_wording.evaluate`."""
    from bias.training import evaluate_wording

    return evaluate_wording.evaluate(paths, model, beside)


def class_figures(
    paths: Sequence[Path],
    task: Literal["frames", "questions"],
    tier: Literal["words", "context"] | None = None,
) -> dict[str, Any]:
    """Measure a model of frames or questions; see `bias.training.sentence_figures.evaluate`."""
    from bias.training import sentence_figures

    return sentence_figures.evaluate(paths, task, tier)


def alignment_figures(paths: Sequence[Path]) -> dict[str, Any]:
    """Measure the matching; see `bias.training.evaluate_alignment.evaluate`."""
    from bias.training import evaluate_alignment

    return evaluate_alignment.evaluate(paths)


def attribution_figures(paths: Sequence[Path]) -> dict[str, Any]:
    """Measure who says what; see `bias.training.evaluate_attribution.evaluate`."""
    from bias.training import evaluate_attribution

    return evaluate_attribution.evaluate(paths)


def agency_figures(paths: Sequence[Path]) -> dict[str, Any]:
    """Measure who does what to whom; see `bias.training.evaluate_agency.evaluate`."""
    from bias.training import evaluate_agency

    return evaluate_agency.evaluate(paths)


def same_event_figures(paths: Sequence[Path]) -> dict[str, Any]:
    """Measure the same-event verdict; see `bias.training.same_event.evaluate`."""
    from bias.training import same_event

    return same_event.evaluate(paths)


def agreement_figures(path: Path) -> dict[str, Any]:
    """Measure how far annotators agree; see `bias.training.agreement.agreement`."""
    from bias.training import agreement

    return agreement.agreement(path)
