"""What does somebody say that can stand by itself, and which of it tells most?

A saying is what a quotation holds of one sentence: all of it, if it begins as one; else a clause of
it, or the words that a text quotes in the middle of its own. One that leans on the sentence before
it, or is turned round by the "but" behind it, stands with that sentence or not at all. What is told
of somebody's words in the writer's is a saying too, where it is a clause. Rather one that is whole
than one that is cut, and none that only leads to the next ("If you see ...", "We talk about whether
...").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from bias.article import Article, Quotation, Sentence, Span
from bias.attribution import Attribution
from bias.leaning import Leaning
from bias.lists import terms_of
from bias.reading import Reading
from bias.words import is_stopword

#: Characters of a saying that a line has room for; different open words that it needs to tell
#: something; words of what is quoted in the middle of the writer's own.
ROOM, LEAST_TOLD, LEAST_PART = 200, 5, 3
#: And one that is told in the writer's words; what it is worth beside a quotation.
LEAST_RETOLD, _RETOLD = 8, 0.75
#: Open words above which a saying tells no more, and what one must be worth to be shown.
_TELLS, LEAST = 8, 1.1
#: What a saying is worth, beside a whole sentence that needs no other: a clause of one; words in
#: the middle of a sentence; one that speaks of "that"; that begins with a condition; that only
#: asks; that names a question. Guesses, looked at on every pair (docs/method/sources.md).
_CLAUSE, _PART, _POINTS, _LEADS, _ASKS, _WHETHER = 0.8, 0.4, 0.5, 0.6, 0.6, 0.3
#: What a quotation begins with is more often its point.
_FIRST = 1.1
#: Words in which a clause must have told something before it may be cut.
_LEAST_CUT = 6
#: Subjects of a verb without -s.
_MANY = frozenset(("i", "we", "you", "they", "these", "those"))
#: Words between who speaks and a "he" that stands for them.
_NEAR = 4
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


class Saying(NamedTuple):
    """Words that can stand by themselves, of the sentence called `number`, or of that and the one
    called `last`; `whole`: all that is quoted of it; `worth`: how much they tell beside others."""

    words: str
    number: int
    whole: bool
    worth: float
    last: int = 0


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


def sayings(one: Attribution, known: Reading, leaning: Leaning) -> Iterator[Saying]:
    """The sayings of words that are given to somebody, in order."""
    found = quoted_in(one, known)
    # What a tag parts from the rest of its sentence: "The court," Lee said, "has".
    begun, start = "", 0
    before: tuple[Sentence, Span, str] | None = None
    for n, (sentence, span) in enumerate(found):
        words = _closed(" ".join(known.article.slice(span).split()).strip(_MARKS))
        goes_on = n + 1 < len(found) and _goes_on(found[n + 1], sentence, known.article)
        if goes_on and words[:1].isupper():
            begun, start = words, span.start
            continue
        tokens = known.tokens_in(Span(start, span.end) if begun else span)
        words, begun, made = (f"{begun} … {words}" if begun else words), "", NOTHING
        if not words or _INSIDE.search(words) or _is_open(words) or _breaks_off(known, tokens):
            before = None
            continue
        if words[:1].isupper():
            limited = _is_limited(known, tokens)
            leans = _leans(known, tokens, leaning)
            if not (limited or leans):
                made = _sentence(known, tokens, words)
            elif not limited and before is not None:
                made = _joined(known, before, (sentence, span, words), leaning)
            before = sentence, span, words
        elif words[:1].islower():
            before = None
            if not leaning.leans(tokens):
                made = _part(known, tokens, words)
        if made.words and made.worth:
            worth = made.worth * (_FIRST if n == 0 else 1.0)
            yield made._replace(number=made.number or sentence.number, worth=worth)


def _joined(
    known: Reading, first: tuple[Sentence, Span, str], last: tuple[Sentence, Span, str],
    leaning: Leaning,
) -> Saying:  # fmt: skip
    """A sentence that leans on the one before it in its quotation, with that one."""
    between = known.article.text[first[1].end : last[1].start]
    tokens = known.tokens_in(Span(first[1].start, last[1].end))
    words = f"{first[2]} {last[2]}"
    near = last[0].number == first[0].number + 1 and not between.strip()
    if not near or len(words) > ROOM or _leans(known, tokens, leaning):
        return NOTHING
    made = _sentence(known, tokens, words)
    return made._replace(number=first[0].number, last=last[0].number)


def _sentence(known: Reading, tokens: range, words: str) -> Saying:
    """A sentence, or a clause of it. One that a tag cuts in two is not cut again."""
    if _verb(known, tokens) is None or _told(known, tokens) < LEAST_TOLD:
        return NOTHING
    fits, split = len(words) <= ROOM, " … " in words
    held, shown = (tokens, words) if fits else _clause(known, tokens)
    if split and not fits:
        return NOTHING
    worth = _worth(known, held, shown) * (1.0 if split else _standing(known, tokens))
    return Saying(shown, 0, fits and not split, worth * (1.0 if fits else _CLAUSE))


def _part(known: Reading, tokens: range, words: str) -> Saying:
    """Words that are quoted in the middle of the writer's own."""
    joins = known.lemma[tokens.start] in terms_of("function", "conjunction")
    # "Are designed to": who or what is, the writer's words say.
    is_clause = _is_clause(known, tokens)
    bare = not is_clause and any(known.class_at(k) in _VERBAL for k in tokens[:2])
    if joins or bare or _is_thin(known, tokens) or _told(known, tokens) < LEAST_TOLD:
        return NOTHING
    held, shown = (tokens, words) if len(words) <= ROOM else _clause(known, tokens)
    return Saying(shown, 0, False, (_CLAUSE if is_clause else _PART) * _worth(known, held, shown))


