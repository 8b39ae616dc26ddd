"""What lies just under a bar, and just over it? `cases/bars.json`: what is asked, cases.

Every bar has a case on either side of it, so that moving the bar turns one of them. What is asked
stands in `ASKED`, by the file that holds the bar.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import documents
import numpy as np
import pytest

import bias
from bias import analyses, attribution, clashes, reading, relation
from bias.analyses import agency, coverage, sources, story, vocabulary, wording
from bias.analyses.agency import deeds
from bias.analyses.coverage import untold
from bias.analyses.framing import shares
from bias.analyses.framing.tallies import Frame
from bias.analyses.numbers import pairing as pairing_of
from bias.analyses.numbers.figures import given_figures
from bias.analyses.sources import spoken
from bias.analyses.story.befallen import _phrase as _of_figure
from bias.analyses.story.befallen import befallen
from bias.analyses.story.choice import Answers, StoryPick, _least_near
from bias.analyses.story.opening import opening
from bias.article import Span
from bias.attribution import saying
from bias.attribution.sourced import source_of
from bias.classifier import cues, marking
from bias.classifier.sentence_words import list_hits
from bias.cli import explaining, options
from bias.context import Context, Options
from bias.encoder import cut
from bias.errors import ReadError
from bias.faces.names import short_names
from bias.faces.terminal import entries, saved, tables, titles
from bias.faces.terminal.page import TerminalPage
from bias.findings import Measure, Section, Short, State
from bias.folding import folded
from bias.lexicon import Hit, load, loaded
from bias.matching import nearness, overlap, roles, selection
from bias.matching.assignment import assign
from bias.matching.comparison import ArticleComparison
from bias.matching.named_tokens import named_tokens
from bias.matching.profile import CONTENT, KeyNumbers, build_profile
from bias.matching.selection import ScoredPair
from bias.pipeline import summary
from bias.reader import links
from bias.reader.damage import find_damage
from bias.reader.documents import read_pdf
from bias.reader.pages import read_html
from bias.reading import parse
from bias.relation import openings, reasons
from bias.segmenter import furniture, is_cut, is_partial, masthead, pairing
from bias.segmenter.language import language_of
from bias.support import judgement
from bias.support.needs import Need
from bias.uncertainty.intervals import dispersion
from bias.uncertainty.measures import Pack
from bias.uncertainty.passages import Passage, merge
from bias.words import family

HERE = Path(__file__).parent
BARS = json.loads((HERE / "cases" / "bars.json").read_text(encoding="utf-8"))


def _words(n: int, end: str = ".") -> str:
    return " ".join(["Rain"] + ["fell"] * (n - 1)) + end


def _read(text: str, engine: str = "shallow") -> reading.Reading:
    return reading.read(bias.read_text(text), engine)  # type: ignore[arg-type]


def _frames(made: Sequence[tuple[int, int, float, int | None, bool]]) -> list[bool]:
    """Frames of (sentences of A and of B, of 50 each, weight, how many both judges see in A or None
    for a list alone, whether the test is clear), far apart: whether the first screen shows each."""
    found = [
        shares.Score(
            Measure(
                name=f"frame {n:02}", unit="share of sentences", voice="all", family="frame",
                count_a=a, count_b=b, score_low_a=0.9, score_high_a=1.0,
                score_low_b=0.0, score_high_b=0.1, weight=weight,
                source="lexicon" if agreed is None else "both", verdict="clear" if clear else None,
            ),
            {
                "a": shares.Sight(50, set(range(a)), set(range(agreed or 0)), {}),
                "b": shares.Sight(50, set(range(b)), set(), {}),
            },
        )
        for n, (a, b, weight, agreed, clear) in enumerate(made)
    ]  # fmt: skip
    return [score.apart for score in shares._shown(found)]


def _near_partners(among: int) -> int:
    """With how many of `among` sentences one is paired that is nobody's nearest."""
    one = np.zeros((among, 3), np.float32)
    one[0, 0] = 1.0
    one[1:, 1] = 1.0
    far = np.linspace(0.3, 0.1, among)
    other = np.column_stack([far, np.sqrt(1 - far**2), np.zeros(among)]).astype(np.float32)
    return int((nearness.partners(one, other)[0] == 0).sum())


