"""Can a teacher open, check, write and override lexicons, and ask why a word is counted?"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from bias import __main__ as entry
from bias import lexicon
from bias.cli import app

CASES = json.loads((Path(__file__).parent / "cases/lexicon_commands.json").read_text("utf-8"))
LEFT = "Town cut off\n\nThe storm was a threat on Monday. Forty people fled. A gale blew.\n"
RIGHT = "Dam gates opened\n\nOfficials opened the gates. At least sixty residents left.\n"
HEAD = {"name": "weather", "version": "3", "family": "frame", "order": "100", "measures": "m"}
HEAD |= {"question": "Does it rain?", "source": "s", "licence": "CC0-1.0", "dispersion": "1.2"}
ROWS = ["gale\t1\t\tstrong wind\tnames a wind\t\t", "storm\t1\t\t\tnames a wind\t\t_ of"]

Run = Callable[..., SimpleNamespace]


def write(folder: Path, rows: list[str] = ROWS, file: str = "", **keys: str | None) -> Path:
    head = {k: v for k, v in (HEAD | keys).items() if v is not None}
    path = folder / (file or f"{head['family']}_{head['name']}.tsv")
    path.parent.mkdir(exist_ok=True)
    lines = [*(f"# {k}: {v}" for k, v in head.items()), *rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "left.txt").write_text(LEFT, "utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/notes.txt").write_text("no lexicon", "utf-8")
    write(tmp_path / "own")
    write(tmp_path / "uncounted", family="mine")
    write(tmp_path / "worldly", family="world", name="fear")
    write(tmp_path / "twice")
    write(tmp_path / "twice", family="wording")
    write(tmp_path / "moved", family="wording", name="threat")
    write(tmp_path / "faulty", ["gale\t2\t\t\t\t\t"])
    return tmp_path


@pytest.fixture
def bias(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process: bias("explain", "war").code, .out, .err."""

    def run(*argv: object) -> SimpleNamespace:
        monkeypatch.setattr(sys, "argv", ["bias", *map(str, argv)])
        with pytest.raises(SystemExit) as end:
            entry.run()
        said = capfd.readouterr()
        return SimpleNamespace(code=end.value.code, out=said.out, err=said.err)

    return run


@pytest.mark.parametrize(
    "words", [["lexicons", "show"], ["lexicons", "check"], ["lexicons", "new"], ["explain"]]
)
def test_help_shows_an_example(words: list[str]) -> None:
    said = CliRunner().invoke(app(), [*words, "--help"], prog_name="bias").stdout
    assert f"bias {' '.join(words)} " in said.split("Example", 1)[1]


