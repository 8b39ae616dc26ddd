"""Who is killed, hurt or driven out, and what is hit, in each text's own words?

Victims that are counted are figures of such a fate; others, and all places and things, are whom or
what a deed of harm befalls that is told as done. Each stands with who says so, where its sentence
names them. A row is for stories of harm: a text must tell of it in a headline or at its beginning.
Nothing is added up, and what one list lacks the other text need not deny.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bias.agency import Event
from bias.analyses.story.elsewhere import is_of_another, is_of_long
from bias.analyses.story.entries import ANYBODY, Found, once, opens
from bias.article import HEADLINE, Span
from bias.attribution import source_of
from bias.context import Context, Side
from bias.findings import Listed, StoryRow
from bias.lists import terms_of
from bias.quantities import BEFALLEN, PEOPLE, Quantity
from bias.reading import STATUSES, Reading

#: The rows: people, and places and things.
VICTIMS, HIT = "victims", "hit"
#: Kinds of harm (``world_deeds.tsv``) that make a victim, and which of the fates of figures each
#: is; and those that hit a place or a thing.
_FATES = {
    "kill": "killed", "die": "killed", "hurt": "hurt", "shoot": "hurt", "bomb": "hurt",
    "abduct": "missing", "displace": "displaced",
}  # fmt: skip
_HITS = {"attack": "hit", "bomb": "hit", "destroy": "destroyed"}
#: A fate of figures that count the dead with the hurt or the missing.
BOTH = "casualties"
#: What a noun of harm ("the murder of") says, by a verb.
_VERBS = {
    "kill": "killed", "die": "died", "hurt": "hurt", "shoot": "shot", "bomb": "bombed",
    "abduct": "abducted", "displace": "displaced",
}  # fmt: skip
_FATAL = frozenset(("fatal", "fatally", "deadly"))
#: Words before one who was told of.
_KNOWN = frozenset(("the", "this", "that"))
_FACT = STATUSES.index("fact")
_PRACTICES = frozenset(("displace",))
_NOBODY = frozenset(("no", "nobody", "none", "no-one"))
_ANYBODY = frozenset(("a person", "another person", "any person", "someone", "a human being"))
#: What is done for years hits nothing.
_SIEGES = frozenset(("besiege", "blockade"))
_QUOTES = frozenset("'\"‘“")
_PEOPLE = frozenset(("people", "fighters", "officials", "groups"))
_DONE = frozenset(("happened", "claimed", "hedged"))
#: Phrases of a text that are looked at, so that one without end is read in time.
_LOOKED = 100
#: Entries of a text; and characters of one: a longer phrase holds a clause.
MOST, _LONGEST = 5, 90
#: Characters between a figure and its noun: "40 suspected members".
_BETWEEN = 40
_ONE_OF = re.compile(r"one of\b", re.I)
_DATED = re.compile(r"\b\d{1,2}[ap]m\b|\b\d{4}$")
_AND_ONE = re.compile(r" and (?:an?|one) ")


def befallen(
    context: Context, past: Mapping[Side, frozenset[int]] = MappingProxyType({})
) -> list[StoryRow]:
    """Return a row on people and one on places and things, where either text tells of any.

    Args:
        past: the sentences of each text, by number, that tell what went before: whom another
            event harmed is no victim of this one.
    """
    if context.b is not None and not context.comparable:
        return []
    rows = []
    for name in (VICTIMS, HIT):
        found = {x: _entries(context, x, name, past.get(x, frozenset())) for x in context.sides}
        told = {side: tuple(_listed(context, side, found)) for side in context.sides}
        silent = [side for side, listed in told.items() if not listed]
        if any(_tells(context.reading(x)) for x in silent):
            continue  # what we did not read there is no silence
        if any(opens(context.reading(side), x) for side in found for x in found[side]):
            rows.append(
                StoryRow(
                    question=name, a=None, b=None,
                    listed_a=told["a"], listed_b=told.get("b", ()),
                )
            )  # fmt: skip
    return rows


def _tells(known: Reading) -> bool:
    """Whether a text has words of harm, be it that none of its deeds or figures is read as such."""
    return not terms_of("harm").keys().isdisjoint(known.lemma)


def _entries(context: Context, side: Side, name: str, past: frozenset[int]) -> list[Found]:
    """What one text tells, each once, in its order; of other events only where it opens with them
    or tells of no other harm."""
    known = context.reading(side)
    found = [*_counted(context, side), *_suffered(context, side)] if name == VICTIMS else []
    found = found or [x for x in _struck(context, side) if name == HIT]
    own: list[Found] = []
    others: list[Found] = []
    for one in sorted(found, key=lambda x: x.span.start)[:_LOOKED]:
        sentence = known.article.sentence_at(one.span.start)
        if sentence is None or sentence.number in past or is_of_long(known, sentence, one.span):
            continue
        # a person is of the story, be it that it happened last May
        months = name == HIT or one.figure is not None
        other = is_of_another(known, sentence, one.span, months)
        (others if other else own).append(one)
    first = not own or any(opens(known, x) for x in others)
    kept = own + others if first and not any(opens(known, x) for x in own) else own
    return sorted(once(known, kept), key=lambda x: x.place)


def _listed(context: Context, side: Side, found: Mapping[Side, list[Found]]) -> Iterator[Listed]:
    """What one text tells: its whole toll first, then what both texts count."""
    known, own = context.reading(side), found[side]
    counted = [x for x in own if x.value is not None]
    dead = [x for x in counted if x.fate == "killed"]
    total = next(iter(dead), None)
    if total is not None and total.noun not in ANYBODY:  # "22 children", "35 people in all"
        all_told = (x for x in dead if x.noun in ANYBODY and opens(known, x))
        total = max([total, *all_told], key=lambda x: x.value or 0.0)
    hurt = next((x for x in counted if x.fate == "hurt" and total), None)
    told = [{(x.fate, x.value) for x in found[y] if (x.value or 0.0) > 1} for y in found]
    both = set.intersection(*told) if len(told) > 1 else set()
    # News opens with its own toll: a smaller number further down is a part of it or another's. Of
    # 53 such on 132 pairs, read by a language model, 43 were, and six of the other ten are larger.
    early: dict[str, float] = {}
    for x in own:
        if x.figure is not None and x.figure.hedge != "vague" and opens(known, x):
            early[x.fate] = max(x.value or 0.0, early.get(x.fate, 0.0))
    shown = [
        x
        for x in own
        if x.figure is None
        or opens(known, x)
        or (x.value or 0.0) > early.get(x.fate, 0.0)
        or (x.fate, x.value) in both
    ]
    ranked = sorted(
        shown, key=lambda x: (x is not total, x is not hurt, (x.fate, x.value) not in both)
    )
    for one in ranked[:MOST]:
        sentence = known.article.sentence_at(one.span.start)
        assert sentence is not None
        source = source_of(known, sentence, one.span, context.speaker_at(side, one.span))
        yield Listed(one.said, context.quote(side, sentence, one.span, source), one.sure)


def _counted(context: Context, side: Side) -> list[Found]:
    """The figures of victims; a part goes with its whole where it follows it."""
    known = context.reading(side)
    figures = [q for q in known.figures if _fate(q)]
    deeds = [e for e in context.events(side) if e.patient is not None and e.harm]
    parts = [_phrase(q) for q in figures if q.whole is not None]
    found: list[Found] = []
    done = 0  # up to where entries reach; figures stand in the order of the text
    for q in figures:
        if (q.whole is not None and not q.drawn) or q.pool or not _is_fact(known, q):
            continue
        whole = q.whole if q.drawn else None
        fate = _fate(whole or q)
        if whole is not None and any((x.fate, x.value) == (fate, whole.value) for x in found):
            continue  # "four of the six" are among those listed
        span = _phrase(whole or q)._replace(start=q.span.start)
        if span.start < done:
            continue  # "14 pupils and three teachers" are one entry
        told = [
            e for e in deeds
            if e.patient and e.patient.start < span.end and span.start < e.patient.end
        ]  # fmt: skip
        sure = all(_is_sure(known, e) for e in told)
        follows = [p for p in parts if 0 < p.start - span.end <= len(", ")]
        span = Span(span.start, follows[0].end if follows else _joined(known, span).end)
        token = known.token_at(q.noun.start) if q.noun else -1
        if q.noun and known.lemma[token] == "casualty":
            continue  # "several casualties" tell less than the dead and the hurt
        noun = known.lemma[token] if q.noun else ""
        value, named = (whole or q).value, known.person_joined(known.token_at(span.start))
        value += len(_AND_ONE.findall(known.article.text, span.start, span.end))
        if named is not None:
            value, span = value + 1, Span(max(done, named.start), span.end)
            if any((x.fate, x.value) == (fate, value) for x in found):
                continue  # "four were killed", "Mr. Lee and three others"
        found.append(Found(fate, fate, span, noun, token, value, sure, whole or q))
        done = max(done, span.end)
    return found


def _fate(q: Quantity) -> str:
    """What befell those whom a figure counts: a category, `BOTH`, or ""."""
    return BOTH if q.unit == "casualty" else q.category if q.category in BEFALLEN else ""


def _is_fact(known: Reading, q: Quantity) -> bool:
    """Whether the clause of a figure tells of something done, as far as its words say; who is
    missing has "not been found"."""
    if q.category == "missing":
        return True
    clause = known.clause_of(known.token_at(q.span.start))
    return bool((known.columns.status[clause.start : clause.stop] == _FACT).all())


def _phrase(q: Quantity) -> Span:
    """A figure with the noun behind it."""
    near = q.noun is not None and q.span.end <= q.noun.start <= q.span.end + _BETWEEN
    return Span(q.span.start, q.noun.end) if q.noun is not None and near else q.span


def _suffered(context: Context, side: Side) -> list[Found]:
    """People whom a deed befalls that no figure counts."""
    known = context.reading(side)
    victims = [_phrase(q) for q in known.figures if _fate(q)]
    named = [known.person_joined(known.token_at(x.start)) for x in victims]
    counted = [*(x.span for x in _counted(context, side)), *victims, *filter(None, named)]
    return [
        one
        for one in _deeds(context, side, _FATES)
        if not any(one.span.start < c.end and c.start < one.span.end for c in counted)
    ]


def _struck(context: Context, side: Side) -> list[Found]:
    """Places and things that are hit."""
    return list(_deeds(context, side, _HITS))


def _deeds(context: Context, side: Side, fates: dict[str, str]) -> Iterator[Found]:
    known = context.reading(side)
    people = fates is _FATES
    for event in context.events(side):
        if event.patient is None or event.factuality not in _DONE or not event.harm:
            continue
        if (
            known.lemma[event.token] in _SIEGES
            or event.family not in fates
            or (event.patient_kind in _PEOPLE) is not people
        ):
            continue
        if known.class_at(event.patient_token) in ("pronoun", "determiner", "number"):
            continue
        if known.status_at(event.token) != "fact" or not _is_told(known, event):
            continue
        span = _joined(known, event.patient)
        if span.end - span.start <= _LONGEST and not _is_aside(known, event, span):
            token, fate = event.patient_token, fates[event.family]
            fatal = people and known.lemma[event.token - 1] in _FATAL
            noun, sure = known.lemma[token], _is_sure(known, event)
            said, q = _said(known, event), _figure_of(known, span) if people else None
            said, fate = ("killed", "killed") if fatal else (said, fate)  # "fatally shot"
            first = known.tokens.words[known.tokens_in(span).start].lower()
            again = event.form == "nominal" or first in _KNOWN
            again = again and known.class_at(token) != "name"
            value = q.value if q is not None else None
            yield Found(said, fate, span, noun, token, value, sure, q, again)


def _figure_of(known: Reading, span: Span) -> Quantity | None:
    """The figure that a phrase begins with, behind "all" or "the"."""
    figures = (q for q in known.figures_in(span) if q.category in PEOPLE)
    return next((q for q in figures if q.span.start <= span.start + len("the ")), None)


def _said(known: Reading, event: Event) -> str:
    """The verb of a deed as printed; what a noun says ("the murder of a boy") by a verb."""
    if event.form == "nominal":
        return _VERBS.get(event.family, "harmed")
    return known.article.slice(event.verb).lower()


def _is_sure(known: Reading, event: Event) -> bool:
    """Whether a deed is told without a doubt: none of its own, and no "reportedly" in its sentence
    where it is somebody's word."""
    sentence = known.article.sentence_at(event.verb.start)
    words = known.tokens_in(sentence.span) if sentence is not None else range(0)
    hearsay = any(known.tokens.words[k].lower() in terms_of("hearsay") for k in words)
    return event.factuality != "hedged" and not (hearsay and event.factuality == "claimed")


