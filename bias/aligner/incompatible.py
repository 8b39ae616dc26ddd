"""Which figures, first times and results exclude each other?

The devices of contradiction that need no negation and no opposite word: two figures for one thing,
two ages of one person, "the only one" against more, "the first time" against an earlier one, one
result with two winners. Used by `contradiction`, which says what they share.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from bias import quantities
from bias.aligner import opposites
from bias.aligner.claims import Claims, Word
from bias.aligner.closed import stems
from bias.aligner.pairing import SHARED, Pair
from bias.aligner.stems import root, stem
from bias.article import Span
from bias.quantities import Quantity

Device = Literal["negation", "opposite", "figure", "first", "result"]


class Clash(NamedTuple):
    """Words of A and of B that cannot both hold, and by which device."""

    device: Device
    a: Span
    b: Span
    note: str


_EXCLUSIVE = stems("win beat defeat elect appoint name crown succeed replace")
_DEFEATS = frozenset(map(stem, ["beat", "defeat", "win"]))
FIRST = re.compile(
    r"\b(?:for the |the |its |his |her |their )?(?:first(?:[ -]ever)?(?= time| such| ever|-ever)"
    r"|first (?:\w+ )?in (?:(?:the|its|their|[\w’']+[’']s) )*(?:\w+ )?(?:history|record)"
    r"|first[ -]ever|never before|unprecedented|only time)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\bnot (?:the )?first\b|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"\d+(?:nd|rd|th)) (?:such |consecutive |straight )?(?:time|occasion)?|\bonce again\b|\bagain\b"
    r"|\b(?:previous|earlier|past|prior|similar)\b[^.;]*\b(?:in|since|of|on)\b"
    r"|\b(?:years?|months|decades) ago\b"
    r"|\b(?:twice|before|already|repeatedly|previously|yet another|latest in a)\b",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(r"\bnot (?:the |for the )?first", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:never|not|no|n[’']t)\b", re.IGNORECASE)
_FIRST_SINCE = re.compile(
    r"\bfirst\b[^.;,]*\b(?:since|in (?:\w+ )?(?:years|decades|months))\b", re.I
)


def find(pair: Pair) -> list[Clash]:
    """The clashes of figures, first times and results between two sentences."""
    return [
        *_figures(pair),
        *_firsts(pair),
        *_ordinals(pair),
        *_ages(pair),
        *_alone(pair),
        *_results(pair),
    ]


# --- figures --------------------------------------------------------------------------------------


def _figures(pair: Pair) -> list[Clash]:
    found: list[Clash] = []
    if bool(_OF_PART.search(pair.a.text)) != bool(_OF_PART.search(pair.b.text)):
        return found
    left, right = quantities.find(pair.a.text), quantities.find(pair.b.text)
    for q in left:
        for r in right:
            if quantities.compare(q, r, pair.a.text, pair.b.text) != "conflict":
                continue
            if _told_too(q, left, r) or _told_too(r, right, q):
                continue
            i, j = _place(pair.a, q.span), _place(pair.b, r.span)
            if i is None or j is None:
                continue
            if _owners_apart(pair, i, j):
                continue
            if pair.comparable(range(i, i + 1), range(j, j + 1), parts=False, subjects=False):
                found.append(Clash("figure", q.span, r.span, "figures that exclude each other"))
    return found


#: What makes a figure one of a part, or of another time.
_OF_PART = re.compile(
    r"\b(?:phase|stage|section|instal?ment|per (?:day|year|month|head)|this (?:year|month|week)"
    r"|(?:year|month|week|day) (?:before|earlier)|(?:previous|last) (?:year|month|week|season))\b"
)


def _owners_apart(pair: Pair, i: int, j: int) -> bool:
    """Whether the names right before two figures are those of two ("Charles's 226 yards")."""
    a, b = (
        next((w for w in reversed(c.words[max(0, k - 4) : k]) if w.kind == "name"), None)
        for c, k in ((pair.a, i), (pair.b, j))
    )
    return a is not None and b is not None and not opposites.same(a, b)


def _told_too(q: Quantity, own: list[Quantity], other: Quantity) -> bool:
    """Whether the text of `q` gives the other text's figure as well, for something else."""
    return any(x is not q and x.value == other.value for x in own)


def _place(claims: Claims, span: Span) -> int | None:
    return next((k for k, w in enumerate(claims.words) if w.end > span.start), None)


_AGE = re.compile(
    r"\b(?P<age>\d{1,2})-year-old (?P<after>[a-z]+)"
    r"|\b(?P<before>[A-Za-z]+), (?:who (?:is|was) |aged |age )?(?P<number>\d{1,2})(?=[,.])"
)


def _said(text: str) -> set[str]:
    return {m["age"] or m["number"] for m in _AGE.finditer(text)} | set(
        re.findall(r"\b\d{1,2}(?=-year-old)", text)
    )


