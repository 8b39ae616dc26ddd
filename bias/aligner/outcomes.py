"""Which results exclude each other: two winners of one thing, parties exchanged?

"Vansina won the run-off" against "the run-off went to Holm"; "Orvane took over Kestrel" against
"Kestrel took over Orvane". Verbs of meeting and agreeing, in which the parties have no order, are
left out (`roles`). Used by `incompatible`; a clash of any device is made here.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from bias.aligner import deeds, opposites
from bias.aligner.claims import Claims, Word
from bias.aligner.pairing import ONE_MOMENT, Pair
from bias.article import Span
from bias.matching.roles import mutual
from bias.words.closed import stems

Device = Literal["negation", "opposite", "figure", "first", "result"]


class Clash(NamedTuple):
    """Words of A and of B that cannot both hold, and by which device."""

    device: Device
    a: Span
    b: Span
    note: str


_EXCLUSIVE = stems("win beat defeat elect appoint name crown succeed replace")
_DEFEATS = stems("beat defeat win")
_WINS = stems("win take clinch secure")
_ONE_TIME = stems("bear born found build kill")
_IN_YEAR = re.compile(r"[^.;,]*? in ((?:1[0-9]|20)\d\d)\b")
_IN_PLACE = re.compile(r" in ([A-Z][a-z]+)\b")
_ANOTHER = re.compile(
    r"\b(?:last|previous) (?:year|month|week|season|time|summer|winter)\b|\b(?:years?|months) "
    r"(?:ago|earlier|before)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(more|less|fewer|[a-z]+er)(?: [a-z]+){0,2} than\b", re.IGNORECASE)
_WENT_TO = re.compile(r"\b(?:went|goes|go|going) to (?:the )?(?:[a-z]+, )?(?=[A-Z])")


def results(pair: Pair) -> list[Clash]:
    """The clashes of results between two sentences."""
    if bool(_ANOTHER.search(pair.a.text)) != bool(_ANOTHER.search(pair.b.text)):
        return _once(pair)  # one of them tells of another time
    return [*_winners(pair), *_awards(pair), *_exchanged(pair), *_once(pair), *_more(pair)]


def _more(pair: Pair) -> list[Clash]:
    """ "Wages rose faster than prices" against "prices rose faster than wages"."""
    one, two = _THAN.search(pair.a.text), _THAN.search(pair.b.text)
    if not one or not two or one[1].lower() != two[1].lower():
        return []
    a, b = _side(pair.a, one), _side(pair.b, two)
    if a and b and opposites.same(a[0], b[1]) and opposites.same(a[1], b[0]):
        note = "more than the other in one text, less in the other"
        return [Clash("result", Span(*one.span()), Span(*two.span()), note)]
    return []


def _side(claims: Claims, than: re.Match[str]) -> tuple[Word, Word] | None:
    """What is less and what is more: the first words of content after "than" and at the start."""
    after = next((w for w in claims.words if w.start >= than.end() and w.content), None)
    before = next((w for w in claims.words if w.content), None)
    return (after, before) if after and before and before.end <= than.start() else None


def _once(pair: Pair) -> list[Clash]:
    """What happens once, in two years or at two places ("born in Leeds", "born in York")."""
    found: list[Clash] = []
    for i, x in enumerate(pair.a.words):
        for j, y in enumerate(pair.b.words):
            if x.stem not in _ONE_TIME or x.stem != y.stem or not _told(x) or not _told(y):
                continue
            own, other = deeds.patients(pair.a, i), deeds.patients(pair.b, j)
            if not own or not all(pair.twins(k) & set(other) for k in own):
                continue
            for pattern in (_IN_YEAR, _IN_PLACE):
                a, b = pattern.match(pair.a.text, x.end), pattern.match(pair.b.text, y.end)
                if a and b and a[1] != b[1]:
                    spans = Span(x.start, a.end()), Span(y.start, b.end())
                    found.append(Clash("figure", *spans, "what happens once, told of two"))
    return found


def _winners(pair: Pair) -> list[Clash]:
    """One deed that only one can have done, with two doers."""
    found: list[Clash] = []
    for i, x in enumerate(pair.a.words):
        if x.stem not in _EXCLUSIVE or x.negated or x.reality != "fact":
            continue
        for j, y in enumerate(pair.b.words):
            if x.stem != y.stem and not (x.stem in _DEFEATS and y.stem in _DEFEATS):
                continue
            if y.negated or y.reality != "fact":
                continue
            a, b = _doer(pair.a, i), _doer(pair.b, j)
            if a is None or b is None or opposites.same(a, b):
                continue
            exchanged = any(opposites.same(a, w) for w in pair.b.words[j:] if w.content) and any(
                opposites.same(b, w) for w in pair.a.words[i:] if w.content
            )
            if (exchanged and x.stem == y.stem) or _one_object(pair, i, j):
                note = "one result, two winners"
                found.append(Clash("result", Span(a.start, x.end), Span(b.start, y.end), note))
    return found


def _doer(claims: Claims, i: int) -> Word | None:
    """The name that did it: before an active verb, after "by" of a passive."""
    clause = claims.words[i].clause
    passive = any(
        w.low in ("was", "were", "been", "being") for w in claims.words[max(0, i - 3) : i]
    )
    if passive or (i + 1 < len(claims.words) and claims.words[i + 1].low == "by"):
        for k in range(i + 1, min(i + 4, len(claims.words))):
            if claims.words[k].low == "by":
                return next((w for w in claims.words[k + 1 :] if w.kind == "name"), None)
    for k in range(i - 1, -1, -1):
        word = claims.words[k]
        if word.clause != clause:
            return None
        if word.kind == "name":
            return word
    return claims.words[0] if claims.words[0].content else None


def _one_object(pair: Pair, i: int, j: int) -> bool:
    """Whether what follows both deeds is one thing ("the election", "coach of the year")."""
    tails = []
    for claims, k in ((pair.a, i), (pair.b, j)):
        clause = claims.words[k].clause
        tail = [w for w in claims.words[k + 1 :] if w.clause == clause]
        if not tail or tail[0].low in ("a", "an", "one"):
            return False
        tails.append([w for w in tail if w.kind != "function"])
    a, b = tails
    if not a or not b:
        return False
    held_a = sum(any(opposites.same(x, y) for y in b) for x in a)
    held_b = sum(any(opposites.same(x, y) for x in a) for y in b)
    return held_a >= 0.6 * len(a) and held_b >= 0.6 * len(b)


def _awards(pair: Pair) -> list[Clash]:
    """ "The run-off went to Holm" against "Vansina won the run-off"."""
    found: list[Clash] = []
    for one, two, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        went = _WENT_TO.search(one.text)
        at = next((k for k, w in enumerate(one.words) if went and w.start >= went.start()), None)
        if went is None or at is None:
            continue
        prize = deeds.leading(one, at)
        taker = next((w for w in one.words if w.start >= went.end() and w.kind == "name"), None)
        for j, y in enumerate(two.words):
            if y.stem not in _WINS or y.negated or y.reality != "fact" or taker is None:
                continue
            winner = _doer(two, j)
            if winner is None or winner.kind != "name" or not prize:
                continue
            if any(opposites.same(taker, w) for w in two.words if w.content):
                continue
            if any(opposites.same(winner, w) for w in one.words if w.content):
                continue
            held = [k for k in prize if any(opposites.same(one.words[k], w) for w in two.words)]
            if len(held) < 0.6 * len(prize):
                continue
            spans = Span(went.start(), taker.end), Span(winner.start, y.end)
            a, b = (spans[1], spans[0]) if flip else spans
            found.append(Clash("result", a, b, "one result, two winners"))
    return found


def _exchanged(pair: Pair) -> list[Clash]:
    """One deed, told with doer and done-to the other way round."""
    found: list[Clash] = []
    if pair.overlap < ONE_MOMENT:
        return found
    for i, x in enumerate(pair.a.words):
        if not _told(x) or mutual(x.root):
            continue
        for j, y in enumerate(pair.b.words):
            if not _told(y) or x.root != y.root or x.speech != y.speech:
                continue
            if _crossed(pair, i, j) and not pair.apart_in_time(i, j):
                note = "the same deed with its parties exchanged"
                found.append(Clash("result", x.span, y.span, note))
    return found


def _told(word: Word) -> bool:
    """Whether a word has the form of a deed that was done."""
    past = word.low.endswith("ed") or deeds.is_past(word.low)
    return word.kind == "content" and past and not word.negated and word.reality == "fact"


def _crossed(pair: Pair, i: int, j: int) -> bool:
    doer_a, done_a = deeds.doers(pair.a, i), deeds.patients(pair.a, i)
    doer_b, done_b = deeds.doers(pair.b, j), deeds.patients(pair.b, j)
    over = pair.joined(doer_a, done_b) and pair.joined(done_a, doer_b)
    return over and not pair.joined(doer_a, doer_b) and not pair.joined(done_a, done_b)
