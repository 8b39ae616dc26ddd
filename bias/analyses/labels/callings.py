"""What does one text call something? Nouns with their adjectives, each with its place.

A thing is called by a noun of its own ("the strikes", "precision strikes"), by what is said to be
it ("the deal is a surrender", "called the deal a surrender", "the deal, a surrender"), and, if it
has a name, by what stands beside the name ("the embattled secretary Ann Lee"). Names, numbers and
words that only order things ("new", "last", "other") are no part of a label.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from bias import words
from bias.article import HEADLINE, Sentence, Side, Span
from bias.lexicon import Hit
from bias.lists import load, terms_of
from bias.names import Kind, Mention, titles
from bias.reading import Reading
from bias.words import is_stopword, lemma

#: Tokens of a listed word; a longer label is a description.
LONGEST = 4
_BEFORE = frozenset(("amod", "compound", "nmod", "part"))
_PHRASE = _BEFORE | {"poss", "prep", "pobj", "npadvmod"}
_PREDICATE = frozenset(("attr", "oprd", "pobj"))
_CALLED = frozenset(("dobj", "nsubj", "nsubjpass"))  # "calling the deal a ruse": the parse wavers
#: Whose deed, or to whom it is done, by the relation of the parse.
_PLACES = {"nsubj": "subject", "dobj": "object", "nsubjpass": "object"}
_NOUN = frozenset(("noun", "name"))
#: Verbs after which a thing and a name for it stand side by side, or with "as".
_CALLING = frozenset(("call", "brand", "label", "dub", "denounce", "describe", "deem", "hail"))
_ORDER = frozenset(("name", "number", "time"))
_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "sir"))
_SHORT = {"sen": "senator", "gov": "governor", "rep": "representative", "gen": "general"}
#: Lists of loaded words -> why a label with one of them is disputed.
JUDGING = {
    "dysphemism": "judged",
    "euphemism": "softened",
    "labelling": "judged",
    "loaded_evaluation": "judged",
    "ridicule": "judged",
}
#: Adjectives less rare than this say little of what they stand before ("recent", "major"); a guess.
RARE = 2.9


class Calling(NamedTuple):
    """A label where it stands: the token of its noun, all its tokens, and their dictionary forms.

    `word`: the listed word in it; `of`: else the listed word that the text says it of; `mark`: what
    is disputed in the label, and `reason` why, "" where nothing is; `about`: the words and names
    beside it in its noun phrase; `given`: somebody calls the thing so, whom the text names or not.
    """

    token: int
    tokens: tuple[int, ...]
    key: tuple[str, ...]
    word: str = ""
    mark: str = ""
    reason: str = ""
    about: frozenset[str] = frozenset()
    given: bool = False
    of: str = ""

    @property
    def disputed(self) -> tuple[str, ...]:
        """The disputed word, or the listed words that are; () for none."""
        whole = self.word and self.mark == self.key[-1]
        return tuple(map(noun_base, self.word.split())) if whole else (self.mark,) * bool(self.mark)


class Called(NamedTuple):
    """What the list says of a word: its families, each with the reason why it is disputed."""

    text: str
    families: dict[str, str]


@cache
def listed() -> dict[tuple[str, ...], Called]:
    """The words that can name one thing, by their dictionary forms."""
    found: dict[tuple[str, ...], Called] = {}
    for term in load("called").terms:
        notes = (note.partition(" ") for note in term.note.split(", "))
        families = {family: reason for family, _, reason in notes}
        found[tuple(map(noun_base, term.text.split()))] = Called(term.text, families)
    return found


@cache
def families_of(word: str) -> dict[str, str]:
    """The families of a listed word, as it is written there, each with its reason."""
    return next(c.families for c in listed().values() if c.text == word)


@cache
def those(key: str) -> frozenset[str]:
    """The families that the header of the list names under a key.

    "one": their words name one thing wherever they stand; "people": they name people.
    """
    return frozenset(load("called").about[key].split(", "))


@cache
def _camp() -> dict[str, str]:
    """Words beside a name that place or judge its bearer, each with the reason."""
    found = ((key[-1], called.families.get("camp", "")) for key, called in listed().items())
    return {word: reason for word, reason in found if reason}


@cache
def person_words() -> frozenset[str]:
    """Nouns that name a person."""
    roles = {t.rpartition(" ")[2] for t in terms_of("roles")}
    counted = terms_of("counted", "person")
    judging = (terms_of("dysphemism", "names"), terms_of("dysphemism", "charge"))
    terms = (roles, counted, terms_of("speakers", "person"), titles(), terms_of("labelling"))
    return frozenset(map(noun_base, chain(*terms, *judging)))


def main_token(tokens: range, head: list[int]) -> int:
    """The token of a name that its others hang on."""
    return next((i for i in tokens if head[i] not in tokens or head[i] == i), tokens[-1])


def noun_base(word: str) -> str:
    """The dictionary form of a noun or an adjective; "ruling" is no form of "rule" here."""
    low = word.lower().removesuffix("'s").replace("-", "")
    return low.removesuffix("s") if low.endswith(("ing", "ings")) else _SHORT.get(low) or lemma(low)


class Page:
    """A reading, asked for labels."""

    def __init__(self, known: Reading, side: Side, hits: Iterable[Hit]) -> None:
        self.known, self.side = known, side
        self.loaded = {
            k: JUDGING[hit.lexicon]
            for hit in hits
            if hit.lexicon in JUDGING
            for k in known.tokens_in(Span(hit.start, hit.end))
        }
        self.head = known.columns.head.tolist()
        self.parsed = known.engine == "parse"
        self.bases = tuple(map(noun_base, known.tokens.words))
        self.kids: dict[int, list[int]] = {}
        for i, above in enumerate(self.head):
            if above not in (-1, i):
                self.kids.setdefault(above, []).append(i)

    # -- things without a name --------------------------------------------------------------------

    def families(self) -> dict[str, list[Calling]]:
        """Every listed word that stands as a noun, by family, and what is said to be it."""
        found: dict[str, list[Calling]] = {}
        i = len(self.head) - 1
        while i >= 0:
            first, called = self._longest(i)
            if called is None or not self._stands(first, i):
                i -= 1
                continue
            label = self.label(i, first)
            about = self._about(first, i)
            said = [x for x in self._said(i) if self._tells(x.token)]
            for family, reason in called.families.items():
                # Not its adjectives: "right-wing media" are some, "outstanding orders" are due.
                mark = self.bases[i] if reason else ""
                one = label._replace(word=called.text, about=about, mark=mark, reason=reason)
                found.setdefault(family, []).append(one)
                found[family] += [x._replace(of=called.text, about=about) for x in said]
            i = first - 1
        return {family: sorted(these) for family, these in found.items()}

    def _about(self, first: int, i: int) -> frozenset[str]:
        """The words of the noun phrase of listed words, without these; of names their key."""
        known = self.known
        if self.parsed:
            near = [k for k in self._under(i) if not first <= k <= i]
        else:
            near = [k for k in known.clause_of(i) if 0 < first - k < 4 or 0 < k - i < 4]
        found = set()
        for k in near:
            entity = known.names.at(known.tokens.starts[k])
            if entity is not None:
                found.add(f"@{entity.key}")
            elif known.is_open(k) and not is_stopword(known.tokens.words[k]):
                found.add(self.bases[k])
        return frozenset(found)

    def _under(self, i: int, depth: int = 4) -> Iterator[int]:
        """What hangs on a noun inside its phrase."""
        for k in self.kids.get(i, ()) if depth else ():
            if self.known.relation[k] in _PHRASE:
                yield k
                yield from self._under(k, depth - 1)

    def _longest(self, i: int) -> tuple[int, Called | None]:
        """The first token of the longest listed words that end at `i`, and what is said of them."""
        for first in range(max(0, i - LONGEST + 1), i + 1):
            called = listed().get(self.bases[first : i + 1])
            if called is not None and self.known.sentence[first] == self.known.sentence[i]:
                return first, called
        return i, None

    def _stands(self, first: int, i: int) -> bool:
        """Whether listed words are a noun of their own, and no part of a name or of a compound."""
        known = self.known
        if known.sentence[i] < 0:
            return False
        starts, ends, printed = known.tokens
        sentence = known.article.sentences[int(known.sentence[i])]
        if first == i and printed[i][:1].isupper() and starts[i] > sentence.start + 1:
            title = sentence.kind in HEADLINE
            longer = i + 1 < len(printed) and starts[i + 1] == ends[i] + 1
            if not title and longer and printed[i + 1] == "and":
                return False  # "Immigration and Customs Enforcement"
        if any(known.class_at(k) == "name" for k in range(first, i + 1)):
            for mention, entity in known.names.within(starts[first], ends[i]):
                whole = mention.start == starts[first] and 0 <= ends[i] - mention.end < 3
                if whole and entity.kind not in ("person", "place"):
                    return True
            return False
        if "-" in printed[i]:
            return True  # "anti-abortion", whatever the parse makes of it
        return self._noun(first, i) if self.parsed else self._noun_by_order(first, i)

    def _noun(self, first: int, i: int) -> bool:
        # Words that are listed together are a noun, whatever the parse says of the last.
        if first == i and self.known.class_at(i) not in _NOUN:
            return False
        above = self.head[i]
        if self.known.relation[i] == "pobj" and self.known.lemma[above] == "without":
            return False  # "without incident"
        compound = self.known.relation[i] in ("compound", "nmod", "amod") and above > i
        return not compound or self.known.class_at(above) == "name"

    def _noun_by_order(self, first: int, i: int) -> bool:
        known = self.known
        compound = i + 1 < len(self.head) and known.class_at(i + 1) in ("open", "noun")
        if known.tense_at(i) or compound:
            return False
        return first < i or (
            first > 0 and known.class_at(first - 1) in ("determiner", "preposition")
        )

    # -- things with a name -----------------------------------------------------------------------

    def beside(self, mention: Mention, kind: Kind) -> Iterator[Calling]:
        """The labels that stand beside a name, or are said to be its bearer."""
        inside = self.known.tokens_in(Span(mention.start, mention.end))
        if not inside or not self.parsed or kind == "place" or mention.role == "adjective":
            return
        main = main_token(inside, self.head)
        if self.known.relation[main] in ("compound", "amod"):
            return
        after = inside[-1] + 1
        if after < len(self.head) and self.known.class_at(after) in ("noun", "verb"):
            gap = self.known.article.text[self.known.tokens.ends[inside[-1]] :][:1]
            if gap == " " and self.known.tokens.words[after].endswith("ing"):
                return  # "outrageous IRS targeting"
        # "Moderate Democrats" are some of them.
        before = [k for k in self.kids.get(main, ()) if k < inside[0] and kind != "group"]
        quotation = self.known.article.quotation_at
        before = [
            k for k in before if quotation(self.known.tokens.starts[k]) == quotation(mention.start)
        ]
        nouns = [k for k in before if self._is_title(k, kind)]
        if nouns:
            first = nouns[-2] if nouns[-2:] == [nouns[-1] - 1, nouns[-1]] else None
            yield self.label(nouns[-1], first)  # "Attorney General Ann Lee"
        else:
            for k in before:
                if self.known.relation[k] == "amod" and self._tells(k):
                    one = self._marked(k, [k], ())
                    if one.mark or self.known.class_at(k) != "verb":  # no "defended Ann Lee"
                        yield one
        for label in self._said(main):
            between = range(min(main, label.token) + 1, max(main, label.token))
            beside = self.known.relation[label.token] not in _PREDICATE
            if beside and any(self.known.tense_at(k) for k in between):
                continue  # "for Lee, who ran, a hard opponent"
            if self._fits(label.token, kind) and not (beside and kind == "group"):
                yield label

    def _is_title(self, k: int, kind: Kind) -> bool:
        return self.known.relation[k] == "compound" and self._fits(k, kind)

    def _fits(self, k: int, kind: Kind) -> bool:
        """Whether a noun can name what bears a name of this kind, and is no form of address."""
        word = self.bases[k]
        called = listed().get((word,))
        if called is not None and not those("people").isdisjoint(called.families):
            return True
        if kind == "person":
            return word in person_words() and word not in _ADDRESS
        return word in terms_of("speakers", "body")

    def _tells(self, k: int) -> bool:
        word = self.known.tokens.words[k]
        return (
            self.known.class_at(k) not in _ORDER
            and not is_stopword(word)
            and word[0].isalpha()
            and words.rarity(word) >= RARE
        )

    # -- labels -----------------------------------------------------------------------------------

    def label(self, i: int, first: int | None = None) -> Calling:
        """The label whose noun is token `i`; of several words from `first` on."""
        known = self.known
        least = i if first is None else first
        low = known.bounds[int(known.sentence[i])][0]
        k, tokens = least, list(range(least, i + 1))
        if self._in_headline(i):
            low = k  # a headline's verbs look like adjectives to the parse
        quotation = known.article.quotation_at(known.tokens.starts[least])
        while k > low and known.relation[k - 1] in _BEFORE and k - 1 < self.head[k - 1] <= i:
            if known.article.quotation_at(known.tokens.starts[k - 1]) != quotation:
                break  # a clinic 'domestic terrorism'
            k -= 1
            bare = known.class_at(k) == "verb" and known.lemma[k] == known.tokens.words[k]
            if bare and known.tokens.words[k].isalpha():  # "would ban guns"
                break
            # "Attorney general", "tea party activists": a part of what it is.
            part = known.relation[k] == "compound" and known.class_at(k) == "noun"
            if self._tells(k) or part:
                tokens.insert(0, k)
        return self._marked(i, tokens, range(least, i + 1) if first is not None else range(0))

    def _marked(self, i: int, tokens: list[int], listed_ones: Container[int]) -> Calling:
        """A label, with the first word in it that a list of loaded words holds, or that else places
        somebody in a camp."""
        label = Calling(i, tuple(tokens), tuple(self.bases[k] for k in tokens))
        own = [k for k in tokens if k not in listed_ones]
        reasons = [(k, self.loaded.get(k) or _camp().get(self.bases[k], "")) for k in own]
        found = [(reason == "camp", k, reason) for k, reason in reasons if reason]
        if not found:
            return label
        _, k, reason = min(found)
        return label._replace(mark=self.bases[k], reason=reason)

    def _said(self, i: int) -> Iterator[Calling]:
        """What token `i` is said to be."""
        relation = self.known.relation
        for k in self.kids.get(i, ()):
            if relation[k] == "appos" and self._common(k):
                yield self.label(k)
        above = self.head[i]
        if above in (-1, i):
            return
        if relation[i] == "appos" and self._common(above):
            yield self.label(above)
        if relation[i] == "nsubj" and self.known.lemma[above] == "be":
            yield from map(self.label, self._those(above, "attr"))
        elif relation[i] in _CALLED and self.known.lemma[above] in _CALLING:
            if relation[i] == "nsubj" and any(relation[k] == "dobj" for k in self.kids[above]):
                return  # who calls somebody so
            named = [*self._those(above, "oprd", "attr")]
            for k in self.kids.get(above, ()):
                if relation[k] == "prep" and self.known.lemma[k] == "as":
                    named += self._those(k, "pobj")
            yield from (self.label(k)._replace(given=True) for k in named)

    def _those(self, i: int, *relations: str) -> Iterator[int]:
        for k in self.kids.get(i, ()):
            if self.known.relation[k] in relations and self._common(k):
                yield k

    def _common(self, k: int) -> bool:
        """Whether a noun says what something is: told as so, and in no headline."""
        status = self.known.status_at(k)
        told = status == "fact" or (status != "negated" and self.known.relation[k] == "appos")
        told = told and self.known.class_at(k) == "noun"
        return told and not self._in_headline(k)

    def _in_headline(self, k: int) -> bool:
        known = self.known
        return known.article.sentences[int(known.sentence[k])].kind in HEADLINE

    # -- places -----------------------------------------------------------------------------------

    def printed(self, label: Calling) -> str:
        """The words of a label, in small letters where they are no name."""
        known, said = self.known, []
        for k in label.tokens:
            if known.tokens.words[k].lower() in _SHORT:
                said.append(self.bases[k])
                continue
            word = known.tokens.words[k].removesuffix("'s")
            said.append(word if known.class_at(k) == "name" or word.isupper() else word.lower())
        return " ".join(said)

    def noun(self, label: Calling) -> str:
        """The listed word of a label as it is printed, "" where the label is another word."""
        size = len(label.word.split())
        same = label.key[-size:] == tuple(map(noun_base, label.word.split()))
        return self.printed(label._replace(tokens=label.tokens[-size:])) if same else ""

    def place(self, i: int) -> tuple[str, int]:
        """What a noun is in its clause ("subject", "object", a preposition), and the token of the
        verb or noun that it is that of; -1 for none."""
        relation, head = self.known.relation, self.head
        while relation[i] == "conj" and head[i] not in (-1, i):
            i = head[i]
        above = head[i] if head[i] != i else -1
        if relation[i] == "pobj":
            return self.known.lemma[above], head[above]
        return _PLACES.get(relation[i], ""), above if relation[i] in _PLACES else -1

    def sentence_of(self, label: Calling) -> Sentence:
        """The sentence that holds a label."""
        return self.known.article.sentences[int(self.known.sentence[label.token])]

    def sentence_at(self, start: int) -> int:
        """The place of the sentence that holds a character."""
        return int(self.known.sentence[self.known.token_at(start)])

    def id_of(self, label: Calling) -> str:
        """The id of that sentence."""
        return f"{self.side.upper()}{self.sentence_of(label).number}"
