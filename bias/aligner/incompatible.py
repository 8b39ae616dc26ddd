"""Which figures, first times and results exclude each other?

The devices of contradiction that need no negation and no opposite word: two figures for one thing,
two ages of one person, "the only one" against more, "the first time" against an earlier one, one
result with two winners. Used by `contradiction`, which says what they share.
"""

from __future__ import annotations

import re

from bias import quantities
from bias.aligner import deeds, opposites
from bias.aligner.claims import Claims, Word
from bias.aligner.outcomes import Clash, results
from bias.aligner.pairing import SHARED, Pair
from bias.article import Span
from bias.quantities import Quantity
from bias.words.stems import root, stem

FIRST = re.compile(
    r"\b(?:for the |the |its |his |her |their )?(?:first(?:[ -]ever)?(?= time| such| ever|-ever)"
    r"|first (?:\w+ )?in (?:(?:the|its|their|[\w’']+[’']s) )*(?:\w+ )?(?:history|record|memory)"
    r"|first[ -]ever|never before|unprecedented|only time)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\bnot (?:the )?first\b|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"\d+(?:nd|rd|th)) (?:such |consecutive |straight )?(?:time|occasion)?|\bonce again\b|\bagain\b"
    r"|\b(?:previous|earlier|past|prior|similar)\b[^.;]*\b(?:in|since|of|on)\b"
    r"|\blast (?:erupted|happened|occurred|visited|played|met|won|held|used|seen|struck|broke)\b"
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
        *results(pair),
    ]


# --- figures --------------------------------------------------------------------------------------


def _figures(pair: Pair) -> list[Clash]:
    found: list[Clash] = []
    if bool(_OF_PART.search(pair.a.text)) != bool(_OF_PART.search(pair.b.text)):
        return found
    left, right = quantities.find(pair.a.text), quantities.find(pair.b.text)
    for q in left:
        for r in right:
            relation = quantities.compare(q, r, pair.a.text, pair.b.text)
            if (
                relation != "conflict"
                and not _two_parts(pair, q, r)
                and not _two_values(pair, q, r)
            ):
                continue
            if _part_of_deed(pair, q, r) or _told_too(q, left, r) or _told_too(r, right, q):
                continue
            i, j = _place(pair.a, q.span), _place(pair.b, r.span)
            if i is None or j is None:
                continue
            if _owners_apart(pair, i, j):
                continue
            if pair.comparable(range(i, i + 1), range(j, j + 1), parts=False, subjects=False):
                found.append(Clash("figure", q.span, r.span, "figures that exclude each other"))
    return found


def _two_parts(pair: Pair, q: Quantity, r: Quantity) -> bool:
    """Whether two definite figures are parts of one total, and one deed is told of both."""
    one, two = (_DRAWN.match(c.text[x.span.end :]) for c, x in ((pair.a, q), (pair.b, r)))
    if one and two and stem(one[1]) == stem(two[1]) and not q.hedge and not r.hedge:
        return q.value != r.value and _deed(pair.a, q) == _deed(pair.b, r) != ""
    if q.whole is None or r.whole is None or q.whole.value != r.whole.value or q.hedge or r.hedge:
        return False
    return q.value != r.value and _deed(pair.a, q) == _deed(pair.b, r) != ""


def _two_values(pair: Pair, q: Quantity, r: Quantity) -> bool:
    """Whether two definite figures of one kind are all that is told of the very same subject."""
    if q.category != r.category or q.category not in _MEASURED or q.unit != r.unit:
        return False
    if q.hedge or r.hedge or abs(q.value - r.value) <= 0.1 * max(q.value, r.value):
        return False
    i, j = _place(pair.a, q.span), _place(pair.b, r.span)
    if i is None or j is None or pair.apart_in_time(i, j):
        return False
    a, b = (
        [k for k in deeds.leading(c, n) if c.words[k].kind == "name" or not _is_deed(c.words[k])]
        for c, n in ((pair.a, i), (pair.b, j))
    )
    return bool(a and b) and all(pair.twins(k) & set(b) for k in a) and len(a) == len(b) <= 3


def _deed(claims: Claims, q: Quantity) -> str:
    """The root of the deed that is told after a figure, or ""."""
    return next(
        (w.root for w in claims.words if w.start > q.span.end and w.content and _is_deed(w)), ""
    )


def _is_deed(word: Word) -> bool:
    return word.low.endswith("ed") or deeds.is_past(word.low)


def _part_of_deed(pair: Pair, q: Quantity, r: Quantity) -> bool:
    """Whether one figure alone is that of a part ("nine of the paintings") and tells another deed,
    or one alone is for the whole wide world or country."""
    for one, two, mine in ((pair.a, pair.b, q), (pair.b, pair.a, r)):
        if _DRAWN.match(one.text[mine.span.end :]):
            shared = {w.root for w in two.words if _is_deed(w)}
            if _deed(one, mine) not in shared:
                return True
    return bool(_EVERYWHERE.search(pair.a.text)) != bool(_EVERYWHERE.search(pair.b.text))


_DRAWN = re.compile(r"\s+of\s+(?:the|its|their|his|her|those|these)\s+([a-z]+)\b")
_MEASURED = frozenset(["share", "duration", "age", "measure"])
_EVERYWHERE = re.compile(
    r"\b(?:worldwide|nationwide|globally|countrywide|across the (?:country|nation|world|region))\b",
    re.IGNORECASE,
)
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
    r"\b(?P<age>\d{1,2})-year-old (?P<after>[A-Za-z]+(?: [A-Z][a-z]+)*)"
    r"|\b(?P<before>[A-Za-z]+), (?:who (?:is|was) |aged |age )?(?P<number>\d{1,2})(?=[,.])"
    r"|\b(?:is|was|turned|aged) (?P<said>\d{1,2})(?: years old)?(?=[,.;]|$| and )"
)


def _aged(claims: Claims) -> list[tuple[str, frozenset[str], Span]]:
    """The ages a sentence gives, each with the stems of the words for the one who has it."""
    found: list[tuple[str, frozenset[str], Span]] = []
    for m in _AGE.finditer(claims.text):
        if m["said"]:
            own = [w.stem for w in claims.words if w.kind == "name" and w.end < m.start()]
            # "Elizabeth Lauten wrote that Sasha Obama, aged 13": the name right before.
            who = frozenset(own[-2:] if m[0].startswith("aged") else own[:3])
        else:
            who = frozenset(map(stem, (m["after"] or m["before"]).split()))
        found.append((m["age"] or m["number"] or m["said"], who, Span(*m.span())))
    return found


def _ages(pair: Pair) -> list[Clash]:
    """One person, two ages."""
    found: list[Clash] = []
    left, right = _aged(pair.a), _aged(pair.b)
    ages_a, ages_b = (
        {age for age, _, _ in side} | set(re.findall(r"\b\d{1,2}(?=-year-old)", claims.text))
        for side, claims in ((left, pair.a), (right, pair.b))
    )
    for one, own, span_a in left:
        for two, other, span_b in right:
            if one in ages_b or two in ages_a:
                continue  # somebody else of that name or description
            if own & other and pair.overlap >= 0.3:
                found.append(Clash("figure", span_a, span_b, "two ages of one"))
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
