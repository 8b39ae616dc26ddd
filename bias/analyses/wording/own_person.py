"""Does a writer speak as "I" or "we"? A text that argues does; a report seldom.

Counted are sentences of the writer's own, outside paragraphs with a quotation mark: there a lost
mark would give the writer what somebody else says (docs/method/wording.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bias.article import Sentence
from bias.context import SIDES, Context, Side
from bias.findings import Short
from bias.lists import terms_of
from bias.reading import Reading, voice

#: The forms of "I" and "we" that are subjects, without a list of their own; all others stand in
#: ``world_function.tsv``.
SUBJECTS = frozenset(("i", "we", "let's"))
#: Sentences from which one writer is said to speak so, and of those with "I" or "we" as subject, if
#: the other never does ("our reporter" and "contact us" stand on a page of anybody).
LEAST, LEAST_SUBJECTS = 3, 2
#: Words in a row that a quotation has too: then a stretch of such sentences is a statement that is
#: printed without marks, as a lawyer's of a whole page was.
QUOTED = 5
_MARKS = frozenset('"“”„«»')
_WORD = re.compile(r"\w+")
WEIGHT = 1.0


@cache
def _forms() -> frozenset[str]:
    return SUBJECTS.union(terms_of("function", "self"))


class _Own(NamedTuple):
    """A sentence in which a writer speaks as "I" or "we"."""

    sentence: Sentence
    subject: bool


def own_person(context: Context) -> list[Short]:
    """A line where one writer speaks as "I" or "we" and the other never does."""
    found = {side: _own(context, side) for side in SIDES}
    lines = []
    for side, other in (SIDES, SIDES[::-1]):
        mine = found[side]
        if len(mine) < LEAST or sum(x.subject for x in mine) < LEAST_SUBJECTS or found[other]:
            continue
        if _is_statement(context, side, mine):
            continue
        best = min((x.sentence for x in mine if x.subject), key=_length)
        ids = (f"{side.upper()}{best.number}",)
        article = context.article(side)
        lines.append(
            Short(
                kind="own_person",
                section="wording",
                bin="one",
                a=ids if side == "a" else (),
                b=ids if side == "b" else (),
                values={
                    "article": side,
                    "sentences": len(mine),
                    "of": len(article.body),
                    "words": " ".join(article.slice(best.span).split()),
                },
                weight=WEIGHT,
            )
        )
    return lines


def _length(sentence: Sentence) -> tuple[int, int]:
    return sentence.end - sentence.start, sentence.number


def _is_statement(context: Context, side: Side, mine: Sequence[_Own]) -> bool:
    """Whether a quotation of either text has words of these sentences or of what lies between."""
    quoted = {
        run
        for article in (context.article(s) for s in SIDES)
        for q in article.quotations
        for run in _runs(article.text[q.start : q.end])
    }
    first, last = mine[0].sentence.number, mine[-1].sentence.number
    article = context.article(side)
    between = [s for s in article.body if first <= s.number <= last and not article.quoted(s)]
    return any(not quoted.isdisjoint(_runs(article.slice(s))) for s in between)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return [tuple(words[n : n + QUOTED]) for n in range(len(words) - QUOTED + 1)]


def _own(context: Context, side: Side) -> list[_Own]:
    known = context.reading(side)
    article = known.article
    quoted = [not _MARKS.isdisjoint(article.text[b.start : b.end]) for b in article.blocks]
    made = []
    for sentence in article.body:
        if not quoted[sentence.block]:
            said = _first_person(known, sentence)
            if said:
                made.append(_Own(sentence, not SUBJECTS.isdisjoint(said)))
    return made


def _first_person(known: Reading, sentence: Sentence) -> set[str]:
    """The forms in which a sentence has its writer's "I" or "we"."""
    words, tokens, text = known.tokens.words, known.tokens_of(sentence), known.article.text
    found = set()
    for i in tokens:
        low = words[i].lower().replace("’", "'")
        form = low if low in SUBJECTS else low.split("'")[0]
        if form not in _forms() or words[i].startswith("US") or voice(known, i) != "narration":
            continue
        start, end = known.tokens.starts[i], known.tokens.ends[i]
        if i > tokens[0] and words[i][0].isupper():
            name = words[i - 1][0].isupper() and known.is_open(i - 1)
            initial = text[start - 1 : start] == "." or text[end : end + 1] == "."
            # "Why We Wrote This"; "Article I", "F.B.I."
            if form != "i" or name or initial:
                continue
        found.add(form)
    return found
