"""Which words does a negation reach?

A negation reaches the head that follows it: the verb ("did not *sign*"), the noun phrase ("no
*survivors*", "without *injuries*") or, as a subject, the verb of its clause ("no one was *hurt*").
Failing, refusing and preventing negate what follows too; two negations cancel; "not only", "no
fewer than", "not until" and their kin negate nothing. Scope and focus are those of Huddleston &
Pullum (The Cambridge Grammar of the English Language, 2002, ch. 9), as far as word order shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bias.words.closed import NUMERALS, PREPOSITION, listed, stems

if TYPE_CHECKING:
    from bias.aligner.claims import Word

_NOT = listed("not never cannot hardly scarcely barely nor")
_SCARCE = listed("hardly scarcely barely")
_SUBJECT = listed("no none nobody nothing neither nowhere zero")
_WITHOUT = stems("thwart foil repel repulse forestall fend ward lack absence avoid avert prevent")
#: What follows makes the negation no negation.
_HARMLESS: dict[str, frozenset[str]] = {
    "not": listed("only just merely simply solely least to"),
    "no": listed(
        "doubt fewer less more later sooner earlier matter wonder stranger shortage secret "
        "difficulty trouble problem problems hesitation qualms other end small mean exception "
        "coincidence surprise question better worse"
    ),
    "nothing": frozenset(["but", "short", "less"]),
    "none": frozenset(["other", "too", "but"]),
    "nobody": frozenset({"but"}),
    "one": frozenset({"but"}),
    "never": frozenset(["mind", "more"]),
}
_PART = listed(
    "all every everyone everybody everything always entirely fully completely necessarily "
    "wholly totally exactly both each quite nearly altogether solely alone"
)
_REFUSE = stems(
    "unlikely fail failing failure refuse refusal decline unable unwilling reluctant neglect "
    "forget inability hesitate"
)
_END = stems("stop cease quit halt")
_FROM = stems("prevent stop bar keep block ban prohibit refrain dissuade deter")
_LIGHT = stems(
    "be have make take give get do cause suffer find see reach hold put come go receive leave "
    "remain report bring show offer provide manage want try begin start"
)
_PARTICLE = listed("up out off down away back")
_DETERMINER = listed("the a an this that these those its his her their our")
_AUXILIARY = listed(
    "is are was were has had have did does be been will would could can may might must should"
)
_OCCASION = listed("point time stage moment circumstances circumstance account way occasion")
_ASKING = listed("did does do had has have was were is are will would could can should")
_PRONOUN = listed("he she it they we you i")
_CONTRACTED = re.compile(r"n't$")


def is_negation(low: str) -> bool:
    """Whether a folded token is a negation of its own ("didn't", "cannot", "never")."""
    return low in _NOT or bool(_CONTRACTED.search(low))


def negates_soon(found: list[Word], at: int) -> bool:
    """Whether a negation stands right after token `at`, or is part of it."""
    return is_negation(found[at].low) or (at + 1 < len(found) and is_negation(found[at + 1].low))


def mark(found: list[Word], gaps: list[str]) -> None:
    """Set `negated` and `partly_negated` of every word."""
    cancelled: set[int] = set()
    for i, word in enumerate(found):
        low = word.low
        if i in cancelled or _harmless(found, i):
            continue
        if is_negation(low):
            following = found[i + 1].low if i + 1 < len(found) else ""
            if following in ("a", "one") and (j := _find(found, i, "single", 2)):
                _flag_subject(found, j, cancelled, gaps)
            elif following == "one":
                _flag_subject(found, i + 1, cancelled, gaps)
            elif following == "without":
                cancelled.add(i + 1)
            elif low in _SCARCE or following in _PART or _all_after(found, i, gaps):
                _flag(found, _head(found, i + 1, gaps), partly=True)
            else:
                _flag(found, _head(found, i + 1, gaps))
        elif low in _SUBJECT and _then(found, i, *_OCCASION):
            _flag(found, _inverted(found, i, gaps))
        elif low in _SUBJECT:
            _flag_subject(found, i, cancelled, gaps)
        elif low == "yet" and _then(found, i, "to"):
            _flag(found, _head(found, i + 2, gaps))
        elif low == "anything" and _then(found, i, "but"):
            _flag(found, _phrase(found, i + 2, gaps)[:1])
        elif low in ("few", "little") and not (i and found[i - 1].low in ("a", "the")):
            _flag(found, _phrase(found, i + 1, gaps), partly=True)
        elif low == "without" or (low in ("instead", "rather") and _then(found, i, "of", "than")):
            _flag(found, _phrase(found, i + 1, gaps))
    _lift_condition(found)
    for i, word in enumerate(found):
        # Failing and preventing, unless they are negated themselves.
        if word.negated or word.partly_negated:
            continue
        if word.low.endswith("ing") and i and found[i - 1].low in ("for", "of"):
            continue  # "blamed for avoiding the word": a reproach
        if word.stem in _REFUSE and (_then(found, i, "to") or _then(found, i, "in")):
            _flag(found, _head(found, i + 2, gaps))
        elif word.stem in _END and i + 1 < len(found) and found[i + 1].low.endswith("ing"):
            _flag(found, [i + 1])
        elif word.stem in _FROM and (j := _find(found, i, "from", 7)):
            _flag(found, _head(found, j + 1, gaps))
        elif word.stem in _WITHOUT:
            _flag(found, _phrase(found, i + 1, gaps))
        elif word.low == "ruled" and _then(found, i, "out"):
            _flag(found, _phrase(found, i + 2, gaps))


def _flag_subject(found: list[Word], i: int, cancelled: set[int], gaps: list[str]) -> None:
    """Negate what "no" is the subject of; "no one who did not sign" says it of all."""
    for j in range(i + 1, min(i + 10, len(found))):
        if j > i + 1 and "," in gaps[j]:
            break
        if found[j].low in ("who", "that", "which"):
            second = [k for k in range(j + 1, min(j + 4, len(found))) if is_negation(found[k].low)]
            if second:
                cancelled.update(second)
                return
    _flag(found, _subject(found, i, gaps))


def _inverted(found: list[Word], i: int, gaps: list[str]) -> list[int]:
    """ "At no point did the club *ask* for it": the verb behind the subject."""
    at = next((j for j in range(i + 2, min(i + 5, len(found))) if found[j].low in _ASKING), None)
    if at is None:
        return _subject(found, i, gaps)
    subject = False
    for j in range(at + 1, min(at + 9, len(found))):
        word = found[j]
        if _ends(found, j, found[at].clause, gaps):
            break
        if subject and word.kind == "content" and not word.adverb:
            return [j]
        subject = subject or word.content or word.low in _PRONOUN
    return []


def _all_after(found: list[Word], i: int, gaps: list[str]) -> bool:
    """ "Does not protect against *all*": a part, not none."""
    for j in range(i + 1, min(i + 7, len(found))):
        if _ends(found, j, found[i].clause, gaps):
            return False
        if found[j].low in ("all", "every", "everyone", "everything"):
            return not _then(found, j, *NUMERALS)  # "not guilty on all four counts": on none
    return False


def _lift_condition(found: list[Word]) -> None:
    """ "Without a licence it cannot": a condition, which negates neither."""
    if (
        found
        and found[0].low == "without"
        and any(is_negation(w.low) or w.low == "no" for w in found)
    ):
        for word in found:
            word.negated = False


def _harmless(found: list[Word], i: int) -> bool:
    """Whether the negation at `i` negates nothing: "not only", "if not", "not ... until"."""
    low = found[i].low
    following = found[i + 1].low if i + 1 < len(found) else ""
    base = "not" if _CONTRACTED.search(low) else low
    if following in _HARMLESS.get(base, ()):
        return True
    if base == "not" and i and found[i - 1].low in ("if", "or", "why", "whether"):
        return True
    if base == "neither" and following in ("side", "here"):
        return False
    return base in ("not", "never") and (
        _find(found, i, "until", 9) is not None or _find(found, i, "but", 1) is not None
    )


def _then(found: list[Word], i: int, *lows: str) -> bool:
    return i + 1 < len(found) and found[i + 1].low in lows


def _find(found: list[Word], i: int, low: str, reach: int) -> int | None:
    for j in range(i + 1, min(i + 1 + reach, len(found))):
        if found[j].low == low:
            return j
    return None


def _flag(found: list[Word], places: list[int], partly: bool = False) -> None:
    for j in places:
        if partly:
            found[j].partly_negated = True
        else:
            found[j].negated = not found[j].negated


def _ends(found: list[Word], j: int, clause: int, gaps: list[str]) -> bool:
    return found[j].clause != clause or "," in gaps[j]


def _head(found: list[Word], i: int, gaps: list[str]) -> list[int]:
    """The first content word from token `i` on; with a light verb also the next one."""
    places: list[int] = []
    if i >= len(found):
        return places
    clause = found[i].clause
    for j in range(i, min(i + 9, len(found))):
        word = found[j]
        if j > i and _ends(found, j, clause, gaps):
            break
        if not word.content:
            continue
        if word.kind == "name" and j > i:
            break
        if word.adverb and not places:
            continue
        places.append(j)
        if word.stem not in _LIGHT or len(places) == 2:
            break
        if j + 1 < len(found) and found[j + 1].low in PREPOSITION | _PARTICLE:
            break
    return places


def _phrase(found: list[Word], i: int, gaps: list[str]) -> list[int]:
    """The content words of the noun phrase that begins at token `i`."""
    places: list[int] = []
    if i >= len(found):
        return places
    clause = found[i].clause
    for j in range(i, min(i + 7, len(found))):
        word = found[j]
        if j > i and _ends(found, j, clause, gaps):
            break
        if places and word.low in PREPOSITION | _DETERMINER | _AUXILIARY:
            break
        if places and word.kind in ("time", "name"):
            break
        if word.kind == "content":
            places.append(j)
    return places


def _subject(found: list[Word], i: int, gaps: list[str]) -> list[int]:
    """The noun phrase of "no", and the verb when it is the subject."""
    places = _phrase(found, i + 1, gaps)
    if found[i].low != "no" and not places and i:
        # "killed nobody": the word before it.
        return [j for j in range(max(0, i - 2), i) if found[j].kind == "content"][-1:]
    last = places[-1] if places else i
    for j in range(last + 1, min(last + 8, len(found))):
        if found[j].clause != found[i].clause:
            break
        if found[j].low in _AUXILIARY:
            return _head(found, j + 1, gaps) or places
    if places and _then(found, last, "of"):
        # "no member of the crew speaks": the verb behind the phrase.
        rest = [j for j in range(last + 2, min(last + 6, len(found))) if found[j].content]
        verb = next((j for j in rest[1:] if found[j].low.endswith(("s", "ed"))), None)
        if verb is not None and found[verb].clause == found[i].clause:
            return [*places, verb]
    return places
