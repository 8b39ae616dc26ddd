"""Who says it, when its own sentence tells?

The source of the attribution whose content holds the words, in words of their sentence, where it
governs their very clause: by a verb of saying with the clause that it brings in, by "according to",
by a document's "shows", or because they stand in its quotation marks. Who demands, votes or charges
says no figure, and a clause that says when or which ("the crash, which cost 40 jobs") is the
writer's. When the sentence does not tell, nothing is guessed: None is "the sentence does not say",
not "nobody said it". What attributions miss (most of those without a verb of saying: PolNeAR) is
missed here.
"""

from __future__ import annotations

import re
from functools import cache

from bias.article import Sentence, Span
from bias.attribution.saying import is_said
from bias.lists import lemmas, terms_of
from bias.quantities import kind_of_noun
from bias.reading import Attribution, Reading

#: Words of a source; what is longer is a clause, or was cut in the middle. Of more than `LONG` a
#: role in apposition is left out.
LONGEST, LONG = 12, 8
#: What stands around the words for a speaker, and is none of them.
_LINKS = frozenset(("conjunction", "subordinator", "adverb", "time", "negation"))
#: A phrase that begins so points elsewhere, or says where and not who.
_NOBODY = frozenset(("pronoun", "preposition"))
_POINTING = frozenset(("those", "these", "such", "whose"))
#: A phrase that holds one of these is a clause; at its end they belong to the verb of saying.
_AUXILIARIES = frozenset(("be", "have", "do", "get", "modal"))
_OWNERS = frozenset(("'s", "’s"))
_SHARES = frozenset(("percent", "cent", "%"))
#: "Officials in 2010".
_AFTER = frozenset(("number", "preposition"))
_CLAUSE = _AUXILIARIES | {"pronoun", "subordinator", "negation"}
#: "Sen. Ann Lee (R": what stands in brackets after a name is cut there.
_BRACKET = re.compile(r"\s*\([^)]*\)?$")
_APART = re.compile("[,—–]")
#: What somebody does by speaking, and says no figure by: "threatened", "condemned", "rejected".
_DONE = ("directive", "stance contest", "stance deny", "parsed contest", "attitude")
#: Words that open a clause which says when something was.
_WHEN = frozenset(("when", "as", "after", "before", "until"))
#: What makes a stretch of time say when.
_DISTANT = frozenset(("ago", "earlier", "later"))
#: Verbs whose object is what a document says, and of these those whose object anybody says.
_FINDING = frozenset(("show", "find", "indicate", "report", "estimate", "project", "put"))
_TOLD = frozenset(("report", "estimate", "project"))


def source_of(
    known: Reading, sentence: Sentence, words: Span, speaker: str | None = None
) -> str | None:
    """Return the words of `sentence` for who says what stands at `words`, or None.

    Args:
        speaker: who is known from elsewhere to say it, where the sentence itself has no name for
            whom it quotes, or calls "he".
    """
    token = known.token_at(words.start)
    if (closing := _according(known, sentence, token)) is not None:
        return closing
    attribution = known.attribution_at(token) if token < len(known.lemma) else None
    if attribution is None:
        one = _closing(known, sentence, token)
    else:
        # "Prosecutors say he hid, avoiding disclosing that", "a poll found that 30 percent say":
        # who says it stands further out.
        held = [attribution, *(x for x in known.attributions if _holds(x.content, attribution))]
        one = next((x for x in held if x.source and not _is_in(words, x.source)), None)
    source = one.source if one is not None else None
    if one is None or source is None or not sentence.start <= source.start < sentence.end:
        quotation = known.article.quotation_at(words.start)
        return speaker if quotation is not None and not quotation.scare else None
    if not _governs(known, one, token):
        return None
    at = known.tokens_in(source)
    first, end = at.start, at.stop
    while first < end and known.class_at(first) in _LINKS:
        first += 1
    end = _cut(known, first, end)
    while first < end and known.class_at(end - 1) in _LINKS | _AUXILIARIES | _AFTER:
        end -= 1
    if first < end and known.class_at(first) == "pronoun":
        return speaker
    return _words_of(known, first, end)


