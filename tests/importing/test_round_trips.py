import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from builder.document import JobDocument, Section
from builder.exports import FORMATS, Look
from builder.importing import READERS
from tests.documents import varied_documents
from tests.exports.samples import FINISHED

DOCUMENTS = varied_documents()


def back(document: JobDocument, name: str) -> JobDocument | None:
    """Return what comes back from the file that a document went out as."""
    return READERS[name](FORMATS[name].render(document, Look()))


def said(document: JobDocument) -> JobDocument:
    """Return what candidates read of a document: no section that is hidden or empty."""
    parts = tuple(part for part in document.shown().sections if part.html)
    return replace(document, sections=parts)


def test_the_documents_are_many_and_unlike() -> None:
    assert len({document.content_hash for document in DOCUMENTS}) == 50
    assert any(part.hidden for document in DOCUMENTS for part in document.sections)
    assert {document.language for document in DOCUMENTS} >= {"ar-EG", "ja-JP", "en-US"}


@pytest.mark.parametrize("name", ["json", "docx"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.title[:30])
def test_a_file_gives_back_the_very_document(document: JobDocument, name: str) -> None:
    found = back(document, name)

    assert found is not None
    assert found.to_json() == document.shown().to_json()


@pytest.mark.parametrize("document", DOCUMENTS[::5], ids=lambda document: document.title[:30])
def test_a_pdf_gives_back_the_very_document(document: JobDocument) -> None:
    found = back(document, "pdf")

    assert found is not None
    assert found.to_json() == document.shown().to_json()


@pytest.mark.parametrize("name", ["markdown", "html"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.title[:30])
def test_a_text_gives_back_the_same_sections_bullets_and_facts(
    document: JobDocument, name: str
) -> None:
    assert back(document, name) == said(document)


@pytest.mark.parametrize("name", sorted(READERS))
def test_what_is_hidden_does_not_leave_inside_a_file(name: str) -> None:
    secret = Section(kind="custom", heading="Cellar", html="<p>Zebra wrangling</p>", hidden=True)
    found = back(replace(FINISHED, sections=(*FINISHED.sections, secret)), name)

    assert found is not None
    assert "Zebra" not in found.to_json()
    assert "Cellar" not in found.to_json()


def test_a_pdf_names_its_data_so_that_other_programs_find_it() -> None:
    reader = PdfReader(BytesIO(FORMATS["pdf"].render(FINISHED, Look())))
    (file,) = reader.attachment_list

    assert file.name == "jobdesc.json"
    assert file.content == FINISHED.shown().to_json().encode()
    (filespec,) = (one.get_object() for one in reader.root_object["/AF"])  # type: ignore[attr-defined]
    assert filespec["/AFRelationship"] == "/Source"
    assert filespec["/EF"]["/F"].get_object()["/Subtype"] == "/application/json"


def test_a_word_file_that_was_only_saved_again_still_gives_its_document() -> None:
    word = docx.Document(BytesIO(FORMATS["docx"].render(FINISHED, Look())))
    word.core_properties.comments = "Looked at"
    file = BytesIO()
    word.save(file)

    assert READERS["docx"](file.getvalue()) == FINISHED.shown()


def test_a_word_file_that_was_edited_is_no_longer_what_it_carries() -> None:
    word = docx.Document(BytesIO(FORMATS["docx"].render(FINISHED, Look())))
    word.add_paragraph("And one thing more.")
    file = BytesIO()
    word.save(file)

    assert READERS["docx"](file.getvalue()) is None


def test_a_new_section_and_a_changed_bullet_come_in_with_the_markdown() -> None:
    text = FORMATS["markdown"].render(FINISHED, Look()).decode()
    edited = text.replace("- Plan care", "- Plan *all* care").replace(
        "## How to apply", "## Hours\n\nNine to five.\n\n## How to apply"
    )
    found = READERS["markdown"](edited.replace("\n", "\r\n").encode())

    assert found is not None
    assert "<li>Plan <em>all</em> care</li>" in found.sections[1].html
    assert found.sections[1].kind == "responsibilities"
    assert found.sections[-1] == Section(
        kind="custom", heading="Hours", html="<p>Nine to five.</p>"
    )


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_file_with_unsafe_html_inside_comes_back_safe(name: str) -> None:
    html = "<p onclick='evil()'>On</p><script>evil()</script>"
    document = replace(FINISHED, sections=(Section(kind="custom", heading="Part", html=html),))
    found = back(document, name)

    assert found is not None
    assert [part.html for part in found.sections] == ["<p>On</p>"]


def _pdf_with(content: bytes) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("jobdesc.json", content)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _zip_with(name: str, content: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr("word/document.xml", "<a/>")
        made.writestr(name, content)
    return file.getvalue()


BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<document xmlns="urn:jobdesc:job-document">&b;</document>'
)


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00 nothing",
        b"[]",
        b'{"title": 1}',
        b'{"title": "a", "pay": {"min": NaN}}',
        b"[" * 100_000,
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>",
        _pdf_with(b"{}"),
        _pdf_with(b"[" * 100_000),
        _zip_with("customXml/item1.xml", BOMB),
        _zip_with("customXml/item1.xml", "<a"),
        b"---\ntitle: [\n---\n",
        b"---\ntitle: 1\nsections: [1]\n---\n## a\n## b\n",
        b'<article data-document="[]"></article>',
        b'<article data-document="{&quot;title&quot;: &quot;a&quot;}"><section data-kind="x">',
        json.dumps({"title": "a" * 6_000_000}).encode(),
    ],
    ids=range(16),
)
def test_what_is_no_file_of_ours_is_nothing(content: bytes, name: str) -> None:
    assert READERS[name](content) is None


@pytest.mark.parametrize("name", sorted(READERS))
def test_half_a_file_of_ours_is_nothing(name: str) -> None:
    whole = FORMATS[name].render(FINISHED, Look())

    assert READERS[name](whole[: len(whole) // 2]) in (None, READERS["html"](whole))
