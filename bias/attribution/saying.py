"""Are somebody's words said, or only thought, wished, left unsaid ("declined to comment"), or named
by what they are about ("discussed Iran", "praised Lee")?"""

from __future__ import annotations

from functools import cache

from bias.article import HEADLINE, Span
from bias.lists import lemmas, load, terms_of
from bias.reading import ASKING, Attribution, Reading

#: Words of the longest name of a broadcast.
LONGEST_TITLE = 5
_VERBAL = frozenset(("verb", "be", "have", "do", "get", "modal"))
#: What names thoughts and wishes, no act of saying; of these some are done in words.
_INWARD = frozenset(("cognition", "attitude"))
_IN_WORDS = frozenset(("argue", "commend", "defend", "encourage", "endorse", "find", "tout"))
#: "May say" says nothing; "will tell" stands in speeches given out beforehand.
_UNSURE = frozenset(("can", "may", "might", "must", "could", "would", "should"))
_SILENT = frozenset(("decline", "refuse"))
#: Answers that say nothing are declined so, beside the plain verbs of saying.
_ANSWERS = frozenset(("confirm", "disclose", "discuss"))
#: Verbs whose object is what their subject says: "issued a warning".
_GIVING = frozenset(("give", "have", "issue", "make", "offer", "raise", "send", "sign"))
#: Who finds a thing, or somebody guilty, and says nothing by it (7 of 7 in 506 texts of news).
_FINDERS = frozenset(("crew", "deputy", "juror", "jury", "officer", "party", "police", "searcher"))
#: What somebody does to a claim by saying something; to an appeal they do otherwise too.
_DISPUTING = frozenset(("deny", "dismiss", "dispute", "reject"))
#: What bodies do by a vote or an order.
_DECIDING = frozenset(("confirm", "reject", "underscore"))
#: Whose infinitive is done, not said: "agreed to pay" (13 of 13 in 256 texts of news).
_DEALING = frozenset(("agree", "authorise", "authorize", "persuade"))
#: "Named him as director", "called themselves Christians".
_LISTING = frozenset(("list", "name"))
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))
_DENIED = frozenset(("affair", "existence", "involvement", "role", "rumor", "wrongdoing"))
#: What somebody claims by saying that it is theirs; a flood claims lives.
_CLAIMED = frozenset(("attack", "assault", "blast", "bombing", "credit", "responsibility"))
_ENTITLED = frozenset(("called", "titled", "entitled", "headlined", "dubbed", "named"))
_SHOWN = frozenset(("show", "demonstrate", "prove", "sue"))
#: Verbs whose passive names whoever is spoken of, and not who is told; words that may stand between
#: "it" and its verb.
_RUMOURED = frozenset(("allege", "believe", "claim", "estimate", "report", "rumour", "say"))
_NEAR = 5
#: Verbs that let an infinitive be done: "went on to say".
_DOING = frozenset(("go", "continue", "proceed", "begin", "start", "come"))


def is_said(known: Reading, one: Attribution, by_person: bool = False) -> bool:
    """Whether the text tells of words that were uttered or written: a quotation, or the content of
    a verb of saying that is told as done. What a person shows is done, not said."""
    if one.kind == "direct":
        return not _is_title(known, one)
    if one.cue is None:
        return True
    tokens = known.tokens_in(one.cue)
    words = [known.tokens.words[i].lower() for i in tokens]
    if not tokens or words == ["according", "to"]:  # a colon has no token
        return True
    if one.kind == "indirect" and not (
        _is_clause(known, one) or _is_done_in_words(known, one, by_person)
    ):
        return False
    if _is_left_open(known, one):
        return False
    if words[0] == "to":  # what it hangs on
        above = int(known.columns.head[tokens[-1]])
        if above < 0 or known.lemma[above] not in _DOING:
            return False
    if one.kind == "mixed":
        return True
    acts = _acts(known, one)
    denied = any(
        known.class_at(i) == "negation" or w.endswith("n't")
        for i, w in zip(tokens, words, strict=True)
    )
    denied = denied or _is_withheld(known, tokens[-1])
    if len(tokens) == 1 and _is_claim(known, one, tokens[0]):
        return True
    if _is_done(known, one, acts, by_person):
        return False
    if denied or not _UNSURE.isdisjoint(words) or not acts.isdisjoint(_SILENT):
        return False
    return any(_notes()[w] not in _INWARD or w in _IN_WORDS for w in acts)


