"""What is a difference made of? It is taken apart exactly, over terms and over voices.

Rates are sums, so their difference is one too. With n hits of a term among W words of a voice, the
term adds 1000 * (n_A / W_A - n_B / W_B); over a frame's terms this sums to the difference in that
voice. With W over all voices, voices add up to the difference over all words. No percentages:
parts of opposite sign cancel, and a share of what is left says nothing.
"""

from __future__ import annotations

from bias.analyses.framing.tally import Tally, Words
from bias.article import Voice
from bias.context import Side
from bias.report import Row


def term_rows(tally: Tally, voice: Voice, words: Words) -> list[Row]:
    """One row a term of the frame that was met in `voice`."""
    base = {side: words[side][voice] for side in words}
    return [
        _row(tally, "term", term, (a, b), voice, base)
        for term, (a, b) in tally.terms(voice).items()
    ]


def voice_rows(tally: Tally, voice: Voice, words: Words) -> list[Row]:
    """One row for the voice, when the frame was met in it."""
    counts = tally.terms(voice).values()
    if not counts:
        return []
    total = (sum(a for a, _ in counts), sum(b for _, b in counts))
    base = {side: sum(words[side].values()) for side in words}
    row = _row(tally, "voice", None, total, voice, base)
    return [row | {"effective_terms": tally.effective(voice)}]


def _row(
    tally: Tally,
    part: str,
    term: str | None,
    counts: tuple[int, int],
    voice: Voice,
    base: dict[Side, int],
) -> Row:
    a, b = counts
    in_a, in_b = base["a"], base.get("b")
    return {
        "frame": tally.name,
        "part": part,
        "term": term,
        "a": a,
        "b": None if in_b is None else b,
        "voice": voice,
        "contribution": 1000 * (a / in_a - b / in_b) if in_a and in_b else None,
        "source": "lexicon",
    }
