"""What is known of a text once it was read? Facts with their places; nobody reads twice.

A `Reading` holds, for every token of an article, columns of equal length (n tokens), and what
stands over several tokens: names, figures, attributions, events. Two engines fill the same class:
``parse`` (a dependency parse) and ``shallow`` (word order and lists). Columns that an engine
cannot fill hold their neutral value: `head` -1, `relation` "", `word_class` "open".
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Article, Sentence, Span, Tokens, Voice
from bias.errors import ReadError
from bias.findings import Form
from bias.names import Entity, Mention, Names
from bias.quantities import Quantity, of_one_text
from bias.words import TENSES, WORD_CLASSES, Tense

Engine = Literal["parse", "shallow"]

#: Verbs of which "whether" tells the words; of any other it is still to be told.
ASKING = frozenset(("ask", "question", "wonder", "inquire", "doubt", "debate"))

#: What a text says of the thing that a word names (after FactBank, Saurí & Pustejovsky 2009).
Status = Literal["fact", "negated", "averted", "feared", "demanded", "hypothetical"]
STATUSES: tuple[Status, ...] = (
    "fact", "negated", "averted", "feared", "demanded", "hypothetical",
)  # fmt: skip

WordClass = str  # one of WORD_CLASSES
OPEN = frozenset(WORD_CLASSES.index(x) for x in ("open", "noun", "verb", "adjective", "adverb"))

Saying = Literal["direct", "indirect", "mixed"]

VERSION = 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that somebody is made to answer for (PolNeAR's scheme: source, cue, content).

    Attributes:
        content: what is said; it may run over sentences.
        source, cue: who says it and the words that bring it in, or None.
        kind: "direct" (in quotation marks), "indirect", or "mixed".
        stance: what the cue does with it: "neutral", "endorse", "doubt", "contest" or "deny".
    """

    content: Span
    source: Span | None
    cue: Span | None
    kind: Saying
    stance: str = "neutral"


@dataclass(frozen=True, slots=True)
class ParsedEvent:
    """Something done, as its sentence tells it.

    Attributes:
        token: of its word.
        form: how it is told.
        agent, patient: who does it and to whom, where the clause says so.
    """

    token: int
    form: Form
    agent: Span | None
    patient: Span | None


class Columns(NamedTuple):
    """One value a token; n tokens. Small integers index the tuples above."""

    word_class: NDArray[np.uint8]
    status: NDArray[np.uint8]
    tense: NDArray[np.uint8]
    passive: NDArray[np.bool_]
    clause: NDArray[np.int32]  # counted through the text, in order
    said: NDArray[np.int32]  # index of the attribution whose content holds the token, or -1
    head: NDArray[np.int32]  # token that governs this one; itself at a root; -1 without a parse


