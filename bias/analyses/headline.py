"""Does each text say below what its headline says above?

The claims of the title, and of a second headline right below it, are held against the text's own
body, never against the other text (docs/method/headline.md). That a body does not repeat its
headline is no fault: the headline may rest on a film, a picture or another page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bias.context import Context, Side
from bias.faces.told import Evidence, Glance, Row, Section
from bias.segmenter import is_partial
from bias.support import Answer, Claim, Support, claims, judge

NAME = "headline"
NEEDS: frozenset[str] = frozenset()
QUESTION = "Does each text say what its headline says?"
CAVEAT = (
    "Only the text below the headline was searched, by rules that miss what is said in other "
    "words: look before you conclude."
)
WEIGHTS: dict[Answer, float] = {"none": 2.0, "softer": 1.0, "found": 0.0, "not checked": 0.0}
#: What people read for an answer: of one claim, of all claims of a text, of some of them.
READ_AS: dict[Answer, tuple[str, str, str]] = {
    "found": ("found in the text", "{} found in the text", "{} found in the text"),
    "softer": (
        "found, but softer in the text",
        "{} found in the text, but softer there",
        "{} found, but softer",
    ),
    "none": (
        "we found no sentence",
        "we found no sentence that says what {} says",
        "for {} we found no sentence",
    ),
    "not checked": (
        "not checked: too little to tell",
        "we could not check {}",
        "{} we could not check",
    ),
}
_EVERY = {1: "its headline", 2: "both headline claims"}
_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four"}


class Checked(NamedTuple):
    """A claim of a headline of `side`, and what its own text makes of it."""

    side: Side
    claim: Claim
    support: Support

    @property
    def ids(self) -> tuple[str, ...]:
        """The sentences that bear the answer."""
        return tuple(f"{self.side.upper()}{n}" for n in self.support.sentences)

    @property
    def head(self) -> str:
        """The headline's own id."""
        return f"{self.side.upper()}{self.claim.sentence}"


def answer(context: Context) -> Section:
    """Hold each headline's claims against the body below it."""
    found = [c for s in context.sides for c in _checked(context, s)]
    return Section(
        name=NAME,
        question=QUESTION,
        answer=" ".join(_said(s, [c for c in found if c.side == s]) for s in context.sides),
        caveat=_caveat(context) if found else "",
        view="table",
        columns=("article", "claim", "support", "sentences"),
        rows=tuple(_row(context, c) for c in found),
        evidence=tuple(_evidence(context, c) for c in found if c.support.answer != "not checked"),
        glance=_glance(context, found),
    )


def _checked(context: Context, side: Side) -> list[Checked]:
    known = context.reading(side)
    partial = is_partial(context.article(side))
    out = []
    for claim in claims(known):
        support = judge(known, claim)
        if support.answer == "none" and partial:
            support = replace(support, answer="not checked")  # it may stand in what we do not have
        out.append(Checked(side, claim, support))
    return out


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


def _words(context: Context, checked: Checked) -> str:
    return " ".join(context.article(checked.side).slice(checked.claim.span).split())


def _row(context: Context, checked: Checked) -> Row:
    return {
        "article": checked.side,
        "claim": checked.claim.span,
        "clause": _words(context, checked),
        "support": checked.support.answer,
        "sentences": checked.ids,
        "weight": WEIGHTS[checked.support.answer],
    }


def _evidence(context: Context, checked: Checked) -> Evidence:
    side, claim, support = checked
    head = context.sentence(checked.head)
    quotes = (
        context.quote(side, head, claim.span),
        *(context.quote(side, context.sentence(i)) for i in checked.ids),
    )
    why = f" ({support.reason})" if support.reason else ""
    note = f"{side.upper()}'s headline: {READ_AS[support.answer][0]}{why}."
    a, b = (quotes, ()) if side == "a" else ((), quotes)
    return Evidence(note, WEIGHTS[support.answer], a, b)


def _said(side: Side, found: list[Checked]) -> str:
    """ "A: both headline claims found in the text." """
    letter = side.upper()
    if not found:
        return f"{letter}: no headline that we could hold against its text."
    count = len(found)
    answers = {c.support.answer for c in found}
    if len(answers) == 1:
        every = _EVERY.get(count, f"all {count} headline claims")
        return f"{letter}: {READ_AS[answers.pop()][1].format(every)}."
    said = []
    for kind, (_, _, some) in READ_AS.items():
        mine = [c for c in found if c.support.answer == kind]
        if mine:
            ids = ", ".join(dict.fromkeys(c.head for c in mine))
            said.append(some.format(f"{_number(len(mine))} ({ids})"))
    return f"{letter}, of {_number(count)} headline claims: {'; '.join(said)}."


def _number(count: int) -> str:
    return _NUMBERS.get(count, str(count))


def _glance(context: Context, found: list[Checked]) -> tuple[Glance, ...]:
    """A line for each text whose headline is missing below it; none for a headline that is
    missing in both."""
    if context.b is None:
        return ()
    missing = [c for c in found if c.support.answer == "none"]
    lines = []
    for side in context.sides:
        others = {_words(context, c) for c in missing if c.side != side}
        mine = [c for c in missing if c.side == side and _words(context, c) not in others]
        if mine:
            lines.append(_line(context, mine[0], [c for c in found if c != mine[0]]))
    return tuple(lines)


def _line(context: Context, missing: Checked, rest: list[Checked]) -> Glance:
    """What was not found for one headline, and what was found for the others."""
    side = missing.side
    text = (
        f'{side.upper()}\'s headline "{_words(context, missing)}": '
        "we found no sentence below it that says so."
    )
    ids: dict[Side, tuple[str, ...]] = {"a": (), "b": ()}
    ids[side] = (missing.head,)
    for other in context.sides:
        mine = [c for c in rest if c.side == other]
        if mine and all(c.support.answer == "found" for c in mine):
            which = ("other " if other == side else "") + f"headline{'s'[: len(mine) > 1]}"
            text += f" {other.upper()}'s {which}: found in {other.upper()}."
            if other != side:
                ids[other] = mine[0].ids
    return Glance("different", text, ids["a"], ids["b"], NAME, WEIGHTS["none"])
