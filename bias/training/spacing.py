"""How was a sentence printed before a tokeniser put spaces into it?

Some corpora keep news with spaces round marks (``don ' t``, ``" We won, " she said``, ``$2. 6
million``). Labels, models and readers see one printed form of each sentence, made here by rule;
where a rule cannot tell the text stays as it is.

Frozen on 28 November 2026, with docs/labelling.md: loaded spans are words of the form made here, so
another rule could part them from their sentences.
"""

from __future__ import annotations

import re

MARK = '"'
LONE_APOSTROPHE = re.compile(r"(?<=[\w,.?!]) ['’](?= \w|[.,;:!?]|$)")
OPENING_APOSTROPHE = re.compile(r"(?:(?<=\s)|^)['’](?=\w)")

#: In order: each rule sees what the ones before it have joined.
RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), joined)
    for pattern, joined in (
        (r"``|''", MARK),
        (r"\s+", " "),
        (r"(?<!-)- -(?!-)", "--"),
        (r"(?<=\w) ?(['’]) (s|t|re|ve|ll|d|m)\b", r"\1\2"),
        (r"(?<=[$€£]) (?=\d)", ""),
        (r"(?<=\d)([.:]) (?=\d)", r"\1"),
        (r"(?<=\d), (?=000(?!\d))", ","),
        (r"\b([A-Z])\. (?=[A-Z]\.)", r"\1."),
        (r"\b([ap])\. (?=m\.)", r"\1."),
        (r"(?<=\w) (?=[,;:!?.%](?:\s|$))", ""),
    )
)


def normalised(text: str) -> str:
    """Return `text` as it was printed; doing it twice changes nothing more.

    >>> normalised('" We don \\' t know, " the owners \\' agent said at 9: 30 a. m.')
    '"We don\\'t know," the owners\\' agent said at 9:30 a.m.'
    """
    for pattern, joined in RULES:
        text = pattern.sub(joined, text)
    return _quotation_marks(_apostrophes(text.strip())).strip()


def _apostrophes(text: str) -> str:
    """Join a lone apostrophe to a plural before it, or a pair of them to what they enclose."""
    marks = [(m.start(), True) for m in OPENING_APOSTROPHE.finditer(text)]
    marks += [(m.start() + 1, False) for m in LONE_APOSTROPHE.finditer(text)]
    drop: list[int] = []
    opened: int | None = None  # offset of the opening mark
    for at, attached in sorted(marks):
        if attached:
            opened = at
        elif opened is not None:
            drop += [at - 1, *([opened + 1] if text[opened + 1] == " " else [])]
            opened = None
        elif text[at - 2] == "s":
            drop.append(at - 1)
        elif text[at - 2].isalnum():
            opened = at
    return _without(text, drop)


def _quotation_marks(text: str) -> str:
    """Put a space outside each pair of marks and none inside."""
    drop: list[int] = []
    missing: list[int] = []  # offsets before which a space is wanted
    open_ = False
    for i in (i for i, c in enumerate(text) if c == MARK):
        before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
        if open_ or not after:
            opens = False
        elif before == " " == after and MARK not in text[i + 1 :]:
            opens = text[i - 2] not in ",.?!'"  # a sentence that began inside the quotation
        else:
            opens = not before or before in " (" or after.isalnum()
        open_ = opens
        if opens and after == " ":
            drop.append(i + 1)
        elif not opens and before == " ":
            drop.append(i - 1)
        if opens and (before.isalnum() or before == ","):
            missing.append(i)
        elif not opens and after.isalnum():
            missing.append(i + 1)
    return _without(text, drop, missing)


def _without(text: str, drop: list[int], missing: list[int] | None = None) -> str:
    gone, wanted = set(drop), set(missing or ())
    return "".join(
        " " * (i in wanted) + c for i, c in enumerate(text) if i not in gone or i in wanted
    )
