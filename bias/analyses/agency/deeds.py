"""Which deeds of a text are worth a row, and which of them are one deed told twice?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bias.agency import BY_SOMEBODY, SOMEBODY, Event
from bias.article import HEADLINE, Sentence, Span
from bias.context import Context, Side
from bias.findings import Ids, Quoted, quoted
from bias.reading import Reading

#: A pronoun is the person of the same harm no more sentences before.
BACK = 3
_SURE = ("happened", "claimed", "hedged", "planned", "denied", "feared")
#: Words between a deed and its patient; further off the parse is often wrong.
FAR = 12
_ANYBODY = frozenset(("those", "a person", "people", "persons", "someone", "anyone", "others"))
_WITH_WORDS = frozenset(("pound", "hammer", "blast", "slam", "batter", "savage"))
#: What is not told as done in this world.
_MADE_UP = frozenset(("film", "movie", "novel", "fictional", "parody", "meme", "character"))
_SINGULAR = frozenset(("he", "him", "she", "her", "his", "hers", "himself", "herself"))


@dataclass
class Deed:
    """One deed as one text tells it: the telling that says most, and where all tellings stand."""

    side: Side
    known: Reading
    event: Event
    key: tuple[str, str]
    tellings: list[tuple[Event, Sentence]] = field(default_factory=list)

    @property
    def ids(self) -> Ids:
        """The sentences that tell it."""
        numbers = dict.fromkeys(s.number for _, s in self.tellings)
        return tuple(f"{self.side.upper()}{n}" for n in numbers)

    @property
    def first(self) -> int:
        """Where it is first told."""
        return self.tellings[0][0].token

    @property
    def headed(self) -> bool:
        """Whether a headline tells it."""
        return any(s.kind in HEADLINE for _, s in self.tellings)

    @property
    def sure(self) -> bool:
        """Whether a page may show it: plain harm, told as done. Strangers found half of all rows
        right."""
        return self.plain and self.event.factuality == "happened"

    @property
    def plain(self) -> bool:
        """Whether it is harm to somebody or something that its clause names, by nobody or by whom
        the clause names; no pronoun, nothing asked or only thought of, and nothing that merely
        happens ("an inquiry hangs")."""
        event = self.event
        if event.patient is None or not event.harm or event.family == "die":
            return False
        parties = [p for p in (event.patient, event.agent) if p is not None]
        known, token = self.known, event.token
        closed = any(known.class_at(known.token_at(p.start)) == "pronoun" for p in parties)
        if event.agent is not None:
            closed = closed or known.class_at(event.agent_token) == "possessive"
        # "Trump attacks and opens fire": who does it stands somewhere in the clause.
        closed = closed or (event.form == "active" and event.agent is None)
        closed = closed or self._is_loose or not _MADE_UP.isdisjoint(known.lemma[slice(*self._at)])
        asked = any(known.lemma[k] in ("whether", "if") for k in known.clause_of(token))
        asked = asked or self._is_imagined
        fact = known.status_at(token) == "fact" and not asked
        # "the shooting suspect" is not shot; "deporting all" is not done.
        told = known.tense_at(token) or not known.tokens.words[token].endswith("ing")
        if event.form == "nominal":
            told = event.patient.start > event.verb.start and (self.headed or self._is_one)
        elif event.form == "active" and known.tokens.words[token] == known.lemma[token]:
            told = bool(known.tense_at(token))  # "a way to punish dissenters"
        return bool(fact and told and not closed and event.form != "intransitive")

    @property
    def _at(self) -> tuple[int, int]:
        """The tokens of its sentence."""
        return self.known.bounds[int(self.known.sentence[self.event.token])]

    @property
    def _is_one(self) -> bool:
        """Whether a noun is a deed, not such deeds: "deportation of millions is impractical"."""
        known, token = self.known, self.event.token
        near = (k for k in range(max(0, token - FAR), token) if known.columns.head[k] == token)
        return any(known.relation[k] in ("det", "poss") for k in near)

    @property
    def _is_imagined(self) -> bool:
        """Whether it hangs on what would be so: "you would think that the city was overrun"."""
        known, at = self.known, self.event.token
        head = known.columns.head
        for _ in range(BACK):
            if known.relation[at] not in ("ccomp", "xcomp", "relcl", "advcl", "conj"):
                return False
            at = int(head[at])
            near = range(max(0, at - BACK), at)
            if any(int(head[k]) == at and known.lemma[k] in ("would", "could") for k in near):
                return True
        return False

    @property
    def _is_loose(self) -> bool:
        """Whether its patient may be another: far off, behind "whose", anybody ("a person"), or the
        noun that a participle describes ("detained children")."""
        known, event = self.known, self.event
        token, patient = event.token, event.patient_token
        between = range(min(token, patient) + 1, max(token, patient))
        whose = any(known.tokens.words[k].lower() == "whose" for k in between)
        suffers = known.article.slice(event.patient) if event.patient is not None else ""
        describes = event.form != "nominal" and known.relation[token] == "amod"
        # "Any member is charged with serving", "statements are punished", "Lee seized on Lee".
        loose = suffers.lower().startswith(("any ", "no ", "those ", "whose "))
        above = int(known.columns.head[token])
        loose = loose or (above >= 0 and known.lemma[above] == "as")  # "views it as an attack"
        # "Democrats pound the governor" with words.
        loose = loose or (event.form == "active" and known.lemma[token] in _WITH_WORDS)
        thing = event.patient_kind == "things" and known.class_at(patient) != "name"
        loose = loose or (thing and event.family in BY_SOMEBODY)
        if event.agent is not None:
            loose = loose or suffers == known.article.slice(event.agent)
        return loose or whose or suffers.lower() in _ANYBODY or describes or len(between) > FAR

    @property
    def rank(self) -> float:
        """How early its row comes: of a headline, with a doer, told often."""
        named = self.event.agent is not None
        return 2.0 * self.headed + named + min(len(self.tellings), 5) / 5

    def quote(self, span: Span) -> Quoted:
        """Words of this text in the sentence where they stand."""
        sentence = self.known.article.sentence_at(span.start)
        assert sentence is not None
        text = self.known.article.unwrapped
        if self.known.article.slice(span).count('"') % 2:  # 'former "fixer'
            after = text[span.end : span.end + 1] == '"'
            span = Span(span.start, span.end + 1) if after else span
        return quoted(self.side, self.known.article, sentence, span)


def deeds_of(context: Context, side: Side) -> list[Deed]:
    """Return the deeds of `side` that are worth a row, in order, each told once."""
    known = context.reading(side)
    found: list[Deed] = []
    by_key: dict[tuple[str, str], Deed] = {}
    last: dict[str, Deed] = {}
    for event, sentence in _worth(context, side):
        key = (event.family or known.lemma[event.token], _patient(known, event))
        deed = by_key.get(key)
        if deed is not None and _are_two(known, deed.event, event):
            deed = None
        if deed is None and key[1] == "he":
            deed = _meant(last.get(key[0]), sentence)
        if deed is None:
            deed = Deed(side, known, event, key)
            found.append(deed)
        if key[1] != "he":
            by_key[key] = deed
        last[key[0]] = deed
        deed.tellings.append((event, sentence))
        if _says(event) > _says(deed.event):
            deed.event = event
    return found


def _are_two(known: Reading, x: Event, y: Event) -> bool:
    """Whether two deeds have two doers, and no name says that whom they befell is one."""
    if x.agent is None or y.agent is None or y.patient_token < 0:
        return False
    if known.names.at(known.tokens.starts[y.patient_token]) is not None:
        return False
    return _party(known, x.agent_token) != _party(known, y.agent_token)


def _meant(before: Deed | None, sentence: Sentence) -> Deed | None:
    """The deed before, where "he" in a sentence may be whom it befell."""
    if before is None or before.event.patient_kind not in SOMEBODY:
        return None
    return before if sentence.number - before.tellings[-1][1].number <= BACK else None


def _says(event: Event) -> tuple[int, int, int]:
    """How much a telling says: done or not, who did it, to whom."""
    return (
        -_SURE.index(event.factuality) // 3,
        int(event.agent is not None),
        int(event.patient is not None),
    )


def _worth(context: Context, side: Side) -> Iterator[tuple[Event, Sentence]]:
    """Harm to or by somebody; a noun alone ("attacks") tells of nobody."""
    for event in context.events(side):
        sentence = context.article(side).sentence_at(event.verb.start)
        if sentence is not None and event.harm and (event.agent or event.patient):
            yield event, sentence


def _patient(known: Reading, event: Event) -> str:
    """Who suffers it, as one word: a name, a noun; "he" for a pronoun; else who does it."""
    i = event.patient_token
    if i < 0:
        return f"by {known.lemma[event.agent_token]}"
    low = known.tokens.words[i].lower()
    if low in _SINGULAR:
        return "he"
    return _party(known, i)


def _party(known: Reading, i: int) -> str:
    """Somebody as one word: a name, a noun."""
    entity = known.names.at(known.tokens.starts[i])
    return entity.match or entity.key if entity is not None else known.lemma[i]
