"""How does each writer describe one person or body? "North Korean leader", "dictator".

A row is somebody whom both texts name and describe in the writers' own words, before the name
("neoconservative nonprofit organization Secure America Now") or beside it in commas, where the
description in one text has a word that judges or takes a side, and the other's descriptions have
it not (docs/method/labels.md). What others say of somebody is theirs and stays out, and so do
parties: of those a text describes some members and not the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bias.article import Span
from bias.context import SIDES, Context, Side
from bias.findings import Label, LabelRow
from bias.lists import terms_of
from bias.names import Entity, Mention
from bias.reading import Reading, voice

#: The lists whose words judge or praise whom they describe.
JUDGING = frozenset(
    ("labelling", "dysphemism", "glorifying", "ridicule", "loaded_evaluation", "victimising")
)
#: Tokens of a description at most; longer ones are seldom one.
LONGEST = 12
_KINDS = ("person", "organisation", "unknown")
_BEFORE = ("amod", "compound", "nmod", "nummod", "advmod", "npadvmod", "punct", "det")
_WORDS = ("amod", "compound", "nmod", "npadvmod")


class _Phrase(NamedTuple):
    """A description where it stands: its tokens, as printed, and the words that judge in it."""

    tokens: range
    printed: str
    judging: frozenset[str]


class _Described(NamedTuple):
    """Somebody and the descriptions of them in one text."""

    entity: Entity
    phrases: list[_Phrase]


def epithets(context: Context) -> list[LabelRow]:
    """The persons and bodies whom one text describes with a word that judges or takes a side."""
    found = {side: _described(context, side) for side in SIDES}
    rows = []
    for key in sorted(found["a"].keys() & found["b"].keys()):
        cells = {side: found[side][key] for side in SIDES}
        judged = {s: {w for p in cells[s].phrases for w in p.judging} for s in SIDES}
        beside = {s: _beside(context, s, cells[s].entity) for s in SIDES}
        alone = {"a": judged["a"] - beside["b"], "b": judged["b"] - beside["a"]}
        if not any(alone.values()):
            continue
        names = sorted((cells[s].entity.key for s in SIDES), key=lambda k: (-len(k), k))
        rows.append(
            LabelRow(
                referent=names[0],
                of="name",
                a=tuple(_labels(context, "a", cells["a"])),
                b=tuple(_labels(context, "b", cells["b"])),
                weight=float(sum(map(len, alone.values()))),
            )
        )
    return rows


def _beside(context: Context, side: Side, entity: Entity) -> set[str]:
    """The words of all sentences that name somebody, as printed and as in a dictionary."""
    known = context.reading(side)
    numbers = {int(known.sentence[known.token_at(m.start)]) for m in entity.mentions}
    tokens = [i for n in numbers for i in range(*known.bounds[n])]
    return {known.lemma[i] for i in tokens} | {known.tokens.words[i].lower() for i in tokens}


def _labels(context: Context, side: Side, described: _Described) -> Iterator[Label]:
    """The descriptions of one text: those that judge or take a side, else all; the most used
    first."""
    known = context.reading(side)
    held: dict[str, list[_Phrase]] = {}
    telling = [p for p in described.phrases if p.judging] or described.phrases
    for phrase in telling:
        held.setdefault(phrase.printed, []).append(phrase)
    for of in sorted(held.values(), key=lambda of: (-len(of), of[0].tokens[0])):
        at = [known.article.sentences[int(known.sentence[p.tokens[-1]])].number for p in of]
        ids = tuple(dict.fromkeys(f"{side.upper()}{n}" for n in at))
        yield Label(label=of[0].printed, count=len(of), voice="narration", ids=ids)


def _described(context: Context, side: Side) -> dict[str, _Described]:
    """Who is described in a text, by what two spellings of the name share."""
    known = context.reading(side)
    judging = {
        i: known.lemma[i]
        for hit in context.hits(side)
        if hit.lexicon in JUDGING
        for i in (known.token_at(hit.start),)
    }
    camps = terms_of("camps")
    found: dict[str, _Described] = {}
    for entity in known.names.entities:
        if entity.kind not in _KINDS:
            continue
        phrases = []
        for mention in entity.mentions:
            for tokens in _descriptions(known, mention):
                inside = {judging[i] for i in tokens if i in judging}
                inside |= {w for i in tokens if (w := known.tokens.words[i].lower()) in camps}
                words = [known.tokens.words[i] for i in tokens]
                printed = known.article.slice(known.span(tokens[0], tokens[-1] + 1))
                if any(w[:1].islower() for w in words):
                    phrases.append(_Phrase(tokens, " ".join(printed.split()), frozenset(inside)))
        if phrases:
            found[entity.match or entity.key] = _Described(entity, phrases)
    return found


def _descriptions(known: Reading, mention: Mention) -> Iterator[range]:
    """The tokens that describe whom a mention names: before the name, and in apposition."""
    inside = known.tokens_in(Span(mention.start, mention.end))
    if not len(inside):
        return
    head = next((i for i in inside if int(known.columns.head[i]) not in inside), inside[-1])
    if voice(known, head) not in ("narration", "headline"):
        return
    first = inside[0]
    while first - 1 >= 0 and _modifies(known, first - 1, head):
        first -= 1
    before = range(first, inside[0])
    if before:
        yield from _trimmed(known, before)
    above = int(known.columns.head[head])
    beside = known.those(head, "appos")
    if known.relation[head] == "appos" and above >= 0 and above != head:
        beside = [above, *beside]
    for noun in beside:
        low = min([noun, *known.those(noun, *_WORDS)])
        # "For those like Lee who fought her, a rival" is no word for Lee.
        between = range(inside[-1] + 1, low) if noun > inside[-1] else range(noun, inside[0])
        if not any(known.class_at(k) == "verb" for k in between):
            yield from _trimmed(known, range(low, _end(known, noun)))


def _end(known: Reading, noun: int) -> int:
    """Past the last token of a noun, the "of ..." right behind it ("hero of the right"), and the
    nouns that "and" joins to it, so that nobody is described by half."""
    end = noun + 1
    behind = next((k for k in known.those(noun, "prep") if k == end), None)
    if behind is not None and known.lemma[behind] == "of":
        end = behind + 1
        while end < len(known.lemma) and _hangs(known, end, behind):
            end += 1
    for joined in known.those(noun, "conj"):
        if known.class_at(joined) in ("noun", "name", "open"):
            end = max(end, _end(known, joined))
    return end


def _hangs(known: Reading, token: int, above: int) -> bool:
    """Whether a token stands somewhere under another one."""
    head = int(known.columns.head[token])
    return head == above or (
        head not in (token, -1) and head > above and _hangs(known, head, above)
    )


def _modifies(known: Reading, token: int, head: int) -> bool:
    """Whether a token before a name belongs to its description."""
    above = int(known.columns.head[token])
    if known.sentence[token] != known.sentence[head] or known.relation[token] not in _BEFORE:
        return False
    return above == head or (token < above < head and _modifies(known, above, head))


def _trimmed(known: Reading, tokens: range) -> Iterator[range]:
    """A description without the article before it, unless it is too long for one."""
    first = tokens[0]
    while first <= tokens[-1] and not known.is_open(first) and known.class_at(first) != "name":
        first += 1
    kept = range(first, tokens[-1] + 1)
    if 0 < len(kept) <= LONGEST:
        yield kept
