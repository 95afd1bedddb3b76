"""Opens ZIP files, which Word's are, without being flooded by what they unpack to."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml.etree import LxmlError, XMLParser, fromstring

from builder.importing.blocks import NotReadable
from builder.importing.limits import LARGEST_PART, LARGEST_RATIO, LARGEST_WHOLE, MOST_PARTS

LOCKED = "The file is locked by a password. Save it without one."
_BROKEN = "The file is damaged. Open it in the program it comes from, and save it again."
_FLOODS = "The file unpacks to far more than a document has. It was not opened."
_DEFINES = "The file holds definitions that no document needs. It was not opened."


def opened(content: bytes) -> ZipFile:
    """Return the ZIP file that bytes hold.

    Raises:
        NotReadable: it is damaged, or has too many parts.

    """
    try:
        file = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NotReadable(_BROKEN) from error
    if len(file.namelist()) > MOST_PARTS:
        raise NotReadable("The file has more parts than a document has. It was not opened.")
    return file


def part(file: ZipFile, name: str) -> bytes:
    """Return the bytes of a part.

    Raises:
        NotReadable: it is not there, damaged, locked by a password, or unpacks to far too much.

    """
    try:
        info = file.getinfo(name)
    except KeyError as error:
        raise NotReadable(_BROKEN) from error
    _check(info)
    try:
        with file.open(info) as packed:
            # What the file says of its own size need not be true.
            content = packed.read(LARGEST_PART + 1)
    # NotImplementedError is a RuntimeError, but of a packing that nobody unpacks here.
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise NotReadable(_BROKEN) from error
    except RuntimeError as error:
        raise NotReadable(LOCKED) from error
    if len(content) > LARGEST_PART:
        raise NotReadable(_FLOODS)
    return content


def check_whole(file: ZipFile, names: Iterable[str]) -> None:
    """Refuse a file whose parts of these names unpack to far too much together.

    Raises:
        NotReadable: they do.

    """
    if sum(file.getinfo(name).file_size for name in names) > LARGEST_WHOLE:
        raise NotReadable(_FLOODS)


def parsed(content: bytes) -> object:
    """Return the root of an XML text; entities and addresses in it lead nowhere.

    Raises:
        NotReadable: it is no XML, or declares entities, which no document of Word does.

    """
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise NotReadable(_DEFINES)
    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = fromstring(content, parser)
    except (LxmlError, ValueError) as error:
        raise NotReadable(_BROKEN) from error
    # In an encoding of two bytes a character they look different.
    if root.getroottree().docinfo.doctype:
        raise NotReadable(_DEFINES)
    return root


def _check(info: ZipInfo) -> None:
    packed = max(info.compress_size, 1)
    if info.file_size > LARGEST_PART or (
        info.file_size > 1_000_000 and info.file_size / packed > LARGEST_RATIO
    ):
        raise NotReadable(_FLOODS)
