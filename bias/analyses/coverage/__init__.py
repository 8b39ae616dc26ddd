"""What does one text tell that the other does not tell at all?

First by slot: the questions of a story, which text answers them, in which sentences. Then the
sentences without a counterpart, grouped by what they are about, with the place where they stand.
"Only in A" means: not found in B. It is never called an omission (docs/method/coverage.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from bias.analyses.coverage import controls, first_screen, named, passages, slots
from bias.analyses.coverage.telling import Told, both, told_by_one
from bias.article import Article
from bias.context import Context, Side
from bias.quantities import Quantity, compare
from bias.report import Row, Section

__all__ = ["NAME", "NEEDS", "answer", "told_by_one"]

NAME = "coverage"
NEEDS: frozenset[str] = frozenset({"pair"})
QUESTION = "What does only one of them tell?"
SIDES: tuple[Side, Side] = ("a", "b")
#: Figures of these that agree tell one thing, whatever the words around them.
VICTIMS = frozenset({"killed", "hurt", "missing", "displaced", "detained"})
#: A text that repeats one figure more often is no news, and nothing follows from it.
ALIKE = 12


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
    reach = _reach(context)
    answers = {side: slots.read(context, side) for side in SIDES}
    held = dict(zip(SIDES, controls.suspended(context), strict=True))
    rows = [_slot_row(context, slot, answers, held) for slot in slots.SLOTS]
    glance = first_screen.shared(context, answers, NAME)
    for side, article in _two(context):
        if held[side]:
            continue
        names = named.find(context, side)
        rows += [_name_row(context, side, n) for n in names]
        body = {s.number for s in article.body}
        untold = [i + 1 for i in reach[side].only() if i + 1 in body]
        other = context.article(_other(side))
        rows += [_passage_row(context, side, p) for p in passages.group(article, untold, other)]
        glance += first_screen.lines(context, side, answers, reach[side], names, NAME)
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_answer(context, rows, reach, held),
        caveat=controls.caveat(context),
        view="passages",
        columns=("label", "name", "passage", "state", "stands"),
        rows=tuple(rows),
        glance=tuple(glance),
    )


def _reach(context: Context) -> dict[Side, Told]:
    """How far each sentence of either text is told in the other.

    A match of the alignment, or a figure of dead or hurt that agrees with one of the other text,
    tells for certain, in whatever words.
    """
    texts = {side: [" ".join(x.slice(s).split()) for s in x.sentences] for side, x in _two(context)}
    known: dict[Side, set[int]] = {"a": set(), "b": set()}
    for match in context.matches:
        known["a"] |= {int(i[1:]) for i in match.a}
        known["b"] |= {int(i[1:]) for i in match.b}
    a, b = context.a, context.article("b")
    victims = {side: _victims(context, side) for side in SIDES}
    for key in victims["a"].keys() & victims["b"].keys():
        here, there = victims["a"][key], victims["b"][key]
        if max(len(here), len(there)) > ALIKE:
            continue
        for x, y in product(here, there):
            if compare(x, y, a.text, b.text) == "equal":
                known["a"] |= _sentence(a, x)
                known["b"] |= _sentence(b, y)
    reach = both(texts["a"], texts["b"])
    return {side: reach[i].known(sorted(known[side])) for i, side in enumerate(SIDES)}


def _victims(context: Context, side: Side) -> dict[tuple[str, float], list[Quantity]]:
    found: dict[tuple[str, float], list[Quantity]] = {}
    for quantity in context.quantities(side):
        if quantity.category in VICTIMS:
            found.setdefault((quantity.category, quantity.value), []).append(quantity)
    return found


def _sentence(article: Article, quantity: Quantity) -> set[int]:
    sentence = article.sentence_at(quantity.span.start)
    return {sentence.number} if sentence else set()


def _two(context: Context) -> Sequence[tuple[Side, Article]]:
    return (("a", context.a), ("b", context.article("b")))


def _other(side: Side) -> Side:
    return "b" if side == "a" else "a"


def _stands(article: Article, number: int) -> str:
    return f"sentence {number} of {len(article.sentences)}"


def _early(article: Article, number: int) -> float:
    return 1 - number / (len(article.sentences) + 1)


def _slot_row(
    context: Context,
    slot: slots.Slot,
    answers: dict[Side, dict[str, slots.Answer]],
    held: dict[Side, bool],
) -> Row:
    mine = {side: answers[side][slot.name] for side in SIDES}
    filled = [side for side in SIDES if mine[side].spans]
    row: Row = {
        "slot": slot.name,
        "label": slot.label,
        "only": None,
        **{side: [f"{side.upper()}{n}" for n in sorted(mine[side].spans)] for side in SIDES},
        "state": "in both" if len(filled) == 2 else "in neither",
        "stands": None,
        "weight": 1.0 if len(filled) == 2 else 0.0,
    }
    if not slots.applies(slot, *(answers[side]["charge"] for side in SIDES)):
        return {**row, "a": [], "b": [], "state": "not applicable", "weight": 0.0}
    if len(filled) != 1:
        return row
    side = filled[0]
    if held[side] or slot.rough or not mine[_other(side)].silent:
        return {**row, "state": "in one, in passing", "weight": 1.5}
    numbers = sorted(mine[side].spans)
    article = context.article(side)
    return {
        **row,
        "only": side,
        "state": "only",
        "stands": _stands(article, numbers[0]),
        "weight": 6.0 + slot.glance + _early(article, numbers[0]) / 2,
    }


def _name_row(context: Context, side: Side, found: named.Named) -> Row:
    article = context.article(side)
    return {
        "slot": "named",
        "label": "Named",
        "name": found.entity.key,
        "only": side,
        **_ids(side, found.sentences),
        "state": "only",
        "stands": _stands(article, found.sentences[0]),
        "weight": 3.0 + min(len(found.sentences), 10) / 10,
    }


def _passage_row(context: Context, side: Side, passage: passages.Passage) -> Row:
    article = context.article(side)
    numbers = [s.number for s in passage.sentences]
    early = _early(article, numbers[0])
    return {
        "passage": passage.words,
        "only": side,
        **_ids(side, numbers),
        "stands": _stands(article, numbers[0]),
        "weight": 4.0 + min(len(numbers), 8) / 10 + early / 2,
    }


def _ids(side: Side, numbers: Sequence[int]) -> dict[str, list[str]]:
    ids = [f"{side.upper()}{n}" for n in numbers]
    return {"a": ids if side == "a" else [], "b": ids if side == "b" else []}


def _answer(
    context: Context, rows: Sequence[Row], reach: Mapping[Side, Told], held: Mapping[Side, bool]
) -> str:
    said = []
    for side, article in _two(context):
        if held[side]:
            continue
        here, there = side.upper(), _other(side).upper()
        body = {s.number for s in article.body}
        untold = sum(1 for i in reach[side].only() if i + 1 in body)
        said.append(f"{untold} of {here}'s {len(body)} sentences were not found in {there}.")
        found = [
            _label(r["slot"])
            for r in rows
            if r["only"] == side and r.get("slot", "named") != "named"
        ]
        if found:
            said.append(f"Of the questions of a story, only {here} answers: {', '.join(found)}.")
    return " ".join(said) or "Nothing can be said to stand in one text only."


def _label(name: str) -> str:
    return next(s.label for s in slots.SLOTS if s.name == name).lower()
