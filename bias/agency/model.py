"""What is an event, with who does it, who suffers it and how surely it is told?"""

from __future__ import annotations

from typing import Literal, NamedTuple

from bias.article import Span
from bias.findings import Factuality, Form

PatientKind = Literal["people", "fighters", "officials", "groups", "places", "things"]


class Event(NamedTuple):
    """Something that somebody does, as its clause tells it.

    Attributes:
        verb: the word that names it, also a noun ("the killing of"). form: how it is told.
        agent: whose deed it is, in the words of its clause; None where that does not say.
        patient: what it is done to, or who dies; None where the clause does not say.
        factuality: "claimed" is somebody's word for what happened.
        harm: whether somebody or something is harmed (``world_deeds.tsv``); `family`: the kind of
            harm there, else "". patient_kind: what the patient is, None without one.
        token, agent_token, patient_token: the words that these hang on; -1 for none.
    """

    verb: Span
    form: Form
    agent: Span | None
    patient: Span | None
    factuality: Factuality
    harm: bool
    patient_kind: PatientKind | None
    family: str
    token: int
    agent_token: int = -1
    patient_token: int = -1
