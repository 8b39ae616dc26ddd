"""Who is given words in one text, how often and how many? Speakers, each once.

Only words that were uttered or written count, no thoughts. A speaker with a name is told by it; one
without by the noun and the words before it: "two senior officials" and "the senior officials, who
had met him," are "senior officials". A pronoun that was resolved to nobody is no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from bias import words
from bias.attribution import Attribution, attributions, is_unsourced
from bias.attribution import Kind as SpeakerKind
from bias.findings import Speaking
from bias.lists import terms_of
from bias.names import Entity, Names
from bias.reading import Reading

_WORD = re.compile(r"[\w'’.&-]+")
#: After "of" only a body is who somebody speaks for ("critics of Israel" do not).
_FOR, _OF = frozenset(("for",)), frozenset(("of", "at", "with"))


@dataclass
class Spoken:
    """A speaker of one text, and what is given to it.

    Attributes:
        words: what it is told by, in small letters; the last of them is the noun.
        definite: whether it was called "the ..." alone.
        roles: what the text says a person is, in order.
    """

    name: str
    kind: SpeakerKind
    words: tuple[str, ...]
    definite: bool
    roles: list[str] = field(default_factory=list)
    side: str | None = None
    attributions: int = 0
    direct: int = 0
    given: int = 0
    cues: dict[str, None] = field(default_factory=dict)
    ids: dict[str, None] = field(default_factory=dict)

    def speaking(self) -> Speaking:
        """What it is given, as a finding has it."""
        return Speaking(
            attributions=self.attributions,
            direct=self.direct,
            words=self.given,
            cues=tuple(self.cues),
            ids=tuple(self.ids),
        )


@dataclass(frozen=True)
class Cast:
    """The speakers of one text; `unknown`: how many utterances have a speaker we did not find."""

    spoken: tuple[Spoken, ...]
    unknown: int
    names: Names


def cast(known: Reading, side: str) -> Cast:
    """Gather who is given words in a text whose ids begin with `side` ("A")."""
    found: dict[tuple[SpeakerKind, tuple[str, ...]], Spoken] = {}
    unknown = 0
    for one in attributions(known):
        if not one.uttered or not one.words:
            continue
        speaker = one.speaker
        told = tuple(told_by(speaker.name)) if speaker.kind != "nobody" else ()
        if not told and not (speaker.kind == "nobody" and is_unsourced(known, one.cue)):
            unknown += 1
            continue
        definite = speaker.name.lower().startswith("the ")
        made = Spoken(speaker.name, speaker.kind, told, definite)
        made = found.setdefault((speaker.kind, told), made)
        made.definite = made.definite and definite
        if speaker.role and speaker.role not in made.roles:
            made.roles.append(speaker.role)
        _count(made, one, known, side)
    for made in found.values():
        made.side = _side(made, known.names.entities)
    return Cast(tuple(found.values()), unknown, known.names)


def _count(made: Spoken, one: Attribution, known: Reading, side: str) -> None:
    made.attributions += 1
    made.direct += one.kind != "indirect"
    made.given += one.words
    if one.cue is not None:
        made.cues.setdefault(" ".join(known.article.slice(one.cue).lower().split()))
    sentence = known.article.sentence_at((one.cue or one.content).start)
    if sentence is not None:
        made.ids.setdefault(f"{side}{sentence.number}")


def told_by(name: str) -> list[str]:
    """The words that tell a speaker, in small letters: without articles and numbers before it, and
    what hangs on it by a preposition; none for a pronoun.

    >>> told_by("Two senior officials in the ministry"), told_by("She"), told_by("the Board of Trade")
    (['senior', 'officials'], [], ['board', 'of', 'trade'])
    """
    found = _WORD.findall(name)
    low = [w.lower() for w in found]
    first = 0
    while first < len(low) and low[first] in _before():
        first += 1
    end = next((n for n in range(first + 1, len(low)) if _hangs(found, n)), len(low))
    return low[first:end]


def _hangs(found: list[str], n: int) -> bool:
    """Whether a preposition begins what hangs on a noun; in a name it is a part of it."""
    if found[n] not in terms_of("function", "preposition"):
        return False
    return not (found[n] == "of" and found[n - 1][:1].isupper() and found[-1][:1].isupper())


@cache
def _before() -> frozenset[str]:
    """Words before a noun that do not tell whom it names, and pronouns."""
    function = (terms_of("function", x) for x in ("determiner", "possessive", "pronoun"))
    return frozenset(w for listed in (*function, terms_of("numerals")) for w in listed)


def _side(made: Spoken, entities: Iterable[Entity]) -> str | None:
    """Whom a speaker speaks for, where its role or its own words say so."""
    texts = made.roles if made.kind == "named person" else [made.name]
    own = set(made.words)
    for text in texts:
        found = sorted(
            (at, entity.key)
            for entity in entities
            if not (own >= set(entity.key.lower().split()) and made.kind != "vague")
            for surface in {m.surface for m in entity.mentions}
            if (at := _speaks_for(text, surface, entity.kind)) is not None
        )
        if found:
            return found[0][1]
    return None


def _speaks_for(text: str, surface: str, kind: str) -> int | None:
    """Where `text` names somebody so that who is described speaks for them."""
    at = text.find(surface)
    if at < 0 or (at and text[at - 1].isalnum()) or text[at + len(surface) :][:1].isalnum():
        return None
    before = [w for w in text[:at].lower().split() if w != "the"]
    hung = next((w for w in reversed(before) if w in terms_of("function", "preposition")), "")
    whole = at + len(surface) >= len(text) and not hung
    body = kind in ("organisation", "unknown")
    if whole or not (not hung or (hung in _FOR) or (hung in _OF and body)):
        return None
    return at
