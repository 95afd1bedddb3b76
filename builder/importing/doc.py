"""Reads files of old versions of Word, where LibreOffice is installed to convert them."""

from builder.importing import archive, docx, programs
from builder.importing.blocks import NotReadable, Source

_LOCKED = "EncryptedPackage".encode("utf-16-le")


def source(content: bytes) -> Source:
    """Return the blocks of an old Word file.

    Raises:
        NotReadable: it is locked by a password, or cannot be converted here.

    """
    if _LOCKED in content:
        raise NotReadable(archive.LOCKED)
    if not programs.converts_word():
        raise NotReadable(
            "The file is of an old version of Word, or locked by a password. "
            "Open it in Word, and save it as .docx without a password."
        )
    return docx.source(programs.docx_of(content))
