"""Reads plain text: what is pasted, and what is left of a page when all looks are gone."""

from builder.importing.blocks import NotReadable, Source, settled
from builder.importing.limits import check_length
from builder.importing.lines import blocks_of

# Marks at a text's start that say how it is written.
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decoded(content: bytes) -> str:
    """Return the text that bytes hold: UTF-8, what its mark says, or else Windows' own.

    Raises:
        NotReadable: they hold no text.

    """
    name = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text or _share_of_controls(text) > 0.02:
        raise NotReadable(
            "The file is none that can be read here. Save it as Word, PDF, HTML or plain text."
        )
    return settled(text)


def source(content: bytes) -> Source:
    """Return the blocks of plain text.

    Raises:
        NotReadable: it is no text, or too long.

    """
    text = decoded(content)
    check_length(text)
    return Source(tuple(blocks_of(text)), text)


def _share_of_controls(text: str) -> float:
    controls = sum(character < " " and character not in "\t\n\r\x0b\x0c" for character in text)
    return (controls + text.count("\ufffd")) / max(len(text), 1)
