"""An invented report with every view in it, and with text that tries to take over a terminal."""

from __future__ import annotations

from bias.article import Article, Block, Quotation, Sentence
from bias.faces.told import Evidence, Glance, Quoted, Report, Section, arrange_glance
from bias.findings import Measure

#: Each of these must never reach a terminal as it stands.
HOSTILE = (
    "\x1b[2J\x1b[31mcleared\x1b[0m",  # clears the screen
    "\x1b]0;owned\x07",  # renames the window
    "\x9b31mC1 control\x9c",  # the same in one byte
    "user\u202egnp.exe\u202c",  # turns the reading direction
    "zero\u200bwidth\u2060joined\ufeff",
    "\u2066isolate\u2069 and \u200fmark",
    "[red]markup[/red] [link=http://x.example]here[/link] :boom:",
    "a\rb\bc\x00d\x7fe",
    "line\u2028separator\u2029ends\x85here",
    "lone \ud800 surrogate",
    "tag \U000e0041\U000e0042 letters",
    "accents e" + "\u0301" * 40 + " pile up",
    "w" * 300,
    "漢字" * 90,
)
RAW = frozenset("\x1b\x07\x9b\x9c\u202e\u202c\u200b\u2060\ufeff\u2066\u2069\u200f\r\b\x00\x7f")


def article(sentences: list[str], title: str, name: str = "invented.txt") -> Article:
    """Make an article of a title and a paragraph of `sentences`, the last one quoted."""
    text, places = title, [(0, len(title))]
    for sentence in sentences:
        start = len(text) + 1
        text += "\n" + sentence
        places.append((start, len(text)))
    made = tuple(
        Sentence(i + 1, start, end, min(i, 1), "paragraph" if i else "title")
        for i, (start, end) in enumerate(places)
    )
    blocks = (Block(*places[0], "title"), Block(places[1][0], len(text), "paragraph"))
    return Article(
        text=text,
        blocks=blocks,
        sentences=made,
        quotations=(Quotation(*places[-1]),),
        name=name,
        title=title,
    )


LEFT = [
    "The river rose over the old bridge on Monday and the town was cut off.",
    "Forty people were carried to safety by boat, the mayor said.",
    'The "flood of the century" destroyed the market.',
    "Nobody warned us, said a baker.",
]
RIGHT = [
    "Officials opened the dam gates on Sunday night.",
    "At least sixty residents left their homes.",
    "The market suffered minor damage and will reopen within days, a spokesman said.",
    "The dam worked as designed.",
]


def _quote(side: str, made: Article, number: int) -> Quoted:
    s = made.sentences[number - 1]
    return Quoted(f"{side}{number}", s.start, s.end, made.slice(s))


