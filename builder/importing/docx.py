"""Reads back the document that our own Word file carries, while its text is still the same."""

import hashlib
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml.etree import LxmlError, XMLParser, fromstring

from builder.document import CARRIED_NAMESPACE, JobDocument
from builder.importing import json

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(content: bytes) -> JobDocument | None:
    """Return the document, or nothing where the file carries none, is broken, or was edited.

    What someone wrote into the file since is in its text alone, so the text must be read then.
    """
    try:
        with ZipFile(BytesIO(content)) as file:
            text = fingerprint(_parsed(file, "word/document.xml"))
            for root in _own_data(file):
                if root.tag == f"{{{CARRIED_NAMESPACE}}}document" and root.get("text") == text:
                    return json.read(root.text or "")
    except (BadZipFile, LxmlError, LookupError, ValueError, zlib.error, EOFError, RuntimeError):
        return None
    return None


def fingerprint(body: Any) -> str:
    """Return what tells whether the words of a Word document are still the same, as they stand.

    `body` is the document's XML. How the text is divided, spaced and styled does not matter.
    """
    texts = (element.text or "" for element in body.iter(f"{_WORD}t"))
    return hashlib.sha256("".join("".join(texts).split()).encode()).hexdigest()


def _own_data(file: ZipFile) -> Iterator[Any]:
    # Word gives the part another number when it saves the file.
    for name in file.namelist():
        if name.startswith("customXml/item") and "Props" not in name and name.endswith(".xml"):
            yield _parsed(file, name)


def _parsed(file: ZipFile, name: str) -> Any:
    if file.getinfo(name).file_size > json.LARGEST:
        raise ValueError(f"{name} is larger than a job description can be")
    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return fromstring(file.read(name), parser)