def _crowd(alike: int) -> float:
    """How near a sentence stands to a text of 20, of which so many are like it."""
    other = np.zeros((20, 2), np.float32)
    other[:alike, 0] = other[alike:, 1] = 1.0
    return float(nearness._crowd(other[:1], other)[0])


def _said_bare(far: int) -> bool:
    """Whether words in marks are nobody's, so many characters behind "said"."""
    text = "The council said " + "very " * ((far - 1) // 5) + "“bold” things."
    return bias.read_text(text).quotations[0].scare


def _share(common: int) -> str:
    return language_of("", ["the"] * common + ["xq"] * (100 - common))


def _judged(words: int) -> bool:
    """Whether a line of so many words, under two paragraphs, is looked at as furniture."""
    prose = _words(20)
    looks = furniture.looks_of(f"{prose}\n\n{prose}\n\n{_words(words)}")
    return bool(furniture.describe(looks)[2])


def _pack(words: Sequence[Sequence[int]]) -> bool:
    made = [tuple(Passage((), {"narration": n}) for n in side) for side in words]
    return Pack(made[0], made[1]).enough


def _longer(a: int, b: int) -> bool:
    """Whether the page says that the longer of two texts has more room."""
    texts = bias.read_text(_words(a)), bias.read_text(_words(b))
    return bool(titles._room(*texts, TerminalPage(100)))


def _weight(entry: float) -> float:
    """The score of an entry of this weight that the word table does not hold."""
    hit = Hit("list", "entry", 0, 5, 1, "narration", "fact", entry)
    return round(loaded._together([], [hit])[0].score, 1)


def _named(sentences: int) -> int:
    """How many names one text alone has that names one in so many sentences."""
    text = "Rain fell on the town.\n\n" + "The mayor met Harriet Boone again.\n\n" * sentences
    return len(untold.only_named(_read(text), _read("Rain fell on the town. Nobody came.")))


def _cue(far: int) -> bool:
    return pairing.cue_in("x" * far + ", the mayor said.", 0, far + 20) is not None


def _last_line(words: int, lines: int = 1) -> bool:
    """Whether a text is cut whose last lines, without a mark, have so many words."""
    last = "\n\n".join([_words(words, "")] * lines)
    return is_cut(bias.read_text(f"{_words(30)}\n\n{_words(30)}\n\n{last}"))


def _status(text: str, word: str) -> str:
    known = _read(text)
    return known.status_at([w.lower() for w in known.tokens.words].index(word))


def _role(text: str) -> str | None:
    known = _read(text)
    return roles.find_roles(known, known.article.sentences[0])[0].doer


def _alone(text: str) -> Context:
    return Context(bias.read_text(text), None, Options(fast=True))


def _opening(text: str) -> str:
    """The sentences that a text opens with."""
    return " / ".join(quoted.text for quoted in opening(_alone(text), "a"))


def _phrase(text: str) -> int:
    """How many characters stand for the first figure of a text."""
    span = _of_figure(_read(text).figures[0])
    return span.end - span.start


def _doubled(words: int) -> int:
    text = "\n\n".join(("Nobody came.", _words(words), _words(words), "Nobody left."))
    return len(list(find_damage(bias.read_text(text), "x")))


def _only(text: str, nearest: float, matched: bool) -> bool:
    """Whether a sentence so far over the bar of a match is told by one text alone."""
    profile = build_profile([_read(text)], KeyNumbers())
    return bool(selection.untold(profile, np.array([nearest]), [(0,)] if matched else []))


def _names_shown(totals: Sequence[int]) -> list[int]:
    """Of names that one text has so often: how often those that are shown."""
    named = {}
    for n, total in enumerate(totals):
        word = vocabulary.CountedWord(forms={f"Name{n}": 1}, begins={"a": n})
        word.places["a"][0] = total
        named[f"Name{n}"] = word
    return [row.a for row in vocabulary._name_rows(named, "a")]


def _names_noted(text: str) -> int:
    return len(reasons.find_names(_read(text), _read(text + " It rained.")).words_a)


def _lines(sections: Sequence[int]) -> int:
    """How many lines the first screen has of sections with so many each."""
    made = [
        Section.of(
            "numbers",
            [Short(kind="figure", section=f"s{n}", bin="different", a=("A1",), b=("B1",))] * many,
        )
        for n, many in enumerate(sections)
    ]
    return len(summary.chosen(made, Context(bias.read_text("Rain."), bias.read_text("Sun."))))


def _furniture(sure: float) -> bool:
    """Whether a line is taken out that is furniture with this chance."""
    weights = {"any": [0.0, np.log(sure / (1 - sure))]}
    looks = furniture.looks_of("\n\n".join((_words(20), _words(20), "read more")))
    found = furniture.find_furniture(looks, {"1": {"x": [0.0, 0.0]}, "2": weights})
    return found[2] is not None


def _table(width: int) -> int:
    """How many lines two columns of long words take on a page of this width."""
    row = {"deed": "word " * 8, "by": "some " * 8}
    return len(tables.draw([row], ["deed", "by"], TerminalPage(width)))


def _neighbours(at: int) -> list[str]:
    """The sentences that stand above what a saved report says of one of them."""
    sentences = [{"id": f"A{n}", "text": "Rain fell."} for n in range(1, 8)]
    report = {"articles": {"a": {"sentences": sentences}, "b": None}, "sections": []}
    lines = [line.plain for line in saved.draw(report, f"A{at}", TerminalPage(100))]
    return [s["id"] for s in sentences if any(f"{s['id']} " in line for line in lines[1:4])]


def _is_best(size: int) -> bool:
    """Whether all of a chain of sentences are paired, for which the surest pairs must give way."""
    pairs = [ScoredPair(n, n, 2.0) for n in range(size)]
    pairs += [ScoredPair(n, n - 1, 0.1 if n % 2 == 0 else 3.0) for n in range(1, size)]
    return len(assign(sorted(pairs), 0.0)) == size


def _passive(text: str) -> bool:
    known = _read(text)
    return bool(known.columns.passive[known.tokens.words.index("killed")])


def _heard(text: str) -> list[str]:
    """Who is said to speak, in a headline or elsewhere."""
    return [x.speaker.name for x in attribution.attributions(bias.read_text(text))]


def _roles(text: str) -> str:
    return attribution.attributions(bias.read_text(text))[0].speaker.role


def _source(text: str) -> str | None:
    """Who says how many, in the words of the first sentence."""
    known = _read(text, "parse")
    return source_of(known, known.article.sentences[0], known.figures[0].span)


def _told(text: str) -> str:
    """How the last deed of a text is told."""
    return bias.agency.events(bias.read_text(text))[-1].factuality


def _doers(text: str) -> list[str | None]:
    """Who does each deed of a text."""
    article = bias.read_text(text)
    return [e.agent and article.slice(e.agent) for e in bias.agency.events(article)]


def _plain(text: str) -> bool:
    """Whether the last deed of a text may be shown."""
    return deeds.deeds_of(Context(bias.read_text(text)), "a")[-1].plain


def _meant(after: int) -> bool:
    """Whether "he", so many sentences on, may be whom the first one tells of."""
    context = Context(bias.read_text("Rebels killed Ann Lee. " + "Rain fell. " * 9))
    before = deeds.deeds_of(context, "a")[0]
    return deeds._meant(before, context.a.sentences[after]) is not None


def _story_rows(questions: Sequence[str], tag: str | None, sure: float = 0.9) -> list[bool]:
    """Of sentences that answer these questions, so surely: which rows the first screen shows."""
    context = _alone("Rain fell on the town. " * 20)
    picks = [
        StoryPick(q, f"A{n}", None, tag, sure, 20.0 - n) for n, q in enumerate(questions, start=2)
    ]
    return [row.first_screen for row in story._rows(context, picks)]


def _strangers(names: int, missing: int, share: float) -> bool:
    held: Any = SimpleNamespace(share=share)
    return judgement._strangers(range(names), range(missing), held)


def _counted(text: str) -> bool:
    """Whether the first figure of a headline would stand in a text that bore it out."""
    known = _read(text)
    need: Any = SimpleNamespace(figure=known.figures[0])
    return judgement._is_counted(known, SimpleNamespace(sentences=[]), need)  # type: ignore[arg-type]


def _unnamed(name: str, body: str) -> bool:
    """Whether a name of a headline, or its kin, is missing in a body."""
    known = _read(f"{name} votes on Monday\n\n{body}")
    rest: Any = SimpleNamespace(sentences=known.article.body)
    need: Any = SimpleNamespace(token=0, kind="word")
    return judgement._is_named(known, rest, need)


def _longer_text(times: float) -> bool:
    """Whether it is said that one text is so many times as long."""
    a, b = _words(round(40 * times)), _words(40)
    context = Context(bias.read_text(a), bias.read_text(b), Options(fast=True))
    states = [x for x in analyses.find("coverage").run(context) if isinstance(x, State)]
    return bool(states[-1].values["longer_a"])


def _details(names: int) -> int:
    """How many names are shown of so many that one sentence alone has."""
    told = ["Ann Lee", "Bob Moe", "Carl Roe", "Dora Poe", "Emil Soe"][:names]
    a, b = _read(f"{', '.join(told)} left. {' left. '.join(told)} left."), _read("Rain fell there.")
    mine, theirs = a.article.sentences[0], b.article.sentences[0]
    return len(clashes._details("a", a, mine, b, theirs))


def _columns() -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        return options.page(Path("report.txt"), None).width


def _capitals(text: str) -> list[str]:
    """Which words of a lone sentence are taken for names."""
    known = _read(text)
    return [known.tokens.words[i] for i in sorted(named_tokens(known))]


def _early(sentence: int) -> int:
    """As how early a sentence counts when places are compared."""
    known = _read("Rain fell there. " * 12)
    made = nearness.places(known, known, np.array([sentence]), np.array([0]))
    return round(float(np.expm1(made[0, 1])))


def _leads(sentence: int) -> bool:
    """Whether a word in this sentence of a text is one that it opens with."""
    lines = ["Zebras ran.", "Horses ran.", "Camels ran.", "Donkeys ran."]
    lines[sentence] = "Ferries sank."
    numbers = KeyNumbers()
    a = build_profile([_read(" ".join(lines))], numbers)
    b = build_profile([_read("Wolves howled. Foxes barked. Owls hooted. Ferries sank.")], numbers)
    return max(overlap._covers(a, b, (CONTENT,), lead=True)) > 0


def _says(text: str) -> bool:
    return bool(selection._says(build_profile([_read(text)], KeyNumbers()))[0])


def _verdict(story: float, occurrence: float, kind: float, words: int = 60) -> str:
    """How two texts of so many words that name somebody belong together."""
    known = _read("Ann Lee " + "bridge " * (words - 2) + ".")
    return relation._verdict(known, known, story, occurrence, kind)


def _absent(share: float) -> str:
    """What is said of a headline whose verb and name a body lacks, by the best share of it."""
    known = _read("Afghanistan votes on Monday\n\nRain fell.")
    needs = [Need("word", 0, 1.0, {}), Need("verb", 1, 1.0, {})]
    body: Any = SimpleNamespace(met=[], needs=needs, sentences=known.article.body)
    found = judgement._absent(known, body, share)
    return found.answer if found is not None else "not checked"


def _titled(words: str) -> bool:
    """Whether words in marks are but a title."""
    text = f"The mayor said on “{words}” that rain fell."
    known = _read(text)
    at = text.index(words)
    one: Any = SimpleNamespace(content=Span(at, at + len(words)))
    return saying._is_title(known, one)


def _named_alone(spoken: int) -> bool:
    """Whether a line names somebody of one text who is given so many words."""
    said = SimpleNamespace(speaker=SimpleNamespace(name="Ann Lee"), words=spoken)
    context: Any = SimpleNamespace(comparable=True, attributions=lambda _: [said])
    entity: Any = SimpleNamespace(kind="organisation", key="Ann Lee")
    alone = [untold.OnlyNamed(entity, (1, 2, 3, 4, 5, 6))]
    return bool(coverage._short(context, "a", alone))


def _ahead(shared: float, own: float) -> bool:
    """Whether a part with a mark that both texts have comes before one with a mark of its own."""
    parts: Any = [
        SimpleNamespace(voice="narration", marks=[SimpleNamespace(chance=chance, term=term)])
        for chance, term in ((shared, "both"), (own, "one"))
    ]
    first, second = (wording._strength(part, {"both"}) for part in parts)
    return first > second


def _precise(share: float) -> bool:
    lexicon: Any = SimpleNamespace(about={"precision": share})
    return Frame(lexicon, None, {}).precise  # type: ignore[arg-type]


def _parsed_as(words: int) -> int:
    """As how many sentences a sentence of so many words is parsed."""
    known = _read(_words(words, ""))
    [found] = parse._pieces(known.article, known.bounds, frozenset())
    return sum(piece.opens for piece in found)


def _sentences_quoted(said: int) -> int:
    """How many sentences are quoted for a word that stands in so many."""
    context: Any = SimpleNamespace(quotes=tuple)
    word = vocabulary.CountedWord(forms={"rain": said})
    word.first["a"] = list(range(1, said + 1))
    measure = Measure(name="rain", unit="", voice="narration", family="vocabulary", count_a=said)
    return len(vocabulary._evidence(context, measure, [word]).a)


def _header(keys: Sequence[str]) -> int:
    """In how many columns the words of header lines begin."""
    lines = [entries._said(key, "WORDS", TerminalPage(100))[0].plain for key in keys]
    return len({line.index("WORDS") for line in lines})


def _conflict(own: int, near: float = 1.0, verdict: str = "same event") -> bool:
    """Whether figures conflict whose sentences share three words and have so many of their own."""
    lines = (
        f"{' '.join(words[:own])} cost {n} million dollars."
        for words, n in (
            (("Alder", "bridges", "trains", "harbours"), 5),
            (("Oster", "horses", "ferries", "tunnels"), 9),
        )
    )
    a, b = (given_figures(_alone(line), "a")[0] for line in lines)
    return pairing_of._may_conflict(pairing_of.FigurePair(a, b, "conflict", near), verdict)


def _weightier(guessed: int, named: int) -> bool:
    """Whether who is only guessed to speak comes before who is named, given so many words."""
    one, other = (
        spoken.Spoken("Ann Lee", "named person", ("ann", "lee"), "", named=n) for n in (0, 1)
    )
    one.given, other.given = guessed, named
    return sources._row(one, None).weight > sources._row(other, None).weight


def _page_missed(words: int) -> bool:
    """Whether a web page's article of so many words is taken for missed."""
    pytest.importorskip("trafilatura")
    around = "".join(f"<p>More news of day {n} of the town and its harbour.</p>" for n in range(9))
    html = f"<html><body><article><p>{_words(words)}</p></article><footer>{around}</footer></html>"
    return bool(read_html(html.encode(), "x", None).warnings)


def _is_picture(letters: int) -> bool:
    """Whether a PDF whose page has so many letters is taken for a picture."""
    pytest.importorskip("pypdf")
    try:
        read_pdf(documents.pdf(("x" * letters,)), "x", 1000)
    except ReadError:
        return True
    return False


def _leads_on(times: int) -> bool:
    """Whether a link is read that leads on so many times, each time to a public place."""

    httpx: Any = pytest.importorskip("httpx")

    def answer(request: Any) -> Any:
        at = int(request.url.path[1:])
        if at < times:
            return httpx.Response(302, headers={"location": f"/{at + 1}"})
        return httpx.Response(200, content=b"Rain fell.")

    whole = httpx.Client
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            httpx, "Client", lambda **given: whole(transport=httpx.MockTransport(answer), **given)
        )
        try:
            return links.fetch("http://93.184.216.34/0", 1000).data == b"Rain fell."
        except ReadError:
            return False


