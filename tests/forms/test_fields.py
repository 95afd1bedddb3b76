"""Form fields of our own: logos, formatted text, where to apply, countries and languages."""

import warnings
from io import BytesIO
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring
from PIL import Image

from builder.forms.fields import (
    CURRENCIES,
    LANGUAGES,
    LOGO_BYTES,
    RICH_TEXT_LENGTH,
    LogoField,
    RichTextField,
    Typed,
    country_choices,
    language_choices,
)
from builder.forms.posting import ApplicationField
from builder.rich_text import sanitize

often = settings(max_examples=60, deadline=None)


def picture(width: int, height: int, kind: str, mode: str = "RGB", **options: Any) -> bytes:
    file = BytesIO()
    Image.new(mode, (width, height), **options).save(file, kind)
    return file.getvalue()


def uploaded(content: bytes, name: str = "logo") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def taken(content: bytes) -> Image.Image:
    """Return the picture that a logo field makes of a file."""
    image = Image.open(BytesIO(LogoField().clean(uploaded(content))))
    assert image.format == "PNG"
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_pictures_are_taken_and_shrunk_to_fit(kind: str) -> None:
    assert taken(picture(1600, 400, kind)).size == (800, 200)
    assert taken(picture(400, 3200, kind)).size == (100, 800)
    assert taken(picture(801, 801, kind)).size == (800, 800)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_small_pictures_keep_their_size(kind: str) -> None:
    assert taken(picture(120, 40, kind)).size == (120, 40)
    assert taken(picture(1, 1, kind)).size == (1, 1)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("I;16", "PNG"), ("1", "PNG"), ("P", "PNG"), ("LA", "PNG")],
)
def test_pictures_are_taken_in_any_colours(mode: str, kind: str) -> None:
    assert taken(picture(90, 30, kind, mode)).size == (90, 30)


def test_colours_and_transparency_are_kept() -> None:
    image = taken(picture(10, 10, "PNG", "RGBA", color=(31, 92, 87, 128)))

    assert image.getpixel((5, 5)) == (31, 92, 87, 128)


def test_a_photograph_stands_upright() -> None:
    file = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # The camera was held a quarter turn to the side.
    Image.new("RGB", (90, 30)).save(file, "JPEG", exif=exif)

    assert taken(file.getvalue()).size == (30, 90)


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>evil()</script></svg>',
        b'<?xml version="1.0"?>\n<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<html><script>evil()</script></html>",
        b"%PDF-1.7",
        b"GIF89a<script>evil()</script>",
        b"words",
        picture(9, 9, "BMP"),
        picture(9, 9, "TIFF"),
        picture(90, 90, "PNG")[:44],
        picture(90, 90, "JPEG")[:300],
    ],
    ids=["svg", "svg-xml", "html", "pdf", "gif", "text", "bmp", "tiff", "cut-png", "cut-jpeg"],
)
def test_what_is_no_picture_of_our_kinds_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="Choose a PNG, JPEG, WebP or GIF file; SVG"):
        LogoField().clean(uploaded(content, "logo.png"))


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ValidationError, match="empty"):
        LogoField().clean(uploaded(b""))


def test_a_file_of_50_megabytes_is_refused_by_its_size() -> None:
    # Of so large an upload only the beginning is kept; see builder/forms/uploads.py.
    file = uploaded(picture(9, 9, "PNG"))
    file.size = 50 * 1024 * 1024

    with pytest.raises(ValidationError) as error:
        LogoField().clean(file)

    assert error.value.messages == ["This file has 50.0 MB; a logo may have up to 2 MB."]


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    png = picture(9, 9, "PNG").ljust(LOGO_BYTES, b"\0")

    assert taken(png).size == (9, 9)
    with pytest.raises(ValidationError, match="up to 2 MB"):
        LogoField().clean(uploaded(png + b"\0"))


