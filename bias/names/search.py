"""Who and what is named in a text, where, and which names are one?

Listed names (countries, organisations) are known beforehand; the others are runs of capitals
(`runs`), brought together by their forms (`aliases`). Demonyms, and capitals that act as a
government (`metonymy`), are mentions of their country.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bias.article import Article, Sentence

from . import aliases, known
from .metonymy import standing
from .model import Entity, Kind, Mention, Names, Role
from .runs import Page, Piece, Run, runs

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?][\"”’')\]]*(?=\s+[A-Z\"“‘(0-9]|\s*\n|\s*$)|(?=\n)|$)", re.S)
_SPEAKING = re.compile(r",?\s+(?:who|said|says|told|added|wrote|argued|noted|explained|tweeted)\b")
_MARK = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*|[.,;:!?()—–]")


@dataclass(slots=True)
class Found:
    """One sighting of a name before names are brought together."""

    start: int
    end: int
    words: tuple[str, ...]
    person: bool = False
    place: bool = False

    @property
    def surface(self) -> str:
        return " ".join(self.words)


def find(article: Article) -> Names:
    """Return the names of an article.

    >>> names = find_text("Kabul condemned the raid. Afghan officials met Leo Wigger in Kabul.")
    >>> [(e.key, [m.role for m in e.mentions]) for e in names.entities]
    [('Afghanistan', ['government', 'adjective']), ('Leo Wigger', ['name']), ('Kabul', ['place'])]
    """
    page = Page(article)
    plain: list[Run] = []
    lines: list[tuple[int, int]] = []
    for sentence in article.sentences:
        first, last = page.tokens(sentence)
        if page.case(sentence, first, last) == "sentence":
            plain.extend(runs(page, first, last))
        else:
            lines.append((first, last))
    found = _confirmed(page, plain)
    kept = {f.words for f in found}
    for first, last in lines:
        found.extend(_in_line(page, first, last, kept))
    found.sort(key=lambda f: f.start)
    return _gathered(article, found)


def find_text(text: str) -> Names:
    """Return the names of a bare text, cut into sentences by a simple rule."""
    spans = [m.span() for m in _SENTENCE.finditer(text) if m.group().strip()]
    sentences = tuple(
        Sentence(n, start, end, 0, "paragraph") for n, (start, end) in enumerate(spans, start=1)
    )
    return find(Article(text, (), sentences, ()))


def _confirmed(page: Page, plain: list[Run]) -> list[Found]:
    """Keep the runs that are names, by what the whole text says of their words."""
    inside = Counter(p.word for r in plain for n, p in enumerate(r.pieces) if n or not r.initial)
    found: list[Found] = []
    for run in plain:
        pieces = list(run.pieces)
        if run.initial and not _listed(pieces):
            first = pieces[0].word
            if len(pieces) == 1:
                if not inside[first] and not _is_acronym(first):
                    continue
            elif first.lower() in page.lowers and not inside[first]:
                pieces = pieces[1:]
        if len(pieces) == 1 and not run.title:
            word = pieces[0].word
            if word in known.GENERIC or word in known.COMMON_ACRONYMS or len(word) < 2:
                continue
            if word.lower() in known.FUNCTION or word.strip("0123456789") == "":
                continue
        found.extend(_cut(page, pieces, run.title))
    return found


def _cut(page: Page, pieces: list[Piece], title: bool) -> list[Found]:
    """Turn a run into sightings: a listed demonym before a person's title is cut off elsewhere."""
    words = tuple(p.word for p in pieces)
    text, start, end = page.text, pieces[0].start, pieces[-1].end
    if len(words) > 1 and title is False:
        parts = _two_listed(pieces)
        if parts is not None:
            return [part for group in parts for part in _cut(page, group, False)]
    before = text[max(0, start - 14) : start].split()
    place = bool(before) and before[-1] in known.PLACE_BEFORE
    person = title or bool(len(words) < 4 and _SPEAKING.match(text, end))
    return [Found(start, end, words, person, place)]


def _two_listed(pieces: list[Piece]) -> list[list[Piece]] | None:
    """Cut a run that is two listed names side by side."""
    if _listed(pieces):
        return None
    for n in range(1, len(pieces)):
        if _listed(pieces[:n]) and _listed(pieces[n:]):
            return [pieces[:n], pieces[n:]]
    return None


def _listed(pieces: list[Piece]) -> bool:
    name = " ".join(p.word for p in pieces)
    return name in known.countries() or name in known.organisations()


