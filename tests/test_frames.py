"""Are the frame lexicons fair to both sides, is every stem defended, and are their figures true?

Terms are tried with actors in pairs (cases/frame_actors.json): exchanging the names must exchange
nothing else. Stems are held against the 60,000 most frequent words of wordfreq, where it is
installed; the figures in the headers against the labels, where the development data lie.
"""

from __future__ import annotations

import importlib.util
import json
import re
from itertools import product
from pathlib import Path
from random import Random

import pytest
from telling import tell

from bias import lexicon, lists
from bias.analyses.framing.tallies import LEAST_PRECISION, Frame
from bias.article import Article, Sentence
from bias.context import Context
from bias.data import folder
from bias.reader import read
from bias.uncertainty import Tally

CASES = Path(__file__).parent / "cases"
DATA = Path(__file__).parents[2] / "shared" / "data"
FRAMES = lexicon.load_all(family="frame")
ACTORS = json.loads((CASES / "frame_actors.json").read_text("utf-8"))
TERMS = 12  # of each frame, drawn by seed for each pair
MOST_UNRELATED = 1

#: Endings that make a word of the same family, as far as spelling tells.
SUFFIXES = (
    "s es ed ing ings er ers or ors ion ions al als ally ive ively ives ism isms ist ists ity "
    "ities able ably ible ibly ment ments ness ful fully less ly y ies ied e ic ics ical ically "
    "ous ously ant ants ent ents ance ances ence ences ary ory ate ated ates ating ator ators "
    "ation ations ise ised ises ising isation ize ized izes izing ization cy cies th ship hood dom "
    "an ans ian ians ure ures age ages ish ify ified ification eer ee ees d r t ten en"
)
FAMILY = re.compile(rf"(?:{SUFFIXES.replace(' ', '|')})*(?:'s)?")


def article(text: str) -> Article:
    """An article of one sentence."""
    return Article(text, (), (Sentence(1, 0, len(text), 0, "paragraph"),), ())


def met(text: str) -> list[tuple[str, str, str]]:
    """What the frames find in a sentence, without places."""
    return [(h.lexicon, h.term, h.status) for h in lexicon.hits(article(text), FRAMES)]


@pytest.mark.parametrize("pair", ACTORS["pairs"], ids=[" and ".join(p) for p in ACTORS["pairs"]])
def test_exchanging_the_names_exchanges_nothing_else(pair: list[str]) -> None:
    rng = Random("".join(pair))
    a, b = pair
    found = 0
    for frame in FRAMES:
        for term in rng.sample(frame.terms, min(TERMS, len(frame.terms))):
            words = [term.text.replace("=", "").replace("*", ""), *term.when[:1]]
            said = " ".join(w for w in words if not w.startswith("@") and "_" not in w)
            for pattern in ACTORS["sentences"]:
                one = met(pattern.format(a=a, b=b, t=said))
                assert one == met(pattern.format(a=b, b=a, t=said)), (term.text, pattern)
                found += len(one)
    assert found > 100, "the sentences meet terms"


def test_names_alone_meet_no_frame() -> None:
    for a, b in ACTORS["pairs"]:
        assert met(f"It was {a} and then {b}.") == []


def test_conditions_name_no_actor() -> None:
    names = {*lists.terms_of("countries"), *(n for p in ACTORS["pairs"] for n in p)}
    names |= {n for n, _ in product(lists.terms_of("organisations", "armed group"), "1")}
    for frame in FRAMES:
        for term in frame.terms:
            said = {*term.when, *(u for u in term.unless if "_" not in u)}
            assert "@countries" not in said
            assert "@organisations" not in said
            assert not said & names - {"Labour"}, (frame.name, term.text)


def test_stems_reach_their_own_family() -> None:
    if importlib.util.find_spec("wordfreq") is None:
        pytest.skip("wordfreq is not installed")
    from wordfreq import top_n_list

    related = set(json.loads((CASES / "frame_wildcards.json").read_text("utf-8"))["related"])
    common = [w for w in top_n_list("en", 60_000) if w.isascii()]
    for frame in FRAMES:
        for term in frame.terms:
            for word in term.text.lower().split():
                if word.endswith("*"):
                    stem = word.strip("=*")
                    caught = [w for w in common if w.startswith(stem) and w not in related]
                    others = [w for w in caught if not FAMILY.fullmatch(w[len(stem) :])]
                    assert len(others) <= MOST_UNRELATED, (frame.name, term.text, others)


def test_labels_are_whole() -> None:
    names = {f.name for f in FRAMES}
    ids = []
    for reader in (1, 2):
        rows = (CASES / f"frame_labels_{reader}.tsv").read_text("utf-8").splitlines()
        ids.append([row.partition("\t")[0] for row in rows])
        assert {f for row in rows for f in row.partition("\t")[2].split(",") if f} <= names
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 600


@pytest.mark.parametrize("frame", FRAMES, ids=[f.name for f in FRAMES])
def test_headers_say_what_was_measured(frame: lexicon.Lexicon) -> None:
    for key in ("precision", "recall"):
        assert 0 <= float(frame.about[key]) <= 1
    assert -1 <= float(frame.about["alpha"]) <= 1
    assert "python -m benchmarks.frames" in frame.about["measured"]


def test_headers_are_up_to_date() -> None:
    if not DATA.is_dir() or importlib.util.find_spec("nltk") is None:
        pytest.skip("the development data or nltk are not here")
    from benchmarks import frames

    sample = frames.look(DATA)
    for frame in FRAMES:
        found = frames.figures(sample, frame.name)
        said = (frame.about["precision"], frame.about["recall"], frame.about["alpha"])
        measured = (found.precision.share, found.recall.share, found.alpha)
        assert said == tuple(f"{x:.2f}" for x in measured), frame.name


def test_a_frame_readers_see_otherwise_gets_no_verdict() -> None:
    loose = {f.name for f in FRAMES if not Frame(f, Tally(f.name, "frame", {}), {}).precise}
    assert loose == {f.name for f in FRAMES if float(f.about["precision"]) < LEAST_PRECISION}
    assert 0 < len(loose) < len(FRAMES), "both kinds are there to be told apart"
    texts = [read(folder("seeds") / name) for name in ("dw.txt", "azad.txt")]
    found = tell("framing", Context(*texts))
    measured = [m for m in found.measures if m.name in loose and m.family == "frame"]
    assert any(m.p is not None for m in measured), "they are counted and tested with the others"
    assert all(m.verdict is None for m in found.measures if m.name in loose)
