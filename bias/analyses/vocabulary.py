"""Which words set the two texts apart? Words of narration, counted by passage and tested.

Groups come before single words: what is made of one root ("strategy", "strategic") is one choice of
words, and is tested as one. Names are shown apart
and untested, because they say who is told about and not how; figures and grammar are left out. The
test, and why a word needs many hits in a long text, are in docs/method.md#uncertainty.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bias import uncertainty
from bias.context import Context, Side
from bias.lists import fold
from bias.matching.profile import stopwords
from bias.names.known import TITLES
from bias.report import Evidence, Glance, Measure, Quote, Row, Section
from bias.uncertainty import Counted
from bias.words.stems import root, stem

NAME = "vocabulary"
NEEDS: frozenset[str] = frozenset({"pair"})
QUESTION = "Which words set the two texts apart?"
FAMILY = "vocabulary"
CAVEAT = (
    "Words of the writers' own sentences. A word that marks one text may belong to what it is "
    "about, not to how it is told. Names are shown apart and not tested."
)

# A word in fewer passages cannot have a verdict (it needs three), however they are dealt.
HOLDING = 3
ROOT = 6  # letters; a shorter root joins words that only look alike ("act", "actor")
NAMES = 8  # names shown
QUOTED = 2
SIDES: tuple[Side, Side] = ("a", "b")
# Grammar, beside the stopwords of the aligner.
GRAMMAR = (
    "itself themselves amid among upon within without whether despite including particularly "
    "however moreover meanwhile therefore thus hence furthermore nonetheless nevertheless instead "
    "rather several various certain another each every such both either neither much many more "
    "most less least few only just even still yet also too very quite ever"
)


class Token(NamedTuple):
    """A word of narration: sentence, what its forms share, as printed, whether it is a name, and
    whether it begins with a small letter here."""

    number: int
    key: str
    form: str
    is_name: bool
    small: bool = True


@dataclass
class Word:
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


def answer(context: Context) -> Section:
    """Return one measure and one row for each word and group that was compared."""
    words, named = _count(context)
    first: Side = "a" if context.a.order <= context.article("b").order else "b"
    families = _families(words)
    grouped = {id(w) for family in families for w in family}
    singles = [w for w in words.values() if id(w) not in grouped and _holding([w]) >= HOLDING]
    held = [*families, *([w] for w in singles)]
    counted = [_counted(context, family) for family in held]
    measures = uncertainty.measure(context.pack, counted)
    found = sorted(zip(measures, held, strict=True), key=lambda p: _order(p[0], len(p[1])))
    marked = [(m, w) for m, w in found if m.verdict == "clear"]
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_overview(measures),
        caveat=CAVEAT,
        view="table",
        columns=("term", "a", "b", "blocks_a", "blocks_b", "verdict"),
        measures=tuple(m for m, _ in found),
        rows=tuple([_row(m, len(w)) for m, w in found] + _name_rows(named, first)),
        evidence=tuple(_evidence(context, m, w) for m, w in marked[:8]),
        glance=tuple(
            _glance(m, w)
            for m, w in marked[:2]
            if _tells(m.name) and context.relation.verdict.startswith("same")
        ),
    )


# --- counting ------------------------------------------------------------------------------------


def _count(context: Context) -> tuple[dict[str, Word], dict[str, Word]]:
    """Count words and names of narration by passage: by lemma, by key of the name."""
    words: dict[str, Word] = {}
    named: dict[str, Word] = {}
    for side in context.sides:
        at = {s.number: i for i, p in enumerate(context.passages(side)) for s in p.sentences}
        for n, (number, key, form, is_name, small) in enumerate(_tokens(context, side, at)):
            shelf = named if is_name else words
            if key not in shelf:
                shelf[key] = Word()
            word = shelf[key]
            word.places[side][at[number]] += 1
            word.begins.setdefault(side, n)
            word.small = word.small or small
            word.forms[form] = word.forms.get(form, 0) + 1
            if word.first[side][-1:] != [number]:  # sentences come in order
                word.first[side].append(number)
    return {key: word for key, word in words.items() if word.small}, named


def _tokens(context: Context, side: Side, at: Mapping[int, int]) -> list[Token]:
    """Every word and name of narration in passages."""
    article, names = context.article(side), context.names(side)
    found: list[Token] = []
    starts, _, tokens = article.tokens
    mentions = [(m.start, m.end, e.key) for m, e in names.mentions]
    inside = iter([*mentions, (len(article.text) + 1, len(article.text) + 1, "")])
    begin, end, name = next(inside)
    for sentence in article.sentences:
        if sentence.number not in at:
            continue
        for voice, span in context.pieces(side, sentence):
            if voice != "narration":
                continue
            for k in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                start = starts[k]
                while end <= start:
                    begin, end, name = next(inside)
                if begin <= start:
                    if begin == start:
                        found.append(Token(sentence.number, name, name, True))
                elif key := _lemma(tokens[k]):
                    small = tokens[k][0].islower()
                    found.append(Token(sentence.number, key, fold(tokens[k]), False, small))
    return found


@lru_cache(maxsize=65536)
def _lemma(token: str) -> str:
    """The form that a word's inflections share; "" for grammar, figures and letters."""
    low = fold(token)
    if len(low) < 3 or low in _stop() or not low.replace("-", "").isalpha():
        return ""
    key = stem(low)
    return "" if key in _stop() else key


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return stopwords() | frozenset(GRAMMAR.split())


