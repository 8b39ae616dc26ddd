"""Does each text say below what its headline says above?

The claims of the title, and of a second headline right below it, are held against the text's own
body, never against the other text (docs/method/headline.md). That a body does not repeat its
headline is no fault: the headline may rest on a film, a picture or another page.
"""

from __future__ import annotations

from collections.abc import Sequence

from bias import quantities
from bias.aligner.claims import read
from bias.aligner.headlines import claims, predicate, quiet
from bias.aligner.support import Support, support_claim
from bias.article import Article, Sentence, Span, tokenize
from bias.context import Context, Side
from bias.relation.excerpt import is_partial
from bias.report import Evidence, Glance, Row, Section
from bias.words.stems import root

NAME = "headline"
NEEDS: frozenset[str] = frozenset()
QUESTION = "Does each text say what its headline says?"
CAVEAT = (
    "Only the text below the headline was searched, by rules that miss what is said in other "
    "words: look before you conclude."
)
#: What people read for an answer.
READ_AS = {
    "found": "found in the text",
    "softer": "found, but softer in the text",
    "none": "we found no sentence",
}
#: A claim of fewer words than this says too little to be held against a text.
_WORDS = 3
#: "We found no sentence" is said only when the best one has less than this share of the claim, or
#: when a figure of the claim stands nowhere in the text.
_CLEAR = 0.3
#: Without its verb, a claim is "found" only where this share of it stands in the sentence.
_SURE = 0.75
#: Words that say less than a plain sentence does, and can be shown.
_HEDGE = frozenset({"reportedly", "allegedly", "alleged", "purported", "purportedly"}) | frozenset(
    {"unconfirmed", "suspected", "apparently", "believed", "rumoured", "rumored"}
)
#: How many words after a hedge it speaks of; deeds too empty to be hedged themselves.
_REACH = 2
#: Words of the claim that must stand beside the deed.
_OTHERS = 2
_EMPTY = frozenset(root(w) for w in ("call", "say", "plan", "make", "take", "have"))
#: Figures that a text may well give in another form ("in 1868" for "150-year-old").
_ELSEWISE = frozenset({"age", "date"})
WEIGHTS = {"none": 2.0, "softer": 1.0, "found": 0.0}


def answer(context: Context) -> Section:
    """Hold each headline's claims against the body below it."""
    found = [(s, *c) for s in context.sides for c in _checked(context, s)]
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_answer(context, found),
        caveat=_caveat(context) if found else "",
        view="table",
        columns=("article", "claim", "support", "sentences"),
        rows=tuple(_row(*f) for f in found),
        evidence=tuple(_evidence(context, *f) for f in found),
        glance=_glance(context, found),
    )


def _caveat(context: Context) -> str:
    partial = [s.upper() for s in context.sides if is_partial(context.article(s))]
    if not partial:
        return CAVEAT
    which = " and ".join(partial)
    seems = "seem" if len(partial) > 1 else "seems"
    return (
        f"{CAVEAT} {which} {seems} cut off, or very short: what is not found there may stand in "
        "the part that we do not have."
    )


Checked = tuple[Side, Span, Support, tuple[Sentence, ...]]


def headlines(article: Article) -> list[Sentence]:
    """The title, and what stands as a second headline right below it.

    A heading that opens a passage is a signpost, not a headline: only those before the first
    sentence of the body count.
    """
    found: list[Sentence] = []
    for sentence in article.sentences:
        if sentence.kind == "title" or (sentence.kind == "heading" and found):
            found.append(sentence)
        elif sentence.kind not in ("byline", "standfirst", "caption", "source_line"):
            break
    return found


