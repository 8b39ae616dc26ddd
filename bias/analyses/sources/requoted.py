"""Where both texts print one saying of somebody: does one print more of it, or in other words?

Each quotation of one text is laid against each of the other that has a run of its words. What one
goes on with in the same sentence, and the other nowhere near tells, is what the other cut; words
that stand inside the run in one text alone are other words. Strangers found this the best kind of
difference: it is one utterance, and both wordings can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bias.analyses.sources.spoken import Spoken
from bias.analyses.sources.united import Pair
from bias.article import BODY, Span, count_words
from bias.attribution import person_nouns
from bias.context import Context, Side
from bias.findings import Evidence
from bias.words import is_stopword

#: Words in a row that make two quotations one saying, and words in common that tell something.
RUN, TELLS = 5, 2
#: The share of the words of the shorter one that both print: under it they are two sayings that
#: speak of one thing (on every `rule` pair).
ONE = 0.5
#: Words that tell something of what one text alone prints of it; words of a sentence that fits half
#: a page; quotations of a speaker that are looked at.
MORE, LONGEST, MOST = 3, 50, 40
#: What other words weigh beside more words.
_OTHER_WORDS = 5.0


class _Quotation(NamedTuple):
    """What one sentence quotes: its number, and the words in small letters with their tokens."""

    number: int
    words: tuple[str, ...]
    tokens: tuple[int, ...]


def requoted(context: Context, pairs: Sequence[Pair]) -> list[Evidence]:
    """Return for whoever is quoted in both the saying that differs most, the most telling first."""
    found = []
    for a, b in pairs:
        if a is None or b is None or not (a.quoted() and b.quoted()):
            continue
        best = max(
            _compared(context, a, b),
            # The earliest of the most telling, whichever text was named first.
            key=lambda x: (x[0], -x[1] - x[2], -x[1] if context.first == "a" else -x[2]),
            default=None,
        )
        if best is not None:
            weight, i, j, how = best
            name = max((a.name, b.name), key=lambda n: (len(n), n))
            found.append(
                Evidence(
                    about="requoted",
                    values={"name": name, "how": how},
                    weight=weight,
                    a=context.quotes([f"A{i}"]),
                    b=context.quotes([f"B{j}"]),
                )
            )
    return sorted(found, key=lambda e: (-e.weight, str(e.values["name"])))


def _compared(context: Context, a: Spoken, b: Spoken) -> Iterator[tuple[float, int, int, str]]:
    """The sayings that differ: how much, the number of each sentence, and how ("words": other
    words; "a", "b": that text prints more; "each": each prints what the other cuts)."""
    left, right = _quotations(context, "a", a), _quotations(context, "b", b)
    for x in left:
        for y in right:
            if len(set(x.words) & set(y.words)) < RUN:
                continue
            blocks = SequenceMatcher(None, x.words, y.words, autojunk=False).get_matching_blocks()
            blocks = [m for m in blocks if m.size > 1]
            run = max(blocks, key=lambda m: m.size, default=None)
            shared = sum(m.size for m in blocks) / max(1, min(len(x.words), len(y.words)))
            if run is None or run.size < RUN or shared < ONE:
                continue
            told = [_telling(context, "a", x, m.a, m.a + m.size) for m in blocks]
            if len(set().union(*told)) < TELLS:
                continue
            inside = _telling(context, "a", x, blocks[0].a, blocks[-1].a + blocks[-1].size)
            inside |= _telling(context, "b", y, blocks[0].b, blocks[-1].b + blocks[-1].size)
            inside -= set(x.words) & set(y.words)
            if inside:
                yield _OTHER_WORDS + len(inside), x.number, y.number, "words"
                continue
            more = {
                "a": _telling(context, "a", x) - _near(context, "b", y.number, b),
                "b": _telling(context, "b", y) - _near(context, "a", x.number, a),
            }
            fuller = [side for side, words in more.items() if len(words) >= MORE]
            if fuller:
                weight = float(sum(len(more[side]) for side in fuller))
                how = fuller[0] if len(fuller) == 1 else "each"
                yield weight, x.number, y.number, how


def _quotations(context: Context, side: Side, one: Spoken) -> list[_Quotation]:
    known, article = context.reading(side), context.article(side)
    found = []
    for number, span in one.pieces[:MOST]:
        sentence = article.sentences[number - 1]
        if sentence.kind in BODY and count_words(article.slice(sentence)) <= LONGEST:
            told = [
                (word, k)
                for k in known.tokens_in(span)
                for word in known.tokens.words[k].lower().replace("’", "'").split("-")
                if any(c.isalnum() for c in word)
            ]
            words, tokens = zip(*told, strict=True) if told else ((), ())
            found.append(_Quotation(number, words, tokens))
    return found


def _telling(
    context: Context, side: Side, one: _Quotation, start: int = 0, end: int | None = None
) -> set[str]:
    """The words of a part of a quotation that are neither grammar nor a name or a title."""
    known = context.reading(side)
    return {
        word
        for word, k in zip(one.words[start:end], one.tokens[start:end], strict=True)
        if known.class_at(k) != "name"
        and not is_stopword(known.tokens.words[k])
        and "'" not in word
        and known.lemma[k] not in person_nouns()
    }


def _near(context: Context, side: Side, number: int, one: Spoken) -> set[str]:
    """The words, and their lemmas, of a sentence and its neighbours, quoted or not, and of all that
    somebody is quoted with."""
    known, sentences = context.reading(side), context.article(side).sentences
    here = sentences[max(0, number - 2) : number + 1]
    spans = [Span(here[0].start, here[-1].end), *(span for _, span in one.pieces)]
    tokens = [k for span in spans for k in known.tokens_in(span)]
    return {known.lemma[k] for k in tokens} | {known.tokens.words[k].lower() for k in tokens}
