"""The themes that a posting can be set in: what people choose from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme by name, what it is good for, and how it comes out in Word.

    `word_font` is one that comes with Word, `word_size` in points, `word_margins` in millimetres
    at the top and bottom, then at the sides. `static/exports/` has its stylesheet.
    """

    name: str
    label: str
    purpose: str
    word_font: str
    word_size: float
    word_margins: tuple[int, int]

    @property
    def stylesheet(self) -> str:
        """The name of its stylesheet in `static/exports/`."""
        return f"theme-{self.name}.css"


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme(
            "classic", "Classic", "A book-like serif. Suits most postings.", "Georgia", 10, (18, 24)
        ),
        Theme(
            "modern", "Modern", "Sans serif, with a band in your colour.", "Calibri", 10.5, (18, 22)
        ),
        Theme(
            "compact",
            "Compact",
            "Small and tight: most postings on one page.",
            "Calibri",
            9,
            (11, 13),
        ),
        Theme(
            "large", "Large print", "18 point, for readers with low vision.", "Arial", 18, (20, 20)
        ),
    )
}
