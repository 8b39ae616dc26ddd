"""Into which pieces does the encoder cut a text? BERT's uncased WordPiece, with places.

The rules are those of BERT's tokenizer (Devlin et al. 2019): small letters without accents, cut at
white space and punctuation, then the longest known pieces from the left. Written here because the
library that does it brings a client of a model hub into a tool that never opens the network; the
ids are the same on 11,380 news sentences (``pytest tests/test_encoder.py -m slow``).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

LONGEST_WORD = 100  # characters; a longer word is unknown
CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


class Pieces(NamedTuple):
    """Ids of the pieces of a text, and the characters that each stands for; the first and last
    are the encoder's own marks, of no characters."""

    ids: list[int]
    spans: list[tuple[int, int]]


@cache
def vocabulary() -> dict[str, int]:
    """Return every known piece with its id."""
    text = (Path(__file__).parent / "wordpiece.txt").read_text(encoding="utf-8")
    return {piece: n for n, piece in enumerate(text.split("\n")) if piece}


def cut(text: str, most: int) -> Pieces:
    """Cut `text` into at most `most` pieces, the two marks included."""
    known = vocabulary()
    ids, spans = [known[CLS]], [(0, 0)]
    for letters, places in _words(text):
        for piece, first, end in _pieces(letters, known):
            ids.append(piece)
            spans.append((places[first], places[end - 1] + 1))
        if len(ids) >= most:
            break
    ids, spans = ids[: most - 1], spans[: most - 1]
    return Pieces([*ids, known[SEP]], [*spans, (0, 0)])


def _words(text: str) -> list[tuple[str, list[int]]]:
    """The words and marks of a text, in small letters without accents; each letter's place."""
    found: list[tuple[str, list[int]]] = []
    letters: list[str] = []
    places: list[int] = []

    def close() -> None:
        if letters:
            found.append(("".join(letters), places.copy()))
            letters.clear()
            places.clear()

    for at, sign in enumerate(text):
        if sign.isspace():
            close()
        elif _is_mark(sign) or _is_ideograph(sign):
            close()
            found.append((sign, [at]))
        elif sign != "\ufffd" and not unicodedata.category(sign).startswith("C"):
            for letter in _plain(sign):
                letters.append(letter)
                places.append(at)
    close()
    return found


@cache
def _plain(sign: str) -> str:
    """A character in small letters, its accents taken off."""
    if sign.isascii():
        return sign.lower()
    parts = unicodedata.normalize("NFD", sign.lower())
    return "".join(p for p in parts if unicodedata.category(p) != "Mn")


@cache
def _is_mark(sign: str) -> bool:
    code = ord(sign)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(sign).startswith("P")


def _is_ideograph(sign: str) -> bool:
    code = ord(sign)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF


def _pieces(word: str, known: dict[str, int]) -> list[tuple[int, int, int]]:
    """The longest known pieces of a word from the left: id, first letter, one past the last."""
    if len(word) > LONGEST_WORD:
        return [(known[UNKNOWN], 0, len(word))]
    found: list[tuple[int, int, int]] = []
    first = 0
    while first < len(word):
        end = len(word)
        while end > first and (piece := ("##" * (first > 0)) + word[first:end]) not in known:
            end -= 1
        if end == first:
            return [(known[UNKNOWN], 0, len(word))]
        found.append((known[piece], first, end))
        first = end
    return found
