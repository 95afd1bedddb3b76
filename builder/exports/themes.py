"""The themes that a posting can be set in: what people choose from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme by name, and what it is good for.

    `stylesheets` in `static/exports/` come after those that every posting has. `typeface` is one of
    those in fonts.css. For Word there are a font that comes with Word, its size in points, and the
    margins in millimetres: at top and bottom, then at the sides.
    """

    name: str
    label: str
    purpose: str
    stylesheets: tuple[str, ...]
    typeface: str
    word_font: str
    word_size: float
    word_margins: tuple[int, int]


_THEMES = (
    Theme(
        name="classic",
        label="Classic",
        purpose="A book-like typeface. Suits most postings.",
        stylesheets=(),
        typeface="Posting Serif",
        word_font="Georgia",
        word_size=10,
        word_margins=(18, 24),
    ),
    Theme(
        name="modern",
        label="Modern",
        purpose="A plain typeface, and a band in your colour.",
        stylesheets=("sans.css", "modern.css"),
        typeface="Posting Sans",
        word_font="Calibri",
        word_size=10.5,
        word_margins=(18, 22),
    ),
    Theme(
        name="compact",
        label="Compact",
        purpose="Small and tight: most postings fit one page.",
        stylesheets=("sans.css", "compact.css"),
        typeface="Posting Sans",
        word_font="Calibri",
        word_size=9,
        word_margins=(11, 14),
    ),
    Theme(
        name="large",
        label="Large print",
        purpose="18 point, for readers with low vision.",
        stylesheets=("sans.css", "large.css"),
        typeface="Posting Sans",
        word_font="Arial",
        word_size=18,
        word_margins=(20, 20),
    ),
)
THEMES: dict[str, Theme] = {theme.name: theme for theme in _THEMES}


def stylesheets(theme: str, direction: str) -> tuple[str, ...]:
    """Return the stylesheets in static/exports that a theme adds for text of a direction.

    `direction` is "ltr" or "rtl".
    """
    return THEMES[theme].stylesheets + (("rtl.css",) if direction == "rtl" else ())
