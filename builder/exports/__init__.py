"""Ways out, one module each. A new one is a module, a test, and a line here."""

from builder.exports import board_html, html, pdf, text
from builder.exports.format import Format, Look

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT for module in (pdf, html, board_html, text)
}

__all__ = ["FORMATS", "Format", "Look"]
