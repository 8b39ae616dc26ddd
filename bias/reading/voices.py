"""Whose voice speaks: the writer's, a headline's, somebody's in quotation marks or without?

Four voices, mixed nowhere. A quotation goes before all; what is no quotation is the headline's in a
headline; *reported* are words given to somebody without quotation marks; the rest is narration.
The turns of an interview are their speakers' own words, and so quotation.
"""

from __future__ import annotations

from bias.article import Sentence, Span, Voice
from bias.reading.model import Reading


def voice(known: Reading, token: int) -> Voice:
    """Whose voice says a token.

    >>> import bias
    >>> from bias.reading import read
    >>> known = read(bias.read_text("The mayor said the bridge is safe."))
    >>> [voice(known, i) for i in range(7)].index("reported")
    3
    """
    printed = known.article.voice_at(known.tokens.starts[token])
    one = known.attribution_at(token) if printed == "narration" else None
    if one is None:
        return printed
    return "quotation" if one.kind == "direct" else "reported"


def pieces(known: Reading, sentence: Sentence) -> list[tuple[Voice, Span]]:
    """Cut a sentence where its voice changes; every character belongs to one piece. What stands
    between two words of different voices belongs to the first."""
    made = known.pieces_by_voice.get(sentence)
    if made is None:
        made = known.pieces_by_voice[sentence] = _pieces(known, sentence)
    return made


def _pieces(known: Reading, sentence: Sentence) -> list[tuple[Voice, Span]]:
    made: list[tuple[Voice, Span]] = []
    for printed, part in known.article.pieces(sentence):
        within = known.tokens_in(part)
        said = known.columns.said[within.start : within.stop]
        if printed != "narration" or not (said >= 0).any():
            made.append((printed, part))
            continue
        voices = [(voice(known, i), known.tokens.starts[i]) for i in within]
        at, spoken = part.start, voices[0][0]
        for here, start in voices:
            if here != spoken:
                made.append((spoken, Span(at, start)))
                at, spoken = start, here
        made.append((spoken, Span(at, part.end)))
    return made
