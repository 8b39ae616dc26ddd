"""Is every sign that texts tell one event, or two, put into words, and whose is whose?"""

from __future__ import annotations

import pytest
from telling import tell

from bias.context import Context
from bias.faces import say
from bias.faces.told import Evidence
from bias.findings import Evidence as Found
from bias.findings import Section, State
from bias.reader import read_text


def told(verdict: str, **values: object) -> Evidence:
    """A finding in words; `told_a`, `shared` and so on where a case names them."""
    bare = {"kind": "occurrence", "words_a": (), "words_b": (), "shared": ()}
    plain = {**bare, "told_a": "", "told_b": "", **values}
    about = str(plain.pop("anchor"))
    found = Section.of(
        "same_event",
        [State(code=verdict), Found(about=about, values=plain)],  # type: ignore[arg-type]
    )
    text = read_text("Rain fell.")
    return say.section(found, say.Texts(text, text, verdict)).evidence[0]


SIGNS = [
    (
        {"kind": "story", "anchor": "names", "supports": True, "words_a": ("Nora Vale", "Osk"),
         "words_b": ("Vale", "Osk"), "shared": ("name", "name")},
        "For one story: both speak of Vale and Osk.",
    ),
    (
        {"kind": "story", "anchor": "names", "supports": False, "words_b": ("Osk",)},
        "For two stories: B speaks of Osk, which A never names.",
    ),
    (
        {"kind": "story", "anchor": "names", "supports": False},
        "For two stories: no name is in both texts.",
    ),
    (
        {"anchor": "place", "supports": True, "words_a": ("Osk",), "words_b": ("Osk",),
         "told_a": "attacked", "told_b": "attacked"},
        "For one event: both name Osk as a place attacked.",
    ),
    (
        {"anchor": "place", "supports": False, "words_a": ("Osk", "Lisca"), "words_b": ("Mirren",)},
        "For two moments: as places where it happened A names Osk and Lisca, B Mirren.",
    ),
    (
        {"anchor": "sequence", "supports": False, "words_a": ("truce",),
         "words_b": ("after the truce",), "told_a": "announced", "told_b": "behind"},
        "For two moments: B looks back (“after the truce”), A announces (“truce”).",
    ),
    (
        {"anchor": "phase", "supports": False, "words_a": ("strike",), "words_b": ("walkout",),
         "told_a": "beginning", "told_b": "end"},
        "For two moments: the beginning of the “strike” in A, the end of the “walkout” in B.",
    ),
    (
        {"anchor": "persons", "supports": False, "words_a": ("Nora Vale",), "words_b": ("Ed Poe",)},
        "For two moments: of people A names Nora Vale, B Ed Poe; none is in both.",
    ),
    (
        {"anchor": "date", "supports": True, "words_a": ("05-02",), "words_b": ("05-02",)},
        "For one event: both name 2 May.",
    ),
    (
        {"anchor": "date", "supports": False, "words_a": ("05",), "words_b": ("06", "12")},
        "For two moments: A names May; B names June and December.",
    ),
    (
        {"anchor": "happening", "supports": True},
        "For one event: the two texts are the same.",
    ),
    (
        {"anchor": "happening", "supports": True, "words_a": ("fired", "Osk", "mayor"),
         "words_b": ("dismissal", "Osk", "mayor"), "shared": ("akin", "name", "word")},
        "For one event: near the top both have “fired” (A) and “dismissal” (B) with Osk and "
        "“mayor”.",
    ),
    (
        {"anchor": "happening", "supports": False},
        "Against one event: near the top we found no happening that both tell.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("values", "words"), SIGNS, ids=[w for _, w in SIGNS])
def test_every_sign_is_said(values: dict[str, object], words: str) -> None:
    assert told("same story, different moment", **values).note == words


def test_elsewhere_what_is_shared_is_merely_in_common() -> None:
    assert told("related", **SIGNS[0][0]).note == "In common: both speak of Vale and Osk."
    assert told("related", **SIGNS[4][0]).note.startswith("For two events: ")


def test_one_text_twice() -> None:
    text = read_text("Osk market bombed\n\nPlanes bombed the market of Osk on 11 October.\n")
    section = tell("same_event", Context(text, text))
    assert section.answer.startswith("Same event.")
    assert "For one event: the two texts are the same." in {e.note for e in section.evidence}
