"""How well do the engines tell passives, agents and tenses?  python -m benchmarks.passives DATA

Against sentences in CoNLL-U (`ud_gum_news.dev.conllu`, `ud_ewt.dev.conllu` of the development
data), each read alone. A passive is a verb with a dependent ``aux:pass`` or ``nsubj:pass``, its
agent the ``obl:agent``; an agent is met where the engine names any word of a flat name. The tense
of a verb is told by its own form and its auxiliaries.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bias import reading
from bias.article import Article, Block, Sentence
from bias.reading import TENSES, Engine, Reading

FILES = ("ud_gum_news.dev.conllu", "ud_ewt.dev.conllu")
ENGINES: tuple[Engine, ...] = ("parse", "shallow")
_FUTURE = frozenset(("will", "would", "shall", "'ll", "wo", "won't"))


class Word(NamedTuple):
    """One line of CoNLL-U: where it begins in the text, and its columns."""

    start: int
    ident: str
    form: str
    upos: str
    feats: str
    head: str
    relation: str


def sentences(path: Path) -> Iterator[tuple[str, list[Word]]]:
    """The text and the words of each sentence."""
    text, words = "", []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if not line and words:
            yield text.rstrip(), words
            text, words = "", []
        elif len(columns) == 10 and columns[0].isdigit():
            ident, form, _, upos, _, feats, head, relation, _, misc = columns
            words.append(Word(len(text), ident, form, upos, feats, head, relation))
            text += form + ("" if "SpaceAfter=No" in misc else " ")


def tense(word: Word, words: Sequence[Word]) -> str:
    """The tense of a verb by its features and its auxiliaries'."""
    helpers = [w for w in words if w.head == word.ident and w.relation.startswith("aux")]
    forms = {w.form.lower().replace("’", "'") for w in helpers}
    participle = "VerbForm=Part" in word.feats and "Tense=Past" in word.feats
    finite = [w.feats for w in (word, *helpers) if "VerbForm=Fin" in w.feats]
    if forms & _FUTURE:
        return "future"
    if participle and forms & {"had", "'d"}:
        return "pluperfect"
    if any("Tense=Past" in f for f in finite):
        return "past"
    return "past" if participle and (not helpers or forms & {"have", "has", "'ve"}) else ""


def _read(text: str, engine: Engine) -> Reading:
    block, sentence = Block(0, len(text), "paragraph"), Sentence(1, 0, len(text), 0, "paragraph")
    return reading.read(Article(text, (block,), (sentence,), ()), engine)


def _token(known: Reading, start: int) -> int | None:
    """The token that holds a character."""
    i = known.token_at(start + 1) - 1
    return i if i >= 0 and known.tokens.ends[i] > start else None


def _count(known: Reading, words: Sequence[Word], count: Counter[tuple[str, str]]) -> None:
    def met(what: str, due: set[int], made: set[int]) -> None:
        count[what, "right"] += len(due & made)
        count[what, "due"] += len(due)
        count[what, "made"] += len(made)

    start = {w.ident: w.start for w in words}
    due = {start[w.head] for w in words if w.relation in ("aux:pass", "nsubj:pass")}
    passive = known.columns.passive
    tokens = {i for s in due if (i := _token(known, s)) is not None}
    met("passives", tokens, {i for i in range(len(passive)) if passive[i]})
    made = [e for e in known.events if e.form == "passive with agent" and e.agent is not None]
    for word in words:
        if word.relation == "obl:agent":
            flat = {w.start for w in words if w.head == word.ident and "flat" in w.relation}
            names = {word.start, *flat}
            verb = _token(known, start[word.head])
            hit = [
                e
                for e in made
                if e.token == verb and any(e.agent.start <= s < e.agent.end for s in names)
            ]
            count["agents", "right"] += bool(hit)
            count["agents", "due"] += 1
    count["agents", "made"] += len(made)
    for word in words:
        i = _token(known, word.start)
        if word.upos == "VERB" and i is not None:
            told, is_so = known.tense_at(i), tense(word, words)
            count[f"tense {told or 'none'}", "made"] += 1
            count[f"tense {is_so or 'none'}", "due"] += 1
            count[f"tense {told or 'none'}", "right"] += told == is_so


def main() -> None:
    """Print the figures of both engines."""
    data = Path(sys.argv[1])
    for engine in ENGINES:
        count: Counter[tuple[str, str]] = Counter()
        for name in FILES:
            for text, words in sentences(data / name):
                _count(_read(text, engine), words, count)
        for what in ("passives", "agents", *(f"tense {t or 'none'}" for t in TENSES)):
            right, due, made = (count[what, x] for x in ("right", "due", "made"))
            f1 = 2 * right / (due + made) if due + made else 0.0
            print(f"{engine:8} {what:16} {right:5} of {due:5}, {made:5} made: F1 {f1:.3f}")


if __name__ == "__main__":
    main()
