import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from builder.document import JobDocument, Organization, Section
from builder.exports import FORMATS, Look
from tests.exports.samples import DRAFT, EVIL, FINISHED, HOSTILE, WORLDLY, full_of

LONG = replace(
    FINISHED,
    sections=tuple(
        Section(
            kind="custom",
            heading=f"Part {number}",
            html="<p>" + "Words that fill the page, line for line. " * 40 + "</p>",
        )
        for number in range(1, 9)
    ),
)


@cache
def pdf(document: JobDocument, look: Look | None = None) -> PdfReader:
    return PdfReader(BytesIO(FORMATS["pdf"].render(document, look or Look())))


def text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def with_html(html: str) -> JobDocument:
    """A posting with a section that nothing has sanitized."""
    return replace(FINISHED, sections=(Section(kind="custom", heading="Part", html=html),))


def objects(reader: PdfReader) -> Iterator[Any]:
    """Yield everything that the file holds."""
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        yield reader.get_object(IndirectObject(number, 0, reader))


def fonts(reader: PdfReader) -> list[DictionaryObject]:
    return [
        thing
        for thing in objects(reader)
        if isinstance(thing, DictionaryObject) and thing.get("/Type") == "/FontDescriptor"
    ]


def root(reader: PdfReader, name: str) -> Any:
    """Return what the file says about itself as a whole."""
    return reader.root_object[name].get_object()


def tags(reader: PdfReader) -> list[str]:
    """Return the names of the structure's elements in reading order."""
    names: list[str] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, ArrayObject):
            for kid in element:
                walk(kid)
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                names.append(str(element["/S"]).removeprefix("/"))
            if "/K" in element:
                walk(element["/K"])

    walk(root(reader, "/StructTreeRoot"))
    return names


def test_the_text_is_there_to_be_selected_and_searched() -> None:
    shown = text(pdf(FINISHED))

    for part in (
        "Riverbend & Sons",
        "Behavioral Health Case Manager",
        "Location Boston, MA",
        "Pay $65,000 to $85,000 a year",
        "Apply by December 31, 2026",
        "Schedule Days & nights",
        "Job brief & more We help people. Who you are Calm.",
        "Assess needs",
        "Each week",
        "How to apply Send a résumé. Add a letter.",
        "https://jobs.example.org/7?a=1&b=2",
        "jobs@example.org",
    ):
        assert part in shown


def test_hidden_and_empty_sections_are_left_out() -> None:
    shown = text(pdf(FINISHED))

    assert "Secret" not in shown
    assert "Hidden benefits" not in shown
    assert "Empty heading" not in shown


def test_the_file_says_what_it_is_by_whom_and_in_which_language() -> None:
    reader = pdf(replace(FINISHED, language="de-CH"))

    assert reader.metadata is not None
    assert reader.metadata.title == "Behavioral Health Case Manager, Riverbend & Sons"
    assert reader.metadata.author == "Riverbend & Sons"
    assert root(reader, "/Lang") == "de-CH"
    assert root(reader, "/ViewerPreferences")["/DisplayDocTitle"]


def test_without_an_organization_the_title_stands_alone() -> None:
    reader = pdf(replace(FINISHED, organization=Organization()))

    assert reader.metadata is not None
    assert reader.metadata.title == "Behavioral Health Case Manager"
    assert reader.metadata.author is None


def test_the_file_is_tagged_for_screen_readers() -> None:
    reader = pdf(FINISHED)

    assert root(reader, "/MarkInfo")["/Marked"]
    assert b"pdfuaid:part" in root(reader, "/Metadata").get_data()
    names = tags(reader)
    assert [name for name in names if name in {"H1", "H2", "H3"}] == ["H1", "H2", "H3", "H2", "H2"]
    assert names.count("TH") == names.count("TD") == 12
    assert names.count("LI") == 3
    assert names.count("Link") >= 3
    assert names.count("P") >= 4


def test_headings_are_bookmarks() -> None:
    def titles(outline: Any) -> list[Any]:
        return [titles(one) if isinstance(one, list) else one.title for one in outline]

    assert titles(pdf(FINISHED).outline) == [
        "Behavioral Health Case Manager",
        ["Job brief & more", ["Who you are"], "Responsibilities", "How to apply"],
    ]


def test_addresses_can_be_clicked() -> None:
    addresses = {
        annotation.get_object()["/A"]["/URI"]
        for page in pdf(FINISHED).pages
        for annotation in page.get("/Annots", [])
    }

    assert addresses == {
        "https://jobs.example.org/7?a=1&b=2",
        "mailto:jobs@example.org",
        "https://riverbend.example.org",
    }


