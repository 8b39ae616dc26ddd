"""Is this the whole text, or only its beginning?

A text that breaks off may tell the rest further on: what it does not say, we cannot know.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

from bias.article import Article, Sentence

#: Words under which a text says too little to be held to what it leaves out.
SHORT_TEXT = 150

_FINAL = re.compile(r"[.!?][\"”’')\]»\s]*$")
# A line of its own of so many words without a mark is a link or a credit, and no sentence cut.
_LINE_WORDS = 12
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
    r"\bto (?:continue|keep) reading\b|\bsubscribers only\b|\balready a (?:subscriber|member)\b",
    re.I,
)
# A headline that was copied into the last line: after a label, or in capitals.
_LINK = re.compile(r"\w+\s?:|(?:[A-Z]\S*\s+(?:[a-z]{1,3}\s+)*){4,}[A-Z]\S*$")
# Lines under an article that are no sentences: who wrote it, who to follow.
_TAGLINE = re.compile(
    r"^\W*(?:reporting|additional reporting|editing|written|edited|by|source|sources|photo|image|"
    r"follow|contact|copyright|©|the associated press|associated press|reuters|afp|ap|"
    r".{0,40}contributed to this)\b",
    re.I,
)


def is_barred(article: Article) -> bool:
    """Does a notice near the end say that the rest is for who pays, or has an account?"""
    for block in reversed(article.blocks):
        if block.kind == "notice" and _BARRED.search(article.slice(block)):
            after = [s for s in article.body if s.start > block.end]
            return sum(len(article.slice(s).split()) for s in after) <= _LINE_WORDS
    return False


def is_cut(article: Article) -> bool:
    """Does the text look as if it went on elsewhere?

    True when its last sentence lacks its final mark, or ends with "read more" or an ellipsis, or
    a notice asks for a subscription.
    """
    if is_barred(article):
        return True
    body = [s for s in article.body if s.kind != "list_item"]
    links = len(list(takewhile(lambda s: not _ends(article, s), reversed(body))))
    if 1 < links == len({s.block for s in body[-links:]}):
        body = body[:-links] or body  # lines without a mark, one below another, are links
    while len(body) > 1 and _is_line(article, body[-2], body[-1]):
        body.pop()
    if not body:
        return False
    last = _bare(article.slice(body[-1]))
    # A writer who lets other sentences trail off ends so, too.
    if _trails(last) and any(_trails(_bare(article.slice(s))) for s in body[:-1]):
        return False
    return bool(_GOES_ON.search(last)) or not _FINAL.search(last)


def _trails(sentence: str) -> bool:
    return sentence.rstrip('"” ').endswith(("...", "…"))


def _ends(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence has its final mark, or says that it goes on elsewhere."""
    words = _bare(article.slice(sentence))
    return bool(_FINAL.search(words) or _GOES_ON.search(words))


def _bare(words: str) -> str:
    """Words without what nobody sees at their end: a zero-width space is no missing full stop."""
    end = len(words)
    while end and (words[end - 1].isspace() or unicodedata.category(words[end - 1]) == "Cf"):
        end -= 1
    return words[:end]


def _is_line(article: Article, before: Sentence, last: Sentence) -> bool:
    words = _bare(article.slice(last))
    if _ends(article, last):
        return False
    if _LINK.match(words):
        return True
    own = before.block != last.block and len(words.split()) <= _LINE_WORDS and words[-1] != ","
    return own or _TAGLINE.match(words) is not None


def is_partial(article: Article) -> bool:
    """Does the text look cut, or has it fewer than `SHORT_TEXT` words?"""
    return article.words < SHORT_TEXT or is_cut(article)
