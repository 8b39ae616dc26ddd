"""What befell the people a figure counts, and which figure is a part of which?

The words of the clause say it (`clause`). A figure without a noun takes up the one before it; a
part ("7 of the 11", "including five", "15 people: 11 patients and four nurses") knows its whole.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from bias.lists import terms_of
from bias.words import may_be_passive

from . import clause
from .known import counted, fates, figure_words, leaves_out, uncounted_words
from .model import BEFALLEN, COUNTS, PEOPLE, Quantity
from .noun import kind_of_noun, noun_after
from .view import FigureText

# How many words of its sentence are read on either side of a figure.
_REACH = 24
# "Millions hurt by the shutdown": so many are hurt in purse; and nothing befalls billions.
_FELT, _MONEY = 1e5, 1e9
# "Millions of children die" is said of the world or of a cause, and is no toll.
_SPOKEN = 1e6
#: Of those who march a number of fewer is rather of towns or arrests.
LEAST_CROWD = 1e3
_NUMBER_OF = re.compile(r"\b[Tt]he number of\b")
_RATES = frozenset(("percentage", "rate", "turnout", "inflation", "unemployment"))
_FROM = re.compile(r",? (?:up |down )?(?:from|to) ")
_MOVED = re.compile(r"[^.;()]{0,60}\b(?:up|down|compared) (?:from|to|with) (?:[\w ]{1,20} of )?")
_COMES_TO = frozenset(("to", "from", "at", "was", "is", "reached", "of", "with"))
_AND = re.compile(
    r"[\s,—–]*(?:an? [a-z-]+,? (?=and|or))?"  # "three cooks, a porter and eight guests"
    r"(?:and|or|as well as|plus|including|among them|of whom|of them|most of them)?[\s,]*"
    r"(?:at least )?"
)
#: More ages in a row are not told.
_FAMILY = 6
_BEREAVED = frozenset((w, "behind") for w in ("leaves", "left", "leaving")) | {("survived", "by")}
_ONE_OF = re.compile(r"(?:[a-z]+ )?one of\b", re.I)
#: "100 marched for a 16-year-old who was killed".
_AN_OLD = re.compile(r"-year-old(?: \w+)? who\b")
_AND_AGE = re.compile(r",? (?:and |or |to )?")
_DRAWN = re.compile(
    r" (?:out )?of (?:(?:the|its|his|her|their|all|these|those|an?) )?(?:\w+'s? )?(?:\w+ )?"
)
# "Two nurses were among the 11 people killed"
_AMONG = re.compile(r" (?:(?:was|were|are|is) )?among (?:the )?(?:other )?")
# "1.42 million students passed out of 1.6 million"
_OUT_OF = re.compile(r" [^,.;:()\d]{1,40}? out of (?:(?:the|a|its) )?(?:total of )?")
_OF_BEFORE = re.compile(
    r"(?:\bincluding|\bamong them|\bof (?:whom|which|them),?)\W+(?:\w+ )?$", re.I
)
_OF_TOLL = re.compile(r" of the (?:\w+ )?(?:dead|deaths|killed|injured|wounded|missing|victims)\b")
#: How far behind its whole a part that no word makes one may stand, in characters, and in whom.
_NEAR_PART, _HOLDING = 160, frozenset(("people", "detained", "displaced"))
_OF_AFTER = re.compile(r" of (?:them|whom|which|those)\b")
_THERE = (["in"], ["at"], ["near"])
_PLAIN = frozenset({"date", "rank", "duration", "age", "score"})
_SEEN = frozenset(("front of", "watched by", "attended by", "seen by", "population to", "home to"))
#: A number from `LEAST_CROWD` on that somebody draws is one of people.
_DREW = frozenset(("drew", "drawing", "attracted", "attracting"))
#: Of whom a text counts some apart: the next figure need not count more of them.
_PART_OF_ALL = frozenset(("child", "woman", clause.BOTH))
_SOFT = frozenset({None, "vague", "range"})


def with_fates(page: FigureText, found: list[Quantity]) -> list[Quantity]:
    """Say for counted people what befell them, link parts with wholes, drop the idle "one"."""
    _aged(page, found)
    wholes = _drawn(page, found)
    for n in sorted(wholes, reverse=True):
        part, whole = found[n], found[wholes[n]]
        if part.unit is None and part.category == "things":
            kind = "people" if whole.category in PEOPLE else whole.category
            found[n] = replace(part, unit=whole.unit, category=kind, noun=whole.noun)
    for n in range(len(found)):
        found[n] = _judged(page, found, n, n in wholes)
    _included(page, found, wholes)
    _summed(page, found, wholes)
    _parted(found, {**_among_before(page, found), **wholes})
    for n in sorted(wholes, key=lambda n: n, reverse=True):
        whole = found[wholes[n]]
        part = replace(found[n], whole=whole, drawn=wholes[n] > n)
        told = wholes[n] < n or _AMONG.match(page.text, (part.noun or part.span).end)
        if part.category == "people" and whole.category in BEFALLEN and told:
            part = replace(part, category=whole.category)
        elif part.category == "things" and part.unit is None and whole.category in COUNTS:
            part = replace(part, category=whole.category, unit=whole.unit)
        found[n] = part
        if wholes[n] > n:
            found[wholes[n]] = replace(whole, pool=True)
    return [q for q in found if not _is_idle_one(page, q)]


def _aged(page: FigureText, found: list[Quantity]) -> None:
    """Take the bare figures that follow "aged 3" for ages too: "aged 3, 5 and 11"."""
    listed = False
    for n in range(len(found) - 1):
        one, two = found[n], found[n + 1]
        if _tells_ages(page, found, n):
            for k in range(n + 1, n + 1 + int(one.value)):
                found[k] = replace(found[k], unit="year", category="age")
        if one.category == "age" and not listed:
            listed = page.before(page.token(one.span.start)) in {"aged", "ages"}
        gap = page.text[one.span.end : two.span.start]
        bare = two.category == "things" and two.unit is None and two.value <= 110
        listed = listed and bare and _AND_AGE.fullmatch(gap) is not None
        if listed:
            found[n + 1] = replace(two, unit=one.unit, category="age")


def _tells_ages(page: FigureText, found: list[Quantity], n: int) -> bool:
    """Do as many bare numbers follow people as there are of them: "three girls, 4, 6 and 9,"?"""
    people, counted = found[n], found[n].noun
    after = found[n + 1 : n + 1 + int(min(people.value, _FAMILY))]
    if people.category != "people" or counted is None or not 1 < people.value == len(after):
        return False
    ends = [counted.end, *(q.span.end for q in after)]
    gaps = [page.text[end : q.span.start] for end, q in zip(ends, after, strict=False)]
    bare = all(q.category == "things" and q.unit is None and q.value <= 110 for q in after)
    closed = page.text[ends[-1] : ends[-1] + 1] in tuple(",;.)")
    return bare and closed and gaps[0] in (", ", " (") and all(map(_AND_AGE.fullmatch, gaps[1:]))


def _drawn(page: FigureText, found: list[Quantity]) -> dict[int, int]:
    """Find the parts that are drawn from the next figure: "7 of the 11 counts"."""
    links: dict[int, int] = {}
    for n, (part, whole) in enumerate(itertools.pairwise(found)):
        for end in (part.span.end, (part.noun or part.span).end):
            match = _DRAWN.match(page.text, end, whole.span.start)
            match = match or _OUT_OF.match(page.text, end, whole.span.start)
            match = match or _AMONG.match(page.text, end, whole.span.start)
            if (
                match
                and match.end() == whole.span.start
                and whole.category in (*COUNTS, "money", "measure")
            ):
                links[n] = n + 1
    return links


def _judged(page: FigureText, found: list[Quantity], n: int, drawn: bool) -> Quantity:
    """Give one figure the category of its clause, and doubt where its clause doubts."""
    quantity = _named_before(page, found[n], found[n - 1] if n else None)
    first, last = page.sentence(quantity.span.start)
    i = page.token(quantity.span.start)
    j = page.token((quantity.noun or quantity.span).end)
    first, last = max(first, i - _REACH), min(last, j + _REACH)
    reached = page.lower[i] in figure_words("to a toll") - uncounted_words()
    # "the toll exceeded 40": the verb is a hedge too
    before, after = page.lower[first : i + reached], page.lower[j:last]
    asked = quantity.category == "people" and quantity.unit != "casualty"
    asked = asked or quantity.unit == "household"  # people when they are driven out
    if asked or (quantity.unit is None and quantity.category == "things"):
        bare = quantity.unit is None and after[:1] and after[0] in figure_words("predicate")
        own, be = [False] * len(after), terms_of("function", "be").keys()
        for other in found[n + 1 : n + 6]:
            at = page.token(other.span.start) - j
            if 0 <= at < len(own):
                loose = other.unit is None and other.category == "things"
                loose = loose or not be.isdisjoint(after[:at])  # "were found and eight are missing"
                loose = loose or _AN_OLD.match(page.text, other.span.end) is not None
                own[at] = loose and after[at + 1 : at + 3] != ["of", "them"]
                own[at] |= after[at + 1 : at + 3] == ["of", "whom"]
        if quantity.unit is None and quantity.grain >= 1e5:  # "half of the 2 billion requested"
            near = (q for q in found[max(0, n - 3) : n] if q.span.start >= page.starts[first])
            money = next((q for q in near if q.category == "money"), None)
            if money is not None:
                return replace(quantity, unit=money.unit, category="money")
        opens = page.opening(quantity.span.start) if bare else page.starts[first]
        here = [q for q in found[max(0, n - 3) : n] if q.span.start >= opens]
        previous = next((q for q in reversed(here) if q.category != "age"), None)
        closed = [page.closed(k) for k in range(j, last)]
        following = clause.Following(after, own, closed, page.passive(first, last)[j - first :])
        quantity = _befallen(page, quantity, (before, following), previous, drawn)
        least = {"hurt": _FELT, "killed": _SPOKEN if quantity.hedge == "vague" else _MONEY}
        if quantity.value >= least.get(quantity.category, _MONEY * _MONEY):
            quantity = replace(quantity, category="people")
    quantity = _ill(page, quantity, before, after)
    open_to_doubt = quantity.category not in _PLAIN and quantity.hedge in _SOFT
    noun_and_after = page.lower[page.token(quantity.span.end) : last]
    if open_to_doubt and clause.is_doubted(before, noun_and_after):
        return replace(quantity, hedge="doubt")
    return quantity


def _ill(page: FigureText, quantity: Quantity, before: list[str], after: list[str]) -> Quantity:
    """Take cases of a disease for people, and those whom it took to hospital for no wounded."""
    past = page.token(quantity.span.end)
    noun = page.lower[past : past + 3]
    said = {w.removesuffix("'s") for w in (*before, *noun, *after)}
    case = quantity.unit in {"case", "infection"} and quantity.category in {"things", "events"}
    if (case or quantity.category == "hurt") and not figure_words("illness").isdisjoint(said):
        return replace(quantity, category="people")
    return quantity


def _named_before(page: FigureText, quantity: Quantity, last: Quantity | None) -> Quantity:
    """Give a bare figure the noun of "the number of applications rose from 5,000 to 97,000", the
    percent of "to 21 percent from 19"."""
    i = page.token(quantity.span.start)
    bare = quantity.unit is None and quantity.category == "things"
    if not bare or page.before(i) not in _COMES_TO:
        return quantity
    gap = page.text[last.span.end : quantity.span.start] if last else ""
    if last is not None and last.category == "share" and _FROM.fullmatch(gap):
        return replace(quantity, unit="percent", category="share")
    if last is not None and last.category in COUNTS and last.noun and _MOVED.fullmatch(gap):
        return replace(quantity, unit=last.unit, category=last.category)
    first, _ = page.sentence(quantity.span.start)
    if quantity.grain < 1 and quantity.value <= 100 and not _RATES.isdisjoint(page.lower[first:i]):
        return replace(quantity, unit="percent", category="share")
    said = list(_NUMBER_OF.finditer(page.text, page.starts[first], quantity.span.start))
    head = noun_after(page.text, said[-1].end()) if said else None
    if head is None or not fates("toll").keys().isdisjoint(head.before):
        return quantity
    kind = kind_of_noun(head.unit)
    if kind == "people":  # "the number of miners killed rose to 12"
        kind = fates("object").get(page.lower[page.token(head.end)], kind)
    return replace(quantity, unit=head.unit, category=kind) if kind in COUNTS else quantity


def _befallen(
    page: FigureText,
    quantity: Quantity,
    words: tuple[list[str], clause.Following],
    last: Quantity | None,
    drawn: bool,
) -> Quantity:
    """Say what befell the people of one figure; `last` is the figure before it in the sentence."""
    before, following = words
    if leaves_out(" ".join(before[-2:])):
        return quantity  # "all but two were killed"
    after = following.words
    predicates = figure_words("predicate")
    bare = quantity.unit is None
    closes = page.text[quantity.span.end : quantity.span.end + 1] in tuple(",;.:")
    if bare and _is_vote(before, () if closes else after, last):
        return replace(quantity, category="score")
    if (
        bare
        and last is not None
        and last.category in {"things", "events"}
        and after[:1] == ["more"]
    ):
        return replace(quantity, unit=last.unit, category=last.category)
    fronted = _of_kin(before) or clause.fate_fronted(before) or _headed(page, quantity)
    if fronted := fronted or clause.put_to_death(before, after):
        return replace(quantity, category=fronted)
    if bare and quantity.value >= _MONEY:
        return quantity
    ahead = clause.fate_after(following, reduced=not drawn)
    behind = clause.fate_before(before, bare or quantity.unit in {"person", "victim", "civilian"})
    i = page.token(quantity.span.start)
    if ahead and i and page.closed(i - 1):
        behind = None  # "22 drowned, 31 were rescued"
    if ahead or behind:
        nearest = min((f for f in (ahead, behind) if f), key=lambda f: f[1])[0]
        return _with_fate(quantity, nearest, last)
    if last is not None and last.category in PEOPLE:
        gap = page.text[(last.noun or last.span).end : quantity.span.start].lower()
        # "five of the 11 men": both have the noun behind the second
        joined = last.noun is None or last.noun.end < quantity.span.start
        if joined and _AND.fullmatch(gap) and not (bare and after[:1] and after[0] in predicates):
            return replace(quantity, category=last.category, unit=quantity.unit or last.unit)
        if bare:
            took = gap.rstrip().endswith((" and", " from", " than"))
            # "Ten died in Orn, six in Val"
            took = took or (gap.rstrip()[-1:] in (",", ";") and after[:1] in _THERE)
            took_up = after[:1] != [] and after[0] not in predicates and took
            took_up = took_up and not may_be_passive(after[0])  # "and 30 sealed off"
            kind = last.category if took_up else "people"
            return replace(quantity, category=kind, unit=last.unit)
    opened = page.lower[page.token(page.opening(quantity.span.start)) : i]
    crowd = quantity.value >= LEAST_CROWD and not figure_words("crowd").isdisjoint(opened)
    crowd = crowd or (quantity.value >= LEAST_CROWD and not _DREW.isdisjoint(before[-1:]))
    if bare and (crowd or _are_people(before, after)):
        return replace(quantity, category="people", unit="person")
    return quantity


def _of_kin(before: Sequence[str]) -> str | None:
    """Are these the kin of the one who is told of: "the mother of two died", "leaves behind a wife
    and two sons"?"""
    parent = before[-1:] == ["of"] and not figure_words("parent").isdisjoint(before[-2:])
    left = any(pair in _BEREAVED for pair in itertools.pairwise(before[-_FAMILY:]))
    return "people" if parent or left else None


