"""What ties two texts to one happening, or sets them apart? Things a reader can check.

Of the happening: sentences of either text that tell the same, one of them in an opening; openings
that the other text does not tell; days of what was done. Of the story: the names that both texts
speak of, or that one speaks of most and the other never.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import product
from typing import Literal, NamedTuple

import numpy as np

from bias import words
from bias.article import HEADLINE, Article, Sentence, sentence_ids
from bias.findings import Ids
from bias.lists import fold, terms_of
from bias.matching import Match, Reason
from bias.names import Entity, Names
from bias.reading import Reading
from bias.relation.cores import LEAST, Core, core
from bias.relation.moments import days_apart
from bias.relation.openings import LEAD, LOOKED_AT, looked_at, opening_of

Kind = Literal["story", "occurrence"]

MOST_NOTED = 4  # names that one reason tells
#: Countries, and bodies and parties of one word, whose words are no rarer stand in any news
#: ("United States", "Democrats"): they are not told where so many others are.
_COMMON, _OTHERS = 5.0, 2
#: Cosine from which a sentence may be told by another although they are not matched: of four
#: of `rule` pairs that have none matched and one so near, three are told there.
NEAR = 0.65
_MOST_TOLD, _MOST_TRIED = 2, 6  # matches shown, and looked at for a clause
_MOST_WORDS = 3  # that a match is shown to share
#: Shares of a headline's words, by rarity, that the sentences beside it hold: where it is quoted as
#: told in both, and where both headlines are said to tell of one thing. On 149 `rule` pairs ten of
#: ten so quoted are told (of two just below one), and of 25 pairs of headlines 23 are of one thing.
MOSTLY, PARTLY = 0.65, 0.3
MOST_WHOLE = 20  # words of a headline that is quoted whole: two lines (a guess)
#: The order in which what a match shares is told: what happened, who or where, how many, when.
_ORDER = ("word", "akin", "name", "figure", "time")


class Anchor(NamedTuple):
    """One thing for or against: `a` and `b` are ids of the sentences it stands in.

    Attributes:
        anchor: "names", "told" (sentences that both tell; against: openings that the other text
            does not tell), "day", "next day", "opening" (what each tells first) or "text" (one
            and the same).
        words_a, words_b: what shows it in each text: names by their key, words as printed, a
            weekday as its number, a date as printed.
        shared: of words that face each other, what each two are: "name", "word" (one word in
            both), "akin" (two words for one thing), "figure" or "time".
        core_a, core_b: what is told, in a dozen words: stretches as printed; of "told" in the
            words of one text.
        whole: the core is a headline as it stands, since no clause that both tell can be cut out.
    """

    kind: Kind
    anchor: str
    holds: bool
    a: Ids
    b: Ids
    words_a: tuple[str, ...] = ()
    words_b: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    core_a: tuple[str, ...] = ()
    core_b: tuple[str, ...] = ()
    whole: bool = False


# -- the happening --------------------------------------------------------------------------------


def find_told(a: Reading, b: Reading, matches: Sequence[Match]) -> list[Anchor]:
    """The matches near the top that can be told in a dozen words, or else the first: those of two
    sentences of openings before those of one."""
    top = {*sentence_ids("A", opening_of(a.article)), *sentence_ids("B", opening_of(b.article))}
    exchanged = a.article.order > b.article.order

    titles = {
        *sentence_ids("A", [s for s in a.article.sentences if s.kind in HEADLINE]),
        *sentence_ids("B", [s for s in b.article.sentences if s.kind in HEADLINE]),
    }

    def rank(m: Match) -> tuple[int, bool, int, int, float]:
        own = _number(m.b if exchanged else m.a)
        early = (not top.isdisjoint(m.a)) + (not top.isdisjoint(m.b))
        return (
            -early,
            not titles.isdisjoint((*m.a, *m.b)),
            _number(m.a) + _number(m.b),
            own,
            -m.score,
        )

    near = sorted((m for m in matches if _early(m.a) and _early(m.b)), key=rank)[:_MOST_TRIED]
    told = [_told(a, b, m, exchanged, top) for m in near]
    cored = [x for x in told if x.core_a or x.core_b]
    first = [x for x in cored if not (top.isdisjoint(x.a) or top.isdisjoint(x.b))]
    whole = (_with_headline(a, b, x) for x in told)
    titled = [x for x in whole if x is not None][:1] if not first else []
    found = [*first, *titled, *(x for x in cored if x not in first)]
    by_core = {(x.core_a, x.core_b): x for x in reversed(found)}  # said once
    found = [x for x in found if by_core[x.core_a, x.core_b] is x][:_MOST_TOLD]
    # Where it is only counted, the surest stands for it.
    surest = max(
        (m for m in near if rank(m)[0] == rank(near[0])[0]), key=lambda m: m.score, default=None
    )
    return found or [x for x, m in zip(told, near, strict=True) if m is surest]


def _number(ids: Sequence[str]) -> int:
    return int(ids[0][1:])


def _early(ids: Ids) -> bool:
    return all(int(i[1:]) <= LOOKED_AT for i in ids)


def _told(a: Reading, b: Reading, match: Match, exchanged: bool, top: Set[str]) -> Anchor:
    kept = _told_words(match)
    shared = tuple(r.kind for r in kept)
    words_a, words_b = tuple(r.a for r in kept), tuple(r.b for r in kept)
    told = Anchor("occurrence", "told", True, match.a, match.b, words_a, words_b, shared)
    # What neither text opens with tells a side of the story: its words name no event.
    early = [(i, j) for i, j in product(match.a, match.b) if i in top or j in top]
    return _with_core(a, b, told, early, exchanged)


def _told_words(match: Match) -> list[Reason]:
    reasons = sorted(match.reasons, key=lambda r: _ORDER.index(r.kind))
    kept = [r for r in reasons if r.kind in {"word", "akin"}][:2]
    return kept + [r for r in reasons if r not in kept][: _MOST_WORDS - len(kept)]


def _with_core(
    a: Reading, b: Reading, told: Anchor, pairs: Sequence[tuple[str, str]], exchanged: bool
) -> Anchor:
    """The clauses of two of the matched sentences in which both texts tell one deed, else that of
    either which holds most of what both tell; as printed."""
    best = 0.0
    for i, j in pairs:
        left, right = (x.article.sentences[_number([n]) - 1] for x, n in ((a, i), (b, j)))
        mine, theirs = core(a, left, (b, right)), core(b, right, (a, left))
        worth = _worth(mine), _worth(theirs)
        if max(worth) <= best or (mine and theirs and _is_crossed(mine, theirs)):
            continue
        best = max(worth)
        cores = _printed(a, mine), _printed(b, theirs)
        if not (mine and theirs and mine.verb == theirs.verb) or cores[0] == cores[1]:
            own = worth[0] >= worth[1] if not exchanged else worth[0] > worth[1]
            cores = (cores[0], ()) if own else ((), cores[1])
        told = told._replace(a=(i,), b=(j,), core_a=cores[0], core_b=cores[1])
    return told


def _is_crossed(one: Core, other: Core) -> bool:
    """Whether what one does is done to them in the other: "A lashed out at B" and the reverse."""
    met = one.doer & other.rest or other.doer & one.rest
    return one.verb == other.verb and bool(met) and one.doer.isdisjoint(other.doer)


def _with_headline(a: Reading, b: Reading, told: Anchor) -> Anchor | None:
    """A headline among the matched sentences, where the others hold most of its words; those of
    both texts, where each holds some of the other's."""
    matched = [
        [known.article.sentences[_number([i]) - 1] for i in ids]
        for known, ids in ((a, told.a), (b, told.b))
    ]
    titles = [next((s for s in found if s.kind in HEADLINE), None) for found in matched]
    sides = ((a, titles[0], b, matched[1]), (b, titles[1], a, matched[0]))
    held = [_held(x, s, y, ys) if s else 0.0 for x, s, y, ys in sides]
    cores = tuple((" ".join(x.article.slice(s).split()),) if s else () for x, s, *_ in sides)
    if not all(titles):
        said = (cores[0] or cores[1] or ("?",))[0]
        if max(held) < MOSTLY or len(said.split()) > MOST_WHOLE or said.endswith("?"):
            return None
    elif min(held) < PARTLY:
        return None
    else:
        told = _with_shared(told, (a, titles[0]), (b, titles[1]))
    ids = [
        sentence_ids(x, [s]) if s else own
        for x, s, own in zip("AB", titles, (told.a, told.b), strict=True)
    ]
    return told._replace(a=ids[0], b=ids[1], core_a=cores[0], core_b=cores[1], whole=True)