def _according(known: Reading, sentence: Sentence, token: int) -> str | None:
    """ "CNN revealed that 40 died, according to a doctor": who is named at the end of a sentence
    says what stands before, be it that another brings it in; what is quoted has its speaker."""
    last = known.tokens_of(sentence).stop
    text, (starts, ends, words) = known.article.unwrapped, known.tokens
    near = range(max(token + 1, last - LONGEST - 2), last - 2)
    at = next((k for k in near if words[k] == "according"), token)
    before = text[ends[token] : ends[at - 1] + 1] if at > token else ""
    if before.partition(",")[1:] != (",", "") or ";" in before:
        return None
    quoted = known.article.quotation_at(starts[token])
    between = (
        x.cue is not None
        and starts[token] < x.cue.start < starts[at]
        and (x.source is None or not _is_in(Span(starts[token], ends[token]), x.source))
        for x in known.attributions
    )
    if quoted is not None or any(between) or int(known.columns.head[token]) < 0:
        return None
    return _words_of(known, at + 2, _cut(known, at + 2, last))


def _words_of(known: Reading, first: int, end: int) -> str | None:
    """The words of some tokens, where they name somebody or something that can say."""
    if not 0 < end - first <= LONGEST or known.class_at(first) in _NOBODY:
        return None
    if known.lemma[first] in _POINTING:
        return None
    if any(known.class_at(i) in _CLAUSE or _is_verb(known, i) for i in range(first, end)):
        return None
    if not (known.is_open(end - 1) or known.class_at(end - 1) == "name"):
        return None
    last, printed = known.lemma[end - 1], known.tokens.words[end - 1]
    event = kind_of_noun(last) == "events" and printed.islower()
    if event or printed[-2:] in _OWNERS:
        return None  # "each raid has followed an attack", "last September's"
    shared = not _SHARES.isdisjoint(known.lemma[first:end])
    if shared or known.class_at(end - 1) == "number":
        return None  # "Some 45 percent of Americans say": no figure is a source
    return _BRACKET.sub("", " ".join(known.article.slice(known.span(first, end)).split()))


def _closing(known: Reading, sentence: Sentence, token: int) -> Attribution | None:
    """ "He got five deferments and avoided the war, according to records": what ends a sentence in
    which nobody else speaks holds all of its clauses."""
    said = [x for x in known.attributions if x.source and _is_in(x.source, sentence.span)]
    one = said[0] if len(said) == 1 else None
    cue = known.tokens_in(one.cue) if one is not None and one.cue is not None else range(0)
    last = known.tokens_of(sentence).stop
    ends = bool(cue) and last - LONGEST - len(cue) <= cue.start
    return (
        one
        if ends and token < cue.start and known.tokens.words[cue.start].lower() == "according"
        else None
    )


def _is_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _holds(content: Span, inner: Attribution) -> bool:
    held = content.start <= inner.content.start and inner.content.end <= content.end
    return held and content != inner.content


def _cut(known: Reading, first: int, end: int) -> int:
    """Where the words for who speaks end: before a clause that tells more of them ("officials
    speaking on the condition"), and where they are long before a comma or a preposition."""
    aside = [k for k in range(first + 1, end) if known.relation[k] in ("acl", "relcl")]
    aside = [k for k in aside if int(known.columns.head[k]) >= first]
    end = min([end, *(min(k, *known.kids.get(k, [k])) for k in aside)])
    if end - first <= LONG:
        return end
    ends, starts = known.tokens.ends, known.tokens.starts
    text = known.article.unwrapped
    commas = [k for k in range(first + 1, end) if _APART.search(text, ends[k - 1], starts[k])]
    if not commas and end - first <= LONGEST:
        return end
    linked = [k for k in range(first + 1, end) if known.class_at(k) == "preposition"]
    linked = [k for k in linked if known.lemma[k] != "of"]
    return next((k for k in (*commas, *linked) if k - first <= LONGEST), end)


