"""How loaded is the wording of a sentence, and which words make it so?

>>> model = load()
>>> plain, loaded = model.probability(
...     ["The council raised the fee.", "The greedy council brazenly raised the fee."])
>>> bool(plain < loaded)
True

``load()`` opens the word table (numpy only). The encoder of what sees words in their context is
opened when a text is first judged. Trained on pairs: the same proposition told plainly
and told loaded; names score nothing by construction (docs/method/wording.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, overload

from bias import encoder
from bias.article import Span
from bias.classifier.contextual import (
    NO_WORD,
    TABLE_SHARE,
    VECTOR_SIZE,
    Contextual,
    Eye,
    Heads,
    Sight,
    judged_by,
    open_contextual,
    word_scores,
)
from bias.classifier.cues import sentence_cues
from bias.classifier.files import SHIPPED_MODELS, read_card, write_card, write_model
from bias.classifier.marking import MARKING, SHARES, Marker, Unjudged, evidence, open_marker
from bias.classifier.masking import Masks, mask_names
from bias.classifier.sentence_context import (
    SENTENCE_CONTEXT,
    SentenceContext,
    gauss,
    last_layer,
    layer_vectors,
    open_sentence_context,
)
from bias.classifier.sentence_words import (
    SENTENCE_WORDS,
    Scaling,
    SentenceModel,
    SentenceWords,
    list_hits,
    mask,
    open_sentence_words,
)
from bias.classifier.table import WORDING_FEATURES, Judged, Table, open_table, wording_features
from bias.classifier.words import Finder, Stretch, stretches
from bias.errors import ModelError

__all__ = [
    "MARKING", "NO_WORD", "SENTENCE_CONTEXT", "SENTENCE_TASKS", "SENTENCE_WORDS", "SHARES",
    "SHIPPED_MODELS", "TABLE_SHARE", "TIERS", "VECTOR_SIZE", "WORDING_FEATURES", "Eye", "Finder",
    "Heads", "Judged", "Marker", "Masks", "Model", "Scaling", "SentenceContext", "SentenceModel",
    "SentenceWords", "Sight", "Stretch", "Table", "Tier", "Unjudged", "card", "evidence", "gauss",
    "hide_names", "judged_by", "last_layer", "layer_vectors", "list_hits", "load", "load_marker",
    "load_sentences", "load_table", "mask", "pieces_of", "sentence_cues", "stretches",
    "word_scores", "wording_features", "write_card", "write_model",
]  # fmt: skip

#: The shipped models, by the names of their folders.
MODELS = (
    "table", "minilm", "marks", "frames_words", "frames_context", "questions_words",
    "questions_context",
)  # fmt: skip
CONTEXTUAL = "contextual model"
Tier = Literal["words", "context"]
TIERS: tuple[Tier, ...] = ("words", "context")
#: Tasks whose models judge a sentence by classes; wording has one number a sentence.
SENTENCE_TASKS = ("frames", "questions")
WORDING_TIERS = {None: "table", "words": "table", "context": "minilm"}

#: What judges how loaded a wording is: a word table, or a contextual model upon one.
Model = Table | Contextual


@overload
def load(  # type: ignore[overload-overlap]
    model: Literal["frames", "questions"], tier: Tier | None = None, folder: Path = SHIPPED_MODELS
) -> SentenceModel: ...
@overload
def load(model: str | Path = "table", tier: Tier | None = None) -> Model: ...
def load(
    model: str | Path = "table", tier: Tier | None = None, folder: Path = SHIPPED_MODELS
) -> Model | SentenceModel:
    """Load a shipped model by its task, or one of your own by its folder.

    Args:
        model: "frames", "questions" (`SentenceModel`) or "wording" (`Model`); or a folder. "table"
            and "minilm" are the two tiers of wording.
        tier: "words" or "context"; without it the best that can be opened here, and for wording
            the word table.
        folder: where both tiers of frames and questions are, ours or what bias train made.

    Raises:
        ModelError: there is none, it was changed, or its format is newer than this version.
    """
    if model in SENTENCE_TASKS:
        tier = tier or ("context" if encoder.is_there() else "words")
        return load_sentences(folder / f"{model}_{tier}")
    folder = _folder(WORDING_TIERS.get(tier, "") if model == "wording" else model)
    kind = read_card(folder).get("kind")
    if kind in (SENTENCE_WORDS, SENTENCE_CONTEXT, MARKING):
        raise ModelError(f'the model in "{folder}" judges no wording: bias evaluate frames.')
    return _load_contextual(folder) if kind == CONTEXTUAL else load_table(folder)


@lru_cache(maxsize=4)
def load_sentences(folder: Path) -> SentenceModel:
    """Load a model of frames or questions by its folder; that of a context tier lies beside the
    word tier it stands on.

    Raises:
        ModelError: as `load`.
    """
    found = read_card(folder)
    if found.get("kind") == SENTENCE_WORDS:
        return open_sentence_words(folder, load_table())
    if found.get("kind") != SENTENCE_CONTEXT:
        raise ModelError(f'the model in "{folder}" does not judge sentences by classes.')
    beside = folder.with_name(folder.name.replace("context", "words"))
    return open_sentence_context(folder, open_sentence_words(beside, load_table()))


def hide_names(parts: Sequence[Stretch]) -> list[str]:
    """Return the text of each part without its names, as the models of frames and questions see
    it, so that one run of the encoder serves them and whoever compares sentences."""
    model = load_sentences(SHIPPED_MODELS / "questions_words")
    assert isinstance(model, SentenceWords)
    return model.mask(parts)


def pieces_of(part: Stretch, places: Sequence[Span]) -> list[list[int]]:
    """Return which pieces the encoder, which sees the text of `hide_names`, cuts each place of a
    part into; its own two marks are not counted."""
    model = load_sentences(SHIPPED_MODELS / "questions_words")
    assert isinstance(model, SentenceWords)
    words = [span for span, _ in model.table.words(part)]
    masked, moved = mask_names(part, words, model.masks, places)
    pieces = encoder.cut(masked, encoder.LONGEST).spans[1:-1]
    return [[n for n, (x, y) in enumerate(pieces) if x < b and y > a] for a, b in moved]


@cache
def load_marker() -> Marker:
    """Load the shipped model of marks."""
    return open_marker(SHIPPED_MODELS / "marks")


def load_table(folder: Path = SHIPPED_MODELS / "table") -> Table:
    """Load a word table by its folder; the shipped one without."""
    return _load_table(folder)


@lru_cache(maxsize=4)  # not above: with the folder named and without it would be opened twice
def _load_table(folder: Path) -> Table:
    return open_table(folder)


@lru_cache(maxsize=2)
def _load_contextual(folder: Path) -> Model:
    return open_contextual(folder, load_table())


def card(model: str | Path = "table", tier: Tier | None = None) -> dict[str, Any]:
    """Return a model's card: what it is, how it was trained, its figures. Of "frames" and
    "questions" the context tier's, if none is named.

    Raises:
        ModelError: as `load`.
    """
    if model in SENTENCE_TASKS:
        model = f"{model}_{tier or 'context'}"
    return read_card(_folder(WORDING_TIERS[tier] if model == "wording" else model))


def _folder(model: str | Path) -> Path:
    if isinstance(model, str) and model in MODELS:
        return SHIPPED_MODELS / model
    if Path(model).is_dir():
        return Path(model)
    raise ModelError(
        f'there is no model "{model}". Shipped: {", ".join(MODELS)}; or give the folder of one.'
    )