class PieceVectors(NamedTuple):
    """Pieces of words (m) as an encoder sees them in their sentence.

    `ids` (m); `vectors` (m, 384) of length 1; those of sentence k are `starts[k]` to
    `starts[k + 1]`.
    """

    ids: NDArray[np.int32]
    vectors: NDArray[np.float16]
    starts: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Reading:
    """Everything that was found in one article, each fact once.

    Attributes:
        article: the text; offsets everywhere are into it.
        engine: who filled this.
        columns: arrays, one value a token.
        lemma: the dictionary form of each token, in small letters.
        relation: what each token is to its head (labels of the parse), "" without a parse.
        names, figures, attributions, events: in order of the text; no events without a parse.
        vectors: one vector of length 1 a sentence of the article, (sentences, 384), or None where
            no encoder was asked.
        pieces: what the encoder saw in the pieces of each sentence, or None.
        told, told_pieces: both as its layers see them that bring sentences near which tell the same
            thing, or None.
    """

    article: Article
    engine: Engine
    columns: Columns
    lemma: tuple[str, ...]
    relation: tuple[str, ...]
    names: Names
    figures: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[ParsedEvent, ...] = ()
    vectors: NDArray[np.float32] | None = None
    pieces: PieceVectors | None = None
    told: NDArray[np.float32] | None = None
    told_pieces: PieceVectors | None = None

    # -- tokens -----------------------------------------------------------------------------------

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens of the article."""
        return self.article.tokens

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """For each sentence of the article its first token and the one past its last."""
        return sentence_bounds(self.article)

    @cached_property
    def sentence(self) -> NDArray[np.int32]:
        """For each token the index of its sentence, -1 between sentences."""
        out = np.full(len(self.tokens.starts), -1, dtype=np.int32)
        for n, (low, high) in enumerate(self.bounds):
            out[low:high] = n
        return out

    @cached_property
    def cuts(self) -> list[int]:
        """The tokens at which a clause begins, in order."""
        clause = self.columns.clause
        return [0, *(np.flatnonzero(np.diff(clause)) + 1).tolist()] if len(clause) else []

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after `offset`."""
        return bisect_left(self.tokens.starts, offset)

    def tokens_in(self, span: Span) -> range:
        """The tokens that begin inside `span`."""
        starts = self.tokens.starts
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))

    def tokens_of(self, sentence: Sentence) -> range:
        """The tokens of a sentence of the article."""
        return range(*self.bounds[sentence.number - 1])

    def clause_of(self, token: int) -> range:
        """The tokens of the clause that holds `token`."""
        i = bisect_right(self.cuts, token)
        end = self.cuts[i] if i < len(self.cuts) else len(self.lemma)
        return range(self.cuts[i - 1], end)

    @cached_property
    def kids(self) -> dict[int, list[int]]:
        """What hangs on each token, in order; nothing without a parse."""
        found: dict[int, list[int]] = {}
        for i, head in enumerate(self.columns.head.tolist()):
            if head >= 0 and head != i:
                found.setdefault(head, []).append(i)
        return found

    def those(self, token: int, *relations: str) -> list[int]:
        """What hangs on a token by one of these relations, in order."""
        return [k for k in self.kids.get(token, ()) if self.relation[k] in relations]

    def above(self, token: int, steps: int) -> Iterator[int]:
        """A token and what it hangs on, so many steps up; itself alone without a parse."""
        for _ in range(steps + 1):
            yield token
            head = int(self.columns.head[token])
            if head in (-1, token):
                return
            token = head

    def span(self, first: int, end: int) -> Span:
        """The characters from token `first` up to the end of token ``end - 1``."""
        return Span(self.tokens.starts[first], self.tokens.ends[end - 1])

    @cached_property
    def pieces_by_voice(self) -> dict[Sentence, list[tuple[Voice, Span]]]:
        """What `bias.reading.pieces` has cut so far."""
        return {}

    # -- facts about a token ----------------------------------------------------------------------

    def status_at(self, token: int) -> Status:
        """What is said of the thing that a token names."""
        return STATUSES[int(self.columns.status[token])]

    def tense_at(self, token: int) -> Tense:
        """The tense of a verb, "" where it shows none."""
        return TENSES[int(self.columns.tense[token])]

    @cached_property
    def _classes(self) -> list[WordClass]:
        return [WORD_CLASSES[n] for n in self.columns.word_class.tolist()]

    def class_at(self, token: int) -> WordClass:
        """The word class of a token."""
        return self._classes[token]

    def is_open(self, token: int) -> bool:
        """Whether a token is a noun, a verb, an adjective or an adverb."""
        return int(self.columns.word_class[token]) in OPEN

    def attribution_at(self, token: int) -> Attribution | None:
        """The attribution whose content holds a token."""
        n = int(self.columns.said[token])
        return self.attributions[n] if n >= 0 else None

    # -- facts of a stretch -----------------------------------------------------------------------

    def named_in(self, sentence: Sentence) -> list[tuple[Mention, Entity]]:
        """The names of a sentence, in order."""
        return self.names.within(sentence.start, sentence.end)

    def person_joined(self, token: int) -> Span | None:
        """The person whom "and" joins to what begins at a token: "Ann Lee and three others"."""
        if token < 2 or self.lemma[token - 1] != "and":
            return None
        starts, ends, _ = self.tokens
        named = self.names.at(starts[token - 2])
        marked = "," in self.article.unwrapped[ends[token - 2] : starts[token]]
        if named is None or named.kind != "person" or marked:
            return None
        first = next(x.start for x in named.mentions if x.end > starts[token - 2])
        k = self.token_at(first)
        while k and self.class_at(k - 1) == "name" and ends[k - 1] + 1 == starts[k]:
            k -= 1  # "Ambassador"
        return Span(starts[k], ends[token - 2])

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [q.span.start for q in self.figures]

    def figures_in(self, sentence: Sentence | Span) -> tuple[Quantity, ...]:
        """The figures of a sentence or a span, in order."""
        low = bisect_left(self._figure_starts, sentence.start)
        return self.figures[low : bisect_left(self._figure_starts, sentence.end)]

    # -- keeping ----------------------------------------------------------------------------------

    def to_bytes(self) -> bytes:
        """Return the reading, without its article, as bytes (numpy arrays and JSON; no pickle)."""
        plain = {
            "version": VERSION,
            "sha256": self.article.sha256,
            "engine": self.engine,
            "lemma": self.lemma,
            "relation": self.relation,
            "entities": [asdict(e) for e in self.names.entities],
            "figures": _figures_out(self.figures),
            "attributions": [asdict(x) for x in self.attributions],
            "events": [asdict(x) for x in self.events],
        }
        text = json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        out = BytesIO()
        arrays = self.columns._asdict()
        for name in ("vectors", "told"):
            if (vectors := getattr(self, name)) is not None:
                arrays[name] = vectors
        for name in ("pieces", "told_pieces"):
            if (pieces := getattr(self, name)) is not None:
                arrays |= {f"{name}_{part}": x for part, x in pieces._asdict().items()}
        np.savez_compressed(out, facts=np.frombuffer(text, dtype=np.uint8), **arrays)
        return out.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes, article: Article) -> Reading:
        """Return the reading of `article` that `to_bytes` gave.

        Raises:
            ReadError: the bytes are damaged, of another version, or of another text.
        """
        try:
            with np.load(BytesIO(data), allow_pickle=False) as arrays:
                plain: dict[str, Any] = json.loads(arrays["facts"].tobytes())
                columns = Columns(*(arrays[name] for name in Columns._fields))
                vectors, told = arrays.get("vectors"), arrays.get("told")
                pieces, told_pieces = (
                    PieceVectors(*(arrays[f"{name}_{part}"] for part in PieceVectors._fields))
                    if f"{name}_ids" in arrays
                    else None
                    for name in ("pieces", "told_pieces")
                )
        except (ValueError, KeyError, OSError, EOFError, UnicodeDecodeError) as error:
            raise ReadError("a saved reading is damaged. Read the text again.") from error
        if plain.get("version") != VERSION or plain.get("sha256") != article.sha256:
            raise ReadError("a saved reading is of another text or version. Read the text again.")
        return cls(
            article,
            plain["engine"],
            columns,
            tuple(plain["lemma"]),
            tuple(plain["relation"]),
            Names(tuple(_entity_in(e) for e in plain["entities"])),
            _figures_in(plain["figures"]),
            tuple(
                Attribution(
                    Span(*x["content"]), _span_in(x["source"]), _span_in(x["cue"]), x["kind"],
                    x["stance"],
                )
                for x in plain["attributions"]
            ),
            tuple(
                ParsedEvent(x["token"], x["form"], _span_in(x["agent"]), _span_in(x["patient"]))
                for x in plain["events"]
            ),
            vectors,
            pieces,
            told,
            told_pieces,
        )  # fmt: skip


