"""Who and what is named in a text, where, and which names are one?

Listed names (countries, organisations) are known beforehand; the others are runs of capitals
(`runs`), brought together by their forms (`aliases`). Demonyms, and capitals that act as a
government (`metonymy`), are mentions of their country.
"""

from __future__ import annotations

import re

from bias.article import Article, Sentence

from . import aliases, known
from .kinds import kind
from .metonymy import Standing, standing
from .model import Entity, Mention, Names, Role
from .runs import Capitals, Run, runs
from .sighting import Found, Lines, confirmed

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?][\"”’')\]]*(?=\s+[A-Z\"“‘(0-9]|\s*\n|\s*$)|(?=\n)|$)", re.S)
# Words that a text writes small and that are as often a person's first name.
_FIRST_NAMES = frozenset(("will", "may"))
_MARKS = frozenset(",;:!?.()—–")
_MARK = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[.,;:!?()—–]")


def find(article: Article) -> Names:
    """Return the names of an article.

    >>> names = find_text("Kabul condemned the raid. Afghan officials met Leo Wigger in Kabul.")
    >>> [(e.key, [m.role for m in e.mentions]) for e in names.entities]
    [('Afghanistan', ['government', 'adjective']), ('Leo Wigger', ['name']), ('Kabul', ['place'])]
    """
    page = Capitals(article)
    plain: list[Run] = []
    lines: list[tuple[int, int]] = []
    for sentence in article.sentences:
        first, last = page.tokens(sentence)
        if page.case(sentence, first, last) == "sentence":
            plain.extend(runs(page, first, last))
        else:
            lines.append((first, last))
    found = confirmed(page, plain)
    in_lines = Lines(page, found)
    for first, last in lines:
        found.extend(in_lines.find(first, last))
    found.sort(key=lambda f: f.start)
    return _gathered(page, found)


def find_text(text: str) -> Names:
    """Return the names of a bare text, cut into sentences by a simple rule."""
    spans = [m.span() for m in _SENTENCE.finditer(text) if m.group().strip()]
    sentences = tuple(
        Sentence(n, start, end, 0, "paragraph") for n, (start, end) in enumerate(spans, start=1)
    )
    return find(Article(text, (), sentences, ()))


def _gathered(page: Capitals, found: list[Found]) -> Names:
    """Bring the sightings together into entities."""
    article = page.article
    keys = aliases.unite(page.text, found)
    groups: dict[str, list[Mention]] = {}
    forms: dict[str, list[Found]] = {}
    countries = known.countries()
    for sight in found:
        start, end = article.folded.printed(sight.start, sight.end)
        entry = countries.get(sight.surface)
        role: Role = "name"
        if entry is not None:
            key, role = _country(article, sight, entry)
        else:
            key = keys[sight.words]
        mention = Mention(start, end, article.text[start:end], role)
        groups.setdefault(key, []).append(mention)
        forms.setdefault(key, []).append(sight)
    lowers = {w for w in page.lowers if len(w) > 1} - _FIRST_NAMES - known.naming("particle")
    entities = []
    for key, mentions in groups.items():
        others = tuple(sorted({page.text[f.start : f.end] for f in forms[key]} - {key}))
        sort = kind(key, forms[key], lowers)
        entities.append(Entity(key, sort, tuple(mentions), others, aliases.skeleton(key)))
    return Names(tuple(entities))


def _country(article: Article, sight: Found, entry: known.Country) -> tuple[str, Role]:
    """Name the entity and the role of a country's name, capital, demonym or seat."""
    if entry.how == "demonym":
        plural = sight.surface.endswith(("s", "men")) and not sight.surface.endswith("ss")
        return entry.country, "people" if plural else "adjective"
    if entry.how == "government":
        return entry.country, "government"
    how = _standing(article, sight.start, sight.end)
    if entry.how == "capital":
        if how == "government":
            return entry.country, "government"
        return sight.surface, "place"
    return entry.country, how or "name"


def _standing(article: Article, start: int, end: int) -> Standing | None:
    """Ask `metonymy` about a name of the folded text, with its clause on both sides."""
    text, place = article.folded.text, article.folded.place
    sentence = article.sentence_at(article.folded.printed(start, end)[0])
    left = max(place(sentence.start) if sentence else 0, start - 80)
    right = min(place(sentence.end) if sentence else len(text), end + 60)
    if text[max(0, left - 1) : left].isalnum():  # not in the middle of a word
        left = text.find(" ", left, start) + 1 or start
    before = _MARK.findall(text[left:start].lower())
    marks = [n for n, word in enumerate(before) if word in _MARKS]
    before = before[marks[-1] + 1 :] if marks else before
    possessive = text[end : end + 2] == "'s"
    after = _MARK.findall(text[end + 2 * possessive : right].lower())
    return standing(before[-8:], after[:6], possessive)


def role_of(article: Article, mention: Mention) -> Role:
    """Say what a mention does; for a capital or a country, whether it acts or is a place."""
    if mention.role != "name":
        return mention.role
    place = article.folded.place
    return _standing(article, place(mention.start), place(mention.end)) or "name"
