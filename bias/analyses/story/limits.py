"""Which sentence limits or answers the one before it, and should stand with it?

"The film shows the blast. It does not show who fired": who reads the first alone is misled. A
sentence limits what stands before it in its paragraph when it opens with a word of contrast, or
with a pronoun and denies or cautions; it answers words of somebody when another denies them.
"""

from __future__ import annotations

from collections.abc import Container

from bias.article import BODY, Sentence, count_words
from bias.context import Context, Side
from bias.lists import terms_of

_NOBODY = frozenset(("neither", "nobody", "none"))
_CAUTIONS = frozenset(("acknowledge", "admit", "caution", "concede"))
_DENIALS = frozenset(("contest", "deny"))
#: Words of a sentence that opens with a contrast, and of any other: a longer one tells more. Of 42
#: that met no such limit on 12 `rule` pairs 17 of 21 with "but" limit what stands before them, of
#: the others nine.
_LONG, _SHORT = 45, 20
#: Words of the head of a sentence, and those that make "rather than" of a contrast.
_HEAD = 8
_APART = frozenset(("of", "than"))


def claim_of(context: Context, ident: str) -> str:
    """The id of the sentence before, where the one called `ident` limits or answers it and the
    other text does not surely tell it; else `ident`."""
    before = f"{ident[0]}{int(ident[1:]) - 1}"
    if before[1:] == "0":
        return ident
    told = {i for m in context.matches for i in (*m.a, *m.b)}
    return before if before not in told and limited_by(context, before) == ident else ident


def lead_of(context: Context, ident: str, alone: Container[int]) -> str:
    """The id of the sentence before, where the one called `ident` leans on it alone, and its number
    is among those `alone`; else `ident`."""
    side: Side = "a" if ident[0] == "A" else "b"
    here = context.sentence(ident)
    if here.number - 1 not in alone or here.number not in context.leaning(side).numbers:
        return ident
    before = context.article(side).sentences[here.number - 2]
    lead = f"{ident[0]}{before.number}"
    return lead if before.block == here.block and not _lean(context, lead, ident) else ident


def head_of(context: Context, ident: str) -> str:
    """The id of the sentence with which a row of one text alone begins: what the one called `ident`
    limits, or what it leans on; else `ident`."""
    side: Side = "a" if ident[0] == "A" else "b"
    head = claim_of(context, ident)
    alone = context.untold[side] | context.unmatched[side]
    return lead_of(context, ident, alone) if head == ident else head


def row_leans(context: Context, ident: str) -> bool:
    """Whether a sentence leans on one that would not stand with it in its row."""
    return _lean(context, head_of(context, ident), ident)


def _lean(context: Context, first: str, last: str) -> bool:
    """Whether sentences in a row lean on another."""
    side: Side = "a" if first[0] == "A" else "b"
    known = context.reading(side)
    start, end = (known.tokens_of(context.sentence(i)) for i in (first, last))
    return context.leaning(side).leans(range(start.start, end.stop))


def limited_by(context: Context, ident: str) -> str | None:
    """The id of the next sentence if it limits or answers the one called `ident`."""
    side: Side = "a" if ident[0] == "A" else "b"
    known, article = context.reading(side), context.article(side)
    here, after = context.sentence(ident), _after(context, ident)
    if after is None:
        return None
    tokens, size = known.tokens_of(after), count_words(article.slice(after))
    if turns(context, ident):
        return f"{side.upper()}{after.number}" if size <= _LONG else None
    if after.block != here.block or not tokens or size > _SHORT:
        return None
    if any(q.start <= after.start < q.end for q in article.quotations):
        return None
    first = known.tokens.words[tokens[0]].lower()
    denied = any(known.status_at(k) == "negated" or known.lemma[k] in _NOBODY for k in tokens)
    before, after_it = (_speakers(context, side, n) for n in (here.number, after.number))
    limits = False
    if first in _NOBODY or first in terms_of("leaning", "stands"):
        limits |= not _CAUTIONS.isdisjoint(known.lemma[k] for k in tokens)
        limits |= denied and not after_it
    if before and after_it.keys().isdisjoint(before):
        limits |= any(stance in _DENIALS or denied for stance in after_it.values())
    return f"{side.upper()}{after.number}" if limits else None


def _after(context: Context, ident: str) -> Sentence | None:
    """The next sentence of the same text, whatever it is; None behind the last."""
    sentences = context.article("a" if ident[0] == "A" else "b").sentences
    number = context.sentence(ident).number
    return sentences[number] if number < len(sentences) else None


def turns(context: Context, ident: str) -> bool:
    """Whether the next sentence turns round the one called `ident`, or is the other half of what it
    begins: it opens with a word of contrast, quoted or not, with "the other", or says "however"
    near its head."""
    side: Side = "a" if ident[0] == "A" else "b"
    known, article = context.reading(side), context.article(side)
    here, after = context.sentence(ident), _after(context, ident)
    if after is None:
        return False
    words = [
        w.lower() for k in known.tokens_of(after) if (w := known.tokens.words[k])[:1].isalpha()
    ]
    if not words or not 0 <= after.block - here.block <= 1 or after.kind not in BODY:
        return False
    if any(q.start < after.start < q.end for q in article.quotations):
        return False
    contrast = terms_of("leaning", "contrast")
    return (
        (words[0] in contrast and _APART.isdisjoint(words[1:2]))
        or words[:2] == ["the", "other"]
        or "however" in words[:_HEAD]
    )


def _speakers(context: Context, side: Side, number: int) -> dict[str, str]:
    """Who says something in a sentence, and with what stance."""
    article = context.article(side)
    found = {}
    for said in context.attributions(side):
        at = said.content if said.cue is None else said.cue
        sentence = article.sentence_at(at.start)
        if sentence is None or sentence.number != number or said.speaker.kind == "nobody":
            continue
        if said.uttered or said.stance in _DENIALS:
            found[said.speaker.name.casefold()] = said.stance
    return found
