"""Does a writer argue: speak as "I" or "we", or say what must be done? A report seldom does.

Counted are sentences of the writer's own, outside paragraphs with a quotation mark: there a lost
mark would give the writer what somebody else says (docs/method/wording.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bias.article import Sentence
from bias.context import SIDES, Context, Side
from bias.findings import Short
from bias.lists import terms_of
from bias.reading import Reading, voice

#: The forms of "I" and "we" that are subjects, without a list of their own; all others stand in
#: ``world_function.tsv``.
SUBJECTS = frozenset(("i", "we", "let's"))
#: What says that something is to be done.
DUTY = frozenset(("must", "should", "ought"))
#: Sentences from which one writer is said to argue, and how many times as many as the other's they
#: are. Of 324 pairs of articles on one story nine texts stood out so, all of them opinion; with
#: three or four such sentences six of thirteen were speech that had lost its quotation marks
#: (docs/method/wording.md).
LEAST, TIMES = 5, 8
#: Words in a row that a quotation has too: then a stretch of such sentences is a statement that is
#: printed without marks, as a lawyer's of a whole page was.
QUOTED = 5
_MARKS = frozenset('"“”„«»')
_WORD = re.compile(r"\w+")
WEIGHT = 1.0


@cache
def _forms() -> frozenset[str]:
    return SUBJECTS.union(terms_of("function", "self"))


def arguing(context: Context) -> list[Short]:
    """A line where one writer argues and the other hardly or never does."""
    found = {side: _own(context, side) for side in SIDES}
    lines = []
    for side, other in (SIDES, SIDES[::-1]):
        mine = found[side]
        few = len(mine) < max(LEAST, TIMES * len(found[other]))
        if few or _is_statement(context, side, mine):
            continue
        best = min(mine, key=_length)
        ids = (f"{side.upper()}{best.number}",)
        article = context.article(side)
        lines.append(
            Short(
                kind="arguing",
                section="wording",
                bin="one",
                a=ids if side == "a" else (),
                b=ids if side == "b" else (),
                values={
                    "article": side,
                    "sentences": len(mine),
                    "of": len(article.body),
                    "others": len(found[other]),
                    "of_other": len(context.article(other).body),
                    "words": " ".join(article.slice(best.span).split()),
                },
                weight=WEIGHT,
            )
        )
    return lines


def _length(sentence: Sentence) -> tuple[int, int]:
    return sentence.end - sentence.start, sentence.number


def _is_statement(context: Context, side: Side, mine: Sequence[Sentence]) -> bool:
    """Whether a quotation of either text has words of these sentences or of what lies between."""
    quoted = {
        run
        for article in (context.article(s) for s in SIDES)
        for q in article.quotations
        for run in _runs(article.text[q.start : q.end])
    }
    first, last = mine[0].number, mine[-1].number
    article = context.article(side)
    between = [s for s in article.body if first <= s.number <= last and not article.quoted(s)]
    return any(not quoted.isdisjoint(_runs(article.slice(s))) for s in between)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return [tuple(words[n : n + QUOTED]) for n in range(len(words) - QUOTED + 1)]


def _own(context: Context, side: Side) -> list[Sentence]:
    known = context.reading(side)
    article = known.article
    quoted = [not _MARKS.isdisjoint(article.text[b.start : b.end]) for b in article.blocks]
    return [
        sentence
        for sentence in article.body
        if not quoted[sentence.block] and (_demands(known, sentence) or _in_person(known, sentence))
    ]


def _demands(known: Reading, sentence: Sentence) -> bool:
    words = known.tokens.words
    return any(
        words[i].lower() in DUTY and voice(known, i) == "narration"
        for i in known.tokens_of(sentence)
    )


def _in_person(known: Reading, sentence: Sentence) -> bool:
    """Whether a sentence has its writer's "I" or "we"."""
    words, tokens, text = known.tokens.words, known.tokens_of(sentence), known.article.text
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
        return True
    return False
