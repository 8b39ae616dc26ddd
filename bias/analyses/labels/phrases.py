"""How often does a text call something so? A phrase is sought as a reader would search for it: all
its words in one piece, singular or plural, whatever they are said of."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import pairwise

from bias.analyses.labels.callings import Calling, Page
from bias.article import HEADLINE
from bias.words import lemma


def everywhere(page: Page, these: Iterable[Calling]) -> list[Calling]:
    """Every place where a phrase of labels stands; a headline printed twice counts once."""
    used = {x.token: x for x in these}
    phrases = {_folded(page, x.tokens): x for x in (_phrase(page, x) for x in used.values())}
    once = _printed_once(page)
    found = []
    for key, one in phrases.items():
        for i in range(len(key) - 1, len(page.head)):
            tokens = tuple(range(i - len(key) + 1, i + 1))
            if i in once and _folded(page, tokens) == key and _is_joined(page, tokens):
                given = i in used and used[i].given
                found.append(one._replace(token=i, tokens=tokens, key=key, given=given))
    return sorted(found)


def holds(page: Page, words: tuple[str, ...], sentences: Container[int] | None) -> bool:
    """Whether words stand in a text, or in some of its sentences; by their dictionary forms."""
    return any(
        page.bases[i : i + len(words)] == words
        and (sentences is None or int(page.known.sentence[i]) in sentences)
        for i in range(len(page.bases) - len(words) + 1)
    )


def _phrase(page: Page, label: Calling) -> Calling:
    """A label without plain adjectives, as far as it stands in one piece."""
    kept = [label.token]
    for k in reversed(label.tokens[:-1]):
        if not _is_joined(page, (k, kept[0])):
            break
        kept.insert(0, k)
    size = len(label.word.split()) or 1
    while len(kept) > size and page.known.relation[kept[0]] == "amod":
        if page.bases[kept[0]] == label.mark:
            break
        del kept[0]
    return label._replace(tokens=tuple(kept))


def _is_joined(page: Page, tokens: tuple[int, ...]) -> bool:
    starts, ends, _ = page.known.tokens
    text = page.known.article.text
    return all(text[ends[j] : starts[k]] in (" ", "-", "\n") for j, k in pairwise(tokens))


def _folded(page: Page, tokens: tuple[int, ...]) -> tuple[str, ...]:
    *before, last = (page.known.tokens.words[k].lower().removesuffix("'s") for k in tokens)
    return (*before, lemma(last) if last.endswith(("s", "men")) else last)


def _printed_once(page: Page) -> set[int]:
    """The tokens of sentences, without headlines that repeat what stood before."""
    known, seen, found = page.known, set[str](), set[int]()
    for n, sentence in enumerate(known.article.sentences):
        text = " ".join(known.article.slice(sentence).split()).casefold()
        if text not in seen or sentence.kind not in HEADLINE:
            found.update(range(*known.bounds[n]))
        seen.add(text)
    return found