def test_a_small_file_with_too_many_pixels_is_refused() -> None:
    with pytest.raises(ValidationError, match="5000 by 9000 pixels, which is too many"):
        LogoField().clean(uploaded(picture(5000, 9000, "PNG", "1")))
    with pytest.raises(ValidationError, match="too many pixels"):
        LogoField().clean(uploaded(picture(20_000, 20_000, "PNG", "1")))
    with (
        pytest.warns(Image.DecompressionBombWarning),
        pytest.raises(ValidationError, match="too many"),
    ):
        LogoField().clean(uploaded(picture(10_000, 10_000, "PNG", "1")))


@given(
    st.sampled_from([picture(20, 10, kind) for kind in ("PNG", "JPEG", "WEBP", "GIF")]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=4),
    st.integers(1, 2000),
)
@often
def test_a_damaged_picture_is_taken_or_refused_but_never_an_accident(
    content: bytes, damage: list[tuple[float, int]], length: int
) -> None:
    damaged = bytearray(content)
    for place, value in damage:
        damaged[int(place * len(damaged))] = value
    with warnings.catch_warnings():
        # Pillow remarks on what it has to guess.
        warnings.simplefilter("ignore")
        try:
            made = LogoField().clean(uploaded(bytes(damaged[:length])))
        except ValidationError:
            return
    assert made.startswith(b"\x89PNG")


def test_a_logo_may_stay_as_it_is_or_be_removed() -> None:
    assert LogoField(required=False).clean(None) is None
    assert LogoField(required=False).clean(False) is False


class TextForm(forms.Form):
    html = RichTextField(required=False)


def sent(text: str, form: str | None = None) -> TextForm:
    """Return the form with a text, as the editor ("html") or a plain text box sends it."""
    return TextForm({"html": text} | ({"html_format": form} if form else {}))


def text_box(form: TextForm) -> HtmlElement:
    """Return the text box as a browser reads it."""
    shown = fragment_fromstring(str(form["html"]), create_parent="div")
    box = shown.find(".//textarea")
    assert box is not None
    return box


def test_html_from_the_editor_is_sanitized() -> None:
    form = sent("<h1>One</h1><p onclick=evil()>two<script>evil()</script></p>", "html")

    assert form.is_valid()
    assert form.cleaned_data["html"] == "<h3>One</h3><p>two</p>"


@pytest.mark.parametrize("form", ["text", None, "", "something else"])
def test_text_from_a_plain_text_box_is_read_as_markdown(form: str | None) -> None:
    typed = sent("One <negotiable>\r\n\r\n- two\r\n- **three**<script>evil()</script>", form)

    assert typed.is_valid()
    assert typed.cleaned_data["html"] == (
        "<p>One &lt;negotiable&gt;</p><ul><li>two</li><li><strong>three</strong></li></ul>"
    )


def test_nothing_sent_is_an_empty_text() -> None:
    form = TextForm({})

    assert form.is_valid()
    assert form.cleaned_data["html"] == ""


@pytest.mark.parametrize("form", ["html", "text"])
def test_null_characters_are_refused(form: str) -> None:
    typed = sent("one\0two", form)

    assert typed.errors["html"] == ["Null characters are not allowed."]


@pytest.mark.parametrize("form", ["html", "text"])
def test_a_text_may_be_as_long_as_the_limit(form: str) -> None:
    assert sent("x" * RICH_TEXT_LENGTH, form).is_valid()


