"""What do the first screen and the section say of what stands across two texts without a match?

Lines for what `bias.aligner.across` finds, each with the words of both texts and, where a text
does it the other way as well, with that (docs/method/differences.md#across).
"""

from __future__ import annotations

from bias.aligner import across
from bias.aligner.claims import read
from bias.analyses.aligned.words import around, inner
from bias.article import Span, tokenize
from bias.context import Context, Side
from bias.report import Evidence, Glance
from bias.words.stems import root

LINE = 92  # characters of a quotation: a line of the screen
WEIGHTS = {"first": 3.2, "voice": 2.5}
SAYS = {
    "first": "A first, or not? {one} speaks of a first time, {two} says that something was not "
    "the first.",
    "voice": "“{word}”: somebody's claim in {one}, the writer's own words in {two}.",
}


def find(context: Context) -> list[across.Across]:
    """What stands across the two texts, when they belong to one story."""
    if not context.relation.verdict.startswith("same"):
        return []
    if context.a.sha256 == context.article("b").sha256:
        return []
    a, b = (across.Text(context.article(s), context.names(s)) for s in context.sides)
    return across.find(a, b)


def ids(context: Context, found: across.Across) -> tuple[str, str]:
    """The first sentence of either text that a finding rests on."""
    return _ids(context, "a", found.a)[0], _ids(context, "b", found.b)[0]


def glance(context: Context, found: across.Across, name: str) -> Glance:
    """A line for the first screen."""
    left = around(context, "a", found.a[0], LINE)
    right = around(context, "b", found.b[0], LINE)
    quotes = f'A "{inner(left)}"; B "{inner(right)}"'
    text = f"{_said(context, found)}{_fairness(context, found)} {quotes}."
    a, b = _ids(context, "a", found.a), _ids(context, "b", found.b)
    return Glance("different", text, a, b, name, WEIGHTS[found.kind])


def evidence(context: Context, found: across.Across) -> Evidence:
    """The same for the section."""
    a, b = _ids(context, "a", found.a), _ids(context, "b", found.b)
    note = _said(context, found) + _fairness(context, found)
    return context.evidence(note, WEIGHTS[found.kind], a, b)


def _said(context: Context, found: across.Across) -> str:
    one, two = ("A", "B") if found.turn else ("B", "A")
    return SAYS[found.kind].format(one=one, two=two, word=_word(context, found))


def _word(context: Context, found: across.Across) -> str:
    span = found.a[0] if found.turn else found.b[0]
    side: Side = "a" if found.turn else "b"
    return context.article(side).slice(span)


def _ids(context: Context, side: Side, spans: tuple[Span, ...]) -> tuple[str, ...]:
    found = [context.article(side).sentence_at(span.start) for span in spans]
    return tuple(f"{side.upper()}{s.number}" for s in found if s is not None)


def _fairness(context: Context, found: across.Across) -> str:
    """Where the text that claims also states, and the one that states also names a source."""
    if found.kind != "voice":
        return ""
    claims: Side = "a" if found.turn else "b"
    states: Side = "b" if found.turn else "a"
    lines = []
    turns: tuple[tuple[Side, bool], ...] = ((claims, False), (states, True))
    for side, sourced in turns:
        number = _turned(context, side, found, sourced)
        if number:
            does = "names a source for it" if sourced else "writes so without a source"
            lines.append(f"{side.upper()} once {does} ({side.upper()}{number})")
    return f" Fair to both: {'; '.join(sorted(lines))}." if lines else ""


def _turned(context: Context, side: Side, found: across.Across, sourced: bool) -> int | None:
    """The first sentence of the body with the word of a finding and with a source, or without."""
    article = context.article(side)
    taken = {article.sentence_at(s.start) for s in (found.a if side == "a" else found.b)}
    for sentence in article.body:
        text = article.slice(sentence)
        if sentence in taken or found.word not in {root(w) for w in tokenize(text).words}:
            continue
        said = read(text)
        quoted = any(voice == "quotation" for voice, _ in article.pieces(sentence))
        held = any(w.root == found.word and w.speech >= 0 for w in said.words)
        if held if sourced else not (said.speeches or quoted):
            return sentence.number
    return None
