"""Who is given words in one text, how often and how many? Speakers, each once.

Only words that were uttered or written count, no thoughts. A speaker with a name is told by it; one
without by the noun and the words before it: "two senior officials" and "the senior officials, who
had met him," are "senior officials". A pronoun that was resolved to nobody is no speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from bias.analyses.sources.sayings import Saying, quoted_in, retold, sayings
from bias.article import HEADLINE, Span, count_words
from bias.attribution import (
    ANY_BODY,
    Attribution,
    Speaker,
    bodies,
    is_refusal,
    is_speaker,
    is_unsourced,
    person_nouns,
)
from bias.attribution import Kind as SpeakerKind
from bias.findings import Speaking
from bias.leaning import Leaning
from bias.lists import terms_of
from bias.names import Entity, Names
from bias.reading import Reading

#: Who speaks for a person.
_SPEAKING_FOR = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "campaign", "aide", "adviser", "lawyer", "'s")
)
#: Words that make another person of the noun behind them.
_OTHERS = frozenset(("second", "third", "fourth", "other", "another"))
#: Words in quotation marks by which a sentence quotes somebody: one may be a word in doubt.
LEAST_QUOTED = 2
#: Words of an utterance that is told twice, and counted once.
LEAST_AGAIN = 8
_BODIES = frozenset(("department", "ministry", "bureau", "commission", "office"))
#: "25 percent said no": of whom?
_SHARES = frozenset(("percent", "cent"))
#: "Some of his aides", "at least two officials", "more than one aide".
_ABOUT = frozenset(("of", "at", "least", "more", "than"))
#: Kinds of speakers that are told by a noun, and what stands before one that was told before.
_NAMELESS = frozenset(("institution", "unnamed person", "vague"))
_AGAIN = frozenset(("the", "this", "these", "that", "those"))
_SPELT = {"defence": "defense", "centre": "center", "labour": "labor"}
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_WORD = re.compile(r"[\w'’.&-]+")


@dataclass
class Spoken:
    """A speaker of one text, and what is given to it.

    Attributes:
        words: what it is told by, in small letters; the last of them is the noun.
        first: the word before the noun where it was first told, in small letters.
        named: how often it was told by a word of its own, no pronoun.
        roles: what the text says a person is, in order; `seat`: of which party and place.
        pieces: what stands in quotation marks, each with the number of its sentence; `aloud`:
            how many words that are.
        sayings: what of its quoted words can stand by itself.
        retold: what is told of its words in the writer's, and can stand by itself.
        heard: the words of what is long enough to be known again.
    """

    name: str
    kind: SpeakerKind
    words: tuple[str, ...]
    first: str
    named: int = 0
    roles: list[str] = field(default_factory=list)
    side: str | None = None
    seat: str = ""
    attributions: int = 0
    direct: int = 0
    given: int = 0
    cues: dict[str, None] = field(default_factory=dict)
    ids: dict[str, None] = field(default_factory=dict)
    aloud: int = 0
    pieces: list[tuple[int, Span]] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    retold: list[Saying] = field(default_factory=list)
    heard: list[tuple[Span, str]] = field(default_factory=list)

    def quoted(self) -> list[int]:
        """The numbers of the sentences that quote it by name, in order."""
        return sorted({n for n, _ in self.pieces}) if self.kind == "named person" else []

    def place(self) -> int:
        """The number of the sentence in which it first speaks."""
        return min((int(i[1:]) for i in self.ids), default=0)

    def take(self, other: Spoken) -> None:
        """Count what another is given as this one's."""
        self.named += other.named
        self.attributions += other.attributions
        self.direct += other.direct
        self.given += other.given
        self.cues |= other.cues
        self.ids = dict.fromkeys(sorted(self.ids | other.ids, key=lambda i: int(i[1:])))
        self.aloud += other.aloud
        self.pieces += other.pieces
        self.sayings += other.sayings
        self.retold += other.retold

    def speaking(self) -> Speaking:
        """What it is given, as a finding has it."""
        return Speaking(
            attributions=self.attributions,
            direct=self.direct,
            words=self.given,
            cues=tuple(self.cues),
            ids=tuple(self.ids),
            role=next(iter(self.roles), None),
            quoted=tuple(f"{i[0]}{n}" for i in [*self.ids][:1] for n in self.quoted()),
        )


