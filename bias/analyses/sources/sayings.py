"""Which of somebody's quoted words can stand by themselves, and which of them tell most?

A saying is what a quotation holds of one sentence: all of it, if it begins as one and no "but"
behind it limits it; else a clause of it, or the words that a text quotes in the middle of its own.
Rather a short one that is whole than a long one that is cut, and none that only leads to the next
("If you see ...", "We talk about whether ...").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bias.article import Article, Quotation, Sentence, Span
from bias.attribution import Attribution
from bias.lists import terms_of
from bias.reading import Reading
from bias.words import is_stopword

#: Characters of a saying that a line has room for; words that it needs to tell something: a
#: sentence, and what is quoted in the middle of the writer's own.
ROOM, LEAST_SAID, LEAST_PART = 120, 5, 3
#: And one that is told in the writer's words.
LEAST_RETOLD = 8
#: Open words above which a saying tells no more, and what one must be worth to be shown.
_TELLS, LEAST = 8, 1.1
#: What a saying is worth, beside a whole sentence that needs no other: a clause of one; words in
#: the middle of a sentence; one that leans on what was said before, with a noun ("this law") and
#: without; that begins with a condition or a "but"; that only asks; that names a question. Guesses,
#: looked at on every pair (docs/method/sources.md).
_POINTS, _BARE = 0.5, 0.25
_CLAUSE, _PART, _LEANS_NOUN, _LEANS, _LEADS, _ASKS, _WHETHER = 0.8, 0.4, 0.9, 0.5, 0.6, 0.6, 0.3
#: Words in which a clause must have told something before it may be cut.
_LEAST_CUT = 6
#: Marks around what is said, and those inside it that show more than one utterance.
_MARKS, _INSIDE = "\"“”’‘' ,", re.compile(r'["“”]')
#: Single marks that open and that close.
_OPEN, _CLOSED = re.compile(r"(?:^|[\s(])['‘]\s?\w"), re.compile(r"\w[.,!?]?['’](?=[\s.,;:!?)]|$)")
#: Where a clause may end, and how what stands behind may hang on it.
_JOINT = re.compile(
    r"[\s,]*(?:[,;:—–]|--|(?:because|although|though|while|unless|which|who|and|but|or)\b)"
)
_ADDS = frozenset(
    ("advcl", "relcl", "acl", "conj", "cc", "appos", "punct", "prep", "advmod", "mark")
)
_TURNED = frozenset(("had", "should", "were"))
_THINGS = frozenset(("dobj", "nsubj", "nsubjpass", "pobj"))
_VERBAL = frozenset(("verb", "be", "have", "do", "get", "modal"))
_WORD = re.compile(r"[\w'’.&-]+")


@dataclass(frozen=True)
class Saying:
    """Words that can stand by themselves, of the sentence called `number`; `whole`: all that is
    quoted of it; `worth`: how much they tell beside others."""

    words: str
    number: int
    whole: bool
    worth: float


#: No saying at all.
NOTHING = Saying("", 0, True, 0.0)


def quoted_in(one: Attribution, known: Reading) -> list[tuple[Sentence, Span]]:
    """What stands in quotation marks of words that are given to somebody, cut by sentences."""
    article = known.article
    at = bisect_right(article.quotations, one.content.start, key=lambda mark: mark.start) - 1
    found = []
    for mark in islice(article.quotations, max(0, at), None):
        if mark.start >= one.content.end:
            break
        if mark.end > one.content.start:
            found += [
                (sentence, Span(max(mark.start, sentence.start), min(mark.end, sentence.end)))
                for sentence in _sentences(mark, article)
            ]
    return found


def sayings(one: Attribution, known: Reading) -> Iterator[Saying]:
    """The sayings of words that are given to somebody, in order."""
    found = quoted_in(one, known)
    begun = ""  # what a tag parts from the rest of its sentence: "The court," Lee said, "has"
    for n, (sentence, span) in enumerate(found):
        words = _closed(" ".join(known.article.slice(span).split()).strip(_MARKS))
        goes_on = n + 1 < len(found) and _goes_on(found[n + 1], sentence, known.article)
        if goes_on and words[:1].isupper():
            begun = words
            continue
        words, begun, made = (f"{begun} … {words}" if begun else words), "", NOTHING
        tokens = known.tokens_in(span)
        if not words or _INSIDE.search(words) or _is_open(words) or _breaks_off(known, tokens):
            continue
        if words[:1].isupper():
            made = _sentence(known, tokens, words, n == 0 or span == one.content)
            # What leans on the sentence before it is whole only with it.
            whole = made.whole and (span == one.content or not _leans(known, tokens))
            made = replace(made, number=sentence.number, whole=whole)
        elif words[:1].islower():
            made = replace(_part(known, tokens, words), number=sentence.number)
        if made.words and made.worth:
            yield made


def _sentence(known: Reading, tokens: range, words: str, first: bool) -> Saying:
    """A sentence, or a clause of it; `first`: whether what is told begins with it. One that a tag
    cuts in two is not cut again."""
    if _verb(known, tokens) is None or len(words.split()) < LEAST_SAID:
        return NOTHING
    fits, split = len(words) <= ROOM, " … " in words
    held, shown = (tokens, words) if fits else _clause(known, tokens)
    if split and not fits:
        return NOTHING
    worth = _worth(known, held, shown) * (1.0 if split else _standing(known, tokens, first))
    return Saying(shown, 0, fits and not split, worth * (1.0 if fits else _CLAUSE))


def _part(known: Reading, tokens: range, words: str) -> Saying:
    """Words that are quoted in the middle of the writer's own."""
    joins = known.lemma[tokens.start] in terms_of("function", "conjunction")
    if joins or _is_thin(known, tokens):
        return NOTHING
    held, shown = (tokens, words) if len(words) <= ROOM else _clause(known, tokens)
    # "Are designed to": who or what is, the writer's words say.
    bare = known.class_at(tokens.start) in _VERBAL
    return Saying(shown, 0, False, (_BARE if bare else _PART) * _worth(known, held, shown))


