"""What must always hold, tried on many pairs.  python -m benchmarks.properties [DATA]

Prints, per property, the pairs tried and the violations: on generated articles, and with a folder
of development data on real ones. The checks return what is wrong, so that tests can show it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import generate
from bias import pipeline, reader
from bias.article import Article
from bias.faces.told import mirror, without_prose

LOADED = (
    "“Savage murderers slaughtered innocent children, a disgraceful massacre by vile terrorists.”"
)


def check_mirror(a: Article, b: Article) -> list[str]:
    """compare(b, a) is compare(a, b) with sides exchanged and differences negated."""
    there = without_prose(mirror(pipeline.compare(a, b).to_dict()))
    back = without_prose(pipeline.compare(b, a).to_dict())
    return _different(there, back)


def check_same(a: Article) -> list[str]:
    """compare(a, a) finds no difference; every body sentence meets itself or a twin."""
    report = pipeline.compare(a, a).to_dict()
    wrong = []
    for section in report["sections"]:
        for m in section["measures"]:
            scores = [[m[f"score_{end}_{side}"] for end in ("low", "high")] for side in "ab"]
            told_apart = m["verdict"] in {"clear", "suggestive"} or scores[0] != scores[1]
            if m["difference"] not in (None, 0) or told_apart:
                wrong.append(f"{section['name']}: {m['name']} differs")
        for row in section["rows"]:
            if row.get("only") in {"a", "b"}:
                wrong.append(f"{section['name']}: only in {row['only']}: {row['a']} {row['b']}")
            if row.get("relation") == "conflict":
                wrong.append(f"{section['name']}: {row}")
            if section["name"] == "aligned" and row["differences"]:
                wrong.append(f"aligned: {row['differences']}")
    wrong += [f"glance: {g['text']}" for g in report["short"] if g["bin"] != "both"]
    met = {
        (int(x[1:]), int(y[1:]))
        for s in report["sections"]
        if s["name"] == "aligned"
        for row in s["rows"]
        for x in row["a"]
        for y in row["b"]
    }
    text = {s.number: a.slice(s) for s in a.sentences}
    for s in a.body:
        if not any(x == s.number and text[y] == text[x] for x, y in met):
            wrong.append(f"aligned: sentence {s.number} has not met itself: {text[s.number]!r}")
    return wrong


def check_spans(a: Article, b: Article) -> list[str]:
    """Every quoted fragment is the article's text at its offsets."""
    report = pipeline.compare(a, b).to_dict()
    sides = {"A": a.text, "B": b.text}
    ids = {f"A{s.number}" for s in a.sentences} | {f"B{s.number}" for s in b.sentences}
    wrong = []
    for path, value in _walk(report):
        if isinstance(value, dict) and value.keys() >= {"id", "start", "end", "text"}:
            text = sides[value["id"][0]][value["start"] : value["end"]]
            if value["id"] not in ids or text != value["text"]:
                wrong.append(f"{path}: {value}")
    for line in report["short"]:
        wrong += [f"glance names {i}" for i in line["a"] + line["b"] if i not in ids]
    return wrong


def check_voices(a: Article, b: Article) -> list[str]:
    """Adding a loaded quotation moves no count or rate of narration or headline."""
    more = reader.read_text(f"{a.text}\n{LOADED}")

    def told(report: Any) -> dict[tuple[str, str, str], tuple[object, ...]]:
        return {
            (s["name"], m["name"], m["voice"]): (m["count_a"], m["words_a"], m["a"])
            for s in report["sections"]
            for m in s["measures"]
            if m["voice"] in {"narration", "headline"}
        }

    only = ("framing", "wording")
    before = told(pipeline.compare(a, b, only=only).to_dict())
    after = told(pipeline.compare(more, b, only=only).to_dict())
    return [
        f"{k}: {before.get(k)} became {after.get(k)}"
        for k in before.keys() | after.keys()
        if before.get(k) != after.get(k)
    ]


def check_names(a: str, b: str, one: str, other: str) -> list[str]:
    """Exchanging two placeholder names exchanges only the names in the report."""
    plain = pipeline.compare(reader.read_text(a), reader.read_text(b)).to_json()
    swapped = pipeline.compare(
        reader.read_text(generate.exchange(a, one, other)),
        reader.read_text(generate.exchange(b, one, other)),
    ).to_json()
    left, right = json.loads(generate.exchange(plain, one, other)), json.loads(swapped)
    for report in (left, right):
        report.pop("signature")
        for article in report["articles"].values():
            article.pop("sha256")
    return _different(left, right)


def _walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _walk(inner, f"{path}[{i}]")


def _different(left: Any, right: Any, path: str = "") -> list[str]:
    if type(left) is not type(right):
        return [f"{path}: {left!r} against {right!r}"]
    if isinstance(left, dict):
        keys = left.keys() | right.keys()
        return [
            x for k in sorted(keys) for x in _different(left.get(k), right.get(k), f"{path}.{k}")
        ]
    if isinstance(left, list):
        if len(left) != len(right):
            return [f"{path}: {len(left)} items against {len(right)}"]
        pairs = zip(left, right, strict=True)
        return [x for i, (p, q) in enumerate(pairs) for x in _different(p, q, f"{path}[{i}]")]
    return [] if left == right else [f"{path}: {left!r} against {right!r}"]


def generated(count: int) -> Iterator[tuple[str, str]]:
    """Pairs of invented articles of uneven lengths."""
    for seed in range(count):
        yield (
            generate.article(2 * seed, 4 + seed % 37),
            generate.article(2 * seed + 1, 3 + seed % 29),
        )


def real(data: Path, count: int) -> Iterator[tuple[str, str]]:
    """Pairs of development texts on one story: half of them whole articles, half openings of
    about a hundred words that break off."""
    whole = (data / "basil_triples.dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in whole[: count // 2]:
        first, *_, last = json.loads(line)["articles"]
        yield (
            _text(first["title"], first["sentences"][1:]),
            _text(last["title"], last["sentences"][1:]),
        )
    openings = (data / "allsides_triples.dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in openings[: count - count // 2]:
        sides = json.loads(line)["articles"]
        left, right = (_text(sides[k]["title"], sides[k]["paragraphs"]) for k in ("left", "right"))
        yield left, right


def _text(title: str, lines: list[str]) -> str:
    return "\n\n".join([title, *lines])


def main() -> None:
    """Print pairs tried and violations."""
    sources = [("generated", list(generated(1000)))]
    if len(sys.argv) > 1:
        sources.append(("development", list(real(Path(sys.argv[1]), 140))))
    failed = False
    for source, pairs in sources:
        wrong: dict[str, list[str]] = {
            k: [] for k in ("mirror", "same", "spans", "voices", "names")
        }
        for x, y in pairs:
            a, b = reader.read_text(x), reader.read_text(y)
            wrong["mirror"] += check_mirror(a, b)[:1]
            wrong["same"] += check_same(a)[:1]
            wrong["spans"] += check_spans(a, b)[:1]
            wrong["voices"] += check_voices(a, b)[:1]
            if source == "generated":
                wrong["names"] += check_names(x, y, "Varn", "Tolk")[:1]
        for name, found in wrong.items():
            if name == "names" and source != "generated":
                continue
            print(f"{source:12} {name:7} {len(pairs)} pairs, {len(found)} violations", *found[:3])
            failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
