"""Faults that readers reported of other tools, in 160 invented texts by another hand.

Written without a look at this program or a run of it (a language model, from public reports and
its knowledge of such reports): 155 were right at the first run. What is not is a strict xfail.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bias import lexicon, names, quantities, read, read_text, segmenter
from bias.article import Article

CASES = json.loads(
    (Path(__file__).parent / "cases" / "faults_again.json").read_text(encoding="utf-8")
)


@cache
def lists() -> list[lexicon.Lexicon]:
    return [x for family in ("frame", "wording") for x in lexicon.load_all(family=family)]


def figures(text: str) -> list[dict[str, Any]]:
    keys = ("value", "low", "high", "unit", "category", "hedge")
    return [
        {"text": text[q.span.start : q.span.end]} | {k: getattr(q, k) for k in keys}
        for q in quantities.find(text)
    ]


def hits(text: str) -> list[dict[str, Any]]:
    article = read_text(text)
    named = names.find(article)
    return [
        {"words": article.text[h.start : h.end]}
        | {k: getattr(h, k) for k in ("lexicon", "term", "voice", "status")}
        for h in lexicon.hits(article, lists())
        if named.at(h.start, h.end) is None
    ]


def holds(wanted: dict[str, Any], had: dict[str, Any]) -> bool:
    return all(had.get(k) == v for k, v in wanted.items())


def all_listed(wanted: Any, had: list[dict[str, Any]]) -> bool:
    if isinstance(wanted, list):
        return len(wanted) == len(had) and all(map(holds, wanted, had))
    has = all(any(holds(w, x) for x in had) for w in wanted.get("has", ()))
    return has and not any(holds(w, x) for w in wanted.get("has_not", ()) for x in had)


def all_named(wanted: dict[str, Any], text: str) -> bool:
    found = names.find(read_text(text)).entities
    forms = [{m.surface for m in e.mentions} | {e.key} for e in found]

    def has(form: str) -> bool:
        return any(form in f for f in forms)

    def one(left: str, right: str) -> bool:
        return any(left in f and right in f for f in forms)

    kinds = {form: e.kind for e, f in zip(found, forms, strict=True) for form in f}
    return (
        all(one(x, y) for x, y in wanted.get("same", ()))
        and all(not one(x, y) and has(x) and has(y) for x, y in wanted.get("apart", ()))
        and all(map(has, wanted.get("has", ())))
        and not any(map(has, wanted.get("not", ())))
        and all(kinds.get(x) == kind for x, kind in wanted.get("kind", {}).items())
    )


def related(texts: list[str], which: list[int]) -> str:
    first, second = (quantities.find(t)[n] for t, n in zip(texts, which, strict=True))
    return quantities.compare(first, second, *texts)


def read_as(article: Article) -> dict[str, Any]:
    keys = ("title", "outlet", "date", "language", "source_line", "words", "body_words", "text")
    return {k: getattr(article, k) for k in keys} | {"warnings": list(article.warnings)}


def right(case: dict[str, Any], folder: Path) -> bool:
    call, wanted, text = case["call"], case["expect"], case.get("text", "")
    if call in ("sentences", "quotations"):
        return [text[s.start : s.end] for s in getattr(segmenter, call)(text)] == wanted
    if call == "blocks":
        return [[b.kind, text[b.start : b.end]] for b in segmenter.segment(text).blocks] == wanted
    if call in ("figures", "hits"):
        return all_listed(wanted, figures(text) if call == "figures" else hits(text))
    if call == "relation":
        return related(case["texts"], case["which"]) == wanted
    if call == "names":
        return all_named(wanted, text)
    if call == "voice":
        article = read_text(text)
        return {w: article.voice_at(article.text.index(w)) for w in case["words"]} == wanted
    if call == "read":
        return holds(wanted, read_as(read_text(text)))
    file = folder / "a.txt"
    file.write_bytes(bytes.fromhex(case["hex"]))
    return holds(wanted, read_as(read(file)))


def listed() -> list[Any]:
    """The cases; what is not mended is expected to fail."""
    left = [
        [pytest.mark.xfail(strict=True, reason=c["left"])] if "left" in c else [] for c in CASES
    ]
    return [pytest.param(c, marks=m, id=c["id"]) for c, m in zip(CASES, left, strict=True)]


@pytest.mark.parametrize("case", listed())
def test_a_fault_of_others(case: dict[str, Any], tmp_path: Path) -> None:
    assert right(case, tmp_path)
