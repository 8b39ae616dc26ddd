"""Does the matcher still say, hit for hit, what it said before it was made faster?

Lexicons, cues and texts are made here from a seed, so that no edit of a shipped list changes the
frozen figures; only a change of what matching means does, and then docs/method/lexicon.md changes
with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from bias import data, lexicon
from bias.article import Article, Quotation, Sentence
from bias.lexicon.forms import _irregular, forms
from bias.lexicon.world import words as world_words

CUES = {
    "negation": ["not", "no", "never", "without"],
    "averting": ["prevent", "avert\t0\tpassive", "stop", "stave off"],
    "fear": ["fear", "threat of", "worr*"],
    "demand": ["call for", "urge", "must"],
    "hypothetical": ["if", "could", "might", "would"],
}
WORLD = {
    "countries": ["Afghanistan", "Afghans", "Kabul", "Pakistan", "Pakistani"],
    "irregular": ["fled\t0\t\tflee", "said\t0\t\tsay", "struck\t0\t\tstrike", "women\t0\t\twoman"],
    "harm": ["kill", "wound", "civilian death", "struck down"],
}
GLUE = [" "] * 30 + [
    ", ",
    "; ",
    " — ",
    "-",
    " “",
    "” ",
    "\n\n",
    " (",
    ") ",
    ". ",
    "! ",
    "’s ",
    "' ",
]
#: label -> hits and the hash of them all, taken before the matcher was rebuilt.
FROZEN = {
    "azad": (1309, "3a1a129e27cdee82"),
    "dw": (425, "b66ae5d88c502616"),
    "invented": (3157, "757d8f42452867b2"),
}


def _write(folder: Path, family: str, name: str, order: int, rows: list[str], unless: str) -> None:
    keys = {"name": name, "version": 1, "family": family, "order": order, "measures": "m"}
    keys |= {"question": "q?", "source": "s", "licence": "Apache-2.0", "dispersion": 1.2}
    if unless:
        keys["unless"] = unless
    cells = {row.split("\t")[0]: [*row.split("\t"), *[""] * 7][:7] for row in rows}
    body = ["\t".join(cells[term]) for term in sorted(cells, key=lambda t: (t.lower(), t))]
    text = "\n".join([*(f"# {k}: {v}" for k, v in keys.items()), *body]) + "\n"
    (folder / f"{family}_{name}.tsv").write_text(text, "utf-8")


def _rows(rng: Random, words: list[str]) -> list[str]:
    """Entries of every kind made of the words of the texts, with conditions."""

    def term() -> str:
        word = rng.choice(words)
        kind = rng.random()
        if kind < 0.12 and len(word) > 4:
            return word[: rng.randint(3, len(word) - 1)].rstrip("-'’") + "*"
        if kind < 0.2:
            return "=" + word
        if kind < 0.5:
            return " ".join([word, *rng.choices(words, k=rng.randint(1, 2))])
        return word

    def context() -> str:
        if rng.random() < 0.6:
            return ""
        kinds = [rng.choice(words), f"_ {rng.choice(words)}", f"{rng.choice(words)} _", "@harm"]
        kinds.append(f"{rng.choice(words)} {rng.choice(words)}")
        kinds.append(f"{rng.choice(words)} _ {rng.choice(words)}")
        return ", ".join(rng.sample(kinds, k=rng.randint(1, 3)))

    return [f"{term()}\t{rng.random():.1f}\t\t\t\t{context()}\t{context()}" for _ in range(400)]


def _text(rng: Random, words: list[str]) -> str:
    said = [
        *words,
        *("not", "no", "averted", "was", "which", "if", "and", "could", "WHO", "Afghans"),
    ]
    out = []
    for _ in range(6000):
        word = rng.choice(said[-10:] if rng.random() < 0.25 else said)
        shape = rng.random()
        out.append(word.capitalize() if shape < 0.1 else word.upper() if shape < 0.12 else word)
        out.append(rng.choice(GLUE))
    return "".join(out)


def _article(text: str, rng: Random) -> Article:
    places = [m.span() for m in re.finditer(r"\S.*?(?:[.?!](?=\s)|\Z|\n\n)", text, re.DOTALL)]
    sentences = tuple(
        Sentence(n, start, end, 0, "title" if rng.random() < 0.1 else "paragraph")
        for n, (start, end) in enumerate(places, 1)
        if rng.random() < 0.95  # words outside every sentence meet nothing
    )
    quotations = tuple(
        Quotation(*m.span(), rng.random() < 0.3) for m in re.finditer("“[^“”]*”", text)
    )
    return Article(text, (), sentences, quotations)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that stands for the shipped lexicons; what was read of these is forgotten."""
    for name, terms in (CUES | WORLD).items():
        _write(tmp_path, "world", name, 1, terms, "")
    monkeypatch.setattr(data, "folder", lambda _name: tmp_path)
    caches = (_irregular, forms, world_words)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize("label", FROZEN)
def test_hits_are_what_they_were(label: str, shelf: Path) -> None:
    seeds = Path(__file__).parent.parent / "seeds"
    printed = "".join((seeds / f"{name}.txt").read_text("utf-8") for name in ("azad", "dw"))
    counted = Counter(re.findall(r"[a-z]+(?:[-’'][a-z]+)*", printed))
    words = sorted(w for w, n in counted.items() if len(w) > 3 or n > 9)
    rng = Random(7)
    for i, family in enumerate(("frame", "frame", "frame", "wording", "wording")):
        name = f"made_{'abcde'[i]}"
        _write(shelf, family, name, i % 3, _rows(rng, words), "@harm, of _" if i % 2 else "")
    text = _text(rng, words) if label == "invented" else (seeds / f"{label}.txt").read_text("utf-8")
    lexicons = [x for x in lexicon.load_all() if x.family != "world"]
    met = lexicon.hits(_article(text, rng), lexicons)
    seen = "\n".join("|".join(map(str, hit)) for hit in met)
    if label == "invented":
        assert len({h.status for h in met}) == 6
        assert {h.voice for h in met} == {"narration", "quotation", "headline"}
    assert (len(met), sha256(seen.encode()).hexdigest()[:16]) == FROZEN[label]
