import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from builder.exports import FORMATS, kept, pdf
from builder.exports.text import unwrapped
from builder.importing.json import parse
from builder.models import Organization, Posting, User
from builder.typesetting.pool import NotSet
from tests.views.conftest import LogIn
from tests.views.page import tree, words


def download(browser: Client, posting: Posting, name: str) -> tuple[bytes, str, str]:
    """Return a download's content, its media type, and the name it is saved under."""
    response = browser.get(reverse("download", args=[posting.kind, posting.pk, name]))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    found = re.fullmatch(
        r"""attachment; filename(?:="([^"]+)"|\*=utf-8''(\S+))""", response["Content-Disposition"]
    )
    assert found
    return response.content, response["Content-Type"], found[1] or unquote(found[2])


def read_html(content: bytes) -> str:
    return content.decode()


def read_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def read_docx(content: bytes) -> str:
    word = docx.Document(BytesIO(content))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def read_json(content: bytes) -> str:
    return unwrapped(parse(content))


def read_jsonld(content: bytes) -> str:
    return str(json.loads(content))


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOWNLOADS: list[tuple[str, str, str, Callable[[bytes], str]]] = [
    ("pdf", "application/pdf", "pdf", read_pdf),
    ("docx", WORD, "docx", read_docx),
    ("html", "text/html; charset=utf-8", "html", read_html),
    ("board", "text/plain; charset=utf-8", "txt", read_html),
    ("text", "text/plain; charset=utf-8", "txt", read_html),
    ("markdown", "text/markdown; charset=utf-8", "md", read_html),
    ("json", "application/json", "json", read_json),
    ("jsonld", "application/ld+json", "jsonld", read_jsonld),
]


def test_every_format_is_tested_here() -> None:
    assert {name for name, *_ in DOWNLOADS} == set(FORMATS)


@pytest.mark.parametrize(("name", "media_type", "ending", "read"), DOWNLOADS)
def test_a_posting_downloads_in_each_format(
    viewer: User,
    log_in: LogIn,
    finished: Posting,
    name: str,
    media_type: str,
    ending: str,
    read: Callable[[bytes], str],
) -> None:
    content, kind, file_name = download(log_in(viewer), finished, name)
    assert kind == media_type
    assert file_name == f"Behavioral-Health-Case-Manager-Riverbend-Health.{ending}"
    text = read(content)
    for expected in ("Dental insurance", "Austin, TX", "a@example.org", "Riverbend Health"):
        assert expected in text
    assert "not ready to publish" not in text


@pytest.mark.parametrize(("name", "media_type", "ending", "read"), DOWNLOADS)
def test_an_unfinished_posting_says_that_it_is_a_draft_and_why(
    browser: Client,
    posting: Posting,
    name: str,
    media_type: str,
    ending: str,
    read: Callable[[bytes], str],
) -> None:
    text = " ".join(read(download(browser, posting, name)[0]).split())
    assert "Draft, not ready to publish. 2 things to fill in: City, State;" in text


@pytest.mark.parametrize(("name", "media_type", "ending", "read"), DOWNLOADS)
def test_hidden_and_deleted_sections_leave_with_no_format(
    browser: Client,
    finished: Posting,
    editor: User,
    name: str,
    media_type: str,
    ending: str,
    read: Callable[[bytes], str],
) -> None:
    brief, benefits = finished.present_sections().filter(kind__in=("job_brief", "benefits"))
    finished.hide_section(brief, hidden=True, based_on=brief.version, by=editor)
    finished.delete_section(benefits, based_on=benefits.version, by=editor)
    text = read(download(browser, finished, name)[0])
    assert "Dental insurance" not in text
    assert "is hiring" not in text
    assert "Work environment" in text or "WORK ENVIRONMENT" in text
    assert (
        "Dental insurance"
        not in browser.get(reverse("copy", args=[finished.kind, finished.pk])).text
    )


@pytest.mark.parametrize("name", ["doc", "PDF", "pdfx", "-"])
def test_a_format_that_does_not_exist_is_not_found(
    browser: Client, posting: Posting, name: str
) -> None:
    assert browser.get(f"/postings/{posting.pk}/download/{name}/").status_code == 404