def report(hostile: bool = False, single: bool = False) -> Report:
    """Build a report with one section of every view; `hostile` fills it with `HOSTILE`."""
    extra = list(HOSTILE) if hostile else []
    spice = " ".join(HOSTILE) if hostile else ""
    a = article([*LEFT, *extra], f"Town cut off as river bursts its banks {spice}", "left.txt")
    b = article([*RIGHT, *extra], f"Dam gates opened to save town {spice}", "right.txt")
    bars = Section(
        "framing",
        "What do the words dwell on?",
        f"B dwells more on officials. {spice}",
        view="bars",
        columns=("frame", "term", "a", "b"),
        measures=tuple(
            Measure(
                f"{name}{spice[:40]}", "per 1,000 words", voice, "frame", x, y, 400, 900, 20, 45,
                float(x), float(y), float(x - y), x - y - 1.5, x - y + 1.5, 0.011, 0.04, verdict,
            )
            for name, voice, x, y, verdict in (
                ("officials", "narration", 2, 12, "clear"),
                ("suffering", "narration", 9, 3, "suggestive"),
                ("weather", "narration", 4, 4, "no reliable difference"),
                ("blame", "quotation", 4, 5, "no reliable difference"),
            )
        )
        + tuple(
            Measure(
                name=f"{name}{spice[:40]}", unit="share of sentences", voice="all", family="shares",
                count_a=round(50 * a), count_b=round(50 * b), score_low_a=low * a, score_high_a=a,
                score_low_b=low * b, score_high_b=b, source="both" if low < 1 else "lexicon",
                verdict=verdict, weight=abs(a - b), first_screen=True,
            )
            for name, low, a, b, verdict in (
                ("economy", 0.5, 0.1, 0.3, "clear"),
                ("threat", 1, 0.12, 0.04, None),
            )
        ),
        rows=(
            {"frame": "officials", "term": f"spokesman{spice[:30]}", "a": 0, "b": 3,
             "voice": "narration", "source": "lexicon"},
            {"frame": "suffering", "term": "destroyed", "a": 2, "b": 0,
             "voice": "narration", "source": "lexicon"},
        ),
    )  # fmt: skip
    same = Section(
        "same_event",
        "Same event?",
        "Same story, different moment. So \"only in B\" does not mean that A left it out.",
        evidence=(
            Evidence(f"Both tell of the river. {spice}", 2.0, (_quote("A", a, 2),),
                     (_quote("B", b, 2),)),
            Evidence("A tells of Monday, B of Sunday.", 1.0, (_quote("A", a, 2),),
                     (_quote("B", b, 2),)),
        ),
        rows=({"kind": "story", "anchor": "river", "for": True, "a": ["A2"], "b": ["B2"]},),
    )  # fmt: skip
    part = Quoted("B4", b.sentences[3].start, b.sentences[3].start + 33,
                  "The market suffered minor damage ", "a spokesman")  # fmt: skip
    story = Section(
        "story",
        "What does each text tell?",
        f"Two questions are answered in both texts. {spice}",
        view="story",
        rows=(
            {"question": "Dead, hurt, lost", "note": "sentence 3 of 5 / 5 of 5", "order": 5,
             "a": _quote("A", a, 3), "b": _quote("B", b, 5), "weight": 2.0, "first_screen": True},
            {"question": f"Only in B: What others say of it{spice}", "note": "", "order": 9,
             "a": None, "b": part, "weight": 1.0, "first_screen": True},
            {"question": "How each opens", "note": "", "order": 0, "a": _quote("A", a, 2),
             "b": _quote("B", b, 2), "weight": 9.0, "first_screen": True},
        ),
    )  # fmt: skip
    headline = Section(
        "headline",
        "Does the text bear out its headline?",
        f"Both headlines are found in their texts. {spice}",
        rows=(
            {"article": "a", "claim": {"start": 0, "end": 12}, "clause": "Town cut off",
             "support": "found",
             "sentences": ["A2"]},
        ),
    )  # fmt: skip
    aligned = Section(
        "aligned",
        "What do both tell?",
        "Three sentences tell the same thing.",
        caveat="About one match in five is expected to be false.",
        view="pairs",
        measures=(Measure("expected_false", "matches", "all", "match", 1),),
        rows=tuple(
            {"a": [f"A{i}"], "b": [f"B{i}"], "score": 0.9 - i / 10, "reasons": ["a shared name"],
             "differences": [{"kind": "figure", "note": f"another {spice}",
                              "a": _quote("A", a, i), "b": _quote("B", b, i)}],
             "weight": 1.0 - i / 10}
            for i in range(2, 6)
        ),
    )  # fmt: skip
    coverage = Section(
        "coverage",
        "What does only one tell?",
        "Four things stand in one text only.",
        view="passages",
        rows=tuple(
            {"passage": "sentence 4 of 5", "only": "a", "a": [f"A{i}"], "b": []}
            for i in range(2, 2 + len(LEFT) + len(extra))
        ),
    )  # fmt: skip
    wording = Section(
        "wording",
        "Which words are loaded?",
        "One loaded phrase.",
        view="passages",
        rows=(
            {"article": "a", "sentence": "A4", "voice": "narration", "probability": 0.81234,
             "marks": [{"start": 0, "end": 3, "text": f"flood of the century{spice}",
                        "reason": "hyperbole", "plain": "flood"}]},
        ),
    )  # fmt: skip
    vocabulary = Section(
        "vocabulary",
        "Which words set them apart?",
        "Few.",
        view="table",
        columns=("term", "a", "b", "blocks_a", "blocks_b", "verdict"),
        rows=tuple(
            {"term": term, "a": 0, "b": 4, "blocks_a": 0, "blocks_b": 3, "verdict": "suggestive"}
            for term in ["dam", "gates", *extra]
        ),
    )
    numbers = Section(
        "numbers",
        "Which figures do they give?",
        "One pair of figures.",
        view="table",
        columns=("quantity", "unit", "relation", "a", "b"),
        rows=(
            {"quantity": "people moved", "unit": None, "category": "displaced",
             "a": [{"text": f"Forty{spice}", "value": 40.0, "low": 40.0, "high": 40.0,
                    "hedge": None, "source": "the mayor", "id": "A3"}],
             "b": [{"text": "At least sixty", "value": None, "low": 60.0, "high": None,
                    "hedge": "at least", "source": None, "id": "B3"}],
             "relation": "conflict"},
        ),
    )  # fmt: skip
    sections = (same, story, headline, bars, aligned, coverage, numbers, wording, vocabulary)
    if single:
        return Report(
            a, None, (wording.in_order(),), cannot_tell=("It cannot tell what happened.",)
        )
    return Report(
        a,
        b,
        tuple(section.in_order() for section in sections),
        glance=arrange_glance(
            (
                Glance("both", f"The river rose over the bridge. {spice}", ("A2",), ("B2",),
                       "aligned"),
                Glance("different", "The count: forty in A, at least sixty in B.", ("A2",), ("B2",),
                       "same_event"),
                Glance("different", f'The writer says so in A. A "{LEFT[1]}"; B "{RIGHT[1]}".',
                       ("A3",), ("B3",), "aligned"),
                Glance("one", "A baker's complaint stands in A only.", ("A5", "A6", "A7"), (),
                       "coverage"),
            )
        ),
        relation={"verdict": "same story, different moment", "story": 0.9, "occurrence": 0.3},
        signature="bias 0.1.0 seed:1",
        tier={"parse": None, "wording": None},
        warnings=(f"A: the encoding was guessed {spice}",),
        cannot_tell=(
            "It cannot tell what happened, who is right, or why a writer chose a word.",
            "It compares two texts, not two newsrooms.",
        ),
        look_up=("On which day did each thing happen?", f"Who else reports this? {spice}"),
    )  # fmt: skip