def retold(known: Reading, content: Span) -> str:
    """What somebody says in the writer's words, where it is a clause for which there is room."""
    words = " ".join(known.article.slice(content).split()).strip(_MARKS)
    tokens = known.tokens_in(content)
    if tokens and known.tokens.words[tokens[0]].lower() == "that":
        tokens, words = tokens[1:], words[len("that") :].lstrip()
    asks = words.startswith("whether ")
    if asks or _verb(known, tokens) is None or _INSIDE.search(words) or len(tokens) < LEAST_RETOLD:
        return ""
    return words if len(words) <= ROOM else _clause(known, tokens)[1]


def _sentences(mark: Quotation, article: Article) -> Iterator[Sentence]:
    first = article.sentence_at(mark.start)
    start = first.number - 1 if first is not None else len(article.sentences)
    for sentence in islice(article.sentences, start, None):
        if sentence.start >= mark.end:
            break
        yield sentence


def _goes_on(after: tuple[Sentence, Span], sentence: Sentence, article: Article) -> bool:
    """Whether what is quoted next goes on with the same sentence: "The court," Lee said, "has"."""
    return after[0] == sentence and article.slice(after[1]).strip(_MARKS)[:1].islower()


def _breaks_off(known: Reading, tokens: range) -> bool:
    """Whether words end in the middle: "Leaders promised that"."""
    words = [w for k in tokens if (w := known.tokens.words[k].lower())[:1].isalnum()]
    kinds = ("conjunction", "determiner", "possessive", "subordinator")
    return bool(words) and any(words[-1] in terms_of("function", kind) for kind in kinds)


def _closed(words: str) -> str:
    """Words whose single quotation marks were stripped at one end, with them."""
    return words + "'" if len(_OPEN.findall(words)) == len(_CLOSED.findall(words)) + 1 else words


def _is_open(words: str) -> bool:
    """Whether a single mark opens that nothing closes."""
    return len(_OPEN.findall(words)) > len(_CLOSED.findall(words))


def _is_thin(known: Reading, tokens: range) -> bool:
    """Whether a part of a sentence says too little: few words, or those of a name."""
    told = [w for k in tokens if not is_stopword(w := known.tokens.words[k]) and w[:1].isalpha()]
    return len(tokens) < LEAST_PART or len(told) < 2 or all(w[0].isupper() for w in told)