class Cast(NamedTuple):
    """The speakers of one text; `unknown`: how many utterances have a speaker we did not find;
    `again`: how many utterances and words ("times", "words") of each kind are counted a second
    time, of those who spoke them with another."""

    spoken: tuple[Spoken, ...]
    unknown: int
    names: Names
    again: Mapping[tuple[SpeakerKind, str], int]


def cast(known: Reading, said: Sequence[Attribution], side: str) -> Cast:
    """Gather who is given words in a text whose ids begin with `side` ("A"), as it `said`."""
    found: dict[tuple[SpeakerKind, tuple[str, ...]], Spoken] = {}
    again: Counter[tuple[SpeakerKind, str]] = Counter()
    unknown = 0
    leaning = Leaning(known)
    for one in said:
        at = known.article.sentence_at((one.cue or one.content).start)
        # What a headline makes of somebody's words is the writer's, and the text tells them again.
        told_of = (one.uttered and one.words) or is_refusal(known, one.cue, one.content)
        if not told_of or at is None or at.kind in HEADLINE:
            continue
        made = _row(found, one.speaker, known)
        if not made.words and not (one.speaker.kind == "nobody" and is_unsourced(known, one.cue)):
            unknown += 1
            continue
        _count(found.setdefault((made.kind, made.words), made), one, known, leaning, side)
        for other in one.beside:
            too = _row(found, other, known)
            if too.words and too.words != made.words:
                _count(found.setdefault((too.kind, too.words), too), one, known, leaning, side)
                again[too.kind, "times"] += 1
                again[too.kind, "words"] += one.words * one.uttered
    parties = _parties(known.names.entities)
    for made in found.values():
        made.side = _side(made, parties)
        made.sayings += sayings(made.pieces, known, leaning)
    told = _told_again(_voices(found.values(), known.names))
    return Cast(tuple(_told_short(told, known.names)), unknown, known.names, again)


def _row(
    found: Mapping[tuple[SpeakerKind, tuple[str, ...]], Spoken], speaker: Speaker, known: Reading
) -> Spoken:
    """The row of a speaker among those found, or a new one; without words for who is no speaker."""
    name = speaker.name if speaker.kind == "named person" else _bare(speaker.name)
    # "Kim Jong-un" is Kim Jong Un.
    told = tuple(told_by(name.replace("-", " ") if speaker.kind == "named person" else name))
    if told and speaker.kind in ("institution", "vague"):
        # "Critics", "the report"; before other common nouns the parse has missed the speaker.
        opens = len(told) == 1 and speaker.kind == "vague"  # "Hurdles"
        opens = opens and all(name != m.surface for m, _ in known.names.mentions)
        common = told[-1] in name or opens
        told = told if not common or _speaks(told) else ()
        vague = ANY_BODY if common else _BODIES  # "the group", "Department": which one?
        told = () if told and (set(told) <= vague or told[-1] in _SHARES) else told
    first = speaker.name.partition(" ")[0].lower()
    if speaker.kind == "unnamed person" and first in ("a", "an", "the"):
        name = f"{first} {name}"
    if len(told) == 1 and first == "the" and name not in terms_of("naming", "state"):
        starts = {s.start for s in known.article.sentences}
        inside = (m for m, _ in known.names.mentions if m.start not in starts)
        if any(m.surface == speaker.name for m in inside):
            name = speaker.name  # "according to The Hill"
    made = found.get((speaker.kind, told)) or Spoken(name, speaker.kind, told, first)
    if speaker.role and speaker.role not in made.roles:
        made.roles.append(speaker.role)
    made.seat = made.seat or speaker.seat
    return made


def _voices(found: Iterable[Spoken], names: Names) -> list[Spoken]:
    """Whoever speaks for one party as its spokesman or lawyer is one: "Ann Lee's lawyer" and "a
    lawyer for Ms. Lee" (of a body there may be several, each "a spokesman"); so are her lawyers.
    The one who is named is the one who is not."""
    persons = {e.key for e in names.entities if e.kind == "person"}
    named: dict[object, list[Spoken]] = {}
    for one in found:
        if one.kind == "named person" and one.side in persons and (voice := voice_of(one)):
            named.setdefault((voice, "unnamed person"), []).append(one)
    kept: dict[object, Spoken] = {k: x[0] for k, x in named.items() if len(x) == 1}
    for one in found:
        voice = voice_of(one) if one.kind in ("unnamed person", "vague") else None
        first = kept.setdefault((voice, one.kind) if voice else id(one), one)
        if first is not one:
            first.take(one)
    ids = {id(one) for one in kept.values()}
    return [one for one in found if id(one) in ids]