def _governs(known: Reading, one: Attribution, token: int) -> bool:
    """Whether a speaker says the clause of a token: it is quoted, or it hangs on the verb of saying
    (or on the word that this one hangs on) through no clause of the writer's."""
    quotation = known.article.quotation_at(known.tokens.starts[token])
    if quotation is not None and not quotation.scare:
        return is_said(known, one)
    cue = [] if one.cue is None else [*known.tokens_in(one.cue)]
    if not cue or any(w in _done() for k in cue for w in lemmas(known.lemma[k])):
        return False
    head = known.columns.head
    if int(head[token]) < 0:
        return is_said(known, one)  # without a parse
    top = next(k for k in cue if int(head[k]) not in cue or int(head[k]) == k)
    if _is_robbed(known, one, top) or _is_anothers(known, one, token):
        return False
    according = known.tokens.words[top].lower() == "according"
    # "Twelve came, the mayor said", not "as the mayor said that the dam was safe".
    aside = -1 if known.those(top, "ccomp", "dobj") else int(head[top])
    finding = known.lemma[top] in _FINDING and (
        known.lemma[top] in _TOLD or _is_document(known, one)
    )
    while True:
        above, relation = int(head[token]), known.relation[token]
        if above in cue:
            return (finding and relation == "dobj") or (relation == "ccomp" and is_said(known, one))
        if token == aside or above == token:
            return aside >= 0 and is_said(known, one)
        if _is_writers(known, token, according):
            return False
        token = above


def _is_writers(known: Reading, token: int, according: bool) -> bool:
    """Whether a clause that hangs on somebody's words says which, when or what of a thing, so that
    it may be the writer's; "according to" holds its whole sentence but no clause before."""
    above, relation = int(known.columns.head[token]), known.relation[token]
    if relation == "ccomp":
        return according and token < above  # "The vote shows it is cheap, ten of it a loan"
    if relation == "acl":
        return not according and not _has_to(known, token)
    if relation == "pcomp":  # "raising questions about what was in the four pages"
        return bool(known.those(token, "nsubj", "nsubjpass"))
    if relation == "npadvmod":  # "the crowd of eight years ago"
        return known.lemma[above] in _DISTANT
    return relation == "relcl" or (relation == "advcl" and _is_when(known, token))


def _is_robbed(known: Reading, one: Attribution, verb: int) -> bool:
    """ "After a report that day showed that 12 died, Lee left": whether somebody else is taken for
    the subject of a verb."""
    if one.source is None or one.cue is None or known.tense_at(verb) == "":
        return False
    return one.cue.end <= one.content.start < one.source.start


def _is_anothers(known: Reading, one: Attribution, token: int) -> bool:
    """ "Lee said, referring to Ford's claim that": whether a noun brings in somebody's words
    between a speaker and a token."""
    first = known.token_at(max(x.end for x in (one.source, one.cue) if x is not None))
    return any(
        known.lemma[k + 1] == "that" and known.lemma[k] in _claims()
        for k in range(first, token - 1)
    )


def _is_document(known: Reading, one: Attribution) -> bool:
    """Whether the source is a document: what a poll shows is what it says."""
    last = [known.lemma[k] for k in known.tokens_in(one.source)] if one.source else []
    return not terms_of("speakers", "document").keys().isdisjoint(last)


def _has_to(known: Reading, verb: int) -> bool:
    return any(known.lemma[k] == "to" for k in known.those(verb, "aux"))


def _is_when(known: Reading, verb: int) -> bool:
    """Whether a clause says when something was: "as he signs a package of $3 million"."""
    return not _WHEN.isdisjoint(known.lemma[k] for k in known.those(verb, "mark", "advmod"))


@cache
def _claims() -> frozenset[str]:
    """Nouns that bring in what somebody says."""
    stances = ("", " endorse", " doubt", " contest", " deny")
    return frozenset().union(*(terms_of("report_nouns", f"noun{x}") for x in stances))


@cache
def _done() -> frozenset[str]:
    """Verbs of what somebody does by speaking."""
    return frozenset().union(*(terms_of("speech", note) for note in _DONE))


def _is_verb(known: Reading, token: int) -> bool:
    """Whether a word shows a tense, and begins no noun phrase ("the leaked report")."""
    return (
        known.is_open(token)
        and bool(known.tense_at(token))
        and token > 0
        and (known.class_at(token - 1) not in ("determiner", "possessive"))
    )
