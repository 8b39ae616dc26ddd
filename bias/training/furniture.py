"""How is page furniture learnt? Pages are put together and a logistic regression is fitted twice.

    python -m bias.training.furniture label_pool.jsonl   # figures by fold, then the weights

An article of the pool (its sentences one to three a paragraph, `pages/pool.tsv` says which are
furniture) gets lines of one page of `pages/written.txt` above, inside and below it, lines of the
article's own that look like furniture, and headlines where a page links to others. Held out are
whole pages and whole articles. The second fit also sees what the first, fitted on other articles,
thinks of a line's neighbours.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from bias import segmenter
from bias.training.spacing import normalised

furniture = segmenter.furniture
HERE = Path(__file__).with_name("pages")
_KINDS = dict(zip("bcln", furniture.KINDS, strict=True)) | {"x": "article"}
CLASSES = ("article", *furniture.KINDS)
#: Pages and articles are parted into so many folds for the figures.
FOLDS = 4
#: Each article stands in so many pages: the fit should not hang on one draw.
DRAWS = 3
#: A word must stand in so many written lines to be learnt.
FEWEST_LINES = 2
#: Inverse strength of the penalty, of 0.1, 0.3, 1 and 3 on pages held out of the training part.
STRENGTH = 1.0
#: Features of less weight are not shipped.
LEAST_WEIGHT = 0.25
#: A line of the article counts so many times one of furniture: to lose it is worse.
DEAR = 2
# A post that might stand in an opinion piece: sentences, without addresses, tags and handles.
_POST = re.compile(
    r"(?!.*(?:http|#|@|\||subscribe|follow us|live:))[A-Z\"].{20,350}[.!?\"]", re.I | re.S
)


class Line(NamedTuple):
    """A line, what it is, and where on a page it stands: above (T), within (M), below (E)."""

    text: str
    kind: str
    place: str = "M"


class Made(NamedTuple):
    """A page as the segmenter sees it, with the kind of each line."""

    looks: list[Any]
    kinds: list[str]


def read_pages() -> tuple[list[list[Line]], list[Line]]:
    """Return the written pages, and the article's own lines that look like furniture."""
    pages: list[list[Line]] = []
    own: list[Line] = []
    for part in (HERE / "written.txt").read_text("utf-8").split("\n\n")[1:]:
        lines = [Line(x[3:], _KINDS[x[0]], x[1]) for x in part.splitlines() if x]
        own += [x for x in lines if x.kind == "article"]
        if any(x.kind != "article" for x in lines):
            pages.append([x for x in lines if x.kind != "article"])
    return pages, own


def read_pool(path: Path) -> tuple[list[list[Line]], list[str], list[Line]]:
    """Return the articles of the pool, in order of their sentences, headlines, and posts."""
    known = dict(
        x.split("\t") for x in (HERE / "pool.tsv").read_text("utf-8").splitlines() if x[0] != "#"
    )
    articles: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    headlines: list[str] = []
    posts: list[Line] = []
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        text = normalised(row["text"])
        if row["doc"].startswith("gvfc"):
            headlines.append(text)
        elif row["doc"].startswith("fig") and _POST.fullmatch(text):
            posts.append(Line(text, "article"))
        elif row["id"].startswith("ecb:"):
            at = int(row["id"].rsplit(":", 1)[1])
            articles[row["doc"]].append((at, Line(text, known.get(row["id"], "article"))))
    made = [[x for _, x in sorted(a)] for _, a in sorted(articles.items())]
    headlines += [a[0].text for a in made if a[0].kind == "article" and a[0].text[-1].isalnum()]
    return made, headlines, posts


