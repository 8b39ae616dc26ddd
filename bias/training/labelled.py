"""What does a file of labelled sentences hold? It is told by its columns, never by its name.

Known: a table of ``text,label`` (with ``outlet``, ``biased_words``, ``sg1_label`` if there are any;
BABE, CheckThat); sentences with ``lexical`` and ``spans`` (BASIL); articles with ``sentences`` and
their ``techniques`` (PTC); posts with votes, ``text_en`` and ``bias_majority`` (FIGNEWS); our own
cases, a list of ``text`` and ``loaded``. Nothing here is learned from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bias.article import count_words
from bias.errors import OptionError
from bias.training import tables
from bias.training.examples import LABELS

KNOWN = (
    "a CSV of text,label; JSON lines of text,lexical (BASIL), of sentences with techniques (PTC) "
    "or of text_en,bias_majority (FIGNEWS); a JSON list of text,loaded"
)
TECHNIQUE = "Loaded_Language"
DROPPED = frozenset({"unclear", "not_applicable"})


@dataclass
class Labelled:
    """Sentences with labels.

    Attributes:
        labels: 1 loaded, 0 not.
        outlets: one a sentence, or none at all.
        words: the words that annotators marked in each sentence, folded; or none at all.
        second: pairs (label by a second annotator or panel, label): what people reach.
    """

    name: str
    texts: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)
    second: list[tuple[int, int]] = field(default_factory=list)


def read(path: Path) -> Labelled:
    """Read a file.

    Raises:
        OptionError: its columns are none that we know, or it holds one class only.
    """
    found = Labelled(path.name)
    for _, row in tables.read(path):
        _row(found, row)
    if len(set(found.labels)) < 2:
        raise OptionError(f"{path.name}: no two kinds of label were found. Known formats: {KNOWN}.")
    return found


def _add(found: Labelled, text: str, label: int) -> None:
    found.texts.append(text)
    found.labels.append(label)


def _labelled(found: Labelled, row: dict[str, Any]) -> None:
    """Add a sentence with its label; one without a decision is left out."""
    label = LABELS.get(str(row["label"]).strip().lower())
    if label is None:
        return
    _add(found, str(row["text"]), int(label))
    if "outlet" in row:
        found.outlets.append(row["outlet"])
    if "biased_words" in row:
        listed = " ".join(row["biased_words"].split("|"))
        found.words.append(frozenset(listed.lower().split()))
    if row.get("sg1_label") in {"0", "1"}:
        found.second.append((int(row["sg1_label"]), int(label)))


def _row(found: Labelled, row: dict[str, Any]) -> None:
    if "lexical" in row:
        if row.get("idx", 0) >= 0 and row["text"]:
            _add(found, row["text"], int(row["lexical"]))
            found.outlets.append(str(row.get("outlet", "")))
    elif "sentences" in row and "spans" in row:
        for sentence in row["sentences"]:
            if count_words(sentence["text"]) >= 4:
                _add(found, sentence["text"], int(TECHNIQUE in sentence["techniques"]))
    elif "bias_majority" in row:
        majority = row["bias_majority"]
        if majority and majority not in DROPPED:
            label = int(majority != "unbiased")
            _add(found, row["text_en"], label)
            for vote, count in row.get("bias_votes", {}).items():
                if vote not in DROPPED:
                    found.second += [(int(vote != "unbiased"), label)] * count
    elif "text" in row and "label" in row:
        _labelled(found, row)
    elif "text" in row and "loaded" in row:
        _add(found, row["text"], int(row["loaded"]))
    else:
        raise OptionError(
            f"{found.name}: the columns {', '.join(sorted(row))} are none that we know. "
            f"Known: {KNOWN}."
        )