def _ages(pair: Pair) -> list[Clash]:
    """One person, two ages."""
    found: list[Clash] = []
    for x in _AGE.finditer(pair.a.text):
        for y in _AGE.finditer(pair.b.text):
            one, two = (stem(m["after"] or m["before"]) for m in (x, y))
            ages_a, ages_b = _said(pair.a.text), _said(pair.b.text)
            if (x["age"] or x["number"]) in ages_b or (y["age"] or y["number"]) in ages_a:
                continue  # somebody else of that name or description
            if one != two or int(x["age"] or x["number"]) == int(y["age"] or y["number"]):
                continue
            if pair.overlap >= 0.3:
                found.append(Clash("figure", Span(*x.span()), Span(*y.span()), "two ages of one"))
    return found


_ONLY = re.compile(r"\b(?:the|its|his|her|their) (?:only|sole|lone) ([a-z]+)\b")


def _alone(pair: Pair) -> list[Clash]:
    """ "The only survivor" against "three survived"."""
    found: list[Clash] = []
    for one, two, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        for only in _ONLY.finditer(one.text):
            for q in quantities.find(two.text):
                i = _place(two, q.span)
                if q.value < 2 or i is None or pair.overlap < 0.3:
                    continue
                near = two.words[i + 1 : i + 5]
                if any(w.root == root(only[1]) and w.clause == two.words[i].clause for w in near):
                    spans = Span(*only.span()), Span(q.span.start, near[0].end)
                    a, b = (spans[1], spans[0]) if flip else spans
                    found.append(
                        Clash("figure", a, b, "the only one in one text, more in the other")
                    )
    return found


# --- the first time -------------------------------------------------------------------------------


def _firsts(pair: Pair) -> list[Clash]:
    found: list[Clash] = []
    for one, two, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        first, again = FIRST.search(one.text), _AGAIN.search(two.text)
        if not first or not again or _FIRST_SINCE.search(one.text):
            continue
        if _NEVER.search(two.text[: again.start()]):
            continue
        if not _NOT_FIRST.search(two.text) and (
            _NOT_FIRST.search(one.text) or FIRST.search(two.text)
        ):
            continue
        spans = Span(*first.span()), Span(*again.span())
        i, j = _place(one, spans[0]), _place(two, spans[1])
        if i is None or j is None or pair.overlap < 0.4:
            continue
        if one.words[i].speech >= 0 and one.speeches[one.words[i].speech].contested:
            continue
        a, b = (spans[1], spans[0]) if flip else spans
        note = "one text calls it the first, the other tells of an earlier one"
        found.append(Clash("first", a, b, note))
    return found


_ORDINAL = re.compile(
    r"\b(?:(first)|(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)))"
    r"[ -](?:ever )?([a-z]+)",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:(second|third|fourth|fifth)[ -])?([a-z]{2,}est)\b")
_ONE_OF = re.compile(r"\bone of the\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was|be|been|being|become|became|becomes|becoming|as)\W+(?:only |just )?"
                 r"(?:the |its |his |her |their )?$", re.IGNORECASE)  # fmt: skip


def _ordinals(pair: Pair) -> list[Clash]:
    """ "The first woman to lead it" against "the second woman in the office"."""
    found: list[Clash] = []
    for x in _TOP.finditer(pair.a.text):
        for y in _TOP.finditer(pair.b.text):
            if _ONE_OF.search(pair.a.text) or _ONE_OF.search(pair.b.text):
                continue
            if x[2] == y[2] and x[1] != y[1] and pair.overlap >= SHARED:
                note = "one text puts it first, the other does not"
                found.append(Clash("first", Span(*x.span()), Span(*y.span()), note))
    for x in _ORDINAL.finditer(pair.a.text):
        for y in _ORDINAL.finditer(pair.b.text):
            one = bool(x[1]), bool(y[1])
            if stem(x[3]) != stem(y[3]) or one[0] == one[1] or pair.overlap < SHARED:
                continue
            is_a, is_b = (
                bool(_IS.search(t[: m.start()])) or (m.start() < 5 and t[m.end() :][:4] == " to ")
                for t, m in ((pair.a.text, x), (pair.b.text, y))
            )
            i, j = _place(pair.a, Span(*x.span())), _place(pair.b, Span(*y.span()))
            if i is None or j is None or pair.apart(i, j):
                continue
            if is_a and is_b and not re.search(r"\bnot\b", pair.a.text + pair.b.text):
                note = "one text calls it the first, the other a later one"
                found.append(Clash("first", Span(*x.span()), Span(*y.span()), note))
    return found


# --- results with one winner ----------------------------------------------------------------------


def _results(pair: Pair) -> list[Clash]:
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
