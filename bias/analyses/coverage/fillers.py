"""What fills a slot beside its cue words: names, figures, places, days, and people who speak.

Read from the printed order of words, without a parser: the name before a deed is taken for who
acted, the one after it for whom it was done to, and "by" turns the two. That is good enough to
say where a text speaks of doers; who did what to whom is not claimed here.
"""

from __future__ import annotations

import re

from bias.article import BODY, Article, Span
from bias.context import Context, Side
from bias.lexicon import Hit

Found = tuple[dict[int, list[Span]], set[int]]

#: Roles of people to whom things happen, by the groups of the world list ``roles``.
AFFECTED = frozenset({"resident", "family", "victim", "displaced", "education"})
#: Verbs that bring in somebody's own words.
_SAYS = frozenset(
    {"say", "tell", "recount", "recall", "describe", "comment", "explain", "add", "state", "speak"}
    | {"cry", "lament", "complain", "remark", "plead", "remember", "testify", "report", "write"}
)
#: Forms of these verbs that are mostly nouns.
_NOUNS = frozenset({"state", "states", "report", "reports", "comment", "comments", "cry", "cries"})
#: How far a speaker may stand from the verb, and a name from a deed, in characters.
_BESIDE = 40
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+)?$")
_BY = re.compile(r"^\W*by\s+(?:the\s+)?(?:\w+\s+){0,2}$")
_ANYONE = re.compile(
    r"\b(?:eye)?witness(?:es)?\b|\bsurvivors?\b|\b(?:one|another|local) (?:\w+ )?(?:man|woman|"
    r"individual|citizen|resident|villager|mother|father)\b|"
    r"\bwho (?:had )?(?:survived|escaped|fled)\b",
    re.I,
)
#: Somebody else comes between a role and its verb; somebody is told, not telling.
_ANOTHER = re.compile(r"\b(?:he|she|they|it|we|you|i|because|that|as)\b|[;:]", re.I)
_TOLD = re.compile(r"\s*(?:to|that|the|of|how|about|why|he|she|they|it|there)\b", re.I)
#: A law by its name: lists of words skip what stands inside a name.
_LAW = re.compile(
    r"\b(?:Article|Section|Clause|Resolution|Chapter) \d+|\b(?:[A-Z][\w’'-]+ )+(?:Treaty|"
    r"Convention|Constitution|Charter|Act|Code|Accords?|Protocol|Amendment)\b"
)
#: What may stand between those who speak and their verb.
_FOLLOWS = re.compile(
    r"\s*$|\s*[,(—–]|\s+(?:accounts?|reports?|who|whose|from|in|at|of|near|on|there|here|later|then|also|with|and|have|"
    r"has|had|\w+ly)\b",
    re.I,
)
#: Right before a role, these make it the object of something else; "one of the" does not.
_OBJECT = re.compile(
    r"\b(?:of|for|against|about|on|by|to|with|from)\s+(?:the\s+|an?\s+)?(?:\w+\s+){0,2}$", re.I
)
_AMONG = re.compile(
    r"\b(?:one|two|three|some|many|most|several|few|dozens|hundreds|thousands|scores|group|family|"
    r"number|lot) of (?:the\s+|those\s+)?(?:\w+\s+){0,2}$",
    re.I,
)
_KIN = re.compile(r"(?:grand)?(?:son|daughter|wife|husband|brother|sister|child)$", re.I)
_PAST_YEAR = re.compile(
    r"\b(?:since|in|from|by|until|between|after|before|of|late|early)\s+$", re.I
)


def _deeds(context: Context, side: Side) -> list[Hit]:
    article = context.article(side)
    return [
        hit
        for hit, note in context.cues(side, "slots")
        if "deed" in note.split() and article.sentences[hit.sentence - 1].kind in BODY
    ]


def actors(context: Context, side: Side) -> Found:
    """Names that stand before a deed, or after its "by"."""
    return _parties(context, side, doer=True), set()


def targets(context: Context, side: Side) -> Found:
    """Names that stand after a deed, or before a passive one."""
    return _parties(context, side, doer=False), set()


def _parties(context: Context, side: Side, doer: bool) -> dict[int, list[Span]]:
    article, names = context.article(side), context.names(side)
    found: dict[int, list[Span]] = {}
    for deed in _deeds(context, side):
        sentence = article.sentences[deed.sentence - 1]
        before = article.text[sentence.start : deed.start]
        passive = bool(_PASSIVE.search(before))
        for mention, _ in names.within(sentence.start, sentence.end):
            first = mention.end <= deed.start and deed.start - mention.end <= _BESIDE
            later = mention.start >= deed.end and mention.start - deed.end <= _BESIDE
            agent = later and bool(_BY.match(article.text[deed.end : mention.start]))
            acts = agent or (first and not passive)
            suffers = (first and passive) or (later and not agent)
            if acts if doer else suffers:
                found.setdefault(deed.sentence, []).append(Span(mention.start, mention.end))
    return found


