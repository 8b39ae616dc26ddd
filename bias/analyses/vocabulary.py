"""Which words set the two texts apart? Words of narration, counted by passage and tested.

Groups come before single words: what is made of one root ("strategy", "strategic") is one choice of
words, and is tested as one. Names are shown apart
and untested, because they say who is told about and not how; figures and grammar are left out. The
test, and why a word needs many hits in a long text, are in docs/method.md#uncertainty.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bias import uncertainty
from bias.context import SIDES, Context, Side
from bias.findings import Evidence, Finding, Measure, State, TermRow, Values
from bias.lists import fold
from bias.reading import Reading, pieces
from bias.uncertainty import Counted
from bias.words import family, is_stopword

FAMILY = "vocabulary"

# A word in fewer passages cannot have a verdict (it needs three), however they are dealt.
HOLDING = 3
NAMES = 8  # names shown
QUOTED = 2  # sentences of each text
SHOWN = 8  # clear ones with their sentences


class WordUse(NamedTuple):
    """A word of narration: sentence, what its forms share, as printed, whether it is a name, and
    whether it begins with a small letter here."""

    number: int
    key: str
    form: str
    is_name: bool
    small: bool = True


@dataclass
class CountedWord:
    """A word in all its forms.

    Attributes:
        places: passage -> hits, for each side.
        forms: printed form -> how often; the commonest names the word.
        first: sentence numbers, for each side.
        begins: the how-manieth word of each side this was at first.
        small: whether it was ever printed with a small letter; if not, it may be a name.
    """

    places: dict[Side, Counter[int]] = field(
        default_factory=lambda: {"a": Counter(), "b": Counter()}
    )
    forms: dict[str, int] = field(default_factory=dict)
    first: dict[Side, list[int]] = field(default_factory=lambda: {"a": [], "b": []})
    begins: dict[Side, int] = field(default_factory=dict)
    small: bool = False

    @property
    def label(self) -> str:
        """The shortest of the commonest forms."""
        return min(self.forms, key=lambda f: (-self.forms[f], len(f), f))

    @property
    def printed(self) -> str:
        """Every form that was counted, the commonest first: "charges / charge"."""
        return " / ".join(sorted(self.forms, key=lambda f: (-self.forms[f], len(f), f)))

    def total(self, side: Side) -> int:
        """Hits on one side."""
        return self.places[side].total()

    def hits(self, side: Side, passages: int) -> Sequence[int]:
        """Hits in each passage of one side, which has so many."""
        found = array("i", [0]) * passages
        for at, count in self.places[side].items():
            found[at] = count
        return found


class Vocabulary:
    """The words, and groups of words, that set two texts apart."""

    name = "vocabulary"
    needs = frozenset({"pair"})

    def run(self, context: Context) -> list[Finding]:
        """Return one measure and one row for each word and group that was compared, and the names;
        evidence and lines on what is clear."""
        words, named = _count(context)
        groups = _groups(words)
        grouped = {id(w) for group in groups for w in group}
        singles = [w for w in words.values() if id(w) not in grouped and _holding([w]) >= HOLDING]
        held = [*groups, *([w] for w in singles)]
        measures = uncertainty.measure(context.pack, [_counted(context, group) for group in held])
        found = sorted(zip(measures, held, strict=True), key=lambda p: _order(p[0], len(p[1])))
        marked = [(m, w) for m, w in found if m.verdict == "clear"]
        clear = tuple((m.name, _higher(m)) for m in measures if m.verdict == "clear")
        told: list[Finding] = [State(values={"clear": clear})]
        told += [m for m, _ in found]
        if any(m.verdict == "too little text" for m in measures):
            return told  # words that no verdict is passed on are no rows
        told += [_row(m, len(w)) for m, w in found]
        told += _name_rows(named, context.first)
        told += [_evidence(context, m, w) for m, w in marked[:SHOWN]]
        return told


# --- counting ------------------------------------------------------------------------------------


def _count(context: Context) -> tuple[dict[str, CountedWord], dict[str, CountedWord]]:
    """Count words and names of narration by passage: by lemma, by key of the name."""
    words: dict[str, CountedWord] = {}
    named: dict[str, CountedWord] = {}
    for side, at in zip(SIDES, context.pack.places, strict=True):
        for n, (number, key, form, is_name, small) in enumerate(_uses(context.reading(side), at)):
            word = (named if is_name else words).setdefault(key, CountedWord())
            word.places[side][at[number]] += 1
            word.begins.setdefault(side, n)
            word.small = word.small or small
            word.forms[form] = word.forms.get(form, 0) + 1
            if word.first[side][-1:] != [number]:  # sentences come in order
                word.first[side].append(number)
    return {key: word for key, word in words.items() if word.small}, named


def _uses(known: Reading, numbers: Container[int]) -> Iterator[WordUse]:
    """Every word and name of narration in passages."""
    article, (starts, _, printed) = known.article, known.tokens
    named = {m.start: e.key for m, e in known.names.mentions}
    for sentence in article.sentences:
        if sentence.number not in numbers:
            continue
        for voice, span in pieces(known, sentence):
            for k in known.tokens_in(span) if voice == "narration" else ():
                if name := named.get(starts[k]):
                    yield WordUse(sentence.number, name, name, True)
                elif _tells_something(known, k):
                    form, small = fold(printed[k]), printed[k][0].islower()
                    yield WordUse(sentence.number, known.lemma[k], form, False, small)


def _tells_something(known: Reading, token: int) -> bool:
    """Whether a token is a word, and not a name, grammar, a figure or a letter."""
    low = fold(known.tokens.words[token])
    return (
        (known.is_open(token) or known.class_at(token) == "time")
        and len(low) > 2
        and low.replace("-", "").isalpha()
        and not is_stopword(low)
    )


def _groups(words: Mapping[str, CountedWord]) -> list[list[CountedWord]]:
    """Words of one family, two or more: "strategic", "strategy", "strategically"."""
    found: dict[str, list[CountedWord]] = {}
    for word in words.values():
        found.setdefault(family(word.label), []).append(word)
    return [
        sorted(group, key=lambda w: (-w.total("a") - w.total("b"), w.label))
        for _, group in sorted(found.items())
        if len(group) > 1 and _holding(group) >= HOLDING
    ]


def _holding(words: Sequence[CountedWord]) -> int:
    """In how many passages of both texts one of `words` stands; no deal changes that."""
    return sum(len(set().union(*(w.places[side] for w in words))) for side in SIDES)


def _counted(context: Context, group: Sequence[CountedWord]) -> Counted:
    # A family is one word in several dresses: it is judged as one word.
    a, b = len(context.passages("a")), len(context.passages("b"))
    terms = {w.label: (w.hits("a", a), w.hits("b", b)) for w in group}
    return Counted(", ".join(w.printed for w in group), FAMILY, terms, single=True)


# --- what is found -------------------------------------------------------------------------------


def _order(m: Measure, size: int) -> tuple[bool, bool, float, str]:
    """What has a verdict first; groups before words; then what dealing gives least often."""
    return (
        m.verdict not in ("clear", "suggestive"),
        size == 1,
        m.p if m.p is not None else 2.0,
        m.name,
    )


def _row(m: Measure, size: int) -> TermRow:
    rank = (size > 1) + {"clear": 4.0, "suggestive": 2.0}.get(str(m.verdict), 0.0)
    return TermRow(
        term=m.name,
        kind="group" if size > 1 else "word",
        a=m.count_a,
        b=m.count_b or 0,
        blocks_a=m.blocks_a,
        blocks_b=m.blocks_b,
        verdict=m.verdict,
        weight=rank + (1 - (m.p if m.p is not None else 1.0)) / 2,
    )


def _name_rows(named: Mapping[str, CountedWord], first: Side) -> list[TermRow]:
    """The names that are most unevenly spread, untested."""
    # Ties go by where a name stands, never by the name: exchanging two exchanges only them.
    uneven = sorted(
        (w for w in named.values() if max(w.total("a"), w.total("b")) >= HOLDING),
        key=lambda w: (
            -abs(w.total("a") - w.total("b")),
            sum(w.begins.values()),
            w.begins.get(first, -1),
            w.label,
        ),
    )
    return [
        TermRow(
            term=w.label,
            kind="name",
            a=w.total("a"),
            b=w.total("b"),
            blocks_a=len(w.places["a"]),
            blocks_b=len(w.places["b"]),
            verdict=None,
            weight=-1.0 - rank / 100,
        )
        for rank, w in enumerate(uneven[:NAMES])
    ]


def _higher(m: Measure) -> Side:
    return "a" if (m.difference or 0) > 0 else "b"


def _values(m: Measure) -> Values:
    return {"term": m.name, "side": _higher(m), "count_a": m.count_a, "count_b": m.count_b}


def _evidence(context: Context, m: Measure, words: Sequence[CountedWord]) -> Evidence:
    a, b = (context.quotes(_ids(words, side)[:QUOTED]) for side in SIDES)
    weight = 2.0 + (len(words) > 1)
    return Evidence(about="term", values=_values(m), weight=weight, a=a, b=b)


def _ids(words: Sequence[CountedWord], side: Side) -> tuple[str, ...]:
    return tuple(f"{side.upper()}{n}" for n in sorted({n for w in words for n in w.first[side]}))
