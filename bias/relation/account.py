"""What is an account about? Its words, names, figures and days, weighted by how early they stand.

News puts what matters first, so a word of the first sentence counts in full and one of the sixth
half. Words meet by family ("dismissed", "dismissal"), names by the words of their canonical form,
so that "Afghan officials" and "Kabul condemned" both speak of Afghanistan. Everything is asked of
the reading of the text; nothing is read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bias import words
from bias.article import Article, Sentence, Span
from bias.lists import fold
from bias.names import Entity
from bias.quantities import Quantity
from bias.reading import Reading
from bias.relation.dating import Dating, date_account
from bias.relation.event_places import kinds_opened_with, places_of_events

#: Sentences looked at: a later one adds nothing to what an account is about.
MOST = 60
#: The sentence at which a word counts half.
HALF = 5
#: Nats that a number in digits can weigh: most are rare in news, and few of those say much.
RAREST = 4.0
#: Nats of a month or a weekday.
CALENDAR = 2.5


@dataclass
class Account:
    """What one account holds.

    Attributes:
        reading: what was read.
        content: family of a content word -> how often it stands there.
        rarity: family of a content word, or number -> nats of rarity.
        lead_content: the same, weighted by place.
        lead_names: word of a name -> how often, weighted by place.
        persons: family name -> who is called so, in the order of the text.
        figures: what is counted -> the values given for it.
        numbers: a number, a month or a weekday -> how often.
        days, weekdays: which are named; a day as month * 100 + day.
        months, years: which are named -> where first.
        kinds: kind of event -> weight by place.
        places: where something happened -> the sentences that say so.
        opened: kinds of events that the account opens with and that happen somewhere.
        dating: when the account says that it happened.
    """

    reading: Reading
    content: dict[str, float] = field(default_factory=dict)
    lead_content: dict[str, float] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)
    lead_names: dict[str, float] = field(default_factory=dict)
    persons: dict[str, Entity] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    figures: dict[tuple[str, str], set[float]] = field(default_factory=dict)
    days: set[int] = field(default_factory=set)
    months: dict[int, Sentence] = field(default_factory=dict)
    years: dict[int, Sentence] = field(default_factory=dict)
    weekdays: set[int] = field(default_factory=set)
    kinds: dict[str, float] = field(default_factory=dict)
    places: dict[str, tuple[Sentence, ...]] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    dating: Dating = field(default_factory=Dating)

    @property
    def article(self) -> Article:
        """The text."""
        return self.reading.article

    @property
    def size(self) -> float:
        """How many content words there are."""
        return sum(self.content.values())


def describe(reading: Reading) -> Account:
    """Return the account that a reading holds."""
    account = Account(reading)
    account.opened = kinds_opened_with(reading)
    account.places = places_of_events(reading, account.opened)
    account.dating = date_account(reading)
    sentences = reading.article.sentences[:MOST]
    last = sentences[-1].end if sentences else 0
    figures = reading.figures_in(Span(0, last))
    valued = {i for q in figures if q.category != "date" for i in reading.tokens_in(q.span)}
    for n, sentence in enumerate(sentences):
        early = 1 / (1 + n / HALF)
        for token in reading.tokens_of(sentence):
            if token not in valued:
                _add_token(account, token, sentence, early)
        for _, entity in reading.named_in(sentence):
            _add_name(account, entity, early)
    for quantity in figures:
        _add_figure(account, quantity)
    return account


def _add_token(account: Account, token: int, sentence: Sentence, early: float) -> None:
    word = account.reading.tokens.words[token]
    low = fold(word)
    if word[0].isupper() and low in words.months():
        account.months.setdefault(words.months()[low], sentence)
        _add_number(account, low, CALENDAR)
    elif word[0].isupper() and low in words.weekdays():
        account.weekdays.add(words.weekdays()[low])
        _add_number(account, low, CALENDAR)
    elif low[0].isdigit():
        _add_number(account, low, words.rarity(low))
    elif is_content(account.reading, token):
        _add_content(account, low, early)


def _add_number(account: Account, key: str, rarity: float) -> None:
    key = f"#{key}"  # "March" is no march
    account.numbers[key] = account.numbers.get(key, 0.0) + 1
    account.rarity[key] = min(RAREST, rarity)


def _add_content(account: Account, low: str, early: float) -> None:
    key = words.family(low)
    account.content[key] = account.content.get(key, 0.0) + 1
    account.lead_content[key] = account.lead_content.get(key, 0.0) + early
    rare = words.rarity(low)
    account.rarity[key] = min(account.rarity.get(key, rare), rare)
    for kind in words.event_groups(low):
        account.kinds[kind] = account.kinds.get(kind, 0.0) + early


def is_content(reading: Reading, token: int) -> bool:
    """Whether a token says something of what happens: an open word, no name, no number."""
    low = fold(reading.tokens.words[token])
    return (
        len(low) > 1
        and reading.class_at(token) not in {"name", "number"}
        and not words.is_stopword(low)
    )


def _add_name(account: Account, entity: Entity, early: float) -> None:
    for key in set(words_of_name(entity)):
        account.lead_names[key] = account.lead_names.get(key, 0.0) + early
    if entity.kind == "person" and " " in entity.key:
        account.persons.setdefault(fold(entity.key.split()[-1]), entity)


def words_of_name(entity: Entity) -> list[str]:
    """The words of an entity's canonical form, in small letters; initials and "the" left out."""
    low = [fold(part.strip(".,()")) for part in entity.key.split()]
    return [w for w in low if len(w) > 1 and not words.is_stopword(w)]


def _add_figure(account: Account, quantity: Quantity) -> None:
    if quantity.category == "date":
        _add_date(account, quantity)
        return
    printed = f"{quantity.value:g}"
    _add_number(account, printed, words.rarity(printed))
    what = quantity.unit or _counted(account.reading, quantity)
    if what:
        value = round(quantity.value, 6)
        account.figures.setdefault((quantity.category, what), set()).add(value)


def _counted(reading: Reading, quantity: Quantity) -> str:
    """What a figure without a unit counts: the next content word, else the one before."""
    inside = reading.tokens_in(quantity.span)
    first, end = inside.start, inside.stop
    near = [*range(end, min(len(reading.lemma), end + 3)), *range(max(0, first - 1), first)]
    for token in near:
        low = fold(reading.tokens.words[token])
        if not low[:1].isdigit() and not words.is_stopword(low):
            return words.family(low)
    return ""


def _add_date(account: Account, quantity: Quantity) -> None:
    sentence = account.article.sentence_at(quantity.span.start)
    if sentence is None:
        return
    value = int(quantity.value)
    if quantity.form == "day":
        account.days.add(value % 10_000)
        account.months.setdefault(value % 10_000 // 100, sentence)
        if value > 10_000:
            account.years.setdefault(value // 10_000, sentence)
    elif quantity.form == "month":
        account.months.setdefault(value % 100, sentence)
        account.years.setdefault(value // 100, sentence)
    elif quantity.form in {"year", "date"}:
        account.years.setdefault(value, sentence)
