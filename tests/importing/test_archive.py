"""Packed files that are not in order are refused, each with the words that fit."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from builder.importing import NotReadable, read


def packed(text: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", text)
    return file.getvalue()


def with_header(content: bytes, place: int, value: int) -> bytes:
    """Change a byte of the entry, which stands at `place` of its own header, in both headers."""
    listed = content.index(b"PK\x01\x02")
    changed = bytearray(content)
    changed[place] = changed[listed + place + 2] = value
    return bytes(changed)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed("<a>" + " " * 30_000_000 + "</a>"), "unpacks to far more"),
        (packed("<a>" + " " * 1_100_000 + "</a>"), "unpacks to far more"),
        (with_header(packed("<a/>"), 6, 1), "locked by a password"),
        (with_header(packed("<a/>"), 8, 99), "is damaged"),
        (packed("<a/>")[:40], "is damaged"),
    ],
    ids=["too large", "packed too well", "locked", "packed in another way", "cut off"],
)
def test_what_is_wrong_with_a_packed_file_is_said(content: bytes, said: str) -> None:
    with pytest.raises(NotReadable, match=said):
        read(content)
