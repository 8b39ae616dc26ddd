"""What does one text tell that the other does not tell at all?

What is named in one text only, and the sentences without a counterpart, grouped by what they are
about. "Only in A" means: not found in B. It is never called an omission (docs/method/coverage.md).

Nothing is called only in one text where the other seems to break off: it may tell the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from bias.analyses.coverage.telling import Reach, reach
from bias.analyses.coverage.untold import only_named, untold_runs
from bias.article import Article
from bias.context import SIDES, Context, Side
from bias.findings import Finding, OnlyIn, State
from bias.quantities import BEFALLEN, Quantity, compare
from bias.reading import Reading
from bias.segmenter import is_cut

OTHER: dict[Side, Side] = {"a": "b", "b": "a"}
#: A text that repeats one figure more often is no news, and nothing follows from it.
ALIKE = 12
#: A text more than this many times as long has more room for rare things.
TIMES = 4.0


class Coverage:
    """What does only one of them tell?"""

    name = "coverage"
    needs: frozenset[str] = frozenset({"pair"})

    def run(self, context: Context) -> list[Finding]:
        """Say by name and by passage what only one of the two texts tells."""
        languages = {context.article(side).language for side in SIDES}
        if len(languages) > 1 and "unknown" not in languages:
            return [State(code="two languages")]
        reached = _reached(context)
        held = {side: is_cut(context.article(OTHER[side])) for side in SIDES}
        found: list[Finding] = []
        values: dict[str, int | float] = {}
        for side in SIDES:
            article, other = context.article(side), context.article(OTHER[side])
            body = {s.number for s in article.body}
            untold = [i + 1 for i in reached[side].only() if i + 1 in body]
            longer = article.body_words / max(1, other.body_words)
            values |= {
                f"held_{side}": held[side],
                f"untold_{side}": len(untold),
                f"longer_{side}": longer if other.body_words and longer > TIMES else 0.0,
            }
            if held[side]:
                continue
            known, theirs = context.reading(side), context.reading(OTHER[side])
            for named in only_named(known, theirs):
                worth = 3.0 + min(len(named.sentences), 10) / 10
                found.append(_only(side, named.sentences, worth, name=named.entity.key))
            for run in untold_runs(known, untold, theirs):
                numbers = [s.number for s in run.sentences]
                worth = 4.0 + min(len(numbers), 8) / 10 + _early(article, numbers) / 2
                found.append(_only(side, numbers, worth, passage=run.words))
        return [*found, State(values=values)]


def _only(
    side: Side, numbers: Sequence[int], weight: float, *, name: str | None = None,
    passage: str | None = None,
) -> OnlyIn:  # fmt: skip
    ids = _ids(side, numbers)
    a, b = (ids, ()) if side == "a" else ((), ids)
    return OnlyIn(passage=passage, name=name, only=side, a=a, b=b, weight=weight)


def _early(article: Article, numbers: Sequence[int]) -> float:
    """How early the first of these sentences stands: 1 at the top."""
    return 1 - numbers[0] / (len(article.sentences) + 1)


def _ids(side: Side, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(f"{side.upper()}{n}" for n in numbers)


def _reached(context: Context) -> dict[Side, Reach]:
    """How far each sentence of either text is told in the other.

    A match of the alignment, or a figure of dead or hurt that agrees with one of the other text,
    tells for certain, in whatever words.
    """
    known = {
        "a": {int(i[1:]) for match in context.matches for i in match.a},
        "b": {int(i[1:]) for match in context.matches for i in match.b},
    }
    a, b = context.a, context.article("b")
    here, there = (_victims(context.reading(side)) for side in SIDES)
    for key in here.keys() & there.keys():
        if max(len(here[key]), len(there[key])) > ALIKE:
            continue
        for x, y in product(here[key], there[key]):
            if compare(x, y, a.text, b.text) == "equal":
                known["a"] |= _sentence(a, x)
                known["b"] |= _sentence(b, y)
    similar = context.similarity()
    left, right = (_words(context.reading(side)) for side in SIDES)
    return {
        "a": reach(similar, left, right).known(sorted(known["a"])),
        "b": reach(similar.T, right, left).known(sorted(known["b"])),
    }


def _words(known: Reading) -> list[list[str]]:
    return [
        [known.tokens.words[i].lower() for i in known.tokens_of(s)] for s in known.article.sentences
    ]


def _victims(known: Reading) -> dict[tuple[str, float], list[Quantity]]:
    """Figures that tell one thing where they agree, whatever the words around them."""
    found: dict[tuple[str, float], list[Quantity]] = {}
    for quantity in known.figures:
        if quantity.category in BEFALLEN:
            found.setdefault((quantity.category, quantity.value), []).append(quantity)
    return found


def _sentence(article: Article, quantity: Quantity) -> set[int]:
    sentence = article.sentence_at(quantity.span.start)
    return {sentence.number} if sentence else set()
