"""Which words are one word? Inflection and derivation taken off by rule.

Two depths. `stem` takes off inflection ("dismissed" and "dismisses" meet); `root` also takes off
the endings that make nouns of verbs ("dismissal", "nomination") and serves the comparison of
triggers. The idea is Porter's (An algorithm for suffix stripping, 1980), cut down to what news
needs: forms need only be equal to each other, so a final "e" and a doubled consonant go as well.
What no rule reaches ("died" / "death") stands in ``groups.txt``.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWEL = re.compile(r"[aeiouy]")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")

# Base form first. Forms that a rule would reach are left out.
_FORMS = """
arise arose arisen|be was were been is are am|bear bore borne|beat beaten|become became
begin began begun|bite bit bitten|bleed bled|blow blew blown|break broke broken|bring brought
build built|buy bought|catch caught|child children|choose chose chosen|come came|deal dealt
do did done does|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got gotten
give gave given|go went gone goes|grow grew grown|hang hung|have had has|hear heard
hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent
light lit|lose lost|make made|man men|mean meant|meet met|overthrow overthrew overthrown
overtake overtook overtaken|pay paid|person people|ride rode ridden|ring rang rung
rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent
shake shook shaken|shoot shot|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat
slay slew slain|speak spoke spoken|spend spent|stand stood|steal stole stolen|stick stuck
strike struck stricken|swear swore sworn|sweep swept|swim swam swum|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|undergo underwent
wear wore worn|win won|withdraw withdrew withdrawn|woman women|write wrote written|life lives
wife wives|agree agreed|free freed|guarantee guaranteed|thief thieves|die dies dying died
lie lies lying lied|tie ties tying tied
"""

# Longest first, as they stand once a final "e" is gone; four letters must be left, or three
# before an ending of two.
_ENDINGS = (
    "ization", "isation", "ication", "ation", "ition", "ution", "ment", "ativ", "itiv", "anc",
    "enc", "nes", "ship", "ery", "ory", "ary", "ion", "ur", "ag", "iv", "ant", "ent", "ity",
    "ist", "ism", "ous", "ful", "ing", "at", "al", "er", "or", "ly",
)  # fmt: skip


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _FORMS.replace("\n", "|").split("|"):
        base, *forms = line.split() or [""]
        table.update(dict.fromkeys(forms, base))
    return table


_IRREGULAR = _table()


def _finish(word: str) -> str:
    """Drop a final "e", undo a final doubled consonant: related forms meet."""
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the form that the inflections of `word` share; any case, possessive or not.

    >>> stem("Denied") == stem("denies") == stem("deny"), stem("stopped"), stem("killing")
    (True, 'stop', 'kil')
    """
    word = _POSSESSIVE.sub("", word.lower())
    word = _IRREGULAR.get(word, word)
    n = len(word)
    if n < 4 or not word.isascii():
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(rest) > 2 and _VOWEL.search(rest):
                return _finish(rest)
            return word
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return _finish(word[:-2])
    if word[-1] == "s" and word[-2] not in "sui":
        return _finish(word[:-1])
    return _finish(word)


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """Return what `word` shares with the nouns and verbs made of it.

    >>> root("dismissal") == root("dismissed"), root("nomination") == root("nominated")
    (True, True)
    """
    form = stem(word)
    if not form.isascii():
        return form
    if not form.endswith(_ENDINGS):  # most words
        return _finish(form)
    for ending in _ENDINGS:
        if form.endswith(ending):
            rest = form[: -len(ending)]
            if len(rest) >= (3 if len(ending) == 2 else 4) and _VOWEL.search(rest):
                return _finish(rest[:-1] + "i" if rest[-1] == "y" else rest)
    return _finish(form)
