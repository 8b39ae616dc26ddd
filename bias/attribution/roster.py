"""What is known of everybody who can speak in one article, whoever asks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bias.article import HEADLINE, Article, Span
from bias.attribution.model import Kind, Speaker
from bias.attribution.roles import FEMALE, MALE
from bias.names import Mention
from bias.reading import Reading

#: Sentences that a pronoun looks back over: for who spoke, for a subject, for anybody named.
BACK, REACH = 6, (4, 2, 1)
#: How near a name is that only stands before a noun, or before the subject of its sentence.
BESIDE = 5
#: Names and speakers that a role looks back over.
RECENT = 400
SUBJECT = ("nsubj", "nsubjpass")
HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "themselves"))
SELF = frozenset(("i", "we", "me", "us", "my", "our"))
NOBODY = Speaker("", "nobody")


class Roster:
    """Who can speak in one article, and what is known of them so far."""

    known: Reading
    article: Article
    #: Of each token, as the reading has them: its head, its relation, its word in small letters.
    head: NDArray[np.int32]
    relation: tuple[str, ...]
    words: list[str]
    #: The last and the first words of persons' names -> whose they are, and where named first.
    called: dict[str, dict[str, int]]
    #: Names whose bearer is a woman and whose last word is a man's, or the other way round.
    two: set[str]
    #: Names as they are printed.
    surfaces: set[str]
    shown: dict[str, str]
    things: dict[str, bool]
    #: Whose name a mention is, and what they are.
    bearers: dict[Mention, tuple[str, Kind]]
    #: How many sentences of the writer's own stand before each, pronouns of its topic aside.
    told: list[int]
    #: Where sources stand.
    sources: list[Span]
    roles: dict[str, list[str]]
    sexes: dict[str, str]
    seats: dict[str, str]
    #: Who was named or spoke so far: token, speaker, how near at hand; in order.
    seen: list[tuple[int, Speaker, int]]
    made: list[Speaker]

    def _is_above(self, start: int) -> bool:
        """Whether a place is in a headline."""
        sentence = self.article.sentence_at(start)
        return sentence is None or sentence.kind in HEADLINE

    def _of(self, name: str, kind: Kind, guessed: bool) -> Speaker:
        role = next(iter(self.roles.get(name, ())), "")
        return Speaker(name, kind, role, guessed, self.seats.get(name, ""))

    def _sex(self, mention: Mention) -> str:
        """What the title before a name says: "m", "f", or "" for nothing."""
        first = self.known.token_at(mention.start)
        words = self.words[max(0, first - 1) : first + 1]
        if not MALE.isdisjoint(words):
            return "m"
        return "f" if not FEMALE.isdisjoint(words) else ""
