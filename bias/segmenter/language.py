"""Is a text English, and if not, which of a few languages is it?

By its function words: the share of words that are among the commonest of a language
(lexicons/world_languages.tsv), counted in the first 2,000 words; other scripts by their letters.
In English news 0.35 to 0.5 of all words are on the list. Meant to warn, not to identify: closely
related languages may be confused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bias.lists import terms_of

_SCRIPTS = {
    "ru": ("\u0400", "\u04ff"),
    "el": ("\u0370", "\u03ff"),
    "he": ("\u0590", "\u05ff"),
    "ar": ("\u0600", "\u06ff"),
    "hi": ("\u0900", "\u097f"),
    "th": ("\u0e00", "\u0e7f"),
    "ja": ("\u3040", "\u30ff"),
    "ko": ("\uac00", "\ud7af"),
    "zh": ("\u4e00", "\u9fff"),
}
_FIRST = min(first for first, _ in _SCRIPTS.values())
# Arabic letters that only one of its neighbours writes: Urdu's retroflexes.
_URDU = re.compile("[ٹڈڑےںھہ]")
_PERSIAN = re.compile("[پچژگ]")

_SAMPLE, _FEWEST = 2_000, 8
# Below this share of function words nothing is said.
_SHARE = 0.12


def language_of(text: str, words: Sequence[str]) -> str:
    """Return "en", the code of another language (ISO 639-1), or "unknown".

    Args:
        words: the words of the text, in order.

    >>> language_of("", "Die Gespräche endeten am Montag und werden nicht mehr".split())
    'de'
    """
    head = text[: _SAMPLE * 12]
    letters = sum(map(str.isalpha, head))
    foreign = [sign for sign in head if sign >= _FIRST]
    for code, (first, last) in _SCRIPTS.items():
        if letters and sum(first <= sign <= last for sign in foreign) > 0.3 * letters:
            if code == "ar":
                return "ur" if _URDU.search(head) else "fa" if _PERSIAN.search(head) else "ar"
            return code
    words = [w.lower() for w in words[:_SAMPLE]]
    if len(words) < _FEWEST:
        return "unknown"
    common = terms_of("languages")
    counts = Counter(code for w in words if w in common for code in common[w].split(", "))
    (best, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    if most < _SHARE * len(words) or most == second:
        return "unknown"
    return best
