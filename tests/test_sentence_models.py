"""Are the models of frames and questions whole, blind to names, and as good as their cards say?"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from bias import classifier, questions, reading
from bias.classifier import SENTENCE_TASKS, SHIPPED_MODELS, TIERS, sentence_cues
from bias.classifier.files import read_card, write_model
from bias.classifier.masking import Masks, read_masks
from bias.cli import app
from bias.errors import ModelError, OptionError
from bias.reader import read_text
from bias.training import labels, sentence_figures, sentence_models, swaps
from bias.training.figures import average_precision
from bias.training.labelled_sentences import classes_of, invented, part_of, sentences
from bias.training.sentence_models import bar_at, best_bar

POOL = Path(__file__).parents[2] / "shared" / "data" / "label_pool.jsonl"
DRIFT = 0.01
#: Sentences of Wikinews (CC BY 2.5, NOTICE.md) of test documents, with their labels.
WIKINEWS = Path(__file__).parent / "cases" / "sentences_wikinews.jsonl"
#: Targets of the design: an exchanged actor moves no probability by more.
LARGEST_MOVE = 0.01
BOTH = [(task, tier) for task in SENTENCE_TASKS for tier in TIERS]
TEXTS = [
    "Two sailors drowned and nine are missing.",
    "Parliament will vote on the budget in May.",
    "The owner denies it and will sue the town.",
]


def shipped(task: str, tier: str) -> Any:
    return classifier.load(task, tier)  # type: ignore[call-overload]


@pytest.mark.parametrize(("task", "tier"), BOTH)
def test_each_text_is_judged_alone(task: str, tier: str) -> None:
    model = shipped(task, tier)
    together = model.probability(TEXTS)
    assert model.classes == classes_of(task)
    assert together.shape == (3, len(model.classes))
    assert ((together >= 0) & (together <= 1)).all()
    for text, row in zip(TEXTS, together, strict=True):
        assert np.allclose(model.probability([text])[0], row, atol=1e-3)
    assert model.probability([]).shape == (0, len(model.classes))


@pytest.mark.parametrize(("task", "tier"), BOTH)
def test_strange_texts_are_judged(task: str, tier: str) -> None:
    model = shipped(task, tier)
    found = model.probability(["", " ", "…", "a" * 5000, "1 2 3", "\n", "北京"])
    assert np.isfinite(found).all()


@pytest.mark.slow
@pytest.mark.parametrize(("task", "tier"), BOTH)
def test_what_was_exchanged_moves_nothing(task: str, tier: str) -> None:
    found = swaps.largest(shipped(task, tier))
    assert found["largest_move"] <= LARGEST_MOVE, found["in"]


def test_the_plain_cases() -> None:
    model = shipped("questions", "context")
    columns = [model.classes.index(n) for n in ("toll", "outlook", "answer")]
    assert model.probability(TEXTS)[:, columns].argmax(0).tolist() == [0, 1, 2]


def test_classes_are_assigned_where_they_are_sure() -> None:
    model = classifier.load("frames", "words")
    texts = (
        "The budget deficit and taxes rose as banks cut loans and prices went up.",
        "Police charged the man with murder and the court jailed him for life.",
        "It was a fine day.",
    )
    found = [
        {c for c, x in zip(model.classes, row, strict=True) if x} for row in model.assigned(texts)
    ]
    assert found == [{"economy"}, {"crime_and_justice"}, set()]


def test_masks_are_read_as_they_were_written(tmp_path: Path) -> None:
    masks = Masks(frozenset(("oria", "velm")), frozenset(("the", "after")))
    write_model(tmp_path, {}, masks.contents())
    assert read_masks(tmp_path, read_card(tmp_path)) == masks


def test_cues_are_of_the_form_and_the_words() -> None:
    assert "¤money" in sentence_cues("it costs $3.")
    assert "¤open end" in sentence_cues("it shut for good")
    assert "¤open end" not in sentence_cues('it shut."')
    assert "¤titled" in sentence_cues("Ferry Shut After Storm")


@pytest.mark.parametrize(("task", "tier"), BOTH)
def test_a_letter_for_damage(task: str, tier: str, tmp_path: Path) -> None:
    for kind in TIERS:
        shutil.copytree(SHIPPED_MODELS / f"{task}_{kind}", tmp_path / f"{task}_{kind}")
    folder = tmp_path / f"{task}_{tier}"
    assert classifier.load_sentences(folder).classes == classes_of(task)
    card = json.loads((folder / "card.json").read_text("utf-8"))
    for change, said in (
        ({"format": 99}, "format 99"),
        ({"slope": [1.0]}, "unlike length"),
        ({"classes": []}, "unlike length"),
        ({"scale": None}, "lacks|do not fit"),
        ({"kind": "table"}, "does not judge"),
    ):
        (folder / "card.json").write_text(json.dumps(card | change), encoding="utf-8")
        classifier.load_sentences.cache_clear()
        with pytest.raises(ModelError, match=said):
            classifier.load_sentences(folder)
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    name = "weights.i8" if tier == "words" else "taught.i8"
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    classifier.load_sentences.cache_clear()
    with pytest.raises(ModelError, match="sha256"):
        classifier.load_sentences(folder)
    classifier.load_sentences.cache_clear()


def test_a_context_tier_stands_on_its_own_words(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED_MODELS / "frames_context", tmp_path / "frames_context")
    shutil.copytree(SHIPPED_MODELS / "questions_words", tmp_path / "frames_words")
    with pytest.raises(ModelError, match="another word tier"):
        classifier.load_sentences(tmp_path / "frames_context")


def test_tasks_and_tiers_are_told_apart() -> None:
    assert classifier.load("wording") is classifier.load("table")
    assert classifier.load("wording", "context") is classifier.load("minilm")
    assert classifier.card("frames")["name"] == "frames_context"
    assert classifier.card("questions", "words")["name"] == "questions_words"
    with pytest.raises(ModelError, match="judges no wording"):
        classifier.load(SHIPPED_MODELS / "frames_words")


def test_questions_of_an_article_and_of_its_reading_are_the_same() -> None:
    article = read_text("Talks failed on Monday.\n\nTwo sailors died. A vote is due in May.\n")
    found = questions.answer(article, "words")
    assert found == questions.answer(reading.read(article), "words")
    assert {a.sentence for a in found} <= {s.number for s in article.sentences}
    assert all(a.question in classes_of("questions") for a in found)
    assert (2, "toll") in {(a.sentence, a.question) for a in found}


def test_bars() -> None:
    labels = np.array([1, 1, 1, 1, 0, 0, 1, 0], float)
    chances = np.linspace(0.9, 0.2, 8)
    assert bar_at(labels, chances) == pytest.approx(0.5, abs=1e-3)
    assert bar_at(1 - labels, chances) is None
    assert best_bar(labels, chances) == pytest.approx(0.6, abs=1e-3)


def test_average_precision() -> None:
    assert average_precision(np.array([1, 0, 1]), np.array([3.0, 2, 1])) == pytest.approx(5 / 6)
    assert average_precision(np.array([1, 0]), np.array([1.0, 1])) == 0.5
    assert np.isnan(average_precision(np.array([0]), np.array([1.0])))


def test_documents_are_dealt_once_and_for_all() -> None:
    dealt = [part_of(f"doc {n}") for n in range(2000)]
    assert 0.2 < dealt.count("test") / 2000 < 0.3
    assert 0.15 < dealt.count("validation") / 2000 < 0.25


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
def test_labels_of_ones_own(form: str, tmp_path: Path) -> None:
    rows = [
        ("Two sailors drowned.", "harm_to_civilians"),
        ("The court, he said, was full.", "crime_and_justice blame"),
        ("Rain fell.", ""),
    ]
    path = tmp_path / f"mine.{form}"
    if form == "jsonl":
        lines = [json.dumps({"text": t, "frames": f.split()}) for t, f in rows]
    else:
        mark = "," if form == "csv" else "\t"
        lines = [f"text{mark}frames", *(f'"{t}"{mark}{f}' for t, f in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = sentence_figures.evaluate([path], "frames", "words")
    assert found["sentences"] == 3
    assert found["by_class"]["blame"]["held"] == 1
    shown = CliRunner().invoke(app(), ["evaluate", "frames", str(path), "--tier", "words"])
    assert shown.exit_code == 0, shown.output
    assert "harm_to_civilians" in shown.output


def test_a_letter_for_bad_labels(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    for content, said in (
        ("text,label\na,b\n", "needs"),
        ("text,frames\nRain fell.,weather\n", "no class"),
        ("text,frames\n", "no sentence"),
    ):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(OptionError, match=said):
            sentence_figures.evaluate([path], "frames", "words")


def test_the_card_is_shown() -> None:
    shown = CliRunner().invoke(app(), ["card", "questions", "--tier", "words"])
    assert shown.exit_code == 0
    assert "what_happened" in shown.output


def test_figures_on_sentences_that_are_here() -> None:
    rows = [json.loads(line) for line in WIKINEWS.read_text("utf-8").splitlines()]
    for task, tier in BOTH:
        model = shipped(task, tier)
        chances = model.probability([r["text"] for r in rows]).ravel()
        held = np.array([[c in r[task] for c in model.classes] for r in rows], int).ravel()
        found = average_precision(held, chances)
        known = model.card["figures"]["Wikinews, test documents"]["micro_ap"]
        assert found == pytest.approx(known, abs=DRIFT), (task, tier)


@cache
def pool() -> labels.Pool:
    return labels.read_pool(POOL)


@pytest.mark.slow
@pytest.mark.skipif(not POOL.is_file(), reason="the pool of sentences is not here")
@pytest.mark.parametrize(("task", "tier"), BOTH)
def test_the_figures_of_the_card_hold(task: Any, tier: str) -> None:
    model = shipped(task, tier)
    rows = [r for r in sentences(pool(), task) if r.part == "test"]
    found = sentence_figures.figures(
        rows, model.probability([r.text for r in rows]), model.scaling, model.classes
    )
    known = model.card["figures"]["test documents"]
    for what in ("mean_ap", "macro_f1"):
        assert found[what] == pytest.approx(known[what], abs=DRIFT)
    for name, row in found["by_class"].items():
        assert row["ap"] == pytest.approx(known["by_class"][name]["ap"], abs=DRIFT, nan_ok=True), (
            name
        )


SAVED = [
    ("text,frames\nIt was “risky”.,blame\n", "cp1252"),
    ("text;frames\r\nIt was “risky”.;blame\r\n", "utf-16"),
    ("\ufefftext\tframes\n\"It was “risky”.\"\tblame\n", "utf-8"),
    ('[{"text": "It was “risky”.", "frames": ["blame"]}]', "utf-8"),
    ('{"text": "It was “risky”.", "frames": "blame"}\n\n', "utf-16-le"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "encoding"), SAVED, ids=range(len(SAVED)))
def test_tables_are_read_however_they_were_saved(
    content: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content.encode(encoding))
    (row,) = sentence_figures.read_rows(path, "frames")
    assert (row.text, row.classes) == ("It was “risky”.", {"blame"})


def test_a_quoted_line_break_parts_no_row(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('doc,text,frames\nx,"Rain\nfell, they say.",\ny,Snow fell.,\n', "utf-8")
    rows = sentence_figures.read_rows(path, "frames")
    assert [(r.doc, r.text) for r in rows] == [("x", "Rain\nfell, they say."), ("y", "Snow fell.")]


def own_labels(path: Path, classes: dict[str, str], each: int = 60) -> Path:
    """Write a table of our invented sentences of some frames, under names of one's own."""
    rows = [
        (r.text, [classes[c] for c in sorted(r.classes & classes.keys())])
        for r in invented("frames")
    ]
    held: Counter[str] = Counter()
    lines = ["text;frames"]
    for text, names in rows:
        if names and all(held[n] < each for n in names):
            held.update(names)
            lines.append('"{}";{}'.format(text.replace('"', '""'), " ".join(names)))
    path.write_text("\n".join(lines) + "\n", "utf-16")
    return path


