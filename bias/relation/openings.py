"""What does a text open with? Its titles and first sentences: there news tells what happened."""

from __future__ import annotations

from bias import words
from bias.article import BODY, HEADLINE, Article, Sentence, Span
from bias.lists import fold, terms_of
from bias.reading import Reading

#: Sentences looked at: a later one adds nothing to what a text is about.
LOOKED_AT = 60
#: Body sentences that tell the news, and those that a match may stand in to show one event. Of 2,
#: 3 and 4 the first gave the best area for the score (guess for the second).
LEAD, OPENING = 2, 4
#: Steps from a day up to the verb on which it hangs.
_STEPS = 3
#: What stands before the noun of somebody who is known.
_DEFINITE = frozenset(("the", "this", "that"))


def opening_of(article: Article, body: int = OPENING) -> tuple[Sentence, ...]:
    """The titles above the text, and its first `body` sentences."""
    found: list[Sentence] = []
    for sentence in article.sentences[:LOOKED_AT]:
        if sentence.kind not in BODY | HEADLINE:
            continue  # the line of an outlet
        body -= sentence.kind in BODY
        if body < 0:
            break
        found.append(sentence)
    return tuple(found)


def looked_at(reading: Reading) -> Span:
    """The characters of the first `LOOKED_AT` sentences."""
    sentences = reading.article.sentences[:LOOKED_AT]
    return Span(0, sentences[-1].end if sentences else 0)


def weekday_at(reading: Reading, token: int) -> int:
    """The weekday that a token names, 1 (Monday) to 7, or 0."""
    word = reading.tokens.words[token]
    return words.weekdays().get(fold(word), 0) if word[0].isupper() and len(word) > 3 else 0


def first_weekday(reading: Reading) -> tuple[int, Sentence] | None:
    """The first weekday of the opening that is not the day of a report alone, and where it is
    named."""
    for sentence in opening_of(reading.article):
        for token in reading.tokens_of(sentence):
            if (day := weekday_at(reading, token)) and not dates_a_report(reading, token):
                return day, sentence
    return None


def dates_a_report(reading: Reading, token: int) -> bool:
    """Whether a day only says when somebody whom nobody knows told it: "officials said on Tuesday",
    not "the governor said". Nobody can tell without a parse."""
    if reading.engine != "parse":
        return False
    verb = next((k for k in reading.above(token, _STEPS) if reading.class_at(k) == "verb"), -1)
    if verb < 0 or reading.lemma[verb] not in terms_of("speech", "neutral"):
        return False
    who = reading.those(verb, "nsubj")
    if not who or reading.class_at(who[0]) != "noun":
        return False
    own = [reading.lemma[k] for k in reading.kids.get(who[0], ())]
    return _DEFINITE.isdisjoint(own) and terms_of("function", "possessive").keys().isdisjoint(own)
