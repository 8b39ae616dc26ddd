"""Which of the things told by one text alone may stand on the first screen?

Only what a stranger can check: the one text answers a slot, the other does not answer it, and the
sentences that answer it are told nowhere in the other in whatever words. Where the other at least
touches on the slot the sentences must be far from all it says. At most two lines a side, in the
text's own words; texts that need not be about one event give none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bias.analyses.coverage.slots import SLOTS, SlotAnswer, SlotAnswers
from bias.analyses.coverage.telling import Reach
from bias.analyses.coverage.untold import OnlyNamed
from bias.article import Article, Span
from bias.context import SIDES, Context, Side
from bias.findings import Short, Values
from bias.words import is_stopword

LINES = 2
#: Names that a line lists, and how much names matter beside slots.
NAMES, NAMED = 4, 0.35
#: How much further from told a sentence must be when the other text touches on its slot.
FAR = 0.75
#: Words of a quoted fragment.
WORDS = 15
#: Words that are kept behind the answer, where there are any.
AFTER = 4
_CLAUSE = re.compile(r"[;:—–()\[\]]|,\s|\s-\s")
#: A clause that begins so is not understood without the one before it.
_RELATIVE = re.compile(r"\s*(?:which|who|whom|whose|that|where|when)\b")
_MARKS = '"“”«»'
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")


def lines(
    context: Context,
    side: Side,
    answers: Mapping[Side, SlotAnswers],
    reached: Reach,
    named: Sequence[OnlyNamed],
) -> list[Short]:
    """Return at most `LINES` lines for what only the text on `side` tells.

    Args:
        reached: how far each sentence of `side` is told in the other text.
        named: what only `side` names.
    """
    if not context.comparable:
        return []
    other: Side = "b" if side == "a" else "a"
    article = context.article(side)
    untold = {False: set(reached.only()), True: set(reached.only(FAR))}
    found: list[Short] = []
    for slot in SLOTS:
        mine, theirs = answers[side][slot.name], answers[other][slot.name]
        if not slot.glance or theirs.spans or not mine.spans:
            continue
        far = untold[bool(theirs.touched)]
        numbers = [n for n in sorted(mine.spans) if n - 1 in far]
        if slot.name == "law":  # a law is named; "constitutional" is in every text
            if theirs.touched:
                continue  # "the healthcare law" may be the one that this text names
            names = set(_laws(context, side, mine).values())
            numbers = [n for n in numbers if n in names]
        # A thing mentioned once, far down, is no part of the story that the text tells.
        if len(numbers) > 1 or (numbers and numbers[0] <= len(article.sentences) / 3):
            words = fragment(article, numbers, mine)
            if slot.name == "history" and not _DIGIT.search(words):
                continue  # "for years" is no history
            values: Values = {"question": slot.name, "words": words}
            found.append(_line(side, "question", values, numbers, slot.glance, article))
    shown = [n for n in named if len(n.sentences) >= 3 and n.telling][:2]
    if shown:
        numbers = sorted({i for n in shown for i in n.sentences})
        values = {"names": tuple(n.entity.key for n in shown)}
        found.append(_line(side, "named", values, numbers, NAMED, article))
    found.sort(key=lambda g: (-g.weight, g.a, g.b))
    return found[:LINES]


#: Slots whose fillers a first screen may name when both texts give the same ones.
SHARED_SLOTS = ("calls", "law")
#: A name that either text has in more sentences is an actor of the story, and no news in a slot.
PASSING = 3


def shared(context: Context, answers: Mapping[Side, SlotAnswers]) -> list[Short]:
    """Return a line for each slot that both texts answer with the same names or the same law."""
    if not context.comparable or context.a.sha256 == context.article("b").sha256:
        return []
    found: list[Short] = []
    for slot in SLOTS:
        if slot.name not in SHARED_SLOTS:
            continue
        find = _laws if slot.name == "law" else _named
        left, right = (find(context, side, answers[side][slot.name]) for side in SIDES)
        both = sorted(left.keys() & right.keys(), key=lambda k: (left[k] + right[k], k))[:NAMES]
        if both:
            found.append(
                Short(
                    kind="shared",
                    section="coverage",
                    bin="both",
                    a=tuple(dict.fromkeys(f"A{left[k]}" for k in both)),
                    b=tuple(dict.fromkeys(f"B{right[k]}" for k in both)),
                    values={"question": slot.name, "names": tuple(both)},
                    weight=1.0 + slot.glance / 10,
                )
            )
    return found


def _named(context: Context, side: Side, answer: SlotAnswer) -> dict[str, int]:
    """Names in the sentences that answer a slot, and not all over the text -> first sentence."""
    article = context.article(side)
    found: dict[str, int] = {}
    for number in sorted(answer.spans):
        for _, entity in context.reading(side).named_in(article.sentences[number - 1]):
            if len(entity.mentions) <= PASSING and entity.kind != "unknown":
                found.setdefault(entity.key, number)
    return found


def _laws(context: Context, side: Side, answer: SlotAnswer) -> dict[str, int]:
    """Laws that are named -> first sentence."""
    article = context.article(side)
    return {
        words: number
        for number in sorted(answer.spans, reverse=True)
        for span in answer.spans[number]
        if (words := article.slice(span))[:1].isupper() and " " in words
    }


def _line(
    side: Side, kind: str, values: Values, numbers: Sequence[int], worth: float, article: Article
) -> Short:
    ids = tuple(f"{side.upper()}{n}" for n in numbers)
    early = 1 - numbers[0] / (len(article.sentences) + 1)
    return Short(
        kind=kind,
        section="coverage",
        bin="one",
        a=ids if side == "a" else (),
        b=ids if side == "b" else (),
        values=values,
        weight=round(1.0 + worth + 0.1 * min(len(numbers), 5) + 0.2 * early, 4),
    )


def fragment(article: Article, numbers: Sequence[int], answer: SlotAnswer) -> str:
    """Quoted the fullest of the answers: what is said in a quotation, else from the start of the
    clause that answers, `WORDS` words at most and up to the end of a clause where there is one."""
    spans = [(n, span) for n in numbers for span in answer.spans[n]]
    found = [_words_at(article, n, span) for n, span in spans]
    order = sorted(
        range(len(spans)),
        key=lambda i: (
            not _DIGIT.search(article.slice(spans[i][1])),
            -min(len(found[i].split()), 7),
            spans[i],
        ),
    )
    return found[order[0]]


def _words_at(article: Article, number: int, span: Span) -> str:
    sentence = article.sentences[number - 1]
    low, high = sentence.start, sentence.end
    for quotation in article.quotations:
        if quotation.scare or quotation.end <= low or quotation.start >= high:
            continue
        low, high = max(low, quotation.start), min(high, quotation.end)
        break
    for cut in _CLAUSE.finditer(article.text, low, max(low, span.start)):
        if not _RELATIVE.match(article.text, cut.end()):
            low = cut.end()
    words = [Span(*m.span()) for m in _WORD.finditer(article.text, low, high)]
    until = sum(1 for w in words if w.start < span.end)
    skipped = max(0, until - WORDS + AFTER)
    words = words[skipped:]
    kept = words[:WORDS]
    if len(words) > WORDS:
        # Rather a shorter fragment that ends where a clause does; but never before the answer.
        ends = [w for w in kept[3:] if article.text[w.end - 1] in ",;:" and w.end >= span.end]
        kept = [w for w in kept if w.end <= (ends[-1].end if ends else kept[-1].end)]
        while len(kept) > 3 and not ends and is_stopword(article.slice(kept[-1])):
            kept.pop()
    text = article.text[kept[0].start : kept[-1].end] if kept else article.slice(span)
    shown = text.strip(_MARKS).rstrip(".,;:!?").strip(_MARKS).strip()
    return f"… {shown}" if skipped else shown
