"""Who does what to whom? Harm as each text tells it, and who is named as the doer.

One deed told twice is one row: the same kind of harm to the same patient; headlines first. How
often harm has a doer is set beside how often all deeds of the same text have one, since a text that
names doers seldom does so everywhere. Without a parse nothing is told.
"""

from __future__ import annotations

from bias.analyses.agency.deeds import Deed, deeds_of
from bias.context import Context, Side
from bias.findings import AgencyRow, Finding, Measure, State

#: Fewer deeds have no rate.
LEAST = 3


class Agency:
    """Who does what to whom?"""

    name = "agency"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """List the harm of one text, or of two, as far as it is surely read."""
        if any(context.reading(side).engine != "parse" for side in context.sides):
            return [State(code="no_parse")]
        deeds = {side: [d for d in deeds_of(context, side) if d.sure] for side in context.sides}
        found: list[Finding] = []
        for side, mine in deeds.items():
            ranked = sorted(mine, key=lambda d: (-d.rank, d.first))
            found += [_row(side, d, n) for n, d in enumerate(ranked)]
        return [*found, *_measures(context, deeds)]


def _row(side: Side, deed: Deed, n: int) -> AgencyRow:
    """A row; the nth of each side stand together, so that neither text fills the page."""
    event, quote = deed.event, deed.quote
    return AgencyRow(
        article=side,
        event=quote(event.verb),
        form=event.form,
        doer=quote(event.agent) if event.agent else None,
        patient=quote(event.patient) if event.patient else None,
        patient_kind=event.patient_kind,
        factuality=event.factuality,
        harm=event.harm,
        ids=deed.ids,
        weight=1000.0 - n,
    )


def _measures(context: Context, deeds: dict[Side, list[Deed]]) -> list[Measure]:
    """How many of the deeds told name their doer in their clause, and how many of all deeds."""
    harm = {s: (sum(d.event.agent is not None for d in x), len(x)) for s, x in deeds.items()}
    every = {}
    for side in deeds:
        done = [e for e in context.events(side) if e.patient is not None]
        every[side] = sum(e.agent is not None for e in done), len(done)
    return [_measure("harm_with_doer", harm), _measure("all_deeds_with_doer", every)]


def _measure(name: str, shares: dict[Side, tuple[int, int]]) -> Measure:
    rates = {
        side: 100 * part / whole if whole >= LEAST else None
        for side, (part, whole) in shares.items()
    }
    part_b, whole_b = shares.get("b", (None, None))
    return Measure(
        name=name,
        unit="% of deeds",
        voice="all",
        family="agency",
        count_a=shares["a"][0],
        count_b=part_b,
        blocks_a=shares["a"][1],
        blocks_b=whole_b,
        a=rates["a"],
        b=rates.get("b"),
    )
