"""Is every sign that texts tell one event, or two, put into words, and whose is whose?"""

from __future__ import annotations

import pytest
from telling import tell

import bias
from bias.context import Context
from bias.faces import say
from bias.faces.told import Evidence
from bias.findings import Evidence as Found
from bias.findings import Quoted, Section, State
from bias.reader import read_text


def told(verdict: str, **values: object) -> Evidence:
    """A finding in words; `words_a`, `shared` and so on where a case names them."""
    plain = {"kind": "occurrence", "words_a": (), "words_b": (), "shared": (), **values}
    about, a, b = str(plain.pop("anchor")), plain.pop("a", ()), plain.pop("b", ())
    row = Found(about=about, values=plain, a=a, b=b)  # type: ignore[arg-type]
    found = Section.of("same_event", [State(code=verdict), row])
    text = read_text("Rain fell.")
    return say.section(found, say.Texts(text, text, verdict)).evidence[0]


QUOTED = (Quoted("A1", 0, 12, "Rain fell."),)

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
        {"anchor": "day", "supports": False, "words_a": ("1",), "words_b": ("5",)},
        "For two moments: near the top A tells of Monday, B of Friday.",
    ),
    (
        {"anchor": "text", "supports": True},
        "For one event: the two texts are the same.",
    ),
    (
        {"anchor": "told", "supports": True, "a": QUOTED, "b": QUOTED, "things": 2},
        "For one event: 2 things are told in both.",
    ),
    (
        {"anchor": "told", "supports": True, "a": QUOTED, "b": QUOTED, "core_b": ("Rain", 'fell"')},
        "For one event: told in both, as B puts it: “Rain … fell”.",
    ),
    (
        {"anchor": "told", "supports": True, "core_a": ("Rain fell",), "core_b": ("rain", "fell")},
        "For one event: as A has it “Rain fell”, as B has it “rain … fell”.",
    ),
    (
        {"anchor": "told", "supports": True, "core_a": ("Rain fell on Osk",),
         "words_a": ("Osk", "Lena Vale", "2", "12"), "words_b": ("Osk", "Vale", "2", "12"),
         "shared": ("name", "name", "time", "killed")},
        "For one event: told in both, as A puts it: “Rain fell on Osk”; both name Vale, Tuesday "
        "and 12 dead.",
    ),
    (
        {"anchor": "told", "supports": True, "words_a": ("Osk", "2"), "words_b": ("Osk", "2"),
         "shared": ("name", "time")},
        "For one event: near the top both name Osk and Tuesday.",
    ),
    (
        {"anchor": "told", "supports": False, "a": QUOTED, "core_a": ("Rain fell",)},
        "Against one event: what A opens with was not found in B: “Rain fell”.",
    ),
    (
        {"anchor": "told", "supports": False, "a": QUOTED, "b": QUOTED, "core_a": ("Rain fell",),
         "core_b": ("It froze",)},
        "Against one event: neither opening was found in the other text, A: “Rain fell”; B: "
        "“It froze”.",
    ),
    (
        {"anchor": "opening", "supports": False, "core_a": ("Rain fell",), "core_b": ("It froze",)},
        "Perhaps two moments: they open differently: A “Rain fell”, B “It froze”.",
    ),
    (
        {"anchor": "day", "supports": False, "words_a": ("4 May",), "words_b": ("9 June",)},
        "For two moments: near the top A tells of 4 May, B of 9 June.",
    ),
    (
        {"anchor": "told", "supports": False, "a": QUOTED},
        "Against one event: what A opens with was not found in B.",
    ),
    (
        {"anchor": "told", "supports": False, "b": QUOTED},
        "Against one event: what B opens with was not found in A.",
    ),
    (
        {"anchor": "told", "supports": False, "a": QUOTED, "b": QUOTED},
        "Against one event: neither opening was found in the other text.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("values", "words"), SIGNS, ids=[w for _, w in SIGNS])
def test_every_sign_is_said(values: dict[str, object], words: str) -> None:
    assert told("same story, different moment", **values).note == words


@pytest.mark.parametrize("headline", [True, False])
def test_titles_are_not_printed_again(headline: bool) -> None:
    head = "Orsk mayor Ann Lee resigns after dam burst\n\n" if headline else ""
    a = read_text(
        "Mayor Ann Lee of Orsk resigns over burst dam\n\nMayor Ann Lee of Orsk resigned on Monday "
        "after the dam above the town burst. The council met at noon.\n"
    )
    b = read_text(
        f"{head}The mayor of Orsk, Ann Lee, stepped down on Monday over the dam that burst in the "
        "night. Rain fell for days.\n"
    )
    (section,) = bias.compare(a, b, only=["same_event"]).sections
    notes = [e.note for e in section.evidence]
    assert (notes[0] == "For one event: the two headlines tell it; both name Monday.") is headline
    assert any("two headlines" in note for note in notes) is headline


def test_elsewhere_what_is_shared_is_merely_in_common() -> None:
    assert told("related", **SIGNS[0][0]).note == "In common: both speak of Vale and Osk."
    assert told("related", **SIGNS[3][0]).note.startswith("For two events: ")


def test_one_text_twice() -> None:
    text = read_text("Osk market bombed\n\nPlanes bombed the market of Osk on 11 October.\n")
    section = tell("same_event", Context(text, text))
    assert section.answer.startswith("Same event.")
    assert "For one event: the two texts are the same." in {e.note for e in section.evidence}


def test_a_reason_that_only_counts_stands_last() -> None:
    counted = Found(
        about="told", values={"kind": "occurrence", "supports": True, "things": 3}, weight=9.0
    )
    names = Found(
        about="names",
        values={"kind": "story", "supports": True, "words_a": ("Osk",), "words_b": ("Osk",)},
    )
    core = {"kind": "occurrence", "supports": True, "things": 3, "core_a": ("Osk fell",)}
    text = read_text("Rain fell.")
    texts = say.Texts(text, text, "same event")
    for first, order in (
        (counted, ["names", "told"]),
        (Found(about="told", values=core, weight=1.0), ["told", "names"]),
    ):
        found = Section.of("same_event", [State(code="same event"), first, names])
        assert [e.about for e in say.section(found, texts).evidence] == order
