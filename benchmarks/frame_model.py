"""Does the frame model agree with readers?  python -m benchmarks.frame_model DATA [--write]

On the 600 development sentences that two readers labelled (benchmarks.frames), none of which
trained it or set one of its constants. Precision counts a sentence in which at least one reader
saw the frame, recall asks for those in which both did, as for the lexicons, whose figures stand
beside; so does the AUC against at least one reader. Intervals are 95 % percentiles of 1,000
bootstrap samples. --write puts the figures into the model's card, which the section `framing`
reads: a frame of low precision is not shown.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from benchmarks.frames import Flags, Rate, Sample, look, rate
from bias import classifier
from bias.training.figures import auc

MODEL = classifier.SHIPPED_MODELS / "frames"


def measure(s: Sample) -> dict[str, dict[str, float | int]]:
    """Print the figures of each frame beside the lexicon's, and return the model's."""
    model = classifier.load_frames()
    chances = model.probability(list(s.texts))
    assigned = chances >= model.threshold
    found: dict[str, dict[str, float | int]] = {}
    print(f"{'':22}{'':6}{'precision':27}{'recall':27}  lexicon: precision, recall; same sentences")
    for j, name in enumerate(model.names):
        one, two = s.readers[0][name], s.readers[1][name]
        either, both, mine, met = one | two, one & two, assigned[:, j], s.met[name]
        precision, recall = rate(either, mine), rate(mine, both)
        area = auc(either.astype(int), chances[:, j])
        beside = f"{_share(either, met)} {_share(met, both)}  {int((mine & met).sum())}"
        print(f"{name:22}{area:5.2f} {precision!s} {recall!s}   {beside}")
        found[name] = {
            "auc": round(area, 4),
            **{f"precision_{k}": v for k, v in _counts(precision).items()},
            **{f"recall_{k}": v for k, v in _counts(recall).items()},
        }
    areas = [float(x["auc"]) for x in found.values()]
    print(f"mean AUC {np.mean(areas):.3f}")
    for what in ("precision", "recall"):
        right, whole = (sum(int(x[f"{what}_{k}"]) for x in found.values()) for k in ("right", "of"))
        print(f"{what} over all frames: {right} of {whole} = {right / max(1, whole):.3f}")
    return found


def _counts(r: Rate) -> dict[str, int]:
    return {"right": r.right, "of": r.all}


def _share(right: Flags, of: Flags) -> str:
    return f"{(of & right).sum() / max(1, of.sum()):.2f} of {int(of.sum()):3}"


def main() -> None:
    """Print the figures; --write keeps them."""
    sample = look(Path(sys.argv[1]))
    found = measure(sample)
    if sys.argv[2:] == ["--write"]:
        card = classifier.card(MODEL)
        card.setdefault("figures", {})["600 labelled sentences"] = found
        classifier.write_card(MODEL, card)


if __name__ == "__main__":
    main()
