"""The house tests itself: rooms, names, and the words that no face may use."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import bias
from bias import analyses, article
from bias.analyses import SHIPPED as SECTIONS
from bias.data import folder

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "bias").rglob("*.py"))
METHOD = (ROOT / "docs" / "method.md").read_text("utf-8")

#: Never in any face (docs/method.md and tests may name them). Whole words, any case.
NEVER = ("bias score", "biased outlet", "left-wing bias", "right-wing bias", "omission", "omitted",
         "laundering", "deleted")  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_every_analysis_is_registered_and_documented(name: str) -> None:
    module = import_module(f"bias.analyses.{name}")
    if hasattr(module, "answer"):  # until every section returns findings
        assert module.NAME == name
    else:
        analysis = analyses.find(name)
        assert analysis.name == name
        assert analysis.needs <= {"pair", "parse"}
    assert f"| `{name}` |" in METHOD, "docs/method.md has no row for it"


def test_no_analysis_is_left_unregistered() -> None:
    found = {p.stem for p in (ROOT / "bias" / "analyses").glob("*.py")} - {"__init__"}
    found |= {p.parent.name for p in (ROOT / "bias" / "analyses").glob("*/__init__.py")}
    assert found == set(SECTIONS)


def test_pages_that_the_method_names_exist() -> None:
    for page in re.findall(r"\(method/([a-z_]+\.md)\)", METHOD):
        assert (ROOT / "docs" / "method" / page).is_file(), page


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_file_says_what_it_answers(path: Path) -> None:
    text = path.read_text("utf-8")
    if text.strip():
        assert text.startswith('"""'), "no docstring at the top"
    assert not re.search(r"^from bias import .*__version__", text, re.M), "__version__ is in data"


@pytest.mark.slow
@pytest.mark.parametrize("face", ["terminal", "json"])
def test_words_that_no_face_uses(face: str) -> None:
    texts = folder("seeds")
    command = [sys.executable, "-m", "bias", "compare", str(texts / "dw.txt"),
               str(texts / "azad.txt"), "--format", face]  # fmt: skip
    command += ["--full"] if face == "terminal" else []
    shown = subprocess.run(command, capture_output=True, check=True, text=True).stdout.lower()
    for word in NEVER:
        assert word not in shown


#: Who may still reach past a door, and whose: the letters of the command line are drawn by what
#: draws the terminal, the analyses are opened one by one, by name, and what one of them chooses by
#: is learned from what it could choose.
PAST_THE_DOOR = {
    ("__main__", "faces"), ("cli", "faces"), ("pipeline", "faces"), ("training", "analyses"),
}  # fmt: skip


def test_rooms_are_entered_by_their_doors() -> None:
    """Which imports name a module inside another room? Also those that run late or never."""
    past = set()
    for path in CODE:
        room = path.relative_to(ROOT / "bias").parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for there in names_inside(node):
                if there.split(".")[1] != room and (room, there.split(".")[1]) not in PAST_THE_DOOR:
                    past.add(f"{path.relative_to(ROOT)}:{node.lineno} {there}")  # type: ignore[attr-defined]
    assert not past


def names_inside(node: ast.AST) -> list[str]:
    """Modules inside a room of ours that an import names."""
    if isinstance(node, ast.Import):
        named = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        named = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
        return re.findall(r"bias\.[a-z_]+\.[\w.]*", ast.unparse(node.args[0]))
    else:
        named = []
    found = []
    for name in named:
        parts = name.split(".")
        inside = ROOT.joinpath(*parts)
        if parts[0] == "bias" and len(parts) > 2:
            found += [name] if inside.is_dir() or inside.with_suffix(".py").is_file() else []
    return found


def test_what_reaches_past_a_door_is_seen() -> None:
    reaching = (
        "import bias.lists.rows",
        "from bias.lists import rows",
        "from bias.lists.rows import Term",
        "import_module('bias.lists.rows')",
        "import_module(f'bias.lists.{name}')",
    )
    for text in reaching:
        assert any(names_inside(node) for node in ast.walk(ast.parse(text))), text
    for text in ("import bias.lists", "from bias import lists", "from bias.lists import Term"):
        assert not any(names_inside(node) for node in ast.walk(ast.parse(text))), text


def test_every_world_list_is_read() -> None:
    """By the code, or by the condition of another list."""
    asked = set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked.add(node.value)
    lists = list((ROOT / "lexicons").glob("*.tsv"))
    for path in lists:
        asked |= set(re.findall(r"@([a-z_]+)", path.read_text("utf-8")))
    known = {p.stem.removeprefix("world_") for p in lists if p.stem.startswith("world_")}
    assert known <= asked, known - asked


