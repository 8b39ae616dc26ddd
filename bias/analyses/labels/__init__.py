"""What are they called? For what both texts name: the nouns and adjectives of each.

A row is one referent: somebody or something with a name, or what the texts show to be one thing
(`referents`), where one text uses a disputed name that the other does not. Of what has no name a
label counts as often as its phrase stands in the text, by voice; of what has one, as often as it
stands beside the name. With one article everything that has a disputed name is listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bias.analyses.labels.callings import Calling, Page
from bias.analyses.labels.referents import Referent, alone, named, unnamed
from bias.article import Voice
from bias.context import Context, Side
from bias.findings import Evidence, Finding, Label, LabelRow, Quoted, Short, State
from bias.reading import voice
from bias.words import lemma

#: Lines that the first screen may have; of what is called by a disputed name in one text only (of
#: six others that strangers read one was useful and three were wrong).
LINES = 2


class Labels:
    """What are they called?"""

    name = "labels"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """Set the labels of two texts beside each other, or list those of one."""
        sides = sorted(
            context.sides, key=lambda side: context.b is not None and side != context.first
        )
        pages = {side: Page(context.reading(side), side, context.hits(side)) for side in sides}
        if context.b is not None and context.relation.verdict == "unrelated":
            return []  # what two stories have in common are words, not things
        found: list[Finding] = []
        rows: list[tuple[Referent, LabelRow]] = []
        for thing in (*unnamed(context, pages), *named(context, pages)):
            row = _row(thing, pages, alone(thing, pages))
            if row.weight:
                rows.append((thing, row))
        rows = _said_once(rows)
        for thing, row in rows:
            found += [row, *_disputed(context, thing, pages)]
        if context.b is not None:
            best = [row for _, row in rows if row.a and row.b and _is_apart(row)]
            best.sort(key=lambda row: (-row.weight, row.referent))
            found += [_short(row) for row in best[:LINES]]
        fast = any(not page.parsed for page in pages.values())
        found.append(State(code="fast" if fast else ""))
        return found


def _said_once(rows: list[tuple[Referent, LabelRow]]) -> list[tuple[Referent, LabelRow]]:
    """The rows without those of a name all of whose labels another row shows."""
    shown = {(side, x.token) for thing, _ in rows if not thing.named for side, x in thing.each}
    return [r for r in rows if not r[0].named or {(s, x.token) for s, x in r[0].each} - shown]


class _Group(NamedTuple):
    """One label of a text: as it is printed most often, with its uses."""

    printed: str
    uses: list[Calling]

    @property
    def reason(self) -> str:
        return self.uses[0].reason


def _grouped(page: Page, these: list[Calling]) -> list[_Group]:
    """The labels of a thing, the most used first."""
    groups: dict[tuple[str, ...], list[Calling]] = defaultdict(list)
    for use in these:
        groups[use.key].append(use)
    made = []
    for uses in groups.values():
        forms = Counter(page.printed(use) for use in uses)
        made.append(_Group(min(forms, key=lambda f: (-forms[f], f)), uses))
    return sorted(made, key=lambda g: (-len(g.uses), g.uses[0].token))


def _row(thing: Referent, pages: dict[Side, Page], disputed: int) -> LabelRow:
    cells = {
        side: tuple(
            _label(page, group.printed, spoken, uses)
            for group in _grouped(page, thing.labels[side])
            for spoken, uses in _by_voice(page, group.uses)
        )
        for side, page in pages.items()
    }
    return LabelRow(
        referent=thing.name,
        a=cells["a"],
        b=cells.get("b", ()),
        named=thing.named,
        weight=float(min(disputed, 9)),
    )


def _by_voice(page: Page, uses: list[Calling]) -> list[tuple[Voice, list[Calling]]]:
    voices: dict[Voice, list[Calling]] = defaultdict(list)
    for use in uses:
        spoken = voice(page.known, use.token)
        voices["reported" if use.given and spoken == "narration" else spoken].append(use)
    return list(voices.items())


def _label(page: Page, printed: str, spoken: Voice, uses: list[Calling]) -> Label:
    ids = dict.fromkeys(page.id_of(use) for use in uses)
    return Label(label=printed, count=len(uses), voice=spoken, ids=tuple(ids))


# -- disputed names -------------------------------------------------------------------------------


def _disputed(context: Context, thing: Referent, pages: dict[Side, Page]) -> Iterator[Evidence]:
    """Each disputed name of a thing with why it is disputed, and who says it."""
    for side, page in pages.items():
        for group in _grouped(page, thing.labels[side]):
            if group.reason:
                quoted = tuple(_quoted(context, side, page, use) for use in group.uses[:2])
                yield Evidence(
                    about=group.reason,
                    values={
                        "referent": thing.name,
                        "label": group.printed,
                        "count": len(group.uses),
                    },
                    a=quoted if side == "a" else (),
                    b=quoted if side == "b" else (),
                )


def _quoted(context: Context, side: Side, page: Page, use: Calling) -> Quoted:
    sentence = page.sentence_of(use)
    said = int(page.known.columns.said[use.token])
    quote = context.quote(side, sentence)
    speaker = context.attributions(side)[said].speaker.name if said >= 0 else ""
    return replace(quote, source=speaker or quote.source)


def _is_apart(row: LabelRow) -> bool:
    """Whether what either text calls it most has another noun: of a thing that both mostly call an
    "attack" it tells little that one adds "horrific"."""
    left, right = (_mostly(labels) for labels in (row.a, row.b))
    return not left & right


def _mostly(labels: Sequence[Label]) -> set[str]:
    """The nouns of the labels that a text uses most."""
    times: Counter[str] = Counter()
    for label in labels:
        times[label.label] += label.count
    most = max(times.values(), default=0)
    return {lemma(words.rpartition(" ")[2].lower()) for words, n in times.items() if n == most}


def _short(row: LabelRow) -> Short:
    return Short(
        kind="called",
        section="labels",
        bin="different",
        a=row.a[0].ids[:1],
        b=row.b[0].ids[:1],
        weight=2.0 + row.weight / 20,
        values={"referent": row.referent},
    )