def _is_acronym(word: str) -> bool:
    return (
        len(word) > 1 and sum(c.isupper() for c in word) > 1 and word not in known.COMMON_ACRONYMS
    )


def _in_line(page: Page, first: int, last: int, kept: set[tuple[str, ...]]) -> list[Found]:
    """Find listed names, and names that sentences have confirmed, in a line of capitals."""
    heads: dict[str, list[tuple[str, ...]]] = {}
    for words in kept:
        heads.setdefault(words[0].lower(), []).append(words)
    countries, listed = known.countries(), known.organisations()
    found: list[Found] = []
    i = first
    while i < last:
        bare = [_bare(w) for w in page.words[i : min(last, i + 7)]]
        best = 0
        for words in heads.get(bare[0].lower(), ()):
            if [w.lower() for w in words] == [w.lower() for w in bare[: len(words)]]:
                best = max(best, len(words))
        printed = bare[0]
        for n in range(min(5, len(bare)), best, -1):
            name = " ".join(bare[:n])
            titled = name.title() if name.isupper() and len(name) > 3 else name
            if name in countries or name in listed or titled in countries or titled in listed:
                best = n
                break
        if not best and "-" in printed:
            for part in printed.split("-"):
                if part in countries:
                    at = page.starts[i] + printed.index(part)
                    found.append(Found(at, at + len(part), (part,)))
        if best:
            end = page.starts[i + best - 1] + len(bare[best - 1])
            words = tuple(bare[:best])
            if " ".join(words).isupper() and len(words[0]) > 3:
                words = tuple(w.title() for w in words)
            found.append(Found(page.starts[i], end, words))
        i += max(1, best)
    return found


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _gathered(article: Article, found: list[Found]) -> Names:
    """Bring the sightings together into entities."""
    keys = aliases.unite(article.text, found)
    groups: dict[str, list[Mention]] = {}
    forms: dict[str, list[Found]] = {}
    countries = known.countries()
    for sight in found:
        surface = article.text[sight.start : sight.end]
        entry = countries.get(sight.surface)
        role: Role = "name"
        if entry is not None:
            key, role = _country(article, sight, entry)
        else:
            key = keys[sight.words]
        groups.setdefault(key, []).append(Mention(sight.start, sight.end, surface, role))
        forms.setdefault(key, []).append(sight)
    entities = []
    for key, mentions in groups.items():
        others = sorted({m.surface for m in mentions} - {key})
        kind = _kind(key, forms[key])
        entities.append(Entity(key, kind, tuple(mentions), tuple(others), aliases.skeleton(key)))
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


def _standing(article: Article, start: int, end: int) -> Role | None:
    text = article.text
    sentence = article.sentence_at(start)
    left = max(sentence.start if sentence else 0, start - 80)
    right = min(sentence.end if sentence else len(text), end + 60)
    if left and text[left - 1 : left].isalnum():
        left = text.find(" ", left, start) + 1 or left
    before = [w for w in _MARK.findall(text[left:start].lower())][-8:]
    for n in range(len(before) - 1, -1, -1):
        if before[n] in ",;:.—–()":
            before = before[n + 1 :] if n < len(before) - 1 or True else before
            break
    possessive = text[end : end + 2] in ("'s", "’s")
    after = _MARK.findall(text[end + 2 * possessive : right].lower())[:6]
    return standing(before, after, possessive)


def role_of(article: Article, mention: Mention) -> Role:
    """Say what a mention does; for a capital or a country, whether it acts or is a place."""
    if mention.role != "name":
        return mention.role
    return _standing(article, mention.start, mention.end) or "name"


def _kind(key: str, forms: list[Found]) -> Kind:
    """Judge what kind of thing is named, from lists, from words in the name, from its company."""
    if key in known.countries():
        return "place"
    listed = known.organisations()
    for form in forms:
        if form.surface in listed:
            return "group" if listed[form.surface][1] == "group" else "organisation"
    words = set(key.replace("-", " ").split())
    if not words.isdisjoint(known.GROUPS):
        return "group"
    person = sum(f.person for f in forms)
    if person and words.isdisjoint(known.ORGANISATION):
        return "person"
    if not words.isdisjoint(known.ORGANISATION):
        return "organisation"
    if not words.isdisjoint(known.PLACE):
        return "place"
    if len(key) > 1 and key.isupper():
        return "organisation"
    if sum(f.place for f in forms) * 2 > len(forms):
        return "place"
    return "person" if len(words) in (2, 3) and "of" not in words else "unknown"
