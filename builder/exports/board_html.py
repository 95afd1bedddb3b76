"""HTML to paste into a job board's form: only the tags that boards keep, no styles."""

from django.template.loader import render_to_string

from builder.document import JobDocument
from builder.exports.format import Format, Look
from builder.exports.sheet import Sheet


def render(document: JobDocument, look: Look) -> bytes:
    """Return the posting's fragment as UTF-8; `look` does not matter to it."""
    text = render_to_string("exports/board.html", {"sheet": Sheet(document)})
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line).encode()


FORMAT = Format(
    "board",
    "HTML for a job board",
    "To paste into a job board's form that takes HTML",
    "text/plain; charset=utf-8",
    "txt",
    render,
)
