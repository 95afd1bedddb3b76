"""Reads Word files: any, and exactly what our own export wrote while its text is the same."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from builder.document import CARRIED_NAMESPACE, JobDocument
from builder.importing import archive, json
from builder.importing.blocks import NotReadable, Source
from builder.importing.limits import check_length
from builder.importing.word import Word, words_of

_READ = re.compile(
    r"word/(?:(?:document|header|footer|footnotes|endnotes|styles|numbering)\d*\.xml"
    r"|_rels/(?:document|header|footer|footnotes|endnotes)\d*\.xml\.rels)"
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(content: bytes) -> JobDocument | None:
    """Return the document, or nothing where the file carries none, is broken, or was edited.

    What someone wrote into the file since is in its text alone, so the text must be read then.
    """
    try:
        with archive.opened(content) as file:
            text = fingerprint(_parsed(file, "word/document.xml"))
            for root in _own_data(file):
                if root.tag == f"{{{CARRIED_NAMESPACE}}}document" and root.get("text") == text:
                    return json.read(root.text or "")
    # NotReadable among them: a file that is not in order is not ours.
    except (LookupError, ValueError):
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
    return archive.parsed(archive.part(file, name))


def source(content: bytes) -> Source:
    """Return the blocks of a Word file: headers, body, notes, footers, as they are read.

    Raises:
        NotReadable: it is damaged, locked by a password, too large, or no Word file.

    """
    with archive.opened(content) as file:
        names = set(file.namelist())
        if "EncryptedPackage" in names:
            raise NotReadable(archive.LOCKED)
        body = _main_part(names)
        archive.check_whole(file, filter(_is_read, names))
        word = Word(
            {name: _parsed(file, name) for name in names if _is_read(name)},
            body,
        )
    text = "\n".join(words_of(root) for root in word.texts())
    check_length(text)
    return Source(tuple(word.blocks()), text, word.name, word.language)


def _main_part(names: set[str]) -> str:
    """Return the name of the part that holds the text."""
    for name in ("word/document.xml", "word/document2.xml"):
        if name in names:
            return name
    raise NotReadable(
        "The file is packed like a Word file, but holds no text of Word. "
        "Save it as Word (.docx), PDF or plain text."
    )


def _is_read(name: str) -> bool:
    return name == "docProps/core.xml" or bool(_READ.fullmatch(name))
