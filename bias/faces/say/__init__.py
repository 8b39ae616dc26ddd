"""How is a section said? Findings in, told sections out; one module a section.

Each module has ``tell(section, texts)``: it chooses templates by kinds and fields of findings and
fills them; what it says is in ``bias/faces/words``. A section of somebody else's analysis, for
which there is no module, is told as a plain table.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from bias.article import Article
from bias.faces import told
from bias.findings import Section, plain

__all__ = ["Texts", "section"]

#: Relations under which words may be compared: elsewhere they follow the topic, not the telling.
COMPARABLE = frozenset({"same event", "same story, different moment"})


@dataclass(frozen=True)
class Texts:
    """The articles that a report is about, and how they belong together ("" for one article)."""

    a: Article
    b: Article | None
    verdict: str

    @property
    def paired(self) -> bool:
        """Whether there are two."""
        return self.b is not None

    @property
    def comparable(self) -> bool:
        """Whether words may be compared: there is one text alone, or both tell one story."""
        return self.b is None or self.verdict in COMPARABLE

    def article(self, side: str) -> Article:
        """The article on `side`, "a" or "b"."""
        article = self.a if side == "a" else self.b
        assert article is not None, "there is no second article"
        return article


def section(found: Section, texts: Texts) -> told.Section:
    """Put a section into words."""
    name = f"bias.faces.say.{found.name}"
    if find_spec(name) is None:
        return told.Section(
            name=found.name,
            question=found.name.replace("_", " "),
            answer="",
            view="table",
            measures=found.measures,
            rows=tuple(plain(row) for row in found.rows),
        )
    made: told.Section = import_module(name).tell(found, texts)
    return made
