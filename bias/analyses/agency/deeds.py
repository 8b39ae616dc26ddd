"""Which deeds of a text are worth a row, and which of them are one deed told twice?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bias.agency import Event
from bias.article import HEADLINE, Sentence, Span
from bias.context import Context, Side
from bias.findings import Ids, Quoted, quoted
from bias.lists import terms_of
from bias.reading import Reading

#: A pronoun is the person of the same harm no more sentences before.
BACK = 3
_PERSONS = frozenset(("people", "fighters", "officials"))
_PLACES = ("clause", "nearby", "elsewhere", "nowhere")
_SURE = ("happened", "claimed", "hedged", "planned", "denied", "feared")
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
        if event.patient is None or not event.harm:
            return False
        parties = [p for p in (event.patient, event.agent) if p is not None]
        closed = any(
            self.known.class_at(self.known.token_at(p.start)) == "pronoun" for p in parties
        )
        known, token = self.known, event.token
        asked = any(known.lemma[k] in ("whether", "if") for k in known.clause_of(token))
        fact = known.status_at(token) == "fact" and not asked
        # "the shooting suspect" is not shot; "deporting all" is not done.
        told = known.tense_at(token) or not known.tokens.words[token].endswith("ing")
        if event.form == "nominal":
            told = event.patient.start > event.verb.start
        return bool(fact and told and not closed and event.form != "intransitive")

    @property
    def rank(self) -> float:
        """How early its row comes: headlines, then harm, with both parties named, told often."""
        event = self.event
        named = (event.patient is not None) + (event.agent is not None)
        return (
            8.0 * self.headed + 4.0 * event.harm + named + min(len(self.tellings), 5) / 5
            + 2.0 * (event.factuality in _SURE[:3])
        )  # fmt: skip

    def quote(self, span: Span) -> Quoted:
        """Words of this text in the sentence where they stand."""
        sentence = self.known.article.sentence_at(span.start)
        assert sentence is not None
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


def _meant(before: Deed | None, sentence: Sentence) -> Deed | None:
    """The deed before, where "he" in a sentence may be whom it befell."""
    if before is None or before.event.patient_kind not in _PERSONS:
        return None
    return before if sentence.number - before.tellings[-1][1].number <= BACK else None


def _says(event: Event) -> tuple[int, int, int]:
    """How much a telling says: done or not, who did it, to whom."""
    return (
        -_SURE.index(event.factuality) // 3,
        -_PLACES.index(event.doer_found),
        int(event.patient is not None),
    )


def _worth(context: Context, side: Side) -> Iterator[tuple[Event, Sentence]]:
    """Harm to or by somebody, and what a headline says that somebody does to something."""
    article = context.article(side)
    for event in context.events(side):
        sentence = article.sentence_at(event.verb.start)
        if sentence is None or (event.agent is None and event.patient is None):
            continue  # a noun alone ("attacks") tells of nobody
        if event.harm or (sentence.kind in HEADLINE and _acts(context.reading(side), event)):
            yield event, sentence


def _acts(known: Reading, event: Event) -> bool:
    """Whether an event is what a headline says somebody does to something."""
    main = int(known.columns.head[event.token]) == event.token
    both = event.agent_token >= 0 and event.patient_token >= 0
    return main and both and known.lemma[event.token] not in terms_of("light_verbs")


def _patient(known: Reading, event: Event) -> str:
    """Who suffers it, as one word: a name, a noun; "he" for a pronoun; else who does it."""
    i = event.patient_token
    if i < 0:
        return f"by {known.lemma[event.agent_token]}"
    low = known.tokens.words[i].lower()
    if low in _SINGULAR:
        return "he"
    entity = known.names.at(known.tokens.starts[i])
    return entity.match or entity.key if entity is not None else known.lemma[i]
