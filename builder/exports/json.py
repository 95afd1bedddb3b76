"""The posting's public JSON form, for other programs."""

from builder.document import JobDocument
from builder.exports.format import Format, Look


def render(document: JobDocument, look: Look) -> bytes:
    """Return the shown document's JSON form as UTF-8; `look` does not matter to it."""
    return document.shown().to_json().encode()


FORMAT = Format(
    "json",
    "JSON",
    "The whole posting as data, for other programs",
    "application/json",
    "json",
    render,
)
