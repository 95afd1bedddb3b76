"""Reads plain text: what is pasted, and what is left of a page when all looks are gone."""

from builder.importing.blocks import NotReadable, Source, settled
from builder.importing.limits import check_length
from builder.importing.lines import blocks_of

# Marks at a text's start that say how it is written; the longer ones first.
_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16",
}  # fmt: skip


def decoded(content: bytes) -> str:
    """Return the text that bytes hold: UTF-8, what its mark says, or else Windows' own.

    Raises:
        NotReadable: they hold no text.

    """
    marked = (name for mark, name in _MARKS.items() if content.startswith(mark))
    name = next(marked, "") or _unmarked(content)
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


def _unmarked(content: bytes) -> str:
    """Return the encoding of a text without a mark; in UTF-16 half of the bytes are zero."""
    start = content[:1000]
    for name, zeros, others in (("utf-16-le", start[1::2], start[::2]),
                                ("utf-16-be", start[::2], start[1::2])):  # fmt: skip
        if zeros.count(0) > 0.7 * len(zeros) and others.count(0) < 0.1 * len(others):
            return name
    return "utf-8"


def _share_of_controls(text: str) -> float:
    controls = sum(character < " " and character not in "\t\n\r\x0b\x0c" for character in text)
    return (controls + text.count("\ufffd")) / max(len(text), 1)