def _beside(words: int) -> int:
    """How many lines a sentence of the other text has in what is said of one."""
    sides: Any = {
        side: {"sentences": [{"id": f"{side.upper()}1", "text": _words(words)}]} for side in "ab"
    }
    row: Any = {"a": ["A1"], "b": ["B1"], "differences": [{}]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saved.rows, "differences", lambda *_: [])
        return len(saved._beside({"articles": sides}, row, "A1", TerminalPage(60)))


def _dispersion(prior: float) -> float:
    """How bursty even counts in 21 passages are taken to be where a list was so bursty before."""
    return round(dispersion([[1] * 21], [[60] * 21], prior), 2)


def _prior(odds: float) -> float:
    """With which log-odds of one event sentences are judged, of texts that have these."""
    compared: Any = SimpleNamespace(event=lambda _: odds, measured=np.zeros((1, 2)), i=[0])
    rows = ArticleComparison.rows(compared, None)  # type: ignore[arg-type]
    return float(rows[0, -1])


ASKED: dict[str, Callable[..., Any]] = {
    "agency rates": lambda part, whole: agency._measure("x", {"a": (part, whole)}).a is not None,
    "cli tail": lambda n: explaining._tail("word " * n).count("word"),
    "cli head": lambda n: explaining._head("word " * n).count("word"),
    "classifier figures": lambda s: "¤many figures" in cues.sentence_cues(s),
    "classifier titled": lambda s: "¤titled" in cues.sentence_cues(s),
    "encoder words": lambda n: 100 in cut("x" * n + " house", 128).ids,
    "encoder pieces": lambda n: len(cut("house " * n, 128).ids),
    "folding line ends": lambda n: folded("cease-\nfire " * n).text.count("-"),
    "framing shown": _frames,
    "language": _share,
    "matching prior": _prior,
    "matching verbatim": lambda n: len(
        selection.verbatim([("a",) * n, ("b",)], [("a",) * n, ("c",)])
    ),
    "matching sure": lambda: round(
        1 / (1 + float(np.exp(-selection.verbatim([("a",) * 6], [("a",) * 6])[0].logit))), 4
    ),
    "matching windows": lambda n: len(list(nearness._windows(("a",) * n))),
    "matching partners": _near_partners,
    "matching crowd": _crowd,
    "segmenter said": _said_bare,
    "story least near": lambda q, near: near >= _least_near(q),
    "uncertainty merge": lambda words: merge(words, [True] * len(words)),
    "uncertainty enough": _pack,
    "page wide": lambda width: TerminalPage(width).wide,
    "page width": lambda width: TerminalPage(width).width,
    "segmenter scare": lambda q: bias.read_text(f"They had a “{q}” plan.").quotations[0].scare,
    "segmenter cue": _cue,
    "segmenter last line": _last_line,
    "segmenter partial": lambda n: is_partial(bias.read_text(_words(n))),
    "segmenter furniture": _judged,
    "segmenter masthead": lambda s: masthead.part(s, 0, len(s)) is not None,
    "titles longer": _longer,
    "lexicon weight": _weight,
    "coverage named": _named,
    "names short": lambda n: (
        short_names(bias.read_text("Rain.", outlet="x" * n), None)["A"] == "x" * n
    ),
    "marks evidence": lambda n, base: round(marking.evidence(n, n, base)[0], 2),
    "context judged": lambda s: len(_alone(s).voiced_parts("a")),
    "relation looked at": lambda n: openings.looked_at(_read("Rain fell. " * n)).end // 11 + 1,
    "relation names": _names_noted,
    "reading status": _status,
    "matching role": _role,
    "matching only": _only,
    "matching assigned": _is_best,
    "numbers dates": lambda s: len(given_figures(_alone(s), "a")),
    "page table": _table,
    "page neighbours": _neighbours,
    "reader doubled": _doubled,
    "reader english": lambda n: any(
        "look like English" in w for w in bias.read_text("xqz " * n).warnings
    ),
    "segmenter furniture sure": _furniture,
    "story opening": _opening,
    "story early": lambda s: [row.question for row in befallen(_alone(s))],
    "story phrase": _phrase,
    "story judged": lambda s: Answers.of(_alone(s), "a").numbers.tolist(),
    "summary lines": _lines,
    "vocabulary names": _names_shown,
    "classifier hits": lambda s: list_hits([s], [load("economy")]).max(),
    "agency doers": _doers,
    "agency told": _told,
    "agency all told": lambda text: [
        e.factuality for e in bias.agency.events(bias.read_text(text))
    ],
    "agency plain": _plain,
    "agency meant": _meant,
    "attribution heard": _heard,
    "attribution role": _roles,
    "attribution source": _source,
    "clashes details": _details,
    "cli width": _columns,
    "coverage longer": _longer_text,
    "matching capitals": _capitals,
    "story rows": _story_rows,
    "support counted": _counted,
    "support named": _unnamed,
    "support strangers": _strangers,
    "attribution title": _titled,
    "coverage speaks": _named_alone,
    "framing precise": _precise,
    "matching early": _early,
    "matching leads": _leads,
    "matching says": _says,
    "relation verdict": _verdict,
    "support absent": _absent,
    "wording ahead": _ahead,
    "page header": _header,
    "reading sentence": _parsed_as,
    "vocabulary quoted": _sentences_quoted,
    "numbers conflict": _conflict,
    "sources guessed": _weightier,
    "page beside": _beside,
    "reader page": _page_missed,
    "reader picture": _is_picture,
    "reader leads on": _leads_on,
    "uncertainty prior": _dispersion,
    "words family": family,
    "words passive": _passive,
}