@pytest.mark.parametrize("case", CASES["letters"], ids=lambda c: c["label"])
def test_letters_word_for_word(case: dict, bias: Run, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    result = bias(*(w.replace("{folder}", str(folder)) for w in case["argv"]))
    names = ", ".join(lexicon.available())
    assert result.err == case["stderr"].replace("{folder}", str(folder)).replace("{names}", names)
    assert (result.code, result.out) == (case["exit"], "")
    assert sorted(folder.rglob("*")) == before, "a refusal leaves no file"


# --- show ---------------------------------------------------------------------------------------


def test_show_gives_header_and_every_term(bias: Run, folder: Path) -> None:
    shown = bias("lexicons", "show", "threat", "--width", 200)
    loaded = lexicon.load("threat")
    assert shown.code == 0
    flat = " ".join(shown.out.split())
    for key, value in loaded.about.items():
        assert " ".join(str(value).split()) in flat, key
    assert f"{len(loaded.terms)} terms" in shown.out
    assert all(term.text in flat for term in loaded.terms)
    own = bias("lexicons", "show", "weather", "--lexicons", folder / "own").out
    assert "strong wind" in own
    assert "note" not in own.split("2 terms")[1], "a column that holds nothing is left out"


def test_show_as_json_holds_every_column(bias: Run) -> None:
    shown = json.loads(bias("lexicons", "show", "threat", "--format", "json").out)
    loaded = lexicon.load("threat")
    assert shown["header"] == loaded.about
    assert [t["term"] for t in shown["terms"]] == [t.text for t in loaded.terms]
    assert shown["terms"][0].keys() == {
        "term", "weight", "note", "plain", "reason", "when", "unless",
    }  # fmt: skip


# --- check --------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES["faults"], ids=lambda c: c["label"])
def test_check_names_every_fault(case: dict, bias: Run, tmp_path: Path) -> None:
    path = write(tmp_path, case["rows"], case["file"], **case["header"])
    result = bias("lexicons", "check", path)
    lines = result.out.splitlines()
    if case["faults"]:
        assert lines[:-1] == [" ".join(f'"{path}", {fault}'.split()) for fault in case["faults"]]
        count = len(case["faults"])
        assert lines[-1] == ("1 fault." if count == 1 else f"{count} faults.")
    else:
        assert lines == [f'"{path}": no fault.']
    assert (result.code, result.err) == (1 if case["faults"] else 0, "")


def test_check_names_each_line_of_another_encoding(bias: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    good = "été\t1\t\t\t\t\t\n".encode()
    path.write_bytes(path.read_bytes() + b"temp\xeate\t1\t\t\t\t\t\nvent\xe9\t1\n" + good)
    result = bias("lexicons", "check", path)
    assert result.out.splitlines() == [
        f'"{path}", line 12: this is not UTF-8. Save the file as UTF-8.',
        f'"{path}", line 13: this is not UTF-8. Save the file as UTF-8.',
        "2 faults.",
    ]
    assert result.code == 1


def test_check_of_a_folder_looks_at_every_file(bias: Run, folder: Path) -> None:
    (folder / "own/frame_notes.txt").write_text("notes", "utf-8")
    write(folder / "own", ["gale\tx\t\t\t\t\t"], name="wind")
    result = bias("lexicons", "check", folder / "own")
    assert result.out.splitlines() == [
        f'"{folder}/own/frame_notes.txt" is not called .tsv, so no lexicon is looked for in it.',
        f'"{folder}/own/frame_weather.tsv": no fault.',
        f'"{folder}/own/frame_wind.tsv", line 10: the weight "x" is not a number from 0 to 1. '
        "Write one such as 0.5.",
        "2 faults.",
    ]
    assert result.code == 1
    twice = bias("lexicons", "check", folder / "twice")
    assert twice.code == 1
    assert 'have one name, "weather"' in twice.err


def test_check_of_200_000_entries_names_the_one_fault(bias: Run, tmp_path: Path) -> None:
    rows = [f"w{i:06d}\t1\t\t\t\t\t" for i in range(200_000)]
    rows[123_456] = rows[123_455]
    result = bias("lexicons", "check", write(tmp_path, rows))
    assert len(result.out.splitlines()) == 2
    assert 'line 123466: "w123455" stands here twice. Keep one row.' in result.out


# --- new ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["frame", "wording"])
def test_new_writes_a_file_that_passes_its_own_check(
    family: str, bias: Run, tmp_path: Path
) -> None:
    result = bias("lexicons", "new", "rough_weather", "--family", family, "--in", tmp_path)
    path = tmp_path / f"{family}_rough_weather.tsv"
    assert result.out == (
        f'Wrote "{path}". Use it with: bias compare A B --lexicons "{tmp_path}"\n'
    )
    assert bias("lexicons", "check", tmp_path).code == 0
    loaded = lexicon.load("rough_weather", tmp_path)
    assert loaded.family == family
    assert {"definition", "boundary"} <= loaded.about.keys()


def test_new_says_when_it_stands_for_ours(bias: Run, tmp_path: Path) -> None:
    said = bias("lexicons", "new", "threat", "--in", tmp_path).out
    assert "It goes before ours of that name." in said


# --- a folder of one's own ----------------------------------------------------------------------


def _frames(report: str) -> dict[str, dict]:
    sections = {s["name"]: s for s in json.loads(report)["sections"]}
    return {m["name"]: m for m in sections["framing"]["measures"]}


def test_an_own_lexicon_adds_and_changes_nothing_else(bias: Run, folder: Path) -> None:
    argv = ("compare", folder / "left.txt", folder / "right.txt", "--format", "json")
    plain = bias(*argv).out
    own = bias(*argv, "--lexicons", folder / "own").out
    before, after = json.loads(plain), json.loads(own)
    assert after["signature"] != before["signature"]
    assert lexicon.load("weather", folder / "own").id in after["signature"]
    assert "weather" not in before["signature"]
    untouched = [s["name"] for s in before["sections"] if s["name"] not in {"framing"}]
    sections = {s["name"]: s for s in after["sections"]}
    for section in before["sections"]:
        if section["name"] in untouched:
            assert sections[section["name"]] == section


def test_an_override_changes_its_lexicon_and_no_other(bias: Run, folder: Path) -> None:
    write(folder / "override", ["gale\t1\t\t\tr\t\t"], name="threat", version="9", order="4")
    ours = {x.name: x for x in lexicon.load_all()}
    theirs = {x.name: x for x in lexicon.load_all(folder / "override")}
    assert ours.keys() == theirs.keys()
    assert theirs["threat"].id != ours["threat"].id
    for name in ours.keys() - {"threat"}:
        assert theirs[name].path == ours[name].path
    text = folder / "left.txt"
    shown = json.loads(
        bias("explain", "gale", text, "--format", "json", "--lexicons", folder / "override").out
    )
    assert [e["lexicon"] for e in shown["entries"] if e["family"] == "frame"] == ["threat"]
    signed = bias("score", text, "--lexicons", folder / "override", "--format", "json").out
    assert theirs["threat"].id in json.loads(signed)["signature"]


# --- explain ------------------------------------------------------------------------------------


def test_explain_tells_where_why_and_when_not(bias: Run, folder: Path) -> None:
    said = LEFT + "\nA storm of applause rose.\n"
    (folder / "left.txt").write_text(said, "utf-8")
    own = ("--lexicons", folder / "own")
    shown = bias("explain", "storms", folder / "left.txt", folder / "right.txt", *own)
    flat = " ".join(shown.out.split())
    assert shown.code == 0
    assert "storm in weather@3, frame" in flat
    assert "why names a wind" in flat
    assert "not with _ of" in flat
    assert "left.txt: 1 counted, 1 not" in flat
    assert "weather: not counted, its conditions keep it out" in flat
    assert "right.txt: nowhere" in flat
    places = json.loads(
        bias("explain", "storm", folder / "left.txt", *own, "--format", "json").out
    )["texts"][0]["places"]
    mine = [p for p in places if p["lexicon"] == "weather"]
    assert [(p["words"], p["counted"]) for p in mine] == [("storm", True), ("storm", False)]


def test_explain_gives_the_plainer_word(bias: Run, folder: Path) -> None:
    shown = bias("explain", "gales", folder / "left.txt", "--lexicons", folder / "own").out
    assert "plainer      strong wind" in shown


def test_explain_looks_into_the_seeds_when_no_text_is_named(bias: Run) -> None:
    shown = json.loads(bias("explain", "ceasefire", "--format", "json").out)
    assert [t["name"] for t in shown["texts"]] == ["dw.txt", "azad.txt"]
    assert any(p["counted"] for t in shown["texts"] for p in t["places"])


def test_explain_says_when_a_word_stands_nowhere(bias: Run) -> None:
    result = bias("explain", "zzyzx")
    assert result.code == 0
    assert result.out == (
        '"zzyzx" stands in no lexicon: bias never counts it. That says nothing of it.\n'
    )


# --- hostile words ------------------------------------------------------------------------------

HOSTILE = "red \x1b[31m\x1b]0;title\x07 \u202egnp"


@pytest.mark.parametrize("face", ["terminal", "json"])
def test_hostile_cells_are_shown_inert(face: str, bias: Run, folder: Path) -> None:
    write(folder / "bad", [f"gale\t1\t{HOSTILE}\t{HOSTILE}\t{HOSTILE}\t\t"], question=HOSTILE)
    own = ("--lexicons", folder / "bad", "--format", face)
    for argv in (
        ["lexicons", "--family", "frame"],
        ["lexicons", "show", "weather"],
        ["explain", "gale", folder / "left.txt"],
        ["explain", f"gale {HOSTILE}", folder / "left.txt"],
    ):
        shown = bias(*argv, *own)
        assert shown.code == 0
        assert "red" in shown.out
        assert not {"\x1b", "\x07", "\u202e"} & set(shown.out + shown.err)


def test_hostile_rows_are_named_inert(bias: Run, tmp_path: Path) -> None:
    path = write(tmp_path, [f"{HOSTILE}\t1\t\t\t\t\t"])
    shown = bias("lexicons", "check", path)
    assert shown.code == 1
    assert "cannot be matched" in shown.out
    assert not {"\x1b", "\x07", "\u202e"} & set(shown.out + shown.err)


def test_lists_of_knowledge_are_shown_only_when_asked_for(bias: Run) -> None:
    listed = json.loads(bias("lexicons", "--format", "json").out)
    assert {row["family"] for row in listed} == set(lexicon.FAMILIES)
    assert [row["name"] for row in listed if row["family"] == "frame"] == lexicon.available(
        family="frame"
    )
    known = json.loads(bias("lexicons", "--family", "world", "--format", "json").out)
    assert {row["family"] for row in known} == {"world"}
    assert json.loads(bias("lexicons", "show", "harm", "--format", "json").out)["terms"]
