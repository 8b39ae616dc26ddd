"""Who speaks in each text, how often, and how many words are they given?

A row is a speaker, united over both texts. Named persons, unnamed ones, institutions, vague plurals
and sources that nobody names are counted apart (docs/method/sources.md). Who was found in one text
alone may speak in the other all the same: of what is given to somebody we find about 70 %.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bias.analyses.sources.facing import said_in_each, twin
from bias.analyses.sources.requoted import requoted
from bias.analyses.sources.sayings import LEAST, NOTHING, Saying
from bias.analyses.sources.spoken import Cast, Spoken, cast
from bias.analyses.sources.telling import BAR, FEATURES, likely, measure
from bias.analyses.sources.united import Pair, unite
from bias.article import count_words
from bias.attribution import (
    ANY_BODY,
    KINDS,
    emptiness,
    is_speaker,
    person_nouns,
    roles_of,
)
from bias.context import FAR_WORDS, Context, Side
from bias.findings import Finding, Measure, Short, SourceRow, Speaking, State
from bias.lists import lemmas, terms_of
from bias.names import is_first_name, titles
from bias.reading import Reading

__all__ = ["BAR", "FEATURES", "SHARE", "Sources", "cast", "measure", "rows_of"]

#: Words of who speaks in one text alone; speakers and ids that are named of a text.
LEAST_ALONE, ALONE, IDS = 20, 2, 4
#: Words of who may be listed as speaking, and of who is no named person and speaks once.
LEAST_LISTED, LEAST_NAMELESS = 8, 10
LONGEST_ACRONYM = 6
#: Last words that tell nobody by themselves: "another", "many others".
_ANYBODY = frozenset(("another", "one", "other", "others", "some", "many", "people"))
#: What a vote or a count gives, or the first words of a post ("the Lima County attorney"), and what
#: stands before somebody who was told of before.
_COUNTS = frozenset(("poll", "polling", "result", "vote", "county"))
_BEFORE = frozenset(("the", "this", "that", "these", "those"))
#: How surely a row of each kind is one speaker (docs/method/sources.md); a plural's
#: words may be several people's. Guesses. And of whom a text only says "he" or "they".
SURE = {
    "named person": 1.0, "institution": 0.8, "unnamed person": 0.8, "vague": 0.7, "nobody": 0.2,
}  # fmt: skip
GUESSED = 0.2
#: Words of a quotation that the other text prints without a name.
LEAST_TWIN = 5
#: What a line weighs that prints nobody's words but the writer's.
_RETOLD = 0.9
#: The measure of how many words of a text are given to somebody.
SHARE = "words of somebody"
_OTHER: dict[Side, Side] = {"a": "b", "b": "a"}


class Sources:
    """Who speaks?"""

    name = "sources"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """List the speakers of one text, or set those of two beside each other."""
        casts = {
            s: cast(context.reading(s), context.attributions(s), s.upper()) for s in context.sides
        }
        pairs: list[Pair] = [(x, None) for x in casts["a"].spoken]
        if context.b is not None:
            pairs = unite(casts["a"], casts["b"])
        rows = rows_of(pairs, {s: context.reading(s) for s in context.sides})
        if context.b is not None and context.relation.verdict != "unrelated":
            rows = _shown(context, rows, pairs)
        found: list[Finding] = [*rows, *_measures(context, rows, casts)]
        found.append(State(values={f"unknown_{s}": c.unknown for s, c in casts.items()}))
        if context.b is not None and context.comparable:
            found += said_in_each(context, pairs)
            found += requoted(context, pairs)
            for side in context.sides:
                found += _alone(context, side, pairs)
        return found


def rows_of(pairs: Sequence[Pair], texts: Mapping[Side, Reading]) -> list[SourceRow]:
    """The rows of pairs of speakers; of who has no role what either text says where they are named
    and do not speak."""
    rows = [_row(a, b) for a, b in pairs]
    if all(row.role or row.kind != "named person" for row in rows):
        return rows
    told = {s: roles_of(known) for s, known in texts.items()}
    return [
        replace(row, role=_elsewhere(row.name, told))
        if row.kind == "named person" and not row.role
        else row
        for row in rows
    ]


def _elsewhere(name: str, told: Mapping[Side, Mapping[str, str]]) -> str | None:
    """What a text says of the one who bears a name or a longer form of it."""
    words = set(name.split())
    surname = name.rpartition(" ")[2]
    met = [
        (full, role)
        for roles in told.values()
        for full, role in roles.items()
        if full.endswith(f" {surname}") and words <= set(full.split())
    ]
    roles = sorted({role for _, role in met if role}, key=lambda r: (emptiness(r), -len(r), r))
    return roles[0] if roles and len({full for full, _ in met}) == 1 else None


def _row(a: Spoken | None, b: Spoken | None) -> SourceRow:
    told = [x for x in (a, b) if x is not None]
    # The fullest name and role, whichever text gives it.
    first = min(told, key=lambda x: (x.kind != "named person", -len(x.name), x.name))
    roles = sorted((r for x in told for r in x.roles[:1]), key=lambda r: (emptiness(r), -len(r), r))
    sides = sorted(x.side for x in told if x.side)
    seats = sorted((x.seat for x in told if x.seat), key=lambda s: (s.startswith(" of "), s))
    if roles and seats:
        roles[0] = _seated(roles[0], seats[0])
    # "The Delaware Democrat" is a name that was not read.
    misread = first.kind == "unnamed person" and first.name.split()[-1][:1].isupper()
    # Who is given much in one text alone is no less to see than who is given some in both.
    given = max(x.given * (GUESSED if x.name and not x.named else 1) for x in told)
    return SourceRow(
        name=first.name,
        kind=first.kind,
        role=roles[0] if roles else None,
        side=sides[0] if sides else None,
        a=None if a is None else a.speaking(),
        b=None if b is None else b.speaking(),
        weight=SURE[first.kind] * given * (GUESSED if misread else 1),
    )


def _seated(role: str, seat: str) -> str:
    """A title with the party and place behind the name: "Sen., Ohio Republican", "President of
    France"; not again what it says already ("Ohio Governor")."""
    words = role.split()
    if words[-1].strip(".") not in titles() or "Republican" in role or "Democrat" in role:
        return role
    alone = len(words) == 1 or (len(words) == 2 and words[0].lower() in ("former", "prime"))
    return f"{role}{seat}" if alone or not seat.startswith(" of ") else role