def _with_shared(
    told: Anchor, one: tuple[Reading, Sentence | None], other: tuple[Reading, Sentence | None]
) -> Anchor:
    """What two headlines share, as each has it: names whole, the rarest first."""
    left, right = _telling(*one), _telling(*other)
    met = [(a, b) for a, b in product(left, right) if left[a] & right[b]]
    rarity = {p: max(words.rarity(w.lower()) for x in p for w in x.split()) for p in met}
    pairs: list[tuple[str, str]] = []
    # Each once, whichever text comes first.
    for pair in sorted(met, key=lambda p: (-rarity[p], *sorted(p))):
        if all(pair[0] != a and pair[1] != b for a, b in pairs):
            pairs.append(pair)
    pairs = pairs[:MOST_NOTED]
    if not pairs:
        return told
    words_a, words_b = zip(*pairs, strict=True)
    return told._replace(words_a=words_a, words_b=words_b, shared=("word",) * len(pairs))


def _telling(known: Reading, one: Sentence | None) -> dict[str, set[str]]:
    """The names and telling words of a sentence as printed, and the kin of their words."""
    found: dict[str, set[str]] = {}
    if one is None:
        return found
    surfaces = [m for m, _ in known.names.mentions if one.start <= m.start < one.end]
    for i in known.tokens_of(one):
        start, low = known.tokens.starts[i], known.lemma[i]
        if words.is_stopword(low) or not (known.is_open(i) or known.class_at(i) == "name"):
            continue
        named = next((m for m in surfaces if m.start <= start < m.end), None)
        printed = known.tokens.words[i] if named is None else named.surface
        found.setdefault(printed, set()).update(_kin(low))
    return found


