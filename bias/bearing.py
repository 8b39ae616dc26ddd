"""What does a sentence weigh for who wants to know what one text alone tells?

Words of somebody, a figure, what is denied or limited weigh more than scene and form; "declined to
comment" weighs nothing, a list of names and a time of day less. The weights are guesses, looked at
on short pairs and on `rule` pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bias.article import Sentence, count_words
from bias.attribution import Attribution
from bias.lists import terms_of
from bias.reading import Reading

#: What is added for words of somebody told by more than a pronoun (taken off for those of a "he"),
#: of so many words at least; for a figure; for what is denied.
SPOKEN, LEAST_SPOKEN, FIGURE, DENIED = 0.5, 5, 0.5, 0.4
#: What is taken off a list of so many persons, and as much where an hour of the day is told; and
#: off a sentence that opens with a word that links it to the one before.
LISTED, MANY, LINKED = 0.5, 4, 0.4
#: Figures that are a detail of something else.
_DETAILS = frozenset(("age", "date", "duration", "events"))
#: An hour of the day, which is a detail too.
_CLOCK = re.compile(r"\b\d{1,2}(:\d\d)? ?[ap]\.?m\b", re.I)
#: What somebody does not do who says nothing.
_ANSWERS = frozenset(("answer", "call", "comment", "reach", "reply", "respond"))


def weigh(known: Reading, said: Sequence[Attribution]) -> NDArray[np.float64]:
    """Weigh each sentence of a text, titles and all: array (sentences,), 1 for an ordinary one.

    Args:
        said: what the text gives to somebody.
    """
    article = known.article
    worth = np.ones(len(article.sentences))
    for one in said:
        sentence = article.sentence_at((one.cue or one.content).start)
        if sentence is None or not one.uttered or one.words < LEAST_SPOKEN:
            continue
        n = sentence.number - 1
        by = "" if one.source is None else article.slice(one.source)
        if count_words(by) > 1 or by[:1].isupper():
            worth[n] = 1.0 + SPOKEN
        elif by and worth[n] == 1.0:  # "he said": whose words, it does not say
            worth[n] = 1.0 - SPOKEN
    for n, sentence in enumerate(article.sentences):
        worth[n] = _with_facts(known, sentence, float(worth[n]))
    return worth


def _with_facts(known: Reading, sentence: Sentence, worth: float) -> float:
    """What a sentence weighs with its figures and denials."""
    tokens = known.tokens_of(sentence)
    denied = [k for k in tokens if known.status_at(k) == "negated"]
    if any(q.unit and q.category not in _DETAILS for q in known.figures_in(sentence)):
        worth += FIGURE
    if worth == 1.0 and any(known.lemma[k] in _ANSWERS for k in denied):
        return 0.0
    if len({e.key for _, e in known.named_in(sentence) if e.kind == "person"}) >= MANY:
        worth -= LISTED
    if _CLOCK.search(known.article.slice(sentence)):
        worth -= LISTED
    if tokens and known.tokens.words[tokens[0]].lower() in terms_of("leaning", "links"):
        worth -= LINKED
    return worth + DENIED if denied else worth
