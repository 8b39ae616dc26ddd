"""Which words of a sentence stand in a cell? All of them, or its main part where it is long.

A long sentence is cut once, at its end, before a part that only adds to it: a relative clause, a
clause of time or aim, a participle, a second main clause. Never inside quotation marks, never
before words that may turn what stands before them ("but", "unless", "although").
"""

from __future__ import annotations

import re

from bias import questions
from bias.article import Sentence, Span
from bias.attribution import Attribution
from bias.classifier import Tier
from bias.context import Context, Side
from bias.findings import Quoted
from bias.reading import Reading

#: Characters from which a sentence is long; about four lines of half a page.
LONG = 150
#: What is left must be this share of `LONG` at least: less is a fragment.
_LEAST = 0.4
#: And this share of the probability that it answers.
_STILL = 0.8
#: Relations of what only adds (labels of the parse).
_TURNING = frozenset(("but", "unless", "although", "though", "except", "until", "if", "without"))
_ADDED = frozenset(("relcl", "advcl", "acl", "cc", "conj", "npadvmod", "parataxis"))
#: Marks at which a sentence may be cut.
_MARK = re.compile(r"[,;—–]\s|\s[—–-]{1,2}\s")


def cell(context: Context, side: Side, ident: str, question: str, whole: bool) -> Quoted:
    """Quote a sentence that answers a question, with who says it where its own words do not name
    them. Its main part alone stands there if that still answers, unless it is to stand `whole`:
    what two matched sentences differ in, or what turns a sentence that one text alone has, may be
    its end."""
    known, sentence = context.reading(side), context.sentence(ident)
    span = sentence.span if whole else _answering(context, known, sentence, question)
    return context.quote(side, sentence, span, _source(context.attributions(side), span))


def _answering(context: Context, known: Reading, sentence: Sentence, question: str) -> Span:
    """The main part of a sentence if it still answers, else all of it."""
    whole, part = sentence.span, main_part(known, sentence)
    if part == whole or question not in questions.ids():
        return part
    tier: Tier | None = "words" if context.options.fast else None
    chance = questions.judge_parts(known, [whole, part], tier)
    k = questions.ids().index(question)
    return part if chance[1, k] >= _STILL * chance[0, k] else whole


def main_part(known: Reading, sentence: Sentence) -> Span:
    """The whole sentence, or its longest beginning of `LONG` characters that can stand alone."""
    whole = sentence.span
    if whole.end - whole.start <= LONG:
        return whole
    tokens = known.tokens_of(sentence)
    ends = known.tokens.ends
    for k in reversed(tokens):
        size = ends[k - 1] - whole.start if k > tokens.start else 0
        if size < _LEAST * LONG:
            break
        if size <= LONG and _can_end(known, tokens, k):
            return Span(whole.start, ends[k - 1])
    return whole


def _can_end(known: Reading, tokens: range, k: int) -> bool:
    """Whether a sentence can stop before token `k`."""
    head, relation = known.columns.head, known.relation
    if known.lemma[k] in _TURNING or known.lemma[k - 1] in _TURNING:
        return False
    starts, ends, _ = known.tokens
    if not _MARK.search(known.article.unwrapped, ends[k - 1], starts[k]):
        return False
    if any(q.start < starts[k] < q.end for q in known.article.quotations):
        return False
    if any(head[t] >= k for t in range(tokens.start, k)):
        return False
    into = [t for t in range(k, tokens.stop) if head[t] < k and relation[t] != "punct"]
    return bool(into) and all(relation[t] in _ADDED for t in into)


def _source(said: list[Attribution], span: Span) -> str | None:
    """Who says most of a cell, where the cell itself does not name them."""
    size = span.end - span.start
    for x in said:
        held = min(span.end, x.content.end) - max(span.start, x.content.start)
        if held * 2 > size and x.source is not None and x.speaker.name:
            named = span.start <= x.source.start < span.end
            return None if named else x.speaker.name
    return None
