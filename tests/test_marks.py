"""Is a word marked for what it does where it stands, whoever is named, and is the model whole?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bias import classifier, encoder, lexicon, reading
from bias.analyses.wording import Wording
from bias.classifier.marking import evidence, open_marker
from bias.context import Context, Options
from bias.errors import ModelError
from bias.reader import read_text

SENTENCE = "The greedy council of {} brazenly raised the fee, and {} called it ridiculous."


def chances(text: str, encode: bool = False) -> list[tuple[str, float]]:
    """The words that may be loaded in a text of one sentence, each with its chance."""
    article = read_text(text)
    known = reading.read_with_models(article, encode=encode)
    hits = lexicon.hits(article, lexicon.load_all(family="wording"), known)
    return [(article.slice(w.span), w.chance) for w in lexicon.loaded_words(known, hits)]


@pytest.mark.parametrize("encode", [False, True], ids=["words", "context"])
def test_who_is_named_moves_no_chance(encode: bool) -> None:
    if encode and not encoder.is_there():
        pytest.skip("the encoder is not installed")
    one = chances(SENTENCE.format("Norway", "Peter Holt"), encode)
    other = chances(SENTENCE.format("Kenya", "Grace Otieno"), encode)
    assert one == other
    assert {"greedy", "brazenly", "ridiculous"} <= {word for word, _ in one}


def test_what_readers_called_loaded_raises_a_chance() -> None:
    base = 0.05
    seen, odds = evidence(20, 18, base), evidence(20, 0, base)
    assert seen[0] > 0 > odds[0]
    assert evidence(0, 0, base) == (0.0, 0.0)
    assert 0 < evidence(1, 1, base)[0] < evidence(10, 10, base)[0], "one sighting is little"


def test_a_word_quoted_inside_a_sentence_is_marked() -> None:
    article = read_text('Council meets\n\nThe mayor called the plan for the harbour "disgraceful".')
    found = Wording().run(Context(article, options=Options(fast=True)))
    marks = [(f.voice, m.text) for f in found if hasattr(f, "marks") for m in f.marks]
    assert marks == [("quotation", "disgraceful")]


def test_of_two_marked_sentences_the_surer_stands_first() -> None:
    first, surer = "The plan was a terrible mistake for the town.", "A despicable thug ruled it."
    text = f"Harbour\n\n{first}\n\n{surer}"
    found = Wording().run(Context(read_text(text), options=Options(fast=True)))
    rows = sorted((f for f in found if hasattr(f, "marks")), key=lambda f: -f.weight)
    assert len(rows) == 2
    assert {m.text for m in rows[0].marks} >= {"despicable"}


def test_a_damaged_model_is_not_opened(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(classifier.SHIPPED_MODELS / "marks", tmp_path / "marks"))
    (folder / "terms.txt").write_text("savage\t1\t1", "utf-8")
    with pytest.raises(ModelError, match="sha256"):
        open_marker(folder)
    with pytest.raises(ModelError, match="judges no wording"):
        classifier.load("marks")
