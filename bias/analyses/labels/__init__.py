"""What are they called? For each kind of thing that both texts name: all its names, with counts.

A row is a kind of thing (`world_called.tsv`: a law, people without papers) for which one text has a
disputed name that the other does not hold. Only words that name it wherever they stand are counted,
so that every name of both texts is in the row, plain ones too. That words of one topic are of one
thing ("decision", "overreach") is not guessed: docs/method/labels.md. With one article every kind
with a disputed name is listed. Another kind of row tells how each writer describes one person or
body (`epithets`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bias.analyses.labels.epithets import epithets
from bias.article import HEADLINE, Voice
from bias.context import Context, Side
from bias.findings import Evidence, Finding, Label, LabelRow, Quoted, Short
from bias.lists import load
from bias.reading import Reading, voice
from bias.words import lemma

#: Lines that the first screen may have, and how often a text must use the disputed name; once is
#: enough in the writer's own words for one that judges ("rioters", "terrorist forces").
LINES, OFTEN = 2, 2
JUDGING = frozenset(("judged", "unlawful"))
OWN = frozenset(("narration", "headline"))
#: The most tokens of a name in the list.
LONGEST = 4
#: Of more uses of disputed names a row is no weightier.
MOST = 9


class Called(NamedTuple):
    """A name of the list: the kind of thing that it names, and why it is disputed; "" if not."""

    kind: str
    reason: str


class _Use(NamedTuple):
    """A name where it stands: its tokens, and its words without hyphens and endings."""

    first: int
    last: int
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """What its spellings share: "asylum-seekers", "asylum seeker"."""
        return "".join(self.words)


class _Name(NamedTuple):
    """All uses of one name in a text, as it is printed most often."""

    printed: str
    called: Called
    uses: list[_Use]

    @property
    def judging(self) -> str:
        """The word that disputes: "illegal" of an alien and of an immigrant, "regime"."""
        words = self.uses[0].words
        return next((w for w in words if w not in _plain(self.called.kind)), words[0])


Names = Mapping[Side, list[_Name]]


class Labels:
    """What are they called?"""

    name = "labels"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """Set the names of two texts beside each other, or list those of one."""
        if context.b is not None and context.relation.verdict == "unrelated":
            return []  # what two stories have in common are words, not things
        named = {side: _names(context.reading(side)) for side in context.sides}
        found: list[Finding] = []
        rows: list[tuple[LabelRow, Names]] = []
        for kind in sorted(set.intersection(*map(set, named.values()))):
            names = {side: of[kind] for side, of in named.items()}
            alone = sum(len(n.uses) for side in names for n in _alone(names, side))
            if alone:
                row = _row(context, names, alone)
                rows.append((row, names))
                found += [row, *_disputed(context, row.referent, names)]
        if context.b is not None:
            best = [
                (row, names)
                for row, names in rows
                if row.weight >= OFTEN or any(_judges(context, names, side) for side in names)
            ]
            best.sort(key=lambda found: (-found[0].weight, found[0].referent))
            lines = [_short(row, _first(context, names)) for row, names in best]
            described = epithets(context)
            described.sort(key=lambda row: (-row.weight, row.referent))
            lines += [_short(row, {"a": row.a[0].ids, "b": row.b[0].ids}) for row in described]
            found += [*described, *lines[:LINES]]
        return found


# -- names in a text ------------------------------------------------------------------------------


@cache
def listed() -> dict[tuple[str, ...], Called]:
    """The names of the list, by their words without hyphens and endings."""
    found = {}
    for term in load("called").terms:
        kind, _, reason = term.note.partition(" ")
        found[tuple(map(_base, term.text.split()))] = Called(kind, reason)
    return found


@cache
def _plain(kind: str) -> frozenset[str]:
    """The words of the names of a kind that nobody disputes."""
    return frozenset(w for name, x in listed().items() if x == Called(kind, "") for w in name)


def _base(word: str) -> str:
    return lemma(word.lower().removesuffix("'s").replace("-", ""))


def _names(known: Reading) -> dict[str, list[_Name]]:
    """The names of each kind of thing in a text, the most used first."""
    found: dict[str, dict[str, list[_Use]]] = {}
    for use in _uses(known):
        named = found.setdefault(listed()[use.words].kind, {})
        named.setdefault(use.key, []).append(use)
    made = {}
    for kind, named in found.items():
        names = []
        for uses in named.values():
            forms = Counter(_printed(known, use) for use in uses)
            printed = min(forms, key=lambda form: (-forms[form], form))
            names.append(_Name(printed, listed()[uses[0].words], uses))
        made[kind] = sorted(names, key=lambda n: (-len(n.uses), n.uses[0].first))
    return made


def _uses(known: Reading) -> Iterator[_Use]:
    """Every name of the list in a text, the longest where two overlap; of a headline that repeats
    what stood before none."""
    bases = tuple(map(_base, known.tokens.words))
    seen = set[str]()
    for n, sentence in enumerate(known.article.sentences):
        low, high = known.bounds[n]
        text = " ".join(known.article.slice(sentence).split()).casefold()
        i = high if text in seen and sentence.kind in HEADLINE else low
        seen.add(text)
        while i < high:
            ends = range(min(high, i + LONGEST), i, -1)
            end = next((e for e in ends if bases[i:e] in listed() and _names_it(known, i, e)), 0)
            if end:
                yield _Use(i, end - 1, bases[i:end])
            i = end or i + 1


def _names_it(known: Reading, first: int, end: int) -> bool:
    """Whether words are a name in one piece: a single one a noun, and no part of a longer name."""
    starts, ends, printed = known.tokens
    text, last = known.article.text, end - 1
    if any(text[ends[k] : starts[k + 1]].strip(" -\n") for k in range(first, last)):
        return False
    for mention, _ in known.names.within(starts[max(0, first - LONGEST)], ends[last]):
        if (
            mention.end > starts[first]
            and mention.end - mention.start > ends[last] - starts[first] + 2
        ):
            return False  # "the Center for Reproductive Rights"
    alone = last == first and "-" not in printed[first]
    return not alone or known.class_at(first) in ("noun", "name", "open")


def _printed(known: Reading, use: _Use) -> str:
    """The words of a name, in small letters where they are no name of somebody."""
    tokens = range(use.first, use.last + 1)
    words = [known.tokens.words[k].removesuffix("'s") for k in tokens]
    small = [
        w if known.class_at(k) == "name" or w.isupper() else w.lower()
        for k, w in zip(tokens, words, strict=True)
    ]
    return " ".join(small)


# -- rows -----------------------------------------------------------------------------------------


def _alone(names: Names, side: Side) -> list[_Name]:
    """The disputed names of a text of which the other has neither a form nor the word that makes
    them disputed; of one text alone all."""
    theirs = {n.judging for other, of in names.items() if other != side for n in of}
    return [n for n in names[side] if n.called.reason and n.judging not in theirs]


def _judges(context: Context, names: Names, side: Side) -> bool:
    """Whether a writer judges by a name that this text alone has."""
    known = context.reading(side)
    return any(
        name.called.reason in JUDGING and any(voice(known, use.last) in OWN for use in name.uses)
        for name in _alone(names, side)
    )


def _row(context: Context, names: Names, alone: int) -> LabelRow:
    cells = {
        side: tuple(label for n in of for label in _labels(context, side, n))
        for side, of in names.items()
    }
    return LabelRow(
        referent=_title(names),
        a=cells["a"],
        b=cells.get("b", ()),
        weight=float(min(alone, MOST)),
    )


def _title(names: Names) -> str:
    """The name that is said most often of those that nobody disputes."""
    said: Counter[str] = Counter()
    for of in names.values():
        for n in of:
            said[n.printed] += 0 if n.called.reason else len(n.uses)
    best = min(said, key=lambda name: (-said[name], name))
    kind = next(n.called.kind for of in names.values() for n in of)
    return best if said[best] else kind.replace("_", " ")


def _labels(context: Context, side: Side, name: _Name) -> Iterator[Label]:
    """A name by the voices that use it."""
    known = context.reading(side)
    voices: dict[Voice, list[_Use]] = {}
    for use in name.uses:
        voices.setdefault(voice(known, use.last), []).append(use)
    for spoken, uses in voices.items():
        ids = dict.fromkeys(f"{side.upper()}{_number(known, use)}" for use in uses)
        yield Label(label=name.printed, count=len(uses), voice=spoken, ids=tuple(ids))


def _number(known: Reading, use: _Use) -> int:
    return known.article.sentences[int(known.sentence[use.last])].number


def _disputed(context: Context, referent: str, names: Names) -> Iterator[Evidence]:
    """Each disputed name with why it is disputed, and who says it."""
    for side, of in names.items():
        for name in of:
            if name.called.reason:
                quotes = tuple(_quoted(context, side, use) for use in name.uses[:2])
                yield Evidence(
                    about=name.called.reason,
                    values={
                        "referent": referent,
                        "label": name.printed,
                        "count": len(name.uses),
                    },
                    a=quotes if side == "a" else (),
                    b=quotes if side == "b" else (),
                )


def _quoted(context: Context, side: Side, use: _Use) -> Quoted:
    known = context.reading(side)
    said = int(known.columns.said[use.last])
    quote = context.quote(side, known.article.sentences[int(known.sentence[use.last])])
    speaker = context.attributions(side)[said].speaker.name if said >= 0 else ""
    return replace(quote, source=speaker or quote.source)


def _first(context: Context, names: Names) -> dict[Side, tuple[str, ...]]:
    """Where a name that one text alone has stands, or the other's commonest."""
    at = {}
    for side, of in names.items():
        shown = next(iter(_alone(names, side)), of[0])
        at[side] = next(_labels(context, side, shown)).ids
    return at


def _short(row: LabelRow, at: Mapping[Side, tuple[str, ...]]) -> Short:
    """A line of the first screen."""
    return Short(
        kind="called",
        section="labels",
        bin="different",
        a=at["a"][:1],
        b=at["b"][:1],
        weight=2.0 + row.weight / 20,
        values={"referent": row.referent},
    )
