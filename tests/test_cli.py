"""Does the command line keep its contract? Help, exit codes, letters, files, lightness."""

from __future__ import annotations

import contextlib
import fcntl
import importlib.util
import io
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import SimpleNamespace

import invented
import pytest
from typer.main import get_command

from bias import __main__ as entry
from bias.cli import MODULES, app, output
from bias.cli.progress import Progress

ROOT = Path(__file__).parent.parent
CASES = json.loads((ROOT / "tests/cases/cli.json").read_text(encoding="utf-8"))
HEAVY = ("sklearn", "nltk", "scipy", "pandas", "spacy", "vaderSentiment", "textblob")

LEFT = "Town cut off\n\nThe river rose on Monday. Forty people were carried to safety.\n"
RIGHT = "Dam gates opened\n\nOfficials opened the gates. At least sixty residents left.\n"


def _load_docs():
    spec = importlib.util.spec_from_file_location("docs_cli", ROOT / "docs/cli.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


docs = _load_docs()


def test_a_command_is_found_where_its_module_alone_is_opened() -> None:
    assert set(get_command(app()).commands) == MODULES.keys()
    for word in MODULES:
        assert word in get_command(app(word)).commands
    assert get_command(app("compare")).commands.keys() < MODULES.keys()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "left.txt").write_text(LEFT, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    old = {"schema": 0, "articles": {}, "sections": []}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    damaged = {"schema": 2, "articles": {"a": {"sentences": [7]}}, "sections": []}
    (tmp_path / "damaged.json").write_text(json.dumps(damaged), encoding="utf-8")
    (tmp_path / "report.json").write_text(invented.report().to_json(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def bias(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """Run the command line in this process: bias("demo", "--full").code, .out, .err."""

    def run(*argv: object) -> SimpleNamespace:
        monkeypatch.setattr(sys, "argv", ["bias", *map(str, argv)])
        with pytest.raises(SystemExit) as end:
            entry.run()
        said = capfd.readouterr()
        return SimpleNamespace(code=end.value.code, out=said.out, err=said.err)

    return run


def spawn(*argv: object, **more: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **more.pop("env", {})}
    command = [sys.executable, "-m", "bias", *map(str, argv)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=env, timeout=120, **more
    )


# --- help and the page about it -----------------------------------------------------------------


@pytest.mark.parametrize("words", docs.commands(), ids=" ".join)
def test_every_command_has_help_and_an_example(words):
    said = docs.helped(words)
    assert "Example" in said, "help must show an example"
    example = said.split("Example", 1)[1]
    call = " ".join(["bias", *words])
    assert call in example, f"the example must call {call}"
    options = said.split("Options:", 1)[1]
    for line in options.splitlines():
        if line.lstrip().startswith("-"):
            assert len(line.split()) > 2 or line.strip().endswith("PATH"), f"no help: {line}"


def test_the_page_names_every_command_and_every_option():
    page = docs.PAGE.read_text(encoding="utf-8")
    for words in docs.commands():
        heading = f"## `{' '.join(['bias', *words])}`"
        assert heading in page
        part = page.split(heading, 1)[1].split("\n## ", 1)[0]
        for option in _options(docs.helped(words)):
            assert option in part, f"{heading} lacks {option}: run python docs/cli.py"


def _options(said: str) -> set[str]:
    return {w.strip(",") for w in said.split("Options:", 1)[1].split() if w.startswith("--")}


def test_the_page_is_what_help_says():
    page = docs.PAGE.read_text(encoding="utf-8")
    if f"(typer {docs.TYPER})" not in page:
        pytest.skip("the page was written with another typer, whose help looks different")
    assert page == docs.page(), "run python docs/cli.py"


# --- letters and exit codes ---------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES["letters"], ids=lambda c: c["label"])
def test_letters_word_for_word(case, bias, folder):
    def fill(words: str) -> str:
        for place, value in _known(folder).items():
            words = words.replace(place, value)
        return words

    before = sorted(folder.iterdir())
    result = bias(*map(fill, case["argv"]))
    assert result.err == fill(case["stderr"])
    assert result.code == case["exit"]
    assert result.out == "", "a refusal leaves stdout empty"
    assert sorted(folder.iterdir()) == before, "a refusal leaves no file"
    assert (folder / "left.txt").read_text(encoding="utf-8") == LEFT


def _known(folder: Path) -> dict[str, str]:
    """What stands for the placeholders of a letter."""
    from bias.analyses import SHIPPED as SECTIONS

    return {"{folder}": str(folder), "{sections}": ", ".join(SECTIONS)}


@pytest.mark.parametrize("case", CASES["misuse"], ids=lambda c: c["label"])
def test_misuse_ends_with_2(case, bias, folder):
    result = bias(*(w.replace("{folder}", str(folder)) for w in case["argv"]))
    assert result.code == 2
    assert "Traceback" not in result.err


def test_version(bias):
    from bias.data import __version__

    result = bias("--version")
    assert (result.code, result.out) == (0, f"bias {__version__}\n")


def test_a_fault_of_ours_is_a_letter_and_debug_shows_it(bias, monkeypatch):
    from bias.cli import showing

    def fail(source: str) -> None:
        raise KeyError(f"odd \x1b[2J {source}")

    monkeypatch.setattr(showing, "read_report", fail)
    result = bias("show", "A1", "--in", "x.json")
    assert result.code == 1
    assert result.err.startswith("bias: something in bias failed (KeyError: ")
    assert "--debug" in result.err
    assert "\x1b" not in result.err
    assert result.err.count("\n") == 1
    monkeypatch.setattr(sys, "argv", ["bias", "show", "A1", "--in", "x.json", "--debug"])
    with pytest.raises(KeyError):
        entry.run()


def test_debug_is_left_alone_behind_two_dashes(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["bias", "score", "--", "--debug"])
    assert entry._take_debug() is False
    assert sys.argv == ["bias", "score", "--", "--debug"]


def test_an_interrupt_is_quiet(bias, monkeypatch):
    from bias.cli import showing

    def interrupt(_source: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(showing, "read_report", interrupt)
    result = bias("show", "A1", "--in", "x.json")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_ctrl_c_ends_a_run_with_130():
    run = subprocess.Popen(
        [sys.executable, "-m", "bias", "score", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)  # it has started and waits for stdin
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=20)
    assert (run.returncode, out, err) == (130, b"", b"")


def test_a_reader_who_leaves_early_is_no_error(folder):
    report = folder / "report.json"
    shell = f'"{sys.executable}" -m bias show {"A2 " * 200} --in "{report}" | head -1'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


# --- where a result goes ------------------------------------------------------------------------


def test_a_file_is_written_whole(tmp_path):
    target = tmp_path / "report.txt"
    target.write_text("before", encoding="utf-8")
    output.write("after é\n", target)
    assert target.read_bytes() == "after é\n".encode()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failed_write_leaves_what_was_there(tmp_path, monkeypatch, error):
    target = tmp_path / "report.txt"
    target.write_text("before", encoding="utf-8")

    def fail(*_):
        raise error

    monkeypatch.setattr(output.os, "replace", fail)
    wanted = output.OptionError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(wanted) as raised:
        output.write("after", target)
    if isinstance(error, OSError):
        assert str(raised.value) == (
            f'cannot write to "{target}": no space left on device. '
            "Nothing was written; name another place."
        )
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "real.txt", tmp_path / "link.txt"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    output.write("after", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "after"


def test_a_device_can_be_written_to(bias, folder):
    result = bias("show", "A2", "--in", folder / "report.json", "--output", "/dev/null")
    assert (result.code, result.out, result.err) == (0, "", "")


# --- the commands -------------------------------------------------------------------------------


def test_compare_as_json_is_one_report(bias, folder):
    result = bias("compare", folder / "left.txt", folder / "right.txt", "--format", "json")
    assert result.code == 0
    report = json.loads(result.out)
    assert report["schema"] == 2
    assert report["articles"]["b"]["sentences"]


def test_compare_prints_a_page_of_100_plain_columns(bias, folder):
    result = bias("compare", folder / "left.txt", folder / "right.txt")
    assert result.code == 0
    assert result.out.startswith("Differences between two texts")
    assert max(map(len, result.out.splitlines())) <= 100
    assert "\x1b" not in result.out


def test_columns_and_width_set_the_page(bias, folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    result = bias("compare", folder / "left.txt", folder / "right.txt")
    assert 50 < max(map(len, result.out.splitlines())) <= 60
    result = bias("compare", folder / "left.txt", folder / "right.txt", "--width", "130")
    assert 120 < max(map(len, result.out.splitlines())) <= 130


def test_only_and_skip_choose_sections(bias, folder):
    pair = (folder / "left.txt", folder / "right.txt", "--format", "json")
    only = json.loads(bias("compare", *pair, "--only", "aligned", "--only", "numbers").out)
    assert [s["name"] for s in only["sections"]] == ["numbers", "aligned"]
    skipped = json.loads(bias("compare", *pair, "--skip", "aligned").out)
    assert "aligned" not in [s["name"] for s in skipped["sections"]]


def test_a_report_saved_as_json_is_looked_up(bias, folder):
    pair = (folder / "left.txt", folder / "right.txt")
    saved = folder / "kept.json"
    assert bias("compare", *pair, "--fast", "-o", saved).code == 0
    assert json.loads(saved.read_text(encoding="utf-8"))["schema"]
    assert bias("show", "A1", "--in", saved).code == 0
    text = folder / "kept.txt"
    assert bias("compare", *pair, "--fast", "-o", text).code == 0
    assert text.read_text(encoding="utf-8").startswith("Differences between")


def test_score_gives_json_lines_for_several(bias, folder):
    one = bias("score", folder / "left.txt", "--format", "json")
    assert json.loads(one.out)["articles"]["b"] is None
    two = bias("score", folder / "left.txt", folder / "right.txt", "--format", "json")
    assert [json.loads(x)["articles"]["a"]["title"] for x in two.out.splitlines()] == [
        "Town cut off",
        "Dam gates opened",
    ]


def test_a_batch_has_one_shape_and_goes_on_after_a_bad_file(bias, folder):
    right, nowhere = folder / "right.txt", folder / "nowhere.txt"
    one = bias("score", right, "--format", "jsonl", "--fast")
    assert (one.code, one.err) == (0, "")
    many = bias("score", nowhere, right, right, "--format", "jsonl", "--fast")
    assert many.out == one.out * 2
    alone = json.loads(bias("score", right, "--format", "json", "--fast").out)
    assert json.loads(one.out) == {"file": str(right), **alone}
    assert many.code == 1
    assert many.err == (
        f'bias: cannot read "{nowhere}": there is no such file. Check the name and the folder.\n'
        "bias: 1 of 3 were not read.\n"
    )
    held = bias("score", nowhere, right, "--format", "jsonl", "--fast", "-o", folder / "x.out")
    assert (held.code, (folder / "x.out").read_text(encoding="utf-8")) == (1, one.out)


def test_a_batch_goes_on_where_our_own_code_fails(bias, folder, monkeypatch):
    from bias import pipeline

    score, left, right = pipeline.score, folder / "left.txt", folder / "right.txt"

    def fail(article, **options):
        if article.title == "Town cut off":
            raise IndexError("of ours")
        return score(article, **options)

    one = bias("score", right, "--format", "jsonl", "--fast")
    monkeypatch.setattr(pipeline, "score", fail)
    many = bias("score", left, right, "--format", "jsonl", "--fast")
    assert (many.code, many.out) == (1, one.out)
    assert f'could not describe "{left}": IndexError.' in many.err
    assert many.err.endswith("bias: 1 of 2 were not read.\n")
    alone = bias("score", left, "--format", "jsonl", "--fast")
    assert alone.code == 1
    assert "could not describe" not in alone.err


def test_a_folder_is_read_in_order_without_what_is_hidden_or_no_text(bias, folder):
    for name in ("b/c.md", "b/a.TXT", "b/.hidden.txt", ".git/d.txt", "b/e.xyz"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(RIGHT, encoding="utf-8")
    for path in folder.glob("*.json"):
        path.unlink()
    result = bias("score", folder, "--format", "jsonl", "--fast")
    files = [json.loads(line)["file"] for line in result.out.splitlines()]
    assert files == [str(folder / n) for n in ("left.txt", "right.txt", "b/a.TXT", "b/c.md")]
    assert result.code == 0
    empty = bias("score", folder / ".git" / "none")
    assert (empty.code, empty.out) == (1, "")


def test_a_report_leaves_as_soon_as_it_is_made(folder):
    run = subprocess.Popen(
        [sys.executable, "-m", "bias", "score", folder / "left.txt", "-", "--format", "jsonl",
         "--fast"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert json.loads(run.stdout.readline())["file"].endswith("left.txt")
    out, _ = run.communicate(RIGHT, timeout=60)  # it waited for the second all the while
    assert json.loads(out)["file"] == "-"


def test_a_large_file_is_announced_before_it_is_read(bias, folder, monkeypatch):
    from bias.cli import reports

    left, right = folder / "left.txt", folder / "right.txt"
    right.write_text(RIGHT * 4, encoding="utf-8")
    monkeypatch.setattr(reports, "LARGE", 100)
    result = bias("score", left, right, "--only", "numbers", "--fast", "--max-bytes", 200)
    assert result.err.startswith(
        f'bias: note: "{right}" has 0.0 million bytes. This is made for articles; it may take '
        f'long.\nbias: cannot read "{right}": it holds more than 200 bytes.'
    )
    assert "left.txt" not in result.err


def test_what_a_person_says_goes_before_what_a_file_says(bias, folder):
    (folder / "c.md").write_text(f"---\noutlet: Old\ndate: 1 May\n---\n{RIGHT}", encoding="utf-8")
    result = bias(
        "compare", folder / "left.txt", folder / "c.md", "--format", "json", "--fast",
        "--title-a", "Flood", "--outlet-b", "New Post", "--date-a", "2 May 2024",
    )  # fmt: skip
    a, b = json.loads(result.out)["articles"].values()
    assert (a["title"], a["outlet"], a["date"]) == ("Flood", None, "2 May 2024")
    assert a["sentences"][0]["text"] == "Flood"
    assert a["sentences"][0]["block"] == "title"
    assert (b["title"], b["outlet"], b["date"]) == ("Dam gates opened", "New Post", "1 May")
    assert [a["kind"], b["kind"]] == ["text", "Markdown"]
    said = ("--title", "Dam gates opened", "--outlet", "Post", "--date", "3 May")
    alone = bias("score", folder / "right.txt", *said, "--format", "json", "--fast")
    one = json.loads(alone.out)["articles"]["a"]
    assert (one["title"], one["outlet"], one["date"]) == ("Dam gates opened", "Post", "3 May")
    assert [s["text"] for s in one["sentences"]].count("Dam gates opened") == 1


def test_align_shows_just_the_alignment(bias, folder):
    result = bias("align", folder / "left.txt", folder / "right.txt", "--format", "json")
    assert [s["name"] for s in json.loads(result.out)["sections"]] == ["aligned"]
    result = bias("align", folder / "left.txt", folder / "right.txt")
    assert "TOLD BY" not in result.out


def test_a_text_may_come_from_stdin(folder):
    result = spawn("compare", "-", folder / "right.txt", "--format", "json", input=LEFT)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["articles"]["a"]["title"] == "Town cut off"


def test_warnings_are_said_on_stderr_and_kept_in_the_report(bias, folder):
    same = folder / "left.txt"
    result = bias("compare", same, same, "--format", "json")
    assert result.code == 0
    assert "Both files hold the same text." in json.loads(result.out)["warnings"]
    assert "bias: note: Both files hold the same text.\n" in result.err


def test_show_gives_neighbours_and_every_finding(bias, folder):
    result = bias("show", "a2", "--in", folder / "report.json", "--width", "80")
    assert result.code == 0
    assert "▶ A2" in result.out
    assert "Town cut off as river bursts its banks" in result.out  # A1, its neighbour
    assert "Forty people were carried to safety by boat" in result.out  # A3, the other
    assert "The river rose over the bridge." in result.out  # the first screen's line
    assert "A tells of Monday, B of Sunday." in result.out  # the evidence
    assert "nothing to do with" not in result.out


def test_show_says_when_there_is_nothing(bias, folder):
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    report["sections"], report["short"] = [], []
    (folder / "bare.json").write_text(json.dumps(report), encoding="utf-8")
    result = bias("show", "B3", "--in", folder / "bare.json")
    assert "Nothing: no mark means no finding, not a clean bill." in result.out


def test_lexicons_are_listed(bias):
    rows = json.loads(bias("lexicons", "--format", "json").out)
    assert rows
    assert all(row.keys() == {"name", "version", "family", "terms", "question"} for row in rows)
    listed = bias("lexicons", "--width", "120").out
    assert all(row["name"] in listed for row in rows)


@pytest.mark.parametrize(
    ("what", "room"), [("alignment", "evaluate_alignment"), ("same-event", "same_event")]
)
def test_evaluate_shows_the_figures_of_the_workshop(bias, folder, monkeypatch, what, room):
    measured = []

    def evaluate(paths):
        measured.extend(paths)
        return {"AUC (target .80)": 0.81239, "pairs": 12}

    monkeypatch.setattr(f"bias.training.{room}.evaluate", evaluate)
    shown = bias("evaluate", what, folder / "left.txt").out
    assert "AUC (target .80)  0.812\n" in shown
    assert json.loads(bias("evaluate", what, folder / "left.txt", "--format", "json").out) == {
        "AUC (target .80)": 0.81239,
        "pairs": 12,
    }
    assert measured == [folder / "left.txt"] * 2


# --- on a terminal ------------------------------------------------------------------------------


def on_a_terminal(*argv: object, columns: int, **env: str) -> tuple[int, str]:
    """Run the command line on a terminal of its own; its exit code and all that it shows."""
    child, screen = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.environ.pop("COLUMNS", None)
        os.environ.update({"TERM": "xterm", **env})
        os.execv(sys.executable, [sys.executable, "-m", "bias", *map(str, argv)])
    shown = b""
    with contextlib.suppress(OSError):  # Linux reports the end of a terminal as an error
        while piece := os.read(screen, 65536):
            shown += piece
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_paste_is_asked_for_and_nothing_writes_over_it():
    child, screen = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "bias", "score", "-", "--fast"])
    shown = b""
    while b"Ctrl-D" not in shown:
        shown += os.read(screen, 65536)
    time.sleep(1.2)  # longer than progress keeps silent
    os.write(screen, RIGHT.encode() + b"\x04")
    with contextlib.suppress(OSError):
        while piece := os.read(screen, 65536):
            shown += piece
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    before, after = shown.decode().split("Paste the article, then press Ctrl-D", 1)
    assert "bias:" not in before + after.split("Dam gates", 1)[0]
    assert "Dam gates opened" in after


def test_a_terminal_gets_styles_and_its_own_width(folder):
    code, shown = on_a_terminal("show", "A2", "--in", folder / "report.json", columns=72)
    assert code == 0
    assert "\x1b[1;36mA2" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r", "")
    assert 60 < max(map(len, plain.splitlines())) <= 72


@pytest.mark.parametrize(("env", "wanted"), [({"NO_COLOR": "1"}, "1"), ({"TERM": "dumb"}, "")])
def test_colour_can_be_refused(folder, env, wanted):
    report = folder / "report.json"
    code, shown = on_a_terminal("show", "A2", "--in", report, columns=72, **env)
    assert code == 0
    assert "36" not in {c for s in re.findall(r"\x1b\[([0-9;]*)m", shown) for c in s.split(";")}
    assert ("\x1b[1m" in shown) is bool(wanted), "weight may stay, a dumb terminal gets letters"


def test_a_file_name_cannot_command_the_terminal(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress(delay=0.01) as progress:
        progress("evil\x1b[2J.txt")
        time.sleep(0.1)
    assert "evil␛[2J.txt" in screen.getvalue()
    assert "\x1b" not in screen.getvalue()


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_after_its_delay_and_wiped(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress(delay=0.01) as progress:
        progress("same_event")
        time.sleep(0.2)
    shown = screen.getvalue()
    assert "bias: same event ..." in shown
    assert shown.endswith("\r"), "the line is wiped"
    assert not shown.rsplit("\r", 2)[1].strip()


def test_progress_counts_files_and_leaves_the_screen_to_others(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress(delay=0.01) as progress:
        time.sleep(0.1)
        assert screen.getvalue() == ""  # nothing is being done yet
        progress("reading", "12 of 300: a_b.txt")
        assert screen.getvalue().strip() == "bias: reading 12 of 300: a_b.txt ..."
        progress("")
        assert not screen.getvalue().rsplit("\r", 2)[1].strip()
        seen = len(screen.getvalue())
    assert screen.getvalue()[seen:] == ""


@pytest.mark.parametrize("screen", [io.StringIO(), Screen()], ids=["no terminal", "quick"])
def test_progress_is_silent_when_quick_or_unwatched(monkeypatch, screen):
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress(delay=0.01 if not screen.isatty() else 30) as progress:
        time.sleep(0.05)
        progress("same_event")
    assert screen.getvalue() == ""


# --- lightness ----------------------------------------------------------------------------------


def test_fast_imports_nothing_heavy(folder):
    code = (
        "import sys\n"
        f"sys.argv = ['bias', 'compare', {str(folder / 'left.txt')!r}, "
        f"{str(folder / 'right.txt')!r}, '--fast']\n"
        "from bias.__main__ import run\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print('HEAVY', [m for m in {HEAVY!r} if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "HEAVY []"


@pytest.mark.parametrize("command", ["compare", "score"])
def test_fast_forbids_a_neural_model(bias, folder, command):
    files = [str(folder / n) for n in ("left.txt", "right.txt")][: 2 if command == "compare" else 1]
    result = bias(command, *files, "--fast", "--wording", "minilm")
    assert result.code == 1
    assert "--fast opens no neural model" in result.err


def test_help_and_version_open_no_analysis():
    code = (
        "import sys; sys.argv = ['bias', '--version']\n"
        "from bias.__main__ import run\n"
        "try:\n    run()\nexcept SystemExit: pass\n"
        "print([m for m in ('numpy', 'rich', 'nupunkt', 'bias.pipeline') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
