"""Which questions does a report answer? One class a question, found by name.

An analysis has a ``name``, what it ``needs`` ("pair": two articles) and ``run(context)``, which
returns findings: values, never sentences. Installed packages add their own through the entry-point
group ``bias.analyses``; what such a section says is drawn as a plain table, or by the package's
own words (entry-point group ``bias.words``).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from bias.errors import OptionError

if TYPE_CHECKING:
    from bias.context import Context
    from bias.findings import Finding

GROUP = "bias.analyses"

#: The shipped ones, in the order of a report: name -> class.
SHIPPED: Mapping[str, str] = MappingProxyType(
    {
        "same_event": "SameEvent",
        "story": "Story",
        "framing": "Framing",
        "sources": "Sources",
        "agency": "Agency",
        "labels": "Labels",
        "numbers": "Numbers",
        "wording": "Wording",
        "headline": "Headline",
        "coverage": "Coverage",
        "aligned": "Aligned",
        "vocabulary": "Vocabulary",
    }
)


class Analysis(Protocol):
    """One question about one article, or about two."""

    name: str
    needs: frozenset[str]

    def run(self, context: Context) -> list[Finding]:
        """Return what was found."""
        ...


@cache
def added() -> Mapping[str, object]:
    """The analyses that installed packages add, by name: their entry points."""
    if not _is_added_to():
        return {}
    from importlib.metadata import entry_points

    return {e.name: e for e in entry_points(group=GROUP) if e.name not in SHIPPED}


def _is_added_to() -> bool:
    """Whether an installed package may name our group. Few have one that does, and to open
    importlib.metadata only to learn that takes ten times as long as to look (20 ms for 2)."""
    places = [Path(place) for place in sys.path]
    return any(place.is_file() for place in places) or any(  # a file: packages inside a zip
        f"[{GROUP}]".encode() in names.read_bytes()
        for place in places
        for names in place.glob("*-info/entry_points.txt")
    )


def names() -> tuple[str, ...]:
    """The name of every section, in the order of a report."""
    return (*SHIPPED, *sorted(added()))


def find(name: str) -> Analysis:
    """Return the analysis called `name`.

    Raises:
        OptionError: there is none.
    """
    if name in SHIPPED:
        module = import_module(f"bias.analyses.{name}")
        made: Analysis = getattr(module, SHIPPED[name])()
        return made
    if name not in added():
        known = ", ".join(names())
        raise OptionError(f"there is no section {name!r}. The sections are: {known}.")
    plugin: Analysis = added()[name].load()()  # type: ignore[attr-defined]
    return plugin
