"""What stands on the first screen, and what may a reader look up elsewhere? Chosen by kinds.

The first screen takes the `Short` findings that the analyses offer; it makes none of its own and
judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bias import encoder
from bias.context import Context
from bias.data import __version__
from bias.findings import Section, Short, Signature, StoryRow

#: Sentences in short.
LINES = 4

#: Section and kind of a line -> what a reader may ask of it (a template of `look_up`).
ASKED = (("numbers", "conflict", "figures"), ("headline", "missing", "announced"))
QUESTIONS = 3


def chosen(sections: Sequence[Section], context: Context) -> tuple[Short, ...]:
    """Choose at most four lines, the weightiest: of each section one, or one of each text where it
    speaks of one text, before a second of any."""
    first = context.first  # ties must not depend on which text was named first
    lines = [line for s in sections for line in s.short]
    lines.sort(key=lambda g: (-round(g.weight, 4), g.section, *_neutral(g, first)))
    seen: Counter[tuple[str, bool, bool]] = Counter()
    ranked: list[tuple[int, int, Short]] = []
    for n, line in enumerate(lines):
        kind = (line.section, bool(line.a), bool(line.b))
        ranked.append((seen[kind], n, line))
        seen[kind] += 1
    return tuple(line for _, _, line in sorted(ranked, key=lambda r: r[:2])[:LINES])


def _neutral(line: Short, first: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    a, b = (tuple(int(i[1:]) for i in ids) for ids in (line.a, line.b))
    return (a, b) if first == "a" else (b, a)


def look_up(sections: Sequence[Section], context: Context) -> tuple[Short, ...]:
    """At most three things to look up elsewhere, out of what the sections found, with its ids."""
    found = [
        _question(code, line.a[:1], line.b[:1])
        for section, kind, code in ASKED
        for line in [line for s in sections if s.name == section for line in s.short][:1]
        if line.kind == kind
    ]
    found += [
        _question("toll", (row.a and (row.a.id,)) or (), (row.b and (row.b.id,)) or ())
        for row in (row for s in sections for row in s.rows)
        if isinstance(row, StoryRow) and row.question == "toll"
    ]
    if context.relation.verdict not in {"same event", "unrelated"}:
        found.insert(1, _days(context))
    return tuple(found[:QUESTIONS])


def _question(code: str, a: tuple[str, ...] = (), b: tuple[str, ...] = ()) -> Short:
    return Short(kind=code, section="look_up", bin="different", a=a, b=b)


def _days(context: Context) -> Short:
    """The day is asked for at the sentences that name it."""
    places = [x for x in context.relation.evidence if x.anchor == "day"]
    if not places:
        return _question("days")
    return _question("days_at", places[0].a[-1:], places[0].b[-1:])


def signature(context: Context, models: dict[str, str]) -> Signature:
    """Sign a run: two runs of one signature say the same.

    Args:
        models: what it judged -> name and hash of each model that was asked.
    """
    return Signature(
        version=__version__,
        seed=context.options.seed,
        texts={side: context.article(side).sha256 for side in context.sides},
        lists={x.name: x.id.partition("@")[2] for x in context.lexicons},
        models=models,
    )


def doubts(context: Context) -> tuple[tuple[str, str], ...]:
    """What was doubtful about the texts: side and the reader's words; of the run, side "" and a
    code."""
    found: list[tuple[str, str]] = [
        (side, words) for side in context.sides for words in context.article(side).warnings
    ]
    if context.b is not None and context.a.sha256 == context.b.sha256:
        found.append(("", "both_same"))
    if not context.options.fast:
        found += [("", "no_parse")] if context.reading("a").engine == "shallow" else []
        found += [("", "no_encoder")] if context.b and not encoder.is_there() else []
    return tuple(found)