# -- counts ---------------------------------------------------------------------------------------


def _measures(
    context: Context, rows: Sequence[SourceRow], casts: Mapping[Side, Cast]
) -> list[Measure]:
    """For each kind of speaker what it is given: utterances, and words of the text; and of all
    words the share that is somebody's. What two say together counts once."""
    found = []
    for kind in KINDS:
        mine = {s: [x for r in rows if r.kind == kind and (x := _of(r, s))] for s in context.sides}
        again = {s: casts[s].again for s in mine}
        times = {
            s: sum(x.attributions for x in told) - again[s].get((kind, "times"), 0)
            for s, told in mine.items()
        }
        given = {
            s: sum(x.words for x in told) - again[s].get((kind, "words"), 0)
            for s, told in mine.items()
        }
        if any(times.values()):
            found.append(_measure(context, f"{kind}, times", times, 1000))
            found.append(_measure(context, f"{kind}, words", given, 100))
    said = {s: int((context.reading(s).columns.said >= 0).sum()) for s in context.sides}
    return [*found, _measure(context, SHARE, said, 100)]


def _measure(context: Context, name: str, counts: dict[Side, int], per: int) -> Measure:
    words = {s: len(context.reading(s).lemma) for s in counts}
    rates = {s: round(per * n / words[s], 4) if words[s] else None for s, n in counts.items()}
    a, b = rates["a"], rates.get("b")
    if max(counts.values()) < 3:
        a = b = None
    return Measure(
        name=name,
        unit=f"per {per:,} words",
        voice="all",
        family="sources",
        count_a=counts["a"],
        count_b=counts.get("b"),
        words_a=words["a"],
        words_b=words.get("b"),
        a=a,
        b=b,
        difference=None if a is None or b is None else round(a - b, 4),
    )


# -- the first screen -----------------------------------------------------------------------------


def _shown(context: Context, rows: Sequence[SourceRow], pairs: Sequence[Pair]) -> list[SourceRow]:
    """The same rows; whom either text quotes by name and who surely speaks may be listed on the
    first screen, unless the other text prints their quotation without a name: that is no other
    voice."""
    persons = {row.name.split()[-1] for row in rows if row.kind == "named person" and row.name}

    def tells(row: SourceRow, pair: Pair) -> bool:
        told = [x for x in pair if x is not None and x.words]
        quoted = any(x.quoted() for x in told)
        # "Russian Ford", once more beside Tom Ford.
        again = row.kind != "named person" and row.name.split()[-1] in persons
        if not quoted and (again or not any(map(_surely_speaks, told))):
            return False
        alone: Side | None = "a" if pair[1] is None else "b" if pair[0] is None else None
        return alone is None or not _is_requoted(context, alone, told[0])

    return [
        replace(row, first_screen=row.kind != "nobody" and tells(row, pair))
        for row, pair in zip(rows, pairs, strict=True)
    ]


