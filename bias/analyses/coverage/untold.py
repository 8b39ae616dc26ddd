"""What are the untold sentences about, and who is named in one text only?

Neighbours, and sentences that share rare words, stand together; a run is called by words of its
own: names first, then words that are rare in news and that the other text does not have.

A name is the surest of all absences: the other text has none that is the same or spelled alike,
and no word that is the name's last word or made of it. Acronyms are left out. One mention may be a
passing one; two sentences are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bias.article import BODY, Sentence
from bias.lists import terms_of
from bias.names import Entity
from bias.reading import Reading
from bias.words import family, is_stopword, rarity

#: Words that a run is called by, and sentences it may have before it is left as it is.
CALLED_BY, LONGEST = 3, 8
#: Rare words that two runs must share to be one, and how rare.
SHARED, RARE = 2, 4.0
#: Sentences that must name what is called named in one text only.
LEAST_NAMING = 2
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_KINDS = frozenset({"person", "organisation", "place", "group"})


class UntoldRun(NamedTuple):
    """Untold sentences on one thing, and what to call it in words of the text."""

    sentences: tuple[Sentence, ...]
    words: str


class OnlyNamed(NamedTuple):
    """An entity that the other text does not name, and the sentences that do."""

    entity: Entity
    sentences: tuple[int, ...]


def untold_runs(known: Reading, numbers: Sequence[int], other: Reading) -> list[UntoldRun]:
    """Group the sentences called `numbers`, in order.

    Args:
        other: the text that does not tell them; its words do not name a run.
    """
    runs: list[list[Sentence]] = []
    for number in sorted(numbers):
        sentence = known.article.sentences[number - 1]
        last = runs[-1][-1] if runs else None
        near = last is not None and number - last.number == 1 and sentence.block - last.block <= 1
        if near and len(runs[-1]) < LONGEST:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    there = frozenset(other.lemma)
    runs = _brought_together(known, runs, there)
    return [UntoldRun(tuple(run), ", ".join(_called(known, run, there))) for run in runs]


def _brought_together(
    known: Reading, runs: list[list[Sentence]], there: frozenset[str]
) -> list[list[Sentence]]:
    """Bring runs together that share rare words which the other text does not have."""
    kept: list[tuple[list[Sentence], set[str]]] = []
    holding: dict[str, set[int]] = {}  # word -> places in `kept` of runs with room for more
    for run in runs:
        own = {w for w, (worth, _) in _weights(known, run).items() if worth > RARE} - there
        shared = Counter(at for word in own for at in holding.get(word, ()))
        fit = [
            at
            for at, count in shared.items()
            if count >= SHARED and len(kept[at][0]) + len(run) <= LONGEST
        ]
        at = min(fit, default=len(kept))
        if not fit:
            kept.append(([], set()))
        together, words = kept[at]
        together.extend(run)
        words |= own
        for word in own:
            holding.setdefault(word, set()).add(at)
        if len(together) >= LONGEST:
            for word in words:
                holding[word].discard(at)
    return [run for run, _ in kept]


def _weights(known: Reading, run: Sequence[Sentence]) -> dict[str, tuple[float, int]]:
    """Lemma -> how much it says of these sentences, and a token where it stands, rather one in
    small letters."""
    tokens: dict[str, int] = {}
    counts: Counter[str] = Counter()
    printed = known.tokens.words
    for sentence in run:
        for i in known.tokens_of(sentence):
            word = printed[i].removesuffix("'s")
            if len(word) < 4 or not word[0].isalpha() or "'" in word or is_stopword(word):
                continue
            key = known.lemma[i]
            if key not in tokens or (printed[tokens[key]][0].isupper() and word[0].islower()):
                tokens[key] = i
            counts[key] += 1
    return {
        key: (min(rarity(key), 7.0) * (1 + 0.5 * (n - 1)), tokens[key]) for key, n in counts.items()
    }


def _called(known: Reading, run: Sequence[Sentence], there: frozenset[str]) -> list[str]:
    weights, printed = _weights(known, run), known.tokens.words

    def rank(key: str) -> tuple[bool, float, int]:
        worth, token = weights[key]
        return key in there, -worth * (1.5 if printed[token][0].isupper() else 1.0), token

    best = sorted(weights[key][1] for key in sorted(weights, key=rank)[:CALLED_BY])
    return [printed[token].removesuffix("'s") for token in best]


#: Letters by which the members of a party are known.
ROOT = 6


def only_named(known: Reading, other: Reading) -> list[OnlyNamed]:
    """Return what `known` names and `other` does not, the most often named first."""
    article, said = known.article, other.tokens.words
    there = {family(w) for word in said for w in _parts(word)}
    surfaces = [m.surface for m, _ in other.names.mentions]
    acronyms = {w.replace(".", "") for w in (*said, *surfaces) if w.isupper()}
    matches = {e.match for e in other.names.entities}
    found = []
    for entity in known.names.entities:
        if entity.kind not in _KINDS or entity.match in matches or _is_short(entity.key):
            continue
        if _is_spoken(entity, there, acronyms) or _is_outlet(entity):
            continue
        sentences = {
            s.number: s
            for m in entity.mentions
            if m.role not in ("adjective", "people")
            and _is_its_name(entity, m.surface)
            and (s := article.sentence_at(m.start))
        }
        numbers = tuple(sorted(n for n, s in sentences.items() if s.kind in BODY))
        if len(numbers) >= LEAST_NAMING:
            found.append(OnlyNamed(entity, numbers))
    return sorted(found, key=lambda n: (-len(n.sentences), n.sentences, n.entity.key))


def _is_outlet(entity: Entity) -> bool:
    """Is it a paper or a channel? Who reports is no part of what is told (four of 36 lines)."""
    last = entity.key.split()[-1]
    return entity.kind == "organisation" and not {last, last.title()}.isdisjoint(
        terms_of("mastheads")
    )


def _is_its_name(entity: Entity, surface: str) -> bool:
    """Is a form the name itself, or a person's last name? "Republican" is no "Texas Republican"."""
    if entity.kind == "person":
        return surface.split()[-1] == entity.key.split()[-1]
    return surface in (entity.key, f"the {entity.key}", f"The {entity.key}") or surface.isupper()


def _parts(word: str) -> list[str]:
    """A word, and the parts of one with hyphens, without their possessive."""
    bare = word.lower().removesuffix("'s").removesuffix("’s")
    return [bare, *bare.split("-")]


def _is_short(key: str) -> bool:
    """Is it an acronym? The other text may print the words it stands for."""
    return "." in key.replace(". ", " ").rstrip(".") or (key.isupper() and " " not in key)


def _is_spoken(entity: Entity, there: set[str], acronyms: set[str]) -> bool:
    """Does the other text have the last word of any of its forms, or a word made of it?"""
    capitals = "".join(w[0] for w in entity.key.split() if w[0].isupper())
    if len(capitals) > 1 and capitals in acronyms:
        return True  # "F.B.I."
    first, _, last = entity.key.lower().removeprefix("the ").partition(" ")
    if last == "party" and any(w.startswith(first[:ROOT]) for w in there):
        return True  # "Democrats" are of the Democratic Party
    forms = {entity.key, *entity.aliases, *(m.surface for m in entity.mentions)}
    return any(
        not pieces or any(family(w) in there for w in _parts(pieces[-1]))
        for pieces in ([w for w in form.split() if w not in _SUFFIXES] for form in forms)
    )
