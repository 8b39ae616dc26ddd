"""Labels by hand: the printed form of a sentence, strict reading, batches, agreement."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from bias.training import hands, labels
from bias.training.labels import LabelError, Loaded
from bias.training.sentence_labels import batch, main
from bias.training.spacing import normalised

ROOT = Path(__file__).parents[1]
TEXTS = (
    "Masked thugs stormed the ferry , and the thugs fled at 9: 30 p. m.",
    "\" We won ' t sell it, \" the owners ' agent said.",
    "The council meets on Monday.",
)
HEADER = "\t".join(labels.COLUMNS)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def line(number: int, *cells: str) -> str:
    return "\t".join((f"x:{number}", sha(TEXTS[number - 1]), *cells))


GOOD = (
    line(1, "threat", "what_happened how", "narration", "happened", "thugs#2:label"),
    line(2, "-", "reason", "quotation", "-", "-"),
    line(3, "home_politics", "outlook", "narration", "-", "-"),
)


@pytest.fixture
def pool_path(tmp_path: Path) -> Path:
    path = tmp_path / "pool.jsonl"
    rows = (
        {"id": f"x:{n}", "doc": "x", "text": text, "before": None, "sha": sha(text)}
        for n, text in enumerate(TEXTS, 1)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def pool(pool_path: Path) -> labels.Pool:
    return labels.read_pool(pool_path)


def saved(folder: Path, *lines: str, name: str = "hand.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join((HEADER, *lines)) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("He won ' t go , she said .", "He won't go, she said."),
        ("The crews ' boats and the cook ' s hat", "The crews' boats and the cook's hat"),
        ('"We won, " she said.', '"We won," she said.'),
        ('We won, " Ada Moss said.', 'We won," Ada Moss said.'),
        ('She wrote: " We won.', 'She wrote: "We won.'),
        ('a "Fix It, "as it is called', 'a "Fix It," as it is called'),
        ("the ' Grey Gull ' sank", "the 'Grey Gull' sank"),
        ("At 9: 30 a. m. a 5. 6 quake", "At 9:30 a.m. a 5.6 quake"),
        ("cost $ 2. 5 million", "cost $2.5 million"),
        ("fell 2, 000ft near the U. S. base", "fell 2,000ft near the U.S. base"),
        ("ports - - both of them - - closed", "ports -- both of them -- closed"),
        ("``Stay,'' he said", '"Stay," he said'),
        ("On 4 May, 120 boats left.", "On 4 May, 120 boats left."),
        ("rock 'n' roll, the '66 crew", "rock 'n' roll, the '66 crew"),
    ],
)  # fmt: skip
def test_printed_form(text: str, printed: str) -> None:
    assert normalised(text) == printed
    assert normalised(printed) == printed


def test_reads_and_writes_back(tmp_path: Path, pool: labels.Pool) -> None:
    found = labels.read(saved(tmp_path, *GOOD), pool)
    text = pool["x:1"].text
    second = text.rindex("thugs")
    assert found["x:1"].frames == {"threat"}
    assert found["x:1"].told == "happened"
    assert found["x:1"].loaded == (Loaded(second, second + 5, "label"),)
    assert found["x:2"].told is None
    assert found["x:2"].frames == frozenset()
    assert [labels.written(label, pool[i]) for i, label in found.items()] == list(GOOD)


@pytest.mark.parametrize(
    ("bad", "letter"),
    [
        (GOOD[0].replace("threat", "menace"), '"menace" is no class of frames'),
        (GOOD[0].replace("what_happened how", "how how"), "a class of questions stands twice"),
        (GOOD[0].replace("narration", "-"), "a sentence has one voice, not 0"),
        (GOOD[0].replace("happened\tthugs", "happened not\tthugs"), "told has one value or -"),
        (GOOD[0].replace("#2", "#3"), '"thugs" stands 2 times'),
        (GOOD[0].replace("thugs#2", "thug"), '"thug" stands 0 times'),
        (GOOD[0].replace(":label", ":slur"), '"thugs#2:slur" is not words:kind'),
        (GOOD[0].replace("thugs#2:label", "Masked thugs:label | thugs:label"), "overlaps"),
        (GOOD[0].replace("x:1", "x:9"), 'the pool has no sentence "x:9"'),
        (GOOD[0].replace(sha(TEXTS[0]), sha(TEXTS[1])), f"is {sha(TEXTS[0])}, not"),
        (GOOD[0].rsplit("\t", 1)[0], "6 columns where 7 are needed"),
        (GOOD[1] + "\n" + GOOD[1], 'line 3: the id "x:2" stands twice'),
    ],
)
def test_a_letter_for_each_fault(tmp_path: Path, pool: labels.Pool, bad: str, letter: str) -> None:
    with pytest.raises(LabelError) as caught:
        labels.read(saved(tmp_path, bad), pool)
    assert letter in str(caught.value)
    assert str(caught.value).startswith("hand.tsv, line ")


def test_columns_must_be_there(tmp_path: Path, pool: labels.Pool) -> None:
    path = tmp_path / "hand.tsv"
    path.write_text(HEADER.replace("\ttold", "") + "\n", "utf-8")
    with pytest.raises(LabelError, match="the first line must be the columns id, sha"):
        labels.read(path, pool)


@pytest.mark.parametrize(
    ("change", "letter"),
    [
        (("Monday", "Tuesday"), 'line 3: the text of "x:3" is not its sha'),
        (('"x:3"', '"x:2"'), 'the id "x:2" stands twice'),
        (('"doc"', '"dog"'), "line 1: not a row with id, doc"),
    ],
)
def test_a_pool_with_a_fault(pool_path: Path, change: tuple[str, str], letter: str) -> None:
    pool_path.write_text(pool_path.read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(LabelError, match=letter):
        labels.read_pool(pool_path)


def test_batches_in_both_orders(pool: labels.Pool) -> None:
    shown = batch(pool, 2, 2)
    assert shown.startswith(f"2\tx:2\t{sha(TEXTS[1])}\n[]\n\"We won't sell it,\" the owners' agent")
    assert batch(pool, 2, 2, backwards=True).startswith("3\tx:3\t")
    with pytest.raises(LabelError, match="places 1 to 3, not 3 to 4"):
        batch(pool, 3, 2)


def test_agreement(tmp_path: Path, pool: labels.Pool) -> None:
    one = labels.read(saved(tmp_path, *GOOD), pool)
    parting = GOOD[0].replace("thugs#2:label", "Masked thugs:ridicule | thugs#2:label")
    other = labels.read(saved(tmp_path, parting, GOOD[1].replace("reason", "answer")), pool)
    rows = {(row.task, row.name): row for row in hands.agree(pool, one, other)}
    assert rows["frames", "threat"].alpha == 1
    assert rows["frames", "blame"].alpha is None
    assert rows["questions", "reason"].alpha == 0
    assert rows["loaded", "label"].alpha == 1
    assert (rows["loaded", "any"].one, rows["loaded", "any"].other) == (1, 3)
    assert rows["questions", "sets"].both == 1
    assert hands.parted(pool, one, other).startswith("1\tx:1\n[]\nMasked thugs")
    with pytest.raises(LabelError, match="no sentence in common"):
        hands.agree(pool, one, {})


def test_commands(tmp_path: Path, pool_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = saved(tmp_path, *GOOD), saved(tmp_path, "x", name="bad.tsv")
    assert main(["check", str(pool_path), str(good)]) == 0
    assert capsys.readouterr().out == "hand.tsv: 3 sentences, in order.\n"
    assert main(["check", str(pool_path), str(bad)]) == 1
    assert capsys.readouterr().err.startswith("bias: bad.tsv, line 2: 1 columns")
    assert main(["agree", str(pool_path), str(good), str(good)]) == 0
    assert "voice      narration" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "none"), str(good)]) == 1


def test_guidelines_name_every_class() -> None:
    guidelines = (ROOT / "docs" / "labelling.md").read_text("utf-8")
    for task, names in labels.scheme().items():
        for name in names:
            assert f"| {name} |" in guidelines or f"- `{name}`:" in guidelines, (task, name)


def test_labels_hold_no_sentence() -> None:
    for path in (ROOT / "bias" / "training" / "labels").glob("*_*.tsv"):
        lines = path.read_text("utf-8").rstrip("\n").split("\n")
        assert lines[0] == HEADER, path.name
        assert all(row.count("\t") == len(labels.COLUMNS) - 1 for row in lines), path.name


def test_chosen_rows_are_ids_and_reasons_alone() -> None:
    """The draw is kept by id; a reason names a class of the scheme and how it was met."""
    folder = ROOT / "bias" / "training" / "labels"
    head, *rows = (folder / "chosen.tsv").read_text("utf-8").rstrip("\n").split("\n")
    assert head == "id\tsha\treason"
    assert len(rows) == len({row.split("\t")[0] for row in rows}) == 1500
    for reason in {row.split("\t")[2] for row in rows} - {"random", "loaded: lists"}:
        task, name, how = reason.replace(":", "").split(" ")
        assert name in labels.scheme()[task + "s"]
        assert how in {"list", "cue"}
