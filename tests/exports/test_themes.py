import re
from dataclasses import replace
from io import BytesIO

import pytest
from lxml.html import document_fromstring
from pypdf import PdfReader

from builder.document import JobDocument, Organization, Section
from builder.exports import FORMATS, THEMES, Look
from builder.exports.html import miniature_styles
from builder.exports.printable import unprintable
from builder.exports.themes import Theme
from builder.library.loader import ROLES
from builder.library.schema import read_role
from builder.models.organization import Theme as Choice
from builder.typesetting.letters import without_font
from tests.exports.samples import DRAFT, FINISHED, WORLDLY

ROLE = read_role(ROLES / "registered-nurse.toml").document()
NURSE = replace(
    ROLE, organization=FINISHED.organization, apply=FINISHED.apply, locations=FINISHED.locations
)
ARABIC = replace(
    FINISHED,
    language="ar-EG",
    title="ممرض مسجل",
    organization=Organization(name="مستشفى النيل"),
    sections=(Section(kind="custom", heading="المهام", html="<ul><li>خطة الرعاية</li></ul>"),),
)


def pdf(document: JobDocument, theme: str, paper: str = "Letter") -> PdfReader:
    return PdfReader(BytesIO(FORMATS["pdf"].render(document, Look(paper, theme=theme))))


def html(document: JobDocument, theme: str) -> str:
    return FORMATS["html"].render(document, Look(theme=theme)).decode()


def test_an_organization_can_choose_each_theme_by_the_same_words() -> None:
    assert Choice.choices == [(theme.name, theme.label) for theme in THEMES.values()]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_each_theme_is_set_in_its_own_letters_in_pdf_and_html(theme: Theme) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pdf(NURSE, theme.name).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    faces = set(re.findall(r'@font-face { font-family: "([^"]+)"', html(NURSE, theme.name)))

    assert fonts
    assert all(theme.typeface.replace(" ", "-") in font for font in fonts)
    assert faces == {theme.typeface}


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_compact_fits_a_page_and_large_print_is_large(paper: str) -> None:
    pages = {theme: len(pdf(NURSE, theme, paper).pages) for theme in THEMES}

    assert pages["compact"] == 1
    assert pages["classic"] > 1
    assert pages["large"] > pages["classic"]


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_says_everything_and_marks_a_draft_on_each_page(theme: str) -> None:
    reader = pdf(DRAFT, theme)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert all("Draft" in page.extract_text() for page in reader.pages)
    for part in ("Riverbend & Sons", "Days & nights", "Assess needs", "[Team]", "3 things to fill"):
        assert part in text
    assert "is-draft" in html(DRAFT, theme)


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_a_picture_of_a_page_shows_paper_by_day_and_by_night(theme: str) -> None:
    css = miniature_styles(theme)

    assert "@media print" not in css
    assert "prefers-color-scheme" not in css
    assert re.search(r"body \{ background: #fff; margin: 0; padding: \d+mm", css)


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_a_language_written_from_the_right_turns_the_page(theme: str) -> None:
    root = document_fromstring(html(ARABIC, theme))

    assert (root.get("dir"), root.get("lang")) == ("rtl", "ar-EG")
    assert ".posting { direction: rtl; }" in html(ARABIC, theme)
    assert "direction: rtl" not in html(FINISHED, theme)
    right: list[float] = []
    pdf(ARABIC, theme).pages[0].extract_text(
        visitor_text=lambda text, _, place, *rest: (
            right.append(place[4]) if "Location" in text else None
        )
    )
    assert right
    assert min(right) > 300


def test_letters_that_no_font_has_are_known_before_they_are_printed() -> None:
    assert without_font("aß€Ж") == set()
    assert without_font(["\ue000", "a"]) == {"\ue000"}


def test_a_person_is_told_whose_letters_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unprintable(FINISHED) == ""
    monkeypatch.setattr("builder.exports.printable.without_font", set)

    assert unprintable(FINISHED) == ""
    assert unprintable(WORLDLY) == "Chinese or Japanese, symbols"
    assert unprintable(ARABIC) == "Arabic"
    hidden = Section(kind="custom", heading="東", hidden=True)
    assert unprintable(replace(FINISHED, sections=(hidden,))) == ""
