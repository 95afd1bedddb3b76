"""Every PDF is PDF/UA-1, as far as tests/exports/pdf_ua.py can say."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from builder.document import JobDocument, Section
from builder.exports import FORMATS, Look
from builder.exports.themes import THEMES
from tests.exports.pdf_ua import problems
from tests.exports.samples import DRAFT, FINISHED, HOSTILE, WORLDLY

_PROSE = """
<h3>Duties</h3><p>Each day and <strong>each</strong> <em>night</em>:</p>
<ol><li>One<ol><li>Inner<ul><li>Innermost</li></ul></li></ol></li><li>Two, which wraps and wraps and
wraps and wraps and wraps and wraps and wraps and wraps and wraps to a second line</li></ol>
<h4>Small</h4><p>See <a href="https://a.example/">there</a>.</p>
"""
LONG = replace(
    FINISHED,
    sections=tuple(
        Section(kind="custom", heading=f"Part {number}", html=_PROSE) for number in range(8)
    ),
)


def logo() -> bytes:
    content = BytesIO()
    Image.new("RGB", (300, 100), "#1f5c57").save(content, "PNG")
    return content.getvalue()


def uncompressed(content: bytes) -> bytes:
    """Return the file with its content in plain sight."""
    writer = PdfWriter(clone_from=BytesIO(content))
    for page in writer.pages:
        contents = page.get_contents()
        assert contents is not None
        plain = DecodedStreamObject()
        plain.set_data(contents.get_data())
        page[NameObject("/Contents")] = writer._add_object(plain)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize("document", [FINISHED, DRAFT, WORLDLY, HOSTILE, LONG], ids=range(5))
def test_no_rule_is_broken(document: JobDocument) -> None:
    assert problems(PdfReader(BytesIO(FORMATS["pdf"].render(document, Look())))) == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_theme_breaks_a_rule(theme: str) -> None:
    look = Look(theme=theme, paper="A4", color="#ffe000", logo=logo())

    assert problems(PdfReader(BytesIO(FORMATS["pdf"].render(LONG, look)))) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b"/Marked true", b"/Merked true", "It is not marked as tagged."),
        (b"/Lang (", b"/Mang (", "It does not say its language."),
        (b"/S /H1", b"/S /H3", "H3 follows a heading of level 0."),
        (b"/Scope /Row", b"/Skope /Row", "A header cell does not say what it heads."),
        (b"/Alt (", b"/Atl (", "A figure has no alternative text."),
        (b"/Tabs /S", b"/Tobs /S", "A page is not tabbed through in the order of its structure."),
        (b"/Artifact\nBMC", b"/Span\nBMC", "Something is painted that is neither"),
        (b"<</MCID 3>>", b"<</MCID 99>>", "Content 99 is only in one of page and structure."),
        (b"/Contents (", b"/Kontents (", "A link has no description."),
        (b"/ToUnicode", b"/ToUnikode", "does not tell what its glyphs mean."),
        (b"/FontFile", b"/FontFail", "is not in the file."),
    ],
)
def test_the_check_sees_what_is_wrong(before: bytes, after: bytes, said: str) -> None:
    whole = uncompressed(FORMATS["pdf"].render(FINISHED, Look(logo=logo())))
    assert before in whole

    found = problems(PdfReader(BytesIO(whole.replace(before, after))))
    assert any(said in problem for problem in found), found