def test_models_of_ones_own_labels(tmp_path: Path) -> None:
    mine = own_labels(
        tmp_path / "mine.csv",
        {"blame": "blame", "harm_to_civilians": "people_hurt", "economy": "economy"},
    )
    out = tmp_path / "frames"
    shown = CliRunner().invoke(app(), ["train", "--task", "frames", str(mine), "--out", str(out)])
    assert shown.exit_code == 0, shown.output
    assert "people_hurt" in shown.output
    for tier in TIERS:
        model = classifier.load("frames", tier, out)
        held = read_card(out / f"frames_{tier}")["figures"]["test documents"]
        assert set(model.classes) == {"blame", "people_hurt", "economy"}
        assert held["mean_ap"] > 0.6  # by chance a third
    told = CliRunner().invoke(app(), ["evaluate", "frames", str(mine), "--model", str(out)])
    assert told.exit_code == 0, told.output
    seeds = [str(p) for p in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))]
    given = ["score", seeds[0], "--only", "framing", "--frames", str(out), "--format", "json"]
    scored = CliRunner().invoke(app(), given)
    assert scored.exit_code == 0, scored.output
    report = json.loads(scored.stdout)
    model = classifier.load("frames", None, out)
    assert model.identity in json.dumps(report["signature"])
    assert "people_hurt" in {m["name"] for s in report["sections"] for m in s["measures"]}


