"""Which words bring in what somebody says or thinks? The list ``lexicons/world_speech.tsv``.

Its rows noted "attitude" or "parsed" bring in somebody's words in certain constructions only
("backed the plan", "texted that"), which a parse alone shows.
"""

from __future__ import annotations

from functools import cache

from bias.lists import load

_PARSED = ("attitude", "parsed")


def needs_parse(note: str) -> bool:
    """Whether a row of the list with this note is read by a parse alone."""
    return note.startswith(_PARSED)


@cache
def speech_words(thought: bool = True) -> frozenset[str]:
    """Lemmas and phrases that bring in somebody's words wherever they stand.

    Args:
        thought: with verbs of thinking and knowing.
    """
    return frozenset(
        t.text
        for t in load("speech").terms
        if not needs_parse(t.note) and (thought or t.note != "cognition")
    )
