"""Reads the public JSON form of a document, alone or out of a file that carries it."""

import json
from dataclasses import replace

from builder import rich_text
from builder.document import InvalidDocument, JobDocument

# Many times the longest job description there is.
LARGEST = 5_000_000


def parse(content: bytes | str) -> JobDocument:
    """Return the document that the JSON text holds, the HTML of its sections sanitized.

    Raises:
        InvalidDocument: it is no JSON, or not that of a job document; `problems` says what is
            wrong where.

    """
    if len(content) > LARGEST:
        raise InvalidDocument(["document: is larger than five megabytes"])
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidDocument([f"document: is not JSON ({error})"]) from error
    return checked(data)


def read(content: bytes | str) -> JobDocument | None:
    """Return the document, or nothing where `content` is not the JSON form of one."""
    try:
        return parse(content)
    except InvalidDocument:
        return None


def checked(data: object) -> JobDocument:
    """Return the document of which `data` is the JSON form, its HTML sanitized.

    Raises:
        InvalidDocument: it is none.

    """
    if not isinstance(data, dict):
        raise InvalidDocument(["document: is not an object with names and values"])
    document = JobDocument.from_dict(data)
    sections = (replace(part, html=rich_text.sanitize(part.html)) for part in document.sections)
    return replace(document, sections=tuple(sections))