def _is_aside(known: Reading, event: Event, span: Span) -> bool:
    """Whether a word of harm only describes ("expelled students"), befalls nobody ("no one was
    hurt"), or is somebody's word for it (people "killed" in a video)."""
    text = known.article.text
    first = known.tokens.words[known.tokens_in(span).start].lower()
    nobody = first in _NOBODY or known.class_at(known.tokens_in(span).start) == "negation"
    nobody = nobody or _DATED.search(known.article.slice(span)) is not None
    nobody = nobody or known.article.slice(span).lower() in _ANYBODY
    inside = span.start <= event.verb.start < span.end
    described = event.family in _PRACTICES and known.relation[event.token] == "acl"
    described = described or _ONE_OF.match(text, span.start) is not None
    return nobody or inside or described or text[event.verb.start - 1 : event.verb.start] in _QUOTES


def _is_told(known: Reading, event: Event) -> bool:
    """Whether somebody or something is told to be harmed: no "shooting suspect", nobody "seized on"
    a word, and of nouns none that may name a practice ("the jailing of children")."""
    assert event.patient is not None
    if event.form == "nominal":
        # "Attacks against Pakistan" may be any, and "strikes on" be called off.
        behind = event.patient.start > event.verb.start
        return behind and event.family not in _PRACTICES and event.family not in _HITS
    if event.form == "intransitive" and event.family != "die":
        return False
    if event.form == "active" and event.patient.start < event.verb.start:
        return False  # "Mr. Trump seized on an opinion"
    if event.form == "passive without agent" and event.family == "attack":
        between = known.lemma[known.token_at(event.patient.end) : event.token]
        sentence = known.article.sentence_at(event.verb.start)
        if "be" not in between and sentence is not None and sentence.kind not in HEADLINE:
            return False  # "the strikes hit as pupils left"
    by_preposition = (
        known.relation[event.patient_token] == "pobj" and event.patient.start > event.verb.start
    )
    return not by_preposition and (bool(known.tense_at(event.token)) or event.form != "active")


def _joined(known: Reading, span: Span) -> Span:
    """A phrase with what is joined to its noun: "a few children" "and women"."""
    tokens = known.tokens_in(span)
    heads = known.columns.head
    last = tokens.stop - 1
    for k in range(tokens.stop, min(tokens.stop + 6, len(heads))):
        joined = known.relation[k] == "conj" and int(heads[k]) in tokens
        if joined and known.class_at(k) in ("noun", "open", "name"):
            last = k
            tokens = range(tokens.start, k + 1)
    return Span(span.start, max(span.end, known.tokens.ends[last]))