def _with_fate(quantity: Quantity, fate: str, last: Quantity | None) -> Quantity:
    """Give a figure its fate; a bare one counts what the one before it counts, but no children
    among whom it tells of ("11 children died and dozens were hurt")."""
    if fate == clause.BOTH:
        return replace(quantity, category="people", unit=clause.BOTH)
    if fate == "displaced" and quantity.unit in counted("no refugee"):
        fate = "people"  # those who fled a prison or were taken off a ship
    takes_up = quantity.unit is None and last is not None and last.category in PEOPLE
    takes_up = takes_up and last is not None and last.unit not in _PART_OF_ALL
    return replace(quantity, category=fate, unit=last.unit if takes_up and last else quantity.unit)


def _is_vote(before: Sequence[str], after: Sequence[str], last: Quantity | None) -> bool:
    """Is a bare figure one of votes or a lead: "won by 312", "a margin of 12", "42 voted guilty",
    "71,209 votes to her rival's 59,337", "two votes short of the 44 required"?"""
    votes = last is not None and last.category == "score" and last.unit == "vote"
    if (
        votes
        or after[:1] == ["voted"]
        or list(before[-2:]) in (["margin", "of"], ["majority", "of"])
    ):
        return True
    gone = list(before[-1:]) == ["by"] and "watched" not in before[-2:]
    return gone and not figure_words("vote").isdisjoint(before[-3:])


