"""Every format gives the same article; hostile and damaged files get a letter, in time."""

from __future__ import annotations

import http.server
import os
import random
import resource
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

import bias
from bias.errors import BiasError, ReadError
from bias.reader import links, sources
from tests import documents
from tests.documents import FILES, TEXT

for package in ("trafilatura", "pypdf", "striprtf", "httpx"):
    pytest.importorskip(package)


KINDS = {
    "a.txt": "text", "a.md": "Markdown", "a.json": "JSON", "a.jsonl": "JSON", "a.html": "HTML",
    "a.htm": "HTML", "a.mhtml": "MHTML", "a.docx": "DOCX", "a.odt": "ODT", "a.rtf": "RTF",
    "a.pdf": "PDF",
}  # fmt: skip


def save(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path: Path | str, **how: int) -> str:
    with pytest.raises(ReadError) as caught:
        bias.read(path, **how)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.mark.parametrize("name", sorted(FILES))
def test_one_article_has_the_same_sentences(tmp_path: Path, name: str) -> None:
    article = bias.read(save(tmp_path, name, FILES[name]))
    wanted = bias.read_text(TEXT)
    assert [" ".join(article.slice(s).split()) for s in article.sentences] == [
        wanted.slice(s) for s in wanted.sentences
    ]
    assert [s.kind for s in article.sentences] == [s.kind for s in wanted.sentences]
    assert (article.title, article.warnings) == (documents.TITLE, ())
    assert article.kind == KINDS[name]
    if name in ("a.md", "a.html", "a.htm", "a.mhtml", "a.jsonl"):
        assert article.outlet == "Varna Post"
    if name in ("a.md", "a.html", "a.mhtml"):
        assert article.date == "2024-05-14"
    assert article.author == ("Ana Berg" if name == "a.md" else None)
    assert article.link == ("https://post.example/truce" if name == "a.mhtml" else None)


@pytest.mark.parametrize("name", sorted(FILES))
def test_one_article_has_the_same_report(tmp_path: Path, name: str) -> None:
    said = {"outlet": "Varna Post", "date": "14 May"}
    other = bias.read_text("Truce broken\n\nThe truce in Varna broke on Monday. Two men were hurt.")
    told = []
    for file in ("a.txt", name):
        article = bias.read(save(tmp_path, file, FILES[file]), **said)  # type: ignore[arg-type]
        told.append(bias.compare(article, other, fast=True).to_dict())
        header = told[-1]["articles"]["a"]
        assert (header["outlet"], header["date"]) == ("Varna Post", "14 May")
        assert header.pop("kind") == KINDS[file]
        del header["author"], header["link"]
    assert told[0] == told[1]
    assert len(told[0]["sections"]) > 8


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_it_is_called_does_not_matter(tmp_path: Path, name: str) -> None:
    if name in ("a.txt", "a.md", "a.json", "a.jsonl"):
        return  # text has no first bytes of its own
    article = bias.read(save(tmp_path, "a.txt", FILES[name]))
    assert article.title == documents.TITLE


@pytest.mark.parametrize(
    ("text", "title", "known"),
    [
        ("---\ntitle: 'A b'\nsource: Post\n---\nRain fell.", "A b", ("Post", None, None)),
        (
            "---\r\nsource: http://a.example/x\r\n---\r\n# C",
            "C",
            (None, None, "http://a.example/x"),
        ),
        ("# Learn C#\n\nRain fell.", "Learn C#", (None, None, None)),
        ("---\nby: Jo\ntitle: A\n---\n# A ##\n\nRain fell.", "A", (None, "Jo", None)),
        ("---\ntitle: A\n---\nRain fell.\n\n# What next", "A", (None, None, None)),
        ("---\n\nRain fell. It was cold.\n\nsource: Post", None, (None, None, None)),
    ],
)
def test_what_markdown_says_of_itself(
    tmp_path: Path, text: str, title: str | None, known: tuple[str | None, ...]
) -> None:
    article = bias.read(save(tmp_path, "a.md", text.encode()))
    assert (article.title, article.outlet, article.author, article.link) == (title, *known)
    assert article.text.count(title or "Rain fell.") == 1