TOO_LITTLE = [
    ("text,frames\n" + "".join(f"Rain {n} fell.,a\n" for n in range(20)), "frames", "20 sentences"),
    ("text,frames\n" + "Rain fell.,a\n" * 120, "frames", "occurs twice"),
    ("text,frames\n" + "".join(f"Rain {n} fell.,\n" for n in range(120)), "frames", "any class"),
    ("text,frames\n" + "".join(f"Rain {n} fell.,{'ab'[n < 2]}\n" for n in range(120)), "frames",
     "too few sentences of b 2"),
    ("text,questions\n" + "".join(f"Rain {n} fell.,a\n" for n in range(120)), "questions",
     "no question that the report asks"),
    ("text,frames\n" + "".join(f"Rain {n} fell.,a\n" for n in range(120)) + ",a\n", "frames",
     "has no text"),
    ('{"text": \n', "frames", "begins like JSON"),
    ("[1, 2]", "frames", "no object"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "task", "said"), TOO_LITTLE, ids=range(len(TOO_LITTLE)))
def test_labels_that_cannot_train_are_a_letter(
    content: str, task: Any, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(OptionError, match=said):
        sentence_models.train([path], task, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("given", [[], ["mine.csv", "--contextual"]], ids=["no file", "others"])
def test_training_asks_for_what_fits_its_task(given: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("text,frames\n", "utf-8")
    paths = [str(tmp_path / x) if x.endswith(".csv") else x for x in given]
    shown = CliRunner().invoke(app(), ["train", "--task", "frames", *paths])
    assert shown.exit_code == 1


@pytest.mark.parametrize(
    ("sentence", "titled"),
    [
        ("Rain Falls on the Hills of Osk", True),
        ("NATO in OSK", True),
        ("Rain falls on the hills", False),
        ("POLICE SAID ON MONDAY THAT TWENTY PEOPLE WERE HURT when a bus fell", False),
        ("9" * 4_000 + " people fled", False),
    ],
)
def test_a_title_is_told_by_its_words_in_time(sentence: str, titled: bool) -> None:
    assert ("¤titled" in sentence_cues(sentence)) is titled