def _are_people(before: Sequence[str], after: Sequence[str]) -> bool:
    """Do the words around a bare figure show that it counts persons: "a party of seven", "820 who
    were laid off", "some 210 had been aboard"?"""
    if not figure_words("of a crowd").isdisjoint(before[-4:]):
        return True
    if " ".join(before[-2:]) in _SEEN:
        return True
    if before[-1:] == ["of"] and not figure_words("in a group").isdisjoint(before[-2:]):
        return True
    steps = next((k for k, w in enumerate(after[:5]) if w not in figure_words("to a deed")), 5)
    said = after[steps : steps + 2]
    return bool(said) and not {said[0], " ".join(said)}.isdisjoint(figure_words("of people"))


def _headed(page: FigureText, quantity: Quantity) -> str | None:
    """What befell those of a figure in a table of losses ("Dead: 12")?"""
    i = page.token(quantity.span.start) - 1
    if i < 0 or page.text[page.ends[i] : quantity.span.start].strip() != ":":
        return None
    return fates("object").get(page.lower[i]) or fates("toll").get(page.lower[i])


def _included(page: FigureText, found: list[Quantity], wholes: dict[int, int]) -> None:
    """Link "including five", "of whom 12", "seven of them", and all after "Of the 40, ..."."""
    starts = [q.span.start for q in found]
    for n in range(1, len(found)):
        part = found[n]
        if n in wholes or page.sentence(part.span.start) != page.sentence(found[n - 1].span.start):
            continue
        first, _ = page.sentence(part.span.start)
        opening = bisect_left(starts, page.starts[first])
        words = page.lower[first : page.token(found[opening].span.start)]
        marked = _OF_BEFORE.search(page.text, max(0, part.span.start - 30), part.span.start)
        marked = marked or _OF_AFTER.match(page.text, part.span.end)
        if marked:
            near = [k for k in range(n - 1, max(-1, n - 9), -1) if _holds(found[k], part)]
            people = (k for k in near if part.unit is None and found[k].category in PEOPLE)
            whole = next(people, next(iter(near), None))
        elif words in (["of", "the"], ["of"]) and _holds(found[opening], part):
            whole = opening  # "Of the 97 whales, more than half died"
            found[whole] = replace(found[whole], pool=True)
        elif _takes_up(page, found[n - 1], part):
            whole = n - 1
        else:
            continue
        if whole is not None and page.sentence(found[whole].span.start)[0] == first:
            wholes[n] = whole


