"""When may "only in A" be said at all, and how loudly?

Three controls. *Cut*: a text that seems to break off may tell the rest further on, so nothing is
said to stand only in the other one. *Room*: a longer text has more room for rare things
(`bias.uncertainty.absence`). *Relation*: texts on two moments or two stories differ in what they
tell without leaving anything out.
"""

from __future__ import annotations

import re

from bias.article import Article
from bias.context import Context

#: More than this many times as long: everything is shown with a caveat.
TIMES = 4.0
#: Relations under which a first screen may say that only one text tells a thing.
COMPARABLE = frozenset({"same event", "same story, different moment"})

_FINAL = re.compile(r"[.!?][\"”’')\]»]*\s*$")
_GOES_ON = re.compile(
    r"(?:\b(?:read more|read on|continue reading|read the full (?:story|article)|click here|"
    r"(?:see|show) more|subscribe to (?:read|continue))\b\W*|…[\"”]?|\.\.\.[\"”]?)"
    r"\s*$",
    re.I,
)
# Lines under an article that are no sentences: who wrote it, who to follow.
_TAGLINE = re.compile(
    r"^\W*(?:reporting|additional reporting|editing|written|edited|by|source|sources|photo|image|"
    r"follow|contact|copyright|©|the associated press|associated press|reuters|afp|ap|"
    r".{0,40}contributed to this)\b",
    re.I,
)


def is_cut(article: Article) -> bool:
    """Does the text look as if it went on elsewhere?

    True when its last sentence lacks its final mark, or ends with "read more" or an ellipsis.
    """
    body = [s for s in article.body if s.kind != "list_item"]
    lines = [article.slice(s) for s in body]
    while len(lines) > 1 and _TAGLINE.match(lines[-1]) and not _FINAL.search(lines[-1]):
        lines.pop()
    if not lines:
        return False
    return bool(_GOES_ON.search(lines[-1])) or not _FINAL.search(lines[-1])


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