def sentence_bounds(article: Article) -> list[tuple[int, int]]:
    """For each sentence of an article its first token and the one past its last."""
    starts = article.tokens.starts
    out: list[tuple[int, int]] = []
    low = 0
    for sentence in article.sentences:
        low = bisect_left(starts, sentence.start, low)
        # Between two tokens stands one sign at least: no more of them than half the characters.
        most = min(len(starts), low + (sentence.end - sentence.start) // 2 + 1)
        high = bisect_left(starts, sentence.end, low, most)
        out.append((low, high))
        low = high
    return out


def _span_in(value: list[int] | None) -> Span | None:
    return None if value is None else Span(*value)


def _entity_in(plain: dict[str, Any]) -> Entity:
    mentions = tuple(Mention(*m) for m in plain["mentions"])
    return Entity(plain["key"], plain["kind"], mentions, tuple(plain["aliases"]), plain["match"])


def _figures_out(figures: Iterable[Quantity]) -> list[dict[str, Any]]:
    """Figures as plain data; a whole is named by its place in the list, or stands inline."""
    kept = list(figures)
    place = {id(q): n for n, q in enumerate(kept)}
    out = []
    for q in kept:
        plain = {k: v for k, v in asdict(q).items() if k != "whole"}
        if q.whole is not None:
            known = place.get(id(q.whole))
            if known is None:
                known = next((n for n, w in enumerate(kept) if w.span == q.whole.span), None)
            plain["whole"] = known
        out.append(plain)
    return out


def _figures_in(plain: list[dict[str, Any]]) -> tuple[Quantity, ...]:
    made: dict[int, Quantity] = {}

    def make(n: int) -> Quantity:
        if n not in made:
            row = dict(plain[n])
            whole = row.pop("whole", None)
            row["span"], row["noun"] = Span(*row["span"]), _span_in(row["noun"])
            row["parts"] = tuple(row["parts"])
            made[n] = Quantity(**row, whole=None if whole is None else make(whole))
        return made[n]

    return of_one_text(make(n) for n in range(len(plain)))
