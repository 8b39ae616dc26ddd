"""What does somebody say that can stand by itself, and which of it tells most?

A saying is what a quotation holds of one sentence that it begins: all of it, or a clause of it. One
that leans on the sentence before it, or is turned round by the "but" behind it, stands with that
sentence or not at all. What is told of somebody's words in the writer's is a saying too, where it
is a clause. Rather one that is whole than one that is cut, and none that only leads to the next
("If you see ...", "We talk about whether ...").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from bias.article import Article, Quotation, Sentence, Span
from bias.attribution import Attribution
from bias.leaning import Leaning
from bias.lists import terms_of
from bias.reading import Reading
from bias.words import is_stopword

#: Characters of a saying that a line has room for; different open words that it needs to tell
#: something.
ROOM, LEAST_TOLD = 220, 5
#: And one that is told in the writer's words; what it is worth beside a quotation.
LEAST_RETOLD, _RETOLD = 8, 0.75
#: Open words above which a saying tells no more, and what one must be worth to be shown.
_TELLS, LEAST = 8, 1.1
#: What a saying is worth, beside a whole sentence that needs no other: a clause of one; one that
#: speaks of "that"; that begins with a condition; that only asks; that names a question. Guesses,
#: looked at on every pair (docs/method/sources.md).
_CLAUSE, _POINTS, _LEADS, _ASKS, _WHETHER = 0.8, 0.5, 0.6, 0.6, 0.3
#: What a run of quoted sentences begins and ends with is more often its point; a sentence more
#: tells more; what the next sentence leans on, and what answers a question, tells it not whole.
_FIRST, _LAST, _MORE, _UNDONE, _ANSWERS = 1.1, 1.05, 1.04, 0.7, 0.6
#: Sentences of a saying.
MOST_SENTENCES = 3
#: Words in which a clause must have told something before it may be cut.
_LEAST_CUT = 6
#: Subjects of a verb without -s.
_MANY = frozenset(("i", "we", "you", "they", "these", "those"))
#: Words of the name of a show.
_NAME = 6
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
_WORD, _DASH = re.compile(r"[\w'’.&-]+"), re.compile(r"\s[–—-]{1,2}\s|—")


class Saying(NamedTuple):
    """Words that can stand by themselves, of the sentence called `number`, or of that and the one
    called `last`; `whole`: all that is quoted of it; `worth`: how much they tell beside others."""

    words: str
    number: int
    whole: bool
    worth: float
    last: int = 0

    @property
    def numbers(self) -> range:
        """The numbers of its sentences."""
        return range(self.number, max(self.number, self.last) + 1)


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


class _Piece(NamedTuple):
    """What is quoted of one sentence, a tag left out: its words and tokens."""

    sentence: Sentence
    span: Span
    words: str
    tokens: range
    split: bool


def sayings(
    pieces: Sequence[tuple[int, Span]], known: Reading, leaning: Leaning
) -> Iterator[Saying]:
    """The sayings of what somebody is quoted with, in order: one sentence, or two or three that
    stand behind each other; a run of sentences is told by more than its middle."""
    run: list[_Piece] = []
    for piece in _pieces(pieces, known):
        if run and not 0 <= piece.sentence.number - run[-1].sentence.number <= 1:
            yield from _of_run(run, known, leaning)
            run = []
        # Of words quoted in the middle of the writer's own one in four was a point, two should
        # not be printed (18 that language models read).
        if piece.words[:1].isupper():
            run.append(piece)
    yield from _of_run(run, known, leaning)


def _pieces(pieces: Sequence[tuple[int, Span]], known: Reading) -> Iterator[_Piece]:
    """What is quoted, by sentences; what cannot be printed alone is left out."""
    # What a tag parts from the rest of its sentence: "The court," Lee said, "has".
    begun, start = "", 0
    article = known.article
    found = [(article.sentences[number - 1], span) for number, span in pieces]
    for n, (sentence, span) in enumerate(found):
        words = _closed(" ".join(article.slice(span).split()).strip(_MARKS))
        goes_on = n + 1 < len(found) and _goes_on(found[n + 1], sentence, article)
        if goes_on and words[:1].isupper():
            begun, start = words, span.start
            continue
        whole = Span(start, span.end) if begun else span
        made = _Piece(
            sentence,
            whole,
            f"{begun} … {words}" if begun else words,
            known.tokens_in(whole),
            bool(begun),
        )
        begun = ""
        broken = not words or _INSIDE.search(words) or _is_open(words) or not made.tokens
        if not (broken or _breaks_off(known, made.tokens) or _is_title(known, made.tokens)):
            yield made


def _of_run(run: Sequence[_Piece], known: Reading, leaning: Leaning) -> Iterator[Saying]:
    """The sayings of sentences that are quoted behind each other."""
    for n, first in enumerate(run):
        for m in range(n, min(n + MOST_SENTENCES, len(run))):
            shown = run[n : m + 1]
            tokens = [k for piece in shown for k in piece.tokens]
            after = run[m + 1] if m + 1 < len(run) else None
            limited = _is_limited(known, run[m].tokens) or (after and _opens(after.words))
            if limited or _goes_back(known, tokens, leaning):
                continue
            made = _sentence(known, first) if n == m else _several(known, shown)
            if made.words and made.worth:
                worth = made.worth * (_FIRST if n == 0 else 1.0) * _MORE ** (m - n)
                worth *= _LAST if m == len(run) - 1 else 1.0
                # "This proves": its point stands behind.
                undone = after is not None and _goes_back(known, after.tokens, leaning)
                worth *= _UNDONE if undone else 1.0
                worth *= _ANSWERS if _is_answer(known, first) else 1.0
                last = run[m].sentence.number if m > n else 0
                yield made._replace(number=first.sentence.number, last=last, worth=worth)


def _opens(words: str) -> bool:
    """Whether words begin with "But"."""
    return words.partition(" ")[0].strip(",").lower() in terms_of("leaning", "contrast")


def _goes_back(known: Reading, tokens: Sequence[int], leaning: Leaning) -> bool:
    """Whether a sentence goes on with the one before: it leans on it, or leaves out who acts:
    "Read hundreds of accounts"."""
    bare = known.class_at(tokens[0]) == "verb" and known.tense_at(tokens[0]) == "past"
    return bare or _leans(known, tokens, leaning)


def _several(known: Reading, shown: Sequence[_Piece]) -> Saying:
    """Sentences behind each other, if there is room; a tag between them is left out."""
    words = shown[0].words
    for before, after in pairwise(shown):
        between = known.article.text[before.span.end : after.span.start].strip()
        words += f"” “{after.words}" if between else f" {after.words}"
    tokens = range(shown[0].tokens.start, shown[-1].tokens.stop)
    if len(words) > ROOM or any(piece.split for piece in shown):
        return NOTHING
    if _verb(known, tokens) is None or _told(known, tokens) < LEAST_TOLD:
        return NOTHING
    # What "that" points at in the second stands in the first.
    worth = min(_told(known, tokens), _TELLS) * _pointing(known, shown[0].tokens, words)
    return Saying(words, 0, True, worth * _standing(known, tokens))


def _is_answer(known: Reading, piece: _Piece) -> bool:
    """Whether somebody was asked what a quotation answers: in its sentence or the one before."""
    article, number = known.article, piece.sentence.number
    asked = known.tokens_in(Span(piece.sentence.start, piece.span.start))
    before = article.slice(article.sentences[number - 2]) if number > 1 else ""
    return before.rstrip(_MARKS).endswith("?") or any(known.lemma[k] == "ask" for k in asked)


def _sentence(known: Reading, piece: _Piece) -> Saying:
    """A sentence, or a clause of it. One that a tag cuts in two is not cut again."""
    tokens, words, split = piece.tokens, piece.words, piece.split
    if _verb(known, tokens) is None or _told(known, tokens) < LEAST_TOLD:
        return NOTHING
    fits = len(words) <= ROOM
    held, shown = (tokens, words) if fits else _clause(known, tokens)
    stands = 1.0 if split else _standing(known, tokens)
    # "In light of the events, the ministry asked ...": the point is what is cut.
    if not fits and (split or stands < 1.0):
        return NOTHING
    worth = _worth(known, held, shown) * stands
    return Saying(shown, 0, fits and not split, worth * (1.0 if fits else _CLAUSE))


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
    tokens = _unadded(known, tokens)
    joins = tokens and known.lemma[tokens.start] in terms_of("function", "conjunction")
    thin = len(tokens) < LEAST_RETOLD or _told(known, tokens) < LEAST_TOLD - 1
    if thin or joins or not _is_clause(known, tokens):
        return NOTHING
    whole = Span(known.tokens.starts[tokens.start], known.tokens.ends[tokens[-1]])
    words = " ".join(known.article.slice(whole).split()).strip(" ,;")
    if leaning.leans(tokens, _hero(one, known, tokens)) or _is_limited(known, tokens, quoted=False):
        return NOTHING
    held, shown = (tokens, words) if len(words) <= ROOM else _clause(known, tokens)
    shown = _paired(shown)
    return Saying(shown, sentence.number, held == tokens, _RETOLD * _worth(known, held, shown))


def _unadded(known: Reading, tokens: range) -> range:
    """What is told of somebody's words, without what the writer adds behind it: "– an idea that
    others reject", ", pointing to a report", "and accused the mayor"."""
    text, ends, words = known.article.text, known.tokens.ends, known.tokens.words
    dashes = [k for k in tokens[1:] if _DASH.search(text[ends[k - 1] : known.tokens.starts[k]])]
    for k in tokens[1:]:
        added = len(dashes) == 1 and k == dashes[0]
        acts = known.class_at(k) == "verb" and known.lemma[k] in _adds()
        before = words[k - 1].lower()
        if acts and words[k].endswith("ing"):
            added = "," in text[ends[k - 1] : known.tokens.starts[k]]
        elif acts and before == "and":
            added = words[k].endswith("ed") and not known.those(k, "nsubj", "nsubjpass", "aux")
        if added:
            return range(tokens.start, k - (before == "and"))
    return tokens


