from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import fromstring
from PIL import Image

from builder.document import JobDocument, Organization, Section
from builder.exports import FORMATS, THEMES, Look
from builder.exports.color import contrast
from tests.exports.samples import DRAFT, EVIL, FINISHED, HOSTILE, WORLD, WORLDLY


@cache
def made(document: JobDocument, look: Look | None = None) -> bytes:
    return FORMATS["docx"].render(document, look or Look())


def word(document: JobDocument, look: Look | None = None) -> Document:
    return docx.Document(BytesIO(made(document, look)))


def paragraphs(word: Document) -> list[tuple[str, str]]:
    """Return each paragraph's style and text."""
    return [(one.style.name or "", one.text) for one in word.paragraphs if one.style and one.text]


def with_html(html: str) -> JobDocument:
    return replace(FINISHED, sections=(Section(kind="custom", heading="Part", html=html),))


def test_the_text_stands_in_the_styles_of_word() -> None:
    assert paragraphs(word(FINISHED)) == [
        ("Normal", "Riverbend & Sons"),
        ("Title", "Behavioral Health Case Manager"),
        ("Heading 1", "Job brief & more"),
        ("Normal", "We help people."),
        ("Heading 2", "Who you are"),
        ("Normal", "Calm."),
        ("Heading 1", "Responsibilities"),
        ("List Bullet", "Assess needs"),
        ("List Bullet", "Each week"),
        ("List Bullet", "Plan care"),
        ("Heading 1", "How to apply"),
        ("Normal", "Send a résumé.\nAdd a letter."),
        ("Normal", "Apply at https://jobs.example.org/7?a=1&b=2"),
        ("Normal", "Or send your application to jobs@example.org"),
    ]


def test_the_facts_are_a_table_with_a_name() -> None:
    (table,) = word(FINISHED).tables
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]

    assert rows[0] == ("Location", "Boston, MA")
    assert ("Schedule", "Days & nights") in rows
    assert len(rows) == 12
    set_out: Any = table._tbl.tblPr
    assert set_out.find(qn("w:tblCaption")).get(qn("w:val")) == "At a glance"


def test_lists_are_numbered_by_word_and_each_begins_with_one() -> None:
    html = "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol><p>x</p><ol><li>d</li></ol>"
    file = word(with_html(html))
    items = [one for one in file.paragraphs if one.style and one.style.name == "List Number"]
    numbering: Any = file.part.numbering_part.element

    def place(paragraph: Any) -> tuple[int, int]:
        return paragraph._p.pPr.numPr.numId.val, paragraph._p.pPr.numPr.ilvl.val

    (a, b, c, d) = map(place, items)
    assert a[0] == c[0] != d[0]
    assert (a[1], b[1], c[1], d[1]) == (0, 1, 0, 0)
    for number in (a[0], b[0], d[0]):
        definition = numbering.num_having_numId(number)
        assert definition.abstractNumId.val == 1
        assert definition.lvlOverride_lst[0].startOverride.val == 1


def test_addresses_are_links() -> None:
    file = word(with_html('<p>See <a href="https://a.example/?x=1&amp;y=2">here</a>.</p>'))
    links = [(link.address, link.text) for one in file.paragraphs for link in one.hyperlinks]

    assert links == [
        ("https://a.example/?x=1&y=2", "here"),
        ("https://jobs.example.org/7?a=1&b=2", "https://jobs.example.org/7?a=1&b=2"),
        ("mailto:jobs@example.org", "jobs@example.org"),
    ]


def test_the_file_says_what_it_is_by_whom_and_in_which_language() -> None:
    file = word(replace(FINISHED, language="de-CH"))

    assert file.core_properties.title == "Behavioral Health Case Manager"
    assert file.core_properties.author == "Riverbend & Sons"
    assert file.core_properties.language == "de-CH"
    assert next(file.styles.element.iter(qn("w:lang"))).get(qn("w:val")) == "de-CH"


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("color", ["#ffff00", "#1f5c57"])
def test_each_theme_sets_its_font_and_a_colour_that_can_be_read(theme: str, color: str) -> None:
    file = word(FINISHED, Look(theme=theme, color=color))
    title: Any = file.styles["Title"]
    normal: Any = file.styles["Normal"]

    assert contrast(f"#{title.font.color.rgb}", "#ffffff") >= 4.5
    assert normal.font.name == THEMES[theme].word_font
    assert normal.font.size.pt == THEMES[theme].word_size


@pytest.mark.parametrize(("paper", "inches"), [("Letter", 8.5), ("A4", 8.27)])
def test_the_paper_is_that_of_the_country(paper: str, inches: float) -> None:
    width = word(FINISHED, Look(paper=paper)).sections[0].page_width

    assert width is not None
    assert round(width.inches, 2) == inches


def test_a_logo_stands_in_for_the_name_and_says_it() -> None:
    png = BytesIO()
    Image.new("RGB", (900, 300), "#1f5c57").save(png, "PNG")
    file = word(FINISHED, Look(logo=png.getvalue()))
    (picture,) = file.inline_shapes

    assert picture._inline.docPr.get("descr") == "Riverbend & Sons"
    assert round(picture.height.pt) == 42
    assert ("Normal", "Riverbend & Sons") not in paragraphs(file)


def test_a_picture_that_cannot_be_read_does_not_stop_the_download() -> None:
    assert ("Normal", "Riverbend & Sons") in paragraphs(word(FINISHED, Look(logo=b"no picture")))


def test_a_draft_is_marked_and_says_what_is_missing() -> None:
    file = word(DRAFT)
    marked = [run.text for one in file.paragraphs for run in one.runs if run.font.highlight_color]

    assert paragraphs(file)[0][1].startswith("Draft, not ready to publish. 3 things to fill in")
    assert file.sections[0].header.paragraphs[0].text == "Draft"
    assert marked == ["[Team]", "[email address or application portal]"]
    assert word(FINISHED).sections[0].header.paragraphs[0].text == ""


def test_a_language_written_from_the_right_turns_page_text_and_table() -> None:
    file = word(replace(FINISHED, language="ar-EG", organization=Organization(name="مستشفى")))
    body: Any = file.element.body
    run = next(body.iter(qn("w:r")))

    assert body.sectPr.find(qn("w:bidi")) is not None
    assert run.rPr.find(qn("w:rtl")) is not None
    assert body.tbl_lst[0].tblPr.find(qn("w:bidiVisual")) is not None


def test_what_is_hostile_is_shown_as_it_was_typed() -> None:
    shown = [text for _, text in paragraphs(word(HOSTILE))]

    assert EVIL in shown


def test_all_scripts_of_the_world_are_kept() -> None:
    assert [text for _, text in paragraphs(word(WORLDLY))].count(WORLD) == 4


@pytest.mark.parametrize("document", [FINISHED, DRAFT, HOSTILE, WORLDLY])
def test_every_part_of_the_file_is_xml_and_nothing_in_it_is_fetched(document: JobDocument) -> None:
    with ZipFile(BytesIO(made(document))) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                root = fromstring(file.read(name))
                for relation in root.iter("{*}Relationship"):
                    outside = relation.get("TargetMode") == "External"
                    assert not outside or relation.get("Type", "").endswith("/hyperlink")
                fields = {one.text for one in root.iter(qn("w:instrText"))}
                assert fields <= {"PAGE", "NUMPAGES"}
