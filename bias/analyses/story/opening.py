"""With which sentences does a text open?

With its first sentence, and with those behind it while they are short: news says in one sentence
what happened, a feature in three. A caption is no opening, nor are highlights: a sentence that
comes again further down stands above the text by its layout, one without a verb under a picture,
and what stands before a dateline ("… for wall Washington CNN — The president …") is no sentence
of it; the dateline goes with it.
"""

from __future__ import annotations

import re
from functools import cache

from bias.article import BODY, Sentence, Span, count_words
from bias.context import Context, Side
from bias.findings import Quoted
from bias.lists import terms_of
from bias.reading import Reading
from bias.segmenter import dateline

#: Words that an opening of several sentences may have, and sentences: a lead of news has 25 to 35.
_MOST_WORDS, _MOST = 36, 3
#: A scene comes first where the opening is so unlike the headline, and the next sentence so much
#: more like it: of 11 such texts of 149 `rule` pairs ten tell their news there (read by a language
#: model). Words of the opening and that one.
_FAR, _NEARER, _MOST_LATE = 0.35, 0.12, 75
#: A sentence of fewer words opens a text only with a verb; else it is a dateline or a greeting.
_LEAST_WORDS = 5
#: Classes of verbs, and of words of which a sentence of the article's own has one.
_VERBS = frozenset(("verb", "be", "have", "do", "get", "modal"))
_TELLS = _VERBS | {"open"}
#: Sentences in which an agency's dateline is sought.
_LOOKED_AT = 6


def opening(context: Context, side: Side) -> list[Quoted]:
    """The sentences that a text opens with, in order; none where it has no body."""
    article, known = context.article(side), context.reading(side)
    body = [s for s in article.sentences if s.kind in BODY]
    at, start = _dateline(known, body)
    told = (n for n in range(at, len(body)) if start is not None or _opens(known, body, n))
    at = next(told, at)
    if at >= len(body):
        return []
    first = body[at] if start is None else Span(start, body[at].end)
    found = [context.quote(side, body[at], Span(first.start, first.end))]
    words = count_words(found[0].text)
    for n, sentence in enumerate(body[at + 1 : at + _MOST], start=body[at].number + 1):
        words += count_words(article.slice(sentence))
        if words > _MOST_WORDS or sentence.number != n or not _tells(known, sentence):
            break
        found.append(context.quote(side, sentence))
    after = body[at + len(found)] if at + len(found) < len(body) else None
    if after is not None and after.number == int(found[-1].id[1:]) + 1:
        words = sum(count_words(q.text) for q in found) + count_words(article.slice(after))
        if words <= _MOST_LATE and _tells(known, after) and _is_late(context, side, found, after):
            found.append(context.quote(side, after))
    return found


def _is_late(context: Context, side: Side, found: list[Quoted], after: Sentence) -> bool:
    """Whether the sentence behind an opening is much nearer to what the headline announces: a scene
    was set before."""
    near = context.announced(side)
    first = max(float(near[int(q.id[1:]) - 1]) for q in found)
    return first < _FAR and float(near[after.number - 1]) >= first + _NEARER


def _opens(known: Reading, body: list[Sentence], n: int) -> bool:
    """Whether a sentence of the body may open it."""
    words = _words(known, body[n])
    if count_words(known.article.slice(body[n])) < _LEAST_WORDS:
        tokens = known.tokens_of(body[n])
        return any(known.tense_at(i) or known.class_at(i) in _VERBS for i in tokens)
    if not _tells(known, body[n]):
        return False
    return not any(f" {words} " in f" {_words(known, later)} " for later in body[n + 1 :])


def _tells(known: Reading, sentence: Sentence) -> bool:
    """Whether a sentence has a verb, or is short: "Ann Roe, the mayor, in Paris on Sunday." stands
    under a picture."""
    short = count_words(known.article.slice(sentence)) < _LEAST_WORDS
    return short or any(known.class_at(i) in _TELLS for i in known.tokens_of(sentence))


def _words(known: Reading, sentence: Sentence) -> str:
    return " ".join(known.tokens.words[i].lower() for i in known.tokens_of(sentence))


def _dateline(known: Reading, body: list[Sentence]) -> tuple[int, int | None]:
    """The sentence that opens with a dateline behind others, or behind highlights, or holds an
    agency's behind other words, and where its own words begin."""
    text, blocks = known.article.unwrapped, known.article.blocks
    for n, sentence in enumerate(body[:_LOOKED_AT]):
        behind = n > 0 or (sentence.block and blocks[sentence.block - 1].kind == "notice")
        if behind and (place := dateline(text[sentence.start : sentence.end])):
            return n, sentence.start + len(place)
        met = _agency().search(text, sentence.start, sentence.end)
        if met and count_words(text[sentence.start : met.start()]) >= _LEAST_WORDS:
            return n, met.end()
    return 0, None


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, terms_of("mastheads", "letters")))
    places = r"(?<![A-Z] )[A-Z]{4,}(?: [A-Z]+){0,2}(?:, [A-Z][\w.]+)?"
    return re.compile(rf"\b(?:{names}|{places})\)?\s+(?:[—–-]|--)\s+(?=[\"“'‘A-Z])")
