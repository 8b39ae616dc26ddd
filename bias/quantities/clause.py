"""What softens a figure, and what befell the people it counts? Read from the words of its clause.

Hedges stand right before or after a number ("at least", "or so"). Doubt ("claimed", "unconfirmed")
stands anywhere before it in the clause. What happened to people is said by a verb, a participle or
an adjective: its object follows it ("killing 12"), its subject precedes it ("12 were killed").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .noun import FUNCTION, STOPS, singular
from .numeral import STARTERS, words_of

_BEFORE = {
    "at least": "at least more than|over|above|no fewer than|not less than|no less than|"
    "not fewer than|upwards of|in excess of|a minimum of|exceeding|topping|topped|surpassed|"
    "exceeded|surpassing|greater than|just over|slightly over|slightly more than|well over|"
    "a little over|a little more than|more than",
    "at most": "up to|at most|as many as|as much as|fewer than|less than|under|below|no more than|"
    "not more than|a maximum of|just under|slightly under|just short of|no higher than",
    "about": "about|around|roughly|approximately|some|nearly|almost|close to|circa|an estimated|"
    "estimated|approaching|in the region of|nearing|more or less|somewhere around|an average of|"
    "virtually|approx",
    "doubt": "an alleged|alleged|a claimed|claimed|a reported|an unconfirmed|unconfirmed|"
    "a purported|purported|an unverified|supposedly|a supposed",
}
HEDGES = {
    phrase: hedge
    for hedge, phrases in _BEFORE.items()
    for phrase in phrases.replace("at least more than", "at least|more than").split("|")
}
_AFTER = re.compile(
    r"(?P<least>\+|-plus\b| plus\b| or more\b| or over\b)"
    r"|(?P<most> or fewer\b| or less\b| or under\b)"
    r"|(?P<about> or so\b|-odd\b| odd\b| or thereabouts\b)",
)
_DOUBT = words_of(
    "claimed claims claiming claim alleged alleges alleging allegedly unconfirmed unverified "
    "purported purportedly reportedly rumored rumoured rumors supposedly supposed disputed "
    "conflicting unsubstantiated"
)
_DOUBT_AFTER = words_of("unconfirmed unverified disputed unsubstantiated allegedly")
# "claimed 40 lives", "claimed responsibility": not a doubt.
_NOT_DOUBT = words_of("lives responsibility credit victory life victims")

# What befell people. Transitive verbs take an object; the others stand after their subject.
_TRANSITIVE = {
    "killed": "kill kills killed killing slain slay slaying murdered murdering massacred "
    "massacring slaughtered slaughtering executed executing assassinated assassinating martyred "
    "eliminated eliminating neutralised neutralized neutralising neutralizing beheaded lynched "
    "claimed claiming buried burying lost losing drowned",
    "hurt": "injure injures injured injuring wound wounds wounded wounding hurt hurting "
    "hospitalised hospitalized hospitalizing hospitalising maimed maiming",
    "detained": "arrest arrests arrested arresting detain detains detained detaining jail jailed "
    "jailing imprisoned imprisoning captured capturing abducted abducting kidnapped kidnapping "
    "holding rounded apprehended nabbed seized seizing",
    "displaced": "displace displaces displaced displacing evacuate evacuated evacuating uprooted "
    "uprooting",
    "people": "infected infecting rescued rescuing freed freeing sickened sickening stranded "
    "stranding saved saving trapped trapping affected affecting vaccinated employed employing",
}
_STATE = {
    "killed": "died die dies dying dead perished drowned deaths fatally fatal lives fatalities",
    "hurt": "hospital injuries critical unconscious treated",
    "missing": "missing unaccounted disappeared vanished",
    "detained": "custody hostage captive prisoner bars held",
    "displaced": "fled flee fleeing homeless refuge shelters displacement",
}
TRANSITIVE = {w: c for c, words in _TRANSITIVE.items() for w in words.split()}
STATE = {w: c for c, words in _STATE.items() for w in words.split()}
# Nouns before the figure that say what it counts: "the death toll rose to 45".
_TOLL = {
    "toll": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "dead": "killed",
    "injuries": "hurt",
    "arrests": "detained",
    "wounded": "hurt",
    "injured": "hurt",
    "missing": "missing",
}
_BE = words_of("was were be been being are is got get gets had")
# What may stand between "were" and a participle; verbs of saying, after which another speaks.
_LINKS = words_of(
    "also been reported confirmed feared believed to have be presumed still being found now"
)
_SAYING = words_of("said says told recounted added that-is")
_NEVER_PASSIVE = words_of("claimed claiming lost losing")
_TO_FIGURE = words_of(
    "the a an all another other others least at more than up to as many about around some "
    "nearly almost over roughly approximately an estimated including among them of whom what "
    "authorities further additional between both fewer only just also no"
)
_TO_TOLL = words_of(
    "rose rises rising risen climbed stood stands at to reached put jumped of is was passed "
    "topped exceeded grew hit surpassed reaches climbs"
)
_BARRIER = words_of(
    "but while when after before although though because since whereas where as if with leaving"
)


def hedge_before(text: str, start: int) -> tuple[str | None, int]:
    """Find the hedge that ends at `start`; return its kind and where it starts.

    >>> hedge_before("killing at least 12", 17)
    ('at least', 8)
    """
    window = text[max(0, start - 34) : start]
    if not window or not window[-1].isspace():
        return None, start
    words = window.split()[-4:]
    for n in range(len(words)):
        phrase = " ".join(words[n:]).lower()
        hedge = HEDGES.get(phrase.lstrip("(\"“‘'—–"))
        if hedge is not None:
            at = text.rfind(words[n], 0, start)
            return hedge, at + len(phrase) - len(phrase.lstrip("(\"“‘'—–"))
    return None, start


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
        if before[i] in _DOUBT:
            near = {*before[i + 1 : i + 3], *(after[:3] if i >= len(before) - 4 else ())}
            return not near & _NOT_DOUBT
    return any(w in _DOUBT_AFTER for w in after[:9])


def fate_after(
    words: Sequence[str], figures: Sequence[bool], closed: Sequence[bool], reduced: bool = True
) -> tuple[str, int] | None:
    """What do the words after a counted noun say befell it? The category and how far off.

    Args:
        words: lower case, to the end of the sentence.
        figures: whether a figure with a predicate of its own begins at each word; what follows is
            said of that one.
        closed: whether a mark follows each word, so that no object does.
        reduced: whether a participle may follow without a form of "be" ("40 soldiers killed").
    """
    passive = False
    for i, word in enumerate(words[:16]):
        if word in _BARRIER or word in _SAYING or figures[i]:
            return None
        noun_like = i > 0 and words[i - 1] == "the"
        if word == "homes" and i and words[i - 1] == "their":
            return "displaced", i
        if word in STATE and not noun_like and (i == 0 or word not in {"lives", "deaths"}):
            if word != "held" or passive:
                return STATE[word], i
        elif word in TRANSITIVE and word not in _NEVER_PASSIVE and not noun_like:
            follow = words[i + 1] if i + 1 < len(words) else ""
            objects = not closed[i] and _starts_object(follow, words[i + 2 : i + 3])
            bare = reduced and i <= 1 and not objects
            return (TRANSITIVE[word], i) if passive or bare else None
        passive = word in _BE or (passive and (word.endswith("ly") or word in _LINKS))
    return None


def _starts_object(word: str, then: Sequence[str]) -> bool:
    """Does an object begin here? Then the participle before it is an active verb."""
    if word == "at":
        return list(then) == ["least"]
    return bool(word) and (
        word[0].isdigit()
        or word in STARTERS
        or word in {"the", "a", "an", "his", "her", "their", "its", "more", "up", "some", "him"}
        or (word not in FUNCTION and singular(word) is not None)
    )


def fate_before(words: Sequence[str], bare: bool) -> tuple[str, int] | None:
    """What do the words before a figure say befell whom it counts? The category and how far off.

    `words`: lower case, the nearest last. `bare`: the figure has no noun, or only "people".
    """
    steps = 0
    for i in range(len(words) - 1, max(-1, len(words) - 14), -1):
        word = words[i]
        if word in TRANSITIVE and steps == len(words) - 1 - i:
            return TRANSITIVE[word], steps
        if word == "and" and steps == len(words) - 1 - i:  # "detained the president and 11 others"
            for k in range(i - 1, max(-1, i - 5), -1):
                if words[k] in TRANSITIVE:
                    return TRANSITIVE[words[k]], steps + i - k
                if words[k] in FUNCTION and words[k] not in {"the", "a", "an", "his", "her", "its"}:
                    break
        if word in _TO_FIGURE:
            steps += 1
            continue
        if not bare or word in _BARRIER or word in STOPS - set(_TOLL):
            return None
        if word in _TOLL:
            near = words[i + 1 : i + 8]
            if any(w in _TO_TOLL for w in near):
                return _TOLL[word], len(words) - i
    return None