@pytest.mark.parametrize("form", ["html", "text"])
def test_a_text_that_is_too_long_is_refused_and_given_back(form: str) -> None:
    text = "word " * (RICH_TEXT_LENGTH // 5) + "the end"
    typed = sent(text, form)

    assert typed.errors["html"] == [
        "This text has 100,007 characters; a section holds up to 100,000. "
        "Shorten it, or split it into several sections."
    ]
    box = text_box(typed)
    assert "the end" in (box.get("data-html", "") if form == "html" else box.text_content())


def test_a_text_of_megabytes_is_refused_and_given_back() -> None:
    typed = sent("<div>" * 500_000, "html")

    assert "This text has 2,500,000 characters;" in str(typed.errors["html"])
    assert text_box(typed).get("data-html") == "<div>" * 500_000


def test_the_text_box_starts_in_both_forms() -> None:
    box = text_box(TextForm(initial={"html": "<p>One <strong>two</strong></p><p>R&amp;D</p>"}))

    assert (box.text or "").strip() == "One **two**\n\nR&D"
    assert box.get("data-html") == "<p>One <strong>two</strong></p><p>R&amp;D</p>"


def test_a_text_box_that_is_shown_again_has_what_was_typed() -> None:
    plain = text_box(sent("- one\n- two</textarea><script>evil()</script>", "text"))
    edited = text_box(sent("<ul><li>one</li></ul>", "html"))

    assert (plain.text or "").strip() == "- one\n- two</textarea><script>evil()</script>"
    assert plain.get("data-html") == "<ul><li>one</li><li>two</li></ul>"
    assert (edited.text or "").strip() == "- one"
    assert edited.get("data-html") == "<ul><li>one</li></ul>"


# What Markdown writes differently, or cannot write at all.
STORED = [
    "<ul><li>one</li></ul><ul><li>two</li></ul>",
    "<p>one&nbsp;&nbsp;two</p>",
    "<p><strong>one</strong><em>two</em></p>",
    '<p><a href="/was-stored-before-addresses-were-checked">one</a></p>',
    "<h4>One</h4><ol><li>two<br>three<ul><li>four</li></ul></li></ol>",
    "<p>1. one<br>- two * three</p>",
]


@pytest.mark.parametrize("html", STORED)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_untouched_text_box_costs_nothing(html: str, newline: str) -> None:
    field = RichTextField(initial=html)
    shown = (text_box(TextForm(initial={"html": html})).text or "").removeprefix("\n")
    typed = Typed(shown.replace("\n", newline), "text")

    assert field.clean(typed) == html
    assert not field.has_changed(html, typed)


@given(st.text("ab*_-+#[]<>&\\` \n1.", max_size=40).map(lambda text: sanitize(f"<p>{text}")))
@often
def test_no_text_is_changed_by_showing_it_in_a_text_box(html: str) -> None:
    shown = (text_box(TextForm(initial={"html": html})).text or "").removeprefix("\n")

    assert RichTextField(initial=html).clean(Typed(shown, "text")) == html


def test_a_touched_text_box_has_changed() -> None:
    field = RichTextField(initial="<p>one</p>")

    assert field.has_changed("<p>one</p>", Typed("two", "text"))
    assert field.has_changed("<p>one</p>", Typed("", "html"))
    assert field.has_changed("", Typed("one", "html"))
    assert not field.has_changed("<p>one</p>", Typed("<p>one</p>", "html"))
    assert not field.has_changed("", Typed("", "text"))
    assert not field.has_changed(None, Typed(" ", "html"))


def test_a_text_that_cannot_be_taken_counts_as_changed() -> None:
    assert sent("x" * 100_001, "html").has_changed()
    assert sent("\0", "text").has_changed()


@pytest.mark.parametrize("typed", ["our office", "jobs@", "https://"])
def test_the_way_to_apply_says_what_would_suit(typed: str) -> None:
    with pytest.raises(ValidationError) as error:
        ApplicationField(required=False).clean(typed)

    assert "mail address" in error.value.messages[0]


def test_the_way_to_apply_is_bounded_like_its_column() -> None:
    with pytest.raises(ValidationError, match="at most 30 characters"):
        ApplicationField(max_length=30).clean("https://example.org/" + "x" * 30)


def test_countries_are_named_and_in_order() -> None:
    choices = country_choices()
    names = [name for _, name in choices]

    assert {("US", "United States"), ("DE", "Germany"), ("ZA", "South Africa")} <= set(choices)
    assert names == sorted(names)
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code, _ in choices)
    assert not {"EU", "UN", "ZZ", "XA"} & dict(choices).keys()


def test_languages_are_named() -> None:
    choices = dict(language_choices())

    assert list(choices) == list(LANGUAGES)
    assert choices["en-US"] == "English (United States)"
    assert choices["el-GR"] == "Greek (Greece)"
    assert choices["ar"] == "Arabic"


def test_currencies_are_codes_without_twins() -> None:
    assert len(set(CURRENCIES)) == len(CURRENCIES)
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES)
