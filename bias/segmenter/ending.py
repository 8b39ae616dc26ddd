"""Is this the whole text, or only its beginning?

A text that breaks off may tell the rest further on: what it does not say, we cannot know.
"""

from __future__ import annotations

import re

from bias.article import Article

#: Words under which a text says too little to be held to what it leaves out.
SHORT_TEXT = 150

_FINAL = re.compile(r"[.!?][\"”’')\]»]*\s*$")
_GOES_ON = re.compile(
    r"(?:\b(?:read more|read on|continue reading|read the full (?:story|article)|click here|"
    r"(?:see|show) more|subscribe to (?:read|continue))\b\W*|…[\"”]?|\.\.\.[\"”]?)"
    r"\s*$",
    re.I,
)
# A notice below the text that asks for money, or an account, to read on.
_BARRED = re.compile(
    r"\b(?:subscribe|subscription|register|log in|sign (?:in|up)|free account|free trial)\b.{0,40}"
    r"\b(?:continue|full (?:story|article|access)|keep reading|read (?:this|more|on))\b|"
    r"\bto (?:continue|keep) reading\b|\bsubscribers only\b",
    re.I,
)
# Lines under an article that are no sentences: who wrote it, who to follow.
_TAGLINE = re.compile(
    r"^\W*(?:reporting|additional reporting|editing|written|edited|by|source|sources|photo|image|"
    r"follow|contact|copyright|©|the associated press|associated press|reuters|afp|ap|"
    r".{0,40}contributed to this)\b",
    re.I,
)


def is_cut(article: Article) -> bool:
    """Does the text look as if it went on elsewhere?

    True when its last sentence lacks its final mark, or ends with "read more" or an ellipsis, or
    a notice asks for a subscription.
    """
    if any(b.kind == "notice" and _BARRED.search(article.slice(b)) for b in article.blocks):
        return True
    body = [s for s in article.body if s.kind != "list_item"]
    lines = [article.slice(s) for s in body]
    while len(lines) > 1 and _TAGLINE.match(lines[-1]) and not _FINAL.search(lines[-1]):
        lines.pop()
    if not lines:
        return False
    return bool(_GOES_ON.search(lines[-1])) or not _FINAL.search(lines[-1])


def is_partial(article: Article) -> bool:
    """Does the text look cut, or has it fewer than `SHORT_TEXT` words?"""
    return article.words < SHORT_TEXT or is_cut(article)