@pytest.mark.parametrize(
    "lines",
    [
        # A headline and a paragraph that fill their last lines: where they end, the page says.
        (
            "The truce in the Varna valley holds and a road is open",
            "The truce held on Monday, the mayor of the town had said so. " * 3,
            "Nobody was hurt, and the school of the town will open again on Tuesday.",
        ),
        ("Truce holds", "Rain fell in the hills of Orn. " * 9, "A man (11) said: “No.”"),
    ],
)
def test_paragraphs_of_a_pdf_are_told_by_their_distance(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    lines = tuple(x.strip() for x in lines)
    read = bias.read(save(tmp_path, "a.pdf", documents.pdf(lines)))
    assert read.text == "\n\n".join(lines)


def test_a_picture_in_a_pdf_does_not_cut_a_sentence(tmp_path: Path) -> None:
    lines = ("Truce holds", "The truce in Varna held on", "the first day. It was quiet.")
    read = bias.read(save(tmp_path, "a.pdf", documents.pdf(lines)))
    assert read.text.split("\n\n")[1] == "The truce in Varna held on the first day. It was quiet."


def test_json_names_who_wrote_it(tmp_path: Path) -> None:
    data = b'{"text": "Rain fell.", "author": [{"name": "Jo Berg"}], "url": "http://a.example/"}'
    article = bias.read(save(tmp_path, "a.json", data))
    assert (article.author, article.link) == ("Jo Berg", "http://a.example/")


def test_a_letter_is_no_saved_page(tmp_path: Path) -> None:
    for text in ("From: Jo\nMIME-Version: 1.0\n\nRain fell.", TEXT):
        article = bias.read(save(tmp_path, "a.mhtml", text.encode()))
        assert (article.text, article.kind) == (text, "text")


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    text = "# Mill burns\n\nThe *old* mill **burned**, a [witness](http://a.example/x) said.\n\n"
    text += "![smoke](a.png)\n\n> “It was loud.”\n\n## What now\n\n- The road is shut_down_now.\n"
    read = bias.read(save(tmp_path, "a.md", text.encode())).text
    assert read.split("\n\n")[1] == "The old mill burned, a witness said."
    assert "> “It was loud.”" in read
    assert "\nWhat now\n" in read
    assert "- The road is shut_down_now." in read
    assert "smoke" not in read


@pytest.mark.parametrize(
    ("name", "data", "letter"),
    [
        ("a.pdf", documents.scanned(), "its pages are pictures, without text. Make them"),
        ("a.pdf", b"%PDF-1.7 ...", "it is PDF, and damaged."),
        ("a.docx", b"PK\x03\x04....", "it is DOCX or ODT, and damaged."),
        ("a.docx", documents.docx()[:200], "it is DOCX or ODT, and damaged."),
        ("a.zip", documents.packed(a_txt="x"), "it is a ZIP archive, and neither DOCX nor ODT."),
        ("a.odt", documents.packed(content_xml="<a><b></a>"), "it is ODT, and damaged."),
        (
            "a.odt",
            documents.packed(content_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
            "it is ODT, and damaged.",
        ),
        ("a.docx", documents.docx(()), "it is empty."),
        ("a.json", b"{", "it is not JSON."),
        ("a.json", b"[" * 100_000, "it is not JSON."),
        ("a.json", b'{"title": "x"}', 'it has no "text".'),
        ("a.jsonl", b'{"text": "x"}\n{"text": "y"}', "it holds 2 articles."),
        ("a.html", b"<!DOCTYPE html><html><script>x()</script></html>", "the page holds no text;"),
        ("a.mhtml", documents.mhtml().replace(b"text/html; ", b"text/css; ")[:700], "it is MHTML,"),
        ("a.txt", TEXT.encode() + b"\0", "it is not text."),
        ("a.md", b"\0" + TEXT.encode(), "it is not text."),
        ("a.txt", b"\x1f\x8b\x08" + bytes(9), "it is compressed, and that is not read."),
        ("a.epub", b"no archive at all", "it is EPUB, and that is not read."),
        ("a.jpg", b"\xff\xd8\xff\xe0 ...", "it is a picture, and that is not read."),
    ],
)
def test_letters(tmp_path: Path, name: str, data: bytes, letter: str) -> None:
    path = save(tmp_path, name, data)
    assert refusal(path).startswith(f'cannot read "{path}": {letter}')


def test_a_locked_pdf(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=BytesIO(documents.pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "a.pdf").open("wb") as stream:
        writer.write(stream)
    assert "it is locked by a password." in refusal(tmp_path / "a.pdf")


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, name: str) -> None:
    member = "word/document.xml" if name == "a.docx" else "content.xml"
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"<a>" + b" " * 20_000_000)
    assert (tmp_path / name).stat().st_size < 100_000
    assert "it holds more than 1,000,000 bytes." in refusal(tmp_path / name, max_bytes=1_000_000)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "a.txt", b"The truce held. " * 100)
    assert refusal(path, max_bytes=1000) == (
        f'cannot read "{path}": it holds more than 1,000 bytes. Save the article alone, or raise '
        "the limit with --max-bytes."
    )
    assert bias.read(path, max_bytes=1600).sentences