def _is_done(known: Reading, one: Attribution, acts: set[str], by_person: bool) -> bool:
    """Whether what a cue tells is a deed: "agreed to pay", "deputies found that", what a person
    shows."""
    if acts == {"find"}:
        source = known.tokens_in(one.source) if one.source is not None else range(0)
        return by_person or not _FINDERS.isdisjoint(known.lemma[i] for i in source)
    opens = [known.lemma[i] for i in known.tokens_in(one.content)[:2]]
    done = acts and acts <= _DEALING and "to" in opens
    return bool(done or (by_person and acts and acts <= _SHOWN))


def _is_claim(known: Reading, one: Attribution, noun: int) -> bool:
    """Whether a noun of saying brings in a clause that is its owner's: "her claim that it leaks"
    (10 of 11 firings in 256 texts of news right, read by a language model)."""
    ways = [terms_of("report_nouns").get(w, "") for w in lemmas(known.lemma[noun])]
    first = next(iter(known.tokens_in(one.content)), None)
    owned = one.source is not None and first is not None and known.lemma[first] == "that"
    return owned and known.class_at(noun) == "noun" and any("told" in w.split() for w in ways)


def is_refusal(known: Reading, cue: Span | None, content: Span) -> bool:
    """Whether somebody "declined to comment": an answer, though it says nothing."""
    if cue is None or _SILENT.isdisjoint(known.lemma[i] for i in known.tokens_in(cue)):
        return False
    first = known.tokens_in(content)[:_NEAR]
    verb = next((k for k in first if known.relation[k] in ("xcomp", "ccomp", "dobj")), None)
    return verb is not None and known.lemma[verb] in terms_of("speech", "neutral").keys() | _ANSWERS


def _is_done_in_words(known: Reading, one: Attribution, by_person: bool) -> bool:
    """Whether a thing, no clause, tells what somebody said: "called it a mistake", "described the
    search as slow", "announced a plan", "denied the allegation"; who is denied entry says
    nothing (of 110 firings in 256 texts of news 105 are acts of saying, read by a language model).
    """
    cue = known.tokens_in(one.cue) if one.cue is not None else range(0)
    if one.source is None or any(known.columns.passive[i] for i in cue):
        return False
    acts, held = _acts(known, one), known.tokens_in(one.content)
    objects = [k for k in held if int(known.columns.head[k]) in cue]
    if acts & _acts_of("as") and any(_is_predicate(known, k, cue) for k in held):
        return not any(known.lemma[k] in _SELVES for k in objects) and acts.isdisjoint(_LISTING)
    acts -= frozenset() if by_person else _DECIDING
    if not acts.isdisjoint(_DISPUTING):
        nouns = terms_of("report_nouns").keys() | _DENIED
        return not nouns.isdisjoint(known.lemma[k] for k in objects)
    # "Reported him to the office": a deed.
    to = any(known.lemma[k] == "to" for i in cue for k in known.those(i, "prep", "dative"))
    if acts == {"report"} and (to or any(known.class_at(k) == "pronoun" for k in objects)):
        return False
    if "claim" in acts and not _CLAIMED.isdisjoint(known.lemma[k] for k in objects):
        return True
    return not acts.isdisjoint(_acts_of("told"))


def _is_predicate(known: Reading, k: int, cue: range) -> bool:
    """Whether a token says what a verb calls its object."""
    above = int(known.columns.head[k])
    hangs = above in cue or (above >= 0 and int(known.columns.head[above]) in cue)
    return hangs and (known.relation[k] == "oprd" or known.lemma[k] == "as")


def _is_withheld(known: Reading, verb: int) -> bool:
    """ "Nor have they said how", "without saying why", "if she says so"."""
    above = int(known.columns.head[verb])
    if known.relation[verb] == "advcl" and any(
        known.lemma[k] in ("if", "unless") and known.relation[k] == "mark"
        for k in range(max(0, verb - 2 * _NEAR), verb)
        if int(known.columns.head[k]) == verb and known.lemma[k - 1] != "even"
    ):
        return True
    if known.relation[verb] == "pcomp" and above >= 0 and known.lemma[above] == "without":
        return True
    joins = range(max(0, verb - _NEAR), verb)
    return any(known.lemma[k] in ("nor", "neither") and known.relation[k] == "cc" for k in joins)