def _among_before(page: FigureText, found: list[Quantity]) -> dict[int, int]:
    """Find the bare figures that are surely among people counted before them, though no word makes
    them a part: "37 were rounded up; five have been charged", "nine of the dead"."""
    links: dict[int, int] = {}
    for n in range(1, len(found)):
        part = found[n]
        toll = _OF_TOLL.match(page.text, part.span.end)
        past = page.token(part.span.end)
        after = page.lower[past : past + 1]
        bare = part.noun is None and after and after[0] in figure_words("predicate")
        for k in range(n - 1, max(-1, n - 4), -1):
            whole = found[k]
            if part.span.start - whole.span.end > _NEAR_PART:
                break
            told = whole.category in BEFALLEN and whole.category == part.category
            held = whole.category in _HOLDING and whole.noun is not None and not whole.pool
            if whole.value > part.value and (
                (toll and told) or (bare and held and _holds(whole, part))
            ):
                links[n] = k
                break
    return links


def _parted(found: list[Quantity], links: dict[int, int]) -> None:
    """Keep with each whole the numbers of its parts; a share of it is as many as it comes to."""
    held: dict[int, list[float]] = {}
    for n, k in links.items():
        part, whole = found[n], found[k]
        shared = part.category == "share" and whole.category != "share"
        held.setdefault(k, []).append(part.value * whole.value / 100 if shared else part.value)
    for k, values in held.items():
        found[k] = replace(found[k], parts=tuple(sorted(values)))


