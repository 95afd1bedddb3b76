"""Tells the format of a file from its content; names lie, and pasted text has none."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from builder.importing.blocks import NotReadable
from builder.importing.markdown import looks_marked
from builder.importing.tables import is_table
from builder.importing.text import decoded

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAGS = re.compile(
    r"</?(?:html|head|body|div|p|br|ul|ol|li|table|h[1-6]|span|strong|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
# What else people drop here, by its first bytes, and what to do instead.
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
)


def format_of(content: bytes) -> str:
    """Return the name of a file's format in `builder.importing.FORMATS` or `SEVERAL`.

    Raises:
        NotReadable: it has none of them.

    """
    # Some programs write a little before a PDF's first line.
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return _packed(content)
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if content.startswith(_OLE):
        return "doc"
    for start, kind in _OTHERS:
        if content.startswith(start):
            raise NotReadable(
                f"The file is {kind}. Use a Word, PDF, HTML, RTF, Markdown or text file."
            )
    text = decoded(content)
    if text.lstrip().startswith("{") and text.rstrip().endswith("}"):
        return "json"
    beginning = text.lstrip()[:200].lower()
    if beginning.startswith(("<!doctype html", "<html", "<?xml")) or len(_TAGS.findall(text)) > 3:
        return "html"
    if beginning.startswith("<") and _TAGS.search(text):
        return "html"
    if is_table(text):
        return "csv"
    if looks_marked(text) or text.startswith("---\n"):
        return "markdown"
    return "text"


def _packed(content: bytes) -> str:
    """Return what a ZIP file is; a damaged one is taken for Word's, which most are."""
    try:
        with ZipFile(BytesIO(content)) as file:
            names = file.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return "docx"
    folders = {name.partition("/")[0] for name in names}
    if "[Content_Types].xml" in names or "word" in folders or "EncryptedPackage" in names:
        return "xlsx" if "xl" in folders else "docx"
    return "zip"
