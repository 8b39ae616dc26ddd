"""What stands on the first screen, and what stands under every report?

The first screen takes lines that the sections offer (`Section.glance`); it writes none of its own
and judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bias.context import Context
from bias.data import __version__
from bias.report import Bin, Glance, Section, arrange_glance

#: Lines a bin may have; eight in all.
ROOM: dict[Bin, int] = {"both": 2, "different": 3, "one": 4}
LINES = 8

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
    first = "a" if context.a.sha256 <= context.article("b").sha256 else "b"
    chosen: list[Glance] = []
    for name, room in ROOM.items():
        taken: Counter[tuple[str, str]] = Counter()
        lines = [g for s in sections for g in s.glance if g.bin == name]
        lines.sort(key=lambda g: (-round(g.weight, 4), g.section, *_neutral(g, first)))
        for line in lines:
            side = ("a" if line.a else "b") if name == "one" else ""
            if sum(taken.values()) < room and taken[line.section, side] < 2:
                taken[line.section, side] += 1
                chosen.append(line)
    if len(chosen) > LINES:
        spare = min((g for g in chosen if g.bin == "one"), key=lambda g: g.weight)
        chosen.remove(spare)
    return arrange_glance(chosen)


def _neutral(line: Glance, first: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    a, b = (tuple(int(i[1:]) for i in ids) for ids in (line.a, line.b))
    return (a, b) if first == "a" else (b, a)


def signature(context: Context) -> str:
    """Sign a report: version, lexicons, models, text hashes, seed."""
    lexicons = ",".join(f"{x.name}@{x.version}" for x in context.lexicons)
    texts = " ".join(f"{s}:{context.article(s).sha256[:16]}" for s in context.sides)
    return f"bias {__version__} seed:{context.options.seed} {texts} lexicons:{lexicons}"


def warnings(context: Context) -> tuple[str, ...]:
    """What was doubtful about the texts, named by side."""
    found = [
        f"{side.upper()}: {text}"
        for side in context.sides
        for text in context.article(side).warnings
    ]
    if context.b is not None and context.a.sha256 == context.b.sha256:
        found.append("Both files hold the same text.")
    return tuple(found)


def look_up(sections: Sequence[Section], context: Context) -> tuple[str, ...]:
    """Three things to look up elsewhere; what the sections found comes first."""
    by_name = {s.name: s for s in sections}
    things: list[str] = []
    numbers = by_name.get("numbers")
    if numbers and any(r.get("relation") == "conflict" for r in numbers.rows):
        things.append("Who counted the figures that do not agree, when, and who else did?")
    headline = by_name.get("headline")
    if headline and any(r.get("support") in {"none", "otherwise"} for r in headline.rows):
        things.append("Is there another report of what the headline announces?")
    if context.relation.verdict != "same event":
        things.append("On which day did each thing happen?")
    things += [
        "Who else reports this, and what do they add?",
        "What do the people concerned say in their own words?",
        "What was known when each text was written, and what came later?",
    ]
    return tuple(things[:3])