def retold(one: Attribution, known: Reading, leaning: Leaning) -> Saying:
    """What somebody says in the writer's words, some of which may be quoted, where it is a clause
    that needs no other sentence and for which there is room; a "he" at its head is who says it."""
    sentence = known.article.sentence_at(one.content.start)
    # "The nanny, he said, was in the country" mixes its words and the writer's.
    apart = one.cue is None or not one.content.start <= one.cue.start < one.content.end
    if sentence is None or one.kind == "direct" or not apart or one.stance == "deny":
        return NOTHING
    tokens = known.tokens_in(Span(one.content.start, min(one.content.end, sentence.end)))
    if tokens and known.tokens.words[tokens[0]].lower() == "that":
        tokens = tokens[1:]
    joins = tokens and known.lemma[tokens.start] in terms_of("function", "conjunction")
    thin = len(tokens) < LEAST_RETOLD or _told(known, tokens) < LEAST_TOLD - 1
    if thin or joins or not _is_clause(known, tokens):
        return NOTHING
    whole = Span(known.tokens.starts[tokens.start], known.tokens.ends[tokens[-1]])
    words = " ".join(known.article.slice(whole).split()).strip(" ,;")
    if leaning.leans(tokens, _hero(one, known, tokens)):
        return NOTHING
    held, shown = (tokens, words) if len(words) <= ROOM else _clause(known, tokens)
    shown = _paired(shown)
    return Saying(shown, sentence.number, held == tokens, _RETOLD * _worth(known, held, shown))


def _hero(one: Attribution, known: Reading, tokens: range) -> str | None:
    """Whom a "he" at the head of what is told stands for: who says it, named just before, or
    told by the same word."""
    first = known.tokens.words[tokens.start].lower()
    if first not in terms_of("leaning", "he"):
        return None
    if one.source is None or one.source.end > one.content.start or not one.speaker.name:
        return None
    between = known.tokens_in(Span(one.source.end, one.content.start))
    by = known.article.slice(one.source)
    is_it = by.lower() == first or (
        by[:1].isupper() and by.lower() not in terms_of("leaning", "he")
    )
    return one.speaker.name if is_it and len(between) <= _NEAR else None


