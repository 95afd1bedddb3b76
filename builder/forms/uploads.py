"""Takes uploaded files without letting a huge one fill memory or disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

KEPT = 8 * 1024 * 1024
# No form but that of an import takes more.
MOST_FILES = 20


class BoundedUploadHandler(FileUploadHandler):
    """Keeps the first 8 MiB of a file in memory and counts the rest, of the first few files.

    The upload is still read to its end and its true size reported, so that the form can say what
    is wrong with it and give back everything else that was typed.
    """

    files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start on the next file."""
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > MOST_FILES:
            raise SkipFile
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece of the file while there is room."""
        if start < KEPT:
            self.kept.write(raw_data[: KEPT - start])

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """Return the file, with its true size even where its end was not kept."""
        file = SimpleUploadedFile(
            self.file_name or "file", self.kept.getvalue(), self.content_type or ""
        )
        file.size = file_size
        return file
