"""Form fields of our own: formatted text, logos, addresses to apply to, countries."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from PIL import Image, ImageOps, UnidentifiedImageError

from builder import rich_text

RICH_TEXT_LENGTH = 100_000
LOGO_BYTES = 2 * 1024 * 1024
LOGO_SIDE = 800
LOGO_PIXELS = 40_000_000
LANGUAGES = (
    *("en-US", "en-GB", "en-CA", "en-AU", "es-US", "es-ES", "es-MX", "fr-FR", "fr-CA", "de-DE"),
    *("it-IT", "pt-BR", "pt-PT", "nl-NL", "pl-PL", "sv-SE", "da-DK", "nb-NO", "fi-FI", "cs-CZ"),
    *("el-GR", "uk-UA", "ru-RU", "bg-BG", "ro-RO", "hu-HU", "tr-TR", "vi-VN", "ar", "he-IL"),
    *("zh-CN", "ja-JP", "ko-KR"),
)
CURRENCIES = (
    *("USD", "CAD", "EUR", "GBP", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK"),
    *("HUF", "RON", "BGN", "TRY", "UAH", "INR", "JPY", "CNY", "KRW", "SGD", "HKD", "PHP"),
    *("ZAR", "BRL", "MXN", "COP", "CLP", "ILS", "AED"),
)


def country_choices() -> list[tuple[str, str]]:
    """Return ISO 3166 codes with names, in the order of the names."""
    names = Locale("en").territories
    countries = [
        (code, name) for code, name in names.items() if len(code) == 2 and code not in _NO_COUNTRY
    ]
    return sorted(countries, key=lambda country: country[1])


_NO_COUNTRY = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}


def language_choices() -> list[tuple[str, str]]:
    """Return language tags with names."""
    return [(tag, Locale.parse(tag, sep="-").get_display_name("en") or tag) for tag in LANGUAGES]


@dataclass(frozen=True, slots=True)
class Typed:
    """Formatted text as it arrived: HTML from the editor, or Markdown from a plain text box."""

    content: str
    format: str


class RichTextWidget(forms.Textarea):
    """A text box that our script turns into an editor; without it, plain text with bullets."""

    template_name = "builder/widgets/rich_text.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the text box's value in both forms, so that either way of editing can start."""
        typed = value if isinstance(value, Typed) else None
        html = typed.content if typed and typed.format == "html" else value
        if typed is None:
            plain = rich_text.to_markdown(value or "")
        elif typed.format == "html":
            plain = rich_text.to_markdown(rich_text.sanitize(typed.content[:RICH_TEXT_LENGTH]))
        else:
            plain, html = typed.content, rich_text.from_markdown(typed.content[:RICH_TEXT_LENGTH])
        context = super().get_context(name, plain, attrs)
        context["widget"]["html"] = html or ""
        return context

    def format_value(self, value: Any) -> str | None:
        """Return the text box's value, which is text already."""
        return value if isinstance(value, str) else ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed:
        """Return what was typed, with the form it is in."""
        return Typed(data.get(name) or "", data.get(f"{name}_format") or "text")

    def use_required_attribute(self, initial: Any) -> bool:
        """Say no: the browser cannot focus the text box that the editor replaces."""
        return False


def write_in(form: forms.BaseForm, language: str, *names: str) -> None:
    """Tell screen readers and the browser's spell check which language fields hold words in."""
    for name in names:
        form.fields[name].widget.attrs |= {"lang": language, "spellcheck": "true"}


class RichTextField(forms.Field):
    """Formatted text; its value is sanitized HTML."""

    widget = RichTextWidget

    def clean(self, value: Typed) -> str:
        """Return the sanitized HTML.

        Raises:
            ValidationError: it is longer than a section may be, or has null characters.

        """
        ProhibitNullCharactersValidator()(value.content)
        if len(value.content) > RICH_TEXT_LENGTH:
            raise ValidationError(
                f"This text has {len(value.content):,} characters; a section holds up to "
                f"{RICH_TEXT_LENGTH:,}. Shorten it, or split it into several sections.",
                code="too_long",
            )
        if value.format == "html":
            return rich_text.sanitize(value.content)
        # An untouched text box must not cost what Markdown writes differently.
        if self.initial and value.content.split() == rich_text.to_markdown(self.initial).split():
            return str(self.initial)
        return rich_text.from_markdown(value.content)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the text differs from the one the form started with."""
        try:
            return bool(self.clean(data) != (initial or ""))
        except ValidationError:
            return True


class LogoField(forms.FileField):
    """A picture for a logo; its value is PNG bytes, at most 800 pixels a side."""

    widget = forms.ClearableFileInput

    def to_python(self, data: Any) -> Any:
        """Return the picture as PNG.

        Raises:
            ValidationError: too large a file, or none of the kinds that we take.

        """
        file = super().to_python(data)
        if file is None:
            return None
        if (file.size or 0) > LOGO_BYTES:
            raise ValidationError(
                f"This file has {(file.size or 0) / 1_048_576:.1f} MB; a logo may have up to 2 MB."
            )
        try:
            with Image.open(BytesIO(file.read()), formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
                if image.width * image.height > LOGO_PIXELS:
                    raise ValidationError(
                        f"This picture has {image.width} by {image.height} pixels, which is too "
                        "many. Make it smaller and try again."
                    )
                # Cameras store a picture as they held it, with a note on which side is up.
                picture = ImageOps.exif_transpose(image).convert("RGBA")
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise ValidationError(
                "We cannot read this file as a picture. Choose a PNG, JPEG, WebP or GIF file; "
                "SVG drawings must be saved as PNG first."
            ) from error
        except Image.DecompressionBombError as error:
            raise ValidationError(
                "This picture has too many pixels. Make it smaller and try again."
            ) from error
        picture.thumbnail((LOGO_SIDE, LOGO_SIDE))
        png = BytesIO()
        picture.save(png, "PNG", optimize=True)
        return png.getvalue()

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return PNG bytes, None where nothing was chosen, False where it is to be removed."""
        if data is False:
            return False
        return self.to_python(data) if data else None
