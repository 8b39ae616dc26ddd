"""Which sentences cannot stand alone, since what they speak of stands in another?

"The White House called the idea premature": which idea? A sentence leans on another where a pronoun
has nothing before it that it may stand for, where "that charge" or "the idea" names what no earlier
word names, where it compares ("similar"), goes on ("second", "instead"), or asks (after Halliday &
Hasan 1976). What the headline and the opening name is known to who reads on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from bias.article import BODY, HEADLINE, Sentence
from bias.lists import terms_of
from bias.reading import Reading

_NAMED = ("name", "noun")
_SUBJECTS = ("nsubj", "nsubjpass")
#: Clauses of what somebody says.
_SAID = frozenset(("ccomp", "parataxis"))
#: What a word that points may be without pointing back: "said that", "that far".
_JOINS = frozenset(("mark", "advmod", "prep"))
#: Where "that" stands for a thing.
_POINTED = (*_SUBJECTS, "attr", "dobj", "pobj")
#: What stands behind a word and tells which: "those who", "some of the drivers".
_OWN = ("acl", "prep", "relcl")
#: What tells which idea "the idea" is.
_TOLD = frozenset((*_OWN, "amod", "appos", "ccomp", "compound", "nmod", "poss"))
#: What "it" announces: "it is hard to say", "it is clear that".
_CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "acl")
#: Clauses that say which: "letters that owners look at".
_CLAUSED = frozenset(("acl", "relcl"))
#: Behind these "instead" and "rather" go on with nothing.
_THAN = frozenset(("of", "than"))
#: "Shortly after," and "two years earlier," lean on what was told: words before the comma at most.
_THEN = frozenset(("after", "afterward", "afterwards", "before", "earlier", "later", "thereafter"))
_UNTIL = 5
#: "The two" and "the two states" are some that were named.
_SOME = frozenset(("two", "three", "four", "five", "six"))
#: Persons named last of whom all must be the one that "he" is taken for.
_LAST = 3
#: What may stand behind a comparison and say with what: "similar to", "the same as".
_LIKE = frozenset(("a", "an", "as", "from", "that", "to"))


class Leaning:
    """What leans on another sentence in a text that was read."""

    def __init__(self, known: Reading) -> None:
        self._known = known
        sentences = known.article.sentences
        heads = [s for s in sentences if s.kind in HEADLINE]
        persons = [(m.start, e.key) for m, e in known.names.mentions if e.kind == "person"]
        self._starts = [start for start, _ in persons]
        self._keys = [key for _, key in persons]
        opens = [s for s in sentences if s.kind in BODY][:1]
        self._heroes, self._first = _persons(known, heads), _persons(known, opens)
        heads += opens
        self._given = frozenset(known.lemma[k] for s in heads for k in known.tokens_of(s))

    @cached_property
    def _met(self) -> dict[str, int]:
        """Where each common noun first stands, but those that are known from the start: "the
        economy"."""
        known, found = self._known, dict[str, int]()
        for k, base in enumerate(known.lemma):
            if known.class_at(k) == "noun" and known.tokens.words[k][:1].islower():
                found.setdefault(base, k)
        return {base: k for base, k in found.items() if not _is_bare(known, k)}

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of the sentences that lean on another; without a parse those alone that open
        with a word that leans."""
        known = self._known
        sentences = known.article.sentences
        return frozenset(s.number for s in sentences if self.leans(known.tokens_of(s)))

    def leans(self, tokens: Sequence[int], hero: str | None = None) -> bool:
        """Whether a sentence, or some in a row, speak of what neither their words nor the headline
        and the opening name; a "he" may be the `hero`, or whom the headline is about."""
        known = self._known
        if not tokens:
            return False
        low = [x for k in tokens if (x := _bare(known.tokens.words[k]))[:1].isalnum()][:2]
        first, second = (*low, "", "")[:2]
        if first in _words("goes on") and second not in _THAN:
            return True
        if not known.relation[tokens[0]] and first in _words("opens"):
            return True
        if first in _words("links") and self._is_quoted(tokens[0]):
            return True  # what somebody is quoted with goes on with what they said before
        if self._is_timed(tokens):
            return True
        hero = hero or self._hero(known.tokens.starts[tokens[0]], first in _words("he"))
        return _asks(known, tokens) or _Row(known, tokens, self._given, hero, self._met).leans()

    def _is_timed(self, tokens: Sequence[int]) -> bool:
        """Whether a sentence opens with a time that is counted from what another tells."""
        _, ends, words = self._known.tokens
        text = self._known.article.text
        last = next((k for k in tokens[:_UNTIL] if text[ends[k] : ends[k] + 1] == ","), None)
        return last is not None and words[last].lower() in _THEN

    def _is_quoted(self, k: int) -> bool:
        """Whether a word, or the mark before it, stands in a quotation."""
        at = self._known.tokens.starts[k]
        return any(q.start <= at < q.end and not q.scare for q in self._known.article.quotations)

    def _hero(self, start: int, at_once: bool) -> str | None:
        """The one person that the headline names, where the last who were named are that one; of
        who does not begin with "he" `at_once`, the one of the opening where it names nobody."""
        n = bisect_left(self._starts, start)
        last = set(self._keys[max(0, n - _LAST) : n])
        heroes = self._heroes or (set() if at_once else self._first)
        return last.pop() if last == heroes and len(last) == 1 else None


def _persons(known: Reading, sentences: Sequence[Sentence]) -> set[str]:
    """The persons that sentences name."""
    return {e.key for s in sentences for _, e in known.named_in(s) if e.kind == "person"}


def _asks(known: Reading, tokens: Sequence[int]) -> bool:
    """Whether a question is put, or told, without what was answered."""
    end = known.tokens.ends[tokens[-1]]
    if "?" in known.article.text[end - 1 : end + 1]:
        return True
    for k in tokens[:-1]:
        if known.lemma[k] == "ask" and known.tokens.words[k + 1].lower() in _words("asks"):
            says = (t for t in tokens if t > k and known.lemma[t] in terms_of("speech"))
            return known.relation[k] == "ROOT" and not any(
                known.class_at(t) == "verb" for t in says
            )
    return False


def _bare(word: str) -> str:
    """A word in small letters, "he" for "he's"."""
    return word.lower().replace("’", "'").partition("'")[0]


class _Row:
    """Sentences in a row, word by word, and what was named so far."""

    def __init__(
        self, known: Reading, tokens: Sequence[int], given: frozenset[str], hero: str | None,
        met: Mapping[str, int],
    ) -> None:  # fmt: skip
        self.known, self.tokens = known, tokens
        self.low = {k: _bare(known.tokens.words[k]) for k in tokens}
        self.given, self.met = given, met
        self.named: set[str] = set()
        self.people = set() if hero is None else {hero}
        self.nouns = 0
        self.thing = self.many = self.told = False

    def leans(self) -> bool:
        """Whether any word points at what was not named."""
        for k in self.tokens:
            if self._points(k):
                return True
            self._note(k)
        return False

    def _note(self, k: int) -> None:
        """Remember what a word names."""
        known, base = self.known, self.known.lemma[k]
        self.named.add(base)
        kind = known.class_at(k)
        self.told |= kind in ("verb", "be") and base not in terms_of("speech")
        if kind not in _NAMED:
            return
        entity = known.names.at(known.tokens.starts[k])
        person = base in _people() if entity is None else entity.kind == "person"
        if person or entity is not None:
            self.people.add(base if entity is None else entity.key)
        self.thing |= not person
        self.nouns += not person and entity is None
        plural = entity is None and base != self.low[k] and self.low[k].endswith("s")
        self.many |= plural or base in _words("many") or base in terms_of("speakers", "body")
        self.many |= (entity is not None and not person) or len(self.people) > 1

    def _points(self, k: int) -> bool:
        """Whether a word points at what stands before it, and nothing there is named."""
        low, relation = self.low[k], self.known.relation[k]
        if not relation:
            return low in _words("back")
        if low in _words("i"):
            return not self._is_said(k)
        if low in _words("he"):
            return not self.people and not self._comes(k)
        if low in _words("they"):
            return not self.many and not self._comes(k)
        if low in _words("it"):
            return not self.thing and not self._comes(k) and not self._is_empty(k)
        if low in _words("points"):
            return self._shows(k)
        if low == "both":
            return self._is_both(k)
        if low in _words("when"):
            return self._is_then(k)
        if low in _words("back"):
            return self._compares(k)
        if low in _words("alone"):
            return relation in _SUBJECTS and self._is_root(k) and not self._has_own(k)
        if self._is_counted(k):
            return True
        return self.known.class_at(k) == "noun" and self._is_shell(k)

    def _is_said(self, k: int) -> bool:
        """Whether a word stands in what somebody is quoted with."""
        at = self.known.tokens.starts[k]
        return any(q.start < at < q.end and not q.scare for q in self.known.article.quotations)

    def _is_root(self, k: int) -> bool:
        """Whether a word hangs on the verb of its sentence, and is part of no name."""
        known = self.known
        head = int(known.columns.head[k])
        return known.relation[head] == "ROOT" and known.names.at(known.tokens.starts[k]) is None

    def _comes(self, k: int) -> bool:
        """Whether the subject of the sentence stands behind a word of its opening, which may stand
        for it: "in his speech, Lee said"; no word of what Lee says does."""
        known, head = self.known, self.known.columns.head
        if self._is_said(k):
            return False
        path = [k]
        while int(head[path[-1]]) != path[-1]:
            path.append(int(head[path[-1]]))
        if any(known.relation[t] in _SAID for t in path):
            return False
        subjects = known.those(path[-1], *_SUBJECTS)
        return any(t > k and t not in path and known.class_at(t) in _NAMED for t in subjects)

    def _is_empty(self, k: int) -> bool:
        """Whether "it" stands for nothing: "it is hard to say"."""
        known = self.known
        joined = known.tokens.words[k].lower() != self.low[k]  # "it's"
        head = k if joined else int(known.columns.head[k])
        is_what = known.those(head, "attr")
        said = [] if is_what else [head, *known.those(head, "acomp")]
        follows = any(t > head for x in said for t in known.those(x, *_CLAUSES))
        whom = [t for x in is_what for t in known.those(x, "relcl")]  # "it is she who"
        follows |= any(self.low.get(x) == "who" for t in whom for x in known.those(t, *_SUBJECTS))
        empty = joined or (known.relation[k] in _SUBJECTS and known.lemma[head] in _words("empty"))
        return known.relation[k] == "expl" or (empty and follows)

    def _shows(self, k: int) -> bool:
        """Whether "that" or "those rules" points at what was not named."""
        known, relation, head = self.known, self.known.relation[k], int(self.known.columns.head[k])
        if relation == "det":
            near = known.class_at(head) == "time" or known.lemma[head] in _words("here")
            near &= self.low[k] in ("this", "these")
            # "In this process": who speaks of it, speaks of what the text is about.
            own = self.low[k] == "this" and self._is_said(k) and not self._is_main(head)
            # "Weigh in on this decision": of which was told before.
            above = self.low.get(int(known.columns.head[head]), "")
            near |= own and (known.lemma[head] not in _shells() or above == "in")
            # "That fact", behind the sentence that tells it.
            behind = known.sentence[k] != known.sentence[self.tokens[0]]
            near |= known.lemma[head] in _shells() and self.told and bool(behind)
            return not (near or known.lemma[head] in self.named or known.those(head, "relcl"))
        base = known.lemma[head]
        after = relation == "dobj" or (relation == "nsubj" and k > head)
        if after and (base == "do" or base in terms_of("speech")):
            return True  # "said just that", "tries to do that"
        joined = known.tokens.words[k].lower() != self.low[k]  # "that's"
        over = {known.relation[head], known.relation[int(known.columns.head[head])]}
        if not joined and (relation in _JOINS or not over.isdisjoint(_CLAUSED) or self._has_own(k)):
            return False
        return (joined or relation in _POINTED) and not (self.told and self.nouns)

    def _is_then(self, k: int) -> bool:
        """Whether a time is that of another sentence: "could begin then", "at the time"."""
        known, head = self.known, int(self.known.columns.head[k])
        if known.class_at(k) == "noun":
            at = known.relation[k] == "pobj" and self.low.get(head) in ("at", "by")
            return at and _is_bare(known, k) and not known.those(k, "advcl", "relcl", "acl")
        # "If they leave then".
        last = k == self.tokens[-1] or known.class_at(k + 1) == ""
        ifs = any(self.low.get(t) in ("if", "when") for t in self.tokens if t < k)
        return last and known.relation[k] == "advmod" and not ifs

    def _is_both(self, k: int) -> bool:
        """Whether "both" stands for two that were not named: "we both", "in both states"."""
        head = int(self.known.columns.head[k])
        joins = self.known.relation[k] in ("cc", "preconj") or self.known.those(head, "conj")
        if joins or self._has_own(k):
            return False
        noun = self.known.class_at(head) == "noun" and self.known.relation[k] in ("det", "predet")
        base = self.known.lemma[head]
        return not (noun and (base in self.named or base in _words("two")))

    def _is_counted(self, k: int) -> bool:
        """Whether "the two" or "the two states" are some that were named before."""
        known = self.known
        counted = any(self.low.get(t) in _SOME for t in (k, *known.those(k, "nummod")))
        named = self.many or known.names.at(known.tokens.starts[k]) is not None
        return counted and known.relation[k] in _SUBJECTS and _is_bare(known, k) and not named

    def _is_main(self, k: int) -> bool:
        """Whether a noun is the subject of a clause, or a person."""
        return self.known.relation[k] in _SUBJECTS or self.known.lemma[k] in _people()

    def _compares(self, k: int) -> bool:
        """Whether "similar" or "such" has nothing that it is like."""
        known, head = self.known, int(self.known.columns.head[k])
        known_as = self.low[k] == "same" and known.lemma[head] in self.named | _words("here")
        if known_as or self.low.get(k + 1) in _LIKE:
            return False
        follows = known.those(head, "prep", "mark", "advcl", "relcl", "acl")
        words = {self.low.get(x) for t in follows for x in (t, *known.those(t, "mark", "advmod"))}
        return _LIKE.isdisjoint(words) and not known.those(head, "relcl")

    def _has_own(self, k: int) -> bool:
        """Whether something behind a word says which."""
        return bool(self.known.those(k, *_OWN))

    def _is_shell(self, k: int) -> bool:
        """Whether a noun with "the" stands for what another sentence tells: a subject, or where
        no other noun stands before it."""
        known, base = self.known, self.known.lemma[k]
        head = int(known.columns.head[k])
        named = base in self.named or base in self.given
        if named or known.relation[k] == "compound" or known.names.at(known.tokens.starts[k]):
            return False
        if base not in _shells() and self.met.get(base, k) >= self.tokens[0]:
            return False
        if not _is_bare(known, k):
            return False
        tells = known.those(head, "ccomp", "advcl") and known.lemma[head] in _words("empty")
        whose = int(known.columns.head[head]) if known.lemma[head] == "of" else head
        owned = known.relation[k] == "poss" or whose != head
        owner = owned and known.relation[whose] in _SUBJECTS
        first = known.relation[k] in _SUBJECTS or owner or not self.nouns
        return first and not tells


def _is_bare(known: Reading, k: int) -> bool:
    """Whether a noun stands with "the" and with nothing that says which."""
    kids = known.kids.get(k, ())
    the = any(known.tokens.words[t].lower() == "the" for t in kids)
    # "The defense, often invoked by companies": which one, stands elsewhere.
    aside = {t for t in kids if known.relation[t] in _CLAUSED and "," in _gap(known, k)}
    return the and _TOLD.isdisjoint(known.relation[t] for t in kids if t not in aside)


def _gap(known: Reading, k: int) -> str:
    """What is printed between a token and the next."""
    last = k + 1 == len(known.tokens.starts)
    return "" if last else known.article.text[known.tokens.ends[k] : known.tokens.starts[k + 1]]


@cache
def _words(note: str) -> frozenset[str]:
    return frozenset(terms_of("leaning", note))


@cache
def _people() -> frozenset[str]:
    """Nouns for people."""
    return frozenset(terms_of("roles")) | frozenset(terms_of("speakers", "person"))


@cache
def _shells() -> frozenset[str]:
    """Nouns that stand for what was told or said."""
    return _words("shell") | frozenset(terms_of("report_nouns", "noun"))
