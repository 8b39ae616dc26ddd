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
from bias.findings import Bin, Section, Short, Signature

#: Lines a bin may have; eight in all.
ROOM: dict[Bin, int] = {"both": 2, "different": 4, "one": 4}
LINES = 8
#: Lines of one section in a bin. A line under the weight SPARE stands only where nothing else does.
OF_A_SECTION = 2
SPARE = 0.5

#: Section, kind of what was found and the question it answers ("" for any) -> what a reader may
#: ask of it (a template of `look_up`).
ASKED = (
    ("numbers", "conflict", "", "figures"),
    ("coverage", "question", "dead", "dead"),
    ("headline", "missing", "", "announced"),
    ("coverage", "question", "hurt", "hurt"),
    ("coverage", "question", "displaced", "displaced"),
)
ALWAYS = ("others", "concerned", "when")
QUESTIONS = 3


def chosen(sections: Sequence[Section], context: Context) -> tuple[Short, ...]:
    """Choose at most eight lines, the weightiest of each bin.

    A bin takes at most two lines of one section, and in "told by one" at most two of one side, so
    that neither one analysis nor one text fills the screen.
    """
    first = context.first  # ties must not depend on which text was named first
    kept: list[Short] = []
    for name, room in ROOM.items():
        taken: Counter[tuple[str, str]] = Counter()
        lines = [line for s in sections for line in s.short if line.bin == name]
        lines.sort(key=lambda g: (-round(g.weight, 4), g.section, *_neutral(g, first)))
        for line in lines:
            side = ("a" if line.a else "b") if name == "one" else ""
            if line.weight < SPARE and any(g.bin == name for g in kept):
                continue
            if sum(taken.values()) < room and taken[line.section, side] < OF_A_SECTION:
                taken[line.section, side] += 1
                kept.append(line)
    while len(kept) > LINES:
        kept.remove(_spare(kept))
    return tuple(kept)


def _spare(kept: Sequence[Short]) -> Short:
    """The line that goes first: of what one text alone tells, the side that has more of it; the
    last one of a side stays as long as there is another."""
    alone = [g for g in kept if g.bin == "one"]
    sides = Counter("a" if g.a else "b" for g in alone)
    many = [g for g in alone if sides["a" if g.a else "b"] > 1]
    if not many:
        many = [g for g in kept if g.bin == "different"]
    # A later line of equal weight goes before an earlier one.
    return min(reversed(many), key=lambda g: round(g.weight, 4))


def _neutral(line: Short, first: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    a, b = (tuple(int(i[1:]) for i in ids) for ids in (line.a, line.b))
    return (a, b) if first == "a" else (b, a)


def look_up(sections: Sequence[Section], context: Context) -> tuple[Short, ...]:
    """Three things to look up elsewhere; what the sections found comes first, with its ids."""
    found = [
        _question(code, line.a[:1], line.b[:1])
        for section, kind, question, code in ASKED
        if (line := _first(sections, section, kind, question)) is not None
    ]
    if context.relation.verdict not in {"same event", "unrelated"}:
        found.insert(1, _days(context))
    found += [_question(code) for code in ALWAYS]
    return tuple(found[:QUESTIONS])


def _question(code: str, a: tuple[str, ...] = (), b: tuple[str, ...] = ()) -> Short:
    return Short(kind=code, section="look_up", bin="different", a=a, b=b)


def _first(sections: Sequence[Section], name: str, kind: str, question: str) -> Short | None:
    """The first line of a kind that a section offers and that not both texts tell."""
    for line in (line for s in sections if s.name == name for line in s.short):
        answers = not question or line.values.get("question") == question
        if line.kind == kind and line.bin != "both" and answers:
            return line
    return None


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
