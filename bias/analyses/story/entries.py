"""Which phrases of a text name the same people or thing that harm befell, so that each stands once?

Of two counts of one number the fuller stands, "dozens" give way to their number, a title to whom
the text names, and who is taken up again ("the boy") to who was told of before.
"""

from __future__ import annotations

from typing import NamedTuple

from bias.article import HEADLINE, Span
from bias.lists import terms_of
from bias.quantities import Quantity, opposed
from bias.reading import Reading

#: A toll of as many is one with another of its number (a guess).
_TOLD_AGAIN = 5
#: Sentences of the body in which a story of harm tells of it.
_EARLY = 3
#: Nouns of anybody.
ANYBODY = frozenset(("", "people", "person", "victim"))
_HURT = frozenset(("killed", "hurt"))
#: Fates of places and things.
_STRUCK = frozenset(("hit", "destroyed"))
#: So many times what "dozens" allow a count may be and give their number (a guess).
_WIDE = 2


class Found(NamedTuple):
    """A phrase of a text that names whom harm befell: what is said of them, the kind of harm, the
    head noun with its place, what it counts (None for no figure); whether its words take up who is
    known (`again`), and where it is told `first`, if further down too."""

    said: str
    fate: str
    span: Span
    noun: str
    token: int = -1
    value: float | None = None
    sure: bool = True
    figure: Quantity | None = None
    again: bool = False
    first: int = -1

    @property
    def place(self) -> int:
        """Where it is told, or was first."""
        return self.span.start if self.first < 0 else self.first


def opens(known: Reading, one: Found) -> bool:
    """Whether an entry is told in a headline or at the beginning of its text."""
    sentence = known.article.sentence_at(one.place)
    early = known.article.body[:_EARLY]
    return sentence is not None and (sentence.kind in HEADLINE or sentence in early)


def once(known: Reading, found: list[Found]) -> list[Found]:
    """Each told once: of two that count the same, or name the same of one fate, the fuller one; a
    phrase without a number goes where a figure counts its noun, "dozens" where one gives their
    number, and who is told of again ("the boy") or named further down."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda x: _fullness(known, x)):
        same = (k for k, x in enumerate(kept) if x.fate == one.fate and _is_same(x, one))
        if (k := next(same, None)) is None:
            kept.append(one)
        elif one.place < kept[k].place:
            kept[k] = kept[k]._replace(first=one.place)
    told = list(kept)
    for one in kept:
        if any(_goes(known, one, x) for x in told if x is not one):
            told.remove(one)
    dead = [_person(known, x) for x in kept if x.fate == "killed" and _is_single(known, x)]
    shot = [x.fate == "hurt" and _person(known, x) for x in told]
    # of one who is shot, and dead further down, is said what befell him
    return [
        x._replace(said="killed", fate="killed") if who and any(who & d for d in dead) else x
        for x, who in zip(told, shot, strict=True)
    ]


def _fullness(known: Reading, one: Found) -> tuple[bool, bool, bool, bool, int]:
    """Counts before phrases: those with a noun, then what is sure, then those of the body, which
    name their source; of phrases the longest."""
    counted = one.figure is not None
    rank = one.span.start if counted else -_size(one)
    bare, titled = counted and not one.noun, counted and _is_titled(known, one)
    return not counted, bare, not one.sure or one.again, titled, rank


def _size(one: Found) -> int:
    return one.span.end - one.span.start


def _rank(one: Found) -> tuple[int, bool, int]:
    """Of two who are one: the longer name, the death, the first."""
    return _size(one), one.fate == "killed", -one.span.start


def _is_titled(known: Reading, one: Found) -> bool:
    sentence = known.article.sentence_at(one.span.start)
    return sentence is not None and sentence.kind in HEADLINE


def _is_same(full: Found, other: Found) -> bool:
    x, y = full.figure, other.figure
    if x is None or y is None:
        return full.noun == other.noun
    kin = not opposed(x, y) or full.value != x.value  # "two women and a man" are three people
    plain = full.noun == other.noun or not {full.noun, other.noun}.isdisjoint(ANYBODY)
    return full.value == other.value and kin and (plain or x.value >= _TOLD_AGAIN)


def _goes(known: Reading, one: Found, other: Found) -> bool:
    """Whether one entry tells less of those of whom the other tells."""
    x, y = one.figure, other.figure
    if x is not None and y is not None:
        exact = x.hedge == "vague" != y.hedge and one.fate == other.fate and not opposed(x, y)
        return exact and x.low is not None and x.low <= y.value <= _WIDE * (x.high or x.low)
    hit = one.fate in _STRUCK
    if hit or not (_is_single(known, one) and _is_single(known, other)):
        return False
    who, named = _person(known, one), _person(known, other)
    if who:
        fuller = _rank(other) > _rank(one)
        return fuller and (who <= named or named <= who) and bool(named)
    kinds = [terms_of("counted", "kind").get(x.noun) for x in (one, other)]
    if None not in kinds and kinds[0] != kinds[1]:
        return False  # "a woman was killed", "the man died"
    again = one.again and other.span.start < one.span.start
    titled = _is_titled(known, one) and other.span.start > one.span.end
    return again or (titled and {one.fate, other.fate} <= _HURT and opens(known, other))


def _is_single(known: Reading, one: Found) -> bool:
    """Whether an entry is of one person, as far as its words say."""
    alone = one.value in (None, 1.0) and " and " not in known.article.slice(one.span)
    return alone and one.token >= 0 and known.tokens.words[one.token].lower() == one.noun


def _person(known: Reading, one: Found) -> frozenset[str]:
    """The words of the name of who is named by an entry."""
    named = known.names.at(known.tokens.starts[one.token])
    person = named is not None and named.kind in ("person", "unknown")
    return frozenset(named.key.split() if person and named else ())
