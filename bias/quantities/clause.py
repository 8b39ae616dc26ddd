"""What softens a figure, and what befell the people it counts? Read from the words of its clause.

Hedges stand right before or after a number ("at least", "or so"). Doubt ("claimed", "unconfirmed")
stands anywhere before it in the clause. What happened to people is said by a verb, a participle or
an adjective: its object follows it ("killing 12"), its subject precedes it ("12 were killed").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bias.lists import terms_of

from .known import (
    doubting,
    fates,
    figure_words,
    softeners,
    starters,
    uncounted_words,
)
from .model import BEFALLEN
from .noun import kind_of_noun, singular

_AFTER = re.compile(
    r"(?P<least>\+|-plus\b| plus\b| or (?:more|over|above|higher|greater)\b"
    r"| and (?:above|higher|up(?! to))\b)"
    r"|(?P<most> or fewer\b| or less\b| or under\b)"
    r"|(?P<about> or so\b|-odd\b| odd\b|-some\b| or thereabouts\b)",
)
# "claimed 40 lives", "claimed responsibility": not a doubt.
NOT_DOUBT = frozenset(("lives", "responsibility", "credit", "victory", "life", "victims"))
# Verbs of saying, after which another speaks.
_SAYING = frozenset(("said", "says", "told", "recounted", "added"))
# After "were" these have a participle after them that says what befell: "were reported killed".
_REPORTED = frozenset(("reported", "confirmed", "feared", "believed", "presumed", "found"))
#: What befell those whom two fates count together ("killed and injured", "dead or missing").
BOTH = "casualty"
_LOSSES, _OR = frozenset(("killed", "hurt", "missing")), frozenset(("and", "or"))
_NAMED_BEFORE = 9  # words of who is named before "and 11 others"
_HELD = frozenset(("the", "a", "an", "his", "her", "its"))
_THOSE = frozenset(("the", "all", "these", "those"))
_FAR_TOLL = 14  # words between a toll and the figure it climbs to
_HOLD = frozenset(("hold", "held"))
_LONGEST = 4  # words of a phrase in "fates"
_DOOMED, _ONE = frozenset(("sentenced", "condemned")), frozenset(("a", "an"))
_LOST = frozenset(("lose", "lost", "losing", "loses"))
_FIGHTING = frozenset(("fighting", "battling", "clinging"))
_NEVER_PASSIVE = frozenset(("claimed", "claiming", "lost", "losing"))


def hedge_before(text: str, start: int) -> tuple[str | None, int]:
    """Find the hedge that ends at `start`; return its kind and where it starts.

    >>> hedge_before("killing at least 12", 17)
    ('at least', 8)
    """
    printed = start
    if text[max(0, start - 3) : start] == " a ":
        start -= 2  # "at least a half-dozen", "more than a 1,000"
    window = text[max(0, start - 34) : start]
    if not window or not window[-1].isspace():
        return None, printed
    words = window.split()[-4:]
    for n in range(len(words) - (start < printed)):  # "over a 12-hour day"
        phrase = " ".join(words[n:]).lower()
        hedge = softeners().get(phrase.lstrip("(\"'—–"))
        if hedge is not None:
            at = start  # "as many as": its first word, though that stands twice
            for word in reversed(words[n:]):
                at = text.rfind(word, 0, at)
            return hedge, at + len(phrase) - len(phrase.lstrip("(\"'—–"))
    return None, printed


def hedge_after(text: str, end: int) -> tuple[str | None, int]:
    """Find the hedge that begins at `end` ("or more"); return its kind and where it ends."""
    match = _AFTER.match(text, end)
    if match is None:
        return None, end
    kind = {"least": "at least", "most": "at most", "about": "about"}[match.lastgroup or "about"]
    return kind, match.end()


def is_doubted(before: Sequence[str], after: Sequence[str]) -> bool:
    """Do the words of the clause before or after a figure put it in doubt?"""
    for i in range(len(before) - 1, max(-1, len(before) - 13), -1):
        if before[i] in doubting():
            near = {*before[i + 1 : i + 3], *(after[:3] if i >= len(before) - 4 else ())}
            return not near & NOT_DOUBT
    return any(w in doubting("doubting after") for w in after[:9])


class Following(NamedTuple):
    """The words after a counted noun, in lower case, to the end of the sentence.

    Attributes:
        figures: whether a figure with a predicate of its own begins at each word; what follows is
            said of that one.
        closed: whether a mark follows each word, so that no object does.
        passive: whether each word is the participle of a passive (`bias.words.passives`).
    """

    words: Sequence[str]
    figures: Sequence[bool]
    closed: Sequence[bool]
    passive: Sequence[bool]


def fate_after(after: Following, reduced: bool = True) -> tuple[str, int] | None:
    """What do the words after a counted noun say befell it? The category and how far off.

    Args:
        reduced: whether a participle may follow without a form of "be" ("40 soldiers killed").
    """
    words, figures, closed, _ = after
    barriers, states, verbs = figure_words("barrier"), fates("subject"), fates("object")
    for i, word in enumerate(words[:16]):
        if figures[i] or (word == "others" and i):
            return None  # "three are in good condition and the others in intensive care"
        if (said := _by_phrase(after, i)) is not None:
            return said, i
        so_far = word == "so" and words[i + 1 : i + 2] == ["far"]
        if (word in barriers and not so_far) or word in _SAYING or _is_of_another(words, i):
            return None
        noun_like = i > 0 and words[i - 1] == "the"
        if i == 2 and noun_like and words[0] == "of" and word in fates("toll"):
            return fates("toll")[word], i  # "15 of the dead"
        if word == "critical" and words[i + 1 : i + 2] in (["of"], ["to"]):
            return None
        if word in states and not noun_like and (i == 0 or word not in {"lives", "deaths"}):
            if word != "held" or after.passive[i]:
                return _with_other(after, i, states[word]), i
            continue
        two = f"{word} {words[i + 1]}" in verbs if i + 1 < len(words) else False
        verb, k = (f"{word} {words[i + 1]}", i + 1) if two else (word, i)  # "gunned down"
        if verb in verbs and word not in _NEVER_PASSIVE and not noun_like:
            follow = words[k + 1] if k + 1 < len(words) else ""
            objects = not closed[k] and _starts_object(follow, words[k + 2 : k + 3])
            bare = reduced and i <= 1 and not objects
            if words[0] == "of" and terms_of("function", "be").keys().isdisjoint(words[:i]):
                return None  # "relatives of Americans killed by"
            told = bare or _is_passive(after, i) or _is_passive(after, k)
            return (_with_other(after, k, verbs[verb]), i) if told else None
    return None


def _is_of_another(words: Sequence[str], i: int) -> bool:
    """Does "who" take up another than those counted, who have a predicate ("40 members were called
    by a ruler, who died")?"""
    predicates = (terms_of("function", note).keys() for note in ("be", "have", "do", "modal"))
    return words[i] == "who" and any(not said.isdisjoint(words[:i]) for said in predicates)


def _with_other(after: Following, i: int, kind: str) -> str:
    """The fate told at a word; `BOTH` where another is joined to it and has no object of its own:
    "killed and injured", "dead & wounded", "wounded or missing"."""
    words, figures, closed, _ = after
    k = i + 1 + sum(word in _OR for word in words[i + 1 : i + 3])
    if k >= len(words) or figures[k] or any(closed[i:k]) or kind not in _LOSSES:
        return kind
    other = fates("object").get(words[k]) or fates("subject").get(words[k])
    follow = words[k + 1] if k + 1 < len(words) else ""
    own = not closed[k] and _starts_object(follow, words[k + 2 : k + 3])
    return BOTH if other in _LOSSES - {kind} and not own else kind


def _with_first(words: Sequence[str], i: int) -> str:
    """The fate that the verb at `i` tells of its object; `BOTH` for "killed and injured 30", where
    the first verb is no passive and has no object."""
    verbs, (one, joint) = fates("object"), ("", "", *words[:i])[-2:]
    first, behind = verbs.get(one), words[i - 3] if i > 2 else ""
    alike = one.endswith("ing") == words[i].endswith("ing")
    own = behind in terms_of("function", "be") or behind[:1].isdigit() or behind in starters()
    both = joint in _OR and alike and not own and {first, verbs[words[i]]} <= _LOSSES
    return BOTH if both and first != verbs[words[i]] else verbs[words[i]]


def _by_phrase(after: Following, i: int) -> str | None:
    """What befell those of "fell to their deaths" (a phrase of the list), "not found", "left their
    homes", "lost their lives", "fighting for life", "were crushed to death"?"""
    words, word = after.words, after.words[i]
    for n in range(_LONGEST, 1, -1):
        if (said := fates("phrase").get(" ".join(words[i : i + n]))) is not None:
            return said
    before = words[max(0, i - 3) : i]
    if word == "found":
        return "missing" if "not" in before else None
    if word == "homes":
        return "displaced" if before[-1:] == ["their"] else None
    if word in {"lives", "life"}:
        lost = before[-1:] == ["their"] and not _LOST.isdisjoint(before)
        return "killed" if lost else None if _FIGHTING.isdisjoint(before) else "hurt"
    doomed = word != "death" or not any(after.passive[:i]) or not _DOOMED.isdisjoint(words[:i])
    return None if doomed else "killed"


def _is_passive(after: Following, i: int) -> bool:
    """Is this the participle of a passive, or of one that is only told ("were feared killed")?"""
    told = i > 0 and after.passive[i - 1] and after.words[i - 1] in _REPORTED
    return after.passive[i] or told


def _starts_object(word: str, then: Sequence[str]) -> bool:
    """Does an object begin here? Then the participle before it is an active verb."""
    if word == "at":
        return list(then) == ["least"]
    return bool(word) and (
        word[0].isdigit()
        or word in starters()
        or word in {"the", "a", "an", "his", "her", "their", "its", "more", "up", "some", "him"}
        or (word not in uncounted_words() and singular(word) is not None)
    )


def put_to_death(before: Sequence[str], after: Sequence[str]) -> str | None:
    """What befell those of "it crushed 21 people to death"? A court's sentence is no death."""
    dead = list(after[:2]) == ["to", "death"] and _DOOMED.isdisjoint(before[-4:])
    return "killed" if dead else None


def fate_fronted(words: Sequence[str]) -> str | None:
    """What befell those whom a figure counts right after "Killed in the blast were" or "The dead
    include"? The category; `words` are those of the sentence before the figure.
    """
    if not words or words[-1] not in figure_words("link"):
        return None
    verbs, tolls = fates("object"), fates("toll")
    for i, word in enumerate(words[:-1]):
        if (i == 0 or words[i - 1] in figure_words("before a fate")) and (
            word in verbs or word in tolls
        ):
            return verbs.get(word) or tolls[word]
    return None


def _taken(words: Sequence[str], bare: bool) -> str | None:
    """What befell those of "the deaths of six patients", "took the lives of 14 soldiers", "shot
    dead five men", "killed a nurse, two cooks", "hold 15 workers" ("held 30,000" is room)?"""
    if words[-2:-1] == ["of"] and words[-1] in _THOSE:
        words = words[:-1]  # "the deaths of the five pilots"
    first, verb, second, last = ("", "", "", "", *words)[-4:]
    if last == "of" and second == "lives":
        lost = verb == "the" and first in figure_words("life lost")
        return "killed" if lost else None
    if last == "of":
        return _fate_of(second)
    if last in _HOLD and not bare:
        return "detained"
    if bare and last == "for" and second.startswith("search"):
        return "missing"
    if (second, last) == ("to", "death"):
        return None if verb in _DOOMED else "killed"
    if (done := fates("object").get(f"{second} {last}")) is not None:
        return done  # "shot dead", "gunned down"
    return fates("object").get(verb) if second in _ONE and kind_of_noun(last) == "people" else None


def _fate_of(word: str) -> str | None:
    """What befell those of whom a noun is told: "the deaths of", "the murder of"."""
    kind = kind_of_noun(singular(word) or word)
    return kind if kind in BEFALLEN else fates("of").get(word)


def _is_toll(words: Sequence[str]) -> bool:
    """Does a toll come to the figure: "taking the toll since October to 41,870", "the toll from the
    quake near Orn climbed to 58"?"""
    reaches = figure_words("to a toll")
    if not words or words[-1] not in reaches:
        return False
    far = words[-1] not in uncounted_words() or {*words[-2:-1]} & reaches
    return "toll" in words[-_FAR_TOLL if far else -6 :]


def _joined_to(words: Sequence[str]) -> tuple[str, int] | None:
    """What befell those whom "and" joins to a figure behind it: "killed Mr. Lee and three others",
    "the deaths of Ann Lee and"? The category and how far off."""
    verbs = fates("object")
    for n, word in enumerate(reversed(words[-_NAMED_BEFORE:]), 1):
        if word in verbs:
            return (verbs[word], n) if n > 1 else None  # "were killed and 30 sealed off"
        if word == "of" and (kind := _fate_of("".join(words[-n - 1 : len(words) - n]))):
            return kind, n
        if word in uncounted_words() and word not in _HELD:
            return None
    return None


def fate_before(words: Sequence[str], bare: bool) -> tuple[str, int] | None:
    """What do the words before a figure say befell whom it counts? The category and how far off.

    `words`: lower case, the nearest last. `bare`: the figure has no noun, or only "people".
    """
    if kind := _taken(words, bare):
        return kind, 0
    if bare and _is_toll(words):
        return "killed", 1
    barriers, verbs, tolls = figure_words("barrier"), fates("object"), fates("toll")
    near, stops = figure_words("to a figure"), fates("end").keys() - tolls.keys()
    steps = 0
    for i in range(len(words) - 1, max(-1, len(words) - 14), -1):
        word = words[i]
        if word in verbs and steps == len(words) - 1 - i:
            able = words[i - 1 : i] == ["to"] and not figure_words("only able").isdisjoint(
                words[max(0, i - 2) : i]
            )
            return ("people" if able else _with_first(words, i)), steps
        next_to = word == "and" and steps == len(words) - 1 - i
        if next_to and (joined := _joined_to(words[:i])):
            return joined[0], steps + joined[1]
        if word in near:
            steps += 1
            continue
        if not bare or word in barriers or word in stops:
            return None
        if word in tolls and not figure_words("to a toll").isdisjoint(words[i + 1 : i + 8]):
            return tolls[word], len(words) - i
    return None