def _told_again(found: Sequence[Spoken]) -> list[Spoken]:
    """ "The senators" are the "Republican senators" of before, where no others were told of."""
    fuller: dict[tuple[SpeakerKind, str], list[Spoken]] = {}
    taken: set[int] = set()
    for one in sorted(found, key=Spoken.place):
        if one.kind not in _NAMELESS:
            continue
        told = fuller.setdefault((one.kind, one.words[-1]), [])
        meant = [x for x in told if set(one.words) < set(x.words)]
        if one.first in _AGAIN and len(meant) == 1:
            meant[0].take(one)
            taken.add(id(one))
        else:
            told.append(one)
    return [one for one in found if id(one) not in taken]


def _told_short(found: Sequence[Spoken], names: Names) -> list[Spoken]:
    """ "The Observatory" is the "Lima Observatory", "police" the "Lima Police Department", where
    the text names no other that has the word."""
    keys = [(e.key, set(told_by(e.key))) for e in names.entities if " " in e.key]
    out = []
    for one in found:
        bare = one.kind == "institution" and len(one.words) == 1 and one.words[0] in bodies()
        full = [x for x in found if x.kind == one.kind and bare and is_fuller(x, one.words[0])]
        others = {k for k, words in keys if bare and one.words[0] in words}
        if len(full) == 1 and others <= {full[0].name}:
            full[0].take(one)
        else:
            out.append(one)
    return out


def is_fuller(one: Spoken, noun: str) -> bool:
    """Whether a name has a noun for its last word, but for "Department" and the like."""
    words = [w for w in one.words if w not in _BODIES] or one.words
    return len(one.words) > 1 and words[-1] == noun


def voice_of(one: Spoken) -> tuple[str, str] | None:
    """For whom somebody speaks, and as what: "spokes" or "lawyer"; None for nobody."""
    told = " ".join((*one.roles[:1], one.name)).lower()
    noun = next((n for n in ("spokes", "lawyer", "attorney") if n in told), None)
    return (
        None if noun is None or one.side is None else (noun.replace("attorney", "lawyer"), one.side)
    )


def _count(made: Spoken, one: Attribution, known: Reading, leaning: Leaning, side: str) -> None:
    again = " ".join(w.lower() for w in _WORD.findall(known.article.slice(one.content)))
    if one.uttered and one.words >= LEAST_AGAIN:
        if any(again in words and one.content.start >= at.end for at, words in made.heard):
            return  # a pull quote, a caption
        made.heard.append((one.content, again))
    made.attributions += 1
    made.direct += one.kind != "indirect"
    if one.uttered:  # "declined to comment" is an answer without words
        made.given += one.words
        _quote(made, one, known, leaning)
    source = "" if one.source is None else known.article.slice(one.source).lower()
    made.named += source not in terms_of("function", "pronoun")
    if one.cue is not None:
        made.cues.setdefault(" ".join(known.article.slice(one.cue).lower().split()))
    sentence = known.article.sentence_at((one.cue or one.content).start)
    if sentence is not None:
        made.ids.setdefault(f"{side}{sentence.number}")


def _quote(made: Spoken, one: Attribution, known: Reading, leaning: Leaning) -> None:
    """Keep what of words that are given to somebody stands in quotation marks, or could be told."""
    article = known.article
    for sentence, span in quoted_in(one, known) if one.kind != "indirect" else ():
        words = count_words(article.slice(span))
        made.aloud += words
        if words >= LEAST_QUOTED:
            made.pieces.append((sentence.number, span))
    told = retold(one, known, leaning)
    if told.words:
        made.retold.append(told)


def told_by(name: str) -> list[str]:
    """The words that tell a speaker, in small letters without accents, and without what hangs on
    them by a preposition.

    >>> told_by("senior officials in the ministry"), told_by("Raúl of Trade")
    (['senior', 'officials'], ['raul', 'of', 'trade'])
    """
    found = _WORD.findall(name)
    end = next((n for n in range(1, len(found)) if _hangs(found, n)), len(found))
    told = [
        normalize("NFKD", w).encode("ascii", "ignore").decode().lower() or w for w in found[:end]
    ]
    told = [_SPELT.get(w, w) for w in told]
    # "McGahn II", "Cruz Jr.": the last word is the surname.
    after = len(told) > 1 and told[-1].strip(".") in _SUFFIXES
    return [*told[-1:], *told[:-1]] if after else told