def _verb(known: Reading, tokens: range) -> int | None:
    """The main verb of words, on which no other of them hangs; None where they have none."""
    held, head = set(tokens), known.columns.head
    tops = (k for k in tokens if int(head[k]) < 0 or int(head[k]) not in held or int(head[k]) == k)
    return next((k for k in tops if known.class_at(k) in _VERBAL), None)


def _worth(known: Reading, tokens: range, words: str) -> float:
    """How much a saying tells: its open words, less of what asks, names a question, or speaks of
    "that"."""
    told = {known.lemma[k] for k in tokens if not is_stopword(known.tokens.words[k])}
    worth = float(min(len(told), _TELLS))
    worth *= _ASKS if words.rstrip(".’'")[-1:] == "?" or words.endswith(("...", "…")) else 1.0
    points = any(
        known.relation[k] in _THINGS
        and known.relation[int(known.columns.head[k])] != "relcl"
        and known.lemma[k] in terms_of("leaning", "points")
        for k in tokens[1:]
    )
    worth *= _POINTS if points else 1.0
    return worth * (_WHETHER if "whether" in known.lemma[tokens.start : tokens.stop] else 1.0)


def _standing(known: Reading, tokens: range, first: bool) -> float:
    """How well a sentence stands without the one before it and the one behind it, 0 to 1: a "but"
    behind it turns it round."""
    opens = known.lemma[tokens.start]
    after = tokens.start + 1
    leans = _leans(known, tokens)
    joins = opens in terms_of("function", "conjunction")
    if _is_limited(known, tokens) or (not first and (leans or joins)):
        return 0.0
    if leans:
        points = opens in terms_of("leaning", "points") and known.class_at(after) == "noun"
        return _LEANS_NOUN if points else _LEANS
    leads = joins or opens in terms_of("function", "subordinator")
    return _LEADS if leads or opens in terms_of("function", "preposition") else 1.0


def _leans(known: Reading, tokens: range) -> bool:
    """Whether words begin with "it" or "this"."""
    return known.lemma[tokens.start] in terms_of("leaning", "opens")


def _is_limited(known: Reading, tokens: range) -> bool:
    """Whether the sentence behind that of these words begins with "But"."""
    article = known.article
    here = article.sentence_at(known.tokens.starts[tokens.start])
    if here is None or here.number == len(article.sentences):
        return False
    first = _WORD.search(article.slice(article.sentences[here.number]))
    return first is not None and first[0].lower() in terms_of("leaning", "contrast")


def _clause(known: Reading, tokens: range) -> tuple[range, str]:
    """The longest beginning of a sentence that can stand by itself, ends where a clause does, and
    for which there is room: its tokens and words, "" for none."""
    main, head = _verb(known, tokens), known.columns.head
    # "If you look", "had I been": what comes first hangs on what comes then.
    leads = known.lemma[tokens.start] in terms_of("function", "subordinator")
    if main is None or leads or known.tokens.words[tokens.start].lower() in _TURNED:
        return tokens, ""
    starts = known.tokens.starts
    text, begin = known.article.text, starts[tokens.start]
    for end in reversed(range(max(main + 2, tokens.start + _LEAST_CUT), tokens.stop)):
        part = " ".join(text[begin : starts[end]].split()).rstrip(" ,;:—–-")
        held = range(tokens.start, end)
        last = known.tokens.words[end - 1].lower()
        breaks = last in terms_of("function", "preposition") or _breaks_off(known, held)
        if len(part) > ROOM or breaks:
            continue
        joint = _JOINT.match(text, known.tokens.ends[end - 1])
        if joint is None or any(int(head[k]) in range(end, tokens.stop) for k in held):
            continue
        # What is cut only adds to what is before; a list ("the crane, the quay") is not cut.
        hung = [k for k in range(end, tokens.stop) if int(head[k]) in held]
        listed = any(
            known.relation[k] == "conj"
            and known.class_at(k) not in _VERBAL
            and (joint[0].lstrip()[:1] == "," or known.relation[int(head[k])] == "conj")
            for k in hung
        )
        if not listed and all(known.relation[k] in _ADDS for k in hung):
            return held, f"{part} …"
    return tokens, ""
