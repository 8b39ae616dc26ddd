"""Can two figures both be right? Equal, compatible, subset, conflict, or cannot compare.

A conflict is the strongest thing that is said of two figures, so it needs everything at once: the
same category, the same kind of thing counted, no sign that one is a part, another time, another
place, another round or a forecast, words that both sentences share, and numbers that no hedge or
rounding reconciles. Whatever is not sure is "cannot compare".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from typing import Literal

from bias.words import weekdays

from .kin import alike, kin, may_be_one, one_kind, opposed, ranked_alike
from .known import counted, durations, figure_words, leaves_out, measures, phrases
from .model import BEFALLEN, COUNTS, PEOPLE, Quantity
from .noun import singular
from .scene import Scene, scene_of, stems

Comparison = Literal["equal", "compatible", "subset", "conflict", "cannot compare"]

_PART_BEFORE = re.compile(
    r"\b(?:including|among them|of (?:them|whom|which),?|among whom|the first)\s+"
    r"(?:\w+\s+){0,2}$"
)
_PART_AFTER = re.compile(
    r"\W*of (?:them|whom|those|these|the (?:dead|killed|injured|wounded|missing|victims))\b"
)
_MORE_BEFORE = re.compile(r"\b(?:another|an additional|a further) $")
_MORE = re.compile(r"\W*(?:more|others?|further|additional)\b")
_PAST = re.compile(r"\b(?:earlier (?!this)|previous|previously|ago|the year before)\b")
_SINCE_THEN = re.compile(r"\bsince [^.;]*\bago\b")  # up to now
# Categories whose conflicts need a word shared by the two clauses, not only by the sentences.
_CLOSE = frozenset({"share", "score", "duration", "measure", "date", "money"})
# Categories in which two numbers that agree are one in two accounts of an event.
_TOLD = frozenset({"share", "money", "measure", "duration"})
_LOCATES = re.compile(
    r"\b(?:in|into|of|during|by|after|before|at|on|since|until|from) (?:the|its|an?) "
    r"(?:[\w-]+ )?$"
)
#: The least count that is seldom repeated by chance; a guess from ten repeated figures of the
#: development pairs, all of one thing.
LEAST_TELLING = 20
_OVER = re.compile(
    r"\b(?:(?:over|in|within) (?:the )?(?:[a-z]+ ){0,2}(?:days|weeks|months|years)"
    r"|(?:over|at|during) the weekend|this (?:week|month|season|year)|so far)\b"
)
_TWO_DAYS = re.compile(r"\b[a-z]+day (?:and|to) [a-z]+day\b")
#: What is so still, or was so at the height of it, is of another hour than what was so.
_WHILE = re.compile(
    r"\b(?:still|at (?:the|its) (?:peak|height)|at one point|so far"
    r"|last [a-z]+day|by (?:noon|midday|midnight|\d[\d:.]*\s?[ap]\.?m))\b"
)
_OF_THE = re.compile(r" of (?:the|those|these) $")
_ALONE = re.compile(r"\balone\b")
_CASES = frozenset(("case", "infection"))
_ANYBODY = frozenset(("man", "woman", "boy", "girl", "perso", "teena"))
#: In how many characters before and after a figure the other text may give the first one too.
AROUND = 400
_SINCE = re.compile(r"\b(?:since|so far|in the war|toll|this year|in all|total)\b")
#: From so many times on the larger number of victims is that of a longer time.
MANY = 10
#: Up to so many times the smaller, two counts of one noun in sentences on one event are two
#: accounts of one thing (of 33 such on the pairs that may be read three were not; a guess).
BESIDE = 1.8
#: So far may they lie apart where their sentences have words in common (a guess).
FAR = 3.0
#: Magnitudes that lie further apart are those of two shocks.
QUAKE = 0.5
#: As a share of a number of round thousands, how far the exact one may be.
ROUNDED = 0.02
#: From here on two counts of things so near are one in whatever words.
LEAST_OTHER = 100
#: Two numbers under this add up to a third too easily, and two that one thing befell.
LEAST_SUM, LEAST_ALIKE = 10, 5
#: "Eight years" is in every text: a shorter span needs a word beside it in common.
LEAST_SPAN = 10
#: How many times the smaller of two figures may the larger be for them to be one under two nouns
#: (from 1.25 to 1.35 the odd pairs of `benchmarks.figures` said the same, at 1.5 one fewer was
#: right), and for one of which a part is drawn.
TIGHT, DRAWN = 1.25, 1.06
_EARLY = re.compile(
    r"\b(?:(?:to|could|may|might|likely to) (?:rise|climb|grow)|initially|at first|earlier|initial"
    r"|preliminary|had put|previously)\b"
)


def compare(
    x: Quantity, y: Quantity, left: str, right: str, one_topic: bool = False, near: bool = True
) -> Comparison:
    """Say how two figures stand to each other.

    Args:
        x, y: the figures, of two texts about one event.
        left, right: the texts that ``x.span`` and ``y.span`` point into; a sentence will do, and
            in a longer text the sentence of the figure is looked up.
        one_topic: whether it is known that both tell of one thing ("turnout"), in whatever words.
        near: whether the sentences tell of one thing; of two whole articles only rare numbers that
            agree are one under another noun.

    The answer does not depend on which figure comes first.

    >>> from bias.quantities.search import find
    >>> a, b = "The blast killed 12 people.", "At least 10 people died in the blast."
    >>> compare(find(a)[0], find(b)[0], a, b)
    'compatible'
    """
    x, y = _celsius(x), _celsius(y)
    one, two = scene_of(x, left), scene_of(y, right)
    direct = _direct(x, y, one, two, left, right)
    open_to = direct in ("cannot compare", "subset") and not _sides(x, y, left, right)
    if open_to and (near or _is_rare(x, y)):
        again = _told_again(x, y, one, two)
        direct = direct if again == "cannot compare" else again
    if near and direct != "equal" and (_is_share(x, y) or _is_share(y, x)):
        return "subset"
    summed = _is_summand(x, y, left, right) or _adds(x, y, one, two) or _adds(y, x, two, one)
    if near and direct == "cannot compare" and summed:
        return "subset"
    if one_topic and direct == "cannot compare" and x.category == y.category == "share":
        direct = _compare_plain(x, y, one, two, one_topic)
    vague = direct == "compatible" and "vague" in (x.hedge, y.hedge)
    drawn = direct in ("compatible", "conflict") and x.pool != y.pool and not vague
    pool, other = (x, y) if x.pool else (y, x)
    if drawn and not _is_tight(x, y, TIGHT if near and other.hedge else DRAWN):
        return "subset" if other.value < pool.value else "cannot compare"
    if direct == "equal" or (x.whole is None and y.whole is None):
        return direct
    for part, other, ours, theirs in ((x, y, left, right), (y, x, right, left)):
        if _is_of(part, other, ours, theirs) and not (direct == "compatible" and _is_tight(x, y)):
            return "subset"
    if direct == "compatible":
        return direct
    if all(q.whole is None or q.drawn for q in (x, y)):
        return direct
    return "cannot compare" if direct == "conflict" else direct


def _is_summand(x: Quantity, y: Quantity, left: str, right: str) -> bool:
    """Is one of two counts of people, with another of its text, as many as the larger ("eleven men
    and four women", "fifteen")?"""
    kinds = {x.category, y.category}
    least = LEAST_ALIKE if len(kinds) == 1 and kinds <= BEFALLEN else LEAST_SUM
    if not kinds <= PEOPLE or max(x.value, y.value) < least:
        return False
    small, large, text = (x, y, left) if x.value < y.value else (y, x, right)
    rest = large.value - small.value
    told = rest > 1 and small.value > 1 and (len(kinds) > 1 or _is_of_kind(rest, small))
    return told and rest in _given(text, small, unreal=False)


def _is_of_kind(value: float, figure: Quantity) -> bool:
    """Does the text of a figure give a number for people to whom nothing else befell? Ten dead and
    70 hurt are no 80 hurt."""
    fellows: tuple[Quantity, ...] = getattr(figure, "fellows", ())
    kinds = {figure.category, "people"}
    return any(q.value == value and q.category in kinds for q in fellows)


def _adds(more: Quantity, whole: Quantity, one: Scene, two: Scene) -> bool:
    """Are so many more of what the other text counts in all ("four more boys", "eight so far")?"""
    said = _MORE.match(one.after) and not _MORE.match(two.after)
    return bool(said) and kin(more, whole) is not None and more.value < whole.value


def _is_share(whole: Quantity, other: Quantity) -> bool:
    """Is a figure one of those that the other text counts among a whole ("312 of its 540 flights",
    "more than 300 services")? Of whom two are is in every text."""
    kinds = {whole.category, other.category}
    one_kind = kinds <= PEOPLE or kinds <= COUNTS - PEOPLE
    if not (one_kind or (kinds <= COUNTS and other.value >= LEAST_OTHER)):
        return False
    if not 1 < other.value < whole.value:
        return False
    if one_kind and other.value in {whole.value - v for v in whole.parts}:
        return True  # "15 men, of whom two were saved", "thirteen fishermen"
    parts = [replace(other, value=v, low=v, high=v, hedge=None) for v in whole.parts if v > 1]
    off = whole.value - other.value
    return any(_is_tight(p, other) and abs(p.value - other.value) < off for p in parts)


def _is_of(part: Quantity, other: Quantity, ours: str, theirs: str) -> bool:
    """Is a figure a part of what the other text gives? What befell people is one thing, though the
    two count it otherwise: three of the "seven dead" are among the "eight dead"."""
    whole = part.whole
    if whole is None or (other.whole is not None and not other.drawn) or part.value >= other.value:
        return False
    held = scene_of(whole, ours), scene_of(other, theirs)
    said = _direct(whole, other, *held, ours, theirs)
    if said == "cannot compare":
        said = _told_again(whole, other, *held)
    return said in ("equal", "compatible") or (said == "conflict" and other.category in BEFALLEN)


def agree(x: Quantity, y: Quantity, left: str, right: str, told: bool = False) -> Comparison:
    """Do two figures say the same of the same kind of thing, wherever and whenever they stand?

    Returns "equal", "compatible" (one number told more or less firmly) or "cannot compare". For
    sentences of which it is known that they tell one thing; else ask `compare`. `told`: the words
    around the two are the same as well, so that each may call what is counted as it likes.
    """
    x, y = _celsius(x), _celsius(y)
    if x.category in COUNTS:
        alike = (kin(x, y) == "same" and None not in (x.unit, y.unit)) or (
            (is_telling(x) or (told and _may_be_one(x, y)))
            and (x.category == y.category or not BEFALLEN & {x.category, y.category})
            and y.category in COUNTS
        )
    else:
        alike = x.category == y.category and (based := _based(x)) is not None and based == _based(y)
    if not alike or x.value != y.value or _sides(x, y, left, right):
        return "cannot compare"
    match = _match(x, y)
    return match if match in ("equal", "compatible") else "cannot compare"


def _may_be_one(x: Quantity, y: Quantity) -> bool:
    """Can two words stand for one thing ("three employees", "three executives"; "11 laws", "one of
    at least 11")? Two of something are in every text."""
    unnamed = x.unit is None or y.unit is None
    kinds = {x.category, y.category}
    return x.value > 2 and (unnamed or len(kinds) == 1 or kinds == {"things", "events"})


def reconcile(x: Quantity, y: Quantity) -> bool:
    """Do hedges and rounding allow both numbers, whatever they are of?"""
    return _match(_celsius(x), _celsius(y)) != "conflict"


def count_alike(x: Quantity, y: Quantity, left: str, right: str) -> bool:
    """Do two figures count one kind of thing, told apart by no word before its noun?"""
    same = kin(x, y) == "same" if x.category in COUNTS else x.category == y.category
    more = any(_MORE.match(text, q.span.end) for q, text in ((x, left), (y, right)))
    bare = x.category in BEFALLEN and None in (x.unit, y.unit)  # "eleven people", "at least nine"
    named = bare or (x.unit is not None and alike(x.unit, y.unit))
    return same and named and not more and not _sides(x, y, left, right)


def is_rest(q: Quantity, text: str) -> bool:
    """Are so many others beside some that the text counted before ("another 30", "six others")?"""
    around = scene_of(q, text)
    between = text[q.span.end : q.noun.start] if q.noun else ""
    return bool(
        _MORE_BEFORE.search(around.before) or _MORE.match(around.after) or _MORE.match(between)
    )


def is_part(q: Quantity, text: str) -> bool:
    """Does the text of a figure say that it is a part of another?"""
    return q.whole is not None or _is_part(q, scene_of(q, text))


def is_telling(q: Quantity) -> bool:
    """Would chance hardly repeat a count? "1,150 roles" and "1,150 workers" are one figure."""
    digits = f"{q.value:.10g}".replace(".", "").strip("0")
    return q.category in COUNTS and q.value >= LEAST_TELLING and len(digits) > 1


def is_crowd(x: Quantity, text: str) -> bool:
    """Does a figure count those who march or rally? Who counts them is half of the count."""
    words = re.findall(r"\w+", scene_of(x, text).sentence.lower())
    return x.category == "people" and not figure_words("crowd").isdisjoint(words)


def _celsius(q: Quantity) -> Quantity:
    """Give a temperature told in Fahrenheit in degrees Celsius, so that two can be set beside."""
    if q.form != "Fahrenheit":
        return q
    digits = 0 if q.grain >= 1 else 1  # 106F and 41C are one temperature, both in whole degrees
    value, low, high = (
        None if x is None else round((x - 32) / 1.8, digits) for x in (q.value, q.low, q.high)
    )
    return replace(q, value=value or 0.0, low=low, high=high, form=None)


def _direct(x: Quantity, y: Quantity, one: Scene, two: Scene, left: str, right: str) -> Comparison:
    """Compare two figures without regard to what they are parts of."""
    if x.category in COUNTS and y.category in COUNTS:
        said = _compare_counts(x, y, one, two, left, right)
    elif x.category == y.category:
        said = _compare_plain(x, y, one, two)
    else:
        return "cannot compare"
    return _doubted(x, y, one, two, left, right) if said == "conflict" else said


def _doubted(x: Quantity, y: Quantity, one: Scene, two: Scene, left: str, right: str) -> Comparison:
    """Say what two figures that differ are where a text gives the figure of the other too, where
    two of one text make up that of the other, or where one is of another hour or of a rest."""
    for ours, other, text in ((x, y, right), (y, x, left)):
        around = _given(text, other, _unreal(two if ours is y else one))
        rest = ours.whole.value - ours.value if ours.whole else None
        if ours.value in around or other.value == rest:
            return "cannot compare"
        rest = ours.value - other.value
        summed = rest > 1 and rest in around and _is_of_kind(rest, other)
        if ours.category in BEFALLEN and summed:
            return "subset"
    hours = [_WHILE.findall(s.clause) for s in (one, two)]
    # Of whom a share is told: of children is not of all.
    ages = [_ages(s.clause) for s in (one, two)] if x.category == "share" else []
    apart = hours[0] != hours[1] or (ages and ages[0] != ages[1])
    return "cannot compare" if apart else "conflict"


def _ages(clause: str) -> set[str]:
    """The groups of an age that a clause names."""
    named = figure_words("age group")
    return {singular(w) or w for w in re.findall(r"[a-z]+", clause.lower()) if w in named}


@cache
def _across() -> re.Pattern[str]:
    """Words for all of a country, or for several parts of it."""
    areas = "|".join(sorted(figure_words("area"), key=len, reverse=True))
    return re.compile(rf"\b(?:across|throughout) (?:(?:the|all|its|[a-z]+) ){{1,3}}(?:{areas})\b")


def _given(text: str, figure: Quantity, unreal: bool) -> set[float]:
    """The numbers of one category that a text gives around a figure, beside its own; `unreal`:
    those that were wanted or foreseen."""
    # Set beside each figure of the other text, so kept with the figure as its scene is.
    known: tuple[str, set[tuple[float, bool]]] | None = getattr(figure, "given", None)
    if known is None or known[0] is not text:
        known = text, _beside(text, figure)
        object.__setattr__(figure, "given", known)
    return {value for value, wanted in known[1] if wanted == unreal}


def _beside(text: str, figure: Quantity) -> set[tuple[float, bool]]:
    fellows: tuple[Quantity, ...] = getattr(figure, "fellows", ())
    kinds = PEOPLE if figure.category in PEOPLE else {figure.category}
    first = bisect_left(fellows, figure.span.start - AROUND, key=lambda q: q.span.start)
    last = bisect_right(fellows, figure.span.end + AROUND, key=lambda q: q.span.start)
    return {
        (q.value, _unreal(scene_of(q, text)))
        for q in fellows[first:last]
        if q.category in kinds and q.span.start != figure.span.start
    }


def _compare_counts(
    x: Quantity, y: Quantity, one: Scene, two: Scene, left: str, right: str
) -> Comparison:
    """Compare counts of people, events and things."""
    tie = kin(x, y)
    match = _match(x, y)
    if tie == "same" and match == "equal" and _is_exact(x):
        return match  # 1,204 in both is one count, whatever the years around it
    kinds = {x.category, y.category}
    if "people" in kinds and kinds & BEFALLEN and tie is None:
        return _among(x, y, one, two)
    if tie is None and x.category == y.category and x.category in BEFALLEN and match != "conflict":
        tie = None if opposed(x, y) else "same"
    rest = [leaves_out(s.before) for s in (one, two)]
    if tie is None or rest[0] != rest[1] or _apart(one, two) or _sides(x, y, left, right):
        return "cannot compare"
    if match != "equal" and x.category in ("things", "events") and x.unit is None:
        return "cannot compare"  # what is counted is not known of either
    parts = _is_part(x, one), _is_part(y, two)
    pool, other = (x, y) if x.pool else (y, x)
    if x.pool != y.pool and match == "conflict":
        return "subset" if other.value < pool.value else "cannot compare"
    if match in ("equal", "compatible"):
        if parts[0] == parts[1] or (match == "equal" and tie == "same"):
            return match
    elif tie == "same" and parts[0] == parts[1]:
        return _settle(x, y, one, two, left, right)
    if x.category == y.category == "people" and not any(parts) and tie == "same":
        return "cannot compare"
    inner, outer = (x, y) if tie == "in y" or (tie == "same" and parts[0]) else (y, x)
    if (
        match == "conflict"
        and x.category in BEFALLEN
        and inner.value > outer.value
        and not any(parts)
    ):
        return _settle(x, y, one, two, left, right)  # eight dead guests are no seven dead people
    contrary = parts[1] and not parts[0] if inner is x else parts[0] and not parts[1]
    return "subset" if not contrary and _fits(inner, outer) else "cannot compare"


def _told_again(x: Quantity, y: Quantity, one: Scene, two: Scene) -> Comparison:
    """Say of two figures so near and so telling that they are one, though the noun is another
    ("7.46 million treatments", "some 7.5 million procedures"), how their numbers agree."""
    match = _agreed(x, y)
    kinds = {x.category, y.category}
    people = kinds <= PEOPLE and len(kinds) == 1 and not opposed(x, y)
    if people and match == "compatible" and "vague" in (x.hedge, y.hedge):
        return match  # "tens of thousands of holidaymakers", "45,000 passengers"
    if not _is_tight(x, y):
        return "cannot compare"
    voted = kinds <= {"people", "score"} and "sides" not in (x.form, y.form)
    if voted and x.value == y.value >= LEAST_SUM and _shared(x, y, one, two):
        return match  # "42 senators", "42 voted guilty"
    if not kinds <= COUNTS:
        unlike = match != "equal" or x.category == "duration"
        short = x.category == "duration" and max(x.value, y.value) < LEAST_SPAN
        if (unlike and _unreal(one) != _unreal(two)) or (short and not _near(x, y, one, two)):
            return "cannot compare"
        told = x.category in (_TOLD if unlike else _TOLD | {"age"})
        return match if told and len(kinds) == 1 else "cannot compare"
    if min(x.value, y.value) < LEAST_TELLING:
        return match if _is_few(x, y, one, two) else "cannot compare"
    named = may_be_one(x.unit, y.unit)
    if kinds <= PEOPLE:
        one_kind = len(kinds) == 1 or not kinds & {"killed", "hurt"}
        return match if one_kind and not opposed(x, y) else "cannot compare"
    told = named or (is_telling(x) and is_telling(y) and not kinds & PEOPLE)
    large = min(x.value, y.value) >= LEAST_OTHER and _unreal(one) == _unreal(two)
    same, shared = x.value == y.value, _shared(x, y, one, two)
    told = told or (large and (same or shared)) or (same and shared and _near(x, y, one, two))
    return match if told else "cannot compare"


def _is_rare(x: Quantity, y: Quantity) -> bool:
    """Would chance hardly bring two sums or counts so near? Shares and spans are in every text."""
    held = {x.category, y.category} <= COUNTS | {"money", "measure"}
    return held and all(len(f"{q.value:.10g}".replace(".", "").strip("0")) > 1 for q in (x, y))


def _is_few(x: Quantity, y: Quantity, one: Scene, two: Scene) -> bool:
    """Is one small number of one kind of thing in both, with a word beside it in common?"""
    kinds = {x.category, y.category}
    victims = len(kinds) == 1 and kinds <= BEFALLEN
    loose = None in (x.unit, y.unit) and kinds == {"people", "things"}
    among = "people" in kinds <= PEOPLE
    if among and not kinds.isdisjoint(("killed", "hurt")):
        among = "person" not in (x.unit, y.unit) and None not in (x.unit, y.unit) and one_kind(x, y)
    if x.value != y.value or not (len(kinds) == 1 or loose or among):
        return False
    if _apart(one, two, days=not victims) or (kinds <= PEOPLE and opposed(x, y)):
        return False
    if victims or (among and x.value >= LEAST_SUM and kinds.isdisjoint(("killed", "hurt"))):
        return True  # "13 missing fishermen", "the 13 crew"
    named = may_be_one(x.unit, y.unit)
    if x.value <= 2:  # two of something are in every text
        return named and None not in (x.unit, y.unit)
    beside = bool((one.near & two.near) - _own(x, y))
    return named or beside or (x.category in PEOPLE and _shared(x, y, one, two))


def _agreed(x: Quantity, y: Quantity) -> Comparison:
    """Do hedges and rounding allow both numbers, in one unit?"""
    left, right = _based(x), _based(y)
    if left is None or right is None or (left[0] != right[0] and x.category not in COUNTS):
        return "conflict"
    return _match(x, y, left[1], right[1])


def _is_tight(x: Quantity, y: Quantity, times: float = TIGHT) -> bool:
    """Are two numbers that agree near each other, too?"""
    if _agreed(x, y) == "conflict":
        return False
    factors = [1.0 if q.category in COUNTS else (_based(q) or ("", 1.0))[1] for q in (x, y)]
    low, high = sorted(abs(q.value * f) for q, f in zip((x, y), factors, strict=True))
    return high <= times * low


def _among(x: Quantity, y: Quantity, one: Scene, two: Scene) -> Comparison:
    """Are those whom something befell among people of the other text ("44 passengers")?"""
    victims, people = (x, y) if y.category == "people" else (y, x)
    low = victims.low if victims.low is not None else victims.value
    around, spared = (two if people is y else one), figure_words("spared")
    here = (
        (victims.category == "hurt" or spared.isdisjoint(re.findall(r"\w+", around.reach)))
        and (people.unit or "person") in counted("at the scene")
        and low < people.value
        and not _apart(one, two)
    )
    return (
        "subset" if here and not opposed(x, y) and not any((x.whole, y.whole)) else "cannot compare"
    )


def _settle(x: Quantity, y: Quantity, one: Scene, two: Scene, left: str, right: str) -> Comparison:
    """Let a conflict stand only when nothing around the figures could explain it."""
    small, large = (one, two) if x.value < y.value else (two, one)
    wide = [_OVER.search(s.clause) or _TWO_DAYS.search(s.sentence.lower()) for s in (large, small)]
    if wide[0] and not wide[1]:
        return "subset"  # "43 lives over two days", "38 people on Wednesday"
    alone = [bool(_ALONE.search(s.clause)) for s in (small, large)]
    if alone[0] and not alone[1]:
        return "subset"
    if (
        (x.category in BEFALLEN or {x.unit, y.unit} <= _CASES)
        and _SINCE.search(large.before + large.after)
        and (max(x.value, y.value) > MANY * min(x.value, y.value))
    ):
        return "subset"  # the dead of a day, and "more than 41,800 in the war"
    spread = [
        bool(phrases("wide").search(s.sentence.lower()) or _across().search(s.sentence.lower()))
        for s in (large, small)
    ]
    if spread[0] and not spread[1]:
        return "subset"
    befallen = x.category in BEFALLEN
    close = _is_close(x, y)
    if not (befallen or close or one_kind(x, y)):
        return "cannot compare"
    crowds = is_crowd(x, left), is_crowd(y, right)
    same = any(crowds) or _is_beside(x, y, FAR)
    met = same and _shared(x, y, one, two) and _near(x, y, one, two)
    if not (befallen or close or met or all(crowds)):
        return "cannot compare"
    if befallen and (
        phrases("later").search(large.sentence.lower()) or _EARLY.search(small.sentence.lower())
    ):
        return "cannot compare"
    if one.days and two.days and one.days.isdisjoint(two.days):
        return "cannot compare"
    if small.place and not large.place and small.place.isdisjoint(large.names):
        return "cannot compare"
    if _MORE.match(one.after) or _MORE.match(two.after):
        return "cannot compare"
    return "cannot compare" if _is_part(x, one) or _is_part(y, two) else "conflict"


def _is_close(x: Quantity, y: Quantity) -> bool:
    """Are two counts of one named kind so close that they are of one thing, told otherwise ("22
    crew", "25 sailors")? Those of which one takes up a noun of its sentence may be of a part."""
    named = None not in (x.noun, y.noun) and None not in (x.unit, y.unit)
    whole = all(q.whole is None and not q.parts for q in (x, y))
    kinds = {x.category, y.category}
    one = alike(x.unit, y.unit) or (kinds == {"people"} and one_kind(x, y))
    generic = "person" in (x.unit, y.unit) or min(x.value, y.value) <= 1
    return named and whole and one and not generic and _is_beside(x, y)


def _is_beside(x: Quantity, y: Quantity, times: float = BESIDE) -> bool:
    low, high = sorted((x.value, y.value))
    return high <= times * low


def _compare_plain(
    x: Quantity, y: Quantity, one: Scene, two: Scene, one_topic: bool = False
) -> Comparison:
    """Compare money, shares, durations, measures, dates, ages, scores and ranks."""
    left, right = _based(x), _based(y)
    if left is None or right is None or left[0] != right[0]:
        return "cannot compare"
    match = _match(x, y, left[1], right[1])
    if left[0] == "magnitude" and match == "conflict" and not _apart(one, two):
        return "conflict" if abs(x.value - y.value) <= QUAKE else "cannot compare"
    near = one_topic or bool((one.near & two.near) - _own(x, y))
    close = near if x.category == "share" else _near(x, y, one, two)
    if x.category == "rank" and not ranked_alike(x, y):
        return "cannot compare"
    if match == "equal" and (near or not _apart(one, two)) and _unreal(one) == _unreal(two):
        return match
    if x.category == "score" and x.form != y.form:
        return "cannot compare"  # "3-1", "by two goals"
    if _unreal(one) != _unreal(two) or (
        x.category != "date" and _apart(one, two, x.category == "rank")
    ):
        return "cannot compare"
    if not (one_topic or _shared(x, y, one, two)):
        return "cannot compare"
    if match == "compatible":
        bounded = None not in (x.low, x.high, y.low, y.high) and "at most" not in (x.hedge, y.hedge)
        return match if bounded or near else "cannot compare"
    if x.category in _CLOSE and not close:
        return "cannot compare"
    if x.category == "money" and not (stems(one.reach) & stems(two.reach)) - _own(x, y):
        return "cannot compare"  # a price and its estimate are in one sentence
    return _settle_plain(x, y, one, two, (left[1], right[1]))


def _settle_plain(
    x: Quantity, y: Quantity, one: Scene, two: Scene, factors: tuple[float, float]
) -> Comparison:
    """Let a conflict of two figures that count nothing stand only when nothing explains it."""
    small, large = sorted((abs(x.value * factors[0]), abs(y.value * factors[1])))
    if x.category == "rank" and not (ranked_alike(x, y) and _tells(one, two)):
        return "cannot compare"
    if x.category == "age" and not _same_holder(one, two):
        return "cannot compare"
    if x.category == "score" and ("(" in one.before[-1:] or "(" in two.before[-1:]):
        return "cannot compare"
    decades = x.form == "year" and not x.low == x.high == x.value
    if decades or large > 5 * small or (x.form == "year" and len(one.stems & two.stems) < 3):
        return "cannot compare"
    return "cannot compare" if _is_part(x, one) or _is_part(y, two) else "conflict"


def _near(x: Quantity, y: Quantity, one: Scene, two: Scene) -> bool:
    """Do the clauses of the two figures share a content word beside what they count, or their
    sentences three, or two and a name?"""
    own = _own(x, y)
    return bool((one.near & two.near) - own) or _met(one, two, own) > 2


def _met(one: Scene, two: Scene, own: set[str]) -> int:
    return len((one.stems & two.stems) - own) + bool(one.names & two.names)


def _tells(one: Scene, two: Scene) -> bool:
    """Do both ranks tell something ("the third strike"), or does one say when or where ("in the
    third round")?"""
    return not any(_LOCATES.search(s.before[-24:]) for s in (one, two))


def _same_holder(one: Scene, two: Scene) -> bool:
    """Is it the same person's age? Brother and sister share a surname, so all words must agree."""
    a, b = _holder(one), _holder(two)
    return bool(a and b) and (a <= b or b <= a)


def _holder(around: Scene) -> frozenset[str]:
    """Whose age it is: the words before "Lena Vost, 36", or after "a 34-year-old teacher"."""
    if around.after.startswith((",", ")")):
        return stems(" ".join(around.before.split()[-3:]))
    known = stems(" ".join(re.sub(r"^\W*year\W*olds?", "", around.after).split()[:2]))
    apposed = re.search(r"(\w+), (?:now )?an? $", around.before)  # "the victim, a 29-year-old man"
    return known | stems(apposed[1]) if apposed and known <= _ANYBODY else known


def _based(q: Quantity) -> tuple[str, float] | None:
    """The dimension of a quantity, and the factor to its base unit."""
    unit = q.unit or ""
    if q.category == "duration":
        return ("time", durations()[unit]) if unit in durations() else None
    if q.category == "measure":
        return measures().get(unit, (unit, 1.0))
    if q.category in {"rank", "date"}:
        return q.form or "", 1.0
    if unit == "vote":  # "won by 11,872", "a lead of 11,872 votes"
        return "", 1.0
    return unit, 1.0


def _match(x: Quantity, y: Quantity, by_x: float = 1.0, by_y: float = 1.0) -> Comparison:
    """Compare the numbers alone: equal, compatible (hedges, rounding), or conflict."""
    a, b = x.value * by_x, y.value * by_y
    if x.category == "score" and x.form != y.form:  # "88 to 83", "88 stood by her"
        told = a == b or x.high == y.high
        return "equal" if told and max(a, b) >= LEAST_SUM else "conflict"
    if x.category == "score" and x.form == "sides":
        # who tells a result may name either side first
        return "equal" if (x.low, x.high) == (y.low, y.high) else "conflict"
    if by_x == by_y and a == b and (x.low, x.high) == (y.low, y.high):
        return "equal"
    close = abs(a - b) <= (1e-9 if by_x == by_y else 0.03) * max(abs(a), abs(b))
    if close and by_x != by_y and x.hedge == y.hedge and abs(a - b) <= 1e-6 * max(a, b):
        return "equal"
    if {x.hedge, y.hedge} == {"at least", "at most"} and a == b:
        return "conflict"  # "over half", "less than half"
    low_x, high_x = _bounds(x, by_x)
    low_y, high_y = _bounds(y, by_y)
    return "compatible" if close or (low_x <= high_y and low_y <= high_x) else "conflict"


def _is_exact(q: Quantity) -> bool:
    """Is the figure of three digits or more and not rounded, so that chance hardly repeats it?"""
    return q.value >= 100 and q.value % 10 != 0 and q.hedge in (None, "doubt")


def _bounds(q: Quantity, factor: float) -> tuple[float, float]:
    """What the words allow, with half the last printed digit either side where a scale word or a
    unit shows that the number is rounded ("3 million", "40 percent")."""
    low = float("-inf") if q.low is None else q.low * factor
    high = float("inf") if q.high is None else q.high * factor
    slack = 0.0
    if q.hedge == "about":  # a tenth either side is more than rounding does
        return low, high
    if q.category == "share" and q.grain == 0.0:  # "a third"
        slack = 2.0
    elif q.category == "share" or (q.category != "measure" and q.grain >= 1e3):
        slack = 0.499 * q.grain * factor  # 2.5 million may be told as 2 or 3, but 2 is not 3
    elif q.category == "measure" and q.unit == "degree":
        slack = 0.499 * q.grain * factor
    elif q.hedge is None and (
        (q.value >= 1e3 and q.value % 100 == 0)
        or (q.category == "measure" and q.value >= LEAST_OTHER and q.value % 10 == 0)
    ):
        digits = f"{q.value:.0f}"  # "31,000 fans", "31,204"
        last = 10.0 ** (len(digits) - len(digits.rstrip("0")))
        slack = min(0.499 * last, ROUNDED * q.value) * factor
    return low - slack, high + slack


def _is_part(q: Quantity, around: Scene) -> bool:
    """Do the words next to a figure say that it is a part of another ("including five")?"""
    if q.whole is not None:  # of twelve hurt "two of whom died", no others died
        return not q.drawn and not (q.category in BEFALLEN and q.category != q.whole.category)
    definite = q.noun is not None and _OF_THE.fullmatch(around.after[: q.noun.start - q.span.end])
    marked = _PART_BEFORE.search(around.before[-60:]) or _PART_AFTER.match(around.after)
    return bool(marked or definite)  # "eighteen of the lorries"


def _apart(one: Scene, two: Scene, ranks: bool = False, days: bool = True) -> bool:
    """Do the sentences speak of different times, places or rounds, or only one of what is?"""
    names = frozenset(weekdays())
    pairs = [(one.days - names, two.days - names)]
    if days:  # "nine dead since Sunday" are "nine dead" in a sentence that names Monday too
        pairs.append((one.days & names, two.days & names))
    pairs += [(one.years, two.years), (one.place, two.place)]
    if not ranks:
        pairs += [(one.spans, two.spans), (one.rounds, two.rounds)]
    if any(a and b and a.isdisjoint(b) for a, b in pairs):
        return True
    clauses = [_SINCE_THEN.sub("", s.clause) for s in (one, two)]
    past = [bool(_PAST.search(c) or phrases("last").search(c)) for c in clauses]
    return past[0] != past[1] or _unreal(one) != _unreal(two)


def _unreal(around: Scene) -> bool:
    return not figure_words("unreal").isdisjoint(re.findall(r"\w+", around.reach))


def _sides(x: Quantity, y: Quantity, left: str, right: str) -> bool:
    """Do the counted belong to different sides ("Afghan soldiers", "Pakistani soldiers"; few:
    "four liberal judges", "four conservative judges")?"""
    few = max(x.value, y.value) < 20 and x.category not in BEFALLEN
    sides = [
        {w.lower() for w in text[q.span.end : q.noun.start].split() if few or w[:1].isupper()}
        if q.noun
        else set()
        for q, text in ((x, left), (y, right))
    ]
    return bool(sides[0] and sides[1] and sides[0].isdisjoint(sides[1]))


def _own(x: Quantity, y: Quantity) -> set[str]:
    return {(q.unit or "")[:5] for q in (x, y)}


def _shared(x: Quantity, y: Quantity, one: Scene, two: Scene) -> bool:
    """Do the sentences share a name, or two content words beside the figures' own?"""
    own = _own(x, y)
    return bool(one.names & two.names) or len((one.stems & two.stems) - own) >= 2


def _fits(inner: Quantity, outer: Quantity) -> bool:
    """Can the inner figure be a part of the outer one?"""
    low = inner.low if inner.low is not None else inner.value
    return outer.high is None or low <= outer.high
