"""Does a report reach a reader whole, safe and in the page's width?

The snapshots of the seed report are written anew with: BIAS_UPDATE=1 pytest tests/test_render.py
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
from dataclasses import asdict, replace
from pathlib import Path
from types import SimpleNamespace

import invented
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from bias.errors import ReportError
from bias.faces import json as json_face
from bias.faces import terminal
from bias.faces.terminal import PAGE, first_screen, quotes, saved
from bias.faces.terminal.bars import bar
from bias.faces.terminal.page import TerminalPage
from bias.faces.text import cut, ids, safe
from bias.faces.told import READ_AS, Evidence, Glance, Section

HERE = Path(__file__).parent
SAFE = json.loads((HERE / "cases/safe.json").read_text(encoding="utf-8"))
WIDTHS = (40, 60, 80, 99, 100, 120, 200)


def draw(report, width=100, **options):
    return terminal.draw(report, TerminalPage(width, **options))


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", SAFE["cases"], ids=lambda c: c["label"])
def test_safe(case):
    assert safe(case["text"]) == case["expect"]


@pytest.mark.parametrize("case", SAFE["cut"], ids=lambda c: c["label"])
def test_cut(case):
    assert cut(case["text"], case["room"]) == case["expect"]


@given(st.text(), st.integers(0, 40))
def test_cut_never_alters_what_it_keeps(text, room):
    kept = cut(text, room)
    assert len(kept) <= max(room, len(text.strip()) if len(text.strip()) <= room else room)
    assert text.strip().startswith(kept.removesuffix("…").rstrip())


@given(st.text())
def test_nothing_of_a_text_commands_a_terminal(text):
    shown = safe(text)
    assert not set(shown) & invented.RAW
    assert all(c.isprintable() for c in shown), ascii(shown)
    assert safe(shown) == shown, "what was made safe stays as it is"


def test_ids_join_neighbours():
    assert ids(["A6", "A7", "A8", "A12"]) == "A6–8 A12"
    assert ids([f"B{n}" for n in range(1, 20, 2)], most=2) == "B1 B3 +8"


def test_a_bar_is_as_long_as_its_rate():
    assert [len(bar(v, 8.0, 8)) for v in (8.0, 4.0, 1.0)] == [8, 4, 1]
    assert bar(None, 8.0, 8) == bar(0.0, 8.0, 8) == ""
    assert bar(0.001, 8.0, 8) == "▏", "something is never shown as nothing"


# --- the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("hostile", [False, True])
def test_no_line_is_wider_than_the_page(width, full, hostile):
    for line in draw(invented.report(hostile), width, full=full).split("\n"):
        assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("styled", [False, True])
def test_hostile_text_is_inert(width, styled):
    shown = draw(invented.report(hostile=True), width, full=True, styled=styled)
    ours = re.compile(r"\x1b\[[0-9;]*m")  # the only sequences that we write ourselves
    rest = ours.sub("", shown)
    assert not set(rest) & invented.RAW
    assert all(c.isprintable() or c == "\n" for c in rest)
    assert "[red]markup[/red]" in rest, "markup is shown as the letters it is"
    assert ":boom:" in rest
    assert "␛[31mcleared" in " ".join(rest.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_ends_in_blanks(width):
    assert not re.search(r" $", draw(invented.report(), width, full=True), re.M)


def test_a_plain_page_has_no_styles():
    assert "\x1b" not in draw(invented.report())


def test_without_colour_only_weight_remains():
    styles = re.findall(r"\x1b\[([0-9;]*)m", draw(invented.report(), styled=True, colour=False))
    assert styles
    assert not {"35", "36"} & {c for s in styles for c in s.split(";")}
    assert {"35", "36"} & {
        c for s in re.findall(r"\x1b\[([0-9;]*)m", draw(invented.report(), styled=True))
        for c in s.split(";")
    }  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_styles_change_no_letter(width):
    plain = draw(invented.report(), width)
    styled = draw(invented.report(), width, styled=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == plain


def test_two_texts_stand_side_by_side_from_100_columns():
    beside = re.compile(r"A3 .*Forty people.*B3 .*At least sixty")
    assert beside.search(draw(invented.report(), 100))
    assert not beside.search(draw(invented.report(), 99))


# --- the first screen ---------------------------------------------------------------------------


def test_two_sentences_face_each_other_once():
    above = first_screen.StoryPart("Figures", [Text("1")], 2.0, 1.0, ("A7", "B3"), ("A7", "B3"))
    again = above._replace(head="On the same matter", weight=1.0, ids=("A7", "B3", "B4"))
    other = again._replace(ids=("A7", "B5"), heads=("A7", "B5"))
    assert first_screen._fitting([above, again, other], 99) == [0, 2]


@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("width", [100, 120, 200])
def test_the_first_screen_fits(width, hostile):
    assert len(first_screen.draw(invented.report(hostile), TerminalPage(width))) <= 45


def test_the_first_screen_fits_with_all_it_can_hold():
    report = invented.report(hostile=True)
    long = "a long line that says a lot about both of the texts " * 9
    lines = tuple(
        replace(report.glance[1], bin=b, text=long, a=("A2", "A3"), b=("B2",))
        for b in ("both", "both", "different", "different", "different", "one", "one", "one")
    )
    sections = tuple(
        replace(s, answer=long, evidence=s.evidence * 5, measures=s.measures * 4)
        for s in report.sections
    )
    full = replace(
        report, glance=lines, sections=sections, warnings=(long,) * 9, look_up=(long,) * 3
    )
    assert 40 <= len(first_screen.draw(full, TerminalPage(100))) <= 45


def test_the_first_screen_reads_in_order():
    shown = draw(invented.report())
    order = [
        "Differences between two texts",
        "A  Town cut off",
        "B  Dam gates opened",
        "SAME EVENT?",
        "IN SHORT",
        "SIDE BY SIDE",
        "How each opens",
        "Dead, hurt, lost",
        "WHAT EACH DWELLS ON",
        "MORE",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_a_source_line_is_never_made_an_outlet():
    report = invented.report()
    shown = draw(replace(report, a=replace(report.a, source_line="With files from a wire")))
    assert "source line: With files" in shown


def test_a_single_text_is_described_without_a_second():
    shown = draw(invented.report(single=True))
    assert shown.startswith("This describes the wording of one text.")
    assert "TOLD BY" not in shown
    assert "\nB " not in shown


# --- sections -----------------------------------------------------------------------------------


def test_default_shows_the_strongest_and_counts_the_rest():
    report = invented.report(hostile=True)
    rows = len(report.section("coverage").rows)
    assert f"{rows - 5} more: --full" in draw(report, width=80)
    assert "more: --full" not in draw(report, full=True)


def test_a_long_page_shows_less_of_each_section_and_counts_the_rest():
    report = invented.report(hostile=True)
    free, kept = draw(report, width=99).splitlines(), draw(report, width=100).splitlines()
    assert len(free) > PAGE  # below 100 columns nothing is left out for length
    left = [int(n) for n in re.findall(r"(\d+) more: --full", "\n".join(kept))]
    assert max(left) > max(int(n) for n in re.findall(r"(\d+) more: --full", "\n".join(free)))
    plain = draw(invented.report(), width=100)
    assert plain.count("\n") <= PAGE


@pytest.mark.parametrize(("unsure", "said", "shown"), [
    (True, "A4", False), (True, "A2", True), (False, "A4", False), (False, "A2", True),
])  # fmt: skip
def test_what_in_short_quotes_of_one_text_has_no_row_of_its_own(unsure, said, shown):
    report = invented.report()
    alone = asdict(quotes.sentence(report, "A4")) | {"source": None}
    row = {
        "question": "Which of them tells it?", "tag": "only", "note": "", "a": alone, "b": None,
        "weight": 8.0, "order": 9, "first_screen": True, "unsure": unsure,
    }  # fmt: skip
    story = report.section("story")
    sections = tuple(replace(s, rows=(*s.rows, row)) if s is story else s for s in report.sections)
    glance = (Glance("one", "Speaks only in A: Lee.", (said,), (), "sources", 2.0),)
    told = replace(report, sections=sections, glance=glance)
    screen = terminal.draw(told, TerminalPage(100), sections=False)
    assert ("Which of them tells it?" in screen) is shown


def test_a_headline_that_a_row_quotes_is_not_quoted_as_the_sentence_nearest_to_it():
    report = invented.report()
    found = report.a.sentences
    claim = {"article": "a", "claim": {"start": found[0].start, "end": found[0].end}}
    near = Evidence(
        "A: the nearest sentence below it", 1.0,
        tuple(quotes.sentence(report, i) for i in ("A1", "A3")), (), "nearest",
    )  # fmt: skip
    drawn = drawn_section("table", (claim | {"support": "nearest"},), evidence=(near,))
    assert "nearest sentence below it" in drawn
    assert "Forty people" in drawn
    assert "A1   │" not in drawn


def test_probabilities_of_the_tests_are_for_full_only():
    report = invented.report()
    assert not re.search(r"\bp 0\.\d", draw(report))
    assert "p 0.0110, adjusted 0.0400" in draw(report, full=True)


@pytest.mark.parametrize("full", [False, True])
def test_words_that_no_face_may_use(full):
    shown = draw(invented.report(), full=full).lower()
    for word in ("bias score", "biased", "left-wing", "right-wing", "omission", "hidden",
                 "laundering", "deleted"):  # fmt: skip
        assert word not in shown
    if not full:
        assert "p-value" not in shown


def test_verdicts_are_said_in_words_people_read():
    shown = draw(invented.report())
    for word in ("possible", "suggestive", "no reliable difference"):
        assert word not in shown
    whole = draw(invented.report(), full=True)
    assert "clear: more in right" in whole
    assert "possible: more in left" in whole


@pytest.mark.parametrize("width", WIDTHS)
def test_shares_are_told_of_both_texts_and_a_star_is_a_clear_one(width: int):
    shown = " ".join(draw(invented.report(), width).split())
    assert re.search(r"money and trade:? left 5–10 % .*?right 15–30 % \*", shown)
    assert re.search(r"danger from armed people:? left 12 % .*?right 4 %(?! \*)", shown)


def test_a_bar_is_solid_where_all_agree_and_light_where_one_judges_alone():
    line, alone = (
        next(x for x in draw(invented.report()).splitlines() if name in x)
        for name in ("money and trade", "danger from")
    )
    left, right = (x.count("█") for x in line.split("│"))
    assert 0 < left < right
    assert line.count("░") == pytest.approx(line.count("█"), abs=2)
    assert "█" not in alone
    assert "░" in alone


def test_cells_are_said_in_words():
    shown = " ".join(draw(invented.report(), 200, full=True).split())
    assert '"Forty", according to the mayor (A3)' in shown
    assert '"At least sixty" (B3)' in shown
    assert (
        '≠ figure left "Forty people were carried to safety by boat, the mayor said." right "'
        in shown
    )
    assert '"Town cut off"' in shown  # the span of a headline's claim


def test_what_differs_stands_out_in_its_sentence():
    shown = draw(invented.report(), 120, styled=True)
    assert "\x1b[1;4mForty people" in shown


def test_a_story_stands_in_two_columns_in_its_own_order():
    lines = draw(invented.report()).splitlines()
    first = lines.index("How each opens")
    assert re.match(r" A2   │ The river rose .+ B2   │ Officials opened", lines[first + 1])
    toll = next(n for n, line in enumerate(lines) if line.startswith("Dead, hurt, lost"))
    assert lines[toll].endswith("sentence 3 of 5 / 5 of 5")
    assert "A3   │ Forty people were carried to safety by" in lines[toll + 1]
    cut = next(n for n, line in enumerate(lines) if line == "Only in B: What others say of it")
    assert lines[cut + 1] == " B4   │ The market suffered minor damage … (a spokesman)"


def test_what_stands_on_the_first_screen_is_not_told_again():
    page, whole = (draw(invented.report(), full=full).splitlines() for full in (False, True))
    assert page.count("How each opens") == 1
    assert whole.count("How each opens") == 2, "--full shows every section whole"


def test_a_sentence_that_was_quoted_stands_as_its_number():
    report = invented.report()
    alone = replace(report, sections=(report.section("same_event"),))
    page, whole = (
        terminal.draw(alone, TerminalPage(100, full=full), overview=False) for full in (False, True)
    )
    assert re.search(r"^ - A tells of Monday, B of Sunday\. +A2 : B2$", page, re.M)
    assert page.count("The river rose") == 1
    assert whole.count("The river rose") == 2, "--full quotes every finding"


def drawn_section(view, rows, full=False, **given):
    """A report of one section with these rows, that quotes sentences of the invented one."""
    report = invented.report()
    told = replace(
        report.sections[0], view=view, rows=rows, measures=(), **({"evidence": ()} | given)
    )
    page = TerminalPage(100, full=full)
    page.quoted.update(("A2", "B2"))
    return terminal.draw(replace(report, sections=(told,)), page, overview=False)


def test_a_name_of_one_text_alone_is_not_told_as_a_passage_of_it() -> None:
    row = {"only": "b", "a": [], "b": ["B3"], "stands": "sentence 3 of 9"}
    columns = ("name", "passage", "stands")
    named = drawn_section("passages", [row | {"name": "Tarvex"}], columns=columns)
    passage = drawn_section("passages", [row | {"passage": "tanks, leaked"}], columns=columns)
    assert "names Tarvex" in named
    assert "Only in" not in named
    assert "Only in" in passage
    assert "tanks, leaked" in passage


def test_a_pair_that_was_quoted_stands_as_its_numbers_unless_it_differs():
    pair = {"a": ["A2"], "b": ["B2"]}
    differs = {"kind": "detail", "a": {"id": "A2", "start": 0, "end": 3, "text": "The"}, "b": None}
    assert "Quoted above: A2 : B2." in drawn_section("pairs", (pair,))
    assert "The river rose" not in drawn_section("pairs", (pair,))
    for shown in (
        drawn_section("pairs", (pair,), full=True),
        drawn_section("pairs", ({**pair, "differences": [differs]},)),
        drawn_section("pairs", ({"a": ["A3"], "b": ["B2"]},)),
    ):
        assert "Quoted above" not in shown


def test_of_what_both_tell_every_pair_has_its_numbers():
    pairs = [{"a": [f"A{n}"], "b": [f"B{n}"]} for n in range(2, 9)]
    shown = drawn_section("pairs", pairs)
    assert "Told in both as well: A7 : B7, A8 : B8." in shown
    assert "Told in both as well" not in drawn_section("pairs", pairs, full=True)
    assert "Told in both as well" not in drawn_section("pairs", pairs[:5])


def test_a_long_sentence_has_four_lines_and_in_full_all_it_needs():
    long = invented.article(["The dam " + "held again " * 60 + "today."], "Dam holds")
    told = replace(
        invented.report().sections[0],
        view="passages", rows=({"sentences": ["A2"]},), evidence=(), measures=(),
    )  # fmt: skip
    report = replace(invented.report(), a=long, sections=(told,))
    page, whole = (
        terminal.draw(report, TerminalPage(100, full=full), overview=False)
        for full in (False, True)
    )
    assert page.count("│ ") == 4
    assert whole.count("│ ") == 8
    assert "today." in whole


def test_why_a_word_is_marked_is_said_once():
    mark = {"text": "brutal", "reason": "Passes a judgement."}
    rows = tuple({"article": "a", "sentence": i, "marks": [mark]} for i in ("A2", "A3"))
    page, whole = (drawn_section("passages", rows, full=full) for full in (False, True))
    assert (page.count("Passes a judgement."), page.count("brutal")) == (1, 2)
    assert whole.count("Passes a judgement.") == 2
    assert "The river rose" not in page, "it is quoted above"
    assert "Forty people" in page
    assert "The river rose" in whole


def test_headlines_that_were_found_stand_in_the_table_alone():
    report = invented.report()
    found = Evidence("found: it says so.", 1.0, about="found")
    none = Evidence("none: nothing says so.", 0.5, about="none")
    told = replace(report.sections[0], view="table", evidence=(found, none), measures=())
    one = replace(report, sections=(told,))
    page, whole = (
        terminal.draw(one, TerminalPage(100, full=full), overview=False) for full in (False, True)
    )
    assert "nothing says so" in page
    assert "found: it says so" not in page
    assert "found: it says so" in whole


def test_what_was_not_tested_is_counted_and_not_judged():
    report = invented.report()
    bars = report.section("framing")
    untested = replace(bars, measures=tuple(replace(m, verdict=None) for m in bars.measures))
    shown = draw(replace(report, sections=(untested,)), full=True)
    assert "officials" in shown
    assert "left  2 (2)" in shown
    for verdict in ("more in", "cannot tell apart", "too little text"):
        assert verdict not in shown


WORDS = st.sampled_from([*invented.HOSTILE, "A2", "B17", "none", "", "ein langes Wort " * 9])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**7) | st.floats(-5, 5) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
SIDE = st.sampled_from(["a", "b", None])
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "slot": VALUES,
        "some_key": VALUES,
        "a": VALUES,
        "b": VALUES,
        "only": SIDE,
        "article": SIDE,
        "claim": st.fixed_dictionaries({"start": st.integers(0, 9), "end": st.integers(5, 999)}),
        "verdict": st.sampled_from([*READ_AS, None]),
    },
)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(["bars", "pairs", "passages", "table", "facts"]),
    st.lists(ROWS, max_size=8),
    st.sampled_from(WIDTHS),
    st.booleans(),
)
def test_a_section_nobody_has_thought_of_is_drawn(view, rows, width, full):
    new = Section("later", "What is new?", "Something.", view=view, rows=tuple(rows)).in_order()
    shown = draw(replace(invented.report(), sections=(new,)), width, full=full)
    assert "WHAT IS NEW?" in shown
    assert max(map(cell_len, shown.split("\n"))) <= width
    assert all(c.isprintable() or c == "\n" for c in shown)


# --- a saved report -----------------------------------------------------------------------------


def test_a_saved_report_is_as_safe_as_a_fresh_one():
    saved = json.loads(invented.report(hostile=True).to_json())
    names = [f"A{n}" for n in range(1, 19)]
    for width in WIDTHS:
        shown = terminal.draw_saved(saved, names, TerminalPage(width))
        assert not set(shown) & invented.RAW
        assert max(map(cell_len, shown.split("\n"))) <= width


def test_a_saved_report_without_the_sentence_says_which_there_are():
    saved = invented.report(single=True).to_dict()
    with pytest.raises(ReportError, match=r"no sentence 'B2'\. It has A1 to A5\."):
        terminal.draw_saved(saved, ["B2"], TerminalPage(80))


# --- JSON ---------------------------------------------------------------------------------------


def test_json_is_one_object_or_a_line():
    one = invented.report(hostile=True)
    assert json.loads(json_face.draw(one)) == one.to_dict()
    line = json_face.draw_line(one, 'a "\udce9".txt')
    assert line.index("\n") == len(line) - 1
    assert json.loads(line) == {"file": 'a "\udce9".txt', **one.to_dict()}
    (json_face.draw(one) + line).encode("utf-8")  # a lone surrogate must not stop the writing


def test_json_on_a_terminal_is_inert():
    shown = json_face.draw(invented.report(hostile=True))
    assert not set(shown) & invented.RAW
    assert "\\u009b31mC1" in shown
    assert "\\udb40\\udc41" in shown  # a tag letter, two units of UTF-16


# --- the seeds ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds():
    from bias import pipeline, reader
    from bias.data import folder

    return pipeline.compare(*(reader.read(folder("seeds") / f"{n}.txt") for n in ("dw", "azad")))


@pytest.mark.parametrize("face", ["80.txt", "120.txt", "json"])
def test_the_seed_report_is_as_it_was(seeds, face):
    shown = json_face.draw(seeds) if face == "json" else draw(seeds, int(face.removesuffix(".txt")))
    snapshot = HERE / "snapshots" / f"seeds.{face}"
    if os.environ.get("BIAS_UPDATE"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(shown, encoding="utf-8")
    assert shown == snapshot.read_text(encoding="utf-8"), (
        "if the change is meant: BIAS_UPDATE=1 pytest tests/test_render.py"
    )


@pytest.mark.parametrize("width", [100, 120])
def test_the_first_screen_of_the_seeds_fits(seeds, width):
    assert 40 <= len(first_screen.draw(seeds, TerminalPage(width))) <= 45


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.sampled_from(WIDTHS))
def test_any_words_fit_any_page(words, width):
    report = invented.report()
    spoilt = replace(
        report,
        glance=tuple(replace(g, text=words[0]) for g in report.glance),
        warnings=tuple(words),
        look_up=tuple(words),
    )
    shown = draw(spoilt, width)
    assert max(map(cell_len, shown.split("\n"))) <= width
    assert all(c.isprintable() or c == "\n" for c in shown)


def test_a_notebook_shows_questions_and_answers_and_no_markup_of_a_text() -> None:
    report = invented.report()
    shown = report._repr_html_()
    assert shown.count("<tr>") == len(report.sections) > 1
    assert all(html.escape(s.answer) in shown for s in report.sections)
    hostile = replace(report, sections=(replace(report.sections[0], answer="<b>x</b>"),))
    assert "<b>x" not in hostile._repr_html_()
    assert report.section(report.sections[0].name) is report.sections[0]
    assert report.section("nowhere") is None


def test_a_frame_has_a_row_for_every_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    guest = SimpleNamespace(DataFrame=lambda rows, columns: (rows, columns))
    monkeypatch.setitem(sys.modules, "pandas", guest)  # type: ignore[arg-type]
    report = invented.report()
    rows, columns = report.to_frame()
    wanted = [(s.name, m.name) for s in report.sections for m in s.measures]
    assert [(row["section"], row["name"]) for row in rows] == wanted
    assert wanted
    assert set(rows[0]) <= set(columns)


def test_what_a_saved_row_says_is_said_without_its_places():
    sentences = [{"id": "A1", "text": "The Column ambushed a convoy."}]
    row = {"deed": "ambushed", "patient": {"text": "a convoy", "start": 20, "end": 28}, "a": ["A1"]}
    report = {
        "articles": {"a": {"sentences": sentences}, "b": None},
        "sections": [{"name": "agency", "rows": [row]}],
    }
    (said,) = [
        x.plain for x in saved.draw(report, "A1", TerminalPage(100)) if "ambushed," in x.plain
    ]
    assert "a convoy" in said
    assert "20" not in said