def places(context: Context, side: Side) -> Found:
    """Places that are named as places."""
    article = context.article(side)
    found: dict[int, list[Span]] = {}
    for mention, entity in context.names(side).mentions:
        sentence = article.sentence_at(mention.start)
        place = mention.role == "place" or (entity.kind == "place" and mention.role == "name")
        if place and sentence is not None and sentence.kind in BODY:
            found.setdefault(sentence.number, []).append(Span(mention.start, mention.end))
    return found, set()


def times(context: Context, side: Side) -> Found:
    """Days, months and words such as "overnight"."""
    article = context.article(side)
    found: dict[int, list[Span]] = {}
    for hit, note in context.cues(side, "calendar"):
        body = article.sentences[hit.sentence - 1].kind in BODY
        if body and note in {"weekday", "month", "relative"}:
            found.setdefault(hit.sentence, []).append(Span(hit.start, hit.end))
    return found, set()


def years(context: Context, side: Side) -> Found:
    """Years that the text looks back to ("since 2014")."""
    article = context.article(side)
    found: dict[int, list[Span]] = {}
    for quantity in context.quantities(side):
        start = quantity.span.start
        sentence = article.sentence_at(start)
        if quantity.category != "date" or quantity.form != "year" or sentence is None:
            continue
        if sentence.kind in BODY and _PAST_YEAR.search(article.text[sentence.start : start]):
            found.setdefault(sentence.number, []).append(quantity.span)
    return found, set()


def laws(context: Context, side: Side) -> Found:
    """Laws and treaties that are named."""
    article = context.article(side)
    found: dict[int, list[Span]] = {}
    for match in _LAW.finditer(article.text):
        sentence = article.sentence_at(match.start())
        if sentence is not None and sentence.kind in BODY:
            found.setdefault(sentence.number, []).append(Span(*match.span()))
    return found, set()


def dead(context: Context, side: Side) -> Found:
    """Figures of the dead."""
    return _figures(context, side, "killed")


def hurt(context: Context, side: Side) -> Found:
    """Figures of the hurt."""
    return _figures(context, side, "hurt")


def displaced(context: Context, side: Side) -> Found:
    """Figures of people who had to leave."""
    return _figures(context, side, "displaced")


def _figures(context: Context, side: Side, category: str) -> Found:
    article = context.article(side)
    found: dict[int, list[Span]] = {}
    touched: set[int] = set()
    for quantity in context.quantities(side):
        sentence = article.sentence_at(quantity.span.start)
        if sentence is None or quantity.category != category:
            continue
        if sentence.kind in BODY and quantity.value > 0:
            noun = quantity.noun
            end = noun.end if noun and noun.start >= quantity.span.end else quantity.span.end
            found.setdefault(sentence.number, []).append(Span(quantity.span.start, end))
        else:
            touched.add(sentence.number)
    return found, touched


def _speaks(article: Article, role: Span, verb: Hit) -> bool:
    """Is the verb said of the role: "a resident recalled", "said Ann Lee, a resident"?"""
    after = article.text[role.end : role.end + _BESIDE]
    before = article.text[max(0, role.start - _BESIDE) : role.start]
    if _OBJECT.search(before) and not _AMONG.search(before):
        return False  # "advocates for immigrants"
    if _KIN.match(article.slice(role)) and after.startswith(" of "):
        return False  # "said Rubio, the son of immigrants"
    if verb.start >= role.end:
        gap = article.text[role.end : verb.start]
        if not _FOLLOWS.match(gap):
            return False  # "immigrant groups said"
        return len(gap) <= _BESIDE and not _ANOTHER.search(gap)
    gap = article.text[verb.end : role.start]
    return role.start >= verb.end and len(gap) <= _BESIDE and not _TOLD.match(gap)


def voices(context: Context, side: Side) -> Found:
    """People to whom things happen, where they are said to speak; a role alone touches."""
    article = context.article(side)
    says: dict[int, list[Hit]] = {}
    for hit, _ in context.cues(side, "speech"):
        noun = article.text[hit.start : hit.end].lower() in _NOUNS
        if hit.term in _SAYS and not noun and article.quotation_at(hit.start) is None:
            says.setdefault(hit.sentence, []).append(hit)
    roles = [
        (hit.sentence, Span(hit.start, hit.end))
        for hit, note in context.cues(side, "roles")
        if note in AFFECTED
    ]
    for match in _ANYONE.finditer(article.text):
        sentence = article.sentence_at(match.start())
        if sentence is not None:
            roles.append((sentence.number, Span(*match.span())))
    found: dict[int, list[Span]] = {}
    touched: set[int] = set()
    for number, role in roles:
        near = [h for h in says.get(number, ()) if _speaks(article, role, h)]
        body = article.sentences[number - 1].kind in BODY
        if near and body and article.quotation_at(role.start) is None:
            found.setdefault(number, []).append(role)
        elif says.get(number) or _ANYONE.search(article.text, role.start, role.end):
            touched.add(number)
    return found, touched
