"""Every format gives the same article; hostile and damaged files get a letter, in time."""

from __future__ import annotations

import http.server
import random
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
def test_what_it_is_called_does_not_matter(tmp_path: Path, name: str) -> None:
    if name in ("a.txt", "a.md", "a.json", "a.jsonl"):
        return  # text has no first bytes of its own
    article = bias.read(save(tmp_path, "a.txt", FILES[name]))
    assert article.title == documents.TITLE


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


def test_a_page_for_subscribers_says_so(tmp_path: Path) -> None:
    told = b'<script type="application/ld+json">{"isAccessibleForFree": "False"}</script></head>'
    path = save(tmp_path, "a.html", FILES["a.html"].replace(b"</head>", told))
    (warning,) = bias.read(path).warnings
    assert warning.endswith("the page says that it is for subscribers; it may not be whole.")


def test_nested_tags_take_no_time(tmp_path: Path) -> None:
    for data in (b"<html><body>" + b"<div>" * 10_000 + b"<p>Rain.", b"<html>" + b"<b>x" * 10_000):
        started = time.process_time()
        with suppress(ReadError):
            bias.read(save(tmp_path, "a.html", data))
        assert time.process_time() - started < 5


@pytest.mark.parametrize("name", sorted(set(FILES) - {"a.txt", "a.htm", "a.jsonl"}))
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    luck = random.Random(name)
    for _ in range(40):
        data = bytearray(FILES[name])
        for _ in range(luck.randint(1, 8)):
            data[luck.randrange(len(data))] = luck.randrange(256)
        if luck.random() < 0.4:
            del data[luck.randrange(len(data)) :]
        with suppress(BiasError):
            bias.read(save(tmp_path, name, bytes(data)))


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
    for name, data in FILES.items():
        assert bias.read(save(tmp_path, name, data)).sentences


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
