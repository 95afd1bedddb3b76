"""Takes ZIP files of documents apart, one file a member, within limits."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZipInfo

from builder.importing import archive
from builder.importing.blocks import NotReadable
from builder.importing.limits import LARGEST_FILE, LARGEST_PACK, MOST_MEMBERS
from builder.importing.sniffing import format_of

# What systems put beside the files that people pack.
_NOT_MEANT = {"__MACOSX", "Thumbs.db", "desktop.ini"}
_NESTED = "A ZIP file within a ZIP file is not opened. Unpack it first."


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a ZIP file: its name there, and its bytes or why they cannot be had."""

    name: str
    content: bytes = b""
    error: str = ""


def members(content: bytes) -> list[Member]:
    """Return the files that a ZIP file holds; folders, and what systems add, are left out.

    Raises:
        NotReadable: it is damaged, empty, or holds more than is unpacked.

    """
    with archive.opened(content) as file:
        infos = [info for info in file.infolist() if _is_meant(info)]
        if not infos:
            raise NotReadable("The ZIP file holds no files.")
        if len(infos) > MOST_MEMBERS:
            raise NotReadable(
                f"The ZIP file holds more than {MOST_MEMBERS} files. Divide it into smaller ones."
            )
        if sum(info.file_size for info in infos) > LARGEST_PACK:
            raise NotReadable(
                f"The ZIP file unpacks to more than {LARGEST_PACK // 1_000_000} megabytes. "
                "Divide it into smaller ones."
            )
        found = []
        for info in infos:
            if info.file_size > LARGEST_FILE:
                found.append(Member(info.filename, error="The file is too large."))
                continue
            try:
                inner = archive.part(file, info.filename)
            except NotReadable as error:
                found.append(Member(info.filename, error=str(error)))
                continue
            if inner.startswith(b"PK") and format_of(inner) == "zip":
                found.append(Member(info.filename, error=_NESTED))
            else:
                found.append(Member(info.filename, inner))
        return found


def _is_meant(info: ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    return not info.is_dir() and not _NOT_MEANT & set(path.parts) and path.name[:1] != "."