@cache
def _adds() -> frozenset[str]:
    """Verbs by which the writer goes on with what somebody says."""
    return frozenset(terms_of("speech")) | {"accuse", "cite", "point", "urge"}


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
    above = int(known.columns.head[main])
    over, asked = known.lemma[above], known.lemma[int(known.columns.head[above])] == "about"
    # "Responded to claims that", "questioned her about statements that": somebody else's.
    doubted = any(over in terms_of("report_nouns", x) for x in ("noun doubt", "noun contest"))
    if doubted or (asked and over in terms_of("report_nouns")):
        return False
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


def _is_title(known: Reading, tokens: range) -> bool:
    """Whether words are the name of a show or a book: "State of the Union"."""
    told = [w for k in tokens if not is_stopword(w := known.tokens.words[k]) and w[:1].isalpha()]
    is_name = len(tokens) <= _NAME and len(told) > 1
    return (is_name or _verb(known, tokens) is None) and all(w[0].isupper() for w in told)


def _verb(known: Reading, tokens: range) -> int | None:
    """The main verb of words, on which no other of them hangs; None where they have none."""
    held, head = set(tokens), known.columns.head
    tops = (k for k in tokens if int(head[k]) < 0 or int(head[k]) not in held or int(head[k]) == k)
    return next((k for k in tops if known.class_at(k) in _VERBAL), None)