def test_every_page_says_which_it_is_of_how_many() -> None:
    pages = pdf(LONG).pages

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page.extract_text()
        assert "Behavioral Health Case Manager" in page.extract_text()
    assert "Page 1 of 1" in text(pdf(FINISHED))


@pytest.mark.parametrize(("paper", "width", "height"), [("Letter", 612, 792), ("A4", 595, 842)])
def test_the_paper_is_that_of_the_country(paper: str, width: int, height: int) -> None:
    for page in pdf(LONG, Look(paper=paper)).pages:
        assert round(float(page.mediabox.width)) == width
        assert round(float(page.mediabox.height)) == height


def test_one_paper_after_another_keeps_its_size() -> None:
    letter = FORMATS["pdf"].render(FINISHED, Look(paper="Letter"))
    a4 = FORMATS["pdf"].render(FINISHED, Look(paper="A4"))
    again = FORMATS["pdf"].render(FINISHED, Look(paper="Letter"))

    sizes = [PdfReader(BytesIO(made)).pages[0].mediabox.height for made in (letter, a4, again)]
    assert [round(float(size)) for size in sizes] == [792, 842, 792]


def test_a_draft_is_marked_on_its_pages_and_says_what_is_missing() -> None:
    reader = pdf(replace(DRAFT, sections=DRAFT.sections[:1] + LONG.sections))

    assert len(reader.pages) > 2
    assert all("Draft" in page.extract_text() for page in reader.pages)
    assert "Draft, not ready to publish. 3 things to fill in: City, State; Team;" in text(reader)
    assert "[City, State]" in text(reader)


def test_a_finished_posting_has_no_draft_mark() -> None:
    assert "Draft" not in text(pdf(FINISHED))
    assert "Draft" not in text(pdf(LONG))


@pytest.mark.parametrize("document", [FINISHED, DRAFT, WORLDLY])
def test_all_fonts_are_in_the_file(document: JobDocument) -> None:
    found = fonts(pdf(document))

    assert any("+Posting-Serif" in str(font["/FontName"]) for font in found)
    for font in found:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & font.keys()


@pytest.mark.parametrize("words", ["Zürich Łódź Ærøskøbing", "Αθήνα Ελλάδα", "Київ Москва Софія"])
def test_latin_greek_and_cyrillic_are_set_in_our_own_letters(words: str) -> None:
    reader = pdf(full_of(words))

    assert text(reader).count(words) >= 6
    assert {str(font["/FontName"]).partition("+")[2] for font in fonts(reader)} == {
        "Posting-Serif",
        "Posting-Serif-Semi-Bold",
    }


def test_what_is_hostile_is_shown_as_it_was_typed() -> None:
    reader = pdf(replace(HOSTILE, title="Nurse <script>evil()</script> & co"))

    assert reader.metadata is not None
    assert reader.metadata.title == f"Nurse <script>evil()</script> & co, {EVIL}"
    assert "Nurse <script>evil()</script> & co" in text(reader)


def test_a_logo_is_in_the_file_and_says_whose_it_is() -> None:
    png = BytesIO()
    Image.new("RGB", (300, 100), "#1f5c57").save(png, "PNG")
    reader = pdf(FINISHED, Look(logo=png.getvalue()))
    figures = [
        thing
        for thing in objects(reader)
        if isinstance(thing, DictionaryObject) and thing.get("/S") == "/Figure"
    ]

    assert [image.image and image.image.size for image in reader.pages[0].images] == [(300, 100)]
    assert [str(figure["/Alt"]) for figure in figures] == ["Riverbend & Sons"]


def test_a_picture_that_cannot_be_read_does_not_stop_the_download() -> None:
    assert "Plan care" in text(pdf(FINISHED, Look(logo=b"no picture")))


def test_words_longer_than_a_line_stay_on_the_page() -> None:
    word = "Donaudampfschifffahrt" * 12
    document = replace(with_html(f"<p>{word}</p><ul><li>{word}</li></ul>"), title=word[:200])
    shown = text(pdf(document)).replace(" ", "")

    assert shown.count(word) == 2


def test_lists_over_many_pages_come_out_whole() -> None:
    items = "".join(f"<li>Duty {number} of many</li>" for number in range(300))
    reader = pdf(with_html(f"<ol>{items}</ol>"))

    assert len(reader.pages) > 5
    assert text(reader).count("of many") == 300
    assert "300." in text(reader)


def test_downloads_at_the_same_time_do_not_mix() -> None:
    def made(number: int) -> str:
        return text(PdfReader(BytesIO(FORMATS["pdf"].render(titled(number), Look()))))

    def titled(number: int) -> JobDocument:
        return replace(FINISHED, title=f"Nurse number {number}")

    with ThreadPoolExecutor(4) as threads:
        for number, shown in enumerate(threads.map(made, range(8))):
            assert f"Nurse number {number}" in shown


