import base64
import re
from dataclasses import replace

import pytest
from lxml.html import HtmlElement, document_fromstring

from builder.document import Apply, JobDocument, Organization, Section
from builder.exports import FORMATS, Look
from builder.exports.color import contrast
from tests.exports.reading import first, words
from tests.exports.samples import DRAFT, EVIL, FINISHED, HOSTILE, WORLD, WORLDLY

LOGO = b"\x89PNG a logo"


def page(document: JobDocument, look: Look | None = None) -> HtmlElement:
    root: HtmlElement = document_fromstring(FORMATS["html"].render(document, look or Look()))
    return root


@pytest.mark.parametrize("document", [FINISHED, DRAFT, HOSTILE, WORLDLY])
@pytest.mark.parametrize("logo", [None, LOGO])
def test_the_page_loads_nothing_and_runs_nothing(document: JobDocument, logo: bytes | None) -> None:
    root = page(document, Look(logo=logo))

    for element in root.iter():
        assert element.tag not in {"script", "link", "iframe", "object", "embed", "base", "svg"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"srcset", "data", "poster", "background", "action", "ping"}
            if name == "src":
                assert value.startswith("data:image/png;base64,")
            if name == "href":
                assert element.tag == "a"
            if name == "style":
                assert "url(" not in value
    for style in root.iter("style"):
        css = style.text or ""
        assert "@import" not in css
        assert all(
            address.strip("\"'").startswith("data:") for address in re.findall(r"url\(([^)]*)", css)
        )
        assert "http" not in css
        assert "</" not in css


def test_the_page_is_whole() -> None:
    html = FORMATS["html"].render(FINISHED, Look()).decode()
    root = page(FINISHED)

    assert html.startswith("<!DOCTYPE html>")
    assert root.get("lang") == "en-US"
    assert root.xpath("string(//title)") == "Behavioral Health Case Manager, Riverbend & Sons"
    assert root.xpath("//meta/@charset") == ["utf-8"]
    assert root.xpath("//meta[@name='author']/@content") == ["Riverbend & Sons"]
    assert root.xpath("//meta[@name='viewport']/@content") != []
    assert [words(heading) for heading in root.iter("h1")] == ["Behavioral Health Case Manager"]
    assert [words(heading) for heading in root.iter("h2")] == [
        "Job brief & more",
        "Responsibilities",
        "How to apply",
    ]
    assert [words(heading) for heading in root.iter("h3")] == ["Who you are"]


def test_the_page_says_all_that_the_document_does() -> None:
    text = words(first(page(FINISHED), "body"))

    for part in (
        "Riverbend & Sons",
        "Location Boston, MA",
        "Pay $65,000 to $85,000 a year",
        "Schedule Days & nights",
        "We help people.",
        "Each week",
        "Send a résumé.",
        "Add a letter.",
        "https://jobs.example.org/7?a=1&b=2",
        "jobs@example.org",
    ):
        assert part in text


def test_addresses_are_links() -> None:
    assert page(FINISHED).xpath("//a/@href") == [
        "https://jobs.example.org/7?a=1&b=2",
        "mailto:jobs@example.org",
        "https://riverbend.example.org",
    ]


@pytest.mark.parametrize("name", ["html", "board", "text"])
def test_hidden_and_empty_sections_are_left_out(name: str) -> None:
    text = FORMATS[name].render(FINISHED, Look()).decode().lower()

    assert "hidden benefits" not in text
    assert "secret" not in text
    assert "empty heading" not in text


def test_what_is_hostile_is_shown_as_it_was_typed() -> None:
    root = page(HOSTILE)
    shown = " ".join(EVIL.split())

    assert words(first(root, "h1")) == shown
    assert words(first(root, "h2")) == shown
    assert root.xpath("string(//title)") == f"{EVIL}, {EVIL}"
    assert root.get("lang") == HOSTILE.language
    assert set(root.attrib) == {"lang", "dir"}
    assert words(first(root, "body")).count("<script>evil()</script>") >= 12
    assert [element.tag for element in root.iter("script", "img")] == []


def test_the_logo_stands_in_for_the_name_and_says_it() -> None:
    root = page(FINISHED, Look(logo=LOGO))

    assert root.xpath("//img/@alt") == ["Riverbend & Sons"]
    assert base64.b64decode(root.xpath("string(//img/@src)").partition(",")[2]) == LOGO
    assert root.find_class("employer") == []
    assert words(page(FINISHED).find_class("employer")[0]) == "Riverbend & Sons"


def test_a_posting_without_an_organization_has_no_empty_traces_of_one() -> None:
    root = page(replace(FINISHED, organization=Organization()))

    assert root.xpath("string(//title)") == FINISHED.title
    assert root.find_class("employer") == []
    assert root.find_class("employer-line") == []


@pytest.mark.parametrize("document", [FINISHED, DRAFT, HOSTILE])
def test_the_draft_note_stands_on_drafts_only(document: JobDocument) -> None:
    root = page(document)
    is_draft = document is not FINISHED

    assert bool(root.find_class("draft-note")) == is_draft
    assert bool(root.xpath("//mark")) == is_draft
    assert bool(root.find_class("is-draft")) == is_draft


def test_the_draft_note_says_what_is_missing() -> None:
    root = page(DRAFT)

    assert words(root.find_class("draft-note")[0]) == (
        "Draft, not ready to publish. 3 things to fill in: "
        "City, State; Team; email address or application portal."
    )
    assert [words(mark) for mark in root.iter("mark")] == [
        "[City, State]",
        "[Team]",
        "[email address or application portal]",
    ]


def test_one_way_to_apply_reads_well_alone() -> None:
    mail_only = words(page(replace(FINISHED, apply=Apply(email="jobs@example.org"))))

    assert "Send your application to jobs@example.org" in mail_only
    assert "Apply at" not in mail_only


@pytest.mark.parametrize("color", ["#ffff00", "#000000", "#1f5c57", "#ffffff", "#777777"])
def test_the_brand_colour_can_be_read_by_day_and_by_night(color: str) -> None:
    style = first(page(FINISHED, Look(color=color)), "body").get("style", "")
    brand = dict(re.findall(r"--([\w-]+): (#\w{6})", style))

    assert contrast(brand["brand"], "#ffffff") >= 4.5
    assert contrast(brand["brand-in-dark"], "#1d1a17") >= 4.5


def test_all_scripts_of_the_world_are_kept() -> None:
    html = FORMATS["html"].render(WORLDLY, Look())

    assert html.decode("utf-8").count(WORLD) >= 6
    assert words(first(page(WORLDLY), "h1")) == WORLD


def test_italics_bring_their_fonts_along() -> None:
    def faces(html: str) -> int:
        section = Section(kind="custom", heading="Text", html=html)
        style = first(page(replace(FINISHED, sections=(section,))), "style")
        return (style.text or "").count("font-style: italic; font-weight")

    assert faces("<p>plain</p>") == 0
    assert faces("<p><em>slanted</em></p>") == faces("<h4>slanted</h4>") == 2