def _surely_speaks(mine: Spoken) -> bool:
    """Whether somebody is told by words of their own, not those of one who was named before, and
    given enough; no document."""
    if not mine.named or mine.given < LEAST_LISTED or mine.words[-1] in _ANYBODY:
        return False
    if mine.kind == "named person":
        return True
    words = mine.name.split()
    capital = [w for w in words if w[:1].isupper()]
    last = {mine.words[-1], *lemmas(mine.words[-1])}
    document = last & (terms_of("speakers", "document").keys() | _COUNTS)
    again = mine.first in _BEFORE or (not capital and last & ANY_BODY and len(words) < 3)
    if document or again:
        return False
    if len(words) == 1 and (mine.kind != "institution" or not _is_known(mine.name)):
        return mine.kind != "unnamed person" and mine.attributions > 1
    return mine.attributions > 1 or mine.given >= LEAST_NAMELESS


def _is_known(name: str) -> bool:
    """Whether one word is surely a body: a listed noun, an acronym or a country; "Title" and "Gay"
    are pieces of names, or none."""
    acronym = name.isupper() and len(name) <= LONGEST_ACRONYM
    return acronym or is_speaker(name.lower()) or name in terms_of("countries")


def _alone(context: Context, side: Side, pairs: Sequence[Pair]) -> list[Short]:
    """Who is given words in one text and not even mentioned in the other; and who is quoted in
    both, where one alone prints some of it."""
    there = context.reading(_OTHER[side])
    told = set(there.lemma) | {w.lower() for w in there.tokens.words}
    unfit = _unfit(context, side, pairs)
    out = []
    for a, b in pairs:
        mine, theirs = (a, b) if side == "a" else (b, a)
        if mine is None or mine.kind == "nobody" or mine.given < LEAST_ALONE:
            continue
        # Of a name that one text alone has a reader cannot tell whose voice it is without a role.
        if theirs is None and mine.kind == "named person" and not _row(a, b).role:
            continue
        if theirs is None and not (_is_silent(mine, told) and not _is_told(context, side, mine)):
            continue
        if theirs is not None and not (mine.quoted() and mine.named):
            continue
        what = _told(context, side, mine, theirs, unfit)
        one = _Alone(_row(a, b), mine, *what, theirs)
        out += [one] if one.told.words else []
    # Those whose point is shown most surely before others.
    out.sort(key=lambda x: (-x.told.worth, -x.spoken.given))
    found: list[Short] = []
    for both, most in ((True, 1), (False, ALONE)):
        found += [one.short(side) for one in out if one.both is both][:most]
    return found


def _unfit(context: Context, side: Side, pairs: Sequence[Pair]) -> set[int]:
    """The numbers of sentences that are no one's own words of now: two say them together, or what
    the writer adds sets them at another time."""
    spoken = [x for pair in pairs if (x := pair[side == "b"]) is not None]
    said = Counter(piece for x in spoken for piece in {*x.pieces})
    found = {number for (number, _), many in said.items() if many > 1}
    article = context.article(side)
    for number, span in said:
        sentence = article.sentences[number - 1]
        around = article.text[sentence.start : span.start], article.text[span.end : sentence.end]
        if any(map(_elsewhen().search, around)):
            found.add(number)
    return found


@cache
def _elsewhen() -> re.Pattern[str]:
    """What sets words that are quoted at another time than the story's: of five such lines on the
    149 `rule` pairs all five misled ("tweeted in 2014", "said at the time", "plans to tell")."""
    return re.compile(rf"\b(?:(?:19|20)\d\d|{'|'.join(sorted(terms_of('leaning', 'elsewhen')))})\b")


def _is_silent(mine: Spoken, told: set[str]) -> bool:
    """Whether somebody surely stands nowhere in the other text, whose words are `told`."""
    # Who is "the host" may be named elsewhere; a newspaper or a ministry that one text alone
    # cites is little news; one word may be no name; a pronoun alone is too little to go by.
    unsure = mine.kind == "unnamed person" and mine.first not in ("a", "an", "one", "another")
    unsure = unsure or mine.kind not in ("named person", "unnamed person") or not mine.named
    # "A video of his remarks" says nothing by itself.
    unsure = unsure or (mine.kind == "unnamed person" and not _is_person(mine))
    unsure = unsure or mine.words[-1] in terms_of("function")
    unsure = unsure or (mine.kind == "named person" and len(mine.words) < 2)
    # "Donald F. McGahn II" is named by "Don McGahn".
    words = {w for w in mine.words if len(w) > 2}
    return not (unsure or (words | {w.removesuffix("s") for w in words}) & told)


def _is_told(context: Context, side: Side, mine: Spoken) -> bool:
    """Whether the other text tells what somebody says here: half of it, or a quotation of theirs
    that it prints without their name."""
    both = {i for match in context.matches for i in (*match.a, *match.b)}
    if 2 * len(both & mine.ids.keys()) >= len(mine.ids):
        return True
    return _is_requoted(context, side, mine)


