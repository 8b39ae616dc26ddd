"""What does a program read? The report as JSON (schema 2), or one line for each of a batch.

People read JSON on terminals too: characters that could command one are written as their JSON
escapes, which changes no value.
"""

from __future__ import annotations

import json
import re

from bias.faces.told import Report

# Delete and C1 controls, bidi and zero-width marks, line separators, tags; C0 controls and lone
# surrogates are escaped by `Report.to_json` already.
_COMMANDING = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def draw(report: Report) -> str:
    """Return a report as indented JSON, with a final newline."""
    return inert(report.to_json()) + "\n"


def draw_line(report: Report, file: str) -> str:
    """Return a report as one line, its first key the name under which the file was given."""
    return f'{{"file": {json.dumps(file)}, {inert(report.to_json(indent=None))[1:]}\n'


def inert(text: str) -> str:
    """Write what could command a terminal as JSON escapes.

    >>> inert('{"title": "user' + chr(0x202e) + 'gnp.exe"}')
    '{"title": "user\\\\u202egnp.exe"}'
    """
    return _COMMANDING.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    pairs = (units[i : i + 2] for i in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(pair, 'big'):04x}" for pair in pairs)