def _bare(name: str) -> str:
    """A noun phrase without what stands before it and tells not whom it names; "" for a pronoun.

    >>> _bare("The two senior officials of Lima"), _bare("Some of his aides"), _bare("She")
    ('senior officials of Lima', 'aides', '')
    """
    for found in _WORD.finditer(name):
        low = found[0].lower()
        if low not in _before() and low not in _ABOUT:
            start = found.start() - (name[found.start() - 1 : found.start()] in ('"', "“"))
            rest = name[start:].replace('"', "") if name[start:].count('"') == 1 else name[start:]
            return "" if low in terms_of("function", "preposition") else rest
    return ""


def _speaks(told: Sequence[str]) -> bool:
    """Whether the noun of a phrase is somebody who speaks: its last word, or the one before
    "speaking ...", "familiar ..."."""
    return any(
        is_speaker(word)
        and (not after or after.endswith(("ing", "ed", "familiar", "close", "there")))
        for word, after in zip(told, [*told[1:], ""], strict=True)
    )


def _hangs(found: list[str], n: int) -> bool:
    """Whether a preposition begins what hangs on a noun; in a name it is a part of it."""
    if found[n] not in terms_of("function", "preposition"):
        return False
    return not (found[n] == "of" and found[n - 1][:1].isupper() and found[-1][:1].isupper())


@cache
def _before() -> frozenset[str]:
    """Words before a noun that do not tell whom it names, and pronouns."""
    kinds = ("determiner", "possessive", "pronoun", "subordinator", "conjunction")
    function = (terms_of("function", x) for x in kinds)
    listed = frozenset(w for words in (*function, terms_of("numerals")) for w in words) - _OTHERS
    return listed - terms_of("speakers", "person").keys()  # "someone familiar with the matter"


def _parties(entities: Iterable[Entity]) -> dict[str, list[tuple[str, Entity]]]:
    """First word -> the printed names that begin with it and that one can speak for."""
    out: dict[str, list[tuple[str, Entity]]] = {}
    for entity in filter(_is_party, entities):
        for surface in sorted({m.surface for m in entity.mentions}):
            if word := _WORD.match(surface):
                out.setdefault(word[0].removesuffix("'s"), []).append((surface, entity))
    return out


def _side(made: Spoken, parties: Mapping[str, Sequence[tuple[str, Entity]]]) -> str | None:
    """Whom a speaker speaks for, where its role or its own words say so: a country, a party, a body
    or a person ("Israeli army spokesman", "a lawyer for Ms. Lee")."""
    for text in made.roles if made.kind == "named person" else [made.name]:
        met = {w.removesuffix("'s") for w in _WORD.findall(text)}
        # "For Majority Leader Ann Lee" is for her, not for a majority.
        found = sorted(
            (
                entity.kind != "person",
                at,
                surface if surface in terms_of("countries", "government") else entity.key,
            )
            for word in met
            for surface, entity in parties.get(word, ())
            if " for " in text or not text.endswith(entity.key)
            if (at := _speaks_for(text, surface, entity.kind)) is not None
        )
        if found:
            return found[0][2]
    return None


def _is_party(entity: Entity) -> bool:
    """Whether one can speak for it: a country, a group, a person, a body named twice or more."""
    if entity.kind == "organisation":
        return " " in entity.key and len(entity.mentions) > 1
    listed = (("countries", "country"), ("naming", "group"))
    return entity.kind == "person" or any(entity.key in terms_of(*which) for which in listed)


def _speaks_for(text: str, surface: str, kind: str) -> int | None:
    """Where `text` names somebody so that who is described speaks for them: before the noun, or
    after "for"; after "of" only a body ("critics of Ms. Lee" do not). A name before a noun is a
    person's only if it has one who speaks ("Lee spokesman")."""
    at = text.find(surface)
    after = text[at + len(surface) :]
    if at < 0 or text[at - 1 : at].isalnum() or after[:1].isalnum():
        return None
    before = [w for w in text[:at].lower().split() if w != "the"]
    hung = next((w for w in reversed(before) if w in terms_of("function", "preposition")), "")
    if hung:
        body = kind == "organisation" and hung in ("of", "at", "with")
        return at if hung == "for" or body else None
    following = after.strip(" .,").split()
    if not following or (kind == "person" and following[0].lower() not in _SPEAKING_FOR):
        return None
    # "American Tobacco Association" is a name of its own.
    own = after[1:2].isupper() and following[0].lower().strip(".,") not in person_nouns()
    return None if own else at
