"""Who says what? Every attribution of a text with its speaker, in the order of the text.

    attributions(article)   -> list[Attribution], the article read as `bias.reading.read` reads it
    attributions(reading)   -> the same of a reading that was made before

An attribution of a `Reading` has the words of its source; here they become a speaker: "he" and
"Lee" are the person named last that fits, which is a guess and says so.
"""

from __future__ import annotations

from bias import reading
from bias.article import Article
from bias.attribution.model import KINDS, Attribution, Kind, Speaker
from bias.attribution.nouns_listed import ANY_BODY, bodies, is_called, is_speaker, person_nouns
from bias.attribution.role_words import emptiness
from bias.attribution.saying import is_refusal, is_said, is_unsourced
from bias.attribution.sourced import source_of
from bias.attribution.speakers import roles_of, speakers
from bias.reading import Reading

__all__ = [
    "ANY_BODY",
    "KINDS",
    "Attribution",
    "Kind",
    "Speaker",
    "attributions",
    "bodies",
    "emptiness",
    "is_called",
    "is_refusal",
    "is_speaker",
    "is_unsourced",
    "person_nouns",
    "roles_of",
    "source_of",
]


def attributions(known: Article | Reading) -> list[Attribution]:
    """Return who says what; of an article that was not read yet, by the parse where there is one.

    >>> from bias.reader import read_text
    >>> text = "Ann Lee, a nurse, came at noon. She said that it had no lights."
    >>> [one] = attributions(read_text(text))
    >>> one.speaker.name, one.speaker.kind, one.speaker.role, one.speaker.guessed, one.words
    ('Ann Lee', 'named person', 'a nurse', True, 5)
    """
    if isinstance(known, Article):
        known = reading.read_with_models(known, encode=False)
    return [
        Attribution(
            x.source, x.cue, x.content, x.kind, x.stance, speaker, _words(known, n),
            is_said(known, x, speaker.kind.endswith("person")), tuple(beside),
        )
        for n, (x, (speaker, *beside)) in enumerate(
            zip(known.attributions, speakers(known), strict=True)
        )
    ]  # fmt: skip


def _words(known: Reading, n: int) -> int:
    """Tokens that are this attribution's own: not its cue, nor what stands in an inner one."""
    return int((known.columns.said == n).sum())