def _checked(context: Context, side: Side) -> list[tuple[Span, Support, tuple[Sentence, ...]]]:
    article = context.article(side)
    body, partial = article.body, is_partial(article)
    texts = [article.slice(s) for s in body]
    result = []
    for sentence in headlines(article):
        for claim in claims(article.slice(sentence)):
            said = read(article.slice(sentence)[claim.start : claim.end])
            if sum(w.content or w.kind == "number" for w in said.words) < _WORDS:
                continue
            span = Span(sentence.start + claim.start, sentence.start + claim.end)
            support = _shown(article.text[span.start : span.end], texts)
            if support.answer == "none" and (partial or not _missing(context, side, span, support)):
                continue  # some of its words are there, or the text is not all there
            shown = () if support.answer == "none" else support.sentences
            result.append((span, support, tuple(body[i] for i in shown)))
    return result


def _shown(claim: str, texts: Sequence[str]) -> Support:
    """What the body makes of a claim; "softer" only where a hedge stands right before a verb of
    the claim ("reportedly destroyed"), and the claim has none."""
    support = support_claim(claim, texts)
    if "figure" in support.note and _figures_stand(claim, texts):
        return Support("none", support.sentences, 1.0)  # the claim's own figure is elsewhere
    if support.answer != "softer" or "figure" in support.note:
        return support
    words = [root(w.low) for w in read(quiet(claim)).words if w.content]
    deeds = set(words) - _EMPTY
    if _HEDGE & {w.lower() for w in tokenize(claim).words}:
        return Support("found", support.sentences, support.share)
    hedged: dict[str, int] = {}
    plain: set[str] = set()
    for i, text in enumerate(texts):
        there = tokenize(text).words
        roots = [root(w) for w in there]
        if len(set(roots) & set(words)) <= _OTHERS:
            continue
        for k, w in enumerate(there):
            if w.islower() and roots[k] in deeds:
                near = {x.lower() for x in there[max(0, k - _REACH) : k]}
                if near & _HEDGE:
                    hedged.setdefault(roots[k], i)
                else:
                    plain.add(roots[k])
    for deed, i in hedged.items():
        if deed not in plain:
            return Support("softer", (i,), support.share, "hedged")
    said = read(quiet(claim))
    verbs = {root(said.words[i].low) for i in predicate(said)}
    held = {root(w) for i in support.sentences for w in tokenize(texts[i]).words}
    if support.share < _SURE and not verbs & held:
        return Support("none", support.sentences, 1.0)  # its words, but not its deed
    return Support("found", support.sentences, support.share)


def _figures_stand(claim: str, texts: Sequence[str]) -> bool:
    """Whether each figure of the claim stands in the text: another one is of another thing."""
    mine = {(q.value, q.unit) for q in quantities.find(claim)}
    return bool(mine) and mine <= {(q.value, q.unit) for t in texts for q in quantities.find(t)}


def _missing(context: Context, side: Side, claim: Span, support: Support) -> bool:
    return support.share < _CLEAR or _absent(context, side, claim)


def _absent(context: Context, side: Side, claim: Span) -> bool:
    """Whether a figure of the claim stands nowhere in the body: an absence anyone can check."""
    article = context.article(side)
    kinds = {s.number for s in article.body}
    mine = [
        q
        for q in context.quantities(side)
        if claim.start <= q.span.start < claim.end and q.category not in _ELSEWISE and q.value >= 10
    ]
    told = {
        q.value
        for q in context.quantities(side)
        if (s := article.sentence_at(q.span.start)) is not None and s.number in kinds
    }
    return any(q.value not in told for q in mine)


