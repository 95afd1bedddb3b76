"""Takes many uploaded files at once without letting them fill memory or disk."""

import tempfile
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from builder.importing.limits import LARGEST_FILE


class Part:
    """One file within a larger temporary one."""

    def __init__(self, whole: IO[bytes], start: int, length: int) -> None:
        self.whole, self.start, self.length = whole, start, length

    def read(self) -> bytes:
        """Return its bytes, or as many as were kept of them."""
        self.whole.seek(self.start)
        return self.whole.read(self.length)


class ImportUploadHandler(FileUploadHandler):
    """Keeps many files in one temporary file; of what is too large only the size.

    An upload of hundreds of files neither takes a file handle for each nor memory for all.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.whole: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self.room = settings.IMPORT_MEGABYTES * 1_000_000
        self.files = 0

    def close(self) -> None:
        """Delete what was uploaded."""
        self.whole.close()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start on the next file."""
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > settings.IMPORT_FILES + 1:
            raise SkipFile
        self.start = self.whole.seek(0, 2)
        self.kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece of the file while there is room."""
        # A byte more than is read, so that whoever checks the size sees what is wrong.
        piece = raw_data[: max(min(LARGEST_FILE + 1 - start, self.room), 0)]
        self.whole.write(piece)
        self.kept += len(piece)
        self.room -= len(piece)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Return the file, with its true size even where not all was kept."""
        part = Part(self.whole, self.start, self.kept)
        return UploadedFile(part, self.file_name or "", self.content_type, file_size)  # type: ignore[arg-type]