def _is_requoted(context: Context, side: Side, mine: Spoken) -> bool:
    """Whether the other text prints a quotation of somebody whom it does not name."""
    if context.b is None:
        return False
    article = context.article(side)
    return any(
        count_words(article.slice(span)) >= LEAST_TWIN
        and twin(context, side, article.sentences[number - 1])
        for number, span in mine.pieces
    )


class _Alone(NamedTuple):
    """Who speaks in one text alone, or in the other too (`there`), and what is `told` of it in this
    one: `quoted`, or in the writer's words."""

    row: SourceRow
    spoken: Spoken
    told: Saying
    quoted: bool
    there: Spoken | None

    @property
    def both(self) -> bool:
        """Whether both texts give words to who speaks."""
        return self.there is not None

    def short(self, side: Side) -> Short:
        """The line of the first screen."""
        numbers = (self.told.number, self.told.last)
        ids = tuple(f"{side.upper()}{n}" for n in numbers if n)
        rank = 1.0 if self.quoted else _RETOLD
        return Short(
            kind="said" if self.both else "only",
            section="sources",
            bin="one",
            a=ids if side == "a" else (),
            b=ids if side == "b" else (),
            weight=rank + min(self.spoken.aloud or self.spoken.given, 500) / 1000,
            values={
                "name": self.row.name, "kind": self.row.kind, "role": self.row.role,
                "times": self.spoken.attributions, "words": self.spoken.given,
                "said": self.told.words if self.quoted else "",
                "retold": "" if self.quoted else self.told.words,
                "quoted": bool(self.spoken.pieces),
                "quoted_there": bool(self.there and self.there.aloud),
            },
        )  # fmt: skip


def _told(
    context: Context, side: Side, mine: Spoken, theirs: Spoken | None, unfit: set[int]
) -> tuple[Saying, bool]:
    """What somebody says that the other text does not tell and that is most likely their point, and
    whether it is quoted, not told in the writer's words; of who is quoted
    there too only what surely stands here alone; nothing of `unfit` sentences."""
    both = {i for match in context.matches for i in (*match.a, *match.b)}
    # A poll and a newspaper are no persons: "HuffPost Pollster".
    # Nor is a reporter told of who is not quoted.
    told = bool(mine.pieces) and is_first_name(mine.name.split()[0])
    sure = bool(mine.roles) or mine.kind == "unnamed person" or told
    found = [(x, True) for x in mine.sayings]
    found += [(x, False) for x in mine.retold if sure and (theirs is None or _is_half(x.words))]
    alone = _sure_alone(context, side) if theirs is not None else None
    found = [
        (x, quoted)
        for x, quoted in found
        if x.worth >= LEAST and both.isdisjoint(f"{side.upper()}{n}" for n in x.numbers)
        if unfit.isdisjoint(x.numbers)
        if alone is None or (x.whole and alone.issuperset(x.numbers))
    ]
    points = likely(context, side, mine, [x for x, _ in found])
    if points is not None:
        found = [
            (x._replace(worth=p), quoted)
            for (x, quoted), p in zip(found, points.tolist(), strict=True)
            if p >= BAR
        ]
    return max(found, key=lambda f: (f[0].worth, -f[0].number), default=(NOTHING, True))


def _is_half(words: str) -> bool:
    """Whether half of what is told in the writer's words is quoted, and it says of whom: of 38 that
    only told 28 were right, of 9 like this 8."""
    first = words.partition(" ")[0].lower()
    return '"' in words.replace("“", '"') and first not in terms_of("function", "pronoun")


def _sure_alone(context: Context, side: Side) -> set[int]:
    """The numbers of the sentences that the other text neither tells nor quotes, and of those too
    short to know that stand beside one."""
    article = context.article(side)
    numbers = context.untold[side] | context.far[side]
    sure = {n for n in numbers if not twin(context, side, article.sentences[n - 1])}
    short = {s.number for s in article.body if count_words(article.slice(s)) < FAR_WORDS}
    return sure | {n for n in short if not sure.isdisjoint((n - 1, n + 1))}


def _is_person(mine: Spoken) -> bool:
    """Whether a word that tells of an unnamed speaker names a person: "a nurse of the ward"."""
    known = person_nouns()
    return any(w in known or w.removesuffix("s") in known for w in mine.words)


def _of(row: SourceRow, side: Side) -> Speaking | None:
    return row.a if side == "a" else row.b


def _ids(row: SourceRow, side: Side) -> tuple[str, ...]:
    spoken = _of(row, side)
    return spoken.ids[:IDS] if spoken is not None else ()
