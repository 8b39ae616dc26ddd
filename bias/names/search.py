"""Who and what is named in a text, where, and which names are one?

Listed names (countries, organisations) are known beforehand; the others are runs of capitals
(`runs`), brought together by their forms (`aliases`). Demonyms, and capitals that act as a
government (`metonymy`), are mentions of their country.
"""

from __future__ import annotations

import re

from bias.article import Article
from bias.names import aliases, known
from bias.names.kinds import kind_of_name
from bias.names.metonymy import Standing, standing
from bias.names.model import Entity, Mention, Names, Role
from bias.names.runs import Capitals, Run, runs
from bias.names.sighting import Lines, SeenName, confirmed

# Words that a text writes small and that are as often a person's first name.
_FIRST_NAMES = frozenset(("will", "may"))
_MARKS = frozenset(",;:!?.()—–")
_MARK = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[.,;:!?()—–]")


def find(article: Article) -> Names:
    """Return the names of an article.

    >>> from bias.reader import read_text
    >>> text = "Kabul condemned the raid. Afghan officials met Leo Wigger in Kabul."
    >>> names = find(read_text(text))
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


def _gathered(page: Capitals, found: list[SeenName]) -> Names:
    """Bring the sightings together into entities."""
    article = page.article
    keys = aliases.unite(page.text, found)
    groups: dict[str, list[Mention]] = {}
    forms: dict[str, list[SeenName]] = {}
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
        sort = kind_of_name(key, forms[key], lowers)
        entities.append(Entity(key, sort, tuple(mentions), others, aliases.skeleton(key)))
    return Names(tuple(entities))


def _country(article: Article, sight: SeenName, entry: known.Country) -> tuple[str, Role]:
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