def _held(known: Reading, one: Sentence, other: Reading, sentences: Sequence[Sentence]) -> float:
    """Which share of the words of a sentence others hold, each as much as it is rare: 0 to 1."""
    theirs = {k for s in sentences for i in other.tokens_of(s) for k in _kin(other.lemma[i])}
    telling = [
        i
        for i in known.tokens_of(one)
        if (known.is_open(i) or known.class_at(i) in ("name", "number"))
        and not words.is_stopword(known.lemma[i])
    ]
    worth = [(words.rarity(known.lemma[i]), _kin(known.lemma[i])) for i in telling]
    whole = sum(w for w, _ in worth)
    return sum(w for w, kin in worth if kin & theirs) / whole if whole else 0.0


def _kin(lemma: str) -> set[str]:
    """The family of a word and the kinds of event that it may name."""
    word = words.look_up(lemma)
    return {word.family, *word.groups}


def _worth(found: Core | None) -> float:
    return found.worth if found is not None else -1.0


def _printed(reading: Reading, found: Core | None) -> tuple[str, ...]:
    text = reading.article.text
    spans = found.spans if found is not None else ()
    return tuple(" ".join(text[s.start : s.end].split()) for s in spans)


def find_untold(a: Reading, b: Reading, matches: Sequence[Match]) -> Anchor | None:
    """The first sentences of either text, where no match tells any of them and no sentence of the
    other text comes near; None where both leads are told."""
    found = {i for m in matches for i in (*m.a, *m.b)} | _near(a, b)
    leads = [sentence_ids(s, opening_of(x.article, LEAD)) for s, x in (("A", a), ("B", b))]
    left, right = (ids[:LEAD] if found.isdisjoint(ids) else () for ids in leads)
    if not (left or right):
        return None
    core_a, core_b = (
        (_first_told(x, HEADLINE)[0] or _first_told(x)[0]) if own else ()
        for x, own in ((a, left), (b, right))
    )
    return Anchor("occurrence", "told", False, left, right, core_a=core_a, core_b=core_b)


def _near(a: Reading, b: Reading) -> set[str]:
    """The sentences to which a sentence of the other text is near by its vector."""
    if a.vectors is None or b.vectors is None or not (len(a.vectors) and len(b.vectors)):
        return set()
    near = np.round(a.vectors @ b.vectors.T, 3) >= NEAR
    return {
        f"{side}{n + 1}"
        for side, axis in (("A", 1), ("B", 0))
        for n in np.flatnonzero(near.any(axis=axis)).tolist()
    }


def find_day(a: Reading, b: Reading) -> Anchor | None:
    """The days on which what the texts open with was done, where they differ."""
    days = days_apart(a, b)
    if days is None:
        return None
    ids = sentence_ids("A", [days[0].sentence]), sentence_ids("B", [days[1].sentence])
    left, right = (d.printed if d.is_date else str(int(d.value)) for d in days)
    anchor = "day" if days[0].apart(days[1]) > 1 else "next day"
    return Anchor("occurrence", anchor, False, ids[0], ids[1], (left,), (right,))


def find_openings(a: Reading, b: Reading) -> Anchor | None:
    """What each text tells first."""
    told = [_first_told(x) for x in (a, b)]
    if not all(cores for cores, _ in told):
        return None
    (core_a, a_first), (core_b, b_first) = told
    ids = sentence_ids("A", [a_first]), sentence_ids("B", [b_first])
    return Anchor("occurrence", "opening", False, ids[0], ids[1], core_a=core_a, core_b=core_b)


def _first_told(
    reading: Reading, without: Set[str] = frozenset()
) -> tuple[tuple[str, ...], Sentence]:
    """The first title that is as short, or the first clause, that can be told in a dozen words, of
    sentences that are not of some kinds."""
    article = reading.article
    for sentence in opening_of(article, LEAD):
        if sentence.kind in without:
            continue
        said = article.slice(sentence).split()
        if sentence.kind in HEADLINE and LEAST <= len(said) <= MOST_WHOLE:
            return (" ".join(said),), sentence
        if found := core(reading, sentence, None):
            return _printed(reading, found), sentence
    return (), article.sentences[0]


