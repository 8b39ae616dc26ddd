"""How sure can one be of a counted difference between two texts?

`Pack` holds the passages of both texts and the random deals; `measure` turns counts into
`Measure`s with interval, p value and verdict, `measure_tallies` does so for a `Tally`, which says
where each thing was met. One way to test, one table of verdicts: docs/method.md#uncertainty.
"""

from __future__ import annotations

from bias.uncertainty.measures import LEVEL, Counted, Pack, describe, measure, verdict
from bias.uncertainty.passages import Passage, passages
from bias.uncertainty.tallies import Sighting, Tally, VoicedWords, count_tally, measure_tallies

__all__ = [
    "LEVEL", "Counted", "Pack", "Passage", "Sighting", "Tally", "VoicedWords", "count_tally",
    "describe", "measure", "measure_tallies", "passages", "verdict",
]  # fmt: skip