def _takes_up(page: FigureText, whole: Quantity, part: Quantity) -> bool:
    """Is this a bare smaller figure of the same people after a mark ("four men, two armed")?"""
    same = part.category == whole.category and part.category in PEOPLE and part.noun is None
    gap = page.text[(whole.noun or whole.span).end : part.span.start]
    marked = gap.strip()[-1:] in (",", "-", "–", "—")
    return same and marked and part.value < whole.value and len(gap) < 40


def _holds(whole: Quantity, part: Quantity) -> bool:
    """Can one figure, by what they count, be a part of the other?"""
    if part.category == "share":
        return whole.category in COUNTS or whole.category in {"money", "measure"}
    if whole.category in PEOPLE and part.category in PEOPLE:
        fits = part.category in ("people", whole.category) or whole.category == "people"
    else:
        fits = whole.category == part.category and whole.category in (*COUNTS, "money", "measure")
        fits = fits and part.unit in (None, whole.unit)
    fits = fits or (part.unit is None and part.category == "things" and whole.category in COUNTS)
    return fits and part.value <= (whole.value if whole.high is None else whole.high)


def _summed(page: FigureText, found: list[Quantity], wholes: dict[int, int]) -> None:
    """Link the two figures of people that follow a third and add up to it."""
    for n in range(len(found) - 2):
        whole, one, two = found[n : n + 3]
        same = page.sentence(whole.span.start) == page.sentence(two.span.start)
        people = all(q.category in PEOPLE for q in (whole, one, two))
        free = wholes.get(n + 1, n) == n  # "seven, of whom four died and three got away"
        if same and people and free and one.value + two.value == whole.value:
            wholes.setdefault(n + 1, n)
            wholes.setdefault(n + 2, n)


def _is_told_of(page: FigureText, quantity: Quantity) -> bool:
    """Is it told of this one what befell him, not of those whom he is one of?"""
    first, last = page.token(quantity.span.end), page.token((quantity.noun or quantity.span).end)
    among = {*page.lower[first:last], quantity.unit or ""}
    return among.isdisjoint({*fates("object"), *fates("toll"), "victim", "fatality"})


def _is_idle_one(page: FigureText, quantity: Quantity) -> bool:
    """Is this "one" an article or a pronoun ("one resident recounted", "one another")?"""
    start, end = quantity.span
    i = page.token(start)
    among = _ONE_OF.match(page.text, start) and quantity.whole is None
    if among and (quantity.hedge == "at most" or not _is_told_of(page, quantity)):
        return True  # "under one of its", "one of the slain victims": not "one of the boys died"
    if end - start != 3 or page.lower[i].partition("-")[0] != "one":
        return False
    if page.before(i) in {"no", "another", "any", "every", "each", "which", "loved"}:
        return True
    if quantity.category in BEFALLEN or quantity.category in {"share", "money"}:
        return False
    return quantity.category not in {"duration", "measure"} or quantity.unit == "day"
