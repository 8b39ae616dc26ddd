"""Which words are common in news? Counts the aligner's background document frequencies.

    python -m benchmarks.background DATA

reads every file in the folder that holds pairs of whole documents (columns ``a_sentences`` and
``b_sentences``; ECB+, Cybulska and Vossen 2014, CC BY 3.0), counts in how many documents each
lemma occurs, keeps lemmas of two topics or more, and writes ``bias/words/background.npz``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from zlib import crc32

import numpy as np

from bias.article import tokenize
from bias.words import lemma

TARGET = Path(__file__).resolve().parent.parent / "bias" / "words" / "background.npz"


def read_documents(folder: Path) -> dict[str, list[str]]:
    """Return the sentences of every document named in `folder`'s pair files, by document."""
    documents: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if "a_sentences" not in row or "pair" not in row:
                    break
                for name, side in zip(row["pair"].split("|"), "ab", strict=True):
                    sentences = row[f"{side}_sentences"]
                    documents[name] = [s["text"] for s in sentences if not s["is_url"]]
    return documents


def count(documents: dict[str, list[str]]) -> dict[int, int]:
    """Count documents by the CRC-32 of each lemma; lemmas of a single topic are left out."""
    frequencies: Counter[str] = Counter()
    topics: defaultdict[str, set[str]] = defaultdict(set)
    for name, sentences in documents.items():
        topic = name.partition("_")[0]
        for form in {lemma(word) for text in sentences for word in tokenize(text).words}:
            frequencies[form] += 1
            topics[form].add(topic)
    return {crc32(form.encode()): n for form, n in frequencies.items() if len(topics[form]) > 1}


def main(folder: str) -> None:
    """Count and write; say how much there is."""
    documents = read_documents(Path(folder))
    frequencies = count(documents)
    keys = sorted(frequencies)
    np.savez_compressed(
        TARGET,
        documents=np.array(len(documents), dtype=np.uint32),
        keys=np.array(keys, dtype=np.uint32),
        counts=np.array([frequencies[key] for key in keys], dtype=np.uint16),
    )
    print(f"{len(documents)} documents, {len(keys)} lemmas, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