def same_text(a: Article, b: Article) -> Anchor:
    """The reason why a text and itself tell one event."""
    ids = sentence_ids("A", opening_of(a)[:1]), sentence_ids("B", opening_of(b)[:1])
    return Anchor("occurrence", "text", True, *ids)


# -- the story ------------------------------------------------------------------------------------


def find_names(a: Reading, b: Reading) -> Anchor:
    """The names that both texts speak of most, or that there are none."""
    shared = _pairs(_early_names(a), _early_names(b))
    if not shared:
        return Anchor("story", "names", False, (), ())
    # Ties go by where the names stand, never by the names: exchanging two exchanges only them.
    shared.sort(key=lambda p: (-round(_weight(*p), 6), _stands(*p)))
    telling = [p for p in shared if not _is_common(*p)]
    shared = telling if len(telling) >= _OTHERS else shared
    left, right = zip(*shared[:MOST_NOTED], strict=True)
    ids = _where(a.article, "A", left), _where(b.article, "B", right)
    return Anchor("story", "names", True, *ids, _keys(left), _keys(right), ("name",) * len(left))


def find_apart(a: Reading, b: Reading) -> Anchor | None:
    """The names that each text tells most of and the other never."""
    left, right = _only_in(a.names, b.names), _only_in(b.names, a.names)
    if not left and not right:
        return None
    ids = _where(a.article, "A", left), _where(b.article, "B", right)
    return Anchor("story", "names", False, *ids, _keys(left), _keys(right))


def _only_in(names: Names, other: Names) -> list[Entity]:
    entities = sorted(names.entities, key=lambda e: -len(e.mentions))[:MOST_NOTED]
    known = {w for e in other.entities for w in _words_of(e)}
    return [
        e
        for e in entities
        if known.isdisjoint(e.key.lower().split())
        and not any(is_one_entity(e, x) for x in other.entities)
    ]


def _early_names(reading: Reading) -> list[Entity]:
    end = looked_at(reading).end
    return [e for e in reading.names.entities if e.mentions[0].start < end]


def _pairs(a: list[Entity], b: list[Entity]) -> list[tuple[Entity, Entity]]:
    """Entities that are one in both texts, each once; the same key before another spelling."""
    found = [(x, y) for x in a for y in b if is_one_entity(x, y)]
    found.sort(key=lambda p: (p[0].key != p[1].key, _stands(*p)))
    pairs: list[tuple[Entity, Entity]] = []
    left, right = set(), set()
    for x, y in found:
        if x.key not in left and y.key not in right:
            left.add(x.key)
            right.add(y.key)
            pairs.append((x, y))
    return pairs


def is_one_entity(left: Entity, right: Entity) -> bool:
    """Are entities of two texts one? By key, a person's last name, or spelling."""
    if left.key == right.key:
        return True
    if left.kind == right.kind == "person":
        return fold(left.key.split()[-1]) == fold(right.key.split()[-1])
    return len(left.match) > 3 and left.match == right.match


def _weight(x: Entity, y: Entity) -> float:
    """How much both speak of it, and how rare its rarest word is."""
    return float(min(len(x.mentions), len(y.mentions)) ** 0.5) * _rarest(x, y)


def _is_common(x: Entity, y: Entity) -> bool:
    """Whether a name stands in any news."""
    both, countries = (x, y), terms_of("countries", "country")
    body = any(e.kind in ("group", "organisation") and " " not in e.key for e in both)
    return (body or any(e.key in countries for e in both)) and _rarest(x, y) < _COMMON


def _rarest(x: Entity, y: Entity) -> float:
    """How rare the rarest word of their names is."""
    return max((words.rarity(w) for e in (x, y) for w in _words_of(e)), default=0.0)


def _words_of(entity: Entity) -> list[str]:
    """The words of a name in small letters; initials and "the" left out."""
    low = [fold(part.strip(".,()")) for part in entity.key.split()]
    return [w for w in low if len(w) > 1 and not words.is_stopword(w)]


def _stands(x: Entity, y: Entity) -> tuple[int, int]:
    """Where two entities are first named, whichever text comes first."""
    places = sorted((x.mentions[0].start, y.mentions[0].start))
    return sum(places), places[0]


def _keys(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(e.key for e in entities)


def _where(article: Article, side: str, entities: Iterable[Entity]) -> Ids:
    firsts = [article.sentence_at(e.mentions[0].start) for e in entities]
    return sentence_ids(side, [s for s in firsts if s is not None])
