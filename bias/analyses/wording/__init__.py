"""How loaded are the words, which are they, and whose are they?

Every part of a sentence gets a probability from the wording model, and the words that make it are
marked, each with its reason and, where our lexicons have one, a plainer word. Four voices are
never mixed: the writer's, the headline's, that of people without quotation marks, and with them.
What is compared is the number of marked phrases in narration, by the dealing test; never shares of
flagged sentences, of which two halves of one article differ by ten points and more
(docs/method/wording.md).
"""

from __future__ import annotations

from dataclasses import replace

from bias.analyses.wording.arguing import arguing
from bias.analyses.wording.parts import ScoredPart, scored_parts
from bias.analyses.wording.tallies import ScoredParts, beside, in_narration, tallies
from bias.context import Context, Side
from bias.findings import Finding, LoadedSentence, State

#: The writers' own words come before those of others, as they are what the report counts; then the
#: surest marks.
VOICE_WEIGHT = {"headline": 1.1, "narration": 1.0, "reported": 0.1, "quotation": 0.0}
#: What stands in both texts tells less of either: so much less of a chance.
SHARED = 0.3


class Wording:
    """One text scored, or two compared. A row is a part of a sentence with a marked phrase."""

    name = "wording"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """Return rows and measures."""
        found: ScoredParts = {side: scored_parts(context, side) for side in context.sides}
        counted = tallies(context, found)
        return [
            *(arguing(context) if context.b is not None else ()),
            _state(context, found),
            *in_narration(context, counted),
            *beside(context, counted[0]),
            *_rows(context, found),
        ]


def _state(context: Context, found: ScoredParts) -> State:
    """The model, the bounds between which it does not say, and of how many parts it does not."""
    model = context.wording_model
    low, high = model.unsure
    scored = [p for mine in found.values() for p in mine]
    return State(
        values={
            "model": model.identity,
            "low": low,
            "high": high,
            "unsure": sum(1 for p in scored if p.call is None),
            "parts": len(scored),
        }
    )


def _rows(context: Context, found: ScoredParts) -> list[LoadedSentence]:
    terms = {side: {m.term for p in parts for m in p.marks} for side, parts in found.items()}
    others: dict[Side, set[str]] = {"a": terms.get("b", set()), "b": terms["a"]}
    rows = []
    for side, parts in found.items():
        marked = [p for p in parts if p.marks]
        marked.sort(key=lambda p: (-_strength(p, others[side]), p.span))
        for place, p in enumerate(marked):
            # The strongest of each text, in turn: neither fills the page alone.
            rows.append(_row(p, others[side], _speaker(context, p), 10 / (1 + place)))
    return rows


def _strength(part: ScoredPart, others: set[str]) -> float:
    """How soon a part shall be seen: by its surest mark."""
    best = max(m.chance - SHARED * (m.term in others) for m in part.marks)
    return best + VOICE_WEIGHT[part.voice]


def _speaker(context: Context, part: ScoredPart) -> str | None:
    """Whose words a part is, where a text says so."""
    if part.voice not in ("reported", "quotation"):
        return None
    known = context.reading(part.side)
    said = {int(known.columns.said[i]) for i in known.tokens_in(part.span)} - {-1}
    names = {context.attributions(part.side)[n].speaker.name for n in said} - {""}
    return names.pop() if len(names) == 1 else None


def _row(part: ScoredPart, shared: set[str], speaker: str | None, weight: float) -> LoadedSentence:
    return LoadedSentence(
        article=part.side,
        sentence=part.ident,
        voice=part.voice,
        speaker=speaker,
        call=part.call,
        probability=part.probability,
        marks=tuple(replace(m.mark, shared=m.term in shared) for m in part.marks),
        weight=round(weight, 4),
    )
