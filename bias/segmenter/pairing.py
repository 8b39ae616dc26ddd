"""Which double marks answer each other, in print that sets some wrongly or leaves some out?

News is full of a space on the wrong side ('deal, "Trump said'), of closing marks that were
forgotten and of paragraphs that go on with what the last one opened. Each mark of a block may
open, close or be stray; each choice costs by what touches the mark, a quotation that is never
closed costs too, and the cheapest reading of the whole block is taken (Viterbi 1967). Where every
mark stands as it should there is one reading that costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bias.segmenter import boundaries, vocabulary
from bias.segmenter.glyphs import Mark
from bias.segmenter.layout import Unit

#: What is paired here; marks of other families are told apart by their glyphs.
DOUBLE = frozenset('“”"')
# Guesses of which only the order tells: a space on the wrong side after a comma or full stop is
# likelier than a forgotten mark, and that likelier than a wrong space inside a clause.
_STRAY, _UNCLOSED, _GOES_ON, _NESTS = 2.5, 2.0, 0.5, 1.6
_LOST_SPACE, _FLOATING, _WRONG_SIDE, _NO_SPACE, _MID_CLAUSE = 0.3, 0.5, 0.8, 1.5, 3.0
_CLOSER_OPENS, _INCHES, _LATER = 4.0, 0.2, 0.1  # of two marks that close, the first one does
_OUT, _IN, _NESTED = range(3)  # where a text may be
_NEVER = float("inf")
_CARRIED = 1.0  # a block goes on with a quotation and does not say so with a mark
_OPENERS, _DASHES, _STOPS = "([{/:“‘«'", "—–-…", ",.?!…"
_WHO = (
    r"(?:he|she|they|(?:the|a|an|his|her|its|their) [\w-]+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4})"
)
_SPEAKS = re.compile(
    rf"(?:{_WHO} ([a-z]+)|([a-z]+) {_WHO})(?=[.,;:]|$| (?:in|on|at|to|of|after|before|during|as)\b)"
)
_CUE = re.compile(rf"[,?!]\s?[\"”]?(?={_SPEAKS.pattern})")
_REACH = 400  # characters in which a cue is sought: longer than a sentence of news


class _Costs(NamedTuple):
    """What it costs to let a mark open, close, be stray, or open inside a quotation."""

    opens: float
    closes: float
    stray: float
    nests: float = _NESTS


def settle(
    text: str, unit: Unit, marks: Sequence[Mark], entered: tuple[float, float], reopened: bool
) -> tuple[list[Mark], bool]:
    """Return `marks` with every double one either opening, closing or neither.

    A quotation that is not closed before another opens is closed by a mark of no width.

    Args:
        entered: what it costs to start outside a quotation, and inside one (`carried`).
        reopened: the next block starts with a double mark.

    Returns:
        The marks, and whether the block starts inside a quotation.
    """
    double = [m for m in marks if m.glyph in DOUBLE]
    plain = not any(m.glyph == '"' for m in double)
    if not double or (plain and nests(marks, None)) or any(m.glyph in "„«»" for m in marks):
        return list(marks), entered[1] < entered[0]
    inside, roles = _cheapest([_costs(text, unit, m) for m in double], entered, reopened)
    settled: list[Mark] = []
    given = {m.at: role for m, role in zip(double, roles, strict=True)}
    begun = unit.start
    for mark in marks:
        role = given.get(mark.at)
        if role == "anew":
            # '"One. Two. "Three," he said': speech goes on, as over paragraphs that were joined.
            joined = text[begun : mark.at].rstrip()[-1:] in (".", "!", "?", "…")
            at = cue_in(text, begun, mark.at) or (
                begun + len(text[begun : mark.at].rstrip())
                if joined
                else end_of_unclosed(text, begun, mark.at)
            )
            settled.append(Mark(at, at, '"', False, True, False))
        if role is not None:
            mark = mark._replace(opens=role in ("open", "anew"), closes=role == "close")
            begun = mark.end
        settled.append(mark)
    return sorted(settled), inside


def carried(opened: Mark | None, reopens: bool) -> tuple[float, float]:
    """What it costs to start a block outside a quotation, and inside the one that is open."""
    if opened is None:
        return 0.0, float("inf")
    return (float("inf"), 0.0) if reopens else (0.0, _CARRIED)


def nests(marks: Sequence[Mark], opened: Mark | None) -> bool:
    """Whether “ and ” in the block nest without remainder; only then may they nest at all."""
    depth = 1 if opened is not None and opened.glyph == "“" else 0
    for mark in marks:
        if mark.glyph == "“":
            depth += 1
        elif mark.glyph == "”":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def cue_in(text: str, start: int, stop: int) -> int | None:
    """Return where speech stops before words that say who spoke, or None: "…, the mayor said." """
    for cue in _CUE.finditer(text, start, min(stop, start + _REACH)):
        if (cue[1] or cue[2]) in vocabulary.said():
            return cue.start() + 1
    return None


def _speaks(text: str, at: int) -> bool:
    """Whether words that say who spoke stand at `at`: "Trump said on Monday"."""
    cue = _SPEAKS.match(text, at)
    return cue is not None and (cue[1] or cue[2]) in vocabulary.said()


def end_of_unclosed(text: str, start: int, stop: int) -> int:
    """Return where a quotation ends that opens before `start` and is not closed before `stop`:
    before the words that say who spoke, else with its sentence."""
    at = cue_in(text, start, stop)
    if at is not None:
        return at
    first = boundaries.split_sentences(text, start, stop)[:1] if stop - start > 1 else []
    return first[0].end if first else stop


def _cheapest(
    costs: Sequence[_Costs], entered: tuple[float, float], reopened: bool
) -> tuple[bool, list[str]]:
    """The reading that costs least: whether it starts inside, and the role of each mark."""
    price = {_OUT: entered[0], _IN: entered[1]}
    steps: list[dict[int, tuple[str, int]]] = []
    for cost in costs:
        best: dict[int, tuple[float, str, int]] = {}
        for start, role, target, more in _moves(cost):
            if start in price:
                way = (price[start] + more, role, start)
                best[target] = min(best.get(target, way), way)
        price = {target: way[0] for target, way in best.items()}
        steps.append({target: way[1:] for target, way in best.items()})
    price[_IN] = price.get(_IN, _NEVER) + (_GOES_ON if reopened else _UNCLOSED)
    state = min((_OUT, _IN), key=lambda s: price.get(s, _NEVER))
    roles: list[str] = []
    for step in reversed(steps):
        role, state = step[state]
        roles.append(role)
    return state == _IN, roles[::-1]


def _moves(cost: _Costs) -> tuple[tuple[int, str, int, float], ...]:
    """From where a mark may lead where, as what, and at what cost."""
    return (
        (_OUT, "stray", _OUT, cost.stray),
        (_OUT, "open", _IN, cost.opens),
        (_IN, "close", _OUT, cost.closes),
        (_IN, "stray", _IN, cost.stray + _LATER),
        (_IN, "anew", _IN, _UNCLOSED + cost.opens),
        (_IN, "stray", _NESTED, cost.opens + cost.nests),
        (_NESTED, "stray", _IN, cost.closes),
        (_NESTED, "stray", _NESTED, cost.stray),
    )


def _costs(text: str, unit: Unit, mark: Mark) -> _Costs:
    before = text[mark.at - 1] if mark.at > unit.start else " "
    after = text[mark.end] if mark.end < unit.end else " "
    if mark.glyph == "“":
        return _Costs(0.0, _NO_SPACE if mark.closes else _MID_CLAUSE, _STRAY)
    if mark.glyph == "”":
        return _Costs(_NO_SPACE if mark.opens else _MID_CLAUSE, 0.0, _STRAY)
    if before.isspace():
        return _spaced(text, unit, mark, after.isspace())
    stray = _INCHES if before.isdigit() else _STRAY
    blank = after.isspace() or after in ",.;:!?)]"
    if (before in _OPENERS or before in _DASHES) and not blank:
        return _Costs(0.0, _FLOATING if before in _DASHES else _MID_CLAUSE, stray)
    if not after.isalnum():
        return _Costs(_CLOSER_OPENS, 0.0, stray)
    if before in _STOPS:
        return _Costs(_WRONG_SIDE, _LOST_SPACE, stray)
    return _Costs(_NO_SPACE, _NO_SPACE, stray, _CLOSER_OPENS)


def _spaced(text: str, unit: Unit, mark: Mark, blank: bool) -> _Costs:
    """The costs of a straight mark with a space, or the block's start, before it."""
    stopped = mark.at > unit.start + 1 and text[max(unit.start, mark.at - 3) : mark.at].rstrip()[
        -1:
    ] in tuple(_STOPS)
    closes = _WRONG_SIDE if stopped else _MID_CLAUSE
    if mark.at == unit.start:
        # '"he said. "Nobody came."': the line broke before the mark that closes.
        if text[mark.end : mark.end + 1].islower() and _speaks(text, mark.end):
            return _Costs(_MID_CLAUSE, 0.0, _FLOATING)
        return _Costs(0.0, _MID_CLAUSE, _STRAY)
    if blank:
        return _Costs(_FLOATING, _LOST_SPACE if stopped else _FLOATING, _STRAY)
    if stopped and _says_so(text, unit.start, mark.at):
        closes = _MID_CLAUSE  # '…, she said. "Nobody came': the words before are not spoken
    if stopped and _speaks(text, mark.end):
        return _Costs(_UNCLOSED, _LOST_SPACE, _STRAY)
    return _Costs(0.0, closes, _STRAY, _CLOSER_OPENS if stopped else _NESTS)


def _says_so(text: str, start: int, stop: int) -> bool:
    """Whether the sentence that ends at `stop` ends with words that say who spoke."""
    at = cue_in(text, max(start, stop - 60), stop)
    return at is not None and not re.search(r"[.!?]\s+\S", text[at:stop])
