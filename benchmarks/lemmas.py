"""How often is a lemma right, and how many words share a family? On UD English.

    python -m benchmarks.lemmas DATA

reads the nouns, verbs, adjectives, adverbs and auxiliaries of ``ud_ewt.dev.conllu`` and
``ud_gum_news.dev.conllu`` in the folder (UD English EWT, CC BY-SA 4.0; GUM, CC BY 4.0) and prints
the share of tokens whose lemma is the treebank's, and the lemmas that `family` gives one key, to be
read by a person. Nothing of the treebanks is kept.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bias import words

FILES = ("ud_ewt.dev.conllu", "ud_gum_news.dev.conllu")
CLASSES = ("NOUN", "VERB", "ADJ", "ADV", "AUX")


class UDToken(NamedTuple):
    """A token of a treebank, in small letters."""

    form: str
    lemma: str
    word_class: str


def read_tokens(folder: Path) -> list[UDToken]:
    """Return the tokens of `CLASSES` that are letters alone."""
    tokens: list[UDToken] = []
    for name in FILES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit() and cells[3] in CLASSES:
                form, lemma = cells[1].lower(), cells[2].lower()
                if form.isalpha() and lemma:
                    tokens.append(UDToken(form, lemma, cells[3]))
    return tokens


def accuracy(tokens: Sequence[UDToken]) -> dict[str, float]:
    """Return the share of tokens with the treebank's lemma, in all and by word class."""
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for token in tokens:
        found = words.lemma(token.form) == token.lemma
        right["all"].append(found)
        right[token.word_class].append(found)
    return {name: sum(found) / len(found) for name, found in right.items()}


def families_of(tokens: Sequence[UDToken]) -> list[list[str]]:
    """Return the treebank's lemmas that share a family, two or more each."""
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for lemma in sorted({t.lemma for t in tokens}):
        if lemma.isalpha():
            shared[words.family(lemma)].append(lemma)
    return sorted(lemmas for lemmas in shared.values() if len(lemmas) > 1)


def main(folder: str) -> None:
    """Print the figures, and the families to be read."""
    tokens = read_tokens(Path(folder))
    for name, share in accuracy(tokens).items():
        print(f"lemma as in the treebank, {name}: {share:.3f}")
    shared = families_of(tokens)
    count = len({t.lemma for t in tokens if t.lemma.isalpha()})
    print(f"{sum(map(len, shared))} of {count} lemmas share a family with another:")
    print("; ".join(" ".join(lemmas) for lemmas in shared))


if __name__ == "__main__":
    main(sys.argv[1])
