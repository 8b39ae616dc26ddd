"""What does each text tell, question by question? The story of both, side by side.

The first row is how each opens. Each further row is a question of the scheme (docs/labelling.md)
and the sentence of either text that answers it best: sentences that tell the same thing before
others, else the two that answer most surely and speak of like things. What one text alone answers
is a row with one cell. Which question a sentence answers is judged by a model
(docs/method/sentences.md, docs/method/story.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bias.analyses.story.befallen import HIT, VICTIMS, befallen
from bias.analyses.story.cells import cell
from bias.analyses.story.choice import BOTH, QUOTED, Answers, StoryPick, both, matched
from bias.analyses.story.limits import head_of, limited_by
from bias.analyses.story.opening import opening
from bias.analyses.story.quotation import quoted_of
from bias.analyses.story.untold import ALSO, ONLY, PERHAPS, alone
from bias.analyses.story.worth import BAR, FURTHER
from bias.article import BODY
from bias.context import SIDES, Context, Side
from bias.findings import Difference, Finding, Listed, StoryRow

#: Rows beside the opening that the first screen shows.
FIRST_SCREEN = 12
#: What weighs less than all else of the first screen: what the other text may tell too, but for the
#: first row of a text that has none of its own.
_ALSO_REST = 40.0
#: A match that is less sure stands on the page alone: on every sixth `rule` pair 44 of 46 above it
#: tell one thing, of 13 below it nine (read by a language model).
SURE = 0.63
#: Rows of one question in which both tell the same.
_MATCHED = 2
#: Rows in which the texts face each other, beside the opening, that come right behind what each
#: alone tells, which strangers missed most (docs/readings).
_FACING = 1
#: Sentences of a short text.
_SHORT = 25
#: The row of what the other text opens with, and how sure its match is: on 50 `rule` pairs 12 of 15
#: above it tell it and three a part of it; below it one of three is of another thing (read by a
#: language model).
OPENED, _OPENED = "opened", 0.75
#: What lists weigh: in stories of harm they come before all that.
_LISTED = {VICTIMS: 95.0, HIT: 94.5}
#: Words of one fate.
_DEAD = frozenset(("killed", "died", "dead"))


class Story:
    """What does each text tell, question by question?"""

    name = "story"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """Set the two texts side by side, or list what one tells."""
        opens = {side: opening(context, side) for side in context.sides}
        answers = {side: Answers.of(context, side) for side in context.sides}
        picks = _picked(context, answers, {side: [q.id for q in x] for side, x in opens.items()})
        shown = {i for pick in picks for i in (pick.a, pick.b)}
        a, b = opens["a"], opens.get("b", [])
        first = StoryRow(
            question="opening",
            a=next(iter(a), None),
            b=next(iter(b), None),
            more_a=tuple(q.id for q in a[1:] if q.id not in shown),
            more_b=tuple(q.id for q in b[1:] if q.id not in shown),
            weight=100.0,
            first_screen=True,
        )
        # The victims of two events are no two accounts of one.
        two = context.b is not None and context.relation.verdict == "same story, different moment"
        listed = [
            replace(row, weight=_LISTED[row.question], first_screen=not two and _differs(row))
            for row in befallen(context, {s: x.past() for s, x in answers.items()})
        ]
        return [first, *listed, *_rows(context, picks)]


def _differs(row: StoryRow) -> bool:
    """Whether two lists tell a reader something: the same victims in both are no difference."""
    one, other = row.listed_a, row.listed_b
    return len(one) != len(other) or not all(any(_alike(x, y) for y in other) for x in one)


def _alike(one: Listed, other: Listed) -> bool:
    """Whether two entries tell the same: "killed: Ann Lee in Lima", "died: Ann Lee"."""
    dead = {one.kind, other.kind} <= _DEAD
    words = [set(x.quoted.text.lower().split()) for x in (one, other)]
    within = words[0] <= words[1] or words[1] <= words[0]
    same = one.quoted.source == other.quoted.source
    return same and within and (dead or one.kind == other.kind)


def _picked(
    context: Context, answers: Mapping[Side, Answers], opens: Mapping[Side, Sequence[str]]
) -> list[StoryPick]:
    """The weightiest picks first: no sentence in two, a question once, or twice where both texts
    tell the same."""
    picks = alone(context, answers)
    if context.b is not None:
        picks += matched(context, answers) + both(context, answers) + _opened(context, opens)
    kept: list[StoryPick] = []
    taken, questions = {i for ids in opens.values() for i in ids[:1]}, Counter[str]()
    first = context.first if context.b is not None else "a"
    most = {ONLY: 6, ALSO: 8, BOTH: 3, OPENED: 2}
    for pick in sorted(picks, key=lambda p: (-round(p.weight, 4), p.question, p.order(first))):
        ids = {i for i in (pick.a, pick.b) if i is not None}
        ids |= {_head(context, i, pick.question) for i in ids}
        usual = _MATCHED if pick.tag == "same" else 1
        if questions[pick.question] >= most.get(pick.question, usual) or not taken.isdisjoint(ids):
            continue
        kept.append(pick)
        taken |= ids
        questions[pick.question] += 1
    return kept


def _opened(context: Context, opens: Mapping[Side, Sequence[str]]) -> list[StoryPick]:
    """What one text opens with, as the other tells it further down."""
    picks = []
    for match in context.told_by_both:
        a, b = opens["a"][:1] == [*match.a[:1]], opens["b"][:1] == [*match.b[:1]]
        i, j = (None, match.b[0]) if a else (match.a[0], None)
        body = context.sentence(i or j or "").kind in BODY
        far = (i or j) not in (*opens["a"], *opens["b"])
        if a != b and body and far and match.score >= _OPENED:
            picks.append(StoryPick(OPENED, i, j, "same", match.score, match.score))
    return picks


def _rows(context: Context, picks: list[StoryPick]) -> list[StoryRow]:
    """Rows in the order in which a reader should see them: what each text alone tells, one in which
    they face each other, then the rest."""
    facing = [pick for pick in picks if pick.question not in (ONLY, PERHAPS, ALSO)]
    alone = sorted((p for p in picks if p not in facing), key=lambda p: p.question == ALSO)
    firsts = []
    # Which text was named first decides nothing.
    for is_b in (False, True) if context.b is None or context.first == "a" else (True, False):
        firsts += [pick for pick in alone if (pick.a is None) is is_b][:1]
    front = [p for p in facing if p.tag != "same" or p.score >= SURE][:_FACING]
    rest = [pick for pick in picks if pick not in firsts and pick not in front]
    ordered = [*firsts, *front, *rest]
    if all(len(context.article(side).body) < _SHORT for side in context.sides):
        # Of a short text most is told in the other too: there what faces each other tells more.
        ordered = [*front, *firsts, *rest]
    shown = {i for pick in picks for i in (pick.a, pick.b) if i}
    little = {
        pick
        for pick in alone
        if context.b is not None and pick.weight < (BAR if pick in firsts else FURTHER)
    }
    return [
        replace(row, first_screen=row.first_screen and pick not in little)
        for n, pick in enumerate(ordered)
        for row in [_row(context, n, pick, shown)]
    ]


def _differences(context: Context, pick: StoryPick) -> tuple[Difference, ...]:
    """The words of one quotation that one text alone prints."""
    if pick.question != QUOTED or pick.a is None or pick.b is None:
        return ()
    printed = quoted_of(context, pick.a, pick.b)
    a, b = (
        context.quote(side, context.sentence(ident), span) if span else None
        for side, ident, span in zip(SIDES, (pick.a, pick.b), printed[1:], strict=True)
    )
    return (Difference(kind=QUOTED, a=a, b=b),)


def _head(context: Context, ident: str, question: str) -> str:
    """The sentence with which a row begins that is to tell one: of what one text alone tells, what
    it limits or leans on."""
    return head_of(context, ident) if question in (ONLY, PERHAPS, ALSO) else ident


def _row(context: Context, place: int, pick: StoryPick, shown: set[str]) -> StoryRow:
    a, b = (i and _head(context, i, pick.question) for i in (pick.a, pick.b))
    # What limits a sentence stands behind it, unless it has a row of its own.
    after = [
        i if i != head else limited_by(context, head) if head and pick.tag else None
        for i, head in zip((pick.a, pick.b), (a, b), strict=True)
    ]
    more = [(i,) if i and (i not in shown or i in (pick.a, pick.b)) else () for i in after]
    return StoryRow(
        question=pick.question,
        a=cell(context, "a", a, pick.question, bool(pick.tag)) if a else None,
        b=cell(context, "b", b, pick.question, bool(pick.tag)) if b else None,
        more_a=more[0],
        more_b=more[1],
        tag=pick.tag,
        differences=_differences(context, pick),
        score=pick.score,
        weight=(_ALSO_REST if pick.question == ALSO and place > _FACING + 1 else 94.0) - place,
        first_screen=place < FIRST_SCREEN
        and pick.question != ALSO
        and (pick.tag != "same" or pick.score >= SURE),
    )
