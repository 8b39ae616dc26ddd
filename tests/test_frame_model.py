"""Is the frame model whole, blind to names, quick, and as good as its card says?"""

from __future__ import annotations

import json
import shutil
import time
from functools import cache
from pathlib import Path

import pytest
from telling import tell

import bias
from benchmarks import frame_model as benchmark
from benchmarks.frames import look
from bias import classifier
from bias.analyses.framing import classified
from bias.article import Span
from bias.classifier import Stretch
from bias.context import Context
from bias.data import folder
from bias.errors import ModelError
from bias.faces import say
from bias.findings import Measure, Section, State
from bias.reader import read, read_text
from bias.training import frame_model, swaps

CASES = Path(__file__).parent / "cases"
#: Written once from every tenth group of twins: {"id", "text", "frames"}.
HELD_OUT = CASES / "frame_heldout.json"
DATA = Path(__file__).parents[2] / "shared" / "data"
DRIFT = 0.01


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the shipped model that may be damaged."""
    return Path(shutil.copytree(classifier.SHIPPED_MODELS / "frames", tmp_path / "frames"))


@cache
def held_out() -> list[frame_model.OwnSentence]:
    """The committed slice that trained nothing."""
    return [
        frame_model.OwnSentence(c["id"], c["text"], frozenset(c["frames"]), c["id"])
        for c in json.loads(HELD_OUT.read_text("utf-8"))
    ]


@cache
def seeds() -> Context:
    """The seeds."""
    return Context(*(read(folder("seeds") / name) for name in ("dw.txt", "azad.txt")))


def test_the_figures_of_the_card_hold() -> None:
    known = classifier.load_frames().card["figures"]["held out"]
    found = frame_model.figures(held_out())
    assert list(found) == list(known) == list(frame_model.scheme())
    for name, row in found.items():
        assert row["auc"] == pytest.approx(known[name]["auc"], abs=DRIFT), name
        assert (row["held"], row["assigned"], row["right"]) == (
            known[name]["held"], known[name]["assigned"], known[name]["right"]
        ), name  # fmt: skip


@pytest.mark.skipif(not DATA.is_dir(), reason="the development data are not here")
def test_the_figures_on_labelled_sentences_hold() -> None:
    known = classifier.load_frames().card["figures"][classified.MEASURED]
    found = benchmark.measure(look(DATA))
    for name, row in found.items():
        assert row["auc"] == pytest.approx(known[name]["auc"], abs=DRIFT), name
        for what in ("precision_right", "precision_of", "recall_right", "recall_of"):
            assert row[what] == known[name][what], (name, what)


def test_what_is_held_out_trained_nothing() -> None:
    trained = {s.text for s in frame_model.read() if not frame_model.held_out(s)}
    texts = {s.text for s in held_out()}
    assert 100 < len(texts) == len(held_out()) < len(trained) / 5
    assert not trained & texts


def test_twins_are_never_apart() -> None:
    group = {s.ident: s.group for s in frame_model.read()}
    rows = [json.loads(x) for p in sorted(frame_model.SENTENCES.glob("*.jsonl"))
            for x in p.read_text("utf-8").splitlines()]  # fmt: skip
    assert sum(r["twin"] is not None for r in rows) > 500
    assert all(group[r["id"]] == group[r["twin"]] for r in rows if r["twin"])


@pytest.mark.parametrize("what", ["hash", "missing", "format", "words", "sizes", "card"])
def test_a_damaged_model_is_a_letter(model: Path, what: str) -> None:
    card = json.loads((model / "card.json").read_text("utf-8"))
    scores = (model / "scores.i8").read_bytes()
    if what == "hash":
        (model / "scores.i8").write_bytes(scores[:-1] + bytes([scores[-1] ^ 1]))
    elif what == "missing":
        (model / "scores.i8").unlink()
    elif what == "sizes":
        contents = {p.name: p.read_bytes() for p in model.iterdir() if p.name != "card.json"}
        classifier.write_model(model, card, contents | {"scores.i8": scores[:-16]})
    elif what == "words":
        classifier.write_card(model, card | {"table": card["table"] | {"words.txt": "0"}})
    else:
        changed = {"format": {"format": 99}, "card": {"threshold": None}}[what]
        classifier.write_card(model, card | changed)
    with pytest.raises(ModelError, match=r"([Aa]gain|Upgrade)"):
        classifier.load_frames(model)


def test_it_shares_the_words_of_the_table() -> None:
    shipped = classifier.load_frames()
    assert shipped.finder is classifier.load("table").finder  # type: ignore[attr-defined]


def test_it_judges_no_wording() -> None:
    texts = [read(folder("seeds") / name) for name in ("dw.txt", "azad.txt")]
    with pytest.raises(ModelError, match="table"):
        bias.compare(*texts, wording="frames")


def test_nothing_to_judge() -> None:
    found = classifier.load_frames()
    assert found.probability([]).shape == (0, 16)
    assert found.probability(["", "1, 2, 3"]).shape == (2, 16)
    assert not found.assigned(["", "1, 2, 3"]).any()


def test_a_text_is_judged_alone() -> None:
    found = classifier.load_frames()
    texts = [s.text for s in held_out()]
    together = found.probability(texts)
    assert all((found.probability([t])[0] == p).all() for t, p in zip(texts, together, strict=True))


def test_silent_spans_do_not_count() -> None:
    found = classifier.load_frames()
    text = "Inflation and unemployment rose."
    plain = found.probability([text])
    silent = found.probability([Stretch.of(text)._replace(silent=[Span(0, len(text))])])
    assert (silent == found.probability([""])).all()
    assert (silent != plain).any()


def test_what_was_exchanged_moves_nothing() -> None:
    """The swaps of actors that the wording table is measured with."""
    found = classifier.load_frames()
    swapped = swaps.filled()
    assert sum(map(len, swapped)) > 500
    for texts in swapped:
        chances = found.probability(texts)
        assert float((chances.max(0) - chances.min(0)).max()) <= 0.02, texts[0]


def test_rows_stand_beside_the_lexicons_and_are_not_tested() -> None:
    section = tell("framing", seeds())
    rows = [r for r in section.rows if r["source"] == "classifier"]
    assert len(rows) >= 3
    assert {r["frame"] for r in rows} <= set(classified.shown())
    assert {(r["part"], r["term"], r["contribution"]) for r in rows} == {("sentences", None, None)}
    assert not [m for m in section.measures if "classifier" in m.family]
    assert "untested" in section.caveat.partition("A classifier")[2]
    assert not any("lassifier" in g.text for g in section.glance)
    assert "lassifier" not in section.answer


def test_frames_it_is_often_wrong_about_are_left_out() -> None:
    figures = classifier.load_frames().card["figures"][classified.MEASURED]
    shown = classified.shown()
    assert 0 < len(shown) < 16
    for name, row in figures.items():
        good = row["precision_of"] >= 5 and row["precision_right"] / row["precision_of"] >= 0.6
        assert (name in shown) == good, name


def test_quoted_words_are_not_the_writers() -> None:
    said = "\n“Prices, wages and taxes fell, and inflation cut the budget,” said Maria Ortiz.\n"
    text = "Rain fell on the town for two days. The market opened at eight in the morning."
    for more, held in ((said, 0), (said.replace("“", "").replace("”", ""), 1)):
        found = classified.assign(Context(read_text(text + more)))
        assert found["a"].counts["economy"] == held, more


@pytest.mark.parametrize(
    ("lexicon", "counts", "way"),
    [((9.0, 1.0), (8, 1), "same"), ((1.0, 9.0), (8, 1), "other"), ((9.0, 8.0), (8, 1), ""),
     ((9.0, 1.0), (2, 0), ""), ((9.0, 1.0), (8, 7), "")],
)  # fmt: skip
def test_the_line_says_where_both_point(
    lexicon: tuple[float, float], counts: tuple[int, int], way: str
) -> None:
    found = {side: classified.Assigned(40, {"economy": n}) for side, n in zip("ab", counts)}  # noqa: B905
    measure = Measure("economy", "per 1,000 words", "narration", "frame", 9, 9,
                      a=lexicon[0], b=lexicon[1])  # fmt: skip
    same, other = classified.ways(found, [measure])  # type: ignore[arg-type]
    state = State(
        values={"loose": (), "silent": 0, "unclear": (), "same_way": same, "other_way": other}
    )
    text = read_text("Rain fell.")
    line = say.section(
        Section.of("framing", [state, measure]), say.Texts(text, text, "same event")
    ).caveat
    assert ("the same way for economy" in line) == (way == "same")
    assert ("the other way for economy" in line) == (way == "other")
    assert ("too few" in line) == (way == "")


def test_it_is_quick() -> None:
    context = seeds()
    classifier.load_table()
    for side in context.sides:
        context.voiced_parts(side)
    classified.assign(context)  # loads what is shared
    took = []
    for _ in range(5):
        start = time.process_time()
        classified.assign(context)
        took.append(time.process_time() - start)
    assert min(took) < 0.030, took  # 7 ms on an idle core; the bound leaves room for slow machines
