"""Ways out, one module each. A new one is a module, a test, and a line here."""

from builder.exports import board_html, docx, html, json, jsonld, markdown, pdf, text
from builder.exports.file_name import file_name
from builder.exports.format import Format, Look
from builder.exports.themes import THEMES

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (pdf, docx, html, board_html, text, markdown, json, jsonld)
}

__all__ = ["FORMATS", "THEMES", "Format", "Look", "file_name"]
