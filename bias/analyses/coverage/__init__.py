"""What does one text tell that the other does not tell at all?

What is named in one text only, and the sentences without a counterpart, grouped by what they are
about. "Only in A" means: not found in B. It is never called an omission (docs/method/coverage.md).

Nothing is called only in one text where the other seems to break off: it may tell the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bias.analyses.coverage.untold import OnlyNamed, only_named, untold_runs
from bias.article import Article
from bias.attribution import roles_of
from bias.context import SIDES, Context, Side
from bias.findings import Evidence, Finding, OnlyIn, Short, State
from bias.segmenter import is_cut

OTHER: dict[Side, Side] = {"a": "b", "b": "a"}
#: A text more than this many times as long has more room for rare things.
TIMES = 4.0
#: Sentences that name somebody before the first screen says that one text alone does, and how many
#: names it says: two mentions may be in passing.
OFTEN, NAMES = 3, 3
#: Sentences that perhaps one text alone tells, shown of a text.
PERHAPS = 5
#: Sentences of a text that is short: there is room for all that it tells.
SHORT = 25
#: Words of somebody that make a speaker, who has a section of their own.
SPEAKS = 20


class Coverage:
    """What does only one of them tell?"""

    name = "coverage"
    needs: frozenset[str] = frozenset({"pair"})

    def run(self, context: Context) -> list[Finding]:
        """Say by name and by passage what only one of the two texts tells."""
        languages = {context.article(side).language for side in SIDES}
        if len(languages) > 1 and "unknown" not in languages:
            return [State(code="two languages")]
        held = {side: is_cut(context.article(OTHER[side])) for side in SIDES}
        found: list[Finding] = []
        values: dict[str, int | float] = {}
        for side in SIDES:
            article, other = context.article(side), context.article(OTHER[side])
            body = {s.number for s in article.body}
            untold = sorted(context.untold[side] & body)
            longer = article.body_words / max(1, other.body_words)
            values |= {
                f"held_{side}": held[side],
                f"untold_{side}": len(untold),
                f"longer_{side}": longer if other.body_words and longer > TIMES else 0.0,
            }
            if held[side]:
                continue
            known, theirs = context.reading(side), context.reading(OTHER[side])
            alone = only_named(known, theirs)
            found += _short(context, side, alone)
            for named in alone:
                worth = 3.0 + min(len(named.sentences), 10) / 10
                found.append(_only(side, named.sentences, worth, name=named.entity.key))
            told: set[int] = set()
            for run in untold_runs(known, untold, theirs):
                numbers = [s.number for s in run.sentences]
                numbers = [*_begun(context, side, numbers[0])[:-1], *numbers]
                bears = float(context.bearing(side)[[n - 1 for n in numbers]].max())
                worth = 4.0 + min(len(numbers), 8) / 10 + _early(article, numbers) / 2 + bears
                found.append(_only(side, numbers, worth, passage=run.words))
                told.update(numbers)
            found += _perhaps(context, side, told)
        return [*found, State(values=values)]


def _perhaps(context: Context, side: Side, told: set[int]) -> list[Evidence]:
    """Sentences that neither stand beside one of the other text nor are surely far from all: those
    that are far enough, and of a short text the others; of many those that bear most. What is
    `told` with a passage of one text alone is not told again."""
    article, far = context.article(side), context.far[side]
    open_to = context.unmatched[side] - told
    kinds = {"perhaps": sorted(open_to & far), "also": sorted(open_to - far)}
    if len(article.body) >= SHORT:
        del kinds["also"]
    found: list[Evidence] = []
    used = set(told)
    worth = context.bearing(side)
    for about, numbers in kinds.items():
        numbers.sort(key=lambda n: (-round(worth[n - 1], 4), n))
        chosen = [m for n in numbers[:PERHAPS] for m in reversed(_begun(context, side, n))]
        chosen = [n for n in dict.fromkeys(chosen) if n not in used]
        used.update(chosen)
        shown = tuple(context.quote(side, article.sentences[n - 1]) for n in chosen)
        a, b = (shown, ()) if side == "a" else ((), shown)
        if shown:
            weight = float(about == "perhaps")
            found.append(Evidence(about=about, values={"only": side}, a=a, b=b, weight=weight))
    return found


def _begun(context: Context, side: Side, number: int) -> list[int]:
    """The sentence, after those of its quotation that stand before it; alone if both texts tell
    any of them."""
    article = context.article(side)
    here = article.sentences[number - 1].start
    for quotation in article.quotations:
        first = article.sentence_at(quotation.start)
        if first is not None and quotation.start < here < quotation.end:
            before = range(first.number, number)
            told = {i for m in context.matches for i in (*m.a, *m.b)}
            if told.isdisjoint(f"{side.upper()}{n}" for n in before):
                return [*before, number]
    return [number]


def _only(
    side: Side, numbers: Sequence[int], weight: float, *, name: str | None = None,
    passage: str | None = None,
) -> OnlyIn:  # fmt: skip
    ids = _ids(side, numbers)
    a, b = (ids, ()) if side == "a" else ((), ids)
    return OnlyIn(passage=passage, name=name, only=side, a=a, b=b, weight=weight)


def _short(context: Context, side: Side, alone: Sequence[OnlyNamed]) -> list[Short]:
    """The persons, with what they are, and the bodies that one text comes back to most and the
    other does not name, if one of them hardly speaks: who does has a section of their own, but left
    out of a list of lesser ones they would seem to be named in both."""
    if not context.comparable:
        return []
    spoken: Counter[str] = Counter()
    for said in context.attributions(side):
        spoken[said.speaker.name.rpartition(" ")[2]] += said.words
    told = [
        named
        for named in alone
        if len(named.sentences) >= OFTEN
        and named.entity.kind in ("person", "organisation")
        and len(named.entity.key.split()) > 1
    ]
    if all(spoken[named.entity.key.split()[-1]] >= SPEAKS for named in told):
        return []
    # "Only A names Ann Lee" tells nothing to who does not know her.
    persons = any(x.entity.kind == "person" for x in told)
    roles = roles_of(context.reading(side)) if persons else {}
    told = [x for x in told if x.entity.kind != "person" or _tells(roles.get(x.entity.key, ""))]
    told = told[:NAMES]
    if not told:
        return []
    ids = _ids(side, told[0].sentences)
    a, b = (ids, ()) if side == "a" else ((), ids)
    values: dict[str, str | int] = {}
    for n, named in enumerate(told, 1):
        values |= {f"name_{n}": named.entity.key, f"sentences_{n}": len(named.sentences)}
        values[f"role_{n}"] = roles.get(named.entity.key, "")
    weight = 1.0 + min(len(told[0].sentences), 10) / 10
    return [
        Short(kind="names", section="coverage", bin="one", a=a, b=b, weight=weight, values=values)
    ]


def _tells(role: str) -> bool:
    """Whether a role says who somebody is: "a nurse of Lima", "President", no "deputy"."""
    return " " in role or role[:1].isupper()


def _early(article: Article, numbers: Sequence[int]) -> float:
    """How early the first of these sentences stands: 1 at the top."""
    return 1 - numbers[0] / (len(article.sentences) + 1)


def _ids(side: Side, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(f"{side.upper()}{n}" for n in numbers)
