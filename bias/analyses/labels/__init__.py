"""What are they called? For everything that both texts name: the nouns and adjectives of each.

A row is one referent: somebody or something with a name, or what words of one family of the list
``called`` name in both texts. Labels are counted by voice. A row weighs what its labels differ:
first where a disputed name stands in one text and not in the other, then by how unlike the words
are. With one article every thing that has two labels or a disputed one is listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bias.analyses.labels.callings import Calling, Page
from bias.analyses.labels.referents import Referent, named, unnamed
from bias.article import Voice
from bias.context import Context, Side
from bias.findings import Evidence, Finding, Label, LabelRow, Quoted, Short, State
from bias.reading import voice
from bias.words import lemma

#: How unlike the words of two texts for one thing must be to be worth a row, 0 to 1; a guess.
UNLIKE = 0.6
#: Share of a text's labels that a disputed name said once must have; a guess.
SHARE = 0.2
#: Lines that the first screen may have; of what is called by a disputed name in one text only (of
#: six others that strangers read one was useful and three were wrong).
LINES = 2
DISPUTED = 10.0


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
        things = [*unnamed(context, pages), *named(context, pages)]
        found: list[Finding] = []
        rows = [(thing, _row(thing, pages)) for thing in things]
        _say_once(rows)
        for thing, row in rows:
            found.append(row)
            found += _disputed(context, thing, pages) if row.weight else ()
        if context.b is not None:
            best = sorted(
                (r for _, r in rows if r.weight >= DISPUTED and r.a and r.b and _is_apart(r)),
                key=lambda r: (-r.weight, r.referent),
            )
            matched = {(i, j) for m in context.told_by_both for i in m.a for j in m.b}
            best = [row for row in best if _is_matched(row, matched)]
            found += [_short(row) for row in best[:LINES]]
        fast = any(not page.parsed for page in pages.values())
        found.append(State(code="fast" if fast else ""))
        return found


def _say_once(rows: list[tuple[Referent, LabelRow]]) -> None:
    """Take the weight from a named thing all of whose labels another row shows."""
    shown = {
        (side, x.token)
        for thing, row in rows
        if row.weight and not thing.named
        for side, these in thing.labels.items()
        for x in these
    }
    for n, (thing, row) in enumerate(rows):
        held = {(side, x.token) for side, these in thing.labels.items() for x in these}
        if thing.named and held <= shown:
            rows[n] = thing, replace(row, weight=0.0)


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


def _row(thing: Referent, pages: dict[Side, Page]) -> LabelRow:
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
        weight=_weight(thing) if "b" in pages else _weight_alone(thing),
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


# -- what a row is worth --------------------------------------------------------------------------


def _weight(thing: Referent) -> float:
    """0 where both call it alike; from `DISPUTED` up where one alone uses a disputed name."""
    a, b = thing.labels.values()
    size = min(len(a), len(b))
    if not (thing.named or thing.tied or size > 1):
        return 0.0
    words = [Counter(x.key[-1] for x in these) for these in (a, b)]
    shares = [{w: n / sum(c.values()) for w, n in c.items()} for c in words]
    unlike = (
        sum(abs(shares[0].get(w, 0.0) - shares[1].get(w, 0.0)) for w in words[0] | words[1]) / 2
    )
    marks = [Counter((x.mark, x.reason) for x in these if x.mark) for these in (a, b)]
    alone = _alone(marks[0], marks[1], len(a)) + _alone(marks[1], marks[0], len(b))
    if alone:
        return DISPUTED + round(min(alone, 9) * max(unlike, 0.1), 4)
    own = max((n for x, y in (words, words[::-1]) for w, n in x.items() if w not in y), default=0)
    if thing.alike or unlike < UNLIKE or own < 2 or size < 2:
        return 0.0
    return round(unlike * min(size, 9), 4)


def _alone(mine: Counter[tuple[str, str]], theirs: Counter[tuple[str, str]], size: int) -> int:
    """How often a text uses disputed names that the other does not; a name said once among many
    plain ones does not count."""
    return sum(n for k, n in mine.items() if k not in theirs and (n > 1 or n >= SHARE * size))


def _weight_alone(thing: Referent) -> float:
    """0 where one text calls a thing by one name; from `DISPUTED` up where a name is disputed."""
    (these,) = thing.labels.values()
    disputed = sum(bool(x.mark) for x in these)
    if disputed:
        return DISPUTED + min(disputed, 9)
    names = len({x.key[-1] for x in these})
    return float(min(names, 9)) if names > 1 and not thing.alike else 0.0


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
    speaker = page.speakers[said].name if said >= 0 else ""
    return replace(quote, source=speaker or quote.source)


def _is_apart(row: LabelRow) -> bool:
    """Whether what either text calls it most has another noun: of a thing that both mostly call an
    "attack" it tells little that one adds "horrific"."""
    left, right = (_mostly(labels) for labels in (row.a, row.b))
    return not left & right


def _is_matched(row: LabelRow, matched: set[tuple[str, str]]) -> bool:
    """Whether sentences that tell the same call it so in each: elsewhere two words of one topic may
    be of two things, as strangers found of four lines of ten first screens."""
    return any((i, j) in matched for x in row.a for y in row.b for i in x.ids for j in y.ids)


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
        weight=1.5 + row.weight / 20,
        values={"referent": row.referent},
    )
