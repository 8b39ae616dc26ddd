"""Which speaker do the words of a source name?

A name is who it names. A common noun is told by lists: a role of people, a body, a document, a
plural that names nobody. A pronoun, a short name and a role with "the" are resolved to the last
mention that fits; whoever acts in a sentence goes before whoever is acted on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from bias.article import Span
from bias.attribution.model import Kind, Speaker
from bias.attribution.roles import FEMALE, MALE, main_token, role, under
from bias.lists import lemmas, terms_of
from bias.names import Entity, Mention
from bias.reading import Reading

#: Sentences that a pronoun looks back over.
BACK = 6
_SUBJECT = ("nsubj", "nsubjpass")
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_SELF = frozenset(("i", "we", "me", "us", "my", "our"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_PERSONS = frozenset(("named person", "unnamed person"))
_PLURAL = frozenset(("vague", "institution"))
NOBODY = Speaker("", "nobody")


def speakers(known: Reading) -> list[Speaker]:
    """The speaker of each attribution of a reading, in order."""
    return _Cast(known).find()


@cache
def _nouns(note: str) -> frozenset[str]:
    return frozenset(terms_of("speakers", note))


@cache
def _roles() -> frozenset[str]:
    """The last words of the roles of people."""
    return frozenset(t.rpartition(" ")[2] for t in terms_of("roles"))


class _Cast:
    """Who can speak in one article, found as it goes on."""

    def __init__(self, known: Reading) -> None:
        self.known = known
        self.article = known.article
        self.head, self.relation = known.columns.head, known.relation
        self.words = [w.lower() for w in known.tokens.words]
        self.roles: dict[str, str] = {}
        for mention, entity in known.names.mentions:
            if entity.kind == "person" and not self.roles.get(entity.key):
                self.roles[entity.key] = role(known, mention)
        self.sexes: dict[str, str] = {}
        for mention, entity in known.names.mentions:
            self.sexes.setdefault(entity.key, "")
            self.sexes[entity.key] = self.sexes[entity.key] or self._sex(mention)
        #: Who was named or spoke so far: token, speaker; in order.
        self.seen: list[tuple[int, Speaker]] = []

    def find(self) -> list[Speaker]:
        """The speaker of each attribution; sources are gone through in the order of the text."""
        made = [NOBODY] * len(self.known.attributions)
        named = self._named()
        at = 0
        order = sorted(
            (x.source, n) for n, x in enumerate(self.known.attributions) if x.source is not None
        )
        for source, n in order:
            while at < len(named) and named[at][0] < self.known.token_at(source.start):
                self.seen.append(named[at])
                at += 1
            made[n] = self._speaker(source)
            self.seen.append((self.known.token_at(source.start), made[n]))
        return made

    def _named(self) -> list[tuple[int, Speaker]]:
        """Every name of somebody who can speak, outside quotations."""
        out = []
        for mention, entity in self.known.names.mentions:
            kind = _kind_of(entity, mention)
            quotation = self.article.quotation_at(mention.start)
            if kind is not None and (quotation is None or quotation.scare):
                token = main_token(
                    self.known, self.known.tokens_in(Span(mention.start, mention.end)) or range(1)
                )
                out.append((token, self._of(entity, kind, False)))
        return sorted(out, key=lambda x: x[0])

    def _of(self, entity: Entity, kind: Kind, guessed: bool) -> Speaker:
        return Speaker(entity.key, kind, self.roles.get(entity.key, ""), guessed)

    def _speaker(self, source: Span) -> Speaker:
        tokens = self.known.tokens_in(source)
        if not tokens:
            return NOBODY
        main = main_token(self.known, tokens)
        if self.words[main] in _RELATIVE:
            end, main = main, self._antecedent(main)
            held = under(self.known, main, range(max(0, main - BACK), max(end, main + 1)))
            tokens = range(held[0], held[-1] + 1)
        alone = self.words[main].partition("'")[0]
        if len(tokens) == 1 and alone in _HE | _SHE | _IT | _THEY | _SELF:
            return self._pronoun(main, alone)
        return self._name(tokens, main) or self._noun(tokens, main)

    def _antecedent(self, i: int) -> int:
        """What a relative pronoun stands for; without a parse the token before it."""
        at = i
        for _ in range(BACK):
            above = int(self.head[at])
            if above < 0 or above == at:
                break
            if self.relation[at] == "relcl":
                return above
            at = above
        return max(0, i - 1)

    # -- names ------------------------------------------------------------------------------------

    def _name(self, tokens: range, main: int) -> Speaker | None:
        """Who is named: by the word that the source hangs on, or by its apposition."""
        for i in (main, *(k for k in tokens if self.relation[k] == "appos")):
            start = self.known.tokens.starts[i]
            found = [
                (m, e)
                for m, e in self.known.names.within(max(0, start - 60), start + 1)
                if m.start <= start < m.end
            ]
            for mention, entity in found:
                kind = _kind_of(entity, mention)
                if kind == "named person" or (kind is not None and i == main):
                    short = kind == "named person" and mention.surface != entity.key
                    return self._of(entity, kind, short)
        return None

    # -- common nouns -----------------------------------------------------------------------------

    def _noun(self, tokens: range, main: int) -> Speaker:
        name = " ".join(self.article.slice(self.known.span(tokens[0], tokens[-1] + 1)).split())
        kind = self._kind(tokens, main)
        if kind == "unnamed person" and self.words[tokens[0]] == "the":
            named = self._by_role(main)
            if named is not None:
                return named
        return Speaker(name, kind)

    def _kind(self, tokens: range, main: int) -> Kind:
        word = self.words[main].removesuffix("'s").removesuffix("'")
        low = self.known.lemma[main]
        forms = {word, low, *lemmas(word)}
        if word in _nouns("vague"):
            return "vague"
        if forms & _roles() or forms & _nouns("person") or _is_agent(low):
            if word == low or not word.endswith(("s", "men", "people")):
                return "unnamed person"
            counted = any(
                self.relation[k] == "nummod" or self.known.class_at(k) == "number"
                for k in tokens
                if k < main
            )
            return "unnamed person" if counted else "vague"
        if forms & (_nouns("body") | _nouns("document")):
            return "institution"
        return "vague" if word.endswith("s") and word != low else "institution"

    def _by_role(self, main: int) -> Speaker | None:
        """ "The mayor": the last person named before who is one."""
        word = self.words[main]
        for token, one in reversed(self.seen):
            named = token < main and one.kind == "named person"
            if named and word in one.role.lower().replace(",", "").split():
                return Speaker(one.name, one.kind, one.role, True)
        return None

    # -- pronouns ---------------------------------------------------------------------------------

    def _pronoun(self, main: int, word: str) -> Speaker:
        if word in _SELF:
            return Speaker(word, "unnamed person")
        for _, one in self._before(main):
            if self._fits(one, word):
                return Speaker(one.name, one.kind, one.role, True)
        kind: Kind = "vague" if word in _THEY else "institution"
        return Speaker(word, "unnamed person" if word in _HE | _SHE else kind)

    def _fits(self, one: Speaker, word: str) -> bool:
        if word in _HE | _SHE:
            other = "f" if word in _HE else "m"
            return one.kind in _PERSONS and self.sexes.get(one.name) != other
        if word in _IT:
            return one.kind == "institution"
        return one.kind in _PLURAL

    def _before(self, main: int) -> Iterator[tuple[int, Speaker]]:
        """Who was met before a token: the sentences backwards; in each, subjects first."""
        here = int(self.known.sentence[main])
        stop = bisect_left(self.seen, main, key=lambda x: x[0])
        sentences: dict[int, list[tuple[int, Speaker]]] = {}
        for token, one in reversed(self.seen[:stop]):
            n = int(self.known.sentence[token])
            if here - n > BACK:
                break
            sentences.setdefault(n, []).append((token, one))
        for found in sentences.values():
            yield from sorted(found, key=lambda x: (self.relation[x[0]] not in _SUBJECT, x[0]))

    def _sex(self, mention: Mention) -> str:
        """What the title before a name says: "m", "f", or "" for nothing."""
        first = self.known.token_at(mention.start)
        words = self.words[max(0, first - 1) : first + 1]
        if not MALE.isdisjoint(words):
            return "m"
        return "f" if not FEMALE.isdisjoint(words) else ""


def _kind_of(entity: Entity, mention: Mention) -> Kind | None:
    """What a name is as a speaker; None where it speaks for nobody (a place, an adjective)."""
    if mention.role == "adjective":
        return None
    if entity.kind == "person":
        return "named person"
    many = entity.kind == "group" and mention.surface.endswith("s")  # "Republicans"
    return "vague" if mention.role == "people" or many else "institution"


def _is_agent(low: str) -> bool:
    """Whether the end of a word says that it names a person."""
    return low.endswith(("person", "man", "woman", "ist", "ologist", "maker"))