def _is_clause(known: Reading, tokens: range) -> bool:
    """Whether words are a clause with a subject and a finite verb: "asked them to wait" has none,
    and "insisted that talks take place" says what is wanted, not what is."""
    main = _verb(known, tokens)
    if main is None or known.tokens.words[tokens.start].lower() in terms_of("leaning", "asks"):
        return False
    subject = [k for k in known.those(main, "nsubj", "nsubjpass", "expl", "csubj") if k in tokens]
    over = known.lemma[int(known.columns.head[main])]
    if any(over in terms_of("report_nouns", note) for note in ("noun doubt", "noun contest")):
        return False  # "responded to claims that": somebody else's
    aids = known.those(main, "aux", "auxpass")
    words = known.tokens.words
    if not subject or any(words[k].lower() in ("to", "be") for k in aids[:1]):
        return False
    is_bare = not aids and not known.tense_at(main) and words[main].lower() == known.lemma[main]
    said = known.attribution_at(tokens.start)
    cue = known.tokens_in(said.cue) if said is not None and said.cue is not None else range(0)
    wanted = any(known.lemma[k] in _demands() for k in cue)
    return not (is_bare and (wanted or _is_one(known, subject[0])))


@cache
def _demands() -> frozenset[str]:
    """Verbs of what is wanted: "insist on", "suggest that"."""
    return frozenset(term.partition(" ")[0] for term in terms_of("demand"))


def _is_one(known: Reading, k: int) -> bool:
    """Whether a subject is one thing, with which a verb in the present ends in -s."""
    low = known.tokens.words[k].lower()
    plural = low in _MANY or low in terms_of("leaning", "many") or known.those(k, "conj")
    return not plural and low == known.lemma[k]


def _paired(words: str) -> str:
    """Words whose last quotation is closed; "" where the marks are no pairs."""
    opened = ""
    for mark in _INSIDE.finditer(words):
        before, behind = words[: mark.start()][-1:], words[mark.end() :][:1]
        opens = mark[0] == "“" or (
            mark[0] == '"' and not (before.strip(" ([—–-") or not behind.strip())
        )
        follows = words[mark.end() :].partition(" ")[0]
        # A sentence of its own follows: '… on the issue "The Senate must act"'.
        begins = opens and before == " " and follows[:1].isupper() and is_stopword(follows)
        if opens == bool(opened) or begins:
            return ""
        opened = mark[0] if opens else ""
    if _is_open(words) or (opened and words.endswith("…")):
        return ""
    return words + opened.replace("“", "”")


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
    told = _told(known, tokens)
    worth = float(min(told, _TELLS))
    worth *= _ASKS if words.rstrip(".’'")[-1:] == "?" or words.endswith(("...", "…")) else 1.0
    points = any(
        known.relation[k] in _THINGS
        and known.relation[int(known.columns.head[k])] != "relcl"
        and known.lemma[k] in terms_of("leaning", "points")
        for k in tokens[1:]
    )
    worth *= _POINTS if points else 1.0
    return worth * (_WHETHER if "whether" in known.lemma[tokens.start : tokens.stop] else 1.0)


def _told(known: Reading, tokens: range) -> int:
    """How many different open words there are."""
    words = known.tokens.words
    return len(
        {known.lemma[k] for k in tokens if not is_stopword(words[k]) and words[k][:1].isalnum()}
    )


def _standing(known: Reading, tokens: range) -> float:
    """How well a sentence that leans on no other stands, 0 to 1."""
    opens = known.lemma[tokens.start]
    joins = opens in terms_of("function", "conjunction")
    leads = joins or opens in terms_of("function", "subordinator")
    return _LEADS if leads or opens in terms_of("function", "preposition") else 1.0


def _leans(known: Reading, tokens: range, leaning: Leaning) -> bool:
    """Whether what is said leans on what was said before it: "and" goes on with it too."""
    opens = known.lemma[tokens.start]
    first = " ".join(known.tokens.words[tokens.start : tokens.start + 2]).lower()
    restates = first in terms_of("leaning", "restates")
    return restates or opens in terms_of("function", "conjunction") or leaning.leans(tokens)


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