@pytest.mark.parametrize(
    ("asked", "case"),
    [(bar["asked"], case) for bar in BARS for case in bar["cases"]],
    ids=[f"{bar['asked']} {n}" for bar in BARS for n in range(len(bar["cases"]))],
)
def test_what_lies_on_either_side_of_a_bar(asked: str, case: dict[str, Any]) -> None:
    assert json.loads(json.dumps(ASKED[asked](*case["given"]))) == case["expect"]


def test_lines_of_one_weight_stand_in_one_order_whichever_text_comes_first() -> None:
    """Of two lines alike the one that rests on earlier sentences of the shorter text goes first."""
    spots = [(("A1",), ("B9",)), (("A5",), ("B2",)), (("A3",), ("B2",))]
    texts = bias.read_text("Rain."), bias.read_text("Sun shone. Snow fell.")

    def order(turned: bool) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        lines = [
            Short(
                kind="figure", section="numbers", bin="different",
                a=tuple(i.replace("B", "A") for i in b) if turned else a,
                b=tuple(i.replace("A", "B") for i in a) if turned else b,
            )
            for a, b in spots
        ]  # fmt: skip
        context = Context(*(texts[::-1] if turned else texts))
        chosen = summary.chosen([Section.of("numbers", lines)], context)
        return [(x.b, x.a) if turned else (x.a, x.b) for x in chosen]

    straight = order(turned=False)
    assert straight == [(("A1",), ("B9",)), (("A3",), ("B2",)), (("A5",), ("B2",))]
    assert [
        (tuple(i.replace("B", "A") for i in a), tuple(i.replace("A", "B") for i in b))
        for a, b in order(turned=True)
    ] == straight
