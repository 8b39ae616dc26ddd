"""When may "only in A" be said at all, and how loudly?

Three controls. *Cut*: a text that seems to break off may tell the rest further on, so nothing is
said to stand only in the other one. *Room*: a text over four times as long has more room for rare
things. *Relation*: texts on two moments or two stories differ in what they
tell without leaving anything out.
"""

from __future__ import annotations

from bias.context import Context
from bias.relation.excerpt import is_cut

__all__ = ["COMPARABLE", "caveat", "is_cut", "suspended"]

#: More than this many times as long: everything is shown with a caveat.
TIMES = 4.0
#: Relations under which a first screen may say that only one text tells a thing.
COMPARABLE = frozenset({"same event", "same story, different moment"})


def suspended(context: Context) -> tuple[bool, bool]:
    """May nothing be called only in A, only in B? True where the *other* text looks cut."""
    return is_cut(context.article("b")), is_cut(context.a)


def caveat(context: Context) -> str:
    """Say what the reader must know before the first row."""
    said: list[str] = []
    only_a, only_b = suspended(context)
    for side, other, held in (("A", "B", only_a), ("B", "A", only_b)):
        if held:
            said.append(
                f"{other} looks cut off, so nothing is called only in {side}: it may stand in the "
                f"part of {other} that we do not have."
            )
    a, b = context.a.body_words, context.article("b").body_words
    if min(a, b) and max(a, b) > TIMES * min(a, b):
        longer, shorter = ("A", "B") if a > b else ("B", "A")
        said.append(
            f"{longer} is {max(a, b) / min(a, b):.1f} times as long as {shorter}: most of what "
            f"stands only in {longer} stands there because there is room."
        )
    verdict = context.relation.verdict
    if verdict == "same story, different moment":
        said.append(
            "The texts tell of different moments of one story: the one could not know, or had no "
            "reason to tell, all that the other tells."
        )
    elif verdict != "same event":
        said.append(
            "The texts need not be about one event: what stands in one only is no gap in the other."
        )
    said.append('"Only in A" means that we did not find it in B.')
    return " ".join(said)
