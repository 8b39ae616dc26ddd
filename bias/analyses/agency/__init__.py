"""Who does what to whom? Harm and action as each text tells them, and who is named as the doer.

One deed told twice is one row: the same kind of harm to the same patient; headlines first, then
harm. How often harm has a doer is set beside how often all deeds of the same text have one, since
a text that names doers seldom does so everywhere. Without a parse nothing is told.
"""

from __future__ import annotations

from bias.analyses.agency.deeds import Deed, deeds_of
from bias.analyses.agency.other import doers_of_other
from bias.context import Context, Side
from bias.findings import AgencyRow, Finding, Measure, State

#: Harm told as done: only this can leave its doer out.
TOLD = ("happened", "claimed", "hedged")
#: Fewer deeds have no rate.
LEAST = 3


class Agency:
    """Who does what to whom?"""

    name = "agency"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """List the harm and the action of one text, or of two."""
        if any(context.reading(side).engine != "parse" for side in context.sides):
            return [State(code="no_parse")]
        deeds = {side: deeds_of(context, side) for side in context.sides}
        elsewhere = doers_of_other(context, deeds) if context.b is not None else {}
        found: list[Finding] = []
        for side, mine in deeds.items():
            ranked = sorted(mine, key=lambda d: (not d.sure, -d.rank, d.first))
            found += [_row(side, d, n, elsewhere) for n, d in enumerate(ranked)]
        return [*found, *_measures(context, deeds)]


def _row(side: Side, deed: Deed, n: int, elsewhere: dict[int, Deed]) -> AgencyRow:
    """A row; the nth of each side stand together, so that neither text fills the page."""
    event = deed.event
    other = elsewhere.get(id(deed))
    quote = deed.quote
    doer, place = (quote(event.agent) if event.agent else None), event.doer_found
    if other is not None and other.event.agent is not None:
        doer, place = other.quote(other.event.agent), "other account"
    return AgencyRow(
        article=side,
        event=quote(event.verb),
        form=event.form,
        doer=doer,
        doer_found=place,
        patient=quote(event.patient) if event.patient else None,
        patient_kind=event.patient_kind,
        factuality=event.factuality,
        harm=event.harm,
        ids=deed.ids,
        weight=(1000.0 if deed.sure else 500.0) - n,
    )


def _measures(context: Context, deeds: dict[Side, list[Deed]]) -> list[Measure]:
    """How many deeds of harm name their doer where, and how many of all deeds do."""
    harm = {side: [d for d in mine if counts(d)] for side, mine in deeds.items()}
    places = {
        "harm_with_doer": ("clause",),
        "harm_doer_nearby": ("nearby", "elsewhere"),
        "harm_without_doer": ("nowhere",),
    }
    found = [
        _measure(
            name,
            {s: (sum(d.event.doer_found in kinds for d in x), len(x)) for s, x in harm.items()},
        )
        for name, kinds in places.items()
    ]
    every = {}
    for side in deeds:
        done = [e for e in context.events(side) if e.patient is not None]
        every[side] = sum(e.doer_found == "clause" for e in done), len(done)
    return [*found, _measure("all_deeds_with_doer", every)]


def counts(deed: Deed) -> bool:
    """Whether a deed is plain harm, told as done; who dies may have no doer."""
    return deed.plain and deed.event.factuality in TOLD and deed.event.family != "die"


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
