"""What can be found, and what is a report made of? Data alone; `bias.faces` puts it into words."""

from __future__ import annotations

from bias.findings.mirror import mirror, without_prose
from bias.findings.plain import plain
from bias.findings.report import (
    SCHEMA,
    SECTIONS,
    Evidence,
    Measure,
    Report,
    Section,
    Short,
    Signature,
    quoted,
)
from bias.findings.rows import (
    KINDS,
    AgencyRow,
    Difference,
    EventEvidence,
    FigureCell,
    FigureRow,
    Finding,
    FrameTerm,
    HeadlineClaim,
    Ids,
    Label,
    LabelRow,
    LoadedSentence,
    Mark,
    MatchRow,
    OnlyIn,
    Quoted,
    Reason,
    Side,
    SourceRow,
    Speaking,
    StoryRow,
    TermRow,
    Verdict,
)

__all__ = [
    "KINDS", "SCHEMA", "SECTIONS", "AgencyRow", "Difference", "EventEvidence", "Evidence",
    "FigureCell", "FigureRow", "Finding", "FrameTerm", "HeadlineClaim", "Ids", "Label",
    "LabelRow", "LoadedSentence", "Mark", "MatchRow", "Measure", "OnlyIn", "Quoted", "Reason",
    "Report", "Section", "Short", "Side", "Signature", "SourceRow", "Speaking", "StoryRow",
    "TermRow", "Verdict", "mirror", "plain", "quoted", "without_prose",
]  # fmt: skip
