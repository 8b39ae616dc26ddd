"""How is a section drawn? By its view: bars, pairs, passages, table or facts.

A face knows what kind of finding a section holds, never which analysis made it. Without
``--full`` the strongest rows are shown and the rest are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rich.text import Text

from bias.faces.terminal import bars, quotes, rows, shares, story, tables
from bias.faces.terminal.page import STYLES, Amount, TerminalPage
from bias.faces.text import both_ids, ids_in, label
from bias.faces.told import READ_AS, Evidence, Quoted, Report, Row, Section, View, read_as
from bias.faces.words import named, say

#: Evidence whose note says all that its sentences would show.
PLAIN = frozenset(("names",))
#: Evidence of which a row of the table says all, and all once its sentences stand on the page.
IN_ROWS, QUOTED_IN_ROWS = frozenset(("found",)), frozenset(("nearest",))
#: What a section says whose first rows the first screen has shown.
TOLD = "What stands above is not told again."


def draw(section: Section, report: Report, page: TerminalPage) -> list[Text]:
    """Draw one section: question, answer, caveat, then what its view shows."""
    heading = (section.question or label(section.name)).upper()
    head = page.wrap(page.text((heading, "head")), page.width - 4, 1)[0]
    head.append(" " + "─" * (page.width - head.cell_len - 1), STYLES["soft"])
    lines = [Text(), head, *page.wrap(page.text(section.answer), page.width)]
    if section.caveat:
        lines += page.wrap(page.text((section.caveat, "soft")), page.width)
    shown = _VIEWS[section.view](Drawing(section, report, page))
    return lines + shown if shown or section.view != "story" else []


@dataclass(frozen=True)
class Drawing:
    """A section about to stand on a page."""

    section: Section
    report: Report
    page: TerminalPage

    # -- views ------------------------------------------------------------------------------------

    def bars(self) -> list[Text]:
        """Shares of sentences, then rates."""
        scored = shares.scored(self.section.measures)
        told = scored if self.page.full else scored[: self.page.amount.frames]
        rates = bars.draw(self.section, self.page, len(scored) - len(told))
        return shares.draw(told, self.page) + rates + self.findings()

    def pairs(self) -> list[Text]:
        """Sentences of both texts beside each other, and what differs between them; of what stands
        on the page already and differs in nothing the ids."""
        lines = self.figures()
        known = [] if self.page.full else [row for row in self.rows if self._is_known(row)]
        if known:
            lines += self._noted("report.told_above", known)
        for row in (row for row in self.rows if row not in known):
            a, b = (tuple(map(self.quote, ids_in(row.get(k)))) for k in ("a", "b"))
            lines += [Text(), *quotes.pair(a, b, self.page, self.most, _differing(row))]
            lines += rows.differences(row, self.page)
            said = self.said(row)
            if said:
                note = self.page.wrap(self.page.text((said, "soft")), self.page.width - 5)
                lines += self.page.indent(note, 5)
        more = () if self.page.full else self.section.rows[self.shown :]
        return lines + (self._noted("report.told_too", more) if more else [])

    def _noted(self, key: str, told: Sequence[Row]) -> list[Text]:
        """A line of the ids of pairs that are not quoted here."""
        ids = [both_ids(ids_in(row.get("a")), ids_in(row.get("b"))) for row in told]
        return self.page.wrap(self.page.text(say(key, ids=", ".join(ids))), self.page.width)

    def _is_known(self, row: Row) -> bool:
        ids = {*ids_in(row.get("a")), *ids_in(row.get("b"))}
        return self.page.quoted.issuperset(ids) and not row.get("differences")

    def passages(self) -> list[Text]:
        """Sentences of one text, and what was marked in them."""
        lines = self.figures()
        before: list[str] = []
        for row in self.rows:
            keys = ("a", "b", "sentences", "sentence")
            names = [name for key in keys for name in ids_in(row.get(key))]
            shown = names if self.page.full else [n for n in names[:2] if n not in self.page.quoted]
            if names != before:
                lines += [Text(), *self.row(row, names if len(names) > len(shown) else ())]
                for q in map(self.quote, shown):
                    words = quotes.line(q.id, q.text, self.page, self.page.width - 3, self.most)
                    lines += self.page.indent(words, 3)
                self.page.quoted.update(shown)
            lines += rows.marks(row, self.page)
            before = names
        return lines + self.rest(len(self.section.rows), self.shown) + self.findings()

    def story(self) -> list[Text]:
        """Questions, and the words of each text that answer them."""
        fresh = [row for row in self.section.rows if self.page.full or self._fresh(row)]
        told = fresh if self.page.full else self._weightiest(fresh, self.page.amount.story)
        lines = story.draw(told, self.report, self.page)
        self.page.quoted.update(*(story.quoted_in(row) for row in told))
        if 0 < len(told) < len(self.section.rows):
            lines = self.page.wrap(self.page.text((TOLD, "soft")), self.page.width) + lines
        return lines + ([Text(), *self.rest(len(fresh), len(told))] if told != fresh else [])

    @staticmethod
    def _weightiest(told: Sequence[Row], most: int) -> list[Row]:
        """Of rows the weightiest, in their order."""
        kept = sorted(range(len(told)), key=lambda n: (-float(told[n]["weight"]), n))[:most]
        return [told[n] for n in sorted(kept)]

    def _fresh(self, row: Row) -> bool:
        """Whether a row of the story says more than the first screen has said."""
        lists = [row[f"told_{side}"] for side in ("a", "b") if row.get(f"told_{side}")]
        if lists:
            return any(len(entries) > row["shown"] for entries in lists)
        return not self.page.quoted.issuperset(story.quoted_in(row))

    def table(self) -> list[Text]:
        """Rows under their columns."""
        keys = self.section.columns or tuple(dict.fromkeys(k for r in self.section.rows for k in r))
        lines = self.figures(beside=True)
        cells = [{k: self.cell(r, k) for k in keys} for r in self.rows]
        # A text keeps its column though none of the rows shown is its: readers looked for it.
        told = [
            k
            for k in keys
            if k != "weight" and (k in ("a", "b") or any(c[k] not in (None, "", []) for c in cells))
        ]
        lines += tables.draw(cells, told, self.page)
        self.page.quoted.update(i for row in self.rows for i in self._quoted_by(row))
        return (
            lines
            + self.rest(len(self.section.rows), self.shown)
            + self.findings(self.section.beside)
        )

    def _quoted_by(self, row: Row) -> list[str]:
        """The headlines that a row quotes a claim of."""
        side, claim = row.get("article"), row.get("claim")
        article = {"a": self.report.a, "b": self.report.b}.get(str(side))
        if article is None or not isinstance(claim, Mapping) or claim.keys() != {"start", "end"}:
            return []
        found = article.sentence_at(claim["start"])
        return [f"{str(side).upper()}{found.number}"] if found else []

    def facts(self) -> list[Text]:
        """Findings with their words; the rows behind them when there are none, or with --full."""
        lines = self.figures() + self.findings()
        if self.section.evidence and not self.page.full:
            return lines
        drawn = [x for row in self.rows for x in self.row(row)]
        return (
            [*lines, Text(), *drawn, *self.rest(len(self.section.rows), self.shown)]
            if drawn
            else lines
        )

    # -- parts ------------------------------------------------------------------------------------

    @property
    def most(self) -> int:
        """How many lines a quoted sentence may fill; 0: all it needs."""
        return 0 if self.page.full else self.page.amount.lines

    @property
    def rows(self) -> Sequence[Row]:
        """The rows to show."""
        return self.section.rows if self.page.full else self.section.rows[: self.shown]

    @property
    def shown(self) -> int:
        """How many rows are shown without --full."""
        amount = self.page.amount
        return min(self.section.most, amount.table if self.section.view == "table" else amount.rows)

    def rest(self, total: int, most: int) -> list[Text]:
        """Count what is not shown."""
        if self.page.full or total <= most:
            return []
        return [self.page.text((f"{total - most:,} more: --full", "soft"))]

    def findings(self, most: int = Amount().found) -> list[Text]:
        """The evidence, each with the words it rests on."""
        if not (most or self.page.full):
            return []
        most = min(most, self.page.amount.found)
        found_ones = self.section.evidence
        if not self.page.full:
            found_ones = tuple(e for e in found_ones if not self._is_said(e))
        shown = found_ones if self.page.full else found_ones[:most]
        lines: list[Text] = []
        for found in shown:
            if not (self.page.full or (found.a and found.b)):
                found = self._unseen(found)
            a, b = ([q.id for q in quoted] for quoted in (found.a, found.b))
            known = found.about in PLAIN or self.page.quoted.issuperset({*a, *b})
            if not self.page.full and (a or b) and known:
                ids = self.page.sides(both_ids(a, b))
                note = self.page.text(found.note)
                lines += [Text(), *self.page.tailed(Text(" - "), note, ids)]
                continue
            few = found if self.page.full or (a and b) else self._few(found)
            lines += quotes.finding(few, self.page, self.most)
            lines += self.page.indent(self.rest(len(a + b), len(few.a + few.b)), 3)
            self.page.quoted.update(q.id for q in (*few.a, *few.b))
        return lines + self.rest(len(found_ones), most)

    def _is_said(self, found: Evidence) -> bool:
        """Whether a row, or the first screen, has said all of it."""
        told = self.page.quoted.issuperset(q.id for q in (*found.a, *found.b))
        again = found.note in self.page.said or found.about in QUOTED_IN_ROWS
        return found.about in IN_ROWS or (told and again)

    def _few(self, found: Evidence) -> Evidence:
        """Of what one text alone says the first sentences, in their order in the text."""
        a, b = (
            tuple(sorted(x[: self.page.amount.quoted], key=lambda q: q.start))
            for x in (found.a, found.b)
        )
        return replace(found, a=a, b=b)

    def _unseen(self, found: Evidence) -> Evidence:
        """What one text alone says, without what stands on the page already; all if all does."""
        a, b = (tuple(q for q in x if q.id not in self.page.quoted) for x in (found.a, found.b))
        return replace(found, a=a, b=b) if a or b else found

    def figures(self, beside: bool = False) -> list[Text]:
        """Counted numbers of a section that draws no bars: the telling ones, all with --full.

        With `beside`, only those that the table below does not hold, unless all are shown.
        """
        found = bars.strongest(self.section.measures)
        shown = (
            found
            if self.page.full
            else [m for m in found if bars.tells(m)][: self.page.amount.found]
        )
        if beside and not self.page.full:
            held = {str(v) for row in self.rows for v in row.values()}
            shown = [m for m in shown if m.name not in held]
        lines: list[Text] = []
        for m in shown:
            lines += self.page.hang(Text(" - "), self.page.text(bars.sentence(m)))
        return lines

    def row(self, row: Row, names: Sequence[str] | None = None) -> list[Text]:
        """A row in one line: what it says, and where (its own sentences, or `names`)."""
        if names is None:
            names = [*ids_in(row.get("a")), *ids_in(row.get("b")), *ids_in(row.get("sentences"))]
        a, b = ([n for n in names if n[0] == side] for side in "AB")
        words = self.page.text(self.said(row))
        return self.page.tailed(Text(" - "), words, self.page.sides(both_ids(a, b)))

    def said(self, row: Row) -> str:
        """A row's values in a line."""
        return rows.said(row, self.section.columns or tuple(row), self.page, self.cell)

    def verdict(self, row: Mapping[str, Any]) -> str:
        """A row's verdict in the words people read, with the side when a measure tells it; what is
        merely possible only with --full."""
        said = row.get("verdict")
        if said == "suggestive" and not self.page.full:
            said = "no reliable difference"
        for measure in self.section.measures:
            if measure.name in row.values() and measure.verdict == said:
                return read_as(measure)
        return READ_AS[said].split(":")[0] if said in READ_AS else ""

    def cell(self, row: Mapping[str, Any], key: str) -> object:
        """A row's value as a reader reads it: a verdict in words, a span as what it marks."""
        value = row.get(key)
        if key == "verdict":
            return self.verdict(row)
        if key in {"article", "only"} and isinstance(value, str):
            return named(value)
        if isinstance(value, Mapping) and value.keys() == {"start", "end"}:
            article = self.report.a if row.get("article") == "a" else self.report.b
            return f'"{article.text[value["start"] : value["end"]]}"' if article else None
        return value

    def quote(self, name: str) -> Quoted:
        """The whole sentence called `name`."""
        return quotes.sentence(self.report, name)


_VIEWS: dict[View, Callable[[Drawing], list[Text]]] = {
    "bars": Drawing.bars,
    "pairs": Drawing.pairs,
    "passages": Drawing.passages,
    "story": Drawing.story,
    "table": Drawing.table,
    "facts": Drawing.facts,
}


def _differing(row: Row) -> list[Quoted]:
    """The words in which the sentences of a pair differ."""
    found = [d.get(side) for d in row.get("differences") or () for side in ("a", "b")]
    return [Quoted(**q) for q in found if q]