def make_page(
    article: Sequence[Line], page: Sequence[Line], own: Sequence[list[Line]],
    headlines: Sequence[str], luck: random.Random,
) -> Made:  # fmt: skip
    """Put an article and the lines of a page together."""
    body = _paragraphs(article, luck)
    chosen = {p: [x for x in page if x.place == p and luck.random() < 0.7] for p in "TME"}
    for place in "TME":  # many texts were cleaned, above or below or altogether
        if luck.random() < 0.3:
            chosen[place] = []
    for line in [*chosen["M"], *luck.sample(own[0], 10), *luck.sample(own[1], 4)]:
        body.insert(luck.randint(1, len(body)), line)
    for _ in range(3):  # copied as one line: what holds a sentence of the article stays
        at = luck.randrange(len(body))
        beside = luck.choice([x.text for x in page if "{h}" not in x.text])
        both = (beside, body[at].text) if luck.random() < 0.7 else (body[at].text, beside)
        if body[at].kind == "article" and len(body[at].text.split()) > 5:
            body[at] = Line(" ".join(both), "article")
    for at in (-1, luck.randrange(len(body))):  # the last mark was lost
        if body[at].kind == "article" and luck.random() < 0.5:
            body[at] = body[at]._replace(text=body[at].text.rstrip(".") or "—")
    title = [] if luck.random() < 0.4 else [Line(luck.choice(headlines), "article")]
    above = chosen["T"]
    cut = luck.randint(0, len(above)) if luck.random() < 0.3 else 0
    lines = [*above[:cut], *title, *above[cut:], *body, *chosen["E"]]
    lines = [x._replace(text=x.text.replace("{h}", luck.choice(headlines))) for x in lines]
    text = ("\n" if luck.random() < 0.3 else "\n\n").join(x.text for x in lines)
    looks = furniture.looks_of(text)
    if len(looks) != len(lines):  # taken for hard-wrapped
        looks = furniture.looks_of("\n\n".join(x.text for x in lines))
    return Made(looks, [x.kind for x in lines])


def _paragraphs(article: Sequence[Line], luck: random.Random) -> list[Line]:
    body: list[Line] = []
    room = 0
    for line in article:
        ended = re.search(r"[.!?][\"')]?$", line.text)
        if room > 0 and ended and line.kind == "article":
            body[-1] = body[-1]._replace(text=f"{body[-1].text} {line.text}")
            room -= 1
        else:
            body.append(line)
            room = luck.choice((0, 0, 1, 2)) if ended and line.kind == "article" else 0
    return body


def fit(made: Sequence[Made], common: frozenset[str]) -> dict[str, dict[str, Sequence[float]]]:
    """Fit both passes; the weights of a feature by pass, the article's class first."""
    described = [furniture.describe(m.looks) for m in made]
    rows = [[set(f) & common for f in page] for page in described]
    half = [i % 2 for i in range(len(made))]
    beside: list[list[set[str]]] = [[] for _ in made]
    for part in (0, 1):
        other = [i for i in range(len(made)) if half[i] != part]
        weights = {"1": _regress([rows[i] for i in other], [made[i].kinds for i in other])}
        for i in (i for i in range(len(made)) if half[i] == part):
            sure = [1 - _chance(weights["1"], f) if f else 0.0 for f in rows[i]]
            beside[i] = furniture.neighbours(sure)
    kinds = [m.kinds for m in made]
    both = [
        [f | b if f else f for f, b in zip(*x, strict=True)] for x in zip(rows, beside, strict=True)
    ]
    return {"1": _regress(rows, kinds), "2": _regress(both, kinds)}


def _regress(
    pages: Sequence[Sequence[set[str]]], kinds: Sequence[Sequence[str]]
) -> dict[str, Sequence[float]]:
    pairs = [(f, k) for p, ks in zip(pages, kinds, strict=True) for f, k in zip(p, ks, strict=True)]
    pairs = [(f, k) for f, k in pairs if f]
    vectors = DictVectorizer()
    x = vectors.fit_transform([dict.fromkeys(f, 1.0) for f, _ in pairs])
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=300)
    classes = [CLASSES.index(k) for _, k in pairs]
    model.fit(x, classes, [1 if c else DEAR for c in classes])
    return dict(zip(vectors.get_feature_names_out(), model.coef_.T.tolist(), strict=True))


def _chance(weights: dict[str, Sequence[float]], features: set[str]) -> float:
    return furniture.chances(weights, features)[0]


