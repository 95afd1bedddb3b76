"""Ways in, one module each. So far they read back what our own exports wrote."""

from collections.abc import Callable, Mapping

from builder.document import JobDocument
from builder.importing import docx, html, json, markdown, pdf

# Each returns the document that a file of ours holds, or nothing where the file is not ours.
READERS: Mapping[str, Callable[[bytes], JobDocument | None]] = {
    "json": json.read,
    "pdf": pdf.read,
    "docx": docx.read,
    "markdown": markdown.read,
    "html": html.read,
}
