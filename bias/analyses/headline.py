"""Does each text say below what its headline says above?

The claims of the title, and of a second headline right below it, are held against the text's own
body, never against the other text (docs/method/headline.md). That a body does not repeat its
headline is no fault: the headline may rest on a film, a picture or another page.
"""

from __future__ import annotations

from bias.aligner.claims import read
from bias.aligner.headlines import claims
from bias.aligner.support import Support, support_claim
from bias.article import Article, Sentence, Span
from bias.context import Context, Side
from bias.report import Evidence, Glance, Row, Section

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
    "otherwise": "the text says otherwise",
}
#: A claim of fewer words than this says too little to be held against a text.
_WORDS = 3
#: "We found no sentence" is said only when the best one has less than this share of the claim.
_CLEAR = 0.6
WEIGHTS = {"otherwise": 3.5, "none": 2.0, "softer": 1.0, "found": 0.0}


def answer(context: Context) -> Section:
    """Hold each headline's claims against the body below it."""
    found = [(s, *c) for s in context.sides for c in _checked(context.article(s))]
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_answer(context, found),
        caveat=CAVEAT if found else "",
        view="table",
        columns=("article", "claim", "support", "sentences"),
        rows=tuple(_row(*f) for f in found),
        evidence=tuple(_evidence(context, *f) for f in found),
        glance=_glance(context, found),
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


def _checked(article: Article) -> list[tuple[Span, Support, tuple[Sentence, ...]]]:
    body = article.body
    texts = [article.slice(s) for s in body]
    result = []
    for sentence in headlines(article):
        for claim in claims(article.slice(sentence)):
            said = read(article.slice(sentence)[claim.start : claim.end])
            if sum(w.content or w.kind == "number" for w in said.words) < _WORDS:
                continue
            span = Span(sentence.start + claim.start, sentence.start + claim.end)
            support = support_claim(article.text[span.start : span.end], texts)
            if support.answer == "none" and support.share >= _CLEAR:
                continue  # most of its words are there: we cannot tell
            shown = () if support.answer == "none" else support.sentences
            result.append((span, support, tuple(body[i] for i in shown)))
    return result


def _absent(context: Context, side: Side, claim: Span) -> bool:
    """Whether a figure of the claim stands nowhere in the body: an absence anyone can check."""
    article = context.article(side)
    kinds = {s.number for s in article.body}
    mine = [q for q in context.quantities(side) if claim.start <= q.span.start < claim.end]
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
    parts = []
    for side in context.sides:
        mine = [f for f in found if f[0] == side]
        if not mine:
            parts.append(f"{side.upper()} has no headline that claims something.")
            continue
        tally = [
            f"{n} {READ_AS[kind]}"
            for kind in READ_AS
            if (n := sum(f[2].answer == kind for f in mine))
        ]
        parts.append(f"{side.upper()}'s headline claims: {', '.join(tally)}.")
    return " ".join(parts)


def _glance(context: Context, found: list[Checked]) -> tuple[Glance, ...]:
    """A line for each text whose headline is missing below it, or contradicted; none for a
    headline that both texts have with the same answer."""
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
    if support.answer == "none":
        return _absent(context, side, claim)
    return support.answer == "otherwise"


def _said(context: Context, checked: Checked) -> tuple[str, str]:
    side, claim, support, _ = checked
    return support.answer, context.article(side).slice(claim)


def _line(context: Context, worst: Checked, rest: list[Checked]) -> Glance:
    """What was not found for one headline, and what was found for the others."""
    side, claim, support, sentences = worst
    words = " ".join(context.article(side).slice(claim).split())
    said = (
        "we found no sentence below it that says so"
        if support.answer == "none"
        else f"below it {side.upper()} says otherwise"
    )
    text = f'{side.upper()}\'s headline "{words}": {said}.'
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