def _worth(known: Reading, tokens: range, words: str) -> float:
    """How much a saying tells: its open words, less of what asks, names a question, or speaks of
    "that"."""
    return min(_told(known, tokens), _TELLS) * _pointing(known, tokens, words)


def _pointing(known: Reading, tokens: range, words: str) -> float:
    """What is left of a saying's worth where it asks, names a question, or speaks of "that"."""
    worth = _ASKS if words.rstrip(".’'")[-1:] == "?" or words.endswith(("...", "…")) else 1.0
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
    # "To read it is a duty": no preposition.
    hangs = opens in terms_of("function", "preposition") and opens != "to"
    return _LEADS if leads or hangs else 1.0


def _leans(known: Reading, tokens: Sequence[int], leaning: Leaning) -> bool:
    """Whether what is said leans on what was said before it: "and" goes on with it too."""
    opens = known.lemma[tokens[0]]
    first = " ".join(known.tokens.words[tokens[0] : tokens[0] + 2]).lower()
    restates = first in terms_of("leaning", "restates")
    return restates or opens in terms_of("function", "conjunction") or leaning.leans(tokens)


def _is_limited(known: Reading, tokens: range, *, quoted: bool = True) -> bool:
    """Whether the sentence behind that of these words begins with "But"; of `quoted` ones only if
    it is quoted too: what the writer goes on with does not turn them round."""
    article = known.article
    here = article.sentence_at(known.tokens.starts[tokens.start])
    if here is None or here.number == len(article.sentences):
        return False
    after = article.sentences[here.number]
    first = _WORD.search(article.slice(after))
    if first is None or not _opens(first[0]):
        return False
    return not quoted or article.quotation_at(after.start + first.start()) is not None


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