def _is_left_open(known: Reading, one: Attribution) -> bool:
    """Whether a clause tells what somebody is still to say: "will announce whether he runs"."""
    first = next(iter(known.tokens_in(one.content)), None)
    if first is None or one.cue is None or known.lemma[first] != "whether":
        return False
    return ASKING.isdisjoint(known.lemma[i] for i in known.tokens_in(one.cue))


def _is_clause(known: Reading, one: Attribution) -> bool:
    """Whether what is said is a clause, no thing that it is about; without a parse a clause has a
    verb."""
    apart = [x for x in (one.cue, one.source) if x is not None]
    tokens = [
        k
        for k in known.tokens_in(one.content)
        if not any(x.start <= known.tokens.starts[k] < x.end for x in apart)
    ]
    head, held = known.columns.head, set(tokens)
    # "The dam has burst, a nurse said."
    tagged = bool(one.source and one.cue and one.content.end <= one.source.start < one.cue.start)
    if tagged and any(known.class_at(k) in _VERBAL for k in tokens):
        return True
    if not tokens or int(head[tokens[0]]) < 0:
        return any(known.tense_at(k) for k in tokens)
    tops = [k for k in tokens if int(head[k]) not in held or int(head[k]) == k]
    # "Called for banning it": the verb hangs on the preposition.
    tops += [k for k in tokens if known.relation[k] == "pcomp" and int(head[k]) in tops]
    return any(known.class_at(k) in _VERBAL or known.relation[k] == "ccomp" for k in tops)


def _is_title(known: Reading, one: Attribution) -> bool:
    """Whether a quotation is but the name of a broadcast or a song ("Meet the Press", "a video
    called")."""
    tokens = known.tokens_in(one.content)
    if tokens and tokens[0] and known.tokens.words[tokens[0] - 1] in _ENTITLED:
        cue = known.tokens_in(one.cue) if one.cue is not None else range(0)
        if tokens[0] - 1 not in cue and known.tokens.words[tokens[0]][:1].isupper():
            return True
    sentence = known.article.sentence_at(one.content.start)
    if sentence is None or sentence.kind in HEADLINE or not 1 < len(tokens) <= LONGEST_TITLE:
        return False
    words = [
        known.tokens.words[k] for k in tokens if known.is_open(k) or known.class_at(k) == "name"
    ]
    return len(words) > 1 and all(w[:1].isupper() for w in words)


def is_unsourced(known: Reading, cue: Span | None) -> bool:
    """Whether words without a source are brought in so that nobody is named: "it was announced",
    "is said to", "reportedly"; else their speaker is only not found ("She was told that")."""
    tokens = known.tokens_in(cue) if cue is not None else range(0)
    if any(known.class_at(i) == "adverb" and known.lemma[i] in _notes() for i in tokens):
        return True
    passive = [i for i in tokens if known.columns.passive[i]]
    around = range(max(0, tokens.start - _NEAR), tokens.start)
    return any(
        known.lemma[i] in _RUMOURED
        or any(known.lemma[k] == "it" and int(known.columns.head[k]) == i for k in around)
        for i in passive
    )


def _acts(known: Reading, one: Attribution) -> set[str]:
    """The verbs of saying in a cue, with what belongs to them: "say", "make clear", "call for"."""
    cue = known.tokens_in(one.cue) if one.cue is not None else range(0)
    # "Ignored calls", "calmed fears" and "investigates reports" are another's calls and reports.
    light = any(known.lemma[i] in _GIVING for i in cue)
    apart = {i for i in cue if not light and known.relation[i] == "dobj" and len(cue) > 1}
    found = {w for i in cue if i not in apart for w in lemmas(known.lemma[i])}
    ends = [cue[-1], *known.tokens_in(one.content)[:1]] if cue else []
    return {*found, *(f"{w} {known.lemma[k]}" for w in found for k in ends)} & _notes().keys()


@cache
def _acts_of(way: str) -> frozenset[str]:
    """Verbs of saying with a construction."""
    return frozenset(w for w, ways in terms_of("speech").items() if way in ways.split())


@cache
def _notes() -> dict[str, str]:
    """Verb or adverb of saying -> what kind of act it is."""
    return {t.text: t.note for t in load("speech").terms}
