"""One file per question. Each has NAME, NEEDS (of {"pair", "parse"}) and answer(context).

`SECTIONS` is the order in which a report reads.
"""

SECTIONS = (
    "same_event",
    "headline",
    "framing",
    "wording",
    "aligned",
    "coverage",
    "numbers",
    "vocabulary",
)
