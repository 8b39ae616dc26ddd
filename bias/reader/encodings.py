"""Which letters do bytes stand for?

UTF-8, or UTF-16 with its mark; else, with a warning, UTF-8 with a few broken letters, UTF-16
without a mark, or Windows-1252.
"""

from __future__ import annotations

import codecs
import re

from bias.errors import ReadError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, shown: str) -> tuple[str, tuple[str, ...]]:
    """Return the text and what is doubtful about its letters.

    Raises:
        ReadError: it is no text.
    """
    text, warning = _decoded(data)
    if text is None or _CONTROL.search(text):
        raise ReadError(
            f"cannot read {shown}: it is not text. "
            "Save the article as text in UTF-8, or paste it: bias compare - right.txt"
        )
    return text, (f"{shown} {warning}",) if warning else ()


def _decoded(data: bytes) -> tuple[str | None, str]:
    marked = data.startswith(_MARKS)
    text = _strict(data, "utf-16" if marked else "utf-8-sig")
    if text is not None and "\x00" not in text:
        return text, ""
    if marked:
        return None, ""
    # English in UTF-16 has a zero in every other byte.
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and 2 * zeros.count(0) > len(zeros):
            return _strict(data, encoding), "is UTF-16 without its mark; it was read as such."
    patched = data.decode("utf-8-sig", "replace")
    broken = patched.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in patched) - broken
    if broken and whole >= 2 * broken:
        letters = "1 broken letter" if broken == 1 else f"{broken} broken letters"
        return patched, f"has {letters} (\ufffd); the rest was read as UTF-8."
    return _strict(data, "cp1252"), (
        "is not UTF-8; it was read as Windows-1252. If letters look wrong, save it as UTF-8."
    )


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