def test_200_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    started = time.process_time()
    assert "it holds more than 50,000,000 bytes." in refusal(path)
    assert "it is not text." in refusal(path, max_bytes=200_000_000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_a_file_that_breaks_off_adds_nothing(tmp_path: Path, name: str) -> None:
    words = set(TEXT.split())
    whole = FILES[name]
    assert set(bias.read(save(tmp_path, name, whole)).text.split()) == words
    refused = 0
    for length in range(1, len(whole), len(whole) // 25):
        try:
            read = bias.read(save(tmp_path, name, whole[:length]))
        except ReadError:
            refused += 1
            continue
        assert all(word in TEXT for word in read.text.split())
    assert refused > 10


HALVES = b'{"title": "A \\ud800 b", "text": "Rain \\udc80 fell on Monday.\\u0000 It rained."}'


@pytest.mark.parametrize(("name", "data"), [
    ("a.json", HALVES),
    ("a.html", documents.html().replace(b"Monday", b"Mon\0day &#xD800; &#0; &#27;[2J")),
])  # fmt: skip
def test_halves_of_letters_and_nuls_reach_the_report(
    tmp_path: Path, name: str, data: bytes
) -> None:
    article = bias.read(save(tmp_path, name, data))
    report = bias.compare(article, bias.read_text(TEXT))  # the parser and the encoder meet them too
    assert report.to_json().encode()
    assert article.title in (documents.TITLE, "A \ud800 b")


def test_a_page_for_subscribers_says_so(tmp_path: Path) -> None:
    told = b'<script type="application/ld+json">{"isAccessibleForFree": "False"}</script></head>'
    path = save(tmp_path, "a.html", FILES["a.html"].replace(b"</head>", told))
    (warning,) = bias.read(path).warnings
    assert warning.endswith("the page says that it is for subscribers; it may not be whole.")


DEEP = 10_000
PART = b'Content-Type: multipart/related; boundary="%d"\n\n--%d\n'
NESTED = {
    "div.html": b"<html><body>" + b"<div>" * DEEP + b"<p>Rain.",
    "b.html": b"<html>" + b"<b>x" * DEEP,
    "table.html": b"<html><body>" + b"<table><tr><td>" * DEEP + documents.html(),
    "a.docx": documents.packed(word__document_xml="<a>" * DEEP + "</a>" * DEEP),
    "a.odt": documents.packed(
        content_xml=f"<t:p xmlns:t='{documents.ODT}'>" + "<t:s>" * DEEP + "</t:s>" * DEEP + "</t:p>"
    ),
    "a.rtf": b"{\\rtf1 " + b"{\\b " * DEEP + b"Rain." + b"}" * DEEP + b"}",
    "a.json": b'{"text": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    "a.mhtml": b"MIME-Version: 1.0\n" + b"".join(PART % (n, n) for n in range(DEEP)),
    "quote.md": b"> " * DEEP + b"Rain.",
    "link.md": b"[" * DEEP + b"x" + b"](a)" * DEEP,
    "open.md": b"[a](b" * DEEP,
    "comment.md": b"<!--" * DEEP,
    "bold.md": b"**a " * DEEP,
    "heading.md": b"# a" + b" " * DEEP + b"b",
    "front.md": b"---" + b"\n" * DEEP,
}


@pytest.mark.parametrize("name", NESTED)
def test_nested_tags_take_no_time(tmp_path: Path, name: str) -> None:
    started = time.process_time()
    with suppress(ReadError):
        bias.read(save(tmp_path, name, NESTED[name]))
    assert time.process_time() - started < 5


RUNS = (
    "9", "9,", "9 ", "-1 ", "$5 ", "A ", "J. ", "said ", "he said ", '"he said" ', "5 killed ",
    "five hundred ", "one and ", "the ", "?", "“", "x-", "May 5 ", "A", "Ab ",
)  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
def test_a_report_on_a_text_that_says_one_thing_without_end(run: str) -> None:
    """Twice as much takes about twice as long; the bound is loose, since machines are."""
    text = f"{TEXT}\n\nSome 20 people were hurt {{0}} before the road was open.\n\n{{0}}was open."

    def seconds(letters: int) -> float:
        article = bias.read_text(text.format(run * (letters // len(run))))
        started = time.process_time()
        assert bias.score(article, fast=True).to_json().encode()
        return time.process_time() - started

    seconds(100)
    assert seconds(16_000) < 8 * seconds(4_000) + 0.3


#: What parsers stumble over.
CRUMBS = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<", b"</", b"<!--", b"<![CDATA[", b"&#xD800;", b"{",
    b"}", b"\\", b"(", b"[[", b"**", b"\n---\n", b"%PDF", b"stream\n", b"\r\n\r\n", b"=3D", b'"',
    b"9" * 40, b"9,", b"9 ", b"A ", b"said ", b"five hundred ", b"he was killed ",
)  # fmt: skip


def spoil(data: bytes, luck: random.Random) -> bytes:
    """Change, cut, double and strew a file at random; of an archive, mostly what is packed."""
    if data.startswith(b"PK") and luck.random() < 0.8:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            (member,) = archive.namelist()
            inner = spoil(archive.read(member), luck)
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(member, inner)
        return packed.getvalue()
    spoilt = bytearray(data)
    highest = luck.choice((127, 256))  # XML takes no other letters than ASCII at random
    for _ in range(luck.randint(1, 8)):
        spoilt[luck.randrange(len(spoilt))] = luck.randrange(32, highest)
    if luck.random() < 0.4:
        place = luck.randrange(len(spoilt))
        spoilt[place:place] = luck.choice(CRUMBS) * luck.choice((1, 3, 500))
    if luck.random() < 0.2:
        start = luck.randrange(len(spoilt))
        spoilt += spoilt[start : start + luck.randrange(2000)]
    if luck.random() < 0.4:
        del spoilt[luck.randrange(len(spoilt)) :]
    return bytes(spoilt)


def fuzz(folder: Path, name: str, times: int, luck: random.Random) -> int:
    """How many of so many spoilt copies were read; a score is made of one in ten of these."""
    read = 0
    for _ in range(times):
        path = save(folder, name, spoil(FILES[name], luck))
        started = time.process_time()
        with suppress(BiasError):
            article = bias.read(path)
            read += 1
            if read % 10 == 0:
                bias.score(article, fast=True).to_json().encode()
        assert time.process_time() - started < 5, path.read_bytes()
    return read


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FILES))
def test_2000_damaged_files(tmp_path: Path, name: str) -> None:
    """Of all formats together; BIAS_FUZZ=20000 makes them more, BIAS_FUZZ_SEED others."""
    times = int(os.environ.get("BIAS_FUZZ", "2000")) // len(FILES) + 1
    seed = os.environ.get("BIAS_FUZZ_SEED", "1")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, on Linux
    assert 0 < fuzz(tmp_path, name, times, random.Random(name + seed)) <= times
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


@pytest.mark.parametrize("name", sorted(set(FILES) - {"a.txt", "a.htm", "a.jsonl"}))
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    assert fuzz(tmp_path, name, 100, random.Random(name))


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(sources, "import_module", missing)
    path = save(tmp_path, "a.pdf", documents.pdf())
    assert refusal(path) == (
        f'cannot read "{path}": PDF needs the extra "read", which is not installed. Install it '
        'with pip install "bias-compare[read]", or save the article as text.'
    )


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow.html":
            time.sleep(1)
        to = {"/away": "file:///etc/passwd", "/on": "/on", "/there": "/story.html"}.get(self.path)
        self.send_response(302 if to else 404 if self.path == "/gone" else 200)
        self.send_header("Location" if to else "Content-Type", to or "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(documents.html())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_link(web: str) -> None:
    for path in ("/story.html", "/there", "/story"):
        article = bias.read(web + path)
        assert (article.title, article.outlet) == (documents.TITLE, "Varna Post")


@pytest.mark.parametrize(
    ("path", "letter"),
    [
        ("/gone", "the server answers 404 (not found)."),
        ("/away", "it leads to a place that is not on the public web."),
        ("/on", "it leads on and on."),
        ("/slow.html", "the server is too slow."),
    ],
)
def test_links_that_fail(web: str, path: str, letter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "PATIENCE", 0.3)
    assert refusal(web + path).startswith(f'cannot read "{web + path}": {letter}')


def test_a_public_link_leads_to_no_private_place(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places = iter((False, True))
    monkeypatch.setattr(links, "_is_private", lambda _: next(places))
    assert "not on the public web" in refusal(web + "/there")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "10.0.0.8", "169.254.169.254", "::1"])
def test_private_places(host: str) -> None:
    assert links._is_private(host)
    assert not links._is_private("93.184.216.34")


def test_nothing_leaves_offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the network was opened")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    assert "links are not opened offline." in refusal("http://a.example/x", offline=True)
    monkeypatch.setenv("BIAS_OFFLINE", "1")
    assert "links are not opened offline." in refusal("https://a.example/x")
    read = [bias.read(save(tmp_path, name, data)) for name, data in FILES.items()]
    report = bias.compare(read[0], next(x for x in read if x.kind == "HTML"))
    assert report.to_dict()["tier"]["parse"]  # nor do the parser and the encoder
    with pytest.raises(AssertionError, match="the network was opened"):
        bias.read("http://a.example/x", offline=False)


@pytest.mark.parametrize(
    ("data", "text", "warned"),
    [
        (
            "The café closed. “Yes".encode() + b"\xe2\x80",
            "The café closed. “Yes\ufffd",
            "1 damaged",
        ),
        ("Café “A” – é".encode() + b"\xff!", "Café “A” – é\ufffd!", "1 damaged letter"),
        (
            "Rain fell in Orn.".encode("utf-16-le"),
            "Rain fell in Orn.",
            "was read as UTF-16",
        ),
        (
            "Rain fell in Orn.".encode("utf-16-be"),
            "Rain fell in Orn.",
            "was read as UTF-16",
        ),
        ("The café is shut.".encode("cp1252"), "The café is shut.", "was read as Windows-1252"),
    ],
)
def test_letters_that_are_guessed(tmp_path: Path, data: bytes, text: str, warned: str) -> None:
    article = bias.read(save(tmp_path, "a.txt", data))
    assert article.text == text
    assert warned in article.warnings[0]
