"""What does a section say? An analysis is run and told, as the pipeline does it."""

from __future__ import annotations

from bias import analyses
from bias.context import Context
from bias.faces import say
from bias.faces.told import Section as ToldSection
from bias.findings import Section


def tell(name: str, context: Context) -> ToldSection:
    """Run the analysis `name` and put what it found into words."""
    verdict = context.relation.verdict if context.b is not None else ""
    found = Section.of(name, analyses.find(name).run(context))
    return say.section(found, say.Texts(context.a, context.b, verdict))
