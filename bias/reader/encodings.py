"""Which letters do bytes stand for?

UTF-8, or UTF-16 or UTF-32 with its mark; else, with a warning, UTF-8 with damaged letters, one of
the wide ones without a mark, or Windows-1252.
"""

from __future__ import annotations

import codecs
import re

from bias.errors import ReadError

#: Share of control characters up to which it is text with some astray; of random bytes a tenth are.
MOST_CONTROLS = 0.05
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")


def decode(data: bytes, shown: str) -> tuple[str, tuple[str, ...]]:
    """Return the text and what is doubtful about its letters.

    Raises:
        ReadError: it is no text.
    """
    text, warning = _text_of(data, shown)
    if "\0" in text or len(_CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        raise _binary(shown)
    return text, (warning,) if warning else ()


def wide(data: bytes) -> str:
    """The UTF-16 or UTF-32 that `data` is in, by its mark or its zeros; "" for other letters."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:4096]
    for start, name in ((0, "utf-32-be"), (2, "utf-32-le")):
        if len(data) % 4 == 0 and any(head) and not any((*head[start::4], *head[start + 1 :: 4])):
            return name
    for start, name in enumerate(("utf-16-be", "utf-16-le")):
        # English in UTF-16 has a zero in every other byte.
        if len(data) % 2 == 0 and data[start::2].count(0) > len(data) * 0.4:
            return name
    return ""


def _text_of(data: bytes, shown: str) -> tuple[str, str]:
    """Decode `data`, and say what is doubtful about it, if anything is."""
    name = wide(data)
    if name in ("utf-16", "utf-32"):
        try:
            return data.decode(name), ""
        except UnicodeDecodeError as error:
            raise _binary(shown) from error
    if name:
        called = name[:6].upper()
        return data.decode(name, "replace"), f"{shown} has no mark; it was read as {called}."
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    bad = text.count("\ufffd")
    if bad <= sum(not c.isascii() for c in text) - bad:
        # A cut or stray byte does not turn a file with letters in UTF-8 into another encoding.
        return (
            text,
            f"{shown} is UTF-8 with {bad} damaged letter{'s' * (bad > 1)}, shown as \ufffd.",
        )
    return data.decode("cp1252", "replace"), (
        f"{shown} is not UTF-8; it was read as Windows-1252. If letters look wrong, save it "
        "as UTF-8."
    )


def _binary(shown: str) -> ReadError:
    return ReadError(
        f"cannot read {shown}: it is not text. "
        "Save the article as text in UTF-8, or paste it: bias compare - right.txt"
    )
