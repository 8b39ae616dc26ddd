"""What is each text called? A short name, in place of a letter.

Sentences keep their letters ("A6"); whose sentence it is, a name says: the outlet, as the text
names it, else the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from bias.article import Article
from bias.faces.text import cut, safe

LONGEST = 14
_ARTICLES = frozenset(("the", "a", "an"))


def short_names(a: Article, b: Article | None) -> Mapping[str, str]:
    """Return what stands for "A" and "B": at most `LONGEST` characters, and never the same twice.

    >>> from bias.reader import read_text
    >>> one, two = (read_text("Rain fell.", outlet=x) for x in ("The Post", "The Post"))
    >>> short_names(one, two)
    {'A': 'The Post (A)', 'B': 'The Post (B)'}
    >>> one, two = (read_text("Rain.", outlet=x) for x in ("The Daily Artisan", "Pell Sentinel"))
    >>> short_names(one, two)
    {'A': 'Daily Artisan', 'B': 'Pell Sentinel'}
    """
    names = {side: _short(x, LONGEST) for side, x in (("A", a), ("B", b)) if x is not None}
    if b is not None and names["A"].casefold() == names["B"].casefold():
        return {side: f"{_short(x, LONGEST - 4)} ({side})" for side, x in (("A", a), ("B", b))}
    return names


def _short(article: Article, room: int) -> str:
    """The whole name, else its first words without an article; one long word is cut."""
    whole = safe(article.outlet or PurePath(article.name).stem).strip() or "text"
    if len(whole) <= room:
        return whole
    words = whole.split()
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        words = words[1:]
    while len(words) > 1 and len(" ".join(words)) > room:
        words.pop()
    return cut(" ".join(words), room)