def _ids(side: Side, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    return tuple(f"{side.upper()}{s.number}" for s in sentences)


def _row(side: Side, claim: Span, support: Support, sentences: tuple[Sentence, ...]) -> Row:
    return {
        "article": side,
        "claim": claim,
        "support": support.answer,
        "sentences": _ids(side, sentences),
        "weight": WEIGHTS[support.answer],
    }


def _evidence(
    context: Context, side: Side, claim: Span, support: Support, sentences: tuple[Sentence, ...]
) -> Evidence:
    head = context.article(side).sentence_at(claim.start)
    assert head is not None
    quotes = (
        context.quote(side, head, claim),
        *(context.quote(side, s) for s in sentences),
    )
    why = f" ({support.note})" if support.note and support.answer != "found" else ""
    note = f"{side.upper()}'s headline: {READ_AS[support.answer]}{why}."
    a, b = (quotes, ()) if side == "a" else ((), quotes)
    return Evidence(note, WEIGHTS[support.answer], a, b)


def _answer(context: Context, found: list[Checked]) -> str:
    """ "A: both headlines found in the text. B: one found, but softer; for one ..." """
    parts = []
    for side in context.sides:
        kinds: list[str] = [f[2].answer for f in found if f[0] == side]
        letter = side.upper()
        if not kinds:
            parts.append(f"{letter}: no headline that we could hold against its text.")
            continue
        if len({*kinds}) == 1:
            parts.append(f"{letter}: {_ALL[kinds[0]].format(_every(len(kinds)))}.")
            continue
        said = []
        for kind in READ_AS:
            mine = [f for f in found if f[0] == side and f[2].answer == kind]
            if mine:
                heads = [context.article(side).sentence_at(f[1].start) for f in mine]
                ids = ", ".join(dict.fromkeys(f"{letter}{h.number}" for h in heads if h))
                said.append(_SOME[kind].format(f"{_number(len(mine))} ({ids})"))
        parts.append(f"{letter}, of {_number(len(kinds))} headline claims: {'; '.join(said)}.")
    return " ".join(parts)


_ALL = {
    "found": "{} found in the text",
    "softer": "{} found in the text, but softer there",
    "none": "we found no sentence that says what {} says",
}
_SOME = {
    "found": "{0} found in the text",
    "softer": "{0} found, but softer",
    "none": "for {0} we found no sentence",
}


def _every(count: int) -> str:
    return {1: "its headline", 2: "both headline claims"}.get(count, f"all {count} headline claims")


def _number(count: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four"}.get(count, str(count))


def _glance(context: Context, found: list[Checked]) -> tuple[Glance, ...]:
    """A line for each text whose headline is missing below it; none for a headline that is
    missing below both."""
    if context.b is None:
        return ()
    lines = []
    for side in context.sides:
        others = {_said(context, f) for f in found if f[0] != side}
        grave = [f for f in found if f[0] == side and _grave(context, f)]
        grave = [f for f in grave if _said(context, f) not in others]
        if grave:
            worst = max(grave, key=lambda f: WEIGHTS[f[2].answer])
            lines.append(_line(context, worst, [f for f in found if f != worst]))
    return tuple(lines)


def _grave(context: Context, checked: Checked) -> bool:
    side, claim, support, _ = checked
    return support.answer == "none" and _absent(context, side, claim)


def _said(context: Context, checked: Checked) -> tuple[str, str]:
    side, claim, support, _ = checked
    return support.answer, context.article(side).slice(claim)


def _line(context: Context, worst: Checked, rest: list[Checked]) -> Glance:
    """What was not found for one headline, and what was found for the others."""
    side, claim, support, sentences = worst
    words = " ".join(context.article(side).slice(claim).split())
    text = f'{side.upper()}\'s headline "{words}": we found no sentence below it that says so.'
    head = context.article(side).sentence_at(claim.start)
    assert head is not None
    ids: dict[Side, tuple[str, ...]] = {"a": (), "b": ()}
    ids[side] = _ids(side, (head, *sentences))
    for other in context.sides:
        mine = [f for f in rest if f[0] == other]
        if mine and all(f[2].answer == "found" for f in mine):
            which = ("other " if other == side else "") + f"headline{'s'[: len(mine) > 1]}"
            text += f" {other.upper()}'s {which}: found in {other.upper()}."
            if other != side:
                ids[other] = _ids(other, mine[0][3])
    return Glance("different", text, ids["a"], ids["b"], NAME, WEIGHTS[support.answer])
