"""Does one text alone use words for killing that honour the dead or turn them into objects?

"Martyred" praises who died, "neutralised" makes an object of him. Shown only when one text
writes such words of people in its own voice and the other writes none of them; a plain "killed"
of the same text stands beside them.
"""

from __future__ import annotations

from functools import cache

from bias.article import BODY, Article
from bias.context import Context, Side
from bias.lists import terms_of
from bias.report import Glance
from bias.words.stems import stem

_COLOURED = frozenset(map(stem, ("martyr", "neutralise", "neutralize", "eliminate", "liquidate")))
_PLAIN = frozenset(map(stem, ("kill",)))
#: How far from the word somebody must stand, in tokens, before and after it.
BEFORE, AFTER = 8, 4
WEIGHT = 1.9
MOST = 3


def glance(context: Context, name: str) -> list[Glance]:
    """Return a line when exactly one of two texts of one story writes such words."""
    if not context.relation.verdict.startswith("same"):
        return []
    used = {side: _used(context.article(side), _COLOURED) for side in context.sides}
    if bool(used["a"]) == bool(used["b"]):
        return []
    side: Side = "a" if used["a"] else "b"
    letter, other = ("A", "B") if side == "a" else ("B", "A")
    shown = list(used[side].items())[:MOST]
    said = ", ".join(f"“{word}” ({letter}{number})" for word, number in shown)
    plain = next(iter(_used(context.article(side), _PLAIN).items()), None)
    if plain is not None:
        said += f", and once plainly “{plain[0]}” ({letter}{plain[1]})"
    text = f"Words for death: {letter} writes {said}. In {other} we found none of these."
    ids = tuple(f"{letter}{n}" for n in dict.fromkeys([*used[side].values(), *(plain or ())[1:]]))
    a, b = (ids, ()) if side == "a" else ((), ids)
    return [Glance("different", text, a, b, name, WEIGHT)]


def _used(article: Article, stems: frozenset[str]) -> dict[str, int]:
    """Such words of people in the writer's own voice, as printed -> first sentence."""
    found: dict[str, int] = {}
    seen: set[str] = set()
    starts, _, tokens = article.tokens
    people = _people()
    for k, (start, token) in enumerate(zip(starts, tokens, strict=True)):
        form = stem(token)
        if form not in stems or form in seen or not token.lower().endswith("ed"):
            continue
        sentence = article.sentence_at(start)
        if sentence is None or sentence.kind not in BODY:
            continue
        if article.voice_at(start) == "quotation":
            continue
        near = [
            stem(tokens[i])
            for i in range(max(0, k - BEFORE), min(len(tokens), k + AFTER + 1))
            if sentence.start <= starts[i] < sentence.end
        ]
        if people & set(near):
            seen.add(form)
            found[token.lower()] = sentence.number
    return found


@cache
def _people() -> frozenset[str]:
    """Stems of single words for people: soldiers, militants, residents."""
    return frozenset(stem(w) for w in terms_of("roles") if " " not in w) | {stem("people")}