def test_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cuts text into tokens while two texts are read and compared? The reader, each once."""
    callers = tokenizing(monkeypatch)
    texts = [bias.read(folder("seeds") / name) for name in ("dw.txt", "azad.txt")]
    bias.compare(*texts)
    # Models see sentences whose names are masked, which are other words than the text's own.
    assert set(callers) == {"bias.reader.building", "bias.classifier.sentence_words"}
    assert callers["bias.reader.building"] <= 1.1 * sum(len(x.text) for x in texts)


def tokenizing(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count, from now on, the characters that each module gives to `tokenize`."""
    found: Counter[str] = Counter()
    real = article.tokenize

    def counted(text: str, *known: Any) -> article.Tokens:
        found[sys._getframe(1).f_globals["__name__"]] += len(text)
        return real(text, *known)

    for path in CODE:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if "training" not in name and not name.endswith(("__main__", "__init__")):
            import_module(name)
    for name, module in list(sys.modules.items()):
        if name.startswith("bias") and getattr(module, "tokenize", None) is real:
            monkeypatch.setattr(module, "tokenize", counted)
    return found


def test_importing_bias_opens_nothing_heavy() -> None:
    code = "import bias, sys; print([m for m in sys.modules if m.split('.')[0] in " \
           "('numpy', 'rich', 'typer', 'nupunkt') or m.startswith('bias.')])"  # fmt: skip
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert shown.stdout.strip() == "[]"


def test_the_names_others_rely_on() -> None:
    assert bias.__version__
    for name in ("read", "read_text", "compare", "score"):
        assert callable(getattr(bias, name))
    with pytest.raises(AttributeError):
        bias.nothing  # noqa: B018


def test_the_repository_speaks_of_the_product_alone() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    allowed = ("tests/", "docs/development.md", ".ci/run")
    for name in tracked.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".tsv", ".json", ".yaml"} and path.is_file():
            text = path.read_text("utf-8")
            assert not re.search(r"/(work|root|farm)/", text), name
            if not name.startswith(allowed):
                assert "../shared" not in text, name


def test_the_seeds_are_as_they_were_published() -> None:
    shared = ROOT.parent / "shared" / "seeds"
    if not shared.is_dir():
        pytest.skip("the original seed texts are not beside this checkout")
    for name in ("dw.txt", "azad.txt"):
        assert (shared / name).read_bytes() == (folder("seeds") / name).read_bytes()


#: Rooms that speak to people: faces say reports; commands, files and readers write letters about
#: what a person gave them.
SPEAKING = ("bias/faces", "bias/cli", "bias/training", "bias/__main__.py", "bias/errors.py",
            "bias/reader/", "bias/encoder",
            "bias/lists/files.py", "bias/lists/rows.py")  # fmt: skip
SENTENCE = re.compile(r"[A-Za-z’']+(?: [a-z’']+){3,}")


def _silent(tree: ast.AST) -> set[int]:
    """Strings that are no report's: docstrings, and letters that an error carries."""
    found: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            found.add(id(body[0].value))
        name = getattr(getattr(node, "func", None), "id", "")
        if isinstance(node, ast.Raise | ast.Assert) or name.endswith("Error"):
            found.update(id(inner) for inner in ast.walk(node))
    return found


def test_english_is_made_by_the_faces_alone() -> None:
    spoken = []
    for path in sorted((ROOT / "bias").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(SPEAKING):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        silent = _silent(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                pattern = "\\b" in node.value or "(?" in node.value
                if SENTENCE.search(node.value) and id(node) not in silent and not pattern:
                    spoken.append(f"{name}:{node.lineno} {node.value[:60]!r}")
    assert not spoken


def test_word_lists_stand_in_lexicons() -> None:
    """Eight places in all may hold more than eight words; names of fields and __all__ are none."""
    found = []
    for path in sorted((ROOT / "bias").rglob("*.py")):
        if "training" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        exempt = {
            id(n.value)
            for n in ast.walk(tree)
            if isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") == "__all__"
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.List | ast.Tuple | ast.Set) and id(node) not in exempt:
                words = [e.value for e in node.elts if isinstance(e, ast.Constant)]
            elif isinstance(node, ast.Call):
                said = [a.value for a in node.args if isinstance(a, ast.Constant)]
                lists = [t for t in said if isinstance(t, str) and not set(t) & set(".:;{}<>")]
                words = max((t.split() for t in lists), key=len, default=[])
            else:
                continue
            small = [w for w in words if isinstance(w, str) and w.isalpha() and w.islower()]
            if len(small) > 8:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} ({len(small)})")
    assert len(found) <= 8, "\n".join(found)
