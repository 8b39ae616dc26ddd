"""How right is the kind of a speaker?  python -m benchmarks.speaker_kinds DATA

On attributions of real articles, drawn by lot from those that the program finds (one or two a
text), each labelled by two hands, a language model each, blind to each other and to the program:
named person, unnamed person, institution, vague, nobody, or "none" where nobody is made to answer
for anything (bias/training/labels/README.md). DATA holds the sets whose articles the labels name by
hash (`bias.training.whole_pairs`). Prints how well the hands agree, and what share has the kind on
which both agree, with the kinds that were taken for others.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from nltk.metrics.agreement import AnnotationTask

from bias.article import Article
from bias.attribution import attributions
from bias.training import whole_pairs

LABELS = Path(whole_pairs.LABELS).parent
NONE = "none"
#: Pair, text, sentence by hash, and where in it the cue starts, or the words if there is none.
Place = tuple[str, str, str, int]


def labels(hand: int) -> dict[Place, str]:
    """The kinds that a hand gave."""
    with (LABELS / f"speakers{hand}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {(r["pair"], r["side"], r["sha"], int(r["at"])): r["kind"] for r in rows}


def found(article: Article) -> dict[tuple[str, int], str]:
    """The kind of speaker of each attribution of an article, by its sentence and place."""
    kinds = {}
    for one in attributions(article):
        start = (one.cue or one.content).start
        sentence = article.sentence_at(start)
        if sentence is not None:
            sha = whole_pairs.hashed(article.slice(sentence))
            kinds[sha, start - sentence.start] = one.speaker.kind
    return kinds


def main() -> None:
    """Print agreement and accuracy."""
    if len(sys.argv) != 2:
        sys.exit((__doc__ or "").splitlines()[0])
    one, other = labels(1), labels(2)
    triples = [
        (hand, place, kinds[place]) for hand, kinds in enumerate((one, other)) for place in one
    ]
    same = {place: kind for place, kind in one.items() if other[place] == kind}
    print(
        f"{len(one)} labelled twice, {len(same)} alike; alpha {AnnotationTask(triples).alpha():.3f}"
    )
    names = dict.fromkeys(place[0] for place in one)
    articles = whole_pairs.named(Path(sys.argv[1]), list(names))
    told = {name: [found(article) for article in both] for name, both in articles.items()}
    judged = {place: kind for place, kind in same.items() if kind != NONE}
    kinds = {place: told[place[0]][place[1] == "b"].get(place[2:], "not found") for place in judged}
    right = sum(kinds[place] == kind for place, kind in judged.items())
    print(f"{right} of {len(judged)} have the kind on which both agree: {right / len(judged):.3f}")
    wrong = Counter((kind, kinds[place]) for place, kind in judged.items() if kinds[place] != kind)
    for (kind, taken), n in wrong.most_common():
        print(f"  {kind}, taken for {taken}: {n}")
    print(f"{sum(kind == NONE for kind in same.values())} are no attribution to both")


if __name__ == "__main__":
    main()
