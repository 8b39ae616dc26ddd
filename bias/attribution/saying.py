"""Are somebody's words said, or only thought, wished, or left unsaid? "Declined to comment"."""

from __future__ import annotations

from functools import cache

from bias.article import Span
from bias.lists import lemmas, load
from bias.reading import Attribution, Reading

#: What names thoughts and wishes, no act of saying; of these some are done in words.
_INWARD = frozenset(("cognition", "attitude"))
_IN_WORDS = frozenset(("argue", "commend", "defend", "encourage", "endorse", "find", "tout"))
#: "May say" says nothing; "will tell" stands in speeches given out beforehand.
_UNSURE = frozenset(("can", "may", "might", "must", "could", "would", "should"))
_SILENT = frozenset(("decline", "refuse"))
#: Verbs that let an infinitive be done: "went on to say".
_DOING = frozenset(("go", "continue", "proceed", "begin", "start", "come"))


def is_said(known: Reading, one: Attribution) -> bool:
    """Whether the text tells of words that were uttered or written: a quotation, or the content of
    a verb of saying that is told as done."""
    if one.kind == "direct" or one.cue is None:
        return True
    tokens = known.tokens_in(one.cue)
    words = [known.tokens.words[i].lower() for i in tokens]
    if not tokens or words == ["according", "to"]:  # a colon has no token
        return True
    if words[0] == "to":  # what it hangs on
        above = int(known.columns.head[tokens[-1]])
        if above < 0 or known.lemma[above] not in _DOING:
            return False
    if one.kind == "mixed":
        return True
    acts = {w for i in tokens for w in lemmas(known.lemma[i]) if w in _notes()}
    denied = any(
        known.class_at(i) == "negation" or w.endswith("n't")
        for i, w in zip(tokens, words, strict=True)
    )
    if denied or not _UNSURE.isdisjoint(words) or not acts.isdisjoint(_SILENT):
        return False
    return any(_notes()[w] not in _INWARD or w in _IN_WORDS for w in acts)


def is_unsourced(known: Reading, cue: Span | None) -> bool:
    """Whether words without a source are brought in so that nobody is named: "it was reported",
    "reportedly"; else their speaker is only not found."""
    tokens = known.tokens_in(cue) if cue is not None else ()
    return any(known.columns.passive[i] or known.class_at(i) == "adverb" for i in tokens)


@cache
def _notes() -> dict[str, str]:
    """Verb or adverb of saying -> what kind of act it is."""
    return {t.text: t.note for t in load("speech").terms}
