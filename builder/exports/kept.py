"""Exports made before, kept in memory for when the same is wanted again."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache, wraps
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from builder.document import JobDocument
from builder.exports.format import Look

Render = Callable[[JobDocument, Look], bytes]

# What makes exports, beside the document and the look: libraries, and folders of ours.
_LIBRARIES = ("babel", "django", "pydyf", "python-docx", "weasyprint")
_FOLDERS = ("builder", "static/exports", "static/fonts", "templates/exports")
_ENDINGS = {".py", ".css", ".html", ".woff2"}


def key(name: str, document: JobDocument, look: Look) -> str:
    """Return what identifies an export: equal keys stand for equal bytes.

    It is made from the format's name, the document's content, the look, and the version of
    everything that makes exports.
    """
    parts = (_engine(), name, document.content_hash, repr(look))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def keep(name: str, render: Render) -> Render:
    """Return `render` as a function that makes the same export of the format only once."""

    @wraps(render)
    def kept(document: JobDocument, look: Look) -> bytes:
        wanted = key(name, document, look)
        content = SHELF.get(wanted)
        if content is None:
            content = render(document, look)
            SHELF.put(wanted, content)
        return content

    return kept


class Shelf:
    """The exports used last, up to a number and a size. For several threads."""

    def __init__(self, count: int, size: int) -> None:
        """Make an empty shelf for `count` exports that are `size` bytes together."""
        self._count = count
        self._room = size
        self._contents: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """Return what was put there under the key, unless it had to make room."""
        with self._lock:
            if key in self._contents:
                self._contents.move_to_end(key)
            return self._contents.get(key)

    def put(self, key: str, content: bytes) -> None:
        """Keep the content; those not used for longest make room for it."""
        with self._lock:
            self._room += len(self._contents.pop(key, b""))
            self._contents[key] = content
            self._room -= len(content)
            while self._contents and (self._room < 0 or len(self._contents) > self._count):
                _, dropped = self._contents.popitem(last=False)
                self._room += len(dropped)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._room += sum(map(len, self._contents.values()))
            self._contents.clear()

    def __len__(self) -> int:
        return len(self._contents)


SHELF = Shelf(count=2000, size=settings.PDF_CACHE_MEGABYTES * 1024 * 1024)


@cache
def _engine() -> str:
    """Return a hash that changes when any library or file that makes exports does."""
    seen = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    root = Path(settings.BASE_DIR)
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in _ENDINGS:
                seen.update(path.read_bytes())
    return seen.hexdigest()