def _families(words: Mapping[str, Word]) -> list[list[Word]]:
    """Words made of one root, two or more: "strategic", "strategy", "strategically"."""
    found: dict[str, list[Word]] = {}
    for word in words.values():
        base = root(word.label)
        if len(base) >= ROOT:
            found.setdefault(base, []).append(word)
    return [
        sorted(family, key=lambda w: (-w.total("a") - w.total("b"), w.label))
        for _, family in sorted(found.items())
        if len(family) > 1 and _holding(family) >= HOLDING
    ]


def _holding(words: Sequence[Word]) -> int:
    """In how many passages of both texts one of `words` stands; no deal changes that."""
    return sum(len(set().union(*(w.places[side] for w in words))) for side in SIDES)


def _counted(context: Context, family: Sequence[Word]) -> Counted:
    # A family is one word in several dresses: it is judged as one word.
    a, b = len(context.passages("a")), len(context.passages("b"))
    terms = {w.label: (w.hits("a", a), w.hits("b", b)) for w in family}
    return Counted(", ".join(w.printed for w in family), FAMILY, "narration", terms, single=True)


# --- what is said --------------------------------------------------------------------------------


def _order(m: Measure, size: int) -> tuple[bool, bool, float, str]:
    """What has a verdict first; groups before words; then what dealing gives least often."""
    return (
        m.verdict not in ("clear", "suggestive"),
        size == 1,
        m.p if m.p is not None else 2.0,
        m.name,
    )


def _row(m: Measure, size: int) -> Row:
    rank = (size > 1) + {"clear": 4.0, "suggestive": 2.0}.get(str(m.verdict), 0.0)
    return {
        "term": m.name,
        "kind": "group" if size > 1 else "word",
        "a": m.count_a,
        "b": m.count_b,
        "blocks_a": m.blocks_a,
        "blocks_b": m.blocks_b,
        "verdict": m.verdict,
        "weight": rank + (1 - (m.p if m.p is not None else 1.0)) / 2,
    }


def _name_rows(named: Mapping[str, Word], first: Side) -> list[Row]:
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
        {
            "term": w.label,
            "kind": "name",
            "a": w.total("a"),
            "b": w.total("b"),
            "blocks_a": len(w.places["a"]),
            "blocks_b": len(w.places["b"]),
            "verdict": None,
            "weight": -1.0 - rank / 100,
        }
        for rank, w in enumerate(uneven[:NAMES])
    ]


def _overview(measures: Sequence[Measure]) -> str:
    if any(m.verdict == "too little text" for m in measures) or not measures:
        return "Too little text to compare words."
    tested = sum(1 for m in measures if m.p is not None)
    clear = [m for m in measures if m.verdict == "clear"]
    said = [f"{m.name} ({m.read_as().removeprefix('clear: ')})" for m in clear]
    head = f"Clear: {'; '.join(said)}." if said else "No word sets them apart clearly."
    return f"{head} {tested} compared."


def _evidence(context: Context, m: Measure, words: Sequence[Word]) -> Evidence:
    quotes: dict[Side, tuple[Quote, ...]] = {}
    for side in context.sides:
        numbers = sorted({n for w in words for n in w.first[side]})[:QUOTED]
        sentences = context.article(side).sentences
        quotes[side] = tuple(context.quote(side, sentences[n - 1]) for n in numbers)
    note = f"“{m.name}”, {m.read_as()}: {m.count_a} in A, {m.count_b} in B."
    weight = 2.0 + (len(words) > 1)
    return Evidence(note, weight, quotes["a"], quotes["b"])


def _tells(name: str) -> bool:
    """Does a line on this word say anything? Not of a title ("Sen.") or of two words of one root
    that may be two things ("secret, secretary")."""
    return "," not in name and name.split(" / ")[0].capitalize() not in TITLES


def _glance(m: Measure, words: Sequence[Word]) -> Glance:
    ids = {
        side: tuple(f"{side.upper()}{n}" for n in sorted({n for w in words for n in w.first[side]}))
        for side in ("a", "b")
    }
    text = f"“{m.name}”: {m.count_a} times in A, {m.count_b} in B."
    return Glance("different", text, ids["a"], ids["b"], NAME, 1.0)
