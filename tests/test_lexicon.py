"""Are lexicons met as documented, are faults named, and are the shipped files in order?"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bias import data, lexicon, lists, reader, reading
from bias.article import Article, Quotation, Sentence
from bias.errors import LexiconError

CASES = Path(__file__).parent / "cases"
HEADER = (
    "# name: {name}\n# version: 1\n# family: {family}\n# order: {order}\n# measures: m\n"
    "# question: q?\n# source: s\n# licence: Apache-2.0\n# dispersion: 1.2\n"
)
ENGINE = json.loads((CASES / "lexicon_engine.json").read_text("utf-8"))
FRAMES = json.loads((CASES / "frames.json").read_text("utf-8"))
SHIPPED = sorted(data.folder("lexicons").glob("*.tsv"))


def article(text: str, quotation: list[int] | None = None) -> Article:
    """Make an article of a text whose sentences end in `.` and a space."""
    places = [m.span() for m in re.finditer(r"\S.*?(?:[.?!](?=\s)|\Z)", text, re.DOTALL)]
    sentences = tuple(Sentence(i, s, e, 0, "paragraph") for i, (s, e) in enumerate(places, 1))
    return Article(text, (), sentences, (Quotation(*quotation),) if quotation else ())


def write(folder: Path, rows: list[list[str]], name: str = "test", **keys: str) -> Path:
    """Write a lexicon file of rows that may leave columns out."""
    given = {"name": name, "family": "frame", "order": "1"} | keys
    head = HEADER.format(**given) + (f"# unless: {keys['unless']}\n" if "unless" in keys else "")
    full = []
    for row in sorted(rows, key=lambda r: (r[0].lower(), r[0])):
        term, when, unless = [*row, "", ""][:3]
        full.append("\t".join([term, "1", "", "", "", when, unless]))
    path = folder / f"{given['family']}_{name}.tsv"
    path.write_text(head + "\n".join(full) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("case", ENGINE, ids=[c["label"] for c in ENGINE])
def test_engine(case: dict, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    keys = {"unless": case["unless"]} if "unless" in case else {}
    loaded = lexicon.read_list(write(tmp_path, case["terms"], **keys))
    read = article(case["text"], case.get("quotation"))
    voiced = any(e.count("|") == 3 for e in case["expect"])
    met = [
        "|".join([read.text[h.start : h.end], h.term, h.status, *([h.voice] if voiced else [])])
        for h in lexicon.hits(read, [loaded])
    ]
    assert met == case["expect"]


def test_families_overlap_and_one_family_does_not(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, [["strike"]], "late", order="2"),
        write(tmp_path, [["strike"], ["hit"]], "early", order="1"),
        write(tmp_path, [["strike"]], "other", family="wording"),
    ]
    loaded = [lexicon.read_list(p) for p in paths]
    read = article("A strike.")
    assert [h.lexicon for h in lexicon.hits(read, loaded)] == ["early", "other"]
    assert [h.lexicon for h in lexicon.hits(read, loaded[::-1])] == ["early", "other"]


def test_hits_carry_sentence_and_place(tmp_path: Path) -> None:
    loaded = lexicon.read_list(write(tmp_path, [["war"]]))
    read = article("No word here. The war went on. Wars end.")
    assert [(h.sentence, h.start, h.end) for h in lexicon.hits(read, [loaded])] == [
        (2, 18, 21),
        (3, 31, 35),
    ]


def test_entries_leave_conditions_aside(tmp_path: Path) -> None:
    loaded = lexicon.read_list(write(tmp_path, [["child", "@harm"], ["child soldier"], ["horse"]]))
    met = lexicon.entries("Child soldiers", [loaded])
    assert [term.text for _, term in met] == ["child soldier", "child"]
    assert lexicon.entries("donkey", [loaded]) == []


@pytest.mark.parametrize("lemma", ["flee", "deny", "stop", "die", "use", "panic", "bus", "child"])
def test_every_form_leads_back(lemma: str) -> None:
    for form in lexicon.forms(lemma):
        assert lemma in lexicon.lemmas(form), form


GOOD = HEADER.format(name="test", family="frame", order="1")
ROW = "war\t1\t\t\t\t\t\n"
FAULTS = {
    "weight": (
        GOOD + "war\t1.5\t\t\t\t\t\n",
        'line 10: the weight "1.5" is not a number from 0 to 1. Write one such as 0.5.',
    ),
    "no weight": (
        GOOD + "war\t\t\t\t\t\t\n",
        'line 10: the weight "" is not a number from 0 to 1. Write one such as 0.5.',
    ),
    "nan": (
        GOOD + "war\tnan\t\t\t\t\t\n",
        'line 10: the weight "nan" is not a number from 0 to 1. Write one such as 0.5.',
    ),
    "star": (
        GOOD + ROW.replace("war", "*war"),
        'line 10: "*war" has a `*` at the front. Put it at the end of a stem: "escalat*".',
    ),
    "star inside": (
        GOOD + ROW.replace("war", "w*ar"),
        'line 10: "w*ar" cannot be matched. Use letters and digits, with one space between words, '
        "and `*` only at the end of a word.",
    ),
    "two spaces": (
        GOOD + ROW.replace("war", "open  war"),
        'line 10: "open  war" cannot be matched. Use letters and digits, with one space between '
        "words, and `*` only at the end of a word.",
    ),
    "duplicate": (GOOD + ROW + ROW, 'line 11: "war" stands here twice. Keep one row.'),
    "unsorted": (
        GOOD + ROW + ROW.replace("war", "arms"),
        'line 11: "arms" comes after "war". Sort the rows by term.',
    ),
    "columns": (
        GOOD + "war\t1\n",
        "line 10: the row has 2 columns. It takes 7, separated by tabs: term, weight, note, plain, "
        "reason, when, unless; leave a column empty rather than out.",
    ),
    "blank line": (
        GOOD + "\n" + ROW,
        "line 10: the row has 1 columns. It takes 7, separated by tabs: term, weight, note, plain, "
        "reason, when, unless; leave a column empty rather than out.",
    ),
    "long": (
        GOOD + ROW.replace("war", "a b c d e f"),
        'line 10: the entry "a b c d e f" has 6 words. Keep it to 5: the shortest part that still '
        "means it.",
    ),
    "forty words": (
        GOOD + ROW.replace("war", " ".join(["word"] * 40)),
        'line 10: the entry "' + ("word " * 12) + '" has 40 words. Keep it to 5: the shortest part '
        "that still means it.",
    ),
    "no term": (
        GOOD + ROW.replace("war", ""),
        "line 10: the row has no term. Write one, or take the row out.",
    ),
    "no rows": (GOOD, "line 9: the lexicon has no rows. Add one below the header."),
    "missing key": (
        GOOD.replace("# source: s\n", "") + ROW,
        'line 1: the header lacks "source". Add a line `# source: ...`.',
    ),
    "bad header line": (
        GOOD + "# nothing\n" + ROW,
        "line 10: a header line reads `# key: value`. Write it so.",
    ),
    "key twice": (
        GOOD + "# name: again\n" + ROW,
        'line 10: the header gives "name" twice. Keep one.',
    ),
    "order": (
        GOOD.replace("order: 1", "order: first") + ROW,
        'line 1: the order "first" is not a whole number. Write 1, 2 ...',
    ),
    "dispersion": (
        GOOD.replace("1.2", "0.5") + ROW,
        'line 1: the dispersion "0.5" is not a number from 1 up. Write 1.2.',
    ),
    "other name": (
        GOOD.replace("name: test", "name: other") + ROW,
        "line 1: the header says family and name are those of frame_other.tsv. Rename the file, or "
        "mend the header.",
    ),
    "name": (
        GOOD.replace("name: test", "name: A b") + ROW,
        'line 1: "frame" and "A b" cannot be family and name. Use small letters a to z, in a name '
        "also `_` between words.",
    ),
    "group": (
        GOOD + "war\t1\t\t\t\t@nowhere\t\n",
        'line 10: there is no world list "nowhere" for "@nowhere". Mend it.',
    ),
    "context": (
        GOOD + "war\t1\t\t\t\t\t_ of _\n",
        'line 10: the context "_ of _" cannot be matched. Write words, or words around one `_` for '
        'the term ("_ savings"), or a world list ("@harm").',
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_letters(fault: str, tmp_path: Path) -> None:
    text, letter = FAULTS[fault]
    path = tmp_path / "frame_test.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError) as raised:
        lexicon.read_list(path)
    assert str(raised.value) == f'"{path}", {letter}'


def test_mixed_encodings_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "frame_test.tsv"
    path.write_bytes(GOOD.encode() + "café\t1\t\t\t\t\t\n".encode() + b"caf\xe9s\t1\t\t\t\t\t\n")
    with pytest.raises(LexiconError) as raised:
        lexicon.read_list(path)
    assert str(raised.value) == f'"{path}", line 11: this is not UTF-8. Save the file as UTF-8.'


def test_missing_files_and_names(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^cannot open the lexicon .*Check the path\.$"):
        lexicon.read_list(tmp_path / "frame_test.tsv")
    with pytest.raises(LexiconError, match=r'^there is no lexicon "weather"\. There are: .*threat'):
        lexicon.load("weather")
    with pytest.raises(LexiconError, match=r"^there is no folder .* of lexicons"):
        lexicon.load_all(tmp_path / "nowhere")
    (tmp_path / "test.tsv").write_text("x")
    with pytest.raises(LexiconError, match=r"has no family in its name\. Call it FAMILY_NAME\.tsv"):
        lexicon.available(tmp_path)


def test_a_folder_adds_and_overrides(tmp_path: Path) -> None:
    write(tmp_path, [["rain"]], "weather")
    write(tmp_path, [["rain"]], "threat")
    assert set(lexicon.available(tmp_path)) - set(lexicon.available()) == {"weather"}
    assert [t.text for t in lexicon.load("threat", tmp_path).terms] == ["rain"]
    assert len(lexicon.load("threat").terms) > 50


def test_windows_line_ends_and_a_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "frame_test.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + (GOOD + ROW).replace("\n", "\r\n").encode())
    assert [t.text for t in lexicon.read_list(path).terms] == ["war"]


def test_two_hundred_thousand_entries(tmp_path: Path) -> None:
    rows = "".join(f"w{i:06d}\t1\t\t\t\t\t\n" for i in range(200_000))
    path = tmp_path / "frame_test.tsv"
    path.write_text(GOOD + rows, "utf-8")
    loaded = lexicon.read_list(path)
    assert len(loaded.terms) == 200_000
    assert [h.term for h in lexicon.hits(article("A w123456 here."), [loaded])] == ["w123456"]


def test_rows_wait_for_all_their_words(tmp_path: Path) -> None:
    # One matcher reads text after text; what an earlier one held must not decide for a later one.
    loaded = [lexicon.read_list(write(tmp_path, [["long dark night"], ["dawn", "", "cold snap"]]))]
    texts = ["A dark night.", "Long is the dawn.", "A long dark night.", "The cold dawn, a snap.",
             "A cold snap at dawn."]  # fmt: skip
    met = [[h.term for h in lexicon.hits(article(t), loaded)] for t in texts]
    assert met == [[], ["dawn"], ["long dark night"], ["dawn"], []]


def test_words_that_were_forgotten_are_met_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bias.lists.matcher.MOST_WORDS", 3)
    loaded = [lexicon.read_list(write(tmp_path, [["long night"], ["dawn", "", "cold snap"]]))]
    for _ in range(2):
        for text, terms in (("A long way to go on.", []), ("One night, the dawn came.", ["dawn"]),
                            ("Long nights end here.", ["long night"])):  # fmt: skip
            assert [h.term for h in lexicon.hits(article(text), loaded)] == terms


def test_outline_and_reading_judge_alike() -> None:
    loaded = lexicon.load_all()
    for path in sorted(data.folder("seeds").glob("*.txt")):
        read = reader.read(path)
        whole = lexicon.hits(read, loaded, reading.read(read))
        # Who says what is not read in outline: reported words count as narration there.
        told = [h._replace(voice="narration") if h.voice == "reported" else h for h in whole]
        assert lexicon.hits(read, loaded) == told
        assert any(h.voice == "reported" for h in whole)


STATUSES = {
    "The truce did not prevent a siege.": "fact",
    "They feared a long siege, a famine and a flood.": "feared feared feared",
    "They feared a siege, but a flood came.": "feared fact",
    "A siege was averted.": "averted",
    "They did not say a siege or a flood came": "negated negated",
    "Without a siege; a flood came.": "negated fact",
    "Not only did they lay a siege, a flood came.": "fact fact",
    "They burned not just a siege tower.": "fact",
    "Nobody doubts that a siege began.": "fact",
    "They did not deny that a siege began.": "fact",
    "No one ever denied the siege.": "fact",
    "They deny that a siege began.": "negated",
    "The report of a siege was false.": "negated",
    "The claim that a siege began is untrue.": "negated",
    "A siege is out of the question.": "negated",
    "They refused to flood the valley after a famine.": "negated fact",
    "They failed to stop the siege.": "fact",
    "Nobody was charged over the siege.": "fact",
    "They did not speak about the flood.": "fact",
    "There was no sign of a siege.": "negated",
    "It is untrue that a siege began.": "negated",
    "The rumour of a siege proved false.": "negated",
    "They dismissed reports of a siege.": "negated",
    "A siege was narrowly averted.": "averted",
    "It was nothing short of a siege.": "fact",
    "It was not the first siege.": "fact",
    "The mayor did not condemn the siege.": "fact",
    "Nothing justifies the siege.": "fact",
    "The mayor did not believe in a siege.": "negated",
    "There was no flood in the valley.": "negated",
    "It was a SIEGE, she wrote.": "fact",
    "It fell under the SIEGE Act of May.": "",
}


@pytest.mark.parametrize("text", STATUSES)
def test_cues_reach_as_far_as_documented(text: str, tmp_path: Path) -> None:
    loaded = [lexicon.read_list(write(tmp_path, [["siege"], ["flood"], ["famine"]]))]
    assert [h.status for h in lexicon.hits(article(text), loaded)] == STATUSES[text].split()


PLAIN = "The human rights group said the ceasefire did not end the massacre of villagers."


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("ceasefire", "cease\u00adfire"),
        ("villagers", "vil\u200blagers"),
        ("massacre", "mas\ufeffsacre"),
        ("massacre", "\u202amassacre\u202c"),
        ("human rights", "human\u00a0rights"),
        ("human rights", "human\u202frights"),
        ("human rights", "human   rights"),
        ("did not", "didn\u00b4t"),
        ("did not", "didn\u02bct"),
        ("rights group", "rights\ngroup"),
        ("massacre", "ma\uff53\uff53acre"),
    ],
)
def test_what_is_printed_for_a_letter_or_a_space_changes_nothing(plain: str, printed: str) -> None:
    def met(text: str) -> list[tuple[str, str, str]]:
        return [(h.lexicon, h.term, h.status) for h in lexicon.hits(article(text), loaded)]

    loaded = lexicon.load_all()
    assert met(PLAIN.replace(plain, printed)) == met(PLAIN)


def test_a_text_set_by_a_machine_that_cuts_words() -> None:
    text = "The terror-\nists fled with refu-\ngees to the bor-\nder, said the mas-\nsacre's son."
    loaded = lexicon.load_all()
    assert [h.term for h in lexicon.hits(article(text), loaded)] == [
        h.term for h in lexicon.hits(article(text.replace("-\n", "")), loaded)
    ]
    assert "cease-fire" in article("A cease-\nfire held.").folded.text


#: Texts that made a loop over a sentence cost its square, by how often they repeat.
LONG: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "strike " * n,
    "a name": lambda n: "Kabul " * n,
    "a cue of speech": lambda n: "said " * n,
    "according to": lambda n: "according to " * n,
    "a cue of status": lambda n: "not " * n,
    "a word with conditions": lambda n: "police and " * n,
    "quotations": lambda n: '"It is shut," he said. ' * (n // 4),
    "dashes": lambda n: "-" * (100 * n),
    "commas": lambda n: "a, " * n,
    "blank lines": lambda n: "a" + "\n " * n + "b",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_long_sentences_cost_no_square(name: str) -> None:
    def steps(size: int) -> int:
        """Lines of Python run: steadier than a clock."""
        read = reader.read_text(LONG[name](size))
        counted = 0

        def count(*_: object) -> Any:
            nonlocal counted
            counted += 1
            return count

        sys.settrace(count)
        try:
            lexicon.hits(read, loaded, reading.read(read))
        finally:
            sys.settrace(None)
        return counted

    loaded = lexicon.load_all()
    steps(500)  # words are looked up once
    few, many = steps(500), steps(2000)
    assert many < 6 * few  # four times, were there nothing but the text


@pytest.mark.parametrize("path", SHIPPED, ids=[p.stem for p in SHIPPED])
def test_shipped_files_are_in_order(path: Path) -> None:
    loaded = lexicon.read_list(path)  # header, order, duplicates, columns
    assert loaded.about["question"].endswith("?")
    if loaded.family == "frame":
        assert {"definition", "boundary", "tradition"} <= set(loaded.about)
        assert all(term.reason for term in loaded.terms)
        assert len(loaded.terms) >= 60


def test_there_are_sixteen_frames_in_order() -> None:
    frames = lexicon.load_all(family="frame")
    assert [f.order for f in frames] == list(range(1, 17))
    orders = Counter(lexicon.read_list(p).name for p in SHIPPED)
    assert max(orders.values()) == 1, "names are unique over families"


def test_names_and_trigger_nouns_are_no_terms() -> None:
    triggers = {"strike", "attack", "operation", "war", "conflict", "violence", "clash", "raid"}
    countries = {name.lower() for name in lists.terms_of("countries")} - {"us"}
    for frame in lexicon.load_all(family="frame"):
        alone = {t.text.lower().strip("=*") for t in frame.terms if " " not in t.text}
        assert not alone & triggers
        assert not alone & countries
        for term in frame.terms:
            assert not countries & set(term.text.lower().split()), term.text


def test_frames_share_no_term() -> None:
    # A term may stand in two frames only where a condition parts them ("patience ran out").
    counted: Counter[str] = Counter()
    for frame in lexicon.load_all(family="frame"):
        counted.update(t.text for t in frame.terms if not t.when)
    assert [t for t, n in counted.items() if n > 1] == []


def test_countries_name_one_country() -> None:
    countries = lists.terms_of("countries")
    assert len(set(countries.values())) == 197
    names = lists.terms_of("countries", "country")
    assert all(name == plain for name, plain in names.items())
    assert set(countries.values()) == set(names)
    assert countries["Kabul"] == countries["Afghans"] == "Afghanistan"
    assert countries["Pakistani"] == countries["Islamabad"] == "Pakistan"


def test_irregular_forms_have_lemmas() -> None:
    assert all(lists.terms_of("irregular").values())
    assert "flee" in lexicon.lemmas("fled")


#: (must be met as a fact, must not be met) of 8 each, measured once the mechanisms were mended;
#: the first run, before anyone looked, is in docs/development.md. Raised after the misses had been
#: read and their senses written as conditions: a guard against loss, no evidence of quality.
FLOORS: dict[str, tuple[int, int]] = {
    "harm_to_civilians": (7, 8),
    "displacement_and_need": (7, 7),
    "military_effect": (8, 8),
    "threat": (6, 8),
    "necessity_of_force": (7, 8),
    "blame": (8, 8),
    "sovereignty_and_law": (8, 7),
    "talks_and_restraint": (7, 7),
    "escalation": (8, 8),
    "outside_powers": (8, 8),
    "home_politics": (8, 8),
    "economy": (8, 8),
    "crime_and_justice": (8, 8),
    "health_and_safety": (7, 8),
    "morality_and_honour": (8, 8),
    "causes_and_history": (8, 7),
}


@pytest.mark.parametrize("name", FLOORS)
def test_frames_on_their_cases(name: str) -> None:
    frames = lexicon.load_all(family="frame")
    passed: Counter[bool] = Counter()
    for case in FRAMES:
        if case["lexicon"] == name:
            found = lexicon.hits(article(case["text"]), frames)
            met = any(h.lexicon == name and h.status == "fact" for h in found)
            passed[case["hit"]] += met == case["hit"]
    met_floor, kept_out_floor = FLOORS[name]
    assert passed[True] >= met_floor
    assert passed[False] >= kept_out_floor