class Listener(BaseHTTPRequestHandler):
    """Answers every request and remembers that it came."""

    heard: list[str] = []

    def do_GET(self) -> None:
        self.heard.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[str]:
    """The address of a web server on this machine; `Listener.heard` says what was asked of it."""
    Listener.heard.clear()
    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_making_a_pdf_asks_nothing_of_any_server(listener: str) -> None:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{listener}/in-svg'/></svg>"
    hostile = f"""
        <base href="{listener}/base/"><img src="relative.png" alt="a">
        <img src="{listener}/picture.png" alt="a" srcset="{listener}/set.png 2x">
        <img src="data:image/svg+xml,{svg.replace("<", "%3C").replace("#", "%23")}" alt="a">
        <link rel="stylesheet" href="{listener}/sheet.css">
        <link rel="attachment" href="{listener}/attachment">
        <style>
            @import url("{listener}/imported.css");
            @font-face {{ font-family: "Posting Serif"; src: url("{listener}/font.woff2"); }}
            @font-face {{ font-family: "Other"; src: url("{listener}/other.woff2"); }}
            p {{ background: url("{listener}/ground.png"); font-family: "Other"; }}
            p::before {{ content: url("{listener}/content.png"); }}
        </style>
        <p style="background: url({listener}/styled.png)">On</p>
        <p style="display: list-item; list-style: url({listener}/dot.png)">Item</p>
        <a rel="attachment" href="{listener}/linked">link</a>
        <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
            <image href="{listener}/inline-svg.png" width="9" height="9"/>
            <use href="{listener}/use.svg#x"/>
        </svg>
        <object data="{listener}/object"></object><embed src="{listener}/embed">
        <iframe src="{listener}/frame"></iframe><video poster="{listener}/poster.png"></video>
        <input type="image" src="{listener}/input.png"><script src="{listener}/script.js"></script>
    """

    reader = pdf(with_html(hostile))

    assert Listener.heard == []
    assert "On" in text(reader)
    assert "Behavioral Health Case Manager" in text(reader)
    with urlopen(f"{listener}/asked") as answer:
        assert answer.status == 200
    assert Listener.heard == ["/asked"]


def test_files_of_the_server_leave_no_trace(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the words of the secret file")
    picture = tmp_path / "secret.png"
    Image.new("RGB", (37, 41), "#123456").save(picture)
    drawing = tmp_path / "secret.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99">'
        '<text y="20">drawn secret</text></svg>'
    )
    hostile = f"""
        <img src="{picture.as_uri()}" alt="a"><img src="{drawing.as_uri()}" alt="a">
        <img src="file:///etc/passwd" alt="a"><img src="/etc/passwd" alt="a">
        <link rel="attachment" href="{secret.as_uri()}">
        <link rel="attachment" href="file:///etc/passwd">
        <a rel="attachment" href="{secret.as_uri()}">link</a>
        <a rel="attachment" href="file:///etc/passwd">link</a>
        <style>
            @import url("{secret.as_uri()}");
            p {{ background: url("{picture.as_uri()}"); }}
            p::before {{ content: url("{drawing.as_uri()}"); }}
        </style>
        <object data="{secret.as_uri()}"></object><p>On</p>
    """

    reader = pdf(with_html(hostile))
    content = b"".join(
        thing.get_data() for thing in objects(reader) if isinstance(thing, StreamObject)
    )

    assert "On" in text(reader)
    assert "drawn secret" not in text(reader)
    assert [image for page in reader.pages for image in page.images] == []
    assert list(reader.attachments) == ["jobdesc.json"]
    assert b"the words of the secret file" not in content
    assert b"root:" not in content


@pytest.mark.parametrize(
    "address",
    [
        "font:../../pyproject.toml",
        "font:../exports/posting.css",
        "font:/etc/passwd",
        "font:nothing.woff2",
        "font:",
    ],
)
def test_the_address_of_our_fonts_leads_to_nothing_else(address: str) -> None:
    document = with_html(f'<p>On</p><a rel="attachment" href="{address}">link</a>')

    assert list(pdf(document).attachments) == ["jobdesc.json"]
    assert "On" in text(pdf(document))


def test_a_character_that_no_font_has_is_a_box_and_harms_no_other() -> None:
    unknown = "\U0010fffd\U0010fffc"
    reader = pdf(full_of(f"Before {unknown} after"))
    shown = text(reader)

    assert shown.count("Before ☐☐ after") >= 5
    assert unknown not in shown
    assert reader.metadata is not None
    assert str(reader.metadata.title).count(unknown) == 2
