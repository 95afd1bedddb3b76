"""Postings as files of their own in one ZIP, in any formats."""

from collections import Counter
from collections.abc import Iterable
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from builder.exports import FORMATS
from builder.exports.bulk.bundle import Bundle, Entry, Wishes
from builder.exports.file_name import file_name
from builder.exports.format import Format
from builder.typesetting.pool import NotSet

# What is compressed already.
_DENSE = {"pdf", "docx"}


def write(entries: Iterable[Entry], file: IO[bytes], wishes: Wishes) -> list[str]:
    """Write the archive. Every name in it is one that Windows takes, and is there once."""
    failed: list[str] = []
    formats = [FORMATS[name] for name in wishes.formats]
    extensions = Counter(chosen.extension for chosen in formats)
    taken: set[str] = set()
    with ZipFile(file, "w") as archive:
        for entry in entries:
            stem = _free(file_name(entry.document, "x").removesuffix(".x"), taken)
            folder = f"{stem}/" if wishes.folders else ""
            for chosen in formats:
                shared = extensions[chosen.extension] > 1
                name = f"{folder}{stem}{f'-{chosen.name}' if shared else ''}.{chosen.extension}"
                try:
                    content = chosen.render(entry.document, entry.look)
                except NotSet:
                    failed.append(f"{entry.document.title} ({chosen.label})")
                    continue
                info = ZipInfo(name, entry.changed_at.timetuple()[:6])
                info.external_attr = 0o644 << 16
                archive.writestr(info, content, _compression(chosen))
    return failed


def _free(stem: str, taken: set[str]) -> str:
    """Return the name, numbered where another has it. To Windows, Nurse and nurse are the same."""
    number, free = 1, stem
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free.casefold())
    return free


def _compression(chosen: Format) -> int:
    return ZIP_STORED if chosen.extension in _DENSE else ZIP_DEFLATED


BUNDLE = Bundle(
    "zip",
    "Separate files in one ZIP",
    "One or more for each posting, in the formats you tick below",
    "application/zip",
    "zip",
    write,
    at_once=12,
)
