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
        named = {d.key: d for d in theirs if d.event.doer_found == "clause" and _is_told(d)}
        for deed in mine:
            # "In favour of banning it": an active verb without a doer means anybody.
            lacks = deed.event.doer_found == "nowhere" and deed.event.form != "active"
            if lacks and _is_told(deed) and deed.key in named:
                found[id(deed)] = named[deed.key]
    return found


def _is_told(deed: Deed) -> bool:
    """Whether it is harm, told as done, and a name suffers it."""
    event, token = deed.event, deed.event.patient_token
    if not event.harm or event.factuality not in ("happened", "claimed") or token < 0:
        return False
    return deed.known.names.at(deed.known.tokens.starts[token]) is not None
