"""What is an account about? Its words, names, figures and days, weighted by how early they stand.

News puts what matters first, so a word of the first sentence counts in full and one of the sixth
half. Words meet by root ("dismissed", "dismissal"), names by the tokens of their canonical form, so
that "Afghan officials" and "Kabul condemned" both speak of Afghanistan.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bias.article import Article, Sentence, tokenize
from bias.lists import fold, terms_of
from bias.names import Entity, Names
from bias.quantities import Quantity
from bias.relation import moment
from bias.relation.moment import Moment
from bias.relation.places import happened_at, opened_with
from bias.words import background, groups
from bias.words.known import stopwords
from bias.words.stems import root, stem

#: Sentences looked at: a later one adds nothing to what an account is about.
MOST = 60
#: The sentence at which a word counts half.
HALF = 5


@dataclass
class Portrait:
    """What one account holds; weights are in nats of rarity.

    Attributes:
        named: people, places and organisations.
        content: root -> how often.
        names, lead_names: token of a name -> how often; the same, weighted by place.
        persons: family names of people, in the order of the text.
        figures: what is counted -> the values given for it.
        days, months, years, weekdays: which are named; a day as month * 100 + day.
        triggers: group of event words -> weight by place.
        places: where something happened -> the sentences that say so.
        opened: groups of events that the account opens with and that happen somewhere.
        moment: when the account says that it happened.
    """

    article: Article
    named: Names
    content: dict[str, float] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)
    lead_names: dict[str, float] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    figures: dict[tuple[str, str], set[float]] = field(default_factory=dict)
    days: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    weekdays: set[int] = field(default_factory=set)
    triggers: dict[str, float] = field(default_factory=dict)
    places: dict[str, tuple[Sentence, ...]] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    moment: Moment = field(default_factory=Moment)

    @property
    def size(self) -> float:
        """How many content words there are."""
        return sum(self.content.values())


def paint(article: Article, names: Names, quantities: list[Quantity]) -> Portrait:
    """Make the portrait of `article` from what other rooms found in it."""
    portrait = Portrait(article, names, places=happened_at(article, names))
    portrait.opened = opened_with(article)
    portrait.moment = moment.find(article, quantities)
    months = {k.lower(): int(v) for k, v in terms_of("calendar", "month").items()}
    weekdays = {k.lower(): int(v) for k, v in terms_of("calendar", "weekday").items()}
    stop, known = stopwords(), groups.load()
    for i, sentence in enumerate(article.sentences[:MOST]):
        early = 1 / (1 + i / HALF)
        text = article.slice(sentence)
        starts, _, tokens = tokenize(text)
        for start, token in zip(starts, tokens, strict=True):
            low = fold(token)
            capital = token[0].isupper()
            if capital and low in months and low != "may":
                portrait.months.add(months[low])
                continue
            if capital and low in weekdays:
                portrait.weekdays.add(weekdays[low])
                continue
            if low[0].isdigit() or low in stop or (form := stem(token)) in stop or len(low) < 2:
                continue
            if names.at(sentence.start + start) is not None:
                continue
            key = _root(token, form)
            portrait.content[key] = portrait.content.get(key, 0.0) + 1
            for label in known.of(token):
                portrait.triggers[label] = portrait.triggers.get(label, 0.0) + early
        for _, entity in names.within(sentence.start, sentence.end):
            for key in _tokens(entity):
                portrait.names[key] = portrait.names.get(key, 0.0) + 1
                portrait.lead_names[key] = portrait.lead_names.get(key, 0.0) + early
            if entity.kind == "person" and " " in entity.key:
                portrait.persons.add(fold(entity.key.split()[-1]))
    last = article.sentences[:MOST][-1].end if article.sentences else 0
    for quantity in quantities:
        if quantity.span.start < last:
            _figure(portrait, quantity)
    return portrait


def rarity(key: str) -> float:
    """How rare a root or a token of a name is in news, in nats."""
    return background.load().weight(key)


def _root(token: str, form: str) -> str:
    base = root(token)
    weight = background.load().weight
    return base if weight(base) <= weight(form) else form


def _tokens(entity: Entity) -> set[str]:
    found = {fold(t) for t in tokenize(entity.key).words if len(t) > 1}
    return {t for t in found if t not in stopwords()}


def _figure(portrait: Portrait, quantity: Quantity) -> None:
    value = round(quantity.value, 6)
    if quantity.category == "date":
        _date(portrait, quantity)
        return
    what = quantity.unit
    if what is None:
        what = _beside(portrait.article.text, quantity)
    if what:
        portrait.figures.setdefault((quantity.category, what), set()).add(value)


def _beside(text: str, quantity: Quantity) -> str:
    """What a figure without a unit counts: the next content word, else the one before."""
    stop = stopwords()
    after = tokenize(text[quantity.span.end : quantity.span.end + 40]).words[:3]
    before = tokenize(text[max(0, quantity.span.start - 30) : quantity.span.start]).words[-1:]
    for word in (*after, *before):
        if not word[0].isdigit() and stem(word) not in stop and word.lower() not in stop:
            return root(word)
    return ""


def _date(portrait: Portrait, quantity: Quantity) -> None:
    value = int(quantity.value)
    if quantity.form == "day":
        portrait.days.add(value % 10_000)
        portrait.months.add(value % 10_000 // 100)
        if value > 10_000:
            portrait.years.add(value // 10_000)
    elif quantity.form == "month":
        portrait.months.add(value % 100)
        portrait.years.add(value // 100)
    elif quantity.form in {"year", "date"}:
        portrait.years.add(value)
