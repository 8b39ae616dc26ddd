"""Where one text names no doer: does the other text name one for the same deed?

Only of two accounts of one event, and only where the same kind of harm befalls the same named
person or body in both.
"""

from __future__ import annotations

from bias.analyses.agency.deeds import Deed
from bias.context import Context, Side


def doers_of_other(context: Context, deeds: dict[Side, list[Deed]]) -> dict[int, Deed]:
    """Return, by the `id` of a deed without a doer, the deed of the other text that has one."""
    if not context.comparable:
        return {}
    found: dict[int, Deed] = {}
    for mine, theirs in ((deeds["a"], deeds["b"]), (deeds["b"], deeds["a"])):
        named = {d.key: d for d in theirs if d.event.doer_found == "clause" and _named(d)}
        for deed in mine:
            if deed.event.doer_found == "nowhere" and deed.event.harm and deed.key in named:
                found[id(deed)] = named[deed.key]
    return found


def _named(deed: Deed) -> bool:
    """Whether a name suffers it."""
    token = deed.event.patient_token
    return token >= 0 and deed.known.names.at(deed.known.tokens.starts[token]) is not None
