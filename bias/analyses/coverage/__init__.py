"""What does one text tell that the other does not tell at all?

First by slot: the questions of a story, which text answers them, in which sentences. Then the
sentences without a counterpart, grouped by what they are about, with the place where they stand.
"Only in A" means: not found in B. It is never called an omission (docs/method/coverage.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from bias.analyses.coverage import controls, first_screen
from bias.analyses.coverage.slots import SLOTS, Slot, SlotAnswer, applies, slot_answers
from bias.analyses.coverage.telling import Reach, reach
from bias.analyses.coverage.untold import OnlyNamed, only_named, untold_runs
from bias.article import Article
from bias.context import SIDES, Context, Side
from bias.faces.told import Row, Section
from bias.quantities import BEFALLEN, Quantity, compare
from bias.reading import Reading

NAME = "coverage"
NEEDS: frozenset[str] = frozenset({"pair"})
QUESTION = "What does only one of them tell?"
OTHER: dict[Side, Side] = {"a": "b", "b": "a"}
#: A text that repeats one figure more often is no news, and nothing follows from it.
ALIKE = 12

Answers = Mapping[Side, Mapping[str, SlotAnswer]]


def answer(context: Context) -> Section:
    """Say by slot and by passage what only one of the two texts tells.

    Row keys beside those of every report: ``state`` ("only", "in both", "in one, in passing", "in
    neither", "not applicable") of a slot and ``label``, what it is called; ``name`` for what is
    named in one text only; ``stands``, where the first sentence of a row stands.
    """
    a, b = context.a, context.article("b")
    if a.language != b.language and "unknown" not in {a.language, b.language}:
        return Section(
            NAME,
            QUESTION,
            "The texts are in two languages: what only one tells was not looked for.",
        )
    reached = _reached(context)
    answers = {side: slot_answers(context, side) for side in SIDES}
    held = controls.suspended(context)
    open_sides = [side for side in SIDES if not held[side]]
    untold = {side: _untold(context.article(side), reached[side]) for side in SIDES}
    rows = [_slot_row(context, slot, answers, held) for slot in SLOTS]
    glance = first_screen.shared(context, answers, NAME)
    for side in open_sides:
        known, other = context.reading(side), context.reading(OTHER[side])
        names = only_named(known, other)
        rows += [_name_row(known.article, side, n) for n in names]
        for run in untold_runs(known, untold[side], other):
            rows.append(_run_row(known.article, side, [s.number for s in run.sentences], run.words))
        glance += first_screen.lines(context, side, answers, reached[side], names, NAME)
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_answer(context, rows, untold, open_sides),
        caveat=controls.caveat(context),
        view="passages",
        columns=("label", "name", "passage", "state", "stands"),
        rows=tuple(rows),
        glance=tuple(glance),
    )


def _reached(context: Context) -> dict[Side, Reach]:
    """How far each sentence of either text is told in the other.

    A match of the alignment, or a figure of dead or hurt that agrees with one of the other text,
    tells for certain, in whatever words.
    """
    known: dict[Side, set[int]] = {"a": set(), "b": set()}
    for match in context.matches:
        known["a"] |= {int(i[1:]) for i in match.a}
        known["b"] |= {int(i[1:]) for i in match.b}
    a, b = context.a, context.article("b")
    victims = {side: _victims(context.reading(side)) for side in SIDES}
    for key in victims["a"].keys() & victims["b"].keys():
        here, there = victims["a"][key], victims["b"][key]
        if max(len(here), len(there)) > ALIKE:
            continue
        for x, y in product(here, there):
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


def _untold(article: Article, reached: Reach) -> list[int]:
    """Numbers of the body sentences that the other text does not tell."""
    body = {s.number for s in article.body}
    return [i + 1 for i in reached.only() if i + 1 in body]


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


def _slot_row(context: Context, slot: Slot, answers: Answers, held: Mapping[Side, bool]) -> Row:
    mine = {side: answers[side][slot.name] for side in SIDES}
    filled = [side for side in SIDES if mine[side].spans]
    row: Row = {"slot": slot.name, "label": slot.label, "only": None, "a": [], "b": []}
    if not applies(slot, *(answers[side]["charge"] for side in SIDES)):
        return {**row, "state": "not applicable", "stands": None, "weight": 0.0}
    row |= {side: _ids(side, sorted(mine[side].spans)) for side in SIDES}
    if len(filled) != 1:
        state, weight = ("in both", 1.0) if filled else ("in neither", 0.0)
        return {**row, "state": state, "stands": None, "weight": weight}
    side = filled[0]
    if held[side] or slot.rough or not mine[OTHER[side]].silent:
        return {**row, "state": "in one, in passing", "stands": None, "weight": 1.5}
    stands, early = _place(context.article(side), min(mine[side].spans))
    weight = 6.0 + slot.glance + early / 2
    return {**row, "only": side, "state": "only", "stands": stands, "weight": weight}


def _name_row(article: Article, side: Side, found: OnlyNamed) -> Row:
    return {
        "slot": "named",
        "label": "Named",
        "name": found.entity.key,
        "only": side,
        **_on(side, _ids(side, found.sentences)),
        "state": "only",
        "stands": _place(article, found.sentences[0])[0],
        "weight": 3.0 + min(len(found.sentences), 10) / 10,
    }


def _run_row(article: Article, side: Side, numbers: Sequence[int], words: str) -> Row:
    stands, early = _place(article, numbers[0])
    return {
        "passage": words,
        "only": side,
        **_on(side, _ids(side, numbers)),
        "stands": stands,
        "weight": 4.0 + min(len(numbers), 8) / 10 + early / 2,
    }


def _place(article: Article, number: int) -> tuple[str, float]:
    """Where a sentence stands, in words and as a share: 1 at the top."""
    total = len(article.sentences)
    return f"sentence {number} of {total}", 1 - number / (total + 1)


def _on(side: Side, ids: list[str]) -> Row:
    return {"a": ids, "b": []} if side == "a" else {"a": [], "b": ids}


def _ids(side: Side, numbers: Sequence[int]) -> list[str]:
    return [f"{side.upper()}{n}" for n in numbers]


def _answer(
    context: Context,
    rows: Sequence[Row],
    untold: Mapping[Side, Sequence[int]],
    open_sides: Sequence[Side],
) -> str:
    said = []
    for side in open_sides:
        here, there = side.upper(), OTHER[side].upper()
        body = len(context.article(side).body)
        said.append(f"{len(untold[side])} of {here}'s {body} sentences were not found in {there}.")
        found = [
            r["label"].lower()
            for r in rows
            if r["only"] == side and r.get("slot", "named") != "named"
        ]
        if found:
            said.append(f"Of the questions of a story, only {here} answers: {', '.join(found)}.")
    return " ".join(said) or "Nothing can be said to stand in one text only."
