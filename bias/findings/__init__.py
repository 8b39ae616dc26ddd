"""What can be found, and what is a report made of? Data alone; `bias.faces` puts it into words."""

from __future__ import annotations

from bias.article import Side
from bias.findings.flat import plain
from bias.findings.order import is_id, line_order, row_order
from bias.findings.report import (
    Bin,
    Evidence,
    Measure,
    Report,
    Section,
    Short,
    Signature,
    State,
    Value,
    Values,
    quoted,
)
from bias.findings.rows import (
    KINDS,
    AgencyRow,
    Difference,
    EventEvidence,
    Factuality,
    FigureCell,
    FigureRow,
    Finding,
    Form,
    FrameTerm,
    HeadlineClaim,
    Ids,
    Label,
    LabelRow,
    Listed,
    LoadedSentence,
    Mark,
    MatchRow,
    OnlyIn,
    Quoted,
    Reason,
    SourceRow,
    Speaking,
    StoryRow,
    TermRow,
    Verdict,
)
from bias.findings.sides import mirror, without_prose

__all__ = [
    "KINDS", "AgencyRow", "Bin", "Difference", "EventEvidence", "Evidence", "Factuality",
    "FigureCell", "FigureRow", "Finding", "Form", "FrameTerm", "HeadlineClaim", "Ids", "Label",
    "LabelRow", "Listed", "LoadedSentence", "Mark", "MatchRow", "Measure", "OnlyIn", "Quoted",
    "Reason", "Report", "Section", "Short", "Side", "Signature", "SourceRow", "Speaking",
    "State", "StoryRow", "TermRow", "Value", "Values", "Verdict", "is_id", "line_order",
    "mirror", "plain", "quoted", "row_order", "without_prose",
]  # fmt: skip
