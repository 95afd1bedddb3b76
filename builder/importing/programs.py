"""Lets programs of the system help, where the administrator installed them.

LibreOffice (`soffice`) makes DOCX of what old versions of Word wrote, Tesseract (`tesseract`) reads
pictures of pages. Both run without a network address, in a folder of their own, for a time.
"""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.importing.blocks import NotReadable
from builder.importing.limits import MOST_PAGES_TO_RECOGNIZE, PROGRAM_SECONDS

_HUNG = "The file takes too long to convert. Save it as Word (.docx) or plain text."
_FAILED = "The file cannot be converted. Open it in Word, and save it as .docx."


def converts_word() -> bool:
    """Say whether old Word files can be converted here."""
    return shutil.which("soffice") is not None


def docx_of(content: bytes) -> bytes:
    """Return the DOCX that LibreOffice makes of a file; its macros do not run.

    Raises:
        NotReadable: the program fails, or takes too long.

    """
    with TemporaryDirectory(prefix="jobdesc-import-") as folder:
        old = Path(folder) / "old.doc"
        old.write_bytes(content)
        _run(
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--norestore", "--convert-to", "docx", "--outdir", folder, str(old),
        )  # fmt: skip
        try:
            return (Path(folder) / "old.docx").read_bytes()
        except OSError as error:
            raise NotReadable(_FAILED) from error


def recognizes_text() -> bool:
    """Say whether text in pictures can be recognized here."""
    return shutil.which("tesseract") is not None


def recognized(pages: list[bytes]) -> str:
    """Return the text that Tesseract recognizes in pictures of pages (PNG), the first few of them.

    Raises:
        NotReadable: the program fails, or takes too long.

    """
    return "\n\n".join(
        _run("tesseract", "-", "-", stdin=page).decode("utf-8", "replace")
        for page in pages[:MOST_PAGES_TO_RECOGNIZE]
    )


def _run(program: str, *arguments: str, stdin: bytes = b"") -> bytes:
    path = shutil.which(program)
    if path is None:
        raise NotReadable(_FAILED)
    try:
        done = subprocess.run(
            [path, *arguments],
            input=stdin,
            capture_output=True,
            timeout=PROGRAM_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NotReadable(_HUNG) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotReadable(_FAILED) from error
    return done.stdout
