"""What is an attribution with its speaker?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bias.article import Span
from bias.reading import Saying

Kind = Literal["named person", "unnamed person", "institution", "vague", "nobody"]
KINDS: tuple[Kind, ...] = ("named person", "unnamed person", "institution", "vague", "nobody")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is made to answer for words.

    Attributes:
        name: the fullest name in the text, else the words of the source; "" for nobody.
        kind: "institution" also of documents ("the report"); "vague" of plurals that name nobody
            ("analysts"); "nobody" where the text names no source.
        role: what the text says the person is ("a nurse"), "" where it does not.
        guessed: whether a pronoun, a short name or a role was resolved to a name, by nearness.
        seat: which party and place they are of, as printed behind the name ("(D-Calif.)").
    """

    name: str
    kind: Kind
    role: str = ""
    guessed: bool = False
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that somebody is made to answer for.

    Attributes:
        source, cue: who says it and the words that bring it in, or None.
        content: what is said; it may run over its cue.
        kind: "direct", "indirect" or "mixed"; stance: as in `bias.reading.Attribution`.
        words: how many words are given to the speaker.
        uttered: whether the text tells of words that were said or written, no thought or silence.
        beside: persons who are named as saying it too.
    """

    source: Span | None
    cue: Span | None
    content: Span
    kind: Saying
    stance: str
    speaker: Speaker
    words: int
    uttered: bool
    beside: tuple[Speaker, ...] = ()