def learnable(
    made: Sequence[Made], pages: Sequence[Sequence[Line]], headlines: Sequence[str]
) -> frozenset[str]:
    """Which features are learnt: of words, those of `FEWEST_LINES` written lines of furniture, and
    of as many of articles if headlines have them more seldom: these would teach their subjects.
    """
    written = _counted({x.text.replace("{h}", "") for page in pages for x in page})
    lines = {
        (look.text, kind)
        for page in made
        for look, kind in zip(page.looks, page.kinds, strict=True)
    }
    told = _counted({text for text, kind in lines if kind == "article"} - set(headlines))
    above = _counted(set(headlines))
    words = {f for f, n in written.items() if n >= FEWEST_LINES}
    words |= {f for f, n in told.items() if n > max(FEWEST_LINES, above[f])}
    seen = {f for page in made for line in furniture.describe(page.looks) for f in line}
    return frozenset(f for f in seen if f in words or not f.startswith(("w ", "first ", "last ")))


def _counted(lines: set[str]) -> Counter[str]:
    return Counter(f for line in lines for f in set(furniture.words_of(line)))


def write(weights: dict[str, dict[str, Sequence[float]]], path: Path) -> None:
    """Write the weights, to two decimals, without those that weigh next to nothing."""
    lines = [f"# pass\tfeature\t{'	'.join(CLASSES)}"]
    for number, held in weights.items():
        for feature, row in sorted(held.items()):
            if max(map(abs, row)) >= LEAST_WEIGHT:
                lines.append("\t".join([number, feature, *(f"{w:.2f}" for w in row)]))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def figures(weights: dict[str, dict[str, Sequence[float]]], made: Sequence[Made]) -> dict[str, Any]:
    """Count on pages: of what is set aside how much is furniture, and of furniture how much is."""
    counts: Counter[tuple[str, str | None]] = Counter()
    wrong: set[str] = set()
    for page in made:
        found = furniture.find_furniture(page.looks, weights)
        for look, kind, got in zip(page.looks, page.kinds, found, strict=True):
            itself = kind != "article" and look.kind not in (None, "list_item")
            counts[kind, "rule" if itself else got] += 1  # rule: what the line says of itself
            if got in furniture.KINDS and kind == "article":
                wrong.add(look.text)
    aside = sum(n for (_, g), n in counts.items() if g in furniture.KINDS)
    lost = sum(n for (k, g), n in counts.items() if g in furniture.KINDS and k == "article")
    all_of = sum(n for (k, _), n in counts.items() if k != "article")
    kept = sum(n for (k, g), n in counts.items() if k != "article" and g is None)
    right = sum(n for (k, g), n in counts.items() if k == g)
    return {
        "precision": round(1 - lost / max(1, aside), 4),
        "recall": round(1 - kept / max(1, all_of), 4),
        "kind": round(right / max(1, aside - lost), 4),
        "furniture": all_of, "aside": aside, "wrong": sorted(wrong),
    }  # fmt: skip


def main(pool: Path) -> None:
    """Print the figures of each fold of pages and articles, then fit on all and write."""
    pages, own = read_pages()
    articles, headlines, posts = read_pool(pool)
    sets: list[list[Any]] = [pages, articles, headlines, own, posts]
    luck = random.Random(14)
    for some in sets:
        luck.shuffle(some)

    def make(p: Any, a: Any, h: Any, *own: Any) -> list[Made]:
        return [make_page(x, p[i % len(p)], own, h, luck) for i, x in enumerate(a * DRAWS)]

    for fold in range(FOLDS):
        shown = [[x for i, x in enumerate(s) if i % FOLDS != fold] for s in sets]
        train = make(*shown)
        held = make(*(s[fold::FOLDS] for s in sets))
        print(
            json.dumps(
                figures(fit(train, learnable(train, shown[0], shown[2])), held), ensure_ascii=False
            )
        )
    made = make(*sets)
    write(fit(made, learnable(made, pages, headlines)), furniture.WEIGHTS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
