"""How is the story of two texts said? Questions with the words of each that answer them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import label, named, say, templates
from bias.findings import Listed, Section, StoryRow, plain

COLUMNS = ("question", "a", "b")
#: Rows of matched sentences that say what they are.
OWN_HEADS = frozenset(("opened", "quoted"))
#: Entries of a list that the first screen shows of each text: of people more than of places.
_SHOWN = {"victims": 3, "hit": 2}


def tell(section: Section, texts: Texts) -> told.Section:
    """Put the questions that were answered into words, in the order of a story."""
    rows = [row for row in section.rows if isinstance(row, StoryRow)]
    return told.Section(
        name=section.name,
        question=say("story.question"),
        answer=_answer(rows, texts),
        caveat=say("story.caveat"),
        view="story",
        columns=COLUMNS,
        rows=tuple(map(_row, rows)),
    )


def _answer(rows: list[StoryRow], texts: Texts) -> str:
    asked = [row for row in rows if row.question != "opening"]
    if not asked:
        return say("story.answer.none")
    if not texts.paired:
        return say("story.answer.one", n=len(asked))
    beside = sum(row.question not in ("only", "perhaps", "also") for row in asked)
    return say("story.answer.pair", n=beside) if beside else say("story.answer.alone")


def _sides(side: str) -> dict[str, str]:
    return {"side": named(side), "other": named("b" if side == "a" else "a")}


def _row(row: StoryRow) -> told.Row:
    # Which question both answer is less sure: readers of 36 screens called three untrue.
    head = "both" if row.tag == "same" and row.question not in OWN_HEADS else row.question
    name = label("story.label", head)
    if row.question in ("only", "perhaps", "also", "opened"):
        name = say(f"story.{row.question}", **_sides("a" if row.b is None else "b"))
    if row.differences:
        alone = [side for side in "ab" if getattr(row.differences[0], side) is not None]
        name = say(
            f"story.{row.question}.{'one' if len(alone) == 1 else 'both'}", **_sides(alone[0])
        )
    notes: list[str] = []
    if row.tag == "same":
        notes += [
            _follows(side, ids) for side, ids in (("a", row.more_a), ("b", row.more_b)) if ids
        ]
    return {
        **plain(row),
        "question": name,
        "unsure": row.question in ("perhaps", "also"),
        "note": ", ".join(n for n in notes if n),
        "shown": _SHOWN.get(row.question, 0),
        "told_a": tuple(map(_listed, row.listed_a)),
        "told_b": tuple(map(_listed, row.listed_b)),
        "order": _order().index(head),
    }


def _listed(one: Listed) -> told.Row:
    """What befell whom, according to whom, and the sentence that says so."""
    q = one.quoted
    kind = "sourced" if q.source else "plain" if one.sure else "hedged"
    text = say(
        f"story.listed.{kind}", kind=one.kind, text=" ".join(q.text.split()), source=q.source or ""
    )
    return {"id": q.id, "text": text}


@cache
def _order() -> tuple[str, ...]:
    """The questions in the order of a story, which is that of their labels."""
    return tuple(k.rpartition(".")[2] for k in templates() if k.startswith("story.label."))


def _follows(side: str, ids: Sequence[str]) -> str:
    """Which sentence stands there for the one before it, and is not told by both."""
    return say("story.follows", ids=" ".join(ids), side=named(side))