@pytest.mark.parametrize(
    ("title", "employer", "expected"),
    [
        ("Ärztin (m/w/d)", "Klinik Süd", "Arztin-m-w-d-Klinik-Sud"),
        ("../../etc/passwd", "x", "etc-passwd-x"),
        ('"; rm -rf *\r\nSet-Cookie: a=b', "x", "rm-rf-Set-Cookie-a-b-x"),
        ("護理師", "病院", "護理師-病院"),
        ("محاسب\u202exe.pdf", "", "محاسب-xe-pdf"),
        ("CON", "", "job-CON"),
        ("com1", "", "job-com1"),
        ("Nurse...", "", "Nurse"),
        ("🙂", "…", "job-posting"),
        ("x" * 200, "y", "x" * 80),
    ],
)
def test_file_names_are_safe_on_every_system(
    browser: Client,
    posting: Posting,
    organization: Organization,
    title: str,
    employer: str,
    expected: str,
) -> None:
    Posting.objects.filter(pk=posting.pk).update(title=title)
    Organization.objects.filter(pk=organization.pk).update(name=employer)
    assert download(browser, posting, "text")[2] == f"{expected}.txt"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_odd_characters_break_no_download(
    browser: Client, finished: Posting, editor: User, name: str
) -> None:
    odd = "a\x01b\x0bc\x1f\ufffe\u202e<>&\"'😀"
    finished.save_facts(
        {"title": odd, "facts": [{"label": odd, "value": odd}], "department": odd},
        based_on=finished.facts_version,
        by=editor,
    )
    finished.add_section(kind="custom", heading=odd, html=f"<p>{odd}</p>", by=editor)
    assert download(browser, finished, name)[0]


def test_a_posting_in_the_trash_can_still_be_downloaded(
    browser: Client, posting: Posting, editor: User
) -> None:
    posting.move_to_trash(editor)
    assert download(browser, posting, "text")[0]


def test_the_page_to_copy_from_has_what_the_downloads_have(
    viewer: User, log_in: LogIn, finished: Posting
) -> None:
    browser = log_in(viewer)
    response = browser.get(reverse("copy", args=[finished.kind, finished.pk]))
    assert response.status_code == 200
    assert "Copy for a job board" in words(response, "main")
    for box, name in (("copy-html", "board"), ("copy-plain", "text")):
        shown = tree(response).get_element_by_id(box).text or ""
        assert shown.split() == download(browser, finished, name)[0].decode().split()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects each page that is really set as PDF."""
    pages: list[str] = []
    write = pdf.write

    def counting(html: str, *rest: Any) -> bytes:
        pages.append(html)
        return write(html, *rest)

    monkeypatch.setattr(pdf, "write", counting)
    return pages


def test_a_posting_that_did_not_change_is_set_once_and_sent_once(
    browser: Client, finished: Posting, editor: User, counted: list[str]
) -> None:
    kept.SHELF.clear()
    address = reverse("download", args=[finished.kind, finished.pk, "pdf"])
    first = browser.get(address)
    again = browser.get(address)
    unsent = browser.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, unsent.status_code) == (200, 200, 304)
    assert first.content == again.content
    assert unsent.content == b""
    assert first["ETag"] == again["ETag"] == unsent["ETag"]
    assert {answer["Cache-Control"] for answer in (first, again, unsent)} == {"private, no-cache"}
    assert len(counted) == 1


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_changed_posting_or_look_is_sent_anew(
    browser: Client, finished: Posting, editor: User, name: str
) -> None:
    address = reverse("download", args=[finished.kind, finished.pk, name])
    first = browser.get(address)
    finished.save_facts({"department": "Care"}, based_on=finished.facts_version, by=editor)
    changed = browser.get(address, headers={"If-None-Match": first["ETag"]})
    Organization.objects.update(brand_color="#7a1f5c")
    painted = browser.get(address, headers={"If-None-Match": changed["ETag"]})

    assert (changed.status_code, painted.status_code) == (200, 200)
    assert len({answer["ETag"] for answer in (first, changed, painted)}) == 3


def test_what_is_kept_is_still_only_for_those_who_may_see_it(
    browser: Client, finished: Posting, stranger: User, log_in: LogIn
) -> None:
    address = reverse("download", args=[finished.kind, finished.pk, "pdf"])
    headers = {"If-None-Match": browser.get(address)["ETag"]}

    assert log_in(stranger).get(address, headers=headers).status_code == 404
    assert Client().get(address, headers=headers).status_code == 302


def test_a_pdf_that_cannot_be_made_is_explained_and_made_later(
    browser: Client, finished: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise NotSet("The PDF took too long to make.")

    kept.SHELF.clear()
    address = reverse("download", args=[finished.kind, finished.pk, "pdf"])
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "write", refuse)
        refused = browser.get(address)

    assert refused.status_code == 503
    assert "ETag" not in refused
    assert "The PDF took too long to make." in words(refused, "main")
    assert browser.get(address).status_code == 200
