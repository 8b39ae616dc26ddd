"""Who is made to answer for the words of a sentence?

A speech is a source, a cue and a content (the scheme of PolNeAR, Newell et al. 2018), found by
word order: what follows "said that", what stands before ", police said", what surrounds
"according to". A claim, an accusation and a denial are *contested*: the writer reports that
somebody says so and does not say so. Cues come from the world list "speech".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bias.lists import terms_of as words
from bias.words.closed import listed, stems
from bias.words.stems import stem

if TYPE_CHECKING:
    from bias.aligner.claims import Speech, Word

_PLAIN = listed("say tell announce report confirm state add note declare estimate warn")
_DENY = listed("deny dispute refute dismiss denial")
_ACCUSE = listed("accuse blame argue contend accusation allegation claim rumour rumor suspicion")
#: Cues that tell who says so only where they stand at the end.
_TOLD = stems("hear find show learn suggest reveal write see")
_DOUBTED = listed("allegedly reportedly purportedly supposedly so-called alleged")
_NOUNS = listed("allegation allegations accusation accusations rumour rumours denial")
_CONTINUES = listed("that it they he she the a an no there its his her their")


@lru_cache(maxsize=1)
def _cues() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Stems of cues: reporting, contested, denying."""
    doubt = [w for w in words("speech", "stance doubt") if " " not in w and not w.endswith("ly")]
    report = frozenset(stem(w) for w in _PLAIN)
    deny = frozenset(stem(w) for w in _DENY)
    accuse = frozenset(stem(w) for w in (*_ACCUSE, *doubt)) - frozenset({"suggest"})
    return report, accuse | deny, deny


def mark(found: list[Word], gaps: list[str]) -> tuple[Speech, ...]:
    """Find the speeches of a sentence; set `speech` of the words that each holds."""
    from bias.aligner.claims import Speech

    report, contested, deny = _cues()
    speeches: list[Speech] = []
    for i, word in enumerate(found):
        form = word.stem
        if word.low == "according" and i + 1 < len(found) and found[i + 1].low == "to":
            content, source = _according(found, i, gaps)
            _add(found, speeches, Speech(i, source, False, False), content)
        elif word.low in _DOUBTED:
            _add(found, speeches, Speech(i, frozenset(), True, False), _after(found, i, gaps)[:6])
        elif form in _TOLD and _trails(found, i, gaps):
            content = _before(i, gaps)
            if content:
                _add(
                    found,
                    speeches,
                    Speech(i, _source(found, i, gaps, content), False, False),
                    content,
                )
        elif word.kind != "function" and (form in report or form in contested):
            if word.kind == "name" or (word.negated and form in deny):
                continue
            if not _verbal(found, i) and word.low not in _NOUNS:
                continue
            content = _content(found, i, gaps, form in contested)
            if content:
                source = _source(found, i, gaps, content)
                speech = Speech(i, source, form in contested, form in deny)
                _add(found, speeches, speech, content)
    return tuple(speeches)


def _trails(found: list[Word], i: int, gaps: list[str]) -> bool:
    """Whether a cue ends its sentence, after a comma: ", the inquiry heard"."""
    ends = i + 1 == len(found) or bool(re.search(r"[.!?;]", gaps[i + 1]))
    return ends and any("," in gaps[j] for j in range(max(1, i - 8), i))


def _verbal(found: list[Word], i: int) -> bool:
    """Whether a cue that is a noun as well ("claims", "disputes") is used as a verb here."""
    low = found[i].low
    if found[i].stem in ("say", "tell"):
        return True
    before = found[i - 1] if i else None
    following = found[i + 1].low if i + 1 < len(found) else ""
    if low.endswith(("ed", "id", "old")) or before is None:
        return before is not None or following in _CONTINUES
    if before.low in ("to", "not", "will", "they", "who", "he", "she", "it", "we", "did", "would"):
        return True
    if low.endswith("ing"):
        return following in _CONTINUES or before.low in ("is", "are", "was", "were", "of", "by")
    return following in _CONTINUES and before.content


def _add(found: list[Word], speeches: list[Speech], speech: Speech, content: list[int]) -> None:
    for j in content:
        if found[j].speech >= 0 and speeches[found[j].speech].contested:
            continue
        found[j].speech = len(speeches)
    speeches.append(speech)


def _after(found: list[Word], i: int, gaps: list[str]) -> list[int]:
    """Tokens from the cue to the end of its sentence, or to a "but"."""
    places = []
    for j in range(i + 1, len(found)):
        if found[j].low in ("but", "although", "though", "while", "whereas"):
            break
        if re.search(r"[;.!?\n]\s|\n", gaps[j]):
            break
        places.append(j)
    return places


def _before(i: int, gaps: list[str]) -> list[int]:
    """Tokens from the start of the sentence, or the last break, to the clause of the cue."""
    places: list[int] = []
    in_source = True
    for j in range(i - 1, -1, -1):
        if in_source:
            in_source = not ("," in gaps[j + 1] or "”" in gaps[j + 1] or '"' in gaps[j + 1])
        if not in_source:
            places.append(j)
        if j and re.search(r"[;.!?\n]\s|\n", gaps[j]):
            break
    return places[::-1]


def _content(found: list[Word], i: int, gaps: list[str], contested: bool) -> list[int]:
    after = _after(found, i, gaps)
    telling = [j for j in after if found[j].kind != "function"]
    before = _before(i, gaps)
    heard = i + 1 < len(found) and (found[i + 1].low in _CONTINUES or gaps[i + 1].strip() != "")
    if before and not (heard and found[i + 1].low == "that") and len(telling) < 4:
        return before
    if contested or heard or len(telling) >= 2:
        return after
    return before


def _source(found: list[Word], i: int, gaps: list[str], content: list[int]) -> frozenset[str]:
    """Stems of who speaks: the words next to the cue that are not what is said."""
    inside = set(content)
    near: list[str] = []
    for j in range(i - 1, max(-1, i - 9), -1):
        if j in inside:
            break
        if found[j].content and not found[j].adverb:
            near.append(found[j].stem)
        if "," in gaps[j] and near:
            break
    for j in range(i + 1, min(i + 5, len(found))):
        if j in inside or near:
            break
        if found[j].content:
            near.append(found[j].stem)
    return frozenset(near)


def _according(found: list[Word], i: int, gaps: list[str]) -> tuple[list[int], frozenset[str]]:
    """Content and source of "according to"."""
    end = next((j for j in range(i + 2, len(found)) if re.search(r"[,;.!?]", gaps[j])), len(found))
    source = frozenset(w.stem for w in found[i + 2 : end] if w.content)
    first = next((j for j in range(i, 0, -1) if re.search(r"[.!?;]\s", gaps[j])), 0)
    if first == i or i == 0:
        return _after(found, end - 1, gaps), source
    return list(range(first, i)), source
