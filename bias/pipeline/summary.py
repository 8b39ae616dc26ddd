"""What stands on the first screen, and what stands under every report?

The first screen takes lines that the sections offer (`Section.glance`); it writes none of its own
and judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bias import reading
from bias.context import Context
from bias.data import __version__
from bias.report import Bin, Glance, Section, arrange_glance

#: Lines a bin may have; eight in all.
ROOM: dict[Bin, int] = {"both": 2, "different": 4, "one": 4}
LINES = 8
#: Lines of one section in a bin. A line under the weight SPARE stands only where nothing else does.
MOST = 2
SPARE = 0.5

CANNOT_TELL = (
    "It cannot tell what happened, who is right, or why a writer chose a word.",
    "It compares two texts, not two newsrooms.",
    '"Only in A" means that we did not find it in B, which may be about another day, shorter, or '
    "say it in words we missed.",
    "A person who is quoted is not the writer.",
    "A missing doer is often just unknown.",
    "No mark means no finding, not a clean bill.",
)


def glance(sections: Sequence[Section], context: Context) -> tuple[Glance, ...]:
    """Choose at most eight lines, the weightiest of each bin.

    A bin takes at most two lines of one section, and in "told by one" at most two of one side, so
    that neither one analysis nor one text fills the screen.
    """
    # Ties must not depend on which text was named first.
    first = "a" if context.a.order <= context.article("b").order else "b"
    chosen: list[Glance] = []
    for name, room in ROOM.items():
        taken: Counter[tuple[str, str]] = Counter()
        lines = [g for s in sections for g in s.glance if g.bin == name]
        lines.sort(key=lambda g: (-round(g.weight, 4), g.section, *_neutral(g, first)))
        for line in lines:
            side = ("a" if line.a else "b") if name == "one" else ""
            if line.weight < SPARE and any(g.bin == name for g in chosen):
                continue
            if sum(taken.values()) < room and taken[line.section, side] < MOST:
                taken[line.section, side] += 1
                chosen.append(line)
    while len(chosen) > LINES:
        chosen.remove(_spare(chosen))
    return arrange_glance(chosen)


def _spare(chosen: Sequence[Glance]) -> Glance:
    """The line that goes first: of what one text alone tells, the side that has more of it; the
    last one of a side stays as long as there is another."""
    alone = [g for g in chosen if g.bin == "one"]
    sides = Counter("a" if g.a else "b" for g in alone)
    many = [g for g in alone if sides["a" if g.a else "b"] > 1]
    if not many:
        many = [g for g in chosen if g.bin == "different"]
    # A later line of equal weight goes before an earlier one.
    return min(reversed(many), key=lambda g: round(g.weight, 4))


def _neutral(line: Glance, first: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    a, b = (tuple(int(i[1:]) for i in ids) for ids in (line.a, line.b))
    return (a, b) if first == "a" else (b, a)


def signature(context: Context, wording: str | None) -> str:
    """Sign a report: version, text hashes, seed, the model that judged the wording, lexicons."""
    lexicons = ",".join(f"{x.name}@{x.version}" for x in context.lexicons)
    texts = " ".join(f"{s}:{context.article(s).sha256[:16]}" for s in context.sides)
    model = f" wording:{wording}" if wording else ""
    return f"bias {__version__} seed:{context.options.seed} {texts}{model} lexicons:{lexicons}"


def warnings(context: Context) -> tuple[str, ...]:
    """What was doubtful about the texts, named by side."""
    found = [
        f"{side.upper()}: {text}"
        for side in context.sides
        for text in context.article(side).warnings
    ]
    lacking = None if context.options.fast else reading.missing()
    if lacking is not None:
        found.append(f"Read without a parse, which tells less of who speaks and acts: {lacking}")
    if context.b is not None and context.a.sha256 == context.b.sha256:
        found.append("Both files hold the same text.")
    return tuple(found)


def look_up(sections: Sequence[Section], context: Context) -> tuple[str, ...]:
    """Three things to look up elsewhere; what the sections found comes first, with its ids."""
    lines = [line for s in sections for line in s.glance]
    asked = [q for ask in ASKED for q in [_asked(lines, *ask)] if q]
    if context.relation.verdict not in {"same event", "unrelated"}:
        asked.insert(1, _days(context))
    return tuple([*asked, *ALWAYS][:3])


#: Section, what its line starts with or holds, and what a reader may ask of it; "{}" is where.
ASKED = (
    ("numbers", "", "Who counted the figures that do not agree ({}), when, and who else did?"),
    ("coverage", "Dead:", "Who else counted the dead ({})?"),
    ("headline", "we found no sentence", "Who else reports what the headline announces ({})?"),
    ("coverage", "Hurt:", "Who else counted the hurt ({})?"),
    ("coverage", "Displaced:", "Who else tells of those who had to leave ({})?"),
)
ALWAYS = (
    "Who else reports this, and what do they add?",
    "What do the people concerned say in their own words?",
    "What was known when each text was written, and what came later?",
)


def _asked(lines: Sequence[Glance], section: str, words: str, question: str) -> str | None:
    for line in lines:
        if line.section == section and words in line.text and line.bin != "both":
            return question.format(", ".join([*line.a[:1], *line.b[:1]]))
    return None


def _days(context: Context) -> str:
    """The day is asked for at the sentences that say where it happened, or at those that open."""
    places = [x for x in context.relation.evidence if x.anchor in {"date", "place"}]
    if not places:
        return "On which day did each thing happen?"
    ids = ", ".join([*places[0].a[-1:], *places[0].b[-1:]])
    return f"On which day did each thing happen ({ids})?"
