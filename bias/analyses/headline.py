"""Does each text say below what its headline says above, and who says it there?

The claims of the title, and of a second headline right below it, are held against the text's own
body, never against the other text (docs/method/headline.md): each stands beside the sentences that
bear it out, or the nearest one, with whom the body gives them to and the words that only the
headline has. That a body does not repeat its headline is no fault: the headline may rest on a film,
a picture or another page.
"""

from __future__ import annotations

from bias.article import Article, Span
from bias.context import SIDES, Context, Side
from bias.findings import Evidence, Finding, HeadlineClaim, Short, State
from bias.segmenter import is_partial
from bias.support import Answer, claims, judge

WEIGHTS: dict[Answer, float] = {
    "none": 2.0, "softer": 1.0, "nearest": 0.5, "found": 0.0, "not checked": 0.0,
}  # fmt: skip


class Headline:
    """Does each text say what its headline says?"""

    name = "headline"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """Hold each headline's claims against the body below it."""
        rows = {side: _rows(context, side) for side in context.sides}
        found: list[Finding] = [row for side in context.sides for row in rows[side]]
        for side in context.sides:
            found += (_evidence(context, r) for r in rows[side] if r.support != "not checked")
        if context.b is not None and context.b.text != context.a.text:
            for side in SIDES:
                line = _missing(context, side, rows)
                found += [line] if line else []
        partial = {f"partial_{s}": is_partial(context.article(s)) for s in context.sides}
        return [*found, State(values=partial)]


def _rows(context: Context, side: Side) -> list[HeadlineClaim]:
    known = context.reading(side)
    found = []
    for claim in claims(known):
        support = judge(known, claim)
        answer, reason, absent = support.answer, support.reason, support.absent
        if answer == "none" and is_partial(known.article):
            answer, reason, absent = "not checked", None, ()  # it may stand in what we lack
        speaker = _speaker(context, side, support.said)
        if reason == "claim" and speaker is None:
            answer, reason = ("found" if answer == "softer" else answer), None
        found.append(
            HeadlineClaim(
                article=side,
                claim=claim.span,
                clause=claim.span,
                support=answer,
                sentences=tuple(f"{side.upper()}{n}" for n in support.sentences),
                reason=reason,
                absent=tuple(_word(context, side, i) for i in absent),
                speaker=speaker,
                weight=WEIGHTS[answer],
            )
        )
    return found


def _word(context: Context, side: Side, token: int) -> str:
    """The word of a headline that begins with a token: "48-Hour"."""
    rest = context.article(side).text[context.reading(side).tokens.starts[token] :]
    return rest.split(maxsplit=1)[0].strip(".,:;!?\"'’”)")


def _speaker(context: Context, side: Side, said: int | None) -> str | None:
    """Whom a body gives words to, where it names somebody."""
    if said is None:
        return None
    found = context.attributions(side)[said]
    if found.source is None or found.speaker.kind == "nobody":
        return None
    name = (
        found.speaker.name if found.speaker.guessed else context.article(side).slice(found.source)
    )
    return " ".join(name.split()) or None


def _evidence(context: Context, row: HeadlineClaim) -> Evidence:
    article = context.article(row.article)
    head = article.sentence_at(row.claim.start)
    assert head is not None, "a claim stands in a headline"
    quotes = (
        context.quote(row.article, head, row.claim),
        *(context.quote(row.article, context.sentence(i)) for i in row.sentences),
    )
    return Evidence(
        about=row.support,
        values={
            "article": row.article,
            "reason": row.reason,
            "absent": row.absent,
            "speaker": row.speaker,
        },
        a=quotes if row.article == "a" else (),
        b=quotes if row.article == "b" else (),
        weight=row.weight,
    )


def _missing(context: Context, side: Side, rows: dict[Side, list[HeadlineClaim]]) -> Short | None:
    """A line for a text whose headline is missing below it, with how many others of either text
    are found; none for a headline that is missing in both."""
    other: Side = "b" if side == "a" else "a"
    article, there = context.article(side), context.article(other)
    missing = [r for r in rows[side] if r.support == "none"]
    theirs = {_words(there, r) for r in rows[other] if r.support == "none"}
    mine = next((r for r in missing if _words(article, r) not in theirs), None)
    if mine is None:
        return None
    found = rows[other] if all(r.support == "found" for r in rows[other]) else []
    rest = [r for r in rows[side] if r is not mine]
    ids = {side: (_head(article, side, mine.claim),), other: found[0].sentences if found else ()}
    return Short(
        kind="missing",
        section="headline",
        bin="different",
        a=ids["a"],
        b=ids["b"],
        values={
            "article": side,
            "words": _words(article, mine),
            "rest": len(rest) if all(r.support == "found" for r in rest) else 0,
            "other": len(found),
        },
        weight=WEIGHTS["none"],
    )


def _head(article: Article, side: Side, span: Span) -> str:
    head = article.sentence_at(span.start)
    assert head is not None, "a claim stands in a headline"
    return f"{side.upper()}{head.number}"


def _words(article: Article, row: HeadlineClaim) -> str:
    return " ".join(article.slice(row.claim).split())
