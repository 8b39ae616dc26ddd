"""Who says it, when its own sentence tells?

The source of the attribution whose content holds the words, in words of their sentence. When the
sentence does not tell, nothing is guessed: None is "the sentence does not say", not "nobody said
it". What attributions miss (most of those without a verb of saying: PolNeAR) is missed here.
"""

from __future__ import annotations

from bias.article import Sentence, Span
from bias.quantities import kind_of_noun
from bias.reading import Reading

#: Words of a source; what is longer is a clause, or was cut in the middle.
LONGEST = 7
#: What stands around the words for a speaker, and is none of them.
_LINKS = frozenset(("conjunction", "subordinator", "adverb", "time", "negation"))
#: A phrase that begins so points elsewhere, or says where and not who.
_NOBODY = frozenset(("pronoun", "preposition"))
#: A phrase that holds one of these is a clause; at its end they belong to the verb of saying.
_AUXILIARIES = frozenset(("be", "have", "do", "get", "modal"))
_OWNERS = frozenset(("'s", "’s"))
_SHARES = frozenset(("percent", "cent", "%"))
_CLAUSE = _AUXILIARIES | {"pronoun", "subordinator", "negation"}


def source_of(known: Reading, sentence: Sentence, words: Span) -> str | None:
    """Return the words of `sentence` for who says what stands at `words`, or None."""
    token = known.token_at(words.start)
    attribution = known.attribution_at(token) if token < len(known.lemma) else None
    if attribution is None or attribution.source is None:
        return None
    source = attribution.source
    if (
        not sentence.start <= source.start < sentence.end
        or source.start <= words.start < source.end
    ):
        return None
    at = known.tokens_in(source)
    first, end = at.start, at.stop
    while first < end and known.class_at(first) in _LINKS:
        first += 1
    while first < end and known.class_at(end - 1) in _LINKS | _AUXILIARIES:
        end -= 1
    if not 0 < end - first <= LONGEST or known.class_at(first) in _NOBODY:
        return None
    if any(known.class_at(i) in _CLAUSE or _is_verb(known, i) for i in range(first, end)):
        return None
    if not (known.is_open(end - 1) or known.class_at(end - 1) == "name"):
        return None
    last = known.lemma[end - 1]
    if kind_of_noun(last) == "events" or known.tokens.words[end - 1][-2:] in _OWNERS:
        return None  # "each raid has followed an attack", "last September's"
    if last in _SHARES or known.class_at(end - 1) == "number":
        return None  # "Some 45 percent say": the figure is no source of itself
    return " ".join(known.article.slice(known.span(first, end)).split())


def _is_verb(known: Reading, token: int) -> bool:
    """Whether a word shows a tense, and begins no noun phrase ("the leaked report")."""
    return (
        known.is_open(token)
        and bool(known.tense_at(token))
        and token > 0
        and (known.class_at(token - 1) not in ("determiner", "possessive"))
    )
