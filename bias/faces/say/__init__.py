"""How is a section said? Findings in, told sections out; one module a section.

Each module has ``tell(section, texts)``: it chooses templates by kinds and fields of findings and
fills them; what it says is in ``bias/faces/words``. A section of somebody else's analysis, for
which there is no module, is told as a plain table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec

from bias.article import Article
from bias.faces import told
from bias.faces.names import short_names
from bias.faces.words import named, naming, say
from bias.findings import Report, Section, Short, Signature, plain

__all__ = ["Texts", "report", "section"]

#: What a report cannot tell, in order (templates); of one text only the first.
LIMITS = ("truth", "newsrooms", "only_in", "quoted", "doer", "mark")

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
        ).in_order()
    made: told.Section = import_module(name).tell(found, texts)
    lines = zip(made.glance, found.short, strict=True)
    return replace(
        made.in_order(),
        name=found.name,
        question=say(f"{found.name}.question"),
        measures=found.measures,
        found=found.rows,
        glance=tuple(replace(line, kind=short.kind) for line, short in lines),
    )


def report(found: Report) -> told.Report:
    """Put a report into words, the texts called by their short names."""
    with naming(short_names(found.a, found.b)):
        return _report(found)


def _report(found: Report) -> told.Report:
    verdict = str(found.relation.get("verdict", ""))
    texts = Texts(found.a, found.b, verdict)
    sections = tuple(section(s, texts) for s in found.sections)
    offered = {
        id(line): glance
        for s, t in zip(found.sections, sections, strict=True)
        for line, glance in zip(s.short, t.glance, strict=True)
    }
    articles = {"a": found.a} | ({"b": found.b} if found.b is not None else {})
    limits = LIMITS if texts.paired else LIMITS[:1]
    return told.Report(
        a=found.a,
        b=found.b,
        sections=sections,
        glance=told.arrange_glance(offered[id(line)] for line in found.short),
        relation=dict(found.relation),
        signature=_signed(found.signature) if found.signature else "",
        tier=dict(found.tier),
        # In an order that does not hang on which text came first; what is said of the run is last.
        warnings=tuple(
            _doubt(articles.get(side), side, words)
            for side, words in sorted(found.doubts, key=lambda d: (not d[0], d[1]))
        ),
        remarks=tuple(
            _doubt(article, side, words)
            for side, article in articles.items()
            for words in article.remarks
        ),
        cannot_tell=tuple(say(f"report.cannot_tell.{limit}") for limit in limits),
        look_up=tuple(map(_question, found.look_up)),
    )


def _question(asked: Short) -> str:
    return say(f"report.look_up.{asked.kind}", ids=", ".join([*asked.a, *asked.b]))


def _doubt(article: Article | None, side: str, words: str) -> str:
    """A doubt about a text is the reader's own letter, without the path, as the text is named
    before it; one about the run is a code."""
    if article is None:
        return say(f"report.{words}")
    known = words.replace(article.shown, say("report.the_text"), 1) if article.shown else words
    return f"{named(side)}: {known}"


def _signed(signature: Signature) -> str:
    """Write a signature in a line; a list that is not the shipped one is seen by its hash."""
    parts = [f"bias {signature.version}", f"seed:{signature.seed}"]
    parts += [f"{side}:{digest[:16]}" for side, digest in signature.texts.items()]
    parts += [f"{task}:{identity}" for task, identity in signature.models.items()]
    lists = ",".join(f"{name}@{digest}" for name, digest in signature.lists.items())
    return " ".join([*parts, f"lexicons:{lists}"])
