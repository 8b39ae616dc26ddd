"""What does an account have behind it, and what does it announce?

"since a fragile ceasefire was signed" dates an account after the ceasefire; a title that says
"agree to ceasefire" is written when it was news. One text announcing what the other looks back on
is a sign of two moments of one story.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bias.aligner import groups
from bias.article import HEADLINE, Article, Sentence, tokenize
from bias.lexicon import fold

_EVENTS = (
    "acquit appeal arrest attack avalanche bomb ceasefire charge clash collapse convict coup court "
    "crash die elect erupt fire_job flood hand_over invade join_leave kidnap kill law merge peace "
    "quake quit release resign riot sanction sentence shoot sign storm strike_work suspend talk "
    "verdict veto vote war withdraw"
)
#: Event words that divide a story into before and after: groups of the aligner.
TURNS = frozenset(_EVENTS.split())
_BEHIND = frozenset({"after", "since", "following", "despite", "wake"})
_LOOK = 7  # tokens between a sequence word and its event
_STOP = re.compile(r"[,;:.—()]")


class Turn(NamedTuple):
    """An event that divides: its words as printed, and the sentence."""

    words: str
    sentence: Sentence


def behind(article: Article) -> dict[str, list[Turn]]:
    """Return what the body puts behind itself: group of events -> where."""
    known = groups.load()
    found: dict[str, list[Turn]] = {}
    for sentence in article.sentences:
        if sentence.kind in HEADLINE:
            continue
        text = article.slice(sentence)
        starts, tokens = tokenize(text)
        for i, token in enumerate(tokens):
            if fold(token) not in _BEHIND:
                continue
            for j in range(i + 1, min(len(tokens), i + 1 + _LOOK)):
                if _STOP.search(text[starts[j - 1] + len(tokens[j - 1]) : starts[j]]):
                    break
                labels = known.of(tokens[j]) & TURNS
                said = text[starts[i] : starts[j] + len(tokens[j])]
                for label in labels:
                    found.setdefault(label, []).append(Turn(said, sentence))
                if labels:
                    break
    return found


def announced(article: Article) -> dict[str, list[Turn]]:
    """Return what the titles tell as news (without a title, the first sentence of the body).

    What a title itself puts behind ("after the ceasefire") is not announced.
    """
    known = groups.load()
    titles = [s for s in article.sentences if s.kind == "title"] or list(article.body[:1])
    found: dict[str, list[Turn]] = {}
    for sentence in titles:
        tokens = tokenize(article.slice(sentence)).words
        folded = [fold(t) for t in tokens]
        for i, token in enumerate(tokens):
            if not _BEHIND & set(folded[max(0, i - _LOOK) : i]):
                for label in known.of(token) & TURNS:
                    found.setdefault(label, []).append(Turn(token, sentence))
    return found
