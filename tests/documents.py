"""One article as the files that people have, each made by plain means."""

from __future__ import annotations

import io
import json
import quopri
import zipfile
from xml.sax.saxutils import escape

TITLE = "Truce holds in Varna valley"
BODY = (
    "The truce in the Varna valley held on Monday, and both sides said that they will meet again.",
    "“It is quiet,” said Ana Kole, the mayor of the town. Nobody was hurt & the school is open.",
    "Her deputy, Jon Reve, does not trust the calm. He told reporters that 1,200 people had left.",
    "The talks go on in Orn next week, the mayor said, if the road is open and the weather holds.",
)
LINES = (TITLE, *BODY)
TEXT = "\n\n".join(LINES)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def packed(**members: str) -> bytes:
    """A ZIP archive; "__" in a name stands for "/", "_" for "."."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def docx(lines: tuple[str, ...] = LINES) -> bytes:
    """Each paragraph in two runs, with a deleted one between them."""
    runs = (
        f"<w:p><w:r><w:t xml:space='preserve'>{escape(x[:9])}</w:t></w:r>"
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        f"<w:r><w:t xml:space='preserve'>{escape(x[9:])}</w:t></w:r></w:p>"
        for x in lines
    )
    body = "".join(runs)
    return packed(
        word__document_xml=f"<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>"
    )


def odt(lines: tuple[str, ...] = LINES) -> bytes:
    marked = [escape(x).replace(" the ", "<t:s/>the<t:span> </t:span>") for x in lines]
    body = f"<t:h>{marked[0]}</t:h>" + "".join(f"<t:p>{x}</t:p>" for x in marked[1:])
    return packed(
        content_xml=f"<o:document-content xmlns:o='{OFFICE}' xmlns:t='{ODT}'><o:body><o:text>"
        f"<t:tracked-changes><t:p>never</t:p></t:tracked-changes>{body}"
        "</o:text></o:body></o:document-content>"
    )


def rtf(lines: tuple[str, ...] = LINES) -> bytes:
    letters = ("".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in x) for x in lines)
    return ("{\\rtf1\\ansi " + "\\par\n".join(letters) + "}").encode("ascii")


def html(lines: tuple[str, ...] = LINES) -> bytes:
    body = "".join(f"<p>{escape(x)}</p>\n" for x in lines[1:])
    return (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"
        f"<title>{lines[0]} | Varna Post</title>"
        '<meta property="og:site_name" content="Varna Post">'
        '<meta property="article:published_time" content="2024-05-14T08:00:00Z"></head><body>'
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/s>Sport</a></li></ul></nav>"
        f"<article><h1>{lines[0]}</h1>{body}</article>"
        "<aside><h2>Most read</h2><ul><li><a href=/1>Dam opens</a></li></ul></aside>"
        "<footer>© 2024 Varna Post. All rights reserved.</footer></body></html>"
    ).encode()


def markdown(lines: tuple[str, ...] = LINES) -> bytes:
    first, second, *rest = lines
    body = "\n\n".join((second.replace("Monday", "[Monday](https://a.example/m)"), *rest))
    body = body.replace("Ana Kole", "**Ana Kole**").replace("not trust", "*not* trust")
    front = "---\nsource: Varna Post\nauthor: 'Ana Berg'\ndate: 2024-05-14\n---\n"
    return f"{front}# {first}\n\n{body}\n".encode()


def mhtml(lines: tuple[str, ...] = LINES) -> bytes:
    """As Chromium saves a page: quoted-printable, pictures and frames in parts of their own."""
    page = quopri.encodestring(html(lines).replace(b"<meta charset=utf-8>", b"")).decode()
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/truce\n"
        f"Subject: {lines[0]}\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        '\ttype="text/html";\n\tboundary="-cut-"\n\n\n---cut-\nContent-Type: image/png\n'
        "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n---cut-\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: https://post.example/truce\n\n{page}\n---cut-\n"
        "Content-Type: text/html\n\n<p>An advertisement.</p>\n---cut---\n"
    ).encode()


def pdf(lines: tuple[str, ...] = LINES) -> bytes:
    """A page of wrapped lines in Windows-1252, and a table of its objects."""
    shown: list[str] = []
    for x in lines:
        words, line = x.split(), ""
        for word in words:
            if len(line) + len(word) > 60:
                shown.append(line)
                line = ""
            line = f"{line} {word}".strip()
        shown += [line, ""]
    drawn = "".join(
        f"({x.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*\n" for x in shown
    )
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{drawn}ET".encode("cp1252")
    return _pdf(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )


def scanned() -> bytes:
    """A PDF whose page has no text."""
    return _pdf(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")


def _pdf(*objects: bytes) -> bytes:
    whole = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    data, places = bytearray(b"%PDF-1.4\n"), []
    for n, content in enumerate((*whole, *objects), 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (n, content)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(places) + 1)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % table)


FILES: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "a.md": markdown(),
    "a.json": json.dumps({"title": TITLE, "text": "\n\n".join(BODY)}).encode(),
    "a.jsonl": json.dumps({"headline": TITLE, "body": list(BODY), "outlet": "Varna Post"}).encode(),
    "a.html": html(),
    "a.htm": html().replace(b"utf-8", b"windows-1252", 1).decode().encode("cp1252"),
    "a.mhtml": mhtml(),
    "a.docx": docx(),
    "a.odt": odt(),
    "a.rtf": rtf(),
    "a.pdf": pdf(),
}
