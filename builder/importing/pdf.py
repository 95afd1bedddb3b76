"""Reads back the document that our own PDF carries as an attached file."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from builder.document import CARRIED_NAME, JobDocument
from builder.importing import json


def read(content: bytes) -> JobDocument | None:
    """Return the document, or nothing where the PDF carries none or is broken."""
    try:
        files = PdfReader(BytesIO(content)).attachments.get(CARRIED_NAME, [])
    # A broken file fails anywhere, and with whatever its nonsense leads to.
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return next(filter(None, map(json.read, files)), None)
