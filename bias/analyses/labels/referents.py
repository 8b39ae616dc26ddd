"""Which labels of two texts are of one thing?

A named thing is one where its names are. Two listed words of one family are of one thing only where
the texts show it: in matched sentences they hold the same place beside the same verb or the same
doer; the same word stands before both ("email controversy", "email scandal"); the same body, event
or town is named in both phrases ("the Newtown massacre"). Some families ("Affordable Care Act",
"Obamacare") name one thing wherever they stand. That two words are of one topic shows nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bias import names
from bias.analyses.labels.callings import Calling, Page, families_of, those
from bias.analyses.labels.phrases import everywhere, holds
from bias.context import Context, Side
from bias.lists import terms_of

Labels = dict[Side, list[Calling]]
Pages = Mapping[Side, Page]

#: Sentences that a text opens with, and how often it speaks of what its story is; guesses.
OPENING, OFTEN = 4, 3


class Referent(NamedTuple):
    """Something that is called something, by its name or by a word for it.

    `labels`: without a name every place where a phrase for it stands in a text; with a name, what
    stands beside it; `sentences`: where it is named.
    """

    name: str
    labels: Labels
    named: bool = False
    sentences: Mapping[Side, set[int]] = {}

    @property
    def each(self) -> Iterator[tuple[Side, Calling]]:
        """Its labels with their text."""
        return ((side, x) for side, these in self.labels.items() for x in these)


def alone(thing: Referent, pages: Pages) -> int:
    """How often a thing has a disputed name that the other text nowhere uses (of one with a name,
    nowhere in the sentences that name it), nor another that is disputed for the same reason."""
    found = 0
    for side, x in thing.each:
        others = [other for other in pages if other != side]
        like = any(x.reason == y.reason for other in others for y in thing.labels[other])
        held = any(holds(pages[other], x.disputed, thing.sentences.get(other)) for other in others)
        found += bool(x.mark) and not like and not held
    return found


# -- without a name -------------------------------------------------------------------------------


def unnamed(context: Context, pages: Pages) -> Iterator[Referent]:
    """What all texts there are call by words of one family, where one of them is disputed."""
    found = {side: page.families() for side, page in pages.items()}
    ties = _Ties(context, pages) if len(pages) == 2 else None
    for family in sorted(set.intersection(*map(set, found.values())) - {"camp"}):
        held = {side: found[side][family] for side in pages}
        if ties is not None:
            held = ties.tied(held, family in those("one"))
        else:
            held = {side: [x for x in these if x.mark] for side, these in held.items()}
        if all(held.values()):
            labels = {side: everywhere(pages[side], these) for side, these in held.items()}
            yield Referent(_title(pages, family, held), labels)


class _Ties:
    """What shows that a word of the one text and a word of the other are of one thing."""

    def __init__(self, context: Context, pages: Pages) -> None:
        self.pages = pages
        self.one = namesakes(context)
        self.kinds = {
            f"@{entity.key}": entity.kind
            for page in pages.values()
            for entity in page.known.names.entities
        }
        self.matched, self.told = (
            {(i, j) for m in these for i in m.a for j in m.b}
            for these in (context.matches, context.told_by_both)
        )

    def tied(self, held: Labels, always: bool) -> Labels:
        """The labels that are of one thing with one of the other text that is disputed otherwise;
        `always`: all of them are of one thing."""
        pairs = [
            (x, y)
            for x in held["a"]
            for y in held["b"]
            if x.disputed != y.disputed
            and (always or self._is_one(x, y) or self._is_story(held, x, y))
        ]
        return {"a": [x for x, _ in pairs], "b": [y for _, y in pairs]}

    def _is_one(self, x: Calling, y: Calling) -> bool:
        a, b = self.pages["a"], self.pages["b"]
        if _nouns_before(a, x) & _nouns_before(b, y):
            return True
        if any(z.mark and not w.mark and z.of == w.word != "" for w, z in ((x, y), (y, x))):
            return True  # "called the inquiry a witch hunt"
        if self._about("a", x) & self._about("b", y):
            return True
        if (a.id_of(x), b.id_of(y)) not in self.matched:
            return False
        if {self.one.get(("a", w), w) for w in x.about} & {
            self.one.get(("b", w), w) for w in y.about
        }:
            return True
        (role, verb), (other, theirs) = a.place(x.token), b.place(y.token)
        if role != other:
            return False
        if verb >= 0 and theirs >= 0 and a.known.lemma[verb] == b.known.lemma[theirs]:
            return a.known.lemma[verb] not in terms_of("light_verbs")
        return bool(self._beside("a", verb, x.token) & self._beside("b", theirs, y.token))

    def _is_story(self, held: Labels, x: Calling, y: Calling) -> bool:
        """Whether either text speaks of it often and opens with it, in sentences told by both."""
        ids = self.pages["a"].id_of(x), self.pages["b"].id_of(y)
        if ids not in self.told or max(int(i[1:]) for i in ids) > OPENING:
            return False
        return all(
            len(these) >= OFTEN and sum(self.pages[side].id_of(z) == i for z in these) == 1
            for (side, these), i in zip(sorted(held.items()), ids, strict=True)
        )

    def _about(self, side: Side, x: Calling) -> set[str]:
        """The names in the phrase of a label that tie it to one thing: no country and no person,
        of whom there is more than one strike or remark."""
        states = terms_of("countries")
        return {
            self.one.get((side, w), w)
            for w in x.about
            if self.kinds.get(w, "person") != "person" and states.get(w[1:]) != w[1:]
        }

    def _beside(self, side: Side, verb: int, token: int) -> set[str]:
        """Who else the verb of a word has beside it, by name or by noun."""
        page = self.pages[side]
        known = page.known
        found = set()
        for k in page.kids.get(verb, ()):
            if k != token and known.relation[k] in ("nsubj", "dobj", "nsubjpass"):
                entity = known.names.at(known.tokens.starts[k])
                key = f"@{entity.key}" if entity is not None else page.bases[k]
                if entity is not None or known.class_at(k) == "noun":
                    found.add(self.one.get((side, key), key))
        return found


def _nouns_before(page: Page, x: Calling) -> set[str]:
    """The nouns that a label has before the listed words: of "email scandal" the e-mail."""
    before = x.tokens[: -len(x.word.split())] if x.word else ()
    return {page.bases[k] for k in before if page.known.relation[k] == "compound"}


def _title(pages: Pages, family: str, labels: Labels) -> str:
    """The word for a thing that is said most often of those that nobody disputes."""
    said: Counter[str] = Counter()
    for side, these in labels.items():
        for x in these:
            if x.word and families_of(x.word).get(family) == "":
                said[pages[side].noun(x)] += 1
    said.pop("", None)
    return min(said, key=lambda w: (-said[w], w)) if said else family.replace("_", " ")


# -- with a name ----------------------------------------------------------------------------------


def named(context: Context, pages: Pages) -> Iterator[Referent]:
    """Who and what all texts there name, with what stands beside the names."""
    one = namesakes(context)
    found: dict[str, tuple[str, Labels]] = {}
    where: dict[str, dict[Side, set[int]]] = defaultdict(lambda: defaultdict(set))
    for side, page in pages.items():
        for entity in page.known.names.entities:
            key = one.get((side, f"@{entity.key}"), f"@{entity.key}")
            name, labels = found.setdefault(key, (entity.key, {s: [] for s in pages}))
            found[key] = (max(name, entity.key, key=lambda x: (len(x), x)), labels)
            for mention in entity.mentions:
                where[key][side].add(page.sentence_at(mention.start))
                labels[side] += page.beside(mention, entity.kind)
    for key, (name, labels) in found.items():
        if any(labels.values()) and set(where[key]) == set(pages):
            yield Referent(name, labels, True, where[key])


def namesakes(context: Context) -> dict[tuple[Side, str], str]:
    """The second text's keys of names -> the first's, where they are one's; "@" before each."""
    if context.b is None:
        return {}
    first = context.first
    second: Side = "b" if first == "a" else "a"
    left, right = (context.reading(side).names for side in (first, second))
    return {(second, f"@{b}"): f"@{a}" for b, a in names.link(left, right).items()}
