"""Tells the format of a file from its content; names lie, and pasted text has none."""

import re

from builder.importing.blocks import NotReadable
from builder.importing.markdown import looks_marked
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
    """Return the name of a file's format in `builder.importing.FORMATS`.

    Raises:
        NotReadable: it has none of them.

    """
    # Some programs write a little before a PDF's first line.
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return "docx"
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if content.startswith(_OLE):
        raise NotReadable(
            "The file is of an old version of Word, or locked by a password. "
            "Open it in Word, and save it as .docx without a password."
        )
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
    if looks_marked(text) or text.startswith("---\n"):
        return "markdown"
    return "text"
