"""What is read, what is refused and what is only doubted; every letter word for word."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from bias.article import Article
from bias.data import folder
from bias.errors import ReadError
from bias.reader import read, read_text

PLAIN = (
    "Truce holds in Varna valley\n\n"
    "The truce in the Varna valley held on Monday, and both sides said that they will meet.\n\n"
    "“It is quiet,” said the mayor of the town. Nobody was hurt.\n"
)


def refusal(path: str) -> str:
    with pytest.raises(ReadError) as caught:
        read(path)
    return str(caught.value)


def save(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def test_a_plain_text(tmp_path: Path) -> None:
    article = read(save(tmp_path / "a.txt", PLAIN.encode()))
    assert article.text == PLAIN
    assert (article.name, article.title, article.language) == (
        "a.txt",
        "Truce holds in Varna valley",
        "en",
    )
    assert article.warnings == ()
    assert [b.kind for b in article.blocks] == ["title", "paragraph", "paragraph"]


def test_missing(tmp_path: Path) -> None:
    path = tmp_path / "left.txt"
    assert refusal(str(path)) == (
        f'cannot read "{path}": there is no such file. Check the name and the folder.'
    )


def test_directory(tmp_path: Path) -> None:
    assert refusal(str(tmp_path)) == (
        f'cannot read "{tmp_path}": it is a directory. Name one file inside it.'
    )


def test_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    # Rights do not bind a superuser, so the refusal of the system is played.
    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refusal("left.txt") == (
        'cannot read "left.txt": permission denied. Check that the file may be read, or paste it: '
        "bias compare - right.txt"
    )


def test_a_name_that_no_file_can_have() -> None:
    assert refusal("a\0b").startswith('cannot read "a\0b": ')


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "white space only"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xef\xbb\xbf\n \n", "white space only"),
        ("\u00a0\n\u2028".encode(), "white space only"),
        ("\u200b\n".encode(), "white space only"),
    ],
)
def test_nothing_in_it(tmp_path: Path, data: bytes, what: str) -> None:
    path = save(tmp_path / "a.txt", data)
    assert refusal(path) == f'cannot read "{path}": it is {what}. Save the article in it as text.'


def test_plain_text_called_html_is_read(tmp_path: Path) -> None:
    assert read(save(tmp_path / "a.html", PLAIN.encode())).text == PLAIN


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)),
        "\ufeffTruce".encode("utf-16-le") + b"x",
        b"Truce\x00holds",
        b"Truce\x07\x08holds",
    ],
)
def test_binary(tmp_path: Path, data: bytes) -> None:
    path = save(tmp_path / "a.txt", data)
    assert refusal(path) == (
        f'cannot read "{path}": it is not text. '
        "Save the article as text in UTF-8, or paste it: bias compare - right.txt"
    )


@pytest.mark.parametrize(
    ("data", "text", "warning"),
    [
        (
            "The café shut.".encode("utf-16-le"),
            "The café shut.",
            "has no mark; it was read as UTF-16",
        ),
        (
            "The café shut.".encode("utf-16-be"),
            "The café shut.",
            "has no mark; it was read as UTF-16",
        ),
        (
            "The café shut.".encode("utf-32-le"),
            "The café shut.",
            "has no mark; it was read as UTF-32",
        ),
        (
            "The café said “no”".encode()[:-2],
            "The café said “no\ufffd",
            "UTF-8 with 1 damaged letter",
        ),
        (
            "The café shut \u2014 ".encode() + b"\xff now.",
            "The café shut — \ufffd now.",
            "1 damaged",
        ),
        (b"The caf\xe9 \x81 shut.", "The café \ufffd shut.", "was read as Windows-1252"),
        (
            "The mayorâ€™s cafÃ©, he saidâ€™".encode(),
            "The mayorâ€™s cafÃ©, he saidâ€™",
            "decoded wrongly",
        ),
    ],
)
def test_encodings_that_do_not_say(tmp_path: Path, data: bytes, text: str, warning: str) -> None:
    article = read(save(tmp_path / "a.txt", data))
    assert article.text == text
    assert any(warning in w for w in article.warnings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(tmp_path: Path, encoding: str) -> None:
    article = read(save(tmp_path / "a.txt", PLAIN.encode(encoding)))
    assert article.text == PLAIN
    assert article.warnings == ()


def test_an_encoding_that_was_guessed(tmp_path: Path) -> None:
    path = save(tmp_path / "a.txt", PLAIN.encode("cp1252"))
    article = read(path)
    assert article.text == PLAIN
    assert article.warnings == (
        f'"{path}" is not UTF-8; it was read as Windows-1252. If letters look wrong, save it as '
        "UTF-8.",
    )


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, PLAIN.encode())
    article = read("-")
    assert (article.name, article.text) == ("standard input", PLAIN)


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"")
    assert refusal("-") == (
        "cannot read standard input: it is empty. Save the article in it as text."
    )


def test_line_ends_are_kept(tmp_path: Path) -> None:
    text = PLAIN.replace("\n", "\r\n")
    article = read(save(tmp_path / "a.txt", text.encode()))
    assert article.text == text
    assert len(article.blocks) == 3


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("Truce", ['"x" is one word; there is nothing in it to compare.']),
        ("The truce held on Monday.", ['"x" is one sentence; most questions need more text.']),
        (
            "The truce held on Monday\n\nBoth sides said they will meet\n\nNobody was hurt",
            ['"x" has no sentence ends; each line was taken as a sentence.'],
        ),
        (
            "Die Waffenruhe hielt am Montag, und beide Seiten wollen sich wieder treffen. Es war "
            "nicht die erste, aber sie ist die längste.",
            ['"x" does not look like English; names and figures may be found, wording is not.'],
        ),
        (
            "Перемирие продержалось до понедельника. Стороны встретятся снова.",
            ['"x" does not look like English; names and figures may be found, wording is not.'],
        ),
        ("The truce held on Monday. Both sides said they will meet.", []),
    ],
)
def test_doubts(text: str, warnings: list[str]) -> None:
    assert list(read_text(text, name="x").warnings) == warnings


@pytest.mark.slow
def test_a_large_text() -> None:
    line = "The truce held on Monday, and both sides said that they will meet again soon. "
    assert len(read_text((line * 10 + "\n") * 6_500, name="x").sentences) == 65_000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks ended on Monday, and both sides said that they will meet again.", "en"),
        (
            "Les négociations ont pris fin lundi et les deux parties vont se revoir dans un mois.",
            "fr",
        ),
        ("Las conversaciones terminaron el lunes y las dos partes se reunirán de nuevo.", "es"),
        ("جنگ بندی پیر کے روز بھی برقرار رہی اور دونوں فریق دوبارہ ملیں گے۔", "ur"),
        ("停战在周一维持，双方将再次会面。", "zh"),
        ("Truce holds", "unknown"),
        ("Zog bnor fliq drem. " * 20, "unknown"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert read_text(text).language == language


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Truce holds\nUpdated: October 9, 2025, 2:30 p.m. GMT\nIt held. It held.",
            "October 9, 2025",
        ),
        ("Truce holds\nOctober 9, 2025 | 2:30 p.m.\nIt held. It held.", "October 9, 2025"),
        ("Truce holds\nBy Jane Doe | 9 October 2025\nIt held on Monday.", "9 October 2025"),
        ("Truce holds\n\nODRIN, Oct. 9 (WNA) - It held on Monday. It did.", "Oct. 9"),
        ("Truce holds\n\nIt was signed on October 9, 2024, in Odrin - at last. It held.", None),
        ("Truce holds\n\nIt held on Monday. It did.", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert read_text(text).date == date


def test_a_title_that_is_known() -> None:
    body = "Quiet in the valley\n\nThe truce held on Monday, both sides said."
    article = read_text(body, title="Truce holds", outlet="Varna Post")
    assert (article.title, article.outlet) == ("Truce holds", "Varna Post")
    assert "title" not in {b.kind for b in article.blocks}
    assert read_text(body, title="Quiet in the valley").blocks[0].kind == "title"


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.slice(b)) for b in article.blocks]


def test_the_first_seed() -> None:
    article = read(folder("seeds") / "dw.txt")
    assert article.title == "Pakistan Bombs Afghanistan in Major Border Escalation"
    assert article.outlet is None
    assert article.source_line == (
        "Escalating conflict between Pakistan and Afghanistan | DW News (YouTube)"
    )
    assert (article.language, article.warnings, article.words) == ("en", (), 852)
    found = [k for k, _ in kinds(article)]
    assert found[:7] == [
        "title", "standfirst", "heading", "paragraph", "heading", "paragraph", "pull_quote",
    ]  # fmt: skip
    assert found[7:-1] == ["heading", "paragraph"] * 5
    assert found[-1] == "source_line"
    assert (len(article.sentences), len(article.quotations)) == (56, 9)
    long = next(q for q in article.quotations if "Around 10:30" in article.slice(q))
    assert article.slice(long).endswith("We left everything behind.”")


def test_the_second_seed() -> None:
    article = read(folder("seeds") / "azad.txt")
    assert article.title == (
        "Pakistan, Afghan Taliban agree to 48-Hour ceasefire amid border clashes"
    )
    assert article.outlet == "Azad News HD"
    assert (article.language, article.warnings, article.source_line) == ("en", (), None)
    found = kinds(article)
    assert found[0][0] == "title"
    assert found[1][0] == "heading"
    headings = [t for k, t in found[2:] if k == "heading"]
    assert len(headings) == 17
    assert {k for k, _ in found[2:]} == {"heading", "paragraph"}
    assert (len(article.sentences), len(article.quotations)) == (128, 5)
    # The outlet's name is in the title's block, and in no sentence.
    assert article.sentence_at(article.text.index("Azad News HD")) is None
    assert [article.slice(q) for q in article.quotations if q.scare] == ["“active defense,”"]


def test_a_control_character_astray_is_no_reason_to_refuse(tmp_path: Path) -> None:
    data = b"The truce held on Monday, and both sides will meet.\x08 It rained.\x1a"
    article = read(save(tmp_path / "a.txt", data))
    assert article.tokens.words[-2:] == ["It", "rained"]
    assert len(article.sentences) == 2


@pytest.mark.parametrize(
    "page",
    [
        b"<p>The mayor left.</p><p>It rained.</p>",
        b'<div class="a"><h1>Mayor leaves</h1><p>The mayor left.</p>\n<p>It rained.</p></div>',
        b"<!-- saved --><P>The mayor left.\n<P>It rained.",
    ],
)
def test_a_part_of_a_page_is_a_page(tmp_path: Path, page: bytes) -> None:
    pytest.importorskip("trafilatura")
    article = read(save(tmp_path / "a.txt", page))
    assert article.kind == "HTML"
    assert "The mayor left.\n\nIt rained." in article.text


def test_markup_in_a_text_is_said() -> None:
    warnings = read_text("The mayor left.<br>It rained.<br/>Nobody <b>fell</b>.").warnings
    assert any('has markup in it ("<br>")' in w for w in warnings)
    plain = read_text("He wrote <br> in the memo, as 3 < 5 and 7 > 5. It rained.").warnings
    assert not any("markup" in w for w in plain)
