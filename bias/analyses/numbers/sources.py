"""Who says the figure, when its sentence tells?

The source of the attribution whose content holds the figure, in words of its sentence. When the
sentence does not tell, nothing is guessed: None is "the sentence does not say", not "nobody said
it". What attributions miss (most of those without a verb of saying: PolNeAR) is missed here.
"""

from __future__ import annotations

from bias.article import Sentence, Span
from bias.reading import Reading

#: Words of a source; what is longer is a clause, and no source.
LONGEST = 9
#: What a speaker's words neither begin nor end with.
_LINKS = frozenset(("conjunction", "subordinator", "adverb", "time", "negation"))
#: Words of these classes point elsewhere, or begin a phrase in which nobody speaks.
_NOBODY = frozenset(("pronoun", "preposition"))


def source_of(known: Reading, sentence: Sentence, figure: Span) -> str | None:
    """Return the words of `sentence` for who says the figure at `figure`, or None."""
    token = known.token_at(figure.start)
    attribution = known.attribution_at(token) if token < len(known.lemma) else None
    if attribution is None or attribution.source is None:
        return None
    source = attribution.source
    if (
        not sentence.start <= source.start < sentence.end
        or source.start <= figure.start < source.end
    ):
        return None
    at = known.tokens_in(source)
    first, end = at.start, at.stop
    while first < end and known.class_at(first) in _LINKS:
        first += 1
    while first < end and known.class_at(end - 1) in _LINKS | _NOBODY:
        end -= 1
    if not 0 < end - first <= LONGEST or known.class_at(first) in _NOBODY:
        return None
    if not any(known.is_open(i) or known.class_at(i) == "name" for i in range(first, end)):
        return None
    return " ".join(known.article.slice(known.span(first, end)).split())
